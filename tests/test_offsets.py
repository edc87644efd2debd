"""Every finding and claim leads to its words: in the story, and by the report's offsets, lines and columns in the file."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import LOOSE_TEXTS, RULES, SLIPS, TEXTS
from reading_reports import at, stretches

from copydesk.checker import Checked, check
from copydesk.readers import read_stream
from copydesk.readers.text import is_blank
from copydesk.story import Story

DAYS = st.none() | st.sampled_from((date(2024, 8, 20), date(1600, 1, 1), date(2199, 12, 31), date(2024, 2, 29)))
ENCODINGS = {
    "utf-8": b"", "utf-8-sig": b"", "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
}  # fmt: skip


def checked(data: bytes, name: str, day: date | None) -> Checked:
    """What all rules, previews too, say of the one story in a file."""
    (story,) = read_stream(io.BytesIO(data), name, day)
    assert isinstance(story, Story)
    result = check(story, RULES)
    assert result.broken == ()
    return result


def hold(result: Checked, fields: Mapping[str | None, str]) -> None:
    """Holds every stretch that the report names against the words of the file."""
    story = result.story
    for raised in result.findings:
        span = raised.finding.span
        assert story.source[span.start : span.end] == story.quote(span)
    for stretch in stretches(result):
        text, quote = fields[stretch["part"]], stretch["quote"]
        assert quote == quote.strip() != ""
        assert text[stretch["start"]["offset"] : stretch["end"]["offset"]] == quote
        assert text[at(text, stretch["start"]) : at(text, stretch["end"])] == quote


@settings(max_examples=250)
@given(TEXTS, st.sampled_from(sorted(ENCODINGS)), DAYS)
def test_in_a_text_file(text: str, encoding: str, day: date | None) -> None:
    text = text.lstrip("\ufeff") or "a"  # at the start of a file it is a byte-order mark
    if not is_blank(text):
        result = checked(ENCODINGS[encoding] + text.encode(encoding), "story.txt", day)
        hold(result, {None: text})


@settings(max_examples=250)
@given(LOOSE_TEXTS, LOOSE_TEXTS | st.just(""), DAYS)
def test_in_a_record(text: str, headline: str, day: date | None) -> None:
    if not is_blank(text):
        line = json.dumps({"text": text, "headline": headline})
        hold(checked(line.encode(), "stories.jsonl", day), json.loads(line))


@pytest.mark.parametrize("name", ["story.txt", "stories.jsonl"])
def test_the_planted_slips_are_found_at_all(name: str) -> None:
    text = "A headline\n\n" + "\n".join(SLIPS)
    data = text.encode() if name.endswith(".txt") else json.dumps({"text": text}).encode()
    found = {raised.rule.name for raised in checked(data, name, date(2024, 8, 20)).findings}
    assert len(found) > len(RULES) / 2
