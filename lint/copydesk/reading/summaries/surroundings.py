"""The words around a mention, and how much two mentions' words are alike."""

from __future__ import annotations

from collections import Counter
from math import log

from copydesk.patterns import lazy
from copydesk.reading.summaries.kin import EMPTY, kin
from copydesk.reading.summaries.mentions import Mention
from copydesk.reading.text.sentences import sentence_at, sentences
from copydesk.reading.text.vocabulary import words_in_order
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Surroundings(NamedTuple):
    """The words of the sentence before and behind a mention, the nearest first, in lower case.

    `before` and `behind` are the words as printed, articles left out; `near_before` and `near_behind` only those that
    tell something, as `kin` gives them, each with the word itself.
    """

    before: tuple[str, ...]
    behind: tuple[str, ...]
    near_before: tuple[tuple[str, str], ...]
    near_behind: tuple[tuple[str, str], ...]


class Likeness(NamedTuple):
    """How much the words around two mentions are alike: a share from 0 to 1, and how many telling words they have in common."""

    share: float
    common: int


class Slot(NamedTuple):
    """How many of the words right before and right behind two mentions are the same, and how many of them tell something."""

    before: int
    behind: int
    telling: int

    @property
    def same(self) -> bool:
        """Whether the two mentions stand in one and the same place of one statement."""
        return min(self.before, self.behind) > 0 and self.before + self.behind > 3 and self.telling > 1


_WORD = lazy(r"[A-Za-z0-9À-ÿ][A-Za-z0-9À-ÿ'’.,]*(?<![.,])|[$£€%]")
_ARTICLES = frozenset(("the", "a", "an"))
#: So much of a sentence, in characters, is looked at on either side.
_REACH = 180
_NEAREST = 40
_EDGE = "|"
_MOST_TELLING = 10
_LONGEST_SLOT = 6


def surroundings(story: Story, mention: Mention) -> Surroundings:
    """The words around a mention, read once."""
    known = story.read(_known)
    found = known.get(mention.start)
    if found is None:
        found = known[mention.start] = _read(story, mention)
    return found


def _known(story: Story) -> dict[int, Surroundings]:
    return {}


def _read(story: Story, mention: Mention) -> Surroundings:
    start, end = sentence_at(story, mention.start)
    before = [word.lower() for word in _WORD.findall(story.copy, max(start, mention.start - _REACH), mention.start)]
    behind = [word.lower() for word in _WORD.findall(story.copy, mention.end, min(end, mention.end + _REACH))]
    before.reverse()
    edges = ((_EDGE,) if start > mention.start - _REACH else (), (_EDGE,) if end < mention.end + _REACH else ())
    plain = [tuple(word for word in side if word not in _ARTICLES) for side in (before, behind)]
    return Surroundings(plain[0] + edges[0], plain[1] + edges[1], _telling(before), _telling(behind))


def _telling(side: list[str]) -> tuple[tuple[str, str], ...]:
    found = []
    for word in side:
        if word in EMPTY or not word[0].isalpha():
            continue
        bare = word.removesuffix("'s").removesuffix("’s") if word[-1] == "s" else word
        if len(bare) > 1 and bare not in EMPTY:
            found.append((kin(bare), bare))
    return tuple(found)


def may_share_slot(story: Story, one: Mention, other: Mention) -> bool:
    """Whether the nearest words on both sides are the same; what `slot` costs is spent on few pairs."""
    return _nearest(story, one) == _nearest(story, other)


def _nearest(story: Story, mention: Mention) -> tuple[str, str]:
    known = story.read(_known_nearest)
    found = known.get(mention.start)
    if found is None:
        start, end = sentence_at(story, mention.start)
        before = _WORD.findall(story.copy, max(start, mention.start - _NEAREST), mention.start)
        behind = _WORD.findall(story.copy, mention.end, min(end, mention.end + _NEAREST))
        last = next((word for one in reversed(before) if (word := one.lower()) not in _ARTICLES), _EDGE)
        first = next((word for one in behind if (word := one.lower()) not in _ARTICLES), _EDGE)
        found = known[mention.start] = (last, first)
    return found


def _known_nearest(story: Story) -> dict[int, tuple[str, str]]:
    return {}


def slot(story: Story, one: Mention, other: Mention) -> Slot:
    """How far the words right before and right behind two mentions are the same."""
    ours, theirs = surroundings(story, one), surroundings(story, other)
    before, behind = _run(ours.before, theirs.before), _run(ours.behind, theirs.behind)
    run = (*ours.before[:before], *ours.behind[:behind])
    telling = sum(word not in EMPTY and word[0].isalpha() and len(word) > 1 for word in run)
    return Slot(before, behind, telling)


def _run(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    length = 0
    for one, other in zip(ours[:_LONGEST_SLOT], theirs, strict=False):
        if one != other:
            break
        length += 1
    return length


def beside_one_word(story: Story, one: Mention, other: Mention) -> bool:
    """Whether one of the two telling words nearest to a mention, on one side, is also one of the other's."""
    ours, theirs = surroundings(story, one), surroundings(story, other)
    pairs = ((ours.near_before, theirs.near_before), (ours.near_behind, theirs.near_behind))
    return any({word for word, _ in mine[:2]} & {word for word, _ in its[:2]} for mine, its in pairs)


def likeness(story: Story, one: Mention, other: Mention) -> Likeness:
    """How much of what stands around `one` stands around `other` as well; near words and rare words weigh more."""
    ours, theirs = surroundings(story, one), surroundings(story, other)
    near: dict[str, float] = {}
    for side in (theirs.near_before, theirs.near_behind):
        for place, (word, _) in enumerate(side):
            near[word] = max(near.get(word, 0.0), _nearness(place) ** 0.5)
    found = whole = 0.0
    common = 0
    for side in (ours.near_before, ours.near_behind):
        for place, (word, printed) in enumerate(side[:_MOST_TELLING]):
            weight = _nearness(place) * rareness(story, printed)
            whole += weight
            if word in near:
                common += 1
                found += weight * near[word]
    return Likeness(found / whole if whole else 0.0, common)


def _nearness(place: int) -> float:
    return 1 / (1 + 0.35 * place)


def rareness(story: Story, word: str) -> float:
    """How rare a word, in lower case, is in the story, from 0 to 1."""
    counts, every = story.read(_counts)
    return log((every + 1) / (min(counts[word], every) + 0.5)) / log((every + 1) * 2)


def _counts(story: Story) -> tuple[Counter[str], int]:
    return Counter(words_in_order(story)), len(sentences(story)) + 2
