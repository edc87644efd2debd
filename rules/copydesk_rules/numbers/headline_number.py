"""A figure in the headline, the standfirst, the summary or a caption that the story does not bear out.

Flags a figure of a headline, a standfirst, a list of highlights, a summary or a caption where the body gives another for
the same thing and the one above it nowhere: "14 dead" over "12 people died". In a summary of whole sentences it also flags
a figure that the body does not give in any notation, one that belongs to another statement of the story, and "more than" for
"less than". A first paragraph without a headline above it counts as a summary as far as the rest says it again: its words, its
names and its other figures.

Why it matters: figures change while a story is being written, and what stands above it is the part that nobody goes back
to, and the part that everybody reads.

Stays silent when the body bears the figure out: in digits or words, rounded ("1.3 million" for 1,312,400), hedged ("more
than 50" for 59, "a dozen" for 13), as "44K", as the sum of two or three figures of the same thing, as a share in percent, in
another unit of time; when the two only count similar things; and where a headline's figure has no counterpart at all ("5
things to know"). Figures of two sources or of two days are reporting: an info that names them.

How to settle it: take the figure that has a source, and put it in both places.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.people.ages import ages
from copydesk.reading.summaries.agreement import is_slip
from copydesk.reading.summaries.circumstances import circumstances, times, times_said
from copydesk.reading.summaries.kin import kin
from copydesk.reading.summaries.mentions import Mention
from copydesk.reading.summaries.restated import Held, HeldSummary, held_summaries
from copydesk.reading.summaries.reworded import hedged_words
from copydesk.reading.summaries.summed_words import is_summed_up
from copydesk.reading.text.sentences import sentence_at
from copydesk.rule import Claim, Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("A bridge fell on Monday and 12 people died, the mayor said.", headline="[[14]] dead as bridge falls", says="12"),
    Flagged("Nine people were injured when a bus hit a wall.", headline="Bus crash leaves [[eight]] people injured", says="Nine"),
    Flagged("The jet was at 38,000 feet when it fell, the airline said.", headline="Jet fell from [[3,800 feet]], airline says", says="38,000 feet"),
    Flagged("Ann Roe, who had 31 points in the game, won the title for Milltown.", headline="Roe scores [[34]] to win title for Milltown", says="31"),
    Flagged(
        "The town council voted on Monday for the new bridge, which will cost $6 million and take three years to build.\nIt is 300 meters long.",
        headline="Milltown votes for a bridge of 300 meters. It will cost [[$4 million]] and take three years to build.", says="$6 million",
    ),
    Flagged(
        "Firefighters came late to the mill, said the owner, Ben Cole.\nHe said that the roof fell in within the hour, and that two men were hurt.",
        headline="Fire at a mill in Milltown hurt two men and burned [[43]] cars, the owner said on Monday.", says="nowhere",
    ),
    Flagged(
        "At least 13 soldiers died in an attack on a checkpoint near Milltown on Monday, as fighting grew worse.\nThe road is shut.",
        headline="At least [[11]] killed near Milltown as fighting grows worse", says="13",
    ),
    Flagged(
        "Ann Roe and 9 others paid $4 million for the old mill on the hill.\nThe council voted on Monday for the new bridge, which will cost $6 million.",
        headline="The council of Milltown voted for a new bridge that is to cost [[$4 million]].", says="$6 million",
    ),
    Flagged(
        "The flood took more than 400 homes in Milltown, the county said.\nThe water stood in the streets of the town for a week.",
        headline="The flood took fewer than [[400]] homes in the streets of Milltown, the county said.", says="more than 400",
    ),
    Flagged("The police said 21 people were arrested.", headline="Ann Roe said police arrested [[12]] people", says="Ann Roe", severity="info"),
    Flagged("On Tuesday 21 people were arrested.", headline="[[12]] arrested at protest on Monday", says="two days", severity="info"),
    Flagged("The vote is near. Here are seven reasons to vote for the bridge.", headline="[[Six]] reasons to vote for the bridge", says="seven"),
    Clean("A bridge fell on Monday and 12 people died, the mayor said.", "one figure", headline="12 dead as bridge falls"),
    Clean("Two died at the scene. A third died in hospital, taking the toll to three.", "the toll stands in the story", headline="Three dead in crash"),
    Clean("Five people died in Yorkton and nine people died in Milltown.", "the sum of two", headline="14 dead in storm"),
    Clean("The quake killed 486 people, officials said.", "rounded", headline="Nearly 500 dead in quake"),
    Clean("The quake killed at least 486 people, officials said.", "at least", headline="More than 480 dead in quake"),
    Clean("A gunman killed 59 people at a concert, police said.", "more than", headline="Gunman kills over 50 people at concert"),
    Clean("The storm left 44,120 homes in Milltown without power.", "44K", headline="44K homes without power in Milltown after storm"),
    Clean("The storm left 13 homes in Milltown without power.", "about a dozen", headline="A dozen homes without power in Milltown"),
    Clean("The blast killed 31 and wounded 60. In 2015 a blast killed 13.", "several tolls", headline="Blast kills 13"),
    Clean("One of the pilots was found dead at the scene.\nAnother died on the way to hospital, the police said.", "one by one", headline="Plane crash leaves two dead"),
    Clean("Ten people were hurt. Two of them died.", "another kind of toll", headline="Two dead in crash"),
    Clean("The gunman killed eight people and then himself, police said.", "with and without the gunman", headline="Nine dead in shooting"),
    Clean("Ten other states joined Ohio in the suit over the directive.", "other states", headline="Eleven states join suit over directive"),
    Clean("Police said a bus hit a wall on Monday.", "the story gives no toll", headline="14 dead in bus crash"),
    Clean("What to know about the vote on the bridge in Milltown, where 300 people live.", "counts what the story tells", headline="5 things to know about the vote"),
    Clean("Roe leads in the poll with 26 percent in Ohio; Cole has 22 percent.", "two people", headline="Poll: Cole 22 percent, Roe 26 percent in Ohio"),
    Clean("A 26-year-old man was charged over the death of Ann Roe, 90, who was found on Monday.", "another person’s age", headline="Man charged with killing 90-year-old"),
    Clean("Ann Roe, one of the founders of the club, has died, police said. She was 90.", "one of them", headline="Founder Ann Roe dead at 90"),
    Clean("Norland will add $55.7 million to its $5 billion budget for roads.", "cut off, not rounded", headline="Norland adds $55 million for roads"),
    Clean("A web shop will create 250 jobs in Milltown. A laundry will hire another 100 staff.", "the second on top of the first", headline="350 jobs for Milltown"),
    Clean("The boat sank with more than 140 on board. Almost 1,000 people have died at sea so far this year.", "the toll of a year", headline="Boat sinks, 146 dead"),
    Clean(
        "Episodes come out each Tuesday.\nWrite to the hosts, or leave a message on their line, and you may hear from them.",
        "another page’s summary",
        headline="Gun owners are looking for new options. On Wednesday, seven measures failed in the Senate, one of them on checks of buyers.",
    ),
    Clean("The talks took a year and a half.", "another unit", headline="Talks end after 18 months"),
)  # fmt: skip

#: A headline's figures stand in the first blocks of its story.
_FIRST = 6
#: How much alike the surroundings of a headline's figure and the story's must be, by kind, where they are no tolls.
_ALIKE = {"count": 0.5, "money": 0.45, "measure": 0.45, "duration": 0.6, "percent": 0.7, "points": 0.7, "multiple": 0.6}
#: And those of one that leaves out what it counts.
_BARE = 0.45
_ANYWHERE = 0.75
# A toll with and without the one who did it, or who died of something else.
_ONE_APART = lazy(
    r"\b(?:gunm[ae]n|attackers?|shooters?|suspects?|bombers?|assailants?|himself|herself|driver|pilot|hijackers?|unborn)\b"
)
# "Here are seven ways": what a headline of a list counts.
_ANNOUNCED = lazy(r"\b(?:[Hh]ere|[Tt]hese)\sare\s(?:(?:the|our|my|his|her|their)\s)?\Z")
# "a 90-year-old", "dead at 90".
_OLD = lazy(r"[-\s](?:years?[-\s])?old\b")
_AT = lazy(r"\b(?:[Dd]ead|[Dd]ies|[Dd]ied|[Kk]illed|[Aa]ged?)\s(?:at\s|aged\s)?(?:age\s)?\Z")
# What makes a toll that of more than one day.
_OF_A_PERIOD = lazy(
    r"\b(?:so\sfar\s)?(?:this|last|each|every|a)\syear\b|\b(?:[Ss]ince|[Ii]n)\s(?:[A-Z][a-z]+\s)?(?:19|20)[0-9]{2}\b"
)
_IS_WHOLE = lazy(r"\s(?:people|persons|men,\swomen)\b")


def check(story: Story) -> Iterator[Finding | Claim]:
    """Holds every figure of the story's summaries against its body."""
    for summed in held_summaries(story):
        for held in summed.held:
            if not held.mention.is_day and not _is_an_age(story, summed, held):
                yield from _say(story, summed, held)


