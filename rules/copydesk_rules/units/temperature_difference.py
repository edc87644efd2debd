"""A rise or fall in temperature converted as if it were a reading, or a reading converted as a difference.

Flags a pair such as "1.5C (34.7F) of warming": a thermometer that shows 1.5 C shows 34.7 F, but a rise of 1.5 C is one of
2.7 F. And the other way round: "a high of 25C (45F)", which is 77 F. Also flags a difference that two readings do not make: "from 24C to 9C, a drop of 25
degrees".

Why it matters: a 35-degree warming is nonsense that a reader takes for the science's; it is the commonest conversion
slip in climate stories.

Stays silent unless the figures fit the one formula, fail the other, and the words right beside them say which is meant:
"warmer", "of warming", "by", "a rise of", "above average" for a difference; "a high of", "reached", "temperatures of" for a
reading. "Rose to", "above zero" and "below freezing" are readings.

How to settle it: a difference takes the factor 1.8 alone; a reading takes 32 degrees on top.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.figures import show
from copydesk.ranges import Printed
from copydesk.reading.units.conversions import Conversion, conversions
from copydesk.reading.units.temperature_gaps import TemperatureGap, temperature_gaps
from copydesk.reading.units.temperature_sense import DIFFERENCE, READING, sense
from copydesk.reading.units.units import Unit
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk.temperatures import as_difference, as_reading

META = Meta(severity="error", since="0.1.0", needs=("quantities",))

EXAMPLES = (
    Flagged("The sea is [[1.5C (34.7F)]] warmer than it was.", says="a difference of 1.5C is 2.7F"),
    Flagged("Nations agreed to limit warming to [[2 degrees Celsius (35.6 degrees Fahrenheit)]].", says="3.6"),
    Flagged("A rise of about [[3°C (37°F)]] by 2100 is likely.", says="5.4"),
    Flagged("It was [[9F (-13C)]] hotter than usual.", says="5"),
    Flagged("Temperatures ran [[10 to 15 degrees F (-12 to -9 degrees C)]] above normal.", says="8.33"),
    Flagged("A high of [[25C (45F)]] is expected on Monday.", says="77"),
    Flagged("The oven reached [[220C (396F)]].", says="428"),
    Flagged("The bay has warmed nearly [[2C (35.6F)]] in a century.", says="3.6"),
    Flagged("Cook the pork to [[71C (128F)]] before it is carved.", says="160"),
    Flagged("It fell from [[24C to 9C in an hour, a drop of 25 degrees]].", says="15"),
    Clean("It fell from 24C to 9C in an hour, a drop of 15 degrees.", "right"),
    Clean("It was 24C at noon and 9C at midnight, 4 degrees below the average.", "below another figure"),
    Flagged("Cod will not spawn in water that is warmer than [[10C (18F)]].", says="50"),
    Flagged(
        "The difference between the shaded street and the open square was [[7C, or 45F]], at three o'clock.",
        says="12.6",
    ),
    Clean("Cod will not spawn in water that is warmer than 10C (50F).", "right as a reading"),
    Clean("The difference between the street and the square was 7C, or 13F, at noon.", "right as a difference"),
    Clean("The sea is 1.5C (2.7F) warmer than it was.", "right as a difference"),
    Clean("It was 9F (5C) hotter than usual.", "right as a difference"),
    Clean("The lake was 32F (18C) above the normal level.", "right as a difference"),
    Clean(
        "Nations want to limit the rise to “well below” 2 degrees Celsius (3.6 degrees Fahrenheit).",
        "right as a difference",
    ),
    Clean("It was 1.5C (34.7F) at dawn.", "a reading"),
    Clean("The air warmed to 2C (35.6F) by noon.", "warmed to: a reading"),
    Clean("Temperatures rose to 30C (86F).", "rose to: a reading"),
    Clean("It was 3C (37F) above zero.", "above zero: a reading"),
    Clean("It was 10F (-12C), colder than in Oslo.", "a comma parts the reading from the comparison"),
    Clean("Expect 20C (68F), 5C (9F) more than on Sunday.", "a reading and a difference, each right"),
    Clean("A low of 40 below zero (-40 C) was recorded.", "one figure in both scales"),
    Clean("Temperatures fell 15C (27F) in an hour.", "fell by, though the word is left out"),
    Clean("The gap between the two valleys can be 20C (36F) at night.", "a gap is a difference"),
    Clean("The heat had dropped to 20C (68F) by dusk.", "dropped to: a reading"),
    Clean("The mean was 25C (45F) higher.", "right as a difference"),
    Clean("It fell from 91F (33C) to 64F (18C). That is 27F (15C) in an hour.", "says more of the fall"),
)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Holds every pair of temperatures against what the words beside it say it is."""
    for conversion in conversions(story):
        left, right = conversion.left, conversion.right
        if left.dimensions != {"temperature"} or len(left.measures) != len(right.measures):
            continue
        pair = next(((a, b) for a in left.units for b in right.units if a.name != b.name), None)
        if pair is not None:
            yield from _hold(story, conversion, *pair)
    for gap in temperature_gaps(story):
        yield from _subtract(story, gap)


def _subtract(story: Story, gap: TemperatureGap) -> Iterator[Finding | Claim]:
    """Holds what is said to lie between two readings against the readings."""
    one, other, said = (" ".join(story.copy[each.start : each.end].split()) for each in (gap.one, gap.other, gap.said))
    room = max(gap.one.ends[0].step, gap.other.ends[0].step, gap.said.ends[0].step)
    span = story.span(gap.start, gap.end)
    working = f"{one} and {other} are {show(gap.apart)} degrees apart"
    if abs(gap.apart - gap.said.value) <= room:
        yield Claim(span, "temperature difference", "holds", working)
    else:
        yield Claim(span, "temperature difference", "contradicted", working)
        yield Finding(span, f"{working}, not {said}. Look up the readings and the difference.")


#: So many degrees apart a figure is no longer what a difference gives.
_NEARLY = 1


def _hold(story: Story, conversion: Conversion, ours: Unit, theirs: Unit) -> Iterator[Finding | Claim]:
    one, other = (
        Printed(q.measures[-1].value, q.measures[-1].step, q.hedge) for q in (conversion.left, conversion.right)
    )
    reading, difference = as_reading(one, ours, other, theirs), as_difference(one, ours, other, theirs)
    span = story.span(conversion.start, conversion.end)
    given, figure = f"{show(abs(one.value))}{ours.symbol}", f"{show(other.value, 4)}{theirs.symbol}"
    if reading.fits() and not difference.fits(hedged=True) and sense(story, conversion) == DIFFERENCE:
        right = f"{show(abs(difference.value))}{theirs.symbol}"
        yield Claim(span, "temperature difference", "contradicted", f"a difference of {given} is {right}")
        yield Finding(
            span,
            f"This is a change, and a difference of {given} is {right}; {figure} is what a reading of {given} converts to.",
        )
    elif difference.fits() and not reading.fits(hedged=True) and sense(story, conversion) == READING:
        right = f"{show(reading.value)}{theirs.symbol}"
        yield Claim(span, "temperature", "contradicted", f"a reading of {given} is {right}")
        yield Finding(
            span,
            f"A temperature of {given} is {right}; {figure} is what a difference of {given} converts to."
            if abs(abs(difference.value) - abs(other.value)) < _NEARLY
            else f"A temperature of {given} is {right}, not {figure}. Look the two up.",
        )
