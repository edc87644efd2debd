"""The letters and zeros that stand for what is to come: TK, X's, 00/00/0000, (CQ) behind a name. For the rule placeholder.

Each finder tells the note from the name, the word or the numeral that is spelt the same by what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from copydesk.patterns import lazy
from copydesk.reading.text.lines import lines
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple
from copydesk_rules.known.placeholder_words import MONTHS, OPEN, TITLES, UNITS


class Note(NamedTuple):
    """A placeholder as offsets into the copy, and what to say of it; ``{}`` in the message is its words."""

    start: int
    end: int
    message: str


TO_COME = "“{}” stands where something was still to come: fill it in or cut it."
CHECKED = "“{}” is a note that the spelling was checked: cut it."
FIGURE = "“{}” stands in the place of a figure: put the figure in."
DATE = "“{}” is no date: put the date in."


# TK

_TK = lazy(r"(?:(?<![\w.@#/:])|(?<=\b20)|(?<=\b19))(?:TK|KTK|tk)(?:\s?TK)*(?!\w)(?!\.\w)")
_COUNTED = lazy(rf"\s?%|[\s-]{UNITS}|-[a-z]")
_MEASURED = lazy(
    rf"\s?%|[\s-]{UNITS}|-(?:year|month|week|day|hour|minute|mile|foot|acre|member|page|point|vote|seat|bed|room|strong|stor(?:e)?y|unit)\b"
)
_OPEN_WORDS = "|".join(OPEN)
_NOUN_BEFORE = lazy(rf"\b(?:{_OPEN_WORDS})[\s:]+\Z", re.IGNORECASE)
_NOUN_AFTER = lazy(rf"[\s:]+(?:{_OPEN_WORDS})\b")
#: A bracket that says what is to come, in small letters: "(length TK)".
_NOTED = lazy(r"\([a-z][^()\n]{0,30}\s\Z")
_YEAR_BEFORE = lazy(r"\b(?:19|20)\Z")
#: A square bracket around it; words that count what follows.
_SQUARE_BEFORE = lazy(r"\[[^\[\]\n]{0,36}\Z")
_SQUARE_AFTER = lazy(r"[^\[\]\n]{0,36}\]")
_COUNTS_ON = lazy(r"\s(?:more|other|additional|different)\s[a-z]")
_TITLE_BEFORE = lazy(rf"\b{TITLES}\s\Z")
_GOES_ON = lazy(r",?\s[a-z]{2,}\b")
_LEADS_ON = lazy(
    r"(?i:^|\s)(?i:the|a|an|of|in|at|to|from|by|about|for|with|on|than|nearly|some|over|under|is|was|were|are|between|around|least|most|aged?)\s\Z"
)
_ENDS = lazy(r"\s?[,.;:)]|\s(?:and|of|in|at|on|for|from|to|by|the|after|before|when)\b|\s*\Z")
_NAMED_TK = lazy(
    r"TK['’]s|(?<![A-Za-z])[A-Za-z]{3,20}\sTK\s(?:said|was|is|has|had|who)|TK\s(?:[A-Z][a-z]+|is|was|has|had|who|said)|[\"“'‘]TK[\"”'’]|(?:rapper|singer|coach|DJ)\sTK\b|,\sTK,"
)
_SHOUTED = lazy(r"TK(?:(?:[ :]\s?[A-Z0-9][A-Z0-9,.'’&-]*){1,12}|:\s[^.\n]{3,60})\Z")
#: So much of the copy on either side tells a note from a word.
AROUND = 40
#: So many candidates of a kind are looked at in a story; what has more is no story.
MOST = 500


def to_come(story: Story) -> Iterator[Note]:
    """TK where words or a figure were to come."""
    copy = story.copy
    is_name = _NAMED_TK.search(copy) is not None
    for line in lines(story):
        if story.blocks[line.block].kind != "headline" and _SHOUTED.match(copy, line.start, line.end):
            yield Note(line.start, line.end, TO_COME)
    for match in islice(_TK.finditer(copy), MOST):
        if _is_to_come(copy, *match.span(), is_name):
            before = _NOUN_BEFORE.search(copy, max(0, match.start() - AROUND), match.start())
            yield Note(before.start() if before else match.start(), match.end(), TO_COME)


def _is_to_come(copy: str, start: int, end: int, is_name: bool) -> bool:
    """Whether TK between two offsets is a note, as what stands around it says."""
    before, after = copy[max(0, start - AROUND) : start], copy[end : end + AROUND]
    if copy[start:end].count("TK") > 1:
        return True
    if before[-1:] in ("$", "£", "€") or _COUNTED.match(after) or (before[-1:] == "[" and after[:1] == "]"):
        return True
    if _NOUN_BEFORE.search(before) or (copy[start] == "T" and before[-1:] in "[(" and _NOUN_AFTER.match(after)):
        return True
    if (after[:1] == ")" and _NOTED.search(before)) or _YEAR_BEFORE.search(before):
        return True
    if _MONTH_BEFORE.search(before) or (_TITLE_BEFORE.search(before) and _GOES_ON.match(after)):
        return True
    if copy[start:end] != "TK" or is_name:
        return False
    if _NOUN_AFTER.match(after) or _COUNTS_ON.match(after):
        return True
    if _SQUARE_BEFORE.search(before) and _SQUARE_AFTER.match(after):
        return True
    return _LEADS_ON.search(before) is not None and _ENDS.match(after) is not None


# CQ

_CQ = lazy(
    r"[(\[]\s?(?:[a-z]+\s)?(?:CQ|cq)(?:[,:;]?\s[a-z0-9][^)\]\n]{0,40})?\s?[)\]]|(?<=[a-z],\s)cq(?=,)|(?<=[a-z]\s)cq(?=[,.;]|\s[A-Z])"
)
_BARE_CQ = lazy(r"(?<![(\[\w])CQ(?![)\]\w])")


def checked(story: Story) -> Iterator[Note]:
    """(CQ) behind a name that was checked."""
    copy = story.copy
    is_abbreviation = _BARE_CQ.search(copy) is not None
    for match in islice(_CQ.finditer(copy), MOST):
        if "CQ" not in match[0] or not (is_abbreviation or _spells_out(copy, match.start())):
            yield Note(*match.span(), CHECKED)


def _spells_out(copy: str, start: int) -> bool:
    words = copy[max(0, start - 60) : start].lower().split()[-4:]
    return any(word.startswith("q") for word in words) or "intelligence" in words


# X's

_XS = lazy(
    r"(?<![\w@#&])(?:[$£€][Xx]{2,4}(?:[.,][Xx]{1,3})*|[$£€]X\.X{1,2}|[Xx]{1,3}(?:,[Xx]{3})+|X\.X{1,2}|[Xx]{2,5}(?:\.[Xx]{1,2})?|[Xx]{2}:[Xx]{2}|X{1,3}day)(?![\w:])"
)
_MONTH_BEFORE = lazy(rf"\b(?:{MONTHS}|Month|month)\s\Z")
_MONTH_AFTER = lazy(rf"\s{MONTHS}(?!\w)")
_VOTED = lazy(r"\b(?:vote|voted|votes|score|won|lost|beat|by|passed|approved)\s\Z")
_SURE_XS = lazy(r"[$£€]|[Xx]+,[Xx]|[Xx]{2}:|X+day")


def figures(story: Story) -> Iterator[Note]:
    """X's in the place of a figure or a day."""
    copy, words = story.copy, vocabulary(story)
    genetics = not words.isdisjoint(("xy", "chromosome", "chromosomes"))
    for match in islice(_XS.finditer(copy), MOST):
        before, after = copy[max(0, match.start() - AROUND) : match.start()], copy[match.end() : match.end() + AROUND]
        if _SURE_XS.match(match[0]) or _is_figure(before, after, genetics, len(match[0]) == 4):
            yield Note(*match.span(), DATE if match[0].endswith("day") else FIGURE)


