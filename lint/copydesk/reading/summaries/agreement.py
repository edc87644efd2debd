"""Whether two mentions can say one and the same: rounded, hedged, in another unit of time, in words or as a share."""

from __future__ import annotations

from fractions import Fraction

from copydesk.reading.dates.dates import DateMention
from copydesk.reading.figures.amount_kinds import place_of
from copydesk.reading.figures.amounts import Amount
from copydesk.reading.summaries.kin import kin
from copydesk.reading.summaries.mentions import Mention
from copydesk.story import Story

#: What two mentions are to each other: of one value and thing, of one value, of one thing and two values, two counts of
#: which the first leaves out what it counts, as headlines do, or nothing.
SAME, EQUAL, DIFFERENT, BARE, APART = "same", "equal", "different", "bare", "apart"

#: How far a hedged figure may be from the one that it stands for, as a share of it.
_HEDGED = Fraction(3, 20)
#: Lengths of time in days, as they are said for each other: 18 months are a year and a half, 24 hours a day.
_DAYS = {
    "second": Fraction(1, 86400), "minute": Fraction(1, 1440), "hour": Fraction(1, 24), "day": Fraction(1), "week": Fraction(7),
    "fortnight": Fraction(14), "month": Fraction(61, 2), "quarter": Fraction(183, 2), "year": Fraction(365), "decade": Fraction(3650),
    "century": Fraction(36500), "centurie": Fraction(36500),
}  # fmt: skip
_TIME = Fraction(2, 25)
_LETTER = {"k": 10**3, "m": 10**6, "b": 10**9}
_SHARES = frozenset(("percent", "fraction"))


def relation(story: Story, one: Mention, other: Mention) -> str:
    """SAME, EQUAL (the value, not the thing that it counts), DIFFERENT (the thing, not the value), BARE or APART."""
    if one.is_day or other.is_day:
        return _of_days(story, one, other)
    assert one.amount is not None and other.amount is not None
    ours, theirs = one.amount, other.amount
    if story.copy[one.start : one.end].lower() == story.copy[other.start : other.end].lower():
        return SAME if one.kind == other.kind and _may_be_one(story, one, other) else EQUAL  # however it was read
    if _is_quarters(story, ours) or _is_quarters(story, theirs):
        return APART
    if one.kind == "duration" == other.kind:
        return SAME if _one_length(ours, theirs) else DIFFERENT
    alike = _may_be_one(story, one, other)
    if not alike and one.kind == other.kind and ours.unit and theirs.unit:
        return EQUAL if ours.value == theirs.value else APART  # figures of two things: nearly the same says nothing
    if any(_meets(each, theirs) for each in _readings(story, ours)) or _by_dozens(story, ours, theirs):
        return SAME if alike else EQUAL
    if {one.kind, other.kind} == _SHARES:
        percent = theirs.times(Fraction(100)) if other.kind == "fraction" else theirs
        mine = ours.times(Fraction(100)) if one.kind == "fraction" else ours
        return SAME if abs(mine.value - percent.value) <= 3 else APART
    if alike and one.kind != "label":
        return DIFFERENT
    return (
        BARE if one.kind == "count" and not ours.unit and not one.toll and other.kind in ("count", "points") else APART
    )


def _is_quarters(story: Story, amount: Amount) -> bool:
    """Whether a figure is one of quarters, which are parts of a thing ("two quarters" is a half) or of a year."""
    return story.copy[amount.end - 9 : amount.end].lower().endswith(("quarters", "quarter"))


def one_value(story: Story, one: Mention, other: Mention) -> bool:
    """Whether two mentions in one place of one statement say the same, hedges aside."""
    if one.amount is None or other.amount is None:
        return relation(story, one, other) == SAME
    ours, theirs = one.amount, other.amount
    if story.copy[one.start : one.end].lower() == story.copy[other.start : other.end].lower():
        return True
    if {one.kind, other.kind} == _SHARES or _is_quarters(story, ours) or _is_quarters(story, theirs):
        return relation(story, one, other) != DIFFERENT
    if ours.kind == "duration" == theirs.kind and ours.unit != theirs.unit:
        return _one_length(ours, theirs)
    return any(
        _rounds(each.value, theirs.value, place_of(each.ends[0]), place_of(theirs.ends[0]))
        for each in _readings(story, ours)
    )


def is_slip(one: Mention, other: Mention) -> bool:
    """Whether a slip of the keys makes one figure of the other: a digit lost or added, or two exchanged."""
    if one.amount is None or other.amount is None:
        return False
    ours, theirs = one.amount.value, other.amount.value
    if min(ours, theirs) < 10:
        return False
    return max(ours, theirs) / min(ours, theirs) in (10, 100, 1000) or sorted(str(ours)) == sorted(str(theirs))


def _readings(story: Story, amount: Amount) -> list[Amount]:
    """The amount, and in headlines what a bare letter behind it makes of it: "44K homes"."""
    scale = _LETTER.get(story.copy[amount.end : amount.end + 1].lower())
    return [amount] if scale is None else [amount, amount.times(Fraction(scale))]


_DOZEN = Fraction(1, 6)


def _by_dozens(story: Story, one: Amount, other: Amount) -> bool:
    """Whether one is said in dozens, which nobody counts out, and the other is near it."""
    dozens = any(story.copy[each.end - 5 : each.end].lower() == "dozen" for each in (one, other))
    return dozens and abs(one.value - other.value) <= max(one.value, other.value) * _DOZEN


