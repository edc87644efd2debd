"""The words that reports share: counts, places, and what a run came to."""

from __future__ import annotations

import re

from copydesk.patterns import lazy
from copydesk.readers import Unread
from copydesk.reports import Summary
from copydesk.story import Place, Story

_NOT_PRINTABLE = lazy(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")


def count(number: int, one: str, many: str = "") -> str:
    """ "1 story", "4,259 stories"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def where(story: Story, place: Place) -> str:
    """The place as path, record and part if any, line and column."""
    record = f"[{story.id}]" if story.id is not None else ""
    part = f"{place.part}:" if place.part else ""
    return f"{story.path}{record}:{part}{place.line}:{place.column}"


def unread_line(unread: Unread) -> str:
    """What was not read, and why: a failure, or a story that is left alone."""
    record = f"[{unread.id}]" if unread.id is not None and unread.skipped else ""
    how = "left alone" if unread.skipped else "not read"
    return f"{visible(unread.path + record)}: {how}: {visible(unread.message)}"


def visible(words: str) -> str:
    """The words in one line, with characters that would act on a terminal or hide shown escaped."""
    return _NOT_PRINTABLE.sub(_escaped, " ".join(words.split()))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def in_sum(summary: Summary) -> str:
    """One line: how much was checked, what was found, and what was worked out again and held."""
    found = ", ".join(
        count(summary.findings[severity], one, many)
        for severity, one, many in (("error", "error", ""), ("warning", "warning", ""), ("info", "note", ""))
        if summary.findings[severity]
    )
    worked = sum(summary.claims.values())
    held = (
        f"; {count(worked, 'statement')} worked out again, {summary.claims['holds']:,} hold"
        if worked
        else ("; no statement in it that can be worked out again")
    )
    line = f"{count(summary.stories, 'story', 'stories')}, {count(summary.words, 'word')}: {found or 'nothing found'}{held}."
    if summary.fixed:
        line += f" {count(summary.fixed, 'place')} mended."
    if summary.stood:
        line += f" {count(summary.stood, 'finding')} let stand."
    if summary.skipped:
        line += f" {count(summary.skipped, 'story was', 'stories were')} left alone."
    if summary.unread:
        line += f" {count(summary.unread, 'file or record', 'files or records')} could not be read."
    if summary.broken:
        line += f" {count(summary.broken, 'rule run')} failed: what those rules look for was not checked."
    if summary.stopped:
        line += " Stopped by Ctrl-C: the rest was not checked."
    return line
