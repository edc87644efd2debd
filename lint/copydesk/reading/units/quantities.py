"""The quantities of a story: figures with their units, compounds ("6 feet 4 inches") and ranges ("12 to 14 inches")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.ranges import Range, printed_range
from copydesk.reading.figures.numbers import LABEL_FORMS, Figure, hedge_before, numbers
from copydesk.reading.units.units import Unit, UnitForm, unit_after
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Measure(NamedTuple):
    """One end of a quantity, in its unit; `step` is the worth of the last printed digit, `printed` the figure's text."""

    value: Fraction
    step: Fraction
    printed: str

    @property
    def range(self) -> Range:
        """All that the measure, as printed, can stand for."""
        return printed_range(self.value, self.step)


class Quantity(NamedTuple):
    """A figure or two with a unit; offsets into the copy.

    `measures` has one entry, or one for each end of a range or side of a product (`joiner` "to", "by" or ""). `units` is
    all that the printed unit may mean. `hedge` is "about", "below", "above" or "".
    """

    start: int
    end: int
    measures: tuple[Measure, ...]
    joiner: str
    units: tuple[Unit, ...]
    unit_start: int
    unit_end: int
    spelled: bool
    hedge: str
    compound: bool = False

    @property
    def dimensions(self) -> frozenset[str]:
        """The dimensions that the unit may have."""
        return frozenset(unit.dimension for unit in self.units)


def quantities(story: Story) -> tuple[Quantity, ...]:
    """Every quantity of the story in order."""
    return story.read(_quantities)


def _quantities(story: Story) -> tuple[Quantity, ...]:
    figures = numbers(story)
    found: list[Quantity] = []
    taken = -1
    for index, figure in enumerate(figures):
        if figure.start < taken or figure.form in LABEL_FORMS:
            continue
        quantity = _ticks(story.copy, figures, index) or _single(story.copy, figures, index)
        if quantity is None:
            continue
        quantity = _with_other_end(story.copy, figures, index, quantity, found)
        taken = quantity.end
        found.append(quantity)
    return tuple(found)


_MINUS = lazy(r"(?:(?:(?<=[\s(/\[~])|^)[-−–‒]|\b(?:minus|negative)[\s-])\Z")
_BELOW_ZERO = lazy(r"\s+below(?:\s+zero)?(?=[\s,.;)(]|\Z)")


def _single(copy: str, figures: tuple[Figure, ...], index: int) -> Quantity | None:
    figure = figures[index]
    unit = unit_after(copy, figure.end)
    if unit is None:
        return None
    start, value, end = figure.start, figure.value, unit.end
    if unit.units[0].dimension == "temperature":
        minus = _MINUS.search(copy, max(0, start - 9), start)
        below = copy.startswith(" below zero", end)
        if minus or below:
            value, start = -value, minus.start() if minus else start
            end += len(" below zero") if below else 0
    measure = Measure(value, figure.step, copy[figure.start : figure.end])
    hedge = hedge_before(copy, start)
    plain = Quantity(start, end, (measure,), "", unit.units, unit.start, unit.end, unit.spelled, hedge)
    return _compounded(copy, figures, index, plain, unit)


_SMALLER = {"foot": ("inch",), "stone": ("pound",), "pound": ("ounce",), "mile": ("yard", "furlong"), "yard": ("foot", "inch"),
            "meter": ("centimeter",), "kilogram": ("gram",)}  # fmt: skip
_COMPOUND_GAP = lazy(r"\.?(?:,?\s*(?:and\s+)?|-)\Z")


def _compounded(copy: str, figures: tuple[Figure, ...], index: int, quantity: Quantity, unit: UnitForm) -> Quantity:
    """Adds the smaller unit of a compound: "6 feet 4 inches", "6-foot-6-inch", "4st and 3lbs"."""
    name = unit.units[0].name
    while name in _SMALLER and index + 1 < len(figures):
        index += 1
        following = figures[index]
        gap = copy[quantity.end : following.start]
        if len(gap) > 6 or not _COMPOUND_GAP.fullmatch(gap) or following.form in LABEL_FORMS - {"code"}:
            break
        smaller = unit_after(copy, following.end) or _bare_inches(copy, following, name)
        if smaller is None:
            break
        matching = [part for part in smaller.units if part.name in _SMALLER[name]]
        if not matching:
            break
        factor = matching[0].factor / unit.units[0].factor
        whole = quantity.measures[0]
        value = whole.value + following.value * factor
        measure = Measure(value, following.step * factor, copy[quantity.start : smaller.end])
        quantity = quantity._replace(measures=(measure,), end=smaller.end, unit_end=smaller.end, compound=True)
        name = matching[0].name
    return quantity


_AFTER_A_HEIGHT = lazy(r"\s?(?:[(,.;)]|tall|frame|\Z)")


def _bare_inches(copy: str, figure: Figure, larger: str) -> UnitForm | None:
    """ "5 foot 10", "5ft 10": inches left unsaid after feet, where nothing else is counted."""
    if larger != "foot" or figure.value >= 12 or figure.form != "digits" or copy[figure.end : figure.end + 1].isalnum():
        return None
    if not _AFTER_A_HEIGHT.match(copy[figure.end : figure.end + 7]):
        return None
    unit = unit_after(" inches", 0)
    return None if unit is None else UnitForm(figure.end, figure.end, unit.units, spelled=False)


