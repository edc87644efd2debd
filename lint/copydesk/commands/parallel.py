"""Checks stories in several processes, and hands the results back in the stories' order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing import Pool

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
    """Checks the stories with `jobs` processes; only a bounded number of stories is in memory at once."""
    batches = _batches(stories)
    with Pool(jobs, _start, (rules,)) as pool:
        waiting = [pool.apply_async(_checked, (batch,)) for batch in islice(batches, jobs * _AHEAD)]
        while waiting:
            yield from waiting.pop(0).get()
            waiting += [pool.apply_async(_checked, (batch,)) for batch in islice(batches, 1)]


def _batches(stories: Iterable[Story | Unread]) -> Iterator[list[Story | Unread]]:
    each = iter(stories)
    while batch := list(islice(each, _BATCH)):
        yield batch


def _start(rules: tuple[Rule, ...]) -> None:
    global _rules
    _rules = rules


def _checked(batch: list[Story | Unread]) -> list[Checked | Unread]:
    return [story if isinstance(story, Unread) else check(story, _rules) for story in batch]
