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
        for kind, broken in slips(last, len(text)):
            if broken != last:
                yield Planting("name-variant", kind, record, place.start(), place.end(), broken)


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
