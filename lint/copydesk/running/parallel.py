"""Checks stories in several processes, and hands the results back in the stories' order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import active_children
from typing import Protocol

from copydesk.checker import Checked
from copydesk.readers import Unread
from copydesk.story import Story

#: Stories handed to a process at once, and how many such batches may be under way per process.
_BATCH = 16
_AHEAD = 4


class Plan(Protocol):
    """What is done with a story."""

    def check(self, story: Story) -> Checked:
        """Checks it."""


#: A story with its plan, or what could not be read.
Planned = tuple[Story, Plan] | Unread


def checked_in_parallel(planned: Iterable[Planned], jobs: int) -> Iterator[Checked | Unread]:
    """Checks the stories with `jobs` processes; only a bounded number of stories is in memory at once.

    Raises BrokenExecutor where a process dies, as one does that the system takes for too large.
    """
    batches = _batches(planned)
    pool = ProcessPoolExecutor(jobs, initializer=_start)
    try:
        waiting: deque[Future[list[Checked | Unread]]] = deque()
        waiting += (pool.submit(_checked, batch) for batch in islice(batches, jobs * _AHEAD))
        while waiting:
            yield from waiting.popleft().result()
            waiting += (pool.submit(_checked, batch) for batch in islice(batches, 1))
    except BaseException:
        # After Ctrl-C or with the report's pipe closed, nobody waits for what the processes are at.
        for process in active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _batches(planned: Iterable[Planned]) -> Iterator[list[Planned]]:
    each = iter(planned)
    while batch := list(islice(each, _BATCH)):
        yield batch


def _start() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that reports


def _checked(batch: list[Planned]) -> list[Checked | Unread]:
    return [one if isinstance(one, Unread) else one[1].check(one[0]) for one in batch]