_TICKS = lazy(r"['’′]\s?-?([0-9]{1,2}(?:\.[0-9]+)?)(?:\"|”|″|''|’’)")


def _ticks(copy: str, figures: tuple[Figure, ...], index: int) -> Quantity | None:
    """Feet and inches by their marks, 5'10": only as a pair, since a mark alone may be a quotation mark."""
    figure = figures[index]
    if copy[figure.end : figure.end + 1] not in ("'", "’", "′") or figure.step != 1:
        return None
    match = _TICKS.match(copy, figure.end)
    foot = unit_after(" feet", 0)
    if match is None or foot is None or Fraction(match[1]) >= 12:
        return None
    inches = Fraction(match[1])
    decimals = len(match[1].partition(".")[2])
    measure = Measure(figure.value + inches / 12, Fraction(1, 12 * 10**decimals), copy[figure.start : match.end()])
    hedge = hedge_before(copy, figure.start)
    return Quantity(
        figure.start, match.end(), (measure,), "", foot.units, figure.end, match.end(), False, hedge, compound=True
    )


_TO = lazy(r"\s?(?:to|[-–—]|through)\s?[-−]?|(?:-to-|-)", re.IGNORECASE)
_OR = lazy(r"\s(?:or|and)\s")
_BY = lazy(r"\s?(?:by|x|×|X)\s?|-by-")
_BETWEEN = lazy(r"\b(?:[Bb]etween|[Ff]rom)\s+(?:about\s+)?\Z")


def _with_other_end(
    copy: str, figures: tuple[Figure, ...], index: int, quantity: Quantity, found: list[Quantity]
) -> Quantity:
    """Joins a quantity with the end of the range, or the side of the product, that stands right before it."""
    earlier = found[-1] if found else None
    gap_start = earlier.end if earlier is not None and earlier.end > (figures[index - 1].end if index else -1) else None
    if gap_start is not None and earlier is not None:
        before = found[-2] if len(found) > 1 else None
        joiner = _joiner(copy, earlier.start, copy[earlier.end : quantity.start], before)
        if (
            joiner
            and len(earlier.measures) == 1
            and _same_unit(earlier, quantity)
            and _distinct(earlier, quantity, joiner)
        ):
            found.pop()
            return quantity._replace(
                start=earlier.start, measures=earlier.measures + quantity.measures, joiner=joiner, hedge=earlier.hedge,
                units=quantity.units if len(quantity.units) < len(earlier.units) else earlier.units,
            )  # fmt: skip
        return quantity
    if not index:
        return quantity
    first = figures[index - 1]
    if (earlier is not None and first.start < earlier.end) or first.form in LABEL_FORMS:
        return quantity
    joiner = _joiner(copy, first.start, copy[first.end : quantity.start], earlier)
    if not joiner:
        return quantity
    value, step = _shared_scale(first, figures[index])
    start = first.start
    if quantity.units[0].dimension == "temperature" and (minus := _MINUS.search(copy, max(0, start - 9), start)):
        value, start = -value, minus.start()
    measure = Measure(value, step, copy[first.start : first.end])
    hedge = hedge_before(copy, start)
    return quantity._replace(start=start, measures=(measure, *quantity.measures), joiner=joiner, hedge=hedge)


def _joiner(copy: str, start: int, gap: str, before: Quantity | None) -> str:
    """What joins a figure that starts at `start` to the next over `gap`; `before` is the quantity before it."""
    if len(gap) > 9:
        return ""
    if _TO.fullmatch(gap):
        return "to"
    if _BY.fullmatch(gap):
        return "by"
    if _OR.fullmatch(gap):
        if gap.strip() == "and":
            return "to" if _BETWEEN.search(copy, max(0, start - 18), start) or _converts(copy, before, start) else ""
        return "or"
    return ""


def _converts(copy: str, range: Quantity | None, start: int) -> bool:
    """Whether a bracket that says a range again starts here: "between 60 and 70 pounds (27 and 32 kilograms)"."""
    return range is not None and range.joiner == "to" and copy[range.end : start].strip() == "("


def _same_unit(one: Quantity, other: Quantity) -> bool:
    return {unit.name for unit in one.units} & {unit.name for unit in other.units} != set()


def _distinct(one: Quantity, other: Quantity, joiner: str) -> bool:
    return joiner == "by" or one.measures[0].value != other.measures[0].value


def _shared_scale(first: Figure, last: Figure) -> tuple[Fraction, Fraction]:
    """ "30 to 35 million miles": the scale word of the last figure is meant for the first as well."""
    if last.form == "mixed" and first.form == "digits" and last.step >= 100 and first.value < 1000:
        power = 10 ** (len(str(last.value.__floor__())) - 1) // 1000 * 1000 or 1
        scale = next((size for size in (10**12, 10**9, 10**6, 1000) if last.value >= size), power)
        return first.value * scale, first.step * scale
    return first.value, first.step


def in_pairs(found: tuple[Quantity, ...]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each quantity with the one that follows it."""
    return itertools.pairwise(found)
