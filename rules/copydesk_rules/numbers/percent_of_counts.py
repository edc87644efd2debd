"""A percentage that the part and the whole beside it do not give.

Flags "30 of 38 drones (89%)", which is 79 percent, whichever of the three comes first: "12 of the 40 members, or 25
percent", "45% (9 of 25)", "25 percent of the 120 seats, or 40".

Why it matters: all three figures stand side by side, so any reader can divide, and one of the three is wrong.

Stays silent when the roundings and hedges of the figures leave room for the percentage, or when it is one off in its last
digit; when part and whole are not counted in the same thing; when the percentage is said of something else ("12 of the 40,
25 percent of whom are women"); and when more than a part, a whole and a percentage could be meant.

How to settle it: divide, and ask which of the three figures the source gave.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show
from copydesk.proportions import alike, in_percent, share_of, swaps, verdict
from copydesk.ranges import Printed, Verdict
from copydesk.reading.figures.amounts import Amount
from copydesk.reading.text.speech import in_speech
from copydesk.reading.totals.shares import Share, is_of_others, shares
from copydesk.reading.totals.shares_apart import Apart, shares_apart
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("They shot down [[30 of 38 drones (89%)]].", says="78.9 percent"),
    Flagged("[[12 of the 40 members, or 25 percent]], were absent.", says="30 percent"),
    Flagged("[[45% (9 of 25)]] agreed.", says="36 percent"),
    Flagged("[[25 percent of the 120 seats, or 40]], are held by women.", says="33.3 percent"),
    Flagged("It will cut [[250 jobs, or 40 percent of its 1,000]] staff.", says="25 percent"),
    Flagged("Of the [[38 drones, 30 (97%)]] were shot down.", says="two digits"),
    Flagged("They failed [[36 of the 240 cafes they called on, a failure rate of 36 per cent]].", says="15 percent"),
    Flagged("They saw [[412 of the 515 children under five, 88 per cent]] of them, in May.", says="80 percent"),
    Clean("In 12 of the 60 villages, 30 per cent of the wells are dry.", "a share of others"),
    Clean("The bank passed 8 of the 20 loans, an interest rate of 7 per cent, Poe said.", "another rate"),
    Clean("They closed 12 of the 40 shops, 30 per cent of them in Leeds.", "a share of the part"),
    Clean(
        "Some 300 jobs, or 15 per cent of the workforce, will go, though the group of 11,000 will be smaller.",
        "another whole",
    ),
    Clean(
        "Of the 900 firms asked, a third answered, and of them 120, or 40 percent, will hire.", "of those who answered"
    ),
    Clean("Half of the 1,200 members voted, and of those, 480, or 80 percent, said yes.", "of those who voted"),
    Clean("They shot down 30 of 38 drones (79%).", "right"),
    Clean("They shot down 30 of 38 drones (nearly 80%).", "hedged"),
    Clean("Thirty of the 120 who answered (25 percent of whom were women) said no.", "the percentage is of the women"),
    Clean("In one survey, 77 percent of 18- to 34-year-olds agreed.", "no part and no whole"),
    Clean("In a poll of 1,000, 45 percent of the 600 women agreed.", "another whole"),
    Clean("30 mln shares, just under 25 pct of the 120.4 mln, were sold.", "just under"),
    Clean("It hit 200 of the 240,000 (.08 percent).", "rounded"),
    Clean("It gives a 36% chance of 100 to 1,000 deaths, 35% of more than 1,500.", "a row of chances"),
    Clean("It rained 612 mm by May, 4 per cent below the normal of 637 mm.", "a difference and no part"),
    Clean(
        "Poles came second, with 1,270 (17.6 percent), followed by Czechs, who filed 960 requests (13.3 percent).",
        "two parts of one whole",
    ),
    Clean("12 of the 40 members, and 25 percent of voters, said no.", "two statements"),
)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Divides the part by the whole of every share that is given in percent."""
    for share in shares(story):
        if share.said is not None and share.said.kind == "percent" and not is_of_others(story.copy, share):
            yield from _hold(story, share, share.said)
    for apart in shares_apart(story):
        yield from _hold_apart(story, apart)


def _hold_apart(story: Story, apart: Apart) -> Iterator[Finding | Claim]:
    """Holds a count and its percentage against all that may be their whole: one that fits settles it."""
    (part, said, start, end, _), first = apart.pair, apart.wholes[0]
    for whole in apart.wholes:
        pair = alike(part, whole, bound=True)
        true = None if pair is None else share_of(pair[0].range, pair[1].range)
        if pair is not None and true is not None and verdict(story.copy, said, true) is not Verdict.CONTRADICTED:
            working = (
                f"{show(pair[0].value, 9)} of {show(pair[1].value, 9)} is {show(pair[0].value / pair[1].value * 100)}%"
            )
            yield Claim(story.span(start, end), "share", "holds", working)
            return
    if apart.sure:
        share = Share(min(start, first.start), max(end, first.end), part, first, said, False, True, (start, end))
        yield from _hold(story, share, said)
    else:
        working = f"{show(part.value, 9)} is not {show(said.value)} percent of {show(first.value, 9)}"
        yield Claim(story.span(start, end), "share", "unresolved", working)


def _hold(story: Story, share: Share, said: Amount) -> Iterator[Finding | Claim]:
    pair = alike(share.part, share.whole, bound=share.bound)
    true = None if pair is None else share_of(pair[0].range, pair[1].range)
    if pair is None or true is None:
        return
    part, whole = pair[0].value, pair[1].value
    working = f"{show(part, 9)} of {show(whole, 9)} is {show(part / whole * 100)}%"
    span = story.span(share.start, share.end)
    if verdict(story.copy, said, true) is not Verdict.CONTRADICTED:
        yield Claim(span, "share", "holds", working)
        return
    yield Claim(span, "share", "contradicted", working)
    words = " ".join(story.copy[said.start : said.end].split())
    slip = next(_slips(said, part, whole), "")
    likely = f"; probably {slip}" if slip else ""
    yield Finding(
        span,
        f"{working.removesuffix('%')} percent, not {words}{likely}. Check which of the three figures the source gave.",
        severity="warning" if in_speech(story, said.start) else None,
    )


def _slips(said: Amount, part: Fraction, whole: Fraction) -> Iterator[str]:
    percent = part / whole * 100
    if _near(said, 100 - percent):
        yield "the share of the others was given"
    if part and _near(said, whole / part * 100):
        yield "the division was done the wrong way round"
    if whole > part and _near(said, part / (whole - part) * 100):
        yield "the part was divided by the rest and not by the whole"
    if _near(said, percent * 10) or _near(said, percent / 10):
        yield "the decimal point slipped"
    if any(_near(said._replace(ends=(Printed(value, said.ends[0].step),)), percent) for value in swaps(said.ends[0])):
        yield "two digits of the percentage changed places"


def _near(said: Amount, percent: Fraction) -> bool:
    return percent in in_percent(said._replace(hedge=""))
