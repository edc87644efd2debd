"""A time that is wrong in its second zone, as "3 p.m. EDT (2000 GMT)", which is 1900.

Flags two times that the copy says are one moment (a bracket, a slash, "or"), when no reading of their zones makes both true.
Zones that change with the season ("ET", "London time") are looked up for the date in the sentence or the day of publication,
else in both halves of the year. Where only one zone is named ("10 a.m. (1535 GMT)") it flags what no clock on earth shows.

Why it matters: someone misses the broadcast, the flight or the deadline.

Stays silent where a zone is not known, on abbreviations with several meanings (IST, BST, CST) when one of them fits, on
times that are said to be about so late, and on "3:30" where the other half of the day fits.

How to settle it: work out from the zone that the source gave; the message gives what that makes in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from copydesk.patterns import lazy
from copydesk.reading.dates.clock import LOCAL, ClockTime, SameMoment, same_moments
from copydesk.reading.dates.dates import dates_between
from copydesk.reading.dates.zones import FIXED, OTHER_HALF, SOMEWHERE, Offsets, offsets_on, together
from copydesk.reading.text.sentences import sentence_at
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0")

EXAMPLES = (
    Flagged("Polls close at [[3 p.m. EDT (2000 GMT)]].", says="3 p.m. EDT is 1900 GMT"),
    Flagged("The talk starts at [[9 p.m. EST (0100 GMT)]].", says="9 p.m. EST is 0200 GMT"),
    Flagged("She spoke at [[noon EST (1600 GMT)]] on Friday.", says="1700 GMT; 1600 GMT is noon EDT"),
    Flagged("The film airs at [[8 p.m. ET/6 p.m. PT]].", says="5 p.m. PT"),
    Flagged("The siren rang at [[10 p.m. Kyiv time (1900 GMT)]].", says="2000 GMT", date="2024-01-15"),
    Flagged("The quake came at [[2:49 a.m. local time (7:41 a.m. UTC)]].", says="no clock"),
    Flagged("It fell at [[15:30 CEST (1330 GMT; 8:30 a.m. EDT)]].", says="9:30 a.m. EDT"),
    Flagged("The film airs at [[8 p.m. EST/6 p.m. CST]].", says="7 p.m. CST"),
    Clean("Polls close at 3 p.m. EDT (1900 GMT).", "right"),
    Clean("The statement was posted in 2016, 07:43 pm PT.", "a year and one time"),
    Clean("The siren rang at 3 a.m. on Sunday (1700 GMT Saturday).", "an unnamed zone, ten hours ahead"),
    Clean("She spoke at noon EST (1700 GMT).", "right"),
    Clean("It takes effect at midnight EDT (0400 GMT) on Tuesday.", "right"),
    Clean("The exchange opened at 1500 est (2000 gmt).", "right"),
    Clean("The siren rang at 10 p.m. Kyiv time (2000 GMT).", "right in winter"),
    Clean("The siren rang at 10 p.m. Kyiv time (1900 GMT).", "right in summer"),
    Clean("The siren rang at 10 p.m. Kyiv time (1900 GMT) on July 3.", "right in July", date="2024-01-15"),
    Clean("The plane landed at 7:38 pm IST (1408 UTC).", "India's time"),
    Clean("Kick-off is at 10 a.m. Central European Time (0800 UTC).", "right in summer"),
    Clean("The film airs at 9 p.m. Eastern (6 p.m. Pacific).", "right"),
    Clean("Trading ends at 3 p.m. in London (1400 GMT).", "right in summer"),
    Clean("The blast came about 7 p.m. EDT (2310 GMT).", "the first is said to be rough"),
    Clean("It struck at 10:55 local time (02:55 GMT).", "eight hours ahead"),
    Clean("He died at 7.30 (12:30 GMT).", "five hours behind"),
    Clean("The test came at 10 a.m. (8:30 p.m. ET Tuesday).", "North Korea's clocks of 2016", date="2016-01-06"),
    Clean("It started at 7:45 p.m. (1400 GMT) in Kathmandu.", "Nepal is five hours and three quarters ahead"),
)

_ROUGH = lazy(
    r"\b(?:about|around|roughly|some|shortly|just|soon|nearly|almost|approximately|before|after|by)\s(?:\w+\s)?\Z"
)
#: How far a time that is said to be rough may be from the other, in minutes.
_ROUGH_MINUTES = 15
_NEAR = (-7, -3, 0, 3, 7)
_WHOLE_YEAR = tuple(date(2024, 1, 3) + timedelta(days=7 * week) for week in range(52))


def check(story: Story) -> Iterator[Finding | Claim]:
    """Works every second time out from the first."""
    for pair in same_moments(story):
        if pair.one.exists and pair.other.exists and pair.other.zone != LOCAL:
            yield from _hold(story, pair)


def _hold(story: Story, pair: SameMoment) -> Iterator[Finding | Claim]:
    one, other = pair.one, pair.other
    days = _days(story, pair)
    known = one.zone not in ("", LOCAL)
    offsets = together(one.zone, other.zone, days) if known else _anywhere(other.zone, days)
    if not offsets:
        return
    apart = min(_apart(one, other, offset) for offset in offsets)
    span = story.span(one.start, pair.end)
    if apart == 0 or (apart <= _ROUGH_MINUTES and _is_rough(story, pair)):
        if known:
            yield Claim(span, "time zone", "holds", f"{_words(story, one)} is {_words(story, other)}")
        return
    if known:
        working = _working(story, pair, offsets)
        todo = "Correct the one that the source did not give."
    else:
        working = f"{_words(story, one)} is {_words(story, other)} on no clock"
        todo = "Check the minutes of both."
    yield Claim(span, "time zone", "contradicted", working)
    yield Finding(span, f"{working}. {todo}")


def _apart(one: ClockTime, other: ClockTime, offset: Offsets) -> int:
    """The least distance between the two moments, in minutes, whatever the day."""
    return min(
        min(gap := (left - offset.one - right + offset.other) % 1440, 1440 - gap)
        for left in one.moments
        for right in other.moments
    )


def _anywhere(zone: str, days: Iterable[date]) -> tuple[Offsets, ...]:
    there = {offset for day in days for offset in offsets_on(zone, day)}
    return tuple(Offsets(offset, other) for other in there for offset in SOMEWHERE)


def _days(story: Story, pair: SameMoment) -> tuple[date, ...]:
    """The days on which the moment may be: the sentence's dates, else around publication, else any of the year."""
    start, end = sentence_at(story, pair.one.start)
    named = dates_between(story, start, end)
    published = story.published.day if story.published else None
    if any(mention.month is not None for mention in named):
        days = [day for mention in named if (day := mention.nearest(published)) is not None]
        return tuple(days) if days else _WHOLE_YEAR
    if published is None or named:
        return _WHOLE_YEAR
    return tuple(published + timedelta(days=far) for far in _NEAR)


