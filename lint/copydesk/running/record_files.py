"""A file of records, a line a record, whose stories are mended one by one while it is copied line by line."""

from __future__ import annotations

import codecs
import os
from io import BytesIO

from copydesk.fixing import CHANGED, Replacement
from copydesk.readers import LARGEST_STORY, Unread, read_stream
from copydesk.rule import Edit
from copydesk.running.json_strings import edited
from copydesk.running.plan import Call
from copydesk.running.settling import UnfixableError
from copydesk.story import Story


class RecordFile:
    """The file at `path`, read from its first line to its last; `put` says what becomes of the line that was asked for.

    Lines that nobody asks for are copied byte by byte. Where it is not to `write`, it is only read. Raises OSError.
    """

    def __init__(self, path: str, write: bool) -> None:
        self.path = path
        self.places = 0
        self._handle = open(path, "rb")  # noqa: SIM115
        self._is_as = _state(os.fstat(self._handle.fileno()))
        self._number = 0
        self._asked_for = b""  # stays as it is unless `put` says otherwise
        self._is_lost = False
        try:
            self._new = Replacement(path) if write else None
        except BaseException:
            self._handle.close()
            raise

    def line_of(self, story: Story, call: Call) -> tuple[bytes, int]:
        """The line that holds the story, and its number. Raises UnfixableError where no line after the last one does."""
        self._write_asked_for()
        while not self._is_lost and (line := self._handle.readline(LARGEST_STORY + 1)):
            self._number += 1
            if _holds(line, self._number, story, call):
                self._asked_for = line
                return line, self._number
            self._write(line)
            while not line.endswith(b"\n") and (line := self._handle.readline(LARGEST_STORY + 1)):
                self._write(line)
        self._is_lost = True
        raise UnfixableError(CHANGED)

    def put(self, line: bytes, places: int) -> None:
        """Puts the line in place of the one that `line_of` gave."""
        self._asked_for = line
        self.places += places

    def finish(self) -> None:
        """Copies the lines that are left, and puts the new file in the old one's place. Raises OSError."""
        try:
            if self._new is None:
                return
            self._write_asked_for()
            while data := self._handle.read(2**20):
                self._write(data)
            self._require_unchanged()
            self._new.finish()
        except BaseException:
            self.drop()
            raise
        finally:
            self._handle.close()

    def _require_unchanged(self) -> None:
        if self._is_lost or _state(os.stat(self.path)) != self._is_as:
            raise OSError(CHANGED)

    def drop(self) -> None:
        """Leaves the file as it was."""
        self._handle.close()
        if self._new is not None:
            self._new.drop()

    def _write_asked_for(self) -> None:
        line, self._asked_for = self._asked_for, b""
        self._write(line)

    def _write(self, data: bytes) -> None:
        if self._new is not None:
            self._new.write(data)


def edited_record(line: bytes, story: Story, edits: list[Edit]) -> bytes:
    """A line with the edits made. Raises UnfixableError where the record's strings are not the story's."""
    mark = codecs.BOM_UTF8 if line.startswith(codecs.BOM_UTF8) else b""
    try:
        record = line.removeprefix(mark).decode("utf-8")
        return mark + edited(record, story.source, story.fields, edits).encode("utf-8")
    except (ValueError, IndexError) as problem:
        raise UnfixableError(f"{problem}; mend it by hand") from None


def _holds(line: bytes, number: int, story: Story, call: Call) -> bool:
    if len(line) > LARGEST_STORY:
        return False
    read = list(read_stream(BytesIO(line), story.path, call.date, line=number, any_language=True))
    return any(not isinstance(one, Unread) and (one.id, one.source) == (story.id, story.source) for one in read)


def _state(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_ino, found.st_size, found.st_mtime_ns
