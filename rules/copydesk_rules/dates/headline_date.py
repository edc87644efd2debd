"""A day, month or year in the headline, the standfirst, the summary or a caption that the story does not bear out.

Flags a weekday or a date of a summary where the body, in words that say otherwise the same, gives another day:
"The council meets on Tuesday" over "the council will meet on Thursday". In a summary of whole sentences it also flags a day
that the body does not give in any form. A first paragraph without a headline above it counts as a summary as far as the rest
says it again.

Why it matters: readers act on the day in a summary, and it is written last and checked least.

Stays silent when the body gives the day anywhere in like surroundings, as a weekday or as a date; when the day can be
counted from the day of publication (today, yesterday, this year, last year); when the sentences only tell of similar things;
and over headlines of a line, unless a sentence of the story says the same words with another day.

How to settle it: look the day up in a calendar or the notice, and put it in both places.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.summaries.circumstances import circumstances, times, times_said
from copydesk.reading.summaries.mentions import Mention
from copydesk.reading.summaries.restated import Held, HeldSummary, held_summaries
from copydesk.reading.summaries.summed_words import is_summed_up
from copydesk.rule import Claim, Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged(
        "The council will vote on Thursday on the bridge over the Ash, the mayor said.\nIt was built of wood and sank in March.",
        headline="The bridge sank in March, and the council will vote on [[Tuesday]] on the bridge over the Ash.", says="Thursday",
    ),
    Flagged(
        "The old mill of Milltown burned down in June 2011, and two men were hurt in the fire.\nIt was built in 1884.",
        headline="The mill in Milltown, built in 1884, burned down in [[June 2013]], and two men were hurt.", says="June 2011",
    ),
    Flagged("The council will vote on Sept. 4 on the bridge, Ann Roe said.", headline="Council will vote on [[Sept. 14]] on the bridge", says="Sept. 4"),
    Clean("The council will vote on Thursday on the bridge.", "one day", headline="Council will vote on Thursday on the bridge"),
    Clean("The council met on Monday. It will vote on Thursday on the bridge.", "two days, and both stand there", headline="Council, which met on Monday, to vote on bridge"),
    Clean("The council met on Monday and put off its vote on the bridge.", "another matter", headline="Council to vote Friday on bridge"),
    Clean("The vote on the bridge is on Sept. 5, 2024, the mayor said.", "the date is a Thursday", headline="The mayor says that the council of Milltown will hold its vote on Thursday on the bridge."),
    Clean("The council voted today on the bridge, and will vote on Friday on the road.", "the day it came out", date="2024-09-05", headline="The council voted on Thursday on the bridge, and will vote on Friday on the road."),
    Clean(
        "The inquest into the fire at the mill began on April 12.\nTwo men died in the fire, which the police say was set. It rained all week.",
        "when it began, and when it ends",
        headline="The inquest into the fire at the mill will run until July 4. Two men died in the fire, which the police say was set.",
    ),
    Clean("Prices rose 2 percent in March. They rose 3 percent in April.", "two months", headline="Prices rose 3 percent in April"),
    Clean("In 2016 Roe was elected mayor. In 2020 she was elected mayor again.", "two years", headline="Roe elected mayor in 2020"),
)  # fmt: skip


def check(story: Story) -> Iterator[Finding | Claim]:
    """Holds every day of the story's summaries against its body."""
    for summed in held_summaries(story):
        for held in summed.held:
            if held.mention.is_day:
                yield from _say(story, summed, held)


def _say(story: Story, summed: HeldSummary, held: Held) -> Iterator[Finding | Claim]:
    span = story.span(held.mention.start, held.mention.end)
    name, words = summed.summary.name, _words(story, held.mention)
    if held.other is not None and not held.exact and _of_two_ends(story, held.mention, held.other):
        return
    if held.other is not None and (summed.summary.whole or _is_sure(held, held.other)):
        yield Claim(span, "restatement", "contradicted", f"{name} {words}, story {_words(story, held.other)}")
        yield _contradicted(story, summed, held.mention, held.other)
    elif held.verdict == "unsupported" and summed.summary.whole:
        if not is_summed_up(story, summed.summary.start, summed.summary.end):
            return
        yield Claim(span, "restatement", "unresolved", f"{name} {words}, nowhere in the story")
        yield Finding(
            span, f"{words} stands nowhere in the story that this sums up. Look it up, and give it in both places."
        )
    elif held.verdict == "holds":
        yield Claim(span, "restatement", "holds", f"{name} {words}: borne out by the story")


#: "adjourned until July" and "taken to hospital on 12 April" are two days of one story.
_END = lazy(r"\b(?:[Uu]ntil|[Tt]ill|[Tt]o|[Bb]y|[Tt]hrough)\s(?:(?:early|late|mid)[\s-])?\Z")
_START = lazy(r"\b(?:[Ss]ince|[Ff]rom|[Aa]fter)\s(?:(?:early|late|mid)[\s-])?\Z")


def _of_two_ends(story: Story, one: Mention, other: Mention) -> bool:
    """Whether one day is where something ends or begins, and the other is not."""
    return any(
        (edge.search(story.copy, max(0, one.start - 14), one.start) is None)
        != (edge.search(story.copy, max(0, other.start - 14), other.start) is None)
        for edge in (_END, _START)
    )


def _is_sure(held: Held, other: Mention) -> bool:
    """Whether a headline is contradicted, which may tell of another day than its story: only in the same words, and by a whole day."""
    if held.paraphrased:
        return True
    if not held.exact:
        return False
    return held.mention.date is None or (
        held.mention.date.day is not None and other.date is not None and other.date.day is not None
    )


def _contradicted(story: Story, summed: HeldSummary, mention: Mention, other: Mention) -> Finding:
    said = times(times_said(story, other, summed.body))
    message = f"The {summed.summary.name} says {_words(story, mention)}, the story {_words(story, other)}{said}. "
    why = circumstances(story, mention, other)
    if why.two_sources:
        message += f"The one is from {why.source}, the other from {why.other_source}: say so in both places, or give one of them."
    else:
        message += "Look the day up, and put it in both places."
    there = Elsewhere(story.span(other.start, other.end), "the story's day")
    return Finding(
        story.span(mention.start, mention.end), message, (there,), severity="info" if why.two_sources else None
    )


def _words(story: Story, mention: Mention) -> str:
    return " ".join(story.copy[mention.start : mention.end].split())
