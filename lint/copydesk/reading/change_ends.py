"""The end of a change that stands in another clause of its sentence: "deaths, which stood at 405 in 2019, were down to 324, a fall of 20%".

`change_slots` links a figure to its word of change by what stands between them. Here a change that is said with one end, or
none, takes the other from the one figure of the sentence that can be it: nothing else there is counted in the same thing, and
the words beside it say that it is the old one, or the new one. Where two figures could be meant, none is taken.
"""

from __future__ import annotations

from fractions import Fraction

from copydesk.patterns import lazy, words
from copydesk.reading.amounts import Amount
from copydesk.reading.change_anchors import SHARES, compares
from copydesk.reading.change_slots import Found
from copydesk.reading.change_times import LAST_YEAR, has_another_base, in_order, said_in_past, when
from copydesk.reading.counted import same_thing
from copydesk.reading.links import STOPS, tokens_of

_ENDS = words("money count measure cents percent")
#: No change in one step is larger, either way: figures further apart are of two things.
_FURTHEST = 60


def completed(copy: str, kept: list[Found], figures: list[Amount], limits: tuple[int, int]) -> list[Found]:
    """The changes of a sentence, each with the ends that other clauses give it."""
    if len(kept) == 0 or len(figures) < 2:
        return kept
    figures = [figure for figure in figures if not is_of_score(copy, figure)]
    done = [_with_apposed(copy, one, figures) for one in kept]
    for index, one in enumerate(kept):
        if _is_said(one) and not {"before", "after"} <= one.slots.keys():
            one = done[index] = _complete(copy, done, index, figures)
            if not {"before", "after"} <= one.slots.keys():
                done[index] = _by_time(copy, done, index, figures, limits)
    return done


def is_of_score(copy: str, figure: Amount) -> bool:
    """Whether a figure is half of a score: "54-46"."""
    before, after = copy[max(0, figure.start - 2) : figure.start], copy[figure.end : figure.end + 2]
    return (before[-1:] in ("-", "–") and before[:1].isdigit()) or (after[:1] in ("-", "–") and after[1:].isdigit())


#: "rose from 60% to 75% in a year, 15 percentage points, and", "dropped from 24C to 9C in one hour, 15 degrees,".
_APPOSED = lazy(
    r"(?:\s(?:in|over|within|during|since|between|this|last|by)\b[^,.;:()0-9]{0,30})?(?:,\s|\s[—–-]\s)(?:or\s|that\sis\s|(?:an?|the)\s(?:[a-z]+\s)?(?:difference|swing|spread|gap|change|range|move|shift|jump|leap)\sof\s)?(?:some\s|about\s|nearly\s|a\sfull\s)?\Z"
)
_CLOSED = lazy(r"[,;)]|\.(?![0-9])|\s[—–-]\s|\Z")


def _with_apposed(copy: str, one: Found, figures: list[Amount]) -> Found:
    """What a change comes to, said behind its two ends without a word of change."""
    if _is_said(one) or not {"before", "after"} <= one.slots.keys():
        return one
    behind = next((figure for figure in figures if figure.start >= one.end and figure.kind != "duration"), None)
    if behind is None or not _CLOSED.match(copy, behind.end) or not _APPOSED.fullmatch(copy, one.end, behind.start):
        return one
    end = one.slots["after"]
    share = behind.kind in SHARES or (behind.kind == "points" and behind.unit != ("point",))
    if not share and not (
        behind.kind in (end.kind, "points")
        and behind.kind != "percent"
        and behind.kind in ("money", "measure", "points", "cents", "temperature")
    ):
        return one
    if share and behind.kind == "fraction" and end.kind != "percent":
        return one
    return one._replace(slots={**one.slots, "share" if share else "by": behind}, end=behind.end)


def _is_said(one: Found) -> bool:
    """Whether it is said how large the change is."""
    return one.anchor.says.times is not None or bool(one.slots.keys() & {"share", "by"})


