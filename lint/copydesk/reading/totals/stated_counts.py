"""Numbers of things that a list may follow: "four priorities", "two men from Luton", "the three suspects"."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.reading.figures.counted import singular
from copydesk.reading.figures.numbers import LABEL_FORMS, Figure, numbers
from copydesk.reading.text.sentences import sentence_at
from copydesk.story import Story
from copydesk.tuples import NamedTuple

_NUMBER_WORDS = words("one two three four five six seven eight nine ten eleven twelve")
#: Longer lists than of twenty are tables. By the number as printed, since few of a story's figures are among these.
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip
_COUNTS |= {word.title(): value for word, value in _COUNTS.items()} | {str(value): value for value in range(2, 21)}
#: What may stand for a number's "and the like" in front of it: then the list need not be all of it, or is of something else.
_LOOSE_BEFORE = lazy(
    r"(?i:\b(?:at (?:least|most)|(?:more|fewer|less) than|over|under|up to|as many as|about|around|some|nearly|almost|roughly|between"
    r"|(?:[0-9]|two|three|four|five|six|seven|eight|nine|ten) (?:to|or|by)|no\.|another"
    r"|page|part|chapter|phase|level|day|week|month|year|section|stage|step|round|grade|top|age|aged|than"
    r"|(?:[0-9]|one|two|three|four|five|six|seven|eight|nine|ten|some|many|most|each|any|none|all|part|half|few|people|men|women|children|(?!consists|series)\w+s) of(?: the| those| these| its"
    r"| his| her| their| our)?|[/&–—-])\s?\Z)"
)
#: What a number counts and goes on with, up to the sign that may lead in its list.
_NOUN_PHRASE = lazy(r"(?:\s[A-Za-z][\w’'-]*+){1,9}")
#: What may stand right behind the noun where a list follows: a cheap look before the others.
_LEADS_IN = lazy(r":|\s?[—–(]|\s-|,\s(?:(?:the\s|those\sof\s|namely\s)?[A-ZÀ-Þ]|(?:\w+\s)?sa(?:id|ys)|added|according)")
_RATHER = ("only ", "other ")
#: Nouns of measure and time, and those whose "list" is a text.
_UNCOUNTED = words(
    "year month week day hour minute second decade century time point percent mile kilometer kilometre meter metre foot inch yard acre pound",
    " dollar euro cent ton tonne gallon degree run vote seat word letter syllable sentence line page star photo picture image",
    " length stroke set frame mph kg km series this his its was is has us yes across less perhaps thus always",
)
ARE = lazy(r"\s(?:are|were)\s")
#: What leads from a thing to where it is from.
WHENCE = frozenset(("from", "of", "in", "at"))


class StatedCount(NamedTuple):
    """A number and the noun that it counts: offsets of the copy; `is_last` says that the noun ends the phrase."""

    start: int
    end: int
    stated: int
    noun: str
    is_last: bool


def stated_counts(story: Story) -> Iterator[StatedCount]:
    """Every number from two to twenty with a plural behind it, where the words around it may lead to a list, in order."""
    copy = story.copy
    for figure in numbers(story):
        stated = _COUNTS.get(copy[figure.start : figure.end])
        if (
            stated is not None
            and figure.form not in LABEL_FORMS
            and (found := _stated(story, figure, stated)) is not None
        ):
            yield found


def _stated(story: Story, figure: Figure, stated: int) -> StatedCount | None:
    """What a number counts, where a list may follow it."""
    copy = story.copy
    phrase = _NOUN_PHRASE.match(copy, figure.end)
    if phrase is None or not (
        _LEADS_IN.match(copy, phrase.end())
        or ARE.search(phrase[0])
        or copy.startswith("the ", max(0, figure.start - 4), figure.start)
        or copy.startswith(_RATHER, max(0, figure.start - 6), figure.start)
    ):
        return None
    words = ARE.split(phrase[0], maxsplit=1)[0].split()
    noun = _plural(words) if words else ""
    if (
        not noun
        or _LOOSE_BEFORE.search(copy, max(0, figure.start - 40), figure.start)
        or _is_label(story, figure, words)
    ):
        return None
    return StatedCount(figure.start, phrase.end(), stated, noun, noun == words[-1])


def _is_label(story: Story, figure: Figure, nouns: list[str]) -> bool:
    """Whether the number belongs to a name before it ("Formula 1 teams"), is one ("the Big Four firms"), or all is in capitals."""
    copy = story.copy
    if nouns[0].isupper() and len(nouns[0]) > 1 and nouns[-1].isupper():
        return True
    before = copy[sentence_at(story, figure.start)[0] : figure.start].split()
    if not before:
        return False
    return copy[figure.start].isupper() or (len(before) > 1 and before[-1][0].isupper() and before[-1][-1] not in ",:;")


def _plural(nouns: list[str]) -> str:
    """The plural that a number counts: the first of its words that is one, unless another stands right before the list."""
    clause = next((index for index, word in enumerate(nouns) if word in _RELATIVE), len(nouns))
    before = ["", *nouns]
    plurals = [
        word
        for word, previous in zip(nouns[:clause], before, strict=False)
        if _is_plural(word) and not (word[0].isupper() and previous in WHENCE)
    ]
    if not plurals or not _NUMBER_WORDS.isdisjoint(nouns):
        return ""
    counted: str = plurals[0]
    if nouns[0] == "of":
        counted = plurals[-1] if nouns[-1] == plurals[-1] else ""
    elif len(plurals) > 1 and nouns[-1] == plurals[-1]:
        # "two senators in the states: ...": which of the two is listed cannot be told; "criminal justice goals" is one noun.
        between = nouns[nouns.index(plurals[0]) + 1 : -1]
        counted = "" if between else plurals[-1]
    return "" if not counted or singular(counted.lower()) in _UNCOUNTED or counted.lower() in _UNCOUNTED else counted


_RELATIVE = frozenset(("that", "who", "which", "whom", "whose", "where"))
_IRREGULAR = words("men women children people police policemen firemen fishermen gunmen servicemen congressmen teeth feet wives lives media criteria")  # fmt: skip


def _is_plural(word: str) -> bool:
    low = word.lower()
    return low in _IRREGULAR or (
        low.endswith("s") and not low.endswith(("ss", "’s", "'s", "us", "is")) and len(low) > 3
    )
