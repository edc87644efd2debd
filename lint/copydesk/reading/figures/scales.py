"""A figure that the copy speaks of again ("critics said the $3.4 million …") with the same digits as one before it, in another scale."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy, words
from copydesk.reading.figures.amounts import Amount, amounts
from copydesk.reading.figures.counted import nouns_after, singular
from copydesk.reading.text.sentences import sentence_at
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Again(NamedTuple):
    """`odd` refers to `kept`, which stands before it with the same digits and another value."""

    odd: Amount
    kept: Amount


#: Smaller figures are seldom spoken of again.
_LEAST = 100
_KINDS = words("money count measure")
_DEFINITE = lazy(
    r"\b(?:[Aa]ll(?:\sof)?(?:\s(?:the|those|these))?|[Tt]he|[Tt]hat|[Tt]hose|[Tt]his|[Tt]hese|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s(?:[A-Za-z]+['’]s\s|whole\s|full\s|entire\s|promised\s|original\s|said\s)?(?:[A-Z]{1,3})?[$£€¥₹₦]?\Z|\b(?:the|that|this|such\sa|[A-Z][a-z]+['’]s|of\sits|(?:that|this|the)\s(?:sum|figure|amount|total|money|cost|price|loss|bill|profit|debt|fund),?(?:\sof)?)\s(?:[A-Z]{1,3})?[$£€¥₹₦]?\Z|(?:\A|[.!?\n”\"]\s*)At\s(?:[A-Z]{1,3})?[$£€¥₹₦]?\Z"
)
#: Nouns that stand for any sum.
_VAGUE = words(
    "figure sum amount total cost price bill deal bid offer plan contract package budget fund loan grant project scheme programme program loss profit debt claim award settlement",
    " prize win jackpot reward ransom legacy gap shortfall deficit surplus levy cut budget subsidy overspend upgrade",
    " investment purchase order fine penalty damage stake takeover merger pledge gift estimate value rescue bailout injection facility bond",
)  # fmt: skip
_DIGITS_TOLD = 2
#: How far back a figure may stand that is spoken of again.
_BACK = 1500


#: "620,000 of the 6.2 million", "of the 6.2 million, 620,000": a part and its whole, and just a tenth.
_OF = lazy(r"\bof\s(?:all\s)?(?:the|its|their|those|these|our)\s(?:(?:about|some)\s)?[$£€]?\Z")


def _is_part(story: Story, one: Amount, other: Amount) -> bool:
    whole = max(one, other, key=lambda each: each.value)
    same = sentence_at(story, one.start) == sentence_at(story, other.start)
    return same and _OF.search(story.copy, max(0, whole.start - 24), whole.start) is not None


def said_again(story: Story) -> Iterator[Again]:
    """Every figure that refers to one before it and has another scale, each once."""
    seen: dict[tuple[str, str], list[Amount]] = {}
    for one in amounts(story):
        if one.kind not in _KINDS or one.value.numerator < _LEAST or one.value < _LEAST or len(one.ends) != 1:
            continue
        digits = _digits(one.value)
        if len(digits) < _DIGITS_TOLD:
            continue
        earlier = seen.setdefault((one.kind, digits), [])
        if not earlier and one.kind == "count" and not one.unit:
            earlier = (
                seen.get(("money", digits)) or seen.get(("measure", digits)) or earlier
            )  # "5.6 billion pesos. That 5.6 million"
        if len({each.value for each in earlier}) == 1 and earlier[0].value != one.value:
            kept = next((each for each in reversed(earlier) if _refers(story, one, each)), None)
            if kept is not None and not _is_part(story, kept, one):
                yield Again(one, kept)
        earlier.append(one)


def _digits(value: Fraction) -> str:
    places = 0
    while value.denominator != 1 and places < 4:
        value, places = value * 10, places + 1
    return str(value.numerator).rstrip("0")


def _refers(story: Story, one: Amount, kept: Amount) -> bool:
    """Whether the words show that one figure speaks of the other."""
    copy = story.copy
    if one.start - kept.end > _BACK or not _one_unit(one, kept):
        return False
    if _SO_FAR.match(copy, one.end):
        return False
    definite = _DEFINITE.search(copy, max(0, one.start - 28), one.start)
    ratio = max(one.value / kept.value, kept.value / one.value)
    if ratio < _THOUSAND and (
        _TENTH.search(copy, kept.end, min(len(copy), one.end + 40))
        or ratio != _TEN
        or definite is None
        or _OWNED.search(definite[0])
        or not _next_door(story, one, kept)
    ):
        return False  # a tenth of the 650,000 is 65,000
    if ratio < _THOUSAND and (
        not _GOES_STRAIGHT_ON.match(copy, one.end) or _OF_THESE.search(copy, max(0, one.start - 12), one.start)
    ):
        return False  # "the 6,400 hectares near the river", "of these 74,000 are in schools"
    if definite is None:
        same = (
            one.unit[:1] == kept.unit[:1]
            if one.kind == "count"
            else _PRONOUN.match(copy, sentence_at(story, one.start)[0]) and _ENDS.match(copy, one.end)
        )
        return _next_door(story, one, kept) and bool(one.unit and same)
    nouns = set() if one.kind == "count" or _VERB.match(copy, one.end) else set(nouns_after(copy, one.end))
    start, end = sentence_at(story, kept.start)
    near = {singular(word.lower()) for word in _WORD.findall(copy, start, end)}
    return not nouns or not nouns.isdisjoint(_VAGUE) or not nouns.isdisjoint(near)


#: "half of the $275 million goes to lawyers".
_VERB = lazy(r"\s(?:goes|go|went|comes|come|came|covers|pays|paid|remains|includes|buys|makes|needs|represents)\b")
#: A sentence that starts with one goes on about what the one before it is about.
_PRONOUN = lazy(r"(?:It|They|We)\s")
_ENDS = lazy(r"[,.;]|\s(?:by|before|within)\s")
_TENTH = lazy(r"\btenth|\b10\s?(?:%|per)")
_TEN, _THOUSAND = 10, 1000
#: "The $2.2 million spent so far".
_SO_FAR = lazy(r"(?:\s[a-z]+){0,3}\s(?:so\sfar|already|to\sdate)\b|\s(?:a\syear|a\smonth|each|apiece|per)\b")
_GOES_STRAIGHT_ON = lazy(
    r"(?:\s[a-z]+)?(?:\sin\s(?:the\s)?[a-z]+)?(?:\s(?:are|is|was|were|will|would|has|have|had|could|should|may|might|can|must|claimed|asked|unless|if|when|because|by|a)\b|[.,;])"
)
_OF_THESE = lazy(r"\b[Oo]f\s(?:these|those|them)\s\Z")
_OWNED = lazy(r"['’]s\s")


#: Words for people, who may be called one thing here and another there.
_PEOPLE = words(
    "person man woman child refugee soldier worker voter migrant resident student pupil patient troop fan visitor user customer member protester",
    " evacuee civilian victim prisoner passenger supporter employee teacher farmer",
)


def _one_unit(one: Amount, kept: Amount) -> bool:
    if one.kind != kept.kind:
        return not one.unit
    if one.kind == "count":
        alone = not one.unit or one.unit[0].endswith("ed")  # "the 35 million needed water"
        alike = bool(set(one.unit) & set(kept.unit)) or (
            one.unit[:1] and one.unit[0] in _PEOPLE and kept.unit[:1] and kept.unit[0] in _PEOPLE
        )
        return alone or not kept.unit or bool(alike)
    return bool(set(one.unit) & set(kept.unit))


def _next_door(story: Story, one: Amount, kept: Amount) -> bool:
    """Whether one figure stands in the other's sentence or the one behind it."""
    end = sentence_at(story, kept.start)[1]
    return one.start < end or sentence_at(story, min(end + 2, len(story.copy) - 1))[1] > one.start


_WORD = lazy(r"[A-Za-z]{3,}")
