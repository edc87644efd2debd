"""Checks pieces of work in one process: reads their stories, looks up what is known of them, checks the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from copydesk.checker import Checked
from copydesk.config import ConfigError
from copydesk.pattern_cache import cache_folder
from copydesk.readers import Unread, in_english
from copydesk.running.pieces import Piece, stories
from copydesk.running.plan import Call, Plan, StoppedError
from copydesk.story import Story
from copydesk.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from copydesk.running.cache import Cache

#: How many characters of copy a run checks before it looks at the cache. Checking them takes about as long as to load what
#: the cache needs and to hash the code: a run over one story, or a few, has ended by then.
_UNCACHED = 60_000


#: So many stories are checked together at the most, at first fewer, and none more after so many characters.
_TOGETHER = 16
_CHARACTERS = 2**16


class _ToCheck(NamedTuple):
    """A story that is to be checked as planned, and the key under which the cache keeps the result, if any."""

    story: Story
    plan: Plan
    key: bytes


def _plan_of(waiting: Iterable[Checked | Unread | _ToCheck]) -> Plan | None:
    """The plan of those that are to be checked; all have the same."""
    return next((one.plan for one in waiting if isinstance(one, _ToCheck)), None)


class Checker:
    """What a process checks stories with; without a cache that is given it opens one when the run grows long."""

    def __init__(self, call: Call, cache: Cache | None = None) -> None:
        self._call = call
        self._cache = cache
        self._until_cache = _UNCACHED if call.cache and cache is None else 0
        self._together = 1

    def results(self, work: Iterable[Piece | Unread]) -> Iterator[Checked | Unread]:
        """The stories of the pieces, checked, in order. One whose settings are wrong counts as unread and hides no other.

        Stories are checked a few at a time, but those of standard input one by one, as whoever writes there may wait for
        an answer. Raises StoppedError.
        """
        waiting: list[Checked | Unread | _ToCheck] = []
        size = 0
        try:
            for found, is_awaited in self._found(work):
                if isinstance(found, _ToCheck):
                    if waiting and found.plan is not _plan_of(waiting):
                        yield from self._done(waiting)
                        waiting, size = [], 0
                    size += len(found.story.source)
                waiting.append(found)
                if is_awaited or len(waiting) >= self._together or size >= _CHARACTERS:
                    yield from self._done(waiting)
                    waiting, size = [], 0
                    self._together = min(_TOGETHER, self._together * 2)
        except StoppedError:
            yield from self._done(waiting)
            raise
        yield from self._done(waiting)

    def save(self) -> None:
        """Keeps for the next run what this one has found."""
        if self._cache is not None:
            self._cache.save()

    def _found(self, work: Iterable[Piece | Unread]) -> Iterator[tuple[Checked | Unread | _ToCheck, bool]]:
        """Every story as what is known of it, or as what is to be checked, and whether somebody waits for it."""
        for piece in work:
            if isinstance(piece, Unread):
                yield piece, False
                continue
            plan: Plan | None = None
            for story in stories(piece, self._call):
                if isinstance(story, Unread):
                    yield story, piece.is_stdin
                    continue
                try:
                    plan = plan or self._call.plan_for(piece.path)
                except ConfigError as problem:
                    yield Unread(story.path, story.id, f"its settings are wrong: {problem}"), piece.is_stdin
                    continue
                yield self._known(story, plan), piece.is_stdin

    def _known(self, story: Story, plan: Plan) -> Checked | Unread | _ToCheck:
        cache, key = self._cache_for(story), b""
        if cache is not None:
            key = cache.key(story, plan)
            found = cache.get(key, story, plan)
            if found is not None:  # so it was found to be in English, too
                return found
        readable = in_english(story)
        return readable if isinstance(readable, Unread) else _ToCheck(readable, plan, key)

    def _done(self, waiting: list[Checked | Unread | _ToCheck]) -> Iterator[Checked | Unread]:
        plan = _plan_of(waiting)
        fresh = iter(plan.check_all([one.story for one in waiting if isinstance(one, _ToCheck)]) if plan else ())
        for one in waiting:
            if isinstance(one, _ToCheck):
                checked = next(fresh)
                if self._cache is not None and one.key:
                    self._cache.put(one.key, checked)
                yield checked
            else:
                yield one

    def _cache_for(self, story: Story) -> Cache | None:
        if self._until_cache > 0:
            self._until_cache -= len(story.source)
            if self._until_cache <= 0:
                self._cache = open_cache(self._call)
        return self._cache


def checked_alone(call: Call, work: Iterable[Piece | Unread], cache: Cache | None = None) -> Iterator[Checked | Unread]:
    """Checks the pieces in this process. Raises StoppedError."""
    checker = Checker(call, cache)
    try:
        yield from checker.results(work)
    finally:
        checker.save()


def open_cache(call: Call) -> Cache | None:
    """The cache of results, unless nothing is to be kept or the code cannot be read."""
    folder = cache_folder()
    if not call.cache or folder is None:
        return None
    from copydesk.running.cache import Cache
    from copydesk.running.environment import digest

    try:
        return Cache(os.path.join(folder, "results-1"), digest(call.rules))
    except OSError:
        return None
