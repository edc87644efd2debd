"""Plants another count where a story points back to one ("the 12 villages"), and in a sentence that a story says again."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_COUNT = re.compile(
    r"(?<![\w.,$£€:/-])(?P<figure>[1-9][0-9]{0,2}) (?P<noun>(?!(?:years|months|weeks|days|hours|minutes|percent|people|points|votes|seats|miles|feet)\b)[a-z]{4,}s)\b"
)
_BACK = re.compile(
    r"\b(?:[Tt]he|[Tt]hose|[Tt]hese) (?P<figure>[1-9][0-9]{0,2}) (?P<noun>[a-z]{4,}s)(?=[.,;:]| (?:is|are|was|were|has|have|had|will|would|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)


def plant_pointing_counts(record: dict[str, Any]) -> Iterator[Planting]:
    """Breaks "the 12 villages" behind "12 villages"."""
    text = record["text"]
    for back in _BACK.finditer(text):
        if int(back["figure"]) < 6:
            continue
        first = next(
            (one for one in _COUNT.finditer(text) if one["noun"] == back["noun"] and one["figure"] == back["figure"]),
            None,
        )
        if first is not None and first.end() < back.start() and text[first.end() : back.start()].count(".") > 0:
            figure = int(back["figure"])
            for kind, other in (
                ("three more", figure + 3),
                ("four fewer" if figure > 9 else "two more", figure - 4 if figure > 9 else figure + 2),
            ):
                yield Planting(
                    "same-quantity", f"the count that is pointed to: {kind}", record, *back.span("figure"), str(other)
                )


_SENTENCE = re.compile(r"(?<=[a-z][.!?])\s+(?=[A-Z])")
_FIGURE = re.compile(r"(?<![\w.,$£€:/-])[1-9][0-9](?= [a-z]{4,}s\b)")


def plant_repeated_sentences(record: dict[str, Any]) -> Iterator[Planting]:
    """Says one of the first sentences again at the end, with another figure."""
    choice = random.Random(str(record.get("id")))
    for paragraph in record["text"].split("\n")[:6]:
        for sentence in _SENTENCE.split(paragraph):
            figure = _FIGURE.search(sentence)
            if (
                figure is None
                or not 10 < len(sentence.split()) < 35
                or not re.search(r"[a-z]\.\Z", sentence)
                or not sentence[0].isupper()
            ):
                continue
            text = f"{record['text'].rstrip()}\n\n{sentence}\n"
            start = len(text) - len(sentence) - 1 + figure.start()
            other = str(int(figure[0]) + choice.choice((-3, -1, 2, 5, 10)))
            yield Planting("same-quantity", "a sentence said again", {**record, "text": text}, start, start + 2, other)
            return
