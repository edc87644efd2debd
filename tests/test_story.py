"""Stories: blocks and fields in their offsets, places, shared readings, and what travels to another process."""

from __future__ import annotations

import pickle
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.readers.records import story_of
from copydesk.story import Block, Field, Place, Published, Span, Story

LINES = st.text(alphabet="ab \r\n\u2028😀\u0301", max_size=24)


def test_blocks_are_in_offsets_of_the_copy() -> None:
    source = "At 9 a. m. it fell.\n\nIt is (7. 5 miles) away."
    story = Story(source, [Block("headline", 0, 19), Block("paragraph", 21, len(source))])
    assert [story.copy[block.start : block.end] for block in story.blocks] == [
        "At 9 a.m. it fell.",
        "It is (7.5 miles) away.",
    ]


def test_a_block_is_found_by_an_offset_and_none_between_blocks() -> None:
    story = Story("ab\n\ncd", [Block("headline", 0, 2), Block("byline", 4, 6)])
    assert [block and block.kind for block in map(story.block_at, range(7))] == [
        "headline", "headline", None, None, "byline", "byline", None,
    ]  # fmt: skip
    assert [block.kind for block in story.copy_blocks()] == ["headline"]


def test_a_span_leads_to_the_untouched_words() -> None:
    story = Story("It is (7. 5 miles) away.")
    start = story.copy.index("7.5 miles")
    assert story.span(start, start + len("7.5 miles")) == Span(7, 17)
    assert story.quote(Span(7, 17)) == "7. 5 miles"


@pytest.mark.parametrize(
    ("source", "offset", "line", "column"),
    [
        ("one\ntwo", 4, 2, 1),
        ("one\r\ntwo", 5, 2, 1),
        ("one\rtwo", 4, 2, 1),
        ("one\r\rtwo", 5, 3, 1),
        ("one\r\n\r\ntwo", 8, 3, 2),
        ("one\n\rtwo", 5, 3, 1),
        ("😀 two", 2, 1, 3),
        ("e\u0301e two", 4, 1, 5),
        ("a\u2028two", 2, 1, 3),
        ("one\r", 4, 2, 1),
        ("", 0, 1, 1),
    ],
)
def test_lines_end_at_lf_cr_or_both_and_columns_count_code_points(
    source: str, offset: int, line: int, column: int
) -> None:
    assert Story(source).place(offset) == Place(None, offset, line, column)


@given(LINES)
def test_every_place_leads_back_to_its_offset(source: str) -> None:
    story = Story(source)
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", source))]
    for offset in range(len(source) + 1):
        place = story.place(offset)
        assert starts[place.line - 1] + place.column - 1 == offset
        assert place.line == 1 + sum(start <= offset for start in starts[1:])


@given(LINES)
def test_the_line_of_an_offset_holds_it_and_no_line_end(source: str) -> None:
    story = Story(source)
    for offset in range(len(source)):
        span = story.line_span(offset)
        assert not re.search(r"[\r\n]", story.quote(span))
        if source[offset] not in "\r\n":
            assert span.start <= offset < span.end


def test_places_in_a_record_count_from_the_start_of_their_field() -> None:
    story = story_of({"headline": "Bridge\nopens", "text": "One.\nTwo."}, "a.jsonl", None)
    assert story.fields == (Field("headline", 0, 12), Field("text", 14, 23))
    assert story.place(story.source.index("opens")) == Place("headline", 7, 2, 1)
    assert story.place(story.source.index("Two")) == Place("text", 5, 2, 1)
    assert story.quote(story.line_span(story.source.index("Two"))) == "Two."


def test_a_reading_is_made_once() -> None:
    made: list[Story] = []

    def reading(story: Story) -> int:
        made.append(story)
        return len(story.copy)

    story = Story("abc")
    assert (story.read(reading), story.read(reading), made) == (3, 3, [story])


def test_another_process_gets_the_same_story() -> None:
    story = Story(
        "Bridge\n\nIt is (7. 5 miles) long \ud800.",
        [Block("headline", 0, 6), Block("paragraph", 8, 33)],
        path="a.txt",
        id="7",
        fields=(Field("text", 0, 33),),
        published=Published(date(2024, 8, 20), "--date"),
    )
    again = pickle.loads(pickle.dumps(story))
    for name in ("source", "copy", "blocks", "path", "id", "fields", "published", "words"):
        assert getattr(again, name) == getattr(story, name)
