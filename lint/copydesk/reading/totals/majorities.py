"""Majorities and minorities that are said of a part and its whole: "a majority of the 650 respondents, 351"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, amounts
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Majority(NamedTuple):
    """A part of a whole and whether more than half, or less, is said of it; offsets into the copy."""

    start: int
    end: int
    part: Amount
    whole: Amount
    words: str
    more: bool


_CUES = frozenset(("majority", "most", "minority"))
_DET = r"(?:(?:the|its|their|his|her|all|those|these|some|about|[A-Za-z]+['’]s)\s){1,3}"
_OF_WHOLE = lazy(rf"\b(?P<words>(?:[Aa]|[Tt]he)\s(?P<small>min|(?:[a-z]+\s)?maj)ority|[Mm]ost)\sof\s{_DET}\Z")
_THEN_PART = lazy(r"(?:\s[^\s,;:()—–]+){1,10}?(?:,|\s[—–-])\s(?:[a-z]+\s)?\Z|(?:\s[^\s,;:()—–]+){1,6}\s\(\Z")
_PART_ENDS = lazy(
    r"(?:\s(?:of\s(?:them|these|those)|in\sall|altogether|(?!of\b)[a-z]+))?\s?(?:[,.;:)—–]|\Z)|\s(?:of\sthem|in\sall)(?=[,.;)—–]|\s[—–-]|\Z)"
)
#: "351 of the 650 respondents, a majority".
_BEHIND = lazy(
    r"(?:\s[^\s,;:()—–]+){1,8}?(?:,|\s[—–-])\s(?P<words>(?:a|the)\s(?P<small>min|maj)ority)(?=[,.;)—–]|\sof\sthem|\s[—–-])"
)
_OF = lazy(r"\s(?:out\s)?of\s(?:(?:the|its|their|all|those)\s){0,2}\Z")


def majorities(story: Story) -> Iterator[Majority]:
    """Every part and whole of which a majority, most or a minority is said."""
    if _CUES.isdisjoint(vocabulary(story)):
        return
    copy, found = story.copy, [one for one in amounts(story) if one.kind != "label"]
    for one, other in pairwise(found):
        if one.kind != "count" or other.kind != "count" or other.start - one.end > 120:
            continue
        said = _OF_WHOLE.search(copy, max(0, one.start - 48), one.start)
        if said is not None and _PART_ENDS.match(copy, other.end):
            if _THEN_PART.fullmatch(copy, one.end, other.start) and other.value < one.value:
                yield Majority(said.start(), other.end, other, one, said["words"], said["small"] != "min")
        elif _OF.fullmatch(copy, one.end, other.start):
            behind = _BEHIND.match(copy, other.end)
            if behind is not None and one.value < other.value:
                yield Majority(one.start, behind.end("words"), one, other, behind["words"], behind["small"] != "min")
