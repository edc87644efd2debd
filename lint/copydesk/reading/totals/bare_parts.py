"""Parts whose unit only their whole has: "31 billion of its 42 billion litres", "seven of a possible nine points"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, amounts
from copydesk.story import Story

_OF_ITS = lazy(r"\s(?:out\s)?of\s(?:its|their|his|her|the|our)\s\Z")
_OF_POSSIBLE = lazy(r"\s(?:out\sof|of|from)\s(?:a|the)\s(?:possible|maximum|available|potential)\s\Z")
_SCALED = 10**5


def bare_parts(story: Story) -> Iterator[tuple[Amount, Amount]]:
    """Every part without a unit beside the whole that has one, in order."""
    copy = story.copy
    for one, other in itertools.pairwise(amounts(story)):
        if one.kind != "count" or one.unit or len(one.ends) > 1 or len(other.ends) > 1 or other.start - one.end > 30:
            continue
        possible = other.kind in ("points", "count") and _OF_POSSIBLE.fullmatch(copy, one.end, other.start)
        scaled = (
            other.kind in ("measure", "money")
            and "-" not in copy[other.start : other.end]  # "of its 30 million-pound fund"
            and min(one.ends[0].step, other.ends[0].step) >= _SCALED
            and _OF_ITS.fullmatch(copy, one.end, other.start)
        )
        if (possible or scaled) and one.value > 1:
            yield one, other
