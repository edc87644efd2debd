"""An abbreviation broken by a space, as in "U. S." or "9 a. m.".

Flags "U. S." and "U.S .", "U. K.", "U. N.", "E. U.", "U. S. S. R.", "U. A. E.", "F. B. I." and the like, "D. C." where no name
follows, "Ph. D.", "a. m." and "p. m." after a figure, "B. C." and "A. D." after a year, "e. g.", "i. e." and "a. k. a.".

Why it matters: the break lets a line end inside the abbreviation, and software that reads the copy ends a sentence there.

Stays silent on a person's initials ("David A. M. Peterson", "U. S. Grant"), on letter writers who sign with initials, and
in direct speech, since a quoted post or document keeps its own spelling.

How to settle it: close the gap. The fix is safe: no letter changes. To write US for U.S. is the house's own decision.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.reading.text.speech import in_speech
from copydesk.rule import Clean, Edit, Finding, Fix, Flagged, Meta
from copydesk.story import Span, Story

META = Meta(severity="warning", since="0.1.0", needs=("mends",), of_form=True)

EXAMPLES = (
    Flagged("It fell against the [[U. S.]] dollar.", says="U.S.", fixed="It fell against the U.S. dollar."),
    Flagged("The [[U. N.]] Security Council met.", fixed="The U.N. Security Council met."),
    Flagged("He lives in Washington, [[D. C.]], with his dog.", fixed="He lives in Washington, D.C., with his dog."),
    Flagged("Doors open at 9 [[a. m.]] sharp.", fixed="Doors open at 9 a.m. sharp."),
    Flagged("Some fruit, [[e. g.]] apples, kept.", fixed="Some fruit, e.g. apples, kept."),
    Flagged("It left the [[U.S .]] market.", fixed="It left the U.S. market."),
    Flagged("The [[F. B. I.]] took over.", fixed="The F.B.I. took over."),
    Flagged("She has a [[Ph. D.]] in law.", fixed="She has a Ph.D. in law."),
    Flagged("It stood in [[D. C.]] until May.", fixed="It stood in D.C. until May."),
    Clean("D. C. Poe wrote it, for D. C. Roe & Co.", "a person's initials"),
    Clean("George H. W. Roe and J. R. R. Poe met C. C. W. Coe.", "persons' initials"),
    Clean("In 1990 A. D. Poe came to page 7 of P. M. Roe.", "a person's initials after a figure"),
    Clean("The premier, David A. M. Peterson, resigned.", "a person's initials"),
    Clean("General U. S. Grant took the town.", "a person's initials"),
    Clean("My cat is older. P. M., Bedfordshire", "a letter writer"),
    Clean("A post read: “The U. S. is back.”", "a quoted post keeps its spelling"),
    Clean("He came from the U.S. Some stayed.", "a sentence that ends in U.S."),
    Clean("It was vitamin A. M. Duval, a chemist, said so.", "a sentence's end and an initial"),
)


def check(story: Story) -> Iterator[Finding]:
    """Reports the split abbreviations that were mended before the story was read."""
    for kind, start, end, mended in story.mended.mends:
        if kind == "split-abbreviation" and not in_speech(story, story.mended.to_copy(start)):
            span = Span(start, end)
            message = f"A space breaks the abbreviation “{story.said(span)}”: write {mended}"
            yield Finding(span, message, fix=Fix((Edit(span, mended),), safe=True))
