"""A conversion that is wrong by more than rounding explains.

Flags two figures that the copy says are the same quantity in two units, as in "1,200 hectares (300 acres)", when no
rounding of either makes both true. The message gives what the arithmetic gives and, where the figures betray it, what
probably happened: converted the wrong way round, an area by the factor for lengths, a slipped decimal point, two digits
that changed places, feet taken for meters.

Why it matters: a reader who knows one of the units sees the slip at once, and one who knows the other is misinformed.

Stays silent when the printed roundings can meet in either direction (trailing zeros from three digits on may be rounding;
"about", "nearly" and "more than" widen the figure on their side); when a unit comes in several sizes (ton, gallon, pint)
and one of them fits; when the figures differ by less than 2.5 percent, or by up to a tenth where a round figure or cut-off
digits explain it; when a comma alone joins the two and no such slip explains them; and when a temperature pair is right either
as a reading or as a difference. Prices and yields by a unit ("$3.80 a gallon ($1 a liter)") are worked out too.

How to settle it: work out the source's own figure again, and correct the other. Copydesk offers no fix, since it can't
know which of the two figures the reporter had.

Source for the factors: the registry of the pint library, which follows NIST Special Publication 811.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.diagnosis import diagnose
from copydesk.figures import show_large
from copydesk.patterns import lazy
from copydesk.ranges import Printed, Verdict, compare
from copydesk.reading.units.conversions import Conversion, conversions
from copydesk.reading.units.quantities import Measure, Quantity
from copydesk.reading.units.temperature_sense import DIFFERENCE, READING, sense
from copydesk.reading.units.unit_rates import RatePair, UnitRate, rate_pairs
from copydesk.reading.units.units import CONSUMPTION, Unit, inverse_of
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk.temperatures import as_difference, as_reading

META = Meta(severity="error", since="0.1.0", needs=("quantities",))

EXAMPLES = (
    Flagged("The fire burned [[1,200 hectares (300 acres)]] of pine.", says="1,200 hectares is 2,965 acres"),
    Flagged("The farm covers [[12 acres (30 hectares)]].", says="wrong way round"),
    Flagged("Troops hold [[1,000 square kilometers (621 square miles)]].", says="factor for lengths"),
    Flagged("It lies [[50 km (310 miles)]] inland.", says="ten times too large"),
    Flagged(
        "The reserve covers [[1,001 sq km (368 sq miles)]].", says="two digits of the second figure changed places"
    ),
    Flagged("Winds of [[30 to 55 kph (19 to 43 mph)]] were forecast.", says="55 kph is 34.2 mph"),
    Flagged("The block weighed [[1 tonne (1,100 lb)]].", says="2,205"),
    Flagged("The wall is [[40 meters, or 13 feet]], high.", says="131"),
    Flagged("A pool [[25 metres/25 feet]] long.", says="without being converted"),
    Flagged("A high of [[25 degrees Celsius (57 F)]] is expected.", says="77"),
    Flagged("The lot is [[7,996 sq. ft. (7,400 sq m approx)]].", says="743"),
    Flagged("Gusts of [[75 m.p.h. (75 k.p.h.)]] felled trees.", says="without being converted"),
    Flagged(
        "It carries between [[60 pounds and 70 pounds (27 kilograms and 42 kilograms)]].", says="70 pounds is 31.8"
    ),
    Flagged("The bridge is [[2.7 km long, or 4.3 miles]].", says="wrong way round"),
    Flagged("At [[1.6 meters, 6 feet 3 inches]], she was too short.", says="5.25"),
    Flagged("It burns [[6,000 litres of fuel an hour, the equivalent of 15,850 gallons]].", says="1,585"),
    Flagged("Fuel costs [[$3.80 a gallon ($14.38 a liter)]].", says="1 a liter"),
    Flagged("They reap [[3.2 tonnes a hectare, or 7.9 tonnes an acre]].", says="1.29 tonnes an acre"),
    Clean("Two people, 12 kilometers (7.5 miles) apart.", "7.46 rounds to 7.5"),
    Clean("It carries between 60 and 70 pounds (27 and 32 kilograms).", "a range, said twice with and"),
    Clean("You live 8,000 and 500 kilometers (5,280 miles) from here.", "a number said in two parts"),
    Clean("The pool of 25m lost an inch (2.5cm) of water.", "the inch is what is converted"),
    Clean("The jet flew at 18,000 m (60,000 ft).", "trailing zeros may be rounding"),
    Clean("It fell to 1.5C (34.7F) overnight.", "right as a reading"),
    Clean("A rise of 1.5 degrees Celsius (2.7 degrees Fahrenheit) above the level of 1850.", "right as a difference"),
    Clean("It was 9F (5C) hotter than usual.", "right as a difference"),
    Clean("The gap is 1 ft 2 inches (36 cm).", "feet and inches are one quantity"),
    Clean("The 6-foot-6-inch (1.98-meter) forward scored.", "a hyphenated compound"),
    Clean("The pup weighed 4st and 3lbs (27kg).", "stone and pounds are one quantity"),
    Clean("He weighs 14 stone/196lbs (90kg).", "a chain of three, within 2.5 percent"),
    Clean("A film .004 inches (0.1 mm) thick.", "a decimal without its zero"),
    Clean("The pit is 1/4 mile (402 meters) from the road.", "a fraction"),
    Clean("It is one-quarter of a mile (400 meters) away.", "a fraction in words"),
    Clean("A 15/16-inch (24 mm) spanner.", "a fraction with a hyphen"),
    Clean("Expect 1/2 to 1 inch (13 to 25 mm) of rain.", "a range that starts with a fraction"),
    Clean("A two metre (6.5 ft) rise is likely.", "a number in words"),
    Clean("An eight foot long (2.4m) craft sank.", "a word between unit and bracket"),
    Clean("Shells 32in to 35in (81cm to 89cm) across.", "a range with the unit at both ends"),
    Clean("They weighed between 60 pounds and 70 pounds (27 kilograms and 32 kilograms).", "a range with between"),
    Clean("Warming of 10 to 15 degrees C (18 to 27 degrees F).", "a range of differences"),
    Clean("It is 30 million miles (50m km) away.", "round figures in millions"),
    Clean("The river runs 300 kilometers (nearly 200 miles).", "a hedge in the bracket"),
    Clean("The town is about 30 km (20 miles) away.", "a hedge before the figure"),
    Clean("Lows of 60 F below zero (-51 C) were recorded.", "the sign in words"),
    Clean("It fell from -8 C to -12 C (17.6 F to 10.4 F).", "a range that falls"),
    Clean("A 13 inches (256 GB) model costs more.", "two dimensions"),
    Clean("It struck at around 11.15 in Yenakiyeve (55 km northeast of Donetsk).", "'in' is a preposition"),
    Clean("A wall of 2½' (150\") was built.", "marks that may be quotation marks"),
    Clean("The ship carries 1,000 tons (907 tonnes).", "a ton may be short, long or metric"),
    Clean("He drank 2 pints (1.1 litres).", "a pint may be imperial"),
    Clean("They drove 10 miles (a day's walk) and 3 km more.", "a bracket that holds no figure"),
    Clean("It was 1 mile (2 km) away.", "honest rounding to a whole number"),
    Clean("The storm moved at 3 mph (6 kph).", "both may be rounded from 3 knots"),
    Clean("The plot measures 10 feet by 12 feet (3 by 3.7 meters).", "two sides each"),
    Clean("The region (12 km (7. 5 miles) deep) was held.", "a broken decimal is read as mended"),
    Clean("The peak is 8,849 metres (29,032 feet) high.", "a no-break space between figure and unit"),
    Clean("A 5-foot-10 (1.78 m) keeper.", "inches left unsaid"),
    Clean("The farm lies 85 km. (53 mi.) from the city.", "abbreviations with full stops"),
    Clean("It reached minus-68 degrees C (minus-90 F) once.", "the sign in words, hyphenated"),
    Clean("Store it at -19°C [-2°F].", "a sign in square brackets"),
    Clean("The bridge is 3 in., or 76 mm, too short.", "an inch is not the preposition"),
    Clean("Gusts of 6.3 m/s (23 km/h) are normal.", "a slash makes the rate"),
    Clean("A tank of 87 imperial gallons (400 litres approx).", "which gallon is said"),
    Clean("It lies 12 km, about 7.5 miles, from the town.", "said again after a comma"),
    Flagged("The car does [[50 miles to the gallon, or 56 litres per 100 km]].", says="4.7 litres per 100 km"),
    Flagged("It uses [[5.6 litres per 100 km (15 mpg)]].", says="42"),
    Clean("The car does 50 miles to the gallon, or 5.6 litres per 100 km.", "the gallon is the imperial one"),
    Clean("It uses 8 litres per 100 km (29 mpg).", "the gallon is the American one"),
    Clean("The van does 12 km per litre (34 mpg).", "economy by the liter"),
    Clean("A limit of 80 kilometers an hour (50 mph) applies.", "a rate in words"),
    Clean("Fuel costs $3.80 a gallon ($1.00 a liter).", "a price by another unit"),
    Clean("They ran 5 km, 10 miles and a marathon.", "a list"),
    Clean("It lies 40 km inland, about 10 miles, he said, from the border.", "a comma alone, and no slip explains it"),
    Clean("She walks 5 km to work, or 300 miles a year.", "another period"),
)

#: With more words than this between the two, only a slip that explains itself shows that they are meant as one quantity.
_MOST_WORDS_UNDIAGNOSED = 2
#: A height in feet and inches that a comma puts beside one in meters is meant as the same when they are no further apart.
_NEAR = Fraction(2, 5)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Compares both sides of every conversion of the story."""
    for conversion in conversions(story):
        if _ADDED.search(story.copy, max(0, conversion.start - 24), conversion.start):
            continue
        left, right = conversion.left, conversion.right
        if len(left.measures) != len(right.measures):
            yield _claim(story, conversion, "unresolved", "a range against a single figure")
            continue
        for there, back in zip(left.measures, right.measures, strict=True):
            yield from _hold(story, conversion, there, back)
    for pair in rate_pairs(story):
        yield from _hold_rates(story, pair)


