"""A percentage of change that its own two figures do not give.

Flags a rise or fall whose percentage is not what the figures beside it make ("rose 40 percent to $70m from $56m" is 25
percent), whether the sentence gives both ends, or one of them and the difference ("fell $1.40, or 5 percent, to $56"). An
end may stand in another clause ("deaths, which stood at 405 in 2019, were down to 324, a fall of 25 percent") or in the
sentence before ("Last year it sold 4,000 coats. This year sales rose 10 percent, to 4,800.").
The message says what the figures give and, where they betray it, what probably happened: worked out on the new figure,
the new figure taken as a percentage of the old, a slipped decimal point, swapped digits.

Why it matters: it is the sum that readers check first, and the one that is most often done on the wrong base.

Stays silent when the roundings of the printed figures leave room for the percentage; when a hedge does ("more than 35
percent"); when the percentage is one off in its last digit; when the two figures do not measure the same thing; when one
stands in another clause and the words of time beside it do not tell which is the old one, or a third figure could be meant; when one of them is a period ("14 percent from 12 months earlier"); when both ends are percentages
(that is `points-percent`); when they go the other way than the verb (that is `direction`); and when the change is said to
be on another basis (adjusted, like for like, a year).

How to settle it: work the change out on the old figure, and ask which of the three figures the source gave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.proportions import Ends, change_between, ends_of, from_to, printed, scale_slip, slips, verdict
from copydesk.ranges import Range, Verdict, rounding_range
from copydesk.reading.change.changes import Change, changes
from copydesk.reading.figures.amounts import Amount
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("Sales [[rose 40% to $70m from $56m]] last year.", says="25 percent"),
    Flagged("Sales [[rose 20% to $70m from $56m]] last year.", says="on the new figure"),
    Flagged("Sales [[rose 125 percent, from $56 million to $70 million]].", says="as a percentage of the old one"),
    Flagged("Sales [[rose by 2.5 per cent to £70m, compared with £56m]] a year before.", says="decimal point slipped"),
    Flagged("Sales [[rose 52 pct to 70 mln dlrs in 1986 from 56 mln]].", says="two digits of the percentage"),
    Flagged("Murders [[rose from 56 in 2014 to 70 in 2015, an increase of 45 percent]].", says="25 percent"),
    Flagged("There were [[70 murders last year, up 14% on the 56]] of the year before.", says="25 percent"),
    Flagged(
        "The force recorded [[1,200 burglaries, a 25% fall on the previous year's total of 1,500]].", says="20 percent"
    ),
    Flagged("The share [[fell $1.40, or 5.2 percent, to $56.20]].", says="2.43 percent"),
    Flagged("The index closed [[14 points lower, or 2%, at 6,986]].", says="0.2 percent"),
    Flagged(
        "There were [[118 thefts in the first six months of the year, against 130 in the same period of 2023, a drop of 19.2%]].",
        says="9.23 percent",
    ),
    Flagged("“Sales [[rose 40% to $70m from $56m]],” she said.", severity="warning"),
    Flagged("Thefts [[went from 940 to 799 in a year, 18 per cent]] fewer, police said.", says="15 percent"),
    Flagged(
        "The budget was cut to [[$5.1 million, 33 percent less, after the $6.8 million]] of 2022.", says="25 percent"
    ),
    Clean("Claims rose threefold and then by a tenth, from 1,000 to 3,000 and to 3,300.", "two changes in one row"),
    Flagged("Fares [[rise 5 percent in June, so that a pass now priced at $450 will cost $495]].", says="10 percent"),
    Flagged("Output [[fell from 80 to 60 tonnes, a third]], last year.", says="25 percent"),
    Flagged("The charge will [[rise 5.6 percent from July, to $1,278 from $1,200]].", says="6.5 percent"),
    Clean("Fares rise 5 percent in June, so that a pass now priced at $450 will cost $472.50.", "right"),
    Clean("Output fell from 80 to 60 tonnes, a quarter, last year.", "right"),
    Clean("The charge will rise 6.5 percent from July, to $1,278 from $1,200.", "right"),
    Clean("Profit was $41m, compared with a forecast of $38m, up 2 percent from last year.", "a forecast"),
    Clean("The town has 940 shops, 799 of them let, 18 percent fewer than in 2019.", "another base"),
    Clean(
        "It sold 940 of the old model and 799 of the new one, 18 percent less, it says, than was hoped.", "two things"
    ),
    Clean(
        "Sales at home grew by a fifth, but group revenue, at $1.04 billion, was just above the $1.02 billion of 2022.",
        "two things",
    ),
    Clean(
        "The number of people held was 2,571, an increase of 99.3 percent year-on-year, which involved 337 cases.",
        "people, and cases",
    ),
    Flagged("Deaths, which stood at [[405 in 2019, were down to 324 last year, a fall of 25%]].", says="20 percent"),
    Flagged("Last year the shop sold [[4,000 coats. This year sales rose 10 per cent, to 4,800]].", says="20 percent"),
    Flagged("The bid is [[9% higher than the current budget of $40 million, at $50 million]].", says="25 percent"),
    Flagged("It carried [[61,000 people, 12 percent more than in 2022, when 50,000]] took it.", says="22 percent"),
    Flagged("The fare [[rose by 10 per cent, from 5p to 6p]].", says="20 percent"),
    Clean("Deaths, which stood at 405 in 2019, were down to 324 last year, a fall of 20%.", "right"),
    Clean("Gold, at $1,900 an ounce in 2023, rose 1 percent on Friday to $2,340.", "on the day"),
    Clean(
        "It had sales of $67m when it was bought in 1971 and of $398m last year, up 12 percent from 1985.",
        "on another year",
    ),
    Clean("In 2019 the town had 4,000 people; it now has 4,800, and jobs have grown 3 percent.", "another subject"),
    Clean("Sales rose 25% to $70m from $56m last year.", "right"),
    Clean("Its sales were 10.0 billion, up 4% (9.6 billion).", "the bracket holds the old figure"),
    Flagged("Its sales were [[10.0 billion, up 14% (9.6 billion)]].", says="4.17 percent"),
    Clean(
        "There were 118 thefts in the first six months of the year, against 130 in the same period of 2023, a drop of 9.2%.",
        "the period, not a figure",
    ),
    Clean("Output rose by more than 35 percent, to 925,000, from 675,000.", "37 is more than 35"),
    Clean("Visits rose 14 percent in July from 12 months earlier to 1.3 million.", "the period, not a figure"),
    Clean("Sales rose 10.4 per cent to £116.5million while losses narrowed from £8.8million.", "another subject"),
    Clean("Trade grew 26% from 2018 to $984.4 billion.", "a year, not a figure"),
    Clean("Wages rose 7 cents to $23.73, a 2.1 percent increase compared with a year earlier.", "two periods"),
    Clean("Deaths were up by 562 to 2,935 - nearly half of all deaths in the country.", "half of something else"),
    Clean("Adjusted for inflation, sales rose 10% to $70m from $56m.", "on another basis"),
    Clean("Sales rose 8% a year, to $70m from $56m in 2012.", "a yearly rate"),
    Clean("Sales rose 20.2 pct to 87.1 mln dlrs from 72.6 mln.", "one off in the last digit, with rounded ends"),
    Clean("Sales fell by more than half, from 110,000 to 50,000.", "a fraction with a hedge"),
    Clean("Support fell 5 percent to 45 from 47 percent of voters.", "percentages have a rule of their own"),
    Clean("Its headcount rose 25 percent, to 70 in London and 56 in Leeds.", "a list"),
    Clean("Profit rose 25% to $70m, or 35 cents a share, from $56m, or 28 cents.", "the same figures by the share"),
)

_NOT_OF_CHANGE = frozenset(("percent", "points", "temperature"))
_BASIS = (
    r"(?:inflation|real\sterms|constant\s(?:currency|currencies|exchange|dollars)|currency[-\s](?:neutral|adjusted)|exchange\srates?|like[-\s]for[-\s]like"
    r"|comparable|same-store|organic(?:ally)?|underlying|compound|pro[-\s]forma|excluding|stripping\sout|local\scurrenc(?:y|ies)"
    r"|(?:sterling|dollar|local)\sterms|per\scapita|weighted|would\shave\sbeen)"
)
_OTHER_BASIS = lazy(rf"\b{_BASIS}\b", re.IGNORECASE)
_BASIS_AFTER = lazy(rf"[^.;:]{{0,30}}?\b(?:on|in|at|by|after|adjusted\sfor|excluding|when)\s(?:an?\s|the\s)?{_BASIS}\b")
_ANNUALISED = lazy(
    r"\b(?:annual|annuali[sz]ed)\s(?:rate|pace)\sof\s(?:[a-z]+\s){0,2}\Z|\bannuali[sz]ed\s\Z", re.IGNORECASE
)
_A_YEAR = lazy(
    r",?\s(?:(?:a|each|every|per)\s(?:year|month|week|day|quarter)\b(?!\s(?:ago|earlier|before|later|on))|annually|yearly|monthly|on average(?!,?\sso\b))"
)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Works out every change that is given with a percentage and two figures."""
    for change in changes(story):
        if change.share is None or change.share.kind not in ("percent", "fraction"):
            continue
        ends = ends_of(change)
        if ends is not None and ends.kind not in _NOT_OF_CHANGE and scale_slip(story.copy, change, ends) is None:
            yield from _hold(story, change, change.share, ends)


