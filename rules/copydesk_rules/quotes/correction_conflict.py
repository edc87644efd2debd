"""A note of correction, and the slip that it puts right still in the copy: “It is 240 meters, not 420”, above “420 meters”.

Flags a figure, a day, a year or a name that the story’s own note of correction calls wrong, where the copy still has it: in
the headline, the standfirst or a paragraph. The note is marked too.

Why it matters: a reader who finds the note and then the slip believes neither, and a correction that was not made in the copy
is what complaints are about.

Stays silent where the note does not say what was wrong; on a figure or name that the copy has of something else (it must share
words with the note, and the more common the figure is, the more of them); in direct speech; in a column of corrections; and
where the right name stands in the copy too, unless the two are nearly the same.

How to settle it: mend the copy as the note says; if the copy is right, the note is wrong, or has the two the wrong way round.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.reading.people.near_misses import near_misses
from copydesk.reading.summaries.kin import kin
from copydesk.reading.summaries.mentions import Mention, mentions, mentions_in
from copydesk.reading.text.corrected import Corrected, corrected
from copydesk.reading.text.corrections import in_correction
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0")

EXAMPLES = (
    Flagged("The new bridge is [[420 meters]] long.\nIt opens in May.\nCorrection: An earlier version of this article misstated the length of the bridge. It is 240 meters, not 420 meters.", says="240"),
    Flagged("Roe, the mayor, spoke.\nThe vote on the harbor was held on [[Tuesday]].\nThis story has been corrected to show that the vote on the harbor was held on Wednesday, not Tuesday.", says="Wednesday"),
    Flagged("The pier cost $2.6 million.\nCorrection: This article originally said that the pier cost $2.6 million. It cost $2.4 million.".replace("pier cost $2.6 million.\n", "pier cost [[$2.6 million]].\n"), says="$2.4 million"),
    Flagged("The mayor, [[Ann Pinckey]], opened the pier.\nCorrection: An earlier version of this story misspelled Ann Pinckney’s name as Ann Pinckey.", says="Ann Pinckney"),
    Flagged("The victim, a [[17-year]]-old boy, lived near the school.\nThis story has been updated to reflect that the victim was 16, not 17, years old.", says="16"),
    Flagged("He has run the [[Harbor Trade Union]] since May.\nThis article was amended on 9 March. An earlier version of it referred to the union as the Harbor Trade Union.\n", says="calls"),
    Clean("The new bridge is 240 meters long.\nCorrection: An earlier version of this article misstated the length of the bridge. It is 240 meters, not 420 meters.", "the copy was mended"),
    Clean("The pier is 240 meters long, and the road to the town 420 meters.\nCorrection: An earlier version of this article misstated the length of the pier. It is 240 meters, not 420 meters.", "the figure of something else"),
    Clean("The victim was 16. In all, 17 pupils were hurt.\nThis story has been corrected to say that the victim was 16, not 17.", "another 17"),
    Clean("The vote was held on Wednesday. The council meets again on Tuesday.\nThis story has been corrected to show that the vote was held on Wednesday, not Tuesday.", "another Tuesday"),
    Clean("“It was $2.6 million,” said Roe. The pier cost $2.4 million.\nCorrection: This article originally said that the pier cost $2.6 million. It cost $2.4 million.", "direct speech"),
    Clean("Ann Pinckney met Ben Cole in Leeds.\nCorrection: An earlier version of this story said that Pinckney was born in Leeds. She was born in York, not Leeds.", "the right name may stand elsewhere"),
    Clean("Correction: The bridge is 240 meters long, not 420 meters.\nCorrection: The bridge of Poe was 420 meters long.", "a column of corrections"),
    Clean("The bridge is 420 meters long.\nThis story has been updated with the mayor’s words.", "a note that corrects nothing"),
)  # fmt: skip

#: What any note says, and what joins words: sharing it shows nothing.
_OF_NOTES = words(
    "a an the of in on at to from by for with as and or but not that this it its is was were are be been has had have he she they his her their",
    "article story version edition earlier previous previously original originally correction corrected clarification misstated misspelled incorrectly",
    "wrongly mistakenly erroneously said stated gave put reported described listed identified referred correct wrong right amended updated show reflect",
    "post report piece headline caption editor note name error fact regret instead rather than more about first which who what when where i we our you",
    "million billion thousand year day week month time one two percent mr mrs ms dr misidentified named called said says say",
)
_WORD = lazy(r"[^\W\d_][\w’'-]*")
_LARGE = 100
_MOST = 200


def check(story: Story) -> Iterator[Finding]:
    """Looks in the copy for all that a note of correction calls wrong."""
    for one in corrected(story):
        about = _content(story.copy[one.note[0] : one.note[1]]) - _content(story.copy[slice(*one.wrong)])
        places = list(_figures(story, one, about) if one.mention is not None else _names(story, one, about))
        if places:
            yield _finding(story, one, places)


def _content(text: str) -> set[str]:
    plain = (word.lower().removesuffix("’s").removesuffix("'s") for word in _WORD.findall(text))
    return {kin(word) for word in plain if len(word) > 2 and word not in _OF_NOTES}


def _figures(story: Story, one: Corrected, about: set[str]) -> Iterator[tuple[int, int]]:
    """Where the copy has the wrong figure of what the note is about."""
    wrong, right = one.mention, one.right_mention
    if wrong is None or right is None or _value(wrong) == _value(right):
        return
    mended = max((shared for _, shared in _shared(story, right, about)), default=0)
    for each, shared in _shared(story, wrong, about):
        fewest = 1 if _is_age(story.copy, each) else _fewest_shared(wrong)
        # Where the copy has the right figure in such words, it was mended, and the wrong one is of something else.
        if shared >= fewest and (shared > mended or _is_summary(story, each)) and not _has_beside(story, right, each):
            yield each.start, each.end


def _shared(story: Story, wanted: Mention, about: set[str]) -> Iterator[tuple[Mention, int]]:
    """Every place of a figure or day in the copy, and how many of the note's words stand around it."""
    for each in mentions(story):
        if _is_same(wanted, each) and _is_copy(story, each.start):
            first, last = sentence_at(story, each.start)
            near = story.copy[max(first, each.start - _NEAR) : min(last, each.end + _NEAR)]
            yield each, len(_content(near) & about)


