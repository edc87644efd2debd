"""A date that did not fall on the weekday it is given, as "Tuesday, March 14, 2024", a Thursday.

Flags a weekday beside a date whose year the copy states, in any order ("Monday 5 March 2024", "March 5, 2024, a Monday",
"Monday, 2024-03-05", "Saturday and Sunday, March 9-10, 2024"), when the calendar has another. Without a year it flags one
date that the story gives two weekdays, two dates of one list that no year has together, the one date that does not fit the
year all others fit, and a date within some days of the day of publication.

Why it matters: readers act on it. Half of them come on the day, the other half on the date.

Stays silent before 1800; on a date in figures that is right in one of its two orders; on days of the old calendar in Russian
history; on a date without a year that is far from the day of publication, or in a story whose other dates belong to other
years (captions, diaries, anniversaries); and where a weekday may belong to another day of a range.

How to settle it: ask which of the two is right; the message names the date's weekday and the nearest date with the
weekday that is printed.

Of published dates with a weekday and a year, every one in 1,300 that the calendar contradicts was an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import (
    FIRST_SURE_YEAR,
    WEEKDAY_NAMES,
    in_the_east,
    in_words,
    nearest_weekday,
    old_style_weekday,
)
from copydesk.reading.dates.weekday_dates import WeekdayDate, weekday_dates
from copydesk.reading.text.sentences import sentence_at
from copydesk.rule import Claim, Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0", needs=("dates",))

EXAMPLES = (
    Flagged("They met on [[Monday, March 5, 2024]].", says="was a Tuesday"),
    Flagged("The vote is on [[Tuesday 14 March 2024]].", says="March 14, 2024, was a Thursday"),
    Flagged("It closed on [[March 5, 2024, a Monday]], at noon.", says="the nearest Monday was March 4"),
    Flagged("Doors open on [[5 March 2024 (Monday)]].", says="Tuesday"),
    Flagged("Held on [[Mon., Mar. 5, 2024]], in Oslo.", says="Tuesday"),
    Flagged("Last seen [[Monday, 2024-03-05]].", says="Tuesday"),
    Flagged("The fair runs [[Wednesday and Thursday (August 22-23, 2024)]].", says="August 22, 2024, was a Thursday"),
    Flagged("Talks are set for Monday, March 4, and [[Thursday, March 6, 2024]].", says="Wednesday"),
    Flagged("The court sits on [[Tuesday, Aug. 21]].", date="2024-08-19", says="Wednesday"),
    Flagged(
        "She left on Wednesday, Oct. 28. He followed on [[Thursday, Oct. 28]], the same night.",
        says="two weekdays",
    ),
    Flagged("Hearings are on Monday, Sept. 9, and [[Wednesday, Sept. 12]].", says="No year has"),
    Flagged(
        "It came on [[Thursday, 5 November]], they said. She will visit on [[Friday, 8 November]].",
        date="2025-11-06",
        says="2025",
    ),
    Clean(
        "It came on Thursday, 5 November, they said. She went on Sunday, 8 November.",
        "both are of another year, 2020",
        date="2025-11-06",
    ),
    Clean("They met on Tuesday, March 5, 2024.", why="the day is right"),
    Clean("The fair runs Wednesday through Sunday (August 8-12).", why="right in 2018, and no year is given"),
    Clean("The fair runs Wednesday and Thursday (August 22-23).", why="right in 2018", date="2018-08-20"),
    Clean("He sat, April 3, 2023, for the portrait.", why="a verb"),
    Clean("They wed March 5, 2024, in Rome.", why="a verb"),
    Clean("The Sun, March 5, 2024, page 7.", why="a newspaper"),
    Clean("Friar Tuck gave on June 14.", why="no weekday"),
    Clean("Seen on Monday, 04/03/2024.", why="right with the day first"),
    Clean("Super Tuesday, March 3, will settle it.", why="said of the year after", date="2019-06-10"),
    Clean("It snowed on Saturday, Feb. 29, 2020.", why="the day is right"),
    Clean("Guards fired on the crowd in Petersburg on Sunday, January 9, 1905.", why="the old calendar"),
    Clean("The king died on Thursday, April 3, 1721.", why="before 1800"),
    Clean("She ran on Saturday, June 8, for the first time.", why="the year is not known"),
    Clean(
        "The village marks the flood of 2013. It came on Sunday, Aug. 18, at night.",
        why="said of the year that the story names",
        date="2024-08-18",
    ),
    Clean("A man walks in Mosul on Tuesday, June 10.", why="a caption of another year", date="2016-03-17"),
    Clean("If March 5, 2024, falls on a Monday, the shop is shut.", why="hypothetical"),
    Clean("From Monday to Friday, March 8, 2024, the road is shut.", why="March 8 is the Friday"),
    Clean("The shop is shut on March 5, Monday's snow permitting.", why="another day's weekday", date="2024-03-04"),
)

_LAST_OLD_YEAR = 1923
#: How near to the day of publication a date without a year must be to be taken for that year's.
_NEAR = 14
_AHEAD = 60
#: Two dates no further apart than this belong to the same days.
_NEIGHBOURS = 8
_COMING = lazy(
    r"\b(?:will|[Ss]cheduled|set\sfor|due\s(?:on|to|by)|upcoming|next|coming|deadline|until|tickets?|to\sbe\sheld)\b"
)
_OTHER_YEAR = lazy(
    r"\b(?:(?:1[89]|20)[0-9]{2}|[Aa]nniversary|(?:[Ll]ast|[Nn]ext|previous|following|same|[Tt]hat|[Aa])\syear|[Ll]ast\s(?:spring|summer|fall|autumn|winter|season)|years?\s(?:ago|earlier|before|later)|decades?)\b"
)
#: So many dates must agree on a year before the one that does not fit it is flagged.
_AGREEING = 3
_LONGEST_LIST_GAP = 31
#: With more dates than this it is a table and no story.
_MOST = 100
_EVERY_CALENDAR = range(2000, 2028)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Holds every date that has a weekday against the calendar."""
    found = weekday_dates(story)
    published = story.published.day if story.published else None
    open_ones: list[WeekdayDate] = []
    raised: set[object] = set()
    for one in found:
        year = one.year if one.year is not None else one.mention.year_from(published)
        if year is None:
            open_ones.append(one)
        elif year >= FIRST_SURE_YEAR and (days := one.days_in(year)):
            for said in _hold(story, one, days):
                # The same slip again, or the other end of a range, is no second finding.
                if isinstance(said, Claim) or raised.isdisjoint(keys := {said.span, (days, one.weekdays)}):
                    yield said
                if isinstance(said, Finding):
                    raised |= keys
    if open_ones:
        yield from _hold_without_year(story, open_ones)


