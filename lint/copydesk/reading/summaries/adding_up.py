"""What bears out a figure of a summary that stands nowhere in its story: a sum, a difference, or another form of it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from copydesk.patterns import lazy
from copydesk.reading.figures.numbers import numbers
from copydesk.reading.summaries.kin import kin
from copydesk.reading.summaries.mentions import Mention
from copydesk.reading.text.vocabulary import lowered
from copydesk.story import Block, Story

_MOST_PARTS = 24
_BESIDE = 40


def adds_up(story: Story, mention: Mention, body: Sequence[Mention]) -> bool:
    """Whether the summary's figure is the sum of two or three that the body gives of the same thing, or side by side."""
    amount = mention.amount
    if amount is None or mention.kind not in ("count", "money"):
        return False
    smaller = [other for other in body if other.amount is not None and 0 < other.amount.value < amount.value]
    parts = sorted({other.amount.value for other in smaller if other.amount and _of_a_kind(mention, other)})[
        :_MOST_PARTS
    ]
    if any(sum(some) == amount.value for size in (2, 3) for some in combinations(parts, size)):
        return True
    return any(_side_by_side(story, one, other) == amount.value for one, other in pairwise(smaller))


def comes_on_top(story: Story, mention: Mention, other: Mention, body: Sequence[Mention]) -> bool:
    """Whether the other figure and one on top of it make the summary's, called the same or not: "250 jobs … another 100 staff"."""
    if mention.amount is None or other.amount is None or mention.kind != "count":
        return False
    apart = mention.amount.value - other.amount.value
    return any(
        one.kind == "count" and one.amount is not None and one.amount.value == apart
        and story.copy.endswith(_ON_TOP, max(0, one.start - 11), one.start)
        for one in body
    )  # fmt: skip


_ON_TOP = ("nother ", " further ", " additional ")


def _side_by_side(story: Story, one: Mention, other: Mention) -> Fraction | None:
    """What two counts make that stand side by side: "six adults and 20 children"."""
    if (
        one.amount is None
        or other.amount is None
        or not one.kind == other.kind == "count"
        or other.start - one.end > _BESIDE
    ):
        return None
    joined = story.copy[one.end : other.start].rstrip().endswith(_JOINED)
    return one.amount.value + other.amount.value if joined and one.amount.unit and other.amount.unit else None


_JOINED = (" and", " plus", ",")


def _of_a_kind(one: Mention, other: Mention) -> bool:
    assert one.amount is not None and other.amount is not None
    if one.kind != other.kind:
        return False
    if one.kind == "money":
        return bool(set(one.amount.unit) & set(other.amount.unit))
    if one.toll and other.toll:
        return one.toll == other.toll
    ours, theirs = one.amount.unit, other.amount.unit
    return bool(ours and theirs) and kin(ours[-1]) == kin(theirs[-1])


#: What makes a figure the distance of two others: "by 21 points", "303 more than".
_APART_BEFORE = lazy(r"\b(?:by|of|rose|fell|up|down|gained|lost|added|cut|another|an?\sextra)\s(?:[a-z]+\s)?[$£€]?\Z")
_APART_BEHIND = lazy(
    r"(?:[\s-][a-z]+)?[\s-](?:more|fewer|less|ahead|behind|clear|margin|lead|gap|majority|higher|lower|short|difference)\b"
)


def is_apart(story: Story, mention: Mention) -> bool:
    """Whether two figures side by side, in the summary or in the body, are the mention's value apart: 45-24 is by 21."""
    amount = mention.amount
    if amount is None or mention.kind not in ("count", "points", "money"):
        return False
    start, end = mention.start, mention.end
    if not _APART_BEHIND.match(story.copy, end) and not _APART_BEFORE.search(story.copy, max(0, start - 24), start):
        return False
    figures = [figure for figure in numbers(story) if figure.start != start]
    return any(
        abs(one.value - other.value) == amount.value and other.start - one.end < _BESIDE
        for one, other in pairwise(figures)
    )


def stands(story: Story, mention: Mention, blocks: Sequence[Block]) -> bool:
    """Whether the body has the figure in any form, of whatever it may be, or two others that are as far apart."""
    if mention.amount is None:
        return False
    start, end = blocks[0].start, blocks[-1].end
    values = {each.value for each in mention.amount.ends}
    if any(figure.value in values for figure in numbers(story) if start <= figure.start < end):
        return True
    return is_apart(story, mention) or _is_printed(story, mention, start, end)


def _is_printed(story: Story, mention: Mention, start: int, end: int) -> bool:
    """Whether the figure's first word stands in the body: "four quarters" is read as one whole."""
    word = story.copy[mention.start : mention.end].lower().split()[0].split("-")[0]
    low, at = lowered(story), start
    while (at := low.find(word, at, end)) >= 0:
        if not (low[at - 1 : at].isalnum() or low[at + len(word) : at + len(word) + 1].isalnum()):
            return True
        at += 1
    return False
