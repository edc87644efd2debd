"""Records of JSON, a story each: copydesk's own, with `text` and perhaps `id`, `headline`, `date` and `url`, and wires'.

`copydesk.readers.record_shapes` says which keys of which other shapes are read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from copydesk.readers.assembling import assemble
from copydesk.readers.decoding import UnreadableError
from copydesk.readers.record_shapes import Shape, shape_of
from copydesk.readers.text import find_published, is_blank
from copydesk.story import Published, Story, publication_day


def read(line: bytes, number: int, path: str, published: Published | None) -> Story:
    """The story of one line. Raises UnreadableError where the line is no such record."""
    record = parsed(line.rstrip(), "utf-8-sig" if number == 1 else "utf-8", "write one object a line")
    if not isinstance(record, dict):
        raise UnreadableError('is not a JSON object; write {"text": "…"}')
    return story_of(record, path, published)


def parsed(data: bytes, encoding: str, cure: str) -> object:
    """What the bytes hold as JSON. Raises UnreadableError, which ends with the cure where they are no JSON."""
    try:
        return json.loads(data.decode(encoding))
    except UnicodeDecodeError:
        raise UnreadableError("is not UTF-8; write the records as UTF-8") from None
    except RecursionError:
        raise UnreadableError("is JSON nested too deeply; a record is one flat object") from None
    except json.JSONDecodeError as error:
        problem = f"{error.msg[:1].lower()}{error.msg[1:].removesuffix(' at')} at column {error.colno}"
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        raise UnreadableError(f"is not JSON ({line}{problem}); {cure}") from None
    except ValueError:
        raise UnreadableError("holds a number of more digits than can be read; leave it out") from None


def story_of(record: Mapping[str, object], path: str, published: Published | None) -> Story:
    """The story of a record. Raises UnreadableError where a key holds the wrong thing."""
    id = record.get("id")
    name = str(id) if isinstance(id, str | int | float) and not isinstance(id, bool) else None
    try:
        shape = shape_of(record)
    except TypeError as error:
        raise UnreadableError(str(error), name) from None
    if shape is None:
        raise UnreadableError("the record has no `text`; give the story's words under that key", name)
    if all(is_blank(part.words) for part in shape.parts if part.role == "body"):
        raise UnreadableError("the record has an empty `text`; give the story's words under that key", name)
    source, fields, blocks, masks = assemble(shape.parts)
    published = published or _stated(shape, "date" in record, name) or find_published(source, blocks, "")
    return Story(
        source, blocks, path=path, id=shape.id, fields=fields, published=published, masks=masks, format="records",
        language=shape.language,
    )  # fmt: skip


def _stated(shape: Shape, is_ours: bool, id: str | None) -> Published | None:
    value = shape.day
    if value is None or value == "":
        return None
    try:
        return Published(publication_day(value[:10] if isinstance(value, str) else ""), "record")
    except ValueError:
        if not is_ours:
            return None  # a wire's own stamp in a form of its own is no reason not to read the story
        problem = f"the record's `date` {str(value)[:40]!r} is no day a story came out"
        raise UnreadableError(f"{problem}; write it as 2024-08-20, or leave it out", id) from None
