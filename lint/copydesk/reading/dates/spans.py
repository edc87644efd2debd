"""Time that has passed, and time from one year to another: "13 years ago", "five years later", "the 10th anniversary"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Elapsed(NamedTuple):
    """A length of time that lies before or after something; offsets into the copy.

    `unit` is "year", "month", "week" or "day" (a decade is ten years); `grain` is what the number is rounded to, in units: 1,
    or 10 for decades. `kind` is the word after it: "ago", "later", "earlier" or "since". `hedge` is "about", "below"
    ("nearly"), "above" ("more than") or "".
    """

    start: int
    end: int
    number: Fraction
    unit: str
    grain: int
    kind: str
    hedge: str


class Anniversary(NamedTuple):
    """An anniversary or a birthday and its number; offsets into the copy. `kind` is "anniversary" or "birthday"."""

    start: int
    end: int
    number: int
    kind: str


def elapsed(story: Story) -> tuple[Elapsed, ...]:
    """Every "N years ago", "later", "earlier" and "since" of the story, in order."""
    return story.read(_elapsed)


def anniversaries(story: Story) -> tuple[Anniversary, ...]:
    """Every numbered anniversary and birthday of the story, in order."""
    return story.read(_anniversaries)


_SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_COUNT = rf"(?:[0-9]{{1,4}}|(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_SMALL)}))?|{'|'.join(sorted(_SMALL, key=len, reverse=True))}|an?|half\sa)"
_UNITS = {
    "year": ("year", 1),
    "decade": ("year", 10),
    "centur": ("year", 100),
    "month": ("month", 1),
    "week": ("week", 1),
    "day": ("day", 1),
}
_BEFORE = lazy(
    r"\b(?:(?P<about>about|around|some|roughly|approximately|an\sestimated)\s|(?P<below>nearly|almost|just\sunder|close\sto|less\sthan)\s"
    r"|(?P<above>more\sthan|over|at\sleast|well\sover|just\sover)\s)?(?:the\s(?:past|last)\s)?"
    rf"(?P<count>{_COUNT})\s(?:and\sa\shalf\s)?(?:(?:full|short|long|whole|calendar|straight|odd)\s)?(?P<unit>years?|decades?|centur(?:y|ies)|months?|weeks?|days?),?\Z",
    # "Thirteen years ago" opens a sentence.
    2,
)
_KINDS = {" ago": "ago", " later": "later", " earlier": "earlier", " since": "since"}


def _elapsed(story: Story) -> tuple[Elapsed, ...]:
    copy = story.copy
    words = vocabulary(story)
    found = [one for word, kind in _KINDS.items() if kind in words for one in _before_word(copy, word, kind)]
    found.sort()
    return tuple(found)


def _before_word(copy: str, word: str, kind: str) -> Iterator[Elapsed]:
    at = copy.find(word)
    while at >= 0:
        if not copy[at + len(word) : at + len(word) + 1].isalnum() and copy[max(0, at - 7) : at].rstrip(",").endswith(
            _ENDINGS
        ):
            match = _BEFORE.search(copy, max(0, at - 50), at)
            if match is not None:
                unit, grain = next(value for key, value in _UNITS.items() if match["unit"].lower().startswith(key))
                hedge = next((name for name in ("about", "below", "above") if match[name]), "")
                yield Elapsed(
                    match.start("count"), at + len(word), number_of(match["count"]) * grain, unit, grain, kind, hedge
                )
        at = copy.find(word, at + 1)


_ENDINGS = (
    "year",
    "years",
    "decade",
    "decades",
    "century",
    "centuries",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
)


def number_of(words: str) -> Fraction:
    """The number that "13", "thirteen", "twenty-one", "a" or "half a" says."""
    said = words.lower()
    if said.isdigit():
        return Fraction(int(said))
    if said.startswith("half"):
        return Fraction(1, 2)
    if said in ("a", "an"):
        return Fraction(1)
    tens, _, ones = said.replace(" ", "-").partition("-")
    return Fraction(_TENS.get(tens, 0) + _SMALL.get(ones or tens, 0))


_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_NUMBERED = lazy(
    rf"(?<![\w.,])(?:(?P<figures>[0-9]{{1,4}})(?:st|nd|rd|th)|(?:(?P<tens>{'|'.join(_TENS)})-)?(?P<word>{'|'.join(_ORDINALS)})"
    rf"|(?P<year>{_COUNT})[-\s]year)[-\s](?:birth\s|wedding\s|annual\s)?\Z",
    2,
)


def _anniversaries(story: Story) -> tuple[Anniversary, ...]:
    copy = story.copy
    found: list[Anniversary] = []
    for kind in ("anniversary", "birthday"):
        if kind in vocabulary(story):
            at = copy.find(kind)
            while at >= 0:
                match = _NUMBERED.search(copy, max(0, at - 36), at)
                if match is not None:
                    found.append(Anniversary(match.start(), at + len(kind), _ordinal(match.groupdict()), kind))
                at = copy.find(kind, at + 1)
    found.sort()
    return tuple(found)


def _ordinal(said: dict[str, str | None]) -> int:
    if said["figures"]:
        return int(said["figures"])
    if said["year"]:
        return int(number_of(said["year"]))
    return _TENS.get((said["tens"] or "").lower(), 0) + _ORDINALS[(said["word"] or "first").lower()]
