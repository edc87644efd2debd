"""Words that stand twice: the headline again as the first line, a sentence or a paragraph repeated.

Flags the second of two sentences that are the same word for word (from eight words on), a run of such sentences as one
finding, and a first line that only repeats the headline.

Why it matters: a pasted paragraph or a headline left in the body is the first thing a reader sees, and the last that an
editor does who has read the story three times.

Stays silent on shorter lines, on refrains inside direct speech, on questions of an interview, on lines of a list, and on
sentences that differ in a figure or a word. White space, case and the kind of quotation marks make no difference.

How to settle it: cut one of the two. The suggested edit deletes the second; look first whether it was the one to keep.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.patterns import lazy
from copydesk.reading.sentences import sentences
from copydesk.reading.speech import speech
from copydesk.reading.vocabulary import lowered
from copydesk.rule import Clean, Edit, Elsewhere, Finding, Fix, Flagged, Meta
from copydesk.story import Block, Story

META = Meta(severity="warning", since="0.1.0")

_LINE = "The council will vote on the new bridge over the river on Monday evening."
EXAMPLES = (
    Flagged(f"{_LINE} Nobody spoke against it.\n[[{_LINE}]]", says="repeats the sentence"),
    Flagged(
        f"{_LINE} It will cost a good deal more than the town has put aside for it.\nNobody spoke.\n"
        f"[[{_LINE} It will cost a good deal more than the town has put aside for it.]]",
        says="repeats 2 sentences",
    ),
    Flagged(
        "Town votes on bridge\n\n [[Town votes on bridge]]\n\nIt was close, and it took them until midnight.",
        says="headline",
    ),
    Flagged("[[Town Votes On “Bridge”]]\n\nIt was close.", headline='Town votes on "bridge"', says="headline"),
    Flagged(f"{_LINE}\nIt rained.\n[[{_LINE}]]\nIt rained.\n{_LINE}", says="2 more times"),
    Clean(
        "Town votes on bridge, again\n\nThe town votes on the bridge on Monday, and the outcome is open.",
        "a first sentence may say what the headline says",
    ),
    Clean(
        "He said no. She waited for an hour.\nHe said no. She went home after that.", "short sentences may come back"
    ),
    Clean(
        "“We will fight them on the roads and on the hills again, again.” “We will fight them on the roads and on the hills again, again.”",
        "a refrain",
    ),
    Clean(
        "Q: What do you make of the new plan for the old bridge?\nGood.\nQ: What do you make of the new plan for the old bridge?\nBad.",
        "an interview's question",
    ),
    Clean(
        "The bridge cost the town 12 million euros in the year 2019. The bridge cost the town 14 million euros in the year 2020.",
        "other figures",
    ),
    Clean(
        "- The board of the bridge company met behind closed doors again\n- The board of the bridge company met behind closed doors again",
        "lines of a list",
    ),
    Clean("Bridge\n\nBridge tolls rise on Monday.", "a word of the headline starts the story"),
)

_FEWEST_WORDS = 8
_MOST_FINDINGS = 3
_MOST_LISTED = 20
_WORDS = lazy(r"\w+(?:['’]\w+)*")
_QUESTION = lazy(r"(?:Q|QUESTION|A)\s?[:.]|[A-Z][A-Z .'-]{2,30}:")


class _Sentence(NamedTuple):
    start: int
    end: int


def check(story: Story) -> Iterator[Finding]:
    """Compares the headline with the first line, and every sentence with those before it."""
    headline = _repeated_headline(story)
    if headline is not None:
        yield headline
    repeated = [finding for finding in _repeated_sentences(story) if headline is None or finding.span != headline.span]
    if len(repeated) <= _MOST_FINDINGS:
        yield from repeated
        return
    # A page that was pasted twice, a gallery whose captions all come twice: one slip, one finding.
    first = repeated[0]
    others = tuple(Elsewhere(finding.span, "stands twice as well") for finding in repeated[1:])
    message = f"{first.message} {len(others)} more passages stand twice: was part of the story pasted again?"
    yield first._replace(message=message, elsewhere=first.elsewhere[:1] + others[:_MOST_LISTED])


def _repeated_headline(story: Story) -> Finding | None:
    blocks = story.blocks
    if len(blocks) < 2 or blocks[0].kind != "headline" or not blocks[1].is_copy:
        return None
    first, second = _trimmed(story, blocks[0]), _trimmed(story, blocks[1])
    words = _key(story, second.start, second.end)
    if words.count(" ") < 2 or words != _key(story, first.start, first.end):
        return None
    span = story.span(second.start, second.end)
    fix = Fix((Edit(span, ""),))
    return Finding(
        span,
        "The first line repeats the headline: cut it.",
        (Elsewhere(story.span(first.start, first.end), "the headline"),),
        fix,
    )


def _repeated_sentences(story: Story) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    again: dict[int, list[int]] = {}
    found = sentences(story)
    for index in _alike(story, found):
        one = _Sentence(*_ends(story, *found[index]))
        key = _key(story, one.start, one.end)
        if key.count(" ") < _FEWEST_WORDS - 1:
            continue
        first = seen.setdefault(key, index)
        if first != index and not _may_repeat(story, one):
            again.setdefault(first, []).append(index)
    if again:
        yield from _runs(story, [_Sentence(*_ends(story, start, end)) for start, end in found], again)


def _alike(story: Story, found: tuple[tuple[int, int], ...]) -> list[int]:
    """The sentences that hold as many of some letters as another one: no others can have the same words."""
    count = lowered(story).count
    groups: dict[tuple[int, ...], list[int]] = {}
    for index, (start, end) in enumerate(found):
        if end - start >= 2 * _FEWEST_WORDS - 1:
            letters = count("e", start, end), count("a", start, end), count("t", start, end), count("r", start, end)
            groups.setdefault(letters, []).append(index)
    return sorted(index for group in groups.values() if len(group) > 1 for index in group)


def _runs(story: Story, found: list[_Sentence], again: dict[int, list[int]]) -> Iterator[Finding]:
    """One finding for each run of sentences that follow each other in both places."""
    done: set[int] = set()
    for first in sorted(again):
        second = again[first][0]
        if second in done:
            continue
        length = 1
        while (
            first + length < second
            and second + length in again.get(first + length, ())
            and _in_one_field(story, found[first], found[first + length])
            and _in_one_field(story, found[second], found[second + length])
        ):
            length += 1
        done.update(range(second, second + length))
        yield _finding(story, found, first, again[first], length)


def _in_one_field(story: Story, one: _Sentence, other: _Sentence) -> bool:
    """Whether both stand in the same field of a record: no finding runs from the headline into the text."""
    fields = (story.field_at(story.span(each.start, each.end).start) for each in (one, other))
    return not story.fields or len(set(fields)) == 1


def _finding(story: Story, found: list[_Sentence], first: int, others: list[int], length: int) -> Finding:
    span = story.span(found[others[0]].start, found[others[0] + length - 1].end)
    elsewhere = [Elsewhere(story.span(found[first].start, found[first + length - 1].end), "the first time")]
    elsewhere += (Elsewhere(story.span(found[index].start, found[index].end), "again") for index in others[1:5])
    line = story.place(elsewhere[0].span.start).line
    what = "the sentence" if length == 1 else f"{length} sentences"
    more = f", which comes {len(others)} more times" if len(others) > 1 else ""
    message = f"This repeats {what} of line {line}{more}: cut one of them."
    return Finding(span, message, tuple(elsewhere), Fix((Edit(span, ""),)))


def _may_repeat(story: Story, one: _Sentence) -> bool:
    """Whether the sentence is of a kind that comes back on purpose."""
    if any(start <= one.start + 1 and one.end - 1 <= end for start, end in speech(story)):
        return True
    block = story.block_at(one.start)
    return (
        block is None
        or block.kind in ("list item", "caption", "block quote")
        or _QUESTION.match(story.copy, block.start) is not None
    )


def _key(story: Story, start: int, end: int) -> str:
    return " ".join(_WORDS.findall(story.copy, start, end)).casefold().replace("’", "'")


def _ends(story: Story, start: int, end: int) -> tuple[int, int]:
    words = story.copy[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _trimmed(story: Story, block: Block) -> Block:
    return block._replace(start=_ends(story, block.start, block.end)[0], end=_ends(story, block.start, block.end)[1])
