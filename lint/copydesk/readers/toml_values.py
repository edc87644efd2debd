"""The values of TOML front matter with their places: the standard library says what they are, and here they are found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from copydesk.patterns import lazy
from copydesk.plain_toml import tables_of
from copydesk.readers.decoding import UnreadableError
from copydesk.readers.front_matter import Value
from copydesk.readers.scalars import string

_KEY = r"(?P<key>[\w-]+|\"[^\"\n\\]*\"|'[^'\n]*')"
_TABLE = lazy(rf"^[ \t]*\[[ \t]*{_KEY}[ \t]*\]|^[ \t]*(?P<other>\[)", 8)
_PAIR = lazy(
    rf"^[ \t]*{_KEY}[ \t]*=[ \t]*(?:\"\"\"\r?\n?(?P<many>(?:[^\"\\]|\\[\s\S]|\"(?!\"\"))*+\"{{0,2}})\"\"\""
    r"|'''\r?\n?(?P<raw>(?:[^']|'(?!''))*+'{0,2})'''|\"(?P<one>(?:[^\"\\\n]|\\.)*+)\"|'(?P<plain>[^'\n]*+)')", 8
)  # fmt: skip


def values(source: str, start: int, end: int) -> Iterator[Value]:
    """The text values and days of the table that stands between two offsets. Raises UnreadableError where it is no TOML."""
    try:
        table = tables_of(source[start:end])
    except (ValueError, RecursionError) as error:
        what = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise UnreadableError(
            f"its front matter is not TOML: {what}; mend it (the lines are those below +++)"
        ) from None
    for key, value in table.items():
        if isinstance(value, date):
            yield Value((key,), value, ())
    yield from _strings(source, start, end, table)


def _strings(source: str, start: int, end: int, table: dict[str, object]) -> Iterator[Value]:
    """The strings that stand on a line of their own, each held against what the library read."""
    heads = [(one.start(), one["key"]) for one in _TABLE.finditer(source, start, end)]
    heads.append((end, None))
    index = 0
    keys: tuple[str, ...] | None = ()
    seen: set[tuple[str, ...]] = set()
    for pair in _PAIR.finditer(source, start, end):
        while heads[index][0] < pair.start():
            name = heads[index][1]
            keys = None if name is None else (name.strip("\"'"),)
            index += 1
        if keys is None:
            continue
        path = (*keys, pair["key"].strip("\"'"))
        value = _value_at(table, path)
        group = pair.lastgroup
        if isinstance(value, str) and path not in seen and group is not None:
            pieces = string(source, *pair.span(group), value, escapes=group in ("many", "one"))
            if _says(source, pieces, value):
                seen.add(path)
                yield Value(path, value, pieces)


def _value_at(table: object, path: tuple[str, ...]) -> object:
    for key in path:
        table = table.get(key) if isinstance(table, dict) else None
    return table


def _says(source: str, pieces: tuple[object, ...], value: str) -> bool:
    """Whether the place was found: a line that only looks like the key's, in a string of many lines, says something else."""
    return bool(pieces) or not value
