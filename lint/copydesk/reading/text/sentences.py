"""Where sentences start and end, by shape: within a block, after a full stop that is no abbreviation's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.story import Story

_END = lazy(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9À-Þ])")
_ABBREVIATED = lazy(
    r"(?:^|[\s(\"“‘'/–—-])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Gen|Lt|Col|Capt|Maj|Sgt|Adm|Cmdr|Cpl|Gov|Sen|Rep|Rev|Hon|Supt"
    r"|No|Nos|vs|v|Inc|Ltd|Co|Corp|Bros|Mt|Ft|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del"
    r"|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
    r"|approx|sq|cu|[A-Z](?:\.[A-Z])+|[a-z]\.[a-z])\Z"
)
#: A longer stretch without an end is cut at a space: 3 of 160,000 sentences of published copy are longer, and all that is
#: looked for in a sentence once for each of its figures would take the square of its length.
_LONGEST = 2000


def sentences(story: Story) -> tuple[tuple[int, int], ...]:
    """The sentences of the blocks that are copy, as offsets into the copy, in order."""
    return story.read(_sentences)


def sentence_at(story: Story, offset: int) -> tuple[int, int]:
    """The sentence that holds an offset of the copy; outside all of them, the empty stretch at the offset."""
    found = sentences(story)
    index = bisect_right(found, (offset, _BEYOND)) - 1
    if index >= 0 and offset < found[index][1]:
        return found[index]
    return offset, offset


#: Behind every offset: a pair of them is held against sentences as it is, which a key for each would slow.
_BEYOND = 1 << 60
#: The words without a capital or a point that may be abbreviations.
_MAY_BE_SHORT = frozenset(("vs", "v", "approx", "sq", "cu", "no", "nos"))


def _is_abbreviation(copy: str, start: int, stop: int, following: int) -> bool:
    last = copy[start:stop].rpartition(" ")[2]
    if last.islower() and last.isalpha() and last not in _MAY_BE_SHORT:
        return False  # most sentences end so
    if _ABBREVIATED.search(copy, start, stop):
        return True
    # "say no. 5": a number before a figure, else the word no.
    return copy[following].isdigit() and copy[start:stop].endswith((" no", "(no", " nos"))


def _sentences(story: Story) -> tuple[tuple[int, int], ...]:
    copy = story.copy
    found: list[tuple[int, int]] = []
    for block in story.copy_blocks():
        start = block.start
        for match in _END.finditer(copy, block.start, block.end):
            stop = match.start()
            if copy[stop] == "." and _is_abbreviation(copy, max(start - 1, 0, stop - 8), stop, match.end()):
                continue
            end = match.end()
            if end - start > _LONGEST:
                found += _cut(copy, start, end)
            else:
                found.append((start, end))
            start = end
        if start < block.end:
            found += _cut(copy, start, block.end)
    return tuple(found)


def _cut(copy: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        space = copy.rfind(" ", start + 1, start + _LONGEST)
        stop = space + 1 if space > 0 else start + _LONGEST
        yield start, stop
        start = stop
    yield start, end
