"""The paragraphs of a Word document's XML, with the run behind each stretch of their text.

Tracked changes are read as accepted: what was inserted or moved here is copy, what was deleted or moved away is not, and
a paragraph whose mark was deleted goes on in the next. Hidden and struck-through words, field codes and comments are not
copy. Source: ISO/IEC 29500-1:2016, chapter 17 (WordprocessingML), in its transitional and its strict namespace.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copydesk.tuples import NamedTuple

#: An element of lxml; its package has no types.
Element = Any

_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
# "Fallback" repeats for old programs what "Choice" beside it says already.
_LEFT_OUT = frozenset(("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "Fallback", "rt"))
_HIDING = frozenset(("vanish", "strike", "dstrike"))
_OFF = ("0", "false", "off", "none")
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "ptab": "\t"}


class Piece(NamedTuple):
    """A stretch of a paragraph's text: where it starts there, and the run and the element that hold it."""

    start: int
    text: str
    run: Element
    element: Element


class Paragraph(NamedTuple):
    """A paragraph as it reads; `style` is its style's id, `notes` the ids of the notes that it refers to, with their runs."""

    text: str
    style: str | None
    is_list_item: bool
    pieces: tuple[Piece, ...]
    notes: tuple[tuple[str, Element], ...]


def name_of(element: Element) -> str:
    """The element's name without its namespace; empty for a comment or the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """The value of an attribute of the word-processing namespace."""
    for namespace in _NAMESPACES:
        if (value := element.get(namespace + name)) is not None:
            return str(value)
    return None


def child(element: Element, *names: str) -> Element | None:
    """The first child of that name, and so on down the path; None where there is none."""
    found = element
    for name in names:
        for one in found:
            if name_of(one) == name:
                found = one
                break
        else:
            return None
    return found


def paragraphs(root: Element) -> Iterator[Paragraph]:
    """The paragraphs below an element in reading order: in tables, content controls and text boxes too."""
    carried: _Gathering | None = None
    for element in _paragraph_elements(root):
        gathering = carried or _Gathering()
        gathering.read(element)
        carried = gathering if _mark_is_deleted(element) else None
        if carried is None:
            yield gathering.paragraph(element)
    if carried is not None:
        yield carried.paragraph(None)


def _paragraph_elements(root: Element) -> Iterator[Element]:
    """Paragraphs in document order; a text box's come after the paragraph that it is anchored in."""
    stack = [root]
    while stack:
        element = stack.pop()
        name = name_of(element)
        if name in _LEFT_OUT:
            continue
        if name == "p":
            yield element
        stack += reversed(element)


def _mark_is_deleted(paragraph: Element) -> bool:
    marks = child(paragraph, "pPr", "rPr")
    return marks is not None and child(marks, "del") is not None


class _Gathering:
    """The text of a paragraph, piece by piece."""

    def __init__(self) -> None:
        self._length = 0
        self._pieces: list[Piece] = []
        self._notes: list[tuple[str, Element]] = []

    def read(self, paragraph: Element) -> None:
        """Adds what the paragraph says, without the paragraphs of text boxes in it."""
        stack: list[tuple[Element, Element | None]] = [(one, None) for one in reversed(paragraph)]
        while stack:
            element, run = stack.pop()
            name = name_of(element)
            if name == "r":
                if not _is_hidden(element):
                    stack += [(one, element) for one in reversed(element)]
            elif name in ("footnoteReference", "endnoteReference"):
                self._notes.append((f"{name[:-9]} {attribute(element, 'id')}", run))
            elif run is not None and name in ("t", *_CHARACTERS):
                self._add(_text_of(element, name), run, element)
            elif name not in _LEFT_OUT and name != "p":
                stack += [(one, run) for one in reversed(element)]

    def paragraph(self, element: Element | None) -> Paragraph:
        """What was gathered, with the style of the paragraph it ended in."""
        properties = None if element is None else child(element, "pPr")
        style = None if properties is None else child(properties, "pStyle")
        listed = properties is not None and child(properties, "numPr") is not None
        text = "".join(piece.text for piece in self._pieces)
        named = None if style is None else attribute(style, "val")
        return Paragraph(text, named, listed, tuple(self._pieces), tuple(self._notes))

    def _add(self, text: str, run: Element, element: Element) -> None:
        if text:
            self._pieces.append(Piece(self._length, text, run, element))
            self._length += len(text)


def _is_hidden(run: Element) -> bool:
    if not len(run) or name_of(run[0]) != "rPr":  # the properties come first where there are any
        return False
    return any(name_of(one) in _HIDING and (attribute(one, "val") or "1") not in _OFF for one in run[0])


def _text_of(element: Element, name: str) -> str:
    if name == "br" and attribute(element, "type") in ("page", "column"):
        return " "
    if name != "t":
        return _CHARACTERS[name]
    text = element.text or ""
    preserved = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    return text if preserved else text.strip(" \t\r\n")
