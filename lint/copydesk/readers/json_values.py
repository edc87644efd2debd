"""The values of JSON front matter with their places, read key by key with the standard library's own scanner."""

from __future__ import annotations

import json
from json.decoder import py_scanstring  # type: ignore[attr-defined]

from copydesk.patterns import lazy
from copydesk.readers.decoding import UnreadableError
from copydesk.readers.front_matter import Value
from copydesk.readers.scalars import string

_SPACE = lazy(r"[ \t\r\n]*")


def values(source: str, start: int, largest: int) -> tuple[list[Value], int]:
    """The text values of the object that starts at or behind an offset, and where it ends.

    Raises UnreadableError where it is no JSON, or longer than `largest` characters.
    """
    part = source[: start + largest]
    found: list[Value] = []
    try:
        end = _object(part, start, (), found)
    except (ValueError, IndexError, StopIteration, RecursionError) as error:
        line = source.count("\n", 0, getattr(error, "pos", start)) + 1
        what = error.msg if isinstance(error, json.JSONDecodeError) else "it does not end, or is too large"
        raise UnreadableError(
            f"its front matter is not JSON: {what} (line {line}); mend it, or end it with a closing brace"
        ) from None
    return found, end


def _object(source: str, at: int, keys: tuple[str, ...], found: list[Value]) -> int:
    """Reads an object with what is in it, two levels deep."""
    at = _past(source, at, "{")
    if source[at] == "}":
        return at + 1
    while True:
        key, at = py_scanstring(source, _past(source, at, '"', spaced=False))
        first = _past(source, at, ":")
        path = (*keys, key)
        if source[first] == "{" and len(path) < 2:
            at = _object(source, first, path, found)
        else:
            value, at = json.JSONDecoder().raw_decode(source, first)
            if isinstance(value, str):
                found.append(Value(path, value, string(source, first + 1, at - 1, value, escapes=True)))
        at = _skip(source, at)
        if source[at] == "}":
            return at + 1
        at = _past(source, at, ",")


def _past(source: str, at: int, sign: str, *, spaced: bool = True) -> int:
    at = _skip(source, at)
    if source[at] != sign:
        raise json.JSONDecodeError(f"{sign} is missing", source, at)
    return _skip(source, at + 1) if spaced else at + 1


def _skip(source: str, at: int) -> int:
    match = _SPACE.match(source, at)
    return match.end() if match is not None else at
