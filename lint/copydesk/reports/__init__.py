"""Findings to text, a module a format. A report is written story by story, so that memory does not grow with them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TextIO

from copydesk.checker import Checked
from copydesk.readers import Unread
from copydesk.rule import SEVERITIES, STATUSES
from copydesk.standing import STETS
from copydesk.tuples import NamedTuple

FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "html")
#: What other programs read is UTF-8 wherever it goes; the others follow the terminal.
FOR_PROGRAMS = frozenset(FORMATS) - {"full", "concise"}


class Summary:
    """What a run came to, counted as it goes; `stopped` says that Ctrl-C ended it before it had seen everything."""

    __slots__ = ("broken", "claims", "findings", "fixed", "skipped", "stood", "stopped", "stories", "unread", "words")

    def __init__(self) -> None:
        self.stories = self.words = self.unread = self.skipped = self.broken = self.fixed = self.stood = 0
        self.stopped = False
        self.findings = dict.fromkeys(SEVERITIES, 0)
        self.claims = dict.fromkeys(STATUSES, 0)

    def add(self, result: Checked | Unread) -> None:
        """Counts one story."""
        if isinstance(result, Unread):
            if result.skipped:
                self.skipped += 1
            else:
                self.unread += 1
            return
        if result.story.format != STETS:
            self.stories += 1
            self.words += result.story.words
        self.stood += len(result.stood)
        self.broken += len(result.broken)
        for raised in result.findings:
            self.findings[raised.severity] += 1
        for claim in result.claims:
            self.claims[claim.status] += 1


class Options(NamedTuple):
    """How a report is to look; `fail_on` is from which severity on a finding fails the run, "never" for none."""

    claims: bool = False
    colour: bool = False
    width: int = 80
    fail_on: str = "warning"


class Report:
    """Writes results to `out` one by one; `close` ends the report."""

    def __init__(self, out: TextIO, options: Options) -> None:
        self.out = out
        self.options = options
        self.summary = Summary()

    def add(self, result: Checked | Unread) -> None:
        """Writes one story's results."""
        self.summary.add(result)
        self.write(result)

    def write(self, result: Checked | Unread) -> None:
        """Writes one story's results in the report's format."""
        raise TypeError(f"{type(self).__name__} writes no stories")

    def close(self) -> None:
        """Ends the report."""


def make_report(format: str, out: TextIO, options: Options) -> Report:
    """The report of a format in FORMATS."""
    make: Callable[[TextIO, Options], Report] = import_module(f"copydesk.reports.{format}").make
    return make(out, options)
