"""Whether the first paragraph is a summary of the rest, or the way the story starts.

A summary says what the paragraphs behind it say: its names stand there, most of its words stand in the first of them,
and for each of its sentences there is one that shares the better part of its words. A lead is taken up by what follows,
and not said again.
"""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.reading.summaries.kin import EMPTY
from copydesk.reading.summaries.surroundings import rareness
from copydesk.reading.summaries.synonyms import stem
from copydesk.reading.text.sentences import sentences
from copydesk.story import Block, Story

_WORD = lazy(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’]+")
#: Names in running words, not at a sentence's start.
_NAME = lazy(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_FULL = lazy(r"\b([A-Z][a-z]+)\s([A-Z][a-z]{2,})\b")
#: What speaks for a summary: words that stand in the beginning of the rest, names that stand anywhere in it, words of the one
#: sentence that shares most and of the one among the first that does, a dateline behind the paragraph, names that are given
#: more fully there, and figures that it bears out, up to three.
_SOON, _NAMED, _IN_ONE, _IN_FIRST, _DATED, _FULLER, _BORNE_OUT = 2.0, 1.8, 2.2, 1.6, 2.2, 1.0, 1.4
#: And what against it: a bracket, as credits have, a source, and every hundred characters.
_BRACKET, _SOURCE, _LENGTH = 1.5, 0.8, 0.73
_SAYS = lazy(r"\b(?:said|told|according\sto|says|announced)\b")
#: How long the beginning is, in characters and in sentences; how many sentences are looked at, and how far for fuller names.
_BEGINNING, _FIRST, _MOST, _NEXT = 1500, 6, 400, 900
#: Paragraphs without names are as good as others with most of theirs.
_NAMELESS = 0.8
_FEWEST, _MOST_FIGURES, _MOST_FULLER = 4, 3, 2


def telling(story: Story, start: int, end: int) -> dict[str, str]:
    """The words of a sentence, or of another stretch of the copy, that tell something, by their stems; not to be changed."""
    known = story.read(_known)
    found = known.get((start, end))
    if found is None:
        said = (word.lower() for word in _WORD.findall(story.copy, start, end))
        found = known[start, end] = {stem(word): word for word in said if word not in EMPTY}
    return found


def _known(story: Story) -> dict[tuple[int, int], dict[str, str]]:
    return {}


def speaks_for_summary(story: Story, paragraph: Block, borne_out: int) -> float:
    """How much speaks for the first paragraph's being a summary of the rest: about 3 where it may be one, 5 where it is.

    `borne_out` is how many of its figures and days stand in a like sentence of the rest.
    """
    start, end = paragraph.start, paragraph.end
    words = telling(story, start, end)
    behind = [one for one in sentences(story) if one[0] >= end][:_MOST]
    if len(words) < _FEWEST or not behind:
        return 0.0
    weights = {stem: rareness(story, word) for stem, word in words.items()}
    covered = [_weight(story, weights, one) for one in behind]
    whole = sum(weights.values()) or 1.0
    soon = telling(story, end, min(len(story.copy), end + _BEGINNING))
    shared = sum(stem in soon for stem in words) / len(words)
    found = _SOON * shared + (_IN_ONE * max(covered) + _IN_FIRST * max(covered[:_FIRST])) / whole
    found += _of_names(story, start, end) + _BORNE_OUT * min(borne_out, _MOST_FIGURES)
    found += _DATED * any(block.kind == "dateline" and block.start >= end for block in story.blocks[1:3])
    found -= _BRACKET * (story.copy.find("(", start, end) >= 0) + _LENGTH * (end - start) / 100
    return found - _SOURCE * (_SAYS.search(story.copy, start, end) is not None)


def _of_names(story: Story, start: int, end: int) -> float:
    """How many of the paragraph's names the rest has, and how many it gives more fully right behind it."""
    copy = story.copy
    names = set(_NAME.findall(copy, start, end))
    named = sum(copy.find(name, end) >= 0 for name in names) / len(names) if names else _NAMELESS
    fuller = {name for _, name in _FULL.findall(copy, end, min(len(copy), end + _NEXT))} & names
    fuller -= {name for _, name in _FULL.findall(copy, start, end)}
    return _NAMED * named + _FULLER * min(len(fuller), _MOST_FULLER)


def _weight(story: Story, weights: dict[str, float], sentence: tuple[int, int]) -> float:
    said = telling(story, *sentence)
    return sum(weight for stem, weight in weights.items() if stem in said)
