"""What a summary says again of its story, and where the story says otherwise.

A summary's figure or day is held against all of the body's. It is contradicted where a sentence of the body says the same
words with another figure in the same place, or where what stands around it is so much like what stands around another
figure of the same thing that the two must be about one matter, and nothing in the body bears out the summary's own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from copydesk.patterns import lazy
from copydesk.reading.figures.numbers import Figure, numbers
from copydesk.reading.summaries.adding_up import adds_up, comes_on_top
from copydesk.reading.summaries.agreement import BARE, DIFFERENT, EQUAL, SAME, is_slip, one_value, relation
from copydesk.reading.summaries.held import Held, HeldSummary
from copydesk.reading.summaries.mentions import Mention, mentions, mentions_in
from copydesk.reading.summaries.summaries import Summary, summed_up
from copydesk.reading.summaries.surroundings import beside_one_word, likeness, may_share_slot, slot
from copydesk.reading.summaries.unsaid import is_about_today, tells
from copydesk.story import Block, Story

__all__ = ("Held", "HeldSummary", "held_summaries", "hold")


def held_summaries(story: Story) -> tuple[HeldSummary, ...]:
    """Every summary of the story that holds a figure or a day."""
    return story.read(_held_summaries)


def _held_summaries(story: Story) -> tuple[HeldSummary, ...]:
    summaries, blocks = summed_up(story)
    summaries = tuple(one for one in summaries if _may_mention(story, one))
    if not summaries or not blocks:
        return ()
    body = tuple(_within(mentions(story), blocks))
    found: list[HeldSummary] = []
    left = _MOST_HELD
    for given in summaries:
        one = _held_summary(story, given, blocks, body, left)
        if one is not None:
            left = max(0, left - len(one.held))
            found.append(one)
    return tuple(found)


def _held_summary(
    story: Story, given: Summary, blocks: tuple[Block, ...], body: tuple[Mention, ...], most: int
) -> HeldSummary | None:
    """A summary with at most so many of its mentions held against the body; None for a first paragraph that is none."""
    if not (given.whole or given.name == "first paragraph" or _gives_toll(story, given)):
        return HeldSummary(given, _held_by_words_around(story, given, blocks, body, most), body)
    from copydesk.reading.summaries.reworded import in_other_words, judged, paraphrased

    reworded = paraphrased(story, given, blocks)
    one = judged(story, given, reworded) if given.name == "first paragraph" else given
    if one is None:
        return None
    held = _held_by_words_around(story, one, blocks, body, most) if one.name != "first paragraph" else ()
    return HeldSummary(one, in_other_words(story, one, held, reworded, blocks), body)


def _held_by_words_around(
    story: Story, one: Summary, blocks: tuple[Block, ...], body: tuple[Mention, ...], most: int
) -> tuple[Held, ...]:
    lead = blocks[:_FIRST][-1].end
    said = [each for each in mentions_in(story, one.start, one.end) if one.whole or each.kind != "label"]
    return tuple(hold(story, each, body, lead, whole=one.whole) for each in said[:most])


def _gives_toll(story: Story, summary: Summary) -> bool:
    """Whether a headline of a line gives a toll, the one thing in which it can be held against statements in other words."""
    return summary.name == "headline" and any(one.toll for one in mentions_in(story, summary.start, summary.end))


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
    r"day\b|\b(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten)th)\b|(?:J(?:an|u[nl])|Feb|Ma[ry]|A(?:pr|ug)|Sep|Oct|Nov|Dec|J(?:AN|U[NL])|FEB|MA[RY]|A(?:PR|UG)|SEP|OCT|NOV|DEC)"
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
    is_sum = (not bearing or outweighs) and adds_up(story, mention, body)
    if other is not None and outweighs and comes_on_top(story, mention, other, body):
        return Held(mention, "holds", share=share, support=support)
    if outweighs and (share >= _SURE or not is_sum):
        return Held(mention, "contradicted", other, share=share, support=support)
    if bearing or is_sum:
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
