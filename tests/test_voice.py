"""What counts as a story's own voice."""

from __future__ import annotations

import itertools

import pytest

from copydesk.reading.text.voice import in_own_voice, own_voice, running_text
from copydesk.testing import story_from

MARK = "marked"


def is_own(text: str, headline: str = "") -> bool:
    story = story_from(text, headline=headline)
    return in_own_voice(story, story.copy.index(MARK))


@pytest.mark.parametrize(
    "text",
    [
        "The word is marked here.",
        "“Not this,” she said, and the word was marked.",
        "NEW DELHI: The word is marked here.",
        "He said (and it was marked) that he would go.",
        "They met.\n\nThe word is marked here — and that was all of it.",
    ],
)
def test_running_text_is(text: str) -> None:
    assert is_own(text)


@pytest.mark.parametrize(
    "text",
    [
        "She said: “It is marked.”",
        "A marked line without an end",
        "- a marked item of a list.",
        "The statement read:\n\nWe have marked it and will not speak of it again.",
        "The bridge is marked in red. (Ann Roe/AP Photo)",
        "It is marked again. pic.twitter.com/abc",
        "It is marked again.\n— Ann Roe (@annroe)",
        "RELATED: The word is marked in this story.",
        "The story goes on. (RELATED: The marked word)",
        "MAYOR: It is marked.\nREPORTER: Is it?\nMAYOR: It is.",
        "Sign up for what is marked in our newsletter.",
    ],
)
def test_others_words_are_not(text: str) -> None:
    assert not is_own(text)


def test_a_headline_that_stands_again_is_not() -> None:
    assert not is_own("Town is marked by rain The town was wet on Monday.", headline="Town is marked by rain")


def test_stretches_are_in_order_and_do_not_overlap() -> None:
    story = story_from("One “two” three “four” five.\n\nSix (RELATED: “seven”) eight.")
    stretches = own_voice(story)
    assert [story.copy[start:end].strip() for start, end in stretches] == ["One", "three", "five.", "Six", "eight."]
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(stretches))


def test_running_text_keeps_its_speech() -> None:
    story = story_from("“We will go,” she said. They went.\n\nA heading\n\n“We came.”")
    assert [story.copy[block.start : block.end] for block in running_text(story)] == [
        "“We will go,” she said. They went.",
        "“We came.”",
    ]
