"""JSON Lines: what a record gives, and what is said of a line that is none, with its number, its id and the cure."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import readers
from copydesk.readers import Unread, read_stream
from copydesk.story import Field, Published, Story

GOOD = b'{"id": "good", "text": "It rained."}'


def read(*lines: bytes | str) -> list[Story | Unread]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(read_stream(io.BytesIO(data), "stories.jsonl", None))


def test_a_record_gives_a_story() -> None:
    (story,) = read(
        json.dumps(
            {"id": 7, "headline": "Town votes", "text": "It rained.\nIt snowed.", "date": "2024-08-20", "url": "x"}
        )
    )
    assert isinstance(story, Story)
    assert (story.path, story.id, story.published) == ("stories.jsonl", "7", Published(date(2024, 8, 20), "record"))
    assert story.fields == (Field("headline", 0, 10), Field("text", 12, 33))
    assert [(block.kind, story.copy[block.start : block.end]) for block in story.blocks] == [
        ("headline", "Town votes"), ("paragraph", "It rained."), ("paragraph", "It snowed."),
    ]  # fmt: skip


def test_without_a_headline_the_first_line_may_be_it() -> None:
    (story,) = read(json.dumps({"text": "Town votes\n\nIt rained."}))
    assert isinstance(story, Story)
    assert [block.kind for block in story.blocks] == ["headline", "paragraph"]
    assert story.fields == (Field("text", 0, 22),)


@pytest.mark.parametrize(
    ("id", "name"), [("a", "a"), (7, "7"), (7.5, "7.5"), (None, None), ([1], None), (True, None), ("", "")]
)
def test_ids(id: object, name: str | None) -> None:
    (story,) = read(json.dumps({"id": id, "text": "It rained."}))
    assert story.id == name


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_line_ends_empty_lines_and_a_byte_order_mark_are_no_records(newline: bytes) -> None:
    data = b"\xef\xbb\xbf" + GOOD + newline * 3 + b" \t" + newline + GOOD
    stories = list(read_stream(io.BytesIO(data), "stories.jsonl", None))
    assert [isinstance(one, Story) for one in stories] == [True, True]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"id": "a"}', "the record has no `text`; give the story's words under that key"),
        ('{"id": "a", "text": ""}', "the record has an empty `text`"),
        ('{"id": "a", "text": " \\n"}', "the record has an empty `text`"),
        ('{"id": "a", "text": null}', "the record has an empty `text`"),
        ('{"id": "a", "text": 5}', "the record's `text` is not a string; give the words themselves"),
        ('{"id": "a", "text": ["It rained."]}', "the record's `text` is not a string"),
        ('{"id": "a", "text": "It", "headline": {}}', "the record's `headline` is not a string"),
        ('{"id": "a", "text": "It \\u0000"}', "the record's `text` holds a zero character; give text"),
        ('{"id": "a", "text": "It", "headline": "\\u0000"}', "the record's `headline` holds a zero character"),
        (
            '{"id": "a", "text": "It", "date": "2024-02-30"}',
            "`date` '2024-02-30' is no day a story came out; write it as 2024-08-20",
        ),
        ('{"id": "a", "text": "It", "date": "0001-01-01"}', "is no day a story came out"),
        ('{"id": "a", "text": "It", "date": 1724112000}', "`date` '1724112000' is no day"),
        ('{"id": "a", "text": "It", "date": "1724112000"}', "`date` '1724112000' is no day"),
        ('{"id": "a", "text": "It", "date": "2024-W34-2"}', "`date` '2024-W34-2' is no day"),
        ('{"id": "a", "text": "It", "date": ["2024-08-20"]}', "is no day"),
        ('{"id": "a", "text": "It", "date": "' + "x" * 5000 + '"}', f"`date` '{'x' * 40}' is no day"),
    ],
)
def test_a_record_with_the_wrong_thing_in_it(line: str, says: str) -> None:
    before, bad, after = read(GOOD, line, GOOD)
    assert isinstance(bad, Unread)
    assert (bad.path, bad.id) == ("stories.jsonl", "a")
    assert bad.message.startswith("line 2: ")
    assert says in bad.message
    assert isinstance(before, Story)
    assert isinstance(after, Story)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("It rained.", "is not JSON (expecting value at column 1); write one object a line"),
        ('{"text": "It rained."', "is not JSON (expecting ',' delimiter at column 22)"),
        ('{"text": "It\trained."}', "is not JSON (invalid control character at column 13)"),
        ('{"text": "It"} {"text": "It"}', "is not JSON (extra data at column 16)"),
        ("{'text': 'It'}", "is not JSON (expecting property name enclosed in double quotes at column 2)"),
        ("[1]", 'is not a JSON object; write {"text": "…"}'),
        ('"It rained."', "is not a JSON object"),
        ("null", "is not a JSON object"),
        ("[" * 100_000 + "]" * 100_000, "is JSON nested too deeply; a record is one flat object"),
        ('{"text": "It", "x": ' + '{"a":' * 100_000 + "1" + "}" * 100_001, "is JSON nested too deeply"),
        ('{"text": "It", "views": ' + "9" * 5000 + "}", "holds a number of more digits than can be read; leave it out"),
        (b'{"text": "Caf\xe9"}', "is not UTF-8; write the records as UTF-8"),
        (b"\x00\x01\x02", "is not JSON"),
    ],
)
def test_a_line_that_is_no_record(line: str | bytes, says: str) -> None:
    before, bad, after = read(GOOD, line, GOOD)
    assert isinstance(bad, Unread)
    assert (bad.path, bad.id) == ("stories.jsonl", None)
    assert bad.message.startswith("line 2: ")
    assert says in bad.message
    assert isinstance(before, Story)
    assert isinstance(after, Story)


@pytest.mark.parametrize("data", [b"", b"\n\n \r\n", b"\xef\xbb\xbf\n"])
def test_a_file_without_records_is_an_error(data: bytes) -> None:
    (unread,) = read_stream(io.BytesIO(data), "stories.jsonl", None)
    assert isinstance(unread, Unread)
    assert unread.message == "is empty; write one record a line"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_file_in_another_encoding_is_one_error_and_not_one_a_line(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    data = (mark + "\n".join([GOOD.decode()] * 50)).encode(encoding)
    (unread,) = read_stream(io.BytesIO(data), "stories.jsonl", None)
    assert isinstance(unread, Unread)
    assert unread.message == "is UTF-16; write the records as UTF-8"


@pytest.mark.parametrize("filling", [b"x", b" "])
@pytest.mark.parametrize("length", [200, 201, 202, 203, 405, 1000])
def test_a_record_that_is_too_large_is_named_and_the_next_one_read(
    monkeypatch: pytest.MonkeyPatch, filling: bytes, length: int
) -> None:
    monkeypatch.setattr(readers, "LARGEST_STORY", 200)
    large, good = read(filling * length, GOOD)[-2:] if length > 200 else (None, read(filling * length, GOOD)[-1])
    assert isinstance(good, Story)
    if length > 200:
        assert isinstance(large, Unread)
        assert large.message.startswith("line 1: the record is larger than a story can be")
        assert "split it, one story a file or a record" in large.message


@given(
    st.binary(max_size=40)
    | st.text(max_size=30).map(lambda text: json.dumps({"text": text, "headline": text}).encode())
)
def test_no_line_breaks_the_reader(line: bytes) -> None:
    for one in read_stream(io.BytesIO(line + b"\n" + GOOD), "stories.jsonl", None):
        assert isinstance(one, Story | Unread)
