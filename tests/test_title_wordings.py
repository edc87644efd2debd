"""Stories with one person's titles (benchmarks/recall/wordings_titles.toml): right ones are let stand, nine in ten wrong ones caught."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from copydesk.testing import story_from
from copydesk_rules.names.title_conflict import check

STORIES = Path(__file__).parents[1] / "benchmarks" / "recall" / "wordings_titles.toml"
SETS = tomllib.loads(STORIES.read_text(encoding="utf-8"))
LEAST = 0.9


def lines(name: str, which: str) -> list[str]:
    return str(SETS[name][which]).strip().splitlines()


@pytest.mark.parametrize("name", SETS)
def test_right_titles_are_let_stand(name: str) -> None:
    assert [line for line in lines(name, "right") if list(check(story_from(line)))] == []


@pytest.mark.parametrize("name", SETS)
def test_nine_in_ten_wrong_titles_are_caught(name: str) -> None:
    wrong = lines(name, "wrong")
    missed = [line for line in wrong if not list(check(story_from(line)))]
    assert len(missed) <= (1 - LEAST) * len(wrong), missed
