"""A figure spoken of as one that is known ("most of the A$82 million") where the one before it has the same digits ten times off.

"The" says that the figure was given before. Where the last sum of its kind has its digits in another scale, and no other
figure of the story has its value, it is that sum that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy, words
from copydesk.reading.figures.amounts import Amount, amounts
from copydesk.reading.figures.counted import nouns_after, singular
from copydesk.reading.figures.scales import Again
from copydesk.reading.text.sentences import sentence_at
from copydesk.story import Story

_THE = lazy(r"(?<![A-Za-z’'-])(?:[Tt]he|[Tt]hat|[Tt]hose|[Tt]hese|[Tt]his)\s\Z")
#: What says of the other figure that it is a tenth, and what makes a figure one of its own.
_TENTH = lazy(
    r"\b(?:tenths?|hundredths?|each|apiece|per|another|additional|extra|further|separate|other)\b|\b10\s?(?:%|per|pct)|\bten\sper"
)
#: "The $82 million it paid for a mine": such words say which sum is meant, and it need not have been given.
_ITS_OWN = lazy(
    r"\s(?:it|he|she|they|we|you|I|that|which|who|[A-Z]\w+|the|paid|spent|raised|given|needed|required|made|owed|earned|lost|from|for|in|on|to|by|at|of|more|a|per|each)\b"
)
#: A sum alone before its verb: "most of the A$82 million came from".
_VERB = lazy(
    r"(?:\s(?:goes|go|went|comes|come|came|is|are|was|were|will|would|has|have|had|covers?|remains?|must|should|could|can|may|did|does)\b|[,;]\s|\.(?![0-9])|\s?[—–]|\Z|\n)"
)
_AFFECTED_WORDS = (
    r"\s(?:affected|involved|concerned|hit|left|without|had|have|were|was|are|will|would|came|went)\b|[,.;]"
)
_AFFECTED = lazy(_AFFECTED_WORDS)
_COUNTED = lazy(rf"(?:\s[a-z-]+){{1,2}}?(?:{_AFFECTED_WORDS})")
_TIMES = frozenset(Fraction(10) ** power for power in (1, 2, 3, 4, 5, 6, -1, -2, -3, -4, -5, -6))
_LEAST = {"money": 1000, "count": 1000, "measure": 1}
_NEAR, _LAST = 700, 8
#: Words for one thing.
_SAME = tuple(
    words(line)
    for line in (
        "stake holding shareholding interest",
        "lawsuit action suit claim case litigation",
        "project scheme programme program plan development work upgrade revamp",
        "loan credit facility debt borrowing lending",
        "deal contract agreement order takeover merger acquisition purchase buyout transaction sale bid offer",
        "grant award gift donation bequest legacy pledge",
        "fine penalty levy",
        "bill cost price tab budget",
        "fund pot scheme package bailout rescue",
        "prize jackpot win winnings",
        "settlement payout compensation damages",
        "stadium arena ground", "bridge crossing", "hospital clinic", "tower building skyscraper", "road highway motorway bypass",
        "home house mansion villa", "painting picture portrait work canvas",
    )
)  # fmt: skip
_ANY = words("sum amount figure total money cash")


def said_definitely(story: Story) -> Iterator[Again]:
    """Every figure that "the" says to be known and that is the last one of its kind with its point elsewhere."""
    copy = story.copy
    every = [
        one
        for one in amounts(story)
        if one.kind in _LEAST and one.value.numerator >= _LEAST[one.kind] <= one.value and len(one.ends) == 1
    ]
    values: dict[tuple[str, Fraction], int] = {}
    for index, one in enumerate(every):
        if index == 0 or not _THE.search(copy, max(0, one.start - 7), one.start):
            continue
        values = values or _counted(every)
        if values[one.kind, one.value] > 1:
            continue
        kept = _last(every[max(0, index - _LAST) : index], one)
        if kept is not None and _is_meant(story, one, kept):
            yield Again(one, kept)


def _counted(every: list[Amount]) -> dict[tuple[str, Fraction], int]:
    """How often each value of each kind stands there."""
    found: dict[tuple[str, Fraction], int] = {}
    for one in every:
        found[one.kind, one.value] = found.get((one.kind, one.value), 0) + 1
    return found


def _last(earlier: list[Amount], one: Amount) -> Amount | None:
    """The last amount that the figure could be, if it has the same digits in another scale."""
    alike = [each for each in earlier if each.kind == one.kind and _one_unit(each, one)]
    if not alike or one.start - alike[-1].end > _NEAR:
        return None
    kept = alike[-1]
    return kept if one.value / kept.value in _TIMES and _two_digits(one.value) else None


def _one_unit(one: Amount, other: Amount) -> bool:
    return one.kind == "count" or bool(set(one.unit) & set(other.unit))


def _two_digits(value: Fraction) -> bool:
    """Whether a figure is not as round as 2, 30 or 500,000."""
    return len(str(value.numerator).strip("0")) > 1


def _is_meant(story: Story, one: Amount, kept: Amount) -> bool:
    copy = story.copy
    if sentence_at(story, one.start) == sentence_at(story, kept.start):
        return False
    if _TENTH.search(copy, kept.start - 12 if kept.start > 12 else 0, min(len(copy), one.end + 40)):
        return False
    ours = nouns_after(copy, one.end)
    if one.kind == "measure":
        return _AFFECTED.match(copy, one.end) is not None or _of_same(copy, one, kept)
    if one.kind == "count":
        theirs = nouns_after(copy, kept.end)
        if _HAS.search(copy, max(0, kept.start - 30), kept.start):
            return False  # "The country has 27 million people"
        if not ours or not theirs or ours[0] != theirs[0]:
            return False
        return _COUNTED.match(copy, one.end) is not None
    if _VERB.match(copy, one.end):
        return True
    return not _ITS_OWN.match(copy, one.end) and _one_noun(story, one, kept)


_HAS = lazy(r"\b(?:has|have|had|home\sto|population\sof)\s(?:about\s|some\s|nearly\s|more\sthan\s)?\Z")
_OF = lazy(r"\sof\s(?P<what>[a-z]+)")


def _of_same(copy: str, one: Amount, kept: Amount) -> bool:
    """ "The 45 tonnes of nuts, packed in sacks": what follows says nothing of which are meant."""
    ours, theirs = _OF.match(copy, one.end), _OF.match(copy, kept.end)
    return ours is not None and theirs is not None and copy[ours.end() : ours.end() + 1] in (",", ".", ";")


_NOUN = lazy(r"[\s-](?P<one>[a-z]+)(?:\s(?P<two>[a-z]+))?")
_LOOSE = words(
    "who which that said say says was were is are has have had will would last this in on for at by with after before when while and or as to"
)


def _one_noun(story: Story, one: Amount, kept: Amount) -> bool:
    """Whether the noun of a sum stands in the sentence of the other, or another word for it."""
    match = _NOUN.match(story.copy, one.end)
    if match is None:
        return False
    noun = singular(match["one"])
    if noun in _ANY:
        return True
    start, end = sentence_at(story, kept.start)
    near = {singular(word) for word in _WORD.findall(story.copy[start:end].lower())}
    nouns = {noun} if match["two"] is None or match["two"] in _LOOSE else {noun, singular(match["two"])}
    other = {word for same in _SAME if not nouns.isdisjoint(same) for word in same} - nouns
    # "The bank lent $48 million … the $480 million bank": what was not there before is brought in with "a".
    new = {singular(each.lower()) for each in _NEW.findall(story.copy, start, end)} | set(
        nouns_after(story.copy, kept.end)
    )
    return not other.isdisjoint(near) or not nouns.isdisjoint(new)


_NEW = lazy(
    r"\b[Aa]n?\s(?:[^\s,.;]+\s){0,3}?([a-z]{3,})\b(?=[,.;]|\s(?:that|which|who|in|on|for|by|of|with|against|to|at|from|worth)\b)"
)
_WORD = lazy(r"[a-z]{3,}")
