"""A relative date and a date side by side that don't meet, as "yesterday (Aug. 12)" in a story of Aug. 20.

Flags "yesterday", "today", "tomorrow", "last Friday", "next Friday" or "last week" beside a date in the text, when no reading of
the first, counted from the day of publication, has that day ("last Friday" may be this week's or the week's before); and
"yesterday" or "tomorrow" beside a weekday that is not that day's.

Why it matters: a paragraph that is carried into the next day's story says "yesterday" of the day before.

Stays silent where the day of publication is not known; in direct speech; on a day more or less (a story is dated the evening
before it is read); and where the two are not said of one thing.

How to settle it: name the day, or count again; the message gives what the words mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import WEEKDAY_NAMES, Days, in_words
from copydesk.reading.dates.dates import DateMention, dates_between
from copydesk.reading.dates.relative_dates import RelativeDate, relative_dates
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="info", since="0.1.0", preview=True)

EXAMPLES = (
    Flagged("The vote was held [[yesterday (Aug. 12)]].", date="2024-08-20", says="August 19"),
    Flagged("The vote was held [[last Friday, Aug. 2]].", date="2024-08-20", says="August 16"),
    Flagged("The vote is [[tomorrow, Aug. 28]].", date="2024-08-20", says="August 21"),
    Flagged("The vote was held [[yesterday (Friday)]].", date="2024-08-20", says="Monday"),
    Clean("The vote was held yesterday (Aug. 19).", "right", date="2024-08-20"),
    Clean("The vote was held yesterday (Aug. 18).", "a story of the evening before", date="2024-08-20"),
    Clean("The vote was held last Friday, Aug. 9.", "the Friday of the week before", date="2024-08-20"),
    Clean("The vote was held yesterday (Aug. 12).", "the day of publication is not known"),
    Clean("“It was yesterday, Aug. 12,” he said.", "direct speech", date="2024-08-20"),
    Clean("He said yesterday that Aug. 12 was too late.", "two things", date="2024-08-20"),
)

_BESIDE = lazy(r",\s|\s\(|\s[–—-]\s|,\son\s")
_SLACK = 1


def check(story: Story) -> Iterator[Finding]:
    """Holds every relative date that stands beside a date against the day of publication."""
    if story.published is None:
        return
    published = story.published.day
    for said in relative_dates(story):
        if (
            said.unit in ("day", "weekday", "week")
            and said.step
            and said.part != "ago"
            and not in_speech(story, said.start)
        ):
            yield from _hold(story, said, published)


def _hold(story: Story, said: RelativeDate, published: date) -> Iterator[Finding]:
    copy = story.copy
    meanings = said.meanings(published)
    mention = next(iter(dates_between(story, said.end, said.end + 8)), None)
    if mention is not None and _BESIDE.fullmatch(copy, said.end, mention.start):
        day = mention.nearest(published) if mention.day is not None else None
        if day is not None and not any(days.meets(Days(day, day), _SLACK) for days in meanings):
            yield _finding(story, said, _end(copy, mention), meanings)
        return
    weekday = _WEEKDAY.match(copy, said.end) if said.unit == "day" else None
    if weekday is not None:
        near = {(meanings[0].first + timedelta(days=far)).weekday() for far in (-_SLACK, 0, _SLACK)}
        if WEEKDAY_NAMES.index(weekday["name"]) not in near:
            yield _finding(story, said, weekday.end(), meanings)


_WEEKDAY = lazy(rf"(?:\s\((?P<name>{'|'.join(WEEKDAY_NAMES)})\))")


def _end(copy: str, mention: DateMention) -> int:
    return mention.end + (copy[mention.end : mention.end + 1] == ")")


def _finding(story: Story, said: RelativeDate, end: int, meanings: tuple[Days, ...]) -> Finding:
    words = " ".join(story.copy[said.start : said.end].split())
    first, last = meanings[0]
    day = (
        f"{WEEKDAY_NAMES[first.weekday()]}, {in_words(first)}"
        if first == last
        else f"{in_words(first)} to {in_words(last)}"
    )
    source = story.published.found_in.lstrip("-") if story.published else ""
    message = f"{words[0].upper()}{words[1:]} is {day}, counted from the day of the story, by its {source}. Name the day, or correct one of the two."
    return Finding(story.span(said.start, end), message)
