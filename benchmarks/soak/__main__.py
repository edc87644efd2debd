"""Soak: millions of words in one process, and whether its memory stays flat.

    python benchmarks/soak CORPUS.jsonl                     3.2 million words, the corpus again from its start where it is shorter
    python benchmarks/soak CORPUS.jsonl --words 10000000    as many

Memory is sampled after every hundredth of the words. Flat means: from the second quarter on, no sample lies more than 5 %
from the first of them. Exits 1 where it is not flat, where a record could not be read or a rule failed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from copydesk.checker import check
from copydesk.config import Selection, rules_on
from copydesk.readers import Unread, read_path
from copydesk.registry import find_rules
from copydesk.story import Story
from table import machine, markdown

FLAT = 0.05
_SAMPLES = 100
_QUARTERS = 4


class Soaked(NamedTuple):
    """Memory in MiB at each sample, words and seconds in all, and what went wrong."""

    memory: list[float]
    words: int
    seconds: float
    failed: set[str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", help="a JSON Lines corpus")
    parser.add_argument("--words", type=int, default=3_200_000, help="how many words to check (default 3,200,000)")
    asked = parser.parse_args()
    soaked = soak(asked.corpus, asked.words)
    if len(soaked.memory) < 2 * _QUARTERS:
        print(f"{asked.corpus} holds too little to sample", file=sys.stderr)
        return 2
    return report(soaked)


def soak(corpus: str, most: int) -> Soaked:
    """Checks stories until that many words are done."""
    rules = rules_on(find_rules(), Selection((), (), False))
    memory: list[float] = []
    failed: set[str] = set()
    words, start = 0, time.perf_counter()
    for story in endless(corpus):
        if isinstance(story, Unread):
            failed.add(f"not read: {story.message}")
            continue
        failed |= {f"rule {broken.rule} failed: {broken.error}" for broken in check(story, rules).broken}
        words += story.words
        if words >= most * (len(memory) + 1) / _SAMPLES:
            memory.append(resident())
        if words >= most:
            break
    return Soaked(memory, words, time.perf_counter() - start, failed)


def endless(corpus: str) -> Iterator[Story | Unread]:
    """The stories of the corpus again and again; ends where the corpus holds no words."""
    while True:
        words = 0
        for story in read_path(corpus, None):
            words += 0 if isinstance(story, Unread) else story.words
            yield story
        if not words:
            return


def resident() -> float:
    """This process's memory now, in MiB."""
    try:
        with open("/proc/self/statm", encoding="ascii") as handle:
            pages = int(handle.read().split()[1])
    except OSError:
        import resource

        # Where the system does not tell what is used now, the most that was ever used: it can only hide a fall.
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return used / (2**20 if sys.platform == "darwin" else 2**10)
    import resource

    return pages * resource.getpagesize() / 2**20


def report(soaked: Soaked) -> int:
    memory, size = soaked.memory, len(soaked.memory) // _QUARTERS
    quarters = [memory[index * size : (index + 1) * size] for index in range(_QUARTERS)]
    later = memory[size:]
    drift = max(abs(sample / later[0] - 1) for sample in later)
    print(
        f"{machine()}\n\n{soaked.words:,} words in one process, {soaked.words / soaked.seconds:,.0f} words a second\n"
    )
    rows = [
        (f"{number}", f"{min(each):.1f}", f"{max(each):.1f}", f"{each[-1]:.1f}")
        for number, each in enumerate(quarters, 1)
    ]
    print(markdown(("quarter", "least MiB", "most MiB", "at its end"), rows))
    print(
        f"\n{'Flat' if drift <= FLAT else 'Not flat'}: at most {100 * drift:.1f} % away from the start of the second quarter on"
    )
    for failure in sorted(soaked.failed):
        print(failure)
    return int(drift > FLAT or bool(soaked.failed))


if __name__ == "__main__":
    sys.exit(main())
