"""What a summary and its story tell in figures and days, read for comparing the two: labels and ordinals count as well.

`mentions` leaves out what counts nothing by itself: "Japan 48 hours", "244K infections", "a 56-27 vote", "the 45th
president". Held against a sentence that says the same, these tell as much as any count.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.ranges import Printed
from copydesk.reading.figures.amounts import Amount
from copydesk.reading.figures.counted import nouns_after
from copydesk.reading.people.ages import ages
from copydesk.reading.summaries.mentions import Mention, mentions
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Block, Story

_PERIOD = lazy(
    r"[ \u00a0-](?:(?:straight|consecutive|full|more|long)[ -])?(second|minute|hour|day|week|fortnight|month|quarter|year|decade)s?\b"
)
_THOUSANDS = lazy(r"[Kk]\b")
_ORDINAL = lazy(
    r"\b(?:(?P<figure>[1-9][0-9]{0,2})(?:st|nd|rd|th)|(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth))\b"
)
_WORDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_THOUSAND = Fraction(1000)
#: "a third of them", "two fifths": parts, and no places in a row.
_PART = lazy(r"\b(?:one|two|three|four|five|seven|nine)[\s-]\Z")
_PART_OF = lazy(
    r"(?=[,.;:)]|\Z|\s(?:of|to|in|from|on|more|less|fewer|higher|lower|as|since|last|over|and|by|or|the|that|up|down)\b)"
)
_CODE = lazy(r"[A-Za-z_][-–]?\Z|[:/'’‘]\Z")
_CLOCK = lazy(r":[0-9]|\s?[ap]\.?m\b|/[0-9]")


def told(story: Story) -> tuple[Mention, ...]:
    """Every mention of the story, and the figures and ordinals that `mentions` takes for labels or passes over, in order.

    An ordinal's kind is "ordinal", a person's age is of kind "age"; "today" and the like are weekdays.
    """
    return story.read(_told)


def told_in(story: Story, start: int, end: int) -> tuple[Mention, ...]:
    """Those that start in a stretch of the copy."""
    found = told(story)
    first = bisect_left(found, start, key=_start_of)
    return found[first : bisect_left(found, end, key=_start_of)]


def within(found: tuple[Mention, ...], blocks: tuple[Block, ...]) -> list[Mention]:
    """Those that stand in one of the blocks, which are in order as they are."""
    kept, index = [], 0
    for one in found:
        while index < len(blocks) and blocks[index].end <= one.start:
            index += 1
        if index < len(blocks) and blocks[index].start <= one.start:
            kept.append(one)
    return kept


def _start_of(mention: Mention) -> int:
    return mention.start


def _told(story: Story) -> tuple[Mention, ...]:
    found = []
    years = {one.start for one in ages(story)}
    for one in mentions(story):
        if one.start in years and one.amount is not None:
            found.append(one._replace(kind="age", amount=one.amount._replace(kind="age", unit=("year",))))
        elif one.kind == "label":
            counted = _counted(story.copy, one)
            if counted is not None:
                found.append(counted)
        elif one.kind != "count" or story.copy[one.start : one.end].lower() != "one":
            found.append(one)  # "one" is a pronoun more often than a count
    found += _days_from_publication(story)
    taken = {one.start for one in found} | {one.end for one in found}
    found += (one for one in _ordinals(story.copy) if one.start not in taken and one.end not in taken)
    found.sort(key=_start_of)
    return tuple(found)


_RELATIVE = lazy(r"\b(?:[Tt]o(?:day|night|morrow)|[Yy]esterday)\b")
_AWAY = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}


def _days_from_publication(story: Story) -> list[Mention]:
    """ "today", "yesterday" and the like, where the day of publication says what weekdays they are."""
    if story.published is None or vocabulary(story).isdisjoint(_AWAY):
        return []
    today = story.published.day.weekday()
    return [
        Mention(match.start(), match.end(), "weekday", weekday=(today + _AWAY[match[0].lower()]) % 7)
        for match in _RELATIVE.finditer(story.copy)
    ]


def _counted(copy: str, one: Mention) -> Mention | None:
    """A label as what it counts; None for a part of a code, a time of day, a year or an ordinal."""
    amount = one.amount
    assert amount is not None
    start, end = one.start, one.end
    if _CODE.search(copy, max(0, start - 2), start) or _CLOCK.match(copy, end) or copy[start:end][-2:].isalpha():
        return None
    if end - start == 4 and copy[start:end].isdigit() and 1500 < amount.value < 2100:
        return None
    scaled = _THOUSANDS.match(copy, end)
    if scaled is not None:
        amount, end = amount.times(_THOUSAND), scaled.end()
    period = _PERIOD.match(copy, end)
    if period is not None:
        amount = amount._replace(kind="duration", unit=(period[1],), end=period.end())
        return one._replace(kind="duration", amount=amount, end=period.end())
    amount = amount._replace(kind="count", unit=nouns_after(copy, end), end=end)
    return one._replace(kind="count", amount=amount, end=end)


def _ordinals(copy: str) -> list[Mention]:
    found = []
    for match in _ORDINAL.finditer(copy):
        start, end = match.span()
        word = match["word"]
        if word and (
            _PART.search(copy, max(0, start - 7), start) or copy[end : end + 1] == "-" or copy[start - 1 : start] == "-"
        ):
            continue
        if word and copy[start - 2 : start] in ("a ", "A ") and _PART_OF.match(copy, end):
            continue
        value = Fraction(match["figure"] or _WORDS[(word or "").lower()])
        amount = Amount(start, end, "ordinal", nouns_after(copy, end), (Printed(value, Fraction(1)),))
        found.append(Mention(start, end, "ordinal", amount))
    return found
