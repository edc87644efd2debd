"""Corrections: paragraphs that print a slip again in order to put it right."""

from __future__ import annotations

from bisect import bisect_right

from copydesk.patterns import lazy
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story

#: One of these is in every correction; most stories have none of them and need no closer look.
_SIGNS = frozenset(
    (
        "correction", "corrections", "corrected", "clarification", "clarifications", "version", "edition", "misstated", "misspelled",
        "misspelt", "misidentified", "incorrectly", "wrongly", "erroneously", "mistakenly", "amended", "erratum", "updated",
    )
)  # fmt: skip
_COLUMN = lazy(r"\W*(?:[A-Z][a-z]+:?\s)?(?:[Cc]orrections?|CORRECTIONS?|[Cc]larifications?)\b(?:\W+\w+){0,4}\W*\Z")
_NOTE = lazy(
    r"\W*(?:[Cc]orrections?|CORRECTIONS?|[Cc]larifications?|CLARIFICATIONS?|[Ee]rratum)\b(?:\s\([^)]{1,40}\))?(?:,?\s[A-Z][a-z]+\.?\s[0-9]{1,2}(?:,\s[0-9]{4})?)?\s?[:.—–|-]"
    r"|[^.]{0,120}\b(?:[Aa]n?|[Tt]his|[Tt]he|[Oo]ur)\s(?:earlier|previous|original|prior|first)\s(?:version|edition)s?\b"
    r"|[^.]{0,200}\b(?:misstated|misspel(?:led|t)|misidentified|(?:incorrectly|wrongly|erroneously|mistakenly)\s(?:said|stated|gave|given|reported|described|listed|put))\b"
    r"|[^.]{0,120}\b(?:article|story|report|post|page|piece|headline|caption)\s(?:was|has\sbeen)\s(?:corrected|amended|(?:updated|changed)\sto\s(?:correct|reflect|show|say|fix)|updated\swith\s[^.]{0,80}\bthat)\b"
)


def notes(story: Story) -> tuple[tuple[int, int], ...]:
    """The notes of correction, as offsets into the copy, in order; a column of corrections is one to its end."""
    return story.read(_corrections)


def in_correction(story: Story, offset: int) -> bool:
    """Whether an offset of the copy lies in a note of correction, or in a column of them."""
    found = story.read(_corrections)
    index = bisect_right(found, offset, key=lambda stretch: stretch[0]) - 1
    return index >= 0 and offset < found[index][1]


def _corrections(story: Story) -> tuple[tuple[int, int], ...]:
    if _SIGNS.isdisjoint(vocabulary(story)):
        return ()
    copy, blocks = story.copy, tuple(story.copy_blocks())
    if blocks and _COLUMN.match(copy, blocks[0].start, min(blocks[0].end, blocks[0].start + 100)):
        return ((blocks[0].start, len(copy)),)
    # A note stands below the copy as often as in it.
    kept = (block for block in story.blocks if block.kind != "code")
    return tuple((block.start, block.end) for block in kept if _NOTE.match(copy, block.start, block.end))
