"""How much of a paragraph the rest of its story says again, which tells a summary from the way a story starts.

A summary says what the paragraphs behind it say: its names stand there, most of its words stand in the first of them,
and for each of its sentences there is one that shares the better part of its words. A lead is taken up by what follows,
and not said again.
"""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.reading.kin import EMPTY, kin
from copydesk.reading.sentences import sentences
from copydesk.reading.surroundings import rareness
from copydesk.story import Block, Story

_WORD = lazy(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’]+")
#: Names in running words, not at a sentence's start.
_NAME = lazy(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
#: What counts, and how much: words that stand in the beginning of the rest, names that stand anywhere in it, words of the
#: one sentence that shares most, of the two that share most, and of the one among the first; and a dateline behind it.
_SOON, _NAMED, _IN_ONE, _IN_TWO, _IN_FIRST, _DATED = 0.22, 0.18, 0.2, 0.2, 0.11, 0.09
#: How long the beginning is, in characters and in sentences; and how many sentences are looked at.
_BEGINNING, _FIRST, _MOST = 1500, 6, 400
#: Paragraphs without names are as good as others with most of theirs.
_NAMELESS = 0.8
_FEWEST = 4


def telling(story: Story, start: int, end: int) -> dict[str, str]:
    """The words of a sentence, or of another stretch of the copy, that tell something, by their stems; not to be changed."""
    known = story.read(_known)
    found = known.get((start, end))
    if found is None:
        said = (word.lower() for word in _WORD.findall(story.copy, start, end))
        found = known[start, end] = {kin(word): word for word in said if word not in EMPTY}
    return found


def _known(story: Story) -> dict[tuple[int, int], dict[str, str]]:
    return {}


def restated_share(story: Story, paragraph: Block) -> float:
    """How much of the paragraph the rest of the story says again, from 0 to 1."""
    words = telling(story, paragraph.start, paragraph.end)
    if len(words) < _FEWEST:
        return 0.0
    weights = {stem: rareness(story, word) for stem, word in words.items()}
    behind = [one for one in sentences(story) if one[0] >= paragraph.end][:_MOST]
    if not behind:
        return 0.0
    in_one, in_two, in_first = _in_sentences(story, weights, behind)
    soon = telling(story, paragraph.end, min(len(story.copy), paragraph.end + _BEGINNING))
    names = set(_NAME.findall(story.copy, paragraph.start, paragraph.end))
    named = sum(story.copy.find(name, paragraph.end) >= 0 for name in names) / len(names) if names else _NAMELESS
    dated = any(block.kind == "dateline" and block.start >= paragraph.end for block in story.blocks[1:3])
    share = sum(stem in soon for stem in words) / len(words)
    return _SOON * share + _NAMED * named + _IN_ONE * in_one + _IN_TWO * in_two + _IN_FIRST * in_first + _DATED * dated


def _in_sentences(story: Story, weights: dict[str, float], behind: list[tuple[int, int]]) -> tuple[float, float, float]:
    """How much of the words the sentence has that has most of them, the best two together, and the best of the first ones."""
    whole = sum(weights.values()) or 1.0
    covered = [_weight(story, weights, one) for one in behind]
    most = max(covered)
    best = telling(story, *behind[covered.index(most)])
    rest = {stem: weight for stem, weight in weights.items() if stem not in best}
    second = max(_weight(story, rest, one) for one in behind)
    return most / whole, (most + second) / whole, max(covered[:_FIRST]) / whole


def _weight(story: Story, weights: dict[str, float], sentence: tuple[int, int]) -> float:
    said = telling(story, *sentence)
    return sum(weight for stem, weight in weights.items() if stem in said)