def _hold(story: Story, change: Change, share: Amount, ends: Ends) -> Iterator[Finding | Claim]:
    true = change_between(*_as_exact(change, ends))
    size = None if true is None else _size(true, change.sign)
    if size is None:
        return
    span = story.span(change.start, change.end)
    working = f"{from_to(story.copy, change, ends, '→')} is {'+' if ends.percent > 0 else ''}{show(ends.percent)}%"
    if verdict(story.copy, share, size) is not Verdict.CONTRADICTED:
        yield Claim(span, "percent change", "holds", working)
    elif _on_another_basis(story, change, share):
        yield Claim(span, "percent change", "unresolved", working)
    else:
        yield Claim(span, "percent change", "contradicted", working)
        # A speaker's sum can't be mended, only left out or put right beside the quotation.
        severity = "warning" if in_speech(story, share.start) else None
        yield Finding(span, _message(story, change, share, ends), severity=severity)


def _as_exact(change: Change, ends: Ends) -> tuple[Range, Range]:
    """The two ends; a sum in round hundreds beside one to the last dollar is no rounder than that: "to $1,278 from $1,200"."""
    before, after = change.before, change.after
    if before is None or after is None or before.hedge or after.hedge or ends.kind not in ("money", "cents"):
        return ends.before, ends.after
    steps = before.ends[0].step, after.ends[0].step
    tens = [value % (step * 10) == 0 for value, step in zip((ends.old, ends.new), steps, strict=True)]
    if steps[0] != steps[1] or all(tens) or not any(tens):
        return ends.before, ends.after
    return rounding_range(ends.old, steps[0]), rounding_range(ends.new, steps[1])


