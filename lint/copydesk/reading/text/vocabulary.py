"""The words that occur in a story, and tables of phrases looked up by them.

A rule that looks for phrases does not search the copy for each: every phrase is filed under its rarest-looking word, and
only those whose words all occur in the story are looked for. Ten thousand phrases cost a story little more than ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from copydesk.patterns import lazy
from copydesk.story import Story
from copydesk.tuples import NamedTuple

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
    return words_apart(story).split()  # a quarter faster than a pattern


def words_apart(story: Story) -> str:
    """The copy in lower case with spaces in place of all that is no word, so that its offsets are the copy's."""
    return story.read(_words_apart)


def marks_in(story: Story) -> frozenset[str]:
    """Every character of the copy that is no part of a word: points, quotation marks, brackets, kinds of space.

    One look tells whether a search for what holds a mark is worth it.
    """
    return story.read(_marks)


def _marks(story: Story) -> frozenset[str]:
    # Bytes lose the letters, and the spaces, in an eighth of the time that a set of all characters takes.
    copy = story.copy
    rest = copy.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    found = frozenset(character for character in set(rest) if not character.isalnum())
    return found | {" "} if " " in copy else found


_PLAIN = b" _0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _words_apart(story: Story) -> str:
    text, between = lowered(story), marks_in(story)
    few = len(between) <= _MOST_MARKS
    for character in between if few else between & _COMMON_MARKS:
        text = text.replace(character, " ")
    return text if few else _ODD_MARK.sub(" ", text)


#: Copy has some twenty kinds of marks between its words.
_MOST_MARKS = 60
_COMMON_MARKS = frozenset("\n\t\u00a0.,:;!?'\"’‘“”()[]-–—/$£€%&@#*+=<>|…•")
_ODD_MARK = lazy(r"[^\w ]")


def lowered(story: Story) -> str:
    """The copy in lower case, character for character, so that its offsets are the copy's."""
    return story.read(_lowered)


def _lowered(story: Story) -> str:
    copy = story.copy
    low = copy.lower()
    # A few letters ("İ") become two in lower case; they stay as they are.
    if len(low) != len(copy):
        low = "İ".join(part.lower() for part in copy.split("İ"))
    return low if len(low) == len(copy) else "".join(c.lower() if len(c.lower()) == 1 else c for c in copy)


#: All kinds of space that stand between words.
_KINDS_OF_SPACE = "\t\n\r\u00a0\u2009\u202f"


def searchable(story: Story) -> tuple[str, bool]:
    """The copy in lower case with one kind of space and apostrophe, and whether spaces stand side by side in a line."""
    return story.read(_searchable)


def _searchable(story: Story) -> tuple[str, bool]:
    copy = story.copy
    text = lowered(story).replace("’", "'")
    for space in _KINDS_OF_SPACE:  # sixty times as fast as str.translate
        text = text.replace(space, " ")
    return text, "  " in copy or " \n" in copy or "\n " in copy or "\r" in copy


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
        self._by_word: dict[str, list[_Phrase[T]]] = {}
        for phrase, entry in entries:
            words = _WORD.findall(phrase.lower())
            if not words:
                raise ValueError(f"the phrase {phrase!r} holds no letter or digit")
            word = max(words, key=len)
            self._by_word.setdefault(word, []).append(_Phrase(phrase.strip(), words, word, entry))
        self._filed = frozenset(self._by_word)  # meets another set three times as fast as the keys do

    def find(self, story: Story) -> Iterator[PhraseHit[T]]:
        """Every place in the copy where a phrase of the table stands, phrase by phrase."""
        known = vocabulary(story)
        for word in sorted(self._filed & known):  # a set has another order in every process
            for phrase in self._by_word[word]:
                if known.issuperset(phrase.words):
                    yield from phrase.find(story, word)


class _Phrase(Generic[T]):
    """A phrase and where in it the word stands that it is filed under.

    Its pattern is compiled when a story first holds it.
    """

    __slots__ = ("_after", "_before", "_pattern", "_plain", "entry", "phrase", "words")

    def __init__(self, phrase: str, words: list[str], word: str, entry: T) -> None:
        self.phrase = phrase
        self.words = words
        self.entry = entry
        self._before = phrase.lower().index(word)
        self._after = len(phrase) - self._before
        self._plain = " ".join(phrase.lower().split()).replace("’", "'")
        self._pattern: re.Pattern[str] | None = None

    def find(self, story: Story, word: str) -> Iterator[PhraseHit[T]]:
        """Looks for the phrase as it stands, the quickest search there is, and only then for each of its places."""
        text, is_loose = searchable(story)
        if not is_loose and self._plain not in text:
            return
        if self._pattern is None:
            self._pattern = _pattern(self.phrase)
        low, done, at = lowered(story), 0, -1
        slack = _MOST_SPACES * len(self.words)
        while (at := low.find(word, at + 1)) >= 0:
            start, end = max(done, at - self._before - slack), at + self._after + slack + 1
            match = self._pattern.search(story.copy, start, end)
            if match is not None and done <= at:
                done = match.end()
                yield PhraseHit(match.start(), match.end(), self.entry)


#: So much white space may stand between two words of a phrase: a line's end and the next line's indent.
_MOST_SPACES = 8


def _pattern(phrase: str) -> re.Pattern[str]:
    gap = rf"\s{{1,{_MOST_SPACES}}}"
    parts = (re.escape(part).replace("’", "'").replace("'", "['’]") for part in phrase.split())
    start = r"(?<!\w)" if phrase[0].isalnum() else ""
    end = r"(?!\w)" if phrase[-1].isalnum() else ""
    return lazy(start + gap.join(parts) + end, re.IGNORECASE)
