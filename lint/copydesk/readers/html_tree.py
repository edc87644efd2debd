"""HTML source to a flat tree that keeps every offset, built the way a browser builds it where that matters to copy.

One pass, no recursion, linear in the source: elements end where the HTML standard says that they end (a `<p>` before the
next `<div>`, an `<li>` before the next `<li>`), a misnested `</b>` closes the `<b>` alone, an end tag without its start tag
counts for nothing. What a page never shows (scripts, styles, templates, comments, drawings) leaves no element.

Source: HTML Living Standard, 13.2 "Parsing HTML documents".
"""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.readers.decoding import UnreadableError
from copydesk.readers.html_elements import CDATA, CLOSE, OPEN, TEXT, Element, Raw, Token
from copydesk.readers.html_tags import (
    BLOCKS,
    ENDS_MORE,
    FORMATTING,
    HEADINGS,
    IN_TABLE,
    IS_BLOCK,
    IS_DROPPED,
    IS_LOOSE,
    IS_ONE,
    IS_RAW,
    IS_SPECIAL,
    IS_VOID,
    IS_WALL,
    ITEMS,
    NESTING,
    ONE,
    PASSED_OVER,
    RAW_ENDS,
    SPECIAL,
    TRAITS,
)

#: Real pages hold some thousands; each costs memory.
MOST_TAGS = 250_000

# A quote opens a value only right behind "="; a tag that never ends goes to the end of the source, as in a browser.
_TAG = lazy(r"<(?:(/?)([A-Za-z][^\s/>]*+)((?:[^>=]++|=(?:\s*+(?:\"[^\"]*+\"|'[^']*+'))?+)*+)(?:>|\Z)|(?=[!?/]))")
_COMMENT_END = lazy(r"--!?>")
_LONE_COMMENT = lazy(r"<!---?>")

#: What a passed-over element never holds, unless it is not closed where it should be.
_TOO_MUCH = lazy(r"<(?i:article|main|h1)[\s>]")
#: After so many that hold it none is passed over any more.
_MOST_WRONG = 20
_TOO_MANY = f"has more than {MOST_TAGS:,} tags, which no story has; give the story's page alone"


