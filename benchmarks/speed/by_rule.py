"""Where the time goes: each rule without the shared readings, and each shared reading on its own.

Readings are made at the first rule that asks and kept for the others, so the time of a rule that happens to come first
would hold what all of them share. Here every reading's time, without that of the readings it makes in turn, is counted
apart, and a rule's time is what remains.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from copydesk.checker import NEEDS
from copydesk.readers import Unread, read_path
from copydesk.registry import Rule
from copydesk.story import Story
from table import markdown

_MENDING = "reading: mended copy"


class Ledger:
    """Seconds by name; what is timed inside something else is not counted there."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = [0.0]

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        self._inner.append(0.0)
        start = time.process_time()
        try:
            yield
        finally:
            took = time.process_time() - start
            self.seconds[name] += took - self._inner.pop()
            self._inner[-1] += took


def by_rule(corpus: str, rules: tuple[Rule, ...], most: int, rounds: int) -> str:
    """A table of microseconds per 1,000 words, rules and readings; the least of some rounds for each."""
    words, each, broken = 0, [], set()
    for _ in range(rounds + 1):
        words, seconds = _measured(corpus, rules, most, broken)
        each.append(seconds)
    names = set().union(*each)
    # The first round compiles patterns.
    least = {name: min(seconds.get(name, 0.0) for seconds in each[1:]) for name in names}
    total = sum(least.values())
    rows = [
        (name, f"{1e9 * took / words:.1f}", f"{100 * took / total:.1f} %")
        for name, took in sorted(least.items(), key=lambda item: -item[1])
    ]
    rows.append(("all", f"{1e9 * total / words:.0f}", "100 %"))
    title = f"Microseconds per 1,000 words on {most:,} stories ({words:,} words), {words / total:,.0f} words a second"
    failed = f"\n\nFailed on a story: {', '.join(sorted(broken))}" if broken else ""
    return f"{title}\n\n{markdown(('rule or shared reading', 'µs', 'share'), rows)}{failed}"


def _measured(corpus: str, rules: tuple[Rule, ...], most: int, broken: set[str]) -> tuple[int, dict[str, float]]:
    ledger, words, number = Ledger(), 0, 0
    stories = read_path(corpus, None)
    with _readings_timed(ledger):
        while number < most:
            with ledger.timed("reading: the record"):
                story = next(stories, None)
            if story is None:
                break
            if not isinstance(story, Unread):
                words += story.words
                number += 1
                broken |= _check(story, rules, ledger)
    return max(1, words), ledger.seconds


def _check(story: Story, rules: tuple[Rule, ...], ledger: Ledger) -> set[str]:
    """Runs the rules as the checker does; returns the names of those that failed."""
    broken = set()
    with ledger.timed(_MENDING):
        _ = story.copy
    for rule in rules:
        with ledger.timed(rule.name):
            try:
                if all(NEEDS[need](story) for need in rule.meta.needs):
                    tuple(rule.check(story))
            except Exception:
                broken.add(rule.name)
    return broken


@contextmanager
def _readings_timed(ledger: Ledger) -> Iterator[None]:
    original = Story.read

    def read(story: Story, reading: Callable[[Story], Any]) -> Any:
        if reading in story._readings:
            return original(story, reading)
        with ledger.timed(f"reading: {reading.__module__.rpartition('.')[2]} {reading.__name__.strip('_')}"):
            return original(story, reading)

    Story.read = read  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Story.read = original  # type: ignore[method-assign]
