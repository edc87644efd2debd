"""Mends what breaks every later reading: broken decimals ("7. 5 miles") and split abbreviations ("U. S.").

A reader that meets "12 km (7. 5 miles)" unmended reads 12 km = 5 miles. So these are found before anything else, and
readings see the copy as if it were whole; `Mended.to_source` leads back to the characters as they stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.patterns import lazy


class Mend(NamedTuple):
    """A stretch of the source, in source offsets, and what the copy reads in its place."""

    kind: str
    start: int
    end: int
    text: str


class Mended:
    """A text after its mends, with the way back."""

    __slots__ = ("_copy_ends", "_copy_starts", "_source_ends", "mends", "text")

    def __init__(self, source: str, mends: tuple[Mend, ...]) -> None:
        self.mends = mends
        self._copy_starts: list[int] = []
        self._copy_ends: list[int] = []
        self._source_ends = [mend.end for mend in mends]
        if not mends:
            self.text = source
            return
        pieces: list[str] = []
        position = length = 0
        for mend in mends:
            before = source[position : mend.start]
            pieces += (before, mend.text)
            self._copy_starts.append(length + len(before))
            length += len(before) + len(mend.text)
            self._copy_ends.append(length)
            position = mend.end
        self.text = "".join((*pieces, source[position:]))

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Turns two offsets of the mended text into source offsets; one inside a mend takes in the whole of it."""
        if not self.mends:
            return start, end
        return self._back(start, at_end=False), self._back(end, at_end=True)

    def _back(self, offset: int, *, at_end: bool) -> int:
        index = bisect_right(self._copy_starts, offset) - 1
        if at_end and index >= 0 and self._copy_starts[index] == offset:
            index -= 1
        if index < 0:
            return offset
        mend = self.mends[index]
        if offset < self._copy_ends[index]:
            return mend.end if at_end else mend.start
        return mend.end + offset - self._copy_ends[index]

    def to_copy(self, offset: int) -> int:
        """Turns a source offset into one of the mended text; one inside a mend becomes the mend's start."""
        index = bisect_right(self._source_ends, offset)
        before = self._copy_ends[index - 1] - self._source_ends[index - 1] if index else 0
        if index < len(self.mends):
            offset = min(offset, self.mends[index].start)
        return offset + before


def mend(source: str) -> Mended:
    """Finds what needs mending in a text and mends it."""
    found = [*_broken_decimals(source), *_split_abbreviations(source)]
    found.sort(key=lambda mend: mend.start)
    return Mended(source, tuple(found))


# Starts with the point, since a pattern that starts with a character is searched for many times as fast.
_BREAK = lazy(r"\.(?<=[0-9]\.)[ \u00a0\u202f]{1,2}(?=[0-9])")
_WHOLE = lazy(r"(?:^|[^0-9.,])((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}))\Z")
_REST = lazy(
    # The decimals, and then what only a quantity is followed by.
    r"([0-9]{1,3})(?:\s?[%°½]|[ \u00a0-]?(?:percent|per\scent|pct|percentage|points?|mil(?:lion|es?)|[bt]rillion|billion"
    r"|thousand|hundred|mln|bln|bn|tn|mi|mph|km|kph|kms|kilomet|met(?:er|re)s?|cm|mm|centimet|millimet|inch|foot|feet|ft|yards?"
    r"|acres?|hectares?|ha|sq|square|cubic|kg|kilos?|kilograms?|grams?|pounds?|lbs?|tons?|tonnes?|ounces?|oz|gallons?"
    r"|lit(?:er|re)s?|degrees?|magnitude|barrels?|crore|lakh|(?:mega|giga)watts?|seconds?(?!\s(?:later|after|earlier|before|on|in)\b)|[ap]\.?m|[mk](?![a-z]))\b|\s?\))"
)
_LABEL_BEFORE = lazy(
    # A word that makes the figure a name ("No. 5", "English 101"), or a list's own number.
    r"(?:\b(?:[nN]os?|[nN]umber|[pP]age|[cC]hapter|[gG]ame|[wW]eek|[dD]ay|[iI]tem|[lL]ine|[lL]evel|[aA]ge|aged|turned|[pP]hase"
    r"|[sS]ection|[aA]rticle|[rR]ule|[rR]oom|[cC]lass|[gG]rade|[vV]ersion|[pP]art|[sS]tep|[vV]erse|[vV]olume)\.?\s?|#)\Z"
)
_BRACKET_OR_CURRENCY = lazy(r"[(\[$£€¥]\s?\Z")
# What a sentence does not end with before a figure: a lower-case word, a possessive, the first word of a sentence.
_LEADS_ON = lazy(
    r"(?:(?:^|[\s(“\"])(?:[a-z][a-z’'-]{0,20},?|[A-Z]\w{1,20}(?:[’']s|s[’'])|Only|About|Around|Some|Nearly|Almost|Over|The|At|By|With|Just"
    r"|Roughly|Of|From|In)\s+|\+\s?)\Z"
)


def _broken_decimals(source: str) -> Iterator[Mend]:
    for gap in _BREAK.finditer(source):
        whole = _WHOLE.search(source, max(0, gap.start() - 16), gap.start())
        rest = _REST.match(source, gap.end())
        if whole is None or rest is None:
            continue
        # At the start of a line it is the number of a list's item: "1. 1% Roads".
        before = source[max(0, whole.start(1) - 24) : whole.start(1)].rpartition("\n")[2]
        if _BRACKET_OR_CURRENCY.search(before) or (_LEADS_ON.search(before) and not _LABEL_BEFORE.search(before)):
            yield Mend("broken-decimal", whole.start(1), rest.end(1), f"{whole[1]}.{rest[1]}")


_SPLIT_HINT = lazy(r"\.(?<=[USENDapei]\.)\s([SKNUCmge])\.")
_CAPITALS = lazy(
    r"(?<![\w.])(?:U\.\s(?:S\.\sA|[SKN])|E\.\sU|(?<=Washington,\s)D\.\sC|(?<=Washington\s)D\.\sC)\."
    # "U. S. Grant", "U. N. Rao": initials of a person; "U. S. A." has its own turn.
    r"(?!\s(?:Grant|Rao|Dhebar)\b)(?!\s?[A-Z]\.\s[A-Z][a-z])"
)
_SMALL = lazy(r"(?<![\w.])(?:(?<=[0-9]\s)[ap]\.\sm|(?<=[0-9])[ap]\.\sm|e\.\sg|i\.\se)\.")


def _split_abbreviations(source: str) -> Iterator[Mend]:
    if ". " not in source and ".\u00a0" not in source:
        return
    hints = {match[1].isupper() for match in _SPLIT_HINT.finditer(source)}
    patterns = [pattern for pattern, capital in ((_CAPITALS, True), (_SMALL, False)) if capital in hints]
    for pattern in patterns:
        for match in pattern.finditer(source):
            whole = "".join(match[0].split())
            yield Mend("split-abbreviation", match.start(), match.end(), whole)
