"""Which part of a page is the article: its headline, what stands under that, and what of the body is copy."""

from __future__ import annotations

from copydesk.patterns import lazy, words
from copydesk.readers.article_body import body_of, plain_words
from copydesk.readers.html_elements import Element
from copydesk.readers.html_names import AROUND, BYLINE, CAPTION, STANDFIRST, TIME
from copydesk.readers.html_outline import Outline, Run
from copydesk.readers.html_tree import Tree
from copydesk.readers.page_facts import Facts
from copydesk.tuples import NamedTuple

#: Elements whose words are copy in a body, however short.
_PARAGRAPHS = words("p li blockquote td th figcaption caption dt dd pre summary legend")
_GROUPS = words("article div dl figure header ol p section table ul")
#: How much of a heading's words a title must share, and how much of other words.
_ALIKE, _SAME = 0.6, 0.95
#: Words outside headings are held against the titles where they are as long as this part of the longest, without spaces.
_LEAST_ALIKE = 0.4
_LONGEST_HEADLINE = 400
# What stands between a headline and the site's name in a title.
_BETWEEN_NAMES = lazy(r"\s[|–—:·»-]+\s|\s*\|\s*")
#: An element that its name calls a standfirst or the like is no longer than this.
_LONGEST_PART = 800
_NO_DIGITS = str.maketrans("", "", "0123456789")
#: A heading that is longer says more than what kind of list stands under it.
_LONGEST_LABEL = 60
#: So many paragraphs a standfirst has at most.
_MOST_IN_STANDFIRST = 2
#: Runs this far behind the headline may still be what stands under it.
_LONGEST_HEAD = 40
#: A stretch that is mostly links is left out where it is no larger part of the body.
_LESSER = 0.4


class Article(NamedTuple):
    """The article of a page: its tokens from `first` to `last` without the muted ones.

    `kinds` gives elements, by index, their kind of block; `out` are elements that are no copy; `language` is what the
    body declares of its own.
    """

    first: int
    last: int
    muted: bytearray
    kinds: dict[int, str]
    out: set[int]
    language: str | None


def find(source: str, tree: Tree, facts: Facts) -> Article | None:
    """The article of a page; None where the page holds none.

    Where nothing else on the page is an article, one that a script would show is read although the page hides it.
    """
    said = [*facts.titles, *(max(_BETWEEN_NAMES.split(title), key=len) for title in facts.titles)]
    titles = [title for each in dict.fromkeys(said) if (title := frozenset(plain_words(each)))]
    outline = Outline(source, tree, lambda outline: _headline(outline, titles))
    body = body_of(outline, facts.body)
    if body is None:
        hidden = Outline(source, tree, lambda outline: _headline(outline, titles), shows_hidden=True)
        body = body_of(hidden, facts.body)
        outline = hidden if body is not None else outline
        body = body or _only_part(outline)
    if body is None:
        return None
    kept = _runs_of_body(outline, body)
    if not any(run is not outline.headline for run in kept):
        return None
    return _assembled(outline, facts, body, kept)


def _assembled(outline: Outline, facts: Facts, body: Element, kept: list[Run]) -> Article:
    kinds: dict[int, str] = {}
    runs = _with_head(outline, facts, kept, kinds)
    for run in reversed(kept):
        if _kind_by_name(outline, run) not in ("byline", "dateline") or run is runs[0]:
            break
        kinds.setdefault(run.block, "footer")  # who wrote it, and when, said once more at the end
    for run in kept:
        if kinds.get(run.block) is None and _is_caption(outline, run, body):
            kinds[run.block] = "caption"
    muted = bytearray(b"\1") * len(outline.tree.tokens)
    for run in runs:
        muted[run.first : run.last + 1] = bytes(run.last + 1 - run.first)
    first = min(outline.elements[run.block].first if run.block >= 0 else run.first for run in runs)
    return Article(first, max(run.last for run in runs), muted, kinds, outline.out, _language(outline, body))


def _with_head(outline: Outline, facts: Facts, kept: list[Run], kinds: dict[int, str]) -> list[Run]:
    """The runs of the body and, from the headline down to its first paragraph, what stands above it; `kinds` is filled."""
    headline = outline.headline
    opening = next(
        (run for run in kept if run.is_sentence and run is not headline and _kind_by_name(outline, run) is None),
        kept[-1],
    )
    above = [
        run for run in outline.runs if (headline.first if headline else kept[0].first - 1) < run.first < opening.first
    ]
    descriptions = [frozenset(plain_words(said)) for said in facts.descriptions]
    found = {run.first: run for run in (*_named_runs(outline, above[:_LONGEST_HEAD], descriptions, kinds), *kept)}
    if headline is not None and headline.first <= opening.first:
        kinds[headline.block] = "headline"
        found[headline.first] = headline
    return [found[first] for first in sorted(found)]


def _only_part(outline: Outline) -> Element | None:
    """The body of a page so short that nothing in it is long enough for a sentence: its article, or all of it."""
    length = sum(run.length for run in outline.runs)
    if not length or sum(run.linked for run in outline.runs) > 0.5 * length:
        return None
    for tag in ("article", "main", "body", "html"):
        found = [element for element in outline.elements if element.tag == tag and outline.length(element)]
        if len(found) == 1:
            return found[0]
    return None


def _language(outline: Outline, body: Element) -> str | None:
    """The language that the body or what is around it declares, the page's root left out."""
    index = body.index
    while index >= 0:
        element = outline.elements[index]
        if element.tag == "html":
            break
        if declared := element.get("lang") or element.get("xml:lang"):
            return declared
        index = element.parent
    return None


