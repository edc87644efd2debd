"""Edits in the strings of a JSON record, as they are written there: every byte of the record but the words edited stays.

A string of JSON may write a character as itself or escaped ("\\n", "\\u00e9", or two such escapes for one character above
U+FFFF), so an offset in a story's words is another one in the record. Where each string of the record begins and ends is
found by walking through the record with the json module's own decoder.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.rule import Edit
from copydesk.story import Field

_SPACE = lazy(r"[ \t\n\r]*")
#: One character of a string as it is written: a pair of surrogates is one, a lone one is one too.
_CHARACTER = lazy(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]")
_DECODER = json.JSONDecoder()


def edited(record: str, source: str, fields: tuple[Field, ...], edits: list[Edit]) -> str:
    """The record with the edits made; their spans are in `source`, whose fields are named as in the record.

    A field's name is the path of its string: "text", "headlines[0].value". Raises ValueError where the record's strings are
    not those of the source.
    """
    places: dict[str, tuple[str, int, int] | None] = {}
    for path, words, start, end in _strings(record, _past_space(record, 0), ""):
        places[path] = None if path in places else (words, start, end)  # of two keys alike, which one counts?
    pieces: list[str] = []
    position = 0
    raw = sorted(edit for field in fields for edit in _in_field(record, source, field, places, edits))
    for start, end, words in raw:
        pieces += (record[position:start], words)
        position = end
    return "".join((*pieces, record[position:]))


def _in_field(
    record: str, source: str, field: Field, places: dict[str, tuple[str, int, int] | None], edits: list[Edit]
) -> Iterator[tuple[int, int, str]]:
    """The edits within a field, as offsets into the record and the words as they are written there."""
    mine = [edit for edit in edits if field.start <= edit.span.start <= edit.span.end <= field.end]
    if not mine:
        return
    place = places.get(field.name)
    if place is None or place[0] != source[field.start : field.end]:
        raise ValueError(f"the record's {field.name} cannot be told from its other strings")
    starts = [match.start() for match in _CHARACTER.finditer(record, place[1], place[2])]
    starts.append(place[2])
    plain = record.isascii()
    for (start, end), words in mine:
        written = json.dumps(words, ensure_ascii=plain)[1:-1]
        yield starts[start - field.start], starts[end - field.start], written


def _strings(record: str, at: int, path: str) -> Iterator[tuple[str, str, int, int]]:
    """Every string that is a value of the record, below its top: path, words, and where it stands between its quotes.

    Raises ValueError where the record is no JSON.
    """
    pending = [(at, path)]
    while pending:
        at, path = pending.pop()
        if record[at] == '"':
            words, end = _DECODER.raw_decode(record, at)
            yield path, words, at + 1, end - 1
        elif record[at] in "{[":
            pending += _members(record, at, path)


def _members(record: str, at: int, path: str) -> list[tuple[int, str]]:
    """Where the values of an object or a list begin, each with its path."""
    is_object = record[at] == "{"
    found: list[tuple[int, str]] = []
    at = _past_space(record, at + 1)
    while record[at] not in "}]":
        name = f"{path}[{len(found)}]"
        if is_object:
            key, at = _DECODER.raw_decode(record, at)
            at = _past_space(record, _past_space(record, at) + 1)
            name = f"{path}.{key}" if path else key
        found.append((at, name))
        at = _past_space(record, _DECODER.raw_decode(record, at)[1])
        if record[at] == ",":
            at = _past_space(record, at + 1)
    return found


def _past_space(record: str, at: int) -> int:
    match = _SPACE.match(record, at)
    return at if match is None else match.end()
