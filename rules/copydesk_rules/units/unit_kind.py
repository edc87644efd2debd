"""A figure whose unit measures another kind of thing than the copy says, as "40 mph (64 km)" or "51 megawatts a year".

Flags a conversion whose figures agree but whose units don't belong together, because "square" or "an hour" was left out
("1,000 square kilometers (386 miles)"); energy that is said in a unit of power ("generates 51 megawatts a year",
"12 kilowatts per hour", "produced 4 gigawatts last year"); and a speed per hour of a unit that is a speed already ("20 knots an hour").

Why it matters: a megawatt is to a megawatt-hour as a tap is to a bucket, and a mile to a square mile as a fence is to a field.

Stays silent where capacity is meant ("adds 500 megawatts a year", "ramps up by 20 megawatts an hour"); where the figures
of a bracket agree in no way; and in direct speech.

How to settle it: ask what was measured, and give its unit: megawatt-hours for energy, square miles for an area, knots alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.ranges import Printed, Verdict, compare
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.reading.units.quantities import Quantity, in_pairs, quantities
from copydesk.reading.units.units import Unit, named
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("quantities",))

EXAMPLES = (
    Flagged("Rebels hold [[1,000 square kilometers (386 miles)]] of the north.", says="square miles"),
    Flagged("The fire has burned [[60 miles (155 square kilometers)]] of brush.", says="square miles"),
    Flagged("It was clocked at [[40 mph (64 km)]] on the ramp.", says="km/h"),
    Flagged("The plant will generate [[51 megawatts a year]], enough for 9,000 homes.", says="megawatt-hours"),
    Flagged("The firm, whose plant generates [[51 megawatts a year]], wants power back by Friday.", says="hours"),
    Flagged("A kettle uses about [[2 kilowatts per hour]].", says="kilowatt-hours"),
    Flagged("The pool holds [[500 cubic metres (17,700 feet)]].", says="cubic feet"),
    Flagged("The wind farm produced [[4.2 gigawatts of electricity last year]].", says="gigawatt-hours"),
    Flagged("The battery can store [[60 kilowatts of energy]].", says="kilowatt-hours"),
    Clean("The country added 4.2 gigawatts of solar power last year.", "capacity that was built"),
    Clean("The wind farm can generate 400 megawatts of electricity.", "power"),
    Clean("A tank of 500 cubic metres (17 feet) stands there.", "figures that agree in no way"),
    Flagged("The ferry makes [[20 knots an hour]] at best.", says="knots"),
    Clean("Rebels hold 1,000 square kilometers (386 square miles) of the north.", "two areas"),
    Clean("It adds 500 megawatts a year of new wind power.", "capacity that is built"),
    Clean("The firm installs 20 gigawatts a year.", "capacity that is built"),
    Clean("Output can ramp up by 20 megawatts per hour.", "a change of power"),
    Clean("Output may rise by some 20 megawatts an hour.", "a change of power"),
    Clean("The plant will generate 51 megawatts, and 400 gigawatt-hours a year.", "power, then energy"),
    Clean("The ferry makes 20 knots, an hour less than before.", "a comma parts them"),
    Clean("A park of 300 acres (2 miles from town) opened.", "the bracket says something else"),
    Clean("He ran 40 miles (6 hours) and 3 km more.", "a time"),
    Clean("The road is 12 km (8 acres were cleared).", "figures that agree in no way"),
    Clean("Gusts of 110 kilometers (68 mph) per hour hit the coast.", "the bracket stands inside the unit"),
    Clean("“It makes 20 knots an hour,” he said.", "direct speech"),
    Clean("It sells 3 megawatts at 40 dollars a megawatt.", "no period"),
)  # fmt: skip

_BRACKET = lazy(r"\s?\((?:about\s|around\s|nearly\s|roughly\s|some\s)?\Z")
_HOURLY = lazy(r"\)\s(?:per|an)\shour\b")
_PERIOD = lazy(
    r"(?:\sof\s(?:power|electricity|energy))?(?P<gap>\s(?:per|an?|each|every)\s|/)(?P<period>hours?|days?|weeks?|months?|years?)\b"
)
#: Without "a year": what was generated over a stretch of time is energy too.
_STRETCH = lazy(
    r"(?:\sof\s(?:power|electricity|energy))?(?:\sto\sthe\s(?:grid|network|country|region))?\s(?:(?:over\s|in\s|during\s)?(?:the\s)?(?:last|past|previous|whole)\s(?:(?:\w+\s)?(?:year|month|quarter|week|winter|summer)s?)\b"
    r"|in\s(?:all\sof\s)?(?:19|20)[0-9]{2}\b)"
)
_STORES = lazy(
    r"\b(?:stor(?:e|es|ed|ing)|holds?|held)\s(?:(?:up\sto|about|some|around|as\smuch\sas|more\sthan|enough|[a-z]+)\s){0,2}\Z"
)
_OF_ENERGY = lazy(r"\sof\s(?:energy|electricity)\b(?!\sfor\s)")
_MAKES_ENERGY = lazy(
    r"\b(?:generat\w+|produc\w+|consum\w+|us(?:e|es|ed|ing)|burn\w*|need\w*|export\w*|import\w*|suppl\w+|deliver\w*|sends?|sent|feeds?|fed|sells?|sold|output)\s(?:\w+\s){0,3}\Z"
)
_CHANGES = lazy(r"\b(?:ramp\w*|add\w*|install\w*|build\w*|grow\w*|increas\w+|capacity|new)\b")
_BY = lazy(r"\bby\s(?:\w+\s){0,2}\Z")
#: Two figures of one digit agree by chance sooner the smaller they are.
_TELLING = Fraction(1, 2)
_POWERS = ("watt", "kilowatt", "megawatt", "gigawatt", "terawatt", "horsepower")


def check(story: Story) -> Iterator[Finding]:
    """Looks at brackets whose figures agree and units don't, and at power and knots by the hour."""
    found = quantities(story)
    for left, right in in_pairs(found):
        if right.start - left.end < 16 and not left.dimensions & right.dimensions:
            yield from _bracketed(story, left, right)
    for quantity in found:
        if quantity.dimensions & {"power", "speed"} and not in_speech(story, quantity.start):
            yield from _by_period(story, quantity)