def _complete(copy: str, kept: list[Found], index: int, figures: list[Amount]) -> Found:
    one = kept[index]
    missing = {"before", "after"} - one.slots.keys()
    if len(missing) == 2:
        both = _with_both(copy, kept, index)
        return both if both is not one else _told(copy, kept, index, figures)
    (name,) = missing
    known = one.slots["after" if name == "before" else "before"]
    if (known.kind not in _ENDS and known.unit != ("point",)) or _is_range(copy, one.slots.get("by"), known):
        return one
    others = _others(kept, index, known, figures)
    found = _from_neighbour(copy, kept, index, name, known)
    if found is None:
        found = (_old_one if name == "before" else _new_one)(copy, one, known, others)
    if found is None:
        return one
    slots = {**one.slots, name: found}
    if "points" in (known.kind, found.kind):  # points in a table
        slots |= {each: slots[each]._replace(kind="count", unit=()) for each in ("before", "after")}
    return one._replace(slots=slots, start=min(one.start, found.start), end=max(one.end, found.end))


def _is_range(copy: str, by: Amount | None, known: Amount) -> bool:
    """ "would fall by 30 to 40 billion"."""
    return by is not None and copy[by.end : known.start] == " to " and copy[by.end - 1].isdigit()


def _others(kept: list[Found], index: int, known: Amount, figures: list[Amount]) -> list[Amount]:
    """The figures of the sentence that may be the other end."""
    said = {figure.start for found in kept for name, figure in found.slots.items() if name in ("share", "by")}
    own = {figure.start for figure in kept[index].slots.values()}
    return [one for one in figures if one.start not in said | own and are_like(one, known)]


def are_like(one: Amount, other: Amount) -> bool:
    """Whether two figures count one thing, so far as their units tell."""
    if {one.kind, other.kind} == {"points", "count"}:
        return all(each.unit in ((), ("point",)) for each in (one, other))
    bare, full = (one, other) if one.kind == "count" else (other, one)
    if bare.kind == "count" and not bare.unit and full.kind in ("measure", "money"):
        return Fraction(1, 20) <= one.value / (other.value or 1) <= 20
    if one.kind != other.kind or one.negative or other.negative or len(one.ends) != len(other.ends):
        return False
    if one.kind == "count":
        if not same_thing(one.unit, other.unit):
            return False
    elif not set(one.unit) & set(other.unit):
        return False
    return bool(one.value and other.value) and max(one.value / other.value, other.value / one.value) <= _FURTHEST


#: What parts two statements of a sentence.
_PARTS = lazy(
    r"\b(?:while|whereas|although|though|unlike|if|unless|because|whose|even|respectively|excluding|including|of\swhich|of\swhom|each)\b|;|\band\s(?!(?:was|were|is|are|has|have|now|then|so|it|they|he|she|[0-9]{4})\b)"
)


def parts_none(between: str) -> bool:
    """Whether a stretch between two figures holds nothing that starts another statement."""
    return _PARTS.search(between) is None


def _from_neighbour(copy: str, kept: list[Found], index: int, name: str, known: Amount) -> Amount | None:
    """ "climbed from 18,000 three seasons ago to 24,300, a 35 percent increase": another word of change has the other end."""
    one = kept[index]
    for other in kept[max(0, index - 1) : index] + kept[index + 1 : index + 2]:
        figure = other.slots.get(name)
        first, last = sorted((other, one), key=lambda found: found.start)
        if (
            figure is not None
            and not _is_said(other)
            and (other.slots.keys() <= {name, "aside"} or known in other.slots.values())
            and other.anchor.says.sign * one.anchor.says.sign >= 0
            and figure.start != known.start
            and are_like(figure, known)
            and parts_none(copy[first.end : last.start])
        ):
            return figure
    return None


