"""Dates that are said from where the writer stands: "yesterday", "last Friday", "a week ago", "the 20th", "mid-August", "summer 2022".

Each is resolved against the day of publication, to the days it may mean; where usage is divided ("last Friday" may be this
week's or the week's before), to each of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import WEEKDAY_NAMES, Days, day_of, month_length
from copydesk.reading.dates.dates import dates
from copydesk.reading.dates.spans import elapsed
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class RelativeDate(NamedTuple):
    """A date that is said relative to the day of publication; offsets into the copy.

    `unit` is "day", "weekday", "week", "month", "quarter", "year", "day of month", "part" (of a month or a year) or
    "season". `step` says how many units away it is, None where the copy leaves that open. `number` is the weekday, the
    day of the month, or the first month of a season. `month` and `year` are those of a part or season.
    """

    start: int
    end: int
    unit: str
    step: int | None
    number: int = 0
    part: str = ""
    month: int | None = None
    year: int | None = None

    def meanings(self, published: date | None) -> tuple[Days, ...]:
        """The stretches of days that it may mean, the likeliest first; () where the day of publication is needed and not known."""
        if self.unit in ("part", "season") and self.year is not None:
            return _RESOLVE[self.unit](self, date(self.year, 1, 1))
        if self.unit == "part" and published is not None:
            years = (date(published.year + step, 1, 1) for step in (0, -1, 1))
            found = [days for year in years for days in _of_part(self, year)]
            return tuple(sorted(found, key=lambda days: abs(days.first - published)))
        if self.unit == "season" and published is not None:
            return _of_season(self, date(published.year + (self.step or 0), 1, 1))
        return () if published is None else _RESOLVE[self.unit](self, published)


def relative_dates(story: Story) -> tuple[RelativeDate, ...]:
    """Every date of the story that is said relative to its publication, in order."""
    return story.read(_relative_dates)


_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_DAY = lazy(r"\b(?P<day>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)\b")
_WEEKDAY = lazy(
    rf"\b(?:(?P<step>[Ll]ast|[Pp]ast|[Tt]his|[Nn]ext|[Cc]oming)\s)?(?P<name>{'|'.join(WEEKDAY_NAMES)})\b(?![’']s?\s[A-Z])"
)
_PERIOD = lazy(
    r"\b(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s)?(?P<step>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast)\s(?P<unit>week|month|quarter|year)\b"
)
_OF_MONTH = lazy(
    r"\b(?:[Oo]n|[Uu]ntil|[Bb]y|[Ff]rom|day,?)\sthe\s(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)\b(?!\s(?:of|century|anniversary|birthday|floor|day|street|minute|time|[A-Z]|[a-z]+s?\b))"
)
_SEASON = lazy(
    r"\b(?:(?P<step>[Ll]ast|[Tt]his|[Nn]ext)\s(?P<name>spring|summer|fall|autumn|winter)\b|(?P<dated>[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter)\s(?:of\s)?(?P<year>(?:19|20)[0-9]{2})\b)"
)
_PART = lazy(r"\b(?P<part>[Ee]arly|[Mm]id|[Ll]ate)(?:-|\s(?:in\s)?)\Z")
#: The months with which the seasons of either half of the globe begin: 0 is this, 6 the other.
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}


def _relative_dates(story: Story) -> tuple[RelativeDate, ...]:
    found = [*_days(story), *_periods(story), *_parts(story), *_ago(story)]
    found.sort()
    return tuple(found)


def _days(story: Story) -> Iterator[RelativeDate]:
    copy, words = story.copy, vocabulary(story)
    if not words.isdisjoint(_DAYS):
        for match in _DAY.finditer(copy):
            yield RelativeDate(*match.span(), "day", _DAYS[match["day"].lower()])
    if not words.isdisjoint(_WEEKDAYS):
        for match in _WEEKDAY.finditer(copy):
            step = _STEPS[match["step"].lower()] if match["step"] else None
            yield RelativeDate(*match.span(), "weekday", step, WEEKDAY_NAMES.index(match["name"]))
    for match in _OF_MONTH.finditer(copy):
        if 1 <= int(match["day"]) <= 31:
            yield RelativeDate(match.start("day"), match.end(), "day of month", None, int(match["day"]))


_WEEKDAYS = frozenset(name.lower() for name in WEEKDAY_NAMES)


def _periods(story: Story) -> Iterator[RelativeDate]:
    if vocabulary(story).isdisjoint(("last", "this", "next", "past", "spring", "summer", "fall", "autumn", "winter")):
        return
    for match in _PERIOD.finditer(story.copy):
        yield RelativeDate(
            *match.span(), match["unit"], _STEPS[match["step"].lower()], part=(match["part"] or "").lower()
        )
    for match in _SEASON.finditer(story.copy):
        name = (match["name"] or match["dated"]).lower()
        step = _STEPS[match["step"].lower()] if match["step"] else None
        yield RelativeDate(
            *match.span(), "season", step, _SEASONS[name], year=int(match["year"]) if match["year"] else None
        )


def _parts(story: Story) -> Iterator[RelativeDate]:
    """Parts of a month or a year: "mid-August", "early March 2024", "late 2023"."""
    for mention in dates(story):
        if mention.day is None and mention.years == 1 and not mention.relative:
            match = _PART.search(story.copy, max(0, mention.start - 9), mention.start)
            if match is not None:
                part = match["part"].lower()
                yield RelativeDate(
                    match.start(), mention.end, "part", None, part=part, month=mention.month, year=mention.year
                )


def _ago(story: Story) -> Iterator[RelativeDate]:
    for one in elapsed(story):
        if one.kind == "ago" and one.number.denominator == 1 and not one.hedge:
            yield RelativeDate(one.start, one.end, one.unit, -int(one.number), part="ago")


# --- what they mean


def _of_day(said: RelativeDate, published: date) -> tuple[Days, ...]:
    day = published + timedelta(days=said.step or 0)
    return (Days(day, day),)


def _of_weekday(said: RelativeDate, published: date) -> tuple[Days, ...]:
    ahead = (said.number - published.weekday()) % 7
    coming, gone = published + timedelta(days=ahead), published + timedelta(days=ahead - 7)
    if said.step is None:
        days = (coming,) if ahead == 0 else (gone, coming)
    elif said.step < 0:
        days = (gone, gone - timedelta(days=7))
    elif said.step == 0:
        days = (coming, gone)
    else:
        first = coming if ahead else coming + timedelta(days=7)
        days = (first, first + timedelta(days=7))
    return tuple(Days(day, day) for day in days)


def _of_week(said: RelativeDate, published: date) -> tuple[Days, ...]:
    if said.part == "ago":
        day = published + timedelta(days=7 * (said.step or 0))
        return (Days(day - timedelta(days=1), day + timedelta(days=1)),)
    found = []
    for first_weekday in (0, 6):  # weeks begin on Monday or on Sunday
        first = (
            published - timedelta(days=(published.weekday() - first_weekday) % 7) + timedelta(days=7 * (said.step or 0))
        )
        found.append(Days(first, first + timedelta(days=6)))
    return tuple(found)


def _of_month(said: RelativeDate, published: date) -> tuple[Days, ...]:
    count = published.year * 12 + published.month - 1 + (said.step or 0)
    year, month = divmod(count, 12)
    if not 1 <= year <= 9998:
        return ()
    whole = Days(date(year, month + 1, 1), date(year, month + 1, month_length(year, month + 1)))
    return (_cut(whole, said.part, published),)


def _of_quarter(said: RelativeDate, published: date) -> tuple[Days, ...]:
    count = published.year * 4 + (published.month - 1) // 3 + (said.step or 0)
    year, quarter = divmod(count, 4)
    last = quarter * 3 + 3
    return (Days(date(year, last - 2, 1), date(year, last, month_length(year, last))),)


def _of_year(said: RelativeDate, published: date) -> tuple[Days, ...]:
    year = published.year + (said.step or 0)
    if not 1 <= year <= 9998:
        return ()
    return (_cut(Days(date(year, 1, 1), date(year, 12, 31)), said.part, published),)


def _cut(whole: Days, part: str, published: date) -> Days:
    """The part before or after publication, where "earlier" or "later" says so."""
    if part == "earlier" and whole.first <= published:
        return Days(whole.first, min(whole.last, published))
    if part == "later" and whole.last >= published:
        return Days(max(whole.first, published), whole.last)
    return whole


def _of_day_of_month(said: RelativeDate, published: date) -> tuple[Days, ...]:
    count = published.year * 12 + published.month - 1
    days = [
        day
        for step in (0, -1, 1)
        if (day := day_of((count + step) // 12, (count + step) % 12 + 1, said.number)) is not None
    ]
    return tuple(Days(day, day) for day in sorted(days, key=lambda day: abs(day - published)))


def _of_part(said: RelativeDate, year: date) -> tuple[Days, ...]:
    if said.month is None:
        first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[said.part]
        return (Days(date(year.year, first, 1), date(year.year, last, month_length(year.year, last))),)
    last_day = month_length(year.year, said.month)
    begin, end = {"early": (1, 10), "mid": (10, 20), "late": (20, last_day)}[said.part]
    return (Days(date(year.year, said.month, begin), date(year.year, said.month, end)),)


def _of_season(said: RelativeDate, year: date) -> tuple[Days, ...]:
    found = []
    for start in (said.number, (said.number + 5) % 12 + 1):
        for first_year in (year.year, year.year - 1) if start == 12 else (year.year,):
            end = first_year * 12 + start + 1
            found.append(
                Days(date(first_year, start, 1), date(end // 12, end % 12 + 1, month_length(end // 12, end % 12 + 1)))
            )
    return tuple(found)


_RESOLVE = {
    "day": _of_day, "weekday": _of_weekday, "week": _of_week, "month": _of_month, "quarter": _of_quarter, "year": _of_year,
    "day of month": _of_day_of_month, "part": _of_part, "season": _of_season,
}  # fmt: skip
