"""A decimal broken by a space, as in "7. 5 miles".

Flags a whole number, a full stop, a space and more digits, where what follows can only follow a quantity (a unit, percent,
million) and what stands before can't end a sentence: an opening bracket, a currency sign or a lower-case word.

Why it matters: pasting and page layout break decimals; the reader, and every later check, reads 5 miles for 7.5.

Stays silent after a word that makes the figure a label ("say no. 5", "Article 7. 5 percent"), on a year, on a list's own
number at the start of a line, and where the second figure may open a sentence.

How to settle it: close the gap. The fix is safe: no digit changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.rule import Clean, Edit, Finding, Fix, Flagged, Meta
from copydesk.story import Span, Story

META = Meta(severity="error", since="0.1.0", needs=("mends",))

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
            message = f"A space breaks the decimal “{story.quote(span)}”: write {mended}."
            yield Finding(span, message, fix=Fix((Edit(span, mended),), safe=True))