_ADVERBS = r"(?:(?:about|some|around|only|just|nearly|almost|over|still|already|then|an?|the|at|on|to|as\s(?:many|much|high|low)\sas)\s){0,3}"
_PAST = r"(?:was|were|had|stood|numbered|averaged|reached|hit|held|cost|made|sold|ran|took|paid|employed|peaked|earned|came|drew|won|got|began|started|opened|closed|ended|grew|[a-z]{3,}ed)"
#: ", which stood at 405 in 2019,", ", which was running at 3.2 per cent in March,", ", who sold 40,".
_RELATIVE = lazy(rf",\s(?:which|who|that)\s(?:had\s|was\s|were\s)?{_PAST}\s(?:[a-z]+\s){{0,3}}{_ADVERBS}\Z")
#: ", having been 3,300 when the scheme began".
_HAVING = lazy(
    rf",\s(?:having|after)\s(?:been|stood|being|standing|start(?:ed|ing)|clos(?:ed|ing)|fall(?:en|ing)|ris(?:en|ing)|averag(?:ed|ing))\s(?:[a-z]+\s){{0,2}}{_ADVERBS}\Z"
)
#: "388 more than Senator Kehoe, who ended on 9,024".
_WHO = lazy(rf"\s(?:than|of)\s[^.,;:()0-9]{{1,60}},\s(?:who|which)\s(?:[a-z]+\s){{1,4}}{_ADVERBS}\Z")
_BEHIND_WHO = lazy(rf"\s[A-Z][^.,;:()0-9]{{1,40}},\s(?:who|which)\s(?:[a-z]+\s){{1,4}}{_ADVERBS}\Z")
#: "9% higher than the current budget of $40 million", "3.6 metres below its full level of 216 metres".
_BASE = lazy(
    rf"\s(?:(?:than|of|on|over|from)\s)?(?:the|its|their|his|her|last|this|that|an?|current|[A-Z][\w’'.-]*)\s(?:[A-Za-z’'-]+\s){{0,7}}{_ADVERBS}\Z"
)
_NO_BASE = (STOPS | words("ago earlier before later in at by for to with from among during between since")) - {"than"}


#: "seven more than City on 53", "640 behind Roe's 8,500", "five strokes ahead of Cole (275)".
_NAMED_ON = lazy(
    r"\s(?:(?:than|of)\s)?(?:(?:the|second-placed|third-placed|leaders|champions)\s)*[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3},?\s(?:(?:on|with|at|\()\s?)?\Z"
)
#: "twice the height of its neighbour, which is 100", "three times that of 2015, $20m", "as big as the first, a 40-acre farm".
_TIMES_BASE = lazy(
    r"\s(?:the\s[a-z]+|that|what|as\s[a-z]+(?:\s[a-z]+){0,3}\sas)\b[^.;:()]{1,70}?,\s(?:(?:which|who)\s(?:[a-z]+\s){1,3}|when\s(?:it|there)\s[a-z]+\s|about\s|an?\s)?\Z"
)


def is_base(copy: str, one: Found, other: Amount) -> bool:
    """Whether a figure behind a comparison is what is compared with, in a noun phrase of its own or a relative clause."""
    if other.start < one.end or other.start - one.end > 100:
        return False
    if _WHO.fullmatch(copy, one.end, other.start) or (
        one.anchor.word == "behind" and _BEHIND_WHO.fullmatch(copy, one.end, other.start)
    ):
        return not _AT_A_TIME.match(copy, other.end)
    if compares(one.anchor) and _TIMES_BASE.fullmatch(copy, one.end, other.start):
        return not _AT_A_TIME.match(copy, other.end)
    if _NAMED_ON.fullmatch(copy, one.end, other.start) and "by" in one.slots:
        return True
    if one.anchor.says.part not in ("comparative", "side") or not _BASE.fullmatch(copy, one.end, other.start):
        return False
    return _NO_BASE.isdisjoint(tokens_of(copy[one.end : other.start]))


