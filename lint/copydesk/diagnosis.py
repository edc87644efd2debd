"""What probably happened when two figures that must agree do not. An editor has to act on it, so it is said in words."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from fractions import Fraction

from copydesk.ranges import Printed, Verdict, compare
from copydesk.reading.units.units import Unit, related_units

_SLIPS = {Fraction(10): "ten times too {}", Fraction(100): "a hundred times too {}", Fraction(1000): "a thousand times too {}",
          Fraction(10**6): "a million times too {}"}  # fmt: skip


def diagnose(left: Printed, left_unit: Unit, right: Printed, right_unit: Unit) -> str:
    """The likeliest slip behind a wrong conversion, as a clause that follows "probably"; empty where none fits.

    One that gives the second figure to its last digit goes before one that only rounding allows.
    """
    figures = left, left_unit, right, right_unit
    return next(itertools.chain(_slips(*figures, _agree_exactly), _slips(*figures, _agree)), "")


_Agreeing = Callable[[Printed, Printed, Fraction], bool]


def _slips(left: Printed, left_unit: Unit, right: Printed, right_unit: Unit, agree: _Agreeing) -> Iterator[str]:
    factor = left_unit.factor / right_unit.factor
    if agree(left, right, 1 / factor):
        yield "the conversion was done the wrong way round"
    root = _length_factor(left_unit, right_unit)
    if root is not None and agree(left, right, root):
        yield f"{'an area' if left_unit.dimension == 'area' else 'a volume'} was converted with the factor for lengths"
    if left.value == right.value:
        yield "the figure was taken over without being converted"
    for size, words in _SLIPS.items():
        if agree(left, right, factor * size):
            yield f"the decimal point slipped: the second figure is {words.format('large')}"
        if agree(left, right, factor / size):
            yield f"the decimal point slipped: the second figure is {words.format('small')}"
    for meant in related_units(left_unit):
        if meant.name != right_unit.name and agree(left, right, meant.factor / right_unit.factor):
            yield f"the first figure was taken for {_plural(meant)}"
    for meant in related_units(right_unit):
        if meant.name != left_unit.name and agree(left, right, left_unit.factor / meant.factor):
            yield f"the second figure is in {_plural(meant)}"
    if any(agree(left, right._replace(value=swapped), factor) for swapped in _swaps(right)):
        yield "two digits of the second figure changed places"
    if any(agree(left._replace(value=swapped), right, factor) for swapped in _swaps(left)):
        yield "two digits of the first figure changed places"


def _agree(left: Printed, right: Printed, factor: Fraction) -> bool:
    return compare(left._replace(hedge=""), right._replace(hedge=""), factor) is Verdict.HOLDS


def _agree_exactly(left: Printed, right: Printed, factor: Fraction) -> bool:
    """Whether the first figure, converted as it is printed, is the second to its last digit."""
    return abs(left.value * factor - right.value) * 2 <= right.step


def _length_factor(left: Unit, right: Unit) -> Fraction | None:
    """The factor between the sides of two square or cubic units; None where either is neither."""
    if not all(unit.name.startswith(("square_", "cubic_")) for unit in (left, right)):
        return None
    power = 2 if left.dimension == "area" else 3
    ratio = float(left.factor / right.factor) ** (1 / power)
    return Fraction(ratio).limit_denominator(10**9)


def _swaps(figure: Printed) -> Iterator[Fraction]:
    """The values that the figure has when two neighbouring digits change places."""
    scaled = figure.value / figure.step
    if scaled.denominator != 1 or scaled < 10:
        return
    digits = str(scaled.numerator)
    for index in range(len(digits) - 1):
        if digits[index] != digits[index + 1]:
            changed = digits[:index] + digits[index + 1] + digits[index] + digits[index + 2 :]
            yield int(changed) * figure.step


def _plural(unit: Unit) -> str:
    words = unit.name.replace("_", " ").replace("us ", "US ")
    return {"foot": "feet", "inch": "inches", "square foot": "square feet", "square inch": "square inches",
            "cubic foot": "cubic feet", "stone": "stone"}.get(words, words if "per" in words else f"{words}s")  # fmt: skip
