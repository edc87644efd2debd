"""A part that is larger than its whole.

Flags "41 of the 38 drones", "38 drones, 41 of them armed", "38 people, including 41 children", and a fall by more than all there was ("120 percent fewer").

Why it matters: it can't be, so a figure is wrong, or two have changed places.

Stays silent when part and whole are not plain counts of one thing next to each other; and where a fall of more than 100
percent is possible: a profit that turns into a loss, growth, a balance, a rate below zero.

How to settle it: look up both figures; work a fall out on the old figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.figures import show, show_large
from copydesk.patterns import lazy
from copydesk.proportions import alike
from copydesk.reading.figures.amounts import Amount, amounts
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.totals.bare_parts import bare_parts
from copydesk.reading.totals.salvos import interceptions
from copydesk.reading.totals.shares import Share, shares
from copydesk.reading.totals.some_of import SomeOf, some_of
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("They shot down [[41 of the 38]] drones.", says="more than"),
    Flagged("[[Twelve of its nine]] members voted.", says="more than"),
    Flagged("There were [[120 percent]] fewer visitors than last year.", says="100 percent"),
    Flagged("Visits fell by [[150%]] in May.", says="100 percent"),
    Flagged("The raft carried [[88 migrants, 92 of them]] women.", says="more than the whole"),
    Flagged("It has [[12 members, 15 of whom]] were elected.", says="more than the whole"),
    Flagged("The bank has [[310 branches, of which 342]] will shut.", says="more than the whole"),
    Flagged("They treated [[214 patients, including 267]] children.", says="more than the whole"),
    Flagged("Of the [[$7.5 million raised, $8.6 million]] came from one donor.", says="more than the whole"),
    Flagged("The lake has just [[71 billion of its 42 billion litres]] left.", says="more than the whole"),
    Flagged("They took [[eleven of a possible nine points]].", says="more than the whole"),
    Clean("The lake has just 24 billion of its 42 billion litres left.", "right"),
    Clean("They took seven of a possible nine points, 12 of the three-point shots among them.", "right"),
    Clean("Ben Cole, 33, played his 250th game, 212 of them for the Reds.", "33 is his age"),
    Clean("His ticket was one of 84 million sold, and 31.9 million of those, 38%, went on the day.", "one ticket"),
    Clean("They shot down 38 of the 41 drones.", "a part"),
    Clean("Three families, 11 of them children, were saved.", "a family is several"),
    Clean("They hold three cups and have many fans, 50 of them abroad.", "no part of the cups"),
    Clean("He played 12 matches and scored 15 goals, nine of them headers.", "a part of the goals"),
    Clean("In 2015 they had found around 60 dolphins. There were 200 of them in 2012.", "all of them, then"),
    Clean("The group has counted 24 attacks, of which 32 people were killed.", "no attacks"),
    Clean(
        "The siege at the 12 blocks ended when rival fighters tried to flee. He said 23 of them had been held.",
        "the fighters",
    ),
    Clean("It burnt 12 buildings, including 40 flats.", "other things"),
    Clean("On June 30 of 2015 it closed.", "a date"),
    Clean("It took 12 of two dozen.", "a dozen is twelve"),
    Clean("He scored 12 of 10-minute spells.", "a compound"),
    Clean("Profit fell 120 percent, to a loss of $2m from $10m.", "a profit may turn into a loss"),
    Clean("Visits fell to 150% of the level of 2010.", "a level"),
    Clean("There were 120 percent more visitors than last year.", "more"),
)

_COUNTS_ON = lazy(r"\s?-(?!(?:member|strong|seat|man|woman|person|team|piece|judge)\b)|\s(?:percent|per\scent|pct)")
#: "out of 50 states, 14,000 people came": not of the states.
_COUNTS_OTHERS = lazy(r"\s(?:[a-z]+\s)?(?:[a-z]+s|people|men|women|children)\b")
_ALL = 100
_LESS_AFTER = lazy(r"\s(?:fewer|less|lower|cheaper|smaller|decrease|decline|drop|fall|reduction|plunge)\b")
_FELL_BEFORE = lazy(
    r"\b(?:fell|fallen|falling|dropp?ed|dropping|declined|declining|decreased|decreasing|plunged|plummeted|shrank|shrunk|slumped|reduced|tumbled|down)"
    r"\s(?:by\s)?(?:about\s|nearly\s|almost\s|more\sthan\s|over\s|some\s|a\s)?\Z"
)
_BELOW_NOTHING = lazy(
    r"\b(?:profit|earning|income|loss|cash|balance|surplus|deficit|growth|margin|ebit\w*|return|result|contribution|inflow|yield|rate|premium|savings?)s?\b"
)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Compares every part with its whole, and every fall with all there was."""
    for share in shares(story):
        if (
            share.said is None
            and share.tight
            and share.part.kind == share.whole.kind
            and share.part.kind in ("count", "money")
            and (
                not share.part.unit
                or share.part.kind == "money"
                or (share.whole.start < share.part.start and not _COUNTS_OTHERS.match(story.copy, share.part.end))
            )
        ):
            yield from _compare(story, share)
    for part, whole in bare_parts(story):
        yield from _bare(story, part, whole)
    for some in some_of(story):
        yield from _some(story, some)
    for launched, downed, _ in interceptions(story):
        # Who counts more downed than launched counts another night: the ledger notes what holds, and no more.
        if 1 < downed.value <= launched.value:
            span = story.span(launched.start, downed.end)
            yield Claim(
                span, "part", "holds", f"{show(downed.value, 9)} of {show(launched.value, 9)}: no more than the whole"
            )
    for amount in amounts(story):
        if amount.kind == "percent" and amount.value > _ALL and amount.hedge != "below":
            yield from _fall(story, amount)


