"""What a printed figure can stand for, and whether two printed figures can both be true.

A printed figure is a rounding of some true value, so it stands for a range: "7.5" for 7.45 to 7.55, "40" for 39.5 to
40.5. From three digits on trailing zeros may be rounding too: "18,000" may stand for 17,500 to 18,500, but that leniency
never excuses more than a twentieth on either side (1,000 for 950 to 1,050). All arithmetic is on exact fractions.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction

from copydesk.tuples import NamedTuple

#: How far trailing zeros may be rounding, as a share of the figure, on either side.
ZEROS_EXCUSE = Fraction(1, 20)
#: Two ranges may only meet through leniency when the printed figures are within this share of each other.
LENIENCY = Fraction(1, 10)
#: Rounding to the last printed digit is honest up to this share of the true value: 1.6 km may be printed as 2 km,
#: 0.5 of a tonne may not be printed as 1 tonne.
ROUNDING = Fraction(1, 3)
#: Two figures may be roundings of one third figure when they are within this share of each other.
THIRD = Fraction(1, 5)
#: Figures apart by less than this share are loose, not contradicted: print is full of 1.6 for 1.609.
LOOSE = Fraction(1, 40)
#: What "about", "nearly", "more than" add on their own side to a figure of one, of two and of more significant digits:
#: nobody writes "about 98" who means 108, but "about 30" may be 28.
HEDGED = {1: Fraction(1, 10), 2: Fraction(1, 20), 3: Fraction(1, 40)}


class Range(NamedTuple):
    """Every value from `low` to `high`, both included."""

    low: Fraction
    high: Fraction

    def __contains__(self, value: object) -> bool:
        return isinstance(value, Fraction) and self.low <= value <= self.high

    def meets(self, other: Range) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def scaled(self, factor: Fraction, offset: Fraction = Fraction(0)) -> Range:
        """The range of `value * factor + offset`; `factor` is positive."""
        return Range(self.low * factor + offset, self.high * factor + offset)

    def widened(self, below: Fraction, above: Fraction) -> Range:
        """The range with its ends moved outwards by the given amounts."""
        return Range(self.low - below, self.high + above)

    def plus(self, other: Range) -> Range:
        """The range of the sum of a value from each."""
        return Range(self.low + other.low, self.high + other.high)

    def times(self, other: Range) -> Range:
        """The range of the product of a value from each; neither is negative."""
        return Range(self.low * other.low, self.high * other.high)


class Verdict(Enum):
    """Whether two figures that must agree can."""

    HOLDS = "holds"
    LOOSE = "loose"
    CONTRADICTED = "contradicted"


def rounding_range(value: Fraction, step: Fraction) -> Range:
    """All that rounds to `value` when `step` is the place of its last printed digit."""
    return Range(value - step / 2, value + step / 2)


def printed_range(value: Fraction, step: Fraction) -> Range:
    """All that a figure printed as `value`, its last digit worth `step`, can stand for, trailing zeros included.

    Where decimals are printed no zero is rounding: "100.0" stands for 99.95 to 100.05.
    """
    half = step / 2
    if abs(value) >= 100 and step >= 1:
        half = max(half, min(_trailing_zeros(value) / 2, abs(value) * ZEROS_EXCUSE))
    return Range(value - half, value + half)


def hedged(printed: Range, value: Fraction, hedge: str, digits: int = 1) -> Range:
    """Widens a range as its hedge says: "about" on both sides, "below" ("nearly", "up to") down, "above" up.

    `digits` is how many significant digits the figure has.
    """
    room = abs(value) * HEDGED[min(digits, 3)]
    return printed.widened(
        room if hedge in ("about", "below") else Fraction(0), room if hedge in ("about", "above") else Fraction(0)
    )


class Printed(NamedTuple):
    """A figure as printed: its value, the worth of its last digit, and its hedge ("about", "below", "above" or "")."""

    value: Fraction
    step: Fraction
    hedge: str = ""

    @property
    def range(self) -> Range:
        """All that it can stand for, hedge included."""
        printed = printed_range(self.value, self.step)
        return hedged(printed, self.value, self.hedge, self.digits) if self.hedge else printed

    @property
    def digits(self) -> int:
        """How many of its digits carry meaning when trailing zeros do not: 40 has one, 386 three."""
        figures = str(abs(self.value / self.step).__floor__())
        return max(1, len(figures.rstrip("0") if self.step >= 1 else figures))


def compare(left: Printed, right: Printed, factor: Fraction = Fraction(1)) -> Verdict:
    """Whether `left` times `factor` and `right` can be one and the same."""
    there, back = left.value * factor, right.value / factor
    if _rounds_to(there, right) or _rounds_to(back, left):
        return Verdict.HOLDS
    apart = _apart(there, right.value)
    if apart > LENIENCY:
        # 3 mph (6 kph) can both be roundings of a third figure, 3 knots.
        third = apart <= THIRD and rounding_range(left.value, left.step).scaled(factor).meets(
            rounding_range(right.value, right.step)
        )
        return Verdict.LOOSE if third else Verdict.CONTRADICTED
    if left.range.scaled(factor).meets(right.range):
        return Verdict.HOLDS
    truncated = 0 <= there - right.value < right.step or 0 <= back - left.value < left.step
    # "30 km (20 miles)": round for round. Beside a figure of three digits nobody rounds that far.
    round_figure = max(left.digits, right.digits) <= 2 and any(
        one.digits == 1 and one.value >= 10 for one in (left, right)
    )
    return Verdict.LOOSE if apart <= LOOSE or truncated or round_figure else Verdict.CONTRADICTED


def _rounds_to(true: Fraction, printed: Printed) -> bool:
    """Whether `true`, rounded where `printed` ends, gives it, and is not bent by more than honest rounding bends."""
    bent = abs(printed.value - true)
    return bent <= abs(true) * ROUNDING and true in rounding_range(printed.value, printed.step)


def _apart(one: Fraction, other: Fraction) -> Fraction:
    size = max(abs(one), abs(other))
    return abs(one - other) / size if size else Fraction(0)


def _trailing_zeros(value: Fraction) -> Fraction:
    """The place of the last digit that is not zero: 100 for 18,300."""
    if value.denominator != 1:
        return Fraction(0)
    place = 1
    while value.numerator % (place * 10) == 0:
        place *= 10
    return Fraction(place)
