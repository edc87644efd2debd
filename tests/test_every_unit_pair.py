"""Conversions in print, for every pair of units and every printed precision: what is rounded right is let stand, what is off by more is flagged."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.checker import check
from copydesk.ranges import LENIENCY, Printed, Verdict, compare
from copydesk.reading.units.conversions import conversions
from copydesk.reading.units.unit_rates import rate_pairs
from copydesk.reading.units.units import Unit, forms, named
from copydesk.registry import find_rules
from copydesk.story import Story

RULE = next(rule for rule in find_rules() if rule.name == "unit-conversion")
#: What is measured in one figure, said with the form that may mean the fewest units.
SIZES = ("us", "uk", "imperial", "metric", "short", "long", "troy", "fluid", "nautical")
SQUARES = ("foot", "meter", "yard", "mile", "kilometer", "inch", "centimeter")


def _printed_forms() -> dict[str, tuple[Unit, str, int]]:
    """Each unit by name: the unit, the words that print it without doubt, and how many units those may mean."""
    found: dict[str, tuple[Unit, str, int]] = {}
    for form, (units, spelled) in forms().items():
        if not spelled or "." in form or form == "bar":
            continue
        head, hyphen, rest = form.partition("-")
        words = f"{head.upper() if head in ('us', 'uk') else head} {rest}" if hyphen and head in SIZES else form
        words = words.replace("-of-", " of ")
        for unit in units:
            best = found.get(unit.name)
            if best is None or (len(units), -len(form)) < (best[2], -len(best[1])):
                found[unit.name] = unit, words, len(units)
    for name in SQUARES:
        plural = {"foot": "feet", "inch": "inches"}.get(name, f"{name}s")
        for power, prefix in (("square", "square"), ("cubic", "cubic")):
            found[f"{power}_{name}"] = named(f"{power}_{name}"), f"{prefix} {plural}", 1
    return found


FORMS = _printed_forms()
PAIRS = tuple(
    (one, other)
    for one, other in itertools.permutations(sorted(FORMS), 2)
    if FORMS[one][0].dimension == FORMS[other][0].dimension and FORMS[one][0].factor != FORMS[other][0].factor
)
#: Pairs whose words may mean one and the same unit prove nothing when they are off.
SURE = tuple(pair for pair in PAIRS if FORMS[pair[0]][2] == FORMS[pair[1]][2] == 1)


def test_every_dimension_has_its_pairs() -> None:
    assert {FORMS[one][0].dimension for one, _ in PAIRS} >= {
        "length",
        "area",
        "volume",
        "mass",
        "pressure",
        "energy",
        "power",
    }
    assert len(SURE) > 200


def rounded(value: Fraction, digits: int) -> Decimal:
    """The value with so many significant digits, none of which is cut before the decimal point from ten on."""
    digits = max(digits, 2) if value >= 10 else digits
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    place = exact.adjusted() - digits + 1
    return (
        exact.quantize(Decimal(1).scaleb(min(place, 0)), ROUND_HALF_UP)
        if place <= 0
        else Decimal(int((exact / Decimal(10) ** place).to_integral_value(ROUND_HALF_UP)) * 10**place)
    )


def shown(value: Decimal) -> str:
    return f"{value:,f}"


def printed(value: Decimal) -> Printed:
    places = -int(value.as_tuple().exponent)
    return Printed(Fraction(value), Fraction(1, 10 ** max(places, 0)))


def factor(pair: tuple[str, str]) -> Fraction:
    return FORMS[pair[0]][0].factor / FORMS[pair[1]][0].factor


def printable(value: Fraction) -> bool:
    return Fraction(1, 1000) <= value < 10**12


def cases() -> Iterator[tuple[tuple[str, str], int, int]]:
    for pair in PAIRS:
        for figure, digits in itertools.product((3, 48, 725), (1, 2, 3, 4, 5)):
            if printable(figure * factor(pair)):
                yield pair, figure, digits


def test_every_rightly_rounded_pair_holds_for_every_two_units_at_every_precision() -> None:
    """Not a sample: each pair of units, with three figures and one to five digits."""
    wrong = [
        (pair, figure, digits)
        for pair, figure, digits in cases()
        if compare(printed(Decimal(figure)), printed(rounded(figure * factor(pair), digits)), factor(pair))
        is not Verdict.HOLDS
    ]
    assert wrong == []


def statement(pair: tuple[str, str], figure: Decimal, other: Decimal) -> str:
    return f"It came to {shown(figure)} {FORMS[pair[0]][1]} ({shown(other)} {FORMS[pair[1]][1]}), they said."


def flagged(text: str) -> list[str]:
    return [raised.finding.message for raised in check(Story(text), [RULE]).findings]


@pytest.mark.parametrize("digits", [1, 2, 3, 4, 5])
def test_no_rightly_rounded_pair_is_flagged_in_print(digits: int) -> None:
    for pair in PAIRS:
        if printable(48 * factor(pair)):
            text = statement(pair, Decimal(48), rounded(48 * factor(pair), digits))
            assert flagged(text) == [], text


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(SURE),
    st.integers(101, 989),
    st.integers(3, 5),
    st.fractions(LENIENCY + Fraction(1, 10), 3),
    st.booleans(),
)
def test_a_pair_off_by_more_than_the_leniency_is_flagged_in_print(
    pair: tuple[str, str], figure: int, digits: int, off: Fraction, above: bool
) -> None:
    figure += figure % 10 == 0
    true = figure * factor(pair) * (1 + off if above else 1 / (1 + off))
    if printable(true) and true >= 1:
        text = statement(pair, Decimal(figure), rounded(true, digits))
        assert [one.between for one in conversions(Story(text))] == [""], text
        assert flagged(text) != [], text


RATES = (
    ("gallon", "liter"),
    ("acre", "hectare"),
    ("pound", "kilogram"),
    ("mile", "kilometer"),
    ("square foot", "square meter"),
)
RATE_UNITS = {
    "gallon": ("us_gallon", "imperial_gallon"),
    "square foot": ("square_foot",),
    "square meter": ("square_meter",),
}


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(RATES),
    st.integers(150, 99_999),
    st.booleans(),
    st.sampled_from((Fraction(1), Fraction(3, 2), Fraction(10))),
)
def test_a_price_by_another_unit_holds_as_it_is_rounded_and_no_further(
    units: tuple[str, str], cents: int, back: bool, off: Fraction
) -> None:
    one, other = reversed(units) if back else units
    ours, theirs = (named(RATE_UNITS.get(unit, (unit,))[0]) for unit in (one, other))
    price = Decimal(cents) / 100
    said = rounded(Fraction(price) * theirs.factor / ours.factor * off, 4)
    text = f"It costs ${price:,.2f} a {one} (${said:,f} a {other}) at the gate."
    assert len(rate_pairs(Story(text))) == 1, text
    assert bool(flagged(text)) == (off != 1), text
