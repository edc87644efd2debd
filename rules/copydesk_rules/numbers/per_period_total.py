"""A figure per day, week, head or piece that doesn't make the total said of it.

Flags "£500 a month, or £7,500 a year" (it is £6,000), "1.7 million fewer pints a day, or 68 million over the quarter", "$24,000 a
year, or $3,000 a month", "a three-year deal worth $36 million, $18 million a year", "$15 an hour, or $900 for a 40-hour week",
"320 sheep worth £120 each, a loss of £34,800" and "$2 million, split evenly by four schools, or $400,000 each".

Why it matters: the two figures stand side by side, and the number of days in a year is no secret.

Stays silent unless the copy says that the two are one ("or", "that is", a bracket, a dash) or gives the number of periods, heads
or pieces and says that the total is one ("in all", "a loss of", "would cost"), with no other sum beside them; and within the room that working days, short years, rounding and hedges leave.

How to settle it: multiply, and ask which of the two figures the source gave.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show, show_large
from copydesk.patterns import lazy
from copydesk.proportions import alike
from copydesk.ranges import Range
from copydesk.reading.figures.amounts import Amount, amounts_by_sentence, closing
from copydesk.reading.totals.multiplying import in_unit_of, subsets
from copydesk.reading.totals.products import Product, products
from copydesk.reading.totals.spreads import spreads
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("Rent is [[£500 a month, or £7,500]] a year.", says="6,000"),
    Flagged("They sell [[1.7 million fewer pints a day, or 68 million]] over the quarter.", says="156"),
    Flagged("The pension is [[$24,000 a year, or $3,000]] a month.", says="36,000"),
    Flagged("He earns [[$15 an hour, or $900]] for a 40-hour week.", says="600"),
    Flagged("She paid [[$3,000 a month for 12 months, a total of $63,000]].", says="36,000"),
    Flagged("He signed a three-year deal worth [[$36 million, $18 million]] a year.", says="54 million"),
    Flagged("Over five years, at [[$4 million a year, the contract is worth $30 million]].", says="20 million"),
    Flagged("Thieves took [[320 sheep, worth about £120 each, a loss of £34,800]] to the farm.", says="38,400"),
    Flagged("At [[$14 a ticket, the 650 seats brought in $91,000]] on the night.", says="9,100"),
    Flagged("The [[$2 million was split evenly by four schools. Each got $400,000]].", says="1.6 million"),
    Flagged("The well gives [[45 litres a minute, or 270 litres an hour]].", says="2,700"),
    Flagged("He clears [[14 rooms a shift, five shifts a week, so 90]] rooms in all.", says="70"),
    Flagged(
        "The raise costs [[$90 million a year, or $370 million]] over the three years of the contract.", says="270"
    ),
    Clean("A monthly fee of $15 for 2,000 families comes to $360,000 a year.", "so much a month, and so much a year"),
    Clean("Each of the 24 classes has 30 pupils, 12 desks for every three of them.", "a ratio"),
    Clean("Members pay €12 a month, or €120 if they take out a year's subscription.", "other terms"),
    Clean("The club has 3,000 members who pay £12 a month, £432,000 a year.", "all of them together"),
    Clean("They sold 400 shirts at $25 apiece, for $9,200 after costs.", "costs come off"),
    Clean("Each of the 30 families gets $150 a month for a year, $54,000 altogether.", "twelve times as well"),
    Clean("The estate, £2.4m, goes to three nieces, £600,000 each, and the rest to a school.", "a rest is left"),
    Clean("Each of the 12 towns gets $40,000; the state spends $2 million in all on roads.", "two sums"),
    Clean(
        "The grant, $800 per pupil now, would double to $1,600 under a bill that passed by 14 votes to 11.",
        "more for each",
    ),
    Clean(
        "The Reds won 20 seats, a gain of five, with the Blues and the Greens close behind with 19 seats each.",
        "five more seats",
    ),
    Clean("The plan will cost $80 for all calls; or $45 per line for four lines.", "two offers"),
    Clean("Thieves took 320 sheep, worth about £120 each, a loss of £38,400.", "right"),
    Clean("Rooms at $180 a night, or $900 for six nights with one free, are sold out.", "one is free"),
    Clean("Tickets were $14 and the 650 guests paid $5 each for a drink, a total of $12,350.", "two sums for each"),
    Clean("He was paid Rs 10,000 a month for 12 months, or Rs 1,20,000 in all.", "Indian grouping"),
    Clean("Rent is £500 a month, or £6,000 a year.", "right"),
    Clean("He earns $15 an hour, or $31,200 a year.", "2,080 hours"),
    Clean("It makes 40 cars a day, or 10,000 a year.", "250 working days"),
    Clean("Rent is £500 a month and tax is £900 a year.", "two things"),
    Clean(
        "He signed a three-year deal worth up to $36 million, $18 million of it for the first year.", "one of the years"
    ),
    Flagged("It took [[5,302 calls in March, an average of 42]] a day.", says="1,302"),
    Flagged("He signed for [[$96 million over eight seasons, an average of $21 million]] a year.", says="168 million"),
    Flagged(
        "He was fined [[$250 a day for the 36 days that it was open, $6,000]] in total, and $40 costs.", says="9,000"
    ),
    Clean("It took 1,302 calls in March, an average of 42 a day.", "right"),
    Clean("It took 730,000 visitors last year, about 4,000 a day in summer.", "a part of the year"),
    Clean("He was fined $500 a day for the 30 days that it leaked, $15,600 with costs.", "with costs"),
    Clean("She paid $3,000 a month for 12 months and $90,000 for a car.", "two things"),
    Clean("The pension is $24,000 a year, or $2,000 a month.", "right"),
)

#: How often the shorter period may be counted in the longer one.
_TIMES = {
    ("second", "minute"): (60, 60), ("minute", "hour"): (60, 60), ("second", "hour"): (3600, 3600),
    ("second", "day"): (20000, 86400),
    ("hour", "day"): (7, 24), ("hour", "week"): (30, 168), ("hour", "month"): (120, 744), ("hour", "year"): (1500, 8784),
    ("day", "fortnight"): (10, 14), ("week", "fortnight"): (2, 2), ("fortnight", "month"): (2, 3), ("fortnight", "year"): (26, 27),
    ("day", "week"): (5, 7), ("day", "month"): (19, 31), ("day", "quarter"): (60, 92), ("day", "year"): (200, 366),
    ("week", "month"): (4, 5), ("week", "quarter"): (12, 14), ("week", "year"): (44, 53), ("month", "quarter"): (3, 3),
    ("month", "year"): (12, 12), ("quarter", "year"): (4, 4),
}  # fmt: skip
_ROOM = Fraction(1, 24)
#: A product that is further from the total is none of it.
_FAR_OFF = Fraction(150)
_HEDGED = r"(?:about\s|some\s|nearly\s|around\s|more\sthan\s|over\s|roughly\s|almost\s|just\s(?:over|under)\s|a\stotal\sof\s)?"
_PER = lazy(
    r"(?:\s[a-z-]+){0,6}?\s(?:an?|per|each|every)\s(?P<period>second|minute|hour|day|week|fortnight|month|quarter|year)\b|\s(?P<yearly>annually|yearly)\b"
)
_ENDS = lazy(r"[,;:)]|\.(?![0-9])|\s[—–]|\s--?\s|\Z|\n")
_OVER = lazy(
    r"(?:\s[a-z-]+){0,3}?\s(?:over\s(?:the|a)|for\sthe|in\s(?:the|a)|during\sthe)\s(?:full\s|whole\s)?(?P<period>day|week|month|quarter|year)\b"
    r"|\s(?:over|for|in|during)\s(?:the\s|its\s|their\s|all\s|these\s)?(?P<times>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s(?P<spans>day|week|month|year)s\b"
    r"|\sfor\san?\s(?P<hours>[0-9]{1,2})-hour\s(?P<long>week|day)\b"
)
#: Where the unit itself names the period: "45 litres a minute".
_HERE = lazy(r"")
_LINK = lazy(
    rf"(?:\s(?!(?:and|but|or|while|more|less|fewer|than|up|down|last|before|after|if|when|plus|with)\b)[^\s,.;:()\d—–]+){{0,6}}?(?:,\s(?P<bare>)|,?\s(?:works?\sout\s(?:at|to|as)|comes?\sto|amounts?\sto|adds?\sup\sto|(?:is\s|are\s|was\s|were\s)?(?:the\ssame\sas|equal\sto|equivalent\sto|worth)|puts?|makes?|gives?|yields?|delivers?|means|(?:would|will)\s[a-z]+)\s|,\s(?:(?:as|if)\s[^,.;]{{1,40}},\s)?(?:it|that|this|which)\s(?:will|would|could|should)?\s?(?:gives?|be|makes?|yields?|means?|comes?\sto|mounts?\sup\sto|amounts?\sto)\s|,?\sor\s|,?\s(?:that\sis|which\sis|i\.e\.),?\s|\s?\(|\s?[—–]\s?|\s--?\s){_HEDGED}"
)
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
    r"(?!,\s(?:before|after)\stax\b),?\s(?:if|when|for\sthose|in\sadvance|up\s?front|paid|before|after|on\saverage|more|less|with|including|plus)\b"
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
    done: set[int] = set()
    for stretch in amounts_by_sentence(story):
        figures = [one for one in stretch.amounts if one.kind in ("money", "count", "measure", "cents")]
        for first, second in itertools.pairwise(figures):
            said = _by_period(story.copy, first, second) or _by_number(story.copy, first, second)
            pair = alike(said.each, said.total, bound=True) if said else None
            if said is not None and pair is not None:
                counts = [one for one in stretch.amounts if one.kind == "count" and one not in (first, second)]
                yield from _hold(story, said, pair, counts)
                done.add(said.total.start)
        for spread in spreads(story.copy, stretch):
            pair = alike(spread.each, spread.total, bound=True)
            if pair is not None and spread.total.start not in done:
                yield from _hold(story, _Said(*spread), pair, [])
                done.add(spread.total.start)
    for product in products(story):
        if product.total.start not in done:
            yield from _multiply(story, product)


def _multiply(story: Story, product: Product) -> Iterator[Finding | Claim]:
    """Multiplies a figure for each by all that there may be of them: one product that fits settles it."""
    each, total = product.each, in_unit_of(product.each, product.total) or product.total
    if not total.value:
        return
    # What is divided is meant as it is printed: "$2 million, split by four".
    said = total.range if not product.shared else Range(total.value * (1 - _ROOM), total.value * (1 + _ROOM))
    start = min(each.start, total.start, product.factors[0].start)
    span = story.span(start, closing(story.copy, start, max(each.end, total.end, product.factors[-1].end)))
    tried = [_product(each, factors) for factors in subsets(product.factors)]
    fits = next((one for one in tried if one.range.meets(said)), None)
    if fits is not None:
        yield Claim(span, "for each", "holds", fits.working)
        return
    nearest = min(tried, key=lambda one: max(one.value / total.value, total.value / one.value))
    if product.sure and 1 / _FAR_OFF < nearest.value / total.value < _FAR_OFF:
        yield Claim(span, "for each", "contradicted", nearest.working)
        message = f"{nearest.working}, not {show_large(total.value, 6)}. Multiply again, and ask which of the figures the source gave."
        yield Finding(span, message)


class _Product(NamedTuple):
    value: Fraction
    range: Range
    working: str


def _product(each: Amount, factors: tuple[Amount, ...]) -> _Product:
    value, true = each.value, each.range
    for factor in factors:
        value, true = value * factor.value, true.times(_of_times(factor))
    shown = " × ".join(show(one.value, 9) for one in (each, *factors))
    return _Product(value, true, f"{shown} = {show_large(value, 5)}")


def _of_times(factor: Amount) -> Range:
    """All that a number of times can stand for: seven days are no more and no less."""
    return Range(factor.value, factor.value) if factor.kind == "duration" and _is_whole(factor) else factor.range


def _is_whole(factor: Amount) -> bool:
    return len(factor.ends) == 1 and factor.ends[0].step == 1 and not factor.hedge and factor.value < 100


def _by_period(copy: str, first: Amount, second: Amount) -> _Said | None:
    """ "£500 a month, or £6,000 a year", either way round."""
    per = _PER.match(copy, first.end) or (_HERE.match(copy, first.end) if _within_unit(first) else None)
    if per is None or per.end() > second.start or not _LINK.fullmatch(copy, per.end(), second.start):
        return None
    one = per.groupdict().get("period") or _within_unit(first) or "year"
    over = _OVER.match(copy, second.end)
    if over is not None and over["hours"]:
        return _Said(first, second, int(over["hours"]), int(over["hours"]), True) if one == "hour" else None
    if over is not None and over["times"]:
        return _of_number(first, second, over["times"]) if over["spans"] == one else None
    other = _PER.match(copy, second.end) or over
    if _ON_TERMS.match(copy, second.end) or (other is not None and _ON_TERMS.match(copy, other.end())):
        return None
    bare = _LINK.fullmatch(copy, per.end(), second.start)
    if bare is not None and bare["bare"] is not None and not _ENDS.match(copy, other.end() if other else second.end):
        return None  # "£500 a month, £90 a week of which goes on food"
    period = (other["period"] or "year") if other else _within_unit(second)
    if {one, period} == {"week", "year"} and first.kind == second.kind == "money":
        return _Said(first, second, 51, 53, True) if one == "week" else _Said(second, first, 51, 53, True)
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
    if each is None:
        return None
    times = _DEAL_AFTER.match(copy, first.end)
    begins = times.end() if times else first.end
    times = times or _DEAL_BEFORE.search(copy, max(0, first.start - 60), first.start)
    if times is None or times["period"] != (each["period"] or "year"):
        return None
    if _PARTLY.match(copy, each.end()) or not _DEAL_LINK.fullmatch(copy, begins, second.start):
        return None
    return _of_number(second, first, times["number"])


def _of_number(each: Amount, total: Amount, number: str) -> _Said | None:
    times = int(number) if number.isdigit() else _NUMBERS.get(number, 0)
    return _Said(each, total, times, times, True) if times > 1 else None


def _hold(story: Story, said: _Said, pair: tuple[Amount, Amount], counts: list[Amount]) -> Iterator[Finding | Claim]:
    low, high = Fraction(said.low), Fraction(said.high)
    room = Fraction(0) if said.exact else _ROOM
    true = Range(pair[0].range.low * low * (1 - room), pair[0].range.high * high * (1 + room))
    start, end = min(said.each.start, said.total.start), max(said.each.end, said.total.end)
    span = story.span(start, closing(story.copy, start, end))
    least, most = show_large(pair[0].value * low, 4), show_large(pair[0].value * high, 4)
    working = f"{show(pair[0].value, 9)} × {said.low}{'' if low == high else f' to {said.high}'} = {least}{'' if low == high else f' to {most}'}"
    if true.meets(pair[1].range):
        yield Claim(span, "per period", "holds", working)
    elif any(true.times(one.range).meets(pair[1].range) for one in counts):
        yield Claim(span, "per period", "unresolved", working)  # "3,000 members pay £12 a month, £432,000 a year"
    else:
        yield Claim(span, "per period", "contradicted", working)
        yield Finding(
            span,
            f"{working}, not {show_large(pair[1].value, 6)}. Multiply again, and ask which of the two figures the source gave.",
        )
