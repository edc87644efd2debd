"""The kinds of site debris: each says what it is by its own example, and a newsroom's phrases come in by one call."""

from __future__ import annotations

import pytest

from copydesk.checker import check as run
from copydesk.reading.text.lines import Line, LineTable
from copydesk.registry import Rule, find_rules
from copydesk.story import Story
from copydesk.testing import story_from
from copydesk_rules.debris.site_debris import check
from copydesk_rules.known.site_lines import SITE_KINDS, SiteKind

DEBRIS = [rule for rule in find_rules() if rule.family == "debris"]
SHAPES = sorted({shape for kind in SITE_KINDS for shape in (*kind.lines, *kind.sentences)})


@pytest.mark.parametrize("kind", SITE_KINDS, ids=lambda kind: kind.name)
def test_the_example_is_of_its_kind(kind: SiteKind) -> None:
    found = list(check(story_from(f"It was a close vote, and nobody had foreseen it.\n{kind.example}")))
    assert [finding.severity for finding in found] == [kind.severity]
    assert kind.name in found[0].message  # type: ignore[union-attr]


def test_kinds_have_names_of_their_own() -> None:
    assert len({kind.name for kind in SITE_KINDS}) == len(SITE_KINDS)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_can_be_used(shape: str) -> None:
    words = "".join(" x " if mark in "*~#()[]|" else mark for mark in shape)
    table = LineTable([(shape, shape)])
    for opener in list(table._by_opener):
        text = f"{opener} {words}"
        list(table.find(Story(text), [Line(0, len(text), opener, 0)]))


@pytest.mark.parametrize("rule", DEBRIS, ids=lambda rule: rule.name)
def test_phrases_of_the_house_are_flagged_by_the_rule_they_are_set_for(rule: Rule) -> None:
    story = story_from("It rained. From our Harbour desk, with love. It was dry then.")
    story.house_phrases = ((rule.name, "from our harbour desk"), ("doubled-word", "it rained"))
    assert [story.quote(raised.finding.span) for raised in run(story, [rule]).findings] == ["From our Harbour desk"]
