"""`copydesk.testing`, which rule packs use too: an example that a rule does not keep fails, whatever it is that differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from copydesk.registry import Rule
from copydesk.rule import Clean, Edit, Finding, Fix, Flagged, Meta
from copydesk.story import Span, Story
from copydesk.testing import assert_example, marked_words, story_from


def rule(check: Callable[[Story], Iterable[Any]]) -> Rule:
    return Rule("letter-x", "letters", "module", Meta("warning", "0.1.0"), check)


def finds_x(story: Story) -> Iterable[Finding]:
    for start, letter in enumerate(story.source):
        if letter == "x":
            span = Span(start, start + 1)
            yield Finding(span, "An x: write y.", fix=Fix((Edit(span, "y"),)))


def raises(story: Story) -> Iterable[Finding]:
    raise LookupError(story.path)


def takes_in_a_space(story: Story) -> Iterable[Finding]:
    start = story.source.index("x")
    yield Finding(Span(start, start + 2), "An x.")


@pytest.mark.parametrize(
    "example",
    [
        Flagged("an [[x]] and an [[x]]", says="write y", fixed="an y and an y", severity="warning"),
        Flagged("an [[x]]", headline="one [[x]]"),
        Flagged("an [[x]]", date="2024-08-20"),
        Clean("a y", "no x"),
    ],
)
def test_an_example_that_the_rule_keeps_passes(example: Flagged | Clean) -> None:
    assert_example(rule(finds_x), example)


@pytest.mark.parametrize(
    ("example", "check", "says"),
    [
        (Clean("an x", "it has none"), finds_x, "letter-x is not silent: it has none"),
        (Flagged("an [[y]]"), finds_x, "letter-x: other words"),
        (Flagged("an [[x]] and an x"), finds_x, "letter-x: other words"),
        (Flagged("[[an]] x"), finds_x, "letter-x: other words"),
        (Flagged("an [[x]]", says="write z"), finds_x, "letter-x: the message lacks what it should say"),
        (Flagged("an [[x]]", severity="error"), finds_x, "letter-x: another severity"),
        (Flagged("an [[x]]", fixed="an x"), finds_x, "letter-x: another text after the fix"),
        (Flagged("an [[x]]"), raises, "the rule raised"),
        (Clean("an x", "quiet"), raises, "the rule raised"),
        (Flagged("an [[x ]]and"), takes_in_a_space, "a span takes in white space"),
    ],
)
def test_an_example_that_it_does_not_keep_fails(example: Flagged | Clean, check: Any, says: str) -> None:
    with pytest.raises(AssertionError, match=says):
        assert_example(rule(check), example)


def test_marks_are_taken_out_and_their_words_given() -> None:
    assert marked_words("an [[x]] and\n[[two\nlines]]") == ("an x and\ntwo\nlines", ["x", "two\nlines"])


def test_the_story_of_an_example_is_read_as_a_record() -> None:
    story = story_from("It rained.", headline="Town votes", date="2024-08-20")
    assert [field.name for field in story.fields] == ["headline", "text"]
    assert story.published is not None
    assert story.published.day.isoformat() == "2024-08-20"
