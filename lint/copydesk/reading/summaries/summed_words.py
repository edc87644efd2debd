"""Whether what stands above a story sums it up at all, and not the site or another page."""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.reading.summaries.kin import kin
from copydesk.story import Story

_WORD = lazy(r"[a-zà-ÿ]{4,}")
#: Of a summary this much at least is said again in its story.
_SUMS_UP = 0.4


def is_summed_up(story: Story, start: int, end: int) -> bool:
    """Whether the rest of the copy has enough of a stretch's longer words, in any of their forms."""
    own = {kin(word) for word in _WORD.findall(story.copy[start:end].lower())}
    rest = {kin(word) for word in _WORD.findall(f"{story.copy[:start]} {story.copy[end:]}".lower())}
    return len(own & rest) >= len(own) * _SUMS_UP
