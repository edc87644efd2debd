"""What one figure is an amount of: percent, points, a fraction, a duration, cents, a count, or nothing at all (a label)."""

from __future__ import annotations

import re
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.ranges import Printed, Range, hedged
from copydesk.reading.figures.counted import nouns_after
from copydesk.reading.figures.labels import is_label
from copydesk.reading.figures.numbers import LABEL_FORMS, Figure, hedge_before
from copydesk.tuples import NamedTuple


class Amount(NamedTuple):
    """A figure, or two that are a range, with its sign and unit; offsets into the copy.

    `kind` is "percent", "points", "fraction", "multiple", "money", "cents", "measure", "duration", "count" or "label".
    `unit` is all that the unit may mean: ISO codes, names of units, "percentage point". `ends` has one entry, or one for
    each end of a range. `negative` is whether a minus stands before it.
    """

    start: int
    end: int
    kind: str
    unit: tuple[str, ...]
    ends: tuple[Printed, ...]
    hedge: str = ""
    negative: bool = False

    @property
    def value(self) -> Fraction:
        """The figure as printed; of a range the first."""
        return self.ends[0].value

    @property
    def exact(self) -> bool:
        """Whether the figure is a small count, which nobody rounds."""
        one = self.ends[0]
        return self.kind == "count" and not self.hedge and len(self.ends) == 1 and one.step == 1 and one.value < 100

    @property
    def range(self) -> Range:
        """All that it can stand for, hedges included."""
        if self.exact:
            return Range(self.value, self.value)
        # "between 4.1 and 4.2 billion": the hedge before a range is its own word.
        ends = [one._replace(hedge="") for one in self.ends] if len(self.ends) > 1 else self.ends
        ranges = [_range_of(one, self.kind) for one in ends]
        return Range(min(each.low for each in ranges), max(each.high for each in ranges))

    @property
    def bare(self) -> Range:
        """All that it can stand for when its hedge is left out."""
        return self._replace(hedge="", ends=tuple(one._replace(hedge="") for one in self.ends)).range

    def times(self, factor: Fraction) -> Amount:
        """The amount with its figures multiplied."""
        return self._replace(ends=tuple(Printed(one.value * factor, one.step * factor, one.hedge) for one in self.ends))


#: Prices below this, in whole units, and all in whole pence, are printed as they are: "from £4 to £5", "from 5p to 6p".
_SMALL_PRICE = 20
#: Trailing zeros may be rounding ("200,000"), but a change or a share is not worked out from figures rounded further.
_ZEROS = Fraction(1, 40)
#: What the last digit of a figure without decimals is worth, with and without a scale word.
_WHOLE_STEPS = frozenset((1, 10**3, 10**6, 10**9, 10**12))


def place_of(one: Printed) -> Fraction:
    """What the last digit that is not zero is worth, from three digits without decimals on; else what the last digit is."""
    shown = abs(one.value / one.step)
    if shown < 100 or shown.denominator != 1 or one.step not in _WHOLE_STEPS:
        return one.step
    place = 1
    while shown.numerator % (place * 10) == 0:
        place *= 10
    return place * one.step


def _range_of(one: Printed, kind: str) -> Range:
    """All that a figure can stand for beside another that it is compared with: narrower than a conversion's."""
    half = max(one.step / 2, min(place_of(one) / 2, abs(one.value) * _ZEROS))
    if one.step == 1 and (kind == "cents" or (kind == "money" and one.value < _SMALL_PRICE)):
        half = Fraction(1, 10)
    printed = Range(one.value - half, one.value + half)
    return hedged(printed, one.value, one.hedge, one.digits) if one.hedge else printed


_MINUS = lazy(r"(?:(?:(?<=[\s(/])|^)[-−–]|\b(?:minus|negative)\s)[$£€]?\Z")
_MINUS_ENDS = ("-", "−", "–", "minus ", "negative ")


def made(copy: str, start: int, end: int, kind: str, unit: tuple[str, ...], ends: tuple[Printed, ...]) -> Amount:
    """An amount with the hedge and the minus that stand before it."""
    hedge = hedge_before(copy, start)
    if hedge or ends[0].hedge:
        ends = tuple(one._replace(hedge=hedge) for one in ends)
    before = copy[max(0, start - 10) : start].rstrip("$£€")
    negative = before.endswith(_MINUS_ENDS) and _MINUS.search(before) is not None
    return Amount(start, end, kind, unit, ends, hedge, negative)


