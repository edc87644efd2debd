"""JSON Lines: one story a line, an object with `text` and perhaps `id`, `headline`, `date` and `url`."""

from __future__ import annotations

import json
from collections.abc import Mapping

from copydesk.readers.decoding import UnreadableError
from copydesk.readers.text import find_published, is_blank, shape_blocks, split_paragraphs
from copydesk.story import Block, Field, Published, Story, publication_day

#: Between two fields in `Story.source`; no reading crosses it.
_BETWEEN = "\n\n"


def read(line: bytes, number: int, path: str, published: Published | None) -> Story:
    """The story of one line. Raises UnreadableError where the line is no such record."""
    try:
        record = json.loads(line.rstrip().decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        raise UnreadableError("is not UTF-8; write the records as UTF-8") from None
    except RecursionError:
        raise UnreadableError("is JSON nested too deeply; a record is one flat object") from None
    except json.JSONDecodeError as error:
        problem = f"{error.msg[:1].lower()}{error.msg[1:].removesuffix(' at')} at column {error.pos + 1}"
        raise UnreadableError(f"is not JSON ({problem}); write one object a line") from None
    except ValueError:
        raise UnreadableError("holds a number of more digits than can be read; leave it out") from None
    if not isinstance(record, dict):
        raise UnreadableError('is not a JSON object; write {"text": "…"}')
    return story_of(record, path, published)


def story_of(record: Mapping[str, object], path: str, published: Published | None) -> Story:
    """The story of a record. Raises UnreadableError where a key holds the wrong thing."""
    id = record.get("id")
    name = str(id) if isinstance(id, str | int | float) and not isinstance(id, bool) else None
    texts = {key: _string(record, key, name) for key in ("headline", "text")}
    if is_blank(texts["text"]):
        problem = "has no `text`" if "text" not in record else "has an empty `text`"
        raise UnreadableError(f"the record {problem}; give the story's words under that key", name)
    source, fields, blocks = _assemble(texts)
    published = published or _stated(record, name) or find_published(source, blocks, "")
    return Story(source, blocks, path=path, id=name, fields=fields, published=published)


def _assemble(texts: Mapping[str, str]) -> tuple[str, tuple[Field, ...], tuple[Block, ...]]:
    source, fields, blocks = "", [], []
    for key, words in texts.items():
        if not words and key == "headline":
            continue
        start = len(source) + (len(_BETWEEN) if source else 0)
        source += (_BETWEEN if source else "") + words
        fields.append(Field(key, start, len(source)))
        paragraphs = tuple(split_paragraphs(source, start, len(source)))
        if key == "headline":
            blocks += [Block("headline", *paragraph) for paragraph in paragraphs]
        else:
            blocks += shape_blocks(source, paragraphs, has_headline=not texts["headline"])
    return source, tuple(fields), tuple(blocks)


def _string(record: Mapping[str, object], key: str, id: str | None) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableError(f"the record's `{key}` is not a string; give the words themselves", id)
    if "\x00" in value:
        raise UnreadableError(f"the record's `{key}` holds a zero character; give text", id)
    return value


def _stated(record: Mapping[str, object], id: str | None) -> Published | None:
    value = record.get("date")
    if value is None or value == "":
        return None
    try:
        return Published(publication_day(value[:10] if isinstance(value, str) else ""), "record")
    except ValueError:
        problem = f"the record's `date` {str(value)[:40]!r} is no day a story came out"
        raise UnreadableError(f"{problem}; write it as 2024-08-20, or leave it out", id) from None
