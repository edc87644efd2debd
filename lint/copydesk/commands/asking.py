"""What the commands share: arguments, the call they make, and complaints on standard error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from copydesk.checker import Checked
from copydesk.config import ConfigError, Selection
from copydesk.readers import Unread
from copydesk.reports.wording import unread_line, visible
from copydesk.running.plan import Call, make_call
from copydesk.running.results import cores
from copydesk.story import publication_day


def _formatter(prog: str) -> argparse.HelpFormatter:
    return argparse.HelpFormatter(prog, width=100)


class Parser(argparse.ArgumentParser):
    """argparse, with one-line errors, and without abbreviations: they would end with the next option that is added."""

    def __init__(self, *, prog: str, description: str) -> None:
        # Given a width, argparse does not import shutil to ask the terminal for it, once for each argument.
        super().__init__(prog=prog, description=description, allow_abbrev=False, formatter_class=_formatter)

    def error(self, message: str) -> NoReturn:
        """Says what is wrong with the call, and exits with code 2."""
        self.exit(2, f"{self.prog}: {message}\n`{self.prog} --help` says how it is called.\n")


def add_story_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that reads stories."""
    parser.add_argument(
        "paths", nargs="*", default=[os.curdir], metavar="PATH",
        help="a story, a folder of stories (default: this one), or - for standard input",
    )  # fmt: skip
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="the day the stories are published")
    parser.add_argument(
        "--select", action="append", default=[], metavar="NAME,…", help="only these rules or families, or all"
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="NAME,…", help="leave these rules or families out"
    )
    parser.add_argument("--preview", action="store_true", help="with the rules that are still being tried out")
    parser.add_argument(
        "--stdin-filename", default="<stdin>", metavar="PATH", help="what to call standard input, and its format"
    )
    parser.add_argument("--no-cache", action="store_true", help="checks every story afresh, and keeps no results")
    parser.add_argument(
        "--jobs",
        type=_jobs,
        default=0,
        metavar="N",
        help="how many processes to use, or auto for one a core (default: 1, and with more than 400 kB of copy up to 8)",
    )


def day(words: str) -> date:
    """A day given as 2024-08-20. Raises ArgumentTypeError."""
    try:
        return publication_day(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no day a story came out; write it as 2024-08-20") from None


def _jobs(words: str) -> int:
    if words == "auto":
        return min(256, cores())
    if not words.isdecimal() or not 1 <= int(words) <= 256:
        raise argparse.ArgumentTypeError(f"{words!r} is no number of processes from 1 to 256, nor auto")
    return int(words)


def call_of(
    asked: argparse.Namespace, *, baseline: str | None = None, begin_baseline: bool = False, since: str | None = None
) -> Call:
    """The call that the arguments make; `make_call` says what the others are. Raises ConfigError or RulePackError."""
    selection = Selection(_names("--select", asked.select), _names("--ignore", asked.ignore), asked.preview)
    return make_call(
        asked.paths,
        asked.date,
        selection,
        stdin_filename=asked.stdin_filename,
        jobs=asked.jobs,
        cache=not asked.no_cache,
        baseline=baseline,
        begin_baseline=begin_baseline,
        since=since,
    )


def _names(option: str, given: Sequence[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for words in given for name in words.split(",") if name.strip())
    if given and not names:
        raise ConfigError(f"{option} names no rule; give names or families, or leave it out")
    return names


def complain(problem: Exception | str) -> int:
    """Says on standard error what keeps the command from running; returns exit code 2."""
    print(f"copydesk: {problem}", file=sys.stderr)
    return 2


def complain_of_unread(unread: Unread) -> None:
    """Says on standard error what could not be read, for a command whose output is no report."""
    complain(unread_line(unread))


def complain_of_broken(checked: Checked) -> None:
    """Says on standard error which rules failed on a story, for a command whose output is no report."""
    for broken in checked.broken:
        path, error = visible(checked.story.path), visible(broken.error)
        complain(f"{path}: rule {broken.rule} failed and was not checked: {error}")
