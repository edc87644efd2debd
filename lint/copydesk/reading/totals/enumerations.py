"""Lists that follow their own number: "four priorities: schools, crime and jobs" states four and names three.

It is led in by a colon, a dash, a bracket or a comma, stands in bullets below, or before its number ("Ohio, Iowa and Texas were
the three states"). What counts as an item is in `list_items`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.totals.list_items import Items, are_all_names, items_of
from copydesk.reading.totals.stated_counts import ARE, WHENCE, StatedCount, stated_counts
from copydesk.story import Story
from copydesk.tuples import NamedTuple

_OPENER = lazy(r"(?:(?P<colon>:)|(?P<dash>\s?[—–]|\s--?)|(?P<bracket>\s(?=\())|(?P<comma>,))\s?(?=[\w“\"‘'(])")
_SAYING_WHICH = frozenset(("to", "that", "who", "which", "due", "being"))
_MONTHS = words("January February March April May June July August September October November December")
_AGE = lazy(r",\s[1-9][0-9],")
#: "After two defeats, Hull, Leeds and York, who had led, fell back": the names are what the sentence is about.
_SAID_OF_NAMES = lazy(r",\s(?:who|which|whose|where|all|both|each|the)\b")
_PREPOSITIONS = tuple(
    f"{before}{end}"
    for before in (
        "In",
        "After",
        "Before",
        "For",
        "With",
        "At",
        "On",
        "To",
        "From",
        "Since",
        "Despite",
        "Following",
        "During",
        "Within",
    )
    for end in ("", " the", " these", " those", " their", " its", " his", " her")
)
#: "three reasons, said the manager: cost, noise and dust".
_ATTRIBUTION = lazy(r",\s(?:said|says|according\sto|added|\w+\s(?:said|says))\b[^.,:;\n–—]{0,70}(?=:\s)")
_CLAUSE = lazy(r",\sand\s(?=[a-z])")
_NAME = r"(?:the\s)?[A-ZÀ-Þ][\w’'.-]*+(?:\s(?:of\s|the\s|de\s|la\s|van\s|von\s|al-)?[A-ZÀ-Þ&][\w’'.-]*+)*+"
_APPOSED = lazy(
    rf"(?:(?:those\sof|namely|that\sis,)\s)?(?P<names>{_NAME}(?:,\s(?:[1-9][0-9],\s)?{_NAME})*+,?(?:\s[1-9][0-9],)?\sand\s{_NAME}(?:\sand\s{_NAME})*+)"
    r"(?=,\s[a-z]|,\s[1-9][0-9],\s[a-z]|[.;:]?[”\"]?\n|\.\s|\Z|\.\Z)"
)
_BRACKETED = lazy(r"\((?P<list>[^()\n]{6,300}+)\)")
_SUMMING_UP = lazy(r"\s(?:are|were|became|remain|make up|made up)\sthe\s(?:only\s|other\s)?\Z")
_IN_BRACKETS = lazy(r"\s?\([^()]*+\)")
_CLOSING = lazy(r"\s?[—–]\s?|\s--?\s|:\s|;")
_BULLET = lazy(r"(?:[-–—•*·▪]|\(?(?:[1-9][0-9]?|[a-z])[.)])\s")
_LIST_ITEM = "list item"
_LONGEST_LIST = 420


class Enumeration(NamedTuple):
    """A stated number with its list: offsets of the copy from the number to the list's end, and how many items can be seen."""

    start: int
    end: int
    stated: int
    noun: str
    fewest: int
    most: int
    items: tuple[str, ...]


def enumerations(story: Story) -> Iterator[Enumeration]:
    """Every number of things with its list: led in by a colon, a dash, a comma or a bracket, in bullets below, or before it."""
    done = 0
    for head in stated_counts(story):
        if head.start < done:
            continue
        found = _listed(story, head)
        if found is not None:
            done = found.end
            yield found


def _listed(story: Story, head: StatedCount) -> Enumeration | None:
    """The list of a number, behind it or before it."""
    copy = story.copy
    first, last = sentence_at(story, head.start)
    are = ARE.search(copy, head.start, head.end)
    if are is not None and copy[head.end : head.end + 1] != ":":
        return _with_a_verb(copy, head, are, last)
    if _SUMMING_UP.search(copy, max(first, head.start - 25), head.start):
        return _summed_up(copy, head, first)
    attribution = _ATTRIBUTION.match(copy, head.end)
    opener = _OPENER.match(copy, attribution.end() if attribution is not None else head.end)
    if opener is None:
        return _in_bullets(story, head) if copy.startswith(":", head.end) else None
    limit = min(max(last, opener.end()), opener.end() + _LONGEST_LIST)
    if opener["comma"]:
        return _in_apposition(copy, head, opener.end())
    if opener["bracket"]:
        return _in_brackets(copy, head, opener.end())
    end = _end(copy, opener, limit, bool(opener["colon"]))
    found = items_of(copy[opener.end() : end]) if end else None
    return _enumeration(head, end, found)


def _enumeration(head: StatedCount, end: int, found: Items | None) -> Enumeration | None:
    if found is None or _is_about_kinds(head.noun, found.items):
        return None
    return Enumeration(head.start, end, head.stated, head.noun, found.fewest, found.most, found.items)


