"""The tables on record: the Python that is shipped says what the TOML says, and each row has a source and a date."""

from __future__ import annotations

import tomllib
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
        assert str(row.get("source", "")).startswith("https://"), row
        assert row.get("as_of"), row
