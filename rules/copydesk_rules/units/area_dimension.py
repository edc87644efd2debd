"""A stretch whose depth times its width is less than the area said to be held.

Flags an area ("1,000 square kilometers") beside a depth and a width ("12 km deep, 40 km wide") whose product is smaller
than the area by more than rounding and hedges explain: a stretch can't hold more ground than the rectangle around it.

Why it matters: the two figures often come from two sources that measure different things, and the reader should know it.

Stays silent unless one sentence gives both sides with words that say so (deep, wide, long, by), the area stands in the same
or a neighbouring paragraph, and that paragraph and its neighbours speak of one area only.

How to settle it: see whether the area is claimed and the depth confirmed, or of different days; say whose figure is which.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.ranges import Range, hedged
from copydesk.reading.text.attribution import source_of
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.units.quantities import Quantity, quantities
from copydesk.rule import Claim, Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple

META = Meta(severity="info", since="0.1.0", needs=("quantities",))

EXAMPLES = (
    Flagged(
        "The army holds 1,000 sq km, Gen. Ann Roe said.\nIts push is [[12 km (7.5 miles) at the greatest depth and 40 km wide]], "
        "according to the governor.",
        says="12 km × 40 km = 480 km²",
    ),
    Flagged("Floods cover 900 hectares in a strip [[5 km long and 1 km wide]].", says="500"),
    Flagged("The slick of 60 square miles measures [[5 miles by 8 miles]].", says="40"),
    Flagged(
        "The army holds about 1,000 sq km. Its push is [[12 km deep and 40 km wide]], and every road is under fire.",
        says="480",
    ),
    Clean("The army holds 480 sq km. Its push is 12 km deep and 40 km wide.", "the rectangle just holds it"),
    Clean("The army holds about 500 sq km. Its push is 12 km deep and 40 km wide.", "within rounding"),
    Clean("The army holds 300 sq km. Its push is 12 km deep and 40 km wide.", "a stretch need not fill its rectangle"),
    Clean("The park has 1,000 hectares. A trail is 12 km long. A bridge is 4 m wide.", "two things in two sentences"),
    Clean(
        "One park has 1,000 sq km, another 90 sq km. One is 12 km long and 4 km wide.",
        "which of two areas is meant is open",
    ),
    Clean("The 2,000 sq ft house has a room 12 feet by 10 feet.", "a room is part of the house"),
    Clean("The park of 1,000 hectares is crossed by a 2 km long and 40 m wide road.", "a road is part of the park"),
)

_SIDE = lazy(
    r"(?:\s?\([^()]{1,30}\))?[\s-](?:(?:at|in)\s(?:its|the|their)\s(?:\w+\s)?)?(?:in\s)?"
    r"(deep|depth|wide|width|breadth|broad|long|length|across|front)\b"
)
_PART_OF_WHOLE = lazy(
    r"\b(?:room|house|home|apartment|office|kitchen|garage|building|stage|screen|pool|tunnel|trail|road|bridge|wall|fence|cell)s?\b",
    re.IGNORECASE,
)
_NEAR = 1
#: And in characters, for a page that is one paragraph.
_FAR = 2000


class _Stretch(NamedTuple):
    start: int
    end: int
    area: Range
    product: Fraction
    working: str


def check(story: Story) -> Iterator[Finding | Claim]:
    """Holds every depth and width against the one area that is spoken of around them."""
    found = quantities(story)
    areas = [quantity for quantity in found if "area" in quantity.dimensions and len(quantity.measures) == 1]
    if not areas:
        return
    for stretch in _stretches(story, found):
        area = _area_beside(story, areas, stretch)
        if area is None or _measures_a_part(story, stretch):
            continue
        held = _range(area, 0).scaled(area.units[0].factor)
        status = "contradicted" if stretch.area.high < held.low else "holds"
        working = f"{stretch.working} = {_in_unit(stretch.area, area)} at most; held: {_words(story, area)}"
        span = story.span(stretch.start, stretch.end)
        yield Claim(span, "area", status, working)
        if status == "contradicted":
            yield Finding(
                span, _message(story, stretch, area), (Elsewhere(story.span(area.start, area.end), "the area"),)
            )


def _measures_a_part(story: Story, stretch: _Stretch) -> bool:
    """Whether what is deep and wide is a room, a road: no ground held. What follows after a comma says something else."""
    start, end = sentence_at(story, stretch.start)
    comma = story.copy.find(",", stretch.end, end)
    return _PART_OF_WHOLE.search(story.copy, start, end if comma < 0 else comma) is not None


def _stretches(story: Story, found: tuple[Quantity, ...]) -> Iterator[_Stretch]:
    lengths = [
        q for q in found if q.dimensions == {"length"} and not q.compound and q.units[0].factor >= Fraction(3, 10)
    ]
    for quantity in lengths:
        if quantity.joiner == "by" and len(quantity.measures) == 2:
            yield _product(story, quantity, quantity, 1, quantity.end)
    sides = [(quantity, side) for quantity in lengths if (side := _SIDE.match(story.copy, quantity.end))]
    for (one, first), (other, second) in itertools.pairwise(sides):
        same_sentence = sentence_at(story, one.start) == sentence_at(story, other.start)
        if same_sentence and other.start - first.end() < 60 and _axis(first[1]) != _axis(second[1]):
            yield _product(story, one, other, 0, second.end())


def _axis(word: str) -> str:
    return "width" if word in ("wide", "width", "breadth", "broad", "across", "front") else "length"


def _product(story: Story, one: Quantity, other: Quantity, index: int, end: int) -> _Stretch:
    ours, theirs = one.units[0].factor, other.units[0].factor
    area = _range(one, 0).scaled(ours).times(_range(other, index).scaled(theirs))
    working = (
        f"{one.measures[0].printed} {one.units[0].symbol} × {other.measures[index].printed} {other.units[0].symbol}"
    )
    product = one.measures[0].value * ours * other.measures[index].value * theirs
    return _Stretch(one.start, end, area, product, working)


def _range(quantity: Quantity, index: int) -> Range:
    measure = quantity.measures[index]
    return hedged(measure.range, measure.value, quantity.hedge) if quantity.hedge else measure.range


def _area_beside(story: Story, areas: list[Quantity], stretch: _Stretch) -> Quantity | None:
    """The one area of the stretch's block and those next to it; None where there is none, or more than one is spoken of."""
    blocks = story.blocks
    here = max(0, story.block_index(stretch.start))
    first, last = blocks[max(0, here - _NEAR)].start, blocks[min(len(blocks) - 1, here + _NEAR)].end
    first, last = max(first, stretch.start - _FAR), min(last, stretch.start + _FAR)
    near = areas[bisect_left(areas, first, key=_start_of) : bisect_left(areas, last, key=_start_of)]
    sizes = {
        area.measures[0].value * area.units[0].factor
        for before, area in zip([None, *near], near, strict=False)
        if before is None or not _converts(before, area)
    }
    return min(near, key=lambda area: abs(area.start - stretch.start)) if len(sizes) == 1 else None


def _start_of(quantity: Quantity) -> int:
    return quantity.start


def _converts(before: Quantity, area: Quantity) -> bool:
    """Whether the area is the conversion of the one before it, in the bracket right behind that."""
    return 0 < area.start - before.end < 12 and area.units != before.units


def _in_unit(area: Range, quantity: Quantity) -> str:
    unit = quantity.units[0]
    return f"{show(area.high / unit.factor)} {unit.symbol}"


def _words(story: Story, quantity: Quantity) -> str:
    return " ".join(story.copy[quantity.start : quantity.end].split())


def _message(story: Story, stretch: _Stretch, area: Quantity) -> str:
    unit = area.units[0]
    message = f"{stretch.working} = {show(stretch.product / unit.factor)} {unit.symbol}, less than the {_words(story, area)} said to be covered."
    one, other = source_of(story, area.start), source_of(story, stretch.start)
    if one and other and one != other:
        return f"{message} The area is {one}'s figure, the depth and width {other}'s: say so, or ask which holds."
    return f"{message} Ask which of the figures holds."
