"""The tables on record: the Python that is shipped says what the TOML says, and each row has a source and a date."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from copydesk.tables import load

KNOWN = Path(__file__).parents[1] / "rules" / "copydesk_rules" / "known"
TABLES = sorted(path.stem for path in KNOWN.glob("*.toml"))


def rows(name: str) -> list[dict[str, object]]:
    table = tomllib.loads((KNOWN / f"{name}.toml").read_text(encoding="utf-8"))
    return next(value for value in table.values() if isinstance(value, list))


@pytest.mark.parametrize("name", TABLES)
def test_shipped_python_is_the_toml(name: str) -> None:
    shipped = next(value for value in load("copydesk_rules", name).values() if isinstance(value, list))
    bare = [{key: cell for key, cell in row.items() if key not in ("source", "as_of")} for row in rows(name)]
    assert shipped == bare, "run python scripts/generate_known_tables.py"


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_source_and_a_day(name: str) -> None:
    for row in rows(name):
        assert str(row.get("source", "")).startswith(("https://", "http://")), row
        assert row.get("as_of"), row


def test_events_are_known_by_one_name_and_begin_in_order() -> None:
    events = rows("events")
    assert len({row["id"] for row in events}) == len(events) > 200
    begins = [str(row["begins"]) for row in events]
    assert begins == sorted(begins)
    linked = {frozenset((row["id"], other)) for row in events for other in row.get("ambiguous_with", ())}  # type: ignore[attr-defined]
    owner: dict[object, object] = {}
    for row in events:
        for name in row["names"]:  # type: ignore[attr-defined]
            other = owner.setdefault(name, row["id"])
            assert other == row["id"] or frozenset((other, row["id"])) in linked, (name, other, row["id"])


def test_terms_of_office_are_in_order() -> None:
    for row in rows("offices"):
        terms = row["terms"]
        assert isinstance(terms, list)
        days = [day for term in terms for day in term]
        assert days[0] and all(days[:-1]) and all(one <= other for one, other in pairwise(days) if other), row


def test_no_two_rows_are_of_one_person_in_one_office() -> None:
    held = [(row["person"], row["office"]) for row in rows("offices")]
    assert len(held) == len(set(held)) > 250


def test_no_two_holders_of_one_office_share_a_day_of_three_months() -> None:
    by_office: dict[object, list[tuple[str, str, object]]] = {}
    for row in rows("offices"):
        for first, last in row["terms"]:  # type: ignore[attr-defined]
            by_office.setdefault(row["office"], []).append((first, last or "9999", row["person"]))
    for office, terms in by_office.items():
        ordered = sorted(terms)
        for (_, end, who), (begin, _, after) in pairwise(ordered):
            assert end == "9999" or date.fromisoformat(begin) + timedelta(120) >= date.fromisoformat(end), (
                office,
                who,
                after,
            )
