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
from reading_reports import at, stretches

from copydesk.checker import Checked, check
from copydesk.readers import read_stream
from copydesk.registry import find_rules
from copydesk.rule import Flagged
from copydesk.story import Story
from copydesk.testing import marked_words

RULES = find_rules()
#: What the rules' own examples flag.
SLIPS = tuple(
    marked_words(example.text)[0] for rule in RULES for example in rule.examples if isinstance(example, Flagged)
)
LINES = (
    "By ANN ROE",
    "KYIV, Aug. 20, 2024 (AP) — ",
    "A headline without an end",
    "© 2024 The Paper",
    "- a list item",
    "said the",
    "Kyiv said so.",
)
BREAKS = st.sampled_from(
    (" ", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u00a0", "\u2028", "\u200b", "", "\ufeff", "\t")
)
#: A zero character makes a record unreadable.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
PIECES = (
    st.sampled_from(SLIPS)
    | st.sampled_from(LINES)
    | WORDS
    | st.sampled_from(("😀", "e\u0301", "\u0301", "🇺🇦", "½", "İ", "ß", "ﬁ"))
)
TEXTS = st.lists(st.tuples(PIECES, BREAKS).map("".join), min_size=1, max_size=14).map("".join)
#: In a record a lone surrogate can be written as an escape; in a file it cannot.
LOOSE_TEXTS = st.lists(TEXTS | st.sampled_from(("\ud800", "\udc80 ")), min_size=1, max_size=3).map("".join)
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
    if text.strip():
        result = checked(ENCODINGS[encoding] + text.encode(encoding), "story.txt", day)
        hold(result, {None: text})


@settings(max_examples=250)
@given(LOOSE_TEXTS, LOOSE_TEXTS | st.just(""), DAYS)
def test_in_a_record(text: str, headline: str, day: date | None) -> None:
    if text.strip():
        line = json.dumps({"text": text, "headline": headline})
        hold(checked(line.encode(), "stories.jsonl", day), json.loads(line))


@pytest.mark.parametrize("name", ["story.txt", "stories.jsonl"])
def test_the_planted_slips_are_found_at_all(name: str) -> None:
    text = "A headline\n\n" + "\n".join(SLIPS)
    data = text.encode() if name.endswith(".txt") else json.dumps({"text": text}).encode()
    found = {raised.rule.name for raised in checked(data, name, date(2024, 8, 20)).findings}
    assert len(found) > len(RULES) / 2
