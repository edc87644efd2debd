"""A summary held against statements that say the same in other words, and a first paragraph that may be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.patterns import lazy
from copydesk.reading.summaries.adding_up import adds_up, is_apart, stands
from copydesk.reading.summaries.held import Held
from copydesk.reading.summaries.mentions import Mention
from copydesk.reading.summaries.paraphrased import Paraphrase, paraphrases
from copydesk.reading.summaries.restating import speaks_for_summary
from copydesk.reading.summaries.summaries import Summary
from copydesk.reading.summaries.told import told, told_in, within
from copydesk.reading.summaries.unsaid import is_about_today, is_reckoned_from, may_be_count
from copydesk.story import Block, Story

#: How much more alike the statement must be that gives another value.
_LEADS, _LEADS_AT_LEAST = 0.15, 0.1
#: Days by so much more: a story tells of several in like words; and by this where the day may be the day of publication.
_LEADS_OF_DAYS, _LEADS_OF_TODAY = 0.12, 0.35
#: Tolls of headlines, which leave out most words, by so much.
_LEADS_OF_TOLLS = 0.3
#: What must speak for a first paragraph's being a summary before it is held against statements that have its own figure
#: too, against others, and as strictly as a summary.
_MAY_BE, _SEEMS, _IS = 3.0, 4.5, 5.5
#: What bears a figure out is as much alike.
_BORNE_OUT = 0.25
#: What nothing of its kind in the body is as much alike as this a writer has reckoned out or knows.
_RELATED = 0.1
#: So many mentions are held against all of the body, and so many of the body against them.
_MOST_OWN, _MOST_IN_BODY = 24, 600


def paraphrased(story: Story, summary: Summary, blocks: tuple[Block, ...]) -> tuple[Paraphrase, ...]:
    """What the summary says, each with the statement of the body that is most like it."""
    own = told_in(story, summary.start, summary.end)[:_MOST_OWN]
    return paraphrases(story, own, _body(story, blocks), summary.start, summary.end) if own else ()


def _body(story: Story, blocks: tuple[Block, ...]) -> list[Mention]:
    return within(told(story), blocks)[:_MOST_IN_BODY]


def judged(story: Story, summary: Summary, found: Sequence[Paraphrase]) -> Summary | None:
    """A first paragraph as the summary that it seems to be; None where it is how the story starts."""
    block = story.block_at(summary.start)
    if block is None or not found:
        return None
    points = speaks_for_summary(story, block, sum(one.support >= _BORNE_OUT for one in found))
    if points < _MAY_BE:
        return None
    if points >= _IS:
        return summary._replace(name="summary", whole=True, points=points)
    return summary._replace(points=points)


def in_other_words(
    story: Story, summary: Summary, held: tuple[Held, ...], found: Sequence[Paraphrase], blocks: tuple[Block, ...]
) -> tuple[Held, ...]:
    """What is held, with what only the likeness of whole statements tells."""
    every = {one.mention.start: one for one in held}
    if summary.name == "headline":
        found = [
            one for one in found if one.mention.toll and one.other and one.other.toll and one.lead >= _LEADS_OF_TOLLS
        ]
    for one in found:
        start = one.mention.start
        known = every.get(start) or Held(one.mention, "holds" if one.support >= _BORNE_OUT else "unresolved")
        every[start] = known
        if known.verdict != "contradicted" and _contradicts(story, summary, one, blocks):
            every[start] = Held(one.mention, "contradicted", one.other, False, one.share, one.support, True)
        elif known.verdict != "contradicted" and summary.whole and _is_hedged_apart(story, one):
            every[start] = Held(one.mention, "contradicted", one.bearer, False, one.support, 0.0, True)
        elif known.verdict == "unsupported" and (
            (one.share < _RELATED and _is_reckoned(one.mention)) or one.stands or stands(story, one.mention, blocks)
        ):
            every[start] = known._replace(verdict="unresolved")
        elif (
            known.verdict == "contradicted" and not known.exact and (_is_borne_out(one) or is_apart(story, one.mention))
        ):
            every[start] = known._replace(verdict="unresolved", other=None)
    return tuple(_once_each([every[start] for start in sorted(every)]))


def _is_borne_out(one: Paraphrase) -> bool:
    """Whether a statement as like the summary's as any other has its figure, whatever the words nearest to the two say."""
    return one.stands and one.lead < _LEADS_AT_LEAST


