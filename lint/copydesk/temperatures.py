"""Two temperatures that must agree: as readings (0 C is 32 F) or as differences (a rise of 1 C is one of 1.8 F)."""

from __future__ import annotations

from fractions import Fraction

from copydesk.ranges import Printed, printed_range, rounding_range
from copydesk.reading.units.units import Unit
from copydesk.tuples import NamedTuple

#: How far beyond rounding, in degrees, a pair of readings is loose and not contradicted; and with a hedge.
LOOSE_DEGREES = Fraction(3, 2)
LOOSE_DEGREES_HEDGED = Fraction(3)
#: The same for differences, which are small: in degrees, or as a share of the difference, whichever is more.
LOOSE_DIFFERENCE = (Fraction(1, 2), Fraction(1, 20))
LOOSE_DIFFERENCE_HEDGED = (Fraction(1), Fraction(1, 10))
#: From here on a temperature is printed as other figures are: 1,000 C may be rounded, 38 C is not.
_ROUND_DEGREES = 200


class Fit(NamedTuple):
    """One way to convert the left temperature: what it gives, and how many degrees lie between that and the right one."""

    value: Fraction
    apart: Fraction
    loose: Fraction
    loose_hedged: Fraction

    def fits(self, *, hedged: bool = False) -> bool:
        """Whether the printed figures agree, give or take what print is full of."""
        return self.apart <= (self.loose_hedged if hedged else self.loose)


def as_reading(left: Printed, ours: Unit, right: Printed, theirs: Unit) -> Fit:
    """The left temperature converted as a reading of a thermometer."""
    value, apart = _fit(left, right, ours.factor / theirs.factor, (ours.offset - theirs.offset) / theirs.factor)
    return Fit(value, apart, LOOSE_DEGREES, LOOSE_DEGREES_HEDGED)


def as_difference(left: Printed, ours: Unit, right: Printed, theirs: Unit) -> Fit:
    """The left temperature converted as a rise, a fall or a gap."""
    value, apart = _fit(left, right, ours.factor / theirs.factor, Fraction(0))
    loose, hedged = (max(degrees, share * abs(value)) for degrees, share in (LOOSE_DIFFERENCE, LOOSE_DIFFERENCE_HEDGED))
    return Fit(value, apart, loose, hedged)


def _fit(left: Printed, right: Printed, factor: Fraction, shift: Fraction) -> tuple[Fraction, Fraction]:
    one, other = (
        (printed_range if abs(printed.value) >= _ROUND_DEGREES else rounding_range)(printed.value, printed.step)
        for printed in (left, right)
    )
    one = one.scaled(factor, shift)
    apart = max(Fraction(0), one.low - other.high, other.low - one.high)
    return left.value * factor + shift, apart
