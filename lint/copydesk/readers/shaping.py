"""Datelines and bylines that a format marks as mere paragraphs, told by their shape as in plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.mending import Mask, Mended, unmask
from copydesk.readers.text import shape_blocks
from copydesk.story import Block


def shaped(
    source: str, blocks: Sequence[Block], masks: tuple[Mask, ...], *, has_headline: bool = False
) -> tuple[Block, ...]:
    """The blocks of a story with markup, with paragraphs among the first told as datelines, bylines and the like.

    Blocks and masks are in offsets of the source, before and after. `has_headline` says that the first paragraph may be
    the headline by its looks.
    """
    plain = unmask(source, masks)
    return tuple(one for block in _shaped(plain, blocks, has_headline) for one in block)


def _shaped(plain: Mended, blocks: Sequence[Block], has_headline: bool) -> Iterator[tuple[Block, ...]]:
    """Runs of paragraphs are shaped together, since a footer is told by what follows."""
    places = [(plain.to_copy(block.start), plain.to_copy(block.end)) for block in blocks]
    paragraphs = [place for place, block in zip(places, blocks, strict=True) if block.kind == "paragraph"]
    found: dict[int, list[Block]] = {}
    index = -1
    for block in shape_blocks(plain.text, tuple(paragraphs), has_headline=has_headline):
        while index + 1 < len(paragraphs) and block.start >= paragraphs[index + 1][0]:
            index += 1
        found.setdefault(paragraphs[index][0], []).append(block)
    for (start, _), block in zip(places, blocks, strict=True):
        if block.kind != "paragraph":
            yield (block,)
        else:
            yield tuple(Block(one.kind, *plain.to_source(one.start, one.end)) for one in found[start])