_PEOPLE = lazy(r"\s(?:people|women|men|children)")
_TALLY = lazy(r"-[Xx]{1,3}(?!\w)")
_AGED = lazy(r"\b[Aa]ged?\s\Z")
_BEFORE_A_YEAR = lazy(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]y)\s\Z")


def _is_figure(before: str, after: str, genetics: bool, is_year: bool) -> bool:
    if _MEASURED.match(after):
        return not (genetics and _PEOPLE.match(after))
    if _MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after):
        return True
    if _TALLY.match(after) and _VOTED.search(before):
        return True
    if _AGED.search(before):
        return True
    if is_year and _BEFORE_A_YEAR.search(before):
        return True
    return _TITLE_BEFORE.search(before) is not None and _GOES_ON.match(after) is not None


# Dates and figures of nothing

# They start with the zero, since a pattern that starts with a character is searched for many times as fast.
_ZEROS = lazy(r"00(?<![0-9.,:/-]00)0{0,2}(?![0-9])")
_NO_DAY = lazy(r"00([/.-])00\1(?:0000|00)\b")
_DAY_MONTH = lazy(rf"00\s{MONTHS}(?!\w)")
_NO_SUM = lazy(r"0{2,3}(?:,0{3})*(?![0-9.,]*[0-9])")
_COUNTS = lazy(rf"\s{UNITS}")
_EMPTY_GROUPS = lazy(r"0(?<![0-9.,]0)0{0,2}(?:,000)+(?![0-9])")
_EMPTY_SUM = lazy(r"0\.(?<=[$£€]0\.)0{1,2}(?=\s(?:million|billion)\b)")
_CLOCK = lazy(r"[:.][0-9]")
_OF_A_GROUP = lazy(r"[0-9][ \u00a0\u202f]\Z|[’']\Z")
_LETTERED = lazy(r"\b(?:dd([/.-])mm\1yy(?:yy)?|mm([/.-])dd\2yy(?:yy)?)\b", re.IGNORECASE)
_BLANK = lazy(rf"(?<=\s)_{{3,}}(?=,?\s(?:said|says|told)\b)|[$£€]_{{2,}}|(?<![\w_])_{{2,}}(?=\s?(?:%|{UNITS}))")


