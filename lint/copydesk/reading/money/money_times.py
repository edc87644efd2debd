"""Of which time a sentence about money speaks: the story's own, a named year, or a time whose rates nobody can tell."""

from __future__ import annotations

from datetime import date, timedelta

from copydesk.patterns import lazy
from copydesk.reading.text.sentences import sentence_at
from copydesk.story import Story

_YEAR = lazy(r"\b(?P<year>(?:1[5-9]|20)[0-9]{2})(?P<decade>s)?\b")
#: A time not far back that no year says.
_EARLIER = lazy(
    r"\bat\sthe\stime\b|\b(?:back\s)?then\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]|10)\syears\sago\b"
)
#: Times and prices whose rate no record of the market's days gives.
_BEYOND = lazy(
    r"\bworth\b[^.]{0,20}\b(?:today|now)\b|\b(?:today|now)['’]s\s(?:money|prices)|\binflation\b|\bdecades?\b|\byears\sago\b|\bcentury\b"
    r"|\bblack\smarket\b|\bofficial\srate\b|\bpurchasing\b"
)
#: How far back "then" and "at the time" reach.
_SOME_YEARS = 10
_YEAR_OF_DAYS = 365


def rates_since(story: Story, offset: int) -> date | None:
    """The first day whose exchange rates a sum at the offset may have been converted by; None where that cannot be told.

    A year before a dated story's own day, or before the earliest year that the sentence names.
    """
    if story.published is None:
        return None
    copy, sentence, day = story.copy, sentence_at(story, offset), story.published.day
    first = day.year
    for match in _YEAR.finditer(copy, *sentence):
        if match["decade"]:
            return None
        first = min(first, int(match["year"]))
    earlier = _EARLIER.search(copy, *sentence)
    if earlier is None and _BEYOND.search(copy, *sentence):
        return None
    if earlier is not None:
        first = min(first, day.year - _SOME_YEARS)
    return day - timedelta(days=_YEAR_OF_DAYS) if first == day.year else date(first - 1, 1, 1)


def of_another_time(story: Story, offset: int) -> bool:
    """Whether the sentence at the offset speaks of a year before the story's, or of a time that it doesn't name.

    What is to be paid in a year to come is converted at the rate of today.
    """
    copy, sentence = story.copy, sentence_at(story, offset)
    this = story.published.day.year if story.published is not None else 9999
    if any(int(match["year"]) < this or match["decade"] for match in _YEAR.finditer(copy, *sentence)):
        return True
    return _EARLIER.search(copy, *sentence) is not None or _BEYOND.search(copy, *sentence) is not None
