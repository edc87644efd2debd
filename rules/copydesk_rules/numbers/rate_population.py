"""A rate per head that the count and the population beside it do not give.

Flags "350 murders in a city of 2.7 million, a rate of 23 per 100,000" (it is 13).

Why it matters: rates are worked out by hand at the desk, and a zero is easily lost between 1,000 and 100,000.

Stays silent unless the sentence gives one count, one population and one rate; where the count is of less than a year or the
rate says so; and when rounding or a hedge leaves room for the rate.

How to settle it: divide the count by the population and multiply by the base of the rate.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.ranges import Printed
from copydesk.reading.figures.amounts import Amount, Stretch, amounts_by_sentence
from copydesk.reading.scores.score_figures import NUMBER, number
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.reading.totals.one_for_each import OneForEach, one_for_each
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("It had [[350 murders last year in a population of 2.7 million, a rate of 23]] per 100,000.", says="13"),
    Flagged("With [[24 deaths among 40,000 people, its rate was 60]] per 10,000.", says="6"),
    Flagged("It has killed [[9,300 people in the region of 3.1 million, 30]] deaths per 100,000.", says="300"),
    Flagged(
        "With [[10,400 officers for 5.2 million people, it has one officer for every 5,000]] residents.", says="500"
    ),
    Flagged("[[Sixty-one babies died out of 12,200 born last year, two]] in every 1,000.", says="5"),
    Clean("With 10,400 officers for 5.2 million people, it has one officer for every 500 residents.", "right"),
    Clean("With 10,400 officers for 5.2 million people, it needs one for every 300 residents.", "another number"),
    Clean(
        "The county of 74,000 people had 50 cases per 100,000, one of the highest rates in the state.",
        "one of the rates",
    ),
    Clean(
        "The rate for boys was 41 per 1,000, compared with 12 for all ages, in the town of 92,000.", "12 is a rate, too"
    ),
    Clean("The town of 12,000 has 40 cases, or 9 per 10,000 in the county as a whole.", "a rate of another place"),
    Clean(
        "At 24 doctors per 10,000 people the area of 1.5 million has 3,600 of them, a third of whom are over 60.",
        "an age is no count",
    ),
    Clean("It had 350 murders last year in a population of 2.7 million, a rate of 13 per 100,000.", "right"),
    Clean("It had 350 murders in six months in a population of 2.7 million, a rate of 26 per 100,000.", "half a year"),
    Clean("The rate fell from 13.4 to 8.9 per 100,000.", "no count and no population"),
)

_PER = lazy(
    r"(?:\s[a-z-]+){0,3}\s(?:per|(?:for|in|of|out\sof)\severy)\s(?:each\s)?(?P<base>100,000|10,000|1,000|100(?=\s[a-z]+s\b|\speople)|one\smillion|a\smillion|1\smillion|million)\b"
)
_BASES = {"100,000": 10**5, "10,000": 10**4, "1,000": 10**3, "100": 100}
_POPULATION_BEFORE = lazy(
    r"\b(?:population|city|town|state|country|county|nation|district|province|island|region|area|metropolis|borough|parish|village|prefecture|territory|republic|continent)(?:\sis|\sof|\swas)?\s(?:of\s)?(?:about|some|nearly|around|over|more\sthan|just\sover|just\sunder)?\s?\Z"
)
_PEOPLE_AFTER = lazy(
    r"(?:-[a-z]+)?\s(?:such\s|registered\s|[a-z]+-year-old\s)?(?:people|drivers|voters|soldiers|passengers|employees|staff|teachers|nurses|doctors|families|homes|flights|cars|vehicles|residents|inhabitants|citizens|persons|babies|births|live\sbirths|children|women|men|adults|pupils|students|patients|households|workers|born)\b"
)
_PART_OF_YEAR = lazy(r"\b(?:months?|quarters?|weeks?|so far|since|days?|half|annuali[sz]ed|years)\b")
#: Between the three figures stands no other statement: "…, and 70 people died in the county".
_OTHER_CLAUSE = lazy(r";|,?\s(?:but|while|whereas|although)\s|,\sand\s")
#: "one third of whom are over 60", "21 births a week": ages, and figures for a time of their own.
_AGE_BEFORE = lazy(r"\b(?:over|under|aged?|between|above|below|than)\s\Z")
_AT_A_RATE = lazy(
    r"(?:\s[a-z]+){0,2}\s(?:an?|per|each|every)\s(?:day|week|month|hour|quarter)\b|\s(?:years?\sold|of\sage)\b"
)
#: "41 per 1,000, compared with 12 for all ages": what a rate is compared with is one, too.
_ONE_OF = lazy(r"[Oo]ne\sof\s(?:the|its|their|our)\b")
_COMPARED = lazy(r"\b(?:compared\s(?:with|to)|against|versus|up\sfrom|down\sfrom)\s(?:(?:about|around|just|some)\s)?\Z")
_AGED = 110


def _is_of_another(copy: str, one: Amount) -> bool:
    age = not one.unit and one.value < _AGED and _AGE_BEFORE.search(copy, max(0, one.start - 10), one.start)
    compared = _COMPARED.search(copy, max(0, one.start - 30), one.start)
    return bool(age or compared or _AT_A_RATE.match(copy, one.end) or _ONE_OF.match(copy, one.start))


#: "9 per 10,000 in the county as a whole".
_ELSEWHERE = lazy(r"[^.;:()0-9]{0,40}?\b(?:as\sa\swhole|nationally|nationwide|elsewhere|on\saverage|in\sthe\srest)\b")
_A_TIME = lazy(
    r"\b(?:a|an|per|each|every)\s(?:day|week|month|quarter)\b|\b(?:worst|highest|lowest|most|fewest|best|first|largest)\ssince\b"
)
_OF_THEM = lazy(r"\sof\s(?:them|these|those|whom|which)\b")
_SMALLEST = 1000
_ROOM = Fraction(1, 20)
#: "It has 24 doctors and wants one for every 1,000 people".
_WANTED = lazy(r"\b(?:wants?|wanted|needs?|needed|recommends?|aims?\sfor|target\sof)\s\Z")
#: "One for every 500" is said of 470 and of 530.
_TO_ONE = Fraction(1, 10)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Works out every rate whose count and population stand in its sentence."""
    if not {"per", "every"} & vocabulary(story):
        return
    for stretch in amounts_by_sentence(story):
        for found in one_for_each(story.copy, stretch):
            yield from _to_one(story, found)
        counts = [one for one in stretch.amounts if one.kind == "count"]
        counts += [one for one in map(partial(_in_every, story.copy), stretch.amounts) if one is not None]
        rates = [(one, per) for one in counts if (per := _PER.match(story.copy, one.end)) is not None]
        if len(rates) != 1 or _WANTED.search(story.copy, max(0, rates[0][0].start - 20), rates[0][0].start):
            continue
        rate, per = rates[0]
        rest = [
            one
            for one in counts
            if one is not rate
            and not per.start("base") <= one.start < per.end()
            and not _is_of_another(story.copy, one)
        ]
        people = [one for one in rest if one.value >= _SMALLEST and _is_population(story.copy, one)]
        if people and not _ELSEWHERE.match(story.copy, per.end()):
            base = Fraction(_BASES.get(per["base"], 10**6))
            rate, rest = _with_range(story.copy, rate, rest)
            yield from _of_people(story, stretch, _Rate(rate, base), max(people, key=lambda one: one.value), rest)


