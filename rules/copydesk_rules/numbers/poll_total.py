"""Shares of a poll that come to more than all who were asked.

Flags "44% approve, 43% disapprove and 23% are unsure", which is 110 percent.

Why it matters: the shares of one question come to 100, give or take a point of rounding, and readers add them up.

Stays silent unless the sentence gives three shares or more, one of them of those who are undecided or don't know, so that
all answers are there; when it compares with another poll or group ("up from", "among women"); when more than one answer
could be given; and when the sum is so far off that two questions must be meant.

How to settle it: look up the poll's table.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, Stretch, amounts_by_sentence
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("In the poll [[44% approve, 43% disapprove and 23%]] are unsure.", says="110"),
    Flagged("Roe has [[48 percent, Poe 40 and Doe 12, with 6 percent]] undecided.", says="106"),
    Clean("In the poll 44% approve, 33% disapprove and 23% are unsure.", "right"),
    Clean("In the poll 41 percent favor Roe, 35 percent Poe, and 25 percent are undecided.", "101 is rounding"),
    Clean("Some 44% approve, up from 43% in May, and 23% are unsure.", "another poll"),
    Clean("Among women 44% approve, among men 43%, and 23% of all are unsure.", "several groups"),
    Clean("Some 60% like tea, 50% coffee, 5% don't know; they could choose more than one.", "several answers"),
)

_UNDECIDED = frozenset(("undecided", "undecideds", "unsure", "opinion", "know", "sure"))
_ALL_ANSWERS = lazy(r"\b(?:undecideds?|unsure|(?:[Dd]on['’]t|did\snot|didn['’]t)\sknow|not\ssure|no\sopinion)\b")
_OTHERS = lazy(
    r"\b(?:from|compared|up|down|than|last|earlier|previous|among|women|men|Republicans|Democrats|independents|whites|blacks|Hispanics|backers|supporters"
    r"|more\sthan\sone|multiple|several|respectively|fell|rose|margin\sof\serror)\b"
)
_MOST_ROUNDING = Fraction(102)
_ONE_QUESTION = Fraction(125)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Adds up the shares of every sentence that names the undecided."""
    if not _UNDECIDED & vocabulary(story):
        return
    for stretch in amounts_by_sentence(story):
        shares = _shares(story.copy, stretch)
        if len(shares) > 2 and _ALL_ANSWERS.search(story.copy, stretch.start, stretch.end):
            yield from _add_up(story, stretch, shares)


def _shares(copy: str, stretch: Stretch) -> list[Amount]:
    """The percentages of the sentence, with bare figures between two of them that leave the sign out ("Poe 40")."""
    found = [one for one in stretch.amounts if one.kind == "percent"]
    if not found:
        return []
    first, last = found[0].start, found[-1].end
    bare = [
        one
        for one in stretch.amounts
        if one.kind in ("count", "label") and first < one.start < last and one.value < 100
    ]
    return sorted([*found, *bare])


def _add_up(story: Story, stretch: Stretch, shares: list[Amount]) -> Iterator[Finding | Claim]:
    if any(len(one.ends) > 1 for one in shares) or _OTHERS.search(story.copy, stretch.start, stretch.end):
        return
    total = sum((one.value for one in shares), Fraction(0))
    span = story.span(shares[0].start, shares[-1].end)
    working = f"{' + '.join(show(one.value, 4) for one in shares)} = {show(total, 5)}"
    if _MOST_ROUNDING < total <= _ONE_QUESTION:
        yield Claim(span, "poll", "contradicted", working)
        yield Finding(span, f"{working}, more than all who were asked. Look up the poll's table.")
    elif 98 <= total <= _MOST_ROUNDING:
        yield Claim(span, "poll", "holds", working)
