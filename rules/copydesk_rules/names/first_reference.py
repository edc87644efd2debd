"""A surname alone where the story names someone for the first time: "Haddad said", and "Lina Haddad" further down or nowhere.

Flags the surname at its first place in the body, in an attribution ("Haddad said") or behind Mr, Ms or Mrs, when the full name
comes later, or, where the copy shows that it is a person, never.

Why it matters: a paragraph was cut or moved up, and the reader meets somebody who was never introduced.

Stays silent on holders of high office, whom readers know by one name; on names that are also a place, a word or a body of any
kind; where the first place has a given name or another title before it; in direct speech, headlines and captions; on people
with one name.

How to settle it: give the full name, and who it is, at the first place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.reading.dates.calendars import MONTH_NAMES, WEEKDAY_NAMES
from copydesk.reading.people.person_names import given_before, places_of
from copydesk.reading.people.titles import HEADS
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.reading.text.voice import in_own_voice
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.countries import by_adjective, by_name, is_city
from copydesk_rules.known.english import is_name, is_word
from copydesk_rules.known.offices import surnames
from copydesk_rules.known.places import places

META = Meta(severity="info", since="0.1.0", default=False)

EXAMPLES = (
    Flagged("The mill will close, [[Haddad]] said on Monday. The town, said Lina Haddad, will suffer.", says="Lina Haddad"),
    Flagged("[[Mr Haddad]] said the mill will close. He blamed the weather.", says="nowhere"),
    Flagged("“It will close,” said [[Oduyale]], 41. The mill opened in 1950.", says="nowhere"),
    Flagged("[[Haddad]] told workers to go home. Later Lina Haddad left.", says="Lina Haddad"),
    Flagged("The mill will close. [[Ms. Okafor]] added that it was late.", says="Okafor"),
    Flagged("According to [[Okafor]], the mill will close. Ben Okafor, 51, owns it.", says="Ben Okafor"),
    Flagged("[[Okafor]] says the mill is old. Ben Okafor, the owner, wants to sell.", says="Ben Okafor"),
    Flagged("It was late, [[Okafor]] wrote. Ben Okafor died in May.", says="Ben Okafor"),
    Flagged("[[Mrs Haddad]] argued that it was late.", says="full name"),
    Flagged("It is late, [[Haddad]] said. His lawyer, Tom Haddad’s aide said, agrees. Tom Haddad said no.", says="Tom Haddad"),
    Clean("Lina Haddad runs the mill. Haddad said it will close.", "the full name first"),
    Clean("Obama said it was late. Barack Obama left.", "whom readers know by one name"),
    Clean("Moscow said it was late.", "a city"),
    Clean("Reuters said it was late. Reuters wrote no more.", "a body"),
    Clean("Detective Haddad said it was late. Lina Haddad left.", "another title"),
    Clean("“Haddad said it was late,” she said. Lina Haddad left.", "direct speech"),
    Clean("It is late, the governor said. Haddad, who has one name, agreed, Haddad said.", "one name"),
    Clean("The Haddad Group runs the mill. Haddad said it will close.", "a firm"),
    Clean("Lina Haddad runs the mill.", "the headline is short", headline="Haddad said to close mill"),
    Clean("The Haddad said it was late. A Haddad left.", "no surname"),
    Clean("Haddad Inc. shut the mill. Haddad said it was late.", "a firm"),
    Clean("Lina de Haddad runs the mill. Mr. Haddad said it will close.", "the full name first"),
    Clean("Hope said it was late.", "a word"),
    Clean("“It will close,” said Natalia, 41.", "a given name"),
    Clean("HADDAD said it was late.", "in capitals"),
)  # fmt: skip

_VERBS = words(
    "said says told added wrote argued insisted noted explained recalled testified warned acknowledged admitted"
)
_SURNAME = r"(?P<name>[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[’'-][A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)?)"
_TITLE = r"(?P<title>\b(?:Mr|Mrs|Ms|Miss)\.?\s)?"
_SUBJECT = lazy(rf"{_TITLE}\b{_SURNAME}\s\Z")
_INVERTED = lazy(rf"\s{_TITLE}{_SURNAME}(?=[,.;]|\s[a-z])")
_AGE = lazy(r",\s[0-9]{1,2},?[\s.]|,\swho\s(?:is|was|has|had|said|works|worked|lives|lived)\b")
_BODY_AFTER = lazy(
    r"(?:['’]s)?\s(?:Inc|Corp|Co|Ltd|LLC|PLC|Group|Bank|University|Party|News|Times|Post|Institute|Foundation|Industries|Motors|Holdings|officials?|spokes\w+|representatives?)\b"
)
_NO_PEOPLE = frozenset((*MONTH_NAMES, *WEEKDAY_NAMES)) | words(
    "He She They It We You Who I Police Officials Court Congress Senate Parliament Ministry Reuters Xinhua Interfax Bloomberg Hamas Hezbollah Taliban Kremlin",
    "Pentagon Nato Facebook Google Twitter Apple Amazon Boeing Airbus Tesla Democrats Republicans Both One Another Everyone Nobody Some Others Many Most Few All",
    "Analysts Experts Witnesses Residents Authorities Prosecutors Lawyers Investigators Critics Supporters Researchers Scientists Doctors That This These",
)
_ONE_NAME = words("mononym mononymous nickname nicknamed")


def check(story: Story) -> Iterator[Finding]:
    """Looks at the first place of each surname that stands in an attribution."""
    copy, done = story.copy, set[str]()
    if not _ONE_NAME.isdisjoint(vocabulary(story)) or "one name" in copy:
        return
    for match in sorted(_attributions(story), key=lambda match: match.start("name")):
        name = match["name"]
        if name not in done and _may_be_surname(story, name):
            done.add(name)
            finding = _at_first(story, name, match)
            if finding is not None:
                yield finding


def _attributions(story: Story) -> Iterator[re.Match[str]]:
    """The names that are the subject of a verb of saying, or that follow "according to"."""
    copy = story.copy
    for verb in sorted(_VERBS & vocabulary(story)):
        at = copy.find(f" {verb}")
        while at >= 0:
            end = at + len(verb) + 1
            if copy[end : end + 1].isalnum():
                match = None
            elif copy[at - 1].isalpha():
                match = _SUBJECT.search(copy, max(0, at - _LONGEST), at + 1)
            else:
                inverted = verb != "told" and copy[at - 1] in "”\"’,'" and copy[end + 1 : end + 2].isupper()
                match = _INVERTED.match(copy, end) if inverted else None
            if match is not None:
                yield match
            at = copy.find(f" {verb}", end)
    at = copy.find("ccording to ")
    while at >= 0:
        match = _INVERTED.match(copy, at + len("ccording to"))
        if match is not None:
            yield match
        at = copy.find("ccording to ", at + 1)


_LONGEST = 40


def _may_be_surname(story: Story, name: str) -> bool:
    low = name.lower()
    if name in _NO_PEOPLE or low in HEADS or low in surnames(story.house_rows):
        return False
    if is_word(low) and not is_name(name):
        return False
    return not (is_city(name) or name in places() or name in by_name() or name in by_adjective())


def _at_first(story: Story, name: str, match: re.Match[str]) -> Finding | None:
    copy, first, full = story.copy, -1, -1
    for place in places_of(story, name):
        if _BODY_AFTER.match(copy, place + len(name)) or copy[max(0, place - 4) : place].lower() == "the ":
            return None
        given = given_before(copy, place)
        if given and full < 0 and (is_name(given) or not is_word(given.lower())):
            full = place
        if first < 0 and _is_in_body(story, place):
            first = place
    if first != match.start("name") or not in_own_voice(story, first) or (0 <= full <= first):
        return None
    if given_before(copy, first) or _TITLED.search(copy, max(0, first - 24), first):
        return None
    # A child or a victim may be called by the given name alone.
    if full < 0 and not (match["title"] or (_AGE.match(copy, first + len(name)) and not is_name(name))):
        return None
    start = first - len(match["title"] or "")
    if full < 0:
        message = f"{name} is named here by the surname, and nowhere by the full name. Say who it is."
        return Finding(story.span(start, first + len(name)), message)
    given = given_before(copy, full)
    message = (
        f"{name} is named here by the surname alone; the full name, {given} {name}, comes later. Bring it forward."
    )
    return Finding(
        story.span(start, first + len(name)), message, (Elsewhere(story.span(full, full + len(name)), "the full name"),)
    )


#: A word with a capital right before a surname: a title, or a given name that the reading of names does not know.
_TITLED = lazy(
    r"(?:\b(?!(?:Mr|Mrs|Ms|Miss)\b)[A-Z][\w’'-]*\.?|\b(?:de|van|von|der|bin|al|el|da|di|la|le))\s(?:(?:Mr|Mrs|Ms|Miss)\.?\s)?\Z"
)


def _is_in_body(story: Story, place: int) -> bool:
    block = story.block_at(place)
    return block is not None and block.is_copy and block.kind not in ("headline", "standfirst", "caption")
