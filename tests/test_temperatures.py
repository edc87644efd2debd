"""Two temperatures: as readings and as differences, what is rightly rounded fits and what is far off does not."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.ranges import Printed
from copydesk.reading.units.units import Unit, unit_after
from copydesk.temperatures import LOOSE_DEGREES, Fit, as_difference, as_reading


def unit(name: str) -> Unit:
    form = unit_after(f" degrees {name}", 0)
    assert form is not None
    return form.units[0]


C, F = unit("Celsius"), unit("Fahrenheit")
STEPS = st.sampled_from((Fraction(1), Fraction(1, 10)))
WAYS = st.sampled_from(((as_reading, Fraction(32)), (as_difference, Fraction(0))))


@given(st.integers(-900, 2000), STEPS, STEPS, WAYS)
def test_a_rightly_rounded_pair_fits_both_ways(tenths: int, ours: Fraction, theirs: Fraction, way: tuple) -> None:
    convert, shift = way
    celsius = round(Fraction(tenths, 10) / ours) * ours
    fahrenheit = round((celsius * 9 / 5 + shift) / theirs) * theirs
    there = convert(Printed(celsius, ours), C, Printed(fahrenheit, theirs), F)
    back = convert(Printed(fahrenheit, theirs), F, Printed(celsius, ours), C)
    assert there.apart == back.apart == 0
    assert there.value == celsius * 9 / 5 + shift
    assert abs(back.value - celsius) <= theirs * 5 / 18


@given(st.integers(-100, 100), st.integers(1, 60), st.booleans(), WAYS)
def test_what_is_off_by_more_than_rounding_and_the_margin_does_not_fit(
    celsius: int, off: int, above: bool, way: tuple
) -> None:
    convert, shift = way
    exact = Fraction(celsius * 9, 5) + shift
    # Half a degree on either side is rounding, and half a degree of ours is nine tenths of theirs.
    margin = Fraction(14, 10) + (LOOSE_DEGREES if convert is as_reading else max(Fraction(1, 2), abs(exact) / 20))
    fahrenheit = exact + (margin + off if above else -margin - off)
    if abs(fahrenheit) < 199:
        fit = convert(Printed(Fraction(celsius), Fraction(1)), C, Printed(fahrenheit, Fraction(1)), F)
        assert not fit.fits()


@pytest.mark.parametrize(
    ("celsius", "fahrenheit", "reading", "difference"),
    [("1.5", "34.7", True, False), ("1.5", "2.7", False, True), ("-40", "-40", True, False), ("10", "18", False, True)],
)
def test_a_reading_is_no_difference(celsius: str, fahrenheit: str, reading: bool, difference: bool) -> None:
    pair = [
        Printed(Fraction(words), Fraction(1, 10) if "." in words else Fraction(1)) for words in (celsius, fahrenheit)
    ]
    assert as_reading(pair[0], C, pair[1], F).fits() is reading
    assert as_difference(pair[0], C, pair[1], F).fits() is difference


@pytest.mark.parametrize("way", [as_reading, as_difference])
def test_a_hedge_makes_the_margin_wider(way: Callable[..., Fit]) -> None:
    fit = way(Printed(Fraction(10), Fraction(1)), C, Printed(Fraction(54), Fraction(1)), F)
    fit = fit._replace(apart=(fit.loose + fit.loose_hedged) / 2)
    assert not fit.fits()
    assert fit.fits(hedged=True)
