"""Word documents (.docx): paragraphs, tables, lists, text boxes and notes; comments, headers and footers are left out.

`Story.source` is the document's text, a field a paragraph: "paragraph 3" is the third that holds words, "footnote 1" the
first footnote. Offsets, lines and columns count within that paragraph.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from copydesk.readers.decoding import UnreadableError
from copydesk.readers.text import find_published, is_blank, shape_blocks
from copydesk.readers.word_paragraphs import Element, Paragraph, attribute, child, name_of, paragraphs
from copydesk.story import Block, Field, Published, Story
from copydesk.tuples import NamedTuple

SUFFIXES = (".docx",)
#: A draft with pictures in it may be large; its text may not.
LARGEST = 128 * 2**20
#: How many bytes a part of the document may unpack to. As a tree in memory it takes about ten times as much.
LARGEST_PART = 24 * 2**20
#: How many tags a part may have. They, more than the bytes, are what a tree takes memory for: 300 MB for so many.
MOST_TAGS = 1_000_000
#: How many characters its text may have, as one of plain text may.
LARGEST_TEXT = 8 * 2**20
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_MAIN = "officeDocument"
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
_KIND_OF_STYLE = {
    "title": "headline", "heading 1": "headline", "subtitle": "standfirst", "caption": "caption", "quote": "block quote",
    "intense quote": "block quote",
}  # fmt: skip


class Part(NamedTuple):
    """A paragraph or a note under the name that findings give it; `note` is how the document refers to a note."""

    name: str
    kind: str
    paragraph: Paragraph
    note: str | None = None


def recognises(head: bytes) -> bool:
    """Whether a file begins as a Word document does: a zip archive whose first entries are those of an Office file."""
    return head.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in head or b"word/" in head)


def read(data: bytes, path: str, published: Published | None) -> Iterator[Story]:
    """The story of a document. Raises UnreadableError where the bytes are no document, or hold no words."""
    parts, language = parts_of(data)
    yield story_of(parts, path, published, language)


def parts_of(data: bytes) -> tuple[tuple[Part, ...], str | None]:
    """The paragraphs that hold words, then the notes; and the language that the document declares.

    Raises UnreadableError where the bytes are no document, or hold no words.
    """
    with _opened(data) as archive:
        main = main_part(archive)
        styles = _styles(archive, main)
        parts = tuple(_parts(archive, main, _style_names(styles)))
    if not parts:
        raise UnreadableError("holds no words; give a document with a story in it")
    return parts, _language(styles)


def numbered(root: Element) -> Iterator[tuple[str, Paragraph]]:
    """The paragraphs below the root of a document's main part that hold words, with the names that findings give them."""
    number = 0
    for paragraph in paragraphs(root):
        if not is_blank(paragraph.text):
            number += 1
            yield f"paragraph {number}", paragraph


def story_of(parts: tuple[Part, ...], path: str, published: Published | None, language: str | None) -> Story:
    """The story that the parts of a document make. Raises UnreadableError where it is too long."""
    fields: list[Field] = []
    start = 0
    for part in parts:
        fields.append(Field(part.name, start, start + len(part.paragraph.text)))
        start += len(part.paragraph.text) + 2
    source = "\n\n".join(part.paragraph.text for part in parts)
    if len(source) > LARGEST_TEXT:
        raise UnreadableError(f"holds more words than a story can ({LARGEST_TEXT // 2**20} MB); split the document")
    blocks = tuple(_blocks(source, parts, fields))
    published = published or find_published(source, blocks, path)
    return Story(source, blocks, path=path, fields=tuple(fields), published=published, format="docx", language=language)


def _blocks(source: str, parts: tuple[Part, ...], fields: list[Field]) -> Iterator[Block]:
    """The blocks by the paragraphs' styles, and where these say nothing by their shape."""
    stretches = tuple(_without_spaces(source, field.start, field.end) for field in fields)
    by_style = {stretch[0]: part.kind for stretch, part in zip(stretches, parts, strict=True)}
    for block in shape_blocks(source, stretches, has_headline="headline" not in by_style.values()):
        kind = by_style.get(block.start, "")
        yield Block(kind, block.start, block.end) if kind and block.kind != "dateline" else block


