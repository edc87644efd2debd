"""One story: its untouched source, its parts, and the copy as every reading sees it.

Two sets of offsets live here, and they have two types so that they cannot be mixed up:

* a `Span` points into `Story.source`, the text exactly as it stands in the file (after decoding, without a byte-order
  mark). Findings, claims and fixes hold Spans, and `source[span.start:span.end]` is always the quote.
* a plain ``int`` points into `Story.copy`, the source with what does not belong to the copy masked (markup is gone, a
  character reference is the character it stands for) and its broken decimals and split abbreviations mended. Readings and rules work there; `Story.span` turns two of its offsets into a Span.

Both count code points from 0 and are half-open. Lines and columns count from 1.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from copydesk.mending import Mask, Mended, mend, mend_masked
from copydesk.patterns import lazy
from copydesk.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from copydesk.tables import HouseRow

T = TypeVar("T")

_LINE_END = lazy(r"\r\n?|\n")

#: What a block of a story can be. The kinds in COPY_KINDS are sentences written for the reader.
BLOCK_KINDS = (
    "headline", "standfirst", "byline", "dateline", "paragraph", "list item", "table cell",
    "caption", "block quote", "note", "footer", "code",
)  # fmt: skip
COPY_KINDS = frozenset(
    {"headline", "standfirst", "paragraph", "list item", "table cell", "caption", "block quote", "note"}
)


class Span(NamedTuple):
    """A half-open stretch of `Story.source`, in code points."""

    start: int
    end: int


class Block(NamedTuple):
    """A paragraph or the like. `start` and `end` are offsets into the copy once a Story holds it."""

    kind: str
    start: int
    end: int

    @property
    def is_copy(self) -> bool:
        """Whether the block's words were written for the reader (a byline, a footer or code were not)."""
        return self.kind in COPY_KINDS


class Field(NamedTuple):
    """A named part of a record ("headline", "text"); `start` and `end` are offsets into `Story.source`."""

    name: str
    start: int
    end: int


class Published(NamedTuple):
    """The day a story came out, and where that was found: "--date", "record", "dateline", "file name", "front matter", "page"."""

    day: date
    found_in: str


def publication_day(words: str) -> date:
    """A day given as 2024-08-20. Raises ValueError for what is no day, and for one before there were newspapers.

    Exports fill an unknown date with 0001-01-01; it would make nonsense of everything that is counted from it.
    """
    if len(words) != 10 or words[4] != "-" or words[7] != "-":
        raise ValueError("a day is written as 2024-08-20")  # fromisoformat reads "1724112000" as one of 1724
    day = date.fromisoformat(words)
    if not 1600 <= day.year < 2200:
        raise ValueError(f"no story came out on {day}")
    return day


class Place(NamedTuple):
    """Where a character stands: the record's part if any, the offset in it, and line and column counted from 1."""

    part: str | None
    offset: int
    line: int
    column: int