def _headline(outline: Outline, titles: list[frozenset[str]]) -> Run | None:
    """The heading that says what the page's titles say, else other words that say just that, else the first h1."""
    best: Run | None = None
    best_value = 0.0
    first_h1: Run | None = None
    longest = max((sum(map(len, title)) for title in titles), default=0)
    for run in outline.runs:
        if not 4 <= run.length <= _LONGEST_HEADLINE or (run.is_link and run.length < 20):
            continue
        tag = outline.heading_of(run)
        if not tag and (run.linked or not _LEAST_ALIKE * longest < run.length < 2 * longest):
            continue
        if tag == "h1" and first_h1 is None and not run.linked:
            first_h1 = run
        alike = _alike(frozenset(plain_words(outline.words(run))), titles)
        value = alike + (0.3 if tag == "h1" else 0.2 if tag else 0.0) - 0.1 * (run.linked > 0)
        if alike >= (_ALIKE if tag else _SAME) and value > best_value + 0.05:
            best, best_value = run, value
    return best or first_h1


def _alike(said: frozenset[str], titles: list[frozenset[str]]) -> float:
    """How much of a heading's words and of a title's are the same; a title may add the site's name."""
    if not said:
        return 0.0
    return max((len(said & title) / max(len(said), min(len(title), len(said) + 2)) for title in titles), default=0.0)


def _runs_of_body(outline: Outline, body: Element) -> list[Run]:
    """The runs of the body that are copy: its paragraphs, and the headings that stand above some."""
    first, beyond = outline.range(body)
    runs = outline.runs[first:beyond]
    headline = outline.headline
    if headline is not None and body.first <= headline.first <= body.last:
        runs = [run for run in runs if run.first >= headline.first]
    links = _link_groups(outline, body)
    likes = {_likeness(outline, run) for run in runs if run.is_sentence}
    kept: list[Run] = []
    headings: list[Run] = []
    for run in runs:
        if any(start < run.first < end for start, end in links):
            if kept and kept[-1].is_sentence:  # a list of links takes its heading along
                headings = [heading for heading in headings if heading.length > _LONGEST_LABEL]
            continue
        if run is headline:
            kept.append(run)
        elif outline.heading_of(run):
            headings.append(run)
        elif run.is_sentence or _is_paragraph(outline, run, likes):
            kept += (heading for heading in headings if not heading.is_link)
            headings.clear()
            kept.append(run)
    return kept


def _likeness(outline: Outline, run: Run) -> tuple[int, str, str]:
    if run.block < 0:
        return -1, "", ""
    element = outline.elements[run.block]
    return element.parent, element.tag, element.get("class").translate(_NO_DIGITS)


def _is_paragraph(outline: Outline, run: Run, likes: set[tuple[int, str, str]]) -> bool:
    """Whether short words are a paragraph: by their tag, or since sentences stand beside them in elements alike.

    Where no sentence stands anywhere, short words are what the story is made of.
    """
    if run.block >= 0 and outline.elements[run.block].tag in _PARAGRAPHS:
        return True
    return not run.is_link and (not likes or _likeness(outline, run) in likes)


def _link_groups(outline: Outline, body: Element) -> list[tuple[int, int]]:
    """Stretches of tokens within the body that are mostly links: lists of other stories, tags, shares."""
    found: list[tuple[int, int]] = []
    total = outline.length(body)
    index = body.index + 1
    while index < body.beyond:
        element = outline.elements[index]
        index += 1
        if element.index in outline.out:
            index = element.beyond
        elif element.tag in _GROUPS and element.tag != "p":
            length = outline.length(element)
            if 0 < length < _LESSER * total and outline.linked(element) > 0.5 * length:
                found.append((element.first, element.last))
                index = element.beyond
    return found


def _named_runs(
    outline: Outline, runs: list[Run], descriptions: list[frozenset[str]], kinds: dict[int, str]
) -> list[Run]:
    """Those of the runs that are the standfirst, the byline, the day or a caption."""
    named: list[Run] = []
    for run in runs:
        kind = _kind_by_name(outline, run)
        if kind is None and run.is_sentence and _alike(frozenset(plain_words(outline.words(run))), descriptions) >= 0.8:
            kind = "standfirst"
        if kind is not None and run is not outline.headline:
            kinds[run.block] = kind
            named.append(run)
    return named


def _kind_by_name(outline: Outline, run: Run) -> str | None:
    """What kind of block the elements around a run make it by their names and tags, if they hold little else."""
    index = run.block
    for _ in range(4):
        if index < 0:
            break
        element = outline.elements[index]
        says = outline.names.of(element)
        if outline.length(element) > _LONGEST_PART or says & AROUND:
            break
        if element.tag == "figcaption" or says & CAPTION:
            return "caption"
        if says & BYLINE or element.tag == "address":
            return "byline"
        if says & TIME or element.tag == "time":
            return "dateline"
        if says & STANDFIRST and not run.is_link and outline.sentences(element) <= _MOST_IN_STANDFIRST:
            return "standfirst"
        index = element.parent
    return None


def _is_caption(outline: Outline, run: Run, body: Element) -> bool:
    """Whether the run is a caption in the body by the name of an element around it."""
    index = run.block
    for _ in range(3):
        if index < 0 or index == body.index:
            break
        element = outline.elements[index]
        if element.attributes and outline.names.of(element) & CAPTION and outline.length(element) <= _LONGEST_PART:
            return True
        index = element.parent
    return False
