"""What probably happened when two figures disagree, in words that an editor can act on."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.diagnosis import diagnose
from copydesk.ranges import Printed, Verdict, compare
from copydesk.reading.units.units import named


def printed(words: str) -> Printed:
    _, _, decimals = words.partition(".")
    return Printed(Fraction(words), Fraction(1, 10 ** len(decimals)))


@pytest.mark.parametrize(
    ("left", "ours", "right", "theirs", "says"),
    [
        ("12", "kilometer", "19.3", "mile", "the conversion was done the wrong way round"),
        ("100", "square_mile", "161", "square_kilometer", "an area was converted with the factor for lengths"),
        ("60", "cubic_yard", "55", "cubic_meter", "a volume was converted with the factor for lengths"),
        ("25", "meter", "25", "foot", "the figure was taken over without being converted"),
        ("12", "kilometer", "75", "mile", "the decimal point slipped: the second figure is ten times too large"),
        ("12", "kilometer", "0.75", "mile", "the decimal point slipped: the second figure is ten times too small"),
        (
            "12",
            "kilometer",
            "7460",
            "mile",
            "the decimal point slipped: the second figure is a thousand times too large",
        ),
        ("400", "yard", "122", "meter", "the first figure was taken for feet"),
        ("100", "mile", "185", "kilometer", "the first figure was taken for nautical miles"),
        ("400", "yard", "1200", "meter", "the second figure is in feet"),
        ("26.2", "mile", "24.2", "kilometer", "two digits of the second figure changed places"),
        ("62.2", "mile", "42.2", "kilometer", "two digits of the first figure changed places"),
        ("12", "kilometer", "33", "mile", ""),
    ],
)
def test_the_likeliest_slip(left: str, ours: str, right: str, theirs: str, says: str) -> None:
    one, other = named(ours), named(theirs)
    assert compare(printed(left), printed(right), one.factor / other.factor) is Verdict.CONTRADICTED
    assert diagnose(printed(left), one, printed(right), other) == says


@given(st.integers(101, 9999), st.sampled_from([10, 100, 1000]), st.booleans())
def test_a_slipped_point_is_always_found(figure: int, size: int, large: bool) -> None:
    left, ours, theirs = Printed(Fraction(figure), Fraction(1)), named("kilometer"), named("mile")
    exact = left.value * ours.factor / theirs.factor
    right = Printed(
        round(exact * 1000) * Fraction(1, 1000) * (size if large else Fraction(1, size)), Fraction(1, 10**6)
    )
    assert diagnose(left, ours, right, theirs) != ""
