"""IPTC's news in XML: NewsML-G2 (its text items, with NITF, XHTML or text inside) and NITF.

Sources: IPTC NewsML-G2 guidelines 2.31, "Text"; IPTC NITF 3.6 documentation.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.readers.feeds import Item, iso_day
from copydesk.readers.masking import Masking
from copydesk.readers.xml_copy import write_block, write_html, write_words
from copydesk.readers.xml_tree import Element, Words

_KINDS = {
    "hl1": "headline", "hl2": "standfirst", "abstract": "standfirst", "byline": "byline", "dateline": "dateline",
    "distributor": "byline", "rights": "footer", "p": "paragraph", "hl3": "paragraph", "hl4": "paragraph",
    "li": "list item", "dd": "list item", "dt": "list item", "td": "list item", "th": "list item", "caption": "caption",
    "bq": "block quote", "media-caption": "caption", "media-producer": "byline", "credit": "byline", "tagline": "footer",
    "bibliography": "footer", "note": "note", "pre": "code", "fn": "note",
}  # fmt: skip
# What in the body of an NITF document is no copy.
_LEFT_OUT = frozenset(
    ("media-reference", "media-metadata", "media-object", "head", "nitf-table-metadata", "custom-table")
)


def newsml_items(source: str, root: Element) -> Iterator[Item]:
    """The text items of a NewsML-G2 message, or the one that the file is."""
    for item in _news_items(root):
        masking = Masking(source)
        meta = item.find("contentMeta")
        inline = [one for one in item.below() if isinstance(one, Element) and one.name in ("inlineXML", "inlineData")]
        body = next((one for one in inline if one.text().strip()), None)
        if body is None:
            continue  # a picture, a video, or a text that lies elsewhere
        nitf = body.find("nitf")
        if meta is not None and (nitf is None or not _has_headline(nitf)):
            write_block(source, meta.find("headline"), "headline", masking)
        _write_body(source, body, nitf, masking)
        stamps = item.find("itemMeta", "firstCreated"), item.find("itemMeta", "versionCreated")
        created = meta.find("contentCreated") if meta is not None else None
        days = (iso_day(stamp.text().strip()) for stamp in (created, *stamps) if stamp is not None)
        yield Item(item.attribute("guid"), next(filter(None, days), None), _language(item, meta), masking)


def nitf_item(source: str, root: Element) -> Item:
    """The story of an NITF document."""
    masking = Masking(source)
    _write_nitf(source, root, masking)
    stamps = [one for one in root.below() if isinstance(one, Element) and one.name in ("date.issue", "story.date")]
    days = (iso_day(stamp.attribute("norm")) for stamp in stamps)
    ids = [one for one in root.below() if isinstance(one, Element) and one.name == "doc-id"]
    id = ids[0].attribute("id-string") if ids else None
    return Item(id, next(filter(None, days), None), root.attribute("lang"), masking)


def _news_items(root: Element) -> Iterator[Element]:
    if root.name == "newsItem":
        yield root
    for one in root.below():
        if isinstance(one, Element) and one.name == "newsItem":
            yield one


def _language(item: Element, meta: Element | None) -> str | None:
    stated = meta.find("language") if meta is not None else None
    return (stated.attribute("tag") if stated is not None else None) or item.attribute("lang")


def _has_headline(nitf: Element) -> bool:
    return any(isinstance(one, Element) and one.name == "hl1" and one.text().strip() for one in nitf.below())


def _write_body(source: str, body: Element, nitf: Element | None, masking: Masking) -> None:
    if nitf is not None:
        _write_nitf(source, nitf, masking)
    elif any(body.children()):
        page = body.find("html", "body") or body
        write_html(source, page, masking)
    elif "html" in (body.attribute("contenttype") or ""):
        write_html(source, body, masking)
    else:
        _write_lines(source, body, masking)


def _write_lines(source: str, body: Element, masking: Masking) -> None:
    """Plain text in an element: a paragraph a line."""
    masking.begin("paragraph")
    for one in body.below():
        if isinstance(one, Words):
            if one.text == "\n":
                masking.begin("paragraph")
            elif one.text == source[one.start : one.end]:
                masking.keep_collapsed(one.start, one.end)
            else:
                masking.read_as(one.start, one.end, one.text)
    masking.end()


def _write_nitf(source: str, root: Element, masking: Masking) -> None:
    stack: list[Element | Words | None] = list(reversed(root.content))
    while stack:
        one = stack.pop()
        if not isinstance(one, Element) or one.name in _LEFT_OUT:
            continue
        kind = _KINDS.get(one.name)
        if kind is None or any(isinstance(each, Element) and each.name in _KINDS for each in one.below()):
            stack += reversed(one.content)
        else:
            masking.begin(kind)
            write_words(source, one, masking)
            masking.end()
