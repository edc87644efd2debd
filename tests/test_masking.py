"""Masks: what markup reads as, the way back to the untouched source, and fixes that leave the markup alone."""

from __future__ import annotations

import html
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.fixing import apply
from copydesk.markup_fixes import within_words
from copydesk.readers.masking import Masking
from copydesk.rule import Edit, Fix
from copydesk.story import Span, Story

_TOKEN = re.compile(r"</?[bp]>|&\w+;|[^<&]+")


def story_of(source: str, format: str = "html") -> Story:
    """A story of a page that knows two tags: <p> begins a paragraph, <b> is emphasis."""
    masking = Masking(source)
    for token in _TOKEN.finditer(source):
        if token[0] == "<p>":
            masking.begin("paragraph")
        elif token[0] == "</p>":
            masking.end()
        elif token[0].startswith("&"):
            masking.read_as(*token.span(), html.unescape(token[0]))
        elif not token[0].startswith("<"):
            masking.keep_collapsed(*token.span())
    blocks, masks = masking.finish()
    return Story(source, blocks, masks=masks, format=format)


WORDS = st.lists(
    st.sampled_from(["7", ".", "12", "a", "U", "S", "é", "😀", " ", "\n", "  ", "&amp;", "&nbsp;", "<b>", "</b>"]),
    min_size=1,
    max_size=12,
).map("".join)
PAGES = st.lists(WORDS, max_size=4).map(lambda each: "".join(f"<p>{words}</p>\n" for words in each))


def test_markup_reads_as_nothing_and_references_as_their_characters() -> None:
    story = story_of("<p>A &amp; B</p>\n<p>It  is\n 12 km (<b>7.</b> 5 miles).</p>")
    assert story.copy == "A & B\n\nIt is 12 km (7.5 miles)."
    assert [story.copy[block.start : block.end] for block in story.blocks] == ["A & B", "It is 12 km (7.5 miles)."]
    (mend,) = story.mended.mends
    assert story.quote(Span(mend.start, mend.end)) == "7.</b> 5"
    assert story.words == 9


@given(PAGES)
def test_the_copy_is_what_a_page_shows(page: str) -> None:
    story = story_of(page)
    plain = [" ".join(re.sub(r"</?b>", "", words).split()) for words in re.findall(r"<p>(.*?)</p>", page, re.DOTALL)]
    shown = [html.unescape(words) for words in plain]
    read = [story.copy[block.start : block.end] for block in story.blocks]
    if not story.mended.mends:
        assert [each for each in (" ".join(words.split()) for words in read) if each] == [
            each for each in (" ".join(words.split()) for words in shown) if each
        ]


@given(PAGES)
def test_every_character_leads_back_to_its_place(page: str) -> None:
    story = story_of(page)
    for offset, character in enumerate(story.copy):
        span = story.span(offset, offset + 1)
        if character.isalnum() and not any(mend.start <= span.start < mend.end for mend in story.mended.mends):
            assert story.quote(span) == character
            assert story.mended.to_copy(span.start) == offset


@given(PAGES)
def test_a_story_with_masks_survives_the_way_to_another_process(page: str) -> None:
    story = story_of(page)
    again = pickle.loads(pickle.dumps(story))
    assert (again.copy, again.blocks, again.masks, again.format) == (story.copy, story.blocks, story.masks, "html")


def test_words_outside_a_block_and_words_read_twice_are_refused() -> None:
    masking = Masking("one two")
    with pytest.raises(ValueError, match="outside a block"):
        masking.keep(0, 3)
    masking.begin("paragraph")
    masking.keep(0, 3)
    with pytest.raises(ValueError, match="read already"):
        masking.keep(2, 5)


def fixed(page: str, old: str, new: str, format: str = "html") -> str | None:
    """The page after a fix that replaces `old`, or None where the fix is left out."""
    start = page.index(old)
    story = story_of(page, format)
    fix = within_words(story, Fix((Edit(Span(start, start + len(old)), new),)))
    return None if fix is None else apply(page, fix.edits)


@pytest.mark.parametrize(
    ("page", "old", "new", "after"),
    [
        ("<p>the the dam</p>", " the", "", "<p>the dam</p>"),
        ("<p>the <b>the</b> dam</p>", " <b>the", "", None),
        ("<p>12 (7.&nbsp;5) km</p>", "7.&nbsp;5", "7.5", "<p>12 (7.5) km</p>"),
        ("<p>12 (<b>7. 5</b>) km</p>", "7. 5", "7.5", "<p>12 (<b>7.5</b>) km</p>"),
        ("<p>12 (<b>7.</b> 5) km</p>", "7.</b> 5", "7.5", "<p>12 (<b>7.</b>5) km</p>"),
        ("<p>a <b>teh</b> b</p>", "teh", "the", "<p>a <b>the</b> b</p>"),
        ("<p>one,two</p>", "one,two", "one, two", "<p>one, two</p>"),
        ("<p><b>one,</b>two</p>", "one,</b>two", "one, two", "<p><b>one, </b>two</p>"),
        ("<p>R and D</p>", "and", "&", None),
    ],
)
def test_a_fix_changes_words_alone(page: str, old: str, new: str, after: str | None) -> None:
    assert fixed(page, old, new) == after


def test_a_fix_makes_no_markdown() -> None:
    assert fixed("<p>a - b</p>", "-", "*", "markdown") is None
    assert fixed("<p>a - b</p>", "-", "*") == "<p>a * b</p>"


def test_a_fix_in_plain_text_stays_as_it_is() -> None:
    fix = Fix((Edit(Span(0, 1), "&"),))
    assert within_words(Story("a b"), fix) is fix
