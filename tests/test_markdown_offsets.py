"""Every finding in a Markdown file leads to its words; what is markup, code or metadata is never read."""

from __future__ import annotations

import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_documents import DOCUMENTS
from planted import TEXTS
from test_offsets import DAYS, ENCODINGS, checked, hold

from copydesk.readers import Unread, read_stream
from copydesk.readers.text import is_blank
from copydesk.story import Story


@settings(max_examples=250)
@given(DOCUMENTS | TEXTS, st.sampled_from(sorted(ENCODINGS)), DAYS)
def test_in_a_markdown_file(text: str, encoding: str, day: date | None) -> None:
    text = text.lstrip("\ufeff") or "a"
    data = ENCODINGS[encoding] + text.encode(encoding)
    (read,) = read_stream(io.BytesIO(data), "story.md", day)
    if isinstance(read, Unread):
        assert is_blank(text) or "front matter" in read.message or read.skipped
    else:
        hold(checked(data, "story.md", day), {None: text})


@settings(max_examples=250)
@given(DOCUMENTS | TEXTS)
def test_blocks_and_masks_are_in_order_and_lead_back(text: str) -> None:
    text = text.lstrip("\ufeff") or "a"
    for story in read_stream(io.BytesIO(text.encode()), "story.md", None):
        if isinstance(story, Story):
            position = 0
            for mask in story.masks:
                assert position <= mask.start < mask.end <= len(story.source)
                position = mask.end
            position = 0
            for block in story.blocks:
                assert position <= block.start <= block.end <= len(story.copy)
                assert story.copy[block.start : block.end].strip() != ""
                position = block.end
