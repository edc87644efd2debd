"""Totals and rows of parts that do not stand side by side: behind the row, in the next sentence, with words in between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from copydesk.patterns import lazy
from copydesk.ranges import Range
from copydesk.reading.amounts import Amount, Stretch, amounts, amounts_by_sentence
from copydesk.reading.part_rows import Row, measures, rows
from copydesk.reading.parts import AND_SO_ON
from copydesk.reading.sentences import sentence_at
from copydesk.story import Story


class TotalApart(NamedTuple):
    """A total and the amounts that make it up, offsets into the copy.

    `whole` is whether the words say that the parts are all of it. `least` and `most` are how far, as shares of the total,
    the parts' sum may be from it and still be meant as all of it.
    """

    start: int
    end: int
    total: Amount
    parts: tuple[Fraction, ...]
    sum: Range
    whole: bool
    least: Fraction
    most: Fraction


def totals_apart(story: Story) -> tuple[TotalApart, ...]:
    """Every total of a row of parts, in the order of the rows."""
    return story.read(_totals_apart)


def _totals_apart(story: Story) -> tuple[TotalApart, ...]:
    copy = story.copy
    found: list[TotalApart] = []
    for stretch in amounts_by_sentence(story):
        row_of = [one for one in stretch.amounts if one.kind in ("count", "money", "measure")]
        if len(row_of) < 2:
            continue
        found += _others(copy, row_of)
        for row in rows(copy, row_of):
            found += _of_row(story, copy, stretch, row, row_of)
    return tuple(found)


def _of_row(story: Story, copy: str, stretch: Stretch, row: Row, row_of: Sequence[Amount]) -> Iterator[TotalApart]:
    if _PARTIAL.search(copy, max(stretch.start, row.start - 14), row.end):
        return
    after = [one for one in row_of if one.start >= row.end]
    if after and after[0].start - row.end <= 160 and _is_total(copy, row, after[0]):
        yield _made(row, after[0], True, _HALF, _TWICE)
        return
    before = [one for one in row_of if one.end <= row.start and _same_kind(one, row.parts[0])]
    if before:
        found = _in_front(copy, stretch, row, before[-1])
    elif len(row.parts) > 2:
        found = _in_front(copy, stretch, Row(row.parts[1:], row.closed, row.goes_on), row.parts[0])
    else:
        found = None
    if found is not None:
        yield found
    elif not after:
        yield from _in_next(story, copy, stretch, row)


_HALF, _TWICE = Fraction(1, 2), Fraction(2)
_NEARLY, _ALMOST, _BEYOND = Fraction(4, 5), Fraction(9, 10), Fraction(3, 2)
#: A part that is larger than its total: a scale word has slipped.
_SLIPPED = Fraction(10**6)
_NEVER = Fraction(1)


def _made(row: Row, total: Amount, whole: bool, least: Fraction, most: Fraction) -> TotalApart:
    start, end = min(row.start, total.start), max(row.end, total.end)
    return TotalApart(start, end, total, tuple(one.value for one in row.parts), row.range, whole, least, most)


def _same_kind(one: Amount, other: Amount) -> bool:
    return one.kind == other.kind and (one.kind == "count" or bool(set(one.unit) & set(other.unit)))


#: What leads from a total to its parts.
_OPENS = lazy(
    r"(?P<rest>[^.;\n]{0,110}?)(?::|(?P<dash>\s?[—–]|\s--?)|(?P<made>\b(?:made\sup\sof|comprises?|comprising|comprised|consist(?:s|ing|ed)?\sof|composed\sof|split|divided|broken\sdown|shared|namely|sets?\saside"
    r"|setting\saside|earmarks?|earmarked|allocates?|allocated|allots?|allotted|items\sonly:?|made\sup\sby)\b[^.;:\d\n]{0,40}?)|(?P<has>\s(?:will\shave|would\shave|has|have|had|holds?))|(?P<with>,\s(?:with|of\s(?:which|whom|them))))\s(?P<lead>(?:[^\s.,;:()—–]+\s){0,7}?[(]?)\Z"
)
#: "18 medals, six of them gold, six silver and seven bronze".
_COMMA = lazy(r"(?:\s[^\s.,;:()—–]+){0,8},\s\Z")
_MOST_LEAD = 2
#: "the council of 45 will have", "the 45-member council has".
_SIZE_BEFORE = lazy(r"\b[a-z]+\sof\s\Z")
_SIZED = lazy(r"-(?:member|strong|seat|person|man|woman|team|piece|vessel|ship|car|bed|room|country|nation)\b")
_OF_THEM = lazy(r"\s(?:[a-z]+\s)?of\s(?:them|these|those|whom|which)\b")
_PARTIAL = lazy(
    r"\b(?:includ(?:es?|ed|ing)(?!\s(?:two|three|four|five|six)\s(?:items|parts|sums))|among(?!\swhich)|such\sas|mostly|mainly|at\sleast|respectively|both|each|every|more\sthan|fewer\sthan|less\sthan|some\sof|so\sfar|or)\b"
)
#: What shows behind a row that something is left out, or counted twice.
_NOT_ALL = lazy(
    r"\b(?:both|so\sfar|respectively|among\sother|and\sother|as\swell\sas\sother|not\scounting|excluding|overlap\w*|more\sthan\sone|in\sturn|also|too)\b"
)
#: The last part is all that is left.
_THE_REST = lazy(
    r"\b(?:the\s(?:rest|remainder|balance)|everything\selse|all\selse|other\s(?:things|uses|purposes)|others?|another|unknown|remaining)\b"
)


def _in_front(copy: str, stretch: Stretch, row: Row, total: Amount) -> TotalApart | None:
    if not row.closed or total.hedge in ("about", "above") or measures(copy, row.parts[0]):
        return None
    if _NOT_ALL.search(copy, row.start, stretch.end) or AND_SO_ON.search(copy, row.end, stretch.end):
        return None
    opens = _OPENS.fullmatch(copy, total.end, row.start)
    if opens is not None and not (opens["dash"] and len(opens["lead"].split()) > _MOST_LEAD):
        if opens["has"] and not (
            _SIZE_BEFORE.search(copy, max(0, total.start - 20), total.start) or _SIZED.match(copy, total.end)
        ):
            return None
        rest = _THE_REST.search(copy, row.parts[-1].start - 14, stretch.end) is not None
        strong, three = opens["with"] is None and opens["has"] is None, len(row.parts) > 2
        least = _NEARLY if rest or (strong and three) else _ALMOST if strong else _NEVER
        most = _SLIPPED if three and opens["with"] is None and total.kind == "money" else _TWICE if strong else _BEYOND
        return _made(row, total, not row.goes_on and (strong or rest or three), least, most)
    comma = _COMMA.match(copy, total.end, row.start)
    if comma is not None and comma.end() == row.start and _OF_THEM.match(copy, row.parts[0].end):
        return _made(row, total, len(row.parts) > 2 and not row.goes_on, _NEVER, _BEYOND)
    return None


_TOTAL_AFTER = lazy(
    r"(?:[\s-](?!of\b)[a-z]+){0,2}?\s(?:in\s(?:all|total)|altogether|all\stold|overall|combined|together)(?=[,.;:)]|\s[–—-]|\s[a-z]|\Z)"
)
_TOTAL_BEFORE = lazy(
    r"\b(?:(?:a|the|for\sa|giving\sa|making\sa)\s(?:combined\s|grand\s|overall\s)?(?:total|sum)(?:\s(?:of|to|is|was|comes\sto|came\sto))?|making(?:\sit|\sup)?|makes|totall?ing|totals?|totall?ed|adding\sup\sto|adds\sup\sto"
    r"|amounting\sto|which\s(?:makes|made|is)|that\s(?:makes|is))\s(?:some\s|about\s|just\s)?\Z"
)
_ALL_BEFORE = lazy(r"(?:;|,)\s(?:and\s)?all\s(?:the\s)?\Z")
_IT_IS_SAID = lazy(r"\b(?:toll|bringing|brings|brought|so\sfar|since|last|previous|this\syear|year’s|average)\b")


def _is_total(copy: str, row: Row, total: Amount) -> bool:
    """Whether the figure behind a row is said to be its total."""
    if not _same_kind(total, row.parts[0]) or total.hedge in ("about", "above") or len(total.ends) > 1:
        return False
    gap = copy[row.end : total.start]
    if _IT_IS_SAID.search(gap) or "\n" in gap:
        return False
    if _TOTAL_BEFORE.search(gap) or _TOTAL_AFTER.match(copy, total.end):
        return row.closed or len(row.parts) > 2
    return row.closed and _ALL_BEFORE.search(gap) is not None and total.value > max(one.value for one in row.parts)


def _in_next(story: Story, copy: str, stretch: Stretch, row: Row) -> Iterator[TotalApart]:
    """A total that the next sentence gives: "The total for the three months, 3.75 million, was a record." """
    if not row.closed or row.start - stretch.start > 120:
        return
    start = _skip_space(copy, stretch.end)
    every = amounts(story)
    index = bisect_left(every, start, key=lambda one: one.start)
    limits = sentence_at(story, start)
    while index < len(every) and every[index].start < limits[1] and every[index].kind in ("label", "duration"):
        index += 1
    if index >= len(every) or every[index].start >= limits[1] or every[index].start - start > 70:
        return
    total = every[index]
    if not _same_kind(total, row.parts[0]) or total.hedge in ("about", "above") or len(total.ends) > 1:
        return
    between = copy[start : every[index].start]
    if _NEXT_WORDS.match(between) and not _IT_IS_SAID.search(between):
        yield _made(row, total, True, _TWO_THIRDS, _BEYOND)


_TWO_THIRDS = Fraction(2, 3)
_NEXT_WORDS = lazy(
    r"(?:In\sall|In\stotal|Altogether|All\stold|Together|Between\sthem|Combined|That\s(?:makes|made|is|was|comes\sto|adds\sup\sto)|That['’]s|Th(?:e|is|eir)\s(?:combined\s|overall\s|grand\s)?(?:total|sum)|All)\b"
)


def _skip_space(copy: str, position: int) -> int:
    while position < len(copy) and copy[position].isspace():
        position += 1
    return position


#: "The other nine", "the remaining $3m", "leaving 40".
_THE_OTHER = lazy(
    r"\b(?:[Tt]he\s(?:other|remaining)|its\sremaining|the\srest,|[Ll]eaving(?:\sit|\sthem|\shim|\sher)?(?:\swith)?(?:\sonly)?)\s\Z"
)
_PART_OF = lazy(
    r"(?:\s[a-z]+){0,3}\s(?:out\s)?of\s(?:the\s|its\s|their\s|his\s|her\s|those\s|these\s|all\s)?(?:[a-z]+['’]s\s)?(?:total\sof\s)?\Z"
)
_OF_ALL = lazy(
    r"(?:\A|[.\s])(?:[Oo]f|[Oo]ut\sof)\s(?:the\s|its\s|their\s|those\s|these\s|his\s|her\s)?(?:[a-z]+['’]s\s)?\Z"
)
_BREAKS = lazy(r"[.\n]|\b(?:while|whereas|compared|against|than|then|later|before)\b")
_MORE = lazy(
    r"\s(?:more|fewer|less|percent|per\scent|pct|times|years?|months?|weeks?|days?|hours?|minutes?|points?)\b|%"
)


def _others(copy: str, row_of: Sequence[Amount]) -> Iterator[TotalApart]:
    """Two parts of which the second is the rest: "nine of the 12 agreed, and the other three did not"."""
    for one, two, three in zip(row_of, row_of[1:], row_of[2:], strict=False):
        if not _THE_OTHER.search(copy, max(0, three.start - 26), three.start) or _MORE.match(copy, three.end):
            continue
        if any(len(each.ends) > 1 or each.hedge for each in (one, two, three)) or not (
            _same_kind(one, two) and _same_kind(two, three)
        ):
            continue
        if three.start - one.end > 200 or _BREAKS.search(copy, two.end, three.start):
            continue
        if _PART_OF.search(copy[one.end : two.start]) and one.value < two.value:
            part, total = one, two
        elif two.value < one.value and (
            _OF_ALL.search(copy, max(0, one.start - 24), one.start) or _OF_THEM.match(copy, two.end)
        ):
            part, total = two, one
        else:
            continue
        row = Row((part, three), True)
        yield TotalApart(one.start, three.end, total, (part.value, three.value), row.range, True, _HALF, _BEYOND)
