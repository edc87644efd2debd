"""Salvos and what was shot down of them."""

from __future__ import annotations

import pytest

from copydesk.checker import check
from copydesk.registry import find_rules
from copydesk.testing import story_from

RULE = next(rule for rule in find_rules() if rule.name == "part-over-whole")


def workings(text: str) -> list[str]:
    return [claim.working for claim in check(story_from(text), [RULE]).claims]


def test_what_was_downed_is_held_against_what_was_launched() -> None:
    text = "Russia launched 38 attack drones and two missiles overnight. The air force said it shot down 30 drones over eight regions."
    assert workings(text) == ["30 of 38: no more than the whole"]


@pytest.mark.parametrize(
    "text",
    [
        "Russia launched 38 attack drones overnight.\nThe air force shot down 30 drones in the week.",
        "Russia launched 38 attack drones overnight. The air force shot down 30 missiles.",
        "The air force shot down 30 drones. Russia launched 38 drones a day later.",
        "Russia launched 38 attack drones overnight. The air force shot down 41 drones in the week.",
    ],
)
def test_figures_of_other_things_and_days_are_left_alone(text: str) -> None:
    assert workings(text) == []
