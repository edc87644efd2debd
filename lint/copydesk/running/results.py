"""Every story of a call, checked, in order: what the commands and the Python API both go through."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain

from copydesk.checker import Checked
from copydesk.config import ConfigError
from copydesk.readers import Unread
from copydesk.running.checking import checked_alone
from copydesk.running.pieces import Piece, is_shareable, pieces, size_of
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
    jobs, work = (call.jobs, pieces(call)) if call.jobs else _worthwhile(pieces(call))
    if jobs == 1:
        yield from checked_alone(call, work)
        return
    from copydesk.running.parallel import checked_in_parallel

    yield from checked_in_parallel(call, work, jobs, or_alone=not call.jobs)


#: So many bytes of copy for each process make up for its start several times over; and no more processes than that are
#: taken by a run that was not told how many.
_SHARE = 200_000
_MOST_JOBS = 8


def _worthwhile(work: Iterator[Piece | Unread]) -> tuple[int, Iterator[Piece | Unread]]:
    """How many processes so much copy is worth, and the pieces again, of which no more are looked at than it takes to tell."""
    ahead: list[Piece | Unread] = []
    size = 0
    for piece in work:
        ahead.append(piece)
        size += size_of(piece)
        if size >= _MOST_JOBS * _SHARE:
            break
    jobs = min(_MOST_JOBS, size // _SHARE)
    if jobs > 1 and (len(ahead) > 1 or is_shareable(ahead[0])):
        jobs = min(jobs, cores())
    else:
        jobs = 1
    return jobs, chain(ahead, work)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
