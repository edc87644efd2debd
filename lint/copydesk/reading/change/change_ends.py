"""The end of a change that stands in another clause of its sentence: "deaths, which stood at 405 in 2019, were down to 324, a fall of 20%".

`change_slots` links a figure to its word of change by what stands between them. Here a change that is said with one end, or
none, takes the other from the one figure of the sentence that can be it: nothing else there is counted in the same thing, and
the words beside it say that it is the old one, or the new one. Where two figures could be meant, none is taken.
"""

from __future__ import annotations

from copydesk.patterns import lazy, words
from copydesk.reading.change.change_anchors import SHARES
from copydesk.reading.change.change_bases import (
    ADVERBS,
    ENDS,
    are_like,
    is_base,
    is_of_score,
    is_said,
    like_difference,
    parts_none,
)
from copydesk.reading.change.change_forward import told_of_one
from copydesk.reading.change.change_order import EXTREME, by_time
from copydesk.reading.change.change_slots import Found
from copydesk.reading.figures.amounts import Amount


def completed(copy: str, kept: list[Found], figures: list[Amount], limits: tuple[int, int]) -> list[Found]:
    """The changes of a sentence, each with the ends that other clauses give it."""
    if len(kept) == 0 or len(figures) < 2:
        return kept
    figures = [figure for figure in figures if not is_of_score(copy, figure)]
    done = [_with_apposed(copy, one, figures) for one in kept]
    for index, one in enumerate(kept):
        if is_said(one) and not {"before", "after"} <= one.slots.keys():
            one = done[index] = _complete(copy, done, index, figures)
            if not {"before", "after"} <= one.slots.keys():
                done[index] = by_time(copy, done, index, figures, limits)
        elif one.slots.keys() == {"after"} and one.anchor.says.sign and one.anchor.says.part == "verb":
            done[index] = by_time(copy, done, index, figures, limits)
    return [_counted(one) for one in done]


def _counted(one: Found) -> Found:
    """Points of a table as counts: "with 44 points, five adrift of Hull, on 49"."""
    ends = [one.slots.get(name) for name in ("before", "after")]
    kinds = {end.kind for end in ends if end is not None}
    if "by" not in one.slots or None in ends or not kinds <= {"points", "count"} or "points" not in kinds:
        return one
    if any(end is not None and end.unit not in ((), ("point",)) for end in ends):
        return one
    slots = {name: one.slots[name]._replace(kind="count", unit=()) for name in ("before", "after")}
    return one._replace(slots={**one.slots, **slots})


#: "rose from 60% to 75% in a year, 15 percentage points, and", "dropped from 24C to 9C in one hour, 15 degrees,".
_APPOSED = lazy(
    r"(?:\s(?:in|over|within|during|since|between|this|last|by)\b[^,.;:()0-9]{0,30}|\sin\s(?:19|20)[0-9]{2})?(?:,\s|\s[—–-]\s)(?:or\s|that\sis\s|(?:an?|the)\s(?:[a-z]+\s)?(?:difference|swing|spread|gap|change|range|move|shift|jump|leap)\sof\s)?(?:some\s|about\s|nearly\s|a\s(?:full\s)?)?\Z"
)
_CLOSED = lazy(
    r"(?:\s(?:shift|swing|change|difference|gap|move|turnaround|range|spread)\b)?(?:[,;)]|\.(?![0-9])|\s[—–-]\s|\Z)"
)


def _with_apposed(copy: str, one: Found, figures: list[Amount]) -> Found:
    """What a change comes to, said behind its two ends without a word of change."""
    if one.anchor.says.times or "share" in one.slots or not {"before", "after"} <= one.slots.keys():
        return one
    behind = next((figure for figure in figures if figure.start >= one.end and figure.kind != "duration"), None)
    if behind is None or not _CLOSED.match(copy, behind.end) or not _APPOSED.fullmatch(copy, one.end, behind.start):
        return one
    end = one.slots["after"]
    share = behind.kind in SHARES or (behind.kind == "points" and behind.unit != ("point",))
    kinds = {one.slots[name].kind for name in ("before", "after")}
    if share and len(kinds) > 1 and "count" not in kinds:
        return one  # "$6.2 billion, or 7.9 percent of assets, up from $5.3 billion, or 7.1 percent"
    if ("by" in one.slots and not share) or (behind.kind == "points" and end.kind != "percent" and share):
        return one
    if not share and not (
        behind.kind in (end.kind, "points")
        and behind.kind != "percent"
        and behind.kind in ("money", "measure", "points", "cents", "temperature")
    ):
        return one
    return one._replace(slots={**one.slots, "share" if share else "by": behind}, end=behind.end)


def _complete(copy: str, kept: list[Found], index: int, figures: list[Amount]) -> Found:
    one = kept[index]
    missing = {"before", "after"} - one.slots.keys()
    if len(missing) == 2:
        both = _with_both(copy, kept, index)
        return both if both is not one else _told(copy, kept, index, figures)
    (name,) = missing
    known = one.slots["after" if name == "before" else "before"]
    if (known.kind not in ENDS and known.unit != ("point",)) or _is_range(copy, one.slots.get("by"), known):
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


