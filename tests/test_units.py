"""Units: the generated factors against pint's registry, and the forms that newspapers print."""

from __future__ import annotations

import runpy
from fractions import Fraction
from pathlib import Path
from typing import Any

import pint
import pytest

from copydesk.reading.units.unit_factors import FACTORS
from copydesk.reading.units.units import Unit, forms, named, related_units, unit_after

REGISTRY = pint.UnitRegistry(non_int_type=Fraction)
SCRIPT = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "generate_unit_factors.py"))
#: The SI unit of each dimension, as pint calls it, and what every unit of ours is checked to be.
BASES = {
    "length": "meter", "area": "meter ** 2", "volume": "meter ** 3", "mass": "kilogram", "speed": "meter / second",
    "pressure": "pascal", "energy": "joule", "power": "watt",
}  # fmt: skip
UNITS = {unit.name: unit for units, _ in forms().values() for unit in units if unit.dimension in BASES}


def in_base(expression: str, dimension: str) -> Fraction:
    return Fraction(REGISTRY.Quantity(Fraction(1), expression).to(BASES[dimension]).magnitude)


def is_close(ours: Fraction, theirs: Fraction) -> bool:
    """Whether two factors are one, but for which foot an acre is measured in (the script says why)."""
    return abs(ours / theirs - 1) <= SCRIPT["SLACK"]


def test_the_committed_table_is_what_the_script_writes_now() -> None:
    committed, now = SCRIPT["TARGET"].read_text("utf-8"), SCRIPT["table"]()
    assert SCRIPT["factors"](committed) == {name: Fraction(*parts) for name, parts in FACTORS.items()}
    assert SCRIPT["differences"](SCRIPT["factors"](committed), SCRIPT["factors"](now)) == []


def test_a_unit_that_is_missing_or_of_another_size_is_a_difference() -> None:
    table = SCRIPT["factors"](SCRIPT["table"]())
    without = {name: factor for name, factor in table.items() if name != "mile"}
    assert SCRIPT["differences"](table, without) == SCRIPT["differences"](without, table) == ["mile"]
    assert SCRIPT["differences"](table, {**table, "mile": table["nautical_mile"]}) == ["mile"]
    assert SCRIPT["differences"](table, {**table, "foot": table["foot"] * Fraction(10_001, 10_000)}) == ["foot"]


@pytest.mark.parametrize("name", sorted(FACTORS))
def test_every_factor_is_pints(name: str) -> None:
    quantity = REGISTRY.Quantity(Fraction(1), SCRIPT["PINT_NAMES"][name])
    base = quantity.to("kilogram") if quantity.check("[mass]") else quantity.to_base_units()
    assert is_close(Fraction(*FACTORS[name]), Fraction(base.magnitude))


@pytest.mark.parametrize("name", sorted(name for name in UNITS if name in FACTORS))
def test_every_unit_has_the_dimension_and_the_size_that_pint_says(name: str) -> None:
    assert is_close(UNITS[name].factor, in_base(SCRIPT["PINT_NAMES"][name], UNITS[name].dimension))


@pytest.mark.parametrize(
    ("name", "expression"),
    [
        ("square_foot", "foot ** 2"),
        ("square_mile", "mile ** 2"),
        ("cubic_meter", "meter ** 3"),
        ("cubic_yard", "yard ** 3"),
        ("mile_per_hour", "mile / hour"),
        ("kilometer_per_hour", "kilometer / hour"),
        ("foot_per_second", "foot / second"),
    ],
)
def test_squares_cubes_and_rates_are_pints(name: str, expression: str) -> None:
    unit = named(name)
    assert is_close(unit.factor, in_base(expression, unit.dimension))


@pytest.mark.parametrize(("name", "zero", "boiling"), [("celsius", 0, 100), ("fahrenheit", 32, 212)])
def test_temperatures_are_pints(name: str, zero: int, boiling: int) -> None:
    (unit,) = (unit for units, _ in [found(unit_after(f" degrees {name}", 0))] for unit in units)
    for reading in (zero, boiling):
        kelvin = REGISTRY.Quantity(Fraction(reading), f"degree_{name.capitalize()}").to("kelvin").magnitude
        assert reading * unit.factor + unit.offset == Fraction(kelvin)


def found(form: Any) -> tuple[tuple[Unit, ...], bool]:
    assert form is not None
    return form.units, form.spelled


@pytest.mark.parametrize(
    ("text", "names", "spelled"),
    [
        (" km", {"kilometer"}, False),
        ("-mile", {"mile"}, True),
        ("\u00a0metres", {"meter"}, True),
        (" sq. km", {"square_kilometer"}, False),
        (" square miles", {"square_mile"}, True),
        (" m² ", {"square_meter"}, False),
        (" tons", {"metric_ton", "short_ton", "long_ton"}, True),
        (" gallons", {"us_gallon", "imperial_gallon"}, True),
        (" imperial gallons", {"imperial_gallon"}, True),
        (" nautical miles", {"nautical_mile"}, True),
        ("mph", {"mile_per_hour"}, False),
        (" kilometers per hour", {"kilometer_per_hour"}, True),
    ],
)
def test_a_printed_form_means_these_units(text: str, names: set[str], spelled: bool) -> None:
    units, is_spelled = found(unit_after(text, 0))
    assert ({unit.name for unit in units}, is_spelled) == (names, spelled)


@pytest.mark.parametrize("text", ["", " ", ". A", " in Kyiv", " people", " months", "th century", " Smith"])
def test_what_is_no_unit_is_none(text: str) -> None:
    assert unit_after(text, 0) is None


@pytest.mark.parametrize("name", sorted(UNITS))
def test_a_unit_is_found_by_its_name(name: str) -> None:
    assert named(name) == UNITS[name]


@pytest.mark.parametrize("name", ["foot", "mile", "square_foot", "us_gallon"])
def test_related_units_are_others_of_the_same_dimension_or_kind(name: str) -> None:
    others = related_units(named(name))
    assert others
    assert named(name) not in others


@pytest.mark.parametrize("name", ["wombat", "square_wombat", "wombat_per_hour"])
def test_what_is_no_unit_has_no_name(name: str) -> None:
    with pytest.raises(KeyError):
        named(name)
