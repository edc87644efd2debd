"""Loads the reference tables that rules hold copy against: TOML in a rule pack's `known` folder."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from typing import Any

from copydesk.tuples import NamedTuple


class TableError(Exception):
    """A reference table that cannot be used; the text names the file and the row."""


class HouseRow(NamedTuple):
    """A row that a newsroom adds to a table: the table's name, the cells by column, and in which file and row it stands.

    Lists in its cells are tuples, so that it has a hash.
    """

    table: str
    cells: tuple[tuple[str, Any], ...]
    where: str


@cache
def load(pack: str, name: str) -> dict[str, Any]:
    """The table `known/NAME.toml` of a rule pack. Raises TableError.

    A pack may ship a table as Python too, as `known/_compiled/NAME.py` with the same content in TABLE: parsing a
    thousand rows of TOML takes twenty milliseconds of a cold run, importing them one.
    """
    try:
        table: dict[str, Any] = import_module(f"{pack}.known._compiled.{name}").TABLE
    except ModuleNotFoundError:
        return _parsed(pack, name)
    return table


def _parsed(pack: str, name: str) -> dict[str, Any]:
    import tomllib  # only a table that is not shipped as Python costs this

    path = os.path.join(next(iter(import_module(pack).__path__)), "known", f"{name}.toml")
    try:
        with open(path, "rb") as handle:
            return tomllib.load(handle)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TableError(f"the table {path} cannot be read: {error}") from None
