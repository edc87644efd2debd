"""English words and common proper names, for telling a misspelt name from another word; see english_words.txt."""

from __future__ import annotations

import os
from functools import cache


@cache
def _words() -> str:
    with open(os.path.join(os.path.dirname(__file__), "english_words.txt"), encoding="utf-8") as handle:
        return handle.read()


@cache
def is_word(word: str) -> bool:
    """Whether the lower-case word is an English one."""
    return f"\n{word}\n" in _words()


@cache
def is_name(word: str) -> bool:
    """Whether the capitalised word is a common proper name: a given name, a surname, a place, a people, a brand."""
    return f"\n{word}\n" in _words()
