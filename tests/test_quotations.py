"""What is quoted word by word, and where two wordings of one quotation part."""

from __future__ import annotations

import pytest

from copydesk.checker import check
from copydesk.reading.text.quotations import GAP, plain_words, quoted
from copydesk.reading.text.requoted import requoted
from copydesk.registry import find_rules
from copydesk.story import Story
from copydesk.testing import story_from


def differing(story: Story) -> list[tuple[str, str]]:
    return [
        (" ".join(one.one.words[slice(*where.one)]), " ".join(one.other.words[slice(*where.other)]))
        for one in requoted(story)
        for where in one.differences
    ]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Won’t", ("will", "not")), ("it's", ("it", "is")), ("mayor's", ("mayor",)), ("U.S", ("us",)), ("Twelve", ("12",)),
        ("3,500", ("3500",)), ("[the mayor]", (GAP,)), ("f***", (GAP,)), ("…", (GAP,)), ("percent", ()),
    ],
)  # fmt: skip
def test_words_that_are_written_in_two_ways_are_one(printed: str, plain: tuple[str, ...]) -> None:
    assert plain_words(printed) == plain


def test_a_story_that_quotes_nothing_twice_is_not_read_word_by_word() -> None:
    assert quoted(story_from("“We will mend the pier,” she said.\n“The harbor is too deep for it,” he said.")) == ()


def test_what_the_speaker_broke_in_two_is_one_quotation() -> None:
    story = story_from(
        "“We will mend the pier,” she said, “and paint it.”", headline="“We will mend the pier and paint it”"
    )
    assert differing(story) == []


def test_the_last_word_of_both_quotations_may_differ() -> None:
    story = story_from(
        "“They will mend the old pier in two years,” he said.\n“They will mend the old pier in two weeks,” he said."
    )
    assert differing(story) == [("weeks", "years")]


def test_every_place_of_a_word_is_where_it_stands_in_the_copy() -> None:
    story = story_from("“Mend the pier’s roof, and don’t wait!”\n“Mend the pier’s roof, and do not stop!”")
    for one in quoted(story):
        for word, (start, end) in zip(one.words, one.places, strict=True):
            assert word in plain_words(story.copy[start:end])


def test_a_long_story_of_quotations_costs_what_its_words_do() -> None:
    rule = [rule for rule in find_rules() if rule.name == "quote-mismatch"]
    paragraph = "“We will never mend the pier of our old town,” said Roe, “or else {} the whole harbor of it.”\n"
    text = "".join(paragraph.format(word) for word in ("paint", "sell", "close", "dredge") * 500)
    checked = check(story_from(text), rule)
    assert not checked.broken
    assert 0 < len(checked.findings) <= 30