class Tree:
    """A parsed stretch of a source: `tokens` in the order of the source, `elements` in that of their start tags.

    `xml` says that `<p/>` is a whole element, as in XHTML. `hidden_from` is where a comment, script or the like starts
    that never ends. Raises UnreadableError where there are more tags than a story can have.
    """

    __slots__ = (
        "_end", "_firm", "_gone", "_open", "_places", "_source", "_special", "_unclosed", "_walls", "_wrong", "_xml", "elements", "hidden_from",
        "raws", "tokens",
    )  # fmt: skip

    def __init__(self, source: str, start: int = 0, end: int | None = None, *, xml: bool = False) -> None:
        self._source = source
        self._end = len(source) if end is None else end
        self._xml = xml
        self.elements: list[Element] = []
        self.tokens: list[Token] = []
        self.raws: list[Raw] = []
        self.hidden_from: int | None = None
        # The stack of open elements; one that was closed with others still open in it stands there as its parent.
        self._open: list[int] = []
        self._gone: set[int] = set()
        self._places: dict[str, list[int]] = {}
        # Where on the stack walls stand, elements that are no mere stretch of words, and those of them that hold items.
        self._walls: list[int] = []
        self._special: list[int] = []
        self._firm: list[int] = []
        self._unclosed: set[str] = set()
        self._wrong: dict[str, int] = {}
        self._build(start)
        self._pop_to(0, self._end, self._end)

    def _build(self, position: int) -> None:
        source, end = self._source, self._end
        search, traits_of, tokens, opened, most = _TAG.search, TRAITS.get, self.tokens, self._open, 4 * MOST_TAGS
        text_from = position
        while (match := search(source, position, end)) is not None:
            at, position = match.span()
            slash, name, rest = match.groups()
            name = name.lower() if name else ""
            traits = traits_of(name, 0)
            if text_from < at and not (traits & IS_SPECIAL and source[text_from:at].isspace()):
                tokens.append((TEXT, opened[-1] if opened else -1, text_from, at))
            text_from = position
            if not name:
                position = text_from = self._declaration(at)
            elif slash:
                self._end_tag(name, at, position)
            elif traits & IS_RAW and name not in self._unclosed:
                position = text_from = self._raw(name, rest, at, position)
            elif not traits & IS_DROPPED:
                self._start_tag(name, traits, at, position, rest)
            if len(tokens) > most:
                raise UnreadableError(_TOO_MANY)
        if text_from < end:
            tokens.append((TEXT, opened[-1] if opened else -1, text_from, end))

    def _declaration(self, at: int) -> int:
        """Where a comment, a CDATA section, a doctype or the like ends that starts at `at`."""
        source, end = self._source, self._end
        if source.startswith("<!--", at):
            if (lone := _LONE_COMMENT.match(source, at, end)) is not None:
                return lone.end()
            closing = _COMMENT_END.search(source, at + 4, end)
            if closing is None:
                self.hidden_from = at
                return end
            return closing.end()
        if source.startswith("<![CDATA[", at):
            closes = source.find("]]>", at + 9, end)
            inner_end = end if closes < 0 else closes
            if at + 9 < inner_end:
                self.tokens.append((CDATA, self._open[-1] if self._open else -1, at + 9, inner_end))
            return min(inner_end + 3, end)
        closes = source.find(">", at, end)
        return end if closes < 0 else closes + 1

    def _raw(self, name: str, rest: str, at: int, position: int) -> int:
        """Where an element ends whose content is no markup, or is never shown."""
        if rest.endswith("/") and (self._xml or name in ("svg", "math")):
            return position
        inner_end, after = self._raw_end(name, position)
        passed_over = name in PASSED_OVER
        if passed_over and after >= 0 and _TOO_MUCH.search(self._source, position, after):
            after = -1
        if after < 0:
            if passed_over or name in NESTING:
                self._wrong[name] = self._wrong.get(name, 0) + (1 if inner_end >= 0 else _MOST_WRONG)
                if self._wrong[name] >= _MOST_WRONG:
                    self._unclosed.add(name)
                self._start_tag(name, TRAITS[name], at, position, rest)
                return position
            self.hidden_from = at
            inner_end = after = self._end
        if passed_over:
            if name in BLOCKS:
                self._end_paragraph(at)
            self._add(name, at, after, rest)
        else:
            self.raws.append(Raw(name, rest, position, inner_end))
        return after

    def _raw_end(self, name: str, position: int) -> tuple[int, int]:
        """Where the end tag stands and where it ends; -1 for both where there is none."""
        source, end = self._source, self._end
        ends = RAW_ENDS[name]
        depth, escaped = 1, None
        for match in ends.finditer(source, position, end):
            if match[1]:
                depth -= 1
            elif name in NESTING:
                depth += not source.startswith("/>", source.find(">", match.end(), match.end() + 1024) - 1)
            elif name == "script" and escaped is None:
                # In "<!-- … <script> … </script>" within a script, the end tag ends nothing.
                opened = source.find("<!--", position, match.start())
                escaped = opened >= 0 and source.find("-->", opened, match.start()) < 0
                depth += escaped
            if depth == 0:
                closes = source.find(">", match.end(), end)
                return match.start(), end if closes < 0 else closes + 1
        return -1, -1

    def _start_tag(self, name: str, traits: int, start: int, inner: int, rest: str) -> None:
        if traits & ENDS_MORE and not self._may_start(name, traits, start):
            return
        index = self._add(name, start, inner, rest)
        if traits & IS_VOID or (self._xml and rest.endswith("/")):
            return
        place = len(self._open)
        self._open.append(index)
        places = self._places.get(name)
        if places is None:
            self._places[name] = [place]
        else:
            places.append(place)
        if traits & IS_SPECIAL:
            self._special.append(place)
            if traits & IS_WALL:
                self._walls.append(place)
            if not traits & IS_LOOSE:
                self._firm.append(place)

    def _may_start(self, name: str, traits: int, at: int) -> bool:
        """Ends what a start tag ends; whether it starts an element itself, as a second `<body>` does not."""
        if traits & IS_ONE and (name == "head" or self._places.get(name)):
            return False
        self._end_implied(name, at)
        if traits & IS_BLOCK:
            self._end_paragraph(at)
            if name in HEADINGS and self._open and self.elements[self._open[-1]].tag in HEADINGS:
                self._pop_to(len(self._open) - 1, at, at)
        return True

    def _add(self, name: str, start: int, inner: int, rest: str) -> int:
        index = len(self.elements)
        if index >= MOST_TAGS:
            raise UnreadableError(_TOO_MANY)
        tokens = self.tokens
        self.elements.append(
            Element(index, name, self._open[-1] if self._open else -1, start, inner, rest, len(tokens))
        )
        tokens.append((OPEN, index, start, inner))
        return index

    def _end_implied(self, name: str, at: int) -> None:
        """Ends what a start tag ends: an item before the next one, a cell and a row before the next."""
        if name in ITEMS:
            if self._firm and self._tag_at(self._firm[-1]) in ITEMS[name]:
                self._pop_to(self._firm[-1], at, at)
        elif name in IN_TABLE:
            table = self._last("table")
            ended = [place for other in IN_TABLE[name] if (place := self._last(other)) > table]
            if ended:
                self._pop_to(min(ended), at, at)
        elif name in ("a", "option") and self._places.get(name):
            self._end_tag(name, at, at)

    def _tag_at(self, place: int) -> str:
        return self.elements[self._open[place]].tag

    def _last(self, name: str) -> int:
        places = self._places.get(name)
        return places[-1] if places else -1

    def _end_paragraph(self, at: int) -> None:
        place = self._last("p")
        if place >= 0 and place > (self._walls[-1] if self._walls else -1):
            self._pop_to(place, at, at)

    def _end_tag(self, name: str, at: int, after: int) -> None:
        opened = self._open
        if opened and self.elements[opened[-1]].tag == name and name not in ONE:
            self._pop_to(len(opened) - 1, at, after)
            return
        if name in ("br", "p") and not self._places.get(name):
            self._add(name, at, after, "")  # a browser makes an empty one
            return
        if name in ("html", "body", "head") or not (name in HEADINGS or self._places.get(name)):
            return
        place = max(map(self._last, HEADINGS)) if name in HEADINGS else self._last(name)
        wall = self._wall_for(name)
        if place < 0 or place < wall:
            return
        if self._special and self._special[-1] > place and name not in SPECIAL - {"form"}:
            if name in FORMATTING:
                self._take_out(place, name, at, after)
            return
        self._pop_to(place, at, after)

    def _wall_for(self, name: str) -> int:
        """The place on the stack that an end tag does not look past."""
        if name == "table":
            return -1
        if name in IN_TABLE:
            return self._last("table")
        return self._walls[-1] if self._walls else -1

    def _take_out(self, place: int, name: str, at: int, after: int) -> None:
        """Closes an element and leaves open what was opened in it."""
        self._close(self._open[place], at, after)
        self._gone.add(place)
        self._places[name].pop()

    def _pop_to(self, place: int, at: int, after: int) -> None:
        """Closes all elements from a place on the stack on; the end tag of the outermost stands from `at` to `after`."""
        opened, gone = self._open, self._gone
        while len(opened) > place or (gone and len(opened) - 1 in gone):
            index = opened.pop()
            top = len(opened)
            if top in gone:
                gone.discard(top)
            else:
                self._close(index, at, after if top == place else at)
                self._places[self.elements[index].tag].pop()
            special = self._special
            if special and special[-1] == top:
                special.pop()
                if self._walls and self._walls[-1] == top:
                    self._walls.pop()
                if self._firm and self._firm[-1] == top:
                    self._firm.pop()

    def _close(self, index: int, at: int, after: int) -> None:
        element = self.elements[index]
        element.last = len(self.tokens)
        element.beyond = len(self.elements)
        self.tokens.append((CLOSE, index, at, after))
