"""A figure for each of so many, and the total said of them all: "320 sheep, worth about £120 each, a loss of £38,400"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.patterns import lazy
from copydesk.reading.amounts import Amount, amounts_between, amounts_by_sentence
from copydesk.reading.sentences import sentence_at
from copydesk.reading.units import named
from copydesk.reading.vocabulary import vocabulary
from copydesk.story import Story


class Product(NamedTuple):
    """A figure for each, all that it may be multiplied by, and the total; `sure` is whether nothing else can be meant,
    `shared` whether the total is what was divided.
    """

    each: Amount
    factors: tuple[Amount, ...]
    total: Amount
    sure: bool
    shared: bool = False


_CUES = frozenset(("each", "apiece", "per", "every", "a", "an"))
_UNIT = r"(?!(?:year|month|week|day|night|hour|minute|second|quarter|few|lot|total|third|half|quarter|row|bid|result|rate|share|month)\b)"
#: What makes a figure one for each: "$14 a ticket", "R350 per head", "150kg of grass each", "$50 a day".
_EACH = lazy(
    rf"(?:\s(?:of\s)?(?!(?:and|or|to|in|for)\s)[a-z]+){{0,2}}?(?:\s(?:apiece|each)\b|\s(?:per|for\s(?:each|every))\s(?P<per>[a-z]+)|\san?\s(?P<thing>{_UNIT}[a-z]+)(?=[,.;)]|\s(?:for|to|and|from|in|at|on|with)\b|\s[0-9])"
    r"|\s(?:an?|every|each)\s(?P<period>day|night|week|month|year|hour|minute|quarter)\b)"
)
_EACH_OF = lazy(r"\b[Ee]ach\s(?:of\s[^,.;]{1,30}\s)?(?:[a-z]+\s){0,3}(?!(?:of|the|its|their|those)\s)[a-z]+\s\Z")
_EACH_BEFORE = lazy(
    r"\b[Ee](?:ach|very)\s(?:(?:of\s(?:the|them)\s?[a-z]*\s?|one\s)?)(?:[a-z]+\s){0,3}(?:gets?|got|receives?|received|paid|pays|gave|gives|costs?|takes?|took|worth|at)\s(?:about\s|some\s)?\Z"
)
_TOTAL_BEFORE = lazy(
    r"\b(?:(?:a|the|for\sa|giving\sa|making\sa)\s(?:[a-z]+\s)?(?:total|sum|loss|bill|cost|gain|profit|outlay|saving|haul|payout)(?:\s(?:of|to|is|was|came\sto))?|making(?:\sit)?|makes|totall?ing|totals?|totall?ed|adding\sup\sto"
    r"|amounting\sto|comes\sto|came\sto|coming\sto|brought\sin|bring\sin|brings\sin|raised?|raises|raising|took\sin|earned|fetched|forwent|would\scost|will\scost|costing|cost|costs|would\smean|means|would\sbe|will\sbe|forfeited|lost|saves?|saved|or)"
    r"\s(?:it\s|them\s|him\s|her\s|(?:the|its|their)\s[a-z]+\s)?(?:a\stotal\sof\s|some\s|about\s|just\s(?:over|under)\s|nearly\s|over\s|more\sthan\s)?\Z"
)
_COUNT_BEFORE = lazy(
    r"\b(?:(?:a|the|for\sa|making\sa)\s(?:[a-z]+\s)?total(?:\s(?:of|to|is|was))?|making|makes|totall?ing|totall?ed|adding\sup\sto|comes\sto|came\sto)\s(?:some\s|about\s)?\Z"
)
_WOULD = lazy(
    r"\b(?:would|will|could|should)\s(?:[a-z]+\s){1,5}(?:of\s[0-9,]+\s[a-z]+\s)?(?:(?:about|some|nearly)\s)?\Z"
)
_TOTAL_AFTER = lazy(
    r"(?:[\s-](?!of\b|each\b|per\b|an?\b)[a-z]+){0,2}?\s(?:in\s(?:all|total)|altogether|all\stold|overall|between\sthem)(?=[,.;:)]|\s[–—-]|\s[a-z]|\Z)"
)
_SHARED = lazy(
    r"\b(?:shared?|split|divided?|distributed)\b[^.;]{0,40}?\b(?:equally|evenly|in\sequal)\b|\b(?:equally|evenly|equal\s(?:shares|parts))\b[^.;]{0,40}\b(?:between|among|by|shared?|split|divided?)\b|\b(?:pot|pool|kitty)\b"
)
_ANOTHER_CLAUSE = lazy(
    r";|,\s(?:but|while|whereas|although|when|whose)\s|\b(?:plus|besides|more\sthan\slast|instead\sof|compared|up\sfrom|down\sfrom|average|up\sto|at\sleast|including|after|before\stax|of\swhich)\b"
)
_NOT_ALL_PAY = lazy(r"\b(?:free|discount\w*|extra|less\sa|minus|rebate|off|booking\sfee|a\sfee|tips?)\b")
_NEXT = lazy(r"\s*(?:Each|Every|That|It|Apiece|They)\b")
_KINDS = frozenset(("money", "count", "measure"))
_FACTORS = frozenset(("count", "duration"))
_MOST_FACTORS = 4
_PERIODS = {
    "day": "day",
    "night": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "hour": "hour",
    "minute": "minute",
    "quarter": "quarter",
}


def products(story: Story) -> Iterator[Product]:
    """Every figure for each with the total said of them all."""
    if not _CUES & vocabulary(story):
        return
    copy = story.copy
    for stretch in amounts_by_sentence(story):
        row = [one for one in stretch.amounts if one.kind != "label"]
        end = stretch.end
        if _SHARED.search(copy, stretch.start, stretch.end):
            following = sentence_at(story, end)
            if _NEXT.match(copy, end):
                row += [one for one in amounts_between(story, *following) if one.kind != "label"]
                end = following[1]
        if len(row) > 2:
            yield from _of_sentence(copy, (stretch.start, end), row)


def _of_sentence(copy: str, limits: tuple[int, int], row: Sequence[Amount]) -> Iterator[Product]:
    rates = [
        (one, match)
        for one in row
        if one.kind in _KINDS and len(one.ends) == 1 and (match := _each(copy, one)) is not None
    ]
    for_things = [one for one in rates if one[1] not in _PERIODS]
    if len(rates) != 1 and len(for_things) != 1:
        return
    each, unit = for_things[0] if len(for_things) == 1 else rates[0]
    alike = [one for one in row if one is not each and one.kind == each.kind and _one_unit(one, each)]
    if each.kind == "count":
        alike = [one for one in alike if _is_total(copy, each, one)]
    shared = _SHARED.search(copy, *limits) is not None
    totals = [one for one in alike if shared or _is_total(copy, each, one)]
    if len(totals) != 1 or len(totals[0].ends) > 1 or (each.kind != "measure" and totals[0].value <= each.value):
        return
    total = totals[0]
    factors = [
        one
        for one in row
        if (one.kind in _FACTORS or _measures(copy, one, unit))
        and one not in (each, total)
        and len(one.ends) == 1
        and one.value > 1
    ]
    factors = [one for one in factors if not _TIMES_OF_OTHERS.match(copy, one.end)]
    if not 0 < len(factors) <= _MOST_FACTORS:
        return
    first, last = min(each.start, total.start, factors[0].start), max(each.end, total.end)
    sure = (
        (len(alike) == 1 or each.kind == "count")
        and not any(one.kind in ("percent", "fraction", "multiple") and first < one.start < last for one in row)
        and not _ANOTHER_CLAUSE.search(copy, first, last)
        and not _NOT_ALL_PAY.search(copy, first, min(limits[1], last + 50))
        and not any(one.hedge in ("above", "below") for one in factors if one.kind == "count")
        and _fits_unit(unit, factors)
    )
    yield Product(each, tuple(factors), total, sure, shared)


def _measures(copy: str, one: Amount, unit: str) -> bool:
    """Whether a measure is of that of which the price is one for each: "£2.10 per litre, or £210 for 100 litres"."""
    return one.kind == "measure" and unit not in _PERIODS and unit[:4] in copy[one.start : one.end]


#: "twelve more", "12 years ago", "three times": no number of those that get something each.
_TIMES_OF_OTHERS = lazy(
    r"\s(?:more|fewer|less|ago|times|percent|per\scent|of\s(?:them|which|whom))\b|-(?:year|day|month|week|hour|minute)-old"
)


def _each(copy: str, one: Amount) -> str | None:
    """What a figure is one for each of: "each", a noun, or a period; None where it is none."""
    after = _EACH.match(copy, one.end)
    if after is not None:
        if one.kind == "count" and after["thing"]:
            return None
        return after["period"] or after["per"] or after["thing"] or "each"
    within = next((unit.rpartition("_per_")[2] for unit in one.unit if "_per_" in unit), "")
    if within in _PERIODS:
        return within
    before = _EACH_OF if one.kind == "count" else _EACH_BEFORE
    return "each" if before.search(copy, max(0, one.start - 60), one.start) else None


def _one_unit(one: Amount, other: Amount) -> bool:
    if one.kind == "count":
        return True
    ours, theirs = ({unit.partition("_per_")[0] for unit in each.unit} for each in (one, other))
    return bool(ours & theirs) or one.kind == "measure"


def _is_total(copy: str, each: Amount, total: Amount) -> bool:
    if _TOTAL_AFTER.match(copy, total.end) is not None:
        return True
    before = _COUNT_BEFORE if each.kind == "count" else _TOTAL_BEFORE
    start = max(0, total.start - 60)
    led = before.search(copy, start, total.start) or (
        each.kind == "money" and _WOULD.search(copy, start, total.start) is not None
    )
    after = _EACH.match(copy, total.end)
    return bool(led) and (after is None or (after["period"] is not None and _each(copy, each) not in _PERIODS))


def _fits_unit(unit: str, factors: Sequence[Amount]) -> bool:
    """Whether a figure per week is multiplied by weeks: "eight weeks at $2.5 million a week"."""
    durations = [one for one in factors if one.kind == "duration"]
    if unit not in _PERIODS:
        return not durations
    return not durations or any(_PERIODS.get(one.unit[0], "") == _PERIODS[unit] for one in durations)


def subsets(factors: Sequence[Amount]) -> Iterator[tuple[Amount, ...]]:
    """Every choice of up to three factors, larger ones last."""
    for count in range(1, min(3, len(factors)) + 1):
        yield from itertools.combinations(factors, count)


def in_unit_of(each: Amount, total: Amount) -> Amount | None:
    """The total in the unit of the figure for each, where they are two units of one dimension: tonnes in kilos."""
    if each.kind != "measure" or total.kind != "measure":
        return None
    ours, theirs = (named(one.unit[0].partition("_per_")[0]) for one in (each, total))
    if ours.dimension != theirs.dimension:
        return None
    return total.times(theirs.factor / ours.factor)._replace(unit=each.unit)
