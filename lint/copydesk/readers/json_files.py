"""JSON files: one record, a list of them, or an object that holds such a list (a feed, an answer of an interface)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.readers import Unread, records
from copydesk.readers.decoding import UnreadableError
from copydesk.readers.record_shapes import shape_of
from copydesk.story import Published, Story

SUFFIXES = (".json",)
IN_FOLDERS = False
LARGEST = 32 * 2**20
#: Under which keys a list of records is looked for.
_LISTS = ("items", "posts", "stories", "articles", "results", "data", "hits")
#: Keys that only a story has, and those that make one of an object with a text.
_STORY_KEYS = words("body_html body_text body_xhtml bodies rendered content_html content_text")
_BESIDE_TEXT = words("headline date url")
_TOKEN = lazy(r'"((?:[^"\\]|\\.)*)"(\s*:)?|[\[\]{}]', re.DOTALL)
#: A record's keys stand at most so deep: in an object, in a list, in the object that an interface answers with.
_DEEPEST = 4


def recognises(head: bytes) -> bool:
    """Whether a file begins with a record of a story."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] not in (b"{", b"["):
        return False
    keys: dict[int, set[str]] = {}
    depth = 0
    for token in _TOKEN.finditer(start.decode("latin-1")):
        if token[0] in ("{", "["):
            depth += 1
        elif token[0] in ("}", "]"):
            keys.pop(depth, None)
            depth -= 1
        elif token[2] and depth <= _DEEPEST:
            known = keys.setdefault(depth, set())
            known.add(token[1])
            if token[1] in _STORY_KEYS or ("text" in known and known & _BESIDE_TEXT):
                return True
    return False


def read(data: bytes, path: str, published: Published | None) -> Iterator[Story | Unread]:
    """The stories of a file. Raises UnreadableError where it is no JSON, or holds no record of a story."""
    content = records.parsed(
        data, "utf-8-sig", "check where it was written, or write one object a line, to a .jsonl file"
    )
    listed = _listed(content)
    if not listed:
        raise UnreadableError('holds no story; give an object with the words under "text", or a list of such objects')
    for number, record in enumerate(listed, 1):
        where = f"record {number}: " if len(listed) > 1 else ""
        if not isinstance(record, dict):
            yield Unread(path, None, f'{where}is not a JSON object; write {{"text": "…"}}')
            continue
        try:
            yield records.story_of(record, path, published)
        except UnreadableError as error:
            yield Unread(path, error.id, f"{where}{error}")


def _listed(content: object) -> list[object]:
    if isinstance(content, list):
        return content
    if not isinstance(content, dict):
        return []
    for key in _LISTS:
        if isinstance(content.get(key), list) and not _is_record(content):
            return list(content[key])
    return [content] if content else []


def _is_record(content: dict[str, object]) -> bool:
    try:
        return shape_of(content) is not None
    except TypeError:
        return True
