"""JSON Lines: a record a line, read one by one, so that memory does not grow with the file."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from copydesk import readers
from copydesk.readers import Unread, records, too_large
from copydesk.readers.decoding import UnreadableError
from copydesk.story import Published, Story

SUFFIXES = (".jsonl", ".ndjson")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


#: About how many bytes of whole lines are handed out at once where several processes share a file.
_CHUNK = 2**13


def read_lines(stream: BinaryIO, path: str, published: Published | None, first: int = 1) -> Iterator[Story | Unread]:
    """The stories of an open file, and what keeps a line from being one; `first` is the first line's number.

    Raises OSError where reading fails.
    """
    found = False
    for number, line in enumerate(_lines(stream), first):
        if number == 1 and line.startswith(_UTF16):
            yield Unread(path, None, "is UTF-16; write the records as UTF-8")
            return
        if len(line) > readers.LARGEST_STORY or line.removeprefix(codecs.BOM_UTF8).strip():
            found = True
            yield _record(line, number, path, published)
    if not found:
        yield Unread(path, None, "is empty; write one record a line")


def chunks(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The file cut into runs of whole lines, each with its first line's number; `read_lines` reads them one by one.

    None is blank, unless the whole file is. Raises OSError where reading fails.
    """
    first, lines, found = 1, bytearray(), False
    for number, line in enumerate(_lines(stream), 1):
        if number == 1 and line.startswith(_UTF16):
            yield 1, line
            return
        first = first if lines else number
        lines += line if line.endswith(b"\n") else line + b"\n"
        if len(lines) >= _CHUNK:
            if not lines.isspace():
                found = True
                yield first, bytes(lines)
            lines.clear()
    if not found or not (lines or b" ").isspace():
        yield first, bytes(lines)


def _record(line: bytes, number: int, path: str, published: Published | None) -> Story | Unread:
    if len(line) > readers.LARGEST_STORY:
        return Unread(path, None, f"line {number}: {too_large('the record')}")
    try:
        return records.read(line, number, path, published)
    except UnreadableError as error:
        return Unread(path, error.id, f"line {number}: {error}")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long only as much as shows that it is."""
    while line := stream.readline(readers.LARGEST_STORY + 1):
        yield line
        while len(line) > readers.LARGEST_STORY and not line.endswith(b"\n"):
            if not (line := stream.readline(readers.LARGEST_STORY + 1)):
                return
