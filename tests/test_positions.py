"""Where places are: distances and directions that an atlas gives, and what the table's lines look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk_rules.known import positions as module
from copydesk_rules.known.positions import Position, bearing, kilometers, positions
from copydesk_rules.places.distance import _degrees

TABLE = Path(module.__file__).with_name("positions.txt")


@pytest.mark.parametrize(
    ("name", "other", "away", "side"),
    [("Lviv", "Kyiv", 468, 264), ("Sydney", "Melbourne", 713, 54), ("New York", "Boston", 306, 237)],
)
def test_a_distance_and_a_direction_are_those_of_the_atlas(name: str, other: str, away: float, side: float) -> None:
    place, start = positions(name)[0], positions(other)[0]
    assert kilometers(place, start) == pytest.approx(away, abs=8)
    assert bearing(start, place) == pytest.approx(side, abs=5)


def test_across_the_date_line_the_short_way_counts() -> None:
    assert kilometers(Position(0, 179), Position(0, -179)) == pytest.approx(222, abs=1)


def test_accents_and_saint_are_written_either_way() -> None:
    assert positions("Bogotá") == positions("Bogota") != ()
    assert positions("St. Petersburg") == positions("Saint Petersburg") != ()


def test_what_the_record_lacks_has_no_place() -> None:
    assert positions("Anntown upon Roe") == ()


@pytest.mark.parametrize(
    ("side", "degrees"),
    [("north", 0), ("southwest", 225), ("south-southwest", 202.5), ("east-northeast", 67.5), ("north-west", 315)],
)
def test_a_direction_in_words_has_its_degrees(side: str, degrees: float) -> None:
    assert _degrees(side) == degrees


def test_each_line_has_a_name_a_number_and_places() -> None:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) > 10_000
    for line in lines:
        name, number, where = line.split("\t")
        assert name and number.isdigit()
        for pair in where.split(" "):
            latitude, longitude = pair.split(",")
            assert abs(int(latitude)) <= 9000 and abs(int(longitude)) <= 18000, line
