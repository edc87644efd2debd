"""Words that differ by one slip of the finger: a letter changed, dropped, added, or two neighbours exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def near_misses(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every pair of the words, in alphabetical order, that differ by one slip; linear in the number of words."""
    by_shorter: dict[str, list[str]] = {}
    seen: set[tuple[str, str]] = set()
    for word in words:
        for shorter in _shortened(word):
            others = by_shorter.setdefault(shorter, [])
            for other in others:
                pair = (word, other) if word < other else (other, word)
                if other != word and pair not in seen and is_one_slip(*pair):
                    seen.add(pair)
                    yield pair
            if not others or others[-1] != word:
                others.append(word)


def _shortened(word: str) -> Iterator[str]:
    yield word
    for index in range(len(word)):
        yield word[:index] + word[index + 1 :]


def is_one_slip(one: str, other: str) -> bool:
    """Whether one word becomes the other by changing, dropping or adding a letter or exchanging two neighbours."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = one[start + 1 : start + 2] + one[start : start + 1] + one[start + 2 :]
    return one[start + 1 :] == other[start + 1 :] or swapped == other[start:]