def _hold(story: Story, one: WeekdayDate, days: Sequence[date]) -> Iterator[Finding | Claim]:
    fits = next((day for day in days if day.weekday() in one.weekdays), None)
    day = fits or days[0]
    span = story.span(one.start, one.end)
    status = "contradicted" if fits is None else "holds"
    if fits is None and _in_old_calendar(story, one, days):
        status = "unresolved"
    yield Claim(span, "weekday", status, f"{in_words(day)}, {_verb(story, day)} a {WEEKDAY_NAMES[day.weekday()]}")
    if status == "contradicted":
        yield Finding(span, _message(story, one, days))


def _message(story: Story, one: WeekdayDate, days: Sequence[date]) -> str:
    was = " and ".join(f"{in_words(day)}, {_verb(story, day)} a {WEEKDAY_NAMES[day.weekday()]}" for day in days[:2])
    if len(one.weekdays) > 1 or len(days) > 1:
        said = " or ".join(WEEKDAY_NAMES[weekday] for weekday in one.weekdays)
        return f"{was}, not a {said}: correct the weekday or the date."
    nearest = nearest_weekday(days[0], one.weekdays[0])
    there = in_words(nearest, year=nearest.year != days[0].year)
    said = WEEKDAY_NAMES[one.weekdays[0]]
    return f"{was}, not a {said}; the nearest {said} {_verb(story, nearest)} {there}. Correct the weekday or the date."


def _verb(story: Story, day: date) -> str:
    return "is" if story.published is not None and day > story.published.day else "was"


def _in_old_calendar(story: Story, one: WeekdayDate, days: Sequence[date]) -> bool:
    """Whether the date is right by the calendar that the East kept, in a story of the East."""
    if days[0].year > _LAST_OLD_YEAR or not in_the_east(story):
        return False
    return any(old_style_weekday(day) in one.weekdays for day in days)


# --- dates without a year


def _hold_without_year(story: Story, found: Sequence[WeekdayDate]) -> Iterator[Finding | Claim]:
    single = [one for one in found if len(one.weekdays) == 1 and len(one.orders) == 1]
    distinct = list({(one.orders[0], one.weekdays[0]): one for one in reversed(single)}.values())[::-1]
    if not distinct or len(distinct) > _MOST:
        return
    odd = _out_of_step(distinct)
    if odd is not None:
        yield _odd_finding(story, *odd)
        return
    pair = _contradicting_pair(story, distinct)
    if pair is not None:
        yield _pair_finding(story, *pair)
    elif story.published is not None:
        yield from _near_publication(story, distinct)


def _out_of_step(distinct: Sequence[WeekdayDate]) -> tuple[WeekdayDate, int, int] | None:
    """The one date that does not fit a year that all others fit, with such a year and how many fit it."""
    if len(distinct) <= _AGREEING:
        return None
    for year in _EVERY_CALENDAR:
        misfits = [one for one in distinct if not one.fits(year)]
        if len(misfits) == 1 and _has_neighbour(misfits[0], distinct, year):
            return misfits[0], year, len(distinct) - 1
    return None


