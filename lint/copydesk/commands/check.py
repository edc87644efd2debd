"""``copydesk check``: checks stories and reports."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Generator, Sequence
from typing import TextIO, cast

from copydesk.checker import Checked
from copydesk.commands.asking import (
    Parser,
    add_story_arguments,
    call_of,
    complain,
)
from copydesk.commands.unbroken import Unbroken
from copydesk.config import ConfigError
from copydesk.readers import Unread
from copydesk.registry import RulePackError
from copydesk.reports import FOR_PROGRAMS, FORMATS, Options, Report, Summary, make_report
from copydesk.running.plan import Call, StoppedError
from copydesk.running.results import results
from copydesk.settings import LEVELS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from copydesk.commands.progress import Progress
    from copydesk.running.fixer import Fixer

#: The exit code after Ctrl-C.
STOPPED = 130


def run(arguments: Sequence[str]) -> int:
    """Runs the command; returns 0, 1 (findings at or above --fail-on), 2 (something could not be done) or 130 (Ctrl-C)."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.diff and (asked.format or asked.claims):
        parser.error("--diff shows a diff and no report: leave --format and --claims out")
    try:
        if asked.only_stories:
            from copydesk.commands.only_stories import stories_among

            asked.paths = stories_among(asked.paths)
            if not asked.paths:
                print("copydesk: no story among these files; nothing was checked", file=sys.stderr)
                return 0
        call = call_of(asked, baseline="" if asked.no_baseline else asked.baseline, since=asked.since)
        asked.fail_on = asked.fail_on or call.plan_for(call.paths[0]).fail_on or "warning"
        if asked.annotate:
            from copydesk.commands.annotate import require_one_document

            require_one_document(call.paths, asked.annotate)
        return _run(asked, call)
    except (ConfigError, RulePackError, StoppedError) as problem:
        return complain(problem)
    except OSError as error:
        if asked.output is None:
            raise
        return complain(f"--output {asked.output}: {(error.strerror or str(error)).lower()}")


def _run(asked: argparse.Namespace, call: Call) -> int:
    if asked.output is None:
        code = _report(asked, call, sys.stdout)
    else:
        from copydesk.commands.output import write_whole

        code = write_whole(asked.output, lambda out: _report(asked, call, out))
    if call.gate.baselines and code != STOPPED:
        from copydesk.commands.aftermath import see_to_baselines

        code = max(code, see_to_baselines(asked, call))
    return code


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="copydesk check",
        description="Checks stories. Exit code 0: nothing at or above --fail-on; 1: something; 2: a file could not be read, "
        "a rule failed, or the call is wrong; 130: Ctrl-C.",
    )
    add_story_arguments(parser)
    parser.add_argument("--format", choices=FORMATS, help="default: full on a terminal, concise elsewhere")
    parser.add_argument(
        "--only-stories",
        action="store_true",
        help="passes over named files that a search through a folder would pass over, as a hook needs it",
    )
    parser.add_argument("--output", metavar="FILE", help="writes the report there")
    parser.add_argument(
        "--annotate", metavar="FILE.docx", help="writes a copy of the Word document with the findings as comments in it"
    )
    parser.add_argument(
        "--fail-on", choices=LEVELS, help="from which severity on to exit with 1 (default: the settings', else warning)"
    )
    parser.add_argument("--fix", action="store_true", help="applies the safe fixes, then reports what is left")
    parser.add_argument(
        "--unsafe-fixes", action="store_true", help="makes the other fixes, too, those to look at; see --diff first"
    )
    parser.add_argument("--diff", action="store_true", help="shows what fixes would change, and changes nothing")
    parser.add_argument("--claims", action="store_true", help="with the ledger of all that was worked out again")
    parser.add_argument(
        "--since",
        metavar="REV",
        help="only what changed since that commit, branch or tag of git, uncommitted changes included",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--baseline",
        metavar="FILE",
        help="reports only what that baseline does not hold (default: the settings', or one above)",
    )
    which.add_argument("--no-baseline", action="store_true", help="reports what a baseline holds as well")
    parser.add_argument(
        "--shrink-baseline", action="store_true", help="drops from the baseline what is gone, as the hook does"
    )
    return parser


