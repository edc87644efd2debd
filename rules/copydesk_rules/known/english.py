"""English words and common proper names, for telling a misspelt name from another word; see english_words.txt."""

from __future__ import annotations

import os
from functools import cache, lru_cache


@cache
def _words() -> str:
    with open(os.path.join(os.path.dirname(__file__), "english_words.txt"), encoding="utf-8") as handle:
        return handle.read()


@lru_cache(4096)
def _listed(word: str) -> bool:
    """Whether the word has a line of its own; the lines are sorted, so they are halved until one is left."""
    text = _words()
    low, high = 0, len(text)
    while low < high:
        start = text.rfind("\n", low, (low + high) // 2) + 1 or low
        end = text.index("\n", start)
        line = text[start:end]
        if line == word:
            return True
        low, high = (end + 1, high) if line < word else (low, start)
    return False


def is_word(word: str) -> bool:
    """Whether the lower-case word is an English one."""
    return _listed(word)


def is_name(word: str) -> bool:
    """Whether the capitalised word is a common proper name: a given name, a surname, a place, a people, a brand."""
    return _listed(word)
