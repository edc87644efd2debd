"""Moves in a ranking: "slipped from 41st to 63rd in the rankings". A rank that rises is a smaller number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from copydesk.patterns import lazy, words
from copydesk.reading.figures.numbers import numbers
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class RankMove(NamedTuple):
    """A move from one place to another; offsets into the copy. `up` is what the verb says, `old` and `new` are the places."""

    start: int
    end: int
    word: str
    up: bool
    old: int
    new: int

    @property
    def agrees(self) -> bool:
        """Whether the places go the way that the verb says."""
        return (self.new < self.old) == self.up


#: One of these is in every story that has a ranking.
_RANKINGS = words("ranking rankings standings leaderboard charts table")
_MOVED = lazy(
    r"\b(?P<word>(?P<up>climb(?:ed|s|ing)|rose|rises|risen|jump(?:ed|s|ing)|leapt|leaped|soared|advanced|improved|surged|(?:moved|went|shot|gone|going|moving)\sup|up)"
    r"|fell|falls|fallen|falling|slip(?:ped|s|ping)|drop(?:ped|s|ping)|tumbl(?:ed|es|ing)|slid|sank|plunged|plummeted|(?:moved|went|gone|going|moving)\sdown|down)\s(?:[a-z]+\s){0,2}from\s(?:the\s|a\s)?\Z"
)
_IN_RANKING = lazy(
    r"(?:\splaces?)?(?:\s[^.;:,]{1,30})?\s(?:in|on|of)\s(?:the|this|his|her|their|its|a)\s[^.;:,]{0,40}?\b(?:rankings?|standings|leaderboard|charts?|table)\b"
)


def rank_moves(story: Story) -> Iterator[RankMove]:
    """Every move in a ranking that is told with both places, in order."""
    if _RANKINGS.isdisjoint(vocabulary(story)):
        return
    copy = story.copy
    for first, second in pairwise(numbers(story)):
        if first.form != "ordinal" or second.form != "ordinal" or first.value == second.value:
            continue
        if copy[first.end : second.start] not in (" to ", " place to ", " spot to "):
            continue
        moved = _MOVED.search(copy, max(0, first.start - 40), first.start)
        if moved is not None and _IN_RANKING.match(copy, second.end):
            up = moved["up"] is not None
            yield RankMove(moved.start(), second.end, moved["word"], up, int(first.value), int(second.value))
