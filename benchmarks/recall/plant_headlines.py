"""Plants another toll in a headline whose toll the story gives as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_TOLL = re.compile(
    r"\b(?P<count>[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten)(?=(?: [a-z]+){0,2} (?:dead|killed|die|injured|hurt|wounded|arrested|missing)\b)"
    r"|\b(?:kills?|killed|killing|injures|leaves) (?:at least )?(?P<other>[0-9]{1,3}|two|three|four|five|six|seven|eight|nine)\b",
    re.IGNORECASE,
)
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def plant_headline_tolls(record: dict[str, Any]) -> Iterator[Planting]:
    headline = record.get("headline") or ""
    for match in _TOLL.finditer(headline):
        group = "count" if match["count"] else "other"
        printed = match[group]
        value = _WORDS.index(printed.lower()) if not printed.isdigit() else int(printed)
        lead = record["text"][:1500]
        forms = {str(value), _WORDS[value] if value < len(_WORDS) else str(value)}
        if not re.search(rf"\b(?:{'|'.join(forms)})\b", lead, re.IGNORECASE):
            continue
        for kind, changed in (
            ("one more", value + 1),
            ("digits exchanged", int(str(value)[::-1])),
            ("twice as many", value * 2),
        ):
            if changed != value and changed > 0:
                words = _WORDS[changed] if not printed.isdigit() and changed < len(_WORDS) else str(changed)
                yield Planting("headline-toll", kind, record, match.start(group), match.end(group), words, "headline")
