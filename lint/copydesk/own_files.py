"""Files that tell copydesk how to check: settings, tables of the newsroom, stets and baselines."""

from __future__ import annotations

from typing import Any

from copydesk.config import ConfigError
from copydesk.plain_toml import tables_of

#: How many bytes such a file may have; a baseline of a hundred thousand findings has half of that.
LARGEST = 64 * 2**20
#: TOML takes a hundred times its size in memory, and a second a megabyte.
LARGEST_TOML = 4 * 2**20


def content_of(file: str, largest: int = LARGEST) -> bytes:
    """What the file holds. Raises ConfigError, naming the file and the cure, where it cannot be read or is too large."""
    try:
        with open(file, "rb") as handle:
            data = handle.read(largest + 1)
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {(error.strerror or str(error)).lower()}") from None
    if len(data) > largest:
        raise ConfigError(
            f"{file} is larger than such a file can be ({largest // 2**20} MB); check that it is the one you mean"
        )
    return data


def toml_of(file: str) -> dict[str, Any]:
    """The tables that a file of TOML holds. Raises ConfigError as content_of does, and for what is no TOML."""
    data = content_of(file, LARGEST_TOML)
    try:
        return tables_of(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # ValueError is of TOML, of UTF-8, and of numbers too long for int()
        raise ConfigError(f"{file} is not TOML: {error}") from None
