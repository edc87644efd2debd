"""A figure per day, week or month that doesn't make the total said of it.

Flags "£500 a month, or £7,500 a year" (it is £6,000), "1.7 million fewer pints a day, or 68 million over the quarter", "$24,000 a
year, or $3,000 a month", "a three-year deal worth $36 million, $18 million a year" and "$15 an hour, or $900 for a 40-hour week".

Why it matters: the two figures stand side by side, and the number of days in a year is no secret.

Stays silent unless the copy says that the two are one ("or", "that is", a bracket, a dash) or gives the number of periods; and
within the room that working days, short years, rounding and hedges leave.

How to settle it: multiply, and ask which of the two figures the source gave.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from copydesk.figures import show, show_large
from copydesk.patterns import lazy
from copydesk.proportions import alike
from copydesk.ranges import Range
from copydesk.reading.amounts import Amount, amounts_by_sentence, closing
from copydesk.reading.vocabulary import vocabulary
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("Rent is [[£500 a month, or £7,500]] a year.", says="6,000"),
    Flagged("They sell [[1.7 million fewer pints a day, or 68 million]] over the quarter.", says="156"),
    Flagged("The pension is [[$24,000 a year, or $3,000]] a month.", says="36,000"),
    Flagged("He earns [[$15 an hour, or $900]] for a 40-hour week.", says="600"),
    Flagged("She paid [[$3,000 a month for 12 months, a total of $63,000]].", says="36,000"),
    Flagged("He signed a three-year deal worth [[$36 million, $18 million]] a year.", says="54 million"),
    Flagged("Over five years, at [[$4 million a year, the contract is worth $30 million]].", says="20 million"),
    Clean("He was paid Rs 10,000 a month for 12 months, or Rs 1,20,000 in all.", "Indian grouping"),
    Clean("Rent is £500 a month, or £6,000 a year.", "right"),
    Clean("He earns $15 an hour, or $31,200 a year.", "2,080 hours"),
    Clean("It makes 40 cars a day, or 10,000 a year.", "250 working days"),
    Clean("Rent is £500 a month and tax is £900 a year.", "two things"),
    Clean(
        "He signed a three-year deal worth up to $36 million, $18 million of it for the first year.", "one of the years"
    ),
    Clean("She paid $3,000 a month for 12 months and $90,000 for a car.", "two things"),
    Clean("The pension is $24,000 a year, or $2,000 a month.", "right"),
)

#: How often the shorter period may be counted in the longer one.
_TIMES = {
    ("hour", "day"): (7, 24), ("hour", "week"): (30, 168), ("hour", "month"): (120, 744), ("hour", "year"): (1500, 8784),
    ("day", "week"): (5, 7), ("day", "month"): (19, 31), ("day", "quarter"): (60, 92), ("day", "year"): (200, 366),
    ("week", "month"): (4, 5), ("week", "quarter"): (12, 14), ("week", "year"): (44, 53), ("month", "quarter"): (3, 3),
    ("month", "year"): (12, 12), ("quarter", "year"): (4, 4),
}  # fmt: skip
_PERIODS = frozenset(("hour", "day", "week", "month", "quarter", "year"))
_ROOM = Fraction(1, 24)
_HEDGED = r"(?:about\s|some\s|nearly\s|around\s|more\sthan\s|over\s|roughly\s|almost\s|just\s(?:over|under)\s|a\stotal\sof\s)?"
_PER = lazy(
    r"(?:\s[a-z-]+){0,3}?\s(?:an?|per|each|every)\s(?P<period>hour|day|week|month|quarter|year)\b|\s(?P<yearly>annually|yearly)\b"
)
_OVER = lazy(
    r"(?:\s[a-z-]+){0,3}?\s(?:over\s(?:the|a)|for\sthe|in\s(?:the|a)|during\sthe)\s(?:full\s|whole\s)?(?P<period>day|week|month|quarter|year)\b"
    r"|\sfor\san?\s(?P<hours>[0-9]{1,2})-hour\s(?P<long>week|day)\b"
)
_LINK = lazy(rf"(?:,?\sor\s|,?\s(?:that\sis|which\sis|i\.e\.),?\s|\s?\(|\s?[—–]\s?|\s--?\s){_HEDGED}")
#: "$3,000 a month for 12 months, a total of $36,000".
_FOR = lazy(
    r"\sfor\s(?:each\sof\s)?(?:the\s(?:first|last|next)\s)?(?P<number>[0-9]{1,3}|[a-z]+)\s(?P<period>day|week|month|year)s"
)
_COMES_TO = lazy(
    rf"(?:,?\sor\s|,?\s(?:that\sis|making|totall?ing|for\sa\stotal\sof|coming\sto|which\scomes\sto)\s|,\sa\stotal\sof\s|\s?\(){_HEDGED}"
)
#: "a three-year deal worth $36 million, $12 million a year".
_DEAL_BEFORE = lazy(
    r"\b(?P<number>[0-9]{1,2}|[a-z]+)-(?P<period>year|month|week)(?:\s[a-z-]+){1,3}\s(?:worth|of|for|valued\sat|totall?ing)\s(?:a\stotal\sof\s)?\Z"
)
_DEAL_AFTER = lazy(
    r"\sover\s(?:the\s(?:first|next|last|past|coming)\s)?(?P<number>[0-9]{1,2}|[a-z]+)\s(?P<period>year|month|week)s"
)
_DEAL_LINK = lazy(rf"(?:,\s(?:or\s)?|\sor\s|\s?\(|\s?[—–]\s?|\s--?\s){_HEDGED}")
#: "$10 million a year of it guaranteed".
_PARTLY = lazy(r"\s(?:of\s(?:it|which|that|them)|guaranteed|more|less|before|after|plus|in\s(?:salary|bonuses))\b")
#: "or £99 a year if paid at once".
_ON_TERMS = lazy(
    r",?\s(?:if|when|for\sthose|in\sadvance|up\s?front|paid|before|after|on\saverage|more|less|with|including|plus)\b"
)
#: "over five years, at $4 million a year, the contract is worth $20 million".
_OVER_AT = lazy(
    r"\b[Oo]ver\s(?:the\snext\s)?(?P<number>[0-9]{1,2}|[a-z]+)\s(?P<period>year|month|week)s,?\sat\s(?:about\s)?\Z"
)
_IS_WORTH = lazy(
    r",\s(?:(?:the|its|his|her|their)\s(?:[a-z-]+\s){1,3}|it\s|that\s)(?:is|was|would\sbe|will\sbe|comes\sto|costs?|adds\sup\sto)\s(?:worth\s|a\stotal\sof\s)?"
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}


class _Said(NamedTuple):
    """A figure per period, the total said of it, and how many periods that is at least and at most."""

    each: Amount
    total: Amount
    low: int
    high: int
    exact: bool


def check(story: Story) -> Iterator[Finding | Claim]:
    """Multiplies every figure per period that is said again for a longer one, or for a number of them."""
    if not _PERIODS & vocabulary(story):
        return
    for stretch in amounts_by_sentence(story):
        figures = [one for one in stretch.amounts if one.kind in ("money", "count", "measure", "cents")]
        for first, second in itertools.pairwise(figures):
            said = _by_period(story.copy, first, second) or _by_number(story.copy, first, second)
            pair = alike(said.each, said.total, bound=True) if said else None
            if said is not None and pair is not None:
                yield from _hold(story, said, pair)


def _by_period(copy: str, first: Amount, second: Amount) -> _Said | None:
    """ "£500 a month, or £6,000 a year", either way round."""
    per = _PER.match(copy, first.end)
    if per is None or per.end() > second.start or not _LINK.fullmatch(copy, per.end(), second.start):
        return None
    one = per["period"] or "year"
    over = _OVER.match(copy, second.end)
    if over is not None and over["hours"]:
        return _Said(first, second, int(over["hours"]), int(over["hours"]), True) if one == "hour" else None
    other = _PER.match(copy, second.end) or over
    if other is not None and _ON_TERMS.match(copy, other.end()):
        return None
    period = (other["period"] or "year") if other else _within_unit(second)
    if (one, period) in _TIMES:
        return _Said(first, second, *_TIMES[one, period], False)
    if (period, one) in _TIMES and over is None:
        return _Said(second, first, *_TIMES[period, one], False)
    return None


def _within_unit(amount: Amount) -> str:
    """The period that the unit itself names: "146,000 tonnes a year"."""
    return next((unit.rpartition("_per_")[2] for unit in amount.unit if "_per_" in unit), "")


def _by_number(copy: str, first: Amount, second: Amount) -> _Said | None:
    """Where the copy gives the number of periods: "for 12 months", "a three-year deal", "over five years"."""
    per = _PER.match(copy, first.end)
    if per is not None:
        times = _FOR.match(copy, per.end())
        if (
            times is not None
            and times["period"] == per["period"]
            and _COMES_TO.fullmatch(copy, times.end(), second.start)
        ):
            return _of_number(first, second, times["number"])
        times = _OVER_AT.search(copy, max(0, first.start - 40), first.start)
        if (
            times is not None
            and times["period"] == per["period"]
            and _IS_WORTH.fullmatch(copy, per.end(), second.start)
        ):
            return _of_number(first, second, times["number"])
        return None
    each = _PER.match(copy, second.end)
    times = _DEAL_AFTER.match(copy, first.end)
    begins = times.end() if times else first.end
    times = times or _DEAL_BEFORE.search(copy, max(0, first.start - 60), first.start)
    if each is None or times is None or times["period"] != (each["period"] or "year"):
        return None
    if _PARTLY.match(copy, each.end()) or not _DEAL_LINK.fullmatch(copy, begins, second.start):
        return None
    return _of_number(second, first, times["number"])


def _of_number(each: Amount, total: Amount, number: str) -> _Said | None:
    times = int(number) if number.isdigit() else _NUMBERS.get(number, 0)
    return _Said(each, total, times, times, True) if times > 1 else None


def _hold(story: Story, said: _Said, pair: tuple[Amount, Amount]) -> Iterator[Finding | Claim]:
    low, high = Fraction(said.low), Fraction(said.high)
    room = Fraction(0) if said.exact else _ROOM
    true = Range(pair[0].range.low * low * (1 - room), pair[0].range.high * high * (1 + room))
    start, end = min(said.each.start, said.total.start), max(said.each.end, said.total.end)
    span = story.span(start, closing(story.copy, start, end))
    least, most = show_large(pair[0].value * low, 4), show_large(pair[0].value * high, 4)
    working = f"{show(pair[0].value, 9)} × {said.low}{'' if low == high else f' to {said.high}'} = {least}{'' if low == high else f' to {most}'}"
    if true.meets(pair[1].range):
        yield Claim(span, "per period", "holds", working)
    else:
        yield Claim(span, "per period", "contradicted", working)
        yield Finding(
            span,
            f"{working}, not {show_large(pair[1].value, 6)}. Multiply again, and ask which of the two figures the source gave.",
        )
