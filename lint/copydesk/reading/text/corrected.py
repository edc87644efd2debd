"""What a note of correction puts right: "the bridge is 240 meters long, not 420" gives 240 for 420."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from copydesk.patterns import lazy
from copydesk.reading.summaries.mentions import Mention, mentions_in
from copydesk.reading.text.corrections import notes
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Corrected(NamedTuple):
    """A figure, day or name that a note calls wrong, and the right one where the note gives it; offsets into the copy.

    `mention` is the wrong figure or day, None for a name. `note` is the note that says so.
    """

    wrong: tuple[int, int]
    right: tuple[int, int] | None
    mention: Mention | None
    right_mention: Mention | None
    note: tuple[int, int]


def corrected(story: Story) -> tuple[Corrected, ...]:
    """All that the story's notes of correction put right in so many words."""
    return story.read(_corrected)


def _corrected(story: Story) -> tuple[Corrected, ...]:
    kept = (note for note in notes(story) if _OF_THIS_STORY.search(story.copy, note[0], min(note[1], note[0] + 400)))
    return tuple(islice((one for note in kept for one in _in_note(story, note)), _MOST))


#: A story with more is a column of corrections, whatever it says of itself.
_MOST = 12


#: What tells a note about this story from a paragraph about somebody's mistake.
_OF_THIS_STORY = lazy(
    r"\b(?:[Cc]orrection|CORRECTION|[Cc]larification|CLARIFICATION|[Ee]rratum|[Ee]ditor['’]?s['’]?\s[Nn]ote|UPDATE|Update|Note)\b[^.\n]{0,40}[:.—–-]"
    r"|\b(?:[Aa]n?|[Tt]his|[Tt]he|[Oo]ur)\s(?:earlier|previous|original|prior|first)\s(?:version|edition)\sof\s(?:this|the|our)\b"
    r"|\b[Tt]his\s(?:article|story|report|post|page|piece|headline|caption)\b|\b[Tt]he\s(?:article|story|report|headline|caption)\s(?:was|has\sbeen)\s(?:corrected|amended)"
)

_NAME = r"[A-ZÀ-Þ][\w’'-]*\w(?:\s(?:(?:of|the|de|van|von|bin|al|and)\s(?:the\s)?)?(?:[A-ZÀ-Þ]\.\s)?[A-ZÀ-Þ][\w’'-]*\w)*"
_NOT = lazy(r"(?P<before>,|\s[—–-]|\)|\b)\s?(?:and\s)?(?P<word>not|rather\sthan|instead\sof)\s")
_LEADS = lazy(
    r"(?:(?:in|on|at|the|an?|as|from|by|for|to|of|about|some|around|nearly|up\sto|more\sthan|at\sleast|with)\s){0,3}\Z"
)
_TRAILS = lazy(r"(?:[\s-][a-z][\w’'-]*){0,4},?\Z")
_NAME_BEFORE = lazy(rf"(?P<name>{_NAME})(?:,|\s[—–-])?\Z")
_NAME_AFTER = lazy(rf"(?:(?:the|in|at|from|by|to|of|on)\s){{0,2}}(?P<name>{_NAME})")
_BUT = lazy(r"[^.;]{0,40}?\bbut\s")
_STATED = lazy(
    r"\b(?:version|edition|report|story|article|headline|caption|post|piece|originally|previously|incorrectly|wrongly|erroneously|mistakenly|inaccurately)\b[^.;]{0,90}?"
    r"\b(?:said|stated|gave|put|reported|had|described|listed|identified|referred|cited|claimed|wrote|named|called|quoted)\b|\bmisstated\b"
)
_MISNAMED = lazy(
    rf"\b(?:misspel(?:led|t)|misidentified|misnamed|misquoted|identified|referred\sto|named|called|described|spelled|spelt|gave)\b[^.;]{{0,120}}?\bas\s(?:the\s|an?\s)?(?P<name>{_NAME})"
)
_ITS_NAME = lazy(rf"(?P<name>{_NAME})(?:['’]s?\s(?:sur|last\s|first\s|given\s|full\s)?name)?\sas\s\Z")
_IS_NAMED = lazy(rf"\b(?:name\sis|is\scalled|is\sspelled|is|was|are|stands\sfor)\s(?:the\s)?(?P<name>{_NAME})")
_STOP = lazy(r"[a-z0-9)”’\"]{2}[.!?;][”’\")]?\s+(?=[A-Z“\"])")
_HEADER = 60
_HEAD = lazy(r"[^.]{0,60}?:\s")