#: Words that say what kind things are, where a name would say which ("two presidents - Republican and Democrat").
_KINDS = words(
    "Republican Republicans Democrat Democrats Democratic Labour Labor Conservative Conservatives Liberal Liberals Tory Green Independent",
    " Catholic Protestant Sunni Shia Shiite Muslim Christian Hindu Jewish Arab Kurdish Black White Hispanic Latino American British French",
    " German Russian Chinese European African Asian English Scottish Welsh Irish Olympic Paralympic",
)
#: Works, whose titles hold commas and "and"s.
_WORKS = words(
    "books texts films movies songs albums novels plays titles singles papers articles essays stories works poems shows programs",
    " programmes episodes",
)


def _is_about_kinds(noun: str, items: tuple[str, ...]) -> bool:
    """Whether the words behind a dash may say what kind the things are, or be titles, and so list nothing that can be counted."""
    if noun.lower() in _WORKS and not items[0].startswith(("“", '"', "‘", "'")):
        return True
    if len(items) == 2 and any(" " not in item and (item.islower() or item in _KINDS) for item in items):
        return True
    first, *others = (item.split()[0] for item in items if item.split())
    return first.endswith("ing") and first.islower() and not all(word.endswith("ing") for word in others)


def _in_apposition(copy: str, head: StatedCount, start: int) -> Enumeration | None:
    """ "The three suspects, Ann Roe, Ben Cole and Cy Hart, were held": names only, and a comma or the sentence's end behind them."""
    match = _APPOSED.match(copy, start)
    if (
        match is None
        or not (head.is_last or _may_be_apart(copy, head, match))
        or copy[max(0, head.start - 2) : head.start] == ", "
        or not are_all_names(match["names"])
        or (
            _SAID_OF_NAMES.match(copy, match.end())
            and copy[max(0, head.start - 20) : head.start].rstrip().endswith(_PREPOSITIONS)
        )
    ):
        return None
    found = items_of(match["names"])
    return (
        None if found is None else Enumeration(head.start, match.end(), head.stated, head.noun, *found[1:], found.items)
    )


def _may_be_apart(copy: str, head: StatedCount, match: re.Match[str]) -> bool:
    """Whether names behind what is said of the things are theirs: "two men from Luton, Adil Khan, 24, and Ben Cole, 31"."""
    said = copy[head.start : head.end].partition(head.noun)[2].split()
    if said[0] in _SAYING_WHICH:
        return said[-1].islower() or said[-1] in _MONTHS
    # With ages they are people, and not more places.
    return said[0] in WHENCE and _AGE.search(match["names"]) is not None


def _in_brackets(copy: str, head: StatedCount, start: int) -> Enumeration | None:
    """ "three bridges (Iron Bridge, Mill Bridge and Long Bridge)"."""
    match = _BRACKETED.match(copy, start)
    return _enumeration(head, match.end(), items_of(match["list"])) if match is not None and head.is_last else None


def _with_a_verb(copy: str, head: StatedCount, verb: re.Match[str], last: int) -> Enumeration | None:
    """ "The four finalists are Roe, Cole, Hart and Poe.": names only, to the end of the sentence."""
    end = _without_stop(copy, verb.end(), last)
    named = _APPOSED.match(copy, verb.end())
    if named is not None:
        text, end = named["names"], named.end()
    else:
        text = _IN_BRACKETS.sub("", _CLAUSE.split(copy[verb.end() : end], maxsplit=1)[0])
    if "," not in text or len(text) > _LONGEST_LIST or not are_all_names(text):
        return None
    return _enumeration(head, end, items_of(text))


def _summed_up(copy: str, head: StatedCount, first: int) -> Enumeration | None:
    """ "Ohio, Iowa and Texas were the four states that voted": names only, from the start of a sentence."""
    verb = _SUMMING_UP.search(copy, max(first, head.start - 25), head.start)
    text = copy[first : verb.start()] if verb is not None else ""
    if "," not in text or len(text) > _LONGEST_LIST or not are_all_names(text):
        return None
    found = items_of(text)
    end = copy.index(head.noun, head.start) + len(head.noun)
    return (
        None
        if found is None
        else Enumeration(first, end, head.stated, head.noun, found.fewest, found.most, found.items)
    )


def _in_bullets(story: Story, head: StatedCount) -> Enumeration | None:
    """A line that ends with a colon, and the list items right below it."""
    copy, blocks, index = story.copy, story.blocks, story.block_index(head.start)
    if copy[head.end : blocks[index].end].strip() != ":":
        return None
    last = index
    while last + 1 < len(blocks) and (
        blocks[last + 1].kind == _LIST_ITEM or _BULLET.match(copy, blocks[last + 1].start)
    ):
        last += 1
    if last < index + 2:
        return None
    items = tuple(_BULLET.sub("", copy[one.start : one.end], count=1) for one in blocks[index + 1 : last + 1])
    return Enumeration(head.start, head.end, head.stated, head.noun, len(items), len(items), items)


def _end(copy: str, opener: re.Match[str], limit: int, colon: bool) -> int:
    """Where a list ends: at the dash that closes it, else where its sentence does; 0 where the list cannot be told from the rest."""
    line = copy.find("\n", opener.end(), limit)
    limit = line if line >= 0 else limit
    closing = _CLOSING.search(copy, opener.end(), limit)
    if closing is None:
        return _without_stop(copy, opener.end(), limit)
    if closing[0] == ";":
        return _without_stop(copy, opener.end(), limit)
    if colon or ":" in closing[0]:
        return 0
    return closing.start()


def _without_stop(copy: str, start: int, end: int) -> int:
    while end > start and copy[end - 1] in " \t\n.!?…":
        end -= 1
    return end
