"""What a summary says again of its story, and where the story says otherwise.

A summary's figure or day is held against all of the body's. It is contradicted where a sentence of the body says the same
words with another figure in the same place, or where what stands around it is so much like what stands around another
figure of the same thing that the two must be about one matter, and nothing in the body bears out the summary's own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import NamedTuple

from copydesk.patterns import lazy
from copydesk.reading.agreement import BARE, DIFFERENT, EQUAL, SAME, is_slip, one_value, relation
from copydesk.reading.kin import kin
from copydesk.reading.mentions import Mention, mentions, mentions_in
from copydesk.reading.numbers import Figure, numbers
from copydesk.reading.paraphrased import Paraphrase, paraphrases
from copydesk.reading.summaries import Summary, summed_up
from copydesk.reading.surroundings import beside_one_word, likeness, may_share_slot, slot
from copydesk.reading.told import told, told_in, within
from copydesk.reading.unsaid import is_about_today, tells
from copydesk.reading.vocabulary import lowered
from copydesk.story import Block, Story


class Held(NamedTuple):
    """A mention of the summary, held against the body.

    `verdict` is "holds", "contradicted" (by `other`), "unsupported" or "unresolved"; `exact` says that the two stand in the same place of
    one statement, `paraphrased` that the statements are alike as a whole.
    """

    mention: Mention
    verdict: str
    other: Mention | None = None
    exact: bool = False
    share: float = 0.0
    support: float = 0.0
    paraphrased: bool = False


class HeldSummary(NamedTuple):
    """A summary of the story with all that it mentions, held against the body."""

    summary: Summary
    held: tuple[Held, ...]
    body: tuple[Mention, ...]


def held_summaries(story: Story) -> tuple[HeldSummary, ...]:
    """Every summary of the story that holds a figure or a day."""
    return story.read(_held_summaries)


def _held_summaries(story: Story) -> tuple[HeldSummary, ...]:
    summaries, blocks = summed_up(story)
    summaries = tuple(one for one in summaries if _may_mention(story, one))
    if not summaries or not blocks:
        return ()
    body = tuple(_within(mentions(story), blocks))
    lead, left, found = blocks[:_FIRST][-1].end, _MOST_HELD, []
    for one in summaries:
        found_in = mentions_in(story, one.start, one.end)
        said = [mention for mention in found_in if one.whole or mention.kind != "label"][:left]
        left -= len(said)
        held: tuple[Held, ...] = ()
        if one.name != "first paragraph":
            held = tuple(hold(story, mention, body, lead, whole=one.whole) for mention in said)
        if one.whole or one.name == "first paragraph":
            held = _in_other_words(story, one, held, blocks)
        found.append(HeldSummary(one, held, body))
    return tuple(found)


#: How much more alike the statement must be that gives another value, in a summary and in what may be the story's start.
_LEADS, _LEADS_IN_OPENING = 0.21, 0.34
#: Days by so much more: a story tells of several in like words.
_LEADS_OF_DAYS = 0.05
#: And how much of a first paragraph the rest must say again, where it nowhere gives the paragraph's own figure.
_RESTATES = 0.476
#: And where the day may be the day of publication.
_SURELY = 0.4
#: What bears a figure out is as much alike.
_BORNE_OUT = 0.25
#: So many mentions are held against all of the body, and so many of the body against them.
_MOST_OWN, _MOST_IN_BODY = 24, 600


def _in_other_words(
    story: Story, summary: Summary, held: tuple[Held, ...], blocks: Sequence[Block]
) -> tuple[Held, ...]:
    """What is held, with what only the likeness of whole statements tells."""
    own = told_in(story, summary.start, summary.end)[:_MOST_OWN]
    body = within(told(story), tuple(blocks))[:_MOST_IN_BODY]
    found = {one.mention.start: one for one in held}
    for one in paraphrases(story, own, body, summary.start, summary.end):
        start = one.mention.start
        known = found.get(start) or Held(one.mention, "holds" if one.support >= _BORNE_OUT else "unresolved")
        found[start] = known
        if known.verdict != "contradicted" and _contradicts(story, summary, one, body):
            found[start] = Held(one.mention, "contradicted", one.other, False, one.share, one.support, True)
        elif known.verdict == "unsupported" and (one.stands or _stands(story, one.mention, blocks)):
            found[start] = known._replace(verdict="unresolved")
        elif known.verdict == "contradicted" and not known.exact and _is_apart(story, one.mention):
            found[start] = known._replace(verdict="unresolved", other=None)
    return tuple(found[start] for start in sorted(found))


def _contradicts(story: Story, summary: Summary, one: Paraphrase, body: Sequence[Mention]) -> bool:
    """Whether the statement most like the summary's is so much more alike than any other that its value must be the right one."""
    if one.other is None or (is_about_today(story, one.mention) and one.lead < _SURELY):
        return False
    if one.mention.amount is not None and one.mention.amount.value <= 1 and one.mention.kind in ("count", "label"):
        return False
    if one.lead < (_LEADS if summary.whole else _LEADS_IN_OPENING) + _LEADS_OF_DAYS * one.mention.is_day:
        return False
    if one.stands:
        return True
    return (
        summary.restates >= _RESTATES and not _adds_up(story, one.mention, body) and not _is_apart(story, one.mention)
    )


