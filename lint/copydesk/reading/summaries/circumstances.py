"""What may explain that two places of a story give two figures for one thing: two sources, two days, or how often each is said."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.reading.summaries.agreement import DIFFERENT, SAME, relation
from copydesk.reading.summaries.mentions import Mention, mentions_in
from copydesk.reading.text.attribution import source_of
from copydesk.reading.text.sentences import sentence_at
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Circumstances(NamedTuple):
    """Of two mentions: the sources that their sentences name, "" where they name none, and whether these give two days."""

    source: str
    other_source: str
    two_days: bool

    @property
    def two_sources(self) -> bool:
        """Whether two sources say the two."""
        return bool(self.source and self.other_source and self.source != self.other_source)


def circumstances(story: Story, one: Mention, other: Mention) -> Circumstances:
    """What may explain that two mentions differ."""
    ours, theirs = _days_around(story, one), _days_around(story, other)
    apart = bool(ours and theirs) and all(relation(story, day, that) == DIFFERENT for day in ours for that in theirs)
    return Circumstances(source_of(story, one.start), source_of(story, other.start), apart)


def _days_around(story: Story, mention: Mention) -> tuple[Mention, ...]:
    start, end = sentence_at(story, mention.start)
    return tuple(day for day in mentions_in(story, start, end) if day.is_day and day.start != mention.start)


def times_said(story: Story, mention: Mention, among: Sequence[Mention]) -> int:
    """How many mentions say the same of the same thing."""
    return sum(relation(story, mention, other) == SAME for other in among)


def times(count: int) -> str:
    """How often something is said, for a message: "twice", "three times"; "" for once."""
    words = ("", "", " twice", " three times", " four times", " five times", " six times")
    return words[count] if count < len(words) else f" {count} times"
