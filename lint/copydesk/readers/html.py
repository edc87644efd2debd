"""HTML: pages and fragments, with every offset in the file as it stands.

Of a page the article is read (`copydesk.readers.article` finds it); of a fragment, which has neither `<html>` nor `<body>`
nor a head, everything is copy. `read_fragment` is for fields of records that hold HTML.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.readers import Unread, article, page_facts
from copydesk.readers.decoding import UnreadableError, decode
from copydesk.readers.html_blocks import Writer
from copydesk.readers.html_elements import OPEN, TEXT
from copydesk.readers.html_outline import Outline
from copydesk.readers.html_tree import Tree
from copydesk.readers.masking import Masking
from copydesk.readers.shaping import shaped
from copydesk.readers.text import find_published, is_blank
from copydesk.story import Block, Published, Story

SUFFIXES = (".html", ".htm", ".xhtml")
#: In bytes; pages carry their scripts and pictures with them.
LARGEST = 16 * 2**20
_PAGE = lazy(
    r"<(?:!doctype\s+html|html|head|body)(?=[\s>/])|\A\s*(?:<!--(?:[^-]|-(?!->))*+-->\s*)*+<(?:title|meta|link)(?=[\s>])"
)
_FRAGMENT = lazy(
    r"\s*<(?:p|div|article|section|h[1-6]|span|figure|blockquote|ul|ol|table|main|b|strong|em|i|a|br|hr|!--)(?=[\s>/-])"
)
_XML = lazy(r"\s*<\?xml\s|\s*(?:<!--[^>]{0,2000}-->\s*)?<!doctype\s+html\s+public\s+[\"'][^\"']{0,60}xhtml")
#: What is copy in a fragment, and is none around an article.
_IN_FRAGMENTS = frozenset(("footer", "form"))
_LINKS = "is a page of links to other pages and holds no article; give the articles' own pages"
#: What the HTML report says of itself: it often lies in the folder that is checked next.
_OUR_REPORT = '<meta name="generator" content="copydesk">'
#: How far into a page its head reaches at most, for telling a page from a fragment.
_HEAD = 20_000


def recognises(head: bytes) -> bool:
    """Whether a file's first bytes are a page's or a fragment's."""
    words = head.replace(b"\x00", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe").lower()
    return _PAGE.search(words) is not None or _FRAGMENT.match(words) is not None


def read(data: bytes, path: str, published: Published | None) -> Iterator[Story | Unread]:
    """The story of a page or a fragment; a page of links, such as a front page, is left alone.

    Raises UnreadableError, saying what is wrong and the cure.
    """
    source = decode(data).text
    if is_blank(source):
        raise UnreadableError("is empty; give a page with a story in it")
    masking = Masking(source)
    begins, day = _front_matter(source, masking)
    opening = source[begins : begins + _HEAD].lower()
    if _OUR_REPORT in opening:
        yield Unread(path, None, "is a report of copydesk, and no story", skipped=True)
        return
    tree = Tree(source, begins, xml=path.lower().endswith(".xhtml") or _XML.match(opening) is not None)
    facts = page_facts.facts_of(source, tree)
    if _PAGE.search(opening):
        _write_article(source, tree, facts, masking)
    else:
        _write_all(source, tree, masking)
    blocks, masks = masking.finish()
    if not blocks:
        if _is_page_of_links(source, tree):
            yield Unread(path, None, _LINKS, skipped=True)
            return
        raise UnreadableError(_nothing(source, tree))
    if not source.isascii():
        _require_good_bytes(source, blocks)
    headed = any(block.kind == "headline" for block in blocks[:3])
    blocks = shaped(source, blocks, masks, has_headline=not headed)
    story = Story(source, blocks, path=path, masks=masks, format="html", language=facts.language)
    story.published = published or day or page_facts.published(facts, story) or find_published(source, blocks, path)
    yield story


def read_fragment(source: str, masking: Masking, start: int, end: int) -> None:
    """Writes the copy of the HTML that stands from `start` to `end` in a source into a Masking, block by block.

    For a field of a record that holds a story's body (`body_html`, `content.rendered`); the caller masks what stands
    before and after, and calls `masking.finish()`. Hidden and deleted words, asides, controls and the like are no copy;
    a dateline or a byline in a paragraph is told by its shape.
    Raises UnreadableError where the fragment holds more tags than a story can have.
    """
    first = len(masking.blocks)
    _write_all(source, Tree(source, start, end), masking)
    masking.blocks[first:] = shaped(source, masking.blocks[first:], tuple(masking.masks))


def _front_matter(source: str, masking: Masking) -> tuple[int, Published | None]:
    """Writes the title and the like that stand above a page which a site generator fills; where the page begins, and its day."""
    if not source.startswith(("---", "+++")):
        return 0, None
    from copydesk.readers.front_matter import front_matter

    matter = front_matter(source)
    for kind, pieces in matter.parts:
        masking.begin(kind)
        for start, end, reads in pieces:
            if reads is None:
                masking.keep(start, end)
            else:
                masking.read_as(start, end, reads)
        masking.end()
    return matter.end, Published(matter.day, "front matter") if matter.day else None


def _write_all(source: str, tree: Tree, masking: Masking) -> None:
    """All of a fragment but boxes that their names say are none of the story."""
    heading = next((element.index for element in tree.elements if element.tag == "h1"), -1)
    out = {
        index for index in Outline(source, tree, lambda _: None).out if tree.elements[index].tag not in _IN_FRAGMENTS
    }
    writer = Writer(source, tree, masking, lambda element: element.index in out, {heading: "headline"})
    writer.write(0, len(tree.tokens) - 1)
    writer.end()


def _write_article(source: str, tree: Tree, facts: page_facts.Facts, masking: Masking) -> None:
    found = article.find(source, tree, facts)
    if found is None:
        return
    if found.language:
        facts.language = found.language
    writer = Writer(source, tree, masking, lambda element: element.index in found.out, found.kinds, found.muted)
    writer.write(found.first, found.last)
    writer.end()


def _require_good_bytes(source: str, blocks: tuple[Block, ...]) -> None:
    """Raises UnreadableError for a byte in the copy that is no UTF-8; around the article it does no harm."""
    from copydesk.readers.charsets import bad_byte

    for block in blocks:
        if (problem := bad_byte(source, block.start, block.end)) is not None:
            raise UnreadableError(problem)


def _is_page_of_links(source: str, tree: Tree) -> bool:
    """Whether most of a page's words are links to other pages."""
    linked = length = 0
    link_end = -1
    for position, (what, number, start, end) in enumerate(tree.tokens):
        if what == TEXT:
            words = len(source[start:end].strip())
            length += words
            linked += words if position < link_end else 0
        elif what == OPEN and tree.elements[number].tag == "a":
            link_end = max(link_end, tree.elements[number].last)
    return linked > 0.5 * length


def _nothing(source: str, tree: Tree) -> str:
    if tree.hidden_from is not None:
        line = source.count("\n", 0, tree.hidden_from) + 1
        what = source[tree.hidden_from : tree.hidden_from + 9].split(">")[0].split()[0]
        return f"shows no story: “{what}” on line {line} is never closed; close it, or save the page again"
    return "holds no article that can be told from the rest of the page; give the article's own page, or its body alone"


__all__ = ("LARGEST", "SUFFIXES", "Block", "read", "read_fragment", "recognises")
