"""Some of what was counted before: "88 migrants, 29 of them women", "310 branches, of which 42 will shut", "including 67 children"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from copydesk.patterns import lazy, words
from copydesk.reading.figures.amounts import Amount, amounts
from copydesk.reading.figures.counted import singular
from copydesk.reading.figures.labels import is_age
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class SomeOf(NamedTuple):
    """A part and all the figures before it that it may be a part of, the nearest first; offsets into the copy."""

    part: Amount
    wholes: tuple[Amount, ...]
    end: int


_OF_THEM = lazy(
    r"(?:\s[a-z]+)?\sof\s(?:(?P<whom>whom)|them|which|(?:these|those)(?=[,.;)]|\s(?:were|was|are|is|had|have|has|in|on|at|will)\b))(?![\w’'])"
)
#: What says of the things themselves that some of them are so, and not that something in them is: "4,100 of them in the hills".
_OF_THE_SAME = lazy(
    r"\s(?:in|on|at|near|by|from|to|with|were|was|are|is|had|have|has|will|would|could|can|must|to\sbe|after|before|under|over)\b"
)
_ALL_OF_THEM = lazy(r"\b(?:the|all|both|these|those|or|to|[Tt]here\s(?:were|are|was|is))\s(?:of\sthe\s)?\Z")
_OF_WHICH = lazy(r"\b(?:of|among)\s(?:them|whom|which)\s(?:only\s|about\s|some\s|just\s|at\sleast\s|more\sthan\s)?\Z")
_INCLUDING = lazy(r"\b(?:including|among\sthem)\s(?:at\sleast\s|about\s|some\s|as\smany\sas\s)?\Z")
_CUES = frozenset(("them", "whom", "which", "these", "those", "including"))
#: Nouns that count several each: "three families, 11 of them children".
_SEVERAL = words(
    "family household couple team crew group unit party company firm school class bus ship boat vessel village town city country nation",
    " state region district battalion regiment squad pair dozen organization organisation club league set day week month year hour game match night time case",
)
_PERSONS = words(
    "person patient child woman man girl boy student pupil soldier civilian passenger worker employee officer victim migrant refugee resident voter member",
    " player fighter prisoner detainee hostage teacher nurse doctor journalist lawmaker driver tourist guest protester minor infant baby toddler adult pensioner",
    " teenager foreigner citizen national dead injured wounded casualty fatality survivor suspect candidate athlete volunteer inmate delegate crew pilot police",
)
_SCORE = lazy(r"[0-9]\s?[-–]\s?\Z")
_SCORED = lazy(r"\s?[-–]\s?[0-9]|-[a-z]")
_LAST_WORD = lazy(r"([A-Za-z’'-]+)[\s,;:(–—-]*(?:(?:and|but)\s(?:[a-z]+\s){0,3})?\Z")
#: After "the 12 blocks … rival fighters" the next sentence's "them" are the fighters. So far a counted noun may reach.
_PLURAL = lazy(r"\s(?!(?:was|has|is|this|as|its|his|us|yes|less|across|perhaps|always|towards)\b)[a-z]{3,}[^\Wsui_]s\b")
_OWN_NOUN = 24
#: A part is not many times what is counted: such a figure is of something that the copy doesn't count.
_MOST = 12
_LEAST = 3


def some_of(story: Story) -> tuple[SomeOf, ...]:
    """Every part of what was counted before it, in order."""
    return story.read(_some_of)


def _some_of(story: Story) -> tuple[SomeOf, ...]:
    if _CUES.isdisjoint(vocabulary(story)):
        return ()
    copy, every = story.copy, amounts(story)
    return tuple(found for index, part in enumerate(every) for found in _of_one(story, copy, every, index, part))


def _of_one(story: Story, copy: str, every: Sequence[Amount], index: int, part: Amount) -> Iterator[SomeOf]:
    if part.kind not in ("count", "money") or len(part.ends) > 1 or not index:
        return
    behind = _OF_THEM.match(copy, part.end)
    before = max(0, part.start - 28)
    listed = behind is None and _INCLUDING.search(copy, before, part.start) is not None
    if behind is None and not listed and _OF_WHICH.search(copy, before, part.start) is None:
        return
    if _ALL_OF_THEM.search(copy, max(0, part.start - 16), part.start):
        return  # "the two of them", "18 or 21 of them"
    wholes = _wholes(story, copy, every, index, part)
    if wholes and not _SEVERAL.isdisjoint(wholes[0].unit):
        same = behind is None or (behind["whom"] is None and _OF_THE_SAME.match(copy, behind.end()))
        wholes = wholes if same else []
    if listed or (behind is None and part.unit and wholes and wholes[0].unit):
        # "24 attacks, of which 32 people were killed": the people are none of the attacks.
        wholes = wholes if wholes and _both_persons(wholes[0], part) else []
    if wholes and wholes[0].value * _MOST >= part.value:
        yield SomeOf(part, tuple(wholes), behind.end() if behind is not None else part.end)


def _both_persons(whole: Amount, part: Amount) -> bool:
    if whole.kind == "money":
        return True
    return bool(set(whole.unit) & set(part.unit)) or (
        not _PERSONS.isdisjoint(whole.unit) and not _PERSONS.isdisjoint(part.unit)
    )


def _wholes(story: Story, copy: str, every: Sequence[Amount], index: int, part: Amount) -> list[Amount]:
    """The counts of the sentence before the part, the nearest first; with none, the only one of the sentence before."""
    start, _ = sentence_at(story, part.start)
    found = _counts(copy, every, index, start, part)
    if not found and start:
        earlier, _ = sentence_at(story, start - 1)
        if "\n\n" not in copy[earlier:start].strip():
            found = _counts(copy, every, bisect_left(every, start, key=lambda one: one.start), earlier, part)
            found = found if len(found) == 1 and not _PLURAL.search(copy, found[0].end + _OWN_NOUN, start) else []
    if not found or found[0].value < _LEAST or _another_noun(copy, found[0], part):
        return []
    return found


def _counts(copy: str, every: Sequence[Amount], index: int, start: int, part: Amount) -> list[Amount]:
    found: list[Amount] = []
    while index and every[index - 1].start >= start and len(found) < _MOST:
        index -= 1
        one = every[index]
        score = _SCORE.search(copy, max(0, one.start - 4), one.start) or _SCORED.match(copy, one.end)
        kind = "count" if one.kind == "points" and one.unit == ("point",) else one.kind
        some = _OF_THEM.match(copy, one.end)
        age = not one.unit and is_age(copy, one.start)
        if kind == part.kind and len(one.ends) == 1 and not (score or some or age or one.negative):
            found.append(one._replace(kind=kind))
    return found


def _another_noun(copy: str, whole: Amount, part: Amount) -> bool:
    """Whether a plural that is not counted stands right before the part: "three cups and many fans, 50 of them"."""
    which = _OF_WHICH.search(copy, max(whole.end, part.start - 28), part.start)
    last = _LAST_WORD.search(copy, whole.end, which.start() if which is not None else part.start)
    if last is None:
        return False
    word = last[1].lower()
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 and last[1][0].islower()
    return plural and bool(whole.unit) and singular(word) not in whole.unit
