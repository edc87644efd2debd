"""Readers: what reading a story costs in each format, beside checking it.

    python benchmarks/readers CORPUS.jsonl                  200 stories in every format
    python benchmarks/readers CORPUS.jsonl --stories 1000 --rounds 5 --only markdown html

Each story is written in every format by `written.py` and held in memory. Time is the processor's, and the fastest round's; a
format's rounds alternate between reading and checking. MB are those of the files. Exits 1 where a format's stories have other
words than the plain text, and with --hold also where reading costs more than checking.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from written import FORMATS, Given

from copydesk.checker import check
from copydesk.config import Selection, rules_on
from copydesk.readers import read_stream
from copydesk.registry import Rule, find_rules
from copydesk.story import Story
from table import machine, markdown

#: So much of a format's words may be others than the text's: what only one of them tells apart from the copy, as a byline.
_SLACK = 0.02


class Row(NamedTuple):
    """A format's files: how many bytes, how many words are read of them, and the seconds of reading and of checking."""

    name: str
    size: int
    words: int
    reading: float
    checking: float


def main() -> int:
    asked = _parser().parse_args()
    print(f"{machine()}\n")
    rules = rules_on(find_rules(), Selection((), (), False))
    stories = list(islice(_stories(asked.corpus), asked.stories))
    rows = [
        _measured(name, write, stories, rules, asked.rounds) for name, write in FORMATS.items() if name in asked.only
    ]
    print(
        markdown(
            ("format", "MB", "words", "reading, MB/s", "reading, words/s", "checking, words/s", "reading to checking"),
            map(_shown, rows),
        )
    )
    astray = [row.name for row in rows if abs(row.words - rows[0].words) > _SLACK * rows[0].words]
    slow = [row.name for row in rows if row.reading > row.checking]
    if astray:
        print(f"\nNot the same words as in {rows[0].name}: {', '.join(astray)}")
    if slow:
        print(f"\nReading costs more than checking: {', '.join(slow)}")
    return int(bool(astray) or (asked.hold and bool(slow)))


def _measured(
    name: str,
    write: Callable[[Given], tuple[str, bytes]],
    given: list[Given],
    rules: tuple[Rule, ...] | list[Rule],
    rounds: int,
) -> Row:
    files = [write(one) for one in given]
    reading = checking = float("inf")
    words = 0
    for _ in range(rounds):
        start = time.process_time()
        stories = [
            story
            for path, data in files
            for story in read_stream(io.BytesIO(data), path, None)
            if isinstance(story, Story)
        ]
        reading = min(reading, time.process_time() - start)
        start = time.process_time()
        for story in stories:
            check(story, rules)
        checking = min(checking, time.process_time() - start)
        words = sum(story.words for story in stories)
    return Row(name, sum(len(data) for _, data in files), words, reading, checking)


def _shown(row: Row) -> tuple[str, ...]:
    return (
        row.name,
        f"{row.size / 1e6:.2f}",
        f"{row.words:,}",
        f"{row.size / 1e6 / row.reading:.1f}",
        f"{row.words / row.reading:,.0f}",
        f"{row.words / row.checking:,.0f}",
        f"{row.reading / row.checking:.2f}",
    )


def _stories(corpus: Path) -> Iterator[Given]:
    with corpus.open(encoding="utf-8") as handle:
        for line in handle:
            record = json.loads(line)
            yield Given(
                " ".join((record.get("headline") or "Untitled").split()),
                record["text"].replace("\r", "").replace("\x00", ""),
            )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks/readers", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="JSON Lines, an object with `text` a line")
    parser.add_argument("--stories", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=tuple(FORMATS), default=tuple(FORMATS))
    parser.add_argument("--hold", action="store_true", help="exit 1 where reading costs more than checking")
    return parser


if __name__ == "__main__":
    sys.exit(main())
