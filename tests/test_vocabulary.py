"""Phrase tables: what counts as the phrase, where it is found, and that a long table costs little."""

from __future__ import annotations

import pytest

from copydesk.reading.text.vocabulary import PhraseTable, lowered
from copydesk.story import Story


def found(text: str, *phrases: str) -> list[str]:
    table = PhraseTable((phrase, phrase) for phrase in phrases)
    return sorted(text[hit.start : hit.end] for hit in table.find(Story(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Scroll down for video.",
        "and SCROLL DOWN FOR VIDEO",
        "scroll down\n    for video",
        "scroll\u00a0down for  video: here",
    ],
)
def test_a_phrase_is_found_whatever_its_case_and_spaces(text: str) -> None:
    assert len(found(text, "scroll down for video")) == 1


@pytest.mark.parametrize("text", ["scroll down for videos", "to unscroll down for video", "down for video scroll"])
def test_a_phrase_neither_starts_nor_ends_inside_a_word(text: str) -> None:
    assert found(text, "scroll down for video") == []


def test_either_apostrophe_is_meant() -> None:
    assert found("the editor’s pick", "editor's pick") == ["editor’s pick"]


def test_every_place_is_found_once() -> None:
    text = "sign up here, sign up here; sign up sign up here"
    assert found(text, "sign up here") == ["sign up here"] * 3


def test_a_phrase_that_holds_its_longest_word_twice() -> None:
    assert found("he said yada yada and left", "yada yada") == ["yada yada"]
    assert found("yada yada yada", "yada yada") == ["yada yada"]


def test_a_phrase_may_start_and_end_with_a_mark() -> None:
    assert found("so (MORE) and more", "(more)") == ["(MORE)"]


def test_a_phrase_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no letter or digit"):
        PhraseTable([("***", 1)])


def test_lowered_keeps_offsets() -> None:
    text = "İstanbul, sign up here"
    assert len(lowered(Story(text))) == len(text)
    assert found(text, "sign up here") == ["sign up here"]
