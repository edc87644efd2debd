"""What the commands share: arguments, which rules are on, which files are meant, results one by one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, NoReturn

from copydesk.checker import Checked, check
from copydesk.config import ConfigError, Selection, require_known, rules_on
from copydesk.readers import STORY_SUFFIXES, Unread, read_path, read_stream, unopened
from copydesk.registry import Rule, find_rules
from copydesk.reports.wording import visible
from copydesk.settings import Settings, settings_of
from copydesk.story import Story, publication_day

STDIN = "-"


class StoppedError(Exception):
    """The run cannot go on; the text says why and what to do."""


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


class Plan(NamedTuple):
    """What is done with a story: the rules that run, the severities that the newsroom sets, its own phrases."""

    rules: tuple[Rule, ...]
    severities: dict[str, str]
    phrases: tuple[tuple[str, str], ...]
    fail_on: str | None

    def check(self, story: Story) -> Checked:
        """Checks the story as planned."""
        story.house_phrases = self.phrases
        return check(story, self.rules, self.severities)


class Call(NamedTuple):
    """What is to be checked, and how; `selection` is what the command line says, over what settings say."""

    paths: tuple[str, ...]
    date: date | None
    rules: tuple[Rule, ...]
    selection: Selection
    plans: dict[Settings, Plan]
    stdin_filename: str = "<stdin>"
    jobs: int = 1

    def plan_for(self, path: str) -> Plan:
        """What is done with the stories at a path, by the settings above it. Raises ConfigError."""
        settings = settings_of(path)
        if settings not in self.plans:
            self.plans[settings] = self._planned(settings)
        return self.plans[settings]

    def _planned(self, settings: Settings) -> Plan:
        ours = self.selection
        merged = Selection(
            ours.select or settings.select, (*settings.ignore, *ours.ignore), ours.preview or settings.preview
        )
        try:
            rules = rules_on(self.rules, merged)
            require_known(self.rules, dict(settings.severity))
            require_known(self.rules, (rule for rule, _ in settings.phrases))
        except ConfigError as problem:
            where = f"{settings.path}: " if settings.path is not None else ""
            raise ConfigError(f"{where}{problem}") from None
        return Plan(rules, dict(settings.severity), settings.phrases, settings.fail_on)


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
    parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="how many processes to use (default 1)")


def day(words: str) -> date:
    """A day given as 2024-08-20. Raises ArgumentTypeError."""
    try:
        return publication_day(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no day a story came out; write it as 2024-08-20") from None


def _jobs(words: str) -> int:
    if not words.isdecimal() or not 1 <= int(words) <= 256:
        raise argparse.ArgumentTypeError(f"{words!r} is no number of processes from 1 to 256")
    return int(words)


def call_of(asked: argparse.Namespace) -> Call:
    """The call that the arguments make. Raises ConfigError or RulePackError."""
    selection = Selection(_names("--select", asked.select), _names("--ignore", asked.ignore), asked.preview)
    rules = find_rules()
    rules_on(rules, selection)  # what is wrong with the command line is said before any file is read
    call = Call(tuple(asked.paths), asked.date, rules, selection, {}, asked.stdin_filename, asked.jobs)
    for path in call.paths:  # and so is what is wrong with the settings above what was named
        call.plan_for(
            call.stdin_filename if path == STDIN else os.path.join(path, "story") if os.path.isdir(path) else path
        )
    return call


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
    complain(f"{visible(unread.path)}: not read: {visible(unread.message)}")


def complain_of_broken(checked: Checked) -> None:
    """Says on standard error which rules failed on a story, for a command whose output is no report."""
    for broken in checked.broken:
        path, error = visible(checked.story.path), visible(broken.error)
        complain(f"{path}: rule {broken.rule} failed and was not checked: {error}")


def results(call: Call) -> Iterator[Checked | Unread]:
    """Every story that the call means, checked, in order. Raises StoppedError."""
    if call.jobs == 1:
        for one in _planned(call):
            yield one if isinstance(one, Unread) else one[1].check(one[0])
        return
    from concurrent.futures import BrokenExecutor

    from copydesk.commands.parallel import checked_in_parallel

    try:
        yield from checked_in_parallel(_planned(call), call.jobs)
    except BrokenExecutor:
        raise StoppedError("a process died over a story, perhaps for want of memory; run with fewer --jobs") from None


def _planned(call: Call) -> Iterator[tuple[Story, Plan] | Unread]:
    """Every story with its plan; one under a folder whose settings are wrong counts as unread and hides no other."""
    for story in stories(call):
        try:
            yield story if isinstance(story, Unread) else (story, call.plan_for(story.path))
        except ConfigError as problem:
            yield Unread(story.path, None, f"its settings are wrong: {problem}")


def stories(call: Call) -> Iterator[Story | Unread]:
    """Every story that the call means, in order."""
    for path in call.paths:
        if path == STDIN:
            yield from _standard_input(call)
        elif os.path.isdir(path):
            yield from _in_folder(path, call.date)
        else:
            yield from read_path(path, call.date)


def _standard_input(call: Call) -> Iterator[Story | Unread]:
    if sys.stdin is None:
        yield Unread(call.stdin_filename, None, "standard input is closed; give a path, or pipe a story in")
        return
    try:
        yield from read_stream(sys.stdin.buffer, call.stdin_filename, call.date)
    except OSError as error:
        yield Unread(call.stdin_filename, None, unopened(error))


def _in_folder(folder: str, given_date: date | None) -> Iterator[Story | Unread]:
    from copydesk.commands.folders import files_below

    found = False
    for path in files_below(folder):
        if isinstance(path, OSError):
            found = True
            yield Unread(str(path.filename or folder), None, unopened(path))
        elif path.lower().endswith(STORY_SUFFIXES):
            found = True
            yield from read_path(path, given_date)
    if not found:
        suffixes = ", ".join(STORY_SUFFIXES)
        yield Unread(folder, None, f"holds no stories; copydesk looks for {suffixes} that git does not ignore")
