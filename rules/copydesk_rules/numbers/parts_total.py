"""A total that its own parts do not add up to.

Flags "12 dead: five men, four women and two children", which is 11; "two pilots and four nurses, seven in all"; "of its 30
stations, 18 are on land, nine on ice and two at sea"; sums of money listed behind their total, in brackets or line by line;
a total in the next sentence ("In all, 25 left"); and a rest that isn't one ("nine of the 12 agreed, the other four did not").

Why it matters: in casualty lists, votes and seats the parts come from one count, so either a part is missing or a figure
is wrong.

Stays silent unless the list is plainly whole: led in by a colon, a dash, a bracket, "made up of" or a pair of commas,
with nothing but counts in it and an "and" before the last; with "including", "among them", "of them", "others" or a
hedge; and when the list is too far from the total to be meant as all of it, which a list of places or times ("21 in Istanbul and
eight in Izmir") is from a tenth on.

How to settle it: add the parts up again, and ask what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.proportions import swaps
from copydesk.ranges import Printed
from copydesk.reading.totals.part_rows import as_counted
from copydesk.reading.totals.parts import Parts, parts
from copydesk.reading.totals.totals_apart import TotalApart, totals_apart
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("Police counted [[12 dead: five men, four women and two children]].", says="11"),
    Flagged("[[Five people — a police officer, two gunmen and a bystander]] — died.", says="4"),
    Flagged("The council has [[21 members: 11 Labour, six Conservative and three Liberal]].", says="20"),
    Flagged("[[Twelve people, five men, four women and two children]], were killed.", says="11"),
    Flagged("Of its [[30 stations, 18 are on land, nine are on ice and two are at sea]].", says="29"),
    Flagged("It went on police ([[$14m), fire ($9m) and parks ($12m), a total of $38m]].", says="35,000,000"),
    Flagged("It killed [[12 people. Eight were guards, four were cooks and one]] was a guide.", says="13"),
    Flagged("There were [[12 from Leeds, nine from York and four from Hull, 52]] in all.", says="25"),
    Flagged("[[Two crew and nine guests were on board; all 12]] were picked up.", says="11"),
    Flagged("[[Nine of the 12 judges agreed; the other four]] did not.", says="13"),
    Flagged("The [[$40m goes on:\n\n- roads: $20m\n- schools: $15m\n- parks: $10m]]", says="45,000,000"),
    Flagged("The [[112 exhibits, 76 paintings, 29 drawings and 16 bronzes]], were lent.", says="121"),
    Clean("Voters backed two of three questions: a bond for the plant and a ban on fireworks.", "the two are listed"),
    Clean("Three of its four engines failed, two of them in flight and one on the ground.", "the three are told apart"),
    Clean("Of the 38 members, 22 are men, 16 are women and 9 are under 40.", "the last part counts some of them again"),
    Clean("It loses $9,000 a month and makes $2,000 a month in the other half, or minus $42,000 in total.", "months"),
    Flagged("They won [[23 medals, eight gold, six silver and eight]] bronze, in Rome.", says="22"),
    Flagged("Divers found [[31 bodies, those of 11 children, 14 women and seven]] men, on Sunday.", says="32"),
    Flagged("Roe scored [[29 points, 12 of them in the first half and 19]] in the second.", says="31"),
    Clean("They won 23 medals, nine gold, six silver and eight bronze, in Rome.", "right"),
    Clean("Roe scored 31 points, 15 rebounds and 11 assists.", "three things"),
    Clean("Roe scored 29 points, ten in the first half and eight in the second quarter.", "some of them"),
    Clean("Divers found 31 people, 11 children and 14 women among them.", "some of them"),
    Clean("The 112 exhibits, 67 paintings, 29 drawings and 16 bronzes, were lent.", "right"),
    Clean("The 12 men, four women and two children, were named.", "a list without a total"),
    Clean(
        "Of the $90 million, $40 million is for roads, $50 million for schools, and $12 million of that for gyms.",
        "a part of a part",
    ),
    Clean("The $45m goes on:\n\n- roads: $20m\n- schools: $15m\n- parks: $10m", "right, line by line"),
    Clean("It killed 12 people. Eight were guards and three were cooks.", "a list that names no more than some"),
    Clean("Of the 60, 38 speak French and 34 German, and 12 speak both.", "some are counted twice"),
    Clean(
        "He won five of the island's six delegates, as well as three delegates in Elm and one in Oak.", "others as well"
    ),
    Clean("The dead were nine Danes and two Swedes, bringing the toll to 19.", "others were counted before"),
    Clean("Of its 30 stations, 12 are on land and nine are on ice.", "a list that names no more than some"),
    Clean(
        "It was their 11th win from 17 starts: 11 wins and five losses, with one draw.", "the last part stands apart"
    ),
    Clean("The jury of 12: seven women and four men, after one was discharged.", "one was taken off"),
    Clean("The bus had 52 passengers, 30 adults and 20 children, along with two drivers.", "one more part"),
    Clean("Police counted 11 dead: five men, four women and two children.", "right"),
    Clean("22 people, including 13 children and six women, were hurt.", "including"),
    Clean("21 counties — five named — are affected.", "no list"),
    Clean("The dead were five men, four women and two children.", "a list without a total"),
    Clean("The convoy had 12 trucks, five buses and two cars.", "a list without a total"),
    Clean("He spoke of his two children, 9 and 13.", "ages"),
    Clean("The 24 go to three finishers: 9 for Roe, 9 for Poe and 6 for Doe.", "the three are those who finish"),
    Clean("Women will total 81 in the 435-member body — 62 Reds and 19 Blues.", "too far off to be all of it"),
    Clean("The dead were five children, four women and five men.", "a first group"),
    Clean("The motion was passed with 349 for, 92 abstaining and 139 against.", "a first group"),
    Clean("It has two systems in one land: one better for Reds and one worse for Blues.", "one land is no total"),
    Clean(
        "101 stories TUNIS, TUNISIA June, 2015 TARGET: 38 killed and 39 wounded at a beach.",
        "a sheet’s own label leads to the parts",
    ),
    Clean("More than 12 died: ten men, four women and two children.", "more than"),
)

#: Parts that come to less than this share of the total are not meant as all of it.
_LEAST = Fraction(1, 2)
_NEARLY = Fraction(9, 10)
_FAIRLY = Fraction(4, 5)
#: A list that need not be whole may fall short of its total, but not go beyond it; further beyond, two things are counted.
_BEYOND = Fraction(4, 3)

_NO_END = 10**6


def check(story: Story) -> Iterator[Finding | Claim]:
    """Adds up every list of parts and compares it with its total."""
    done: list[tuple[int, int]] = []
    for found in parts(story):
        if _is_of_some(story, found):
            continue
        whole = found.total.value
        low, high = (
            (whole * (_NEARLY if len(found.parts) < 3 else _FAIRLY), whole * _BEYOND)
            if found.near
            else (whole * _LEAST, whole * _NO_END)
        )
        said = tuple(_hold(story, found, found.whole, low, high))
        if len(said) > 1 or (isinstance(said[0], Claim) and said[0].status == "holds"):
            done.append((found.start, found.end))
            yield from said
    for apart in totals_apart(story):
        if not _is_told_apart(story, apart) and not any(start < apart.end and apart.start < end for start, end in done):
            whole = apart.total.value
            yield from _hold(story, apart, apart.whole, whole * apart.least, whole * apart.most)


#: "two of three ballot questions: a bond and a ban", "three of its four engines failed, two in flight": the list is of the first.
_SOME_OF = lazy(
    r"\b(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:out\s)?of\s(?:(?:the|its|their|his|her|our)\s)?\Z",
    re.IGNORECASE,
)


def _is_of_some(story: Story, found: Parts | TotalApart) -> bool:
    return _SOME_OF.search(story.copy, max(0, found.total.start - 20), found.total.start) is not None


def _is_told_apart(story: Story, found: TotalApart) -> bool:
    """Whether the first part is what the others add up to, and so no part beside them."""
    first, *others = found.parts
    return len(others) > 1 and first == sum(others) and _is_of_some(story, found)


def _is_slip(found: Parts | TotalApart, total: Fraction) -> bool:
    """Whether the sum is the total with two digits swapped, or ten, a hundred or a thousand times it or a part of it."""
    printed = found.total.ends[0]
    times = (value for power in (10, 100, 1000) for value in (printed.value * power, printed.value / power))
    if total in swaps(printed) or (len(found.parts) > 2 and total in times):
        return True
    if len(found.parts) > 2 and _one_digit_off(printed, found.parts, total):
        return True
    # One part with its digits swapped or its point slipped, while the others are right.
    missing = (printed.value - (total - part) for part in found.parts if part >= _THREE_DIGITS)
    parts = (part for part in found.parts if part >= _THREE_DIGITS)
    return any(
        right in (*swaps(Printed(part, _last_place(part))), part * 10, part / 10, part * 1000, part / 1000)
        for part, right in zip(parts, missing, strict=True)
    )


_THREE_DIGITS = 100
_FOUR_DIGITS = 1000


def _one_digit_off(printed: Printed, parts: tuple[Fraction, ...], total: Fraction) -> bool:
    """Whether long figures miss their total by one digit, two places or more before their last: a digit was hit wrong."""
    apart, finest = abs(printed.value - total), printed.step * 100
    if printed.value / printed.step < _FOUR_DIGITS or any(part / printed.step < _THREE_DIGITS for part in parts):
        return False
    if not apart or apart % finest or all(part % finest == 0 for part in parts):
        return False
    return len(str(apart / finest).rstrip("0")) == 1


def _last_place(value: Fraction) -> Fraction:
    """What the last digit that is not zero is worth."""
    place = Fraction(1)
    while value % (place * 10) == 0:
        place *= 10
    return place


#: So much a month and so much a month are no parts of a sum over the year.
_FOR_A_TIME = lazy(r"(?<=[0-9mnk])\s(?:an?|per|each|every)\s(?:hour|day|week|month|quarter|year)\b")
_BY_AGE = lazy(r"\b(?:under|over|aged|older|younger|below|above)\s(?:than\s)?(?:the\s|age\s)?[0-9a-z]")


def _overlap(copy: str, found: Parts | TotalApart) -> bool:
    """Whether the first parts are all of it, and the last counts some of them again: "22 are men, 16 women and 9 under 40"."""
    return (
        found.total.value in list(accumulate(found.parts))[1:]
        and _BY_AGE.search(copy, found.start, found.end + _REACH) is not None
    )


#: How far behind the last part its age may stand.
_REACH = 25


def _hold(
    story: Story, found: Parts | TotalApart, whole: bool, least: Fraction, most: Fraction
) -> Iterator[Claim | Finding]:
    """Adds the parts up; a sum below `least` or above `most` is not meant as all of the total."""
    total = sum(found.parts, Fraction(0))
    span = story.span(found.start, found.end)
    working = f"{' + '.join(show(part, 9) for part in found.parts)} = {show(total, 9)}"
    if found.sum.meets(as_counted(found.total)) or _overlap(story.copy, found):
        yield Claim(span, "total", "holds", working)
    elif len(_FOR_A_TIME.findall(story.copy, found.start, found.end)) == len(found.parts) or (
        not (whole and least <= total <= most)
        and not ((whole or len(found.parts) > 2) and total > 0 and _is_slip(found, total))
    ):
        yield Claim(span, "total", "unresolved", working)
    else:
        yield Claim(span, "total", "contradicted", working)
        yield Finding(
            span, f"{working}, not {show(found.total.value, 9)}. Add the parts up again, and ask what is missing."
        )
