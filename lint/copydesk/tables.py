"""Loads the reference tables that rules hold copy against: TOML in a rule pack's `known` folder."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from typing import Any


class TableError(Exception):
    """A reference table that cannot be used; the text names the file and the row."""


@cache
def load(pack: str, name: str) -> dict[str, Any]:
    """The table `known/NAME.toml` of a rule pack. Raises TableError."""
    import tomllib  # only runs whose copy asks for the table pay for it

    path = os.path.join(next(iter(import_module(pack).__path__)), "known", f"{name}.toml")
    try:
        with open(path, "rb") as handle:
            return tomllib.load(handle)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise TableError(f"the table {path} cannot be read: {error}") from None
