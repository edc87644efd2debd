"""Bytes to stories, a module a format. A format is recognised by the file's suffix, else read as plain text."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, NamedTuple

from copydesk.readers import text
from copydesk.readers.decoding import UnreadableError
from copydesk.story import Published, Story

#: The suffixes that a search through a folder takes for stories.
STORY_SUFFIXES = (".txt", ".text", ".jsonl", ".ndjson")
_RECORD_SUFFIXES = (".jsonl", ".ndjson")
_NOT_YET = {
    ".docx": "save it as plain text (.txt)", ".doc": "save it as plain text (.txt)", ".odt": "save it as plain text (.txt)",
    ".pdf": "give the story's text (.txt)", ".html": "give the story's text (.txt)", ".htm": "give the story's text (.txt)",
    ".rtf": "save it as plain text (.txt)", ".json": "write one object a line, to a .jsonl file",
    ".xml": "give the story's text (.txt)",
}  # fmt: skip
#: One story is at most this long, in bytes: three times a long novel. Reading takes a hundred times as much memory.
LARGEST_STORY = 8 * 2**20


class Unread(NamedTuple):
    """A file or a record that could not be read: `message` says what is wrong and the cure, without the path."""

    path: str
    id: str | None
    message: str


def read_path(path: str, given_date: date | None) -> Iterator[Story | Unread]:
    """The stories of one file. Raises nothing for a bad file: it yields an Unread that says what is wrong."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix in _NOT_YET:
        yield Unread(path, None, f"{suffix} files are not read yet; {_NOT_YET[suffix]}")
        return
    try:
        with open(path, "rb") as handle:
            yield from read_stream(handle, path, given_date)
    except OSError as error:
        yield Unread(path, None, unopened(error))


def unopened(error: OSError) -> str:
    """What keeps a file or folder from being opened, and the cure."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    return f"cannot be opened: {(error.strerror or str(error)).lower()}; check the path and its permissions"


def read_stream(stream: BinaryIO, path: str, given_date: date | None) -> Iterator[Story | Unread]:
    """The stories in an open file, in the format that the path's suffix says. Raises OSError where reading fails."""
    published = Published(given_date, "--date") if given_date else None
    if path.lower().endswith(_RECORD_SUFFIXES):
        yield from _records(stream, path, published)
        return
    data = stream.read(LARGEST_STORY + 1)
    if len(data) > LARGEST_STORY:
        yield Unread(path, None, _too_large("the file"))
        return
    try:
        yield text.read(data, path, published)
    except UnreadableError as error:
        yield Unread(path, None, str(error))


def _records(stream: BinaryIO, path: str, published: Published | None) -> Iterator[Story | Unread]:
    found = False
    for number, line in enumerate(_lines(stream), 1):
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield Unread(path, None, "is UTF-16; write the records as UTF-8")
            return
        if len(line) > LARGEST_STORY or line.removeprefix(codecs.BOM_UTF8).strip():
            found = True
            yield _record(line, number, path, published)
    if not found:
        yield Unread(path, None, "is empty; write one record a line")


def _record(line: bytes, number: int, path: str, published: Published | None) -> Story | Unread:
    if len(line) > LARGEST_STORY:
        return Unread(path, None, f"line {number}: {_too_large('the record')}")
    from copydesk.readers import records  # a run that reads no records does without json

    try:
        return records.read(line, number, path, published)
    except UnreadableError as error:
        return Unread(path, error.id, f"line {number}: {error}")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long only as much as shows that it is."""
    while line := stream.readline(LARGEST_STORY + 1):
        yield line
        while len(line) > LARGEST_STORY and not line.endswith(b"\n"):
            if not (line := stream.readline(LARGEST_STORY + 1)):
                return


def _too_large(what: str) -> str:
    return f"{what} is larger than a story can be ({LARGEST_STORY // 2**20} MB); split it, one story a file or a record"