def _may_be_one(story: Story, one: Mention, other: Mention) -> bool:
    """Whether two amounts may count one thing: the same unit, noun or fate."""
    assert one.amount is not None and other.amount is not None
    if one.kind != other.kind:
        return False
    if one.kind == "count":
        if one.toll and other.toll:
            return one.toll == other.toll
        return bool(nouns(one.amount) & nouns(other.amount)) and not _qualified(one.amount, other.amount)
    return bool(set(one.amount.unit) & set(other.amount.unit)) or one.kind in ("fraction", "multiple")


def nouns(amount: Amount) -> frozenset[str]:
    """The words of what is counted, each as its kin."""
    return frozenset(map(kin, amount.unit))


#: Words before a noun that make another thing of it: "three more states" are none of "50 states".
_OTHER = frozenset(("other", "more", "additional", "further", "remaining", "extra", "new", "fewer", "less"))


def _qualified(one: Amount, other: Amount) -> bool:
    return bool((_OTHER & set(one.unit)) ^ (_OTHER & set(other.unit)))


def _one_length(one: Amount, other: Amount) -> bool:
    ours, theirs = (each.value * _DAYS.get(each.unit[0], Fraction(1)) for each in (one, other))
    if one.unit == other.unit:
        return _meets(one, other)
    return abs(ours - theirs) <= max(ours, theirs) * _TIME


def _meets(one: Amount, other: Amount) -> bool:
    """Whether two figures can stand for one value."""
    if len(one.ends) > 1 or len(other.ends) > 1:
        return any(_near(a.value, b.value, one, other) for a in one.ends for b in other.ends) or one.range.meets(
            other.range
        )
    return _near(one.value, other.value, one, other)


def _near(ours: Fraction, theirs: Fraction, one: Amount, other: Amount) -> bool:
    if ours == theirs:
        return True
    if not theirs or not _AT_LEAST < float(ours) / float(theirs) < _AT_MOST:
        return False  # no rounding and no hedge reaches so far; most figures are told apart here
    mine, its = place_of(one.ends[0]), place_of(other.ends[0])
    return (
        _rounds(ours, theirs, mine, its)
        or _hedges(one.hedge, ours, theirs, mine)
        or _hedges(other.hedge, theirs, ours, its)
    )


_AT_LEAST, _AT_MOST = 0.45, 2.1


def _rounds(ours: Fraction, theirs: Fraction, mine: Fraction, its: Fraction) -> bool:
    """Whether the figures are equal, or one is the other rounded or cut off where its last digit stands."""
    if ours == theirs:
        return True
    if mine == its:
        return False
    apart, place, most = abs(ours - theirs), max(mine, its), max(ours, theirs)
    # "$55m" for $55.7m: a cut-off that hardly tells.
    cut = (ours < theirs) == (mine > its) and apart < place and apart * 20 <= most
    return cut or (apart <= place * Fraction(3, 5) and apart * 5 <= most)


def _hedges(hedge: str, figure: Fraction, true: Fraction, place: Fraction) -> bool:
    """Whether "more than", "nearly" or "about" the figure may be said of the true value."""
    if not hedge:
        return False
    # "more than 50" may be 59, "at least 12" no 14.
    room = max(place if figure > 9 and place > 1 else _ten(figure), abs(figure) * _HEDGED)
    beyond = true - figure
    if hedge == "above":
        return 0 <= beyond <= room
    return -room <= beyond <= (0 if hedge == "below" else room)


def _ten(figure: Fraction) -> Fraction:
    """Ten for 20, 30 … 90, whose place in `place_of` is one; else nothing."""
    return Fraction(10) if 10 < figure < 100 and figure % 10 == 0 else Fraction(0)


# --- days


def _of_days(story: Story, one: Mention, other: Mention) -> str:
    if one.kind == "weekday" == other.kind:
        return SAME if one.weekday == other.weekday else DIFFERENT
    if one.date is not None and other.date is not None:
        return _of_dates(one.date, other.date)
    if one.kind == "weekday" and other.date is not None:
        day = other.date.nearest(story.published.day if story.published else None)
        return EQUAL if day is not None and other.date.day and day.weekday() == one.weekday else APART
    if one.date is not None and other.amount is not None:
        return EQUAL if one.date.month is None and _is_short_year(one.date, other.amount) else APART
    return APART


def _is_short_year(said: DateMention, amount: Amount) -> bool:
    """Whether a label such as "'07" is the year that is meant."""
    return said.year is not None and amount.kind == "label" and said.year % 100 == amount.value


def _of_dates(one: DateMention, other: DateMention) -> str:
    if one.years > 1 or other.years > 1:
        near = one.year is not None and other.year is not None and one.year // 10 == other.year // 10
        return (SAME if one.years == other.years else EQUAL) if near else APART
    if one.month is None or other.month is None:
        if one.year is None or one.year != other.year:
            return DIFFERENT if one.month == other.month else APART
        return SAME if one.month == other.month else EQUAL
    if one.month != other.month or (one.year and other.year and one.year != other.year):
        return DIFFERENT
    if one.day is None or other.day is None:
        return SAME if one.day == other.day else EQUAL
    days = ({mention.day, *mention.more} for mention in (one, other))
    return SAME if set.intersection(*days) or one.through or other.through else DIFFERENT
