"""The words of the block at hand, gathered piece by piece, and put into the masking when it ends."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from copydesk.patterns import lazy
from copydesk.readers.decoding import UnreadableError
from copydesk.readers.masking import Masking
from copydesk.readers.scalars import Piece
from copydesk.readers.templates import OBJECT, Blank
from copydesk.tuples import NamedTuple

__all__ = ("Inline", "Piece")

_WORD = lazy(r"\w")
_ESCAPED = lazy(r"\\([\\\"'])")
_SENTENCE_END = lazy(r"[.!?…][\"”’')\]]*\Z")
#: How many stretches of words a document may have; memory grows with each.
_MOST = 300_000
_HEADINGS = ("title", "heading")
#: A longer heading that ends as a sentence does is a paragraph with a line below it.
_LONGEST_HEADING = 160


class _Image(NamedTuple):
    """A picture in its place among the words, with what is said of it, each a caption."""

    start: int
    end: int
    captions: tuple[list[Piece], ...]


class Inline:
    """Gathers pieces in the order of the source; `flush` makes blocks of them."""

    def __init__(self, source: str, masking: Masking, spans: tuple[Blank, ...]) -> None:
        self._source = source
        self._masking = masking
        self._spans = spans
        self._next = self._captioned = 0
        self._items: list[Piece | _Image] = []
        self._collapsed = False
        self._image: list[Piece] = []
        self._images = self._image_start = 0
        self._title = ""
        self._done = self._count = 0
        self._passed: deque[tuple[int, int]] = deque()
        self._has_title = self._began = False

    def add(self, start: int, end: int, reads: str | None = None) -> None:
        """A stretch of the source that is words as it stands, or that `reads` as something else."""
        items: list[Any] = self._image if self._images else self._items
        if reads is None and items:
            last = items[-1]
            if last.end == start and type(last) is Piece and last.reads is None:
                items[-1] = Piece(last.start, end)  # the parser cuts words at every mark that might have been markup
                return
        items.append(Piece(start, end, reads))

    def add_words(self, start: int, end: int, *, collapsed: bool = False) -> None:
        """Words as they stand, but for the blanks in them; `collapsed` ones are of HTML, where white space is one space."""
        self._collapsed |= collapsed
        spans = self._spans
        while self._next < len(spans) and spans[self._next].start < end:
            blank = spans[self._next]
            if blank.end > start:
                if start < blank.start:
                    self.add(start, blank.start)
                if blank.reads:
                    self.add(max(start, blank.start), min(end, blank.end), blank.reads)
                start = min(end, blank.end)
                if blank.end > end:
                    return
            self._next += 1
        if start < end:
            self.add(start, end)

    def add_image(self, start: int, end: int, alt: list[Piece]) -> None:
        """A picture whose alternative text is given."""
        if not self._images:
            self._items.append(_Image(start, end, (alt,)))

    def open_image(self, start: int, title: str) -> None:
        """A picture begins; what is added until it closes is its alternative text."""
        self._images += 1
        if self._images == 1:
            self._image, self._image_start, self._title = [], start, title

    def close_image(self, end: int) -> None:
        """The picture ends; its title is a caption as well, where it says more than the alternative text."""
        self._images -= 1
        if self._images:
            return
        alt, title = self._image, self._title
        captions = [alt]
        if title and title != "".join(self._read(piece) for piece in alt):
            at = self._source.rfind(title, alt[-1].end if alt else self._image_start, end)
            if at >= 0:
                captions.append([Piece(at, at + len(title))])
        self._items.append(_Image(self._image_start, end, tuple(captions)))

    def begin_body(self) -> None:
        """The front matter is done; a title in it is the story's headline."""
        self._has_title = any(block.kind == "headline" for block in self._masking.blocks)
        self._began = False

    def pass_over(self, start: int, end: int) -> None:
        """Code or a remark, where a shortcode is only shown."""
        if self._spans:
            self._passed.append((start, end))

    def flush(self, kind: str) -> None:
        """Ends the block. Pictures at its edges or on lines of their own are blocks beside it, its words are of the kind given.

        Of "title" and "heading", only what stands above all other words is the headline, and besides one in the front
        matter only a title; rules hold what a headline says against the whole story. A heading within it is a paragraph.
        """
        if not self._items:
            return
        if kind in _HEADINGS:
            kind = "headline" if not self._began and (kind == "title" or not self._has_title) else "paragraph"
        items, self._items = self._items, []
        words: list[Piece] = []
        for index, item in enumerate(items):
            if isinstance(item, Piece):
                words.append(item)
            elif self._stands_apart(items, index):
                self.put(kind, words)
                words = []
                for caption in item.captions:
                    self.put("caption", caption)
        self.put(kind, words)
        self._collapsed = False

    def put(self, kind: str, pieces: list[Piece]) -> None:
        """A block of these pieces, if there is a word in them."""
        first, last = 0, len(pieces)
        while first < last and self._is_space(pieces[first]):
            first += 1
        while first < last and self._is_space(pieces[last - 1]):
            last -= 1
        pieces = pieces[first:last]
        self._count += len(pieces)
        if self._count > _MOST:
            raise UnreadableError(f"holds more than {_MOST:,} pieces of markup, which no story has; split it")
        if not any(piece.reads != OBJECT for piece in pieces):
            return
        self._put_captions(pieces[0].start)
        if (
            kind == "headline"
            and pieces[-1].end - pieces[0].start > _LONGEST_HEADING
            and not self._is_marked(pieces[0])
        ):
            kind = "paragraph" if _SENTENCE_END.search(self._read(pieces[-1])) else kind
        keep = self._masking.keep_collapsed if self._collapsed else self._masking.keep
        self._masking.begin(kind)
        for piece in self._spaced(self._trimmed(pieces)):
            if piece.reads is None:
                keep(piece.start, piece.end)
            else:
                self._masking.read_as(piece.start, piece.end, piece.reads)
        self._masking.end()
        self._began |= kind != "caption"
        self._done = pieces[-1].end

    def _is_marked(self, piece: Piece) -> bool:
        """Whether the words stand behind "#", which makes them a heading whatever their length; a line below may be a rule."""
        line = max(self._source.rfind("\n", 0, piece.start), self._source.rfind("\r", 0, piece.start)) + 1
        return self._source[line : piece.start].lstrip().startswith("#")

    def finish(self) -> None:
        """What is left: captions in shortcodes behind the last block."""
        self._put_captions(len(self._source))

    def _put_captions(self, before: int) -> None:
        """The captions of the shortcodes that stand before an offset and behind the last block."""
        while self._captioned < len(self._spans) and self._spans[self._captioned].start < before:
            span = self._spans[self._captioned]
            self._captioned += 1
            for start, end in span.captions if span.start >= self._done and not self._is_code(span.start) else ():
                if _WORD.search(self._source, start, end):
                    self._masking.begin("caption")
                    for escape in _ESCAPED.finditer(self._source, start, end):
                        self._masking.keep(start, escape.start())
                        self._masking.read_as(*escape.span(), escape[1])
                        start = escape.end()
                    self._masking.keep(start, end)
                    self._masking.end()

    def _is_code(self, offset: int) -> bool:
        """Whether an offset, not before the last one asked for, stands in code or in a remark."""
        while self._passed and self._passed[0][1] <= offset:
            self._passed.popleft()
        return bool(self._passed) and self._passed[0][0] <= offset

    def _stands_apart(self, items: list[Piece | _Image], index: int) -> bool:
        before = items[index - 1] if index else None
        after = items[index + 1] if index + 1 < len(items) else None
        return before is None or after is None or (self._is_break(before) and self._is_break(after))

    def _is_break(self, item: Piece | _Image) -> bool:
        return isinstance(item, _Image) or "\n" in self._read(item) or "\r" in self._read(item)

    def _is_space(self, piece: Piece) -> bool:
        return not self._read(piece).strip()

    def _read(self, piece: Piece) -> str:
        return self._source[piece.start : piece.end] if piece.reads is None else piece.reads

    def _spaced(self, pieces: list[Piece]) -> Iterator[Piece]:
        """The pieces; of two spaces with only markup between them, as around a remark, the second is left out."""
        before = pieces[0]
        for piece in pieces:
            if (
                piece.reads is None
                and piece.start > before.end
                and self._source[piece.start] == self._source[before.end - 1] == " "
            ):
                piece = piece._replace(start=piece.start + 1)
            yield piece
            before = piece

    def _trimmed(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces without white space at the ends of the block."""
        first, last = pieces[0], pieces[-1]
        if first.reads is None:
            words = self._source[first.start : first.end]
            pieces[0] = first._replace(start=first.end - len(words.lstrip()))
        if last.reads is None:
            last = pieces[-1]
            pieces[-1] = last._replace(end=last.start + len(self._source[last.start : last.end].rstrip()))
        return pieces
