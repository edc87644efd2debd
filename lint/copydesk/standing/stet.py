"""A stet that lets nothing stand: it cannot be read, names no rule, gives no reason, or hits nothing any more.

Flags, in Markdown and HTML, a comment <!-- stet … --> without a rule and a reason, one whose rule does not exist, and one that
has no finding of its rule on its line or the next; in copydesk-stets.toml, an entry that is not complete, and one whose story
has no such finding any more. It comes with every check, whatever rules are selected, unless `ignore` names it.

Why it matters: a misspelt stet is silent about what it was meant to say, and one that has outlived its finding would let the
next slip of the same words stand unseen.

Stays silent about a stet for a rule that is off in this run, or that failed, since nobody knows then what it hits; about
entries of copydesk-stets.toml whose story was not checked in this run; and about what stands between code marks in Markdown.

How to settle it: write <!-- stet RULE: the reason -->, or delete the stet if what it excused is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.config import STET
from copydesk.registry import Rule
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", of_form=True)

EXAMPLES = (
    Flagged("The the dam. [[<!-- stet doubled-word -->]]", says="gives no reason"),
    Flagged("The dam. [[<!-- stet doubled-word: a song's title -->]]", says="hits nothing"),
    Flagged("The dam. [[<!-- stet as agreed -->]]", says="cannot be read"),
    Flagged("[[<!-- stet double-word: a song's title -->]]\nThe the dam.", says="did you mean doubled-word?"),
    Clean("<!-- stet doubled-word: a song's title -->\nThe the dam.", "it lets the line below stand"),
    Clean("The the dam. <!-- stet doubled-word: a song's title -->", "it lets its own line stand"),
    Clean("The dam. <!-- Stetson is the mayor's hatter -->", "a remark of the desk that only begins like one"),
)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Nothing: whether a stet hits is known only when all rules have spoken, and said by `copydesk.standing.comments`."""
    return iter(())


RULE = Rule(STET, "stets", __name__, META, check)
