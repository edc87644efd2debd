"""Figures as messages print them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.figures import show, show_large

VALUES = st.fractions(Fraction(1, 10**6), 10**15)


@pytest.mark.parametrize(
    ("value", "digits", "words"),
    [
        ("0", 3, "0"),
        ("7.4565", 3, "7.46"),
        ("386.1", 3, "386"),
        ("386.12", 4, "386.1"),
        ("4.8600", 3, "4.86"),
        ("59055.1", 3, "59,055"),
        ("999.96", 3, "1,000"),
        ("0.000254", 3, "0.000254"),
        ("1/3", 3, "0.333"),
        ("-40", 3, "-40"),
        ("-0.5", 3, "-0.5"),
    ],
)
def test_significant_digits_without_idle_zeros(value: str, digits: int, words: str) -> None:
    assert show(Fraction(value), digits) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(39_600_000, "39.6 million"), (1_000_000, "1 million"), (2_500_000_000, "2.5 billion"), (4 * 10**12, "4 trillion"),
     (999_999, "999,999"), (-5_000_000, "-5 million")],
)  # fmt: skip
def test_large_figures_in_words(value: int, words: str) -> None:
    assert show_large(Fraction(value)) == words


@given(VALUES, st.integers(2, 6), st.booleans())
def test_what_is_shown_is_the_value_to_so_many_digits(value: Fraction, digits: int, below_zero: bool) -> None:
    words = show(-value if below_zero else value, digits)
    assert words.startswith("-") is below_zero
    shown = Fraction(words.replace(",", "").removeprefix("-"))
    assert abs(shown - value) <= max(value / 10 ** (digits - 1) / 2, Fraction(1, 2 * 10**12)) or value >= 10**digits
    assert abs(shown - value) <= Fraction(1, 2)
    assert not (("." in words) and words.endswith("0"))
