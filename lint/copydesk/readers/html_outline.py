"""A page as a row of runs of words with their measures, without what is certainly no article.

The ground on which `copydesk.readers.article` finds the article. All sums over what an element holds are differences of
running sums, so that a page costs the same however deep it is nested.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from copydesk.patterns import words
from copydesk.readers.html_blocks import BOUNDARIES, is_hidden
from copydesk.readers.html_names import AROUND, COMMENTS, Names
from copydesk.readers.html_tree import CLOSE, OPEN, Element, Tree

#: Elements that are no article wherever they stand.
_NEVER = words("aside button canvas datalist dialog input map menu meter nav object optgroup option progress select")
_NEVER_ROLES = words("navigation complementary search menu menubar dialog alertdialog toolbar tablist tooltip")
#: Elements that are none unless they hold much of the page.
_HARDLY = words("footer form")
_HARDLY_ROLES = words("banner contentinfo")
#: From so many characters on, outside links, words are taken for a sentence.
_SENTENCE = 45
#: The greatest share of link words in a sentence.
_LINKED = 0.5
#: Parts of an article's text, which a name alone does not take out; from so many characters on.
_PARTS = words("p li td th dd dt h1 h2 h3 h4 h5 h6 table tbody tr")
_SHORT = 60
#: What is left out by its name or tag alone does not hold more of the page's words than this.
_MOST = 0.4


class Run(NamedTuple):
    """Words that stand in one block: the index of the block, the tokens from `first` to `last`, how long they are."""

    block: int
    first: int
    last: int
    length: int
    linked: int

    @property
    def is_sentence(self) -> bool:
        """Whether it is long enough for a sentence, and no mere link."""
        return self.length - self.linked >= _SENTENCE and self.linked <= _LINKED * self.length


class Outline:
    """The runs of a page in order, and what elements hold of them. `out` are the elements left out, by index."""

    __slots__ = ("_bad", "_firsts", "_good", "_length", "_linked", "elements", "names", "out", "runs", "source", "tree")

    def __init__(self, source: str, tree: Tree) -> None:
        self.source = source
        self.tree = tree
        self.elements = tree.elements
        self.names = Names()
        self.out: set[int] = set()
        doubtful: list[Element] = []
        self.runs = self._gathered(doubtful)
        self._measure()
        self._leave_out(doubtful)
        self._measure()

    def _gathered(self, doubtful: list[Element]) -> list[Run]:
        """The runs outside what is certainly no article; `doubtful` takes elements that only look so."""
        tokens, elements, source = self.tree.tokens, self.elements, self.source
        runs: list[Run] = []
        blocks = [-1]
        first, last, length, linked = -1, -1, 0, 0
        position, link_end, count = 0, -1, len(tokens)
        while position < count:
            what, number, start, end = tokens[position]
            if what < OPEN:
                if words_length := len(source[start:end].strip()):
                    first = position if first < 0 else first
                    last = position
                    length += words_length
                    if position < link_end:
                        linked += words_length
                position += 1
                continue
            element = elements[number]
            skipped = what == OPEN and self._is_no_article(element, doubtful)
            if element.tag in BOUNDARIES or skipped:
                if first >= 0:
                    runs.append(Run(blocks[-1], first, last, length, linked))
                    first, length, linked = -1, 0, 0
                if what == CLOSE:
                    if blocks[-1] == number:
                        blocks.pop()
                elif not skipped:
                    blocks.append(number)
            elif what == OPEN and element.tag == "a":
                link_end = max(link_end, element.last)
            if skipped:
                self.out.add(number)
                position = element.last
            position += 1
        if first >= 0:
            runs.append(Run(blocks[-1], first, last, length, linked))
        return runs

    def _is_no_article(self, element: Element, doubtful: list[Element]) -> bool:
        tag = element.tag
        if tag in _NEVER:
            return True
        if tag in _HARDLY:
            doubtful.append(element)
        if not element.attributes or tag in ("html", "body"):
            return False
        if is_hidden(element):
            return True
        if tag not in BOUNDARIES and "-" not in tag:
            return False
        says = self.names.of(element)
        if says & COMMENTS or element.get("role") in _NEVER_ROLES:
            return True
        if says & AROUND or element.get("role") in _HARDLY_ROLES:
            doubtful.append(element)
        return False

    def _leave_out(self, doubtful: list[Element]) -> None:
        total = self._length[-1]
        kept = bytearray(b"\1") * len(self.runs)
        for element in doubtful:
            first, beyond = self.range(element)
            length, linked = self._length[beyond] - self._length[first], self._linked[beyond] - self._linked[first]
            if element.tag in _PARTS and length > _SHORT and linked < _LINKED * length:
                continue  # a sentence of the article, whatever its name says of the reader's subscription
            if length <= _MOST * total:
                self.out.add(element.index)
                kept[first:beyond] = bytes(beyond - first)
        self.runs = [run for run, keeps in zip(self.runs, kept, strict=True) if keeps]

    def _measure(self) -> None:
        runs = self.runs
        self._firsts = [run.first for run in runs]
        self._length = [0, *accumulate(run.length for run in runs)]
        self._linked = [0, *accumulate(run.linked for run in runs)]
        self._good = [0, *accumulate(run.length - run.linked if run.is_sentence else 0 for run in runs)]
        self._bad = [0, *accumulate(0 if run.is_sentence else run.linked + 5 for run in runs)]

    def range(self, element: Element) -> tuple[int, int]:
        """The first of the runs in the element and the first behind it, by index."""
        return bisect_left(self._firsts, element.first), bisect_left(self._firsts, element.last)

    def good(self, element: Element) -> int:
        """How many characters of sentences the element holds."""
        first, beyond = self.range(element)
        return self._good[beyond] - self._good[first]

    def bad(self, element: Element) -> int:
        """How many characters of links and short lines the element holds."""
        first, beyond = self.range(element)
        return self._bad[beyond] - self._bad[first]

    def length(self, element: Element) -> int:
        """How many characters the element holds."""
        first, beyond = self.range(element)
        return self._length[beyond] - self._length[first]

    def linked(self, element: Element) -> int:
        """How many characters of links the element holds."""
        first, beyond = self.range(element)
        return self._linked[beyond] - self._linked[first]

    def words(self, run: Run) -> str:
        """A run's words as they stand, without tags; character references are not read."""
        source = self.source
        texts = self.tree.tokens[run.first : run.last + 1]
        return "".join(source[start:end] for what, _, start, end in texts if what < OPEN)
