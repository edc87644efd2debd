"""Line shapes: what fits one, what does not, and that no line makes one slow."""

from __future__ import annotations

import time

import pytest

from copydesk.reading.text.lines import LineTable, lines, sentence_lines
from copydesk.story import Block, Story


def fitting(shape: str, *texts: str) -> list[str]:
    table = LineTable([(shape, shape)])
    return [text for text in texts if list(table.find(Story(text), lines(Story(text))))]


@pytest.mark.parametrize(
    ("shape", "fits", "misses"),
    [
        ("read more", ["Read more", "READ MORE »", "• Read  more..."], ["Read more books", "Please read more", "“Read more”"]),
        ("read more : *", ["Read more: x", "Read more | x", "READ MORE »x"], ["Read more of it", "Read more"]),
        ("more from ~", ["More from Ann Roe", "More from the vote: who won?"], ["More from him was heard later.", "More from"]),
        ("[please] sign up *(inbox|newsletter)*", ["Please sign up for the newsletter.", "Sign up: inbox"], ["sign up for inboxes"]),
        ("[please] sign up", ["please sign up", "Sign up!"], ["please", "please please sign up"]),
        ("# of # [photos|images]", ["3 of 12", "(3 of 1,200 images)"], ["three of 12", "3 of 12 people"]),
        ("(a|b c) d", ["a d", "B C D"], ["b d", "ad", "a c d"]),
        ("chip in *(#|now)*", ["Chip in $5", "chip in right now!"], ["chip in later"]),
        ("get * now", ["get it now.", "get now and not now"], ["get it now and then", "getting now"]),
        ("don't miss it", ["Don’t miss it", "DON'T MISS IT"], ["dont miss it"]),
    ],
)  # fmt: skip
def test_a_shape_fits(shape: str, fits: list[str], misses: list[str]) -> None:
    assert fitting(shape, *fits, *misses) == fits


@pytest.mark.parametrize("shape", ["* more", "", "~"])
def test_a_shape_starts_with_a_word(shape: str) -> None:
    with pytest.raises(ValueError, match="starts with no word"):
        LineTable([(shape, 1)])


def test_sentences_that_share_a_block_are_lines_too() -> None:
    text = "It was close. Sign up here.\nSign up there."
    story = Story(text, [Block("paragraph", 0, 27), Block("paragraph", 28, len(text))])
    assert [text[line.start : line.end] for line in sentence_lines(story)] == ["It was close.", "Sign up here."]
    assert [line.block for line in sentence_lines(story)] == [0, 0]


@pytest.mark.parametrize("shape", ["get *a *b *c", "get *(a|b) *(a|c) ~", "[get] more *a", "get *a"])
def test_no_line_is_slow(shape: str) -> None:
    text = "\n".join(["get " + "a b " * 100] * 2500)
    blocks = [Block("paragraph", at, at + 404) for at in range(0, len(text), 405)]
    story = Story(text, blocks)
    found = lines(story)
    start = time.perf_counter()
    list(LineTable([(shape, 1)]).find(story, found))
    assert time.perf_counter() - start < 1
