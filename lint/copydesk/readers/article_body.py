"""Which element of a page holds the article's paragraphs.

What the page itself says comes first: `articleBody` in its JSON-LD, `itemprop="articleBody"`, the names that publishing
systems give to the element around the paragraphs. Else the body is where the sentences are: the element whose own
paragraphs are longest, and as much around it as adds sentences and hardly any links.
"""

from __future__ import annotations

from bisect import bisect_left
from html import unescape

from copydesk.patterns import lazy
from copydesk.readers.html_elements import Element
from copydesk.readers.html_names import BODY
from copydesk.readers.html_outline import Outline, Run

_LETTERS = lazy(r"[^\W_]+")
_TAGS = lazy(r"<[^<>]{1,300}>")
#: How long an `articleBody` must be to be believed, and which part of it must stand on the page, up to a length that will do.
_SHORTEST = 140
_LEAST = 0.4
_ENOUGH = 1500
#: What an element around the body adds must be so many times as much sentences as links.
_PURE = 3
#: The share of the body's sentences that an element of a telling name must hold.
_MOST = 0.75
#: What a sentence counts before the headline, and behind the headline of another story.
_BEFORE, _BEHIND = 0.4, 0.3
#: No sentence counts for more than one of so many characters.
_LONGEST = 1500


def body_of(outline: Outline, told: str) -> Element | None:
    """The element that holds the article's paragraphs; None where the page has no sentences. `told` is its `articleBody`."""
    body = _told(outline, told)
    if body is not None:
        return _named_around(outline, body, body)
    seed = _densest(outline)
    return None if seed is None else _named_around(outline, _grown(outline, seed), seed)


def plain_words(said: str) -> list[str]:
    """The words of a text in lower case, without any mark."""
    return [word.lower() for word in _LETTERS.findall(said)]


def _told(outline: Outline, told: str) -> Element | None:
    """The smallest element around the runs whose words stand in the page's `articleBody`."""
    if len(told) < _SHORTEST:
        return None
    body = " ".join(plain_words(_TAGS.sub(" ", unescape(told))))
    found = [run for run in outline.runs if run.is_sentence and _stands_in(plain_words(outline.words(run)), body)]
    length = sum(run.length for run in found)
    if not found or length < min(_LEAST * len(told), _ENOUGH):
        return None
    return _around(outline, found)


def _stands_in(said: list[str], body: str) -> bool:
    return " ".join(said[:8]) in body or " ".join(said[-8:]) in body


def _around(outline: Outline, runs: list[Run]) -> Element | None:
    """The smallest element that holds nearly all of the runs, which are in order."""
    firsts = [run.first for run in runs]
    index = runs[len(runs) // 2].block
    while index >= 0:
        element = outline.elements[index]
        if bisect_left(firsts, element.last) - bisect_left(firsts, element.first) >= 0.9 * len(runs):
            return element
        index = element.parent
    return None


def _densest(outline: Outline) -> Element | None:
    """The element that holds most sentences next to each other; those within an element in it count half.

    Elements around a single sentence are as good as none, however many stand around each other.
    """
    scores: dict[int, float] = {}
    for run in outline.runs:
        if not run.is_sentence or run.block < 0:
            continue
        value = min(run.length - run.linked, _LONGEST) * _place(outline, run)
        around = outline.around(run)
        index = around[-1].index
        if len(around) == 1 and outline.good(around[0]) == run.length - run.linked:
            index = around[0].index
        for share in (1.0, 0.5, 0.2):
            if index < 0:
                break
            scores[index] = scores.get(index, 0.0) + share * value
            index = outline.elements[index].parent
    if not scores:
        return None
    return outline.elements[max(scores, key=lambda index: (scores[index] * _weight(outline, index), index))]


def _place(outline: Outline, run: Run) -> float:
    """What a run's place on the page says of it."""
    headline = outline.headline
    if headline is None:
        return 1.0
    if run.first < headline.first:
        return _BEFORE
    following = outline.other_headings
    behind = bisect_left(following, headline.first)
    return _BEHIND if behind < len(following) and following[behind] < run.first else 1.0


def _weight(outline: Outline, index: int) -> float:
    """How likely an element is the body by its name, and how much of it are links."""
    element = outline.elements[index]
    if element.tag in ("body", "html"):
        return 0.5
    weight = 1.0
    if element.attributes:
        weight *= 1.5 if outline.names.of(element) & BODY else 1.0
        weight *= 2 if _is_declared(element) else 1.0
    if element.tag in ("article", "main"):
        weight *= 1.2
    length = outline.length(element)
    return weight * (1 - outline.linked(element) / length) if length else weight


def _is_declared(element: Element) -> bool:
    return "articlebody" in element.get("itemprop").lower()


def _grown(outline: Outline, seed: Element) -> Element:
    """The largest element around that adds sentences and hardly anything else, and no other story's headline."""
    body = seed
    index = seed.parent
    while index >= 0 and body.tag not in ("article", "body", "main"):
        element = outline.elements[index]
        index = element.parent
        good, bad = outline.good(element) - outline.good(body), outline.bad(element) - outline.bad(body)
        if good > 0 and good >= _PURE * bad and not _adds_headline(outline, element, body):
            body = element
        if element.tag in ("article", "body"):
            break
    return body


def _adds_headline(outline: Outline, element: Element, body: Element) -> bool:
    headings = outline.other_headings
    behind = bisect_left(headings, body.last)
    return behind < len(headings) and headings[behind] < element.last


def _named_around(outline: Outline, body: Element, seed: Element) -> Element:
    """The element that its name says is the body, if it is about the one that was found."""
    good = outline.good(body)
    best = body
    index = seed.index
    while index >= 0:
        element = outline.elements[index]
        index = element.parent
        if not element.attributes or element.tag in ("html", "body", "main"):
            continue
        declared = _is_declared(element)
        if (declared or outline.names.of(element) & BODY) and outline.good(element) >= _MOST * good:
            if not _is_pure(outline, element, best):
                break
            best = element
            if declared:
                break
    return best


def _is_pure(outline: Outline, element: Element, body: Element) -> bool:
    """Whether an element adds to the body sentences rather than links, if it adds much."""
    good, bad = outline.good(element) - outline.good(body), outline.bad(element) - outline.bad(body)
    return good + bad < 0.1 * outline.good(body) or good >= bad
