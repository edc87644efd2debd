"""Applies safe fixes to files: only the words change, and the file keeps its encoding, line ends and mode."""

from __future__ import annotations

import os
from bisect import bisect_left, insort
from collections.abc import Iterable

from copydesk.checker import Checked
from copydesk.readers.decoding import UnreadableError, decode
from copydesk.rule import Edit


def safe_edits(checked: Checked) -> list[Edit]:
    """The edits of all safe fixes in order; of fixes that overlap, the first."""
    edits: list[Edit] = []
    for raised in checked.findings:
        fix = raised.finding.fix
        if fix is not None and fix.safe and all(_is_free(edits, edit) for edit in fix.edits):
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


def rewrite(path: str, before: str, after: str) -> None:
    """Writes the mended text in the file's own encoding, through a second file and a rename.

    Raises OSError where that fails, where the encoding lacks a character, or where the file no longer holds `before`.
    """
    with open(path, "rb") as handle:
        data = handle.read()
    try:
        decoded = decode(data)
    except UnreadableError:
        decoded = None
    if decoded is None or decoded.text != before:
        raise OSError("it was changed while it was being checked; run copydesk again")
    try:
        data = decoded.mark + after.encode(decoded.encoding)
    except UnicodeEncodeError as error:
        character = after[error.start]
        raise OSError(
            f"its encoding, {decoded.encoding}, has no {character!r}; save it as UTF-8 and run again"
        ) from None
    target = os.path.realpath(path)
    if not os.access(target, os.W_OK):
        raise OSError("it is write-protected")
    _replace(target, data)


def _replace(target: str, data: bytes) -> None:
    beside = f"{target}.copydesk-{os.getpid()}"
    now = os.stat(target)
    handle = open(beside, "xb")  # noqa: SIM115
    try:
        with handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        made = os.stat(beside)
        if (made.st_uid, made.st_gid) != (now.st_uid, now.st_gid):
            os.chown(beside, now.st_uid, now.st_gid)
        os.chmod(beside, now.st_mode & 0o7777)
        os.replace(beside, target)
    except BaseException:
        os.remove(beside)
        raise
