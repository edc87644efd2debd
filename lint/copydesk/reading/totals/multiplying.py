"""Figures for each and their totals brought to one unit, and all that a figure for each may be multiplied by."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from copydesk.reading.figures.amounts import Amount
from copydesk.reading.units.units import named

_CENT = Fraction(1, 100)


def subsets(factors: Sequence[Amount]) -> Iterator[tuple[Amount, ...]]:
    """Every choice of up to three factors, larger ones last."""
    for count in range(1, min(3, len(factors)) + 1):
        yield from itertools.combinations(factors, count)


def in_unit_of(each: Amount, total: Amount) -> Amount | None:
    """The total in the unit of the figure for each, where they are two units of one kind: tonnes in kilos, pounds in pence."""
    if each.kind == "cents" and total.kind == "money":
        return total.times(1 / _CENT)._replace(kind="cents", unit=each.unit)
    if each.kind == "money" and total.kind == "cents":
        return total.times(_CENT)._replace(kind="money", unit=each.unit)
    if each.kind != "measure" or total.kind != "measure":
        return None
    ours, theirs = (named(one.unit[0].partition("_per_")[0]) for one in (each, total))
    if ours.dimension != theirs.dimension:
        return None
    return total.times(theirs.factor / ours.factor)._replace(unit=each.unit)