def _from_neighbour(copy: str, kept: list[Found], index: int, name: str, known: Amount) -> Amount | None:
    """ "climbed from 18,000 three seasons ago to 24,300, a 35 percent increase": another word of change has the other end."""
    one = kept[index]
    for other in kept[max(0, index - 1) : index] + kept[index + 1 : index + 2]:
        figure = other.slots.get(name)
        first, last = sorted((other, one), key=lambda found: found.start)
        if (
            figure is not None
            and not is_said(other)
            and (other.slots.keys() <= {name, "aside"} or known in other.slots.values())
            and other.anchor.says.sign * one.anchor.says.sign >= 0
            and figure.start != known.start
            and are_like(figure, known)
            and parts_none(copy[first.end : last.start])
        ):
            return figure
    return None


_PAST = r"(?:was|were|had|stood|numbered|averaged|reached|hit|held|cost|made|sold|ran|took|paid|employed|peaked|earned|came|drew|won|got|began|started|opened|closed|ended|grew|[a-z]{3,}ed)"
#: ", which stood at 405 in 2019,", ", which was running at 3.2 per cent in March,", ", who sold 40,".
_RELATIVE = lazy(rf",\s(?:which|who|that)\s(?:had\s|was\s|were\s)?{_PAST}\s(?:[a-z]+\s){{0,6}}{ADVERBS}\Z")
#: ", having been 3,300 when the scheme began".
_HAVING = lazy(
    rf",\s(?:having|after)\s(?:been|stood|being|standing|start(?:ed|ing)|clos(?:ed|ing)|fall(?:en|ing)|ris(?:en|ing)|averag(?:ed|ing)|beg(?:un|inning)|open(?:ed|ing)|ended|peaked|cost|held|had|numbered|sold|made|carried|employed)\s(?:[a-z]+\s){{0,3}}{ADVERBS}\Z"
)
#: "In March the rate was 1,750, but by mid-May it had doubled": a clause of the past, then one of now.
_WAS = lazy(
    rf"\b(?:was|were|had|cost|stood\sat|numbered|averaged|paid|charged|earned|sold|made|employed|totall?ed)\s{ADVERBS}\Z"
)
_TIME = (
    r"(?:(?:[Ii]n|[Aa]t|[Oo]n|[Bb]y|[Ff]or|[Dd]uring|from|since|[Bb]efore|until)\s(?:the\s(?:end|start|beginning|middle|same|previous|first|second|third|fourth|last)\b|(?:late|early|mid-?)?\s?(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December|(?:19|20)[0-9]{2}|spring|summer|autumn|winter))|(?:[Ll]ast|this|next|that|previous)\s(?:year|month|week|quarter|season|summer|winter|autumn|spring|[A-Z][a-z]+)"
    r"|\b(?:a|one|two|three|four|five|six|seven|eight|nine|ten|[0-9]+)\s(?:years?|months?|weeks?|days?|decades?|seasons?|quarters?)\s(?:ago|earlier|before)|\b(?:ago|earlier|previously|before)\b)"
)
_TIMED = lazy(_TIME, 0)
_NOW = lazy(r"\b(?:now|this|today|since|has|have|expects?|will|by|it|they|has\sbeen|stands?|latest|currently|is|are)\b")


#: "up 12 percent" with no more said is on the year before, and "up 12 percent from May, to 40" on May.
_ALONE = words("up down off")
_OWN_BASE = lazy(r"\b(?:from|since|on|over|than)\s")


def _old_one(copy: str, one: Found, known: Amount, others: list[Amount]) -> Amount | None:
    behind = [other for other in others if other.start >= one.end]
    if (
        len(others) > 1
        and len(behind) == len(others)
        and known.end <= one.anchor.start
        and is_base(copy, one, behind[0])
    ):
        return behind[0]  # "on 36 percent, three points ahead of Labour, on 33, with the Greens on 9"
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
        and not EXTREME.search(lead)
        and parts_none(copy[one.end : other.start])
    ):
        return other
    return None


#: "has 54%, four points above the 48%", "212.4 metres on Sunday, 3.6 metres below": what is compared stands before a comma.
_IS = lazy(rf"\b(?:is|are|was|were|remains?|stays?|stood|will\sbe|has|have|had)\s{ADVERBS}\Z")
#: "1.22 billion, or 8 percent of the total, up from 347 million, or 6 percent": shares of a whole, and of no change.
_SHARED = lazy(r"[0-9]\s?(?:%|percent|per\scent|pct)")
_AT_END = lazy(rf"[^.;:()]{{0,60}},\sat\s{ADVERBS}\Z")


_THAN_THE = lazy(r"\b(?:higher|lower|more|less|fewer|up|down)\s(?:than|on|from)\s(?:the\s)?\Z")
_BUT = lazy(r"\b(?:but|and|though)\s(?:(?:still|also|about|some)\s)?\Z")


