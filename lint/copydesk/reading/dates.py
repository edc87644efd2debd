"""The dates of a story: whole ones, months with or without a year, years, and years said as "this year" or "last year"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from copydesk.patterns import lazy
from copydesk.story import Story

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
MONTH_NAMES = tuple(name.capitalize() for name in _MONTHS)


class Days(NamedTuple):
    """From one day to another, both included."""

    first: date
    last: date


class DateMention(NamedTuple):
    """A date as printed; `start` and `end` are offsets into the copy. What the copy leaves open is None.

    `relative` is "this", "last" or "next" where the year is said that way, counted from the day of publication.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    relative: str = ""

    def days(self, published: date | None) -> Days | None:
        """The days it may mean, or None where its year is not known."""
        year = self.year
        if year is None and self.relative and published is not None:
            year = published.year + {"this": 0, "last": -1, "next": 1}[self.relative]
        if year is None or not 1 <= year <= 9999:
            return None
        if self.month is None:
            return Days(date(year, 1, 1), date(year, 12, 31))
        length = monthrange(year, self.month)[1]
        if self.day is None:
            return Days(date(year, self.month, 1), date(year, self.month, length))
        if self.day > length:
            return None
        return Days(date(year, self.month, self.day), date(year, self.month, self.day))


_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept(?:ember|\.)?|Sep\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?![0-9,]*[0-9])"
_RELATIVE = r"(?P<relative>(?:of\s+)?(?:this|last|next)\s+year|of\s+the\s+same\s+year)"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9])"
_MONTH_FIRST = lazy(
    rf"\b{_MONTH}(?![a-z])(?:\s+{_DAY}(?!\s?(?:[ap]\.?m|percent|%|:)))?(?:,?\s+(?:of\s+)?{_YEAR}|,?\s+{_RELATIVE})?"
)
_MONTH_HINT = lazy(r"\b(?:J(?:an|u[nl])|Feb|Ma[ry]|A(?:pr|ug)|Sep|Oct|Nov|Dec)")
_DAY_BEFORE = lazy(r"(?<![0-9.,:])([0-3]?[0-9])(?:st|nd|rd|th)?(?:\s+of)?\s+\Z")
_ISO = lazy(r"(?<![0-9-])((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])-([0-3][0-9])(?![0-9-])")
_BARE_YEAR = lazy(
    r"\b(?:[iI]n|[sS]ince|[oO]f|[bB]y|[uU]ntil|[fF]rom|[bB]efore|[aA]fter|[tT]he|[dD]uring|[eE]arly|[lL]ate|[mM]id)[\s-]"
    rf"(?:early\s|late\s|mid-)?{_YEAR}(?!\s?(?:%|percent|people|square|miles|km|feet|meters|metres))"
)
_BARE_RELATIVE = lazy(r"\b(this|last|next)\s+year\b", re.IGNORECASE)


def dates(story: Story) -> tuple[DateMention, ...]:
    """Every date of the story in order."""
    return story.read(_dates)


def _dates(story: Story) -> tuple[DateMention, ...]:
    copy = story.copy
    found = [*_named_months(copy)]
    found += (DateMention(m.start(), m.end(), int(m[1]), int(m[2]), int(m[3])) for m in _ISO.finditer(copy))
    taken = [(mention.start, mention.end) for mention in found]
    for match in _BARE_YEAR.finditer(copy):
        if not _inside(taken, match.start("year")):
            found.append(DateMention(match.start("year"), match.end("year"), int(match["year"]), None, None))
    for match in _BARE_RELATIVE.finditer(copy):
        if not _inside(taken, match.start()):
            found.append(DateMention(match.start(), match.end(), None, None, None, match[1].lower()))
    found.sort()
    return tuple(found)


def _named_months(copy: str) -> Iterator[DateMention]:
    for hint in _MONTH_HINT.finditer(copy):
        match = _MONTH_FIRST.match(copy, hint.start())
        if match is None:
            continue
        start, day = match.start(), match["day"]
        if day is None and (before := _DAY_BEFORE.search(copy, max(0, start - 10), start)):
            start, day = before.start(1), before[1]
        number = int(day) if day and 1 <= int(day) <= 31 else None
        said = match["relative"] or ""
        relative = next((word for word in ("this", "last", "next") if word in said.split()), "")
        year = int(match["year"]) if match["year"] else None
        yield DateMention(start, match.end(), year, _NUMBERS[match["month"][:3].lower()], number, relative)


def _inside(taken: list[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in taken)


_IN_NAME = lazy(r"(?<![0-9])((?:19|20)[0-9]{2})[-_.]?(0[1-9]|1[0-2])[-_.]?([0-3][0-9])(?![0-9])")


def day_in_name(name: str) -> date | None:
    """The day that a file name states ("2024-08-20-kursk.txt", "kursk_20240820.txt"), or None."""
    match = _IN_NAME.search(name)
    return None if match is None else _day(int(match[1]), int(match[2]), int(match[3]))


def day_in_dateline(line: str) -> date | None:
    """The day of a dateline that states the year ("KYIV, Ukraine, Aug. 20, 2024 —"), or None."""
    for mention in _named_months(line):
        if mention.year and mention.month and mention.day:
            return _day(mention.year, mention.month, mention.day)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
