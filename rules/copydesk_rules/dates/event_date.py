"""A known event's beginning, put in another month or year than the record has.

Flags a sentence that says when a known event began ("since the war began in February this year", "the beginning of the
invasion in March 2021", "Russia invaded Ukraine in 2021", "the 2010 Boston Marathon bombing") with a date that the
record rules out. "This year" and "last year" are counted from the day of publication; where a story has none, from the
newest known event it reports: a story that reports something of August 2024 was not written before it.

Why it matters: "this year" goes stale the moment a paragraph is lifted from an older story, and nobody notices.

Stays silent when the table has no such event, when the copy's words could mean two events and one of them fits, when the
date has no year, in direct speech, and within a day of the record (time zones).

How to settle it: look the event up; the message gives the record's date and names the event it took the copy to mean.

The record is `known/events.toml`; each row names its source and the day it was looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from copydesk.patterns import lazy
from copydesk.reading.dates import DateMention, Days, dates
from copydesk.reading.sentences import sentence_at
from copydesk.reading.speech import in_speech
from copydesk.reading.vocabulary import vocabulary
from copydesk.rule import Claim, Clean, Edit, Finding, Fix, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.events import Event, events, newest_reported, plain

META = Meta(severity="error", since="0.1.0", needs=("dates",))

_UKRAINE = "Ukraine's president spoke in Kyiv. "
EXAMPLES = (
    Flagged(
        "Ukraine reported on its incursion into the Kursk region. Kyiv called it the largest since the beginning of the war in "
        "[[February this year]].",
        says="began on 24 February 2022",
    ),
    Flagged(
        _UKRAINE + "It is the worst day since the war began in [[March 2021]], Ukraine said.", says="24 February 2022"
    ),
    Flagged(
        "Much has changed since Russia invaded Ukraine in [[2021]], he said.",
        date="2024-03-01",
        says="24 February 2022",
    ),
    Flagged(
        "Grain prices rose after Russia’s full-scale invasion of Ukraine began in [[February last year]].",
        date="2024-05-02",
    ),
    Flagged("The beginning of the war in Ukraine in [[February 2023]] shook the market.", says="2022"),
    Flagged("Grain has been dear since Russia’s invasion of Ukraine in [[February 2021]].", says="24 February 2022"),
    Flagged("Russia launched its full-scale invasion of Ukraine in [[February 2021]].", says="24 February 2022"),
    Flagged("The war in Ukraine, which began in [[February 2021]], is in its third year.", says="2022"),
    Flagged(_UKRAINE + "The war, which began in [[March 2021]], goes on in Ukraine.", says="24 February 2022"),
    Flagged("He served before the September 11 attacks of [[2002]].", says="2001 were on 11 September 2001"),
    Flagged("Runners still speak of the [[2010]] Boston Marathon bombing.", says="was on 15 April 2013, not in 2010"),
    Flagged("It is the worst fire in the city since the Grenfell Tower fire in [[2018]].", says="14 June 2017"),
    Flagged("The COVID-19 pandemic, which began in [[2021]], closed the school.", says="2020"),
    Clean("Runners still speak of the 2013 Boston Marathon bombing.", "the record's year"),
    Clean("The 2016 Boston Marathon bombing trial drew crowds.", "the year of the trial"),
    Clean("In 2016, Boston Marathon bombing survivors met.", "the year of their meeting"),
    Clean("He resigned over the Grenfell Tower fire in 2018.", "may be the year in which he resigned"),
    Clean("The 1979 invasion of Afghanistan lasted ten years.", "the other invasion"),
    Clean(
        "Syria is at war. In Syria, hundreds died. The U.S. left Afghanistan, to end the war that began in 2001.",
        "the sentence names the place of another war",
    ),
    Clean("The 2006 war in Iraq was one of car bombs.", "a year of the war"),
    Clean("Since the war in Iraq in 2006, he has slept badly.", "a year of the war"),
    Flagged("Hurricane Katrina, which devastated New Orleans in [[2006]], killed many.", says="2005"),
    Flagged("The response to Hurricane Katrina in [[2004]] was slow.", says="2005"),
    Flagged("In [[2006]], Hurricane Katrina hit New Orleans.", says="2005"),
    Flagged("The Boston Marathon bombings of [[2012]] are not forgotten.", says="2013"),
    Clean("The state sued over Hurricane Katrina in 2007.", "the year of the suit"),
    Clean("He moved to Texas after Hurricane Katrina in 2006.", "the year he moved, maybe"),
    Clean("The Boston Marathon bombing trial of 2015 was long.", "the trial's year"),
    Clean("In 2015, Boston Marathon bombing survivors met.", "the survivors' meeting"),
    Clean(_UKRAINE + "It is the worst day since the war began in February 2022, Ukraine said.", "the record's month"),
    Clean(
        "Ukraine reported more strikes since the beginning of the war in February this year, Kyiv said.",
        "the story has no date",
    ),
    Clean(
        "It is the worst day since the war in Ukraine began in February this year.",
        "written in 2022",
        date="2022-09-03",
    ),
    Clean(
        "It is the worst day since the war in Ukraine began in February last year.",
        "written in 2023",
        date="2023-09-03",
    ),
    Clean("Ukraine has fought in Donbas since the war began in April 2014, Kyiv said.", "the war of 2014 fits"),
    Clean("The trade war began in March 2018, and Ukraine watched from Kyiv.", "another kind of war"),
    Clean("Sales have grown since the price war began in 2021, the Kyiv shop in Ukraine said.", "another kind of war"),
    Clean("“Russia invaded Ukraine in 2021,” he said.", "direct speech"),
    Clean("The war in Ukraine in 2023 was one of trenches.", "a year of the war, not its beginning"),
    Clean("Russia invaded Georgia in August 2008.", "another war, and the right date"),
    Clean("Work on the bridge began in May 2021, Kyiv said, in spite of the war in Ukraine.", "something else began"),
)

_ADJECTIVE = (
    r"(?:full-scale|full-fledged|large-scale|current|ongoing|present|latest|Russian|Russian-led|brutal|unprovoked|whole|devastating"
    r"|bloody|deadly|civil|military|special|U\.?S\.?|American|British|Soviet|Israeli|Iraqi|Turkish|Western|[A-Z][\w.]*-led|allied|coalition|botched|failed|2nd|first|second)"
)
_MODIFIER = rf"(?:{_ADJECTIVE}\s)*"
_BEGAN = r"(?:began|begun|started|broke\sout|erupted|was\slaunched|commenced)"
_IN = r"\s(?:back\s)?(?:in|on|around)\s(?:early\s|late\s|mid-)?"
_NOUNS = (
    r"(?:war|invasion|conflict|incursion|offensive|fighting|hostilities|uprising|pandemic|epidemic|outbreak|siege|blockade|crisis"
    r"|revolution|protests|genocide|insurgency|occupation|operation)"
)
_WHAT = rf"(?P<what>(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[A-Z][\w’'-]+)\s(?:(?:{_ADJECTIVE}|[A-Z][\w’'-]+)\s){{0,4}}{_NOUNS}(?:\s(?:of|in|on|against|with|between)\s(?:the\s)?[A-Z][\w’' -]{{1,40}}?)?)"
_BEGINNING = lazy(rf"\b(?:beginning|start|outbreak|onset|launch|start-up)\sof\s{_WHAT}{_IN}\Z")
_HAS_BEGUN = lazy(rf"\b{_WHAT}(?:,?\s(?:which|that))?\s(?:first\s)?{_BEGAN}{_IN}\Z")
# What is over in a day, unlike a war: "since Russia's invasion of Ukraine in 2022", "launched a full-scale invasion of …".
_DEED = rf"(?P<what>(?:[Tt]he|[Ii]ts|[Tt]heir|an?|[A-Z]\w+[’']s?|[A-Z]\w+n)\s(?:{_ADJECTIVE}\s){{0,3}}(?:invasion|annexation)(?:\sof\s(?:the\s)?[A-Z][\w’'-]+)?)"
_SINCE_DEED = lazy(rf"\b(?:[Ss]ince|[Bb]efore|[Aa]fter|[Uu]ntil|[Ff]ollowing)\s{_DEED}{_IN}\Z")
_LAUNCHED = lazy(rf"\b(?:launched|began|started|mounted|unleashed)\s{_DEED}{_IN}\Z")
_SINCE = lazy(rf"\b(?:[Ss]ince|[Dd]uring|[Bb]y|[Ll]ike|than)\s(?P<what>[^.;:,()]{{4,80}}?),?{_IN}\Z")
_INVADED = lazy(
    r"\b(?P<who>[A-Z]\w+)(?:\s(?:troops|forces|soldiers|tanks|army))?\s(?:first\s)?(?P<did>invaded|annexed)\s(?P<whom>[A-Z]\w+)"
    + _IN
    + r"\Z"
)
_WHEN_BEGAN = lazy(
    rf"\A,?\s(?:when|after)\s(?:{_WHAT}\s{_BEGAN}|(?P<who>[A-Z]\w+)\s(?P<did>invaded|annexed)\s(?P<whom>[A-Z]\w+))"
)
_DETERMINED = lazy(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir)|[’']s?)\s(?:(?:deadly|devastating|[a-z]+ing|[a-z]+ic|infamous|first)\s)?\Z|\A\Z"
)
# Where a date stands that is the event's for sure, or is the deed's that an event's name follows.
_OF_DATE = lazy(r"\s(?:of\s|\()\Z")
_IN_DATE = lazy(r",?\s(?:back\s)?(?:in|on)\s(?:early\s|late\s|mid-)?\Z")
_HAPPENED = (
    r"(?:hit|struck|devastated|ravaged|destroyed|killed|battered|slammed|happened|occurred|took\splace|began|erupted|swept|flooded|shook|left|claimed|leveled|levelled"
    r"|made\slandfall|unfolded|wiped\sout|swamped)"
)
_HAPPENED_BEFORE = lazy(
    rf"(?:,\s(?:which|that))?\s(?:first\s)?{_HAPPENED}(?:\s(?!in\b|on\b|after\b|before\b)[\w’'-]+){{0,6}},?\s(?:back\s)?(?:in|on)\s(?:early\s|late\s|mid-)?\Z"
)
_HAPPENED_AFTER = lazy(rf"\s(?:first\s)?{_HAPPENED}\b")
_OPENS_IN = lazy(r"(?:\A|[.;!?”\"\n]\s?|\b(?:[Bb]ut|[Aa]nd|when)\s)[Ii]n\s(?:early\s|late\s|mid-)?\Z")
# "voted against the invasion of Iraq in 2002": what was foreseen, or meant, is older than the event.
_FORESEEN = lazy(r"\b(?:vot|warn|predict|fores[aeh]|oppos|support|plan|prepar|before|ahead|foretold|prophe|fear)")
# What follows a name that is not part of a longer one ("the 2016 Boston Marathon bombing trial").
_NAME_ENDS = lazy(
    r"(?:[’']s)?(?:[,.;:)—–]|\Z|\s(?:[—–(]|(?:in|on|at|by|that|which|who|and|or|but|was|were|is|are|has|had|have|killed|left|when|as|to|of|with"
    r"|where|after|before|shook|sent|triggered|led|prompted|did|would|could|from|for|because|since|until|while|than|also|cost|spread|hit|made|took|[a-z]{2,}ed)\b))"
)
_LASTING = lazy(rf"\b(?:{_NOUNS}|War|annexation)\b")
_LASTS = frozenset(
    (
        "war",
        "wars",
        "conflict",
        "pandemic",
        "fighting",
        "genocide",
        "uprising",
        "revolution",
        "crisis",
        "operation",
        "storm",
        "vote",
        "referendum",
    )
)
_UNSURE = lazy(r"\b(?:if|could|would|might|may|had\sit|planned|feared|predicted|not)\b")
_NOUN_OF_DEED = {"invaded": "invasion of", "annexed": "annexation of"}
_HINT = lazy(rf"\b(?:{_NOUNS}|invaded|annexed)\b")
_LOOK_BACK = 130


class _Statement(NamedTuple):
    """What the copy says began, in its own words, and the date it gives.

    `may_be_later` says that the date may be that of something that came of it ("sued over the Boston Marathon bombing
    in 2015"): then only one before the event is wrong.
    """

    what: str
    mention: DateMention
    whole_sentence: str
    may_be_later: bool = False


def check(story: Story) -> Iterator[Finding | Claim]:
    """Holds every dated beginning of a known event against the record."""
    for statement in _statements(story):
        meant = _meant(story, statement)
        if not meant or in_speech(story, statement.mention.start):
            continue
        said = _said(story, statement.mention)
        if said is not None:
            yield from _hold(story, statement, meant, said)


def _statements(story: Story) -> Iterator[_Statement]:
    copy, names = story.copy, story.read(_names_here)
    for mention in dates(story):
        if mention.year is None and not mention.relative:
            continue
        before = copy[max(0, mention.start - _LOOK_BACK) : mention.start]
        after = copy[mention.end : mention.end + 90]
        named = _named(before, after, names) if names else None
        if named is not None:
            yield _Statement(named[0], mention, copy[slice(*sentence_at(story, mention.start))], named[1])
            continue
        match = _beginning(before, after)
        if match is not None and not _UNSURE.search(match[0]):
            yield _Statement(_words(match), mention, copy[slice(*sentence_at(story, mention.start))])


def _beginning(before: str, after: str) -> re.Match[str] | None:
    """What the copy says began, or was invaded, at the date between the two stretches."""
    if not (_HINT.search(before) or _HINT.search(after)):
        return None
    return (
        _BEGINNING.search(before)
        or _HAS_BEGUN.search(before)
        or _INVADED.search(before)
        or _SINCE_DEED.search(before)
        or _LAUNCHED.search(before)
        or _WHEN_BEGAN.match(after)
    )


def _named(before: str, after: str, names: tuple[str, ...]) -> tuple[str, bool] | None:
    """The event to which the date belongs by its name, and whether the date may be that of something after its beginning."""
    if name := _name_after(before, after, names):
        return name, _lasts(name)
    names = tuple(name for name in names if not _lasts(name))
    if name := _name_of_date(before, names):
        return name, False
    gap = _IN_DATE.search(before, max(0, len(before) - 16))
    if gap is None:
        return None
    stem = before[: gap.start()]
    if name := _name_at_end(stem, names):
        foreseen = _FORESEEN.search(before) or _LASTING.search(name)
        return None if foreseen else (name, True)
    return None


def _name_after(before: str, after: str, names: tuple[str, ...]) -> str:
    """The name right after its date ("the 2013 Boston Marathon bombing", "In 2005, Hurricane Katrina hit"); or ""."""
    rest = after.lstrip(", ").removeprefix("the ")
    for name in names:
        if rest.startswith(name):
            end = len(name) + rest.startswith(name + "s")
            named = _DETERMINED.search(before) and _NAME_ENDS.match(rest, end)
            if named or (_HAPPENED_AFTER.match(rest, end) and _OPENS_IN.search(before)):
                return name
    return ""


def _name_of_date(before: str, names: tuple[str, ...]) -> str:
    """The name before its date ("since X in 2013", "X of 2013", "X, which struck … in 2013"); or ""."""
    since = _SINCE.search(before)
    what = plain(since["what"]) if since is not None else ""
    if what and (name := next((name for name in names if plain(name) == what), "")):
        return name
    if not any(name in before for name in names):
        return ""
    gap = _OF_DATE.search(before) or _HAPPENED_BEFORE.search(before)
    return _name_at_end(before[: gap.start()], names) if gap is not None else ""


def _name_at_end(words: str, names: tuple[str, ...]) -> str:
    """The name that the words end with, in the singular or the plural; or ""."""
    for name in names:
        if words.endswith((name, name + "s")) and not words[: words.rfind(name)][-1:].isalnum():
            return name
    return ""


def _names_here(story: Story) -> tuple[str, ...]:
    """The names of known events that occur in the story."""
    words, by_word, copy = vocabulary(story), _names_by_word(), story.copy
    named = (one for word in _words_of_names() & words for one in by_word[word])
    return tuple(name for name, needed in named if needed <= words and name in copy)


@cache
def _words_of_names() -> frozenset[str]:
    return frozenset(_names_by_word())


@cache
def _names_by_word() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """The names of known events with their words, filed under their longest word, one with a capital if there is any."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for name in (name for event in events() for name in event.names):
        words = re.findall(r"\w+", name)
        rarest = max(words, key=lambda word: (word[0].isupper() and word not in _COMMON, len(word)))
        # The table leaves articles out: "fall of Berlin Wall".
        for variant in dict.fromkeys((name, name.replace(" of ", " of the ", 1))):
            found.setdefault(rarest.lower(), []).append((variant, frozenset(word.lower() for word in words)))
    return found


def _lasts(name: str) -> bool:
    """Whether the name is of something that lasts, so that its date may be any of its years."""
    return not _LASTS.isdisjoint(name.lower().replace("-", " ").split())


_COMMON = frozenset(
    ("Hurricane", "September", "Marathon", "School", "Square", "Capitol", "Elementary", "Typhoon", "Tropical")
)


def _words(match: re.Match[str]) -> str:
    found = match.groupdict()
    return found.get("what") or f"{found['who']}'s {_NOUN_OF_DEED[found['did']]} {found['whom']}"


def _meant(story: Story, statement: _Statement) -> list[Event]:
    """The events that the words may mean: by name, else by their noun where one event alone is in the story's scope."""
    known = [event for event in events() if story.published is None or event.begins.first <= story.published.day]
    what = plain(statement.what).removeprefix("The ")
    names = _plain_names()
    named = [event for event in known if any(name in what for name in names[event.id])]
    if named:
        return _with_ambiguous(known, named)
    noun = re.search(rf"(?:{_MODIFIER}){_NOUNS}\Z", what)
    if noun is None or noun.start() not in (0, len("this "), len("that ")):
        return []
    bare = " ".join(what.split()[-2:]) if what.endswith("civil war") else what.split()[-1]
    in_scope = [event for event in known if bare in event.generic and event.id in story.read(_in_scope)]
    in_scope = _narrowed(in_scope, statement.whole_sentence)
    if not in_scope:
        return []
    family = {in_scope[0].id, *in_scope[0].ambiguous_with}
    if any(event.id not in family for event in in_scope) or _may_be_another(known, family, statement):
        return []
    return _with_ambiguous(known, in_scope)


def _narrowed(candidates: list[Event], sentence: str) -> list[Event]:
    """Of several events in the story's scope, those whose places the sentence itself names, if any."""
    close = [event for event in candidates if any(place in sentence for place in event.scope)]
    return close or candidates


def _may_be_another(known: list[Event], family: set[str], statement: _Statement) -> bool:
    """Whether the sentence names the place of another event and its date fits that one."""
    said = statement.mention.days(None)
    others = [event for event in known if event.id not in family]
    places = statement.whole_sentence
    return said is not None and any(
        event.may_begin_in(said) and any(place in places for place in event.scope) for event in others
    )


@cache
def _plain_names() -> dict[str, tuple[str, ...]]:
    return {event.id: tuple(map(plain, event.names)) for event in events()}


def _in_scope(story: Story) -> frozenset[str]:
    """The events whose places the story names twice or more."""
    return frozenset(event.id for event in events() if sum(map(story.copy.count, event.scope)) >= 2)


def _with_ambiguous(known: list[Event], meant: list[Event]) -> list[Event]:
    linked = {other for event in meant for other in event.ambiguous_with}
    return meant + [event for event in known if event.id in linked and event not in meant]


def _said(story: Story, mention: DateMention) -> Days | None:
    """The days that the copy says; for "this year" in a story without a date, none before the newest event it reports."""
    if mention.year is not None or story.published is not None:
        return mention.days(story.published.day if story.published else None)
    newest = newest_reported(story)
    if newest is None:
        return None
    first = mention.days(newest.begins.first)
    return None if first is None else Days(first.first, date.max)


#: Titles of more than one attack or the like.
_SEVERAL = lazy(r"(?:attacks|bombings|shootings|earthquakes|wildfires|floods|fires)(?:\sof\s.*)?\Z")


def _hold(story: Story, statement: _Statement, meant: list[Event], said: Days) -> Iterator[Finding | Claim]:
    mention = statement.mention
    # Where several wars may be meant, the copy most likely means the one whose month it names, else the newest.
    month = [one for one in meant if one.begins.first.month == mention.month and one.begins.first == one.begins.last]
    event = max(month or meant, key=lambda one: one.begins)
    span = story.span(mention.start, mention.end)
    fits = any(_fits(one, mention, said) for one in meant)
    if not fits and statement.may_be_later and said.last >= min(one.begins.first for one in meant):
        return
    verb = "began" if _LASTING.search(event.title) else "were" if _SEVERAL.search(event.title) else "was"
    working = f"{event.title} {verb} {event.began}"
    yield Claim(span, "event date", "holds" if fits else "contradicted", working)
    if fits:
        return
    not_then = f"not {'on' if mention.day else 'in'} {story.quote(span)}"
    message = f"{working[0].upper()}{working[1:]}, {not_then}{_why(story, mention, event)}."
    yield Finding(span, message, fix=_fix(story, mention, event))


def _fits(event: Event, mention: DateMention, said: Days) -> bool:
    if said.last != date.max:
        return event.may_begin_in(said)
    # Only the earliest year is known: "this year" fits any event from then on, in the month that is named.
    return event.begins.last >= said.first


def _why(story: Story, mention: DateMention, event: Event) -> str:
    if not mention.relative:
        return ""
    if story.published is not None:
        return f" (the story is of {story.published.day.year}, by its {story.published.found_in.lstrip('-')})"
    newest = newest_reported(story)
    if newest is None:
        return ""
    return f"; this story was not written in {event.begins.first.year}, since it reports {newest.title}, which began {newest.began}"


def _fix(story: Story, mention: DateMention, event: Event) -> Fix | None:
    first, last = event.begins
    if not mention.relative or mention.month != first.month or first.month != last.month:
        return None
    words = story.copy[mention.start : mention.end]
    start = mention.start + re.search(r"(?:of\s)?(?:this|last|next)\syear", words).start()  # type: ignore[union-attr]
    return Fix((Edit(story.span(start, mention.end), str(first.year)),))
