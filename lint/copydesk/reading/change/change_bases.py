"""What may be the old figure of a comparison: the one it names behind it, counted in the same thing ("9% higher than the budget of $40 million")."""

from __future__ import annotations

from fractions import Fraction

from copydesk.patterns import lazy, words
from copydesk.reading.change.change_anchors import compares
from copydesk.reading.change.change_slots import Found
from copydesk.reading.figures.amounts import Amount
from copydesk.reading.figures.counted import same_thing
from copydesk.reading.figures.links import STOPS, tokens_of

#: The kinds of amounts that something changes from and to.
ENDS = words("money count measure cents percent")
#: Words for who stands where in a poll: "three percent ahead of Labour, on 33 percent" is said of points.
_STANDINGS = words("ahead behind clear adrift")
#: No change in one step is larger, either way: figures further apart are of two things.
_FURTHEST = 60


def is_of_score(copy: str, figure: Amount) -> bool:
    """Whether a figure is half of a score: "54-46"."""
    before, after = copy[max(0, figure.start - 2) : figure.start], copy[figure.end : figure.end + 2]
    return (before[-1:] in ("-", "–") and before[:1].isdigit()) or (after[:1] in ("-", "–") and after[1:].isdigit())


def are_like(one: Amount, other: Amount) -> bool:
    """Whether two figures count one thing, so far as their units tell."""
    if {one.kind, other.kind} == {"points", "count"}:
        return all(each.unit in ((), ("point",)) for each in (one, other))
    bare, full = (one, other) if one.kind == "count" else (other, one)
    if bare.kind == "count" and not bare.unit and full.kind in ("measure", "money"):
        return Fraction(1, 20) <= one.value / (other.value or 1) <= 20
    if one.kind != other.kind or one.negative or other.negative or len(one.ends) != len(other.ends):
        return False
    if one.kind == "count":
        if not same_thing(one.unit, other.unit):
            return False
    elif not set(one.unit) & set(other.unit):
        return False
    return bool(one.value and other.value) and max(one.value / other.value, other.value / one.value) <= _FURTHEST


#: What parts two statements of a sentence.
_PARTS = lazy(
    r"\b(?:while|whereas|although|though|unlike|if|unless|because|whose|even|respectively|excluding|including|(?:of|during|in|by|under|with|after|from|for)\swhich|of\swhom|each)\b|;|\b(?:but|yet)\s(?!\Z|(?:was|were|is|are|has|have|had|now|then|so|it|they|he|she|by|in|at|on|this|last|since|only|just|still|will|would|the\s(?:number|figure|total|price|cost|rate)|[a-z]+ed|rose|fell|[$£€]?[0-9])\b)|\band\s(?!(?:was|were|is|are|has|have|now|then|so|it|they|he|she|[0-9]{4})\b)"
)


def parts_none(between: str) -> bool:
    """Whether a stretch between two figures holds nothing that starts another statement."""
    return _PARTS.search(between) is None


#: Words that may stand before a figure and tell nothing of it.
ADVERBS = r"(?:(?:about|some|around|only|just|nearly|almost|over|still|already|then|an?|the|at|on|to|as\s(?:many|much|high|low)\sas)\s){0,3}"
#: "388 more than Senator Kehoe, who ended on 9,024".
_WHO = lazy(rf"\s(?:than|of)\s[^.,;:()0-9]{{1,60}},\s(?:who|which)\s(?:[a-z]+\s){{1,4}}{ADVERBS}\Z")
_BEHIND_WHO = lazy(rf"\s[A-Z][^.,;:()0-9]{{1,40}},\s(?:who|which)\s(?:[a-z]+\s){{1,4}}{ADVERBS}\Z")
#: "9% higher than the current budget of $40 million", "3.6 metres below its full level of 216 metres".
_BASE = lazy(
    rf"\s(?:(?:than|of|on|over|from)\s)?(?:the|its|their|his|her|last|this|that|an?|current|[A-Z][\w’'.-]*)\s(?:[A-Za-z’'-]+\s){{0,7}}{ADVERBS}\Z"
)
_NO_BASE = (STOPS | words("ago earlier before later in at by for to with from among during between since")) - {"than"}


#: "seven more than City on 53", "640 behind Roe's 8,500", "five strokes ahead of Cole (275)".
_NAMED_ON = lazy(
    r"\s(?:(?:than|of)\s)?(?:(?:the|second-placed|third-placed|leaders|champions)\s)*[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3},?\s(?:(?:on|with|at|\()\s?)?\Z"
)
#: "110 metres longer than the old, at 1,300 metres".
_THE_ONE_AT = lazy(
    r"\s(?:than|of)\s(?:the|its|their|his|her|last)\s(?:[A-Za-z’'-]+(?:\s[A-Za-z’'-]+){0,4}),\s(?:at|on|with)\s\Z"
)
#: "5 per cent higher than in 2022 (£90m)".
_IN_BRACKET = lazy(r"\sthan\s(?:in|at|a|the|last)\s[^.;:(),]{2,30}\s\([$£€]?\Z")
#: "twice the height of its neighbour, which is 100", "three times that of 2015, $20m", "as big as the first, a 40-acre farm".
_TIMES_BASE = lazy(
    r"\s(?:the\s[a-z]+|that|what|as\s[a-z]+(?:\s[a-z]+){0,3}\sas)\b[^.;:()]{1,70}?,\s(?:(?:which|who)\s(?:[a-z]+\s){1,3}|when\s(?:it|there)\s[a-z]+\s|about\s|an?\s)?\Z"
)


def is_base(copy: str, one: Found, other: Amount) -> bool:
    """Whether a figure behind a comparison is what is compared with, in a noun phrase of its own or a relative clause."""
    if other.start < one.end or other.start - one.end > 100 or " played" in copy[one.end : other.start]:
        return False
    if _WHO.fullmatch(copy, one.end, other.start) or (
        one.anchor.word == "behind" and _BEHIND_WHO.fullmatch(copy, one.end, other.start)
    ):
        return not _AT_A_TIME.match(copy, other.end)
    if compares(one.anchor) and _TIMES_BASE.fullmatch(copy, one.end, other.start):
        return not _AT_A_TIME.match(copy, other.end)
    named = _NAMED_ON.fullmatch(copy, one.end, other.start) or _THE_ONE_AT.fullmatch(copy, one.end, other.start)
    if named and ("by" in one.slots or (one.anchor.word in _STANDINGS and other.kind == "percent")):
        return True
    if _IN_BRACKET.fullmatch(copy, one.end, other.start) and copy.startswith(")", other.end):
        return True
    if one.anchor.says.part not in ("comparative", "side") or not _BASE.fullmatch(copy, one.end, other.start):
        return False
    return _NO_BASE.isdisjoint(tokens_of(copy[one.end : other.start]))


_AT_A_TIME = lazy(r"\s(?:in|at|during|by|on)\s")


def is_said(one: Found) -> bool:
    """Whether it is said how large the change is."""
    return one.anchor.says.times is not None or bool(one.slots.keys() & {"share", "by"})


def like_difference(by: Amount, end: Amount) -> bool:
    """Whether a difference may be that of an end, so far as their kinds tell."""
    return (
        by.kind == end.kind
        or (by.kind == "count" and not by.unit and end.kind in ("measure", "money"))
        or (by.kind == "count" and end.kind == "points")
        or (by.kind, end.kind) == ("points", "percent")
    )
