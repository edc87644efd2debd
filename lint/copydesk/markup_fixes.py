"""Fixes in a story with markup: an edit changes words and nothing else, or it is left out."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from copydesk.mending import Mended, unmask
from copydesk.rule import Edit, Fix
from copydesk.story import Span, Story

# What would be markup in the new words. "&", "<" and ">" could be written as references; no fix of ours needs them.
_ACTIVE = frozenset("<>&")
_ACTIVE_IN_MARKDOWN = frozenset("<>&*_[]`\\|~#")
_ACTIVE_IN_FRONT_MATTER = _ACTIVE_IN_MARKDOWN | frozenset("\"':,{}\n")


def within_words(story: Story, fix: Fix | None) -> Fix | None:
    """The fix with each edit cut down to the words that change; None where that would touch markup or make some."""
    if fix is None or not story.masks:
        return fix
    plain = story.read(_unmasked)
    edits = sorted(edit for one in fix.edits if (edit := _narrowed(story, plain, one)) is not None)
    if len(edits) < len(fix.edits) or any(one.span.end > two.span.start for one, two in pairwise(edits)):
        return None  # two of one reference are the same stretch of the source
    return Fix(tuple(edits), fix.safe)


def _unmasked(story: Story) -> Mended:
    return unmask(story.source, story.masks)


def _narrowed(story: Story, plain: Mended, edit: Edit) -> Edit | None:
    start, end = plain.to_copy(edit.span.start), plain.to_copy(edit.span.end)
    if plain.to_source(start, end) != tuple(edit.span) and start < end:
        return None  # it begins or ends within a reference or within markup
    old, new = plain.text[start:end], edit.text
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if _active(story, edit.span) & {*new}:
        return None
    if old:
        span = Span(*plain.to_source(start + head, end - tail))
    else:  # words are put in: right after the word before, so on its side of any markup
        at = plain.to_source(start + head - 1, start + head)[1] if start + head else edit.span.start
        span = Span(at, at)
    return None if _holds_markup(story, span) else Edit(span, new)


def _active(story: Story, span: Span) -> frozenset[str]:
    """The characters that would be markup where the edit is made."""
    if story.format != "markdown":
        return _ACTIVE
    mark = story.source[:3]
    end = story.source.find(f"\n{mark}", 3) if mark in ("---", "+++") else 0
    if mark[:1] == "{":
        end = max(story.source.find("}\n"), story.source.find("}\r"))
    return _ACTIVE_IN_FRONT_MATTER if span.start < end else _ACTIVE_IN_MARKDOWN


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _holds_markup(story: Story, span: Span) -> bool:
    masks = story.masks
    index = bisect_left(masks, span.start, key=lambda mask: mask.end)
    while index < len(masks) and masks[index].start < span.end:
        if masks[index].is_markup and masks[index].end > span.start:
            return True
        index += 1
    return False
