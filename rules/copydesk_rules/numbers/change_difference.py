"""A difference that the two figures beside it do not make.

Flags "rose by 12 to 70 from 56", which is a rise of 14, and a difference between what is compared: "5.1 metres, 1.2 metres above
its flood level of 3 metres", "9,412 votes, 488 more than Roe, who got 9,024".

Why it matters: one of the three figures is wrong, and a reader who subtracts can't tell which.

Stays silent when rounding or a hedge leaves room for the difference; when the figures do not measure the same thing; when
the old figure comes with "against" or "compared with", since the difference may then be to another one ("up 1 on the week to
181, against 367 a year ago"); and when both ends are percentages (that is `points-percent`).

How to settle it: subtract, and ask which of the three figures the source gave.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show_large
from copydesk.proportions import Ends, alike, ends_of, from_to, in_its_unit, printed, scale_slip, swaps
from copydesk.ranges import Range
from copydesk.reading.change.changes import Change, changes
from copydesk.reading.figures.amount_kinds import place_of
from copydesk.reading.figures.amounts import Amount, amounts_between
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("The count [[rose by 12 to 70 from 56]].", says="14"),
    Flagged("The share [[fell 31 cents to $83.79 from $83.92]].", says="0.13"),
    Flagged("The river stood at [[5.1 metres, 1.2 metres above its flood level of 3 metres]].", says="2.1 apart"),
    Flagged("Poe got [[9,412 votes, 488 more than Roe, who ended on 9,024]].", says="388 apart"),
    Clean("The shares closed at 143p, up 24p, or 20%. A year ago they stood at 71p.", "up on the day"),
    Clean("The river stood at 5.1 metres, 2.1 metres above its flood level of 3 metres.", "right"),
    Clean("Rovers have 48 points from 30 games, seven behind Town, who have played 32.", "games, and no points"),
    Clean("The rupee fell 13 paise to 83.92 a dollar from 83.79.", "paise are hundredths of the rate"),
    Clean("The share fell 13 cents to $83.79 from $83.92.", "cents are hundredths of the price"),
    Clean("The fare rose 5p to 120 from 115.", "all in pence"),
    Clean("The count rose by 14 to 70 from 56.", "right"),
    Clean("Cole has 26 goals from 22 games, four short of the club's record of 30.", "goals and no games"),
    Clean(
        "They hold 63 seats in the 120-seat chamber, two more than the 61 needed.", "seats held, and seats there are"
    ),
    Clean("The rig count was up 1 to 181, against 367 a year ago.", "up on the week, compared with the year"),
)

#: How many times further "about" and the like reach.
_HEDGED = 4
_NOT_HERE = frozenset(("percent", "points", "temperature"))


def check(story: Story) -> Iterator[Finding | Claim]:
    """Subtracts the old figure from the new one wherever the difference is given too."""
    for change in changes(story):
        by, after = change.by, change.after
        if by is None or after is None or change.before is None or change.compared or change.times:
            continue
        ends, pair = ends_of(change), alike(in_its_unit(by, after), after)
        slip = None if ends is None else scale_slip(story.copy, change, ends)
        if ends is not None and pair is not None and ends.kind not in _NOT_HERE and slip is None:
            yield from _hold(story, change, pair[0], ends)


def _fits_another(story: Story, change: Change, by: Amount) -> bool:
    """Whether the difference is that of one of the two ends to another figure of the sentence: "26 goals from 22 games, four short of 30"."""
    ends = [one for one in (change.before, change.after) if one is not None]
    taken = {one.start for one in (*ends, change.by) if one is not None}
    for one in amounts_between(story, *change.sentence):
        if one.start in taken or one.kind == "label":
            continue
        for end in ends:
            pair = alike(one, end, bound=True)
            if pair is not None and abs(pair[0].value - pair[1].value) in by.range:
                return True
    return False


def _hold(story: Story, change: Change, by: Amount, ends: Ends) -> Iterator[Finding | Claim]:
    room = _room(change)
    low, high = ends.new - ends.old - room, ends.new - ends.old + room
    rises = ends.new >= ends.old
    size = Range(low, high) if rises else Range(-high, -low)
    span = story.span(change.start, change.end)
    difference = show_large(abs(ends.new - ends.old), 6)
    working = f"{from_to(story.copy, change, ends, '→')} is {'+' if rises else '-'}{difference}"
    if by.range.meets(size):
        yield Claim(span, "difference", "holds", working)
        return
    if _fits_another(story, change, by):
        yield Claim(span, "difference", "unresolved", working)
        return
    yield Claim(span, "difference", "contradicted", working)
    slip = next(_slips(by, abs(ends.new - ends.old)), "")
    likely = f"; probably {slip}" if slip else ""
    apart = f"{printed(story.copy, change.after, ends.new)} and {printed(story.copy, change.before, ends.old)} are {difference} apart"
    message = (
        f"{apart}, not {printed(story.copy, change.by, by.value)}{likely}."
        if change.part == "comparative"
        else (
            f"From {from_to(story.copy, change, ends, 'to')} is a {'rise' if rises else 'fall'} of {difference}, "
            f"not {printed(story.copy, change.by, by.value)}{likely}."
        )
    )
    yield Finding(span, f"{message} Check which of the three figures the source gave.")


def _room(change: Change) -> Fraction:
    """What the roundings of the two ends can add up to; the coarser of them is taken to be rounded no further than the finer."""
    both = [one for one in (change.before, change.after) if one is not None]
    if all(one.exact for one in both):
        return Fraction(0)
    given = [one.ends[0] for one in both]
    steps = [one.step for one in given]
    if (
        change.part == "comparative"
        and change.by is not None
        and change.by.ends[0].step <= min(steps) < max(steps) <= 1
    ):
        return min(steps)  # "3.6 metres below its full level of 216": a level is no rounding
    # Trailing zeros that are rounding at both ends, at their worst and in opposite directions, are too much of a coincidence.
    room = max(min(map(place_of, given)) / 2, *steps)
    return room * _HEDGED if any(one.hedge for one in given) else room


def _slips(by: Amount, difference: Fraction) -> Iterator[str]:
    for power in (10, 100, 1000, 10**6):
        if Fraction(95, 100) <= by.value * power / difference <= Fraction(105, 100) or (
            Fraction(95, 100) <= by.value / power / difference <= Fraction(105, 100)
        ):
            yield "the decimal point or the scale (thousand, million) slipped"
    if any(value == difference for value in swaps(by.ends[0])):
        yield "two digits of the difference changed places"
