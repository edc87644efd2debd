"""A stretch of an HTML tree to blocks: which words are shown, as what, and what they read.

White space reads as one space, a character reference as its character, `<br><br>` ends a paragraph, a raised figure reads
raised (km², 10⁶), the mark of a footnote not at all. Deleted and hidden words are no copy.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import unescape

from copydesk.patterns import lazy, words
from copydesk.readers.html_elements import CDATA, CLOSE, TEXT, Element
from copydesk.readers.html_tags import BLOCKS
from copydesk.readers.html_tree import Tree
from copydesk.readers.masking import Masking
from copydesk.readers.templates import OBJECT

#: What holds no words of a story wherever it stands.
_LEFT_OUT = words(
    "applet aside audio button canvas datalist del input map menu meter nav object optgroup option output progress rp rt s",
    "select strike video",
)
_KINDS = {
    "blockquote": "block quote", "caption": "caption", "dd": "list item", "dt": "list item", "figcaption": "caption",
    "footer": "footer", "li": "list item", "listing": "code", "plaintext": "code", "pre": "code", "td": "table cell",
    "th": "table cell",
}  # fmt: skip
#: Elements within a line whose words are no copy, but have their place in the sentence.
_OBJECTS = words("code kbd math samp var")
#: Elements that start a block of their own.
BOUNDARIES = BLOCKS | words("body caption colgroup dd dt html legend li tbody td tfoot th thead tr")
_HIDDEN_CLASS = lazy(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-?text|-?only)?|(?:element|u|is)-(?:invisible|visuallyhidden)"
    r"|a11y-hidden|hidden-accessible|print-only)(?:\s|$)"
)
_HIDDEN_STYLE = lazy(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
#: What any of these attributes must hold.
_MAY_HIDE = lazy(r"sr-only|screen|invisible|print-only|H[Ii][Dd]|N[Oo][Nn][Ee]")
_SPACE = " \t\r\n\f"
_BLANK = " \t\r\n\f\u00a0"
# A character reference, or white space that is no single space. Each branch starts with a character, so that the search
# can skip ahead; most text has no two spaces in a row, and then single ones need not be looked at.
_REFERENCE = r"&(?:#(?:[0-9]{1,10}|[xX][0-9a-fA-F]{1,8});?|[A-Za-z][A-Za-z0-9]{1,31};?)"
_BREAKS = r"\n[ \t\r\n\f]*|\r[ \t\r\n\f]*|\t[ \t\r\n\f]*|\f[ \t\r\n\f]*"
_ODD = lazy(f"{_REFERENCE}|{_BREAKS}")
_ODD_OR_WIDE = lazy(f"{_REFERENCE}|{_BREAKS}|  [ \\t\\r\\n\\f]*")
_UNSEEN = frozenset("\u00ad\u200b\u2060")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_NOTE_MARK = lazy(r"\[?\s*(?:[0-9]{1,3}|[*†‡§¶]+|[a-z])\s*\]?\Z")
_FIGURE = lazy(r"[+−-]?[0-9]{1,3}\Z")
_TAKES_A_POWER = lazy(r"(?<![^\W\d_])(?:[kcmµ]?m|ft|in|mi|yd|nm|s|sec|(?<![0-9.,])10)\Z")
_SENTENCE_END = lazy(r"[.!?…:][\"”’')\]]*\Z")
#: Of so many tags and texts the mark of a footnote consists at most.
_LONGEST_MARK = 12
#: How much of what was read last is remembered.
_TAIL = 12


def is_hidden(element: Element) -> bool:
    """Whether the element's own attributes keep it from being seen."""
    rest = element.rest
    if not ("hid" in rest or "none" in rest or _MAY_HIDE.search(rest)):
        return False
    attributes = element.attributes
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    style, classes = attributes.get("style"), attributes.get("class")
    return bool((style and _HIDDEN_STYLE.search(style.lower())) or (classes and _HIDDEN_CLASS.search(classes)))