def _once_each(held: list[Held]) -> Iterator[Held]:
    """What is held, where each figure of the body contradicts one of the summary's: the one that it is most like."""
    best: dict[int, Held] = {}
    for one in held:
        if one.other is not None:
            rival = best.get(one.other.start)
            if rival is None or _certainty(one) > _certainty(rival):
                best[one.other.start] = one
    for one in held:
        if one.paraphrased and one.other is not None and best[one.other.start] is not one:
            yield one._replace(verdict="unresolved", other=None)
        else:
            yield one


def _certainty(held: Held) -> tuple[bool, float]:
    return not held.paraphrased, held.share - held.support


_OF_ALL = (" of the ", " of its ", " of their ", " of those ")
_WHO = lazy(r"(?:\s[a-z]+){1,3}\s(?:who|that|which)\b")


def _is_of_some(story: Story, other: Mention) -> bool:
    """Whether a count is a whole that another is a part of, or is of some alone: "half of the 20 people who took part"."""
    copy = story.copy
    of_all = copy.endswith(_OF_ALL, max(0, other.start - 10), other.start)
    return of_all or (copy.startswith("the ", max(0, other.start - 4)) and _WHO.match(copy, other.end) is not None)


def _contradicts(story: Story, summary: Summary, one: Paraphrase, blocks: tuple[Block, ...]) -> bool:
    """Whether the statement most like the summary's is so much more alike than any other that its value must be the right one."""
    mention = one.mention
    if one.other is not None and _is_of_some(story, one.other):
        return False
    if one.other is None or one.lead < _LEADS + _LEADS_OF_DAYS * (mention.is_day and one.stands):
        return False
    if is_reckoned_from(story, mention) or may_be_count(story, mention) or may_be_count(story, one.other):
        return False
    if is_about_today(story, mention) and one.lead < _LEADS_OF_TODAY and not one.stands:
        return False
    if mention.kind == "count" and mention.amount is not None and mention.amount.value <= 1:
        return False
    is_headline = summary.name == "headline"
    if one.stands and not is_headline:
        return True
    if not (summary.whole or is_headline or summary.points >= _SEEMS) or not _is_near(mention, one.other):
        return False
    return not adds_up(story, mention, _body(story, blocks)) and not is_apart(story, mention)


#: A figure that the story has nowhere is near the right one, or the right one in thousands for millions and the like.
_NEAR, _POWERS = 4, frozenset(10**power for power in (1, 2, 3, 6, 9))


def _is_near(mention: Mention, other: Mention) -> bool:
    """Whether one may be a slip for the other."""
    if mention.amount is None or other.amount is None:
        return True
    small, large = sorted((abs(mention.amount.value), abs(other.amount.value)))
    return small > 0 and (large / small <= _NEAR or large / small in _POWERS)


_FEW = 12


def _is_reckoned(mention: Mention) -> bool:
    """Whether writers reckon such things out: lengths of time, shares, what they count themselves."""
    if mention.kind in ("duration", "fraction", "multiple", "percent"):
        return True
    return mention.kind == "count" and mention.amount is not None and mention.amount.value <= _FEW


#: What makes one figure more than it, and less.
_HEDGES = lazy(
    r"\b(?:(?P<above>over|above|more\sthan|at\sleast|in\sexcess\sof|upwards?\sof)|(?P<below>under|below|(?:less|fewer)\sthan|nearly|almost|just\sshort\sof))\s(?:[a-z]+\s)?[$£€]?\Z",
    re.IGNORECASE,
)
_LONGEST_HEDGE = 26
_SURELY_ALIKE = 0.3


def _is_hedged_apart(story: Story, one: Paraphrase) -> bool:
    """Whether the body says "more than" the same figure and the summary "less than" it."""
    bearer = one.bearer
    if bearer is None or bearer.amount is None or one.mention.amount is None or one.support < _SURELY_ALIKE:
        return False
    if bearer.kind != one.mention.kind or bearer.amount.value != one.mention.amount.value:
        return False
    return {hedge_of(story, one.mention), hedge_of(story, bearer)} == {"above", "below"}


def hedge_of(story: Story, mention: Mention) -> str:
    """ "above" or "below" where such words stand before the mention, else ""."""
    found = _HEDGES.search(story.copy, max(0, mention.start - _LONGEST_HEDGE), mention.start)
    return (found.lastgroup or "") if found is not None else ""


def hedged_words(story: Story, mention: Mention) -> str:
    """The mention with the words before it that say whether it is more or less."""
    found = _HEDGES.search(story.copy, max(0, mention.start - _LONGEST_HEDGE), mention.start)
    return " ".join(story.copy[found.start() if found else mention.start : mention.end].split())
