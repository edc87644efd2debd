"""The parts of a story that say again, in short, what the body says: headline, standfirst, highlights, captions."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.story import Block, Story
from copydesk.tuples import NamedTuple


class Summary(NamedTuple):
    """A part that sums the body up; offsets into the copy.

    `name` is "headline", "standfirst", "summary", "first paragraph" or "caption". `whole` says that it is a summary in
    sentences, which says nothing that the body does not say; a headline or a caption may. A first paragraph may be a summary,
    or just the way the story starts: `points` is what speaks for the former.
    """

    start: int
    end: int
    name: str
    whole: bool
    points: float = 0.0


class Parts(NamedTuple):
    """A story's summaries, and the blocks of its body."""

    summaries: tuple[Summary, ...]
    body: tuple[Block, ...]


def summed_up(story: Story) -> Parts:
    """The parts of the story that sum it up, and what they sum up."""
    return story.read(_summed_up)


_ABOVE = frozenset(("headline", "standfirst", "caption"))
_SENTENCE_END = lazy(r"[.!?…:;][\"”’')\]]*\s*\Z")
_FULL_STOP = lazy(r"[.][\"”’')\]]*\s*\Z")
_LONGEST_HIGHLIGHT = 180
_FEWEST_WORDS, _MOST_LINES = 3, 6
#: So many lines make a list of highlights, under a headline and where the first of them may have been taken for one.
_UNDER_HEADLINE, _IN_FILE = 3, 2
_NO_HIGHLIGHT = lazy(r"[Tt]oggle|[Cc]aption|[Pp]hoto|Image|Getty|^Updated|^Posted|^Published|©|\bago\Z")
#: A headline with as many spaces may be a summary: the first if it ends in a full stop.
_SUMMARY_WORDS, _SENTENCE_WORDS = 5, 15
_SMALL = lazy(r" [a-z]")
#: "MILLTOWN (Reuters) -", "(CNN)": how a story starts, and no summary.
_AGENCY = lazy(r".{0,60}?\((?:Reuters|[A-Z]{2,5})\)")
#: A first paragraph is no summary where it is longer.
_LONGEST_OPENING = 900


def _summed_up(story: Story) -> Parts:
    blocks = tuple(story.copy_blocks())
    headed = [block for block in blocks if block.kind == "headline"]
    rest = blocks[len(headed) :]
    highlights = _highlights(story, rest)
    rest = rest[len(highlights) :]
    listed = bool(highlights) and headed != [] and not _has_headline(story)
    found = [
        *_headlines(story, headed, listed=listed),
        *(Summary(block.start, block.end, "summary", True) for block in highlights),
    ]
    if not found and len(rest) > 1:
        found += _openings(story, rest)
        rest = rest[len(found) :]
    found += (_above(story, block) for block in rest if block.kind in _ABOVE)
    return Parts(tuple(found), tuple(block for block in rest if block.kind not in _ABOVE))


def _above(story: Story, block: Block) -> Summary:
    """A standfirst or a caption."""
    whole = block.kind == "standfirst" and _is_summary(story.copy[block.start : block.end])
    return Summary(block.start, block.end, block.kind, whole)


def _has_headline(story: Story) -> bool:
    """Whether a record gives the headline as such."""
    return any(field.name == "headline" for field in story.fields)


def _headlines(story: Story, headed: list[Block], *, listed: bool) -> Iterator[Summary]:
    """The headlines; where lines like it follow in a file, as `listed` says, the first is one of a list of highlights."""
    for block in headed:
        words = story.copy[block.start : block.end]
        whole = listed or len(headed) > 2 or _is_summary(words)
        yield Summary(block.start, block.end, "summary" if whole else "headline", whole)


def _is_summary(words: str) -> bool:
    """Whether a headline is a summary: it ends in a full stop and has some words, or has the small letters of a sentence and more."""
    spaces = words.count(" ")
    if spaces < _SUMMARY_WORDS:
        return False
    return _FULL_STOP.search(words, max(0, len(words) - 8)) is not None or (
        spaces >= _SENTENCE_WORDS and len(_SMALL.findall(words)) * 2 > spaces
    )


def _highlights(story: Story, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The list of highlights that a story starts with: two lines or more without a sentence's end, before one that has it."""
    count = 0
    for block in blocks:
        words = story.copy[block.start : block.end]
        if len(words) > _LONGEST_HIGHLIGHT or (
            block.kind == "paragraph" and _SENTENCE_END.search(words, max(0, len(words) - 8))
        ):
            break
        if (
            block.kind not in ("paragraph", "list item")
            or words.count(" ") < _FEWEST_WORDS
            or _NO_HIGHLIGHT.search(words)
        ):
            return ()
        count += 1
    fewest = _UNDER_HEADLINE if _has_headline(story) else _IN_FILE
    return blocks[:count] if fewest <= count <= _MOST_LINES and count < len(blocks) else ()


def _openings(story: Story, blocks: tuple[Block, ...]) -> list[Summary]:
    """The first paragraph of copy without a headline, or the first few lines where an empty one parts them from the rest."""
    first = blocks[0]
    if any(block.kind == "dateline" and block.start < first.end for block in story.blocks[:3]):
        return []  # the story starts with it
    if blocks[1].kind != "paragraph" or _AGENCY.match(story.copy, first.start):
        return []
    lines = blocks[: _lines_together(story, blocks)]
    if any(block.kind != "paragraph" or block.end - block.start > _LONGEST_OPENING for block in lines):
        return []
    return [Summary(block.start, block.end, "first paragraph", False) for block in lines]


def _lines_together(story: Story, blocks: tuple[Block, ...]) -> int:
    """How many of the first lines an empty line parts from the rest, or one where none does, or where lines run on so."""
    for count in range(1, min(_MOST_TOGETHER, len(blocks) - 1) + 1):
        if story.copy.count("\n", blocks[count - 1].end, blocks[count].start) > 1:
            return count
    return 1


_MOST_TOGETHER = 4
