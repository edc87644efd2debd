"""A sum said again in another currency that is off by ten, a thousand, a million or a billion.

Flags a pair such as "$180m (£117)": at no rate of the last decades do the two agree, but with a scale word added to or taken
from one of them, or with the decimal point a place or two further, they do.

Why it matters: a lost "million" is the commonest slip in bracketed sums, and the one that makes a paper look foolish.

Stays silent when some currency that the sign may mean makes the pair plausible (any dollar, any pound); when the table has
no rate for the pair or the year; and when no power of ten explains the gap.

How to settle it: the message says which scale would fit; check which of the two sums the source gave.

The record is `known/currencies.toml`: the lowest and highest dollar rates since the year stated there, with their source.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show_large
from copydesk.ranges import Printed, Range
from copydesk.reading.money.money import Money, MoneyPair, in_its_currency, meanings, money_pairs
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.currencies import cross_rate

META = Meta(severity="error", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("The club paid [[$180m (£117)]] for him.", says="million"),
    Flagged("The state owes [[€2.5 billion ($2.8 million)]].", says="a thousand times"),
    Flagged("She won [[£40,000 ($52 million)]] in the draw.", says="a thousand times"),
    Flagged("Sales came to [[350 billion yuan ($56.4 million)]].", says="a thousand times"),
    Flagged("The dam cost [[45 million shekels, or $12.5 billion]].", says="a thousand times"),
    Flagged("The fund, worth [[$1.5tn (£1.2)]], sold.", says="a trillion times"),
    Flagged("In Nairobi it raised [[650 million shillings ($500,000)]] from two funds.", says="ten times too small"),
    Clean("In Nairobi it raised 65 million shillings ($500,000) from two funds.", "right"),
    Clean("The club paid $180m (£117m) for him.", "right"),
    Clean("He earns 5,400 rupees ($71.54).", "right"),
    Clean("It fell from a target of $440bn to $5.5tn/£340bn to £4.3tn.", "two ranges"),
    Clean("They raised (£458m; $874m) in two rounds.", "1.9 dollars a pound was a rate once"),
    Clean("Phones from £419 ($399) sell well.", "a retail price"),
    Clean("It costs $499 (£500) here.", "a retail price"),
    Flagged("The port cost [[RM144 million (US$30,400 at the time)]].", says="a thousand times"),
    Clean("The port cost RM144 million (US$30.4 million).", "a currency's letters before the figure"),
    Clean("A C$15bn ($11bn) deal to sell carriers stands.", "two dollars"),
    Clean("France pays 9.7 billion euros, about $9.8 billion, for the grid.", "said again after a comma"),
    Clean("They lost £3.3milion ($4.4m).", "a misspelt scale word"),
    Clean("A loaf costs 20 Egyptian pounds ($1).", "another country's pound"),
    Clean("He got 645 won (0.769 dlrs) in 1988.", "right"),
    Clean("The fund put in 1 trillion yen ($6.7bn).", "right"),
    Clean("A ticket is 300 yen (about two dollars).", "a figure in words"),
    Clean("The firm lost €5 (£4m was insured) a day.", "a bracket that says something else"),
    Clean("Shares rose 5p (£1m was traded).", "a subunit"),
)

#: How far beyond the recorded rates a pair may lie and still be read as a rate: prices abroad, forecasts, rounding.
_ROOM = Fraction(3)
_POWERS, _PLACES = (3, -3, 6, -6, 9, -9, 12, -12), (1, -1, 2, -2)
_SCALES = {
    1: "ten times",
    2: "a hundred times",
    3: "a thousand times",
    6: "a million times",
    9: "a billion times",
    12: "a trillion times",
}


def check(story: Story) -> Iterator[Finding | Claim]:
    """Holds every pair of sums against the lowest and highest rates on record."""
    year = story.published.day.year if story.published else None
    for pair in money_pairs(story):
        if len(pair.left.sums) != len(pair.right.sums) or not all(
            one.value > 0 for one in (*pair.left.sums, *pair.right.sums)
        ):
            continue
        rates = _rates(story, pair, year)
        if rates:
            yield from _hold(story, pair, rates)


def _rates(story: Story, pair: MoneyPair, year: int | None) -> list[Range]:
    """Every rate on record between what the two signs may mean in this story."""
    ours, theirs = meanings(story, pair.left), meanings(story, pair.right)
    crosses = [cross_rate(one, other, year) for one in ours for other in theirs if one != other]
    return [cross for cross in crosses if cross is not None]


def _hold(story: Story, pair: MoneyPair, rates: list[Range]) -> Iterator[Finding | Claim]:
    span = story.span(pair.start, pair.end)
    for left, right in zip(pair.left.sums, pair.right.sums, strict=True):
        printed = right.value / left.value
        working = f"{_words(story, pair.left)} for {_words(story, pair.right)} is {show_large(printed)} to one"
        if any(_plausible(printed, rate) for rate in rates):
            yield Claim(span, "currency pair", "holds", working)
            continue
        power = next(
            (
                power
                for power in (*_POWERS, *(_PLACES if pair.sure else ()))
                if any(_plausible(printed * Fraction(10) ** power, rate) for rate in rates)
            ),
            0,
        )
        if not power:
            yield Claim(span, "currency pair", "unresolved", working)
            continue
        yield Claim(span, "currency pair", "contradicted", working)
        yield Finding(span, _message(story, pair, left, power, rates[0]))
        return


def _plausible(printed: Fraction, rate: Range) -> bool:
    return rate.low / _ROOM <= printed <= rate.high * _ROOM


def _message(story: Story, pair: MoneyPair, left: Printed, power: int, rate: Range) -> str:
    low, high = (in_its_currency(pair.right, left.value * end, 2) for end in rate)
    expected = low if low == high else f"{low} to {high}"
    return (
        f"{_words(story, pair.right)} is {_SCALES[abs(power)]} too {'small' if power > 0 else 'large'}: {_words(story, pair.left)} has been "
        f"worth {expected}. Check thousand, million and billion in both sums."
    )


def _words(story: Story, money: Money) -> str:
    return " ".join(story.copy[money.start : money.end].split())
