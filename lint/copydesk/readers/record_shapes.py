"""What the keys of a JSON record mean: copydesk's own, IPTC ninjs (1.x to 3.x), WordPress' REST interface, JSON Feed.

Sources: IPTC's ninjs schemas 1.4, 2.1 and 3.0; the WordPress REST API handbook, "Posts"; JSON Feed 1.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from copydesk.tuples import NamedTuple


class Part(NamedTuple):
    """A string of the record that holds copy, and whether it is HTML.

    `name`, under which reports have it, is the path of its key ("headlines[0].value"); `role` is "headline", "standfirst",
    "byline", "caption" or "body".
    """

    name: str
    role: str
    words: str
    is_html: bool = False


class Shape(NamedTuple):
    """What a record says of one story; `day` is what it gives as the day of publication, as it stands."""

    id: str | None
    day: object
    language: str | None
    parts: tuple[Part, ...]


def shape_of(record: Mapping[str, Any]) -> Shape | None:
    """What the record says, by the keys it has; None where it has those of no shape.

    Raises TypeError naming the key whose value is no string.
    """
    if "text" in record:
        headline = tuple(_string(record, "headline", "headline")) or _titles(record)
        parts = (*headline, *_summaries(record), *_string(record, "text", "body"))
        return Shape(_name(record, "id"), record.get("date"), _language(record), parts)
    for reads, key in ((_wordpress, "content"), (_ninjs, "uri"), (_ninjs, "versioncreated"), (_feed_item, "id")):
        if key in record and (shape := reads(record)) is not None:
            return shape
    return _ninjs(record)


def _titles(record: Mapping[str, Any]) -> tuple[Part, ...]:
    """The title of a record that has no headline; what is no string has another meaning, and is let alone."""
    return tuple(_string(record, "title", "headline")) if isinstance(record.get("title"), str) else ()


#: Keys that sum a story up, as content systems and collections of news name them; what else stands under one is let alone.
_SUMMARIES = ("standfirst", "subtitle", "dek", "summary", "abstract", "description", "highlights")


def _summaries(record: Mapping[str, Any]) -> Iterator[Part]:
    """What stands above the copy: a string, or a list of them; each of several that say the same is read once."""
    done = {record.get("headline")}
    for key in _SUMMARIES:
        value = record.get(key)
        listed = enumerate(value) if isinstance(value, list) else ((None, value),)
        for n, words in listed:
            if isinstance(words, str) and "\x00" not in words and words not in done:
                done.add(words)
                yield Part(key if n is None else f"{key}[{n}]", "standfirst", words)


def _wordpress(record: Mapping[str, Any]) -> Shape | None:
    if not isinstance(record["content"], dict):
        return None
    parts = (
        *_rendered(record, "title", "headline"),
        *(part for part in _rendered(record, "excerpt", "standfirst") if _is_written(part.words)),
        *_rendered(record, "content", "body"),
    )
    return Shape(_name(record, "id"), record.get("date"), _language(record), parts)


def _is_written(excerpt: str) -> bool:
    """Whether somebody wrote the excerpt; WordPress cuts one off the copy where nobody did, and says so at its end."""
    return not excerpt.rstrip().removesuffix("</p>").rstrip().endswith(("[&hellip;]", "[…]", "[...]", "&hellip;", "…"))


def _rendered(record: Mapping[str, Any], key: str, role: str) -> Iterator[Part]:
    value = record.get(key)
    if isinstance(value, dict):
        for part in _string(value, "rendered", role, is_html=True):
            yield part._replace(name=f"{key}.rendered")


def _ninjs(record: Mapping[str, Any]) -> Shape | None:
    parts = (
        *_string(record, "headline", "headline"),
        *_listed(record, "headlines", "headline"),
        *_string(record, "byline", "byline"),
        *_body(record),
    )
    if not any(part.role == "body" for part in parts):
        return None
    day = record.get("firstcreated") or record.get("contentcreated") or record.get("versioncreated")
    return Shape(_name(record, "uri") or _name(record, "id"), record.get("date") or day, _language(record), parts)


def _body(record: Mapping[str, Any]) -> tuple[Part, ...]:
    """The body once: a provider may give the same words as HTML and as text."""
    for key, is_html in (("body_html", True), ("body_xhtml", True), ("body_text", False)):
        if parts := tuple(_string(record, key, "body", is_html=is_html)):
            return parts
    return tuple(_listed(record, "bodies", "body"))


def _listed(record: Mapping[str, Any], key: str, role: str) -> Iterator[Part]:
    """The first entry of a list as ninjs 2 has them, in which each gives the same words in another form or length.

    HTML comes first, since it tells headings and lists from paragraphs; of headlines the one whose role is "main".
    """
    listed = record.get(key)
    entries = [(n, each) for n, each in enumerate(listed) if isinstance(each, dict)] if isinstance(listed, list) else []
    ranked = sorted(entries, key=lambda entry: (entry[1].get("role") not in (None, "main"), not _is_html(entry[1])))
    for n, each in ranked[:1]:
        for part in _string(each, "value", role, is_html=_is_html(each)):
            yield part._replace(name=f"{key}[{n}].value")


def _is_html(entry: Mapping[str, Any]) -> bool:
    return "html" in str(entry.get("contenttype") or entry.get("contentType") or "").lower()


def _feed_item(record: Mapping[str, Any]) -> Shape | None:
    body = (*_string(record, "content_html", "body", is_html=True),) or (*_string(record, "content_text", "body"),)
    if not body:
        return None
    return Shape(
        _name(record, "id"),
        record.get("date_published"),
        _language(record),
        (*_string(record, "title", "headline"), *body),
    )


def _string(record: Mapping[str, Any], key: str, role: str, *, is_html: bool = False) -> Iterator[Part]:
    value = record.get(key)
    if value is None:
        return
    if not isinstance(value, str):
        raise TypeError(f"the record's `{key}` is not a string; give the words themselves")
    if "\x00" in value:
        raise TypeError(f"the record's `{key}` holds a zero character; give text")
    yield Part(key, role, value, is_html)


def _name(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def _language(record: Mapping[str, Any]) -> str | None:
    value = record.get("language", record.get("lang"))
    return value if isinstance(value, str) else None