def _size(true: Range, sign: int) -> Range | None:
    """The size of the change where it goes the way that the words say, else None."""
    if (sign >= 0 and true.high >= 0) or (sign == 0 and true.low >= 0):
        return true
    return Range(-true.high, -true.low) if sign <= 0 and true.low <= 0 else None


#: What was hoped for or can be is no older figure.
_EXPECTED = lazy(
    r"\b(?:against|compared\s(?:with|to)|versus)\s(?:(?:a|an|the|its|their|of)\s)?(?:[a-z’'-]+\s){0,2}?(?:forecasts?|targets?|estimates?|expectations?|analysts['’]?|break-even|capacity|consensus|guidance|projections?|limit)\b"
)


#: "rose threefold and then by a tenth, from 1,000 to 3,000 and to 3,300": two changes in one row.
_AND_ON_TO = lazy(r",?\s(?:and|then|and\sthen)\sto\s[$£€]?[0-9]")


def _on_another_basis(story: Story, change: Change, share: Amount) -> bool:
    copy = story.copy
    begins = max(change.sentence[0], copy.rfind(";", change.sentence[0], change.start))
    return bool(
        _EXPECTED.search(copy, change.start, change.end)
        or _OTHER_BASIS.search(copy, begins, change.end)
        or _BASIS_AFTER.match(copy, change.end, change.sentence[1])
        or _ANNUALISED.search(copy, max(0, share.start - 40), share.start)
        or _A_YEAR.match(copy, share.end)
        or _AND_ON_TO.match(copy, change.end)
    )


def _message(story: Story, change: Change, share: Amount, ends: Ends) -> str:
    kind = "rise" if ends.new >= ends.old else "fall"
    slip = next(slips(share, ends), "")
    likely = f"; probably {slip}" if slip else ""
    return (
        f"{_statement(story, change, ends, kind)} {show(abs(ends.percent))} percent, not "
        f"{printed(story.copy, share, share.value)}{likely}. Check which of the figures the source gave."
    )


def _statement(story: Story, change: Change, ends: Ends, kind: str) -> str:
    if change.by is not None and (change.before is None or change.after is None):
        end = change.after or change.before
        by = printed(story.copy, change.by, change.by.value)
        return f"A {kind} of {by} {'to' if change.after else 'from'} {printed(story.copy, end, ends.new)} is"
    return f"From {from_to(story.copy, change, ends, 'to')} is a {kind} of"
