"""What a currency has cost in another over a stretch of time, by the reference rates of the European Central Bank."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import cache, lru_cache

from copydesk.ranges import Range


@cache
def _quarters(code: str) -> tuple[Range | None, ...]:
    """The lowest and highest units for one euro, a quarter each from 1999 on; empty for a currency that is not on record."""
    from copydesk_rules.known.exchange_rates import RATES  # only a story with a pair of sums pays for it

    if code == "EUR":
        return (Range(Fraction(1), Fraction(1)),) * len(next(iter(RATES.values())).split())
    return tuple(_range(field) for field in RATES.get(code, "").split())


def _range(field: str) -> Range | None:
    if field == "x":
        return None
    low, _, high = field.partition("-")
    return Range(Fraction(low), Fraction(high or low))


def _index(day: date) -> int:
    return (day.year - 1999) * 4 + (day.month - 1) // 3


@lru_cache(maxsize=1024)
def rate_between(ours: str, theirs: str, first: date, last: date) -> Range | None:
    """What one unit of `ours` cost in `theirs` at least and at most from `first` to `last`.

    None where the record ends before `last`, starts after `first`, or has a gap for either currency.
    """
    from copydesk_rules.known.exchange_rates import LAST

    if first < date(1999, 1, 1) or last > date.fromisoformat(LAST):
        return None
    stretch = slice(_index(first), _index(last) + 1)
    pairs = list(zip(_quarters(ours)[stretch], _quarters(theirs)[stretch], strict=False))
    crosses = [Range(b.low / a.high, b.high / a.low) for a, b in pairs if a is not None and b is not None]
    if len(crosses) != _index(last) + 1 - _index(first):
        return None
    return Range(min(cross.low for cross in crosses), max(cross.high for cross in crosses))


def year_before(day: date) -> date:
    """The start of the stretch in which a story's rates may have been looked up."""
    return day - timedelta(days=365)


#: A story that is younger than the record is held against its last two years, for as long again.
_AFTER = timedelta(days=2 * 365)
_ROOM = Fraction(1, 3)
#: A currency that moves more than this in two years may have moved as far again.
_STEADY = Fraction(7, 5)


@lru_cache(maxsize=1024)
def rate_of_late(ours: str, theirs: str, day: date) -> Range | None:
    """What one unit of `ours` can cost in `theirs` on a day after the record's end, by its last two years and a third more.

    None for a day on record, for one more than two years after it, and for currencies that moved far in those years.
    """
    from copydesk_rules.known.exchange_rates import LAST

    last = date.fromisoformat(LAST)
    rate = rate_between(ours, theirs, last - _AFTER, last) if last < day <= last + _AFTER else None
    if rate is None or rate.high > rate.low * _STEADY:
        return None
    return Range(rate.low * (1 - _ROOM), rate.high * (1 + _ROOM))
