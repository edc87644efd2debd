"""One sum over the scores of a sentence, and the figures that scores are written in."""

from __future__ import annotations

import re

from copydesk.patterns import lazy
from copydesk.tuples import NamedTuple


class Tally(NamedTuple):
    """A sum and what the copy makes of it; offsets into the copy. `wrong` says what is wrong, "" where nothing is."""

    start: int
    end: int
    kind: str
    working: str
    wrong: str


_NUMBERS = {
    "no": 0, "nil": 0, "love": 0, "none": 0, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20,
}  # fmt: skip
NUMBER = rf"(?:[0-9]{{1,3}}|{'|'.join(_NUMBERS)})"
_PAIR = lazy(r"(?<![\w.,$£€/-])(?<!\d[-–])([0-9]{1,3})[-–]([0-9]{1,3})(?![\w%-]|–\d|[.,:/][0-9])")


def number(word: str) -> int:
    """The value of digits or of a word up to twenty."""
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def pairs(copy: str, start: int, end: int) -> list[tuple[int, int, re.Match[str]]]:
    """Every score of a stretch of copy: its two figures and where it stands."""
    return [(int(match[1]), int(match[2]), match) for match in _PAIR.finditer(copy, start, end)]
