"""HTML: pages and fragments, with every offset in the file as it stands.

Of a page the article is read (`copydesk.readers.article` finds it); of a fragment, which has no `<html>` and no `<body>`,
everything is copy.
"""

from __future__ import annotations

from copydesk.readers.html_blocks import Writer
from copydesk.readers.html_tree import Tree
from copydesk.readers.masking import Masking

SUFFIXES = (".html", ".htm", ".xhtml")


def read_fragment(source: str, masking: Masking, start: int, end: int) -> None:
    """Writes the copy of the HTML that stands from `start` to `end` in a source into a Masking, block by block.

    For a field of a record that holds a story's body (`body_html`, `content.rendered`); the caller masks what stands
    before and after, and calls `masking.finish()`. Hidden and deleted words, asides, controls and the like are no copy.
    Raises UnreadableError where the fragment holds more tags than a story can have.
    """
    tree = Tree(source, start, end)
    writer = Writer(source, tree, masking, lambda _: False, {})
    writer.write(0, len(tree.tokens) - 1)
    writer.end()