def _is_same(noted: Mention, each: Mention) -> bool:
    """Whether the copy has what the note has; a note may leave the unit out, and the copy may give a range."""
    one, other = noted.amount, each.amount
    if one is None or other is None:
        return each.kind == noted.kind and _value(each) == _value(noted)
    if one.value not in (end.value for end in other.ends):
        return False
    kinds = {one.kind, other.kind}
    if len(kinds) > 1:
        return (
            kinds <= _COUNTS
            or kinds <= _SHARES
            or (one.kind == "count" and one.value >= _UNLIKE and other.kind != "label")
        )
    return one.kind not in ("money", "measure") or bool(set(one.unit) & set(other.unit))


def _is_age(copy: str, mention: Mention) -> bool:
    return _AGE.search(copy, mention.start, mention.end + 12) is not None


def _is_summary(story: Story, mention: Mention) -> bool:
    block = story.block_at(mention.start)
    return block is not None and block.kind in ("headline", "standfirst")


_COUNTS = frozenset(("count", "label", "duration"))
_SHARES = frozenset(("percent", "points"))
#: A bare figure as large stands for a sum or a length as well.
_UNLIKE = 1000
_NEAR = 120
_AGE = lazy(r"[0-9]{1,2}(?:[-\s]years?[-\s]old\b|(?<=,\s[0-9]{2}),)")


def _fewest_shared(mention: Mention) -> int:
    """How many words the note and the copy must share: a small count or a day is met of many things in one story."""
    amount = mention.amount
    if amount is None:
        return 2 if mention.date is None or mention.date.year is not None else 1
    if amount.kind in ("money", "measure"):
        return 1
    return 1 if amount.value >= _LARGE and amount.kind != "label" else 2


def _value(mention: Mention) -> object:
    amount, date = mention.amount, mention.date
    if amount is not None:
        return tuple(end.value for end in amount.ends)
    return (date.year, date.month, date.day) if date is not None else mention.weekday


def _has_beside(story: Story, right: Mention, each: Mention) -> bool:
    """Whether the sentence holds the right figure as well."""
    first, last = sentence_at(story, each.start)
    return any(_value(one) == _value(right) and one.kind == right.kind for one in mentions_in(story, first, last))


def _names(story: Story, one: Corrected, about: set[str]) -> Iterator[tuple[int, int]]:
    """Where the copy has the wrong name."""
    copy = story.copy
    wrong = copy[slice(*one.wrong)]
    right = copy[slice(*one.right)] if one.right else ""
    nearly = _nearly(wrong, right)
    if not nearly and (len(wrong.split()) < 2 or any(_is_copy(story, at) for at in _places(copy, right))):
        return
    for at in _places(copy, wrong):
        if not _is_copy(story, at) or any(at - len(right) <= place <= at for place in _places(copy, right)):
            continue
        first, last = sentence_at(story, at)
        if nearly or len(wrong.split()) > 2 or (_content(copy[first:last]) - _content(wrong)) & about:
            yield at, at + len(wrong)


def _nearly(wrong: str, right: str) -> bool:
    """Whether the two are one name but for a slip in one of its words."""
    ours, theirs = wrong.split(), right.split()
    if len(ours) != len(theirs):
        return False
    differing = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and (len(ours) > 1 or any(near_misses(set(differing[0]))))


def _places(copy: str, name: str) -> list[int]:
    found: list[int] = []
    at = copy.find(name) if name else -1
    while at >= 0 and len(found) < _MOST:
        if not (copy[at - 1 : at].isalnum() or copy[at + len(name) : at + len(name) + 1].isalnum()):
            found.append(at)
        at = copy.find(name, at + len(name))
    return found


def _is_copy(story: Story, offset: int) -> bool:
    block = story.block_at(offset)
    return block is not None and block.is_copy and not in_correction(story, offset) and not in_speech(story, offset)


def _finding(story: Story, one: Corrected, places: list[tuple[int, int]]) -> Finding:
    wrong = " ".join(story.copy[slice(*one.wrong)].split())
    right = " ".join(story.copy[slice(*one.right)].split()) if one.right else ""
    what = f"gives {right} for {wrong}" if right else f"calls {wrong} a mistake"
    message = f"The note of correction {what}, and the copy still has it. Mend the copy, or the note."
    elsewhere = [Elsewhere(story.span(*one.wrong), "the note")]
    elsewhere += (Elsewhere(story.span(*place), "here too") for place in places[1:6])
    return Finding(story.span(*places[0]), message, tuple(elsewhere))
