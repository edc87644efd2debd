"""A margin that the score beside it does not make.

Flags "211-198, a margin of 12" (it is 13), "leads 47-42, a three-point lead" and "won by 15 votes, 211 to 198".

Why it matters: the score and its margin stand side by side, so one of three figures is visibly wrong.

Stays silent unless the margin is said of the score itself, next to it ("blew a 12-point lead and won 98-97" is another
lead); and, for percentages, when rounding can explain a difference of one point.

How to settle it: subtract, and look up the score.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.reading.scores.margin_cues import Cued, cued_margins, has_records, is_gaelic
from copydesk.reading.scores.margin_sides import sided_margins
from copydesk.reading.scores.margins_told import told_margins
from copydesk.reading.scores.race_times import Gap, race_gaps
from copydesk.reading.scores.scores import Margin, margins
from copydesk.reading.text.sentences import sentence_at
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("The bill passed [[211-198, a margin of 12]].", says="13"),
    Flagged("Roe leads Poe [[47-42, a three-point lead]].", says="5"),
    Flagged("Roe leads by [[nine points, 47 percent to 42]].", says="5"),
    Flagged("They won by [[15 votes, 211 to 198]].", says="13"),
    Flagged("The Bears won [[98-90, a 10-point win]].", says="8"),
    Flagged("She finished in [[59:12, 29 seconds ahead of Poe, who ran 59:31]].", says="19 seconds"),
    Flagged("Her time, [[2:24:09, was faster than the 2:21:55]] of a year before.", says="2:21:55 is the faster"),
    Flagged("By [[54 votes to 46 the council agreed on Tuesday, a margin of six]].", says="8"),
    Flagged("The Lions are [[31-12 and the Bears 27-16, a lead of six games]].", says="4 games"),
    Flagged("Kerry's [[1-15 beat Mayo, who had 0-16, by four points]].", says="2 points"),
    Flagged("They made [[312 and bowled Wales out for 187, winning by 135]] runs.", says="125"),
    Flagged("With [[317 seats to the Reds' 262, the Greens had 65]] more.", says="55"),
    Flagged("Ames got [[3,318 votes and Boyd 3,306; the 21]]-vote margin means a recount.", says="12"),
    Flagged("Roe won [[51,340 votes, 5,215 more than Ann Poe, a judge, who received 47,125]].", says="4,215"),
    Flagged("Having made [[270, Kenya dismissed Oman for 238 to win by 42]] runs.", says="32"),
    Flagged("Roe had a total of [[270 and won by five strokes from Poe, who finished on 273]].", says="3"),
    Clean("Ann Roe, 28, beat the former chair, Liz Poe, 61, by 45 votes.", "their ages"),
    Clean("Roe won 51,340 votes, 4,215 more than Ann Poe, who received 47,125.", "right"),
    Clean("Having made 270, Kenya dismissed Oman for 238 to win by 25 runs on a revised target.", "a revised target"),
    Clean("The Greens won 41 seats, six more than the Reds, while the Blues kept their 38.", "a third party"),
    Clean("Cole, on 206, is three strokes clear of Poe and Roe, with Lund on 211 and Diaz on 213.", "other players"),
    Clean("Ames won by 312 votes, with 9,877 cast in all and 4,100 of them by post.", "votes cast"),
    Clean(
        "Chasing 251 to win, Wales were all out for 239 and lost by 11 runs.",
        "they needed one more than the other side",
    ),
    Clean("The Lions are 31-12 and the Bears 27-16, a lead of four games.", "half of what is between them"),
    Clean("Kerry's 1-15 beat Mayo, who had 0-16, by two points.", "a goal is three points"),
    Clean("The bill passed 276 to 239, with 18 votes to spare.", "18 more than it needed"),
    Clean("They voted 54-46 on Tuesday, after the other house had agreed with a margin of 12.", "another vote"),
    Clean("Wales made 190 and 60, all out twice, and lost by 38 runs to a side that made 288.", "two innings"),
    Clean("She finished in 59:12, 19 seconds ahead of Poe, who ran 59:31.", "right"),
    Clean("He won in 2:07:30, after halves of 1:03:10 and 1:04:20, four minutes outside his best.", "three times"),
    Clean("The bill passed 211-198, a margin of 13.", "right"),
    Clean("The motion was passed by 57 votes to 52, with 44 abstentions.", "a score, and those who did not vote"),
    Clean(
        "It fell from a mayor who won by 40 votes in 2012 to one who lost by a margin of 300 votes.",
        "a year and a mayor",
    ),
    Clean("They blew a 12-point lead and won 98-97.", "another lead"),
    Clean("Roe leads Poe 47-42, a six-point lead.", "percentages are rounded each for itself"),
    Clean("Roe leads by 1,635 votes, 49.3 percent to 48.6.", "votes beside percentages"),
    Clean("United won 2-0, a 10-point lead at the top.", "points in the table"),
    Clean("Roe leads 47-42, with a margin of error of 3 points.", "a margin of error"),
)

#: Two figures that together come to this may be percentages of a poll.
_LEAST, _ALL = 55, 101
_OF_A_MATCH = lazy(r"\b(?:win|victory|defeat|loss|triumph)\b")


def check(story: Story) -> Iterator[Finding | Claim]:
    """Subtracts the two sides of every score that stands beside its margin."""
    told: list[tuple[int, int]] = []
    for found in margins(story):
        if _is_otherwise(story, found):
            continue
        told.append((found.start, found.end))
        difference = abs(found.first.value - found.second.value)
        span = story.span(found.start, found.end)
        working = f"{show(found.first.value, 9)} against {show(found.second.value, 9)} is {show(difference, 9)}"
        if abs(difference - found.margin) <= _room(found):
            yield Claim(span, "margin", "holds", working)
        else:
            yield Claim(span, "margin", "contradicted", working)
            yield Finding(span, f"{working}, not {show(found.margin, 9)}. Look up the score and the margin.")
    for cued in (*cued_margins(story), *sided_margins(story), *told_margins(story)):
        if not any(start < cued.end and cued.start < end for start, end in told):
            told.append((cued.start, cued.end))
            yield from _of_cued(story, cued)
    for gap in race_gaps(story):
        yield from _hold(story, gap)


def _is_otherwise(story: Story, found: Margin) -> bool:
    """Whether a score is half of what is compared: records of two teams, goals and points of two."""
    place = sentence_at(story, found.start)
    counted = "-" in story.copy[found.first.start : found.first.end]  # goals and points are in the sum already
    return has_records(story.copy, *place) or ("point" in found.words and not counted and is_gaelic(story.copy, *place))


def _of_cued(story: Story, cued: Cued) -> Iterator[Finding | Claim]:
    """Holds a margin that is said apart from its score."""
    span = story.span(cued.start, cued.end)
    if cued.said == cued.difference or (cued.most and cued.said < cued.difference):
        yield Claim(span, "margin", "holds", cued.working)
    else:
        yield Claim(span, "margin", "contradicted", cued.working)
        yield Finding(span, f"{cued.working}, not {show(cued.said, 9)}. Look up the score and the margin.")


def _hold(story: Story, gap: Gap) -> Iterator[Finding | Claim]:
    """Subtracts one time of a race from the other."""
    span = story.span(gap.start, gap.end)
    apart = abs(gap.first - gap.second)
    faster = gap.words[gap.second < gap.first]
    working = f"{gap.words[0]} and {gap.words[1]} are {show(apart, 6)} seconds apart"
    if gap.seconds is not None and abs(gap.seconds - apart) >= max(gap.step, gap.seconds / 100):
        yield Claim(span, "margin", "contradicted", working)
        yield Finding(span, f"{working}, not {gap.said}. Look up the two times and the gap.")
    elif apart and gap.faster is not None and gap.faster != (gap.first < gap.second):
        yield Claim(span, "margin", "contradicted", f"{faster} is the faster")
        yield Finding(
            span,
            f"Of {gap.words[0]} and {gap.words[1]}, {faster} is the faster, and the words say the other way round. Look up both.",
        )
    else:
        yield Claim(span, "margin", "holds", working)


def _room(found: Margin) -> Fraction:
    """What rounding allows: percentages are rounded each for itself, votes and goals are not, and no match is."""
    total = found.first.value + found.second.value
    shares = found.percent or (
        "point" in found.words and _LEAST <= total <= _ALL and not _OF_A_MATCH.search(found.words)
    )
    return max(found.first.step, found.second.step) if shares else Fraction(0)