def _hold_rates(story: Story, pair: RatePair) -> Iterator[Finding | Claim]:
    """Compares two rates by a unit, in each sense that the units may have."""
    left, right = pair.left, pair.right
    holds = any(compare(left.amount, right.amount, factor) is not Verdict.CONTRADICTED for factor in pair.factors)
    span = story.span(left.start, pair.end)
    unit = " ".join(story.copy[right.unit_start : right.end].split())
    said, other = (" ".join(story.copy[rate.start : rate.end].split()) for rate in (left, right))
    given = f"{_sign(story, right)}{show_large(left.amount.value * pair.factors[0], 3)} {unit}"
    yield Claim(span, "conversion", "holds" if holds else "contradicted", f"{said} = {given}")
    if not holds:
        yield Finding(span, f"{said} is {given}, not {other}. Check which figure is the source's.")


def _sign(story: Story, rate: UnitRate) -> str:
    """The currency's sign before the figure, if it is a price."""
    return "" if story.copy[rate.start].isalnum() else story.copy[rate.start]


#: "8,000 and 500 kilometers": the figure is the rest of a number, or the end of a range that only the copy's sense tells.
_ADDED = lazy(r"(?:[0-9][,.]000|[0-9]00|\b(?:hundred|thousand|million)) and \Z")