def empty_figures(story: Story) -> Iterator[Note]:
    """Dates and figures that are nothing but zeros, and a date in letters."""
    copy = story.copy
    for zeros in islice(_ZEROS.finditer(copy), MOST):
        start, end = zeros.span()
        before = copy[max(0, start - AROUND) : start]
        if (day := _NO_DAY.match(copy, start) or _DAY_MONTH.match(copy, start)) is not None:
            yield Note(*day.span(), DATE)
        elif zeros[0] == "00" and _MONTH_BEFORE.search(before) and not _CLOCK.match(copy, end):
            yield Note(start, end, DATE)
        elif before[-1:] in ("$", "£", "€") and (sum_ := _NO_SUM.match(copy, start)) is not None:
            yield Note(start - 1, sum_.end(), FIGURE)
        elif len(zeros[0]) < 4 and _COUNTS.match(copy, end) and not _OF_A_GROUP.search(before):
            yield Note(start, end, FIGURE)
    for match in islice(_EMPTY_GROUPS.finditer(copy), MOST):
        yield Note(*match.span(), FIGURE)
    for match in islice(_EMPTY_SUM.finditer(copy), MOST):
        yield Note(match.start() - 1, match.end(), FIGURE)
    if not vocabulary(story).isdisjoint(("yyyy", "yy")):
        yield from _lettered(story)


def _lettered(story: Story) -> Iterator[Note]:
    for match in islice(_LETTERED.finditer(story.copy), MOST):
        around = story.copy[max(0, match.start() - AROUND) : match.end() + AROUND]
        if "format" not in around and not in_speech(story, match.start()):
            yield Note(*match.span(), DATE)


def blanks(story: Story) -> Iterator[Note]:
    """A line of underscores in the place of a figure."""
    for match in islice(_BLANK.finditer(story.copy), MOST):
        if not in_speech(story, match.start()):
            yield Note(*match.span(), FIGURE)
