"""Whether the cost is linear in the words: one story of 1 kB to 10 MB, and the rules whose cost a word grows."""

from __future__ import annotations

import time
from typing import NamedTuple

from texts import of_length

from copydesk.checker import check
from copydesk.readers import text as plain
from copydesk.registry import Rule
from table import markdown

LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
#: Cost a word may grow this much from 10 kB on: caches get colder, and a long text repeats itself.
GROWTH = 2.0
#: Microseconds a word below which a rule's growth is not named.
_NOTICED = 0.3
#: A length that would take longer than this is not tried.
_MOST_SECONDS = 120.0


class Timed(NamedTuple):
    """A length in characters, its words, and the seconds of a check."""

    length: int
    words: int
    seconds: float

    @property
    def each(self) -> float:
        """Microseconds a word."""
        return 1e6 * self.seconds / self.words


def by_length(corpus: str, rules: tuple[Rule, ...], lengths: tuple[int, ...] = LENGTHS) -> tuple[str, bool]:
    """A table, and whether the cost is linear."""
    timed: list[Timed] = []
    for length in lengths:
        if timed and timed[-1].each * timed[-1].words * (length / timed[-1].length) / 1e6 > _MOST_SECONDS:
            break
        timed.append(_timed(of_length(corpus, length), rules))
    base = min(timed, key=lambda one: abs(one.length - 10_000))
    rows = [
        (f"{one.length / 1000:,.0f} kB", f"{one.words:,}", f"{one.each:.2f}", f"{one.each / base.each:.2f}")
        for one in timed
    ]
    linear = len(timed) == len(lengths) and all(
        one.each / base.each <= GROWTH for one in timed if one.length > base.length
    )
    head = ("length", "words", "µs a word", f"times that of {base.length / 1000:.0f} kB")
    said = "Linear" if linear else "Not linear"
    text = f"{said}: one story of growing length, every default rule on\n\n{markdown(head, rows)}"
    return text if linear else f"{text}\n\n{_growing(corpus, rules, timed[-1].length)}", linear


def _timed(text: str, rules: tuple[Rule, ...]) -> Timed:
    words, data = len(text.split()), text.encode()
    rounds = max(2, min(20, 20_000 // max(1, words)))
    seconds = []
    for _ in range(rounds):
        story = next(iter(plain.read(data, "story.txt", None)))
        start = time.process_time()
        check(story, rules)
        seconds.append(time.process_time() - start)
    return Timed(len(text), max(1, words), min(seconds))


def _growing(corpus: str, rules: tuple[Rule, ...], length: int) -> str:
    """The rules, each on its own with its readings, whose cost a word grows from a tenth of the length to it."""
    small, large = of_length(corpus, length // 10), of_length(corpus, length)
    rows = []
    for rule in rules:
        before, after = _timed(small, (rule,)), _timed(large, (rule,))
        if after.each > GROWTH * before.each and after.each > _NOTICED:
            rows.append((rule.name, f"{before.each:.2f}", f"{after.each:.2f}"))
    return markdown(("rule", f"µs a word at {length / 10_000:,.0f} kB", f"at {length / 1000:,.0f} kB"), rows)
