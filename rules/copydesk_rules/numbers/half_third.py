"""A fraction in words that the part and the whole beside it do not give.

Flags "$667,000 of $1.3 million, a little less than half" (it is a little more), "a third of the 120 seats, 60" and "12 of 60,
or one in four".

Why it matters: the fraction is what readers take in, and half is a majority or is not.

Stays silent when the fraction is a fair word for the share: "a third" for 30 to 37 percent, "nearly half" for anything not
far below, "more than half" for anything above; and when part and whole are not counted in the same thing.

How to settle it: divide, and choose the word, or ask for the figures again.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.figures import show
from copydesk.proportions import alike, share_of, verdict
from copydesk.ranges import Range, Verdict
from copydesk.reading.figures.amounts import Amount
from copydesk.reading.figures.numbers import hedge_words_before
from copydesk.reading.totals.majorities import majorities
from copydesk.reading.totals.shares import Share, is_of_others, shares
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("They raised [[$667,000 of $1.3 million, a little less than half]].", says="51.3 percent"),
    Flagged("Women hold [[a third of the 120 seats, 60]].", says="50 percent"),
    Flagged("More than [[half of the 120 seats, 55]], went to women.", says="45.8 percent"),
    Flagged("[[12 of 60, or one in four]], said no.", says="20 percent"),
    Flagged("[[A minority of the 650 who replied, 351]], said yes.", says="54 percent"),
    Flagged("He won [[290 of the 650 votes, a majority]].", says="44.6 percent"),
    Flagged("Fewer than [[half the delegates, 272 of 540]], raised their cards.", says="50.4"),
    Clean("Fewer than half the delegates, 268 of 540, raised their cards.", "right"),
    Clean("More than half the delegates, 272 of 540, raised their cards.", "right"),
    Clean("At two of the five schools, a third of the pupils were ill.", "a third of others"),
    Clean("Most of the 34 wells, 23 of them, still give water.", "more than half"),
    Clean("They raised $667,000 of $1.3 million, a little more than half.", "right"),
    Clean("Women hold half of the 120 seats, 60.", "right"),
    Clean("Nearly half — 46 of the 103 children — remain here.", "44.7 is nearly half"),
    Clean("90 shootings are nearly one-third of the 292 on record.", "30.8 is nearly a third"),
    Clean("Women hold more than a third of the 120 seats, 55.", "more than"),
    Clean("Twelve of the 60, half of them men, said no.", "half of the twelve"),
)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Divides the part by the whole of every share that is given as a fraction."""
    for share in shares(story):
        if share.said is not None and share.said.kind == "fraction" and not is_of_others(story.copy, share):
            yield from _hold(story, share, share.said)
    for one in majorities(story):
        part, whole = one.part.value, one.whole.value
        working = f"{show(part, 9)} of {show(whole, 9)} is {show(part / whole * 100)}%"
        span = story.span(one.start, one.end)
        right = (part * 2 > whole) == one.more or _may_be_half(one.part.range, one.whole.range)
        yield Claim(span, "share", "holds" if right else "contradicted", working)
        if not right:
            yield Finding(
                span,
                f"{working.removesuffix('%')} percent, no “{one.words.split()[-1].lower()}”. Change the word, or look the figures up again.",
            )


def _may_be_half(part: Range, whole: Range) -> bool:
    """Whether the roundings leave open on which side of half the part is."""
    return part.low * 2 <= whole.high and part.high * 2 >= whole.low


def _as_printed(part: Amount, whole: Amount) -> bool:
    """Whether the fraction is held against the figures as they stand: a word for a share has room enough of its own."""
    return (
        not part.hedge
        and not whole.hedge
        and min(part.value / part.ends[0].step, whole.value / whole.ends[0].step) >= _TELLING
    )


#: A count that ends in a nought may be rounded.
_ROUND = 10
_FEWER, _MORE = ("fewer than", "less than", "under"), ("more than", "over")


def _on_the_wrong_side(story: Story, pair: tuple[Amount, Amount], said: Amount) -> bool:
    """Whether people or things that were counted one by one are said to be fewer than a half that they are more than."""
    part, whole = pair
    hedge = hedge_words_before(story.copy, said.start).lower() if said.hedge in ("below", "above") else ""
    if part.kind != "count" or part.value % _ROUND == 0 or part.hedge or whole.hedge or part.ends[0].step != 1:
        return False
    if whole.value > part.value * _ROUND or said.kind != "fraction":
        return False
    share = part.value / whole.value
    return (hedge.endswith(_FEWER) and share >= said.value) or (hedge.endswith(_MORE) and share <= said.value)


#: So many of its last digit's worth make a figure that a share may be read off.
_TELLING = 5


def _hold(story: Story, share: Share, said: Amount) -> Iterator[Finding | Claim]:
    pair = alike(share.part, share.whole, bound=share.bound)
    true = None if pair is None else share_of(pair[0].range, pair[1].range)
    if pair is None or true is None:
        return
    part, whole = pair[0].value, pair[1].value
    if said.hedge in ("below", "above") or _as_printed(*pair):
        # Which side of half the figures are on is read off them as they are printed.
        true = Range(part / whole * 100, part / whole * 100)
    working = f"{show(part, 9)} of {show(whole, 9)} is {show(part / whole * 100)}%"
    span = story.span(share.start, share.end)
    if verdict(story.copy, said, true) is not Verdict.CONTRADICTED and not _on_the_wrong_side(story, pair, said):
        yield Claim(span, "share", "holds", working)
        return
    yield Claim(span, "share", "contradicted", working)
    hedge = hedge_words_before(story.copy, said.start) if said.hedge else ""
    words = " ".join(f"{hedge} {story.copy[said.start : said.end]}".split())
    yield Finding(
        span, f"{working.removesuffix('%')} percent, not “{words}”. Change the words, or look the figures up again."
    )