_AT_A_TIME = lazy(r"\s(?:in|at|during|by|on)\s")
#: "In March the rate was 1,750, but by mid-May it had doubled": a clause of the past, then one of now.
_WAS = lazy(
    rf"\b(?:was|were|had|cost|stood\sat|numbered|averaged|paid|charged|earned|sold|made|employed|totall?ed)\s{_ADVERBS}\Z"
)
_TIME = (
    r"(?:(?:[Ii]n|[Aa]t|[Oo]n|[Bb]y|[Ff]or|[Dd]uring|from|since|[Bb]efore|until)\s(?:the\s(?:end|start|beginning|middle|same|previous|first|second|third|fourth|last)\b|(?:late|early|mid-?)?\s?(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December|(?:19|20)[0-9]{2}|spring|summer|autumn|winter))|(?:[Ll]ast|this|next|that|previous)\s(?:year|month|week|quarter|season|summer|winter|autumn|spring|[A-Z][a-z]+)"
    r"|\b(?:a|one|two|three|four|five|six|seven|eight|nine|ten|[0-9]+)\s(?:years?|months?|weeks?|days?|decades?|seasons?|quarters?)\s(?:ago|earlier|before)|\b(?:ago|earlier|previously|before)\b)"
)
_TIMED = lazy(_TIME, 0)
_NOW = lazy(r"\b(?:now|this|today|since|has|have|expects?|will|by|it|they|has\sbeen|stands?|latest|currently|is|are)\b")
_OPENING = frozenset(("In", "At", "On", "By", "Last", "A", "Two", "Three", "Five", "Ten", "Before", "During", "For"))


#: "up 12 percent" with no more said is on the year before, and "up 12 percent from May, to 40" on May.
_ALONE = words("up down off")
_OWN_BASE = lazy(r"\b(?:from|since|on|over|than)\s")


def _old_one(copy: str, one: Found, known: Amount, others: list[Amount]) -> Amount | None:
    if len(others) != 1:
        return None
    other = others[0]
    if known.kind != "percent" and (one.anchor.word in _ALONE or _OWN_BASE.search(copy, one.start, known.start)):
        return None
    begins = min(one.start, known.start)
    lead = copy[max(0, other.start - 60) : other.start]
    if other.end <= begins:
        between = copy[other.end : begins]
        if not parts_none(between):
            return None
        if _RELATIVE.search(lead):
            return other
        timed = _TIMED.search(copy, max(0, other.start - 90), other.start) or _TIMED.match(copy, other.end + 1)
        if _WAS.search(lead) and timed and "," in between and _NOW.search(between):
            return other
        return None
    if is_base(copy, one, other):
        return other
    if (
        other.start >= one.end
        and other.start - one.end < 90
        and _HAVING.search(lead)
        and parts_none(copy[one.end : other.start])
    ):
        return other
    return None


#: "has 54%, four points above the 48%", "212.4 metres on Sunday, 3.6 metres below": what is compared stands before a comma.
_IS = lazy(rf"\b(?:is|are|was|were|remains?|stays?|stood|will\sbe|has|have|had)\s{_ADVERBS}\Z")
#: "1.22 billion, or 8 percent of the total, up from 347 million, or 6 percent": shares of a whole, and of no change.
_SHARED = lazy(r"[0-9]\s?(?:%|percent|per\scent|pct)")
_AT_END = lazy(rf"[^.;:()]{{0,60}},\sat\s{_ADVERBS}\Z")


def _new_one(copy: str, one: Found, known: Amount, others: list[Amount]) -> Amount | None:
    begins = min(one.start, known.start)
    earlier = [other for other in others if other.end <= begins]
    later = [other for other in others if other.start >= max(one.end, known.end)]
    if len(earlier) == 1:
        between = copy[earlier[0].end : begins]
        if (
            parts_none(between)
            and _SHARED.search(between) is None
            and ("," in between or _IS.search(between + " ") or between.strip() in ("-", "–", "—", "("))
        ):
            return earlier[0]
    if not earlier and len(later) == 1 and _AT_END.fullmatch(copy, one.end, later[0].start):
        return later[0]
    return None


#: "doubled between 2017 and 2023, rising from R1.2bn to R3.6bn"; "goes up from $200 to $1,200 from July, a sixfold increase".
_RISING = lazy(r"[^.;:()]{0,60},\s(?:has\s|having\s)?\Z")
_NOUN_BEHIND = lazy(
    r"(?:\s(?:from|in|on|at|by|over|during|within|since|for|of|a|the)\b[^,.;:()]{0,40})?,\s(?:or\s)?(?:an?\s)?(?:more\sthan\s|nearly\s|almost\s)?\Z"
)


