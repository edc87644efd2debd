"""Plants another letter in acronyms behind their names, and leaves a word of the name out."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_NAMED = re.compile(r"\b(?P<name>(?:[A-Z][a-z]{2,} ){2,4}[A-Z][a-z]{2,}) \((?P<letters>[A-Z]{3,5})\)")


def plant_acronyms(record: dict[str, Any]) -> Iterator[Planting]:
    """Breaks "World Health Organization (WHO)"."""
    for match in _NAMED.finditer(record["text"]):
        words, letters = match["name"].split(), match["letters"]
        if "".join(word[0] for word in words) != letters:
            continue
        choice = random.Random(f"{record.get('id')}{match.start()}")
        at = choice.randrange(1, len(letters))
        other = choice.choice([letter for letter in "ABCDEFGILMNOPRSTU" if letter != letters[at]])
        yield Planting(
            "acronym-expansion",
            "another letter",
            record,
            *match.span("letters"),
            letters[:at] + other + letters[at + 1 :],
        )
        if len(words) > 3:
            left = choice.randrange(1, len(words) - 1)
            name = " ".join(words[:left] + words[left + 1 :])
            yield Planting("acronym-expansion", "a word of four left out", record, *match.span("name"), name)
