"""Plants a slip of one letter in one of three or more mentions of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_FULL = re.compile(
    r"\b(?!The |New |United |South |North |Mr |Mrs |President |White |Supreme )[A-Z][a-z]+ (?:[A-Z]\. )?(?P<last>[A-Z][a-z]{4,})\b"
)
_NO_SURNAMES = frozenset(
    [
        "Senate",
        "House",
        "State",
        "Court",
        "White",
        "Republicans",
        "Republican",
        "Democrats",
        "Democrat",
        "Democratic",
        "Governor",
        "Senator",
        "President",
        "Americans",
        "America",
        "American",
        "Japan",
        "China",
        "Russia",
        "Ukraine",
        "Washington",
        "Chicago",
        "Kentucky",
        "Texas",
        "California",
        "Iowa",
        "Korea",
        "Iran",
        "Israel",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Monday",
        "Tuesday",
        "Reuters",
        "Times",
        "Southern",
        "Northern",
        "Party",
        "Committee",
        "Congress",
        "Police",
        "University",
        "Journal",
    ]
)


def plant_name_slips(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    done: set[str] = set()
    for match in _FULL.finditer(text):
        last = match["last"]
        if last in done:
            continue
        done.add(last)
        places = list(re.finditer(rf"(?<![\w@#-]){last}(?![\w-])", text))
        # A person: the surname comes back alone, with a verb of saying or a possessive.
        alone = re.search(
            rf"(?<![A-Za-z] ){last} (?:said|says|told|added|was|had|has)\b|\b(?:said|says|added) {last}\b", text
        )
        # Offices, peoples and days are no surnames; a word of the language makes another word, which no spelling shows.
        if len(places) < 3 or alone is None or re.search(rf"\b{last.lower()}\b", text) or last in _NO_SURNAMES:
            continue
        place = places[len(text) % len(places)]
        for kind, broken in (*slips(last, len(text)), *respelt(last)):
            if broken != last:
                yield Planting("name-variant", kind, record, place.start(), place.end(), broken)


_WHOLE = re.compile(
    r"(?<![A-Z][a-z] )\b(?P<first>(?!The |New |United |South |North |Mr |Mrs |President |White |Supreme |Sen |Rep )[A-Z][a-z]{3,}) (?P<last>[A-Z][a-z]{4,})\b"
)


def plant_given_name_slips(record: dict[str, Any]) -> Iterator[Planting]:
    """A slip in the second of two or more places where a person has given name and surname."""
    text = record["text"]
    done: set[str] = set()
    for match in _WHOLE.finditer(text):
        first, last = match["first"], match["last"]
        if match[0] in done or first in _NO_SURNAMES or last in _NO_SURNAMES:
            continue
        done.add(match[0])
        places = list(re.finditer(rf"(?<![A-Z][a-z] )\b{match[0]}(?![\w-]| [A-Z])", text))
        speaks = re.search(
            rf"\b{last} (?:said|says|told|added|was|had|has)\b|\b(?:said|says|added) (?:{first} )?{last}\b", text
        )
        if len(places) < 3 or speaks is None or re.search(rf"\b(?:{first.lower()}|{last.lower()})\b", text):
            continue
        start = places[1].start()
        for _, broken in slips(first, len(text)):
            if broken != first:
                yield Planting("name-variant", "a slip in a given name", record, start, start + len(first), broken)


_PLACE = re.compile(r"\b(?:in|near|at|of|to|from) (?P<place>[A-Z][a-z]{5,})(?![\w’'-]| [A-Z])")


def plant_place_name_slips(record: dict[str, Any]) -> Iterator[Planting]:
    """A slip in one of four or more places where a town, a firm or the like is named."""
    text = record["text"]
    for name in dict.fromkeys(match["place"] for match in _PLACE.finditer(text)):
        places = list(re.finditer(rf"(?<![\w@#-]){name}(?![\w-])", text))
        if len(places) < 4 or name in _NO_SURNAMES or re.search(rf"\b{name.lower()}\b", text):
            continue
        place = places[len(text) % len(places)]
        for _, broken in slips(name, len(text)):
            if broken != name:
                yield Planting(
                    "name-variant", "a slip in the name of a place or firm", record, place.start(), place.end(), broken
                )


_RESPELT = (("ie", "ei"), ("ei", "ie"), ("ph", "f"), ("ck", "k"), ("c", "k"), ("k", "c"), ("y", "i"), ("i", "y"))


def respelt(name: str) -> Iterator[tuple[str, str]]:
    """The name as an ear would spell it, and with one letter of a pair."""
    for letters, others in _RESPELT:
        at = name.find(letters, 1)
        if at > 0:
            yield (
                "one sound spelt another way (ie, ei; ph, f; c, k; i, y)",
                name[:at] + others + name[at + len(letters) :],
            )
            break
    for at in range(1, len(name) - 1):
        if name[at] == name[at + 1]:
            yield "one letter of a pair dropped", name[:at] + name[at + 1 :]
            break


def slips(name: str, seed: int) -> Iterator[tuple[str, str]]:
    at = 1 + seed % (len(name) - 2)
    yield "two letters exchanged", name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    yield "a letter dropped", name[:at] + name[at + 1 :]
    yield "a letter doubled", name[:at] + name[at] + name[at:]
    vowel = next((i for i in range(at, len(name)) if name[i] in "aeiou"), None)
    if vowel is not None:
        yield (
            "another vowel",
            name[:vowel] + {"a": "e", "e": "a", "i": "e", "o": "u", "u": "o"}[name[vowel]] + name[vowel + 1 :],
        )