def _to_one(story: Story, found: OneForEach) -> Iterator[Finding | Claim]:
    """Holds how many there are to one against the two counts."""
    each, few, many = found
    span = story.span(min(few.start, many.start), each.end)
    working = f"{show(many.value, 9)} ÷ {show(few.value, 9)} = {show(many.value / few.value, 6)}"
    low, high = many.range.low / few.range.high, many.range.high / max(few.range.low, Fraction(1))
    if each.range.low * (1 - _TO_ONE) <= high and low <= each.range.high * (1 + _TO_ONE):
        yield Claim(span, "rate", "holds", working)
    else:
        yield Claim(span, "rate", "contradicted", working)
        yield Finding(span, f"{working}, not {show(each.value, 6)}. Divide again, and look up the two counts.")


def _with_range(copy: str, rate: Amount, rest: list[Amount]) -> tuple[Amount, list[Amount]]:
    """The rate with both its ends where it has two, "4 or 5 per 100,000", and the other counts."""
    first = next((one for one in rest if copy[one.end : rate.start] in (" or ", " to ", "-", "–")), None)
    if first is None or first.value >= rate.value:
        return rate, rest
    return rate._replace(start=first.start, ends=(*first.ends, *rate.ends)), [one for one in rest if one is not first]


_IN_EVERY = lazy(
    rf"(?P<count>[0-9.,]+|{NUMBER})\s(?:in|of)\s(?:every\s)?(?:100,000|10,000|1,000|one\smillion|a\smillion|1\smillion|million)\Z"
)


