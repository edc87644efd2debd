"""A comparison that no arithmetic gives: "four times fewer", "twice as hot".

Flags "four times fewer", "three times cheaper" and the like, and "twice as hot" beside temperatures.

Why it matters: one time fewer is none at all, so nobody can say what four times fewer is; a quarter as many is meant. And
a temperature in Celsius or Fahrenheit has no twice: 20C is not twice as hot as 10C.

Stays silent in direct speech, and for other comparisons ("four times more", "twice as likely").

How to settle it: write the fraction ("a quarter as many", "a third of the price") or the percentage; give degrees of difference.

Source: a contested norm. Merriam-Webster finds "times less" old and common; most newspaper style guides advise against it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import amounts
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.reading.units.quantities import Quantity, quantities
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="info", since="0.1.0")

EXAMPLES = (
    Flagged("The town has [[four times fewer]] doctors than it had.", says="a quarter as many"),
    Flagged("It is [[three times cheaper]] than the old one.", says="a third"),
    Flagged("At 40C, it was [[twice as hot]] as the day before, when it was 20C.", says="degrees"),
    Flagged("It is [[several times lower]] than before.", says="fraction"),
    Clean("The town has four times more doctors than it had.", "more"),
    Clean("“It is four times less,” he said.", "direct speech"),
    Clean("She is twice as likely to win.", "no temperature"),
    Clean("The sauce is twice as hot as the other.", "no temperature"),
)

_LESS = lazy(
    r"\s(fewer|less|lower|smaller|cheaper|slower|lighter|shorter|weaker|thinner|lesser|closer|nearer|narrower|poorer|rarer|quieter)\b"
)
_VAGUE = lazy(
    r"\b(?:several|many|countless|(?:dozens|hundreds|thousands)\sof)\stimes\s(?:fewer|less|lower|smaller|cheaper|slower|lighter|shorter|weaker)\b"
)
_TWICE = lazy(r"\b(?:twice|double|(?:two|three|four|five|ten)\stimes)\sas\s(?:hot|warm|cold|cool)\b")
_PARTS = {2: "half", 3: "a third", 4: "a quarter", 5: "a fifth", 10: "a tenth"}
_WORDS = frozenset(("times", "twice", "double"))
_LESSER = frozenset(("several", "many", "countless", "dozens", "hundreds", "thousands"))
_WARMTH = frozenset(("hot", "warm", "cold", "cool"))


def check(story: Story) -> Iterator[Finding]:
    """Looks for multiples of less, and for multiples of a temperature."""
    known = vocabulary(story)
    if _WORDS.isdisjoint(known):
        return
    for one in amounts(story):
        less = _LESS.match(story.copy, one.end) if one.kind == "multiple" else None
        if less is not None and not in_speech(story, one.start):
            yield Finding(story.span(one.start, less.end()), _message(one.value, less[1]))
    for match in () if "times" not in known or _LESSER.isdisjoint(known) else _VAGUE.finditer(story.copy):
        if not in_speech(story, match.start()):
            yield Finding(
                story.span(match.start(), match.end()),
                "Nothing is several times less: write a fraction of, or much less.",
            )
    for match in () if _WARMTH.isdisjoint(known) else _TWICE.finditer(story.copy):
        if _beside_temperature(story, match.start()) and not in_speech(story, match.start()):
            yield Finding(
                story.span(match.start(), match.end()),
                "A temperature in Celsius or Fahrenheit has no twice: give the difference in degrees.",
            )


def _message(times: Fraction, word: str) -> str:
    part = _PARTS.get(int(times), f"1/{times.numerator}") if times.denominator == 1 else "a fraction"
    as_much = "many" if word == "fewer" else "much"
    return f"Nothing is several times {word}: write {part} as {as_much}, or {part} of the figure it is compared with."


def _beside_temperature(story: Story, offset: int) -> bool:
    start, end = sentence_at(story, offset)
    found = quantities(story)
    within = found[bisect_left(found, start, key=_start_of) : bisect_left(found, end, key=_start_of)]
    return any("temperature" in one.dimensions for one in within)


def _start_of(quantity: Quantity) -> int:
    return quantity.start
