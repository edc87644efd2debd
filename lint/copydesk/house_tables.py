"""Rows that a newsroom adds to the tables on record: the files that its settings name, and whether their rows will do.

A rule pack says in `known/house.py` which of its tables take rows of the house: TABLES holds, by the name that stands in
[[brackets]], the columns and what makes a row of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from copydesk.config import ConfigError
from copydesk.own_files import toml_of
from copydesk.registry import Rule
from copydesk.tables import HouseRow, TableError
from copydesk.tuples import NamedTuple

#: The keys of a file that are no tables.
_OF_FILE = ("schema",)
#: Columns that every table has: who says so, and when it was looked up.
_OF_ALL = ("source", "as_of")


class Column(NamedTuple):
    """What a cell must hold, in words, and whether a value is that; `required` where no row goes without."""

    wants: str
    holds: Callable[[Any], bool]
    required: bool = False


class HouseTable(NamedTuple):
    """A table that takes rows of the house; `make` raises TableError for a row that cannot be used."""

    columns: Mapping[str, Column]
    make: Callable[[Mapping[str, Any]], object]


def text(*, required: bool = False) -> Column:
    """A cell of words."""
    return Column("words in quotation marks", lambda value: isinstance(value, str) and bool(value.strip()), required)


def texts(*, required: bool = False) -> Column:
    """A cell with a list of words; one at least where it is required."""
    wants = 'a list of words, as ["one", "two"]'
    return Column(wants, lambda value: _are_texts(value) and (bool(value) or not required), required)


def flag() -> Column:
    """A cell that is true or false."""
    return Column("true or false", lambda value: isinstance(value, bool))


def day(*, required: bool = False) -> Column:
    """A cell with a day, a month or a year."""
    return Column('a day as 2024-05-31, a month as "2024-05" or a year as "2024"', _is_day, required)


def days() -> Column:
    """A cell with a list of days, months or years."""
    wants = 'a list of days, months or years, as ["2024-05", "2023"]'
    return Column(wants, lambda value: isinstance(value, tuple) and all(map(_is_day, value)))


def terms() -> Column:
    """A cell with a list of terms."""
    wants = 'a list of terms, as [["2019-05-01", "2023-04-30"], ["2024-01-01", ""]]'
    return Column(wants, lambda value: isinstance(value, tuple) and bool(value) and all(map(_is_term, value)), True)


def _are_texts(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(each, str) and each.strip() for each in value)


def _is_day(value: object) -> bool:
    return type(value) is date or (isinstance(value, str) and len(value) in (4, 7, 10) and value[:4].isdigit())


def _is_term(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and all(isinstance(each, str) for each in value)


def rows_of(settings: str, patterns: tuple[str, ...]) -> tuple[HouseRow, ...]:
    """The rows in the files that the settings name. Raises ConfigError."""
    from glob import glob

    found: list[HouseRow] = []
    for pattern in patterns:
        found_there = glob(os.path.join(os.path.dirname(settings), pattern), recursive=True)
        files = sorted(file for file in found_there if not os.path.isdir(file))
        if not files:
            raise ConfigError(f"{settings}: known: there is no file {pattern}")
        for file in files:
            if not os.path.isfile(file):
                raise ConfigError(
                    f"{file} is no file, or a link that leads nowhere; mend it, or leave it out of {settings}"
                )
            found += _rows_in(file, os.stat(file).st_mtime_ns)
    return tuple(found)


@cache
def _rows_in(file: str, _changed: int) -> tuple[HouseRow, ...]:
    """The rows of a file, which is parsed once as long as it does not change. Raises ConfigError."""
    tables = toml_of(file)
    found: list[HouseRow] = []
    for name, rows in tables.items():
        if name in _OF_FILE:
            continue
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise ConfigError(f"{file}: {name} must be rows, each under [[{name}]]")
        for number, row in enumerate(rows, 1):
            cells = tuple((key, _frozen(cell)) for key, cell in row.items())
            found.append(HouseRow(name, cells, f"{file}: {name} {number}"))
    return tuple(found)


def _frozen(cell: Any) -> Any:
    if isinstance(cell, list):
        return tuple(map(_frozen, cell))
    return tuple((key, _frozen(each)) for key, each in cell.items()) if isinstance(cell, dict) else cell


def require_rows(rules: Iterable[Rule], rows: Iterable[HouseRow]) -> None:
    """Raises ConfigError for the first row that no table of an installed rule pack takes."""
    tables = _tables(tuple(dict.fromkeys(rule.module.partition(".")[0] for rule in rules)))
    for row in rows:
        if row.table not in tables:
            raise ConfigError(f"{row.where}: there is no such table{_near(row.table, tables)}")
        _require(row, tables[row.table])


@cache
def _tables(packs: tuple[str, ...]) -> dict[str, HouseTable]:
    found: dict[str, HouseTable] = {}
    for pack in packs:
        try:
            found |= import_module(f"{pack}.known.house").TABLES
        except ModuleNotFoundError:
            continue
    return found


def _require(row: HouseRow, table: HouseTable) -> None:
    cells = dict(row.cells)
    for key, cell in cells.items():
        if key in _OF_ALL:
            continue
        if key not in table.columns:
            raise ConfigError(f"{row.where}: there is no column {key}{_near(key, table.columns)}")
        if not table.columns[key].holds(cell):
            raise ConfigError(f"{row.where}: {key} must be {table.columns[key].wants}")
    for key, column in table.columns.items():
        if column.required and key not in cells:
            raise ConfigError(f"{row.where}: {key} is missing; it must be {column.wants}")
    try:
        table.make(cells)
    except TableError as error:
        raise ConfigError(f"{row.where}: {error}") from None


def _near(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known := tuple(known), n=1)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known) or 'none'}"
