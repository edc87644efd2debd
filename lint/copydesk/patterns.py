"""Regular expressions that are compiled when they are first used.

Compiling one costs up to milliseconds, and most stories need few of them: a cold run compiles only those that its story
asks for.
"""

from __future__ import annotations

import re
from typing import Any

from copydesk import pattern_cache


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled at the first use. A bad pattern raises re.error then."""
    made: Any = _Lazy(pattern, flags)
    return made  # type: ignore[no-any-return]


class _Lazy:
    """Stands in for a Pattern; after the first use its methods are the Pattern's own."""

    __slots__ = ("_flags", "_source", "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match", "pattern",
                 "search", "split", "sub", "subn")  # fmt: skip

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Only reached for a slot that is not filled yet.
        if name not in self.__slots__:
            raise AttributeError(name)
        compiled = pattern_cache.compiled(self._source, self._flags)
        for attribute in self.__slots__[2:]:
            setattr(self, attribute, getattr(compiled, attribute))
        return getattr(self, name)


def words(*lines: str) -> frozenset[str]:
    """The words of a list that is written as text, one space between each two."""
    return frozenset(word for line in lines for word in line.split())
