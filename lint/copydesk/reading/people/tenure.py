"""Whether a title is somebody's of these days, as the copy tells it: "former", "in 2006", "was appointed", "is also"."""

from __future__ import annotations

from bisect import bisect_right

from copydesk.patterns import lazy
from copydesk.reading.people.people import Styled, styled
from copydesk.reading.people.person_names import places_of
from copydesk.reading.people.titles import NOT_NOW
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import lowered
from copydesk.story import Story

_OTHER_DAY = lazy(
    r"\b(?:1[6-9][0-9]{2}|20[0-9]{2})\b|\b(?:[Tt]hen|[Uu]ntil\s(?:last|this|recently|his|her|[A-Z]\w+)|[Ww]ould\sbe|[Ii]f\s(?:he|she|elected|confirmed|successful)|[Ff]ormerly|[Ww]hen\s(?:he|she)\swas|[Aa]t\sthe\stime"
    r"|years\s(?:ago|earlier|before))\b"
)
_FORMER_BEFORE = lazy(r"\b(?:[Ff]ormer|[Ee]x|[Ll]ate)\b[^,.;:”\"]{0,40}\Z")
_FORMER_BEHIND = lazy(
    r"(?:,|\sis|\swas|\s\()\s?(?:an?\s|the\s|who\s(?:is|was)\s(?:an?\s|the\s)?|himself\sa\s|herself\sa\s)?(?:former|ex|once)\b"
)
_MARKS = lazy(r"[“”\"]")
_CHANGES = lazy(
    r"\b(?:(?:appoint|promot|demot|transferr|oust)[a-z]*(?<!appointee)(?<!appointees)|nominat(?:ed|es|ing|ion)|resign(?:ed|s|ation)?|succe(?:eds?|eded|eding|ssor)"
    r"|replac(?:e|ed|es|ing)|reshuffle[a-z]*|became|becom(?:e|es|ing)|named|elected|sworn\sin|fired|sacked|stepp?(?:ed|ing)?\sdown|t(?:ake|ook|aking)\sover|took\soffice"
    r"|took\sup|r(?:un|uns|unning|an)\sfor|candidate|switch(?:ed|ing)|defect(?:ed|ing)|serv(?:ed|es|ing)\s(?:as|in)|previously|formerly|used\sto\sbe"
    r"|as\swell\sas|doubl(?:es|ed)|two\s(?:posts|jobs|roles|hats))\b"
)
_LEAVES = lazy(
    r"(?:,[^,.;\n]{2,40},)?\s(?:has\s|had\s|was\s|will\s|is\s|announced\s|said\s(?:he|she)\swould\s)?"
    r"(?:resign|quit|step|tak(?:es?|ing)\sover|took\sover|bec[oa]me|replac|succee|sworn|retire|appointed|promoted|moved?s?\sto\b|takes\sthe\soath|took\sthe\soath|died|dies)"
    r"|,\s(?:who\s(?:was\s|has\sbeen\s|had\sbeen\s|will\s|is\s)?)?(?:sworn|appointed|named|elected|promoted|succeed|replac|resign|quit|made\s|took\s|takes\s|taking\s|became|becomes|now\s)"
)
_BESIDES = lazy(
    r"\b(?:as|also|both|and|once|is|was|were|years)\s(?:an?\s|the\s|its\s|his\s|her\s|then-?\s?|now\s|as\s)*\Z"
)
#: A title that belongs to the name behind it.
_WHOSE_NAME = lazy(
    r"(?:\s(?:of|for)\s(?:the\s)?[\w’'-]+(?:\s(?:and\s)?[A-Z][\w’'-]+)*)?,\s[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ][\w’'-]+,"
)


def is_held_now(story: Story, one: Styled) -> bool:
    """Whether a title is said of these days, by the copy itself."""
    copy = story.copy
    if not NOT_NOW.isdisjoint(one.before) or copy[one.end : one.end + 1] == "]":
        return False
    if in_speech(story, one.start) and not _is_speaker(copy, one):
        return False
    if one.form == "after" and _WHOSE_NAME.match(copy, one.end):
        return False  # "besides Roe, the defence secretary, Ann Cole, will come"
    if copy[max(0, one.start - 3) : one.start].lower().endswith((" a ", " an ", "\na ")) and one.form == "before":
        return False  # "a President Roe would", "a Democratic Sen. Roe"
    if "new" in one.before and " new " in copy[one.start - 1 : one.end]:
        return False
    start, end = sentence_at(story, one.start)
    if _LEAVES.match(copy, one.end, min(end, one.end + _AROUND)):
        return False
    first, last = max(start, one.start - _AROUND), min(end, one.end + _AROUND)
    if _FORMER_BEFORE.search(copy, first, one.start) or _FORMER_BEHIND.match(copy, one.end, last):
        return False
    # What somebody quoted says of other days says nothing of the title.
    before, behind = _MARKS.split(copy[first : one.start])[-1], _MARKS.split(copy[one.end : last])[0]
    return _OTHER_DAY.search(before) is None and _OTHER_DAY.search(behind) is None


def _is_speaker(copy: str, one: Styled) -> bool:
    """Whether the person says the words before: then the marks that put the title in speech have lost their fellows."""
    return copy[max(0, one.start - 3) : one.start] in _QUOTED and _SAYS.match(copy, one.end) is not None


_QUOTED = frozenset(f"{stop}{mark} " for stop in ",.?!" for mark in '"”')
_SAYS = lazy(r"\s(?:said|says|told|added|wrote|argued|warned)\b")


def tells_of_change(story: Story, surname: str, labels: set[str]) -> bool:
    """Whether one of the titles stands without a name in a sentence with the surname and a word of change."""
    low, done = lowered(story), -1
    for place in places_of(story, surname):
        start, end = sentence_at(story, place)
        if start > done and any(
            _is_changed(story, label, start, end) for label in labels if low.find(label, start, end) >= 0
        ):
            return True
        done = max(start, done)
    return False


def _is_changed(story: Story, label: str, start: int, end: int) -> bool:
    """Whether a sentence that holds the title says that someone came to it, left it, or has it besides another."""
    low, copy = lowered(story), story.copy
    changes = _CHANGES.search(copy, start, end) is not None
    at = low.find(label, start, end)
    while at >= 0:
        behind = at + len(label)
        is_alone = not low[behind : behind + 1].isalpha() and not _stands_beside_name(story, at)
        if is_alone and (changes or _BESIDES.search(copy, max(start, at - _NEAR), at)):
            return True
        at = low.find(label, behind, end)
    return False


#: So far before a title stands what says that it comes on top of another.
_NEAR = 24
#: So far around a title stands what tells of another day.
_AROUND = 70


def _stands_beside_name(story: Story, at: int) -> bool:
    said = styled(story)
    index = bisect_right(said, at, key=lambda one: one.start) - 1
    return index >= 0 and at < said[index].end
