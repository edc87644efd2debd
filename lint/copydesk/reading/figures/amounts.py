"""Every figure of a story with what it is an amount of: percent, points, money, a measure, a duration, a count of something.

This reading joins those of figures, money and quantities; rules about changes and shares look at nothing else. Figures
that count nothing (years, days of a month, clock times, "Route 66", "No. 5") are amounts of kind "label", so that a reader
of the sentence can step over them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from copydesk.patterns import lazy
from copydesk.ranges import Printed
from copydesk.reading.figures.amount_kinds import Amount, made, plain_amount
from copydesk.reading.figures.labels import is_label
from copydesk.reading.figures.numbers import Figure, numbers
from copydesk.reading.money.money import Money, money
from copydesk.reading.text.sentences import sentences
from copydesk.reading.units.quantities import Quantity, quantities
from copydesk.story import Story
from copydesk.tuples import NamedTuple

__all__ = ("Amount", "Stretch", "amounts", "amounts_between", "amounts_by_sentence", "closing")


class Stretch(NamedTuple):
    """A sentence and the amounts in it, in order."""

    start: int
    end: int
    amounts: tuple[Amount, ...]


def closing(copy: str, start: int, end: int) -> int:
    """`end`, or behind the bracket that closes there when it was opened after `start`."""
    inside = copy[start:end]
    return end + 1 if copy[end : end + 1] == ")" and inside.count("(") > inside.count(")") else end


def amounts(story: Story) -> tuple[Amount, ...]:
    """Every amount of the story in order."""
    return story.read(_amounts)


def amounts_by_sentence(story: Story) -> tuple[Stretch, ...]:
    """The sentences that hold at least two amounts which are not labels."""
    return story.read(_by_sentence)


def amounts_between(story: Story, start: int, end: int) -> tuple[Amount, ...]:
    """The amounts that start from one offset to before another."""
    every = amounts(story)
    first = bisect_left(every, start, key=lambda one: one.start)
    return every[first : bisect_left(every, end, key=lambda one: one.start)]


#: Behind every offset.
_BEYOND = 1 << 60


def _by_sentence(story: Story) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    stops = sentences(story)
    every = amounts(story)
    index = 0
    while index < len(every):
        place = bisect_right(stops, (every[index].start, _BEYOND)) - 1
        start, end = stops[place] if place >= 0 else (0, 0)
        first = index
        while index < len(every) and every[index].start < end:
            index += 1
        inside = every[first:index]
        if sum(amount.kind != "label" for amount in inside) > 1:
            found.append(Stretch(start, end, inside))
        index = max(index, first + 1)
    return tuple(found)


#: So many figures in so few characters are a table's, and no statement is made of them.
_ROW, _WIDE = 60, 600


def _begins_table(figures: tuple[Figure, ...], index: int) -> bool:
    last = index + _ROW
    return last < len(figures) and figures[last].start - figures[index].start < _WIDE


def _amounts(story: Story) -> tuple[Amount, ...]:
    copy, figures = story.copy, numbers(story)
    sums = {figure.start: one for one in money(story) for figure in one.figures}
    spans = quantities(story)
    slashed, has_rows = "/" in copy, len(figures) > _ROW
    found: list[Amount] = []
    following, done, table = 0, -1, -1
    for index, figure in enumerate(figures):
        if has_rows and _begins_table(figures, index):
            table = index + _ROW
        if index < table:
            continue
        while following < len(spans) and spans[following].end <= figure.start:
            following += 1
        if figure.start < done:
            continue
        if slashed and _is_slashed(copy, figure):
            here = [Amount(figure.start, figure.end, "label", (), (Printed(figure.value, figure.step),))]
        elif figure.start in sums:
            here = _of_money(copy, sums[figure.start], figure)
        elif following < len(spans) and spans[following].start <= figure.start:
            here = _of_quantity(copy, spans[following], figures, index, found)
        else:
            here = [plain_amount(copy, figure)]
        for amount in here:
            _append(copy, found, amount)
        done = here[-1].end
    return tuple(found)


#: Quotations of a rate ("2.8900/60 marks"), seasons ("1985/86") and the like: no figure of them stands for itself.
_SLASHED = lazy(r"/(?=[0-9])|[0-9]/\Z")


def _is_slashed(copy: str, figure: Figure) -> bool:
    start, end = max(0, figure.start - 2), figure.end
    if "/" not in copy[start : figure.start] and "/" not in copy[end : end + 2]:
        return False
    return bool(_SLASHED.match(copy, end) or _SLASHED.search(copy, start, figure.start))


def _of_money(copy: str, held: Money, figure: Figure) -> list[Amount]:
    units = held.currencies
    if len(held.sums) == 1:
        return [made(copy, held.start, held.end, "money", units, held.sums)]
    first, last = held.figures
    second = made(copy, last.start - _sign(copy, last.start), held.end, "money", units, held.sums[1:])
    if figure.start == last.start:
        return [second]
    gap = copy[first.end : last.start]
    if _DASHED.search(gap) or " and " in gap:
        return [made(copy, held.start, held.end, "money", units, held.sums)]
    if held.start == first.start and (first.form == "fraction" or is_label(copy, first)):
        # "rose a third to £40", "from 2018 to $984bn": no range, and the first figure is no sum.
        return [plain_amount(copy, first)]
    return [made(copy, held.start, first.end, "money", units, held.sums[:1]), second]


def _end_of_first(copy: str, first: Figure, last: Figure) -> int:
    """The end of a range's first figure with its unit, where that is printed: "42 mph to 37 mph"."""
    return first.end + len(copy[first.end : last.start].rpartition(" to ")[0].rstrip())


