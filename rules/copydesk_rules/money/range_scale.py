"""A range of money whose first sum lacks the scale that it is meant in, as "$26 to $31 million".

Flags two sums with a currency sign each, where only the second has "million", "billion" or "trillion" and the first would
be a few dollars without it.

Why it matters: as printed the range starts at 26 dollars; the style guides of the agencies ask for the word twice, since
headlines, captions and cuts leave the first sum alone on its line.

Stays silent where the first sum has no sign of its own ("26 to 31 million dollars"), has cents or a thousands separator, is
as large as the second even so, and in direct speech.

How to settle it: write the scale after both sums. The fix is offered, not applied unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.money.money import money
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Clean, Edit, Finding, Fix, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="info", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged(
        "It will cost [[$26 to $31 million]] to rebuild.",
        says="$26 million",
        fixed="It will cost $26 million to $31 million to rebuild.",
    ),
    Flagged("The deal is put at [[£1.5–£2bn]].", says="£1.5bn"),
    Flagged("They want between [[€400 and €600 million]].", says="€400 million"),
    Clean("It will cost $26 million to $31 million to rebuild.", "the scale stands twice"),
    Clean("It will cost 26 to 31 million dollars.", "one sign, one scale"),
    Clean("It will cost $26-31 million.", "one sign, one scale"),
    Clean("Fines run from $500 to $1 million.", "the smaller sum may be meant as printed"),
    Clean("Prices range from $9.99 to $1 million.", "cents"),
    Clean("Shares rose from $26 to $31. Million-dollar deals followed.", "another word"),
    Clean("“It is $26 to $31 million,” he said.", "direct speech"),
    Clean("The value went from $30 to $2 million.", "the first is larger as a figure: it may be meant as printed"),
)

_SCALE = lazy(r"(?P<gap>[  -]?)(?P<word>million|billion|trillion|bn|tn|mn|m|b)\Z")


def check(story: Story) -> Iterator[Finding]:
    """Looks at every range of money for a scale that stands once."""
    copy = story.copy
    for sum_of_money in money(story):
        if len(sum_of_money.sums) != 2 or len(sum_of_money.figures) != 2:
            continue
        first, second = sum_of_money.figures
        scale = _SCALE.search(copy, second.start, second.end)
        if scale is None or first.form != "digits" or second.form != "mixed" or in_speech(story, first.start):
            continue
        signed = first.start > 0 and copy[first.start - 1] in "$£€¥₹" and copy[second.start - 1] in "$£€¥₹"
        shown = Fraction(copy[second.start : scale.start()].replace(",", ""))
        if signed and first.value < shown and first.value * 20 >= shown and "," not in copy[first.start : first.end]:
            whole = copy[first.start - 1 : first.end] + scale[0]
            fix = Fix((Edit(story.span(first.end - 1, first.end), copy[first.end - 1] + scale[0]),))
            message = (
                f"As printed the range starts at {copy[first.start - 1 : first.end]}: write {whole} if that is meant."
            )
            yield Finding(story.span(sum_of_money.start, sum_of_money.end), message, fix=fix)
