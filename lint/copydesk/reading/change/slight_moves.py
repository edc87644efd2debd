"""Two figures that are said to differ a little and lie ten, a hundred or a thousand times apart: "crept up from £96m to £1.04bn"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy, words
from copydesk.reading.change.changes import changes
from copydesk.reading.figures.amounts import Amount, amounts
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class SlightMove(NamedTuple):
    """The two figures, the place that both and the words between them take, the word that calls the difference small,
    and whether they are compared and no change.
    """

    start: int
    end: int
    one: Amount
    other: Amount
    word: str
    compared: bool = False


_SLIGHT = lazy(
    r"\b(?:crept|creep(?:s|ing)?|edg(?:es?|ed|ing)|inch(?:es|ed|ing)?|nudg(?:es?|ed|ing)|tick(?:s|ed|ing)|dip(?:s|ped|ping)?|slip(?:s|ped|ping)?|eas(?:es?|ed|ing)|slightly|marginally|fractionally|barely|hardly)\b"
)
_CUES = words(
    "crept creep creeps creeping edge edges edged edging inch inches inched inching nudge nudged nudging ticked ticks dip dips dipped dipping slip slips slipped",
    " slipping ease eases eased easing slightly marginally fractionally barely hardly little shade touch fraction bit",
)
#: "$1.12 billion, a little above this year's $1.08 billion".
_A_LITTLE = lazy(
    r"(?:\s[a-z]+){0,3},?\s(?P<word>(?:an?\s(?:little|shade|touch|fraction|bit)|slightly|marginally|just|barely)\s(?:above|below|over|under|more\sthan|less\sthan|up\son|down\son|up\sfrom|down\sfrom|higher\sthan|lower\sthan))\s"
    r"(?:the\s|last\s|this\s|a\s|its\s|their\s|his\s|her\s)?(?:(?:year|month|quarter|week|season|decade)['’]s\s|previous\s(?:[a-z]+['’]s\s)?|(?:[A-Z]?[a-z]+\s){0,2})?\Z"
)
#: Between the verb and the change that it is the verb of.
_GOES_ON = lazy(r"\s?(?:(?:up|down|higher|lower|back|off|further|again|from|to|by)\s){0,3}")
_KINDS = frozenset(("money", "count", "measure"))
_POWERS = tuple(Fraction(10) ** power for power in (1, 2, 3, 6))
_ROOM = Fraction(5, 4)
_LEAST = 1000
#: So far from a change its verb may begin.
_LEAD = 18


def slight_moves(story: Story) -> Iterator[SlightMove]:
    """Every pair of figures that are said to be near each other and are a power of ten apart."""
    if _CUES.isdisjoint(vocabulary(story)):
        return
    copy = story.copy
    for change in changes(story):
        before, after = change.before, change.after
        if before is None or after is None or not _far_apart(before, after):
            continue
        word = _SLIGHT.fullmatch(change.word) or _SLIGHT.search(
            copy, max(0, change.start - _LEAD), change.start + _LEAD
        )
        if word is None or change.share is not None or change.times is not None:
            continue
        if word.string == change.word or _GOES_ON.fullmatch(copy, word.end(), max(word.end(), change.start)):
            yield SlightMove(change.start, change.end, before, after, word[0])
    for one, other in itertools.pairwise(amounts(story)):
        if other.start - one.end < 80 and _far_apart(one, other):
            little = _A_LITTLE.fullmatch(copy, one.end, other.start)
            if little is not None:
                yield SlightMove(one.start, other.end, one, other, little["word"], True)


def _far_apart(one: Amount, other: Amount) -> bool:
    if one.kind != other.kind or one.kind not in _KINDS:
        return False
    if one.value.numerator < _LEAST or other.value.numerator < _LEAST or min(one.value, other.value) < _LEAST:
        return False
    if len(one.ends) > 1 or len(other.ends) > 1 or (one.kind != "count" and not set(one.unit) & set(other.unit)):
        return False
    ratio = max(one.value, other.value) / min(one.value, other.value)
    return any(power / _ROOM <= ratio <= power * _ROOM for power in _POWERS)
