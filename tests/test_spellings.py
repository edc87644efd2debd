"""The table of American and British spellings."""

from __future__ import annotations

import pytest

from copydesk_rules.known.spellings import AMERICAN, BRITISH, counterpart, forms, spellings


def test_it_holds_the_common_pairs() -> None:
    assert len({spelling.pair for spelling in spellings().values()}) >= 150


def test_forms_are_plain_lower_case_words() -> None:
    assert all(form.isascii() and form.isalpha() and form.islower() for form in forms())


@pytest.mark.parametrize(
    "word",
    [
        "advertise",
        "exercise",
        "surprise",
        "promise",
        "compromise",
        "revise",
        "license",
        "practice",
        "hour",
        "four",
        "glamour",
    ],
)
def test_words_with_one_spelling_are_not_in_it(word: str) -> None:
    assert word not in forms()


@pytest.mark.parametrize(
    ("form", "variety", "other"),
    [
        ("honored", BRITISH, "honoured"),
        ("colours", AMERICAN, "colors"),
        ("travelling", AMERICAN, "traveling"),
        ("organisations", AMERICAN, "organizations"),
        ("centre", AMERICAN, "center"),
        ("programmes", AMERICAN, "programs"),
        ("advisors", "adviser", "advisers"),
        ("cheque", AMERICAN, ""),
    ],
)
def test_a_form_has_its_counterpart(form: str, variety: str, other: str) -> None:
    assert counterpart(form, variety) == other


def test_what_both_varieties_have_tells_neither() -> None:
    assert not any(spellings()[form].tells for form in ("realize", "travelled", "theatre", "program", "adviser"))