_PERCENT = lazy(
    r"(?P<percent>\s?%|[ \u00a0-]?(?:percent|per[ -]cent|pct|pc\b))(?P<point>(?:age)?[ -]points?)?(?![A-Za-z])"
    r"|[ \u00a0-](?P<points>percentage[ -]points?|basis[ -]points?|bps|pts|points?|ppts?|pp)(?![A-Za-z])"
)
#: "18- to 34-year-olds", "5-to-4", "120-seat": half of a compound, or the size of one thing.
_COMPOUND = lazy(r"-(?:\s|to-|and-)")
#: "half a percent", "a quarter of a percentage point", "a quarter-point".
_PART_OF_POINT = lazy(
    r"(?:\s(?:of\s)?an?)?[\s-](?:(?P<point>(?:percentage[\s-])?points?)|(?:percent|per\scent|pct))(?![A-Za-z])"
)
_TIMES = lazy(r"[ \u00a0-]times\b(?!\s(?:a|per|in)\s)|-?fold\b|x\b")
_PERIOD = lazy(
    r"[ \u00a0-](?:(?:calendar|fiscal|full|straight|consecutive|trading|working|business|light|more|extra|additional)[ -])?"
    r"(second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|centurie)s?\b"
)
_SINCE = lazy(r"\s(?:ago|earlier|before|later|previously|prior)\b")
_CENTS = lazy(r"[ \u00a0]?(?:(?P<cents>¢|cents?|cts|c|paise|paisa|kobo|sen)|(?P<pence>pence|p))(?![A-Za-z])")
_HALF_OF_TIME = lazy(
    r"\b(?:first|second|third|fourth|last|latter|next|other|previous|this|each|same|per|every|final|prior)[\s-]\Z"
)
_TIME_AFTER = lazy(r"\s(?:ago|earlier|later|before|time|year|hour|century|mile|note|final|back|brother|sister)\b|-")
#: "a third", "a fifth" are parts of something before these words, and places in a row before others ("a third man").
_PART_AFTER = lazy(
    r"\s?(?:[,.;:)–—(]|\Z|\n)|\s-\s|\s(?:of|to|in|from|on|more|less|fewer|higher|lower|as|since|last|between|over|and|by|or|during|at|this|compared|than|after"
    r"|were|was|are|is|say|said|have|had|smaller|larger|bigger|cut|rise|fall|increase|drop|reduction|decline|jump|decrease|below|above|the|that|up|down|(?!other|under|over|number|member|chapter|quarter|winter|summer|order)[a-z]{3,}er\sthan)\b"
)


#: What the patterns of the units start with, behind a space or a hyphen: most words are none, and need no closer look.
_PERCENT_HEADS, _TIMES_HEADS, _CENTS_HEADS = frozenset("%pb"), frozenset("tfx"), frozenset("¢cpks")
_NOTHING_FOLLOWS = ("", ".", ",", ";", ")", "\n", "?", "!", '"', "”", "’", "'")


def plain_amount(copy: str, figure: Figure) -> Amount:
    """The amount that a figure is by itself, read from the words around it."""
    start, end = figure.start, figure.end
    ends = (Printed(figure.value, figure.step),)
    follows = copy[end : end + 1] not in _NOTHING_FOLLOWS
    head = copy[end : end + 1]
    if head.isspace() or head == "-":
        head = copy[end + 1 : end + 2]
    percent = _PERCENT.match(copy, end) if follows and head in _PERCENT_HEADS else None
    if percent is not None and figure.form not in LABEL_FORMS:
        return _of_percent(copy, figure, percent)
    if is_label(copy, figure):
        return Amount(start, end, "label", (), ends)
    if copy.endswith("factor of ", max(0, start - 10), start) and figure.form != "fraction":
        return made(copy, start, end, "multiple", ("times",), ends)
    if not follows and figure.form != "fraction":
        return made(copy, start, end, "count", (), ends)
    if head in _TIMES_HEADS and (times := _TIMES.match(copy, end)) is not None:
        return made(copy, start, times.end(), "multiple", ("times",), ends)
    if figure.form == "fraction" and (part := _PART_OF_POINT.match(copy, end)) is not None:
        unit = "percentage point" if part["point"] else "percent"
        return made(copy, start, part.end(), "points" if part["point"] else "percent", (unit,), ends)
    if figure.form == "fraction" and figure.value < 1:
        label = (
            _HALF_OF_TIME.search(copy, max(0, start - 9), start)
            or _TIME_AFTER.match(copy, end)
            or (copy[start] in "aA" and not _PART_AFTER.match(copy, end))
        )
        return made(copy, start, end, "label" if label else "fraction", (), ends)
    if (period := _PERIOD.match(copy, end)) is not None:
        if _SINCE.match(copy, period.end()):
            return Amount(
                start, period.end(), "label", (), ends
            )  # "from 12 months earlier": a time, not a length of it
        return made(copy, start, period.end(), "duration", (period[1],), ends)
    if head in _CENTS_HEADS and (cents := _CENTS.match(copy, end)) is not None:
        return made(copy, start, cents.end(), "cents", ("pence" if cents["pence"] else "cents",), ends)
    if copy[end : end + 1].isalpha() or _COMPOUND.match(copy, end):
        return Amount(start, end, "label", (), ends)
    return made(copy, start, end, "count", nouns_after(copy, end), ends)


def _of_percent(copy: str, figure: Figure, match: re.Match[str]) -> Amount:
    ends = (Printed(figure.value, figure.step),)
    points = match["points"] or match["point"]
    if not points:
        return made(copy, figure.start, match.end(), "percent", ("percent",), ends)
    if points.startswith(("basis", "bps")):
        unit = "basis point"
    elif match["point"] or points.startswith(("percentage", "pp")):
        unit = "percentage point"
    else:
        unit = "point"
    return made(copy, figure.start, match.end(), "points", (unit,), ends)