_SIGN = lazy(r"(?:[A-Z]{1,3})?[$£€¥₹₽₩₺₴₦₪₱]\Z")


def _sign(copy: str, start: int) -> int:
    """The length of the currency's sign right before a figure."""
    sign = _SIGN.search(copy, max(0, start - 4), start)
    return len(sign[0]) if sign else 0


_DASHED = lazy(r"[-–—]\s?[^-–—\s]{0,3}\s?\Z")


def _of_quantity(
    copy: str, held: Quantity, figures: tuple[Figure, ...], index: int, found: list[Amount]
) -> list[Amount]:
    units = tuple(unit.name for unit in held.units)
    kind = "temperature" if "temperature" in held.dimensions else "measure"
    ends = tuple(Printed(measure.value, measure.step, held.hedge) for measure in held.measures)
    if len(ends) == 2 and found and found[-1].kind == "label" and found[-1].end > held.start:
        return [made(copy, figures[index].start, held.end, kind, units, ends[1:])]
    if len(ends) == 1 or held.joiner == "by" or index + 1 >= len(figures):
        return [made(copy, held.start, held.end, kind, units, ends[:1])]
    first, last = figures[index], figures[index + 1]
    if held.start == first.start and is_label(copy, first):
        return [plain_amount(copy, first)]
    if held.compound or " to " not in copy[first.end : last.start]:
        return [made(copy, held.start, held.end, kind, units, ends)]
    return [
        made(copy, held.start, _end_of_first(copy, first, last), kind, units, ends[:1]),
        made(copy, last.start, held.end, kind, units, ends[1:]),
    ]


_RANGE_GAP = lazy(r"\s?[-–]\s?|\s(?:to|or)\s|\sand\s")
_BETWEEN = lazy(r"\bbetween\s(?:about\s|around\s)?\Z")
_FROM = lazy(r"\bfrom\s(?:[a-z]+\s){0,2}\Z")


_IN = lazy(r"(?:\s|-)in(?:\s|-)(?:every\s)?")
_ROUND = frozenset(
    (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10000, 100000)
)


def _append(copy: str, found: list[Amount], amount: Amount) -> None:
    """Adds an amount, joined with the other end of its range where that stands right before it: "5-6 pct"."""
    if found and amount.start - found[-1].end <= 22 and len(amount.ends) == len(found[-1].ends) == 1:
        first = found[-1]
        gap = copy[first.end : amount.start]
        if len(gap) <= 5 and _RANGE_GAP.fullmatch(gap) and _is_range(copy, first, amount, gap):
            found[-1] = amount._replace(start=first.start, ends=(*first.ends, *amount.ends), hedge=first.hedge)
            return
        out_of = gap == " out of " and amount.value <= _FEW
        if (
            (out_of or _IN.fullmatch(gap))
            and first.kind == amount.kind == "count"
            and not first.unit
            and _is_ratio(first, amount)
        ):
            # "one in five", "three in 10": a fraction.
            value = first.value / amount.value
            ends = (Printed(value, value / 20, first.hedge),)
            found[-1] = Amount(first.start, amount.end, "fraction", (), ends, first.hedge)
            return
        noun = _NOUN_IN.fullmatch(gap) if first.unit and not amount.unit and first.value <= _FEW else None
        if noun is not None and first.kind == amount.kind == "count" and _is_ratio(first, amount):
            # "one adult in eight"
            value = first.value / amount.value
            found[-1] = Amount(
                first.start, amount.end, "fraction", (), (Printed(value, value / 20, first.hedge),), first.hedge
            )
            return
    found.append(amount)


#: What stands between "one" and "eight" in "one adult in eight".
_NOUN_IN = lazy(r"\s[a-z]{3,12}\sin\s(?:every\s)?")
_ALL = 100
#: "one in 300", and hardly anything rarer is said so.
_RARE = 2000
_FEW = 10


def _is_ratio(first: Amount, last: Amount) -> bool:
    round_enough = last.value in _ROUND or (first.value == 1 and last.value <= _RARE)
    return 0 < first.value < last.value and round_enough and first.ends[0].step == 1


def _is_range(copy: str, first: Amount, last: Amount, joiner: str) -> bool:
    if last.kind == "label" or first.kind not in ("count", last.kind) or (first.kind == "count" and first.unit):
        return False
    if joiner.strip() in ("-", "–"):
        # "15-10 percent" falls; with spaces it is a dash: "fell by 12,000 - 14 percent - to 288,000".
        falls = last.kind == "percent" and len(joiner) == 1 and first.value <= _ALL
        return first.value < last.value or falls
    if joiner.strip() == "and":
        return _BETWEEN.search(copy, max(0, first.start - 16), first.start) is not None
    # "rose 5 to 6 percent" is a range, "from 5 to 6 percent" and "rose 14 to 70" are none.
    if last.kind not in ("percent", "points") or first.kind != "count":
        return False
    return _FROM.search(copy, max(0, first.start - 24), first.start) is None
