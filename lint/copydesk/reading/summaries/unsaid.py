"""Whether it tells anything that a body nowhere gives a figure or a day of its summary.

Writers of summaries count for themselves ("two senators") and reckon days from the publication ("last year"): neither
stands in the body, and neither is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.patterns import lazy
from copydesk.reading.dates.dates import DateMention
from copydesk.reading.summaries.mentions import Mention
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story

#: Up to this a writer counts for himself; and a figure up to the second one stands in a long story by chance.
_COUNTED, _BY_CHANCE = 2, 12
#: Surroundings that are as much alike are about one matter, though not surely.
_SOMEWHAT = 0.2
#: Days that are so near to publication are said as "on Monday" or "today" in the body.
_NEAR = 9
_MONTH_FROM_TODAY = lazy(r"[lntLNT](?<!\w.)(?:ast|ext|his)\smonth\b|m(?<!\w.)onths?\s(?:ago|later|earlier)\b")
_COUNTS = lazy(r"\s(?:[a-z]+\s)?[a-z]+s\b")
#: "five years after the ruling": counted from its day.
_FROM_A_DAY = lazy(r",?\s(?:after|since|later|earlier|before|on|ago|from|until|into)\b")


def tells(story: Story, mention: Mention, body: Sequence[Mention], *, equal: bool, share: float) -> bool:
    """Whether the absence of a mention from the body tells of a slip.

    `equal` says that the body holds the figure, of something else; `share` is how much the surroundings of another figure of
    the same thing are alike.
    """
    if mention.kind == "weekday":
        return _weekday_tells(story, mention, body)
    if mention.date is not None:
        if may_be_count(story, mention):
            return False
        return _date_tells(story, mention.date, body, share)
    if mention.amount is None or mention.kind == "label" or _opens(story, mention):
        return False
    if mention.kind == "duration" and _is_part_of_year(story, mention):
        return False
    return mention.amount.value > (_BY_CHANCE if equal else _COUNTED)


def may_be_count(story: Story, mention: Mention) -> bool:
    """Whether what was read as a year may count something: "2000 partners"."""
    day = mention.date
    return (
        day is not None
        and day.month is None
        and (day.year or 1) % 100 == 0
        and _COUNTS.match(story.copy, mention.end) is not None
    )


def is_reckoned_from(story: Story, mention: Mention) -> bool:
    """Whether a length of years, months or weeks is counted from a day: "five years after the ruling"."""
    amount = mention.amount
    if mention.kind != "duration" or amount is None or amount.unit[0] in ("hour", "minute", "second", "day"):
        return False
    return _FROM_A_DAY.match(story.copy, mention.end) is not None


def _is_part_of_year(story: Story, mention: Mention) -> bool:
    """Whether a length of time is counted from a day, or a quarter or a half of a year in other words."""
    before = story.copy[max(0, mention.start - 8) : mention.start].lower()
    return before.endswith(("last ", "first ", "past ", "next ", "final ")) or (
        _FROM_A_DAY.match(story.copy, mention.end) is not None
    )


#: What says a year without naming it.
_OTHER_YEAR = lazy(
    r"\b(?:following|next|previous|preceding|prior)\syear\b|\byears?\s(?:earlier|later|before|after|ago|previously)\b"
)


def _opens(story: Story, mention: Mention) -> bool:
    """Whether figures open the sentence: no sentence starts so, and it is the rest of one that was cut at "Sept. | 8"."""
    return sentence_at(story, mention.start)[0] == mention.start and story.copy[mention.start].isdigit()


def is_about_today(story: Story, mention: Mention) -> bool:
    """Whether a weekday may be the day of publication, or the one before or after it, and the body says "today" and the like."""
    return _is_near_publication(story, mention) and not vocabulary(story).isdisjoint(_TODAY)


_TODAY = frozenset(("today", "yesterday", "tomorrow", "tonight"))


def _is_near_publication(story: Story, mention: Mention) -> bool:
    if mention.kind != "weekday" or story.published is None:
        return False
    return (mention.weekday - story.published.day.weekday() + 1) % 7 <= 2


def _weekday_tells(story: Story, mention: Mention, body: Sequence[Mention]) -> bool:
    if _is_near_publication(story, mention):
        return False
    return any(other.kind == "weekday" for other in body)


def _date_tells(story: Story, said: DateMention, body: Sequence[Mention], share: float) -> bool:
    others = [other.date for other in body if other.date is not None]
    if said.years > 1:
        return False
    if said.month is None:
        return _year_tells(story, said, others)
    if said.day is not None:
        return share >= _SOMEWHAT or _is_near_miss(story, said, others)
    if story.published is not None and story.published.day.month == said.month:
        return False
    return any(other.month for other in others) and _MONTH_FROM_TODAY.search(story.copy) is None


def _is_near_miss(story: Story, said: DateMention, others: Sequence[DateMention]) -> bool:
    """Whether the body gives another day of the month, or the day of another month, and publication is not near the day."""
    published = story.published.day if story.published else None
    day = said.nearest(published)
    if day is None or published is None or abs((day - published).days) <= _NEAR:
        return False
    whole = [other for other in others if other.day is not None]
    return any(other.day == said.day or other.month == said.month for other in whole)


def _year_tells(story: Story, said: DateMention, others: Sequence[DateMention]) -> bool:
    """A year to come, and one counted from the day of publication, are known without being said."""
    known = {other.year for other in others if other.year is not None}
    if story.published is not None:
        known.add(story.published.day.year)
        known.add(story.published.day.year - 1)
    if said.year is None or not known or said.year in known or said.year >= max(known):
        return False
    return not (_OTHER_YEAR.search(story.copy) and {said.year - 1, said.year + 1} & known)
