"""One story that converts the same two currencies at two rates.

Flags a pair of sums whose printed figures can't come from the rate that the story's other pairs imply, as in
"£7,500 ($12,000)" and, further down, "£2,500 ($4,600)".

Why it matters: one of the two was looked up on another day or typed wrongly, and a reader with a calculator finds it.

Stays silent when the rates lie within a twentieth of each other; when either sentence speaks of another time; on two prices
that shops set apart ("£799 ($899)"); on ranges; and on figures so round that both rates fit.

How to settle it: work both pairs out again at the rate of one day.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.ranges import Range
from copydesk.reading.money.money import MoneyPair, implied_rate, money_pairs
from copydesk.reading.money.money_times import of_another_time
from copydesk.rule import Claim, Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple

META = Meta(severity="info", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("She owes £7,500 ($12,000). He owes [[£2,500 ($4,600)]].", says="1.84"),
    Flagged(
        "It paid €20m ($22m) in May, €31m ($34.1m) in June and [[€45m ($61m)]] in July, and wants €10m ($11m) back.",
        says="1.1",
    ),
    Flagged("She owes €200 ($216). He owes [[€350 ($420)]].", says="1.08"),
    Clean("She owes £7,500 ($12,000). He owes £2,500 ($4,000).", "one rate"),
    Clean("She owes £7,500 ($12,000). He owes £2 ($3).", "so round that both rates fit"),
    Clean("In 1998 she paid £7,500 ($12,400). He now owes £2,500 ($3,100).", "two times"),
    Clean("She owes £7,500 ($12,000). He owes €2,500 ($4,600).", "other currencies"),
    Flagged("A pass costs €200 ($216). A family of four pays [[€350 ($470)]].", says="1.08"),
    Clean("A pass costs €200 ($216). A family of four pays €350 ($380).", "one rate"),
    Clean("The phone costs £799 ($899). The fine is £2,500 ($4,000).", "prices abroad"),
    Clean("Phones cost £999 ($999). The fine is £2,500 ($4,000).", "a price abroad"),
    Clean("The model goes on sale at £999 ($999). The fine is £2,500 ($4,000).", "a price abroad"),
    Clean("She owes £7,500 ($12,000). He owes £2.5m ($4).", "off by a million: another rule says so"),
    Flagged("A road costs Sh655 million ($5 million). Street lights cost [[Sh262 million ($20 million)]].", says="131"),
    Clean("A road costs Tk 655 million ($5 million). Street lights cost Tk 262 million ($2 million).", "one rate"),
    Clean("It paid $22m (€20m) and €31m ($34.1m).", "one rate, either way round"),
)

_ROOM = Fraction(1, 20)
#: Two rates that lie further apart, but by just ten times, are of no two days: a scale word is missing, and pair-magnitude says so.
_MOST_APART = Fraction(5)
#: Two sums that a comma alone joins are one only where they come near each other.
_OF_UNSURE = Fraction(5, 2)
_TOO_SMALL_TO_READ = Fraction(1, 10)
#: So many pairs tell the usual rate of a story, however many follow.
_MOST_COMPARED = 50
#: Sums as large as these are no prices that a shop sets anew in every country.
_SMALL = 5000
#: What such prices end with.
_CHARM = lazy(r"9(?![0-9.,])|[.,](?:95|49|50)(?![0-9])")


class _Rate(NamedTuple):
    pair: MoneyPair
    printed: Range
    said: Fraction


def check(story: Story) -> Iterator[Finding | Claim]:
    """Compares the rates that the pairs of the same two currencies imply."""
    by_currencies: dict[tuple[str, str], list[_Rate]] = {}
    for pair in money_pairs(story):
        if len(pair.left.sums) == len(pair.right.sums) == 1 and not (
            of_another_time(story, pair.start) or _retail(story, pair)
        ):
            key, rate = _rate(pair)
            by_currencies.setdefault(key, []).append(rate)
    for rates in by_currencies.values():
        if len(rates) > 1:
            yield from _compare(story, rates)


def _rate(pair: MoneyPair) -> tuple[tuple[str, str], _Rate]:
    """The pair's rate, always from the currency that comes first in the alphabet."""
    sides = sorted((pair.left, pair.right), key=lambda side: side.currencies)
    one, other = (side.sums[0] for side in sides)
    printed = implied_rate(pair.left.sums[0], pair.right.sums[0])
    if sides[0] is not pair.left:
        printed = Range(1 / printed.high, 1 / max(printed.low, Fraction(1, 10**9)))
    key = ("/".join(sides[0].currencies), "/".join(sides[1].currencies))
    return key, _Rate(pair, printed, other.value / max(one.value, Fraction(1, 10**9)))


def _compare(story: Story, rates: list[_Rate]) -> Iterator[Finding | Claim]:
    """The rate that most pairs share is taken for the story's; of two that differ, the first."""
    first = rates[:_MOST_COMPARED]
    usual = max(first, key=lambda rate: sum(_agree(rate, other) for other in first))
    for rate in rates:
        if rate is usual:
            continue
        start, end = rate.pair.start, rate.pair.end
        holds = _agree(rate, usual)
        most = _MOST_APART if rate.pair.sure else _OF_UNSURE
        if not holds and max(rate.said, usual.said) > most * min(rate.said, usual.said) and not _slipped(rate, usual):
            continue
        # "131", not "0.00763".
        here, there = (
            show(1 / each.said if 0 < min(rate.said, usual.said) < _TOO_SMALL_TO_READ else each.said)
            for each in (rate, usual)
        )
        yield Claim(
            story.span(start, end), "rate in one story", "holds" if holds else "contradicted",
            f"{here} here, {there} elsewhere",
        )  # fmt: skip
        if not holds:
            message = (
                f"This pair is at {here} to one, the story's other pair{'s' if len(rates) > 2 else ''} of these currencies at "
                f"{there}: work them out again at the rate of one day."
            )
            other = Elsewhere(story.span(usual.pair.start, usual.pair.end), "the other rate")
            yield Finding(story.span(start, end), message, (other,))


def _agree(one: _Rate, other: _Rate) -> bool:
    return Range(one.printed.low * (1 - _ROOM), one.printed.high * (1 + _ROOM)).meets(other.printed)


def _slipped(one: _Rate, other: _Rate) -> bool:
    """Whether two rates are apart by a decimal place: ten times, and nothing else between them."""
    apart = max(one.said, other.said) / max(min(one.said, other.said), Fraction(1, 10**9))
    return one.pair.sure and abs(apart - 10) <= 10 * _ROOM


def _retail(story: Story, pair: MoneyPair) -> bool:
    """Whether two prices stand beside each other, and none is worked out from the other: "£999 ($999)"."""
    one, other = pair.left.sums[0].value, pair.right.sums[0].value
    if max(one, other) >= _SMALL:
        return False
    return one == other or all(
        _CHARM.search(story.copy, side.start, side.end) is not None for side in (pair.left, pair.right)
    )