def _with_both(copy: str, kept: list[Found], index: int) -> Found:
    one = kept[index]
    for other in kept[index + 1 : index + 2] + kept[max(0, index - 1) : index]:
        if _is_said(other) or not {"before", "after"} <= other.slots.keys():
            continue
        if other.anchor.says.sign * one.anchor.says.sign < 0:
            continue
        first, last = sorted((one, other), key=lambda found: found.start)
        gap = _RISING if other is last else _NOUN_BEHIND
        end = first.end if other is first else one.end
        if gap.fullmatch(copy, end, last.start) is None or not parts_none(copy[end : last.start]):
            continue
        if one.slots.get("share", other.slots["before"]).kind in SHARES and other.slots["before"].kind == "percent":
            continue
        slots = {**one.slots, "before": other.slots["before"], "after": other.slots["after"]}
        return one._replace(slots=slots, start=first.start, end=max(one.end, other.end))
    return one


def _told(copy: str, kept: list[Found], index: int, figures: list[Amount]) -> Found:
    """ "9,900 in March, has trebled in nine years, having been 3,300": the only two figures of a sentence that can be meant."""
    one = kept[index]
    said = {figure.start for found in kept for name, figure in found.slots.items() if name in ("share", "by")}
    free = [
        figure for figure in figures if figure.start not in said and (figure.kind in _ENDS or figure.unit == ("point",))
    ]
    earlier = [figure for figure in free if figure.end <= one.start]
    if not earlier:
        return _base_first(copy, one, free)
    new, by = earlier[-1], one.slots.get("by")
    olds = [figure for figure in free if figure.start >= one.end and are_like(figure, new)]
    if len(olds) != 1 or (by is not None and not _like_difference(by, new)):
        return one
    old = olds[0]
    lead = copy[one.end : old.start]
    told = _HAVING.search(lead) or is_base(copy, one, old)
    if len(lead) >= 100 or not told or not parts_none(copy[new.end : old.start]):
        return one
    if new.kind == "points":
        new, old = (end._replace(kind="count", unit=()) for end in (new, old))  # points in a table
    return one._replace(slots={**one.slots, "before": old, "after": new}, start=new.start, end=old.end)


#: Another clause that goes on about the same thing: "; it now has 480", ", and it now costs".
_GOES_ON = lazy(
    r"(?:;|,?\s(?:and|but|while|although))\s(?:it|they|he|she|now|today|the\s(?:number|figure|total|price|cost|average|rate))\b"
)


def _by_time(copy: str, kept: list[Found], index: int, figures: list[Amount], limits: tuple[int, int]) -> Found:
    """The only two figures of a sentence that can be meant, in the order that the words of time beside them give."""
    one = kept[index]
    said = {figure.start for found in kept for name, figure in found.slots.items() if name in ("share", "by")}
    share, by = one.slots.get("share"), one.slots.get("by")
    free = [
        figure
        for figure in figures
        if figure.start not in said and (figure.kind in _ENDS or figure.unit == ("point",)) and len(figure.ends) == 1
    ]
    pairs = [(first, last) for place, first in enumerate(free) for last in free[place + 1 :] if are_like(first, last)]
    if len(pairs) != 1 or not {figure.start for name, figure in one.slots.items() if name in ("before", "after")} <= {
        figure.start for figure in pairs[0]
    }:
        return one
    first, last = pairs[0]
    if any(_counts_more(copy, here, there) for here, there in ((first, last), (last, first))):
        return one
    if not _alone(copy, one) or (by is not None and not _like_difference(by, first)):
        return one
    if share is not None and share.kind == "points" and first.kind != "percent":
        return one
    start, end = min(one.start, first.start), max(one.end, last.end)
    between = _GOES_ON.sub(",", copy[start:end])
    if not parts_none(between) or _another_change(kept, index, start, end):
        return one
    return _ordered(copy, one, first, last, limits)


