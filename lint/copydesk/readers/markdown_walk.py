"""From the events of the Markdown parser to a story's blocks: what each event says of the words at its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from copydesk.patterns import lazy
from copydesk.readers import raw_html
from copydesk.readers.front_matter import FrontMatter
from copydesk.readers.markdown_inline import Inline, Piece
from copydesk.readers.masking import Masking
from copydesk.readers.raw_html import Token
from copydesk.readers.templates import OBJECT, Blank

#: What the words in each of the parser's containers are; the nearest one counts.
_KINDS = {
    "Heading": "heading", "BlockQuote": "block quote", "Item": "list item", "FootnoteDefinition": "note",
    "TableCell": "table cell", "DefinitionListTitle": "list item", "DefinitionListDefinition": "list item",
}  # fmt: skip
_ENTRIES = {name: (name, kind) for name, kind in _KINDS.items()}
_TITLE = ("Heading", "title")
_ALERT = ("BlockQuote", "note")
_SPANS = frozenset(("Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript", "Link", "Image"))
_TYPED_AS_ADDRESS = ("Autolink", "Email")
_EXPONENT = lazy(r"[+-]?[0-9]{1,4}")
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
#: How many containers an HTML closing tag looks through for its opening.
_DEEPEST = 64


class Walk:
    """One pass over a document; `masking` holds what it found."""

    def __init__(self, source: str, matter: FrontMatter, spans: tuple[Blank, ...]) -> None:
        self.masking = Masking(source)
        self._source = source
        self._matter = matter
        self._inline = Inline(source, self.masking, spans)
        self._containers: list[tuple[str, str]] = []
        self._html: list[tuple[int, int]] = []
        self._text = source
        self._data = b""
        self._byte = self._offset = 0
        self._in_code = self._is_address = self._is_raised = False
        self._struck = 0
        self._muted: str | None = None
        self._closings: dict[str, int] = {}

    def run(self, text: str) -> None:
        """Walks through `text`, which is the source with its blanks filled."""
        from pyromark import Options, events_with_range

        options = (
            Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS
            | Options.ENABLE_DEFINITION_LIST | Options.ENABLE_HEADING_ATTRIBUTES | Options.ENABLE_GFM
        )  # fmt: skip
        for kind, pieces in self._matter.parts:
            self._inline.put(kind, list(pieces))
        self._inline.begin_body()
        self._text = text
        self._data = b"" if text.isascii() else text.encode()
        leaves: dict[str, Callable[[int, int, str], None]] = {
            "Text": self._words, "Code": self._code, "Html": self._gather, "InlineHtml": self._tags,
        }  # fmt: skip
        for event, place in events_with_range(text, options=options):
            if isinstance(event, str):
                self._break(event, place["start"], place["end"])
                continue
            ((name, value),) = event.items()
            leaf = leaves.get(name)
            if leaf is not None and isinstance(value, str):
                leaf(self._at(place["start"]), self._at(place["end"]), value)
            elif name == "Start":
                self._start(value, place["start"], place["end"])
            elif name == "End":
                self._end(value, place["end"])
        self._inline.finish()

    def _at(self, byte: int) -> int:
        """The offset of a byte of the encoded text; fast where one byte follows closely on the last."""
        if not self._data:
            return byte
        if byte >= self._byte:
            self._offset += len(self._data[self._byte : byte].decode())
        else:
            self._offset -= len(self._data[byte : self._byte].decode())
        self._byte = byte
        return self._offset

    # --- containers

    def _start(self, tag: Any, start: int, end: int) -> None:
        name: str
        value: Any
        name, value = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        if name not in _SPANS:
            self._flush()
            if name in _KINDS:
                self._containers.append(self._entry(name, value))
            self._in_code = name == "CodeBlock"
            if self._in_code:
                self._inline.pass_over(self._at(start), self._at(end))
        elif name == "Image":
            self._inline.open_image(self._at(start), value["title"])
        elif name == "Link":
            self._is_address = value["link_type"] in _TYPED_AS_ADDRESS
        elif name == "Strikethrough":
            self._struck += 1

    def _entry(self, name: str, value: Any) -> tuple[str, str]:
        if name == "Heading" and value["level"] == "H1":
            return _TITLE
        return _ALERT if name == "BlockQuote" and value else _ENTRIES[name]

    def _end(self, tag: Any, end: int) -> None:
        name = tag if isinstance(tag, str) else next(iter(tag))
        if name not in _SPANS:
            if name == "HtmlBlock":
                self._html_block()
            self._flush()
            self._in_code = False
            if name in _KINDS:
                while self._containers.pop()[0] != name:
                    pass
        elif name == "Image":
            self._inline.close_image(self._at(end))
        elif name == "Link":
            self._is_address = False
        elif name == "Strikethrough":
            self._struck -= 1

    def _flush(self) -> None:
        """Ends the block whose words were gathered."""
        if self._muted in raw_html.INLINE:
            self._muted = None
        self._is_raised = False
        self._inline.flush(self._containers[-1][1] if self._containers else "paragraph")

    # --- words

    def _words(self, start: int, end: int, text: str) -> None:
        if self._in_code or self._struck or self._muted:
            return
        if self._is_address:
            self._inline.add(start, end, OBJECT)
        elif self._is_raised and _EXPONENT.fullmatch(text):
            self._inline.add(start, end, text.translate(_RAISED))
        elif end - start != len(text):  # a character reference
            self._inline.add(start, end, text)
        else:
            self._inline.add_words(start, end)

    def _code(self, start: int, end: int, text: str) -> None:
        self._inline.pass_over(start, end)
        if not (self._struck or self._muted):
            self._inline.add(start, end, OBJECT)

    def _break(self, name: str, start: int, end: int) -> None:
        if name == "Rule":
            self._flush()
        elif not (self._struck or self._muted):
            first, last = self._at(start), self._at(end)
            self._inline.add(first, last, "\n" if self._source.startswith("\\", first) else None)

    # --- raw HTML

    def _gather(self, start: int, end: int, text: str) -> None:
        """The lines of an HTML block; those without a gap between them are one stretch."""
        if self._html and self._html[-1][1] == start:
            self._html[-1] = (self._html[-1][0], end)
        else:
            self._html.append((start, end))

    def _html_block(self) -> None:
        stretches, self._html = self._html, []
        for start, end in stretches:
            self._tags(start, end, "", in_block=True)
        while self._containers and self._containers[-1][0] in raw_html.UNCLOSED:
            self._flush()
            self._containers.pop()

    def _tags(self, start: int, end: int, text: str, *, in_block: bool = False) -> None:
        while start < end:
            if self._muted:
                start = self._find_closing(self._muted, start, end)
                if start == end:
                    return
                self._muted = None
            start = self._until_muted(start, end, in_block=in_block)

    def _until_muted(self, start: int, end: int, *, in_block: bool) -> int:
        """Reads tags and what is between them up to where an element begins whose words are no copy."""
        for token in raw_html.tokens(self._text, start, end):
            self._token(token, in_block=in_block)
            if self._muted:
                return token.end
        return end

    def _find_closing(self, name: str, start: int, end: int) -> int:
        """Where an element is closed in a stretch, or the stretch's end."""
        places = (self._text.find(f"</{written}", start, end) for written in (name, name.upper()))
        return min((place for place in places if place >= 0), default=end)

    def _token(self, token: Token, *, in_block: bool) -> None:
        kind, start, end, name, alt = token
        if kind == "remark":
            self._inline.pass_over(start, end)
        elif kind == "words" and in_block:
            self._inline.add_words(start, end, collapsed=True)
        elif kind == "reference" and in_block:
            self._inline.add(start, end, name)
        elif name == "br":
            self._inline.add(start, end, "\n")
        elif kind == "open" and name == "img" and alt is not None:
            self._inline.add_image(start, end, [_piece(each) for each in raw_html.references(self._source, *alt)])
        elif kind == "open" and name in raw_html.ASIDE and not self._text.startswith("/>", end - 2):
            self._mute(name, start, end)
        elif name == "sup":
            self._is_raised = kind == "open"
        elif in_block and name in raw_html.BLOCKS:
            self._html_container(kind, name, end)

    def _mute(self, name: str, start: int, end: int) -> None:
        if self._closes_behind(name, end):
            if name in raw_html.CODE:
                self._inline.add(start, end, OBJECT)
            self._muted = name

    def _closes_behind(self, name: str, offset: int) -> bool:
        last = self._closings.get(name)
        if last is None:
            last = max(self._text.rfind(f"</{written}") for written in (name, name.upper()))
            self._closings[name] = last
        return last >= offset

    def _html_container(self, kind: str, name: str, end: int) -> None:
        self._flush()
        known = raw_html.KINDS.get(name)
        if known is None:
            return
        if kind == "open":
            if name in raw_html.UNCLOSED or self._closes_behind(name, end):
                self._containers.append((name, known))
            return
        for index in range(len(self._containers) - 1, max(-1, len(self._containers) - _DEEPEST), -1):
            if self._containers[index][0] in _KINDS:
                return
            if self._containers[index][0] == name:
                del self._containers[index:]
                return


def _piece(token: Token) -> Piece:
    return Piece(token.start, token.end, token.text if token.kind == "reference" else None)
