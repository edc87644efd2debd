"""ArchieML: keys and commands are no copy, values that read like prose are."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import LINES, PIECES, SLIPS
from test_offsets import checked, hold

from copydesk.readers import Unread, read_stream
from copydesk.readers.archieml import is_archieml
from copydesk.story import Story


def read(text: str, path: str = "story.aml") -> Story:
    (story,) = read_stream(io.BytesIO(text.encode()), path, None)
    assert isinstance(story, Story), story
    return story


def blocks(text: str, path: str = "story.aml") -> list[tuple[str, str]]:
    story = read(text, path)
    return [(block.kind, story.copy[block.start : block.end]) for block in story.blocks]


CASES = [
    ("hed: A bridge\ndeck: Of steel\nauthor: Ann Roe\nslug: the-the\n", [("headline", "A bridge"), ("standfirst", "Of steel"), ("byline", "Ann Roe")]),
    ("hed: A <b>bridge</b> &amp; more <ABC.N>\n", [("headline", "A bridge & more <ABC.N>")]),
    ("hed: A\nbody: One.\n\nTwo.\n:end\n", [("headline", "A"), ("paragraph", "One."), ("paragraph", "Two.")]),
    ("hed: A\nbody: One.\n\nNot read.\n\nother: x\n", [("headline", "A"), ("paragraph", "One.")]),
    ("hed: A\nbody:\n\\note: it rained\n:end\n", [("headline", "A"), ("paragraph", "note: it rained")]),
    ("hed: A\n:skip\nhed: B\n:endskip\nbody: C\n:ignore\nbody: D\n", [("headline", "A"), ("paragraph", "C")]),
    ("hed: A\n[+body]\nOne.\n\nsubhead: Two\nThree.\n{.photo}\ncaption: Four\n{}\n[]\n", [("headline", "A"), ("paragraph", "One."), ("paragraph", "Two"), ("paragraph", "Three."), ("caption", "Four")]),
    ("hed: A\n[facts]\n* It was built in the year 1884 by hand.\n* no\n[]\n", [("headline", "A"), ("list item", "It was built in the year 1884 by hand.")]),
    ("hed: A\nchart: The figures are those of the council.\nsrc: https://example.org/a b c d e f\n", [("headline", "A"), ("paragraph", "The figures are those of the council.")]),
    ("story.hed: A\r\nstory.text2: LONDON, Aug. 20, 2024 — It rained.\r\n", [("headline", "A"), ("dateline", "LONDON, Aug. 20, 2024"), ("paragraph", "It rained.")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_copy(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


def test_the_day() -> None:
    assert read("hed: A\npubdate: August 20, 2024\n").published == (date(2024, 8, 20), "record")


def test_nothing_to_read_is_named() -> None:
    (unread,) = read_stream(io.BytesIO(b"slug: x\n"), "story.aml", None)
    assert isinstance(unread, Unread)
    assert "holds no copy" in unread.message


def test_a_text_file_is_archieml_where_that_is_sure() -> None:
    assert blocks("hed: A\n\n[+body]\nOne.\n[]\n", "story.txt") == [("headline", "A"), ("paragraph", "One.")]
    for text in (
        "Note: it rained.\n\nIt rained.\n",
        "A bridge\n\nHe said: [+ sic].\n",
        "Roe: so it was.\n\nCole: yes :end\n",
    ):
        assert not is_archieml(text)


KEYS = st.sampled_from(("hed", "body", "deck", "chart", "caption", "slug", "a.b-c_1"))
SHAPES = st.sampled_from(("{}: {}\n", "{}: {}\n:end\n", "[+{}]\n{}\n[]\n", "[{}]\n* {}\n[]\n", ":skip {}\n{}\n:endskip\n", "{}\n{}\n", "{{.{}}}\n{}\n{{}}\n"))  # fmt: skip
DOCUMENTS = st.lists(
    st.builds(str.format, SHAPES, KEYS, st.lists(PIECES | st.sampled_from(SLIPS + LINES), max_size=4).map("\n".join)),
    min_size=1,
    max_size=6,
).map("".join)


@settings(max_examples=100)
@given(DOCUMENTS)
def test_every_finding_leads_to_its_words(text: str) -> None:
    text = text.lstrip("\ufeff") or "a"
    (story,) = read_stream(io.BytesIO(text.encode()), "story.aml", None)
    if isinstance(story, Story):
        hold(checked(text.encode(), "story.aml", date(2024, 8, 20)), {None: text})
