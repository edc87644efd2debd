"""Plain text: the parts of a story told apart by their shape, and its paragraphs by its line ends."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.readers import text
from copydesk.readers.decoding import UnreadableError
from copydesk.readers.text import is_blank
from copydesk.story import BLOCK_KINDS, Story

BODY = "The council met on Monday. It rained."


def read(source: str) -> Story:
    return next(text.read(source.encode(), "story.txt", None))


def parts(source: str) -> list[tuple[str, str]]:
    story = read(source)
    return [(block.kind, story.copy[block.start : block.end]) for block in story.blocks]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_parts_of_a_story(newline: str) -> None:
    lines = [
        "Town votes on bridge", "", "By Ann Roe", "", "KYIV, Ukraine, Aug. 20, 2024 (AP) — It rained.", "", BODY,
        "- a list item", "1. another", "© 2024 The Paper",
    ]  # fmt: skip
    assert parts(newline.join(lines)) == [
        ("headline", "Town votes on bridge"),
        ("byline", "By Ann Roe"),
        ("dateline", "KYIV, Ukraine, Aug. 20, 2024 (AP)"),
        ("paragraph", "It rained."),
        ("paragraph", BODY),
        ("list item", "- a list item"),
        ("list item", "1. another"),
        ("footer", "© 2024 The Paper"),
    ]


@pytest.mark.parametrize("first", ["Town votes on bridge", "Town ‘votes’ on a $5m bridge: what we know", "A" * 160])
def test_a_first_line_without_a_sentences_end_is_a_headline(first: str) -> None:
    assert parts(f"{first}\n\n{BODY}")[0] == ("headline", first)


@pytest.mark.parametrize(
    "first", [BODY, "Who won?", "“It is over.”", "• a point", "A" * 161, "KYIV, Ukraine — It rained", "By Ann Roe"]
)
def test_other_first_lines_are_none(first: str) -> None:
    assert "headline" not in [kind for kind, _ in parts(f"{first}\n\n{BODY}")]


def test_one_line_alone_is_a_paragraph() -> None:
    assert parts("Town votes on bridge") == [("paragraph", "Town votes on bridge")]


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Roe",
        "BY ANN ROE",
        "By Ann Roe and Ben Cole",
        "By A. B. O’Neil, the town’s reporter",
        "Reporting by Ann Roe",
    ],
)
def test_bylines(line: str) -> None:
    assert ("byline", line) in parts(f"Town votes\n\n{line}\n\n{BODY}")


@pytest.mark.parametrize(
    "line", ["By noon it rained.", "By Monday, all was over.", "Bylaws were changed", "By " + "A" * 130]
)
def test_what_only_starts_like_a_byline_is_none(line: str) -> None:
    assert "byline" not in [kind for kind, _ in parts(f"Town votes\n\n{line}\n\n{BODY}")]


@pytest.mark.parametrize(
    "line", ["By " + "A" * 100 + "!", "By " + "Aa, " * 25 + "!", "By " + "A." * 50 + "!", "By" + " " * 115 + "!"]
)
def test_no_byline_takes_long_to_refuse(line: str) -> None:
    started = time.process_time()
    parts(f"{line}\n\n{line}\n\n{BODY}")
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("LONDON (Reuters) - It rained.", "LONDON (Reuters)"),
        ("ST. JOHN’S, Newfoundland, Feb. 3 — It rained.", "ST. JOHN’S, Newfoundland, Feb. 3"),
        ("NEW YORK -- It rained.", "NEW YORK"),
    ],
)
def test_datelines(line: str, dateline: str) -> None:
    assert parts(f"Town votes\n\n{line}\n\n{BODY}")[1:3] == [("dateline", dateline), ("paragraph", "It rained.")]


def test_a_line_that_is_a_date_is_a_dateline() -> None:
    assert ("dateline", "August 20, 2024") in parts(f"Town votes\n\nAugust 20, 2024\n\n{BODY}")


def test_only_the_last_lines_are_a_footer() -> None:
    kinds = [
        kind
        for kind, _ in parts(f"Town votes\n\nRelated: a bridge opens\n\n{BODY}\n\nFollow us on X\nAll rights reserved")
    ]
    assert kinds == ["headline", "paragraph", "paragraph", "footer", "footer"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_one_paragraph(newline: str) -> None:
    wrapped = ["The council of the town met on Monday and", "voted for the bridge, which has been", "talked of for years and years.", "",
               "It will cost more than the town has put", "aside for it."]  # fmt: skip
    assert [words.split()[0] for _, words in parts(newline.join(wrapped))] == ["The", "It"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xff\xfe", "is empty"),
        ("\u200b\ufeff \u2060".encode(), "is empty"),
    ],
)
def test_an_empty_file_is_an_error(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=f"{says}; give a file with a story in it"):
        next(text.read(data, "story.txt", None))


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text("aB. \n\r-—1", max_size=80))
def test_blocks_are_in_order_apart_and_hold_all_words_but_a_datelines_dash(source: str) -> None:
    if "\0" in source or is_blank(source):
        return
    story = read(source)
    copy, end = story.copy, 0
    between = []
    for block in story.blocks:
        assert block.kind in BLOCK_KINDS
        assert end <= block.start <= block.end
        between.append(copy[end : block.start])
        end = block.end
    between.append(copy[end:])
    assert set("".join("".join(between).split())) <= set("—–-\ufeff")