def _in_every(copy: str, one: Amount) -> Amount | None:
    """The count of "70 in every 1,000", which is read as a fraction."""
    match = _IN_EVERY.match(copy, one.start, one.end) if one.kind == "fraction" else None
    if match is None:
        return None
    said = match["count"]
    figure = Fraction(said.replace(",", "").rstrip(".")) if said[0].isdigit() else Fraction(number(said))
    return Amount(one.start, match.end("count"), "count", (), (Printed(figure, Fraction(1)),), one.hedge)


class _Rate(NamedTuple):
    said: Amount
    base: Fraction


def _of_people(
    story: Story, stretch: Stretch, rate: _Rate, people: Amount, rest: list[Amount]
) -> Iterator[Finding | Claim]:
    """Holds a rate against the count that it is the rate of: one that fits, or the only one that can be meant."""
    cases = [one for one in rest if one.value < people.value and not _OF_THEM.match(story.copy, one.end)]
    fits = [one for one in cases if _fits(rate, one, people)]
    if not fits and len(cases) != 1:
        return
    case = fits[0] if fits else cases[0]
    three = sorted((rate.said, case, people))
    if not _OTHER_CLAUSE.search(story.copy, three[0].end, three[2].start):
        yield from _hold(story, rate, case, people, (stretch.start, stretch.end))


def _fits(rate: _Rate, cases: Amount, people: Amount) -> bool:
    low, high = cases.range.low / people.range.high * rate.base, cases.range.high / people.range.low * rate.base
    return rate.said.range.low * (1 - _ROOM) <= high and low <= rate.said.range.high * (1 + _ROOM)


def _is_population(copy: str, one: Amount) -> bool:
    return bool(
        _PEOPLE_AFTER.match(copy, one.end) or _POPULATION_BEFORE.search(copy, max(0, one.start - 40), one.start)
    )


def _hold(
    story: Story, rate: _Rate, cases: Amount, people: Amount, limits: tuple[int, int]
) -> Iterator[Finding | Claim]:
    said, base = rate
    span = story.span(min(said.start, cases.start, people.start), max(said.end, cases.end, people.end))
    true = cases.value / people.value * base
    working = f"{show(cases.value, 9)} in {show(people.value, 9)} is {show(true)} per {show(base, 7)}"
    if _fits(rate, cases, people):
        yield Claim(span, "rate", "holds", working)
    elif _PART_OF_YEAR.search(_A_TIME.sub("", story.copy[limits[0] : limits[1]])):
        yield Claim(span, "rate", "unresolved", working)
    else:
        yield Claim(span, "rate", "contradicted", working)
        yield Finding(
            span,
            f"{working}, not {show(said.value)}. Work the rate out again, and look up the count and the population.",
        )