def _report(asked: argparse.Namespace, call: Call, out: TextIO) -> int:
    terminal = out is sys.stdout and out.isatty()
    format = asked.format or ("full" if terminal else "concise")
    if format in FOR_PROGRAMS and hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8", errors="backslashreplace")
    progress = _progress(call)
    if progress is not None and terminal:
        from copydesk.commands.progress import Cleared

        out = cast("TextIO", Cleared(out, progress))
    fixer = None
    if asked.fix or asked.unsafe_fixes or asked.diff:
        from copydesk.commands.fixes import make_fixer

        fixer = make_fixer(call, unsafe=asked.unsafe_fixes, write=not asked.diff)
    if asked.diff and fixer is not None:
        from copydesk.commands.fixes import Diff

        report: Report = Diff(out, call, fixer, unsafe=asked.unsafe_fixes)
        fixer = None
    else:
        colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        report = make_report(format, out, Options(asked.claims, colour, _width(terminal), asked.fail_on))
    whole = _fill(report, _results(asked, call), fixer, progress)
    if call.changes is not None:
        from copydesk.commands.aftermath import say_nothing_changed

        say_nothing_changed(call, report.summary)
    if not whole:
        print("copydesk: stopped; what is reported was found until then, and the rest was not checked", file=sys.stderr)
        return STOPPED
    return 2 if fixer is not None and fixer.failed else _exit_code(report.summary, asked.fail_on)


def _fill(
    report: Report,
    found: Generator[Checked | Unread, None, None],
    fixer: Fixer | None,
    progress: Progress | None,
) -> bool:
    """Writes the report, and ends it as is due also after Ctrl-C; False says that there was one."""
    unbroken = Unbroken()
    whole = True
    try:
        try:
            for result in found:
                with unbroken:
                    if fixer is not None and isinstance(result, Checked):
                        if progress is not None and result.findings:
                            progress.hide()  # for what the fixer may have to complain of
                        result = fixer.take(result)
                    report.add(result)
                    if progress is not None:
                        progress.add(result)
        except KeyboardInterrupt:
            whole = False
            found.close()  # nobody waits for what other processes are at
        with unbroken:
            if progress is not None:
                progress.hide()
            report.summary.stopped = not whole
            if fixer is not None:
                fixer.finish()
                report.summary.fixed = fixer.places
            report.close()
    finally:
        unbroken.end()
        if fixer is not None:
            fixer.drop()
    return whole


def _progress(call: Call) -> Progress | None:
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    from copydesk.commands.progress import make_progress
    from copydesk.running.pieces import size_of_all

    return make_progress(sys.stderr, lambda: size_of_all(call))


def _results(asked: argparse.Namespace, call: Call) -> Generator[Checked | Unread, None, None]:
    found = results(call)
    if asked.annotate:
        from copydesk.commands.annotate import with_comments

        found = with_comments(found, asked.annotate)
    if asked.output is None:
        yield from found
        return
    from copydesk.commands.output import refuse_to_overwrite

    for result in found:
        path = result.path if isinstance(result, Unread) else result.story.path
        refuse_to_overwrite(path, asked.output)
        yield result


def _width(terminal: bool) -> int:
    try:
        return min(100, os.get_terminal_size().columns) if terminal else 80
    except OSError:
        return 80


def _exit_code(summary: Summary, fail_on: str) -> int:
    if summary.unread or summary.broken:
        return 2
    loud = LEVELS[: LEVELS.index(fail_on) + 1] if fail_on != "never" else ()
    return int(any(summary.findings.get(severity) for severity in loud))
