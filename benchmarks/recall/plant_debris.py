"""Plants what production leaves in copy: a line, or a slot in a sentence, in wordings that are none of copydesk's tables."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

from debris_wordings import LLM_FIRST, LLM_LAST, PLACE_LINES, PLACE_SLIPS, WIRE_FIRST, WIRE_LAST
from planting import Planting
from site_wordings import SITE


def plant_site_debris(record: dict[str, Any]) -> Iterator[Planting]:
    """Between two paragraphs in the middle, or behind the last."""
    at = _break(record["text"])
    if at is not None:
        for kind, lines in SITE.items():
            yield Planting("site-debris", kind, record, at, at, f"{_pick(lines, record, kind)}\n\n")


_BREAK = re.compile(r"\n\s*(?=[A-Z“\"][^\n]{80,})")


def _break(text: str) -> int | None:
    """Where a paragraph of prose starts behind another, around two thirds into the story."""
    breaks = [match.end() for match in _BREAK.finditer(text)]
    return breaks[len(breaks) * 2 // 3] if len(breaks) > 3 else None


def _pick(choices: tuple[str, ...], record: dict[str, Any], kind: str) -> str:
    """One of the choices, always the same for a story and a kind."""
    return choices[zlib.crc32(f"{record['id']} {kind}".encode()) % len(choices)]


_PLACE_PATTERNS = tuple((kind, re.compile(pattern), slips) for kind, pattern, slips in PLACE_SLIPS)


def plant_placeholders(record: dict[str, Any]) -> Iterator[Planting]:
    """In the place of a figure, a name or a day of the story, or as a line of its own."""
    text = record["text"]
    for kind, pattern, slips in _PLACE_PATTERNS:
        match = pattern.search(text)
        if match is not None:
            yield Planting("placeholder", kind, record, *match.span(match.re.groups), _pick(slips, record, kind))
    at = _break(text)
    if at is not None:
        for kind, lines in PLACE_LINES.items():
            yield Planting("placeholder", kind, record, at, at, f"{_pick(lines, record, kind)}\n\n")


def plant_llm_debris(record: dict[str, Any]) -> Iterator[Planting]:
    """An introduction before the first paragraph, an offer or a note behind the last, a citation mark in the middle."""
    text = record["text"]
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    for kind, lines in LLM_FIRST.items():
        yield Planting("llm-debris", kind, record, start, start, f"{_pick(lines, record, kind)}\n\n")
    for kind, lines in LLM_LAST.items():
        yield Planting("llm-debris", kind, record, end, end, f"\n\n{_pick(lines, record, kind)}")


_DATELINE = re.compile(r"\A\s*[A-Z]{3,}[A-Za-z ,]{0,30}(\((?:Reuters|CNN|AP)\)) ?[-–—]")


def plant_wire_debris(record: dict[str, Any]) -> Iterator[Planting]:
    """Before the first paragraph, behind the last, or in the dateline."""
    text = record["text"]
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    for kind, lines in WIRE_FIRST.items():
        yield Planting("wire-debris", kind, record, start, start, f"{_pick(lines, record, kind)}\n\n")
    for kind, lines in WIRE_LAST.items():
        yield Planting("wire-debris", kind, record, end, end, f"\n\n{_pick(lines, record, kind)}")
    dateline = _DATELINE.match(text)
    if dateline is not None:
        again = "(AFP)" if dateline[1] != "(AFP)" else "(AP)"
        yield Planting("wire-debris", "two agencies in a dateline", record, *dateline.span(1), f"{dateline[1]} {again}")