def _in_note(story: Story, note: tuple[int, int]) -> Iterator[Corrected]:
    copy, (start, end) = story.copy, note
    head = _HEAD.match(copy, start, min(end, start + _HEADER))
    start = head.end() if head else start
    said = mentions_in(story, start, end)
    done: set[int] = set()
    for match in _NOT.finditer(copy, start, end):
        for one in (_figures_around(story, match.span(), said, note), _names_around(copy, match.span(), note)):
            if one is not None:
                done.add(one.wrong[0])
                yield one
                break
    if not done:
        for one in (_figure_stated(story, start, end, said, note), _name_stated(copy, start, end, note)):
            if one is not None:
                yield one


def _figures_around(
    story: Story, no: tuple[int, int], said: tuple[Mention, ...], note: tuple[int, int]
) -> Corrected | None:
    """ "240, not 420", "not 420 but 240"."""
    copy = story.copy
    before = next((one for one in reversed(said) if one.end <= no[0] + 1), None)
    after = next((one for one in said if one.start >= no[1]), None)
    if after is None or not _LEADS.match(copy, no[1], after.start):
        return None
    but = _BUT.match(copy, after.end, note[1])
    if but is not None:
        right = next((one for one in said if one.start >= but.end() and _LEADS.match(copy, but.end(), one.start)), None)
        if right is not None and right.kind == after.kind:
            return Corrected((after.start, after.end), (right.start, right.end), after, right, note)
    if before is None or before.kind != after.kind or not _TRAILS.match(copy, before.end, no[0]):
        return None
    if _is_swapped(copy, no, note):
        before, after = after, before
    return Corrected((after.start, after.end), (before.start, before.end), after, before, note)


def _is_swapped(copy: str, no: tuple[int, int], note: tuple[int, int]) -> bool:
    """ "An earlier version said 420 instead of 240": what stands first is wrong."""
    if copy[no[0] : no[1]].endswith("not "):
        return False
    return _STATED.search(copy, _sentence(copy, *note, no[0])[0], no[0]) is not None


def _names_around(copy: str, no: tuple[int, int], note: tuple[int, int]) -> Corrected | None:
    """ "Ann Roe, not Ann Row"."""
    before = _NAME_BEFORE.search(copy, max(note[0], no[0] - 80), no[0])
    after = _NAME_AFTER.match(copy, no[1], note[1])
    if before is None or after is None or before["name"] == after["name"]:
        return None
    wrong, right = after.span("name"), before.span("name")
    if _is_swapped(copy, no, note):
        wrong, right = right, wrong
    return Corrected(wrong, right, None, None, note)


def _figure_stated(
    story: Story, start: int, end: int, said: tuple[Mention, ...], note: tuple[int, int]
) -> Corrected | None:
    """ "An earlier version said that it was 420 meters long. It is 240 meters." """
    stated = _STATED.search(story.copy, start, end)
    if stated is None:
        return None
    limits = _sentence(story.copy, start, end, stated.end() - 1)
    inside = [one for one in said if stated.end() <= one.start < limits[1]]
    outside = [one for one in said if not limits[0] <= one.start < limits[1]]
    if len(inside) != 1:
        return None
    wrong = inside[0]
    rights = [one for one in outside if one.kind == wrong.kind and story.copy[one.start : one.end] != "one"]
    if len(rights) != 1:
        return None
    return Corrected((wrong.start, wrong.end), (rights[0].start, rights[0].end), wrong, rights[0], note)


def _sentence(copy: str, start: int, end: int, offset: int) -> tuple[int, int]:
    """The sentence of a note that holds an offset; a note may stand in a footer, whose sentences are not read."""
    stops = [match.end() for match in _STOP.finditer(copy, start, end)]
    return max((stop for stop in stops if stop <= offset), default=start), next((s for s in stops if s > offset), end)


def _name_stated(copy: str, start: int, end: int, note: tuple[int, int]) -> Corrected | None:
    """ "misspelled Ann Roe’s name as Row", "identified the mayor as Ann Row. She is Ann Roe"."""
    wrong = _MISNAMED.search(copy, start, end)
    if wrong is None:
        return None
    right = _ITS_NAME.search(copy, max(start, wrong.start("name") - 80), wrong.start("name"))
    if right is None or right["name"] == wrong["name"]:
        right = _IS_NAMED.search(copy, wrong.end(), end) or _IS_NAMED.search(copy, start, wrong.start())
    if right is None or right["name"] == wrong["name"]:
        return Corrected(wrong.span("name"), None, None, None, note)
    return Corrected(wrong.span("name"), right.span("name"), None, None, note)