def _hold(story: Story, conversion: Conversion, there: Measure, back: Measure) -> Iterator[Finding | Claim]:
    left, right = conversion.left, conversion.right
    pairs = [
        (a, b)
        for a in left.units
        for b in right.units
        if a.dimension == b.dimension and a.name != b.name and not _of_two_periods(a, b)
    ]
    one, other = _printed(left, there), _printed(right, back)
    verdicts = [_verdict(one, ours, other, theirs) for ours, theirs in pairs]
    if not pairs:
        return
    best = next((pair for pair, v in zip(pairs, verdicts, strict=True) if v is not Verdict.CONTRADICTED), None)
    ours, theirs = best or pairs[0]
    working = f"{_say(story, left, there)} = {_show(_worked_out(one, other, ours, theirs), theirs)}"
    if best is not None:
        if ours.dimension != "temperature" or _as_meant(story, conversion, one, other, ours, theirs):
            yield _claim(story, conversion, "holds", working)
        return
    slip = "" if ours.dimension == "temperature" else diagnose(one, ours, other, theirs)
    if not slip and not _sure(conversion, one, other, ours, theirs):
        yield _claim(story, conversion, "unresolved", working)
        return
    yield _claim(story, conversion, "contradicted", working)
    value = _worked_out(one, other, ours, theirs)
    yield Finding(story.span(conversion.start, conversion.end), _message(story, conversion, there, back, value, slip))


