"""Which patterns the time goes to, and which of them could be searched for faster.

A pattern that starts with one of a few characters is searched for several times as fast as one that starts with a look-behind,
a word boundary or a repetition, because the search can skip to where it may start at all.
"""

from __future__ import annotations

import re
import re._compiler as compiler  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from types import SimpleNamespace
from typing import Any, NamedTuple

from copydesk import patterns
from copydesk.checker import check
from copydesk.readers import Unread, read_path
from copydesk.registry import Rule
from table import markdown

_SEARCHES = ("search", "finditer", "findall", "sub", "subn", "split")
_METHODS = (*_SEARCHES, "match", "fullmatch")
_SHOWN = 25


class Use(NamedTuple):
    """One use of a pattern: its text and flags, the method, and the seconds."""

    pattern: str
    flags: int
    method: str
    seconds: float


def by_pattern(corpus: str, rules: tuple[Rule, ...], most: int) -> str:
    """A table of the patterns that take longest."""
    uses: list[Use] = []
    words = 0
    with _timed(uses):
        for story in islice(read_path(corpus, None), most):
            if not isinstance(story, Unread):
                words += story.words
                check(story, rules)
    took: dict[tuple[str, int, str], list[float]] = {}
    for use in uses:
        took.setdefault((use.pattern, use.flags, use.method), []).append(use.seconds)
    longest = sorted(took.items(), key=lambda item: -sum(item[1]))[:_SHOWN]
    names = _names()
    rows = [
        (names.get(pattern, pattern[:40]), method, f"{1e9 * sum(seconds) / words:.1f}", f"{1000 * len(seconds) / words:.1f}",
         "" if method not in _SEARCHES or has_first(pattern, flags) else "no")
        for (pattern, flags, method), seconds in longest
    ]  # fmt: skip
    head = ("pattern", "method", "µs", "calls", "first character known")
    return f"Patterns that take longest, microseconds and calls per 1,000 words\n\n{markdown(head, rows)}"


def has_first(pattern: str, flags: int) -> bool:
    """Whether a search can skip to where the pattern may start."""
    parsed = parser.parse(pattern, flags)
    ignoring, locale = parsed.state.flags & re.IGNORECASE, parsed.state.flags & re.LOCALE
    if ignoring and locale:
        return False
    return bool(
        compiler._get_literal_prefix(parsed, parsed.state.flags)[0]
        or compiler._get_charset_prefix(parsed, parsed.state.flags)
    )


def _names() -> dict[str, str]:
    """The name of every lazy pattern by its text: module and variable."""
    named = {}
    for module in list(sys.modules.values()):
        if module is not None and module.__name__.startswith(("copydesk.", "copydesk_rules.")):
            for name, value in vars(module).items():
                if isinstance(value, patterns._Lazy):
                    named[value._source] = f"{module.__name__.split('.', 1)[1]}.{name}"
    return named


@contextmanager
def _timed(uses: list[Use]) -> Iterator[None]:
    """Compiles lazy patterns into ones that note their uses; those that were compiled before are made anew."""
    original = patterns.pattern_cache
    patterns.pattern_cache = SimpleNamespace(compiled=lambda source, flags: _Noted(re.compile(source, flags), uses))  # type: ignore[assignment]
    _forget()
    try:
        yield
    finally:
        patterns.pattern_cache = original
        _forget()


def _forget() -> None:
    for module in list(sys.modules.values()):
        for value in list(vars(module).values()) if module is not None else ():
            if isinstance(value, patterns._Lazy):
                for name in _METHODS:
                    if name in _filled(value):
                        delattr(value, name)


def _filled(value: Any) -> Iterable[str]:
    for name in type(value).__slots__:
        try:
            object.__getattribute__(value, name)
        except AttributeError:
            continue
        yield name


class _Noted:
    """A pattern whose searches are noted with their time."""

    def __init__(self, pattern: re.Pattern[str], uses: list[Use]) -> None:
        self._pattern = pattern
        for method in _METHODS:
            setattr(self, method, _noted(pattern, method, uses))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)


def _noted(pattern: re.Pattern[str], method: str, uses: list[Use]) -> Callable[..., Any]:
    call = getattr(pattern, method)

    def noted(*given: Any, **named: Any) -> Any:
        start = time.perf_counter()
        found = call(*given, **named)
        if method == "finditer":
            found = iter(list(found))
        uses.append(Use(pattern.pattern, pattern.flags, method, time.perf_counter() - start))
        return found

    return noted
