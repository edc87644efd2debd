"""Mends what breaks every later reading: broken decimals ("7. 5 miles", "3, 000") and split abbreviations ("U. S.").

A reader that meets "12 km (7. 5 miles)" unmended reads 12 km = 5 miles. So these are found before anything else, and
readings see the copy as if it were whole; `Mended.to_source` leads back to the characters as they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.tuples import NamedTuple


class Mend(NamedTuple):
    """A stretch of the source, in source offsets, and what the copy reads in its place."""

    kind: str
    start: int
    end: int
    text: str


class Mask(NamedTuple):
    """A stretch of the source that is not copy as it stands, and what the copy reads in its place.

    Markup is read as nothing, markup between two blocks as an empty line, "&amp;" as "&".
    """

    start: int
    end: int
    text: str = ""

    @property
    def is_markup(self) -> bool:
        """Whether taking the stretch away would change more than words."""
        return not self.text or "\n" in self.text


class Mended:
    """A text after its mends, and without what masks keep from it, with the way back."""

    __slots__ = ("_copy_ends", "_copy_starts", "_places", "_source_ends", "mends", "text")

    def __init__(self, source: str, mends: tuple[Mend, ...], masks: tuple[Mask, ...] = ()) -> None:
        self.mends = mends
        self._places: list[Mend | Mask] = _in_order(mends, masks) if masks else list(mends)
        self._copy_starts: list[int] = []
        self._copy_ends: list[int] = []
        self._source_ends = [place.end for place in self._places]
        if not self._places:
            self.text = source
            return
        pieces: list[str] = []
        position = length = 0
        for place in self._places:
            before = source[position : place.start]
            pieces += (before, place.text)
            self._copy_starts.append(length + len(before))
            length += len(before) + len(place.text)
            self._copy_ends.append(length)
            position = place.end
        self.text = "".join((*pieces, source[position:]))

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Turns two offsets of the mended text into source offsets; one inside a mend takes in the whole of it."""
        if not self._places:
            return start, end
        return self._back(start, at_end=False), self._back(end, at_end=True)

    def _back(self, offset: int, *, at_end: bool) -> int:
        # An end stands before all that is read as nothing there, a start after it.
        index = (bisect_left if at_end else bisect_right)(self._copy_starts, offset) - 1
        if index < 0:
            return offset
        place = self._places[index]
        if offset < self._copy_ends[index]:
            return place.end if at_end else place.start
        return place.end + offset - self._copy_ends[index]

    def to_copy(self, offset: int) -> int:
        """Turns a source offset into one of the mended text; one inside a mend becomes the mend's start."""
        index = bisect_right(self._source_ends, offset)
        before = self._copy_ends[index - 1] - self._source_ends[index - 1] if index else 0
        if index < len(self._places):
            offset = min(offset, self._places[index].start)
        return offset + before


def _in_order(mends: tuple[Mend, ...], masks: tuple[Mask, ...]) -> list[Mend | Mask]:
    """Mends and masks by their place; a mask within a mend is part of what the mend replaces."""
    free: list[Mend | Mask] = []
    index = 0
    for mask in masks:
        while index < len(mends) and mends[index].end <= mask.start:
            index += 1
        if index == len(mends) or mask.end <= mends[index].start:
            free.append(mask)
    return sorted((*mends, *free), key=_start_of)


def _start_of(place: Mend | Mask) -> int:
    return place.start


def unmask(source: str, masks: tuple[Mask, ...]) -> Mended:
    """The text as its masks leave it, unmended. The masks are in order and do not overlap."""
    return Mended(source, (), masks)


def mend_masked(source: str, masks: tuple[Mask, ...]) -> Mended:
    """`mend` of a text with markup: the words are looked at as they read, and the mends point into the source."""
    plain = unmask(source, masks)
    mends = tuple(Mend(kind, *plain.to_source(start, end), text) for kind, start, end, text in mend(plain.text).mends)
    return Mended(source, mends, masks)


def mend(source: str) -> Mended:
    """Finds what needs mending in a text and mends it; of two mends that overlap, as in "500 B. C. E. U. S.", the first."""
    found = sorted((*_broken_figures(source), *_split_abbreviations(source)), key=lambda mend: (mend.start, -mend.end))
    kept: list[Mend] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return Mended(source, tuple(kept))


