"""Percentages worked out again: what two printed figures make of the change or the share between them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.ranges import Printed, Range, Verdict
from copydesk.reading.change.changes import Change
from copydesk.reading.figures.amount_kinds import place_of
from copydesk.reading.figures.amounts import Amount
from copydesk.reading.figures.counted import same_thing
from copydesk.reading.figures.numbers import hedge_words_before
from copydesk.reading.units.units import named
from copydesk.tuples import NamedTuple

#: A figure without a unit of its own takes the other one's: "from 12 to 57 percent", "to $70m from 56m".
_LENDS = frozenset(("percent", "points", "money", "measure", "cents", "count", "duration"))
#: Scales that one figure may lend another ("from 56 to 70 million"), and how far apart the two may then be.
_SCALES = (10**3, 10**6, 10**9, 10**12, 10**5, 10**7)
_NEAR = 20
#: How far beyond its figure "about", and "more than" or "nearly", reach, as a share of it.
_ABOUT = Fraction(1, 10)
_BEYOND = Fraction(3, 10)
#: "Nearly 85 percent": who does not say 80 or 90 has counted, and is close.
_CLOSE_WORDS, _CLOSE = frozenset(("nearly", "almost", "just under", "just over", "a little over")), Fraction(1, 14)
#: A fraction in words stands for what is within an eighth of it, but never more than six points off; and "more than half"
#: may be a point less.
_FRACTION = Fraction(1, 8)
_MOST_POINTS = Fraction(6)
#: Who says "four in five" or "three quarters" has counted more closely than who says "a third".
_MOST_OF_SEVERAL = Fraction(9, 2)
_EDGE = Fraction(1)
_CENT = Fraction(1, 100)
#: A bare figure of that size beside a percentage is none itself: "2.4% of the list, down 13,258 from 193,500".
_MOST_PERCENT = 1000


def alike(one: Amount, other: Amount, *, bound: bool = False) -> tuple[Amount, Amount] | None:
    """The two amounts in one unit, or None where they measure different things.

    With `bound` the copy itself says that they are counted in one thing, whatever their nouns.
    """
    if one.negative or other.negative:
        return None
    if one.kind != other.kind:
        bare, full = (one, other) if one.kind == "count" else (other, one)
        if bare.kind != "count" or (bare.unit and not bound) or full.kind not in _LENDS:
            return None
        if bare.value >= _MOST_PERCENT and full.kind in ("percent", "points"):
            return None
        if bare.ends[0].step >= 1000 and full.kind in ("percent", "points", "cents", "duration"):
            return None
    elif one.kind == "count":
        if not bound and not same_thing(one.unit, other.unit):
            return None
    elif not _of_one_unit(one, other):
        return _in_one_period(one, other) if one.kind == "duration" else None
    return _in_one_scale(one, other)


#: Periods that are made of each other: what the longer one holds of the shorter.
_PERIODS = {("month", "year"): 12, ("day", "week"): 7, ("hour", "day"): 24, ("minute", "hour"): 60, ("second", "minute"): 60, ("year", "decade"): 10}  # fmt: skip


def _in_one_period(one: Amount, other: Amount) -> tuple[Amount, Amount] | None:
    """ "from 18 months to four years": the longer period in the shorter one."""
    if len(one.unit) != 1 or len(other.unit) != 1:
        return None
    if (factor := _PERIODS.get((one.unit[0], other.unit[0]))) is not None:
        return one, other.times(Fraction(factor))._replace(unit=one.unit)
    if (factor := _PERIODS.get((other.unit[0], one.unit[0]))) is not None:
        return one.times(Fraction(factor))._replace(unit=other.unit), other
    return None


def _of_one_unit(one: Amount, other: Amount) -> bool:
    """Whether two units may be one; "per year" may be said of both and printed once."""
    ours, theirs = ({unit.partition("_per_")[0] for unit in each.unit} for each in (one, other))
    return bool(ours & theirs)


def _in_one_scale(one: Amount, other: Amount) -> tuple[Amount, Amount]:
    """ "from 56 to 70 million": a plain small figure beside one in millions is meant in millions as well."""
    for small, large, first in ((one, other, True), (other, one, False)):
        if 0 < small.value < 1000 <= large.ends[0].step:
            for scale in _SCALES:
                if Fraction(1, _NEAR) <= large.value / (small.value * scale) <= _NEAR:
                    lent = small.times(Fraction(scale))
                    return (lent, other) if first else (one, lent)
    return one, other


class Ends(NamedTuple):
    """The two ends of a change in one unit, as ranges and as printed; one of them may be worked out from the difference."""

    before: Range
    after: Range
    old: Fraction
    new: Fraction
    kind: str

    @property
    def percent(self) -> Fraction:
        """The change in percent of the old figure, as printed."""
        return (self.new / self.old - 1) * 100


def ends_of(change: Change) -> Ends | None:
    """The ends of a change, from both figures or from one and the difference; None where that cannot be told."""
    before, after, by = change.before, change.after, change.by
    if before is not None and after is not None:
        pair = alike(before, after)
        if pair is None or not pair[0].value:
            return None
        return Ends(pair[0].range, pair[1].range, pair[0].value, pair[1].value, _kind(*pair))
    if by is None or not change.sign or change.times:
        return None
    if after is not None:
        pair = alike(in_its_unit(by, after), after)
        return None if pair is None else _from_difference(pair[0], pair[1], change.sign, backwards=True)
    if before is not None:
        pair = alike(in_its_unit(by, before), before)
        return None if pair is None else _from_difference(pair[0], pair[1], change.sign, backwards=False)
    return None


def _kind(one: Amount, other: Amount) -> str:
    return other.kind if one.kind == "count" else one.kind


def in_its_unit(by: Amount, end: Amount) -> Amount:
    """The difference in the unit of the figure that it leads to or from.

    Points of an index are what the index itself is counted in; cents (paise) are hundredths of a sum, or of a rate that is
    printed with two decimals or more.
    """
    if by.kind == "points" and by.unit == ("point",):
        return by._replace(kind="count", unit=())
    if by.kind == "cents" and (end.kind == "money" or (end.kind == "count" and end.ends[0].step <= _CENT)):
        return by.times(_CENT)._replace(kind=end.kind, unit=end.unit)
    if by.kind == end.kind == "measure" and by.unit and end.unit and not set(by.unit) & set(end.unit):
        ours, theirs = named(by.unit[0]), named(end.unit[0])
        if ours.dimension == theirs.dimension:  # "60 centimetres short of the 94.5 metres"
            return by.times(ours.factor / theirs.factor)._replace(unit=end.unit)
    return by


#: Two figures that are so many times apart may be one with its scale mistaken, and how far from it.
_MISTAKEN = (Fraction(1000), Fraction(10**6))
_ROUGHLY = Fraction(5, 2)
#: Figures below this are too small to have a scale.
_SCALED = 1000
_FROM_LITTLE = lazy(r"\b(?:from nothing|thousandfold|exponential\w*|since 1[0-9]{3}|times)\b")


class ScaleSlip(NamedTuple):
    """A change one end of which has the wrong scale: how many times too large or small, and whether what is said of the change bears it out.

    `wrong` is the end that is wrong, "before" or "after", or "" where either may be.
    """

    factor: Fraction
    proved: bool
    wrong: str


def scale_slip(copy: str, change: Change, ends: Ends) -> ScaleSlip | None:
    """The scale that one end of a change has by mistake ("rose 4 per cent to £1.2m, from £1.15bn"), None where none is."""
    before, after = change.before, change.after
    if before is None or after is None or not ends.new or ends.kind in ("percent", "temperature", "duration"):
        return None
    ratio = max(ends.new / ends.old, ends.old / ends.new)
    if (
        ratio < _MISTAKEN[0] / _ROUGHLY
        or max(ends.new, ends.old) < _SCALED
        or _FROM_LITTLE.search(copy, *change.sentence)
    ):
        return None
    for factor in _MISTAKEN:
        old, new = (ends.old * factor, ends.new) if ends.new > ends.old else (ends.old, ends.new * factor)
        wrong = _borne_out(copy, change, ends, old, new, factor)
        if wrong is not None:
            return ScaleSlip(factor, True, wrong)
    near = factor_near(ratio)
    scaled = min(before.ends[0].step, after.ends[0].step) >= 100
    against = change.sign * (ends.new - ends.old) < 0 and min(place_of(before.ends[0]), place_of(after.ends[0])) >= 100
    return ScaleSlip(near, False, "") if near and (scaled or against) and change.times is None else None


def factor_near(ratio: Fraction) -> Fraction | None:
    """A thousand or a million where a ratio is roughly that."""
    return next((factor for factor in _MISTAKEN if factor / _ROUGHLY <= ratio <= factor * _ROUGHLY), None)


def _borne_out(copy: str, change: Change, ends: Ends, old: Fraction, new: Fraction, factor: Fraction) -> str | None:
    """Which end is wrong where the two in one scale make what is said of the change; None where they do not."""
    percent = abs(new / old - 1) * 100
    if change.times is not None:
        return "" if abs(new / old / change.times - 1) < Fraction(1, 7) else None
    if (
        change.share is not None
        and change.share.kind in ("percent", "fraction")
        and (not change.sign or (new > old) == (change.sign > 0))
    ):
        wide = Range(percent * Fraction(9, 10) - 1, percent * Fraction(11, 10) + 1)
        return "" if verdict(copy, change.share, wide) is not Verdict.CONTRADICTED else None
    if change.by is not None and change.after is not None:
        pair = alike(in_its_unit(change.by, change.after), change.after)
        for scale, wrong in ((Fraction(1), True), (factor, False)):
            if pair is not None and abs(abs(new - old) / scale - pair[0].value) <= abs(new - old) / scale / 20:
                # In the larger scale the smaller figure is wrong, in the smaller scale the larger.
                small = "before" if ends.old < ends.new else "after"
                large = "after" if small == "before" else "before"
                return small if wrong else large
    return None


def _from_difference(by: Amount, end: Amount, sign: int, *, backwards: bool) -> Ends | None:
    step = -sign if backwards else sign
    rest, difference, known = end.value + step * by.value, by.range, end.range
    low, high = (difference.low, difference.high) if step > 0 else (-difference.high, -difference.low)
    worked_out = Range(known.low + low, known.high + high)
    if rest <= 0:
        return None
    if backwards:
        return Ends(worked_out, known, rest, end.value, _kind(by, end))
    return Ends(known, worked_out, end.value, rest, _kind(by, end))


def printed(copy: str, amount: Amount | None, otherwise: Fraction) -> str:
    """The amount as it stands in the copy, or a figure worked out where it does not stand there."""
    return show(otherwise, 9) if amount is None else " ".join(copy[amount.start : amount.end].split())


def from_to(copy: str, change: Change, ends: Ends, joiner: str) -> str:
    """Both ends of a change as the copy has them: "$56m → $70m"."""
    return f"{printed(copy, change.before, ends.old)} {joiner} {printed(copy, change.after, ends.new)}"


def change_between(before: Range, after: Range) -> Range | None:
    """The change from one figure to the other in percent, below zero for a fall; None where the first may be nothing."""
    if before.low <= 0 or after.low < 0:
        return None
    return Range((after.low / before.high - 1) * 100, (after.high / before.low - 1) * 100)


def share_of(part: Range, whole: Range) -> Range | None:
    """The part in percent of the whole; None where the whole may be nothing."""
    if whole.low <= 0 or part.low < 0:
        return None
    return Range(part.low / whole.high * 100, part.high / whole.low * 100)


def in_percent(said: Amount, hedge: str = "") -> Range:
    """All that a printed percentage or fraction can stand for, in percent; `hedge` are the words that stand before it."""
    if said.kind == "fraction":
        return _of_fraction(said.value, said.hedge, hedge)
    low, high = min(one.value for one in said.ends), max(one.value for one in said.ends)
    below = above = max(one.step for one in said.ends) / 2
    room = _CLOSE if hedge in _CLOSE_WORDS and low % 10 and said.kind == "percent" else _BEYOND
    if said.hedge in ("about", "below"):
        below = max(below, low * (_ABOUT if said.hedge == "about" else room))
    if said.hedge in ("about", "above"):
        above = max(above, high * (_ABOUT if said.hedge == "about" else room))
    return Range(low - below, high + above)


def _of_fraction(fraction: Fraction, hedge: str, words: str) -> Range:
    """ "a third" is said of 30 to 37 percent, "more than half" of anything above, "just under half" of what is close below."""
    percent = fraction * 100
    room = min(percent * _FRACTION, _MOST_POINTS if fraction.numerator == 1 else _MOST_OF_SEVERAL)
    if hedge == "about":
        return Range(percent - room * 4 / 3, percent + room * 4 / 3)
    if not hedge:
        return Range(percent - room, percent + room)
    far = any(
        word in words for word in ("than", "over", "under", "above", "below", "least", "most", "up to")
    ) and not any(word in words for word in ("just", "little", "slightly"))
    if hedge == "below":
        return Range(percent * (Fraction(1, 3) if far else Fraction(3, 4)), percent + _EDGE)
    return Range(percent - _EDGE, percent * 2 if far else percent * Fraction(5, 4))


def verdict(copy: str, said: Amount, true: Range) -> Verdict:
    """Whether a printed percentage is what the figures give: loose where it is one off in its last digit, or cut off."""
    claimed = in_percent(said, hedge_words_before(copy, said.start) if said.hedge else "")
    if claimed.meets(true):
        return Verdict.HOLDS
    if said.kind == "fraction":
        return Verdict.CONTRADICTED
    half, last = said.ends[-1].step / 2, said.ends[-1]
    # One off in the last of several digits, or cut off ("5 percent" for 5.8).
    below = half if abs(last.value / last.step) >= 10 else Fraction(0)
    return Verdict.LOOSE if claimed.widened(below, half).meets(true) else Verdict.CONTRADICTED


def slips(said: Amount, ends: Ends) -> Iterator[str]:
    """What probably happened where a percentage of change is wrong, the likeliest first, as clauses after "probably"."""
    size = abs(ends.percent)
    if not ends.new:
        return
    if _near(said, abs(ends.old / ends.new - 1) * 100):
        yield "the change was worked out on the new figure and not on the old one"
    if _near(said, ends.new / ends.old * 100):
        yield "the new figure was given as a percentage of the old one"
    for power, words in ((10, "the decimal point slipped"), (100, "the decimal point slipped by two places")):
        if _near(said, size * power) or _near(said, size / power):
            yield words
    if any(_near(said._replace(ends=(Printed(value, said.ends[0].step),)), size) for value in swaps(said.ends[0])):
        yield "two digits of the percentage changed places"
    for factor in (Fraction(1000), Fraction(1, 1000)):
        if _near(said, abs(ends.new * factor / ends.old - 1) * 100):
            yield "one of the two figures has the wrong scale (million for billion)"


def _near(said: Amount, percent: Fraction) -> bool:
    claimed = in_percent(said._replace(hedge=""))
    return percent in claimed


def swaps(printed: Printed) -> Iterator[Fraction]:
    """The values that a figure has when two neighbouring digits change places."""
    scaled = printed.value / printed.step
    if scaled.denominator != 1 or scaled < 10:
        return
    digits = str(scaled.numerator)
    for index in range(len(digits) - 1):
        if digits[index] != digits[index + 1]:
            changed = digits[:index] + digits[index + 1] + digits[index] + digits[index + 2 :]
            yield int(changed) * printed.step
