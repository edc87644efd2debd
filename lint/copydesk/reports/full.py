"""For reading: each finding with its line, the words marked [[like this]], the second place, and what to do.

Marks are characters, not only colours, so that a screen reader, a log file and a colour-blind editor get them too.
"""

from __future__ import annotations

import textwrap
from typing import TextIO

from copydesk.checker import Checked, Raised
from copydesk.readers import Unread
from copydesk.reports import Options, Report
from copydesk.reports.details import changes
from copydesk.reports.wording import in_sum, unread_line, visible, where
from copydesk.rule import Finding, Fix
from copydesk.story import Span, Story

_COLOURS = {"error": "31;1", "warning": "33;1", "info": "36", "mark": "1", "holds": "32", "contradicted": "31",
            "unresolved": "33"}  # fmt: skip
#: While lines are wrapped, one control character stands for each colour and one for their end: a real one would be
#: counted as words, and cut in two. `visible` lets none through from the copy.
_STARTS = {kind: chr(number) for number, kind in enumerate(_COLOURS, 1)}
_END = chr(len(_COLOURS) + 1)
_CODES = {ord(_STARTS[kind]): f"\x1b[{code}m" for kind, code in _COLOURS.items()} | {ord(_END): "\x1b[0m"}
#: How many characters of the line are shown before and after the marked words.
_AROUND = 90
_MOST_EDITS = 3


class Full(Report):
    """The report for a person at a terminal."""

    def write(self, result: Checked | Unread) -> None:
        """One story's findings, a paragraph each."""
        if isinstance(result, Unread):
            line = unread_line(result)
            self._lines(line if result.skipped else line.replace("not read", self._coloured("not read", "error"), 1))
            self.out.write("\n")
            return
        for raised in result.findings:
            self._finding(result.story, raised)
        if self.options.claims:
            self._claims(result)
        for broken in result.broken:
            self._lines(
                f"{visible(result.story.path)}: {self._coloured('rule failed', 'error')}: {broken.rule} "
                f"could not finish, so what it looks for was not checked: {visible(broken.error)}"
            )
            self.out.write("\n")

    def close(self) -> None:
        """The last line."""
        self._lines(in_sum(self.summary))

    def _finding(self, story: Story, raised: Raised) -> None:
        finding = raised.finding
        place = story.place(finding.span.start)
        head = (
            f"{visible(where(story, place))}  {self._coloured(raised.severity, raised.severity)}  {raised.rule.name}\n"
        )
        self.out.write(head.translate(_CODES))
        self._lines(visible(finding.message), indent="  ")
        self._lines(self._marked(story, finding.span), indent="    | ")
        for other in finding.elsewhere:
            there = story.place(other.span.start)
            note = f"{visible(other.note)}, " if other.note else ""
            part = f"{there.part}, " if there.part != place.part else ""
            self._lines(f"{note}{part}line {there.line}:", indent="  ")
            self._lines(self._marked(story, other.span), indent="    | ")
        if finding.fix is not None:
            self._lines(_in_words(story, finding, finding.fix), indent="  ")
        self.out.write("\n")

    def _claims(self, result: Checked) -> None:
        for claim in result.claims:
            place = where(result.story, result.story.place(claim.span.start))
            self._lines(
                f"{visible(place)}  {self._coloured(claim.status, claim.status)}  {claim.kind}: {visible(claim.working)}"
            )
        if result.claims:
            self.out.write("\n")

    def _marked(self, story: Story, span: Span) -> str:
        line = story.line_span(span.start)
        start, end = max(line.start, span.start - _AROUND), min(line.end, span.end + _AROUND)
        before, after = story.source[start : span.start], story.source[span.end : end]
        if start > line.start:
            before = "…" + before.partition(" ")[2]
        if end < line.end:
            after = after.rpartition(" ")[0] + "…"
        marked = self._coloured(f"[[{visible(_shortened(story.quote(span)))}]]", "mark")
        lead = " " if before[-1:].isspace() else ""
        trail = " " if after[:1].isspace() else ""
        return f"{visible(before)}{lead}{marked}{trail}{visible(after)}".strip()

    def _lines(self, words: str, indent: str = "") -> None:
        width = max(40, self.options.width)
        for line in textwrap.wrap(
            words, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
        ):
            self.out.write(line.translate(_CODES) + "\n")

    def _coloured(self, words: str, kind: str) -> str:
        return f"{_STARTS[kind]}{words}{_END}" if self.options.colour else words


def _in_words(story: Story, finding: Finding, fix: Fix) -> str:
    edits = [f"{_shortened(visible(old))!r} → {visible(new)!r}" for old, new in changes(story, finding, fix)]
    more = f"; and {len(edits) - _MOST_EDITS} more" if len(edits) > _MOST_EDITS else ""
    how = "copydesk check --fix does this" if fix.safe else "a suggestion, look before you apply it"
    return f"Fix: {'; '.join(edits[:_MOST_EDITS])}{more} ({how})"


def _shortened(quote: str) -> str:
    return quote if len(quote) <= 160 else f"{quote[:100]} … {quote[-40:]}"


def make(out: TextIO, options: Options) -> Report:
    """A full report."""
    return Full(out, options)
