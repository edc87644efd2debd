"""A line on the terminal that says how far a long run is; gone when it ends, and never in a pipe or a file."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from typing import TextIO

from copydesk.checker import Checked
from copydesk.readers import Unread

#: A run that takes no longer than this many seconds shows nothing; after that the line is drawn so many seconds apart.
_AFTER = 1.0
_APART = 0.1
_BAR = 30


class Progress:
    """Draws on `out`, which is a terminal. `total` says, when it is first needed, how many bytes all files have, if known."""

    def __init__(self, out: TextIO, total: Callable[[], int | None]) -> None:
        self._out = out
        self._work_out_total = total
        self._total: int | None = None
        self._due = time.monotonic() + _AFTER
        self._is_begun = False
        self._drawn = 0
        self._stories = self._findings = 0
        self._path = ""
        self._size = self._before = self._within = 0

    def add(self, result: Checked | Unread) -> None:
        """Counts a result, and draws the line where it is time to."""
        path = result.path if isinstance(result, Unread) else result.story.path
        if path != self._path:
            self._before += self._size
            self._path, self._size, self._within = path, size_of(path), 0
        if isinstance(result, Checked):
            self._stories += 1
            self._findings += len(result.findings)
            self._within = min(self._size, self._within + len(result.story.source))
        now = time.monotonic()
        if now >= self._due:
            self._due = now + _APART
            if not self._is_begun:
                self._is_begun, self._total = True, self._work_out_total()
            self._draw()

    def hide(self) -> None:
        """Takes the line away: at the end, and where something else is to be written."""
        if self._drawn:
            self._out.write("\r" + " " * self._drawn + "\r")
            self._out.flush()
            self._drawn = 0

    def _draw(self) -> None:
        line = self._line()[: max(0, _width(self._out) - 1)]
        self._out.write("\r" + line + " " * max(0, self._drawn - len(line)))
        self._out.flush()
        self._drawn = len(line)

    def _line(self) -> str:
        stories = "1 story" if self._stories == 1 else f"{self._stories:,} stories"
        findings = "1 finding" if self._findings == 1 else f"{self._findings:,} findings"
        counted = f"{stories}, {findings}"
        if not self._total:
            return f"checking: {counted}"
        done = min(1.0, (self._before + self._within) / self._total)
        room = min(_BAR, _width(self._out) - len(counted) - 12)
        bar = f"[{'#' * int(done * room)}{'.' * (room - int(done * room))}] " if room >= 8 else ""
        return f"{bar}{int(done * 100):3}%  {counted}"


class Cleared:
    """The terminal that a report is written to: what is written there takes the line away first."""

    def __init__(self, out: TextIO, progress: Progress) -> None:
        self._out = out
        self._progress = progress

    def write(self, words: str) -> int:
        """Writes, on a line that is free."""
        self._progress.hide()
        return self._out.write(words)

    def writelines(self, lines: Iterable[str]) -> None:
        """Writes line after line."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> object:
        return getattr(self._out, name)


def make_progress(out: TextIO | None, total: Callable[[], int | None]) -> Progress | None:
    """The progress of a run, where `out` is a terminal that can take a line back."""
    if out is None or not out.isatty() or os.environ.get("TERM") == "dumb":
        return None
    return Progress(out, total)


def size_of(path: str) -> int:
    """How many bytes a file has; 0 where nobody can tell."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _width(out: TextIO) -> int:
    try:
        return os.get_terminal_size(out.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
