"""Printed figures as ranges: what is rightly rounded holds, what is off by more than the stated margins does not."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.ranges import (
    HEDGED,
    LENIENCY,
    LOOSE,
    ZEROS_EXCUSE,
    Printed,
    Range,
    Verdict,
    compare,
    printed_range,
    rounding_range,
)
from copydesk.reading.units.units import Unit, forms, named

HEDGES = ("", "about", "below", "above")
UNITS = tuple(dict.fromkeys(unit for units, _ in forms().values() for unit in units))
EXTRA = ("square_foot", "square_meter", "square_mile", "square_kilometer", "cubic_meter", "cubic_foot",
         "mile_per_hour", "kilometer_per_hour", "meter_per_second", "foot_per_second")  # fmt: skip
PAIRS = tuple(
    pair
    for pair in itertools.permutations((*UNITS, *map(named, EXTRA)), 2)
    if pair[0].dimension == pair[1].dimension and pair[0].factor != pair[1].factor and not pair[0].offset
)
DIGITS = st.integers(1, 5)
#: A figure's digits and where its decimal point stands: 1 to 5 digits, from 0.00012 to 9,999,900,000.
VALUES = st.tuples(st.integers(1, 99_999), st.integers(-5, 5)).map(lambda parts: parts[0] * Fraction(10) ** parts[1])
FACTORS = st.sampled_from(PAIRS).map(lambda pair: pair[0].factor / pair[1].factor)
FIGURES = st.tuples(st.integers(1, 99_999), st.integers(-4, 0), st.sampled_from(HEDGES)).map(
    lambda parts: Printed(parts[0] * Fraction(10) ** parts[1], Fraction(10) ** parts[1], parts[2])
)
RANKS = {Verdict.HOLDS: 2, Verdict.LOOSE: 1, Verdict.CONTRADICTED: 0}


def place_of(value: Fraction, digits: int) -> Fraction:
    """What the last of so many significant digits is worth."""
    place = Fraction(1)
    while abs(value) >= place * 10**digits:
        place *= 10
    while abs(value) < place * 10 ** (digits - 1):
        place /= 10
    return place


def rounded(value: Fraction, digits: int) -> Printed:
    """The value as a newspaper prints it with so many significant digits; no figure from ten on is cut below two."""
    digits = max(digits, 2) if value >= 10 else digits
    place = place_of(value, digits)
    return Printed(round(value / place) * place, min(place, Fraction(1)))


def exactly(value: Fraction) -> Printed:
    """The value with all its digits."""
    place = Fraction(1)
    while (value / place).denominator != 1:
        place /= 10
    return Printed(value, place)


@pytest.mark.parametrize(
    ("left", "right", "factor", "verdict"),
    [
        # km to miles unless stated; the cases of DESIGN and of the catalogue's traps
        ((12, 1), ("7.5", "0.1"), "mile", Verdict.HOLDS),
        ((1, 1), (2, 1), "mile to km", Verdict.HOLDS),
        ((18_000, 1), (60_000, 1), "foot", Verdict.HOLDS),
        ((300, 1), (200, 1), "mile", Verdict.HOLDS),
        ((1, 1), (1_100, 1), "tonne to lb", Verdict.CONTRADICTED),
        ((30, 1), (20, 1), "mile", Verdict.LOOSE),
        ((12, 1), (70, 1), "mile", Verdict.CONTRADICTED),
        ((100, 1), (62, 1), "mile", Verdict.HOLDS),
        (("100.0", "0.1"), (60, 1), "mile", Verdict.CONTRADICTED),
        (("100.0", "0.1"), ("62.1", "0.1"), "mile", Verdict.HOLDS),
    ],
)
def test_verdicts(left: tuple[object, object], right: tuple[object, object], factor: str, verdict: Verdict) -> None:
    units = {"mile": ("kilometer", "mile"), "mile to km": ("mile", "kilometer"), "foot": ("meter", "foot"),
             "tonne to lb": ("metric_ton", "pound")}  # fmt: skip
    ours, theirs = map(named, units[factor])
    one, other = (Printed(Fraction(str(value)), Fraction(str(step))) for value, step in (left, right))
    assert compare(one, other, ours.factor / theirs.factor) is verdict


@given(st.sampled_from(PAIRS), VALUES, DIGITS)
def test_every_rightly_rounded_conversion_holds_both_ways(
    pair: tuple[Unit, Unit], value: Fraction, digits: int
) -> None:
    factor = pair[0].factor / pair[1].factor
    left, right = exactly(value), rounded(value * factor, digits)
    assert compare(left, right, factor) is Verdict.HOLDS
    assert compare(right, left, 1 / factor) is Verdict.HOLDS


@given(FACTORS, VALUES, DIGITS, DIGITS)
def test_both_figures_may_be_rounded_from_what_was_measured(
    factor: Fraction, value: Fraction, ours: int, theirs: int
) -> None:
    left = rounded(value, max(ours, 2))
    right = rounded(value * factor, max(theirs, 2))
    assert compare(left, right, factor) is Verdict.HOLDS


@given(FACTORS, VALUES, DIGITS)
def test_there_and_back_again_holds(factor: Fraction, value: Fraction, digits: int) -> None:
    left = exactly(value)
    there = rounded(value * factor, max(digits, 3))
    back = rounded(there.value / factor, max(digits, 3))
    assert compare(left, there, factor) is compare(there, back, 1 / factor) is Verdict.HOLDS
    assert compare(left, back) is not Verdict.CONTRADICTED


@given(FIGURES, FIGURES, FACTORS)
def test_neither_side_comes_first(left: Printed, right: Printed, factor: Fraction) -> None:
    assert compare(left, right, factor) is compare(right, left, 1 / factor)


@given(FIGURES, VALUES, FACTORS, st.sampled_from(HEDGES[1:]), st.integers(1, 4))
def test_widening_a_figure_never_lowers_the_verdict(
    left: Printed, share: Fraction, factor: Fraction, hedge: str, coarser: int
) -> None:
    near = left.value * factor * (1 + (share % 1 - Fraction(1, 2)) / 4)
    right = rounded(near, 3)
    before = RANKS[compare(left, right, factor)]
    for wider in (right._replace(hedge=hedge), right._replace(step=right.step * 10**coarser)):
        assert RANKS[compare(left, wider, factor)] >= before
    for wider in (left._replace(hedge=left.hedge or hedge), left._replace(step=left.step * 10**coarser)):
        assert RANKS[compare(wider, right, factor)] >= before


@given(FACTORS, VALUES, st.integers(3, 5), st.fractions(Fraction(12, 100), 3), st.booleans())
def test_what_is_off_by_more_than_the_leniency_is_contradicted(
    factor: Fraction, value: Fraction, digits: int, off: Fraction, above: bool
) -> None:
    left = rounded(value, digits)
    right = rounded(left.value * factor * (1 + off if above else 1 / (1 + off)), digits)
    for hedge in HEDGES:
        assert compare(left._replace(hedge=hedge), right, factor) is not Verdict.HOLDS
    if min(left.digits, right.digits) >= 3:
        assert compare(left, right, factor) is Verdict.CONTRADICTED


@given(FACTORS, st.integers(101, 999), st.integers(-3, 0), st.fractions(LOOSE + Fraction(1, 50), 1), st.booleans())
def test_three_digits_that_end_in_no_zero_are_contradicted_beyond_rounding_and_the_loose_margin(
    factor: Fraction, figure: int, power: int, off: Fraction, above: bool
) -> None:
    figure += figure % 10 == 0
    left = Printed(figure * Fraction(10) ** power, Fraction(10) ** power)
    true = left.value * factor * (1 + off if above else 1 / (1 + off))
    place = place_of(true, 3) if true < 1000 else Fraction(1)
    right = Printed(round(true / place) * place + (place if round(true / place) % 10 == 0 else 0), place)
    assert compare(left, right, factor) is Verdict.CONTRADICTED


@given(FIGURES, st.sampled_from(HEDGES[1:]))
def test_a_hedge_widens_on_its_own_side_and_by_no_more_than_its_share(figure: Printed, hedge: str) -> None:
    plain, wide = figure._replace(hedge="").range, figure._replace(hedge=hedge).range
    room = figure.value * HEDGED[min(figure.digits, 3)]
    assert wide.low == plain.low - (room if hedge in ("about", "below") else 0)
    assert wide.high == plain.high + (room if hedge in ("about", "above") else 0)


@given(VALUES)
def test_trailing_zeros_excuse_at_most_a_twentieth_and_only_whole_figures(value: Fraction) -> None:
    figure = exactly(value)
    stands_for, rounding = printed_range(*figure[:2]), rounding_range(*figure[:2])
    assert stands_for.low <= rounding.low < value < rounding.high <= stands_for.high
    assert stands_for.high - value == value - stands_for.low
    assert stands_for.high - value <= max(figure.step / 2, value * ZEROS_EXCUSE)
    with_decimal = printed_range(value, Fraction(1, 10))
    assert with_decimal == rounding_range(value, Fraction(1, 10))


def test_the_leniency_is_a_tenth() -> None:
    assert LENIENCY == 2 * ZEROS_EXCUSE == Fraction(1, 10)


@given(st.lists(st.fractions(0, 1000), min_size=4, max_size=4), st.fractions(0, 10))
def test_range_arithmetic_holds_what_its_members_come_to(ends: list[Fraction], share: Fraction) -> None:
    one, other = Range(*sorted(ends[:2])), Range(*sorted(ends[2:]))
    share = min(share, Fraction(1))
    inside = [each.low + (each.high - each.low) * share for each in (one, other)]
    assert inside[0] + inside[1] in one.plus(other)
    assert inside[0] * inside[1] in one.times(other)
    assert inside[0] * 3 + 7 in one.scaled(Fraction(3), Fraction(7))
    assert one.meets(other) == other.meets(one) == (max(one.low, other.low) <= min(one.high, other.high))
    assert one.low not in one.scaled(Fraction(1), one.high - one.low + 1)
