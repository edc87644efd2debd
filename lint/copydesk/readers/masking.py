"""From a parsed page to a story's blocks and masks: what is copy is kept, all between is masked.

A reader walks its document once, in order, and tells a `Masking` where each block begins and ends, which stretches of the
source are its words, and what a character reference stands for. What it is not told of is markup.
"""

from __future__ import annotations

from copydesk.mending import Mask
from copydesk.patterns import lazy
from copydesk.story import Block

#: What the copy reads between two blocks; no reading crosses it.
_BETWEEN = "\n\n"
# White space that a page shows as one space: what is no single space already. A no-break space stays.
_COLLAPSED = lazy(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")


class Masking:
    """Gathers blocks and masks of one source; offsets are into the source, and each call goes on from the last.

    Raises ValueError where a stretch lies before one that was given already.
    """

    __slots__ = ("_ended", "_first", "_kind", "_last", "_position", "_source", "_spaced", "blocks", "masks")

    def __init__(self, source: str) -> None:
        self._source = source
        self._position = 0
        self._kind: str | None = None
        self._first = self._last = -1
        self._ended = False
        self._spaced = False
        self.blocks: list[Block] = []
        self.masks: list[Mask] = []

    def begin(self, kind: str) -> None:
        """Begins a block of a kind in BLOCK_KINDS; one that is open ends."""
        self.end()
        self._kind = kind

    def end(self) -> None:
        """Ends the open block, if any. A block without words is none."""
        if self._kind is not None and self._first >= 0:
            self.blocks.append(Block(self._kind, self._first, self._last))
        self._kind = None
        self._first = -1
        self._spaced = False
        self._ended = True

    def keep(self, start: int, end: int) -> None:
        """The words from `start` to `end` are copy as they stand."""
        if start < end:
            self._take(start, end)

    def keep_collapsed(self, start: int, end: int) -> None:
        """The words are copy, and white space in them reads as one space, as a page shows it."""
        for gap in _COLLAPSED.finditer(self._source, start, end):
            self._keep_spaced(start, gap.start())
            self.space(gap.start(), gap.end())
            start = gap.end()
        self._keep_spaced(start, end)

    def space(self, start: int, end: int) -> None:
        """White space that reads as one space; at the start of a block, or after another space, as nothing."""
        if self._first >= 0 and not self._spaced:
            self.read_as(start, end, " ")
            self._spaced = True

    def read_as(self, start: int, end: int, text: str) -> None:
        """The stretch reads as `text`: a character reference, an escaped character, a line break."""
        self._take(start, end)
        self.masks.append(Mask(start, end, text))

    def finish(self) -> tuple[tuple[Block, ...], tuple[Mask, ...]]:
        """The blocks and masks of the whole source."""
        self.end()
        if self._position < len(self._source):
            self.masks.append(Mask(self._position, len(self._source)))
        return tuple(self.blocks), tuple(self.masks)

    def _keep_spaced(self, start: int, end: int) -> None:
        """Keeps a stretch without two white spaces in a row, but for a space that follows one of a stretch before."""
        if start < end and self._source[start] == " " and (self._spaced or self._first < 0):
            start += 1
        if start < end:
            self._take(start, end)
            self._spaced = self._source[end - 1] == " "

    def _take(self, start: int, end: int) -> None:
        if start < self._position:
            raise ValueError(f"{start} lies before {self._position}, which was read already")
        if self._kind is None:
            raise ValueError("words outside a block: begin one first")
        if start > self._position or (self._ended and self.blocks):
            between = _BETWEEN if self._ended and self.blocks else ""
            self.masks.append(Mask(self._position, start, between))
        if self._first < 0:
            self._first = start
        self._ended = False
        self._spaced = False
        self._last = self._position = end
