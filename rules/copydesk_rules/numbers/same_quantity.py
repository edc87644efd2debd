"""One thing, counted twice with two results: "the county opened 28 shelters … most of the 26 shelters".

Flags a count that points back ("the 26 shelters", "those 26 shelters") where the story gave another for the same thing and
nowhere the one that it points to; and two sentences that say the same in nearly the same words with two figures.

Why it matters: one of the two is wrong, and the reader who notices believes neither.

Stays silent when the second count is said of some of the things ("the 26 shelters that were full", "the 26 others"); when it is
the sum or the difference of figures in the story; when the story gives three counts or more, as a table does; when the
sentences name two people, places or days; and in posts, quotations and lists. Two sources are reporting: an info that names both.

How to settle it: count again, or say what became of the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, amounts
from copydesk.reading.summaries.agreement import EQUAL, SAME, one_value, relation
from copydesk.reading.summaries.circumstances import circumstances
from copydesk.reading.summaries.mentions import Mention, mentions_in
from copydesk.reading.summaries.surroundings import likeness, slot
from copydesk.reading.text.attribution import source_of
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.vocabulary import words_in_order
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("The county opened 28 shelters on Sunday.\nBeds were still free in most of the [[26 shelters]] on Monday.", says="28 shelters"),
    Flagged("The army took 32 villages in June. The governor went to the [[23 villages]] on Monday.", says="32 villages"),
    Flagged(
        "Flood water closed 14 roads between Milltown and the sea, the county said.\n"
        "The mayor spoke of a hard week. Flood water closed [[17]] roads between Milltown and the sea, she said.", says="14",
    ),
    Flagged(
        "The county police said that flood water closed 14 roads between Milltown and the sea.\n"
        "Mayor Ann Roe said that flood water closed [[17]] roads between Milltown and the sea.", says="Ann Roe", severity="info",
    ),
    Flagged("The county opened 28 shelters on Sunday, and beds were free in the [[26 shelters]] on Monday.", says="28 shelters"),
    Clean("The county opened 28 shelters. Beds were still free in most of the 26 shelters that had been open for a day.", "some of them"),
    Clean("The county opened 28 shelters and shut two. Beds were free in the 26 shelters on Monday.", "28 less two"),
    Clean("The county opened 28 shelters. It opened two more, and beds were free in the 30 shelters on Monday.", "28 and two"),
    Clean("The county opened 28 shelters. The 28 shelters are full.", "one count"),
    Clean("The county opened 28 shelters. The state has 40 shelters in all.", "another count, which points to nothing"),
    Clean("They spoke to 82 women and 40 children. Half of the 122 women and children had been hurt.", "of both"),
    Clean("The bill pays 31 states for their clinics. It leaves out the 19 states, mostly in the south, that opened none.", "of some states"),
    Clean("In October there were 783 families in hotels. The latest count has 1,623 children in hotels with the 801 families.", "of two days"),
    Clean("A quake of magnitude 6.3 struck. The 5.0 quake came later.", "no counts"),
    Clean("The fire killed 19 members of the crew. The 20-member crew had fought it since noon.", "a size"),
    Clean("Voting has begun in 43 states of the 50 states.", "a part and its whole"),
    Clean("The bill passed by 25 votes. It was short of the 30 votes needed to end debate.", "some of the votes"),
    Clean("In May flood water closed 14 roads between Milltown and the sea. In June flood water closed 17 roads between Milltown and the sea.", "two months"),
    Clean("Roe spent $14 million on ads in Ohio this year. Cole spent $17 million on ads in Ohio this year.", "two people"),
    Clean("The plan adds 12 trains. The old plan added 14 trains. The 16 trains of the line are full.", "a series"),
)  # fmt: skip


def check(story: Story) -> Iterator[Finding]:
    """Looks for counts that point back to another, and for sentences that are said twice."""
    counts = [one for one in amounts(story) if one.kind in _KINDS and len(one.ends) == 1]
    if len(counts) > 1:
        yield from _pointing_back(story, counts)
        yield from _said_twice(story, counts)


_KINDS = frozenset(("count", "money", "measure", "duration", "percent", "points", "cents", "multiple", "temperature"))


def _mention(amount: Amount) -> Mention:
    return Mention(amount.start, amount.end, amount.kind, amount)


# --- "the 26 shelters"

_DEFINITE = ("the ", "The ", "those ", "these ", "Those ", "These ")
_FEWEST, _FURTHEST = 4, 2
_NOUNS = lazy(r"(?:[ \u00a0-](?!on\b)[A-Za-z’'-]+){0,3}?[ \u00a0]([A-Za-z’'-]+)")
#: What may stand behind a count that points to all of them: the end of the clause, a verb, a day.
_ALL_OF_THEM = lazy(
    r"\s?(?:[.,;:!?)—–]|\Z|\n)|\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|do|did|and|but|as|when|while|before|after)\b"
    r"|\son\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
#: "the 122 women and children", "the 19 states, mostly in the south, that opened none": not all of the things, or others too.
_OF_SOME = lazy(r"\s(?:and|or)\s(?:[a-z]+s|children|men|women|people)\b|,\s[^,.;]{1,60},\s(?:that|which|who|whose)\b")
#: "In October there were 783 families. The latest count shows …": one of then and one of now.
_OF_THEN = lazy(
    r"\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Bb]y|[Uu]ntil)\s(?:(?:last|early|late|mid)[\s-])?(?:year|month|week|[A-Z][a-z]+|(?:19|20)[0-9]{2})\b"
)
_OF_NOW = lazy(r"\b(?:[Tt]he\s(?:latest|newest|current)|[Nn]ow|[Cc]urrently|[Tt]oday)\b")
_CLAUSE = lazy(r",\s(?:and|but|while|as|which|who|where|so|then)\b|;\s")
#: These are counted as each story needs them, and have no one number.
_MANY_KINDS = frozenset(
    (
        "person",
        "time",
        "million",
        "billion",
        "vote",
        "point",
        "seat",
        "share",
        "member",
        "senator",
        "justice",
        "delegate",
    )
)
_OTHER = frozenset(
    ("other", "others", "more", "remaining", "additional", "last", "first", "next", "top", "new", "old", "further")
)


def _pointing_back(story: Story, counts: Sequence[Amount]) -> Iterator[Finding]:
    of_one_noun: dict[str, list[Amount]] = defaultdict(list)
    for count in counts:
        if count.kind == "count" and count.unit:
            of_one_noun[count.unit[-1]].append(count)
    for noun, same in of_one_noun.items():
        if len(same) > 1 and noun not in _MANY_KINDS and len({one.value for one in same}) > 1:
            yield from _odd_one(story, same, counts)


def _odd_one(story: Story, same: Sequence[Amount], counts: Sequence[Amount]) -> Iterator[Finding]:
    for one, other in pairwise(same):
        if story.copy.endswith(_DEFINITE, max(0, other.start - 6), other.start):
            there, here = _mention(one), _mention(other)
            if _points_to(story, here, there) and not _explained(story, here, there, counts):
                yield _finding(story, here, there, end=_noun_end(story, here), there_end=_noun_end(story, there))
                return


def _points_to(story: Story, here: Mention, there: Mention) -> bool:
    """Whether a count points back to the things that another one counted, and must be the same."""
    ours, theirs = here.amount, there.amount
    if ours is None or theirs is None or ours.value < _FEWEST or ours.hedge or theirs.hedge:
        return False
    if one_value(story, here, there) or not 1 / _FURTHEST < ours.value / theirs.value < _FURTHEST:
        return False
    if _OTHER & {*ours.unit, *theirs.unit}:
        return False
    if not set(ours.unit) <= set(theirs.unit) or ours.ends[0].step != 1 or theirs.ends[0].step != 1:
        return False
    if _SOME.search(story.copy, max(0, there.start - 16), there.start) or _RESTRICTED.match(
        story.copy, _noun_end(story, there)
    ):
        return False
    if "-" in (story.copy[here.end : here.end + 1], story.copy[there.end : there.end + 1]):
        return False
    if sentence_at(story, here.start) == sentence_at(story, there.start) and not _CLAUSE.search(
        story.copy, there.end, here.start
    ):
        return False  # "43 states of the 50 states"
    if _OF_NOW.search(story.copy, *sentence_at(story, here.start)) and _OF_THEN.search(
        story.copy, *sentence_at(story, there.start)
    ):
        return False
    end = _noun_end(story, here)
    return _ALL_OF_THEM.match(story.copy, end) is not None and not _OF_SOME.match(story.copy, end)


def _noun_end(story: Story, count: Mention) -> int:
    """Where the noun ends that a count counts."""
    assert count.amount is not None
    end = count.end
    for _ in count.amount.unit:
        match = _WORD.match(story.copy, end)
        end = match.end() if match is not None else end
    return end


_WORD = lazy(r"[ \u00a0-]?[A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*")
_SOME = lazy(r"\b(?:the|only|some|another|other|first|last)\s\Z")
_RESTRICTED = lazy(r"\s(?:of|from|who|that|which|with|without|in\sthe|at\sthe)\b")
_NEAR, _AROUND, _CLOSE = 12, 600, 150


def _explained(story: Story, here: Mention, there: Mention, counts: Sequence[Amount]) -> bool:
    """Whether one count is the other with another of the same things added or taken away: "28 shelters, two of which shut"."""
    assert here.amount is not None and there.amount is not None
    apart = abs(here.amount.value - there.amount.value)
    values = {
        one.value
        for one in counts
        if one.kind == "count" and there.start - _AROUND < one.start < here.start + _AROUND
        and (
            one.unit[-1] == here.amount.unit[-1] if one.unit and not _OTHER & set(one.unit)
            else min(abs(one.start - here.start), abs(one.start - there.start)) < _CLOSE
        )
    } - {here.amount.value, there.amount.value}  # fmt: skip
    if apart in values or any(sum(pair) == apart for pair in combinations(sorted(values)[:_NEAR], 2)):
        return True
    return apart == 1 and not _ONES.isdisjoint(words_in_order(story))


_ONES = frozenset(("another", "also", "one"))


# --- sentences that are said twice

_MOST_SAID = 4
#: So many characters on either side must be the same before a closer look is taken.
_BESIDE = 5
#: How much alike the words around must be, where many of the nearest are the same and where few are; and how many there must be.
_ALIKE, _SAME_WORDS, _COMMON = 0.6, 0.74, 5
_NAMES = lazy(r"[A-Z][A-Za-z’'-]+")
_TITLES = frozenset(
    (
        "The",
        "A",
        "An",
        "Mayor",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Gov",
        "Sen",
        "Rep",
        "President",
        "Minister",
        "In",
        "On",
        "At",
        "But",
        "And",
    )
)
_POST = lazy(r"[@#|•]|\A\s*(?:[-–*]|[0-9]+[.)])\s|https?:")


def _said_twice(story: Story, counts: Sequence[Amount]) -> Iterator[Finding]:
    copy = story.copy
    places: dict[str, list[Amount]] = defaultdict(list)
    for count in counts:
        places[
            copy[count.start - _BESIDE : count.start] + "|" + copy[count.end : count.end + _BESIDE].partition(".")[0]
        ].append(count)
    for same in places.values():
        if 1 < len(same) <= _MOST_SAID:
            for there, here in combinations(map(_mention, same), 2):
                if _is_said_twice(story, here, there):
                    yield _finding(story, here, there)
                    break


def _is_said_twice(story: Story, here: Mention, there: Mention) -> bool:
    if story.block_index(here.start) == story.block_index(there.start) or one_value(story, here, there):
        return False
    place = slot(story, here, there)
    if not place.same:
        return False
    ours, theirs = sentence_at(story, here.start), sentence_at(story, there.start)
    if any(_POST.search(story.copy, *each) for each in (ours, theirs)):
        return False
    alike = min(likeness(story, here, there), likeness(story, there, here))
    if alike.share < (_ALIKE if place.telling >= _COMMON else _SAME_WORDS) or alike.common < _COMMON:
        return False
    return not _is_series(story, here, there, ours, theirs) and not _two_names(story, ours, theirs)


def _is_series(story: Story, here: Mention, there: Mention, ours: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Whether each sentence has a further figure or day that the other has not."""
    more = [one for one in mentions_in(story, *ours) if one.start != here.start]
    others = [one for one in mentions_in(story, *theirs) if one.start != there.start]
    return all(
        any(all(relation(story, one, other) not in (SAME, EQUAL) for other in those) for one in these)
        for these, those in ((more, others), (others, more))
    )


def _two_names(story: Story, ours: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Whether each sentence has a name that the other has not, other than its source's: they tell of two people or places."""
    here, there = (
        set(_NAMES.findall(story.copy, *each)) - set(source_of(story, (each[0] + each[1]) // 2).split()) - _TITLES
        for each in (ours, theirs)
    )
    return bool(here - there) and bool(there - here)


def _finding(story: Story, here: Mention, there: Mention, end: int = 0, there_end: int = 0) -> Finding:
    why = circumstances(story, here, there)
    place = Elsewhere(story.span(there.start, there_end or there.end), "the other figure")
    words = [
        " ".join(story.copy[one.start : stop].split())
        for one, stop in ((here, end or here.end), (there, there_end or there.end))
    ]
    message = f"{words[0]} here, {words[1]} {'before' if there.start < here.start else 'later'} for the same thing. "
    if why.two_sources:
        message += f"The one is from {why.source}, the other from {why.other_source}: say so in both places, or give one of them."
    else:
        message += "Count again, or say what became of the rest."
    return Finding(
        story.span(here.start, end or here.end), message, (place,), severity="info" if why.two_sources else None
    )
