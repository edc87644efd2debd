"""Where larger places are, from positions.txt, and how far and in what direction they lie from each other."""

from __future__ import annotations

import os
from functools import cache
from math import asin, atan2, cos, degrees, radians, sin, sqrt

from copydesk.tuples import NamedTuple

#: Names that the gazetteer has in another form.
_CALLED = {"New York": "New York City"}
#: The mean radius of the earth, in kilometres.
_RADIUS = 6371.0


class Position(NamedTuple):
    """Latitude and longitude in degrees, north and east counted upwards."""

    latitude: float
    longitude: float


def positions(name: str) -> tuple[Position, ...]:
    """Every place of 500 people or more that has the name, the largest first; none where no place of 50,000 has it."""
    line = _lines().get(folded(_CALLED.get(name, name)), "")
    pairs = (pair.split(",") for pair in line.split())
    return tuple(Position(int(latitude) / 100, int(longitude) / 100) for latitude, longitude in pairs)


@cache
def _lines() -> dict[str, str]:
    path = os.path.join(os.path.dirname(__file__), "positions.txt")
    with open(path, encoding="utf-8") as handle:
        rows = (line.rstrip("\n").split("\t") for line in handle if not line.startswith("#"))
        return {name: where for name, _, where in rows}


def folded(name: str) -> str:
    """The name without accents and with Saint for St., in which copy and gazetteers differ."""
    if not name.isascii():
        from unicodedata import combining, normalize

        name = "".join(letter for letter in normalize("NFD", name) if not combining(letter))
    name = name.replace("’", "'")
    return f"Saint{name[3:]}" if name.startswith("St. ") else name


def kilometers(one: Position, other: Position) -> float:
    """The air line between two places."""
    first, second = radians(one.latitude), radians(other.latitude)
    between = radians(other.longitude - one.longitude)
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(between / 2) ** 2
    return 2 * _RADIUS * asin(min(1.0, sqrt(half)))


def bearing(start: Position, end: Position) -> float:
    """The direction in which the way from one place to another sets out, in degrees from north over east."""
    first, second = radians(start.latitude), radians(end.latitude)
    between = radians(end.longitude - start.longitude)
    east = sin(between) * cos(second)
    north = cos(first) * sin(second) - sin(first) * cos(second) * cos(between)
    return degrees(atan2(east, north)) % 360
