"""The kinds of site debris: each says what it is by its own example, and a newsroom's phrases come in by one call."""

from __future__ import annotations

import pytest

from copydesk.reading.lines import Line, LineTable, lines
from copydesk.story import Block, Story
from copydesk.testing import story_from
from copydesk_rules.debris.site_debris import check
from copydesk_rules.known.site_lines import SITE_KINDS, SiteKind
from copydesk_rules.known.site_tables import tables

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


def test_a_newsrooms_own_phrases_are_one_call() -> None:
    house = SiteKind("house phrase", "warning", "From our Harbour desk", phrases=("from our harbour desk",))
    story = Story("It rained. From our Harbour desk", [Block("paragraph", 0, 32)])
    found = [hit.entry.kind.name for hit in tables((house,)).phrases.find(story)]
    assert found == ["house phrase"]
    assert list(tables().phrases.find(story)) == []
    assert lines(story)
