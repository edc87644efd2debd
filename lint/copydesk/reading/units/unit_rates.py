"""Rates by a unit that are said again by another: "$3.80 a gallon ($1 a liter)", "3.2 tonnes a hectare, or 1.3 tonnes an acre"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.ranges import Printed
from copydesk.reading.money.money import Money, money
from copydesk.reading.units.conversions import joins
from copydesk.reading.units.quantities import Quantity, quantities
from copydesk.reading.units.units import Unit, UnitForm, unit_after
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class UnitRate(NamedTuple):
    """An amount for one of a unit; offsets into the copy. `form` is the unit as printed; what follows the figure starts at `unit_start`."""

    start: int
    end: int
    amount: Printed
    unit_start: int
    measured: tuple[Unit, ...]
    form: UnitForm


class RatePair(NamedTuple):
    """Two rates that the copy says are one; `factors` is what the first may be worth in the second, by what the units may mean."""

    left: UnitRate
    right: UnitRate
    end: int
    factors: tuple[Fraction, ...]


def rate_pairs(story: Story) -> tuple[RatePair, ...]:
    """Every rate by a unit that is said again by another unit, in order."""
    return story.read(_rate_pairs)


_PER = lazy(r"\sper(?=\s)|/(?=[A-Za-z])")
#: "or $1.20 a liter more than in May", "($1.50 a liter for organic)": another price.
_ANOTHER = lazy(r"\s(?:more|less|higher|lower|above|below|for|extra|dearer|cheaper)\b")
#: Between two rates stands no more than a bracket or an "or", with a hedge.
_MOST_BETWEEN = 40


def _rate_pairs(story: Story) -> tuple[RatePair, ...]:
    copy = story.copy
    if not any(sign in copy for sign in ("(", "or ", "equal", "equivalent", "which is", "=", "—", "–")):
        return ()
    found = [*_pairs(copy, money(story)), *_pairs(copy, quantities(story))]
    return tuple(sorted(found, key=lambda pair: pair.left.start))


def _pairs(copy: str, amounts: Sequence[Money | Quantity]) -> Iterator[RatePair]:
    for one, other in itertools.pairwise(amounts):
        if other.start - one.end > _MOST_BETWEEN or not _same_kind(one, other):
            continue
        left, right = _rate(copy, one), _rate(copy, other)
        if left is None or right is None or left.end > right.start:
            continue
        joint = joins(copy, left.end, right.start, right.end)
        if joint is not None and not _ANOTHER.match(copy, right.end) and (factors := tuple(_factors(left, right))):
            yield RatePair(left, right, joint.end, factors)


def _same_kind(one: Money | Quantity, other: Money | Quantity) -> bool:
    if isinstance(one, Money) and isinstance(other, Money):
        return one.label == other.label and len(one.sums) == len(other.sums) == 1
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return bool(one.dimensions & other.dimensions) and len(one.measures) == len(other.measures) == 1
    return False


def _rate(copy: str, amount: Money | Quantity) -> UnitRate | None:
    per = _PER.match(copy, amount.end)
    if per is None and not copy.startswith((" a ", " an "), amount.end):
        return None
    form = unit_after(copy, per.end() if per else amount.end)
    if form is None:
        return None
    if isinstance(amount, Money):
        return UnitRate(amount.start, form.end, amount.sums[0], amount.figures[-1].end, (), form)
    measure = amount.measures[0]
    printed = Printed(measure.value, measure.step, amount.hedge)
    return UnitRate(amount.start, form.end, printed, amount.unit_start, amount.units, form)


def _factors(left: UnitRate, right: UnitRate) -> Iterator[Fraction]:
    for ours, theirs in itertools.product(left.form.units, right.form.units):
        if ours.dimension != theirs.dimension or ours.name == theirs.name:
            continue
        per = theirs.factor / ours.factor
        if not left.measured:
            yield per
        for one, other in itertools.product(left.measured, right.measured):
            if one.dimension == other.dimension:
                yield per * one.factor / other.factor
