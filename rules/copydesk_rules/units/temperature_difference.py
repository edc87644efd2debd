"""A rise or fall in temperature converted as if it were a reading, or a reading converted as a difference.

Flags a pair such as "1.5C (34.7F) of warming": a thermometer that shows 1.5 C shows 34.7 F, but a rise of 1.5 C is one of
2.7 F. And the other way round: "a high of 25C (45F)", which is 77 F.

Why it matters: a 35-degree warming is nonsense that a reader takes for the science's; it is the commonest conversion
slip in climate stories.

Stays silent unless the figures fit the one formula, fail the other, and the words right beside them say which is meant:
"warmer", "of warming", "by", "a rise of", "above average" for a difference; "a high of", "reached", "temperatures of" for a
reading. "Rose to", "above zero" and "below freezing" are readings.

How to settle it: a difference takes the factor 1.8 alone; a reading takes 32 degrees on top.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.ranges import Printed
from copydesk.reading.conversions import Conversion, conversions
from copydesk.reading.sentences import sentence_at
from copydesk.reading.units import Unit
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
    Clean("The mean was 25C (45F) higher.", "right as a difference"),
)

_THING = r"(?:warming|heating|cooling|rise|increase|jump|drop|fall|decline|difference|swing|gap|gain|change|variation|spike|anomaly)"
_BEFORE = lazy(
    rf"(?:\bby|\b{_THING}s?\s(?:of|by|as\s(?:much|high)\sas)|\b(?:warming|heating)(?:\s\w+){{0,3}}\s(?:to|at|below|under|within|beyond|past|than)"
    rf"|\b(?:the|a|an|any|this|that|temperature|global|average)\s(?:rise|increase)(?:s|\sin\s(?:\w+\s){{0,3}}\w+)?(?:\s\w+)?\s(?:to|at|below|under|within|beyond|past)"
    r"|\b(?:another|additional|extra|further))\s(?:[“\"‘]?\w+\s\w+[”\"’]?\s)?"
    r"(?:(?:about|around|nearly|almost|just|some|more|less|than|over|under|an?|up|to|at|least|only|roughly|approximately|well|below|between|from)\s)*\Z",
    re.IGNORECASE,
)
_AFTER = lazy(
    rf"\s(?:warmer|hotter|colder|cooler|higher|lower|milder|more\sthan|less\sthan|in\s{_THING}|(?:of\s(?:\w+\s)?)?{_THING}\b"
    r"|(?:above|below|over|under)\s(?!(?:zero|freezing|ground|sea|the\s(?:freezing|sea|ground|surface))))",
    re.IGNORECASE,
)
_READING_BEFORE = lazy(
    r"\b(?:highs?|lows?|temperatures?|readings?|record|peak|fever|heat|maximum|minimum)\s(?:of|at|around|near|above|below|as\s(?:high|low)\sas|reached|hit|was|were|to)\s"
    r"(?:\w+\s){0,2}\Z|\b(?:reached|hit|topped|reaching|hitting|exceeded|surpassed)\s(?:\w+\s){0,2}\Z",
    re.IGNORECASE,
)
_ANY_DIFFERENCE = lazy(
    r"\b(?:warm\w*|rise|rises|rising|rose|increas\w+|above|below|differen\w+|anomal\w+|averag\w+|normal|than|range|change\w*|by)\b",
    re.IGNORECASE,
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


def _hold(story: Story, conversion: Conversion, ours: Unit, theirs: Unit) -> Iterator[Finding | Claim]:
    one, other = (
        Printed(q.measures[-1].value, q.measures[-1].step, q.hedge) for q in (conversion.left, conversion.right)
    )
    reading, difference = as_reading(one, ours, other, theirs), as_difference(one, ours, other, theirs)
    copy, span = story.copy, story.span(conversion.start, conversion.end)
    says_difference = _says_difference(copy, conversion)
    given = f"{show(abs(one.value))}{ours.symbol}"
    if says_difference and reading.fits() and not difference.fits(hedged=True):
        right = f"{show(abs(difference.value))}{theirs.symbol}"
        yield Claim(span, "temperature difference", "contradicted", f"a difference of {given} is {right}")
        yield Finding(
            span,
            f"This is a change, and a difference of {given} is {right}; {_figure(other)}{theirs.symbol} is what a reading of {given} converts to.",
        )
    elif (
        difference.fits() and not reading.fits(hedged=True) and not says_difference and _says_reading(story, conversion)
    ):
        right = f"{show(reading.value)}{theirs.symbol}"
        yield Claim(span, "temperature", "contradicted", f"a reading of {given} is {right}")
        yield Finding(
            span,
            f"A temperature of {given} is {right}; {_figure(other)}{theirs.symbol} is what a difference of {given} converts to.",
        )


def _figure(printed: Printed) -> str:
    return show(printed.value, 4)


def _says_difference(copy: str, conversion: Conversion) -> bool:
    start = conversion.start
    return bool(_AFTER.match(copy, conversion.end) or _BEFORE.search(copy, max(0, start - 70), start))


def _says_reading(story: Story, conversion: Conversion) -> bool:
    """Whether the words before it make it a reading, and nothing in the sentence speaks of a difference."""
    start, end = sentence_at(story, conversion.start)
    if not _READING_BEFORE.search(story.copy, max(start, conversion.start - 40), conversion.start):
        return False
    return not _ANY_DIFFERENCE.search(story.copy, start, conversion.start) and not _ANY_DIFFERENCE.search(
        story.copy, conversion.end, end
    )