def _has_neighbour(odd: WeekdayDate, distinct: Sequence[WeekdayDate], year: int) -> bool:
    """Whether a date that fits is near the odd one, so that both belong to the same days."""
    days = odd.days_in(year)
    return bool(days) and any(
        abs((other - days[0]).days) <= _NEIGHBOURS for one in distinct if one is not odd for other in one.days_in(year)
    )


def _odd_finding(story: Story, odd: WeekdayDate, year: int, agreeing: int) -> Finding:
    day = odd.days_in(year)[0]
    message = (
        f"{WEEKDAY_NAMES[odd.weekdays[0]]} does not fit {in_words(day, year=False)}: by the story's {agreeing} other dates "
        f"that day is a {WEEKDAY_NAMES[day.weekday()]}."
    )
    return Finding(story.span(odd.start, odd.end), message)


def _contradicting_pair(story: Story, distinct: Sequence[WeekdayDate]) -> tuple[WeekdayDate, WeekdayDate] | None:
    """Two dates that no year has together: one date with two weekdays, or neighbours in a list."""
    for one, other in _that_belong_together(distinct):
        if any(one.fits(year) and other.fits(year) for year in _EVERY_CALENDAR):
            continue
        rest = [third for third in distinct if third not in (one, other)]
        if _agree(rest) and not _of_other_year(story, one) and not _of_other_year(story, other):
            return one, other
    return None


def _that_belong_together(distinct: Sequence[WeekdayDate]) -> Iterator[tuple[WeekdayDate, WeekdayDate]]:
    """Each date with the one before it of the same day, or of the same list not far away."""
    by_day: dict[tuple[int, int], WeekdayDate] = {}
    by_list: dict[int, WeekdayDate] = {}
    for one in distinct:
        same, before = by_day.get(one.orders[0]), by_list.get(one.listed)
        if same is not None:
            yield same, one
        if before is not None and before is not same and _days_apart(before, one) <= _LONGEST_LIST_GAP:
            yield before, one
        by_day.setdefault(one.orders[0], one)
        by_list[one.listed] = one


def _days_apart(one: WeekdayDate, other: WeekdayDate) -> int:
    days, others = one.days_in(2004), other.days_in(2004)
    return abs((days[0] - others[0]).days) if days and others else 999


def _agree(distinct: Sequence[WeekdayDate]) -> bool:
    """Whether some year has all the dates."""
    return any(all(one.fits(year) for one in distinct) for year in _EVERY_CALENDAR)


def _pair_finding(story: Story, one: WeekdayDate, other: WeekdayDate) -> Finding:
    wrong, right = other, one
    if (home := _home(story, one)) is not None and not one.fits(home.year) and other.fits(home.year):
        wrong, right = one, other
    spans = story.span(wrong.start, wrong.end), story.span(right.start, right.end)
    if one.orders == other.orders:
        message = (
            f"The story gives one date two weekdays: here {story.said(spans[0])}, elsewhere {story.said(spans[1])}."
        )
    else:
        message = f"No year has both {story.said(spans[1])}, and {story.said(spans[0])}: one of the weekdays or dates is wrong."
    return Finding(spans[0], message, (Elsewhere(spans[1], "the other weekday"),))


def _near_publication(story: Story, distinct: Sequence[WeekdayDate]) -> Iterator[Finding | Claim]:
    """Holds dates near the day of publication against its year, unless others show that the story is of other years."""
    homes = [(one, home) for one in distinct if (home := _home(story, one)) is not None]
    misfits = [(one, home) for one, home in homes if home.weekday() not in one.weekdays]
    for one, home in homes:
        if home.weekday() in one.weekdays and _is_tied(story, one, home):
            yield from _hold(story, one, (home,))
    # Two that one other year has together are of that year, which the copy need not name; more are a gallery's or a diary's.
    if len(misfits) == 1 or (len(misfits) == 2 and not _agree([one for one, _ in misfits])):
        for one, home in misfits:
            if _is_tied(story, one, home):
                yield from _hold(story, one, (home,))


def _home(story: Story, one: WeekdayDate) -> date | None:
    """The day nearest to publication that has the date."""
    if story.published is None:
        return None
    published = story.published.day
    days = [day for year in (published.year - 1, published.year, published.year + 1) for day in one.days_in(year)]
    return min(days, key=lambda day: abs(day - published), default=None)


def _is_tied(story: Story, one: WeekdayDate, home: date) -> bool:
    """Whether the copy speaks of the days around its publication."""
    if story.published is None or _of_other_year(story, one, home.year):
        return False
    ahead = (home - story.published.day).days
    if abs(ahead) <= _NEAR:
        return True
    start, end = sentence_at(story, one.start)
    return 0 < ahead <= _AHEAD and _COMING.search(story.copy, start, end) is not None


def _of_other_year(story: Story, one: WeekdayDate, but: int = 0) -> bool:
    """Whether the sentence, or the one before it, names a year (other than `but`) or looks back over years."""
    start, end = sentence_at(story, one.start)
    before = sentence_at(story, max(0, start - 2))[0]
    return any(match[0] != str(but) for match in _OTHER_YEAR.finditer(story.copy, min(before, start), end))
