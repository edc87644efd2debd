"""TOML as people write it: what would take tomllib minutes and gigabytes is refused."""

from __future__ import annotations

from typing import Any

from copydesk.patterns import lazy

#: tomllib takes the square of a dotted key's length, in time and in memory.
_ENDLESS_KEY = lazy(r"(?:\.[ \t]*(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*){100}")


def tables_of(text: str) -> dict[str, Any]:
    """The tables that the text holds. Raises ValueError where it is no TOML, RecursionError where it is nested too deeply."""
    import tomllib  # few stories and newsrooms have any TOML

    if "." in text and _ENDLESS_KEY.search(text):
        raise ValueError("a key has a hundred parts or more")
    return tomllib.loads(text.replace("\r\n", "\n"))
