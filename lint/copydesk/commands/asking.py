"""What the commands share: arguments, which rules are on, which files are meant, results one by one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, NoReturn

from copydesk.checker import Checked, check
from copydesk.config import ConfigError, Selection, rules_on
from copydesk.readers import STORY_SUFFIXES, Unread, read_path, read_stream
from copydesk.registry import Rule, RulePackError, find_rules
from copydesk.story import Story

STDIN = "-"


class Parser(argparse.ArgumentParser):
    """argparse, with one-line errors."""

    def error(self, message: str) -> NoReturn:
        """Says what is wrong with the call, and exits with code 2."""
        self.exit(2, f"{self.prog}: {message}\n`{self.prog} --help` says how it is called.\n")


class Call(NamedTuple):
    """What is to be checked, and how."""

    paths: tuple[str, ...]
    date: date | None
    rules: tuple[Rule, ...]
    stdin_filename: str = "<stdin>"
    jobs: int = 1


def add_story_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that reads stories."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a story, a folder of stories, or - for standard input"
    )
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
    parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="how many processes to use (default 1)")


def day(words: str) -> date:
    """A day given as 2024-08-20. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no day of the calendar; write it as 2024-08-20") from None


def _jobs(words: str) -> int:
    if not words.isdigit() or not 1 <= int(words) <= 256:
        raise argparse.ArgumentTypeError(f"{words!r} is no number of processes from 1 to 256")
    return int(words)


def call_of(asked: argparse.Namespace) -> Call:
    """The call that the arguments make. Raises ConfigError or RulePackError."""
    selection = Selection(_names(asked.select), _names(asked.ignore), asked.preview)
    rules = rules_on(find_rules(), selection)
    return Call(tuple(asked.paths), asked.date, rules, asked.stdin_filename, asked.jobs)


def _names(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip() for words in given for name in words.split(",") if name.strip())


def complain(problem: ConfigError | RulePackError) -> int:
    """Says on standard error what keeps the command from running; returns exit code 2."""
    print(f"copydesk: {problem}", file=sys.stderr)
    return 2


def results(call: Call) -> Iterator[Checked | Unread]:
    """Every story that the call means, checked, in order."""
    if call.jobs > 1:
        from copydesk.commands.parallel import checked_in_parallel

        yield from checked_in_parallel(stories(call), call.rules, call.jobs)
        return
    for story in stories(call):
        yield story if isinstance(story, Unread) else check(story, call.rules)


def stories(call: Call) -> Iterator[Story | Unread]:
    """Every story that the call means, in order."""
    for path in call.paths:
        if path == STDIN:
            records = call.stdin_filename.endswith((".jsonl", ".ndjson"))
            yield from read_stream(sys.stdin.buffer, call.stdin_filename, call.date, records_of=records)
        elif os.path.isdir(path):
            yield from _in_folder(path, call.date)
        elif not os.path.exists(path):
            yield Unread(path, None, "there is no such file; check the path")
        else:
            yield from read_path(path, call.date)


def _in_folder(folder: str, given_date: date | None) -> Iterator[Story | Unread]:
    found = False
    for path in story_files(folder):
        found = True
        yield from read_path(path, given_date)
    if not found:
        yield Unread(folder, None, f"holds no stories; copydesk looks for {', '.join(STORY_SUFFIXES)}")


def story_files(folder: str) -> Iterable[str]:
    """The stories below a folder in order; what git ignores and hidden folders are left out."""
    from copydesk.commands.folders import files_below

    return (path for path in files_below(folder) if path.lower().endswith(STORY_SUFFIXES))
