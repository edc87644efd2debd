"""Plants broken decimals and split abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_DECIMAL = re.compile(
    r"(?<![\w.,:/-])([0-9]{1,3})\.([0-9]{1,2})(?=(?: ?%| (?:percent|million|billion|trillion|miles|km|kilometers|inches|feet|acres|degrees)\b))"
)
_ABBREVIATION = re.compile(r"(?<![\w.])(?:U\.S\.|U\.N\.|U\.K\.|(?<=[0-9] )[ap]\.m\.)(?= [a-z])")


def plant_broken_decimals(record: dict[str, Any]) -> Iterator[Planting]:
    for match in _DECIMAL.finditer(record["text"]):
        yield Planting("broken-decimal", "a space after the point", record, *match.span(), f"{match[1]}. {match[2]}")


def plant_split_abbreviations(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    for match in _ABBREVIATION.finditer(text):
        paragraph = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if not re.search(r"[\"“”]", paragraph):  # quoted documents keep their spelling
            yield Planting("split-abbreviation", match[0], record, *match.span(), match[0].replace(".", ". ", 1))