# Starts with the point, since a pattern that starts with a character is searched for many times as fast.
_BREAK = lazy(r"\.(?:(?<=[0-9]\.)[ \u00a0\u202f]{1,2}|(?<=[0-9][ \u00a0\u202f]\.)[ \u00a0\u202f]?)(?=[0-9])")
_COMMA_BREAK = lazy(
    # "3, 000", which no list holds, and "3 ,500".
    r",(?:(?<=[0-9],)[ \u00a0\u202f](?=000(?![0-9]))|(?<=[0-9][ \u00a0\u202f],)[ \u00a0\u202f]?(?=[0-9]{3}(?![0-9])))"
)
_WHOLE = lazy(r"(?:^|[^0-9.,])((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}))[ \u00a0\u202f]?\Z")
_UNIT = (
    r"(?:\s?[%°½]|-(?:year|day|hour|minute|week|month|star|story|storey|run|mile|magnitude)\b(?!-old)|[ \u00a0\n-]?(?:percent|per\scent|pct|percentage|points?|mil(?:lion|es?)|[bt]rillion|billion"
    r"|thousand|hundred|mln|bln|bn|tn|mi|mph|km|kph|kms|kilomet|met(?:er|re)s?|cm|mm|centimet|millimet|inch|foot|feet|ft|yards?"
    r"|acres?|hectares?|ha|sq|square|cubic|kg|kilos?|kilograms?|grams?|pounds?|lbs?|tons?|tonnes?|ounces?|oz|gallons?"
    r"|lit(?:er|re)s?|degrees?|magnitude|barrels?|crore|lakh|(?:mega|giga|kilo)watts?|[kMG]Wh?|[KMGT]B|[gm](?:iga|ega)bytes"
    r"|(?:seconds?|minutes|hours|days|weeks|months|years)(?!\s(?:later|after|earlier|before|ago|into|on|in|of|passed)\b)"
    r"|times\s(?:as|more|the|higher|larger|bigger|that|what|its|their)|rebounds|assists|earthquake|quake|tremor|carats?|stars?|out\sof\s(?:5|10|five|ten)"
    r"|knots|horsepower|hp|per\s(?:1,000|100,000|capita|game|share|person)|[ap]\.?\s?m|[mk](?![a-z]))\b)"
)
_REST = lazy(
    # The decimals, and then what only a quantity is followed by; the unit may come after the second of a range.
    rf"([0-9]{{1,3}})(?:(?:(?:\s(?:and|to|or)\s|\s?[-–]\s?)[$£€]?[0-9]{{1,3}}(?:\s?\.\s?[0-9]{{1,3}})?)?{_UNIT}|\s?\))"
)
_PRICE_REST = lazy(r"([0-9]{2})(?=\s(?:an?|per|each|apiece)\b)")
_WEAK_REST = lazy(r"([0-9]{1,2})(?:-[a-z]{3,}|\s[a-z]{3,}s\b)")
_LABEL_BEFORE = lazy(
    # A word that makes the figure a name ("No. 5", "English 101"), or a list's own number.
    r"(?:\b(?:[nN]os?|[nN]umber|[pP]age|[cC]hapter|[gG]ame|[wW]eek|[dD]ay|[iI]tem|[lL]ine|[lL]evel|[aA]ge|aged|turned|[pP]hase"
    r"|[sS]ection|[aA]rticle|[rR]ule|[rR]oom|[cC]lass|[gG]rade|[vV]ersion|[pP]art|[sS]tep|[vV]erse|[vV]olume|[sS]eries|[sS]eason"
    r"|[rR]ound|[dD]istrict|[tT]ier|[tT]ype|[gG]roup|[cC]hannel|[pP]oint|[qQ]uestion|[fF]igure|[nN]ovel|English|Formula|World\sWar)\.?\s?|#)\Z"
)
_BRACKET = lazy(r"[(\[$£€¥]\s?\Z")
_CURRENCY = lazy(r"[$£€¥]\s?\Z")
# What a sentence does not end with before a figure: a lower-case word, a possessive, the first word of a sentence.
_LEADS_ON = lazy(
    r"(?:(?:^|[\s(“\"])(?:[a-z][a-z’'-]{0,20},?|[A-Z]\w{1,20}(?:[’']s|s[’'])|Only|About|Around|Some|Nearly|Almost|Over|The|At|By|With|Just"
    r"|Roughly|Of|From|In|An?)\s+|\+\s?)\Z"
)


def _broken_figures(source: str) -> Iterator[Mend]:
    """Decimals first; where a story has one that is sure, those that would be in doubt alone are broken as well."""
    breaks = [one for gap in _BREAK.finditer(source) if (one := _break(source, gap.start(), gap.end())) is not None]
    sure = [mend for one in breaks if (mend := _surely_broken(*one)) is not None]
    yield from sure
    if sure:
        known = {mend.start for mend in sure}
        yield from (mend for one in breaks if (mend := _likely_broken(*one)) is not None and mend.start not in known)
    for gap in _COMMA_BREAK.finditer(source):
        whole = _WHOLE.search(source, max(0, gap.start() - 16), gap.start())
        if whole is not None:
            end = gap.end() + 3
            yield Mend("broken-decimal", whole.start(1), end, f"{whole[1]},{source[gap.end() : end]}")


