"""Countries as copy names them, with their capitals and larger cities."""

from __future__ import annotations

from functools import cache
from typing import Any

from copydesk.tables import TableError, load
from copydesk.tuples import NamedTuple
from copydesk_rules.known.places import places


class Country(NamedTuple):
    """A row of `countries.toml`. `former` are earlier capitals by the last year they were one."""

    name: str
    capital: str
    also: frozenset[str]
    former: dict[str, int]

    def has_capital(self, city: str, year: int | None) -> bool:
        """Whether the city is called the country's capital rightly, or was in the year; of an unknown year, since 1950."""
        plain = current(city)
        if plain == current(self.capital) or city in self.also:
            return True
        until = self.former.get(city) or self.former.get(plain)
        return until is not None and until >= (year or _RECENT)


_RECENT = 1950


@cache
def by_name() -> dict[str, Country]:
    """Every country by each of its names. Raises TableError for a row that is not complete."""
    return {name: country for row, country in _rows() for name in row["names"]}


@cache
def by_adjective() -> dict[str, Country]:
    """Every country by each adjective that no other country shares."""
    return {name: country for row, country in _rows() for name in row["adjectives"]}


@cache
def by_city() -> dict[str, frozenset[str]]:
    """The first names of the countries that have a place of a larger city's name."""
    found: dict[str, set[str]] = {}
    for row, country in _rows():
        for city in (*row["cities"], country.capital, *country.also):
            found.setdefault(city, set()).add(country.name)
    return {city: frozenset(names) for city, names in found.items()}


def is_city(name: str) -> bool:
    """Whether a larger city has the name, in any of its spellings."""
    return name in by_city() or current(name) in by_city()


def current(city: str) -> str:
    """The city's form of today: Kyiv for Kiev."""
    place = places().get(city)
    return place.current if place is not None and place.kind == "city" else city


@cache
def _rows() -> tuple[tuple[dict[str, Any], Country], ...]:
    return tuple((row, _country(row)) for row in load("copydesk_rules", "countries")["country"])


def _country(row: dict[str, Any]) -> Country:
    try:
        former = {one["name"]: int(one["until"]) for one in row.get("former", ())}
        return Country(row["names"][0], row["capital"], frozenset(row.get("also", ())), former)
    except (KeyError, TypeError, ValueError) as error:
        raise TableError(f"countries.toml, row {row.get('code', '?')}: {error!r}") from None
