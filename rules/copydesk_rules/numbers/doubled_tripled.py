"""A doubling, tripling or halving that its own figures do not make.

Flags "doubled from 40 to 60", "halved from $40bn to $28bn", "a threefold rise to 50 from 25": the figures beside the word
make another multiple of the old figure.

Why it matters: the word is what the reader remembers, and it is often written from memory of another year's figures.

Stays silent when the multiple is within a seventh of what the word says, or on the right side of a hedge ("more than
doubled", "nearly tripled"); when the two figures do not measure the same thing; and when the change is said to be on
another basis (adjusted for inflation, like for like). "A fivefold rise" is taken either way, as five times or six times.

How to settle it: divide the new figure by the old one, and choose the word or ask for the figures again.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.proportions import Ends, ends_of, from_to, scale_slip
from copydesk.ranges import Range
from copydesk.reading.change.changes import Change, changes
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("The workforce [[doubled from 40 to 60]].", says="1.5 times"),
    Flagged("Its debt [[halved from $40bn to $28bn]].", says="0.7 times"),
    Flagged("The budget has more than [[doubled to $60m from $40m]].", says="1.5 times"),
    Flagged("It has [[60 cases, three times the 30]] of last year.", says="2 times"),
    Flagged("Prices saw a [[fivefold rise, from $10 to $30]].", says="3 times"),
    Clean("The county had 412 cases, almost double the target of 210, up from 301.", "twice the target"),
    Clean("He had 142 micrograms per 100 millilitres of breath, four times the legal limit of 35.", "142 and 35"),
    Clean("Norland meets Sudland in the doubles rubber of the final with the tie levelled at 1-1.", "tennis"),
    Flagged("In March the rate was [[$1,750, but by May it had doubled, to $5,250]].", says="3 times"),
    Flagged("Its membership [[rose by a factor of four, from 500 to 1,000]].", says="2 times"),
    Flagged("The mill employs [[150, a third as many as in 2005, when 300]] worked there.", says="0.5 times"),
    Flagged("The credit, worth [[$1,800 this year, would triple to $3,600]] under the bill.", says="2 times"),
    Flagged("Defaults are now [[5.4 percent, triple the 2.7 percent]] of 2020.", says="2 times"),
    Clean("Defaults are now 5.4 percent, double the 2.7 percent of 2020.", "right"),
    Flagged("The judges [[doubled his sentence, from 18 months to four years]].", says="2.67"),
    Clean("The judges doubled his sentence, from 18 months to three years.", "right"),
    Flagged("[[Three times as many women as men, 86 to 43]], enrolled.", says="2 times"),
    Flagged("Sales [[grew fivefold, from 20 to 60]].", says="3 times"),
    Clean("The credit, worth $1,800 this year, would double to $3,600 under the bill.", "right"),
    Clean("Twice as many women as men, 86 to 43, enrolled.", "right"),
    Clean("Sales grew fivefold, from 20 to 100.", "right"),
    Clean("The population doubled from 1950 to 1990, when it was 40,000, and is now 60,000.", "up to 1990"),
    Clean("The workforce doubled from 40 to 80.", "right"),
    Clean("Its debt was halved, from $40bn to $20bn.", "right"),
    Clean("Cases more than doubled - from 177 to 395.", "more than"),
    Clean("Aid almost trebled to 130 mln from 45 mln.", "almost"),
    Clean("Prices saw a fivefold rise, from $10 to $60.", "five times more may be six times as much"),
    Clean("The bill doubles the credit from $1,000 to $2,000.", "right"),
    Clean("Adjusted for inflation, prices doubled, from $10 to $50.", "on another basis"),
    Clean("He doubled to left in the third, and the lead grew from 2 to 3.", "another verb"),
)

#: How far from the word's own multiple the figures may be, and how far beyond it a hedge reaches.
_ROOM = Fraction(1, 7)
_HEDGE = {
    "above": (Fraction(1, 40), Fraction(1, 1)),
    "below": (Fraction(1, 4), Fraction(1, 40)),
    "about": (Fraction(1, 5), Fraction(1, 5)),
}
_OTHER_BASIS = lazy(r"\b(?:inflation|real terms|adjusted|like[- ]for[- ]like|per capita|constant)\b")


def check(story: Story) -> Iterator[Finding | Claim]:
    """Divides the two figures of every change that is said as a multiple."""
    for change in changes(story):
        said = _said(change)
        ends = ends_of(change) if said and change.before is not None and change.after is not None else None
        if said is None or ends is None or ends.before.low <= 0 or ends.after.low <= 0:
            continue
        if scale_slip(story.copy, change, ends) is not None:
            continue
        old, new = _half_as_wide(ends.before), _half_as_wide(ends.after)
        times = Range(new.low / old.high, new.high / old.low)
        span = story.span(change.start, change.end)
        times_printed = ends.new / ends.old
        working = f"{from_to(story.copy, change, ends, '→')} is {show(times_printed)} times"
        if any(_widened(multiple, hedge).meets(times) for multiple, hedge in said):
            yield Claim(span, "multiple", "holds", working)
        elif _OTHER_BASIS.search(story.copy, *change.sentence) or _is_of_another(story.copy, change):
            yield Claim(span, "multiple", "unresolved", working)
        else:
            yield Claim(span, "multiple", "contradicted", working)
            yield Finding(span, _message(story, change, ends, times_printed))


#: "412 cases, almost double the target of 210, up from 301": twice the target.
_ITS_OWN = lazy(r"[a-z]+(?:\stimes)?\s(?:the|its|their|an?)\s(?:[A-Za-z-]+\s){0,4}?(?:of\s)?(?=[$£€]?[0-9])")


def _is_of_another(copy: str, change: Change) -> bool:
    own = _ITS_OWN.match(copy, change.word_start)
    ends = [end.start for end in (change.before, change.after) if end is not None]
    return own is not None and own.end() not in ends


def _half_as_wide(printed: Range) -> Range:
    """Readers take the figures as they are printed: "from £4m to £6m" is no doubling, whatever is behind the roundings."""
    quarter = (printed.high - printed.low) / 4
    return Range(printed.low + quarter, printed.high - quarter)


def _said(change: Change) -> list[tuple[Fraction, str]] | None:
    """The multiples that the words may mean, each with its hedge."""
    share = change.share
    if change.times is not None:
        if share is not None:
            return None
        return (
            [(change.times, change.hedge), (change.times + 1, change.hedge)]
            if "fold " in change.word
            else [(change.times, change.hedge)]
        )
    if share is None or share.kind != "multiple" or not change.sign:
        return None
    if change.sign > 0:
        return [(share.value, share.hedge), (share.value + 1, share.hedge)]
    return [(1 / share.value, "")] if share.value else None


def _widened(multiple: Fraction, hedge: str) -> Range:
    below, above = _HEDGE.get(hedge, (_ROOM, _ROOM))
    if multiple < 1 and hedge in ("above", "below"):
        below, above = above / 2, below
    return Range(multiple * (1 - below), multiple * (1 + above))


_TIMES = {Fraction(2): "doubled", Fraction(3): "tripled", Fraction(4): "quadrupled", Fraction(1, 2): "halved"}


def _message(story: Story, change: Change, ends: Ends, times: Fraction) -> str:
    kind = "rise" if ends.new > ends.old else "fall"
    better = next((word for size, word in _TIMES.items() if abs(times / size - 1) < Fraction(1, 20)), "")
    likely = f" (“{better}”)" if better and better != change.word else ""
    return (
        f"From {from_to(story.copy, change, ends, 'to')} is {show(times)} times the old figure{likely}, a {kind} of {show(abs(ends.percent))} percent, "
        f"not “{change.word}”. Change the word, or look the figures up again."
    )
