"""Direct speech: the stretches of the copy between quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.story import Block, Story

# Starts with a set of characters, since such a pattern is searched for several times as fast.
_MARKS = lazy(r"[\"“”‘’](?:(?<=[\"“”])|(?<=‘)(?<![\w.,!?]‘)(?=\w)|(?<=’)(?=[\s,.;:)—–]|\Z))")


def speech(story: Story) -> tuple[tuple[int, int], ...]:
    """The quoted stretches, marks included, as offsets into the copy, in order and not overlapping.

    A quotation that is not closed by the end of its paragraph runs to that end, as in speech of several paragraphs.
    """
    return story.read(_speech)


def in_speech(story: Story, offset: int) -> bool:
    """Whether an offset of the copy lies in direct speech."""
    quoted = speech(story)
    index = bisect_right(quoted, offset, key=lambda stretch: stretch[0]) - 1
    return index >= 0 and offset < quoted[index][1]


def all_in_speech(story: Story, start: int, end: int) -> bool:
    """Whether one quoted stretch takes in everything between two offsets of the copy."""
    quoted = speech(story)
    index = bisect_right(quoted, start, key=lambda stretch: stretch[0]) - 1
    return index >= 0 and end <= quoted[index][1]


def _speech(story: Story) -> tuple[tuple[int, int], ...]:
    copy = story.copy
    if not any(mark in copy for mark in '"“”‘'):
        return ()
    return tuple(stretch for block in story.blocks for stretch in _in_block(copy, block))


def _in_block(copy: str, block: Block) -> Iterator[tuple[int, int]]:
    opened = -1
    closing = ""
    for match in _MARKS.finditer(copy, block.start, block.end):
        mark = match[0]
        if opened < 0:
            if mark in '"“‘' and not (mark == '"' and _is_inches(copy, match.start())):
                opened, closing = match.start(), {"“": "”", '"': '"', "‘": "’"}[mark]
        elif mark == closing or (mark == '"' and closing == "”"):
            yield opened, match.end()
            opened = -1
    if opened >= 0 and closing != "’":
        yield opened, block.end


def _is_inches(copy: str, offset: int) -> bool:
    return offset > 0 and copy[offset - 1].isdigit()
