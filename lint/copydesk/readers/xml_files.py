"""XML: feeds (RSS, Atom) and wires (NewsML-G2, NITF), told by their root element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.readers.decoding import UnreadableError, decode
from copydesk.readers.feeds import Item, atom_items, rss_items
from copydesk.readers.newsml import newsml_items, nitf_item
from copydesk.readers.text import find_published, is_blank
from copydesk.readers.xml_tree import Element, parse
from copydesk.story import Published, Story

SUFFIXES = (".xml", ".rss", ".atom", ".nitf", ".newsml")
IN_FOLDERS = False
LARGEST = 16 * 2**20
_ROOTS = (b"<rss", b"<rdf:RDF", b"<feed", b"<entry", b"<newsMessage", b"<newsItem", b"<nitf")


def recognises(head: bytes) -> bool:
    """Whether a file begins as a feed or a wire's story does."""
    return any(root in head for root in _ROOTS)


def read(data: bytes, path: str, published: Published | None) -> Iterator[Story]:
    """The stories of a file, each at its place in it. Raises UnreadableError where it is no XML, or holds no story."""
    source = _text(data)
    found = False
    for item in _items(source, parse(source)):
        story = _story(source, item, path, published)
        if story is not None:
            found = True
            yield story
    if not found:
        raise UnreadableError("holds no story: its items have no words of their own; give the file that has them")


def _items(source: str, root: Element) -> Iterable[Item]:
    if root.name in ("rss", "RDF"):
        return rss_items(source, root)
    if root.name in ("feed", "entry"):
        return atom_items(source, root)
    if root.name in ("newsMessage", "newsItem"):
        return newsml_items(source, root)
    if root.name == "nitf":
        return (nitf_item(source, root),)
    raise UnreadableError(
        f"is XML of a kind that copydesk does not read (<{root.name}>): it reads RSS, Atom, NewsML-G2 and NITF"
    )


def _story(source: str, item: Item, path: str, published: Published | None) -> Story | None:
    blocks, masks = item.masking.finish()
    if not any(block.is_copy and not is_blank(source[block.start : block.end]) for block in blocks):
        return None
    stated = Published(item.day, "record") if item.day and 1600 <= item.day.year < 2200 else None
    published = published or stated or find_published(source, blocks, path)
    return Story(
        source, blocks, path=path, id=item.id, published=published, masks=masks, format="xml", language=item.language
    )


def _text(data: bytes) -> str:
    """The file's text, in the encoding that its declaration names."""
    head = data[:200].lower()
    if head.startswith(b"<?xml") and b"encoding=" in head:
        name = (
            head.split(b"encoding=", 1)[1][1:]
            .split(head.split(b"encoding=", 1)[1][:1], 1)[0]
            .decode("ascii", "replace")
        )
        if name not in ("utf-8", "utf8", "us-ascii", "ascii"):
            try:
                return data.decode(name)
            except LookupError:
                raise UnreadableError(f"declares an encoding that is not known ({name}); save it as UTF-8") from None
            except UnicodeDecodeError:
                raise UnreadableError(f"is not {name}, as it declares; save it as UTF-8") from None
    return decode(data).text
