"""Runs every rule's own examples, and holds every rule file to the shape that DESIGN asks."""

from __future__ import annotations

import pytest

from copydesk.checker import NEEDS
from copydesk.registry import Rule, find_rules
from copydesk.rule import Clean, Example, Flagged
from copydesk.testing import assert_example

RULES = find_rules()
CASES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}-{type(example).__name__.lower()}")
    for rule in RULES
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example) -> None:
    assert_example(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_at_least_as_many_clean_as_flagged_examples(rule: Rule) -> None:
    flagged = sum(isinstance(example, Flagged) for example in rule.examples)
    clean = sum(isinstance(example, Clean) for example in rule.examples)
    assert 0 < flagged <= clean


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_page_says_what_why_when_silent_and_how_to_settle(rule: Rule) -> None:
    page = rule.page
    for heading in ("Flags ", "Why it matters: ", "Stays silent ", "How to settle it: "):
        assert f"\n{heading}" in page, f"{rule.name} has no paragraph {heading!r}"
    assert page.partition("\n\n")[0].endswith("."), "the first paragraph is one sentence"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_needs_are_known(rule: Rule) -> None:
    assert set(rule.meta.needs) <= set(NEEDS)
