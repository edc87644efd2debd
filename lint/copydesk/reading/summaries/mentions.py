"""All that a story may say twice: its amounts, its dates and its weekdays, in one list."""

from __future__ import annotations

from bisect import bisect_left

from copydesk.patterns import lazy
from copydesk.reading.dates.dates import DateMention, dates
from copydesk.reading.figures.amount_kinds import made
from copydesk.reading.figures.amounts import Amount, amounts
from copydesk.reading.figures.counted import nouns_after
from copydesk.reading.summaries.tolls import tolls
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Mention(NamedTuple):
    """An amount, a date or a weekday; `start` and `end` are offsets into the copy.

    `kind` is the amount's kind ("label" included), "date" or "weekday". `weekday` counts from 0 for Monday. `toll` says
    what befell those that a count counts ("dead", "hurt", "missing", "held"), or is "".
    """

    start: int
    end: int
    kind: str
    amount: Amount | None = None
    date: DateMention | None = None
    weekday: int = -1
    toll: str = ""

    @property
    def is_day(self) -> bool:
        """Whether it says when, and not how many."""
        return self.amount is None


def mentions(story: Story) -> tuple[Mention, ...]:
    """Every amount, date and weekday of the story in order; a figure of a date is no mention of its own."""
    return story.read(_mentions)


def mentions_in(story: Story, start: int, end: int) -> tuple[Mention, ...]:
    """The mentions that start in a stretch of the copy."""
    found = mentions(story)
    first = bisect_left(found, start, key=_start_of)
    return found[first : bisect_left(found, end, key=_start_of)]


def _start_of(mention: Mention) -> int:
    return mention.start


_WEEKDAY = lazy(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?![A-Za-z])")
_NUMBERS = {"M": 0, "Tu": 1, "W": 2, "Th": 3, "F": 4, "Sa": 5, "Su": 6}


_PERIOD = lazy(r"(second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|centurie)s?\Z")


def _weekdays(copy: str) -> list[Mention]:
    found = []
    for match in _WEEKDAY.finditer(copy):
        start = match.start()
        if not start or not (copy[start - 1].isalnum() or copy[start - 1] in "-_"):
            number = _NUMBERS.get(match[0][:2], _NUMBERS.get(match[0][0], -1))
            found.append(Mention(start, match.end(), "weekday", weekday=number))
    return found


def _mentions(story: Story) -> tuple[Mention, ...]:
    kinds = {toll.figure.start: toll.kind for _, toll in tolls(story)}
    said = [one for one in dates(story) if one.year is not None or one.month is not None]
    found = [Mention(one.start, one.end, "date", date=one) for one in said]
    starts = [one.start for one in said]
    for amount in amounts(story):
        before = bisect_left(starts, amount.start + 1) - 1
        if before < 0 or said[before].end <= amount.start:
            toll = kinds.get(amount.start, "") if amount.kind in ("count", "label") else ""
            if toll and amount.kind == "label":  # "Storm Kills 14" is no name, as "Boeing 747" is
                unit = nouns_after(story.copy, amount.end)
                amount = made(story.copy, amount.start, amount.end, "count", unit, amount.ends)
            elif amount.kind == "label" and (period := _PERIOD.search(story.copy, amount.start, amount.end)):
                amount = amount._replace(
                    kind="duration", unit=(period[1],)
                )  # "four years ago" is a length of time to two of them
            found.append(Mention(amount.start, amount.end, amount.kind, amount, toll=toll))
    found += _weekdays(story.copy)
    found.sort(key=_start_of)
    return tuple(found)
