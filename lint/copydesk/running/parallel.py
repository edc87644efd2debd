"""Checks pieces of work in several processes, and hands the results back in the stories' order.

The processes read the files themselves. One that dies, as one does that the system takes for too large, costs its own
story and no other: what was under way then is done again, the first batch of it piece by piece.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from copydesk.checker import Checked
from copydesk.readers import Unread
from copydesk.running.checking import Checker, checked_alone, open_cache
from copydesk.running.crew import Batch, Crew, Done
from copydesk.running.pieces import Piece, shared_out, size_of
from copydesk.running.plan import Call

TYPE_CHECKING = False
if TYPE_CHECKING:
    from copydesk.running.cache import Cache

#: About how many bytes of stories are handed to a process at once: few at first, so that all have work soon, and later some
#: hundredths of a second's work. How many files at most; and how many such batches may be under way per process.
_FIRST_BYTES = 2**12
_BYTES = 2**16
_FILES = 64
_AHEAD = 4


def checked_in_parallel(
    call: Call, work: Iterable[Piece | Unread], jobs: int, *, or_alone: bool = False
) -> Iterator[Checked | Unread]:
    """Checks the pieces in so many processes; only a bounded number of stories is in memory at once.

    Where the system gives no other process, this one does it all, if it may be done so `or_alone`; else raises OSError.
    Raises StoppedError.
    """
    cache = open_cache(call)
    crew = _crew(call, cache, jobs, or_alone)
    if crew is None:
        yield from checked_alone(call, work, cache)
        return
    waiting: deque[tuple[Batch, Done | None]] = deque()
    try:
        for batch in _batches(work):
            waiting.append((batch, None if _is_ours(batch) else crew.begin(batch)))
            if len(waiting) >= jobs * _AHEAD:
                yield from _next(waiting, crew, call)
        while waiting:
            yield from _next(waiting, crew, call)
    except BaseException:
        # After Ctrl-C or with the report's pipe closed, nobody waits for what the processes are at.
        crew.stop()
        raise
    finally:
        crew.close()
        if cache is not None:
            cache.save()


def _crew(call: Call, cache: Cache | None, jobs: int, or_alone: bool) -> Crew | None:
    crew: Crew | None = None
    try:
        crew = Crew(call, cache, jobs)
        crew.begin([])  # starts the processes
    except (OSError, ImportError):  # no memory, no semaphores, too many processes or open files
        if not or_alone:
            raise
        if crew is not None:
            crew.stop()
        return None
    return crew


def _next(waiting: deque[tuple[Batch, Done | None]], crew: Crew, call: Call) -> Iterator[Checked | Unread]:
    """The results of the batch that was begun first."""
    batch, done = waiting.popleft()
    if done is None:
        yield from Checker(call, crew.cache).results(batch)
        return
    found = crew.results(done)
    if found is None:
        found = crew.results_one_by_one(batch)
        again = [(later, None if begun is None else crew.begin(later)) for later, begun in waiting]
        waiting.clear()
        waiting.extend(again)
    yield from found


def _is_ours(batch: Batch) -> bool:
    """Whether it is standard input with one story, which no other process can read."""
    return isinstance(batch[0], Piece) and batch[0].is_stdin


def _batches(work: Iterable[Piece | Unread]) -> Iterator[Batch]:
    batch: Batch = []
    size, full = 0, _FIRST_BYTES
    for piece in _shared_out(work):
        if isinstance(piece, Piece) and piece.is_stdin:
            yield from filter(None, (batch, [piece]))
            batch, size = [], 0
            continue
        batch.append(piece)
        size += size_of(piece)
        if size >= full or len(batch) >= _FILES:
            yield batch
            batch, size, full = [], 0, min(_BYTES, full + _FIRST_BYTES)
    if batch:
        yield batch


def _shared_out(work: Iterable[Piece | Unread]) -> Iterator[Piece | Unread]:
    for piece in work:
        if isinstance(piece, Unread):
            yield piece
        else:
            yield from shared_out(piece)
