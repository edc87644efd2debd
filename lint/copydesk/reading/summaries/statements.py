"""The statement that a figure or a day is part of, its sentence and its clause, and how much two statements are alike."""

from __future__ import annotations

from itertools import pairwise

from copydesk.patterns import lazy
from copydesk.reading.summaries.mentions import Mention
from copydesk.reading.summaries.restating import telling
from copydesk.reading.summaries.surroundings import likeness, rareness
from copydesk.reading.text.sentences import sentence_at, sentences
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Statement(NamedTuple):
    """The words of a mention's sentence, and of its clause, by their stems, each with how rare it is in the story."""

    mention: Mention
    sentence: dict[str, float]
    clause: dict[str, float]

    @property
    def whole(self) -> float:
        """What all words of the sentence weigh."""
        return sum(self.sentence.values()) or 1.0


#: How much each likeness counts: of the words around the two figures, seen from either; of the summary's sentence in the body's,
#: and in that and the one before it; of its clause in the body's clause, and of that one in the summary's sentence; of the kinds.
_AROUND, _AROUND_OTHER, _SENTENCE, _PAIR, _CLAUSE, _CLAUSE_OTHER, _KIND = 0.25, 0.18, 0.1, 0.08, 0.2, 0.19, 0.02
#: What it counts that the other statement is one of the story's first.
_EARLY = 0.03
_BEFORE = 0.5
#: Sentences that share less than this with the summary's are not looked at any closer.
_FAINT = 0.08


def statement(story: Story, mention: Mention, start: int, end: int) -> Statement:
    """The statement of a mention between `start` and `end`, which are its summary's."""
    first, last = sentence_at(story, mention.start)
    return Statement(
        mention, _weighed(story, max(first, start), min(last, end)), _weighed(story, *_clause(story, mention))
    )


def _weighed(story: Story, start: int, end: int) -> dict[str, float]:
    return {stem: rareness(story, word) for stem, word in telling(story, start, end).items()}


#: Where one clause ends and another starts.
_JOINT = lazy(r"[,;:()—–]\s|\s[—–-]{1,2}\s|\s(?:and|but|while|after|as|which|who|when|before|although|because)\s")
#: A clause shorter than this is no statement; so much on either side is one as well.
_SHORTEST, _BESIDE = 25, 40


def _clause(story: Story, mention: Mention) -> tuple[int, int]:
    """The part of the sentence around a mention, up to the nearest comma, conjunction or the like on either side."""
    known = story.read(_clauses)
    found = known.get(mention.start)
    if found is None:
        first, last = sentence_at(story, mention.start)
        start, end = first, last
        for joint in _JOINT.finditer(story.copy, max(first, mention.start - _REACH), min(last, mention.end + _REACH)):
            if joint.end() <= mention.start:
                start = joint.end()
            elif joint.start() >= mention.end:
                end = joint.start()
                break
        if end - start < _SHORTEST:
            start, end = max(first, start - _BESIDE), min(last, end + _BESIDE)
        found = known[mention.start] = (start, end)
    return found


_REACH = 400


def _clauses(story: Story) -> dict[int, tuple[int, int]]:
    return {}


def alike(story: Story, mine: Statement, other: Mention, *, early: bool) -> float:
    """How much a statement of a summary is like that of a mention of the body, from 0 to 1; `early` is one of the body's first."""
    at = sentence_at(story, other.start)
    theirs, before = telling(story, *at), _telling_before(story, at)
    in_it = in_pair = 0.0
    for stem, weight in mine.sentence.items():
        if stem in theirs:
            in_it += weight
            in_pair += weight
        elif stem in before:
            in_pair += weight * _BEFORE
    if in_pair < _FAINT * mine.whole:
        return 0.0
    around, back = likeness(story, mine.mention, other).share, likeness(story, other, mine.mention).share
    return (
        (_SENTENCE * in_it + _PAIR * in_pair) / mine.whole
        + _of_clauses(story, mine, other)
        + _AROUND * around
        + _AROUND_OTHER * back
        + _KIND * (mine.mention.kind == other.kind)
        + _EARLY * early
    )


def _of_clauses(story: Story, mine: Statement, other: Mention) -> float:
    """What the two clauses' likeness counts."""
    known = story.read(_weighed_clauses)
    theirs = known.get(other.start)
    if theirs is None:
        theirs = known[other.start] = _weighed(story, *_clause(story, other))
    shared = sum(weight for stem, weight in mine.clause.items() if stem in theirs)
    said = sum(weight for stem, weight in theirs.items() if stem in mine.sentence)
    whole, its_whole = sum(mine.clause.values()) or 1.0, sum(theirs.values()) or 1.0
    return _CLAUSE * shared / whole + _CLAUSE_OTHER * said / its_whole


def _weighed_clauses(story: Story) -> dict[int, dict[str, float]]:
    return {}


def _telling_before(story: Story, sentence: tuple[int, int]) -> dict[str, str]:
    """The words of the sentence before another."""
    before = story.read(_preceding).get(sentence[0])
    return telling(story, *before) if before is not None else {}


def _preceding(story: Story) -> dict[int, tuple[int, int]]:
    return {one[0]: before for before, one in pairwise(sentences(story))}