class Story:
    """One story, and the readings made of it so far.

    `house_phrases` are what the newsroom's settings add to a rule's phrases, as (rule, phrase), and `house_rows` what they
    add to the tables on record.

    `blocks`, `fields` and `masks` are given in source offsets. A record's fields stand in `source` one after the other,
    with an empty line between them; a file is one field without a name. `masks` are in order and do not overlap
    (`copydesk.readers.masking` makes them). `format` is the reader's name ("text", "markdown", …), `language` what the
    file declares of its own, as a tag like "en-GB".
    """

    __slots__ = (
        "_blocks", "_copy", "_given", "_lines", "_mended", "_readings", "_words", "fields", "format", "house_phrases", "house_rows", "id",
        "language", "masks", "path", "published", "source",
    )  # fmt: skip

    def __init__(
        self,
        source: str,
        blocks: Iterable[Block] | None = None,
        *,
        path: str = "<story>",
        id: str | None = None,
        fields: tuple[Field, ...] = (),
        published: Published | None = None,
        house_phrases: tuple[tuple[str, str], ...] = (),
        house_rows: tuple[HouseRow, ...] = (),
        masks: tuple[Mask, ...] = (),
        format: str = "text",
        language: str | None = None,
    ) -> None:
        self.source = source
        self.masks = masks
        self.format = format
        self.language = language
        self.path = path
        self.id = id
        self.fields = fields
        self.published = published
        self.house_phrases = house_phrases
        self.house_rows = house_rows
        self._given = (Block("paragraph", 0, len(source)),) if blocks is None else tuple(blocks)
        self._blocks: tuple[Block, ...] | None = None
        self._readings: dict[object, Any] = {}
        self._mended: Mended | None = None
        self._copy: str | None = None
        self._lines: dict[str | None, list[int]] = {}
        self._words: int | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """What another process needs; readings are made anew there."""
        named = {
            "path": self.path, "id": self.id, "fields": self.fields, "published": self.published,
            "house_phrases": self.house_phrases, "house_rows": self.house_rows, "masks": self.masks, "format": self.format, "language": self.language,
        }  # fmt: skip
        return _story, (self.source, self._given, named)

    @property
    def mended(self) -> Mended:
        """The copy with its mends, each of them holding the Span of the source that it mends."""
        if self._mended is None:
            self._mended = mend_masked(self.source, self.masks) if self.masks else mend(self.source)
        return self._mended

    @property
    def copy(self) -> str:
        """The text that readings read: the source as if its broken decimals and split abbreviations were mended."""
        # Rules ask for it in their inner loops.
        if self._copy is None:
            self._copy = self.mended.text
        return self._copy

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The story's parts in order, in offsets of the copy."""
        if self._blocks is None:
            move = self.mended.to_copy
            if self.masks or self.mended.mends:
                self._blocks = tuple(Block(kind, move(start), move(end)) for kind, start, end in self._given)
            else:
                self._blocks = self._given
        return self._blocks

    @property
    def words(self) -> int:
        """How many words the story holds, counted at white space; markup is none."""
        if self._words is None:
            self._words = len((self.copy if self.masks else self.source).split())
        return self._words

    @words.setter
    def words(self, number: int) -> None:
        """For whoever knows already."""
        self._words = number

    def span(self, start: int, end: int) -> Span:
        """The Span of the source that stands behind two offsets of the copy."""
        return Span(*self.mended.to_source(start, end))

    def quote(self, span: Span) -> str:
        """The words of a Span, as they stand in the source."""
        return self.source[span.start : span.end]

    def said(self, span: Span) -> str:
        """The words of a Span as a reader sees them, for messages: no markup, a character reference as its character.

        Where that is nothing, what is meant is in the markup itself, and the words are those of the source.
        """
        words = self.shown(span.start, span.end)
        return words if words.strip() else self.quote(span)

    def shown(self, start: int, end: int) -> str:
        """What a reader sees between two offsets of the source: no markup, and references as what they stand for."""
        if not self.masks:
            return self.source[start:end]
        pieces: list[str] = []
        position = start
        for index in range(bisect_right(self.masks, start, key=_mask_end), len(self.masks)):
            mask = self.masks[index]
            if mask.start >= end:
                break
            pieces.append(self.source[position : max(position, mask.start)])
            if mask.start >= start:
                pieces.append(" " if "\n" in mask.text else mask.text)
            position = min(mask.end, end)
        return "".join((*pieces, self.source[position:end]))

    def read(self, reading: Callable[[Story], T]) -> T:
        """`reading(self)`, made once and shared by all rules."""
        try:
            found: T = self._readings[reading]
        except KeyError:
            found = self._readings[reading] = reading(self)
        return found

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset of the copy, or None between blocks."""
        index = self.block_index(offset)
        if index >= 0 and offset < self.blocks[index].end:
            return self.blocks[index]
        return None

    def block_index(self, offset: int) -> int:
        """The index of the last block that starts at or before an offset of the copy; -1 before all of them."""
        return bisect_right(self.blocks, offset, key=_start_of) - 1

    def copy_blocks(self) -> Iterator[Block]:
        """The blocks whose words were written for the reader."""
        return (block for block in self.blocks if block.is_copy)

    def field_at(self, offset: int) -> Field:
        """The field that holds an offset of the source; a file is one nameless field."""
        index = bisect_left(self.fields, offset, key=_end_of)
        return self.fields[index] if index < len(self.fields) else Field("", 0, len(self.source))

    def place(self, offset: int) -> Place:
        """Part, offset in it, line and column of an offset of the source."""
        field = self.field_at(offset)
        starts = self._line_starts(field)
        line = bisect_right(starts, offset) - 1
        return Place(field.name or None, offset - field.start, line + 1, offset - starts[line] + 1)

    def line_span(self, offset: int) -> Span:
        """The line, without its end, that holds an offset of the source."""
        field = self.field_at(offset)
        starts = self._line_starts(field)
        index = bisect_right(starts, offset)
        end = starts[index] if index < len(starts) else field.end
        start = starts[index - 1]
        return Span(start, start + len(self.source[start:end].rstrip("\r\n")))

    def _line_starts(self, field: Field) -> list[int]:
        """Offsets into the source where the lines of a field start; \\r\\n, \\n and a lone \\r each end a line."""
        starts = self._lines.get(field.name)
        if starts is None:
            starts = (_shared_starts if self.masks else _starts)(self.source, field.start, field.end)
            self._lines[field.name] = starts
        return starts


def _story(source: str, blocks: tuple[Block, ...], named: dict[str, Any]) -> Story:
    return Story(source, blocks, **named)


def _starts(source: str, start: int, end: int) -> list[int]:
    return [start, *(match.end() for match in _LINE_END.finditer(source, start, end))]


#: A feed is one source with hundreds of stories in it.
_shared_starts = lru_cache(maxsize=1)(_starts)


def _end_of(field: Field) -> int:
    return field.end


def _start_of(block: Block) -> int:
    return block.start


def _mask_end(mask: Mask) -> int:
    return mask.end
