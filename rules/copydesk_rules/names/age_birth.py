"""An age that the date of birth rules out, as "born in May 1959, the 71-year-old" in August 2024.

Flags an age that can't be right on the day it is said of: the day of death where the copy gives one, else the day of
publication. It is held against the person's birth in the same sentence, against a birth or an age that names the same person,
and, in a story with one birth and one death, against "He was 71."

Why it matters: in an obituary it is what the family reads first.

Stays silent where the day of publication is not known and no death is dated; in direct speech; where the copy looks back ("at
19 she left"); where two people may be meant; and where a birthday near the day, or a birth known by its year only, allows
the age.

How to settle it: ask for the date of birth; the message says which ages it allows.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, timedelta

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import Days, in_words
from copydesk.reading.dates.dates import DateMention, dates, dates_between
from copydesk.reading.people.ages import AgeMention, Birth, Person, ages, births, given_names
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Claim, Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0", needs=("dates",))

EXAMPLES = (
    Flagged("Born in May 1959, the [[71]]-year-old Osei began as a clerk.", date="2024-08-20", says="65"),
    Flagged("Kofi Osei, [[56]], won. Osei was born on May 3, 1959, in Tema.", date="2024-08-20", says="65"),
    Flagged(
        "Kofi Osei, the singer, has died in Tema. He was [[75]]. Osei was born on May 3, 1959.",
        date="2024-08-20",
        says="65",
    ),
    Flagged("Ama Darko (May 3, 1932 – Aug. 4, 2019) died at the age of [[78]].", says="87"),
    Flagged("Ama Darko, born on May 3, 1932, died on Aug. 4, 2019, aged [[78]].", says="87"),
    Clean("Born in May 1959, the 65-year-old Osei began as a clerk.", "right", date="2024-08-20"),
    Clean("Born in 1959, the 64-year-old Osei began as a clerk.", "his birthday may be to come", date="2024-08-20"),
    Clean("Born in May 1959, the 71-year-old Osei began as a clerk.", "the day of publication is not known"),
    Clean("Kofi Osei was born in 1959. At 19 Osei left.", "looks back", date="2024-08-20"),
    Clean("Kofi Osei was born in 1959. He left for the city aged 19.", "looks back", date="2024-08-20"),
    Flagged(
        "Ama Darko, who was born in Tema on 4 June 1941, died on 2 August 2024. She was [[81]].",
        date="2024-08-20",
        says="83",
    ),
    Clean("Kofi Osei was born in 1959. Yaw Osei, 71, is his brother.", "another person", date="2024-08-20"),
    Clean("Ama Darko, born on Aug. 19, 1932, is 91.", "her birthday was the day before", date="2024-08-20"),
    Clean("Ama Darko (May 3, 1932 – Aug. 4, 2019) died at the age of 87.", "right"),
    Clean(
        "Ama Darko, born in 1932, died in 2009, aged 76. Her son was 40.",
        "right in the year of her death",
        date="2024-08-20",
    ),
    Clean(
        "It is the day of Osei's death in 1896. He was 63; he'd been born on Oct. 21, 1833.",
        "of the day of his death",
        date="2024-08-20",
    ),
    Clean("“He was born in 1959, the 71-year-old,” she said.", "direct speech", date="2024-08-20"),
    Flagged(
        "It took Kofi Osei a year to win. Osei, [[75]], was the first since the 1950s. Osei was born to Yaw Osei in May 1959.",
        date="2024-08-20",
        says="65",
    ),
    Clean(
        "Yaw Osei is a clerk and so was Kofi Osei. Kofi Osei won. Osei, 75, was born in May 1959.",
        "two of that name, and the first is not the one the story is of",
        date="2024-08-20",
    ),
    Clean("Their first child was born in 1985, when Osei was 26.", "looks back", date="2024-08-20"),
)

_LOOKS_BACK = lazy(
    r"\b(?:then|[Ww]hen|[Aa]t\sthe\stime|years?\s(?:ago|earlier|before|later)|as\san?\s(?:[0-9]|teen|child|boy|girl|young)|by\sthe\sage|[Aa]fter\sturning|turn(?:s|ed)|would\s(?:have\sbeen|be))\b"
)
_DEATH = lazy(r"\b(?:died|dies|dead|death|passed\saway|killed|was\sfound|dying)\b")
_THE = lazy(r"(?:\A|[^o]|[^t]o|\bto,)\s[Tt]he\s\Z|^[Tt]he\s\Z")
_LIFE = lazy(r"\s?[-–—]\s?\Z")
#: How long before publication someone may have died, or had the age, that the story gives without a date.
_BEFORE = 40
_AFTER = 3
_NEAR = 220
#: With more births it is a register and no story.
_MOST_BIRTHS = 50


def check(story: Story) -> Iterator[Finding | Claim]:
    """Holds every age against the person's birth."""
    born = (*((one, None) for one in births(story)), *_lives(story))
    for birth, death in born[:_MOST_BIRTHS]:
        if in_speech(story, birth.start):
            continue
        for mention in _ages_of(story, birth, death):
            when = _when(story, mention, birth, death)
            if when is not None:
                yield from _hold(story, birth, mention, when)
                break


def _lives(story: Story) -> Iterator[tuple[Birth, DateMention]]:
    """Births and deaths in brackets: "(May 3, 1932 – Aug. 4, 2019)", "(1932-2019)"."""
    copy = story.copy
    found = [mention for mention in dates(story) if mention.year is not None and mention.years == 1]
    for one, other in itertools.pairwise(found):
        bracketed = copy[one.start - 1 : one.start] == "(" and copy[other.end : other.end + 1] == ")"
        lived = (other.year or 0) - (one.year or 0)
        if bracketed and 15 < lived < 115 and _LIFE.fullmatch(copy, one.end, other.start):
            yield Birth(one.start, other.end, one, None), other


