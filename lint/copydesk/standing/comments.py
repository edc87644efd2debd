"""Stets in the copy: <!-- stet unit-conversion: the ministry's own figure --> in Markdown and HTML.

A stet lets the findings of its rules stand on its own line or, where there are none, on the next line that holds copy.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from copydesk.checker import Raised
from copydesk.patterns import lazy
from copydesk.story import Span, Story
from copydesk.tuples import NamedTuple

_START = lazy(r"<!--\s*stet\b(?!-)", re.IGNORECASE)
_NAMES = lazy(r"[\w-]+(?:\s*,\s*[\w-]+)*+")
_HOW = "write <!-- stet RULE: the reason -->"


class Stet(NamedTuple):
    """A stet as it stands in the source: its comment, the rules it names, and what is wrong with it ("" for nothing)."""

    span: Span
    rules: tuple[str, ...]
    reason: str
    problem: str


class Outcome(NamedTuple):
    """What the stets of a story come to: the reason for each finding (by index) that stands, and the problems."""

    reasons: dict[int, str]
    problems: list[tuple[Span, str]]


def judged(story: Story, findings: Sequence[Raised], known: Collection[str], on: Collection[str]) -> Outcome:
    """What the story's stets let stand; `known` are the rules there are, `on` those that ran to the end."""
    outcome = Outcome({}, [])
    lines = _Lines(story, findings)
    for stet in stets_in(story):
        if stet.problem:
            outcome.problems.append((stet.span, stet.problem))
            continue
        for rule in stet.rules:
            hit = lines.hit(stet.span, rule)
            outcome.reasons.update((index, stet.reason) for index in hit)
            if rule not in known:
                outcome.problems.append((stet.span, unknown(rule, known)))
            elif not hit and rule in on:
                outcome.problems.append((stet.span, _idle(rule, alone=len(stet.rules) == 1)))
    return outcome


def stets_in(story: Story) -> Iterator[Stet]:
    """The stets of the story, in order. What Markdown marks as code is none."""
    html = _html_in(story.source) if story.format == "markdown" else [(0, len(story.source))]
    position = 0
    while (start := _START.search(story.source, position)) is not None:
        first, position = start.span()
        index = bisect_right(html, (first, len(story.source))) - 1
        if index < 0 or first >= html[index][1]:
            continue
        end = story.source.find("-->", position)
        if end < 0:
            message = f"This comment has no end, and hides all copy after it: {_HOW}."
            yield Stet(Span(first, position), (), "", message)
            return
        yield _parsed(Span(first, end + 3), story.source[position:end])
        position = end + 3


def _parsed(span: Span, words: str) -> Stet:
    names, colon, reason = words.partition(":")
    names, reason = names.strip(), " ".join(reason.split())
    listed = _NAMES.fullmatch(names)
    if listed is None or (not colon and " " in names.replace(", ", ",")):
        return Stet(span, (), "", f"This stet cannot be read and lets nothing stand: {_HOW}.")
    rules = tuple(dict.fromkeys(name.strip().lower() for name in names.split(",")))
    problem = f"This stet gives no reason and lets nothing stand: write <!-- stet {names}: the reason -->."
    return Stet(span, rules, reason, "" if reason else problem)


def unknown(rule: str, known: Collection[str], what: str = "stet") -> str:
    """What is said of a rule that does not exist."""
    from difflib import get_close_matches

    near = get_close_matches(rule, known, n=1)
    hint = f"did you mean {near[0]}?" if near else "`copydesk rules` lists the rules."
    return f"There is no rule called “{rule}”, so this {what} lets nothing stand: {hint}"


def _idle(rule: str, *, alone: bool) -> str:
    cure = "Delete it" if alone else "Take the rule out of it"
    return f"This stet hits nothing: {rule} has nothing to say of its line or the next. {cure}."


def _html_in(source: str) -> list[tuple[int, int]]:
    """The stretches of a Markdown text that are HTML and not code, in order."""
    from pyromark import Options, events_with_range

    data = source.encode("utf-8", "replace")
    found = []
    byte = offset = 0
    for event, place in events_with_range(data.decode(), options=Options.ENABLE_FOOTNOTES | Options.ENABLE_TABLES):
        if isinstance(event, dict) and ("Html" in event or "InlineHtml" in event):
            offset += len(data[byte : place["start"]].decode())
            byte = place["start"]
            found.append((offset, offset + len(data[byte : place["end"]].decode())))
    return found


class _Lines:
    """The lines of a story by number: which hold copy, and which findings of a rule touch them."""

    def __init__(self, story: Story, findings: Sequence[Raised]) -> None:
        self._story = story
        self._with_copy: list[int] | None = None
        self._findings: dict[str, dict[int, list[int]]] = {}
        for index, (rule, _, finding) in enumerate(findings):
            on = self._findings.setdefault(rule.name, {})
            for line in self._touched(finding.span):
                on.setdefault(line, []).append(index)

    def hit(self, comment: Span, rule: str) -> set[int]:
        """The indices of the rule's findings on the comment's lines, or else on the next line that holds copy."""
        on = self._findings.get(rule)
        if on is None:
            return set()
        own = self._touched(comment)
        here = {index for line in own for index in on.get(line, ())}
        return here or set(on.get(self._below(own[-1]), ()))

    def _touched(self, span: Span) -> range:
        place = self._story.place
        return range(place(span.start).line, place(span.end - 1).line + 1)

    def _below(self, line: int) -> int:
        """The next line that holds copy; 0 where none does."""
        if self._with_copy is None:
            self._with_copy = list(self._lines_with_copy())
        index = bisect_right(self._with_copy, line)
        return self._with_copy[index] if index < len(self._with_copy) else 0

    def _lines_with_copy(self) -> Iterator[int]:
        story, end = self._story, -1
        while end < len(story.source):
            line = story.line_span(end + 1)
            if story.copy[story.mended.to_copy(line.start) : story.mended.to_copy(line.end)].strip():
                yield story.place(line.start).line
            end = max(end + 1, line.end)
