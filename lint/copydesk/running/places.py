"""A place as a report writes it, and the stories of a file with the lines of their records."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from io import BytesIO

from copydesk.patterns import lazy
from copydesk.readers import Unread, cutter, read_path, read_stream, unopened
from copydesk.story import Story
from copydesk.tuples import NamedTuple

# A trailing colon is copied along easily.
_LINES = lazy(r"(?P<rest>.+?)(?::(?P<line>[0-9]{1,9}))?(?::(?P<column>[0-9]{1,9}))?:?")
_RECORD = lazy(r"(?P<path>.+?)\[(?P<id>[^\n]*)\](?::(?P<part>[^:\[\]]+))?")
_PART = lazy(r"(?P<path>.+):(?P<part>[A-Za-z][\w /-]*)")


class Place(NamedTuple):
    """Where in a file; lines and columns count from 1, None where nothing is said of it."""

    path: str
    id: str | None = None
    part: str | None = None
    line: int | None = None
    column: int | None = None

    def words(self) -> str:
        """ "line 3 of draft.txt"."""
        record = f"[{self.id}]" if self.id is not None else ""
        where = [
            self.part or "",
            f"line {self.line}" if self.line else "",
            f"column {self.column}" if self.column else "",
        ]
        said = ", ".join(filter(None, where))
        return f"{said} of {self.path}{record}" if said else f"{self.path}{record}"


def place_of(words: str) -> Place:
    """The place that the words give, path[record]:part:line:column; a path that exists is one, whatever it looks like."""
    match = None if os.path.exists(words) else _LINES.fullmatch(words)
    if match is None:
        return Place(words)
    rest, *numbers = match.groups()
    line, column = (int(number) if number else None for number in numbers)
    inside = None if os.path.exists(rest) else _RECORD.fullmatch(rest) or _PART.fullmatch(rest)
    if inside is None:
        return Place(rest, line=line, column=column)
    within = inside.groupdict()
    return Place(within["path"], within.get("id"), within["part"], line, column)


def numbered_stories(path: str, given_date: date | None) -> Iterator[tuple[int | None, Story | Unread]]:
    """The stories of a file; of a file of records, a line a record, each with its line's number."""
    if cutter(path) is None:
        yield from ((None, story) for story in read_path(path, given_date))
        return
    try:
        with open(path, "rb") as handle:
            for number, line in enumerate(handle, 1):
                if not line.isspace():
                    stream = BytesIO(line)
                    yield from ((number, story) for story in read_stream(stream, path, given_date, line=number))
    except OSError as error:
        yield None, Unread(path, None, unopened(error))