def _is_rough(story: Story, pair: SameMoment) -> bool:
    return any(
        time.minute == 0 and _ROUGH.search(story.copy, max(0, time.start - 24), time.start) is not None
        for time in (pair.one, pair.other)
    )


def _working(story: Story, pair: SameMoment, offsets: tuple[Offsets, ...]) -> str:
    one, other = pair.one, pair.other
    # Of an abbreviation's several meanings the first is the common one.
    usual = FIXED.get(one.zone, (None,))[0], FIXED.get(other.zone, (None,))[0]
    common = [offset for offset in offsets if usual[0] in (None, offset.one) and usual[1] in (None, offset.other)]
    true = dict.fromkeys((one.moments[0] - offset.one + offset.other) % 1440 for offset in common)
    there = " or ".join(_printed_like(other, minutes) for minutes in list(true)[:2])
    zone = " ".join(story.copy[other.clock_end : other.end].split()).strip(",( ")
    working = f"{_words(story, one)} is {there} {zone}"
    half = OTHER_HALF.get(one.zone)
    if half and min(_apart(one, other, offset) for offset in together(half, other.zone, _WHOLE_YEAR[:1])) == 0:
        clock = story.copy[one.start : one.clock_end]
        working += f"; {_words(story, other)} is {clock} {half}"
    return working


def _words(story: Story, time: ClockTime) -> str:
    return " ".join(story.copy[time.start : time.end].split())


def _printed_like(time: ClockTime, minutes: int) -> str:
    """The minutes after midnight in the form of a printed time."""
    hour, minute = divmod(minutes, 60)
    if time.form == "four":
        return f"{hour:02}{minute:02}"
    if time.half:
        mark = "." if time.form == "dot" else ":"
        shown = f"{mark}{minute:02}" if minute or time.form in ("colon", "dot") else ""
        return f"{(hour - 1) % 12 + 1}{shown} {'p' if hour >= 12 else 'a'}.m."
    return f"{hour}:{minute:02}"
