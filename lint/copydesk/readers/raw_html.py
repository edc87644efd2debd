"""The tags, references and words in a stretch of raw HTML, with their places. No tree: Markdown lets tags open and close anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.tuples import NamedTuple

# A remark, a declaration, an instruction or a tag; what is not closed runs to the end.
_MARKUP = lazy(
    r"<(?:!--(?:(?!-->)[\s\S])*+(?:-->)?|[!?][^>]*+>?|(?P<closes>/?)(?P<name>[A-Za-z][\w:.-]*+)"
    r"(?P<attributes>(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+)(?:>|\Z|(?=[\"'])[\s\S]*+))"
    r"|(?P<reference>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
_ALT = lazy(r"(?<![\w-])alt\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")

#: What stands in these is not copy, or is none any more.
MUTED = words("script style template svg math iframe object noscript textarea select button pre del s strike")
#: These have a place in the sentence, but their words are no copy.
CODE = words("code kbd samp var tt")
ASIDE = MUTED | CODE
#: Those of them that end with the paragraph they stand in, closed or not.
INLINE = CODE | words("del s strike button")
#: Tags that a paragraph does not run across.
BLOCKS = words(
    "address article aside blockquote body caption center col colgroup dd details dialog div dl dt fieldset figcaption",
    "figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main menu nav ol p section summary table tbody td tfoot th",
    "thead title tr ul pre script style iframe",
)
#: What the words in an element are: a kind of block, a "heading", or a "title"; elsewhere they are what is around them.
KINDS = {
    "h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "summary": "heading", "figcaption": "caption", "caption": "caption", "blockquote": "block quote", "li": "list item",
    "dt": "list item", "dd": "list item", "td": "table cell", "th": "table cell",
}  # fmt: skip
#: Elements that need no closing tag: they end with the HTML that they stand in.
UNCLOSED = words("li dt dd td th p")


class Token(NamedTuple):
    """Words, a reference, or a tag; `text` is what a reference reads, or a tag's name.

    `kind` is "words", "reference", "open", "close" or "remark". `alt` is where a tag's alternative text stands.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    alt: tuple[int, int] | None = None


def tokens(source: str, start: int, end: int) -> Iterator[Token]:
    """The stretch of a source cut into tokens, none left out."""
    for match in _MARKUP.finditer(source, start, end):
        if match.start() > start:
            yield Token("words", start, match.start())
        start = match.end()
        if match["reference"] is not None:
            yield reference(source, *match.span())
        elif (name := match["name"]) is None:
            yield Token("remark", *match.span())
        else:
            alt = _alt(source, *match.span("attributes")) if name.lower() == "img" else None
            yield Token("close" if match["closes"] else "open", *match.span(), name.lower(), alt)
    if start < end:
        yield Token("words", start, end)


def reference(source: str, start: int, end: int) -> Token:
    """A character reference and what it stands for; words where it stands for nothing."""
    from html import unescape

    written = source[start:end]
    text = unescape(written)
    return Token("words", start, end) if text == written else Token("reference", start, end, text)


def references(source: str, start: int, end: int) -> Iterator[Token]:
    """Words and references where no tag can stand, as in an attribute."""
    for token in tokens(source, start, end):
        yield token if token.kind == "reference" else Token("words", token.start, token.end)


def _alt(source: str, start: int, end: int) -> tuple[int, int] | None:
    match = _ALT.search(source, start, end)
    return None if match is None else match.span(1) if match[1] is not None else match.span(2)
