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

from copydesk.patterns import lazy
from copydesk.reading.dates.dates import DateMention, Days
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Claim, Clean, Edit, Finding, Fix, Flagged, Meta
from copydesk.story import Story
from copydesk.tables import HouseRow
from copydesk.tuples import NamedTuple
from copydesk_rules.known.event_names import LASTING, NOUNS, Belongs
from copydesk_rules.known.event_statements import MODIFIER, Statement, statements
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
    Flagged("Security is tight since the [[Sept. 11, 2002]], attacks.", says="11 September 2001"),
    Flagged("Crimea, which Moscow annexed in [[2013]], is home to a fleet.", says="March 2014"),
    Flagged("In [[February 2021]], Russian troops invaded Ukraine.", says="24 February 2022"),
    Flagged("The [[1951]]-53 Korean War ended in a truce.", says="25 June 1950"),
    Flagged("Hurricane Maria, the [[2016]] storm that tore up the island, killed thousands.", says="September 2017"),
    Flagged("The killing of George Floyd in [[May 2021]] led to protests.", says="25 May 2020"),
    Flagged("Much of Haiti was leveled by the [[2009]] earthquake. Haiti is poor.", says="12 January 2010"),
    Clean("Four were killed in the Sept. 11, 2012, attacks on the U.S. Consulate.", "the attack in Benghazi"),
    Clean("The Sept. 11, 2018, attacks in Kabul killed 20.", "other attacks of that day and month"),
    Clean("Much of Haiti was leveled by the 2021 earthquake. Haiti is poor.", "another earthquake"),
    Clean("He opposed the invasion of Iraq in 2002.", "opposed before it"),
    Clean("The 2014 war in Gaza lasted 50 days.", "another war in the same place"),
    Clean("He was jailed over the killing of George Floyd in 2022.", "the year he was jailed"),
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


class _Meant(NamedTuple):
    """The events that the words name, or the one that they most likely mean, and those that they may mean as well."""

    likely: list[Event]
    perhaps: list[Event]


def check(story: Story) -> Iterator[Finding | Claim]:
    """Holds every dated beginning of a known event against the record."""
    for statement in statements(story):
        meant = _meant(story, statement)
        if meant is None or in_speech(story, statement.mention.start):
            continue
        said = _said(story, statement.mention)
        if said is not None:
            yield from _hold(story, statement, meant, said)


def _meant(story: Story, statement: Statement) -> _Meant | None:
    """The events that the words may mean: by name, else by their noun where one event alone is in the story's scope."""
    known = [
        event
        for event in events(story.house_rows)
        if story.published is None or event.begins.first <= story.published.day
    ]
    what = plain(statement.what).removeprefix("The ")
    names = _plain_names(story.house_rows)
    named = [event for event in known if any(name in what for name in names[event.id])]
    if named:
        return _with_ambiguous(known, named)
    noun = _noun_of(what)
    in_scope = [event for event in known if noun in event.generic and event.id in story.read(_in_scope)]
    in_scope = _narrowed(in_scope, statement)
    if not in_scope:
        return None
    family = {in_scope[0].id, *in_scope[0].ambiguous_with}
    if any(event.id not in family for event in in_scope) or _may_be_another(known, family, statement):
        return None
    return _with_ambiguous(known, in_scope)


def _noun_of(what: str) -> str:
    """The noun that is all that the words say of what it was ("war", "civil war", "earthquake"); "" for more than that."""
    if match := _BARE.fullmatch(what):
        return match["noun"]
    return ""


def _narrowed(candidates: list[Event], statement: Statement) -> list[Event]:
    """Of several events in the story's scope, those whose places the sentence itself names, if any."""
    close = [event for event in candidates if any(place in statement.sentence for place in event.scope)]
    return close if close or statement.bare else candidates


def _may_be_another(known: list[Event], family: set[str], statement: Statement) -> bool:
    """Whether the sentence names the place of another event and its date fits that one."""
    said = statement.mention.days(None)
    others = [event for event in known if event.id not in family]
    places = statement.sentence
    return said is not None and any(
        event.may_begin_in(said) and any(place in places for place in event.scope) for event in others
    )


@cache
def _plain_names(house: tuple[HouseRow, ...]) -> dict[str, tuple[str, ...]]:
    return {event.id: tuple(map(plain, event.names)) for event in events(house)}


def _in_scope(story: Story) -> frozenset[str]:
    """The events whose places the story names twice or more."""
    return frozenset(event.id for event in events(story.house_rows) if sum(map(story.copy.count, event.scope)) >= 2)


def _with_ambiguous(known: list[Event], meant: list[Event]) -> _Meant:
    linked = {other for event in meant for other in event.ambiguous_with}
    return _Meant(meant, [event for event in known if event.id in linked and event not in meant])


def _said(story: Story, mention: DateMention) -> Days | None:
    """The days that the copy says; for "this year" in a story without a date, none before the newest event it reports."""
    if mention.year is not None or story.published is not None:
        return mention.days(story.published.day if story.published else None)
    newest = newest_reported(story)
    if newest is None:
        return None
    first = mention.days(newest.begins.first)
    return None if first is None else Days(first.first, date.max)


_BARE = lazy(
    rf"(?:[Tt]his\s|[Tt]hat\s)?{MODIFIER}(?P<noun>civil\swar|earthquake\sand\stsunami|{NOUNS}|coup|earthquake|quake)"
)
#: Titles of more than one attack or the like.
_SEVERAL = lazy(
    r"(?:attacks|bombings|shootings|killings|stabbings|earthquakes|wildfires|floods|fires|riots)(?:\sof\s.*)?\Z"
)


def _hold(story: Story, statement: Statement, meant: _Meant, said: Days) -> Iterator[Finding | Claim]:
    mention = statement.mention
    span = story.span(mention.start, mention.end)
    fits = any(_fits(one, mention, said) for one in (*meant.likely, *meant.perhaps))
    if not fits and _is_of_something_else(statement, meant, said):
        return
    # Where several wars may be meant, the copy most likely means the one whose month it names, else the newest.
    likely = meant.likely
    month = [one for one in likely if one.begins.first.month == mention.month and one.begins.first == one.begins.last]
    event = max(month or likely, key=lambda one: one.begins)
    verb = "began" if LASTING.search(event.title) else "were" if _SEVERAL.search(event.title) else "was"
    working = f"{event.title} {verb} {event.began}"
    yield Claim(span, "event date", "holds" if fits else "contradicted", working)
    if fits:
        return
    not_then = f"not {'on' if mention.day else 'in'} {story.said(span)}"
    message = f"{working[0].upper()}{working[1:]}, {not_then}{_why(story, mention, event)}."
    yield Finding(span, message, fix=_fix(story, mention, event))


def _is_of_something_else(statement: Statement, meant: _Meant, said: Days) -> bool:
    """Whether the date may be that of what led to the event or came of it, or in the course of another that may be meant."""
    if statement.belongs is Belongs.ITS_OWN:
        return False
    if statement.belongs is Belongs.OR_NEAR_IT and any(
        one.begins.first.year - 1 <= said.last.year for one in meant.likely
    ):
        return True
    return any(one.begins.first <= said.last for one in meant.likely) or any(
        one.went_on_in(said) for one in meant.perhaps
    )


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