#: "Down 8 percent from 5,000, the number of members was 4,600".
_DOWN_FROM = lazy(
    rf"(?:\s(?:in|a)\s[^.;:(),]{{1,24}})?,\s(?:the|its|their|his|her)\s(?:[a-z]+\s){{1,5}}(?:was|were|is|are|stood|came|totall?ed|reached|numbered)\s{ADVERBS}\Z"
)


def _new_one(copy: str, one: Found, known: Amount, others: list[Amount]) -> Amount | None:
    begins = min(one.start, known.start)
    earlier = [other for other in others if other.end <= begins]
    later = [other for other in others if other.start >= max(one.end, known.end)]
    if (
        len(earlier) == 2
        and _THAN_THE.search(copy, earlier[0].end, earlier[1].start)
        and _BUT.search(copy, earlier[1].end, begins)
    ):
        earlier = earlier[
            :1
        ]  # "116.7, slightly higher than the 116.6 of January but 29 percent more than the 90 of May"
    if len(earlier) == 1:
        between = copy[earlier[0].end : begins]
        if (
            parts_none(between)
            and _SHARED.search(between) is None
            and ("," in between or _IS.search(between + " ") or between.strip() in ("-", "–", "—", "("))
        ):
            return earlier[0]
    if not earlier and len(later) == 1 and _DOWN_FROM.fullmatch(copy, one.end, later[0].start):
        return later[0]
    if not earlier and len(later) == 1 and _AT_END.fullmatch(copy, one.end, later[0].start):
        return later[0]
    return None


#: "doubled between 2017 and 2023, rising from R1.2bn to R3.6bn"; "goes up from $200 to $1,200 from July, a sixfold increase".
_RISING = lazy(r"[^.;:()]{0,60},\s(?:has\s|having\s)?\Z")
#: "a 10 percent discount brings the price down to $36 from $40".
_TAKES = lazy(r"\s(?:will\s|would\s)?(?:take|bring|lift|cut|push|put|reduce|lower|raise)s?\s(?:[A-Za-z’'-]+\s){1,5}")
_NOUN_BEHIND = lazy(
    r"(?:\s(?:from|in|on|at|by|over|during|within|since|for|of|a|the)\b[^,.;:()]{0,40})?,\s(?:or\s)?(?:an?\s)?(?:more\sthan\s|nearly\s|almost\s)?\Z"
)


def _with_both(copy: str, kept: list[Found], index: int) -> Found:
    one = kept[index]
    for other in kept[index + 1 : index + 2] + kept[max(0, index - 1) : index]:
        if is_said(other) or not {"before", "after"} <= other.slots.keys():
            continue
        against = other.anchor.says.sign * one.anchor.says.sign < 0
        if against and (one.anchor.says.times is None or copy[one.end : other.start] != ", "):
            continue  # "almost halved, rising from 14 to 46" says two things of one
        first, last = sorted((one, other), key=lambda found: found.start)
        gap = _RISING if other is last else _NOUN_BEHIND
        end = first.end if other is first else one.end
        takes = other is last and _TAKES.fullmatch(copy, end, last.start) is not None
        if (not takes and gap.fullmatch(copy, end, last.start) is None) or not parts_none(copy[end : last.start]):
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
        figure for figure in figures if figure.start not in said and (figure.kind in ENDS or figure.unit == ("point",))
    ]
    earlier = [figure for figure in free if figure.end <= one.start]
    if not earlier:
        return _base_first(copy, one, free)
    table = [figure for figure in earlier if figure.kind == "points"]
    new, by = (table or earlier)[-1], one.slots.get("by")
    olds = [figure for figure in free if figure.start >= one.end and are_like(figure, new)]
    if len(olds) != 1 or (by is not None and not like_difference(by, new)):
        return one
    old = olds[0]
    lead = copy[one.end : old.start]
    told = (_HAVING.search(lead) and not EXTREME.search(lead)) or is_base(copy, one, old)
    if len(lead) >= 100 or " played" in lead or not told or not parts_none(copy[new.end : old.start]):
        return one
    if new.kind == "points":
        new, old = (end._replace(kind="count", unit=()) for end in (new, old))  # points in a table
    return one._replace(slots={**one.slots, "before": old, "after": new}, start=new.start, end=old.end)


def _base_first(copy: str, one: Found, free: list[Amount]) -> Found:
    """ "is 9% higher than the current budget of $30 million, at $40 million"."""
    behind = [figure for figure in free if figure.start >= one.end][:3]
    if len(behind) != 2 or not are_like(*behind) or not is_base(copy, one, behind[0]):
        return told_of_one(copy, one, free)
    if not _AT_END.fullmatch(copy, behind[0].end, behind[1].start):
        return one
    return one._replace(slots={**one.slots, "before": behind[0], "after": behind[1]}, end=behind[1].end)
