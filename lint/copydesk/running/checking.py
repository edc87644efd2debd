"""Checks pieces of work in one process: reads their stories, looks up what is known of them, checks the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from copydesk.checker import Checked
from copydesk.config import ConfigError
from copydesk.pattern_cache import cache_folder
from copydesk.readers import Unread, in_english
from copydesk.running.pieces import Piece, stories
from copydesk.running.plan import Call, Plan
from copydesk.story import Story

TYPE_CHECKING = False
if TYPE_CHECKING:
    from copydesk.running.cache import Cache

#: How many characters of copy a run checks before it looks at the cache. Checking them takes about as long as to load what
#: the cache needs and to hash the code: a run over one story, or a few, has ended by then.
_UNCACHED = 60_000


class Checker:
    """What a process checks stories with; without a cache that is given it opens one when the run grows long."""

    def __init__(self, call: Call, cache: Cache | None = None) -> None:
        self._call = call
        self._cache = cache
        self._until_cache = _UNCACHED if call.cache and cache is None else 0

    def results(self, piece: Piece) -> Iterator[Checked | Unread]:
        """The stories of a piece, checked. One whose settings are wrong counts as unread and hides no other."""
        plan: Plan | None = None
        for story in stories(piece, self._call):
            if isinstance(story, Unread):
                yield story
                continue
            try:
                plan = plan or self._call.plan_for(piece.path)
            except ConfigError as problem:
                yield Unread(story.path, story.id, f"its settings are wrong: {problem}")
                continue
            yield self._checked(story, plan)

    def save(self) -> None:
        """Keeps for the next run what this one has found."""
        if self._cache is not None:
            self._cache.save()

    def _checked(self, story: Story, plan: Plan) -> Checked | Unread:
        cache = self._cache_for(story)
        if cache is None:
            return _fresh(story, plan)
        key = cache.key(story, plan)
        found = cache.get(key, story, plan)
        if found is not None:  # so it was found to be in English, too
            return found
        fresh = _fresh(story, plan)
        if isinstance(fresh, Checked):
            cache.put(key, fresh)
        return fresh

    def _cache_for(self, story: Story) -> Cache | None:
        if self._until_cache > 0:
            self._until_cache -= len(story.source)
            if self._until_cache <= 0:
                self._cache = open_cache(self._call)
        return self._cache


def checked_alone(call: Call, work: Iterable[Piece | Unread], cache: Cache | None = None) -> Iterator[Checked | Unread]:
    """Checks the pieces in this process, one story after the other. Raises StoppedError."""
    checker = Checker(call, cache)
    try:
        for piece in work:
            if isinstance(piece, Unread):
                yield piece
            else:
                yield from checker.results(piece)
    finally:
        checker.save()


def _fresh(story: Story, plan: Plan) -> Checked | Unread:
    readable = in_english(story)
    return readable if isinstance(readable, Unread) else plan.check(readable)


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
