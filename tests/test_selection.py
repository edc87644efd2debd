"""Which rules are on."""

from __future__ import annotations

import pytest

from copydesk.config import ConfigError, Selection, rules_on
from copydesk.registry import Rule
from copydesk.rule import Meta


def rule(name: str, family: str, *, preview: bool = False, default: bool = True) -> Rule:
    return Rule(name, family, "module", Meta("error", "0.1.0", preview=preview, default=default), lambda story: ())


RULES = (
    rule("broken-decimal", "text"),
    rule("doubled-word", "text", preview=True),
    rule("unit-mix", "style", default=False),
    rule("place-variant", "style"),
    rule("guess", "names", preview=True),
)


@pytest.mark.parametrize(
    ("selection", "on"),
    [
        (Selection(), ["broken-decimal", "place-variant"]),
        (Selection(preview=True), ["broken-decimal", "doubled-word", "place-variant", "guess"]),
        (Selection(select=("unit-mix",)), ["unit-mix"]),
        (Selection(select=("doubled-word",)), ["doubled-word"]),
        (Selection(select=("text",)), ["broken-decimal"]),
        (Selection(select=("text",), preview=True), ["broken-decimal", "doubled-word"]),
        (Selection(select=("style",)), ["unit-mix", "place-variant"]),
        (Selection(select=("all",)), ["broken-decimal", "unit-mix", "place-variant"]),
        (Selection(select=("text", "place-variant")), ["broken-decimal", "place-variant"]),
        (Selection(ignore=("text",)), ["place-variant"]),
        (Selection(ignore=("broken-decimal",)), ["place-variant"]),
        (Selection(select=("broken-decimal",), ignore=("text",)), ["broken-decimal"]),
        (Selection(select=("broken-decimal",), ignore=("all",)), ["broken-decimal"]),
        (Selection(select=("text", "style"), ignore=("unit-mix",)), ["broken-decimal", "place-variant"]),
    ],
)
def test_what_is_on(selection: Selection, on: list[str]) -> None:
    assert [one.name for one in rules_on(RULES, selection)] == on


@pytest.mark.parametrize(
    ("selection", "says"),
    [
        (Selection(select=("broken-decimals",)), "'broken-decimals'; did you mean broken-decimal?"),
        (Selection(ignore=("place_variant",)), "did you mean place-variant?"),
        (Selection(select=("stile",)), "did you mean style?"),
        (Selection(select=("xyzzy",)), "called 'xyzzy' (`copydesk rules` lists them)"),
        (Selection(select=("",)), "called ''"),
        (Selection(ignore=("all",)), "no rule is left to run; select others, or ignore fewer"),
        (Selection(select=("text",), ignore=("broken-decimal",)), "is in preview: add --preview"),
        (
            Selection(select=("names",)),
            "no rule is left to run; every one that is selected is in preview: add --preview",
        ),
        (Selection(select=("guess",), ignore=("guess",)), "no rule is left to run"),
    ],
)
def test_a_selection_that_selects_nothing_is_an_error(selection: Selection, says: str) -> None:
    with pytest.raises(ConfigError) as raised:
        rules_on(RULES, selection)
    assert says in str(raised.value)