def _break(source: str, start: int, end: int) -> tuple[str, re.Match[str], str, int] | None:
    """What stands before the figure on its line, the whole number, the source and where its decimals start."""
    if not (_REST.match(source, end) or _WEAK_REST.match(source, end) or _PRICE_REST.match(source, end)):
        return None
    whole = _WHOLE.search(source, max(0, start - 17), start)
    if whole is None:
        return None
    # At the start of a line it is the number of a list's item: "1. 1% Roads".
    before = source[max(0, whole.start(1) - 24) : whole.start(1)].rpartition("\n")[2]
    return before, whole, source, end


def _surely_broken(before: str, whole: re.Match[str], source: str, at: int) -> Mend | None:
    price = _CURRENCY.search(before) and _PRICE_REST.match(source, at)
    rest = _REST.match(source, at)
    if price:
        return _mended(whole, price)
    if rest is None:
        return None
    # No sentence starts with "05", and hardly one ends with "0"; but "the driver, 54." may end one with an age.
    digits = (rest[1][0] == "0" and len(rest[1]) > 1) or (whole[1] == "0" and before[-1:] not in "-–:")
    leads_on = _LEADS_ON.search(before) and not (
        before.rstrip().endswith(",") and 10 <= int(whole[1].replace(",", "")) < 100
    )
    leads = _BRACKET.search(before) or ((digits or leads_on) and not _LABEL_BEFORE.search(before))
    return _mended(whole, rest) if leads and before else None


def _likely_broken(before: str, whole: re.Match[str], source: str, at: int) -> Mend | None:
    """In a story that has a broken decimal: any quantity that is no label, and after a word that leads on, any plural."""
    if not before or _LABEL_BEFORE.search(before):
        return None
    rest = _REST.match(source, at) or (_LEADS_ON.search(before) and _WEAK_REST.match(source, at))
    return _mended(whole, rest) if rest else None


def _mended(whole: re.Match[str], rest: re.Match[str]) -> Mend:
    return Mend("broken-decimal", whole.start(1), rest.end(1), f"{whole[1]}.{rest[1]}")


# A letter and a stop, a gap, and a letter again; or a letter, a gap and its stop; or "Ph. D".
_SPLIT_HINT = lazy(
    r"\.(?:(?<![A-Za-z]{2}\.)(?<=[A-Za-z]\.)\s[A-Za-z](?![A-Za-z])|(?<=[A-Za-z]\s\.)(?<![A-Za-z]{2}\s\.)|(?<=Ph\.)\sD\b)"
)
_CAPITALS = lazy(
    r"(?<![\w.])(?:(?:U\.\s(?:S\.\sA|S\.\sS\.\sR|A\.\sE)|F\.\sB\.\sI|C\.\sI\.\sA|G\.\sO\.\sP|I\.\sR\.\sS|N\.\sF\.\sL|N\.\sB\.\sA|U\.\s[SKN]|U\s\.\s?[SKN]|E\.\sU"
    r"|Ph\.\sD|(?<=Washington,\s)D\.\sC|(?<=Washington\s)D\.\sC"
    # Elsewhere "D. C." may be a person's initials: what comes next tells.
    r"|D\.\sC(?=\.(?:[,;:)’']|\s(?:[a-z(–—]|Circuit|Council|Court|Superior|Police|United|Mayor|Metro|Attorney|National|Department|Public|Board|Fire|Health)|\s*\Z)))\."
    r"|U\.[SKN]\s\.|U\s\.[SKN]\s\.)"
    # "U. S. Grant", "U. N. Rao": initials of a person; "U. S. A." has its own turn.
    r"(?!\s(?:Grant|Rao|Dhebar)\b)(?!\s?[A-Z]\.\s[A-Z][a-z])"
)
_SMALL = lazy(
    r"(?<![\w.])(?:(?:(?<=[0-9]\s)|(?<=[0-9]))[ap](?:\.\s|\s\.\s?)m(?:\.|(?![\w.]))|e\.\sg\.|i\.\se\.|a\.\sk\.\sa\."
    r"|(?<=[0-9]\s)(?:[AP]\.\sM|B\.\sC\.\sE|B\.\sC|A\.\sD|C\.\sE)\.(?!\s[A-Z][a-z]))"
)


def _split_abbreviations(source: str) -> Iterator[Mend]:
    if _SPLIT_HINT.search(source) is None:
        return
    for pattern in (_CAPITALS, _SMALL):
        for match in pattern.finditer(source):
            whole = "".join(match[0].split())
            if whole != match[0]:
                yield Mend("split-abbreviation", match.start(), match.end(), whole)
