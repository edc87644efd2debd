"""RSS 2.0 and Atom: a story an item, at its place in the file. Sources: the RSS 2.0 specification; RFC 4287; RFC 5322, 3.3."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from copydesk.readers.masking import Masking
from copydesk.readers.xml_copy import write_block, write_html
from copydesk.readers.xml_tree import Element
from copydesk.tuples import NamedTuple


class Item(NamedTuple):
    """A story of a file: who it is, its day and language as the file has them, and its words, still to be finished."""

    id: str | None
    day: date | None
    language: str | None
    masking: Masking


def rss_items(source: str, root: Element) -> Iterator[Item]:
    """The items of an RSS feed (also of RSS 1.0, where they stand beside the channel)."""
    channel = root.find("channel") or root
    language = _text(channel.find("language"))
    for item in (*channel.children("item"), *(root.children("item") if channel is not root else ())):
        masking = Masking(source)
        body = item.find("encoded") or item.find("description")
        for one in item.children("title", "encoded", "description"):
            if one.name == "title":
                write_block(source, one, "headline", masking)
            elif one is body:
                write_html(source, one, masking)
        day = _mail_day(_text(item.find("pubDate"))) or iso_day(_text(item.find("date")))
        yield Item(_text(item.find("guid")) or _text(item.find("link")), day, language, masking)


def atom_items(source: str, root: Element) -> Iterator[Item]:
    """The entries of an Atom feed, or the one that the file is."""
    for entry in root.children("entry") if root.name == "feed" else (root,):
        masking = Masking(source)
        body = entry.find("content") or entry.find("summary")
        for one in entry.children("title", "content", "summary"):
            if one.name == "title":
                write_block(source, one, "headline", masking)
            elif one is body:
                _write_atom(source, one, masking)
        day = iso_day(_text(entry.find("published")) or _text(entry.find("updated")))
        language = entry.attribute("lang") or root.attribute("lang")
        yield Item(_text(entry.find("id")), day, language, masking)


def _write_atom(source: str, element: Element, masking: Masking) -> None:
    if (element.attribute("type") or "text") in ("html", "xhtml", "text/html", "application/xhtml+xml"):
        write_html(source, element, masking)
    else:
        write_block(source, element, "paragraph", masking)


def _text(element: Element | None) -> str | None:
    words = element.text().strip() if element is not None else ""
    return words or None


def iso_day(words: str | None) -> date | None:
    """The day of "2024-08-20T09:00:00Z" or "20240820T090000Z" as it is written; None where it is none."""
    digits = (words or "")[:10].replace("-", "")[:8]
    try:
        return date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    except ValueError:
        return None


def _mail_day(words: str | None) -> date | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(words or "").date()
    except (ValueError, TypeError, IndexError):
        return None
