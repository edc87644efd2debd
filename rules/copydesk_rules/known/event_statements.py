"""What copy says of when something began or happened: the words for it, and the date that is said with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.dates.dates import DateMention, dates
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple
from copydesk_rules.known.event_names import (
    DETERMINED,
    NOUNS,
    OPENS_IN,
    Belongs,
    Said,
    called_by_date,
    named,
    names_here,
)

_ADJECTIVE = (
    r"(?:full-scale|full-fledged|large-scale|current|ongoing|present|latest|Russian|Russian-led|brutal|unprovoked|whole|devastating"
    r"|bloody|deadly|civil|military|special|U\.?S\.?|American|British|Soviet|Israeli|Iraqi|Turkish|Western|[A-Z][\w.]*-led|allied|coalition|botched|failed|2nd|first|second)"
)
MODIFIER = rf"(?:{_ADJECTIVE}\s)*"
_BEGAN = r"(?:began|begun|started|broke\sout|erupted|was\slaunched|commenced)"
_IN = r"\s(?:back\s)?(?:in|on|around)\s(?:early\s|late\s|mid-)?"
_WHAT = rf"(?P<what>(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[A-Z][\w’'-]+)\s(?:(?:{_ADJECTIVE}|[A-Z][\w’'-]+)\s){{0,4}}{NOUNS}(?:\s(?:of|in|on|against|with|between)\s(?:the\s)?[A-Z][\w’' -]{{1,40}}?)?)"
_BEGINNING = lazy(rf"\b(?:beginning|start|outbreak|onset|launch|start-up)\sof\s{_WHAT},?{_IN}\Z")
_HAS_BEGUN = lazy(rf"\b{_WHAT}(?:,?\s(?:which|that))?\s(?:first\s)?{_BEGAN}{_IN}\Z")
# What is over in a day, unlike a war: "since Russia's invasion of Ukraine in 2022", "launched a full-scale invasion of …".
_DEED = rf"(?P<what>(?:[Tt]he|[Ii]ts|[Tt]heir|an?|[A-Z]\w+[’']s?|[A-Z]\w+n)\s(?:{_ADJECTIVE}\s){{0,3}}(?:invasion|annexation)(?:\sof\s(?:the\s)?[A-Z][\w’'-]+)?)"
_SINCE_DEED = lazy(rf"\b(?:[Ss]ince|[Bb]efore|[Aa]fter|[Uu]ntil|[Ff]ollowing)\s{_DEED}{_IN}\Z")
_LAUNCHED = lazy(rf"\b(?:launched|began|started|mounted|unleashed|ordered)\s{_DEED}{_IN}\Z")
_FORCES = r"(?:\s(?:troops|forces|soldiers|tanks|army))?"
_DID = r"(?:first\s|illegally\s|forcibly\s|unilaterally\s)?(?P<did>invaded|annexed|seized)"
_INVADED = lazy(rf"\b(?P<who>[A-Z]\w+){_FORCES}(?:,\swhich)?\s{_DID}\s(?P<whom>[A-Z]\w+)(?:\sfrom\s[A-Z]\w+)?,?{_IN}\Z")
_WAS_INVADED = lazy(
    rf"\b(?P<whom>[A-Z]\w+)(?:\s[Pp]eninsula)?,?\s(?:(?:which|that)\s(?P<who>[A-Z]\w+)\s{_DID}(?:\sfrom\s[A-Z]\w+)?|(?:which\swas\s|was\s)?{_DID.replace('<did>', '<done>')}\sby\s(?P<by>[A-Z]\w+)),?{_IN}\Z"
)
_WHO_INVADED = rf"(?P<who>[A-Z]\w+){_FORCES}\s{_DID}\s(?P<whom>[A-Z]\w+)"
_WHEN_BEGAN = lazy(rf"\A,?\s(?:when|after)\s(?:{_WHAT}\s{_BEGAN}|{_WHO_INVADED})")
_THEN_INVADED = lazy(rf"\A,?\s{_WHO_INVADED}\b")
#: "The 2003 invasion", which means one event in a story of its place, as no year of it would be called.
_BARE_DEED = lazy(
    r"\s(?P<what>(?:U\.S\.-led\s|Russian\s|full-scale\s)?invasion|coup|earthquake\sand\stsunami|quake|earthquake)(?=[,.;)]|\s(?:and|that|which|was|were|killed|left|when|to|has|had|[a-z]{2,}ed)\b)"
)
_UNSURE = lazy(r"\b(?:if|could|would|might|may|had\sit|planned|feared|predicted|not)\b")
_NOUN_OF_DEED = {"invaded": "invasion of", "annexed": "annexation of", "seized": "annexation of"}
_HINT = lazy(rf"\b(?:{NOUNS}|invaded|annexed|seized|coup|earthquake|quake)\b")
_HINTS = frozenset((*NOUNS[3:-1].split("|"), "invaded", "annexed", "seized", "coup", "earthquake", "quake"))
_LOOK_BACK = 130


class Statement(NamedTuple):
    """What the copy says began, in its own words, and the date it gives.

    `bare` says that only the sentence's place tells what is meant ("the 2010 earthquake").
    """

    what: str
    mention: DateMention
    sentence: str
    belongs: Belongs = Belongs.ITS_OWN
    bare: bool = False


def statements(story: Story) -> Iterator[Statement]:
    """Every date that the copy says of the beginning of something, known or not."""
    copy, names = story.copy, story.read(names_here)
    hinted = not vocabulary(story).isdisjoint(_HINTS)
    for mention in dates(story):
        if mention.year is None and not mention.relative:
            continue
        before = copy[max(0, mention.start - _LOOK_BACK) : mention.start]
        after = copy[mention.end : mention.end + 90]
        by_name = named(before, after, names) if names else None
        sure = by_name is not None and by_name.belongs is Belongs.ITS_OWN
        said = (
            by_name
            if sure
            else called_by_date(mention, before, after) or (_begun(before, after) if hinted else None) or by_name
        )
        if said is not None:
            yield Statement(
                said.what, mention, copy[slice(*sentence_at(story, mention.start))], said.belongs, said.bare
            )


def _begun(before: str, after: str) -> Said | None:
    """What the copy says began, or was invaded, at the date between the two stretches."""
    if not (_HINT.search(before) or _HINT.search(after)):
        return None
    match = (
        _BEGINNING.search(before)
        or _HAS_BEGUN.search(before)
        or _INVADED.search(before)
        or _WAS_INVADED.search(before)
        or _SINCE_DEED.search(before)
        or _LAUNCHED.search(before)
        or _WHEN_BEGAN.match(after)
        or (_THEN_INVADED.match(after) if OPENS_IN.search(before) else None)
    )
    if match is not None:
        return None if _UNSURE.search(match[0]) else Said(_words(match))
    bare = _BARE_DEED.match(after) if DETERMINED.search(before) else None
    return None if bare is None else Said(f"the {bare['what']}", bare=True)


def _words(match: re.Match[str]) -> str:
    found = match.groupdict()
    if found.get("what"):
        return str(found["what"])
    done = found.get("did") or found.get("done") or ""
    return f"{found.get('who') or found.get('by')}'s {_NOUN_OF_DEED[done]} {found['whom']}"
