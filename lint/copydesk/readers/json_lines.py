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


def read_lines(stream: BinaryIO, path: str, published: Published | None) -> Iterator[Story | Unread]:
    """The stories of an open file, and what keeps a line from being one. Raises OSError where reading fails."""
    found = False
    for number, line in enumerate(_lines(stream), 1):
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield Unread(path, None, "is UTF-16; write the records as UTF-8")
            return
        if len(line) > readers.LARGEST_STORY or line.removeprefix(codecs.BOM_UTF8).strip():
            found = True
            yield _record(line, number, path, published)
    if not found:
        yield Unread(path, None, "is empty; write one record a line")


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