def _is_an_age(story: Story, summed: HeldSummary, held: Held) -> bool:
    """Whether the figure is an age that the story gives too, or that may be another person's than the story's."""
    amount = held.mention.amount
    if held.verdict == "holds" or amount is None:
        return False
    at = held.mention.start
    if not (_OLD.match(story.copy, held.mention.end) or _AT.search(story.copy, max(0, at - 20), at)):
        return False
    start, end = summed.summary.start, summed.summary.end
    told = {one.age for one in ages(story) if not start <= one.start < end}
    return amount.value in told or len(told) != 1


def _say(story: Story, summed: HeldSummary, held: Held) -> Iterator[Finding | Claim]:
    span = story.span(held.mention.start, held.mention.end)
    name = summed.summary.name
    if held.other is not None and (summed.summary.whole or _is_sure(story, summed, held, held.other)):
        yield Claim(
            span,
            "restatement",
            "contradicted",
            f"{name} {_words(story, held.mention)}, story {_words(story, held.other)}",
        )
        yield _contradicted(story, summed, held.mention, held.other)
    elif held.verdict == "unsupported" and summed.summary.whole:
        if not is_summed_up(story, summed.summary.start, summed.summary.end):
            return
        yield Claim(span, "restatement", "unresolved", f"{name} {_words(story, held.mention)}, nowhere in the story")
        message = f"{_words(story, held.mention)} stands nowhere in the story that this sums up. Look it up, and give it in both places."
        yield Finding(span, message)
    elif held.verdict == "holds":
        yield Claim(span, "restatement", "holds", f"{name} {_words(story, held.mention)}: borne out by the story")


