"""Plants a record with another date: a sentence of the corpus on a record, said again at the story's end with another year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_SENTENCE = re.compile(
    r"(?:(?<=\n)|(?<=[.!?] ))(?P<all>[A-Z][^.!?\n“”\"]{20,160}?\b(?:highest|lowest|largest|biggest|worst|best|strongest|weakest|smallest|deadliest)"
    r"(?: [a-z-]+){0,4} since (?:[A-Z][a-z]+ )?(?P<year>(?:19|20)[0-9]{2}))(?=[,.;]| )"
)


def plant_records(record: dict[str, Any]) -> Iterator[Planting]:
    """The sentence again, three years off."""
    text = record["text"]
    for match in _SENTENCE.finditer(text):
        paragraph = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if paragraph.count("“") > paragraph.count("”") or paragraph.count('"') % 2:
            continue
        said = match["all"]
        true = f"{said}, according to the figures."
        at = match.start("year") - match.start("all")
        broken = true[:at] + str(int(match["year"]) - 3) + true[at + 4 :]
        new = {**record, "text": f"{text}\n\n{true}"}
        yield Planting(
            "since-superlative",
            "the record again, three years off",
            new,
            len(text) + 2,
            len(text) + 2 + len(true),
            broken,
        )
