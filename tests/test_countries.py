"""The record of countries: each has a capital, and no name or adjective is two countries'."""

from __future__ import annotations

from collections import Counter

import pytest

from copydesk.tables import load
from copydesk_rules.known.countries import by_adjective, by_city, by_name, is_city

ROWS = load("copydesk_rules", "countries")["country"]


def test_every_country_has_a_capital_and_a_code_of_its_own() -> None:
    assert len(ROWS) > 150
    assert all(row["capital"] and row["names"] for row in ROWS)
    assert max(Counter(row["code"] for row in ROWS).values()) == 1


@pytest.mark.parametrize("key", ["names", "adjectives"])
def test_no_name_is_that_of_two_countries(key: str) -> None:
    names = Counter(name for row in ROWS for name in row[key])
    assert [name for name, times in names.items() if times > 1] == []


def test_a_capital_is_one_for_as_long_as_it_was() -> None:
    germany, turkey, burma = by_name()["Germany"], by_adjective()["Turkish"], by_name()["Burma"]
    assert germany.has_capital("Bonn", 1987) and not germany.has_capital("Bonn", 2015)
    assert turkey.has_capital("Ankara", None) and not turkey.has_capital("Istanbul", None)
    assert burma.has_capital("Rangoon", 1987) and burma.has_capital("Naypyidaw", 2024)


def test_a_city_is_in_every_country_that_has_one_of_its_name() -> None:
    assert {"United Kingdom", "Canada"} <= by_city()["London"]
    assert by_city()["Lviv"] == {"Ukraine"}
    assert is_city("Kiev") and is_city("Odesa") and not is_city("Mayor")
