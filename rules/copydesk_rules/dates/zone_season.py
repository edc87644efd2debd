"""Standard time in summer or summer time in winter, as "7 p.m. EST on July 9".

Flags a zone's abbreviation that its clocks don't show on the day: EST, CST, MST, PST, CET or EET while they are put forward,
EDT, CDT, MDT, PDT, BST, CEST or EEST while they are not. The day is the sentence's date, or else the days around publication and
the last date that the story named before.

Why it matters: who takes EST at its word comes an hour late.

Stays silent within a day of a change of the clocks; where the sentence names days of both seasons; where the time is given in
Greenwich time as well (time-zone-pair holds the two together); in direct speech; and where the story speaks of a place that
keeps that time all year (Arizona for MST, Panama and Queensland for EST, China for CST).

How to settle it: write the zone that the clocks show, or ET, CT, MT, PT, which are right all year; and ask whether the hour
was meant in the one or the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from copydesk.reading.dates.calendars import in_words
from copydesk.reading.dates.clock import ClockTime, clock_times, same_moments
from copydesk.reading.dates.dates import DateMention, dates, dates_between
from copydesk.reading.dates.zones import FIXED, OTHER_HALF, SEASONAL, is_summer_time
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged("The debate starts at [[7 p.m. EST]] on July 9.", says="EDT"),
    Flagged("Tune in on Tuesday, Jan. 14, at [[8 p.m. EDT]].", says="EST"),
    Flagged("Doors open at [[6:30 p.m. PST]].", date="2024-08-02", says="PDT"),
    Flagged("The match on 3 December kicks off at [[3 p.m. BST]].", says="GMT"),
    Flagged("Kick-off is at [[20:45 CET]] on June 14, 2024.", says="CEST"),
    Flagged("Call by [[5 p.m. CST]] on June 3.", says="CDT"),
    Flagged("The debates of July 9 and Aug. 6 start at [[7 p.m. EST]].", says="EDT"),
    Clean("The debate starts at 7 p.m. EDT on July 9.", "summer time in summer"),
    Clean("The debate starts at 7 p.m. ET on July 9.", "right all year"),
    Clean("Doors open at 6:30 p.m. PST.", "winter", date="2024-01-12"),
    Clean("Doors open at 6:30 p.m. PST.", "the date is not known"),
    Clean("Trading began at 0950 EST on April 2, 1987.", "the clocks changed on April 5 that year"),
    Clean("The vote is on Nov. 3, 2024, at 9 a.m. EDT.", "the day of the change"),
    Clean("The bar in Phoenix opens at 9 a.m. MST on July 9.", "Arizona keeps standard time"),
    Clean("In Queensland polls open at 8 a.m. EST on July 9.", "another country's EST"),
    Clean("The match starts at 7 p.m. EST (0000 GMT) on July 9.", "the two times agree, whatever the season"),
    Clean(
        "The men were held on June 28. They admitted it in court.\nIt began at 7:45 a.m. BST, the court heard.",
        "of the day named before",
        date="2017-02-07",
    ),
    Clean("The exchange opened at 0950 est.", "winter", date="1987-02-02"),
    Clean("“Be there at 7 p.m. EST on July 9,” the note said.", "direct speech"),
    Clean("From July 9 to Dec. 3 the shop opens at 9 a.m. EST.", "two seasons"),
)

_KEPT_ALL_YEAR: dict[str, frozenset[str]] = {
    "EST": frozenset(("jamaica", "panama", "cancun", "cancún", "australia", "australian", "sydney", "brisbane", "melbourne", "queensland",
                      "canberra", "cayman", "colombia", "bogota", "peru", "lima", "ecuador", "haiti")),
    "MST": frozenset(("arizona", "phoenix", "tucson", "flagstaff", "sonora", "yukon", "hermosillo")),
    "CST": frozenset(("china", "chinese", "beijing", "shanghai", "taiwan", "mexico", "saskatchewan", "regina", "guatemala", "honduras",
                      "nicaragua", "belize")),
    "PST": frozenset(("pakistan", "karachi", "philippines", "manila", "pitcairn")),
    "BST": frozenset(("bangladesh", "dhaka")),
    "EET": frozenset(("libya", "egypt", "kaliningrad", "cairo", "tripoli")),
    "CET": frozenset(("algeria", "tunisia", "algiers", "tunis")),
    "AEST": frozenset(("queensland", "brisbane", "cairns")),
}  # fmt: skip
_AROUND = (-4, 0, 4)
#: Years whose rules for changing the clocks differ: a day that is summer in all of them is summer in any.
_SAMPLE_YEARS = (1995, 2005, 2015, 2024)


def check(story: Story) -> Iterator[Finding]:
    """Holds every seasonal zone against the clocks of the day."""
    times = [time for time in clock_times(story) if time.zone in SEASONAL]
    if not times:
        return
    paired = {id(time) for pair in same_moments(story) if _with_greenwich(pair.one, pair.other) for time in pair[:2]}
    wrong: dict[str, list[tuple[ClockTime, date]]] = {}
    for time in times:
        day = None if id(time) in paired or in_speech(story, time.start) else _wrong_day(story, time)
        if day is not None:
            wrong.setdefault(time.zone, []).append((time, day))
    for zone, found in wrong.items():
        yield _finding(story, zone, found)


def _with_greenwich(one: ClockTime, other: ClockTime) -> bool:
    return any(FIXED.get(time.zone) == (0,) for time in (one, other))


def _wrong_day(story: Story, time: ClockTime) -> date | None:
    """The day on which the time is, if the clocks then don't show its zone."""
    if not _KEPT_ALL_YEAR.get(time.zone, frozenset()).isdisjoint(vocabulary(story)):
        return None
    days = _days(story, time)
    key, summer = SEASONAL[time.zone]
    return (
        days[min(1, len(days) - 1)] if days and all(is_summer_time(key, day) is (not summer) for day in days) else None
    )


def _days(story: Story, time: ClockTime) -> list[date]:
    start, end = sentence_at(story, time.start)
    named = dates_between(story, start, end)
    published = story.published.day if story.published else None
    dated = [mention for mention in named if mention.month is not None]
    if dated:
        one_month = len({mention.month for mention in dated}) == 1
        return [day for mention in (dated[:1] if one_month else dated) for day in _possible(mention, published)]
    if named or published is None:
        return []
    around = [published + timedelta(days=far) for far in _AROUND]
    told = [mention for mention in dates(story) if mention.start < start and mention.month is not None]
    # A story of June that is printed in February tells of June's clocks.
    return around + (_possible(told[-1], published) if told else [])


def _possible(mention: DateMention, published: date | None) -> list[date]:
    """The days that a mention may mean: with a year one; without, that day in years of every rule."""
    near = mention.nearest(published)
    if near is not None:
        return [near] if mention.day is not None else [near.replace(day=one) for one in (1, 15, 28)]
    return [day for year in _SAMPLE_YEARS if (day := mention._replace(year=year).nearest(None)) is not None]


def _finding(story: Story, zone: str, found: list[tuple[ClockTime, date]]) -> Finding:
    spans = [story.span(time.start, time.end) for time, _ in found]
    time, day = found[0]
    summer = SEASONAL[zone][1]
    clock = " ".join(story.copy[time.start : time.clock_end].split())
    right = OTHER_HALF[zone]
    message = (
        f"On {in_words(day, year=False)} the clocks show {'standard' if summer else 'summer'} time, {right}: "
        f"write {clock} {right}, or check the hour if {zone} was meant."
    )
    return Finding(spans[0], message, tuple(Elsewhere(span, f"{zone} again") for span in spans[1:]))
