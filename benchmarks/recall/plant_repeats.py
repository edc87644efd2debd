"""Plants words that stand twice: a paragraph or a sentence pasted again, the headline as the first line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_PARAGRAPH = re.compile(r"[^\n]{120,900}")
_SENTENCE = re.compile(r"(?<=[a-z]{3}\. )[A-Z][^.!?\n]{60,300}[a-z]\.(?= [A-Z]|$)")


def plant_paragraphs(record: dict[str, Any]) -> Iterator[Planting]:
    """A paragraph again behind the one that follows it, as pasting leaves it: spaces doubled, quotation marks straight."""
    found = [match for match in _PARAGRAPH.finditer(record["text"]) if _is_prose(match[0])]
    if len(found) > 6:
        again, after = found[2], found[3]
        pasted = again[0].replace(". ", ".  ").replace("’", "'")
        broken = f"{after[0]}\n\n{pasted}"
        yield Planting("duplicate-text", "a paragraph pasted again", record, *after.span(), broken)


def plant_sentences(record: dict[str, Any]) -> Iterator[Planting]:
    """A sentence again at the end of the next paragraph."""
    found = [match for match in _PARAGRAPH.finditer(record["text"]) if _is_prose(match[0])]
    if len(found) > 4 and (sentence := _SENTENCE.search(found[1][0])) and len(sentence[0].split()) >= 8:
        after = found[3]
        yield Planting("duplicate-text", "a sentence pasted again", record, *after.span(), f"{after[0]} {sentence[0]}")


def plant_headlines(record: dict[str, Any]) -> Iterator[Planting]:
    """The headline as the first line of the text, alone or with a site's name."""
    headline, first = record.get("headline") or "", record["text"].split("\n", 1)[0]
    if len(headline.split()) < 4 or headline.lower() in record["text"].lower():
        return
    for kind, line in (
        ("the headline", headline),
        ("the headline with a site's name", f"{headline} | The Springfield Argus"),
    ):
        yield Planting("duplicate-text", f"{kind} as first line", record, 0, len(first), f"{line}\n\n{first}")


def _is_prose(paragraph: str) -> bool:
    return paragraph[0].isalpha() and paragraph.rstrip()[-1] == "." and not re.search(r"[\"“”|]|[Pp]hoto|: ", paragraph)
