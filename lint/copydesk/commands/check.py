"""``copydesk check``: checks stories and reports."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from copydesk.checker import Checked
from copydesk.commands.asking import Call, Parser, add_story_arguments, call_of, complain, results
from copydesk.config import ConfigError
from copydesk.readers import Unread
from copydesk.registry import RulePackError
from copydesk.reports import FORMATS, Options, Report, Summary, make_report
from copydesk.rule import SEVERITIES

_LEVELS = (*SEVERITIES, "never")


def run(arguments: Sequence[str]) -> int:
    """Runs the command; returns 0, 1 (findings at or above --fail-on) or 2 (something could not be done)."""
    asked = _parser().parse_args(arguments)
    try:
        call = call_of(asked)
    except (ConfigError, RulePackError) as problem:
        return complain(problem)
    if asked.output is None:
        return _report(asked, call, sys.stdout)
    try:
        with open(asked.output, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            return _report(asked, call, out)
    except OSError as error:
        print(f"copydesk: --output {asked.output}: {(error.strerror or str(error)).lower()}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="copydesk check",
        description="Checks stories. Exit code 0: nothing at or above --fail-on; 1: something; 2: a file could not be read, "
        "a rule failed, or the call is wrong.",
    )
    add_story_arguments(parser)
    parser.add_argument("--format", choices=FORMATS, help="default: full on a terminal, concise elsewhere")
    parser.add_argument("--output", metavar="FILE", help="writes the report there")
    parser.add_argument(
        "--fail-on", choices=_LEVELS, default="warning", help="from which severity on to exit with 1 (default warning)"
    )
    parser.add_argument("--fix", action="store_true", help="applies the safe fixes, then reports what is left")
    parser.add_argument("--diff", action="store_true", help="shows what --fix would change, and changes nothing")
    parser.add_argument("--claims", action="store_true", help="with the ledger of all that was worked out again")
    parser.add_argument("--no-cache", action="store_true", help="checks every story afresh (as every run does so far)")
    return parser


def _report(asked: argparse.Namespace, call: Call, out: TextIO) -> int:
    terminal = out is sys.stdout and out.isatty()
    format = asked.format or ("full" if terminal else "concise")
    if format == "json" and hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8", errors="backslashreplace")
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if asked.diff:
        return _diff(call, asked.fail_on, out)
    report = make_report(format, out, Options(asked.claims, colour, _width(terminal)))
    failed_to_fix = False
    for result in results(call):
        if asked.fix and isinstance(result, Checked):
            result, fixed = _fixed(result, call)
            failed_to_fix = failed_to_fix or not fixed
        report.add(result)
    report.close()
    return 2 if failed_to_fix else _exit_code(report.summary, asked.fail_on)


def _width(terminal: bool) -> int:
    try:
        return min(100, os.get_terminal_size().columns) if terminal else 80
    except OSError:
        return 80


def _exit_code(summary: Summary, fail_on: str) -> int:
    if summary.unread or summary.broken:
        return 2
    loud = _LEVELS[: _LEVELS.index(fail_on) + 1] if fail_on != "never" else ()
    return int(any(summary.findings.get(severity) for severity in loud))


def _fixed(checked: Checked, call: Call) -> tuple[Checked, bool]:
    """The story after its safe fixes, checked again; False where the file could not be written."""
    from copydesk.checker import check
    from copydesk.fixing import apply, rewrite, safe_edits
    from copydesk.readers import read_path

    story = checked.story
    edits = safe_edits(checked)
    if not edits:
        return checked, True
    if story.fields or not os.path.isfile(story.path):
        print(
            f"copydesk: {story.path}: fixes are only applied to text files, not to records or standard input",
            file=sys.stderr,
        )
        return checked, False
    try:
        rewrite(story.path, story.source, apply(story.source, edits))
    except OSError as error:
        print(f"copydesk: {story.path}: not fixed: {error.strerror or error}", file=sys.stderr)
        return checked, False
    for again in read_path(story.path, call.date):
        if not isinstance(again, Unread):
            return check(again, call.rules), True
    return checked, False


def _diff(call: Call, fail_on: str, out: TextIO) -> int:
    from difflib import unified_diff

    from copydesk.fixing import apply, safe_edits

    report = Report(out, Options())
    for result in results(call):
        report.summary.add(result)
        if isinstance(result, Unread):
            print(f"copydesk: {result.path}: not read: {result.message}", file=sys.stderr)
            continue
        before = result.story.source
        after = apply(before, safe_edits(result))
        name = result.story.path
        for line in unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm=""):
            out.write(line + "\n")
    return _exit_code(report.summary, fail_on)
