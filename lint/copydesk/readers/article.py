"""Which part of a page is the article: its headline, what stands under that, and the body.

What the page itself says comes first: `articleBody` in its JSON-LD, `itemprop="articleBody"`, the names that publishing
systems give to the element around the paragraphs. Else the body is where the sentences are: the element whose own
paragraphs are longest, and as much around it as adds sentences and hardly any links.
"""

from __future__ import annotations

from typing import NamedTuple

from copydesk.patterns import lazy, words
from copydesk.readers.html_names import AROUND, BODY, BYLINE, CAPTION, STANDFIRST, TIME
from copydesk.readers.html_outline import Outline, Run
from copydesk.readers.html_tree import Element
from copydesk.readers.page_facts import Facts

_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_PARAGRAPHS = words("p li blockquote td th figcaption caption dt dd pre h1 h2 h3 h4 h5 h6 summary")
_LETTERS = lazy(r"[^\W_]+")
#: How long a page's sentences must be altogether for an article.
_SHORTEST = 140
#: What an element around the body adds must be so many times as much sentences as links.
_PURE = 3
#: The share of a named element's sentences that makes it the body.
_MOST = 0.75
_LEAST = 0.4


class Article(NamedTuple):
    """The article of a page: its tokens from `first` to `last` without the muted ones, and what kind elements are."""

    first: int
    last: int
    muted: bytearray
    kinds: dict[int, str]
    out: set[int]
    language: str | None


def find(outline: Outline, facts: Facts) -> Article | None:
    """The article of a page; None where the page holds none."""
    headline = _headline(outline, facts)
    body = _body(outline, facts, headline)
    if body is None:
        return None
    kept = _runs_of_body(outline, body, headline)
    if not kept:
        return None
    kinds: dict[int, str] = {}
    head = _head(outline, facts, headline, kept[0], kinds)
    runs = [*head, *kept]
    if headline is not None:
        kinds[headline.block] = "headline"
        if headline.first < runs[0].first:
            runs.insert(0, headline)
    muted = bytearray(b"\1") * len(outline.tree.tokens)
    for run in runs:
        muted[run.first : run.last + 1] = bytes(run.last + 1 - run.first)
    first = min(outline.elements[run.block].first if run.block >= 0 else run.first for run in runs)
    return Article(first, max(run.last for run in runs), muted, kinds, outline.out, _language(outline, body))


def _language(outline: Outline, body: Element) -> str | None:
    """The language that the body or what is around it declares, the page's root left out."""
    index = body.index
    while index >= 0:
        element = outline.elements[index]
        if element.tag == "html":
            return None
        if (declared := element.get("lang") or element.get("xml:lang")) is not None and declared:
            return declared
        index = element.parent
    return None


def _plain(said: str) -> list[str]:
    return [word.lower() for word in _LETTERS.findall(said)]


# --- the headline ---------------------------------------------------------------------------------


def _headline(outline: Outline, facts: Facts) -> Run | None:
    """The heading that says what the page's titles say; else the only h1."""
    titles = [title for said in facts.titles if (title := set(_plain(said)))]
    best: tuple[float, int, Run] | None = None
    first_h1: Run | None = None
    for index, run in enumerate(outline.runs):
        tag = _heading_of(outline, run)
        if not tag or run.length < 4:
            continue
        if tag == "h1" and first_h1 is None and not run.linked:
            first_h1 = run
        alike = _alike(set(_plain(outline.words(run))), titles)
        value = alike + 0.15 * (tag == "h1") - 0.1 * (run.linked > 0)
        if alike >= 0.6 and (best is None or value > best[0] + 0.05):
            best = value, index, run
    return best[2] if best else first_h1


def _heading_of(outline: Outline, run: Run) -> str:
    """The tag of the heading that a run stands in, or "" ."""
    index = run.block
    for _ in range(3):
        if index < 0:
            return ""
        element = outline.elements[index]
        if element.tag in _HEADINGS:
            return element.tag
        index = element.parent
    return ""


