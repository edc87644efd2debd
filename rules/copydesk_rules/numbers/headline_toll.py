"""A toll in the headline that the story's own first paragraphs contradict: "14 dead" over "12 people died".

Flags a figure in the headline or the standfirst that counts the dead, the hurt, the missing or the arrested, where the
first paragraphs give another figure for the same and the headline's stands nowhere in the story.

Why it matters: tolls change while a story is being written, and the headline is the part that nobody goes back to.

Stays silent when the headline's figure stands anywhere in the story, as a figure or as the sum of two; when the printed
roundings and the hedges can meet ("nearly 500" for 486, "dozens"); when the first paragraphs give several tolls, of
several places or days; and when they give none.

How to settle it: take the newest figure that has a source, and put it in both places.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.ranges import Printed, Range
from copydesk.reading.numbers import LABEL_FORMS, Figure, numbers
from copydesk.reading.tolls import Toll, tolls
from copydesk.rule import Claim, Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",), preview=True)

EXAMPLES = (
    Flagged("A bridge fell on Monday and 12 people died, the mayor said.", headline="[[14]] dead as bridge falls", says="12"),
    Flagged("The blast killed at least 31 and wounded 60, police said.", headline="Blast kills [[13]]", says="31"),
    Flagged("Nine people were injured when a bus hit a wall.", headline="Bus crash leaves [[eight]] people injured", says="Nine"),
    Flagged("Police arrested 21 protesters.", headline="[[12]] arrested at protest", says="21"),
    Clean("A bridge fell on Monday and 12 people died, the mayor said.", "one figure", headline="12 dead as bridge falls"),
    Clean("Two died at the scene. A third died in hospital, taking the toll to three.", "the toll stands in the story", headline="Three dead in crash"),
    Clean("Five people died in Yorkton and nine people died in Milltown.", "the sum of two", headline="14 dead in storm"),
    Clean("The quake killed 486 people, officials said.", "rounded", headline="Nearly 500 dead in quake"),
    Clean("The quake killed at least 486 people, officials said.", "at least", headline="More than 480 dead in quake"),
    Clean("The blast killed 31 and wounded 60. In 2015 a blast killed 13.", "several tolls", headline="Blast kills 13"),
    Clean("Police said a bus hit a wall on Monday.", "the story gives no toll", headline="14 dead in bus crash"),
    Clean("Ten people were hurt. Two of them died.", "another kind of toll", headline="Two dead in crash"),
    Clean("The gunman killed eight people and then himself, police said.", "with and without the gunman", headline="Nine dead in shooting"),
    Clean("At least one person died and dozens were missing.", "no figure", headline="Dozens missing after flood"),
    Clean("About 40 people were hurt.", "about", headline="42 hurt in crash"),
)  # fmt: skip

#: How many paragraphs count as the first ones, and up to what value people are counted one by one.
_FIRST = 5
_COUNTED = 100
_WORDS = {"dead": "dead", "hurt": "hurt", "missing": "missing", "held": "arrested"}
# A toll with and without the one who did it, or who died of something else.
_ONE_APART = lazy(
    r"\b(?:gunm[ae]n|attackers?|shooters?|suspects?|bombers?|assailants?|himself|herself|driver|pilot|hijackers?|unborn)\b"
)
# What makes a figure a date, a time, an age, a distance or a sum, and no count of people.
_NO_COUNT = lazy(
    r"[:%/’']|[\s-]?(?:years?|months?|weeks?|days?|hours?|minutes?|miles?|km|feet|meters?|metres?|percent|per\scent|pct|[ap]\.?m\.?|EDT|EST|GMT|degrees)\b|,\s(?:19|20)[0-9]{2}"
)
_IS_WHOLE = lazy(r"\s(?:people|persons|men,\swomen)\b")
_DATE_BEFORE = lazy(r"(?:\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s|[$£€:/.,]|\baged?\s)\Z")


def check(story: Story) -> Iterator[Finding | Claim]:
    """Holds every toll of the headline against those of the story."""
    found = tolls(story)
    above = [toll for block, toll in found if block.kind in ("headline", "standfirst")]
    body = [block for block in story.copy_blocks() if block.kind not in ("headline", "standfirst")] if above else []
    if not body:
        return
    below = [toll for block, toll in found if block.kind not in ("headline", "standfirst")]
    last = body[:_FIRST][-1].end
    for toll in above:
        said = [other for other in below if other.figure.start < last and other.kind == toll.kind]
        if said:
            yield from _hold(story, toll, said, below)


def _hold(story: Story, toll: Toll, said: list[Toll], below: list[Toll]) -> Iterator[Finding | Claim]:
    span = story.span(toll.figure.start, toll.figure.end)
    figures = ", ".join(dict.fromkeys(show(other.figure.value) for other in said))
    working = f"headline {show(toll.figure.value)}, story {figures}"
    if any(_range(toll).meets(_range(other)) for other in below if other.kind == toll.kind) or _adds_up(toll, below):
        yield Claim(span, "toll", "holds", working)
        return
    there = max(said, key=lambda other: other.figure.value).figure
    if there.value < toll.figure.value and not _IS_WHOLE.match(story.copy, there.end):
        yield Claim(span, "toll", "unresolved", working)  # it may be a part of the headline's
        return
    lead = story.copy[there.start - 600 if there.start > 600 else 0 : said[-1].figure.end + 300]
    if _counts(story, toll.figure) or (abs(there.value - toll.figure.value) == 1 and _ONE_APART.search(lead)):
        yield Claim(span, "toll", "unresolved", working)
        return
    words = story.quote(story.span(there.start, there.end))
    yield Claim(span, "toll", "contradicted", working)
    message = f"The headline counts {story.quote(span)} {_WORDS[toll.kind]}, the story {words}. Put the figure that has a source in both places."
    yield Finding(span, message, (Elsewhere(story.span(there.start, there.end), "the story's figure"),))


def _range(toll: Toll) -> Range:
    figure = toll.figure
    if toll.hedge == "above":
        return Range(figure.value, figure.value * 2)
    if figure.value < _COUNTED and not toll.hedge:
        return Range(figure.value, figure.value)  # so few are counted, not rounded
    return Printed(figure.value, figure.step, toll.hedge).range


def _adds_up(toll: Toll, below: list[Toll]) -> bool:
    """Whether the headline's toll is the sum of two or three that the story gives."""
    values = sorted({other.figure.value for other in below if other.figure.value < toll.figure.value})[:12]
    return any(sum(some) == toll.figure.value for size in (2, 3) for some in combinations(values, size))


def _counts(story: Story, figure: Figure) -> bool:
    """Whether the value stands in the story as a count of something, so that it may be the toll said otherwise."""
    return any(
        other.value == figure.value
        and other.start > figure.end
        and other.form not in LABEL_FORMS
        and not _NO_COUNT.match(story.copy, other.end)
        and not _DATE_BEFORE.search(story.copy, max(0, other.start - 12), other.start)
        for other in numbers(story)
    )
