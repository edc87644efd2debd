"""The lines of a story, and tables of line shapes looked up by the word that a line starts with.

A headline left over, a control of a page or a note to the desk stands in a line of its own, or in a sentence of its own
at a paragraph's end. What such lines look like is data: shapes such as ``sign up * (newsletter|inbox)*``. A story pays
one look-up a line; shapes are only tried on lines that start as they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from copydesk.patterns import lazy
from copydesk.reading.text.sentences import sentences
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple

T = TypeVar("T")

#: No shape is tried on a longer line: what is left over is short.
LONGEST = 420


class Line(NamedTuple):
    """A line as offsets into the copy, without white space at its ends; `block` is its block's number in the story.

    `opener` is its first word in lower case, behind marks such as bullets and brackets; "" for a line without words, and
    for one that starts with a quotation mark.
    """

    start: int
    end: int
    opener: str
    block: int


class LineHit(NamedTuple, Generic[T]):
    """A line that has one of a table's shapes, and what the table says of it."""

    line: Line
    entry: T


def lines(story: Story) -> tuple[Line, ...]:
    """Every block of the story as a line, those longer than LONGEST left out."""
    return story.read(_lines)


def sentence_lines(story: Story) -> tuple[Line, ...]:
    """Every sentence of the copy that shares its block with others, as a line."""
    return story.read(_sentence_lines)


def plain(story: Story, line: Line) -> str:
    """The line as shapes see it: lower case, single spaces, straight quotation marks, hyphens for dashes."""
    return _plain(story.copy[line.start : line.end])


_OPENER = lazy(r"[^\w\"“”‘’']*(\w+(?:['’]\w+)*)?")
_SAME = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00ad": ""}
#: The arrows and bars that stand before a link's title, as a colon does.
_ARROWS = dict.fromkeys("|»›→>·•", ":")
_IN_LINES = {**_SAME, **_ARROWS}
_IN_SHAPES = str.maketrans(_SAME)


def _plain(words: str) -> str:
    if not words.isascii():
        for mark, same in _IN_LINES.items():  # many times as fast as str.translate
            words = words.replace(mark, same)
    return " ".join(words.replace("|", ":").replace(">", ":").lower().split())


def _lines(story: Story) -> tuple[Line, ...]:
    found = []
    for number, block in enumerate(story.blocks):
        if block.end > block.start:
            line = _line(story.copy, block.start, block.end, number)
            if line.end - line.start <= LONGEST:
                found.append(line)
    return tuple(found)


def _sentence_lines(story: Story) -> tuple[Line, ...]:
    found: list[Line] = []
    copy, blocks, number = story.copy, story.blocks, 0
    for start, end in sentences(story):
        while blocks[number].end <= start:
            number += 1
        if (end - start <= LONGEST or len(copy[start:end].rstrip()) <= LONGEST) and (start, end) != blocks[number][1:]:
            found.append(_line(copy, start, end, number))
    return tuple(found)


def _line(copy: str, start: int, end: int, block: int) -> Line:
    while start < end and copy[end - 1].isspace():
        end -= 1
    while start < end and copy[start].isspace():
        start += 1
    match = _OPENER.match(copy, start, end)
    opener = match[1] if match is not None else None
    return Line(start, end, opener.lower().replace("’", "'") if opener else "", block)


