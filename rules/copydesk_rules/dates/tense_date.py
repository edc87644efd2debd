"""A day to come that is over, or a past day that is to come, as "will open on 3 May" in a story of 9 May.

Flags a date that the copy's verb puts after the day of publication and the calendar before it ("the museum will open on May 3"), or
the other way round ("was arrested on Aug. 28" in a story of Aug. 20), within two months, or in any year where the year is given.

Why it matters: the paragraph is from a story that ran before the day, and nobody turned "will" into "did".

Stays silent where the day of publication is not known; in direct speech; where somebody says, hopes or planned then that it
will be ("said it would open on May 3"); and within two days of publication.

How to settle it: look at the calendar and change the verb or the date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import in_words
from copydesk.reading.dates.dates import DateMention, dates, dates_between
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="info", since="0.1.0", needs=("dates",), preview=True)

EXAMPLES = (
    Flagged("The museum will open on [[May 3]].", date="2024-05-09", says="before"),
    Flagged("The vote will be held on [[Tuesday, 30 April 2024]].", date="2024-05-09", says="before"),
    Flagged("He was arrested on [[Aug. 28]] in Oslo.", date="2024-08-20", says="after"),
    Clean("The museum will open on May 13.", "a day to come", date="2024-05-09"),
    Clean("The museum opened on May 3.", "a day that is over", date="2024-05-09"),
    Clean("The museum said in March it will open on May 3.", "said before it", date="2024-05-09"),
    Clean("The museum will open on May 3.", "the day of publication is not known"),
    Clean("The museum will open on Feb. 3.", "next year’s, maybe", date="2024-05-09"),
    Clean("The museum will open on May 8.", "within two days", date="2024-05-09"),
    Clean("“It will open on May 3,” he said.", "direct speech", date="2024-05-09"),
    Clean("He won’t say if he will run in 2026 on May 3.", "two dates", date="2024-05-09"),
    Clean("He will mark the day he was hired, on May 3.", "two verbs", date="2024-05-09"),
)

_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
_AHEAD = lazy(
    rf"\bwill\s(?:not\s)?(?:be\s)?[a-z]+(?:\s(?!was\b|were\b|had\b|that\b|who\b)[\w’'-]+){{0,5}}?\s(?:on|from)\s{_WEEKDAY}\Z"
)
_BEHIND = lazy(
    rf"\b(?:was|were)\s(?:arrested|killed|shot|found|elected|sentenced|convicted|charged|held|opened|sworn\sin|released|born|injured|hurt|fired|signed)"
    rf"(?:\s(?!to\b|that\b|who\b)[\w’'-]+){{0,5}}?\s(?:on)\s{_WEEKDAY}\Z"
)
_SAID_THEN = lazy(
    r"\b(?:said|announced|told|wrote|had|would|promised|planned|hoped|expected|scheduled|until|if|every|each|year)\b"
)
_SLACK = 2
_NEAR = 60


def check(story: Story) -> Iterator[Finding]:
    """Holds the verb of every dated statement against the day of publication."""
    if story.published is None:
        return
    published = story.published.day
    for mention in dates(story):
        day = mention.nearest(published) if mention.day is not None and not mention.more and not mention.swaps else None
        if (
            day is None
            or (mention.year is None and abs((day - published).days) > _NEAR)
            or abs((day - published).days) <= _SLACK
        ):
            continue
        if _contradicts(story, mention, day, published):
            where = "before" if day < published else "after"
            source = story.published.found_in.lstrip("-")
            message = f"{in_words(day)}, is {where} the day of the story ({published}, by its {source}): change the verb or the date."
            yield Finding(story.span(_start(story, mention), mention.end), message)


def _contradicts(story: Story, mention: DateMention, day: date, published: date) -> bool:
    copy = story.copy
    start, end = sentence_at(story, mention.start)
    low = max(start, mention.start - 90)
    verb = (_AHEAD if day < published else _BEHIND).search(copy, low, mention.start)
    if verb is None or in_speech(story, mention.start) or dates_between(story, verb.start(), mention.start):
        return False
    return _SAID_THEN.search(copy, start, end) is None


_DAY_BEFORE = lazy(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s\Z")


def _start(story: Story, mention: DateMention) -> int:
    weekday = _DAY_BEFORE.search(story.copy, max(0, mention.start - 11), mention.start)
    return weekday.start() if weekday is not None else mention.start
