"""Totals that stand behind the row of their parts, in the same sentence or the next, or in the sentence before the row."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, Stretch, amounts_between
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.totals.part_rows import Row, TotalApart, as_counted, made_of, same_kind, summed
from copydesk.story import Story

_SOON = 160
#: How far off a sum may be that a word such as "in all" says to be the total's, and one that less says to be so.
_FAR = (Fraction(1, 5), Fraction(5))
_NEAR = (Fraction(2, 3), Fraction(3, 2))
_SENTENCES = (Fraction(1, 2), Fraction(2))

_TOTAL_AFTER = lazy(
    r"(?:[\s-](?:of\s(?!(?:them|whom|which|these|those)\b)[a-z]+|(?!of\b)[a-z]+)){0,3}?\s(?:(?:over|in|for)\s(?:the|those|these)\s(?:[a-z]+\s)?(?:days|weeks|months|years|games|rounds|matches|nights|cities|towns|countries)|in\s(?:all(?!\s(?:likelihood|probability|honesty))|total)|altogether|all\stold|overall|combined|together|between\sthem)(?=[,.;:)]|\s[–—-]|\s[a-z]|\Z)"
)
_TOTAL_BEFORE = lazy(
    r"\b(?:(?:a|the|for\sa|giving\sa|making\sa)\s(?:combined\s|grand\s|overall\s)?(?:total|sum)(?:\s(?:of|to|is|was|comes\sto|came\sto))?|making(?:\sit|\sup)?|makes|totall?ing|totals?|totall?ed|adding\sup\sto|adds\sup\sto"
    r"|amounting\sto|which\s(?:makes|made|is)|that\s(?:makes|is)|and\sso|or\sa\stotal\sof|out\sof\sa\s(?:sample|total)\sof)\s(?:some\s|about\s|just\s)?\Z"
)
_ALL_BEFORE = lazy(r"(?:;|,)\s(?:and\s)?all\s(?:the\s)?\Z")
_SAID_OF_MORE = lazy(
    r"\b(?:toll|(?:bringing|brings|brought)\s(?:the|its|their|his|her|to)|so\sfar|since|last|previous|this\syear|year’s|average)\b"
)
_NEXT_WORDS = lazy(
    r"(?:In\sall|In\stotal|Altogether|All\stold|Together|Between\sthem|Combined|That\s(?:makes|made|is|was|comes\sto|adds\sup\sto)|That['’]s|Th(?:e|is|eir)\s(?:combined\s|overall\s|grand\s)?(?:total|sum)|All)\b"
)


def behind(copy: str, row: Row, row_of: Sequence[Amount]) -> TotalApart | None:
    """The total that follows a row in its sentence."""
    parts, rest = list(row.parts), [one for one in row_of if one.start >= row.end]
    if row.goes_on and _is_total(copy, Row(row.parts[:-1], True), parts[-1]):
        rest.insert(0, parts.pop())
    if not rest or rest[0].start - parts[-1].end > _SOON or len(parts) < 2:
        return None
    total = rest[0]
    if not _is_total(copy, Row(tuple(parts), row.closed), total):
        return None
    earlier = [one for one in row_of if one.end <= parts[0].start and same_kind(one, total) and one.kind == total.kind]
    every = [*earlier, *parts]
    led = "with" in copy[parts[0].end : parts[1].start].split()
    for first in range(min(len(every) - 1, len(earlier) + 1 + led)):
        if summed([as_counted(one) for one in every[first:]]).meets(as_counted(total)):
            return made_of(Row(tuple(every[first:]), True), total, True, *_FAR)
    if len(parts) > 3 and _bare(copy, parts[-3:]) and not _bare(copy, parts):
        parts = parts[-3:]
    return made_of(Row(tuple(parts), row.closed), total, True, *(_NEAR if earlier else _FAR))


def _is_total(copy: str, row: Row, total: Amount) -> bool:
    """Whether the figure behind a row is said to be its total."""
    if not same_kind(total, row.parts[0]) or total.hedge == "above" or len(total.ends) > 1:
        return False
    gap = copy[row.end : total.start]
    if _SAID_OF_MORE.search(gap) or "\n" in gap:
        return False
    if _TOTAL_BEFORE.search(gap) or _TOTAL_AFTER.match(copy, total.end):
        return row.closed or len(row.parts) > 2
    if gap.endswith(", or ") and _FOR_ALL.match(copy, total.end):
        return row.closed
    if row.closed and len(row.parts) > 2 and total.start - row.end < _CLOSE_BY and _bare(copy, row.parts[-3:]):
        few = sum((one.value for one in row.parts[-3:]), Fraction(0))
        return few * 3 < total.value * 4 < few * 7  # "coaches with 41, 38 and 29 people brought 108"
    return row.closed and _ALL_BEFORE.search(gap) is not None and total.value > max(one.value for one in row.parts)


#: "The 25 dead have yet to be named".
_THE_SAME = lazy(r"(?:The|These|Those|All|All\sthe)\s\Z")


_FOR_ALL = lazy(
    r"\s(?:for|in|over)\s(?:the|a)\s(?:whole\s|full\s)?(?:year|season|week|day|month|weekend|quarter|half|period|tournament|series)\b"
)
_CLOSE_BY = 60


def _bare(copy: str, parts: Sequence[Amount]) -> bool:
    """Whether nothing but commas and "and" stands between the parts: "41, 38 and 29"."""
    return all(other.start - one.end <= len(", and ") for one, other in itertools.pairwise(parts))


def in_next(story: Story, stretch: Stretch, row: Row) -> Iterator[TotalApart]:
    """A total that the next sentence gives: "The total for the three months, 3.75 million, was a record"."""
    if not row.closed or row.start - stretch.start > _SOON:
        return
    copy, start = story.copy, stretch.end
    while start < len(copy) and copy[start].isspace():
        start += 1
    following = [
        one for one in amounts_between(story, *sentence_at(story, start)) if one.kind not in ("label", "duration")
    ]
    if not following or following[0].start - start > 70:
        return
    total, between = following[0], copy[start : following[0].start]
    if not same_kind(total, row.parts[0]) or total.hedge == "above" or len(total.ends) > 1:
        return
    near = row.total * 3 < total.value * 4 < row.total * 6 and all(one.value < total.value for one in row.parts)
    if _THE_SAME.fullmatch(between) and near and len(row.parts) > 2:
        yield made_of(row, total, True, *_NEAR)
    elif _NEXT_WORDS.match(between) and not _SAID_OF_MORE.search(between):
        yield made_of(row, total, True, *_SENTENCES)


_BEGINS = lazy(
    r"(?:Of\s(?:them|these|those),?\s|Among\sthem,\s|They\s(?:are|were)\s|These\s(?:are|were)\s|(?:It|They|This|The\s[a-z]+)\s(?:is|are|was|were)\smade\sup\sof\s|(?:It|They|This)\s(?:comprises?|consists?\sof|comprised|consisted\sof)\s)?\Z"
)
_ARE = lazy(r"(?:\s(?:of\s(?:them|these|those|the\s[a-z]+)))?\s(?:were|are|was|is)\s")


def in_earlier(story: Story, stretch: Stretch, row: Row) -> Iterator[TotalApart]:
    """A total that the sentence before gives: "It killed 12 people. Seven were soldiers, four were guards and one was a child"."""
    copy = story.copy
    begins = _BEGINS.fullmatch(copy, stretch.start, row.start)
    if not row.closed or row.goes_on or begins is None or not stretch.start:
        return
    # With no words before it the first part must be one of those that were counted: "Seven were", not "Seven shops were".
    if not begins[0] and _ARE.match(copy, row.parts[0].end) is None:
        return
    earlier = amounts_between(story, *sentence_at(story, stretch.start - 1))
    totals = [one for one in earlier if same_kind(one, row.parts[0]) and len(one.ends) == 1]
    if len(totals) == 1 and totals[0].value > 1 and totals[0].hedge != "above":
        yield made_of(row, totals[0], True, *_reach(row, begins[0]))


def _reach(row: Row, begins: str) -> tuple[Fraction, Fraction]:
    """How far off the sum may be: two parts need not be all, more mostly are, and "made up of" says that they are."""
    if "of " in begins and not begins.startswith("Of"):
        return _FAR
    return (Fraction(4, 5) if len(row.parts) > 2 else Fraction(1), _SENTENCES[1])