def _alike(said: set[str], titles: list[set[str]]) -> float:
    """How much of a heading's words and of a title's are the same; a title may add the site's name."""
    if not said:
        return 0.0
    return max((len(said & title) / max(len(said), min(len(title), len(said) + 2)) for title in titles), default=0.0)


# --- the body -------------------------------------------------------------------------------------


def _body(outline: Outline, facts: Facts, headline: Run | None) -> Element | None:
    """The element that holds the article's paragraphs."""
    total = sum(run.length - run.linked for run in outline.runs if run.is_sentence)
    if total < _SHORTEST:
        return None
    told = _told_by_json(outline, facts)
    if told is not None:
        return told
    seed = _densest(outline, headline)
    if seed is None:
        return None
    return _named_around(outline, _grown(outline, seed), seed)


def _told_by_json(outline: Outline, facts: Facts) -> Element | None:
    """The smallest element around the runs whose words stand in the page's `articleBody`."""
    if len(facts.body) < _SHORTEST:
        return None
    told = " ".join(_plain(_without_tags(facts.body)))
    found = [run for run in outline.runs if run.is_sentence and _stands_in(outline, run, told)]
    length = sum(run.length for run in found)
    if length < _LEAST * len(told) and length < 1500:
        return None
    return _around(outline, found)


def _without_tags(said: str) -> str:
    from html import unescape

    return _TAGS.sub(" ", unescape(said))


_TAGS = lazy(r"<[^<>]{1,300}>")


def _stands_in(outline: Outline, run: Run, told: str) -> bool:
    said = _plain(outline.words(run))
    return " ".join(said[:8]) in told or " ".join(said[-8:]) in told