def _compare(story: Story, share: Share) -> Iterator[Finding | Claim]:
    pair = alike(share.part, share.whole, bound=True)
    if (
        pair is None
        or share.part.value == 1  # "one of 84 million": no million is meant with it
        or len(share.part.ends) > 1
        or len(share.whole.ends) > 1
        or _COUNTS_ON.match(story.copy, share.whole.end)
    ):
        return
    part, whole = pair
    span = story.span(share.start, share.end)
    working = f"{show(part.value, 9)} of {show(whole.value, 9)}"
    if part.value > whole.value:
        yield Claim(span, "part", "contradicted", f"{working}: more than the whole")
        yield Finding(
            span, f"{working}: the part is more than the whole. Look up both figures; perhaps they changed places."
        )
    elif part.value > 1:
        yield Claim(span, "part", "holds", f"{working}: no more than the whole")


def _bare(story: Story, part: Amount, whole: Amount) -> Iterator[Finding | Claim]:
    span = story.span(part.start, whole.end)
    working = f"{show_large(part.value, 4)} of {show_large(whole.value, 4)}"
    if part.range.low <= whole.range.high:
        yield Claim(span, "part", "holds", f"{working}: no more than the whole")
    else:
        yield Claim(span, "part", "contradicted", f"{working}: more than the whole")
        yield Finding(
            span, f"{working}: the part is more than the whole. Look up both figures; perhaps they changed places."
        )


def _some(story: Story, some: SomeOf) -> Iterator[Finding | Claim]:
    """Holds "29 of them" against what was counted before: more than the nearest, and than all others in the sentence."""
    part, whole = some.part, some.wholes[0]
    pairs = [pair for pair in (alike(part, one, bound=True) for one in some.wholes) if pair is not None]
    span = story.span(whole.start, some.end)
    if not pairs:
        return
    working = f"{show(pairs[0][0].value, 9)} of {show(pairs[0][1].value, 9)}"
    if any(ours.range.low <= theirs.range.high for ours, theirs in pairs):
        if pairs[0][0].value <= pairs[0][1].value:
            yield Claim(span, "part", "holds", f"{working}: no more than the whole")
        return
    yield Claim(span, "part", "contradicted", f"{working}: more than the whole")
    yield Finding(
        span, f"{working}: the part is more than the whole. Look up both figures; perhaps they changed places."
    )


def _fall(story: Story, amount: Amount) -> Iterator[Finding]:
    copy = story.copy
    if not (_LESS_AFTER.match(copy, amount.end) or _FELL_BEFORE.search(copy, max(0, amount.start - 30), amount.start)):
        return
    if copy.startswith((" of ", " to "), amount.end) or _BELOW_NOTHING.search(copy, *sentence_at(story, amount.start)):
        return
    said = " ".join(copy[amount.start : amount.end].split())
    yield Finding(
        story.span(amount.start, amount.end),
        f"A fall of {said}: nothing falls by more than 100 percent. Work it out on the old figure.",
    )
