"""Shares whose whole stands apart: "Of Kenya's 54 million people a little over 3 per cent, 1.7 million, live …".

A count and a percentage stand beside each other as one, and what they are a part of is said elsewhere in the sentence or in
the one before.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, Stretch, amounts_between, amounts_by_sentence
from copydesk.reading.figures.counted import same_thing
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.totals.shares import is_shared, shares
from copydesk.story import Story
from copydesk.tuples import NamedTuple

_SAID = frozenset(("percent", "fraction"))
_COUNTED = frozenset(("count", "money", "measure"))


class Apposed(NamedTuple):
    """A count and the percentage or fraction that stands beside it as one, with the place where the two end."""

    part: Amount
    said: Amount
    start: int
    end: int
    them: bool = False


class Apart(NamedTuple):
    """A part with what is said of it, and all that may be its whole, the likeliest first; `sure` is whether that one is."""

    pair: Apposed
    wholes: tuple[Amount, ...]
    sure: bool


_HEDGES = (
    r"(?:(?:about|around|approximately|roughly|some|nearly|almost|just|only|over|under|more\sthan|less\sthan|fewer\sthan|at\sleast|barely|a\slittle|slightly"
    r"|well|close\sto|exactly|an?|the|as\smany\sas|a\s(?:rate|share|proportion|turnout|total)\sof)\s){0,3}"
)
_BESIDE = lazy(
    rf"(?P<words>(?P<them>\sof\s(?:them|these|those|whom|which))?(?:[ -](?!(?:and|or|but|in|to|from|by|with|were|was|are|is|had|have|has|which|who|that|for|on|at|of|up|down|after|as)\b)[a-zA-Z’'-]+){{0,4}})"
    rf"(?P<mark>,\s|,?\sor\s|\s?[(]|\s?[—–]\s?|\s--?\s|,?\s(?:that\sis|i\.e\.|which\sis|meaning|amounting\sto|equal\sto|equivalent\sto|representing),?\s){_HEDGES}"
)
#: What follows a percentage or a count that ends the statement.
_STOPS = lazy(r"[,;:)\]—–]|\.(?![0-9])|\s[—–]|\s--?\s|\Z|\n")
_PART_ENDS = lazy(
    r"(?:\s(?:of\s(?:them|these|those|(?:the|its|their)\s(?:total|whole|lot|money|vote|workforce|staff|fleet|sample|electorate))|in\sall|altogether))?(?=[,;:)\]—–]|\.(?![0-9])|\s[—–]|\s--?\s|\Z|\n)"
)
#: After "or" and in a bracket a count may have its noun: "or 4,000 people,".
_NOUNS = lazy(r"(?:\s(?!(?:more|fewer|less|of|in|out|a|per|times|percent|per)\b)[a-z’'-]+){0,3}")
#: What shows that a share is one of what was counted before, and of nothing else.
_OF_WHICH = lazy(r"\bof\s(?:them|these|those|whom|which),?\s(?:(?:only|just|some|about)\s)?\Z")
_OF_ALL = lazy(
    r"\sof\s(?:them|these|those|all\sof\sthem|(?:the|its|their)\s(?:total|whole|lot|workforce|staff|money|vote|electorate|fleet|sample))\b"
)
_FOR_A_TIME = lazy(r"\s(?:an?|per|each|every)\s")
_OF_ANOTHER = lazy(
    r"\s(?:of\s(?!them|these|those|(?:the|its|their)\s(?:total|whole|lot|money|vote|workforce|staff|fleet|sample|electorate)\b)|more|less|fewer|higher|lower|above|below|up|down|points?|interest|discount|off|on\b)"
)


#: "children under five", "women over 40": no count.
_AN_AGE = lazy(r"\b[a-z]+(?:n|s|people)\s(?:under|over|aged|below|above)\s\Z")
_OLDEST = 100


def _is_age(copy: str, one: Amount) -> bool:
    return one.value < _OLDEST and _AN_AGE.search(copy, max(0, one.start - 24), one.start) is not None


def apposed(copy: str, row: Sequence[Amount]) -> Iterator[Apposed]:
    """Every count beside its percentage, either way round."""
    for first, second in itertools.pairwise(row):
        part, said = (second, first) if first.kind in _SAID else (first, second)
        if said.kind not in _SAID or part.kind not in _COUNTED or second.start - first.end > 90:
            continue
        if len(part.ends) > 1 or part.value <= 1 or _is_age(copy, part):
            continue
        match = _BESIDE.fullmatch(copy, first.end, second.start)
        if match is None or (part is second and match["words"] != (match["them"] or "")):
            continue
        end = _end(copy, part, second, match["mark"].strip(" ,"))
        if end is not None:
            them = (
                match["them"] is not None or _OF_WHICH.search(copy, max(0, first.start - 30), first.start) is not None
            )
            yield Apposed(part, said, first.start, end, them or _OF_ALL.match(copy, second.end) is not None)


def _end(copy: str, part: Amount, second: Amount, mark: str) -> int | None:
    """Where the second of two figures ends the statement that they make; None where something else is said of it."""
    if _OF_ANOTHER.match(copy, second.end):
        return None
    end = second.end
    if part is second:
        if _FOR_A_TIME.match(copy, end):
            return None
        nouns = _NOUNS.match(copy, end) if mark else None
        stops = _PART_ENDS.match(copy, end) or (nouns and _STOPS.match(copy, nouns.end()) and nouns)
    else:
        stops = _PART_ENDS.match(copy, end) or _SHARE_NOUN.match(copy, end)
        if stops is None and mark in ("or", "that is"):
            return end
    if stops is None:
        return None
    return second.end + 1 if mark == "(" and copy[second.end : second.end + 1] == ")" else second.end


_SHARE_NOUN = lazy(
    r"(?:\s[a-z-]+)?\s(?:stake|share|holding|slice|interest|rate|proportion|turnout|majority|clip|success)\b"
)
_CHANGES = lazy(
    r"\b(?:rose|risen|rising|rises?|increas\w+|climb\w*|jump\w*|surg\w+|soar\w*|gain\w*|gr[eo]w\w*|growth|fell|fall\w*|decreas\w+|declin\w+|dropp?\w*|plung\w+|slid|slipp\w+"
    r"|shr[aiu]nk\w*|reduc\w+|boost\w*|hik\w+|cut|cuts|cutting|higher|lower|fewer|more\sthan\sa\syear|up|down|compared|against|versus|from\s[$£€]?[0-9])\b"
)
_SOME_OF = lazy(r"\b(?:half|thirds?|quarters?|fifths?|tenths?|most|many|some|part|per\scent|percent)\b|%")
_BEFORE_WHOLE = lazy(
    r"\b(?:[Oo]f|[Oo]ut\sof|[Ff]rom|[Aa]mong(?:st)?|[Ii]n|[Ww]ith)\s(?:(?!and\b|or\b|to\b)[A-Za-z][\w.’'-]*\s){0,5}\Z",
)
_MOST_IN_A_SENTENCE = 7
_LEAST = 5


def shares_apart(story: Story) -> tuple[Apart, ...]:
    """Every count beside its percentage whose whole stands apart, in order."""
    return story.read(_shares_apart)


def _shares_apart(story: Story) -> tuple[Apart, ...]:
    taken = {share.said.start for share in shares(story) if share.said is not None}
    stretches = amounts_by_sentence(story)
    found: list[Apart] = []
    for stretch in stretches:
        if not any(one.kind in _SAID and one.start not in taken for one in stretch.amounts):
            continue
        amounts_of = [one for one in stretch.amounts if one.kind != "label"]
        if len(amounts_of) > _MOST_IN_A_SENTENCE + 2:
            continue
        pairs = tuple(apposed(story.copy, amounts_of))
        for pair in pairs:
            if pair.said.start not in taken:
                # What has a percentage of its own is another part: "with 1,270 (17.6 percent), before Poles, who filed 960 (13.3 percent)".
                others = [one.part for one in pairs if one.said is not pair.said]
                found += _of_pair(story, stretch, [one for one in amounts_of if one not in others], pair)
        found += _of_people(story.copy, amounts_of, taken)
        found += _of_places(story.copy, amounts_of, taken)
    found += _in_next(story)
    found += _later(story)
    return tuple(found)


#: "One child in 40 has it, which in a county with 60,000 children means 1,500 cases".
_IN_A_PLACE = lazy(
    r"[^.;:()]{0,80}?\b(?:in|for|among)\s(?:an?|the|its|our|all)\s(?:[a-z]+\s){0,3}(?:with|of|that\shas|which\shas)\s(?:about\s|some\s|its\s|a\spopulation\sof\s){0,2}\Z"
    r"|[^.;:()]{0,80}?\b(?:for|of|among)\s(?:the|its|all(?:\sthe)?)\s\Z"
)
_HOLDS = lazy(r"\b(?:has|have|with|home\sto|holds|counts)\s(?:about\s|some\s|nearly\s|around\s|over\s|more\sthan\s)?\Z")
_MEANS = lazy(
    r"(?:\s[a-z-]+){0,4},?\s(?:means?|meant|meaning|would\s(?:be|mean|make)|makes?|comes?\sto|equals|amounts?\sto|is|are)\s(?:(?:about|some|nearly|around|roughly|just\s(?:over|under))\s)?\Z"
    r"|(?:\s[a-z-]+){0,7},?\s(?:about|some|around|roughly)\s\Z"
)


def _of_people(copy: str, row: list[Amount], taken: set[int]) -> Iterator[Apart]:
    """A share, those of whom it is one, and how many that is."""
    for said, whole, part in zip(row, row[1:], row[2:], strict=False):
        if said.kind not in _SAID or said.start in taken or not whole.kind == part.kind == "count":
            continue
        if len(part.ends) > 1 or not _may_hold(whole, part) or part.value <= 1:
            continue
        if _IN_A_PLACE.fullmatch(copy, said.end, whole.start) and _MEANS.fullmatch(copy, whole.end, part.start):
            yield Apart(Apposed(part, said, said.start, part.end), (whole,), True)


#: "9,400 applicants for 2,350 seats, so that 25 percent of the children will be offered a place".
_APPLY = lazy(
    r"\s(?:[a-z]+\s)?(?:applicants?|applications?|candidates|entrants|bidders)\s(?:are\scompeting\s|vied\s|applied\s)?for\s(?:just\s|only\s|its\s|the\s|about\s){0,2}\Z"
)
_PLACES = lazy(
    r"\s(?:[a-z]+\s)?(?:seats|places|spots|slots|vacancies|jobs|posts|berths)\b[^.;:()0-9]{0,40}?(?:,\sso\sthat|,\sso|,\swhich\smeans|,\smeaning|,\sand\sonly|,\sand)\s(?:that\s|only\s|just\s|about\s){0,2}\Z"
)
_GETS_ONE = lazy(
    r"\sof\s(?:the|those|them)\b[^.;:()0-9]{0,50}?\b(?:offered|get|gets|getting|accepted|admitted|receive|win|given|succeed|lucky)\b(?!\s(?!one|a|an|in)[a-z])"
)


def _of_places(copy: str, row: list[Amount], taken: set[int]) -> Iterator[Apart]:
    """How many of those who apply can get what there is."""
    for whole, part, said in zip(row, row[1:], row[2:], strict=False):
        if said.kind != "percent" or said.start in taken or not whole.kind == part.kind == "count":
            continue
        if not _may_hold(whole, part) or _APPLY.fullmatch(copy, whole.end, part.start) is None:
            continue
        if _PLACES.fullmatch(copy, part.end, said.start) and _GETS_ONE.match(copy, said.end):
            yield Apart(Apposed(part, said, whole.start, said.end), (whole,), True)


_THAT_IS = lazy(
    r"\s*(?:That|This|It|Which)\s(?:is|was|would\sbe|will\sbe|means?|represents?|represented|amounts?\sto|equals|comes?\sto|makes?|made|works?\sout\s(?:at|as|to))\s(?:[a-z]+\s){0,6}\Z"
)
_CLAIM_ENDS = lazy(
    r"(?:\sof\s(?:them|the\s(?:total|whole|lot)|all\s[a-z]+|those\s[a-z]+))?(?=[,;:)]|\.(?![0-9])|\s[—–]|\Z|\n)"
)


def _in_next(story: Story) -> Iterator[Apart]:
    """A share whose percentage the next sentence gives: "Of the 400 people asked, 120 said no. That is 30 per cent." """
    copy = story.copy
    for share in shares(story):
        end = share.sentence[1]
        if share.said is not None or not copy.startswith(("That", "This", "It ", "Which"), end):
            continue
        following = amounts_between(story, *sentence_at(story, end))
        said = following[0] if following else None
        if (
            said is None
            or said.kind not in _SAID
            or said.start - end > 80
            or not _THAT_IS.fullmatch(copy, end, said.start)
        ):
            continue
        if _CLAIM_ENDS.match(copy, said.end) and not _CHANGES.search(copy, share.start, said.end):
            yield Apart(Apposed(share.part, said, share.start, said.end), (share.whole,), True)


#: "Nearly every tenth bus, 62 of 640, was late, 9.7 per cent, the operator said".
_SET_OFF = lazy(
    r"(?:[^.;:()\d%]{0,80},|[^.;:()%,]{0,80},)\s(?:an?\s(?!interest|growth|inflation|tax|birth|market|annual|mortgage|discount)(?:[a-z]+\s){0,2}(?:rate|share|proportion|turnout|ratio)\sof\s)?(?:or\s|about\s|some\s|nearly\s|just\s(?:over|under)\s|around\s|roughly\s){0,2}\Z"
)


def _later(story: Story) -> Iterator[Apart]:
    """A part of a whole whose percentage is set off by commas further on in the sentence."""
    copy = story.copy
    for share in shares(story):
        if share.said is not None or share.part.value <= 1 or share.whole.end > share.sentence[1]:
            continue
        last = max(share.part, share.whole)
        following = [
            one
            for one in amounts_between(story, last.end, share.sentence[1])
            if one.kind != "label" and not _is_age(copy, one)
        ]
        said = following[0] if following else None
        if said is None or said.kind != "percent" or not _SET_OFF.fullmatch(copy, last.end, said.start):
            continue
        if _PART_ENDS.match(copy, said.end) and not _CHANGES.search(copy, share.sentence[0], said.end + 12):
            yield Apart(Apposed(share.part, said, share.start, said.end), (share.whole,), True)


def _of_pair(story: Story, stretch: Stretch, amounts_of: list[Amount], pair: Apposed) -> Iterator[Apart]:
    copy = story.copy
    rest = [one for one in amounts_of if one not in (pair.part, pair.said)]
    if len(rest) > _MOST_IN_A_SENTENCE or _CHANGES.search(copy, stretch.start, min(stretch.end, pair.end + 12)):
        return
    wholes = [one for one in rest if _may_hold(one, pair.part) and not _in_new_clause(copy, pair, one)]
    if pair.them and any(one.end <= pair.start for one in wholes):
        wholes = [one for one in wholes if one.end <= pair.start]  # what "the total" is of has been said
    bound = [one for one in wholes if _is_bound(copy, stretch, one, pair)]
    if wholes:
        sure = len(bound) == 1 or (pair.them and len(wholes) == 1)
        if pair.them:
            # "Of the 900, a third answered, and of them 120": they are those who answered.
            sure = (
                sure
                and not _SOME_OF.search(copy, wholes[-1].end, max(wholes[-1].end, pair.start))
                and not any(is_shared(copy, one) for one in wholes)
            )
        yield Apart(pair, (*bound, *(one for one in wholes if one not in bound)), sure)
        return
    earlier = [one for one in _before(story, stretch.start) if _may_hold(one, pair.part)]
    if earlier:
        yield Apart(pair, tuple(earlier), pair.them and len(earlier) == 1)


#: "300 jobs, or 15 per cent of the workforce, will go, though the group of 11,000 will stay": another whole.
_NEW_CLAUSE = lazy(r"(?:,?\s(?:though|although|while|whereas|but|even\sif)|;)\s")


def _in_new_clause(copy: str, pair: Apposed, whole: Amount) -> bool:
    return whole.start > pair.end and _NEW_CLAUSE.search(copy, pair.end, whole.start) is not None


def _before(story: Story, start: int) -> list[Amount]:
    """The amounts of the sentence before the one that starts there."""
    limits = sentence_at(story, start - 1) if start else (0, 0)
    return [one for one in amounts_between(story, *limits) if one.kind != "label"]


def _may_hold(whole: Amount, part: Amount) -> bool:
    """Whether a figure is large enough, and of the right kind, for the part to be a part of it."""
    if whole.kind not in _COUNTED or len(whole.ends) > 1 or whole.value < _LEAST or whole.value <= part.value:
        return False
    if whole.kind == part.kind == "count":
        return True
    if whole.kind == part.kind:
        return bool(set(whole.unit) & set(part.unit))
    bare = whole if whole.kind == "count" else part
    return bare.kind == "count" and not bare.unit


def _is_bound(copy: str, stretch: Stretch, whole: Amount, pair: Apposed) -> bool:
    """Whether the words make it the whole: "of", "out of" or "among" before it, or the sentence's first clause counts it."""
    if _BEFORE_WHOLE.search(copy, max(stretch.start, whole.start - 60), whole.start) is not None:
        return True
    if whole.end > pair.start:
        return False
    joined = copy[whole.end : pair.start]
    if (
        pair.part.unit
        and set(pair.part.unit) & set(whole.unit)
        and _HOLDS.search(copy, max(0, whole.start - 24), whole.start)
    ):
        return True  # "a state that has 35 million people, …, the poorest 0.7 per cent, 245,000 people"
    return (
        same_thing(pair.part.unit, whole.unit)
        and _AND_THEN.search(joined) is not None
        and whole.start - stretch.start < 60
    )


#: "In all 1,140 children sat the test, and 171, …", "home to 18 million people, 2.5 per cent, …".
_AND_THEN = lazy(
    r"(?:,?\s(?:and|but)(?:\s[a-z]+){1,4}|,\s(?:and|but|with)|,\sof\s(?:whom|which)|,)\s(?:(?:only|just|some|about|nearly)\s)?\Z"
)
