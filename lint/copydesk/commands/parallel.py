"""Checks stories in several processes, and hands the results back in the stories' order."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import active_children

from copydesk.checker import Checked, check
from copydesk.readers import Unread
from copydesk.registry import Rule
from copydesk.story import Story

#: Stories handed to a process at once, and how many such batches may be under way per process.
_BATCH = 16
_AHEAD = 4

_rules: tuple[Rule, ...] = ()


def checked_in_parallel(
    stories: Iterable[Story | Unread], rules: tuple[Rule, ...], jobs: int
) -> Iterator[Checked | Unread]:
    """Checks the stories with `jobs` processes; only a bounded number of stories is in memory at once.

    Raises BrokenExecutor where a process dies, as one does that the system takes for too large.
    """
    batches = _batches(stories)
    pool = ProcessPoolExecutor(jobs, initializer=_start, initargs=(rules,))
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


def _batches(stories: Iterable[Story | Unread]) -> Iterator[list[Story | Unread]]:
    each = iter(stories)
    while batch := list(islice(each, _BATCH)):
        yield batch


def _start(rules: tuple[Rule, ...]) -> None:
    global _rules
    _rules = rules
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that reports


def _checked(batch: list[Story | Unread]) -> list[Checked | Unread]:
    return [story if isinstance(story, Unread) else check(story, _rules) for story in batch]
