"""Where a report goes: a file that is whole or not there, and never one of the stories."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TextIO

from copydesk.running.plan import StoppedError


def write_whole(path: str, write: Callable[[TextIO], int]) -> int:
    """What `write` returns, after the file at `path` holds all that it wrote; where it raises, the file stays as it was.

    A device or a queue is written to as it is. Raises OSError where the file cannot be written.
    """
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            return write(out)
    target = _target(path)
    beside = f"{target}.copydesk-{os.getpid()}"
    out = open(beside, "x", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115
    try:
        with out:
            code = write(out)
        _take_the_place(beside, target)
    except BaseException:
        os.remove(beside)
        raise
    return code


def write_bytes(path: str, data: bytes) -> None:
    """Writes a file that is whole or not there. Raises OSError where it cannot be written."""
    target = _target(path)
    beside = f"{target}.copydesk-{os.getpid()}"
    out = open(beside, "xb")  # noqa: SIM115
    try:
        with out:
            out.write(data)
        _take_the_place(beside, target)
    except BaseException:
        os.remove(beside)
        raise


def _target(path: str) -> str:
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise PermissionError(13, "the file is write-protected")
    return target


def _take_the_place(beside: str, target: str) -> None:
    if os.path.exists(target):
        os.chmod(beside, os.stat(target).st_mode & 0o7777)
    os.replace(beside, target)


def refuse_to_overwrite(story: str, output: str) -> None:
    """Raises StoppedError where the report would take the place of a story that is being checked."""
    try:
        same = os.path.samefile(story, output)
    except OSError:
        return
    if same:
        raise StoppedError(
            f"--output {output} is one of the stories; nothing was written: give the report another path"
        )
