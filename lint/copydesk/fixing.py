"""Applies safe fixes to files: only the words change, and the file keeps its encoding, line ends and mode."""

from __future__ import annotations

import os
from collections.abc import Iterable

from copydesk.checker import Checked
from copydesk.readers.decoding import decode
from copydesk.rule import Edit


def safe_edits(checked: Checked) -> list[Edit]:
    """The edits of all safe fixes in order; of fixes that overlap, the first."""
    edits: list[Edit] = []
    for raised in checked.findings:
        fix = raised.finding.fix
        if fix is not None and fix.safe and not any(_overlap(edit, other) for edit in fix.edits for other in edits):
            edits += fix.edits
    return sorted(edits)


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

    Raises OSError where that fails, or where the file no longer holds `before`.
    """
    with open(path, "rb") as handle:
        decoded = decode(handle.read())
    if decoded.text != before:
        raise OSError("it was changed while it was being checked; run copydesk again")
    target = os.path.realpath(path)
    beside = f"{target}.copydesk-{os.getpid()}"
    try:
        with open(beside, "wb") as handle:
            handle.write(decoded.mark + after.encode(decoded.encoding))
            handle.flush()
            os.fsync(handle.fileno())
        os.chmod(beside, os.stat(target).st_mode & 0o7777)
        os.replace(beside, target)
    except OSError:
        if os.path.exists(beside):
            os.remove(beside)
        raise


def _overlap(one: Edit, other: Edit) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end
