"""Dates that are said with their weekday: "Monday, March 5, 2024", "5 March (Monday)", "Friday and Saturday, Aug. 9-10"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import WEEKDAY_NAMES, day_of
from copydesk.reading.dates.dates import DateMention, dates
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class WeekdayDate(NamedTuple):
    """A date and the weekday that the copy gives it; `start` and `end` take in both and are offsets into the copy.

    `weekdays` holds several where the copy leaves open which of them is the date's ("Monday to Friday, March 8").
    `orders` are the date's month and day, two of them where figures may be read both ways. `year` may be taken over
    from the next date of the same list; None where the copy gives none. `listed` numbers the dates that are joined
    into one list.
    """

    start: int
    end: int
    weekdays: tuple[int, ...]
    orders: tuple[tuple[int, int], ...]
    year: int | None
    mention: DateMention
    listed: int = -1

    def days_in(self, year: int) -> tuple[date, ...]:
        """The days that the date means in a year: none where that year has no such day."""
        return tuple(day for month, one in self.orders if (day := day_of(year, month, one)) is not None)

    def fits(self, year: int) -> bool:
        """Whether the date has the weekday in that year."""
        return any(day.weekday() in self.weekdays for day in self.days_in(year))


def weekday_dates(story: Story) -> tuple[WeekdayDate, ...]:
    """Every date of the story that has a weekday, in order."""
    return story.read(_weekday_dates)


_WHOLE = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
_SHORT = r"(?:Mon|Tues?|Weds?|Thur?s?|Fri|Sat|Sun|MON|TUES?|WED|THURS?|THU|FRI|SAT|SUN)\b"
_WEEKDAY = rf"(?:{_WHOLE}|{_SHORT}\.?)"
_SEPARATOR = r"(?:,?\s(?:and|or|&|to|through|thru|until|till)\s|,\s|\s?[-–—/&]\s?)"
_CLOCK = r"(?:at\s|from\s|by\s)?[0-9]{1,2}(?:[:.][0-9]{2})?(?:\s?[ap]\.?m\.?|\so[’']clock)?(?:\s[A-Z]{2,4})?"
_TIME_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night|lunchtime|noon|midday|midnight))?"
_BEFORE = lazy(
    rf"(?<![\w’'-])(?P<chain>{_WEEKDAY}(?:{_SEPARATOR}{_WEEKDAY}){{0,6}})"
    rf"(?:[’']s)?{_TIME_OF_DAY}(?:,?\s{_CLOCK}(?=,|\son\s))?(?:\s?,\s?|\s?\(|\s[-–]\s|\s)(?:(?:on|the|of)\s(?:the\s)?)?\Z"
)
_AFTER = lazy(
    rf"\s?[(\[]\s?(?:an?\s)?(?P<bracket>{_WEEKDAY})\s?[)\]]"
    rf"|,?\s(?P<verb>(?:which\s)?(?:was|is|fell|falls|will\s(?:be|fall)|happened\sto\sbe)\s(?:on\s)?(?:an?\s)?)(?P<said>{_WHOLE})\b(?!\s[a-z]*day\b)"
    rf"|\s?[,–—-]\s?an?\s(?P<article>{_WHOLE})(?=[,.;:)–—]|\s[-–—]|\s(?:when|in|and|with|so|morning|afternoon|evening|night)\b|\Z)"
    rf"|,?\s(?P<bare>{_WEEKDAY})(?=[,.;:)\n]|\s*\Z)(?!,?\s(?:[A-Z][a-z]{{2,8}}\.?\s)?[0-9])(?!,?\s(?:and|or|to)\s)"
)
_NAMED = lazy(_WEEKDAY)
_SHORT_ALONE = lazy(
    # "The Sun, March 5": without a full stop the short form is only a weekday where no name leads up to it.
    r"(?:\A|\n|[(\[,;:•|–—/&.!?-]\s?|\b(?:[Oo]n|[Uu]ntil|[Tt]ill|[Ff]rom|[Bb]y|and|or|to|through|next|last|this|of|for|is|was|[Dd]ate)\s)\Z"
)
_UNLESS = lazy(r"\b(?:[Ii]f|[Ww]hen(?:ever)?|[Uu]nless|[Ss]hould|[Yy]ears?|not)\s(?:\S+\s){0,2}\Z")
_NUMBER = {name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
_FIRST_OF_TWO = lazy(
    rf"(?<![\w’'-])(?P<name>{_WEEKDAY}),?\s(?:the\s)?(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?:,?\s(?:and|to|until|till|through|&)\s|\s?[-–—]\s?|\s&\s)(?:on\s)?\Z"
)
_RANGE_JOIN = lazy(r",?\s?(?:\s(?:to|through|thru|until|till|and|&)\s|[-–—])\s?(?:the\s)?")
_LIST_JOIN = lazy(
    rf"[)\]]?,?;?\s?(?:(?:and|or|&|to|through|thru|until|till)\s|[-–—]\s?)?(?:on\s|from\s|again\son\s)?(?:{_WEEKDAY})?{_TIME_OF_DAY}[,(]?\s?(?:the\s)?"
)
_FURTHEST_BEFORE = 64


def _weekday_dates(story: Story) -> tuple[WeekdayDate, ...]:
    copy = story.copy
    whole = [mention for mention in dates(story) if mention.month is not None and mention.day is not None]
    if not whole:
        return ()
    years, lists = _shared_years(copy, whole)
    found: list[WeekdayDate] = []
    for index, mention in enumerate(whole):
        for one in _with_weekday(copy, whole, index):
            found.append(
                one._replace(year=years[index] if one.mention is mention else years[index + 1], listed=lists[index])
            )
    return tuple(found)


def _with_weekday(copy: str, whole: Sequence[DateMention], index: int) -> Iterator[WeekdayDate]:
    mention = whole[index]
    before = _BEFORE.search(copy, max(0, mention.start - _FURTHEST_BEFORE), mention.start)
    if before is not None:
        # The chain that ends at the date is the longest one: a search from the left finds it.
        names = list(_NAMED.finditer(before["chain"]))
        if _is_weekday(copy, before.start("chain"), names[0][0]):
            yield from _paired(copy, before, [_weekday(name[0]) for name in names], whole, index)
            return
    after = _AFTER.match(copy, mention.end)
    if after is not None and not _hypothetical(copy, mention, after):
        name = after["bracket"] or after["said"] or after["article"] or after["bare"]
        yield _made(mention, mention.start, after.end(), (_weekday(name),), mention.day)


def _is_weekday(copy: str, start: int, name: str) -> bool:
    if name.lower().endswith(("day", ".")):
        return True
    return _SHORT_ALONE.search(copy, max(0, start - 10), start) is not None


def _hypothetical(copy: str, mention: DateMention, after: re.Match[str]) -> bool:
    if not after["verb"]:
        return False
    return _UNLESS.search(copy, max(0, mention.start - 30), mention.start) is not None


def _paired(
    copy: str, before: re.Match[str], named: list[int], whole: Sequence[DateMention], index: int
) -> Iterator[WeekdayDate]:
    """The weekdays of a chain with the days that follow, one to one where there are as many of both."""
    mention, start = whole[index], before.start("chain")
    end = mention.end
    if copy[mention.start - 1] == "(" and copy[end : end + 1] == ")":
        end += 1
    days: list[tuple[DateMention, int | None]] = [(mention, mention.day), *((mention, day) for day in mention.more)]
    if len(named) == 2 and len(days) == 1 and index + 1 < len(whole):
        other = whole[index + 1]
        if _RANGE_JOIN.fullmatch(copy, mention.end, other.start):
            days.append((other, other.day))
            end = other.end
    if len(named) == 1:
        yield from _before_in_month(copy, start, mention)
        yield _made(mention, start, end, tuple(named), mention.day)
    elif len(named) == len(days):
        for weekday, (one, day) in zip(named, days, strict=True):
            yield _made(one, start, end, (weekday,), day)
    else:
        yield _made(mention, start, end, tuple(named), mention.day)


def _before_in_month(copy: str, start: int, mention: DateMention) -> Iterator[WeekdayDate]:
    """The first of two weekdays with their days and one month: "Saturday 9 and Sunday 10 March"."""
    first = _FIRST_OF_TWO.search(copy, max(0, start - 40), start)
    if first is not None and mention.day is not None and int(first["day"]) < mention.day <= int(first["day"]) + 31:
        yield _made(mention, first.start(), mention.end, (_weekday(first["name"]),), int(first["day"]))


def _made(mention: DateMention, start: int, end: int, weekdays: tuple[int, ...], day: int | None) -> WeekdayDate:
    month, one = mention.month or 0, day or 0
    orders = ((month, one), (one, month)) if mention.swaps else ((month, one),)
    return WeekdayDate(start, end, weekdays, orders, mention.year, mention)


def _weekday(name: str) -> int:
    return _NUMBER[name[:3].lower()]


def _shared_years(copy: str, whole: Sequence[DateMention]) -> tuple[list[int | None], list[int]]:
    """The year of each date, taken over within a list ("Monday, March 4, and Friday, March 8, 2024"), and the lists."""
    years = [mention.year for mention in whole]
    lists = list(range(len(whole)))
    joined = [
        other.start - one.end < 40 and _LIST_JOIN.fullmatch(copy, one.end, other.start) is not None
        for one, other in itertools.pairwise(whole)
    ]
    for index in range(len(whole) - 2, -1, -1):
        if joined[index] and years[index] is None and not whole[index].relative:
            years[index] = _stepped(years[index + 1], whole[index], whole[index + 1], -1)
    for index in range(1, len(whole)):
        if joined[index - 1]:
            lists[index] = lists[index - 1]
            if years[index] is None and not whole[index].relative:
                years[index] = _stepped(years[index - 1], whole[index - 1], whole[index], 1)
    return years, lists


def _stepped(year: int | None, one: DateMention, other: DateMention, step: int) -> int | None:
    """The year, or the one before or after it where the list runs over New Year."""
    runs_over = (one.month or 0) > (other.month or 0)
    return year + step if year is not None and runs_over else year
