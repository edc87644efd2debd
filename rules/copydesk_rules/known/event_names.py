"""Dates that copy gives to a known event by its name: "the 2013 Boston Marathon bombing", "the Sept. 11, 2001, attacks"."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from copydesk.patterns import lazy
from copydesk.reading.dates.dates import DateMention
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tables import HouseRow
from copydesk.tuples import NamedTuple
from copydesk_rules.known.events import events, plain
from copydesk_rules.known.name_index import Index, index_of

NOUNS = (
    r"(?:war|invasion|conflict|incursion|offensive|fighting|hostilities|uprising|pandemic|epidemic|outbreak|siege|blockade|crisis"
    r"|revolution|protests|genocide|insurgency|occupation|operation|intifada)"
)
#: A word that says that something lasted, or was begun by somebody.
LASTING = lazy(rf"\b(?:{NOUNS}|War|annexation|Intifada|standoff)\b")
DETERMINED = lazy(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir)|[’']s?)\s(?:(?:deadly|devastating|[a-z]+ing|[a-z]+ic|infamous|first)\s)?\Z|\A\Z"
)
_SINCE = lazy(
    r"\b(?:[Ss]ince|[Dd]uring|[Bb]y|[Ll]ike|than)\s(?P<what>[^.;:,()]{4,80}?),?\s(?:back\s)?(?:in|on|around)\s(?:early\s|late\s|mid-)?\Z"
)
# Where a date stands that is the event's for sure, or is the deed's that an event's name follows.
_OF_DATE = lazy(r"\s(?:of\s|\()\Z")
_AT_PLACE = r"(?:\s(?:in|at|on|near|outside)\s(?:the\s)?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?)"
_IN_DATE = lazy(r",?\s(?:back\s)?(?:in|on)\s(?:early\s|late\s|mid-)?\Z")
_AT_PLACE_IN_DATE = lazy(rf"{_AT_PLACE},?\s(?:back\s)?(?:in|on)\s(?:early\s|late\s|mid-)?\Z")
_HAPPENED = (
    r"(?:hit|struck|devastated|ravaged|destroyed|killed|battered|slammed|happened|occurred|took\splace|began|erupted|swept|flooded|shook|left|claimed|leveled|levelled"
    r"|made\slandfall|unfolded|wiped\sout|swamped|injured|wounded|leveled)"
)
_HAPPENED_BEFORE = lazy(
    rf"(?:,\s(?:which|that|who))?\s(?:first\s)?{_HAPPENED}(?:\s(?!in\b|on\b|after\b|before\b)[\w’',-]+){{0,6}},?\s(?:back\s)?(?:in|on)\s(?:early\s|late\s|mid-)?\Z"
)
_HAPPENED_AFTER = lazy(rf"\s(?:first\s)?{_HAPPENED}\b")
#: "John F. Kennedy was assassinated", which is not of a later year.
_AFTER_CLAUSE = lazy(
    r"(?:\s(?!(?:and|but|who|which|when|while|after|before|as|since|until|that)\b)[\w’'-]+){0,8},?\s(?:back\s)?(?:in|on)\s(?:early\s|late\s|mid-)?\Z"
)
_IS_CLAUSE = lazy(r"(?:ed|fell|sank)\Z|\breturned\b")
#: "The killing of George Floyd in May 2020 led to …": the date of what the sentence opens with is its own.
_OPENS = lazy(r"(?:\A|\A.*(?:[.!?]|\n)[”\"]?\s?)(?:The\s)?\Z", re.DOTALL)
#: "Hurricane Maria, the 2017 storm that …"
_CALLED = lazy(r",\s(?:the|a)\s\Z")
_KIND = lazy(
    r"\s(?:[a-z]+\s)?(?:storm|hurricane|attacks?|massacre|bombings?|shooting|disaster|earthquake|quake|tragedy|killings?|murder|crash|fire|protest)\b"
)
OPENS_IN = lazy(r"(?:\A|[.;!?”\"\n]\s?|\b(?:[Bb]ut|[Aa]nd|when)\s)(?:[Ii]n|[Oo]n)\s(?:early\s|late\s|mid-)?\Z")
# "voted against the invasion of Iraq in 2002", "feared the 2001 Iraq War": what was meant, or foreseen, is older.
_FORESEEN = lazy(
    r"\b(?:vot|warn|predict|fores[aeh]|oppos|support|plan|prepar|before|ahead|foretold|prophe|fear|idea|dream|threat)"
)
_FORETOLD = lazy(r"\b(?:warn|predict|fores[aeh]|plan|prepar|before|ahead|foretold|prophe|fear|idea|dream|threat)")
_VOTED = lazy(r"\b(?:vot|author|resol|debat|case\sfor|run-?up)")
_UNTIL_THEN = lazy(r"\A[-–](?:[0-9]{4}|[0-9]{2})\b(?=\s)")
_YEARS_OWN = lazy(r"\A[’']s\b")
# What follows a name that is not part of a longer one ("the 2016 Boston Marathon bombing trial").
_NAME_ENDS = lazy(
    r"(?:[’']s\b|(?:[,.;:)—–]|\Z|\s(?:[—–(]|(?:in|on|at|by|that|which|who|and|or|but|was|were|is|are|has|had|have|killed|left|when|as|to|of|with"
    r"|where|after|before|shook|sent|triggered|led|prompted|did|would|could|from|for|because|since|until|while|than|also|cost|spread|hit|made|took|[a-z]{2,}ed)\b)))"
)
_LASTS = frozenset(
    (
        "war", "wars", "conflict", "pandemic", "fighting", "genocide", "uprising", "revolution", "crisis", "operation",
        "storm", "vote", "intifada", "siege", "standoff", "riots",
    )
)  # fmt: skip
_NOT_LATER = r"(?!\s(?:anniversary|hearings?|committee|trials?|investigation|panel|probe|cases?|defendants?|memorial|vigil|commission|museum|victims?)\b)"
_THE = lazy(r"(?:\b(?:[Tt]he|of|[Ss]ince|[Bb]efore|[Aa]fter|deadly)|[’']s)\s\Z")
#: "The Sept. 11, 2001, attacks", "the attacks of Sept. 11, 2001": the date is the name. By month and day: what stands
#: after the date, what stands before it, and the name.
_CALLED_BY_DATE = {
    (9, 11): (
        lazy(
            rf"\A,?\s(?:al[- ]Qa[ei]da\s)?(?:terror(?:ist)?\s)?attacks\b{_NOT_LATER}(?!\sin\s(?!America|the|New|Wash|Penn|U))"
        ),
        lazy(
            r"\b(?:attacks(?:\son\s(?:the\s)?(?:New\sYork|Washington|America|U\.S\.|US))?\sof|terror(?:ist)?\sattacks\son)\s\Z"
        ),
        "September 11 attacks",
    ),
    (1, 6): (
        lazy(
            r"\A,?\s(?:(?:deadly|violent)\s)?(?:attack\son\s(?:the\s)?(?:U\.?S\.?\s)?Capitol|Capitol\s(?:attack|riot|insurrection)|insurrection)\b"
            + _NOT_LATER
        ),
        lazy(r"\b(?:attack\son|storming\sof)\sthe\s(?:U\.?S\.?\s)?Capitol\s(?:on|of)\s\Z"),
        "attack on U.S. Capitol",
    ),
    (10, 7): (
        lazy(
            rf"\A,?\s(?:(?:deadly|surprise|terror(?:ist)?)\s)?Hamas(?:-led)?\s(?:(?:terror(?:ist)?)\s)?attacks?\b{_NOT_LATER}"
        ),
        lazy(r"\bHamas(?:-led)?(?:[’']s?)?\s(?:(?:[a-z]+)\s)?attack(?:s|ed)?(?:\son)?(?:\sIsrael)?\s(?:on|of)\s\Z"),
        "Hamas attack on Israel",
    ),
}


class Belongs(Enum):
    """How the date belongs to the beginning."""

    ITS_OWN = 1
    #: It may be that of something that came of it ("sued over the Boston Marathon bombing in 2015").
    OR_LATER = 2
    #: It may be a little older as well ("argued over the invasion of Iraq in 2002").
    OR_NEAR_IT = 3


class Said(NamedTuple):
    """What the copy says it is that has the date, in its own words."""

    what: str
    belongs: Belongs = Belongs.ITS_OWN
    bare: bool = False


def called_by_date(mention: DateMention, before: str, after: str) -> Said | None:
    """What is called by its month and day."""
    forms = _CALLED_BY_DATE.get((mention.month or 0, mention.day or 0)) if not mention.more else None
    if forms is None:
        return None
    after_it, before_it, name = forms
    if (mention.year, mention.month) == (2012, 9):
        name = "Benghazi attack"
    return Said(name) if (after_it.match(after) and _THE.search(before)) or before_it.search(before) else None


def named(before: str, after: str, names: tuple[str, ...]) -> Said | None:
    """The event to which the date belongs by its name."""
    if name := _name_after(before, after, names):
        if not _lasts(name) or _UNTIL_THEN.match(after):
            return Said(name)
        return None if _VOTED.search(before) else Said(name, Belongs.OR_LATER)
    if name := _name_of_date(before, after, tuple(name for name in names if not _lasts(name))):
        return Said(name)
    for name in names:
        at = before.rfind(name)
        if at >= 0 and _IS_CLAUSE.search(name) and _AFTER_CLAUSE.match(before, at + len(name)):
            return Said(name)
    for ending in (_OF_DATE, _IN_DATE, _AT_PLACE_IN_DATE):
        gap = ending.search(before, max(0, len(before) - 80))
        if gap is None or not (name := _name_at_end(before[: gap.start()], names)):
            continue
        stem = before[: gap.start()]
        if ending is _OF_DATE:
            return Said(name, Belongs.OR_LATER)
        if not _lasts(name) and _OPENS.search(stem, 0, stem.rfind(name)):
            return Said(name)
        if _lasts(name) or LASTING.search(name):
            # "The war in Georgia in 1993" may be of another war.
            either = _lasts(name) and name[0].islower()
            return None if either or _FORETOLD.search(before) else Said(name, Belongs.OR_NEAR_IT)
        return None if _FORESEEN.search(before) else Said(name, Belongs.OR_LATER)
    return None


def _name_after(before: str, after: str, names: tuple[str, ...]) -> str:
    """The name right after its date ("the 2013 Boston Marathon bombing", "In 2005, Hurricane Katrina hit"); or ""."""
    own = _YEARS_OWN.match(after)
    after = after[own.end() :] if own else _UNTIL_THEN.sub("", after)
    rest = after.lstrip(", ").removeprefix("the ")
    for name in names:
        if rest.startswith(name):
            end = len(name) + rest.startswith(name + "s")
            named = (own or DETERMINED.search(before)) and _NAME_ENDS.match(rest, end)
            if named or (_HAPPENED_AFTER.match(rest, end) and OPENS_IN.search(before)):
                return name
    return ""


def _name_of_date(before: str, after: str, names: tuple[str, ...]) -> str:
    """The name before its date ("since X in 2013", "X of 2013", "X, which struck … in 2013", "X, the 2013 attack"); or ""."""
    since = _SINCE.search(before)
    what = plain(since["what"]) if since is not None else ""
    if what and (name := next((name for name in names if plain(name) == what), "")):
        return name
    if not any(name in before for name in names):
        return ""
    gap = (
        _OF_DATE.search(before)
        or _HAPPENED_BEFORE.search(before)
        or (_CALLED.search(before) if _KIND.match(after) else None)
    )
    return _name_at_end(before[: gap.start()], names) if gap is not None else ""


def _name_at_end(words: str, names: tuple[str, ...]) -> str:
    """The name that the words end with, in the singular or the plural; or ""."""
    for name in names:
        if words.endswith((name, name + "s")) and not words[: words.rfind(name)][-1:].isalnum():
            return name
    return ""


def names_here(story: Story) -> tuple[str, ...]:
    """The names of known events that occur in the story, the longest first."""
    words, by_word, copy = vocabulary(story), _by_word(story.house_rows), story.copy
    named = (one for word in sorted(_words_of_names(story.house_rows) & words) for one in by_word[word])
    return tuple(
        sorted((name for name, needed in named if words.issuperset(needed) and name in copy), key=len, reverse=True)
    )


@cache
def _words_of_names(house: tuple[HouseRow, ...]) -> frozenset[str]:
    return frozenset(_by_word(house))


@cache
def _by_word(house: tuple[HouseRow, ...]) -> Index:
    if house:
        return index_of(name for event in events(house) for name in event.names)
    from copydesk_rules.known._compiled.event_index import BY_WORD

    return BY_WORD


def _lasts(name: str) -> bool:
    """Whether the name is of something that lasts, so that its date may be any of its years."""
    return not _LASTS.isdisjoint(name.lower().replace("-", " ").split())
