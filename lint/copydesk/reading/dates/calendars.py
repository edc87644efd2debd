"""What a calendar says: names of months and weekdays, days in words, and the old calendar of the East."""

from __future__ import annotations

from datetime import date, timedelta

from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: The first year of which copy's weekdays are held against the calendar: before it, writers of old dates mix two calendars.
FIRST_SURE_YEAR = 1800


class Days(NamedTuple):
    """From one day to another, both included."""

    first: date
    last: date

    def meets(self, other: Days, slack: int = 0) -> bool:
        """Whether some day lies in both, or would if either were moved by `slack` days."""
        return (
            self.first.toordinal() - slack <= other.last.toordinal()
            and other.first.toordinal() <= self.last.toordinal() + slack
        )


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    return date(year, month, day) if 1 <= year <= 9999 and 1 <= day <= month_length(year, month) else None


def month_length(year: int, month: int) -> int:
    """How many days the month has; 0 for a month that does not exist."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return (30 if month in (4, 6, 9, 11) else 31) if 1 <= month <= 12 else 0


def old_style_weekday(day: date) -> int:
    """The weekday that the date had in the Julian calendar, which Russia kept until 1918 and Greece until 1923."""
    return (day.weekday() + (13 if day.year >= 1900 else 12)) % 7


_EAST = frozenset(
    ("russia", "russian", "russians", "petrograd", "petersburg", "moscow", "tsar", "czar", "julian", "serbia", "serbian", "romania",
     "romanian", "bulgaria", "bulgarian", "greece", "greek", "orthodox", "ukraine", "ukrainian", "kyiv", "kiev", "odessa", "odesa"),
)  # fmt: skip


def in_the_east(story: Story) -> bool:
    """Whether the story is set where the Julian calendar was kept into the 20th century."""
    return not _EAST.isdisjoint(vocabulary(story))


def nearest_weekday(day: date, weekday: int) -> date:
    """The day with that weekday that is nearest to `day`: at most three days away."""
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The first, second … day of a month with that weekday; the last one for -1."""
    if number < 0:
        last = date(year, month, month_length(year, month))
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def in_words(day: date, *, year: bool = True) -> str:
    """ "March 5, 2024", or "March 5"."""
    return f"{MONTH_NAMES[day.month - 1]} {day.day}" + (f", {day.year}" if year else "")
