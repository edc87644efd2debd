"""One record with two dates, as "the largest since 2019" in the lead and "the largest since 2021" below it.

Flags the second of two sentences that say of the same thing since when it has been the highest, the lowest, the worst or the
like, with dates more than a year apart. Two sentences speak of the same thing when they give the same figure, or have the
same words before the record; a month's and a year's record, another place, another noun make it another thing.

Why it matters: the record is the headline. One of the two dates comes from the last story on it.

Stays silent in direct speech; where a date has no year; where a sentence compares several records; on the second-highest and
the like.

How to settle it: ask the source for the series; the message names both dates.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import timedelta

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import MONTH_NAMES, Days
from copydesk.reading.dates.dates import DateMention, dates
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple

META = Meta(severity="warning", since="0.1.0", needs=("dates",), preview=True)

EXAMPLES = (
    Flagged(
        "Inflation rose to 6.2 percent in March, the highest since 1990. The 6.2 percent rate is the highest since [[1982]].",
        says="1990",
    ),
    Flagged(
        "Unemployment fell to its lowest level since 2008.\n\nUnemployment, at 4 percent, is at the lowest level since [[May 2011]].",
        says="2008",
    ),
    Flagged(
        "Exports of wheat were the largest since 2019, the ministry said. Wheat exports were the biggest since [[2021]].",
        says="2019",
    ),
    Clean(
        "Inflation rose to 6.2 percent, the highest since 1990. The 6.2 percent is the highest since November 1990.", ""
    ),
    Clean("Wages grew 3 percent, the most since 2009. Rents grew 4 percent, the most since 2015.", "another thing"),
    Clean(
        "Prices rose 3 percent in the month, the largest monthly rise since 2009. Prices rose 8 percent, the largest annual rise "
        "since 1981.",
        "a month's record and a year's",
    ),
    Clean(
        "Unemployment in Spain is the lowest since 2008. Unemployment in Italy is the lowest since 2012.",
        "two countries",
    ),
    Clean("Profit was the highest since 2008. Profit was the second-highest since 2015.", "the second-highest"),
    Clean("Sales were the lowest since 2009. Sales were the best since 2015 in May.", "a low and a high"),
    Clean("Wheat exports are the largest since 2019. “Wheat exports are the largest since 2021,” he said.", "speech"),
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KINDS = {
    "high": "highest largest biggest strongest greatest sharpest steepest fastest most",
    "low": "lowest smallest weakest slowest fewest least",
    "worst": "worst deadliest bloodiest",
    "best": "best",
}
_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_RECORD = lazy(
    rf"(?<!-)\b(?P<how>{'|'.join(_KIND)})(?P<thing>(?:\s[\w’'-]+){{0,6}}?),?\ssince\s(?:at\sleast\s)?(?:early\s|late\s|mid-)?\Z"
)
_ORDINAL = lazy(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[0-9]+(?:st|nd|rd|th))[-\s]\Z")
_WORD = lazy(r"[A-Za-z][\w’'-]*")
_FIGURE = lazy(r"(?<![\w.,-])[0-9][0-9.,]*[0-9]|(?<![\w.,-])[0-9]+(?=\s?%|\s(?:per\s?cent|percent|million|billion))")
#: What a record may be of without being another thing.
_VAGUE = _set(
    "level levels rate point reading figure number total pace share amount one since ever it’s it's its it been so such seen "
    "recorded reported increase rise gain fall drop decline the a of for in on"
)
_PERIODS = _set(
    "day daily one-day week weekly month monthly quarter quarterly year yearly annual year-on-year annually half single-day "
    "first-quarter second-quarter third-quarter fourth-quarter"
)
_STOP = _set(
    "the a an this that these those its their his her it they was were is are has had have been be to of in on at by for from with and "
    "or but as after which who than more said says say rose fell rise fall risen fallen dropped grew percent per cent pct million "
    "billion last first about over up down now also would will level rate year years"
)
_BACK = 90
#: With more records it is a table and no story.
_MOST = 60
_APART = timedelta(days=366)


class _Record(NamedTuple):
    """A record as said: what kind, of what, since when; the words of its sentence that tell what it is of."""

    kind: str
    thing: frozenset[str]
    mention: DateMention
    days: Days
    subject: frozenset[str]
    names: frozenset[str]
    periods: frozenset[str]
    months: frozenset[str]
    figures: frozenset[str]


def check(story: Story) -> Iterator[Finding]:
    """Holds every record against those before it."""
    found = [record for record in _records(story) if not in_speech(story, record.mention.start)]
    told: set[int] = set()
    for one, other in itertools.combinations(found[:_MOST], 2):
        if other.mention.start in told or not _apart(one.days, other.days) or not _is_of_the_same(one, other):
            continue
        told.add(other.mention.start)
        first, second = (story.span(each.mention.start, each.mention.end) for each in (one, other))
        message = (
            f"The record is since {story.said(second)} here and since {story.said(first)} before: ask for the series."
        )
        yield Finding(second, message, (Elsewhere(first, "the other date"),))


def _records(story: Story) -> Iterator[_Record]:
    copy = story.copy
    if "since" not in copy:
        return
    published = story.published.day if story.published else None
    seen: dict[int, list[_Record]] = {}
    for mention in dates(story):
        if mention.year is None or mention.years != 1:
            continue
        match = _RECORD.search(copy, max(0, mention.start - _BACK), mention.start)
        days = mention.days(published)
        if match is None or days is None or _ORDINAL.search(copy, max(0, match.start() - 12), match.start()):
            continue
        start, end = sentence_at(story, mention.start)
        if match.start() >= start:
            record = _record(match, mention, days, copy[start : match.start()], copy[mention.end : end])
            seen.setdefault(start, []).append(record)
    for records in seen.values():
        kinds = [record.kind for record in records]
        yield from (record for record in records if kinds.count(record.kind) == 1)


def _record(match: re.Match[str], mention: DateMention, days: Days, before: str, rest: str) -> _Record:
    words = _WORD.findall(before)
    thing = frozenset(word.lower() for word in _WORD.findall(match["thing"]))
    lower = frozenset(word.lower() for word in words)
    return _Record(
        _KIND[match["how"]],
        thing - _VAGUE - _PERIODS,
        mention,
        days,
        lower - _STOP - _PERIODS - _VAGUE,
        frozenset(word for word in words[1:] if word[0].isupper()),
        (thing | lower) & _PERIODS,
        frozenset(word for word in _WORD.findall(f"{before} {rest}") if word in MONTH_NAMES),
        frozenset(_FIGURE.findall(before)) | frozenset(_FIGURE.findall(rest)),
    )


def _apart(one: Days, other: Days) -> bool:
    return one.last + _APART < other.first or other.last + _APART < one.first


def _is_of_the_same(one: _Record, other: _Record) -> bool:
    if one.kind != other.kind or one.periods != other.periods:
        return False
    if one.thing and other.thing and one.thing != other.thing:
        return False
    if one.names and other.names and one.names.isdisjoint(other.names):
        return False
    if one.months and other.months and one.months != other.months:
        return False
    if one.figures and other.figures:
        of_one = not one.subject or not other.subject or not one.subject.isdisjoint(other.subject)
        return of_one and not one.figures.isdisjoint(other.figures)
    return bool(one.subject) and one.subject == other.subject
