"""One figure in two scales: million here, billion there.

Flags a story that gives the same digits for the same thing once in millions and once in billions ("a $1.2 billion plan …
the $1.2 million plan"), and a change whose two ends are a thousand times apart for no reason ("rose to 83.9 billion from
78.9 million").

Why it matters: a lost or added thousand is among the commonest corrections that newspapers print, and the most embarrassing.

Stays silent unless the words around both figures show that they are about one thing: the same noun behind them, or two
words of substance in both sentences; more are asked for where the figure is a round one ("$1 million", "$1 billion").

How to settle it: look the figure up, and change the one that is wrong, in the headline too.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show_large
from copydesk.patterns import lazy, words
from copydesk.proportions import alike, ends_of, scale_slip
from copydesk.reading.change.changes import Change, changes
from copydesk.reading.change.slight_moves import SlightMove, slight_moves
from copydesk.reading.figures.advice import one_thing
from copydesk.reading.figures.amounts import Amount, amounts
from copydesk.reading.figures.counted import nouns_after, singular
from copydesk.reading.figures.scales import said_again
from copydesk.reading.figures.scales_definite import said_definitely
from copydesk.reading.text.attribution import source_of
from copydesk.reading.text.sentences import sentence_at
from copydesk.rule import Claim, Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("The state has a $1.2 billion plan.\nCritics call the [[$1.2 million]] plan a waste.", says="$1.2 billion"),
    Flagged(
        "The museum needs £2.4 million for its roof. Trustees say the [[£2.4 billion]] must be found.",
        says="£2.4 million",
    ),
    Flagged("About 35,000 people live in the camp. The UN said the [[35 million]] needed water.", says="35,000"),
    Flagged("Assets [[rose to 83.92 billion dlrs from 78.93 mln dlrs]].", says="a thousand times"),
    Flagged("Sales [[rose 4 per cent to £1.2m, from £1.15bn]].", says="what is said of them (4 per cent)"),
    Flagged("Sales [[fell by £50m to £150bn from £200m]].", says="£150bn has the wrong scale"),
    Flagged("It lost $74 million in May. Most of the [[$7.4 million]] was fuel.", says="$74 million elsewhere"),
    Flagged("A judge threw out a $65 million suit. The [[$6.5 million]] action is old.", says="$65 million elsewhere"),
    Clean(
        "About 620,000 of the 6.2 million customers are on the plan, and of the 6.2 million, 620,000 pay more.",
        "just a tenth of them",
    ),
    Clean("It earned $820 million. The $82 million dividend is small.", "another sum"),
    Clean("It has $650 million. The $65 million it paid for a tower was much.", "a sum of its own"),
    Clean("The country has 27 million people. The 2.7 million people affected live in the south.", "some of them"),
    Flagged("The bill has crept [[up from £96m to £1.04bn]].", says="not “crept”"),
    Flagged("It has [[£112m, a little more than last year's £1.1bn]].", says="a little"),
    Clean("The bill has crept up from £96m to £104m.", "right"),
    Clean("Sales eased the strain: they went up from £96m to £1.04bn in ten years.", "another verb"),
    Clean("Sales grew from £1,200 in the first week to £1.2 million in the tenth year.", "from little to much"),
    Clean("The state has a $1.2 billion plan.\nShe won $1.2 million in the lottery.", "two things"),
    Clean("The council lent the club £350m. The £350,000 fee for the loan was paid by the club.", "a fee, and no loan"),
    Clean("About 650,000 came. Say that a tenth of those, 65,000, paid.", "a tenth"),
    Clean("The mayor asked for £275 million. A donor gave £275,000 for the wall.", "two things"),
    Clean("They fined it $1 billion. A seat costs $1 million.", "round figures"),
    Clean("India has 1.3 billion people. States rejected 1.3 million claims.", "two things"),
)

_SCALED = 100
_LARGE = 10**5
#: So many mentions of each scale are compared: those of one thing stand near the top.
_MOST = 12


def check(story: Story) -> Iterator[Finding | Claim]:
    """Looks for the same digits in two scales, and for changes across scales."""
    large = [
        one
        for one in amounts(story)
        if one.ends[0].step.numerator >= _SCALED <= one.ends[0].step
        and one.value >= _LARGE
        and one.kind in ("money", "count", "measure")
    ]
    by_digits: dict[tuple[str, Fraction], list[Amount]] = {}
    for one in large:
        by_digits.setdefault((one.kind, _digits(one.value)), []).append(one)
    told: set[int] = set()
    for same in by_digits.values():
        if len({one.value for one in same}) > 1:
            for finding in _conflict(story, same):
                told |= {finding.span.start, finding.elsewhere[0].span.start}
                yield finding
    for again in (*said_again(story), *said_definitely(story)):
        places = {story.span(one.start, one.end).start for one in again}
        if told.isdisjoint(places):
            told |= places
            yield _finding(story, again.odd, again.kept)
    for change in changes(story):
        yield from _apart(story, change)
    for move in slight_moves(story):
        yield from _not_slight(story, move)
    for one, other in itertools.pairwise(large):
        if _AGAINST.fullmatch(story.copy, one.end, other.start) and _EARLIER.match(story.copy, other.end):
            yield from _compared(story, one, other)


def _significant(digits: Fraction) -> int:
    """How many digits a figure has that are not idle zeros."""
    places = 0
    while digits.denominator != 1 and places < 6:
        digits, places = digits * 10, places + 1
    return len(str(digits.numerator).rstrip("0"))


def _digits(value: Fraction) -> Fraction:
    cut = value.denominator
    while value.numerator >= cut * 1000:
        cut *= 1000
    return value if cut == value.denominator else Fraction(value.numerator, cut)


def _conflict(story: Story, same: list[Amount]) -> Iterator[Finding]:
    """The odd one out of figures with the same digits, if it is about the same thing as one of the others."""
    by_value: dict[Fraction, list[Amount]] = {}
    for one in same:
        by_value.setdefault(one.value, []).append(one)
    # The scale that stands there less often is the odd one, and of two that stand there once the later.
    fewest = sorted(by_value.values(), key=lambda ones: (len(ones), -ones[0].start))
    for rare, common in itertools.combinations(fewest, 2):
        for odd, kept in itertools.product(rare[:_MOST], common[:_MOST]):
            one_unit = odd.kind != "money" or set(odd.unit) & set(kept.unit)
            if one_unit and _one_thing(story, odd, kept):
                yield _finding(story, odd, kept)
                return


def _finding(story: Story, odd: Amount, kept: Amount) -> Finding:
    ours, theirs = source_of(story, odd.start), source_of(story, kept.start)
    severity = "warning" if ours and theirs and ours != theirs else None
    message = (
        f"{_words(story, odd)} here, {_words(story, kept)} elsewhere for the same thing: "
        "one of the two has the wrong scale. Look it up."
    )
    there = Elsewhere(story.span(kept.start, kept.end), "the same digits in another scale")
    return Finding(story.span(odd.start, odd.end), message, (there,), severity=severity)


def _words(story: Story, one: Amount) -> str:
    return " ".join(story.copy[one.start : one.end].split())


_WORD = lazy(r"[A-Za-z][A-Za-z’'-]{2,}")
_COMMON = words(
    "the and for with that this from was were are has have had will would could said says say about more than over which who its his her their they but not",
    " been into year month week day last next new also one two three percent million billion trillion thousand dollar euro pound total some other first after",
    " before when while out all any can may what how per under between during most many much such only just even now then there here would should according",
    " monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december people",
    " government president minister official company state country national",
)
#: Figures that are so round that it means little when they stand twice.
_ROUNDEST = frozenset((1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500))


def _one_thing(story: Story, one: Amount, other: Amount) -> bool:
    """Whether the words around two figures show that they are about one thing; where they leave it open, a parser may tell."""
    told = _by_shape(story, one, other)
    return bool(one_thing(story, (one.start, one.end), (other.start, other.end))) if told is None else told


def _by_shape(story: Story, one: Amount, other: Amount) -> bool | None:
    ours, theirs = nouns_after(story.copy, one.end), nouns_after(story.copy, other.end)
    nouns = {word for word in ours if word not in _COMMON} & set(theirs)
    # Two figures of one sentence share all its words: only their own nouns can tell that they are one.
    apart = sentence_at(story, one.start) != sentence_at(story, other.start)
    shared = _substance(story, one) & _substance(story, other) if apart else set()
    digits = _digits(one.value)
    open_to_advice = None if apart and (nouns or shared) else False
    if digits in _ROUNDEST and not _has_decimals(one):
        return (bool(nouns) and len(shared) > 1) or len(shared) > 3 or open_to_advice
    if digits.denominator == 1 and digits % 5 == 0:
        named = bool(shared) and _DEFINITE.search(story.copy, max(0, one.start - 6), one.start) is not None
        return (bool(nouns) and bool(shared)) or named or len(shared) > 3 or open_to_advice
    if ours and theirs and not set(ours) & set(theirs):
        return len(shared) > 1 or open_to_advice
    if _significant(digits) > 2:
        return True  # nobody has $975 million and $975 billion in one story by chance
    return bool(set(ours) & set(theirs)) or bool(shared)


#: "the £350bn loan": what was spoken of before.
_DEFINITE = lazy(r"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s\Z")


def _has_decimals(one: Amount) -> bool:
    """Whether a figure is printed to a decimal: "$3.0 billion" is less round than "$3 billion"."""
    return one.ends[0].step not in (10**3, 10**6, 10**9, 10**12)


def _substance(story: Story, one: Amount) -> set[str]:
    start, end = sentence_at(story, one.start)
    near = (
        singular(word.lower())
        for word in _WORD.findall(story.copy, max(start, one.start - 200), min(end, one.end + 200))
    )
    return {word for word in near if word not in _COMMON}


_AGAINST = lazy(
    r",?\s(?:against|compared\s(?:with|to)|versus|vs\.?|up\sfrom|down\sfrom)\s(?:about\s|some\s|just\s|only\s|a\s(?:profit|loss)\sof\s)?"
)
_EARLIER = lazy(
    r"\s(?:a\s(?:year|month|quarter)\s(?:ago|earlier|before)|(?:in\s)?the\s(?:same|previous|prior|year)\b|last\s(?:year|time|quarter)|in\s(?:19|20)[0-9]{2})"
)


def _compared(story: Story, one: Amount, other: Amount) -> Iterator[Finding | Claim]:
    """Two figures of one thing at two times without a word of change: "a profit of €4.7 million, against €3.9 billion"."""
    pair = alike(one, other)
    if pair is None or not Fraction(400) <= max(one.value / other.value, other.value / one.value) <= Fraction(2500):
        return
    span = story.span(one.start, other.end)
    yield Claim(span, "scale", "contradicted", f"{_words(story, one)} and {_words(story, other)}: a thousand to one")
    yield Finding(
        span,
        f"{_words(story, one)} and {_words(story, other)} are a thousand times apart: one of the two has the wrong scale. Look both up.",
    )


def _not_slight(story: Story, move: SlightMove) -> Iterator[Finding | Claim]:
    """A difference that is called small between figures ten times apart or more."""
    ratio = max(move.one.value / move.other.value, move.other.value / move.one.value)
    if ratio * 10 > _THOUSAND * 4 and not move.compared:
        return  # a thousand times: told as a change
    span = story.span(move.start, move.end)
    apart = f"{_words(story, move.one)} and {_words(story, move.other)} are {show_large(ratio, 2)} times apart"
    yield Claim(span, "scale", "contradicted", apart)
    yield Finding(span, f"{apart}, which is not “{move.word}”: one of the two has the wrong scale. Look both up.")


def _apart(story: Story, change: Change) -> Iterator[Finding | Claim]:
    """A change one end of which has the wrong scale."""
    before, after = change.before, change.after
    ends = ends_of(change) if before is not None and after is not None else None
    slip = None if ends is None else scale_slip(story.copy, change, ends)
    if before is None or after is None or ends is None or slip is None:
        return
    span = story.span(change.start, change.end)
    ratio = max(ends.new / ends.old, ends.old / ends.new)
    yield Claim(
        span, "scale", "contradicted", f"{show_large(ends.old)} → {show_large(ends.new)} is {show_large(ratio)} to one"
    )
    times = "a million times" if slip.factor > _THOUSAND else "a thousand times"
    apart = f"{_words(story, before)} and {_words(story, after)} are about {times} apart"
    if not slip.proved:
        yield Finding(span, f"{apart}: one of the two has the wrong scale. Look both up.")
        return
    said = next((one for one in (change.share, change.by) if one is not None), None)
    as_said = f"what is said of them ({_words(story, said) if said is not None else change.word})"
    which = {"before": _words(story, before), "after": _words(story, after)}.get(slip.wrong, "one of the two")
    yield Finding(span, f"{apart}, and in one scale they make {as_said}: {which} has the wrong scale. Look it up.")


_THOUSAND = 1000