class LineTable(Generic[T]):
    """Line shapes with what is to be said of each.

    A shape is the words of the line: ``read more from *``. ``*`` stands for anything or nothing; ``~``, at the end, for
    anything that does not end in a full stop, as a link's title; ``#`` for a number; ``(a|b c)`` for one of several and
    ``[a|b]`` for what may be missing, neither with a ``*`` or another choice inside. Case, white space, the kinds of
    quotation marks and dashes, and marks around the whole line make no difference; ``:`` is also the arrow of a link.

    Raises ValueError for a shape that starts with no word.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_opener: dict[str, list[_Shape[T]]] = {}
        self._signed: dict[str, list[tuple[str, _Shape[T]]]] = {}
        for shape, entry in entries:
            made = _Shape(shape.lower(), entry)
            for opener in _openers(made.shape):
                self._by_opener.setdefault(opener, []).append(made)

    def may_open(self, opener: str) -> bool:
        """Whether a line that starts with the word may have a shape of the table."""
        return opener in self._by_opener or (opener[:1].isdigit() and "#" in self._by_opener)

    def find(self, story: Story, among: Iterable[Line]) -> Iterator[LineHit[T]]:
        """The lines that have a shape of the table, each with the first that it has."""
        openers, copy = self._by_opener, story.copy
        possible: dict[str, list[tuple[str, _Shape[T]]]] = {}
        for line in among:
            opener = line.opener
            if opener not in openers:
                if not opener[:1].isdigit() or "#" not in openers:
                    continue
                opener = "#"
            if opener not in possible:
                possible[opener] = self._possible(opener, vocabulary(story))
            if possible[opener]:
                low = copy[line.start : line.end].replace("\u00ad", "").lower()
                shapes = [shape for sign, shape in possible[opener] if sign in low and shape.may_stand_in(low)]
                if shapes and (shape := _first_that_fits(shapes, plain(story, line))) is not None:
                    yield LineHit(line, shape.entry)

    def _possible(self, opener: str, known: frozenset[str]) -> list[tuple[str, _Shape[T]]]:
        """The shapes with this opener that a story of these words may hold, each with a word that it must hold or ""."""
        signed = self._signed.get(opener)
        if signed is None:
            signed = self._signed[opener] = [(shape.sign(opener), shape) for shape in self._by_opener[opener]]
        return [pair for pair in signed if (not pair[0] or pair[0] in known) and pair[1].may_fit(known)]


def _first_that_fits(shapes: list[_Shape[T]], words: str) -> _Shape[T] | None:
    known = frozenset(_WORD.findall(words))
    return next((shape for shape in shapes if shape.may_fit(known) and shape.fits(words)), None)


class _Shape(Generic[T]):
    """A shape, compiled when a line first starts as it does and holds the words that it must hold."""

    __slots__ = ("_needs", "_pattern", "entry", "shape")

    def __init__(self, shape: str, entry: T) -> None:
        self.shape = shape if shape.isascii() else shape.translate(_IN_SHAPES)
        self.entry = entry
        self._needs: tuple[frozenset[str], ...] | None = None
        self._pattern: re.Pattern[str] | None = None

    def may_fit(self, known: frozenset[str]) -> bool:
        """Whether a line or a story of these words holds all that the shape must hold."""
        if self._needs is None:
            self._needs = tuple(_needs(self.shape))
        return not any(map(known.isdisjoint, self._needs))

    def may_stand_in(self, words: str) -> bool:
        """The same for a line in lower case, at a glance: what must be held may stand inside other words."""
        for need in self._needs or ():
            for word in need:
                if word in words:
                    break
            else:
                return False
        return True

    def sign(self, opener: str) -> str:
        """The longest word that no line of this shape goes without, the one that it starts with left out; "" for none."""
        single = [next(iter(each)) for each in _needs(self.shape) if len(each) == 1]
        return max((word for word in single if word != opener), key=len, default="")

    def fits(self, words: str) -> bool:
        """Whether the line, given as `plain`, has the shape."""
        if _SPECIAL.isdisjoint(self.shape):
            return _bare(words) == self.shape
        if self._pattern is None:
            self._pattern = lazy(_pattern(self.shape))
        return self._pattern.match(words) is not None


_SPECIAL = frozenset("*~#()[]|")


def _bare(words: str) -> str:
    """The words without the marks around them."""
    start, end = 0, len(words)
    while start < end and not words[start].isalnum():
        start += 1
    while start < end and not words[end - 1].isalnum():
        end -= 1
    return words[start:end]


_WORD = lazy(r"\w+")
_PARTS = lazy(r"\[[^\]]*\]|\(([^)]*)\)|([^\s(\[]+)")


def _needs(shape: str) -> Iterator[frozenset[str]]:
    """For each word or choice of a shape that may not be missing, the words of which a line must hold one."""
    for match in _PARTS.finditer(shape):
        first = [_WORD.search(words) for words in (match[1] or match[2] or "").split("|")]
        if all(first):
            yield frozenset(word[0] for word in first if word is not None)


_FIRST = lazy(r"\[([^\]]*)\]\s*|\(([^)]*)\)|([^\s(\[*~]+)")
_FIRST_WORD = lazy(r"[^\w#]*(#|\w+(?:'\w+)*)")


def _openers(shape: str) -> set[str]:
    """The words that a line of this shape can start with; "#" for a number."""
    first, _, _ = shape.partition(" ")
    if first.isalpha():
        return {first}
    found: set[str] = set()
    position = 0
    while (match := _FIRST.match(shape, position)) is not None:
        optional, choice, word = match.groups()
        for words in (optional or choice or word).split("|"):
            if (opener := _FIRST_WORD.match(words)) is not None:
                found.add("#" if opener[1][0].isdigit() else opener[1])
        if optional is None:
            return found
        position = match.end()
    raise ValueError(f"the line shape {shape!r} starts with no word")


#: The end of a link's title: no full stop, unless an abbreviation's.
_TITLE = r".*(?:[^\W_][^\w.]*|\b\w\.\w\.[^\w.]*)\Z"


def _pattern(shape: str) -> str:
    """The shape as a regular expression in which nothing is tried twice: what a ``*`` has passed, it does not give back."""
    shape, title, _ = shape.partition("~")
    first, *rest = shape.split("*")
    pattern = rf"[\W_]*{_piece(first)}"
    for number, piece in enumerate(rest, 1):
        if not piece.strip():
            pattern += ".*" if number == len(rest) else ""
        elif number < len(rest) or title:
            pattern += rf"(?>.*?{_piece(piece)})"
        else:
            pattern += rf".*{_piece(piece)}"  # the last words of the line: looked for from its end
    return pattern + (_TITLE if title else r"[\W_]*\Z")


_TOKEN = lazy(r"\w+(?:'\w+)*|\s+|[()|\[\]#]|[^\w\s]")
_AS_REGEX = {"(": "(?:", "[": "(?:", "]": ")?", ")": ")", "|": "|", "#": "[0-9][0-9,.]*"}


def _piece(words: str) -> str:
    """A part of a shape without ``*``. A space may be missing where no two words would run together, and a bracket may open behind it."""
    made = ""
    for token in _TOKEN.findall(words):
        if token in _AS_REGEX:
            made += _AS_REGEX[token]
        elif token.isspace():
            made += r"\s?\(?"
        elif token[0].isalnum():
            made += rf"\b{re.escape(token)}\b"
        else:
            made += re.escape(token)
    return made