def _around(outline: Outline, runs: list[Run]) -> Element | None:
    """The smallest element that holds nearly all of the runs."""
    length = sum(run.length for run in runs)
    index = runs[len(runs) // 2].block if runs else -1
    while index >= 0:
        element = outline.elements[index]
        if sum(run.length for run in runs if element.first <= run.first <= element.last) >= 0.95 * length:
            return element
        index = element.parent
    return None


def _densest(outline: Outline, headline: Run | None) -> Element | None:
    """The element whose own paragraphs hold most; those of an element in it count half."""
    scores: dict[int, float] = {}
    for run in outline.runs:
        if not run.is_sentence or run.block < 0:
            continue
        value = float(min(run.length - run.linked, 1500))
        if headline is not None and run.first < headline.first:
            value *= 0.5
        element = outline.elements[run.block]
        index = element.parent if element.tag in _PARAGRAPHS else run.block
        if element.tag in ("li", "td", "dd", "figcaption"):
            value *= 0.5
        for share in (1.0, 0.5, 0.2):
            if index < 0:
                break
            scores[index] = scores.get(index, 0.0) + share * value
            index = outline.elements[index].parent
    if not scores:
        return None
    return outline.elements[max(scores, key=lambda index: (scores[index] * _weight(outline, index), index))]


def _weight(outline: Outline, index: int) -> float:
    """How likely an element is the body by its name, and how much of it are links."""
    element = outline.elements[index]
    if element.tag in ("body", "html"):
        return 0.5
    weight = 1.0
    says = outline.names.of(element) if element.attributes else 0
    if says & BODY:
        weight *= 1.6
    if "articlebody" in element.get("itemprop").lower():
        weight *= 2
    if element.tag in ("article", "main"):
        weight *= 1.2
    length = outline.length(element)
    return weight * (1 - outline.linked(element) / length) if length else weight


def _grown(outline: Outline, seed: Element) -> Element:
    """The largest element around that adds sentences and hardly anything else."""
    body = seed
    index = seed.parent
    while index >= 0 and body.tag not in ("article", "body", "main"):
        element = outline.elements[index]
        index = element.parent
        good, bad = outline.good(element) - outline.good(body), outline.bad(element) - outline.bad(body)
        if good >= _PURE * bad and good > 0 and not _holds_other_heading(outline, element, body):
            body = element
        if element.tag in ("article", "body"):
            break
    return body


def _holds_other_heading(outline: Outline, element: Element, body: Element) -> bool:
    """Whether a second h1 stands behind the body, as where the next article follows on the same page."""
    first, beyond = outline.range(element)
    _, after = outline.range(body)
    return any(_heading_of(outline, run) == "h1" for run in outline.runs[after:beyond]) and first < after


def _named_around(outline: Outline, body: Element, seed: Element) -> Element:
    """The element that its name says is the body, if it is about the one that was found."""
    good = outline.good(body)
    index = seed.index
    best = body
    while index >= 0:
        element = outline.elements[index]
        named = "articlebody" in element.get("itemprop").lower() or (
            element.attributes and outline.names.of(element) & BODY and element.tag not in ("html", "body", "main")
        )
        if named and outline.good(element) >= _MOST * good:
            best = element
            if "articlebody" in element.get("itemprop").lower():
                break
        index = element.parent
    return best


# --- what of the body is copy ---------------------------------------------------------------------


def _runs_of_body(outline: Outline, body: Element, headline: Run | None) -> list[Run]:
    first, beyond = outline.range(body)
    runs = outline.runs[first:beyond]
    if headline is not None and body.first <= headline.first <= body.last:
        runs = [run for run in runs if run.first >= headline.first]
    dropped = _link_lists(outline, body)
    kept: list[Run] = []
    headings: list[Run] = []
    for run in runs:
        if any(run.first > start and run.last < end for start, end in dropped):
            continue
        if run is headline:
            kept.append(run)
        elif _heading_of(outline, run):
            headings.append(run)
        elif _is_copy(outline, run):
            kept += headings if not any(one.linked > 0.8 * one.length for one in headings) else []
            headings.clear()
            kept.append(run)
    return kept


def _link_lists(outline: Outline, body: Element) -> list[tuple[int, int]]:
    """Stretches of tokens, within the body, that are mostly links: lists of other stories, tags, shares."""
    found: list[tuple[int, int]] = []
    total = outline.length(body)
    index = body.index + 1
    while index < body.beyond:
        element = outline.elements[index]
        index += 1
        if element.index in outline.out:
            index = element.beyond
        elif element.tag in ("div", "section", "ul", "ol", "table", "article", "dl", "figure", "header", "p"):
            length = outline.length(element)
            if length and length < 0.4 * total and outline.linked(element) > 0.5 * length and element.tag != "p":
                found.append((element.first, element.last))
                index = element.beyond
    return found


def _is_copy(outline: Outline, run: Run) -> bool:
    if run.is_sentence:
        return True
    element = outline.elements[run.block]
    return element.tag in _PARAGRAPHS


# --- what stands above the body -------------------------------------------------------------------


def _head(outline: Outline, facts: Facts, headline: Run | None, body: Run, kinds: dict[int, str]) -> list[Run]:
    """Standfirst, byline, day and caption between the headline and the body."""
    if headline is None or headline.first >= body.first:
        return []
    descriptions = [set(_plain(said)) for said in facts.descriptions]
    kept: list[Run] = []
    for run in outline.runs:
        if headline.first < run.first < body.first and (kind := _kind_above(outline, run, descriptions)):
            kinds[run.block] = kind
            kept.append(run)
    return kept


def _kind_above(outline: Outline, run: Run, descriptions: list[set[str]]) -> str | None:
    if run.linked < 0.5 * run.length and _alike(set(_plain(outline.words(run))), descriptions) >= 0.8:
        return "standfirst"
    index = run.block
    for _ in range(4):
        if index < 0:
            return None
        element = outline.elements[index]
        says = outline.names.of(element) if element.attributes else 0
        if element.tag == "figcaption" or says & CAPTION:
            return "caption"
        if says & BYLINE or element.tag == "address":
            return "byline"
        if says & TIME or element.tag == "time":
            return "dateline"
        if says & STANDFIRST and run.linked < 0.5 * run.length:
            return "standfirst"
        if says & AROUND:
            return None
        index = element.parent
    return None