def _stands(story: Story, mention: Mention, blocks: Sequence[Block]) -> bool:
    """Whether the body has the figure in any form, of whatever it may be, or two others that are as far apart."""
    if mention.amount is None:
        return False
    start, end = blocks[0].start, blocks[-1].end
    values = {each.value for each in mention.amount.ends}
    if any(figure.value in values for figure in numbers(story) if start <= figure.start < end):
        return True
    return _is_apart(story, mention) or _is_printed(story, mention, start, end)


def _is_printed(story: Story, mention: Mention, start: int, end: int) -> bool:
    """Whether the figure's first word stands in the body: "four quarters" is read as one whole."""
    word = story.copy[mention.start : mention.end].lower().split()[0].split("-")[0]
    low, at = lowered(story), start
    while (at := low.find(word, at, end)) >= 0:
        if not (low[at - 1 : at].isalnum() or low[at + len(word) : at + len(word) + 1].isalnum()):
            return True
        at += 1
    return False


def _is_apart(story: Story, mention: Mention) -> bool:
    """Whether two figures that stand in one sentence, the summary's or the body's, are the mention's value apart: 45-24 is by 21."""
    amount = mention.amount
    if amount is None or mention.kind not in ("count", "points", "money", "duration"):
        return False
    figures = [figure for figure in numbers(story) if figure.start != mention.start]
    return any(
        abs(one.value - other.value) == amount.value and other.start - one.end < _BESIDE
        for one, other in pairwise(figures)
    )


def _within(found: Sequence[Mention], blocks: Sequence[Block]) -> Iterator[Mention]:
    """The mentions that stand in one of the blocks, which are in order as they are."""
    index = 0
    for mention in found:
        while index < len(blocks) and blocks[index].end <= mention.start:
            index += 1
        if index < len(blocks) and blocks[index].start <= mention.start:
            yield mention


#: So many mentions of all summaries are held against the body's: the cost is that many times the body's length.
_MOST_HELD = 60
#: How many blocks of the body are its first ones.
_FIRST = 6
_DAY = lazy(
    r"day\b|(?:J(?:an|u[nl])|Feb|Ma[ry]|A(?:pr|ug)|Sep|Oct|Nov|Dec|J(?:AN|U[NL])|FEB|MA[RY]|A(?:PR|UG)|SEP|OCT|NOV|DEC)"
)


def _may_mention(story: Story, summary: Summary) -> bool:
    """Whether a look at the summary alone finds a figure or the name of a day or a month."""
    figures = numbers(story)
    first = bisect_left(figures, summary.start, key=_start_of)
    return (first < len(figures) and figures[first].start < summary.end) or _DAY.search(
        story.copy, summary.start, summary.end
    ) is not None


