"""A story of several strings: its parts stand one after the other in `Story.source`, a field each."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.mending import Mask
from copydesk.readers.record_shapes import Part
from copydesk.readers.text import shape_blocks, split_paragraphs
from copydesk.story import Block, Field

#: Between two fields in `Story.source`; no reading crosses it.
BETWEEN = "\n\n"


def assemble(parts: Iterable[Part]) -> tuple[str, tuple[Field, ...], tuple[Block, ...], tuple[Mask, ...]]:
    """The source, the fields in it, its blocks, and the masks of its markup. A part without words is left out.

    Raises UnreadableError where a part's markup has more tags than a story can.
    """
    given = [part for part in parts if part.words]
    fields: list[Field] = []
    start = 0
    for part in given:
        fields.append(Field(part.name, start, start + len(part.words)))
        start += len(part.words) + len(BETWEEN)
    source = BETWEEN.join(part.words for part in given)
    headed = any(part.role in ("headline", "standfirst") for part in given)
    if not any(part.is_html for part in given):
        blocks = [
            block for part, field in zip(given, fields, strict=True) for block in _plain(source, part, field, headed)
        ]
        return source, tuple(fields), tuple(blocks), ()
    return (source, tuple(fields), *_with_markup(source, given, fields, headed))


def _plain(source: str, part: Part, field: Field, headed: bool) -> Iterable[Block]:
    paragraphs = tuple(split_paragraphs(source, field.start, field.end))
    if part.role == "body":
        return shape_blocks(source, paragraphs, has_headline=not headed)
    return (Block(part.role, *paragraph) for paragraph in paragraphs)


def _with_markup(
    source: str, parts: list[Part], fields: list[Field], headed: bool
) -> tuple[tuple[Block, ...], tuple[Mask, ...]]:
    from copydesk.readers.html import read_fragment
    from copydesk.readers.masking import Masking

    masking = Masking(source)
    roles: dict[int, str] = {}
    for part, field in zip(parts, fields, strict=True):
        first = len(masking.blocks)
        if part.is_html:
            read_fragment(source, masking, field.start, field.end)
        else:
            for kind, start, end in _plain(source, part, field, headed):
                masking.begin(kind)
                masking.keep(start, end)
            masking.end()
        if part.role != "body":
            roles |= dict.fromkeys(range(first, len(masking.blocks)), part.role)
    blocks, masks = masking.finish()
    return tuple(block._replace(kind=roles.get(n, block.kind)) for n, block in enumerate(blocks)), masks
