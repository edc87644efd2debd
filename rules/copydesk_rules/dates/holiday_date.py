"""A holiday on a day that is not its own, as "Thanksgiving, Nov. 21, 2024", which was the 28th.

Flags a date right beside a holiday's name ("Easter Sunday, April 9, 2024", "Nov. 21, Thanksgiving,", "Memorial Day falls on May
30"), where the holiday's rule gives another day in that year; for a date without a year, in the years around publication, or in any
year where that is not known.

Why it matters: readers plan by it, and the day moves from year to year, so last year's stays in.

Stays silent where the holiday is kept on that day somewhere (Thanksgiving in Canada, Mother's Day in Britain, the Eastern
churches' Easter); on days "observed"; in lists of days ("closed Easter, July 4 and Christmas"); where the date is far from
the holiday, since then two things are listed; and on holidays of other calendars (Eid, Passover, Diwali).

How to settle it: look at the calendar; the message gives the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import WEEKDAY_NAMES, day_of, in_words
from copydesk.reading.dates.holidays import HOLIDAYS, HolidayDate, holiday_dates
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("dates",))

EXAMPLES = (
    Flagged("Shops are shut on [[Thanksgiving, Nov. 21, 2024]].", says="November 28"),
    Flagged("Mass is at noon on [[Easter Sunday, April 9, 2024]].", says="March 31"),
    Flagged("Banks are shut on [[Memorial Day (May 30, 2024)]].", says="May 27"),
    Flagged("The parade is on [[Labor Day, Sept. 9]].", date="2024-08-20", says="September 2"),
    Flagged("They met on [[Nov. 21, 2024, Thanksgiving]].", says="November 28"),
    Flagged("The shop is shut on [[Christmas, Dec. 24]].", says="December 25"),
    Flagged("[[Martin Luther King Jr. Day is Jan. 22, 2024]].", says="January 15"),
    Clean("Shops are shut on Thanksgiving, Nov. 28, 2024.", "right"),
    Clean("Shops are shut on Thanksgiving, Oct. 14, 2024.", "Canada's"),
    Clean("Shops are shut on Thanksgiving, Nov. 26.", "right in some year"),
    Clean("Mass is at noon on Easter, May 5, 2024.", "the Eastern churches'"),
    Clean("The park is closed Easter, July 4, Thanksgiving and Christmas.", "a list"),
    Clean("The park is closed Christmas Eve, Dec. 25 and Jan. 1.", "a list"),
    Clean("Congress breaks for Easter April 9.", "the day of the break", date="1987-03-05"),
    Clean("Veterans Day, Nov. 12 (observed), is a holiday.", "the day it is kept"),
    Clean("The court sits again after Thanksgiving, Dec. 2, 2024.", "another day"),
    Clean("In Britain cards sell well before Mother's Day, March 10, 2024.", "Britain's"),
    Clean("On Nov. 21, Thanksgiving shoppers came early.", "shoppers"),
    Clean("Christmas is kept on Jan. 7 there.", "the Eastern churches'"),
)

_OBSERVED = lazy(
    r"\b(?:[Oo]bserved|in\slieu|substitute|celebrated\son|weekend|week\b|holiday\sbegins|recess|[Ee]ve\sof)"
)
_ANOTHER = r"(?:on\s)?(?:[A-Z][a-z]+\.?\s[0-9]|[A-Z][\w’']+\s(?:[A-Z][\w’']+\s)?(?:Day|Eve)|Thanksgiving|Christmas|Easter|Halloween)"
_LIST_AFTER = lazy(rf",?\s(?:through|to)\s|,?\s(?:and|&|or)\s{_ANOTHER}|,\s{_ANOTHER}|\s?[-–—]\s?[0-9A-Z]")
_LIST_BEFORE = lazy(r"(?:[0-9]|Day|Eve|Thanksgiving|Christmas|Easter|Friday|Monday)(?:,\s|,?\sand\s)(?:on\s)?\Z")
_AWAY = lazy(
    r"\b(?:after|before|for|since|until|by|following|past|[Aa]fter|[Bb]efore|[Ff]or|not|never|unlike)\s(?:\w+\s)?\Z"
)
#: How far from the holiday a date may be and still be meant as its date; Easter moves by up to five weeks.
_NEAR = 9
_NEAR_MOVING = 30
_ANY_YEAR = range(1995, 2035)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Holds every holiday's date against its rule."""
    for one in holiday_dates(story):
        if not _is_excused(story, one):
            yield from _hold(story, one)


def _hold(story: Story, one: HolidayDate) -> Iterator[Finding | Claim]:
    published = story.published.day if story.published else None
    years = _years(one, published)
    month, numbers = one.mention.month or 0, (one.mention.day or 0, *one.mention.more)
    printed = {day for year in years for number in numbers if (day := day_of(year, month, number)) is not None}
    true = [day for year in years for day in HOLIDAYS[one.holiday](year)]
    if not printed:
        return
    fits = not printed.isdisjoint(true)
    # Of two holidays as near, the usual one stands first in its rule.
    nearest = min(true, key=lambda day: min(abs(day - other) for other in printed))
    apart = min(abs((nearest - other).days) for other in printed)
    if not fits and apart > (_NEAR_MOVING if _moves(one.holiday) else _NEAR):
        return
    span = story.span(one.start, one.end)
    working = _working(story, one, years)
    yield Claim(span, "holiday", "holds" if fits else "contradicted", working)
    if not fits:
        yield Finding(span, f"{working}. Correct the date or the holiday.")


def _working(story: Story, one: HolidayDate, years: tuple[int, ...]) -> str:
    """When the holiday is, the usual day where it is kept on two."""
    days = {year: HOLIDAYS[one.holiday](year)[0] for year in years}
    if len(years) == 1:
        day = days[years[0]]
        return f"{one.holiday} of {day.year} is {WEEKDAY_NAMES[day.weekday()]}, {in_words(day, year=False)}"
    if not _moves(one.holiday):
        return f"{one.holiday} is {in_words(days[years[0]], year=False)}"
    if len(years) <= 3:
        return f"{one.holiday} is " + ", ".join(in_words(day) for day in days.values())
    return f"{one.holiday} is on {' '.join(story.copy[one.mention.start : one.mention.end].split())} in no year"


def _moves(holiday: str) -> bool:
    """Whether the holiday's day differs from year to year."""
    return len({(day.month, day.day) for year in (2023, 2024, 2025) for day in HOLIDAYS[holiday](year)[:1]}) > 1


def _years(one: HolidayDate, published: date | None) -> tuple[int, ...]:
    """The years that the date may be of."""
    year = one.mention.year_from(published)
    if year is not None:
        return (year,)
    if published is None:
        return tuple(_ANY_YEAR)
    near = one.mention.nearest(published)
    if near is not None and abs((near - published).days) <= 100:
        return (near.year,)
    return (published.year - 1, published.year, published.year + 1)


def _is_excused(story: Story, one: HolidayDate) -> bool:
    copy = story.copy
    start, end = sentence_at(story, one.start)
    if (
        in_speech(story, one.start)
        or _LIST_AFTER.match(copy, one.end)
        or _LIST_BEFORE.search(copy, max(0, one.start - 16), one.start)
    ):
        return True
    if _OBSERVED.search(copy, max(start, one.start - 40), min(end, one.end + 40)):
        return True
    away = _AWAY.search(copy, max(0, one.start - 20), one.start)
    # "shut for Thanksgiving, Nov. 21" gives the day; "breaks for Easter on April 9" does not.
    return away is not None and not (away[0].lower().startswith("for ") and one.between.strip() in (",", "("))
