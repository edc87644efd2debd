"""Strings of YAML, TOML and JSON with their places: which characters of the file say which of the value.

A library says what a value is; this finds where in the file each of its characters stands, and holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from copydesk.patterns import lazy
from copydesk.tuples import NamedTuple


class Piece(NamedTuple):
    """A stretch of the source that is words as it stands, or that `reads` as something else."""

    start: int
    end: int
    reads: str | None = None


_BREAK = "(?:\\r\\n|[\\r\\n\u0085\u2028\u2029])"
_FOLD = rf"(?<![ \t])[ \t]*+(?:{_BREAK}[ \t]*+)++"
_ESCAPE = (
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}"
)
_IN_DOUBLE = lazy(rf"{_ESCAPE}|{_BREAK}[ \t]*+|.)|{_FOLD}")
_IN_SINGLE = lazy(rf"''|{_FOLD}")
_IN_PLAIN = lazy(_FOLD)
_IN_STRING = lazy(rf"{_ESCAPE}|[ \t]*\r?\n\s*+|.)|\r\n")
_IN_LITERAL = lazy(r"\r\n")
_LINE = lazy("[^\\r\\n\u0085\u2028\u2029]+")
_BREAKS = lazy(_BREAK)
_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\u0085", "_": "\u00a0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def yaml_scalar(source: str, start: int, end: int, value: str, style: str | None) -> tuple[Piece, ...]:
    """The pieces of a YAML scalar that stands from `start` to `end`; `style` is the mark it is written with."""
    if style in ("|", ">"):
        return _held(source, start, end, value, _block(source, start, end, value))
    if style in ("'", '"'):
        start, end = start + 1, end - 1
    specials = _IN_DOUBLE if style == '"' else _IN_SINGLE if style == "'" else _IN_PLAIN
    return _held(source, start, end, value, _cut(source, start, end, specials, _yaml_text))


def string(source: str, start: int, end: int, value: str, *, escapes: bool) -> tuple[Piece, ...]:
    """The pieces of a string of JSON or TOML whose words, without its quotation marks, stand from `start` to `end`."""
    specials = _IN_STRING if escapes else _IN_LITERAL
    return _held(source, start, end, value, _cut(source, start, end, specials, _string_text))


def _held(source: str, start: int, end: int, value: str, pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces, where they say what the value is; else one for all of it, which reads as the value."""
    said = "".join(source[one.start : one.end] if one.reads is None else one.reads for one in pieces)
    if said == value or said == value.rstrip("\n"):
        return tuple(pieces)
    return (Piece(start, end, value),) if value else ()


def _cut(source: str, start: int, end: int, specials: re.Pattern[str], text: Callable[[str], str]) -> list[Piece]:
    pieces = []
    for match in specials.finditer(source, start, end):
        if start < match.start():
            pieces.append(Piece(start, match.start()))
        pieces.append(Piece(*match.span(), text(match[0])))
        start = match.end()
    if start < end:
        pieces.append(Piece(start, end))
    return pieces


def _yaml_text(written: str) -> str:
    if written == "''":
        return "'"
    if written[0] == "\\":
        return _escaped(written)
    breaks = sum(1 for _ in _BREAKS.finditer(written))
    return " " if breaks == 1 else "\n" * (breaks - 1)


def _string_text(written: str) -> str:
    return "\n" if written == "\r\n" else _escaped(written)


def _escaped(written: str) -> str:
    sign, digits = written[1], written[2:]
    if sign in "xuU" and digits:
        if "\\" in digits:  # a pair of surrogates
            high, low = (int(half, 16) for half in digits.split("\\u"))
            return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        code = int(digits, 16)
        return chr(code) if code < 0x110000 else ""
    return "" if sign.isspace() and sign != "\t" and sign != " " else _NAMED.get(sign, sign) if not digits else ""


def _block(source: str, start: int, end: int, value: str) -> list[Piece]:
    """The lines of a block scalar, each without its indentation, and between two what the value has there."""
    lines = _LINE.finditer(source, start, end)
    next(lines, None)  # the mark, and what is said of it
    pieces: list[Piece] = []
    at = 0
    before = -1
    for line in lines:
        words = line[0].lstrip(" ")
        if not words.strip(" \t") and not value.startswith(words, at):
            continue
        found = value.find(words, at)
        if found < 0 or value[at:found].strip(" \n"):
            return []
        first = line.end() - len(words)
        if before >= 0 and found > at:
            pieces.append(Piece(before, first, value[at:found]))
        elif found > at:
            first -= found - at  # the first line is indented further than the block
        pieces.append(Piece(first, line.end()))
        at, before = found + len(words), line.end()
    return pieces
