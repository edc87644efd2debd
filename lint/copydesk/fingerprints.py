"""What a finding is recognised by in the next version of its story: rule and words, never a line number.

Two uses, two strengths. `Key.digest` is one string for systems that compare strings (SARIF, GitLab): rule, part and quote,
and which of the story's findings alike it is; nothing that is edited outside of the quote changes it. `matched` is for
whoever can compare more (a baseline, stets): it also wants the surroundings to be those they were, so that a slip that was
mended does not excuse a new one of the same words elsewhere. Ten words inserted anywhere but in the quote change neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from copydesk.checker import Checked
from copydesk.story import Span, Story
from copydesk.tuples import NamedTuple

#: How many words of the surroundings a key holds on each side, and how many of them, the nearest, are looked for again:
#: the difference is how many may be inserted there before one is out of sight.
AROUND, NEAREST = 16, 6
#: Words are looked for in so many characters; it bounds the work where a story has no white space.
_WITHIN = 400
_LONGEST_QUOTE = 200
#: How many keys with the same quote are compared with each other, so that the work stays linear in the findings.
_MOST_COMPARED = 50


class Key(NamedTuple):
    """A finding's key in its story; white space in the words is folded.

    `part` is the record's field, "" for a file; fields that are numbered ("paragraph 3") go by their name without the number,
    as one text. `nth` counts, from 1, the story's findings of one rule, part and quote.
    `before` and `after` are the words around, `before` in reading order; they never leave a field with a name
    of its own.
    """

    rule: str
    part: str
    quote: str
    nth: int
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def digest(self) -> str:
        """32 hexadecimal digits of rule, part, quote and `nth`; unique in a story."""
        return digest(self.rule, self.part, self.quote, str(self.nth))

    @property
    def kept(self) -> Key:
        """The key as it is worth keeping in a file: with no more of the surroundings than `matched` looks for."""
        return self._replace(before=self.before[-NEAREST:], after=self.after[:NEAREST])


def keys_of(checked: Checked) -> tuple[Key, ...]:
    """The keys of the story's findings, in their order; what `matched` takes as found."""
    seen: Counter[tuple[str, str, str]] = Counter()
    return tuple(_key(checked.story, raised.rule.name, raised.finding.span, seen) for raised in checked.findings)


def matched(known: Sequence[Key], found: Sequence[Key]) -> list[int | None]:
    """For each known key the index of the finding in `found` that it stands for, or None where that is gone.

    No finding is taken twice. Where several are alike, those with the most of their surroundings in common go together.
    """
    result: list[int | None] = [None] * len(known)
    alike: dict[tuple[str, str, str], list[int]] = {}
    for index, key in enumerate(found):
        alike.setdefault(key[:3], []).append(index)
    wanted: dict[tuple[str, str, str], list[int]] = {}
    for index, key in enumerate(known):
        wanted.setdefault(key[:3], []).append(index)
    for words, ours in wanted.items():
        for one, other in _paired(known, ours, found, alike.get(words, [])):
            result[one] = other
    return result


def folded(words: str) -> str:
    """The words of a finding as a key holds them: white space is folded, and of long ones stand the beginning and a digest."""
    quote = " ".join(words.split())
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[: _LONGEST_QUOTE // 2]} … {digest(quote)}"


def digest(*words: str) -> str:
    """32 hexadecimal digits that stand for the words in their order."""
    from hashlib import sha256  # a run that needs no fingerprint does without

    return sha256("\x00".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _key(story: Story, rule: str, span: Span, seen: Counter[tuple[str, str, str]]) -> Key:
    field = story.field_at(span.start)
    quote = folded(story.quote(span))
    part, first, last = field
    name, _, number = part.rpartition(" ")
    if number.isdecimal():  # its number changes with every paragraph before it
        part, first, last = name, 0, len(story.source)
    seen[rule, part, quote] += 1
    return Key(rule, part, quote, seen[rule, part, quote], *_around(story.source, span, first, last))


def _around(source: str, span: Span, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words before and after a span between two offsets of the source; a word that touches the span counts."""
    start, end = max(first, span.start - _WITHIN), min(last, span.end + _WITHIN)
    before, after = source[start : span.start], source[span.end : end]
    if start > first:  # a word that is cut would read differently once something moves
        before = before.partition(" ")[2]
    if end < last:
        after = after.rpartition(" ")[0]
    return tuple(before.split()[-AROUND:]), tuple(after.split()[:AROUND])


def _paired(
    known: Sequence[Key], ours: Sequence[int], found: Sequence[Key], theirs: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Which of the known go with which of the found, all of one rule and quote: the best fit first, then in their order."""
    if len(ours) == len(theirs) == 1:
        ranked = [(_fit(known[ours[0]], found[theirs[0]]), 0, ours[0], theirs[0])]
    else:
        ranked = sorted(
            (
                (_fit(known[one], found[other]), -abs(place - rank), one, other)
                for place, one in enumerate(ours)
                for rank, other in _near(theirs, place)
            ),
            key=lambda each: (-each[0], -each[1], each[2], each[3]),
        )
    taken: set[tuple[str, int]] = set()
    for fit, _, one, other in ranked:
        if fit * 2 >= 1 and ("known", one) not in taken and ("found", other) not in taken:
            taken |= {("known", one), ("found", other)}
            yield one, other


def _near(theirs: Sequence[int], place: int) -> Iterator[tuple[int, int]]:
    start = max(0, place - _MOST_COMPARED)
    return ((start + step, other) for step, other in enumerate(theirs[start : place + _MOST_COMPARED]))


def _fit(known: Key, found: Key) -> float:
    """How much of the nearest words around the known key stands around the found one, from 0 to 1.

    Where the words from both sides stand on one side of it, it is a new slip, close to where the known one was mended.
    """
    before, after = known.before[-NEAREST:], known.after[:NEAREST]
    if not before and not after:
        return 1.0
    ahead, behind = _shared(before, found.before), _shared(after, found.after)
    if after and behind * 2 < len(after) <= _shared(after, found.before) * 2:
        return 0.0
    if before and ahead * 2 < len(before) <= _shared(before, found.after) * 2:
        return 0.0
    return (ahead + behind) / (len(before) + len(after))


def _shared(known: Sequence[str], found: Sequence[str]) -> int:
    return (Counter(known) & Counter(found)).total()