class Writer:
    """Writes elements of a tree into a Masking, in the order of the source.

    `leaves_out` says of an element whether it is no copy (hidden, a box), beside those that never are; `kinds` gives elements, by index,
    a kind of block; `muted` says of each token, by index, whether its words are left out.
    """

    def __init__(
        self,
        source: str,
        tree: Tree,
        masking: Masking,
        leaves_out: Callable[[Element], bool],
        kinds: Mapping[int, str],
        muted: Sequence[int] = (),
    ) -> None:
        self._source = source
        self._tree = tree
        self._masking = masking
        self._leaves_out = leaves_out
        self._named = kinds
        self._muted = muted
        #: The elements around that give their blocks a kind.
        self._kinds: list[tuple[int, str]] = []
        self._is_open = False
        self._held: list[tuple[int, int, str]] = []
        self._line_end: tuple[int, int] | None = None
        #: Whether a span begins or ends behind the last words.
        self._is_seam = False
        self._tail = ""

    def write(self, first: int, last: int) -> None:
        """Writes the tokens from `first` to `last`, both included."""
        tokens, elements, muted = self._tree.tokens, self._tree.elements, self._muted
        index = first
        while index <= last:
            what, number, start, end = tokens[index]
            index += 1
            if what in (TEXT, CDATA) and muted and muted[index - 1]:
                continue
            if what == TEXT:
                self._text(start, end)
            elif what == CDATA:
                self._words(start, end, "")
            elif what == CLOSE:
                self._close(elements[number], start, end)
            elif (element := elements[number]).tag == "br":
                self._break(start, end)
            elif self._is_left_out(element):
                index = max(index, element.last + 1)
                if element.tag in BOUNDARIES:
                    self.end()
            elif element.tag in _OBJECTS and self._kind != "code":
                self._words(start, tokens[element.last][3], OBJECT)
                index = max(index, element.last + 1)
            else:
                self._open(element)

    def end(self) -> None:
        """Ends the open block, if any."""
        if self._is_open:
            self._masking.end()
        self._is_open = False
        self._held.clear()
        self._line_end = None
        self._tail = ""

    @property
    def _kind(self) -> str:
        return self._kinds[-1][1] if self._kinds else "paragraph"

    def _open(self, element: Element) -> None:
        tag = element.tag
        if tag in BOUNDARIES:
            self.end()
        kind = self._named.get(element.index) or _KINDS.get(tag)
        if kind is not None:
            self.end()
            self._kinds.append((element.index, kind))
        if tag == "q":
            self._words(element.start, element.inner, "“")
        elif tag == "span":
            self._is_seam = True

    def _close(self, element: Element, start: int, end: int) -> None:
        if element.tag in BOUNDARIES:
            self.end()
        if self._kinds and self._kinds[-1][0] == element.index:
            self.end()
            self._kinds.pop()
        if element.tag == "q" and self._is_open and start < end:
            self._words(start, end, "”")
        elif element.tag == "span":
            self._is_seam = True

    def _is_left_out(self, element: Element) -> bool:
        tag = element.tag
        if tag in _LEFT_OUT or self._leaves_out(element):
            return True
        return tag == "sup" and self._is_note_mark(element)

    def _is_note_mark(self, element: Element) -> bool:
        """Whether a raised element is the mark of a footnote; a raised figure is written here and then counts as one."""
        if element.last - element.first > _LONGEST_MARK:
            return False
        texts = [token for token in self._tree.tokens[element.first : element.last] if token[0] == TEXT]
        said = "".join(self._source[start:end] for _, _, start, end in texts).strip()
        if not texts or _NOTE_MARK.match(said) is None:
            return False
        if len(texts) == 1 and _FIGURE.match(said) and _TAKES_A_POWER.search(self._tail):
            start, end = texts[0][2:]
            self._words(start, end, said.translate(_RAISED))
        return True

    def _break(self, start: int, end: int) -> None:
        """A `<br>` ends a line, a second one the paragraph."""
        if self._line_end is not None:
            self.end()
        elif self._is_open:
            self._held.clear()
            self._line_end = start, end

    def _text(self, start: int, end: int) -> None:
        source = self._source
        if self._kind == "code":
            self._words(start, end, "")
            return
        whole = source[start:end]
        core = whole.lstrip(_SPACE)
        if len(core) < len(whole):
            self._hold(start, start + len(whole) - len(core), " ")
        start += len(whole) - len(core)
        core = core.rstrip(_SPACE)
        stop = start + len(core)
        for odd in (_ODD_OR_WIDE if "  " in core else _ODD).finditer(source, start, stop):
            self._plain(start, odd.start())
            start = odd.end()
            self._one(odd[0], *odd.span())
        self._plain(start, stop)
        if stop < end:
            self._hold(stop, end, " ")

    def _plain(self, start: int, end: int) -> None:
        """Words without anything odd in them; the blanks around them are held back."""
        if start == end:
            return
        whole = self._source[start:end]
        first = start + len(whole) - len(whole.lstrip(_BLANK))
        stop = max(first, start + len(whole.rstrip(_BLANK)))
        if start < first:
            self._hold(start, first, self._source[start:first])
        if first < stop:
            self._words(first, stop, "")
        if stop < end:
            self._hold(stop, end, self._source[stop:end])

    def _one(self, written: str, start: int, end: int) -> None:
        """A character reference, or white space. "&shy;" is there on purpose; the bare character is one that slipped in."""
        if written[0] != "&":
            read = " "
        else:
            read = unescape(written)
            if read == written:
                self._words(start, end, "")
                return
            read = "" if read in _UNSEEN else " " if read.strip(_SPACE) == "" else read
        if read.strip(_BLANK):
            self._words(start, end, read)
        else:
            self._hold(start, end, read)

    def _hold(self, start: int, end: int, read: str) -> None:
        """White space, which is only read if words follow in the block."""
        if self._is_open and self._line_end is None:
            self._held.append((start, end, read))

    def _words(self, start: int, end: int, read: str) -> None:
        """Words as they stand, or what they read."""
        if self._line_end is not None:
            self._end_line(read or self._source[start:end])
        elif self._is_seam and not self._held and self._source[start].isupper() and _SENTENCE_END.search(self._tail):
            self.end()  # a style sheet sets the span on a line of its own
        self._is_seam = False
        if not self._is_open:
            self._masking.begin(self._kind)
            self._is_open = True
        self._flush()
        if read and read != self._source[start:end]:
            self._masking.read_as(start, end, read)
        else:
            self._masking.keep(start, end)
        self._tail = (self._tail + (read or self._source[max(start, end - _TAIL) : end]))[-_TAIL:]

    def _end_line(self, following: str) -> None:
        """Between two lines: a new paragraph where a sentence ends and another starts, else a line's end."""
        assert self._line_end is not None
        starts = following.lstrip("\"“‘'([ ")[:1]
        if _SENTENCE_END.search(self._tail) and not starts.islower():
            self.end()
        else:
            self._held[:] = [(*self._line_end, "\n")]
            self._line_end = None

    def _flush(self) -> None:
        spaced = False
        for start, end, read in self._held:
            if read == " " and spaced:
                continue
            spaced = read == " " or (spaced and not read)
            if read == self._source[start:end]:
                self._masking.keep(start, end)
            else:
                self._masking.read_as(start, end, read)
            self._tail = (self._tail + read)[-_TAIL:]
        self._held.clear()