def _bracketed(story: Story, left: Quantity, right: Quantity) -> Iterator[Finding]:
    copy = story.copy
    closed = copy[right.end : right.end + 1] == ")"
    single = len(left.measures) == len(right.measures) == 1
    if not (closed and single and _BRACKET.fullmatch(copy, left.end, right.start)) or in_speech(story, left.start):
        return
    if _HOURLY.match(copy, right.end):
        return  # "110 kilometers (68 mph) per hour"
    for meant, whose in _lifted(left, right):
        one, other = (Printed(q.measures[0].value, q.measures[0].step, q.hedge) for q in (left, right))
        factor = (meant.factor / right.units[0].factor) if whose is left else (left.units[0].factor / meant.factor)
        told = max(one.digits, other.digits) > 1 or min(one.value, other.value) >= _TELLING
        if told and one.value != other.value and compare(one, other, factor) is Verdict.HOLDS:
            said = " ".join(copy[whose.start : whose.end].split())
            message = (
                f"{said} is no {(right if whose is left else left).units[0].dimension}, but the figures agree if "
                f"{_words(meant)} {'are' if meant.dimension != 'speed' else 'is'} meant: complete the unit."
            )
            yield Finding(story.span(left.start, right.end + 1), message)
            return


def _lifted(left: Quantity, right: Quantity) -> Iterator[tuple[Unit, Quantity]]:
    """Each way to take a length for the area or the speed of the other side: the unit meant, and whose it is."""
    for short, other in ((left, right), (right, left)):
        unit, kind = short.units[0], other.units[0].dimension
        if unit.dimension != "length":
            continue
        if kind in ("area", "volume"):
            yield named(f"{'square' if kind == 'area' else 'cubic'}_{unit.name}"), short
        if kind == "speed" and unit.name in ("mile", "kilometer"):
            yield named(f"{unit.name}_per_hour"), short


def _words(unit: Unit) -> str:
    if unit.dimension == "speed":
        return unit.symbol
    words = unit.name.replace("_", " ")
    return words.replace("foot", "feet").replace("inch", "inches") if words.endswith(("foot", "inch")) else f"{words}s"


def _by_period(story: Story, quantity: Quantity) -> Iterator[Finding]:
    copy, unit = story.copy, quantity.units[0]
    period = _PERIOD.match(copy, quantity.end)
    if period is None:
        yield from _without_period(story, quantity)
        return
    span = story.span(quantity.start, period.end())
    said = " ".join(copy[quantity.unit_start : quantity.unit_end].split())
    if unit.name == "knot":
        if period["period"].startswith("hour"):
            yield Finding(span, "A knot is a nautical mile an hour already: write knots alone.")
        return
    start, end = sentence_at(story, quantity.start)
    if unit.name not in _POWERS or _CHANGES.search(copy, start, end):
        return
    if _BY.search(copy, max(start, quantity.start - 30), quantity.start):
        return
    hourly = period["period"].startswith("hour") and unit.name != "horsepower"
    if hourly or _MAKES_ENERGY.search(copy, max(start, quantity.start - 50), quantity.start):
        yield Finding(span, _power_for_energy(said, unit, "leave the period out"))


def _without_period(story: Story, quantity: Quantity) -> Iterator[Finding]:
    """Power that is said to be stored, or generated over a past year."""
    copy, unit = story.copy, quantity.units[0]
    if unit.name not in _POWERS[:5] or quantity.hedge == "below":
        return  # "has produced up to 400 megawatts": a peak
    stretch, stored = _STRETCH.match(copy, quantity.end), _OF_ENERGY.match(copy, quantity.end)
    before = max(0, quantity.start - 50)
    made = stretch and _MAKES_ENERGY.search(copy, before, quantity.start)
    kept = stored and _STORES.search(copy, before, quantity.start)
    if (made or kept) and not _CHANGES.search(copy, *sentence_at(story, quantity.start)):
        end = (stretch or stored).end()  # type: ignore[union-attr]  # one of the two it is
        said = " ".join(copy[quantity.unit_start : quantity.unit_end].split())
        yield Finding(story.span(quantity.start, end), _power_for_energy(said, unit, "say when it was reached"))


def _power_for_energy(said: str, unit: Unit, otherwise: str) -> str:
    return f"{said[0].upper()}{said[1:]} are power, not energy: if energy is meant, give {_hours(unit)}; if power, {otherwise}."


def _hours(unit: Unit) -> str:
    return f"{unit.name}-hours"
