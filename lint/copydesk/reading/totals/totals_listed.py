"""Totals of lists that are set line by line: "The grant of $40 million goes to:" and below it a sum for each item."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, amounts_between
from copydesk.reading.totals.part_rows import Row, TotalApart, made_of, same_kind
from copydesk.story import Story
from copydesk.tuples import NamedTuple

_BULLET = lazy(r"\s*(?:[-–—•*·]\s|[0-9]{1,2}[.)]\s)")
_BULLETED = lazy(r"\n(?:[-–—•*·]|1[.)]) ")
_TOTAL = lazy(
    r"\s*(?:[-–—•*·]\s)?(?:[Ii]n\s)?(?:[Gg]rand\s|[Oo]verall\s)?(?:[Tt]otal|TOTAL|[Aa]ltogether|[Ii]n\sall)\b"
)
_PARTIAL = lazy(r"\b(?:includ\w+|among|such\sas|for\sexample|some|up\sto|at\sleast|more\sthan|other)\b")
_COUNTED = frozenset(("count", "money", "measure"))
_LEAST, _MOST = Fraction(1, 3), Fraction(3)


class _Line(NamedTuple):
    start: int
    end: int
    item: bool


def listed(story: Story) -> Iterator[TotalApart]:
    """Every total of a list set line by line, said above it or in its last line."""
    copy = story.copy
    if _BULLETED.search(copy) is None and not any(block.kind == "list item" for block in story.blocks):
        return
    blocks = tuple(story.copy_blocks())
    lines = [line for block in blocks for line in _lines(copy, block.start, block.end, block.kind == "list item")]
    index = 0
    while index < len(lines):
        last = index
        while last < len(lines) and lines[last].item:
            last += 1
        if last - index > 1:
            yield from _of_list(story, lines, index, last)
        index = max(last, index + 1)


def _lines(copy: str, start: int, end: int, item: bool) -> Iterator[_Line]:
    while start < end:
        stop = copy.find("\n", start, end)
        stop = end if stop < 0 else stop
        if copy[start:stop].strip():
            bullet = _BULLET.match(copy, start, stop)
            yield _Line(bullet.end() if bullet is not None else start, stop, item or bullet is not None)
        start = stop + 1


def _of_list(story: Story, lines: list[_Line], first: int, last: int) -> Iterator[TotalApart]:
    copy = story.copy
    parts: list[Amount] = []
    for line in lines[first:last]:
        said = [
            one for one in amounts_between(story, line.start, line.end) if one.kind in _COUNTED and len(one.ends) == 1
        ]
        if len(said) != 1 or said[0].hedge or (parts and not same_kind(parts[0], said[0])):
            return
        if _TOTAL.match(copy, line.start, line.end):
            if line is lines[last - 1] and len(parts) > 1:
                yield made_of(Row(tuple(parts), True), said[0], True, _LEAST, _MOST)
            return
        parts.append(said[0])
    if last < len(lines) and _TOTAL.match(copy, lines[last].start, lines[last].end):
        yield from _led(story, lines[last], parts)
    elif first and copy[lines[first - 1].start : lines[first - 1].end].rstrip().endswith(":"):
        yield from _led(story, lines[first - 1], parts)


def _led(story: Story, line: _Line, parts: list[Amount]) -> Iterator[TotalApart]:
    """The total in the line above or below a list, if it is the only figure of its kind there."""
    said = [one for one in amounts_between(story, line.start, line.end) if same_kind(one, parts[0])]
    if (
        len(said) == 1
        and len(said[0].ends) == 1
        and said[0].value != len(parts)
        and not _PARTIAL.search(story.copy, line.start, line.end)
    ):
        yield made_of(Row(tuple(parts), True), said[0], True, _LEAST, _MOST)
