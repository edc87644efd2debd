"""A decimal or a figure broken by a space, as in "7. 5 miles" and "3, 000 people".

Flags a whole number, a full stop, a space on either side and more digits, where what follows can only follow a quantity (a unit,
percent, million, the end of a range that has one) and what stands before can't end a sentence: an opening bracket, a currency
sign or a lower-case word. Where a story has one such break, those that would be in doubt alone are taken for broken too. Flags a
space after a comma where "000" follows, and one before it.

Why it matters: pasting and page layout break decimals; the reader, and every later check, reads 5 miles for 7.5.

Stays silent after a word that makes the figure a label ("say no. 5", "Article 7. 5 percent"), on a year, on a list's own
number at the start of a line, and where the second figure may open a sentence.

How to settle it: close the gap. The fix is safe: no digit changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.rule import Clean, Edit, Finding, Fix, Flagged, Meta
from copydesk.story import Span, Story

META = Meta(severity="error", since="0.1.0", needs=("mends",), of_form=True)

EXAMPLES = (
    Flagged(
        "The pass is 12 kilometers ([[7. 5]] miles) long.",
        says="7.5",
        fixed="The pass is 12 kilometers (7.5 miles) long.",
    ),
    Flagged(
        "The plant used [[39. 6]] million cubic meters.", says="39.6", fixed="The plant used 39.6 million cubic meters."
    ),
    Flagged("Prices rose by [[2. 5]]% in May.", fixed="Prices rose by 2.5% in May."),
    Flagged("A fine of $[[1. 25]] million was set.", fixed="A fine of $1.25 million was set."),
    Flagged("Doors open at [[7. 30]] p.m. on Friday.", fixed="Doors open at 7.30 p.m. on Friday."),
    Flagged("It sank to [[6. 1]]°C overnight.", says="6.1"),
    Flagged("She came third in [[11. 2]] seconds.", fixed="She came third in 11.2 seconds."),
    Clean("She left school at 14. 2 seconds later nobody knew her name.", "a sentence's end and a new one"),
    Flagged("It is [[7 .5]] miles to the pass.", fixed="It is 7.5 miles to the pass."),
    Flagged("He ran a [[3. 5]]-mile race.", fixed="He ran a 3.5-mile race."),
    Flagged("It lost between [[2. 5]] and [[3. 5]] percent.", fixed="It lost between 2.5 and 3.5 percent."),
    Flagged("Fuel is $[[3. 59]] a gallon.", fixed="Fuel is $3.59 a gallon."),
    Flagged("Nikkei shares fell 2 and Topix [[1. 03]]%.", fixed="Nikkei shares fell 2 and Topix 1.03%."),
    Flagged("He paid $[[3, 000]] for it.", says="figure", fixed="He paid $3,000 for it."),
    Flagged("Some [[1 ,200]] people came.", fixed="Some 1,200 people came."),
    Clean("He took items 3, 500 and 600, and lists 3 , 5 and 7.", "a list of figures"),
    Clean("The train left at 7. 5 minutes later it was back.", "the second figure opens a sentence"),
    Clean("It fell to 2. 5-year-olds were aboard.", "an age opens a sentence"),
    Clean("Police named the driver, 54. 30 percent of crashes are on that road.", "an age ends the sentence"),
    Clean("It was 2-0. 5 percent of the fans left.", "a score ends the sentence"),
    Clean("Voters should say no. 5 million of them did.", "no. 5 is a sentence's end and a new one"),
    Clean("She taught English 101. On a good day ten came.", "a course's number ends the sentence"),
    Clean("1. 1% Elections are held on Monday.", "a numbered item"),
    Clean("Agenda\n2. 30 percent of seats are vacant.", "a numbered item on its own line"),
    Clean("How the council spends each pound:\n1. 1% on roads\n2. 17% on schools", "a list's own numbers"),
    Clean("The plan dates from 2010. 5 million people signed it.", "a year ends the sentence"),
    Clean("The plant makes version 7.5 of the pump.", "nothing is broken"),
    Clean("It is in Article 5. 20 percent of members invoked it.", "a label and its number"),
    Clean("See page 12. 40 miles on, the road ends.", "a label and its number"),
    Clean("Her son turned 45. 5 percent of the estate is his.", "an age ends the sentence"),
    Clean("The Lions beat the Bears 3-2. 5 players were hurt.", "a score ends the sentence"),
    Clean("The answer is 42. 7 people got it right.", "what follows is no unit"),
)


def check(story: Story) -> Iterator[Finding]:
    """Reports the broken decimals that were mended before the story was read."""
    for kind, start, end, mended in story.mended.mends:
        if kind == "broken-decimal":
            span = Span(start, end)
            what = "figure" if "," in mended and "." not in mended else "decimal"
            message = f"A space breaks the {what} “{story.said(span)}”: write {mended}."
            yield Finding(span, message, fix=Fix((Edit(span, mended),), safe=True))
