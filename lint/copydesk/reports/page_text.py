"""The words of a story on an HTML page: escaped, without markup, and with marks around what is spoken of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from copydesk.patterns import lazy
from copydesk.reports.details import shortened as in_short
from copydesk.reports.wording import visible
from copydesk.story import Story
from copydesk.tuples import NamedTuple

#: What acts on a text without being seen, or what a page cannot hold; shown by its number. Joiners stay: emoji need them.
_HIDDEN = lazy(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\uffff"
    r"\U000e0000-\U000e007f]"
)
_LINE_END = lazy(r"\r\n?")


class Mark(NamedTuple):
    """A stretch of the source that is marked on the page.

    `kind` is its class, `id` its anchor, `reference` the HTML that stands behind it ("" for none).
    """

    start: int
    end: int
    kind: str
    id: str
    reference: str = ""


def shown(words: str) -> str:
    """The words as HTML text, with hidden characters shown by their numbers."""
    return _HIDDEN.sub(_numbered, escape(_LINE_END.sub("\n", words)))


def plain(words: str) -> str:
    """The words in one line, for an attribute or a label."""
    return escape(_HIDDEN.sub(lambda match: f"U+{ord(match[0]):04X}", visible(words)))


def shortened(words: str) -> str:
    """The words in one line as HTML, and their middle left out where they are many."""
    return plain(in_short(words))


def _numbered(match: re.Match[str]) -> str:
    return f'<span class="hidden-character">U+{ord(match[0]):04X}</span>'


class Page:
    """A story's source, ready to be shown in pieces: without its markup, character references as what they stand for."""

    def __init__(self, story: Story, marks: Sequence[Mark]) -> None:
        self._story = story
        self.marks = sorted(marks)
        self._starts = [mark.start for mark in self.marks]
        self._reach = _reach(self.marks)

    def touching(self, start: int, end: int) -> list[Mark]:
        """The marks of which a part lies between two offsets, in order."""
        first = bisect_right(self._reach, start)
        return [mark for mark in self.marks[first : bisect_left(self._starts, end)] if mark.end > start]

    def html(self, start: int, end: int) -> str:
        """The stretch as HTML, its marks in it. A mark's anchor stands where it starts, or where the stretch does."""
        marks = self.touching(start, end)
        edges = sorted({start, end, *(edge for mark in marks for edge in mark[:2] if start < edge < end)})
        pieces: list[str] = []
        active: list[Mark] = []
        waiting = iter(marks)
        coming = next(waiting, None)
        for left, right in pairwise(edges):
            new: list[Mark] = []
            while coming is not None and coming.start <= left:
                new.append(coming)
                coming = next(waiting, None)
            active += new
            pieces.append(self._piece(left, right, active, [mark for mark in new if mark.start >= start]))
            pieces += (mark.reference for mark in active if mark.start >= start and right == min(mark.end, end))
            active = [mark for mark in active if mark.end > right]
        return "".join(pieces)

    def _piece(self, start: int, end: int, active: Sequence[Mark], new: Sequence[Mark]) -> str:
        words = shown(self._story.shown(start, end))
        if not active:
            return words
        if not words.strip():  # what is spoken of is in the markup itself
            words = f"<code>{shown(self._story.source[start:end])}</code>"
        anchors = "".join(f'<span class="anchor" id="{mark.id}"></span>' for mark in new[1:])
        id = f' id="{new[0].id}"' if new else ""
        kinds = " ".join(dict.fromkeys(mark.kind for mark in active))
        return f'{anchors}<mark class="{kinds}"{id}>{words}</mark>'


def _reach(marks: Sequence[Mark]) -> list[int]:
    """For each mark the furthest end of it and all before it."""
    reach: list[int] = []
    for mark in marks:
        reach.append(max(mark.end, reach[-1] if reach else 0))
    return reach


class Stretch(NamedTuple):
    """A part of the story as it is shown: a block of the reader's, or what lies around a mark outside of all blocks."""

    kind: str
    start: int
    end: int


#: A story longer than this, in characters, is shown only around what is spoken of; so is a longer paragraph.
LONG_STORY, LONG_STRETCH = 40_000, 4_000
_AROUND, _SMALL_GAP = 400, 40


def stretches(story: Story, marks: Sequence[Mark]) -> list[Stretch]:
    """The story's blocks in order, and between them the lines of marks that are in none."""
    found: list[Stretch] = []
    for kind, start, end in story.blocks:
        span = story.span(start, end)
        begin = max(span.start, found[-1].end if found else 0)
        if begin < span.end:
            found.append(Stretch(kind, begin, span.end))
    starts = [stretch.start for stretch in found]
    outside: list[Stretch] = []
    for mark in sorted(marks):
        index = bisect_right(starts, mark.start)
        covered = max(found[index - 1].end if index else 0, outside[-1].end if outside else 0)
        if mark.start >= covered:
            line = story.line_span(mark.start)
            limit = starts[index] if index < len(starts) else len(story.source)
            first, last = max(covered, line.start), min(limit, max(line.end, mark.end))
            outside.append(Stretch("outside", *_around(story.source, mark.start, min(mark.end, last), first, last)))
    return sorted(found + outside, key=lambda stretch: stretch.start)


def windows(source: str, stretch: Stretch, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """The stretch, or of a long one the surroundings of its marks; in order, without overlaps, and in whole words."""
    if stretch.end - stretch.start <= LONG_STRETCH:
        yield stretch.start, stretch.end
        return
    near: list[list[int]] = []
    for mark in marks or (Mark(stretch.start, stretch.start, "", ""),):
        start, end = _around(source, mark.start, min(mark.end, mark.start + LONG_STRETCH), stretch.start, stretch.end)
        if near and start <= near[-1][1] + _SMALL_GAP:
            near[-1][1] = max(near[-1][1], end)
        else:
            near.append([start, end])
    yield from ((start, end) for start, end in near)


def _around(source: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The surroundings of a stretch, between two offsets, in whole words where there are any."""
    begin, stop = max(first, start - _AROUND), min(last, end + _AROUND)
    if begin > first:
        begin = max(begin, source.find(" ", begin, start) + 1)
    if stop < last:
        space = source.rfind(" ", end, stop)
        stop = space if space > 0 else stop
    return begin, stop
