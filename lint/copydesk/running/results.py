"""Every story of a call, checked, in order: what the commands and the Python API both go through."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.checker import Checked
from copydesk.config import ConfigError
from copydesk.readers import Unread
from copydesk.running.checking import Checker
from copydesk.running.pieces import pieces
from copydesk.running.plan import Call


def results(call: Call) -> Iterator[Checked | Unread]:
    """Every story that the call means, checked and filtered, in order. Raises StoppedError."""
    for result in _checked(call):
        yield result if isinstance(result, Unread) else _reported(call, result)
    yield from call.left()


def _reported(call: Call, result: Checked) -> Checked | Unread:
    try:
        return call.reported(result)
    except ConfigError as problem:
        return Unread(result.story.path, result.story.id, f"nobody can tell what stands in it: {problem}")


def _checked(call: Call) -> Iterator[Checked | Unread]:
    if call.jobs > 1:
        from copydesk.running.parallel import checked_in_parallel

        yield from checked_in_parallel(call)
        return
    checker = Checker(call)
    try:
        for piece in pieces(call):
            if isinstance(piece, Unread):
                yield piece
            else:
                yield from checker.results(piece)
    finally:
        checker.save()
