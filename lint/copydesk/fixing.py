"""Fixes: which of a story's are made, what its text is then, and how a file gets new content without ever being half written."""

from __future__ import annotations

import os
import time
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from functools import cache

from copydesk.checker import Checked
from copydesk.rule import Edit

CHANGED = "it was changed while it was being checked; run copydesk again"
#: What the second file is called, beside the first and hidden, so that no search through a folder takes it for a story.
_BESIDE = ".{name}.copydesk-{process}"
#: After how many seconds such a file is one that a killed run has left.
_LEFT_AFTER = 600


def edits_of(checked: Checked, *, unsafe: bool = False) -> list[Edit]:
    """The edits of all safe fixes, or of all fixes, in order; of fixes that overlap, the first."""
    edits: list[Edit] = []
    for raised in checked.findings:
        fix = raised.finding.fix
        if fix is not None and (fix.safe or unsafe) and all(_is_free(edits, edit) for edit in fix.edits):
            for edit in fix.edits:
                insort(edits, edit)
    return edits


def _is_free(edits: list[Edit], edit: Edit) -> bool:
    """Whether the edit touches none of the edits, which are in order and do not overlap."""
    index = bisect_left(edits, edit)
    return not any(_overlap(edit, neighbour) for neighbour in edits[max(0, index - 1) : index + 1])


def _overlap(one: Edit, other: Edit) -> bool:
    return one.span == other.span or (one.span.start < other.span.end and other.span.start < one.span.end)


def apply(source: str, edits: Iterable[Edit]) -> str:
    """The source with the edits made; they are in order and do not overlap."""
    pieces: list[str] = []
    position = 0
    for (start, end), words in edits:
        pieces += (source[position:start], words)
        position = end
    return "".join((*pieces, source[position:]))


def require_writable(path: str) -> None:
    """Raises OSError, with the cure, for a file that must not be written to, or not by this way of writing."""
    if not os.access(path, os.W_OK):
        raise OSError("it is write-protected")
    names = os.stat(path).st_nlink
    if names > 1:
        raise OSError(
            f"it has {names} names (hard links), and mending one would part them; mend a copy, or drop the links"
        )


class Replacement:
    """New content for a file: written beside it, and put in its place by one rename when it is whole and on the disk.

    The file keeps its mode, its owner and its attributes; a link stays a link. Until `finish` the file is as it was, and
    afterwards it is the new one: there is no moment, be the process killed or the power cut, when it is anything else.
    """

    def __init__(self, path: str) -> None:
        """Raises OSError where the file or its folder cannot be written."""
        self._target = os.path.realpath(path)
        require_writable(self._target)
        folder, name = os.path.split(self._target)
        _tidy(folder)
        self._beside = os.path.join(folder, _BESIDE.format(name=name, process=os.getpid()))
        self._handle = open(self._beside, "xb", opener=_private)  # noqa: SIM115

    def write(self, data: bytes) -> None:
        """Adds to the new content. Raises OSError."""
        self._handle.write(data)

    def finish(self) -> None:
        """Puts the new content in the file's place. Raises OSError, and then the file is as it was."""
        try:
            with self._handle:
                self._handle.flush()
                os.fsync(self._handle.fileno())
            _keep_attributes(self._target, self._beside)
            os.replace(self._beside, self._target)
        except BaseException:
            self.drop()
            raise
        _sync_folder(os.path.dirname(self._target))

    def drop(self) -> None:
        """Leaves the file as it is."""
        self._handle.close()
        if os.path.exists(self._beside):
            os.remove(self._beside)


def replace(path: str, before: bytes, after: bytes) -> None:
    """Gives the file at `path` new content. Raises OSError where that fails, or where the file no longer holds `before`."""
    with open(path, "rb") as handle:
        if handle.read() != before:
            raise OSError(CHANGED)
    new = Replacement(path)
    try:
        new.write(after)
    except BaseException:
        new.drop()
        raise
    new.finish()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _keep_attributes(target: str, beside: str) -> None:
    now, made = os.stat(target), os.stat(beside)
    if (made.st_uid, made.st_gid) != (now.st_uid, now.st_gid):
        os.chown(beside, now.st_uid, now.st_gid)
    for name, value in _attributes(target):
        os.setxattr(beside, name, value)
    os.chmod(beside, now.st_mode & 0o7777)


def _attributes(path: str) -> Iterator[tuple[str, bytes]]:
    """Access lists, labels and what programs note of a file, where the system has such."""
    if not hasattr(os, "listxattr"):
        return
    try:
        names = os.listxattr(path)
    except OSError:
        return
    yield from ((name, os.getxattr(path, name)) for name in names)


def _sync_folder(folder: str) -> None:
    """Has the rename itself written to the disk, where the system can: else a power cut may bring back the old file."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


@cache
def _tidy(folder: str) -> None:
    """Removes what runs that were killed have left beside files of a folder; once a run."""
    before, _, after = _BESIDE.partition("{name}")
    mark = after.partition("{")[0]
    for name in os.listdir(folder):
        if name.startswith(before) and mark in name and name.rpartition("-")[2].isdecimal():
            path = os.path.join(folder, name)
            try:
                if time.time() - os.stat(path).st_mtime > _LEFT_AFTER:
                    os.remove(path)
            except OSError:
                continue
