"""Tolls: how many died, were hurt, went missing or were arrested, as headlines and sentences say it.

"14 dead", "12 people died", "the blast killed 12", "a death toll of 12", "claimed 12 lives" are all one kind of count.
"""

from __future__ import annotations

import re

from copydesk.patterns import lazy, words
from copydesk.reading.figures.numbers import LABEL_FORMS, Figure, hedge_before, numbers
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Block, Story
from copydesk.tuples import NamedTuple


class Toll(NamedTuple):
    """A figure with what befell those that it counts: "dead", "hurt", "missing" or "held". `hedge` as in numbers."""

    figure: Figure
    kind: str
    hedge: str


_WORDS = {
    "dead": "dead killed die dies died deaths death fatalities bodies lives slain perished drowned murdered",
    "hurt": "hurt injured wounded injuries casualties",
    "missing": "missing unaccounted",
    "held": "arrested arrests detained held charged jailed",
}
#: A story without any of these counts no tolls.
_ANY = words(
    *_WORDS.values(),
    "kill kills killing toll injure injures injuring wound wounds wounding hurts hurting arrest arresting claim claims claimed claiming",
)
_KIND = {word: kind for kind, words in _WORDS.items() for word in words.split()}
# After the figure: who was counted in a few words, then what befell them.
_AFTER = lazy(
    r"(?:[\s-]+(?!and\b|or\b|to\b|in\b|on\b|at\b|but\b|who\b|that\b|were\sin|as\b|when\b|after\b|from\b|by\b)[A-Za-z’'.-]+){0,4}?[\s-]+"
    r"(?:(?:were|was|are|is|have|had|has|been|being|now|reported|confirmed|feared|left|found|also|presumed|believed|shot)\s){0,3}"
    r"(?P<word>dead|killed|dies?|died|deaths?|fatalities|bodies|lives|slain|perished|drowned|murdered|hurt|injured|wounded|injuries|missing|unaccounted"
    r"|arrested|arrests|detained)\b(?!\s(?:by|in|on|when|during)?\s?(?:19|20)[0-9]{2})",
    re.IGNORECASE,  # as headlines have it: "14 Dead"
)
_BEFORE = lazy(
    r"(?P<word>kill(?:s|ed|ing)?|death\stoll(?:\s(?:rises|rose|climbs|climbed|reaches|reached|stands|stood|hits|now|of|at|to|is|was)){0,3}|injur(?:es|ed|ing)"
    r"|wound(?:s|ed|ing)|hurt(?:s|ing)?|arrest(?:s|ed|ing)?|claim(?:s|ed|ing)|leav(?:es|ing)|left)\s"
    r"(?:(?:at|least|up|to|as|many|more|fewer|than|about|around|nearly|almost|some|over|an|estimated|another|the|lives|of)\s){0,4}\Z",
    re.IGNORECASE,
)
_BEFORE_KINDS = {"kill": "dead", "deat": "dead", "inju": "hurt", "woun": "hurt", "hurt": "hurt", "arre": "held"}


def toll_of(copy: str, block: Block, figure: Figure) -> Toll | None:
    """What befell those that a figure of the block counts, or None."""
    if (
        figure.form in LABEL_FORMS
        or figure.form == "fraction"
        or copy[figure.start - 1 : figure.start] in ("$", "£", "€")
    ):
        return None
    if copy[figure.end : figure.end + 1] in "%’'" and figure.end < block.end:
        return None
    after = _AFTER.match(copy, figure.end, block.end)
    if after is not None:
        return Toll(figure, _KIND.get(after["word"].lower(), "dead"), hedge_before(copy, figure.start))
    before = _BEFORE.search(copy, max(block.start, figure.start - 60), figure.start)
    kind = _BEFORE_KINDS.get(before["word"][:4].lower()) if before is not None else None
    return Toll(figure, kind, hedge_before(copy, figure.start)) if kind else None


def tolls(story: Story) -> tuple[tuple[Block, Toll], ...]:
    """Every toll of the story with its block, in order."""
    return story.read(_tolls)


def _tolls(story: Story) -> tuple[tuple[Block, Toll], ...]:
    if vocabulary(story).isdisjoint(_ANY):
        return ()
    found = []
    for figure in numbers(story):
        block = story.block_at(figure.start)
        toll = toll_of(story.copy, block, figure) if block is not None and block.is_copy else None
        if block is not None and toll is not None:
            found.append((block, toll))
    return tuple(found)
