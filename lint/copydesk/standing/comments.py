"""Stets in the copy: <!-- stet unit-conversion: the ministry's own figure --> in Markdown and HTML.

A stet lets the findings of its rules stand on its own line or, where there are none, on the next line that holds copy.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from copydesk.checker import Raised
from copydesk.patterns import lazy
from copydesk.story import Span, Story

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
    lines = _Lines(story)
    raised_by: dict[str, list[int]] = {}
    for index, one in enumerate(findings):
        raised_by.setdefault(one.rule.name, []).append(index)
    for stet in stets_in(story):
        if stet.problem:
            outcome.problems.append((stet.span, stet.problem))
            continue
        for rule in stet.rules:
            hit = lines.hit(stet.span, raised_by.get(rule, ()), findings)
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
    """The lines of a story, as offsets of its source."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def hit(self, comment: Span, candidates: Sequence[int], findings: Sequence[Raised]) -> list[int]:
        """Which of the findings stand on the comment's line, or else on the next line that holds copy."""
        if not candidates:
            return []
        first, last = self._story.line_span(comment.start), self._story.line_span(comment.end - 1)
        own = Span(first.start, last.end)
        here = [index for index in candidates if _touch(findings[index].finding.span, own)]
        below = None if here else self._below(own.end)
        return here if below is None else [i for i in candidates if _touch(findings[i].finding.span, below)]

    def _below(self, end: int) -> Span | None:
        """The next line that holds copy."""
        story = self._story
        length = len(story.source)
        while end < length:
            end += 2 if story.source.startswith("\r\n", end) else 1
            if end >= length:
                break
            line = story.line_span(end)
            if story.copy[story.mended.to_copy(line.start) : story.mended.to_copy(line.end)].strip():
                return line
            end = line.end
        return None


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
