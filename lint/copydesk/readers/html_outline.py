"""A page as a row of runs of words with their measures, without what is certainly no article.

The ground on which `copydesk.readers.article` finds the article. All sums over what an element holds are differences of
running sums, so that a page costs the same however deep it is nested.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate

from copydesk.patterns import lazy, words
from copydesk.readers.html_blocks import BOUNDARIES, is_hidden
from copydesk.readers.html_elements import CLOSE, OPEN, Element
from copydesk.readers.html_names import AROUND, COMMENTS, Names
from copydesk.readers.html_tree import Tree
from copydesk.tuples import NamedTuple

#: Elements that are no article wherever they stand.
_NEVER = words("aside button canvas datalist dialog input map menu meter nav object optgroup option progress select")
_NEVER_ROLES = words("navigation complementary search menu menubar dialog alertdialog toolbar tablist tooltip")
#: Elements that are none unless they hold much of the page.
_HARDLY = words("footer form")
_HARDLY_ROLES = words("banner contentinfo")
#: What an element is by its tag and attributes: none of the article, perhaps none, or nothing speaks against it.
_NONE, _DOUBTFUL, _MAY_BE = range(3)
#: Parts of an article's text, which a name alone does not take out; from so many characters on.
_PARTS = words("p li td th dd dt h1 h2 h3 h4 h5 h6 table tbody tr")
_SHORT = 60
#: What holds more of the page's sentences than this is not left out for its name or tag alone; where it has hardly a link.
_MOST, _MOST_PLAIN = 0.7, 0.3
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
#: From so many characters on, outside links, words are taken for a sentence.
_SENTENCE = 45
#: The greatest share of link words in a sentence.
_LINKED = 0.5
#: Of a link's characters one in so many counts against what holds it, since lists of links are left out by themselves.
_LIGHT = 3
#: From so many characters on a link may be another story's headline.
_LINK = 12
# A link to another place on the same page, and one that leads from a teaser to its story.
_WITHIN_PAGE = lazy(r"\shref\s*=\s*[\"']?#\w")
_READ_ON = lazy(r"\W*(?i:read (?:more|on|the|full)|continue reading|full (?:story|article|report))\b")
#: A teaser's card is no longer than so many times its sentence.
_CARD = 3


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

    @property
    def is_link(self) -> bool:
        """Whether nearly all of it is a link."""
        return self.linked > 0.8 * self.length


class Outline:
    """The runs of a page in order, and what elements hold of them. `out` are the elements left out, by index.

    `shows_hidden` says that blocks count that the page hides. `headline` is found among all runs by the function that is given, before any is left out for its name.
    """

    __slots__ = (
        "_bad", "_doubtful", "_firsts", "_good", "_length", "_linked", "_shows_hidden", "_verdicts", "elements", "headline", "names", "other_headings",
        "out", "runs", "source", "tree",
    )  # fmt: skip

    def __init__(
        self, source: str, tree: Tree, find_headline: Callable[[Outline], Run | None], *, shows_hidden: bool = False
    ) -> None:
        self._shows_hidden = shows_hidden
        self.source = source
        self.tree = tree
        self.elements = tree.elements
        self.names = Names()
        self.out: set[int] = set()
        self._doubtful: list[Element] = []
        self._verdicts: dict[tuple[str, str], int] = {}
        self.runs = self._gathered()
        self._measure()
        self.headline = find_headline(self)
        self._leave_out()
        self._measure()
        self.runs = [run for run in self.runs if not self._is_teaser(run)]
        self._measure()
        #: The tokens at which an h1 stands that is not the headline.
        self.other_headings = [run.first for run in self.runs if run != self.headline and self.heading_of(run) == "h1"]

    def _gathered(self) -> list[Run]:
        """The runs outside what is certainly no article."""
        elements, source = self.elements, self.source
        runs: list[Run] = []
        blocks = [-1]
        first, last, length, linked = -1, -1, 0, 0
        beyond, link_end = 0, -1
        for position, (what, number, start, end) in enumerate(self.tree.tokens):
            if position < beyond:
                continue
            if what < OPEN:
                if words_length := len(source[start:end].strip()):
                    first = position if first < 0 else first
                    last = position
                    length += words_length
                    if position < link_end:
                        linked += words_length
                continue
            element = elements[number]
            tag = element.tag
            is_block = tag in BOUNDARIES
            if what == OPEN and (is_block or element.rest or tag in _NEVER or "-" in tag):
                if self._is_no_article(element, is_block):
                    self.out.add(number)
                    beyond = element.last + 1
                    is_block = True
                elif is_block:
                    if element.last > position:
                        blocks.append(number)
                elif tag == "a" and not _WITHIN_PAGE.search(element.rest):
                    link_end = max(link_end, element.last)
            if is_block and first >= 0:
                around = blocks[-1] if what == CLOSE or beyond > position or blocks[-1] != number else blocks[-2]
                runs.append(Run(around, first, last, length, linked))
                first, length, linked = -1, 0, 0
            if what == CLOSE and blocks[-1] == number:
                blocks.pop()
        if first >= 0:
            runs.append(Run(blocks[-1], first, last, length, linked))
        return runs

    def _is_no_article(self, element: Element, is_block: bool) -> bool:
        """Whether an element is certainly none; one that only looks so is kept in mind."""
        if not (is_block or "-" in element.tag):
            return element.tag in _NEVER or is_hidden(element)
        key = element.tag, element.rest
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._verdicts[key] = self._judged(element)
        if verdict == _DOUBTFUL:
            self._doubtful.append(element)
        return verdict == _NONE

    def _judged(self, element: Element) -> int:
        """What an element is by its tag and attributes alone."""
        tag = element.tag
        if tag in _NEVER:
            return _NONE
        doubtful = tag in _HARDLY
        if tag not in ("html", "body") and (element.rest or "-" in tag):
            if is_hidden(element) and not self._shows_hidden:
                return _NONE
            says, role = self.names.of(element), element.get("role")
            if says & COMMENTS or role in _NEVER_ROLES:
                return _NONE
            doubtful = doubtful or bool(says & AROUND) or role in _HARDLY_ROLES
        return _DOUBTFUL if doubtful else _MAY_BE

    def _leave_out(self) -> None:
        """Leaves out what only its name or tag speaks against, but for what holds the headline or most of the page."""
        counts = self._good if self._good[-1] else self._length  # a page of few words has no sentences
        kept = bytearray(b"\1") * len(self.runs)
        for element in self._doubtful:
            first, beyond = self.range(element)
            length, linked = self._length[beyond] - self._length[first], self._linked[beyond] - self._linked[first]
            if element.tag in _PARTS and length > _SHORT and linked < _LINKED * length:
                continue  # a sentence of the article, whatever its name says of the reader's subscription
            if self.headline is not None and element.first < self.headline.first < element.last:
                continue
            most = _MOST_PLAIN if linked < 0.1 * length else _MOST
            if counts[beyond] - counts[first] <= most * counts[-1]:
                self.out.add(element.index)
                kept[first:beyond] = bytes(beyond - first)
        self.runs = [run for run, keeps in zip(self.runs, kept, strict=True) if keeps]

    def _is_teaser(self, run: Run) -> bool:
        """Whether a sentence stands under the linked headline of another story, in a card of their own."""
        if not run.is_sentence:
            return False
        card = None
        for element in self.around(run):
            if self.good(element) > run.length - run.linked or element.tag in ("body", "main", "html"):
                break
            card = element
        if card is None or self.length(card) > _CARD * run.length:
            return False
        if self.headline is not None and card.first <= self.headline.first <= card.last:
            return False
        first, beyond = self.range(card)
        return any(
            other.is_link
            and (
                _READ_ON.match(self.words(other))
                if other.first > run.first and not self.heading_of(other)
                else other.linked >= _LINK
            )
            for other in self.runs[first:beyond]
        )

    def _measure(self) -> None:
        runs = self.runs
        self._firsts = [run.first for run in runs]
        self._length = [0, *accumulate(run.length for run in runs)]
        self._linked = [0, *accumulate(run.linked for run in runs)]
        self._good = [0, *accumulate(run.length - run.linked if run.is_sentence else 0 for run in runs)]
        self._bad = [0, *accumulate(0 if run.is_sentence else run.linked // _LIGHT + 5 for run in runs)]

    def around(self, run: Run) -> list[Element]:
        """The elements around a run, the innermost block first, as far as sentences of other runs are no part of them.

        The last one, if there is one further out, is the first that holds more.
        """
        found: list[Element] = []
        index = run.block
        own = run.length - run.linked
        while index >= 0:
            element = self.elements[index]
            found.append(element)
            if self.good(element) > own:
                break
            index = element.parent
        return found

    def heading_of(self, run: Run) -> str:
        """The tag of the heading that a run stands in, or ""."""
        index = run.block
        for _ in range(3):
            if index < 0:
                break
            element = self.elements[index]
            if element.tag in _HEADINGS:
                return element.tag
            index = element.parent
        return ""

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

    def sentences(self, element: Element) -> int:
        """How many runs in the element are sentences."""
        first, beyond = self.range(element)
        return sum(run.is_sentence for run in self.runs[first:beyond])

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
