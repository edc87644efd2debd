"""The words that occur in a story, and tables of phrases looked up by them.

A rule that looks for phrases does not search the copy for each: every phrase is filed under its rarest-looking word, and
only those whose word occurs in the story at all are looked for. Ten thousand phrases cost a story little more than ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from copydesk.patterns import lazy
from copydesk.story import Story

T = TypeVar("T")

_WORD = lazy(r"\w+")


def vocabulary(story: Story) -> frozenset[str]:
    """Every word of the copy in lower case, once; a word is a run of letters, digits and underscores."""
    return story.read(_vocabulary)


def words_in_order(story: Story) -> list[str]:
    """The same words as they follow each other, whatever stands between them. Not to be changed."""
    return story.read(_words_in_order)


def _vocabulary(story: Story) -> frozenset[str]:
    return frozenset(words_in_order(story))


def _words_in_order(story: Story) -> list[str]:
    return _WORD.findall(story.copy.lower())


class PhraseHit(NamedTuple, Generic[T]):
    """Where a phrase of a table occurs, in offsets of the copy, and what the table says of it."""

    start: int
    end: int
    entry: T


class PhraseTable(Generic[T]):
    """Phrases with what is to be said of each; matched whatever the case, the white space and the kind of apostrophe.

    A phrase must hold at least one letter or digit, and is found only where it does not start or end inside a word.
    Raises ValueError for one that holds none.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_word: dict[str, list[tuple[re.Pattern[str], T]]] = {}
        for phrase, entry in entries:
            words = _WORD.findall(phrase.lower())
            if not words:
                raise ValueError(f"the phrase {phrase!r} holds no letter or digit")
            self._by_word.setdefault(max(words, key=len), []).append((_pattern(phrase), entry))

    def find(self, story: Story) -> Iterator[PhraseHit[T]]:
        """Every place in the copy where a phrase of the table stands, phrase by phrase."""
        for word in self._by_word.keys() & vocabulary(story):
            for pattern, entry in self._by_word[word]:
                for match in pattern.finditer(story.copy):
                    yield PhraseHit(match.start(), match.end(), entry)


def _pattern(phrase: str) -> re.Pattern[str]:
    parts = (re.sub(r"['’]", "['’]", re.escape(part)) for part in phrase.split())
    start = r"(?<!\w)" if phrase.strip()[0].isalnum() else ""
    end = r"(?!\w)" if phrase.strip()[-1].isalnum() else ""
    return re.compile(start + r"\s+".join(parts) + end, re.IGNORECASE)
