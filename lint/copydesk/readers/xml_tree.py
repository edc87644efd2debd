"""XML with the place of everything in it: elements, words and what an entity stands for, as offsets into the text.

Expat does the parsing. No entity is expanded and nothing outside the file is loaded: a document that declares entities
of its own is refused, and names that HTML knows ("&nbsp;", "&mdash;") are read as HTML reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from copydesk.readers.decoding import UnreadableError
from copydesk.tuples import NamedTuple


class Words(NamedTuple):
    """Character data from `start` to `end`, which reads as `text`."""

    start: int
    end: int
    text: str


class Element:
    """An element: its name without a namespace, the namespace, its attributes, and what is in it.

    `start` and `end` are where its content starts and ends.
    """

    __slots__ = ("attributes", "content", "end", "name", "namespace", "start")

    def __init__(self, name: str, attributes: dict[str, str], start: int) -> None:
        self.namespace, _, self.name = name.rpartition(" ")
        self.attributes = attributes
        self.content: list[Element | Words] = []
        self.start = self.end = start

    def children(self, *names: str) -> Iterator[Element]:
        """The elements right in it, of these names or all."""
        for one in self.content:
            if isinstance(one, Element) and (not names or one.name in names):
                yield one

    def find(self, *path: str) -> Element | None:
        """The first element down the path of names; None where there is none."""
        found: Element | None = self
        for name in path:
            found = next(found.children(name), None) if found is not None else None
        return found

    def below(self) -> Iterator[Element | Words]:
        """Everything in it, in order."""
        stack = list(reversed(self.content))
        while stack:
            one = stack.pop()
            yield one
            if isinstance(one, Element):
                stack += reversed(one.content)

    def text(self) -> str:
        """Its words, without markup."""
        return "".join(one.text for one in self.below() if isinstance(one, Words))

    def attribute(self, name: str) -> str | None:
        """An attribute by its name, whatever its namespace."""
        for key, value in self.attributes.items():
            if key.rpartition(" ")[2] == name:
                return value
        return None


def parse(source: str) -> Element:
    """The root of an XML text. Raises UnreadableError where it is none."""
    return _Parsing(source).root()


class _Parsing:
    def __init__(self, source: str) -> None:
        self._bytes = source.encode("utf-8", "surrogatepass")
        self._offset = _Offsets(self._bytes, source)
        self._open: list[Element] = [Element("", {}, 0)]
        self._pending: tuple[int, str] | None = None
        self._begun: Element | None = None
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = False
        parser.UseForeignDTD(True)  # so that names of HTML without a declaration are told and no error
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.SkippedEntityHandler = self._entity
        parser.EntityDeclHandler = _refuse
        for name in ("CommentHandler", "ProcessingInstructionHandler"):
            setattr(parser, name, lambda *_: self._flush())
        parser.StartCdataSectionHandler = parser.EndCdataSectionHandler = self._flush

    def root(self) -> Element:
        try:
            self._parser.Parse(self._bytes, True)
        except expat.ExpatError as error:
            problem = f"line {error.lineno}: {expat.ErrorString(error.code)}"
            raise UnreadableError(f"is no sound XML ({problem}); check where it was written") from None
        roots = list(self._open[0].children())
        if not roots:
            raise UnreadableError("is XML without an element; check where it was written")
        return roots[0]

    def _here(self) -> int:
        return self._offset.of(self._parser.CurrentByteIndex)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._flush()
        element = Element(name, attributes, self._here())
        self._open[-1].content.append(element)
        self._open.append(element)
        self._begun = element

    def _end(self, name: str) -> None:
        self._flush()
        element = self._open.pop()
        element.end = self._here()

    def _words(self, text: str) -> None:
        self._flush()
        self._pending = (self._here(), text)

    def _entity(self, name: str, is_parameter: bool) -> None:
        from html.entities import html5

        self._flush()
        self._pending = (self._here(), "" if is_parameter else html5.get(f"{name};", ""))

    def _flush(self, *_: object) -> None:
        """Ends the words, or the tag, before the place where the parser is now."""
        if self._begun is not None:
            self._begun.start = self._here()
            self._begun = None
        if self._pending is not None:
            start, text = self._pending
            self._pending = None
            self._open[-1].content.append(Words(start, self._here(), text))


def _refuse(name: str, *_: object) -> None:
    raise UnreadableError(
        f"declares an entity of its own (“{name}”), which copydesk does not expand; save it without one"
    )


class _Offsets:
    """Turns growing offsets into the bytes into offsets into the text."""

    def __init__(self, data: bytes, source: str) -> None:
        self._data = data
        self._is_ascii = len(data) == len(source)
        self._byte = self._character = 0

    def of(self, byte: int) -> int:
        if self._is_ascii:
            return byte
        if byte < self._byte:
            self._byte = self._character = 0
        self._character += len(self._data[self._byte : byte].decode("utf-8", "surrogatepass"))
        self._byte = byte
        return self._character
