"""A difference between two percentages that is called percent, or whose points are miscounted.

Flags a change between two percentages whose difference is given in percent though it is in points ("rose from 4% to 5%,
up 1%": that is one percentage point, or 25 percent), and a number of points that the two figures do not make ("down 8
percentage points, from 71 percent to 65": that is 6).

Why it matters: one point and one percent are worlds apart: a rate that rises from 4 to 5 percent has risen by a quarter.

Stays silent unless both ends stand beside the difference; when the percentage is the right one for the ends taken as
figures ("from 4 to 5 percent, a rise of a quarter"); and when rounding or a hedge leaves room for it.

How to settle it: subtract for points, divide for percent; say points where points are meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.proportions import Ends, change_between, ends_of, in_percent, verdict
from copydesk.ranges import Range, Verdict
from copydesk.reading.change.changes import Change, changes
from copydesk.reading.figures.amounts import Amount
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("The rate [[rose from 4% to 5%, up 1%]].", says="1 percentage point"),
    Flagged("Turnout [[dropped 8 percentage points, from 71 percent to 65]].", says="6"),
    Flagged("The tax will [[rise 5 percent, from 20 to 25 percent]].", says="in points"),
    Flagged("The yield [[rose 25 basis points, to 4.75 percent from 4.25 percent]].", says="0.5 percentage points"),
    Flagged(
        "Labour is on [[36 percent, six points ahead of the Greens, at 33 percent]], with others at 19 percent.",
        says="3",
    ),
    Flagged("Now [[61 percent favor it, up from 52 percent in 2019, a 19-point]] shift.", says="9"),
    Clean(
        "Labour is on 36 percent, three points ahead of the Greens, at 33 percent, with others at 19 percent.", "right"
    ),
    Clean("Now 61 percent favor it, up from 52 percent in 2019, a nine-point shift.", "right"),
    Clean(
        "The port grew by 11.5% in 2016. That compared to growth of 11.2% at Yorkton and 9.2% growth at Milltown.",
        "other ports",
    ),
    Clean("First-time buyers made up 32%, up from 31% in February.", "made up says no direction"),
    Clean("Turnout dropped 8 percentage points, from 71 percent to 63.", "right"),
    Clean("The rate rose from 4% to 5%, a rise of 25%.", "a relative change"),
    Clean("Poverty fell from 26% to 16% -- a 40% reduction.", "a relative change"),
    Clean("The yield rose 25 basis points, to 4.50 percent from 4.25 percent.", "right"),
    Clean("The rate rose 0.5 percent to 4.5 percent.", "one end only"),
    Clean("It is up 7 points (from 73 to 80 percent).", "right"),
    Clean(
        "Output rose by 6.2 percent in May, up from 6.1 percent in April.", "a rate of growth beside the one before it"
    ),
    Clean("Support rose one point, to 36.4 percent from 35.1.", "rounded"),
)


#: "rose half a point to 5 percent from a low of 3.5 percent in 2020": from another day than the half point.
_EXTREME = lazy(r"\b(?:low|high|peak|trough|record)\sof\s\Z")
#: "44 percent, against 38 percent among men, down 2 points": of two groups, and down from another day.
_OF_OTHERS = lazy(
    r"\s(?:among|for)\s(?!the\s(?:year|month|quarter|same)|(?:19|20)[0-9])|\sof\s(?:(?:the|all|other)\s)?(?:men|women|boys|girls|children|voters|people|adults|students|workers|those|others|[A-Z][a-z]+s\b)"
)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Works out every difference between two percentages, in points and in percent."""
    for change in changes(story):
        said = change.share or change.by
        if (
            said is None
            or change.before is None
            or change.after is None
            or said.kind not in ("percent", "points", "fraction")
        ):
            continue
        if said.start == change.after.start:
            continue  # "rose by 6.2 percent, up from 6.1": the change is what changed
        if _EXTREME.search(story.copy, max(0, change.before.start - 16), change.before.start):
            continue
        if change.before.start > change.after.start and _OF_OTHERS.match(story.copy, change.before.end):
            continue
        ends = ends_of(change)
        if ends is not None and ends.kind == "percent":
            yield from _hold(story, change, said, ends)


def _hold(story: Story, change: Change, said: Amount, ends: Ends) -> Iterator[Finding | Claim]:
    points = _sized(Range(ends.after.low - ends.before.high, ends.after.high - ends.before.low))
    true = change_between(ends.before, ends.after)
    percent = None if true is None else _sized(true)
    span = story.span(change.start, change.end)
    working = f"{show(ends.old, 6)}% → {show(ends.new, 6)}% is {_points(ends)}, or {show(abs(ends.percent))}%"
    if said.kind == "points":
        held = Verdict.HOLDS if _are_points(_in_points(said), ends, change) else Verdict.CONTRADICTED
    else:
        held = (
            Verdict.CONTRADICTED
            if percent is None or _is_difference(said, ends)
            else verdict(story.copy, said, percent)
        )
    if held is not Verdict.CONTRADICTED:
        yield Claim(span, "points", "holds", working)
        return
    yield Claim(span, "points", "contradicted", working)
    yield Finding(span, _message(story, said, ends, points, percent))


def _sized(change: Range) -> Range:
    return Range(-change.high, -change.low) if change.high <= 0 or -change.low > change.high else change


def _are_points(said: Amount, ends: Ends, change: Change) -> bool:
    """Whether the points are the difference as printed, or off by what the roundings of the two ends can add up to."""
    # Beside 17.5 percent, 20 percent is not rounded to a whole one.
    coarse = min(one.ends[0].step for one in (change.before, change.after) if one is not None)
    room = coarse + said.ends[0].step / 2 + (said.value / 10 if said.hedge else 0)
    return abs(said.value - abs(ends.new - ends.old)) <= room


def _is_difference(said: Amount, ends: Ends) -> bool:
    """Whether a percentage is the difference of the two as printed and nowhere near the change between them."""
    if said.kind != "percent" or said.value != abs(ends.new - ends.old):
        return False
    return abs(abs(ends.percent) - said.value) > max(said.ends[0].step, said.value / 4)


def _in_points(said: Amount) -> Amount:
    return said.times(Fraction(1, 100)) if said.unit == ("basis point",) else said


def _points(ends: Ends) -> str:
    size = abs(ends.new - ends.old)
    return f"{show(size)} percentage point{'' if size == 1 else 's'}"


def _message(story: Story, said: Amount, ends: Ends, points: Range, percent: Range | None) -> str:
    words = " ".join(story.copy[said.start : said.end].split())
    right = f"From {show(ends.old, 6)} to {show(ends.new, 6)} percent is {_points(ends)}, or {show(abs(ends.percent))} percent"
    if said.kind == "percent" and in_percent(said).meets(points):
        return f"{right}: {words} should be in points."
    if said.kind == "points" and percent is not None and abs(abs(ends.percent) - said.value) <= said.ends[0].step:
        return f"{right}: {words} should be in percent."
    return f"{right}, not {words}. Check which of the figures the source gave."
