"""Holidays whose day a rule gives, and where copy names one beside a date.

Feasts of other calendars (Eid, Passover, Diwali) and holidays that places keep on different days are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import WEEKDAY_NAMES, nth_weekday
from copydesk.reading.dates.dates import DateMention, dates
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class HolidayDate(NamedTuple):
    """A holiday with the date that the copy gives it; `start` and `end` take in both and are offsets into the copy.

    `between` is what stands between the two: ", ", " (", " is " or " on ".
    """

    start: int
    end: int
    holiday: str
    mention: DateMention
    between: str


def easter(year: int) -> date:
    """Easter Sunday of the Western churches, by the Gregorian computus."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (skipped + 19 * golden + 15) % 30
    moon = epact - epact // 28 * (1 - epact // 28 * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Eastern churches, by the Julian computus, in today's calendar."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13 if year >= 1900 else 12)


Days = Callable[[int], tuple[date, ...]]


def _fixed(*days: tuple[int, int]) -> Days:
    return lambda year: tuple(date(year, month, day) for month, day in days)


def _nth(month: int, weekday: str, number: int, plus: int = 0) -> Days:
    return lambda year: (nth_weekday(year, month, WEEKDAY_NAMES.index(weekday), number) + timedelta(days=plus),)


def _from_easter(plus: int) -> Days:
    return lambda year: tuple(one(year) + timedelta(days=plus) for one in (easter, orthodox_easter))


def _either(*rules: Days) -> Days:
    return lambda year: tuple(day for rule in rules for day in rule(year))


def _election(year: int) -> tuple[date, ...]:
    return (nth_weekday(year, 11, 0, 1) + timedelta(days=1),)


def _memorial(year: int) -> tuple[date, ...]:
    return (nth_weekday(year, 5, 0, -1),) if year >= 1971 else (date(year, 5, 30),)


