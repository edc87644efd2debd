"""The day of publication as metadata state it: ISO 8601, with or without a time, in words, or in figures that leave no doubt."""

from __future__ import annotations

from datetime import date

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import day_of
from copydesk.reading.dates.dates import day_in_dateline
from copydesk.story import publication_day

_ISO = lazy(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_COMPACT = lazy(r"([12][0-9]{3})(0[1-9]|1[0-2])([0-3][0-9])(?:T[0-9]{4}.*)?")
_FIGURES = lazy(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?![0-9])")


def day_in_metadata(stated: str | date) -> date | None:
    """The day, as it is written there: a zone moves nothing. None for what is no day a story can have come out on."""
    if isinstance(stated, date):  # a datetime is one as well
        return _published(date(stated.year, stated.month, stated.day))
    text = stated.strip()[:60]
    if match := _ISO.match(text):
        return _published(day_of(int(match[1]), int(match[3]), int(match[4])))
    if match := _COMPACT.fullmatch(text):
        return _published(day_of(*map(int, match.groups())))
    if match := _FIGURES.match(text):
        first, second, year = map(int, match.groups())
        if first == second or first > 12 or second > 12:  # else it depends on the country which of them is the month
            return _published(day_of(year, min(first, second), max(first, second)))
        return None
    return _published(day_in_dateline(text))


def _published(day: date | None) -> date | None:
    try:
        return publication_day(day.isoformat()) if day is not None else None
    except ValueError:
        return None
