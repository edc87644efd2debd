"""Plain text: headline, byline, dateline, paragraphs and footer told apart by their shape."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.readers.decoding import UnreadableError, decode
from copydesk.reading.dates import day_in_dateline, day_in_name
from copydesk.story import Block, Published, Story

_PARAGRAPH = lazy(r"[^\s][^\r\n]*")
# Each name is taken whole or not at all (++): there are 2 ** n ways to cut n capitals into names.
_BYLINE = lazy(r"(?:By|BY|Words by|Reporting by)\s+(?:[A-Z][\w.'’-]++|and|,|\s)+(?:,\s[^.!?]{1,60})?\Z")
_DATELINE = lazy(
    # PLACE, Region, Aug. 20, 2024 (Agency) — with the place in capitals; at most 90 characters before the dash.
    r"(?P<line>(?:[A-Z][A-ZÀ-Þ.'’ -]{2,40})(?:,\s[A-Z][\w.À-ÿ ]{1,24}){0,2}(?:,?\s[A-Z][a-z]+\.?\s[0-9]{1,2}(?:,\s[0-9]{4})?)?"
    r"(?:\s\([^)]{1,40}\))?)\s?(?:—|–|--|-)\s"
)
_BULLET = lazy(r"(?:[•*·▪–—-]|\(?[0-9]{1,2}[.)]|[a-z]\))\s+\S")
_FOOTER = lazy(
    r"(?:©|\(c\)|copyright\b|all rights reserved|the comments posted|comments? (?:are|is|on this)|follow (?:us|@)|sign up\b"
    r"|subscribe\b|read more\b|click here\b|contact (?:us|the)|editing by\b|reporting by\b|additional reporting\b"
    r"|this (?:article|story) (?:was|is|has|first|originally)|more (?:from|on|stories)\b|related\b|share this|advertisement\b)",
    re.IGNORECASE,
)
_SENTENCE_END = lazy(r"[.!?…][\"”’')\]]*\Z")


def read(data: bytes, path: str, published: Published | None) -> Story:
    """One story from a plain text file. Raises UnreadableError where it is no text or empty."""
    source = decode(data).text
    if not source.strip():
        raise UnreadableError("is empty; give a file with a story in it")
    paragraphs = tuple(split_paragraphs(source))
    blocks = tuple(shape_blocks(source, paragraphs, has_headline=True))
    return Story(source, blocks, path=path, published=published or find_published(source, blocks, path))


def find_published(source: str, blocks: tuple[Block, ...], path: str) -> Published | None:
    """The day of publication that a dateline with a year states, or else the file's name."""
    for block in blocks[:6]:
        if block.kind == "dateline" and (day := day_in_dateline(source[block.start : block.end])):
            return Published(day, "dateline")
    day = day_in_name(os.path.basename(path))
    return Published(day, "file name") if day else None


def split_paragraphs(source: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The paragraphs between two offsets: a line each, or in hard-wrapped text the lines up to an empty one."""
    stop = len(source) if end is None else end
    lines = [(m.start(), m.start() + len(m[0].rstrip())) for m in _PARAGRAPH.finditer(source, start, stop)]
    if not _is_hard_wrapped(source, lines):
        yield from lines
        return
    first = 0
    for index, (_, line_end) in enumerate(lines):
        last = index + 1 == len(lines)
        if last or source.count("\n", line_end, lines[index + 1][0]) > 1:
            yield lines[first][0], line_end
            first = index + 1


def _is_hard_wrapped(source: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines break in mid-sentence, as in copy wrapped at 60 to 90 columns."""
    if len(lines) < 4 or max(end - start for start, end in lines) > 100:
        return False
    broken = joined = 0
    for (_, end), (start, _) in itertools.pairwise(lines):
        if source.count("\n", end, start) == 1:
            joined += 1
            broken += not _SENTENCE_END.search(source, max(0, end - 4), end)
    return broken > joined / 2


def shape_blocks(source: str, paragraphs: tuple[tuple[int, int], ...], *, has_headline: bool) -> Iterator[Block]:
    """The blocks of a story from its paragraphs; `has_headline` says that the first may be its headline."""
    footer_from = _footer_start(source, paragraphs)
    headed = has_headline and len(paragraphs) > 1 and _is_headline(source[slice(*paragraphs[0])])
    for index, (start, end) in enumerate(paragraphs):
        words = source[start:end]
        if index == 0 and headed:
            yield Block("headline", start, end)
        elif index >= footer_from:
            yield Block("footer", start, end)
        elif index < 4 and end - start < 120 and _BYLINE.match(words):
            yield Block("byline", start, end)
        elif index < 5 and (dateline := _DATELINE.match(words)):
            yield Block("dateline", start, start + dateline.end("line"))
            yield Block("paragraph", start + dateline.end(), end)
        elif index < 4 and end - start < 40 and day_in_dateline(words):
            yield Block("dateline", start, end)
        else:
            yield Block("list item" if _BULLET.match(words) else "paragraph", start, end)


def _is_headline(words: str) -> bool:
    shapes = (_DATELINE, _BYLINE, _BULLET)
    return len(words) <= 160 and not _SENTENCE_END.search(words) and not any(shape.match(words) for shape in shapes)


def _footer_start(source: str, paragraphs: tuple[tuple[int, int], ...]) -> int:
    """The index of the first of the last paragraphs that all look like a site's footer."""
    index = len(paragraphs)
    while index > 1:
        start, end = paragraphs[index - 1]
        if end - start > 300 or not _FOOTER.match(source, start, end):
            break
        index -= 1
    return index
