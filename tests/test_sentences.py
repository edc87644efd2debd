"""Sentences: where they end, and that none is longer than what can be looked through for each of its figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.reading.text.sentences import sentence_at, sentences
from copydesk.story import Block, Story


def split(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(Story(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "It snowed."],
        ["“It rained.”", "She left."],
        ["Who won?", "Nobody!", "They left…", "All of them."],
        ["Mr. Roe of St. Louis, Mo. spoke."],
        ["It was at 9 a.m. on Jan. 5."],
        ["The U.S. Army left.", "It rained."],
        ["J. R. Roe won 3.5 points."],
        ["See No. 5 and Rev. Roe.", "Then rest."],
        ["He said (it rained.)", "Then left."],
    ],
)
def test_where_sentences_end(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_sentences_are_those_of_the_blocks_that_are_copy() -> None:
    story = Story(
        "It rained. By Ann Roe. It snowed.",
        [Block("paragraph", 0, 10), Block("byline", 11, 22), Block("paragraph", 23, 33)],
    )
    assert [story.copy[slice(*each)].strip() for each in sentences(story)] == ["It rained.", "It snowed."]
    assert sentence_at(story, 15) == (15, 15)


@pytest.mark.parametrize("words", ["word ", "word", "5 km and "])
def test_no_sentence_is_longer_than_two_thousand_characters(words: str) -> None:
    found = sentences(Story(words * 3000))
    assert max(end - start for start, end in found) <= 2000
    assert "".join((words * 3000)[start:end] for start, end in found) == words * 3000
    if " " in words:
        assert all((words * 3000)[end - 1] == " " for _, end in found)


@given(st.text("aA.?! \n”0", max_size=120))
def test_sentences_follow_each_other_through_the_whole_block(text: str) -> None:
    story = Story(text)
    end = 0
    for start, stop in sentences(story):
        assert start == end < stop
        assert {sentence_at(story, offset) for offset in range(start, stop)} == {(start, stop)}
        end = stop
    assert end == len(text)


def test_a_title_that_opens_a_paragraph_ends_no_sentence() -> None:
    story = Story("It rained.\n\nMr. Cole left. He ran.", [Block("paragraph", 0, 10), Block("paragraph", 12, 34)])
    assert [story.copy[start:end].strip() for start, end in sentences(story)] == [
        "It rained.",
        "Mr. Cole left.",
        "He ran.",
    ]