def _contradicted(story: Story, summed: HeldSummary, mention: Mention, other: Mention) -> Finding:
    said = times(times_said(story, other, summed.body))
    here, there_ = _words(story, mention), _words(story, other)
    if mention.amount and other.amount and mention.amount.value == other.amount.value:
        here, there_ = hedged_words(story, mention), hedged_words(story, other)
    message = f"The {summed.summary.name} says {here}, the story {there_}{said}. "
    why = circumstances(story, mention, other)
    if why.two_sources:
        message += f"The one is from {why.source}, the other from {why.other_source}: say so in both places, or give one of them."
    elif why.two_days:
        message += "They are of two days: say so in both places, or give the newer one."
    else:
        message += "Put the figure that has a source in both places."
    there = Elsewhere(story.span(other.start, other.end), "the story's figure")
    severity = "info" if why.two_sources or why.two_days else None
    return Finding(story.span(mention.start, mention.end), message, (there,), severity=severity)


def _words(story: Story, mention: Mention) -> str:
    return " ".join(story.copy[mention.start : mention.end].split())


def _is_sure(story: Story, summed: HeldSummary, held: Held, other: Mention) -> bool:
    """Whether a headline, which may say more than its story, is contradicted all the same."""
    if held.exact or (held.paraphrased and summed.summary.name != "headline"):
        return True
    if held.paraphrased:
        return not _may_be_part(story, summed, held.mention, other)
    if held.support:
        return False
    if is_slip(held.mention, other) or _ANNOUNCED.search(story.copy, max(0, other.start - 24), other.start):
        return True
    if held.share < _ANYWHERE and not _is_first(story, other):
        return False
    ours, theirs = held.mention.amount, other.amount
    assert ours is not None and theirs is not None
    if held.mention.toll:
        if _OF_A_PERIOD.search(story.copy, *sentence_at(story, other.start)):
            return False
        return held.mention.toll == other.toll and not _may_be_part(story, summed, held.mention, other)
    if held.mention.kind == "count" and ours.unit and theirs.unit and kin(ours.unit[-1]) != kin(theirs.unit[-1]):
        return False
    return held.share >= (
        _BARE if held.mention.kind == "count" and not ours.unit else _ALIKE.get(held.mention.kind, 1.0)
    )


def _is_first(story: Story, other: Mention) -> bool:
    body = [block for block in story.copy_blocks() if block.kind not in ("headline", "standfirst")]
    return bool(body) and other.start < body[:_FIRST][-1].end


def _may_be_part(story: Story, summed: HeldSummary, mention: Mention, other: Mention) -> bool:
    """Whether the story's toll may be a part of the headline's, or leave out the one who did it."""
    assert mention.amount is not None and other.amount is not None
    more = mention.amount.value - other.amount.value
    if other.amount.value == 1:
        return True
    if more > 0 and not _IS_WHOLE.match(story.copy, other.end) and not _is_only_toll(story, summed, other):
        return True
    return abs(more) == 1 and _ONE_APART.search(story.copy, max(0, other.start - 600), other.end + 300) is not None


def _is_only_toll(story: Story, summed: HeldSummary, toll: Mention) -> bool:
    """Whether the first paragraphs give no other toll of its kind, so that it is no part of another."""
    values = {one.amount.value for one in summed.body if one.amount and one.toll == toll.toll and _is_first(story, one)}
    return len(values) == 1
