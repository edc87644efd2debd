"""Plants another number before a list that comes out, and takes a name out of such a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import NUMBER_WORDS, Planting

_NAME = r"(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
_LIST = re.compile(
    rf"(?<!of )(?<!of the )(?<!least )(?<!than )\b(?P<number>{'|'.join(NUMBER_WORDS[2:13])})"
    r"(?P<noun>(?: [a-z]+){0,3} (?:states|countries|cities|towns|counties|nations|senators|candidates|companies|suspects|teams|members"
    r"|provinces|republics|members|banks|airlines|lawmakers|priorities|goals|issues|areas|questions|categories|factors))"
    rf"(?P<sign>: | ?[—–] ?| --? |, )(?P<list>{_NAME}(?:, {_NAME})*,? and {_NAME}|[a-z]+(?: [a-z]+){{0,2}}(?:, [a-z]+(?: [a-z]+){{0,2}})+,? and [a-z]+(?: [a-z]+){{0,2}})"
    r"(?=[.;]| ?[—–]| --? |, (?:have|has|are|were|said|will|voted)\b)"
)  # fmt: skip


def plant_list_counts(record: dict[str, Any]) -> Iterator[Planting]:
    """Lists of names or short phrases whose number is that of their commas and "and"s."""
    text = record["text"]
    for match in _LIST.finditer(text):
        items = re.split(r",? and |, ", match["list"])
        stated = NUMBER_WORDS.index(match["number"])
        if len(items) != stated or "includ" in match["list"]:
            continue
        start, end = match.start(), match.end()
        for kind, other in (("the number one up", stated + 1), ("the number one down", stated - 1)):
            if other > 1:
                broken = f"{NUMBER_WORDS[other]}{text[match.end('number') : end]}"
                yield Planting("list-count", kind, record, start, end, broken)
        if stated > 2 and ", " in match["list"]:
            broken = text[start : match.start("list")] + match["list"].partition(", ")[2]
            yield Planting("list-count", "an item taken out", record, start, end, broken)
