"""Markdown: CommonMark and GitHub's tables, footnotes and task lists, with front matter and what site generators add.

The parser is pulldown-cmark, through pyromark: it keeps the place of every event, and takes linear time on any input.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.readers.decoding import UnreadableError, decode
from copydesk.readers.front_matter import front_matter
from copydesk.readers.markdown_walk import Walk
from copydesk.readers.shaping import shaped
from copydesk.readers.templates import blanked, blanks
from copydesk.readers.text import find_published, is_blank
from copydesk.story import Published, Story

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx")

#: A story is at most this long, in bytes: what is all markup takes a hundred times as much memory.
LARGEST = 4 * 2**20

_SURE = lazy(r"\ufeff?(?:---[ \t]*\r?\n[\w-]+:[ \t]|\+\+\+[ \t]*\r?\n[\w-]+[ \t]*=|\s*#{1,6} [^\r\n]+\r?\n\s*\n)")


def recognises(head: bytes) -> bool:
    """Whether a file starts with front matter, or with a heading that is marked as one."""
    return _SURE.match(head.decode("utf-8", "replace")) is not None


def read(data: bytes, path: str, published: Published | None) -> Iterator[Story]:
    """The one story of a Markdown file. Raises UnreadableError where it is no text, holds none, or its front matter is broken."""
    yield story_of(decode(data).text, path, published)


def story_of(source: str, path: str, published: Published | None) -> Story:
    """The story of a Markdown text. Raises UnreadableError as `read` does."""
    if is_blank(source):
        raise UnreadableError("is empty; give a file with a story in it")
    matter = front_matter(source)
    spans = blanks(source, matter.end, jsx=path.lower().endswith(".mdx"))
    walk = Walk(source, matter, spans)
    walk.run(blanked(source, matter.end, spans))
    blocks, masks = walk.masking.finish()
    headless = bool(blocks) and blocks[0].kind == "paragraph" and all(block.kind != "headline" for block in blocks)
    story = Story(
        source,
        shaped(source, blocks, masks, has_headline=headless),
        path=path,
        published=published or (Published(matter.day, "front matter") if matter.day else None),
        masks=masks,
        format="markdown",
        language=matter.language,
    )
    story.published = story.published or find_published(story.copy, story.blocks, path)
    return story
