"""Totals whose parts are set off behind a comma and known by their kind: medals by metal, people by sex, points by half.

"23 medals, nine gold, six silver and eight bronze", "31 bodies, those of 11 children, 14 women and six men", "29 points, 12 of
them in the first half and 17 in the second". The kinds are all that there are, so that the parts must make the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from copydesk.patterns import lazy, words
from copydesk.reading.figures.amounts import Amount, Stretch
from copydesk.reading.totals.part_rows import Row, TotalApart, made_of
from copydesk.reading.totals.parts import AND_SO_ON

_LEAST, _MOST = Fraction(3, 5), Fraction(5, 3)
#: From the total to its first part: a noun, a comma, and what says that these are they.
_OPENS = lazy(
    r"(?P<noun>(?:[\s-](?!(?:and|or|but|than|more|fewer|less|after|before|from)\b)[A-Za-z’'-]+){0,6}),\s(?P<lead>(?:(?P<those>those\sof|the\sbodies\sof)|with|namely|of\s(?:which|whom|them))\s)?\Z"
)
#: From one part to the next.
_JOINS = lazy(r"(?:\s(?!(?:and|or|but)\b)[A-Za-z’'-]+){0,8}?(?P<and>,?\sand|,)\s(?:the\sother\s)?\Z")
_ENDS = lazy(r"(?:\s(?!(?:and|or|but)\b)[A-Za-z’'-]+){0,6}?(?:[,.;:)]|\s[—–-]|\sand\s[a-z]+(?:ed|t)\b|\sfrom\b|\Z)")
_NOT_ALL = lazy(
    r"\b(?:includ\w+|among|at\sleast|mostly|mainly|more\sthan|so\sfar|some|besides|as\swell|along\swith|plus|each|or)\b"
)
_PEOPLE = words(
    "person people body victim passenger worker pupil student member patient refugee migrant prisoner detainee hostage dead casualty survivor delegate player juror",
    " athlete guest resident employee applicant candidate teacher suspect defendant officer soldier villager tourist climber miner",
)
_HALVES = (
    (words("man male boy"), words("woman female girl")),
    (words("adult"), words("child teenager")),
)
_METALS = (words("gold golds"), words("silver silvers"), words("bronze bronzes"))
_RESULTS = (words("win victory won"), words("draw tie drawn"), words("defeat loss lost"))
#: Times and places that there are two of.
_TWO_ENDS = tuple(
    (lazy(rf"\s(?:of\s(?:them|these|those|which)\s)?(?:[a-z]+\s){{0,2}}?{one}\b"), lazy(rf"\s(?:of\s(?:them|these|those|which)\s)?(?:[a-z]+\s){{0,2}}?{other}\b"))
    for one, other in (
        (r"in\sthe\sfirst(?:\shalf)?(?!\s[a-z]*(?:quarter|period|game|leg|round|set|inning|over|test|match))", r"in\sthe\ssecond(?:\shalf)?(?=[,.;:)]|\sand\b|\son\s[A-Z]|\Z)"), (r"before\s(?:the\s)?(?:half-time|break|interval|tea|lunch)", r"after\s(?:it|the\s(?:break|interval)|half-time|tea|lunch)"),
        (r"at\shome", r"(?:away|on\sthe\sroad|abroad)(?=[,.;:)]|\sand\b|\Z)"), (r"on\sland", r"at\ssea"), (r"by\sday", r"(?:by|at)\snight"),
        (r"on\sSaturday", r"on\sSunday"), (r"in\sthe\smorning", r"in\sthe\safternoon"),
    )
)  # fmt: skip


def set_off(copy: str, stretch: Stretch) -> Iterator[TotalApart]:
    """Every total of a sentence behind which its parts stand, known by their kind to be all of it."""
    row = [one for one in stretch.amounts if one.kind in ("count", "points", "money")]
    index = 0
    while index < len(row) - 2:
        total, last = row[index], _last(copy, row, index)
        if last > index + 1 and not total.hedge and total.value > 1:
            parts = [one._replace(kind="count") for one in row[index + 1 : last + 1]]
            noun = _OPENS.fullmatch(copy, total.end, parts[0].start)
            if noun is not None and _are_all(copy, total, parts, noun["those"] is not None, noun["noun"]):
                yield made_of(Row(tuple(parts), True), total._replace(kind="count"), True, _LEAST, _MOST)
                index = last
        index += 1


def _last(copy: str, row: Sequence[Amount], index: int) -> int:
    """The index of the last part of a closed list that starts behind the total; the total's own where none does."""
    end, start = row[index].end, row[index + 1].start
    if copy.find(",", end, start) < 0 or _OPENS.fullmatch(copy, end, start) is None:
        return index
    last, closed = index + 1, False
    while last + 1 < len(row) and not closed:
        joins = _JOINS.fullmatch(copy, row[last].end, row[last + 1].start)
        if joins is None:
            break
        last, closed = last + 1, "and" in joins["and"]
    more = _JOINS.fullmatch(copy, row[last].end, row[last + 1].start) if last + 1 < len(row) else None
    if more is not None and "and" in more["and"]:
        return index  # "six women and four men, and two babies"
    ends = _ENDS.match(copy, row[last].end)
    if ends is not None and ends[0].endswith(",") and AND_SO_ON.match(copy, ends.end() - 1):
        return index  # ", along with two drivers"
    whole = closed and ends is not None and not _NOT_ALL.search(copy, row[index].end, row[last].end)
    fit = all(one.kind == "count" and not one.hedge and len(one.ends) == 1 for one in row[index + 1 : last + 1])
    return last if whole and fit and row[index].kind in ("count", "points") else index


def _are_all(copy: str, total: Amount, parts: Sequence[Amount], those: bool, noun: str) -> bool:
    """Whether the parts' kinds are all that there are."""
    kinds = [set(one.unit) for one in parts]
    said = {word.strip("s") for word in noun.lower().split()} | set(total.unit)
    if those or not said.isdisjoint(_PEOPLE):
        two = any(any(kind & one for kind in kinds) and any(kind & other for kind in kinds) for one, other in _HALVES)
        if two and all(kind & _GROUPS for kind in kinds):
            return True
    if "medal" in said and len(parts) == len(_METALS):
        return all(any(kind & metal for kind in kinds) for metal in _METALS)
    if len(parts) == 2:
        return any(one.match(copy, parts[0].end) and other.match(copy, parts[1].end) for one, other in _TWO_ENDS)
    return len(parts) == len(_RESULTS) and all(any(kind & each for kind in kinds) for each in _RESULTS)


_GROUPS = frozenset().union(*(group for pair in _HALVES for group in pair)) | words("baby infant")