_WHICH_COUNTS = lazy(r"\b(?:which|who|that)\s(?:[a-z]+\s){1,2}\Z")


def _counts_more(copy: str, here: Amount, there: Amount) -> bool:
    """Whether a figure counts a thing of its own that the other does not: "2,571, up 99 percent, which involved 337 cases"."""
    own = bool(here.unit) and not there.unit and here.kind == "count"
    return own and _WHICH_COUNTS.search(copy, max(0, here.start - 30), here.start) is not None


_LEADS = words("by of about some nearly almost just only more less than over an a another further as much up to or")
_COMPARED_WITH = words("above below ahead behind short")


_OF_SO_MUCH = lazy(r"\sof\s(?:about\s|some\s|nearly\s)?[$£€]?[0-9]")


def _alone(copy: str, one: Found) -> bool:
    """Whether a change is said without another object or base: "reduce its estimate by 4 percent" and "3 percent above inflation" have one."""
    part, said = one.anchor.says.part, one.slots.get("share") or one.slots.get("by")
    behind = said is not None and said.start >= one.anchor.end
    difference = said is not None and behind and "share" not in one.slots
    if one.anchor.word in _COMPARED_WITH or (difference and not _OF_SO_MUCH.match(copy, one.anchor.end)):
        return False
    if said is None or not behind or part not in ("verb", "either"):
        return True
    return _LEADS.issuperset(token.lower() for token in tokens_of(copy[one.anchor.end : said.start]))


def _another_change(kept: list[Found], index: int, start: int, end: int) -> bool:
    """Whether another change of the stretch goes another way, or says how large it is itself."""
    one = kept[index]
    return any(
        other is not one
        and start <= other.anchor.start < end
        and (_is_said(other) or other.anchor.says.sign * one.anchor.says.sign < 0)
        for other in kept
    )


_EXTREME = lazy(r"\b(?:record|high|low|peak|trough)\s(?:of\s)?\Z")


def _ordered(copy: str, one: Found, first: Amount, last: Amount, limits: tuple[int, int]) -> Found:
    times = [when(copy, figure, *limits) for figure in (first, last)]
    order = in_order(*times)
    if one.slots.get("before") is first or one.slots.get("after") is last:
        order = order or int(
            (times[0] is not None and times[0].rank < LAST_YEAR)
            or (said_in_past(copy, first, limits[0]) and times[1] is not None)
        )
        if order < 0:
            return one
    elif one.slots.get("before") is last or one.slots.get("after") is first:
        if order > 0:
            return one
    elif not order and times[1] is not None and times[1].rank == 3 and said_in_past(copy, first, limits[0]):
        order = 1
    if not order:
        return one
    old, new = (first, last) if order > 0 else (last, first)
    year = times[0 if order > 0 else 1]
    if _EXTREME.search(copy, max(0, old.start - 24), old.start) or has_another_base(
        copy, one.end, old, year.year if year is not None else 0
    ):
        return one
    if new.kind == "points":
        new, old = (figure._replace(kind="count", unit=()) for figure in (new, old))
    slots = {**one.slots, "before": old, "after": new}
    return one._replace(slots=slots, start=min(one.start, first.start), end=max(one.end, last.end))


def _like_difference(by: Amount, end: Amount) -> bool:
    return (
        by.kind == end.kind
        or (by.kind == "count" and end.kind == "points")
        or (by.kind, end.kind) == ("points", "percent")
    )


def _base_first(copy: str, one: Found, free: list[Amount]) -> Found:
    """ "is 9% higher than the current budget of $30 million, at $40 million"."""
    behind = [figure for figure in free if figure.start >= one.end][:3]
    if len(behind) != 2 or not are_like(*behind) or not is_base(copy, one, behind[0]):
        return one
    if not _AT_END.fullmatch(copy, behind[0].end, behind[1].start):
        return one
    return one._replace(slots={**one.slots, "before": behind[0], "after": behind[1]}, end=behind[1].end)
