"""A figure per day, week or month that doesn't make the total said of it.

Flags "£500 a month, or £7,500 a year" (it is £6,000) and "1.7 million fewer pints a day, or 68 million over the quarter".

Why it matters: the two figures stand side by side, and the number of days in a year is no secret.

Stays silent unless the copy says that the two are one ("or", "that is", a bracket, a dash), and within the room that working
days, short years and rounding leave.

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
from copydesk.reading.amounts import Amount, amounts_by_sentence, closing
from copydesk.reading.vocabulary import vocabulary
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="info", since="0.1.0", needs=("numbers",), preview=True)

EXAMPLES = (
    Flagged("Rent is [[£500 a month, or £7,500]] a year.", says="6,000"),
    Flagged("They sell [[1.7 million fewer pints a day, or 68 million]] over the quarter.", says="156"),
    Clean("Rent is £500 a month, or £6,000 a year.", "right"),
    Clean("He earns $15 an hour, or $31,200 a year.", "2,080 hours"),
    Clean("It makes 40 cars a day, or 10,000 a year.", "250 working days"),
    Clean("Rent is £500 a month and tax is £900 a year.", "two things"),
)

_PER = lazy(
    r"(?:\s[a-z-]+){0,3}\s(?:an?|per|each|every)\s(?P<period>hour|day|week|month|quarter)\b(?P<link>,?\sor\s|,?\s(?:that\sis|which\sis|i\.e\.)\s|\s?\(|\s?[—–]\s?)(?:about\s|some\s|nearly\s|around\s|more\sthan\s|over\s|roughly\s|almost\s|a\stotal\sof\s)?"
)
_TOTAL = lazy(
    r"(?:\s[a-z-]+){0,3}\s(?:an?|per|each|every|over\s(?:the|a)|for\sthe|in\s(?:the|a)|during\sthe)\s(?:full\s|whole\s)?(?P<period>day|week|month|quarter|year)\b|\s(?P<yearly>annually|yearly)\b"
)
#: How often the shorter period may be counted in the longer one.
_TIMES = {
    ("hour", "day"): (7, 24), ("hour", "week"): (30, 168), ("hour", "month"): (120, 744), ("hour", "year"): (1500, 8784),
    ("day", "week"): (5, 7), ("day", "month"): (19, 31), ("day", "quarter"): (60, 92), ("day", "year"): (200, 366),
    ("week", "month"): (4, 5), ("week", "quarter"): (12, 14), ("week", "year"): (44, 53), ("month", "quarter"): (3, 3),
    ("month", "year"): (12, 12), ("quarter", "year"): (4, 4),
}  # fmt: skip
_PERIODS = frozenset(("hour", "day", "week", "month", "quarter"))
_ROOM = Fraction(1, 12)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Multiplies every figure per period that is said again for a longer one."""
    if not _PERIODS & vocabulary(story):
        return
    for stretch in amounts_by_sentence(story):
        figures = [one for one in stretch.amounts if one.kind in ("money", "count", "measure", "cents")]
        for each, total in itertools.pairwise(figures):
            per = _PER.fullmatch(story.copy, each.end, total.start)
            of = _TOTAL.match(story.copy, total.end) if per is not None else None
            pair = alike(each, total, bound=True) if of is not None else None
            if per is not None and of is not None and pair is not None:
                times = _TIMES.get((per["period"], of["period"] or "year"))
                if times is not None:
                    yield from _hold(story, each, total, pair, times)


def _hold(
    story: Story, each: Amount, total: Amount, pair: tuple[Amount, Amount], times: tuple[int, int]
) -> Iterator[Finding | Claim]:
    low, high = (Fraction(number) for number in times)
    true = Range(pair[0].range.low * low * (1 - _ROOM), pair[0].range.high * high * (1 + _ROOM))
    span = story.span(each.start, closing(story.copy, each.start, total.end))
    least, most = show_large(pair[0].value * low, 4), show_large(pair[0].value * high, 4)
    working = f"{show(pair[0].value, 9)} × {times[0]}{'' if low == high else f' to {times[1]}'} = {least}{'' if low == high else f' to {most}'}"
    if true.meets(pair[1].range):
        yield Claim(span, "per period", "holds", working)
    else:
        yield Claim(span, "per period", "contradicted", working)
        yield Finding(
            span,
            f"{working}, not {show_large(pair[1].value, 6)}. Multiply again, and ask which of the two figures the source gave.",
        )
