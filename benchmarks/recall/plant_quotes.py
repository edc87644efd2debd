"""Plants another word, and leaves a word out, in one of two places that quote the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_QUOTED = re.compile(r"“([^“”\n]{30,400})”|(?<![\w.,!?])\"(?=\w)([^\"\n]{30,400})(?<=[\w.,!?])\"(?!\w)")
_IN_HEADLINE = re.compile(r"[“\"‘']([^“”\"\n]{24,200}?)[”\"’'](?!\w)")
_WORD = re.compile(r"(?<![\w$£€'’-])[a-z]{5,}(?![\w'’-])")
#: What a word is exchanged for: words that quotations hold as well.
_OTHERS = ("simple", "people", "country", "before", "serious", "moment", "leaving", "trouble")


def plant_headline_quotes(record: dict[str, Any]) -> Iterator[Planting]:
    in_text = " ".join(quoted for _, quoted in _quotations(record["text"])).lower()
    for match in _IN_HEADLINE.finditer(record["headline"]):
        words = match[1].rstrip(".,!?")
        if len(words.split()) > 5 and words.lower() in in_text:
            for planting in _slips(record, "headline", match.start(1), words):
                yield planting._replace(kind=f"{planting.kind} in a headline's quotation")


def plant_repeated_quotes(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    quotations = _quotations(text)[:60]
    done: set[str] = set()
    for start, words in quotations:
        bare = words.rstrip(".,!?").lower()
        again = [at + other.lower().find(bare) for at, other in quotations if at != start and bare in other.lower()]
        if len(bare.split()) < 7 or bare in done or len(again) != 1:
            continue
        done.add(bare)
        # In another paragraph: a caption run into the text repeats whole sentences.
        if "\n" in text[min(start, again[0]) : max(start, again[0])]:
            for planting in _slips(record, "text", start, words.rstrip(".,!?")):
                yield planting._replace(kind=f"{planting.kind} in a quotation printed twice")


def _quotations(text: str) -> list[tuple[int, str]]:
    return [(match.start(match.lastindex or 0), match[match.lastindex or 0]) for match in _QUOTED.finditer(text)]


def _slips(record: dict[str, Any], field: str, start: int, words: str) -> Iterator[Planting]:
    """Another word in the middle of a quotation, and a word left out there."""
    inner = [match for match in _WORD.finditer(words) if match.start() > 0 and match.end() < len(words)]
    if not inner:
        return
    word = inner[len(words) % len(inner)]
    at, end = start + word.start(), start + word.end()
    other = next(other for other in _OTHERS[len(words) % 4 :] if other != word[0])
    yield Planting("quote-mismatch", "another word", record, at, end, other, field)
    following = re.compile(r"\s+\S*\w").match(words, word.end())
    if following is not None:
        yield Planting(
            "quote-mismatch", "a word left out", record, at, start + following.end(), following[0].strip(), field
        )
