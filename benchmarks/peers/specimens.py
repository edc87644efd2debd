"""The specimen stories of seeds/: their text, and where the planted slips and the near misses stand in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

#: What stands between a record's headline and its text when it is given to a tool that reads no records.
_GAP = "\n\n"


class Place(NamedTuple):
    """Words of a specimen: where they stand, and the rule that a slip there is one of ("" for a near miss)."""

    start: int
    end: int
    rule: str
    words: str


class Specimen(NamedTuple):
    """A story with its planted slips and its near misses; `text` holds a record's headline and text."""

    path: Path
    text: str
    headline: int
    slips: tuple[Place, ...]
    near_misses: tuple[Place, ...]

    @property
    def name(self) -> str:
        return self.path.stem

    def offset(self, part: str | None, offset: int) -> int:
        """An offset into a part of the record, or into the file, as one into `text`."""
        return offset + self.headline if part == "text" and self.headline else offset


def specimens(folder: Path) -> Iterator[Specimen]:
    """Every story of the folder that has an expectation beside it."""
    for expected in sorted(folder.glob("*.expected.json")):
        stem = expected.name.removesuffix(".expected.json")
        path = next(
            path for path in (expected.with_name(stem + suffix) for suffix in (".txt", ".jsonl")) if path.exists()
        )
        yield _specimen(path, json.loads(expected.read_text(encoding="utf-8")))


def _specimen(path: Path, expected: dict[str, Any]) -> Specimen:
    source, headline = path.read_text(encoding="utf-8"), 0
    if path.suffix == ".jsonl":
        record = json.loads(source)
        headline = len(record["headline"] + _GAP)
        source = record["headline"] + _GAP + record["text"]
    made = Specimen(path, source, headline, (), ())
    planted = [place for kind in ("findings", "not_yet") for entry in expected[kind] for place in _places(made, entry)]
    near = [place for entry in expected["near_misses"] for place in _places(made, entry)]
    return made._replace(slips=tuple(sorted(set(planted))), near_misses=tuple(sorted(set(near))))


def _places(specimen: Specimen, entry: dict[str, Any]) -> Iterator[Place]:
    """Where the words of an entry stand: the first time in its line. Raises ValueError where they do not."""
    begin = specimen.offset(entry.get("part"), 0)
    lines = specimen.text[begin:].split("\n")
    start = begin + sum(len(line) + 1 for line in lines[: entry["line"] - 1])
    line = lines[entry["line"] - 1]
    quote = entry["quote"]
    match = re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", line) or re.search(re.escape(quote), line)
    if match is None:
        raise ValueError(f"{specimen.path.name}, line {entry['line']}: no {quote!r} there")
    yield Place(start + match.start(), start + match.end(), entry.get("rule", ""), quote)