_FEASTS = {
    "Mardi Gras": -47, "Shrove Tuesday": -47, "Fat Tuesday": -47, "Ash Wednesday": -46, "Palm Sunday": -7, "Maundy Thursday": -3,
    "Holy Thursday": -3, "Good Friday": -2, "Holy Saturday": -1, "Easter Sunday": 0, "Easter": 0, "Easter Monday": 1, "Ascension Day": 39,
    "Pentecost": 49, "Whit Sunday": 49, "Whit Monday": 50,
}  # fmt: skip
_THANKSGIVING = _either(_nth(11, "Thursday", 4), _nth(10, "Monday", 2))
#: What each holiday is called, and the days on which it is kept somewhere.
HOLIDAYS: dict[str, Days] = {
    **{name: _from_easter(plus) for name, plus in _FEASTS.items()},
    "Thanksgiving Day": _THANKSGIVING, "Thanksgiving": _THANKSGIVING, "Black Friday": _nth(11, "Thursday", 4, 1),
    "Cyber Monday": _nth(11, "Thursday", 4, 4), "Giving Tuesday": _nth(11, "Thursday", 4, 5),
    "Labor Day": _either(_nth(9, "Monday", 1), _fixed((5, 1))), "Memorial Day": _memorial,
    "Martin Luther King Jr. Day": _nth(1, "Monday", 3), "Martin Luther King Day": _nth(1, "Monday", 3), "MLK Day": _nth(1, "Monday", 3),
    "Presidents' Day": _nth(2, "Monday", 3), "Presidents Day": _nth(2, "Monday", 3), "President's Day": _nth(2, "Monday", 3),
    "Columbus Day": _either(_nth(10, "Monday", 2), _fixed((10, 12))), "Indigenous Peoples' Day": _nth(10, "Monday", 2),
    "Mother's Day": _either(_nth(5, "Sunday", 2), _nth(5, "Sunday", -1), _from_easter(-21)), "Mothering Sunday": _from_easter(-21),
    "Father's Day": _either(_nth(6, "Sunday", 3), _nth(9, "Sunday", 1), _fixed((3, 19))), "Election Day": _election,
    "New Year's Day": _fixed((1, 1)), "New Year's Eve": _fixed((12, 31)), "Epiphany": _fixed((1, 6), (1, 19)),
    "Australia Day": _fixed((1, 26)), "Groundhog Day": _fixed((2, 2)), "Valentine's Day": _fixed((2, 14)),
    "St. Patrick's Day": _fixed((3, 17)), "St Patrick's Day": _fixed((3, 17)), "April Fools' Day": _fixed((4, 1)),
    "Earth Day": _fixed((4, 22)), "Anzac Day": _fixed((4, 25)), "May Day": _fixed((5, 1)), "Cinco de Mayo": _fixed((5, 5)),
    "Flag Day": _fixed((6, 14)), "Juneteenth": _fixed((6, 19)), "Canada Day": _fixed((7, 1)), "Independence Day": _fixed((7, 4)),
    "Fourth of July": _fixed((7, 4)), "Bastille Day": _fixed((7, 14)), "Halloween": _fixed((10, 31)), "All Saints' Day": _fixed((11, 1)),
    "Guy Fawkes Night": _fixed((11, 5)), "Bonfire Night": _fixed((11, 5)), "Veterans Day": _fixed((11, 11)),
    "Armistice Day": _fixed((11, 11)), "Remembrance Day": _fixed((11, 11)), "Remembrance Sunday": _nth(11, "Sunday", 2),
    "Pearl Harbor Day": _fixed((12, 7)), "Christmas Eve": _fixed((12, 24), (1, 6)), "Christmas Day": _fixed((12, 25), (1, 7)),
    "Christmas": _fixed((12, 25), (1, 7)), "Boxing Day": _fixed((12, 26)),
}  # fmt: skip
_WORDS = frozenset(
    """thanksgiving christmas easter friday monday wednesday tuesday labor memorial mlk king presidents president columbus indigenous mother father
    mothering election year valentine patrick fools earth anzac may cinco flag juneteenth canada independence fourth bastille halloween saints fawkes
    bonfire veterans armistice remembrance harbor boxing groundhog australia epiphany gras pentecost whit ascension thursday saturday""".split()  # noqa: SIM905
)
_NAME = "|".join(
    sorted(
        (name.replace(".", r"\.").replace("'", "['’]?").replace(" ", r"\s") for name in HOLIDAYS), key=len, reverse=True
    )
)
_WEEKDAY = rf"(?:{'|'.join(WEEKDAY_NAMES)})"
_BEFORE = lazy(
    rf"\b(?P<name>{_NAME})(?:,?\s{_WEEKDAY})?(?P<gap>,\s|\s\(|,?\s(?:which\s)?(?:is|was|falls|fell|will\s(?:be|fall))\s(?:on\s)?|\son\s)"
    rf"(?:(?:on\s)?{_WEEKDAY},?\s)?(?:the\s)?\Z"
)
_AFTER = lazy(
    rf"(?P<gap>,\s|\s\(|,?\s(?:which\s)?(?:is|was|will\sbe)\s|\s?[—–-]\s)(?:{_WEEKDAY},\s)?(?P<name>{_NAME})(?=[,.;)]|\s?[—–]|\s-\s|\s?\Z|\n)"
)


def holiday_dates(story: Story) -> tuple[HolidayDate, ...]:
    """Every holiday of the story that is given a date, in order."""
    return story.read(_holiday_dates)


def _holiday_dates(story: Story) -> tuple[HolidayDate, ...]:
    if _WORDS.isdisjoint(vocabulary(story)):
        return ()
    return tuple(
        one
        for mention in dates(story)
        if mention.month is not None and mention.day is not None and (one := _beside(story.copy, mention))
    )


def _beside(copy: str, mention: DateMention) -> HolidayDate | None:
    before = _BEFORE.search(copy, max(0, mention.start - 60), mention.start)
    if before is not None:
        closed = before["gap"] == " (" and copy[mention.end : mention.end + 1] == ")"
        return HolidayDate(before.start(), mention.end + closed, known_as(before["name"]), mention, before["gap"])
    after = _AFTER.match(copy, mention.end)
    if after is not None:
        closed = after["gap"] == " (" and copy[after.end() : after.end() + 1] == ")"
        return HolidayDate(mention.start, after.end() + closed, known_as(after["name"]), mention, after["gap"])
    return None


def known_as(name: str) -> str:
    """The key of HOLIDAYS for a name as printed."""
    plain = " ".join(name.replace("’", "'").split())
    if plain in HOLIDAYS:
        return plain
    bare = plain.replace("'", "")
    return next(key for key in HOLIDAYS if key.replace("'", "") == bare)
