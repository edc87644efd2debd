"""One quotation printed twice: where two wordings of it agree, and what each has where they don't."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.reading.text.quotations import GAP, Quoted, quoted
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Difference(NamedTuple):
    """What one wording has where the other has something else: half-open indexes into the words of each, maybe empty."""

    one: tuple[int, int]
    other: tuple[int, int]


class Requoted(NamedTuple):
    """Stretches of what two blocks quote that go together word by word but for the differences, the later block first.

    `alike` is how many words are the same. `apart` is how many words of the shorter quotation stand outside the stretch:
    0 where all of it is in the other. What is printed in part ("…") is no difference.
    """

    one: Quoted
    other: Quoted
    one_span: tuple[int, int]
    other_span: tuple[int, int]
    alike: int
    apart: int
    differences: tuple[Difference, ...]


#: The longest difference, in words.
_LONGEST = 4
#: A last word may differ where so many words before it are the same.
_BEFORE_LAST = 5
_FEWEST_LETTERS = 5
#: Three words are held against so many earlier places of theirs, and followed so far.
_MOST_PLACES = 3
_FARTHEST = 400


def requoted(story: Story) -> tuple[Requoted, ...]:
    """Every stretch that two blocks quote with a difference in it."""
    return story.read(_requoted)


def _requoted(story: Story) -> tuple[Requoted, ...]:
    seen: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    found: list[Requoted] = []
    everything = quoted(story)
    for number, one in enumerate(everything):
        done: dict[int, int] = {}
        grams = _grams(one)
        for index, gram in grams:
            for other_number, other_index in seen.get(gram, ()):
                if done.get(other_number, 0) <= index:
                    stretch = _stretch(one, index, everything[other_number], other_index)
                    done[other_number] = stretch.one_span[1]
                    if stretch.differences:
                        found.append(stretch)
        for index, gram in grams:
            places = seen.setdefault(gram, [])
            if len(places) < _MOST_PLACES:
                places.append((number, index))
    return tuple(found)


def _grams(one: Quoted) -> list[tuple[int, tuple[str, ...]]]:
    words = one.words
    grams = enumerate(zip(words, words[1:], words[2:], strict=False))
    return [(index, gram) for index, gram in grams if GAP not in gram]


def _stretch(one: Quoted, index: int, other: Quoted, other_index: int) -> Requoted:
    """Follows two wordings both ways from where they agree, across short differences, as far as they go together."""
    ours, theirs = one.words, other.words
    after = _follow(ours[index : index + _FARTHEST], theirs[other_index : other_index + _FARTHEST])
    before = _follow(
        ours[max(0, index - _FARTHEST) : index][::-1], theirs[max(0, other_index - _FARTHEST) : other_index][::-1]
    )
    differences = [
        Difference((index - b[1], index - b[0]), (other_index - d[1], other_index - d[0]))
        for b, d in before.differences
    ][::-1]
    differences += (
        Difference((index + a[0], index + a[1]), (other_index + c[0], other_index + c[1])) for a, c in after.differences
    )
    span = index - before.end, index + after.end
    other_span = other_index - before.other_end, other_index + after.other_end
    apart = min(_apart(ours, span), _apart(theirs, other_span))
    told = tuple(one for one in differences if GAP not in (*ours[slice(*one.one)], *theirs[slice(*one.other)]))
    return Requoted(one, other, span, other_span, before.alike + after.alike, apart, told)


class _Followed(NamedTuple):
    end: int
    other_end: int
    alike: int
    differences: list[tuple[tuple[int, int], tuple[int, int]]]


def _follow(ours: Sequence[str], theirs: Sequence[str]) -> _Followed:
    """How far two wordings go together from their starts on."""
    i = j = alike = 0
    differences: list[tuple[tuple[int, int], tuple[int, int]]] = []
    while True:
        run = 0
        while i + run < len(ours) and j + run < len(theirs) and ours[i + run] == theirs[j + run] != GAP:
            run += 1
        alike, i, j = alike + run, i + run, j + run
        bridge = _bridge(ours, i, theirs, j, run)
        if bridge is None:
            return _Followed(i, j, alike, differences)
        differences.append(((i, bridge[0]), (j, bridge[1])))
        i, j = bridge


def _bridge(ours: Sequence[str], i: int, theirs: Sequence[str], j: int, run: int) -> tuple[int, int] | None:
    """The nearest place from which two wordings are the same again."""
    if i >= len(ours) or j >= len(theirs):
        return None
    for gap in range(1, 2 * _LONGEST + 1):
        for skipped in range(max(0, gap - _LONGEST), min(gap, _LONGEST) + 1):
            a, b = i + skipped, j + gap - skipped
            if a <= len(ours) and b <= len(theirs) and _lands(ours, a, theirs, b, gap):
                return a, b
    last = run >= _BEFORE_LAST and _ends(ours, i + 1) and _ends(theirs, j + 1)
    return (i + 1, j + 1) if last else None


def _lands(ours: Sequence[str], a: int, theirs: Sequence[str], b: int, gap: int) -> bool:
    """Whether the wordings are the same from here on: for two words, or for one with which a quotation ends.

    That one is of some length, unless all that lies before it is one word left out.
    """
    if _ends(ours, a) or _ends(theirs, b) or ours[a] != theirs[b]:
        return False
    one_ends, other_ends = _ends(ours, a + 1), _ends(theirs, b + 1)
    if one_ends or other_ends:
        return (one_ends and other_ends) or gap == 1 or len(ours[a]) >= _FEWEST_LETTERS
    return ours[a + 1] == theirs[b + 1]


def _ends(words: Sequence[str], index: int) -> bool:
    return index >= len(words) or words[index] == GAP


def _apart(words: Sequence[str], span: tuple[int, int]) -> int:
    """How many words of the quotation stand outside the span, up to a gap on either side."""
    start, end = span
    while start > 0 and words[start - 1] != GAP:
        start -= 1
    while end < len(words) and words[end] != GAP:
        end += 1
    return span[0] - start + end - span[1]