def _of_two_periods(one: Unit, other: Unit) -> bool:
    """ "200 gallons an hour, or 5,000 litres a day": a pump may rest; a speed is one whatever the period."""
    return (
        one.dimension.endswith((" flow", " rate"))
        and one.name.rpartition("_per_")[2] != other.name.rpartition("_per_")[2]
    )


def _sure(conversion: Conversion, one: Printed, other: Printed, ours: Unit, theirs: Unit) -> bool:
    """Whether the two are meant as one even where no slip explains the figures."""
    if conversion.sure:
        return conversion.between.startswith("of ") or len(conversion.between.split()) <= _MOST_WORDS_UNDIAGNOSED
    near = abs(one.value * ours.factor / (other.value * theirs.factor) - 1) if other.value else Fraction(1)
    return (conversion.left.compound or conversion.right.compound) and near < _NEAR


def _claim(story: Story, conversion: Conversion, status: str, working: str) -> Claim:
    return Claim(story.span(conversion.start, conversion.end), "conversion", status, working)


def _printed(quantity: Quantity, measure: Measure) -> Printed:
    if quantity.units[0].name == CONSUMPTION and measure.value > measure.step:
        turned = {"below": "above", "above": "below"}
        return Printed(*inverse_of(measure.value, measure.step), turned.get(quantity.hedge, quantity.hedge))
    return Printed(measure.value, measure.step, quantity.hedge)


def _verdict(left: Printed, ours: Unit, right: Printed, theirs: Unit) -> Verdict:
    factor = ours.factor / theirs.factor
    if ours.dimension != "temperature":
        return compare(left, right, factor)
    hedged = bool(left.hedge or right.hedge)
    fits = (as_reading(left, ours, right, theirs), as_difference(left, ours, right, theirs))
    if any(fit.apart == 0 for fit in fits):
        return Verdict.HOLDS
    return Verdict.LOOSE if any(fit.fits(hedged=hedged) for fit in fits) else Verdict.CONTRADICTED


def _as_meant(story: Story, conversion: Conversion, left: Printed, right: Printed, ours: Unit, theirs: Unit) -> bool:
    """False where a temperature pair fits only in the sense that the words beside it rule out: temperature-difference has it."""
    meant = sense(story, conversion)
    if meant == DIFFERENCE:
        return as_difference(left, ours, right, theirs).fits(hedged=True)
    return meant != READING or as_reading(left, ours, right, theirs).fits(hedged=True)


def _worked_out(left: Printed, right: Printed, ours: Unit, theirs: Unit) -> Fraction:
    """The left figure in the right one's unit; of a temperature, the difference where that fits, else the reading."""
    if ours.dimension != "temperature":
        value = left.value * ours.factor / theirs.factor
        return 1 / value if theirs.name == CONSUMPTION else value
    difference = as_difference(left, ours, right, theirs)
    return difference.value if difference.fits(hedged=True) else as_reading(left, ours, right, theirs).value


def _show(value: Fraction, unit: Unit) -> str:
    return f"{show_large(value, 3 if abs(value) < 1000 else 4)} {unit.symbol}"


def _say(story: Story, quantity: Quantity, measure: Measure) -> str:
    if quantity.compound:
        return " ".join(measure.printed.split())
    sign = "-" if measure.value < 0 else ""
    return f"{sign}{measure.printed} {_unit_words(story, quantity, measure.value)}".rstrip()


def _unit_words(story: Story, quantity: Quantity, value: Fraction) -> str:
    """The unit as printed, in the plural where the copy has it as an adjective ("a 290-mile (467-kilometer) line")."""
    printed = " ".join(story.copy[quantity.unit_start : quantity.unit_end].split())
    if not quantity.spelled or abs(value) <= 1 or quantity.units[0].dimension in ("temperature", "speed"):
        return printed
    for one, many in (("foot", "feet"), ("inch", "inches")):
        if printed.endswith(one):
            return printed.removesuffix(one) + many
    return printed if printed.endswith(("s", "feet", "stone", "horsepower")) else f"{printed}s"


def _message(story: Story, conversion: Conversion, there: Measure, back: Measure, value: Fraction, slip: str) -> str:
    left, right = conversion.left, conversion.right
    unit = _unit_words(story, right, value) or right.units[0].symbol
    given = show_large(value, 3 if abs(value) < 1000 else 4)
    message = f"{_say(story, left, there)} is {given} {unit}, not {_say(story, right, back)}"
    likely = f"; probably {slip}" if slip else ""
    return f"{message}{likely}. Check which figure is the source's."