def _without_spaces(source: str, start: int, end: int) -> tuple[int, int]:
    words = source[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _opened(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLD_WORD):
        raise UnreadableError("is an old .doc file or locked by a password; save it from Word as .docx without one")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise UnreadableError("is no Word document, or only part of one; save it from Word again") from None


def main_part(archive: zipfile.ZipFile) -> str:
    """The name of the part that holds the document's text. Raises UnreadableError where there is none."""
    related = _related(archive, "")
    name = related.get(_MAIN, "word/document.xml")
    if not _holds(archive, name):
        raise UnreadableError(
            "is a zip archive and no Word document: it holds no document.xml; save it from Word again"
        )
    return name


def _parts(archive: zipfile.ZipFile, main: str, styles: dict[str, str]) -> Iterator[Part]:
    for index, (name, paragraph) in enumerate(numbered(parsed(archive, main))):
        yield Part(name, _kind(paragraph, styles, index), paragraph)
    related = _related(archive, main)
    for relation, one in _NOTES:
        if _holds(archive, related.get(relation)):
            yield from _notes(parsed(archive, related[relation]), one)


def _kind(paragraph: Paragraph, styles: dict[str, str], index: int) -> str:
    style = styles.get(paragraph.style or "", "")
    kind = _KIND_OF_STYLE.get(style, "")
    if kind == "headline" and index:
        return ""  # a heading between paragraphs is not the story's
    if paragraph.is_list_item or style.startswith("list "):
        return "list item"
    return kind


def _notes(root: Element, name: str) -> Iterator[Part]:
    """The notes, numbered as they stand; Word's own separators have a type and are none."""
    number = 0
    for note in root:
        if name_of(note) != name or attribute(note, "type") not in (None, "normal"):
            continue
        number += 1
        each = [paragraph for paragraph in paragraphs(note) if not is_blank(paragraph.text)]
        if each:
            text = "\n".join(paragraph.text for paragraph in each)
            yield Part(
                f"{name} {number}", "note", Paragraph(text, None, False, (), ()), f"{name} {attribute(note, 'id')}"
            )


def _style_names(styles: Element | None) -> dict[str, str]:
    """The styles' names by their ids: an id is in the language of the Word that made it, a name is not."""
    names: dict[str, str] = {}
    for style in () if styles is None else styles:
        name = child(style, "name") if name_of(style) == "style" else None
        if name is not None:
            names[attribute(style, "styleId") or ""] = (attribute(name, "val") or "").lower()
    return names


def _language(styles: Element | None) -> str | None:
    language = None if styles is None else child(styles, "docDefaults", "rPrDefault", "rPr", "lang")
    return None if language is None else attribute(language, "val")


def _styles(archive: zipfile.ZipFile, main: str) -> Element | None:
    name = _related(archive, main).get("styles")
    return parsed(archive, name) if name is not None and _holds(archive, name) else None


def _holds(archive: zipfile.ZipFile, name: str | None) -> bool:
    return name in archive.NameToInfo


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that a part ("" for the whole document) refers to, by the kind of relation."""
    folder, _, file = part.rpartition("/")
    name = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
    if not _holds(archive, name):
        return {}
    found: dict[str, str] = {}
    for one in parsed(archive, name):
        target, kind = one.get("Target") or "", (one.get("Type") or "").rpartition("/")[2]
        if one.get("TargetMode") != "External":
            found.setdefault(kind, target[1:] if target.startswith("/") else f"{folder}/{target}".lstrip("/"))
    return found


def parsed(archive: zipfile.ZipFile, name: str) -> Element:
    """The root element of a part. Raises UnreadableError where it is damaged, locked, or unpacks to too much."""
    from lxml import etree

    if archive.getinfo(name).file_size > LARGEST_PART:
        raise UnreadableError(f"unpacks to more than a story can be ({LARGEST_PART // 2**20} MB); split the document")
    try:
        with archive.open(name) as packed:
            data = packed.read(LARGEST_PART + 1)  # what the archive says of its size need not be true
        if len(data) > LARGEST_PART:
            raise UnreadableError("unpacks to more than it says; save it from Word again")
        if data.count(b"<") > MOST_TAGS:
            raise UnreadableError(f"has more than {MOST_TAGS:,} tags, which no story has; split the document")
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise UnreadableError("is damaged or locked by a password; save it from Word again, without one") from None
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"is damaged ({name}: {error.msg}); save it from Word again") from None