def _ages_of(story: Story, birth: Birth, death: DateMention | None) -> Iterator[AgeMention]:
    """The ages that are the born one's."""
    start, end = sentence_at(story, birth.start)
    found = story.read(_ages_now)
    single = len(births(story)) <= 1 and len({one.age for one in found if one.form == "died" and not one.person}) == 1
    of_death = death is not None or _DEATH.search(story.copy, start, end) is not None
    for one in found:
        here = start <= one.start < end
        if one.person is not None:
            is_his = _names_the_born(story, birth, one.person, here)
        elif here and one.form == "year-old":
            is_his = _THE.search(story.copy, max(0, one.start - 8), one.start) is not None
        elif here:
            is_his = one.form != "aged" or of_death
        else:
            near = death is None or abs(one.start - birth.start) < _NEAR
            is_his = one.form == "died" and single and near and _of_death(story, one)
        if is_his:
            yield one


def _ages_now(story: Story) -> tuple[AgeMention, ...]:
    """The ages that are of the day of the story, or of a death."""
    return tuple(one for one in ages(story) if one.form != "turns" and not _looks_back(story, one))


def _names_the_born(story: Story, birth: Birth, person: Person, here: bool) -> bool:
    if birth.person is None:  # "Born in 1959, the 65-year-old Osei"
        return here and story.copy[birth.start] == "B"
    return _same(story, person, birth.person)


def _looks_back(story: Story, mention: AgeMention) -> bool:
    if in_speech(story, mention.start):
        return True
    start, end = sentence_at(story, mention.start)
    return _LOOKS_BACK.search(story.copy, start, end) is not None


def _of_death(story: Story, mention: AgeMention) -> bool:
    """Whether "He was 71." follows word of a death."""
    return _DEATH.search(story.copy, max(0, mention.start - _NEAR), mention.start) is not None


def _same(story: Story, one: Person, other: Person) -> bool:
    if one.surname != other.surname or (one.given and other.given and one.given != other.given):
        return False
    if one.given and other.given:
        return True
    others = given_names(story).get(one.surname, frozenset())
    return len(others) <= 1 or (not one.given and not other.given and _is_of_one(story, one.surname, others))


def _is_of_one(story: Story, surname: str, given: frozenset[str]) -> bool:
    """Whether the bare surname is that of the story's subject: who is named first, and as often as all of that surname."""
    known = story.read(_subjects)
    if surname not in known:
        known[surname] = _is_subject(story.copy, surname, given)
    return known[surname]


def _subjects(_: Story) -> dict[str, bool]:
    """What `_is_of_one` has found of the story so far: it goes through the whole copy."""
    return {}


def _is_subject(copy: str, surname: str, given: frozenset[str]) -> bool:
    named = {one: copy.count(f"{one} {surname}") for one in given}
    first = min((one for one in given if named[one]), key=lambda one: copy.find(f"{one} {surname}"), default=None)
    return first is not None and 2 * named[first] >= sum(named.values())


def _when(story: Story, mention: AgeMention, birth: Birth, death: DateMention | None) -> Days | None:
    """The days on which the person had the age, as the copy has it."""
    published = story.published.day if story.published else None
    if death is not None:
        return death.days(published)
    start, end = sentence_at(story, mention.start)
    others = [
        one
        for one in dates_between(story, start, end)
        if one is not birth.mention and one.start != birth.mention.start and one.years == 1
    ]
    dated = [days for one in others if one.year is not None and (days := one.days(published)) is not None]
    if mention.form in ("died", "aged") and _DEATH.search(story.copy, start, end) and len(dated) == 1:
        return dated[0]
    if others:
        return None
    if mention.form == "died":
        near = dates_between(story, max(0, start - _NEAR), start)
        died = [one for one in near if one.year is not None and one.start != birth.mention.start]
        if died and _DEATH.search(story.copy, max(0, start - _NEAR), start):
            # "... his death in 1896. He was 63."
            return died[0].days(published) if len(died) == 1 else None
    if published is None:
        return None
    return Days(published - timedelta(days=_BEFORE), published + timedelta(days=_AFTER))


def _hold(story: Story, birth: Birth, mention: AgeMention, when: Days) -> Iterator[Finding | Claim]:
    born = birth.mention.days(None)
    if born is None or born.first > when.first:
        return
    least, most = _full_years(born.last, when.first), _full_years(born.first, when.last)
    span = story.span(mention.start, mention.end)
    allowed = str(most) if least == most else f"{least} or {most}" if most - least == 1 else f"{least} to {most}"
    words = " ".join(story.copy[birth.mention.start : birth.mention.end].split())
    working = f"born {words}: {allowed} {_at(when)}"
    fits = least <= mention.age <= most
    yield Claim(span, "age", "holds" if fits else "contradicted", working)
    if not fits:
        message = f"Born {_in_or_on(birth)} {words}, one is {allowed} {_at(when)}, not {mention.age}. Ask for the date of birth."
        yield Finding(span, message, (Elsewhere(story.span(birth.start, birth.end), "the birth"),))


def _full_years(born: date, day: date) -> int:
    return max(0, day.year - born.year - ((day.month, day.day) < (born.month, born.day)))


def _at(when: Days) -> str:
    if when.first == when.last:
        return f"on {in_words(when.first)}"
    if when.last - when.first > timedelta(days=300):
        return f"in {when.first.year}"
    return f"in {in_words(when.last).split()[0]} {when.last.year}"


def _in_or_on(birth: Birth) -> str:
    return "on" if birth.mention.day is not None else "in"
