"""What a site generator puts into Markdown: shortcodes, template braces, attributes, JSX and formulas. None of it is copy.

The parser is given the text with all of it blanked, character for character, so that its offsets stay those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from copydesk.patterns import lazy, words
from copydesk.tuples import NamedTuple

#: What the copy reads where something stands that is no copy but has a place in the sentence: code, a value to be filled in.
OBJECT = "\ufffc"

_DOT = re.DOTALL
# None of these runs over the start of another of its kind, so that a file full of unclosed ones costs no more.
_BRACES = lazy(r"\{\{[-{<%]?\s*(?P<name>[/#^!>]?[\w.-]*)(?:(?!\}\}|\{\{|\n[ \t\r]*\n).)*+\}\}\}?", _DOT)
_TAG = lazy(r"\{%-?\s*(?P<name>\w*)(?:(?!%\}|\{%|\n[ \t\r]*\n).)*+%\}", _DOT)
_REMARK = lazy(r"\{#(?=[\s-])(?:(?!#\}|\{#).)*+#\}", _DOT)
_EMBEDDED = lazy(r"<%(?:(?!%>|<%).)*+%>", _DOT)
_ATTRIBUTES = lazy(r"\{:[^{}\n]*+\}|\{[.#][A-Za-z][^{}\n]*+\}|\{(?<=[)\]*_`]\{)[\w-]+=[^{}\n]*+\}")
_CONTAINER = lazy(r"^[ \t]*:::+[^\n\r]*", re.MULTILINE)
_ABBREVIATION = lazy(r"^\*\[[^\]\n\r]+\]:[^\n\r]*", re.MULTILINE)
_DISPLAY = lazy(r"\$\$(?:(?!\$\$|\n[ \t\r]*\n).)++\$\$", _DOT)
_FORMULA = lazy(r"\$(?![\s$])[^$\n\r]{1,200}(?<!\s)\$(?![0-9])")
_IS_FORMULA = lazy(r"\\[A-Za-z]|[\^_]\{?\w|\b[a-z]\s?=")
_JSX = lazy(
    r"</?[A-Z][\w.]*+(?:\s++(?:[\w:.-]++(?:=(?:\"[^\"<]*+\"|'[^'<]*+'|\{(?:[^{}<]|\{(?:[^{}<]|\{[^{}<]*+\})*+\})*+\}))?"
    r"|\{[^{}<]*+\}))*+\s*+/?>"
)
_MODULE_LINE = lazy(r"^(?:import\s[^\n]*?(?:from\s+)?[\"'][^\"'\n]+[\"'];?|export\s+(?:const|default|let|function)\b[^\n]*)[ \t\r]*$", re.MULTILINE)  # fmt: skip
_EXPRESSION = lazy(r"\{(?:[^{}]|\{[^{}]*+\})*+\}")
_CAPTION = lazy(r"\b(?:caption|alt)\s*=\s*(?:\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)')", re.IGNORECASE)
#: What stands between the opening and the closing of these is no copy either.
_MUTED = words(
    "raw comment highlight code schema style stylesheet javascript script set macro mermaid katex math chart plantuml gist"
)
_EDGES = " \t"


class Blank(NamedTuple):
    """A stretch of the source that is no copy, what the copy reads there, and the stretches in it that are a caption."""

    start: int
    end: int
    reads: str = ""
    captions: tuple[tuple[int, int], ...] = ()


class _Found(NamedTuple):
    start: int
    end: int
    name: str
    fills: bool


def blanks(source: str, start: int, *, jsx: bool) -> tuple[Blank, ...]:
    """All that is blanked from `start` on, in order; `jsx` says that the file's own braces are JavaScript."""
    found = list(_shortcodes(source, start))
    pairs = _closed(found)
    every = [
        Blank(one.start, one.end, OBJECT if one.fills and one.name not in pairs else "", _captions(source, one))
        for one in found
    ]
    every += _muted(found)
    every += (Blank(*span) for span in _marks(source, start))
    every += (Blank(*span, OBJECT) for span in _formulas(source, start))
    if jsx:
        every += (
            Blank(*match.span()) for shape in (_MODULE_LINE, _EXPRESSION) for match in shape.finditer(source, start)
        )
    return tuple(_apart(every))


def blanked(source: str, start: int, spans: Iterable[Blank]) -> str:
    """The source with the blanks filled, and with nothing before `start`; as many characters as it had.

    With spaces where nothing else is on the line; else with a word where the copy reads one, or with marks that leave
    what is beside them as it is.
    """
    pieces, position = [" " * start], start
    for blank in spans:
        filler = " " if _is_alone(source, blank) else "x" if blank.reads else ","
        pieces += (source[position : blank.start], filler * (blank.end - blank.start))
        position = blank.end
    return "".join((*pieces, source[position:]))


def _shortcodes(source: str, start: int) -> Iterator[_Found]:
    if "{{" in source:
        for match in _BRACES.finditer(source, start):
            name = match["name"]
            yield _Found(*match.span(), name, name[:1] not in "/#^!>" or not name)
    if "{%" in source:
        for match in _TAG.finditer(source, start):
            name = match["name"]
            yield _Found(*match.span(), "/" + name[3:] if name.startswith("end") else name, False)


def _marks(source: str, start: int) -> Iterator[tuple[int, int]]:
    """Remarks, attributes and JSX."""
    shapes = (
        ("{#", _REMARK),
        ("<%", _EMBEDDED),
        (":::", _CONTAINER),
        ("*[", _ABBREVIATION),
        ("<", _JSX),
        ("{", _ATTRIBUTES),
    )
    for sign, shape in shapes:
        if sign in source:
            yield from (match.span() for match in shape.finditer(source, start))


def _formulas(source: str, start: int) -> Iterator[tuple[int, int]]:
    if "$$" in source:
        yield from (match.span() for match in _DISPLAY.finditer(source, start))
    if "$" in source:
        for match in _FORMULA.finditer(source, start):
            if _IS_FORMULA.search(match[0]):
                yield match.span()


def _closed(found: list[_Found]) -> set[str]:
    """The names that are closed somewhere: they enclose copy, and have no place in a sentence themselves."""
    return {one.name[1:] for one in found if one.name.startswith("/")}


def _muted(found: list[_Found]) -> Iterator[Blank]:
    """From the opening of each muted pair to its closing."""
    open_at: dict[str, int] = {}
    for one in sorted(found):
        if one.name in _MUTED:
            open_at.setdefault(one.name, one.start)
        elif one.name[1:] in open_at and one.name.startswith("/"):
            yield Blank(open_at.pop(one.name[1:]), one.end)


def _captions(source: str, one: _Found) -> tuple[tuple[int, int], ...]:
    return tuple(
        match.span(1) if match[1] is not None else match.span(2)
        for match in _CAPTION.finditer(source, one.start, one.end)
    )


def _apart(every: list[Blank]) -> Iterator[Blank]:
    """In order; of two that overlap, the one that starts first, and of those the longer."""
    position = -1
    for one in sorted(every, key=lambda blank: (blank.start, -blank.end)):
        if one.start >= position:
            yield one
            position = one.end


def _is_alone(source: str, blank: Blank) -> bool:
    """Whether nothing but white space stands before it on its first line and behind it on its last."""
    before, after = blank.start, blank.end
    while before and source[before - 1] in _EDGES:
        before -= 1
    while after < len(source) and source[after] in _EDGES:
        after += 1
    return (not before or source[before - 1] in "\n\r") and (after == len(source) or source[after] in "\n\r")
