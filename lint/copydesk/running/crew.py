"""The processes that check stories at the same time, and what is done when one of them dies."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process

from copydesk.checker import Checked
from copydesk.readers import Unread
from copydesk.running.cache import Cache, Entry
from copydesk.running.checking import Checker
from copydesk.running.pieces import Piece
from copydesk.running.plan import Call

Batch = list[Piece | Unread]
#: What a process hands back: each result with the number of its words, and what is new for the cache.
Work = tuple[list[tuple[Checked | Unread, int]], list[tuple[bytes, Entry]]]
Done = Future[Work]

_DIED = "a process died over it, perhaps for want of memory, so it was not checked; check it alone to see more"


class Crew:
    """The processes of one call. Raises OSError from any method where the system refuses to start one."""

    def __init__(self, call: Call, cache: Cache | None, jobs: int) -> None:
        self.cache = cache
        self._jobs = jobs
        # Filters look at results, here; they need not be such that another process could be given them.
        self._call = call._replace(filters=())
        self._pool = self._started(self._jobs)

    def begin(self, batch: Batch) -> Done:
        """Hands a batch to the next free process."""
        try:
            return self._pool.submit(_work, batch)
        except BrokenExecutor as error:
            failed: Done = Future()
            failed.set_exception(error)
            return failed

    def results(self, done: Done) -> list[Checked | Unread] | None:
        """What came of a batch, waiting for it; None where a process died meanwhile, perhaps over another one."""
        try:
            work = done.result()
        except BrokenExecutor:
            return None
        return self._taken(work)

    def results_one_by_one(self, batch: Batch) -> list[Checked | Unread]:
        """What comes of a batch after a death: each piece is done alone, and one that its process dies over is unread.

        Afterwards there are processes for `begin` again.
        """
        self._pool.shutdown()
        self._pool = self._started(1)
        found = [result for piece in batch for single in _singles(piece) for result in self._alone(single)]
        self._pool.shutdown()
        self._pool = self._started(self._jobs)
        return found

    def stop(self) -> None:
        """Ends the processes at once."""
        self._let_go()
        for process in list((getattr(self._pool, "_processes", None) or {}).values()):
            process.terminate()
        # One that is ended while it hands something back would be waited for, as our copy of its end keeps the pipe open.
        its_end = getattr(getattr(self._pool, "_result_queue", None), "_writer", None)
        if its_end is not None:
            its_end.close()

    def close(self) -> None:
        """Waits for the processes to end; what they have not begun is left undone."""
        self._pool.shutdown(cancel_futures=True)

    def _let_go(self) -> None:
        """Lets go of what no process will take any more.

        Python before 3.11.5 waits for ever until a batch that is larger than a pipe has been taken, with nobody there to take it.
        """
        our_end = getattr(getattr(self._pool, "_call_queue", None), "_reader", None)
        if our_end is not None:
            our_end.close()

    def _alone(self, piece: Piece | Unread) -> list[Checked | Unread]:
        found = self.results(self.begin([piece]))
        if found is not None or isinstance(piece, Unread):
            return found or []
        self._pool.shutdown()
        self._pool = self._started(1)
        where = f"line {piece.line}: " if piece.data is not None else ""
        return [Unread(piece.path, None, where + _DIED)]

    def _taken(self, work: Work) -> list[Checked | Unread]:
        results, added = work
        if self.cache is not None:
            self.cache.take(added)
        for result, words in results:
            if isinstance(result, Checked):
                result.story.words = words
        return [result for result, _ in results]

    def _started(self, jobs: int) -> ProcessPoolExecutor:
        # A forked process has our modules and patterns at once; but a thread's locks would stay locked in it.
        forks = sys.platform == "linux" and threading.active_count() == 1
        context = get_context("fork" if forks else None)
        cache = None if self.cache is None else (self.cache.folder, self.cache.environment)
        return ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(self._call, cache))


def _singles(piece: Piece | Unread) -> Iterator[Piece | Unread]:
    """A run of lines as one piece a line."""
    if isinstance(piece, Unread) or piece.data is None:
        yield piece
        return
    for number, line in enumerate(piece.data.splitlines(keepends=True), piece.line):
        if line.strip():
            yield piece._replace(data=line, line=number)


#: In a process of a crew: what it checks with.
_checker: Checker | None = None
_cache: Cache | None = None


def _start(call: Call, cache: tuple[str, bytes] | None) -> None:
    global _checker, _cache
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that reports
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    gc.set_threshold(100_000, 10, 10)
    gc.freeze()  # what was there before the fork stays, and stays shared
    _cache = None if cache is None else Cache(*cache)
    _checker = Checker(call._replace(cache=False), _cache)


def _leave_with_parent() -> None:
    """Ends this process when the one that reports is gone, however it went: nobody else would wake it."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(batch: Batch) -> Work:
    assert _checker is not None
    found = list(_checker.results(batch))
    added = _cache.given_away() if _cache is not None else []
    return [(result, result.story.words if isinstance(result, Checked) else 0) for result in found], added
