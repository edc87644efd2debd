"""Plain text: headline, byline, dateline, paragraphs and footer told apart by their shape."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.readers.decoding import UnreadableError, decode
from copydesk.reading.dates.dates import day_in_dateline, day_in_name
from copydesk.story import Block, Published, Story

_VISIBLE = lazy(r"[^\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PARAGRAPH = lazy(r"[^\s][^\r\n]*")
# Each name is taken whole or not at all (++): there are 2 ** n ways to cut n capitals into names.
_BYLINE = lazy(r"(?:By|BY|Words by|Reporting by)\s+(?:[A-Z][\w.'’-]++|and|,|\s)+(?:,\s[^.!?]{1,60})?\Z")
_DATELINE = lazy(
    # PLACE, Region, Aug. 20, 2024 (Agency) — with the place in capitals; at most 90 characters before the dash.
    r"(?P<line>(?:[A-Z][A-ZÀ-Þ.'’ -]{2,40})(?:,\s[A-Z][\w.À-ÿ ]{1,24}){0,2}(?:,?\s[A-Z][a-z]+\.?\s[0-9]{1,2}(?:,\s[0-9]{4})?)?"
    r"(?:\s\([^)]{1,40}\))?)\s?(?:—|–|--|-)\s"
)
# What a line that only gives the day may say besides: months and weekdays have capitals, and so have places.
_BESIDE_A_DATE = frozenset(
    (
        "published",
        "updated",
        "posted",
        "first",
        "last",
        "on",
        "at",
        "of",
        "st",
        "nd",
        "rd",
        "th",
        "am",
        "pm",
        "a",
        "p",
        "m",
    )
)
_LETTERS = lazy(r"[^\W\d_]+")
_FIRST_WORD = lazy(r"\S+")
_BULLET = lazy(r"(?:[•*·▪–—-]|\(?[0-9]{1,2}[.)]|[a-z]\))\s+\S")
_FOOTER = lazy(
    r"(?:©|\(c\)|copyright\b|all rights reserved|the comments posted|comments? (?:are|is|on this)|follow (?:us|@)|sign up\b"
    r"|subscribe\b|read more\b|click here\b|contact (?:us|the)|editing by\b|reporting by\b|additional reporting\b"
    r"|this (?:article|story) (?:was|is|has|first|originally)|more (?:from|on|stories)\b|related\b|share this|advertisement\b)",
    re.IGNORECASE,
)
_SENTENCE_END = lazy(r"[.!?…][\"”’')\]]*\Z")
# What people save as plain text and is not: copy that came by e-mail, and ArchieML. Their modules look at the rest.
_MAIL_STARTS = (
    ">", "From:", "*From:", "**From:", "To:", "Subject:", "Date:", "Sent:", "Begin forwarded", "---", "Return-Path:",
    "Received:", "Delivered-To:", "MIME-Version:", "Message-I",
)  # fmt: skip
_ARCHIEML_SIGNS = (":end", "[+", ":skip", "\n{}", "\n[]")


def read(data: bytes, path: str, published: Published | None) -> Iterator[Story]:
    """The one story of a plain text file, be it taken from a mail or ArchieML. Raises UnreadableError where it is no text or empty."""
    source = decode(data).text
    if source[:40].lstrip().startswith(_MAIL_STARTS):
        from copydesk.readers import mailed_copy

        if mailed_copy.is_mailed(source):
            yield mailed_copy.story_of(source, path, published)
            return
    elif any(sign in source for sign in _ARCHIEML_SIGNS):
        from copydesk.readers import archieml

        if archieml.is_archieml(source):
            yield archieml.story_of(source, path, published)
            return
    yield story_of(source, path, published)


def story_of(source: str, path: str, published: Published | None) -> Story:
    """The story of a plain text. Raises UnreadableError where nothing in it can be seen."""
    if is_blank(source):
        raise UnreadableError("is empty; give a file with a story in it")
    paragraphs = tuple(split_paragraphs(source))
    blocks = tuple(shape_blocks(source, paragraphs, has_headline=True))
    return Story(source, blocks, path=path, published=published or find_published(source, blocks, path))


def is_blank(words: str) -> bool:
    """Whether nothing in the words can be seen."""
    return _VISIBLE.search(words) is None


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
    width = _wrapped_at(source, lines)
    if not width:
        yield from lines
        return
    first = 0
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if following is None or _ends_paragraph(source, line, following, width):
            yield lines[first][0], line[1]
            first = index + 1


def _ends_paragraph(source: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether a line of hard-wrapped copy is a paragraph's last: before an empty line, or a list or footer it does not run into."""
    if source.count("\n", line[1], following[0]) != 1:
        return True
    starts_anew = _BULLET.match(source, *following) or _FOOTER.match(source, *following)
    return starts_anew is not None and not _is_full(source, line, following, width)


def _wrapped_at(source: str, lines: list[tuple[int, int]]) -> int:
    """The width of copy whose lines break in mid-sentence, as at 60 to 90 columns; 0 where a line is a paragraph."""
    width = max((end - start for start, end in lines), default=0)
    if len(lines) < 4 or width > 100:
        return 0
    broken = joined = 0
    for line, following in itertools.pairwise(lines):
        if source.count("\n", line[1], following[0]) == 1:
            joined += 1
            ended = _SENTENCE_END.search(source, max(line[0], line[1] - 4), line[1])
            broken += ended is None and (source[following[0]].islower() or _is_full(source, line, following, width))
    return width if broken > joined / 2 else 0


def _is_full(source: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the next line's first word had no room on the line."""
    word = _FIRST_WORD.match(source, *following)
    return word is None or line[1] - line[0] + 1 + len(word[0]) > width


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
            yield Block("dateline", start, start + len(dateline["line"].rstrip(" -–—")))
            yield Block("paragraph", start + dateline.end(), end)
        elif index < 4 and end - start < 80 and _is_date(words):
            yield Block("dateline", start, end)
        else:
            yield Block("list item" if _BULLET.match(words) else "paragraph", start, end)


def _is_date(words: str) -> bool:
    """Whether a line gives a day with its year, and says no more than what day it is, of what, and where."""
    return day_in_dateline(words) is not None and all(
        word[0].isupper() or word in _BESIDE_A_DATE for word in _LETTERS.findall(words)
    )


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
