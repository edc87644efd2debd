"""The sums of money of a story: figures with a currency's sign, code or name, ranges, and sums said again in another currency."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction

from copydesk.figures import show_large
from copydesk.patterns import lazy
from copydesk.ranges import Printed, Range
from copydesk.reading.figures.numbers import LABEL_FORMS, Figure, hedge_before, numbers
from copydesk.reading.money.currencies import name_starting, names, narrowed, sign_ending, signs
from copydesk.reading.money.currency_countries import likely
from copydesk.reading.money.money_joints import one_sum
from copydesk.reading.units.conversions import goes_on, joins
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Money(NamedTuple):
    """A sum, or two that are a range; offsets into the copy, the sign or name included.

    `sums` has one entry or two; `currencies` is every ISO code that the sign or name may mean. `figures` are the offsets
    of the figures themselves, scale words included.
    """

    start: int
    end: int
    sums: tuple[Printed, ...]
    currencies: tuple[str, ...]
    figures: tuple[Figure, ...]
    label: str


class MoneyPair(NamedTuple):
    """Two sums that the copy says are one, in two currencies; `end` takes in a closing bracket.

    They are not `sure` to be one where a comma alone joins them: "4,000 euros, $4,320, for a seat".
    """

    left: Money
    right: Money
    end: int
    sure: bool = True

    @property
    def start(self) -> int:
        """Where the first sum starts."""
        return self.left.start


def money(story: Story) -> tuple[Money, ...]:
    """Every sum of money of the story in order."""
    return story.read(_money)


def money_pairs(story: Story) -> tuple[MoneyPair, ...]:
    """Every sum that is said again in another currency, in order."""
    return story.read(_money_pairs)


_SUBUNIT = lazy(r"(?:p|c|cents?|pence|cts)\b")
_TO = lazy(r"\s?(?:to|and|or|[-–—])\s?")
_BETWEEN = lazy(r"\bbetween\s(?:about\s)?\Z", re.IGNORECASE)


def _money(story: Story) -> tuple[Money, ...]:
    copy = story.copy
    found: list[Money] = []
    figures = numbers(story)
    for index, figure in enumerate(figures):
        sum_of_money = _single(copy, figure)
        if sum_of_money is not None:
            found.append(_with_range(copy, figures[index - 1] if index else None, sum_of_money, found))
    return tuple(found)


#: A bare N stands before sums of thousands: fewer naira buy nothing that is written about.
_NAIRA = 1000


def _single(copy: str, figure: Figure) -> Money | None:
    if figure.form in LABEL_FORMS - {"code"}:
        return None
    before = sign_ending(copy, figure.start)
    if before is not None and before[1] == "N" and figure.value < _NAIRA:
        return None  # "an N95 mask", "the N1 at Paarl"
    start, end, label = figure.start, figure.end, ""
    codes: tuple[str, ...] = ()
    if before is not None:
        start, label = before
        codes = signs().get(label, ())
    elif figure.form == "code":
        return None
    after = name_starting(copy, figure.end)
    if after is not None:
        named = narrowed(names()[after["name"]], after["country"])
        both = tuple(code for code in named if code in codes)
        if not codes or both:
            end, codes, label = after.end(), both or named, label or after[0].strip(" -")
    if not codes or (before is None and _SUBUNIT.match(copy, figure.end)):
        return None
    if end == figure.end and copy[end : end + 1].isalpha():
        return None  # a scale word that is misspelt: the size of the sum is not known
    hedge = hedge_before(copy, start)
    return Money(start, end, (Printed(figure.value, figure.step, hedge),), codes, (figure,), label)


def _with_range(copy: str, first: Figure | None, second: Money, found: list[Money]) -> Money:
    """Joins a sum with the other end of its range, which stands right before it with or without the currency."""
    earlier = found[-1] if found else None
    if first is None or len(second.sums) > 1:
        return second
    begins = earlier if earlier is not None and earlier.figures[-1] is first else None
    start, end = (begins.start, begins.end) if begins else (first.start, first.end)
    gap = copy[end : second.start]
    if len(gap) > 5 or not _TO.fullmatch(gap) or first.form in LABEL_FORMS:
        return second
    if gap.strip() == "and" and not _BETWEEN.search(copy, max(0, start - 16), start):
        return second
    if gap.strip() in ("-", "–", "—") and gap[0] == gap[-1] == " " and first.value >= second.sums[0].value:
        return second  # "a bill of £86 – £50 for parts and £36 for labour"
    if begins is not None:
        if len(begins.sums) > 1 or not set(begins.currencies) & set(second.currencies):
            return second
        found.pop()
    sums = (Printed(first.value, first.step, hedge_before(copy, start)), *second.sums)
    return second._replace(start=start, sums=sums, figures=(first, *second.figures))


def _money_pairs(story: Story) -> tuple[MoneyPair, ...]:
    found: list[MoneyPair] = []
    sums = money(story)
    for left, right in itertools.pairwise(sums):
        if right.start - left.end < 40 and _two_currencies(left, right):
            joint = joins(story.copy, left.end, right.start, right.end)
            if joint is not None and (joint.sure or joint.between):
                found.append(MoneyPair(left, right, joint.end))
            elif (end := one_sum(story.copy, left.end, right.start, right.end)) is not None:
                found.append(MoneyPair(left, right, end))
            elif joint is not None and not _in_a_row(story.copy, left, right):
                found.append(MoneyPair(left, right, joint.end, sure=False))
            elif found and found[-1].right is left and goes_on(story.copy, left.end, right.start):
                found.append(MoneyPair(found[-1].left, right, right.end))
    return tuple(found)


_ROW_AFTER = lazy(r",?\s(?:and\s|or\s)?(?:[A-Z]{0,3}[$£€¥₹₽₩₺₴₦₪₱])?[0-9]")


def _in_a_row(copy: str, left: Money, right: Money) -> bool:
    """Whether two sums that a comma joins stand in a row of figures: "€200, $300 and £50"."""
    return _ROW_AFTER.match(copy, right.end) is not None or copy[max(0, left.start - 2) : left.start] == ", "


def _two_currencies(left: Money, right: Money) -> bool:
    """Whether the sums are in two currencies: no meaning in common, or one of them named against a bare sign, "C$15bn ($11bn)"."""
    ours, theirs = (set(one.currencies) - _NEVER_BARE.get(one.label, frozenset()) for one in (left, right))
    both = ours & theirs
    return not both or (
        left.label != right.label
        and sorted(map(len, (left.currencies, right.currencies)))[0] == 1
        and "USD" not in both
    )


def implied_rate(left: Printed, right: Printed) -> Range:
    """What one unit of the first currency costs in the second by a pair of sums, roundings and hedges included.

    Beside a figure of three digits or more a round one was converted as it is printed, or from there up or down: "$1bn (£820m)".
    """
    ours, theirs = _as_converted(left, right), _as_converted(right, left)
    if left.digits < right.digits and not left.hedge:
        # The first sum is the one that was converted, as it is printed: "£2m ($2.5m)".
        ours = Range(left.value, left.value)
    return Range(theirs.low / ours.high, theirs.high / max(ours.low, Fraction(1, 10**9)))


def _as_converted(one: Printed, other: Printed) -> Range:
    if one.digits > 2 or other.digits <= 2 or one.hedge == "about":
        return one.range
    # "more than 2 trillion yuan (208.6 billion euros)": of 2 trillion and more, not of what rounds to it.
    whole = one.range
    return Range(
        whole.low if one.hedge == "below" else one.value,
        whole.high if one.hedge == "above" else one.value,
    )


# What a bare sign means only in a story that names the country.
_ELSEWHERE = {
    "MXN": ("Mexic",), "ARS": ("Argentin",), "CLP": ("Chile",), "COP": ("Colombia",), "CUP": ("Cuba",), "UYU": ("Uruguay",),
    "JMD": ("Jamaica",), "TTD": ("Trinidad",), "BSD": ("Baham",), "EGP": ("Egypt",), "LBP": ("Leban",), "SYP": ("Syria",),
    "SDG": ("Sudan",), "IEP": ("Irish",), "TWD": ("Taiwan",), "PHP": ("Philippin",), "HKD": ("Hong Kong",), "SGD": ("Singapore",),
    "AUD": ("Australia", "Sydney", "Melbourne", "Brisbane", "Queensland", "Canberra", "Adelaide", "Victoria", "NSW", "ABC"),
    "CAD": ("Canad", "Toronto", "Ottawa", "Ontario", "Quebec", "Québec", "Montreal", "Vancouver", "Alberta", "Calgary"),
    "KPW": ("North Korea", "Pyongyang"),
    "NZD": ("New Zealand", "Auckland", "Wellington", "Christchurch", "NZ"),
}  # fmt: skip
#: The dollars of countries whose newspapers print a bare sign for their own.
HOME_DOLLARS = ("AUD", "CAD", "NZD", "SGD")


def meanings(story: Story, money: Money) -> tuple[str, ...]:
    """The currencies that the sign or name may mean in this story: "$" is a peso only where the copy names the country.

    All of them where no country is named: "pesos" alone may be anybody's.
    """
    if len(money.currencies) == 1:
        return money.currencies
    if money.currencies[0] not in ("USD", "GBP"):
        return likely(story, money.currencies)
    unlikely = story.read(_not_named) | _NEVER_BARE.get(money.label, frozenset())
    return tuple(code for code in money.currencies if code not in unlikely) or money.currencies


#: What a bare sign never means in English copy, whatever country it speaks of.
_NEVER_BARE = {
    "$": frozenset(("MXN", "ARS", "CLP", "COP", "CUP", "UYU")),
    "£": frozenset(("EGP", "LBP", "SYP", "SDG")),
}


def in_its_currency(money: Money, value: Fraction, digits: int = 3) -> str:
    """The value with the sign or the name that the copy gives the currency of `money`: "$42 million", "42 million yen"."""
    figure = show_large(value, digits)
    return f"{money.label}{figure}" if not money.label[-1].isalpha() else f"{figure} {money.label}"


def _not_named(story: Story) -> frozenset[str]:
    copy = story.copy
    replaced = story.published is not None and story.published.day.year > _EURO_NOTES
    return frozenset(
        code
        for code, places in _ELSEWHERE.items()
        if (replaced and code == "IEP") or not any(place in copy or place.upper() in copy for place in places)
    )


#: The year in which the last national notes gave way to the euro.
_EURO_NOTES = 2002