def _start_of(figure: Figure) -> int:
    return figure.start


#: How much alike the surroundings must be before two values of one thing contradict each other, by kind.
_ALIKE = {
    "count": 0.36, "money": 0.4, "measure": 0.4, "duration": 0.36, "multiple": 0.4, "date": 0.42, "weekday": 0.5, "percent": 0.6, "points": 0.6,
    "fraction": 0.6, "temperature": 0.6, "cents": 0.6,
}  # fmt: skip
#: How much more alike they must be than those of a mention that bears the summary out: of the same value, and of the same thing too.
_EQUAL_BY, _SAME_BY = 0.12, 0.2
_SURE, _EVEN = 0.75, 0.5
#: A figure that is alike less than this, and counts another thing, is the same by chance.
_BY_CHANCE = 0.1
#: And those of a figure that leaves out what it counts.
_ALIKE_BARE = 0.45
#: And those of tolls, which a story has few of, and of figures that a slip of the keys turns into each other.
_ALIKE_SLIP = 0.2


def hold(story: Story, mention: Mention, body: Sequence[Mention], lead: int, *, whole: bool) -> Held:
    """A mention of the summary held against those of the body, whose first paragraphs end at `lead`.

    `whole` says that the summary is one in sentences. A headline may tell of another day than its story, and what bears its
    figure out is enough. Of figures that count nothing only the same words can tell.
    """
    same_place = [other for other in body if _one_place(story, mention, other)]
    if same_place:
        if any(one_value(story, mention, other) for other in same_place):
            return Held(mention, "holds", exact=True)
        return Held(mention, "contradicted", same_place[0], exact=True, share=1.0)
    if mention.kind == "label" or (mention.is_day and not whole) or is_about_today(story, mention):
        return Held(mention, "unresolved")
    return _hold_alike(story, mention, body, lead, whole=whole)


def _hold_alike(story: Story, mention: Mention, body: Sequence[Mention], lead: int, *, whole: bool) -> Held:
    related = [(relation(story, mention, other), other) for other in body]
    bearing = list(_bearing(story, mention, related))
    support = max((share for _, share in bearing), default=0.0)
    if bearing and not whole:
        return Held(mention, "holds", support=support)
    share, other = _best(story, mention, related, lead if not bearing else 0)
    outweighs = other is not None and _outweighs(share, support, [how for how, _ in bearing])
    adds_up = (not bearing or outweighs) and _adds_up(story, mention, body)
    if other is not None and outweighs and _comes_on_top(story, mention, other, body):
        return Held(mention, "holds", share=share, support=support)
    if outweighs and (share >= _SURE or not adds_up):
        return Held(mention, "contradicted", other, share=share, support=support)
    if bearing or adds_up:
        return Held(mention, "holds", share=share, support=support)
    equal = any(how in (SAME, EQUAL) for how, _ in related)
    verdict = "unsupported" if tells(story, mention, body, equal=equal, share=share) else "unresolved"
    return Held(mention, verdict, share=share, support=support)


def _bearing(story: Story, mention: Mention, related: list[tuple[str, Mention]]) -> Iterator[tuple[str, float]]:
    """The mentions of the same value that bear the summary's out, and how much alike they are.

    A figure that is the same by chance, of another thing and in other surroundings, bears nothing out.
    """
    for how, other in related:
        if how in (SAME, EQUAL):
            share = likeness(story, mention, other).share
            if how == SAME or share >= _BY_CHANCE or mention.is_day:
                yield how, share


def _one_place(story: Story, one: Mention, other: Mention) -> bool:
    if one.is_day != other.is_day or (one.is_day and one.kind != other.kind):
        return False
    return may_share_slot(story, one, other) and slot(story, one, other).same


def _best(
    story: Story, mention: Mention, related: list[tuple[str, Mention]], lead: int
) -> tuple[float, Mention | None]:
    """The mention of one thing and another value whose surroundings are most alike; None where they are not alike enough.

    `lead` is 0 where the body bears the summary out.
    """
    best, found = 0.0, None
    for how, other in related:
        if how == DIFFERENT or (how == BARE and lead and beside_one_word(story, mention, other)):
            if (
                _OTHERS.match(story.copy, other.end)
                or _is_one_of(story, other)
                or story.copy[other.start - 1 : other.start] in ("-", "–")
            ):
                continue
            alike = likeness(story, mention, other)
            if (
                alike.share > best
                and (alike.common > 1 or mention.toll)
                and (how == DIFFERENT or alike.share >= _ALIKE_BARE)
            ):
                best, found = alike.share, other
    enough = _ALIKE[mention.kind]
    if found is not None and (
        (mention.toll and found.toll and found.start < lead) or (lead and is_slip(mention, found))
    ):
        enough = _ALIKE_SLIP
    return best, found if best >= enough else None


#: "10 other states", and either side of a score.
_OTHERS = lazy(r"[\s-](?:other|others|more|additional|further|remaining|extra|fewer|less)\b|[-–][0-9]")


def _is_one_of(story: Story, other: Mention) -> bool:
    """Whether a one is no count: "one of the founders of the club"."""
    return other.amount is not None and other.amount.value == 1 and story.copy.startswith(" of ", other.end)


def _outweighs(share: float, support: float, bearing: Sequence[str]) -> bool:
    """Whether another value is so much more alike than what bears the summary's out that this must be of another matter."""
    if not bearing:
        return True
    named = SAME in bearing
    return share >= support + (_SAME_BY if named else _EQUAL_BY) and (share >= _EVEN or not named)


_MOST_PARTS = 24
_BESIDE = 40


def _adds_up(story: Story, mention: Mention, body: Sequence[Mention]) -> bool:
    """Whether the summary's figure is the sum of two or three that the body gives of the same thing, or side by side."""
    amount = mention.amount
    if amount is None or mention.kind not in ("count", "money"):
        return False
    smaller = [other for other in body if other.amount is not None and 0 < other.amount.value < amount.value]
    parts = sorted({other.amount.value for other in smaller if other.amount and _of_a_kind(mention, other)})[
        :_MOST_PARTS
    ]
    if any(sum(some) == amount.value for size in (2, 3) for some in combinations(parts, size)):
        return True
    return any(_side_by_side(story, one, other) == amount.value for one, other in pairwise(smaller))


def _comes_on_top(story: Story, mention: Mention, other: Mention, body: Sequence[Mention]) -> bool:
    """Whether the other figure and one on top of it make the summary's, called the same or not: "250 jobs … another 100 staff"."""
    if mention.amount is None or other.amount is None or mention.kind != "count":
        return False
    apart = mention.amount.value - other.amount.value
    return any(
        one.kind == "count" and one.amount is not None and one.amount.value == apart
        and story.copy.endswith(_ON_TOP, max(0, one.start - 11), one.start)
        for one in body
    )  # fmt: skip


_ON_TOP = ("nother ", " further ", " additional ")


def _side_by_side(story: Story, one: Mention, other: Mention) -> Fraction | None:
    """What two counts make that stand side by side: "six adults and 20 children"."""
    if (
        one.amount is None
        or other.amount is None
        or not one.kind == other.kind == "count"
        or other.start - one.end > _BESIDE
    ):
        return None
    joined = story.copy[one.end : other.start].rstrip().endswith(_JOINED)
    return one.amount.value + other.amount.value if joined and one.amount.unit and other.amount.unit else None


_JOINED = (" and", " plus", ",")


def _of_a_kind(one: Mention, other: Mention) -> bool:
    assert one.amount is not None and other.amount is not None
    if one.kind != other.kind:
        return False
    if one.kind == "money":
        return bool(set(one.amount.unit) & set(other.amount.unit))
    if one.toll and other.toll:
        return one.toll == other.toll
    ours, theirs = one.amount.unit, other.amount.unit
    return bool(ours and theirs) and kin(ours[-1]) == kin(theirs[-1])
