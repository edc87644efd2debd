"""The two figures of a sentence that a change is between, told by the words of time beside them."""

from __future__ import annotations

from copydesk.patterns import lazy, words
from copydesk.reading.change.change_bases import ENDS, are_like, is_said, like_difference, parts_none
from copydesk.reading.change.change_slots import Found
from copydesk.reading.change.change_times import LAST_YEAR, has_another_base, in_order, said_in_past, when
from copydesk.reading.figures.amounts import Amount
from copydesk.reading.figures.links import tokens_of

#: Another clause that goes on about the same thing: "; it now has 480", ", and it now costs".
_GOES_ON = lazy(
    r";\s(?:that|this|there)\b|;\s(?:[A-Za-z]+\s){1,4}(?:it|they|he|she|there|that)\s(?=was|were|had|cost|has|is)|(?:;|,?\s(?:and|but|while|although))\s(?:it|they|he|she|now|today|the\s(?:number|figure|total|price|cost|average|rate))\b"
)


_THIS_YEAR = lazy(
    r"\s(?:so\sfar|this\s(?:year|month|week|quarter)|in\sthe\s(?:year|month)\sto\sdate)\b(?=[,.;]|\s(?:and|but)\b)"
)
_AS_MANY_AS = lazy(r"\sas\s[a-z]+\sas\s(?!(?:in|at|on|before|it|they|there|last|a|two|three|four|five|ten)\b)")
_AND_FIGURE = lazy(r",?\sand\s(?=[$£€]?[0-9])")
#: Another clause with a subject of its own: "sales grew by a fifth, but revenue, at $1.04 billion, …".
_BUT_OTHERS = lazy(
    r"\b(?:but|yet)\s(?!(?:it|they|he|she|now|today|by|in|on|at|this|last|since|then|only|just|had|has|have|is|are|was|were|will|would|rose|fell|grew"
    r"|the\s(?:number|figure|total|price|cost|average|rate|count)|[a-z]+ed)\b|[$£€]?[0-9])"
)


def by_time(copy: str, kept: list[Found], index: int, figures: list[Amount], limits: tuple[int, int]) -> Found:
    """The only two figures of a sentence that can be meant, in the order that the words of time beside them give."""
    one = kept[index]
    said = {figure.start for found in kept for name, figure in found.slots.items() if name in ("share", "by")}
    share, by = one.slots.get("share"), one.slots.get("by")
    free = [
        figure
        for figure in figures
        if figure.start not in said and (figure.kind in ENDS or figure.unit == ("point",)) and len(figure.ends) == 1
    ]
    pairs = [(first, last) for place, first in enumerate(free) for last in free[place + 1 :] if are_like(first, last)]
    if len(pairs) > 1:
        pairs = [pair for pair in pairs if _TRAILS.fullmatch(copy, pair[1].end, one.anchor.start)] or pairs
    if len(pairs) != 1 or not {figure.start for name, figure in one.slots.items() if name in ("before", "after")} <= {
        figure.start for figure in pairs[0]
    }:
        return one
    first, last = pairs[0]
    if any(_counts_more(copy, here, there) for here, there in ((first, last), (last, first))):
        return one
    if not alone(copy, one) or (by is not None and not like_difference(by, first)):
        return one
    if share is not None and share.kind == "points" and first.kind != "percent":
        return one
    if _THIS_YEAR.match(copy, said_end(one)) or _AS_MANY_AS.match(copy, one.anchor.end):
        return one  # "down 12 percent this year", "twice as many as the region needs"
    start, end = min(one.start, first.start), max(one.end, last.end)
    between = _GOES_ON.sub(",", copy[start:end])
    if one.start >= last.end:
        between = _AND_FIGURE.sub(
            ",", between
        )  # "was 71.2 percent in 2011 and 77.7 percent last year, 6.5 points higher"
    if not parts_none(between) or _BUT_OTHERS.search(between) or _another_change(kept, index, (first, last), end):
        return one
    return _ordered(copy, one, first, last, limits)


#: "14 pairs in 2003; there are 98 now, a sevenfold rise, thanks to 60 poles": the two before it, not what is behind.
_TRAILS = lazy(r"(?:\s[a-z]+){0,3},\s(?:an?\s)?(?:nearly\s|almost\s|more\sthan\s)?")
_WHICH_COUNTS = lazy(r"\b(?:which|who|that)\s(?:[a-z]+\s){1,2}\Z")


def _counts_more(copy: str, here: Amount, there: Amount) -> bool:
    """Whether a figure counts a thing of its own that the other does not: "2,571, up 99 percent, which involved 337 cases"."""
    own = bool(here.unit) and not there.unit and here.kind == "count"
    return own and _WHICH_COUNTS.search(copy, max(0, here.start - 30), here.start) is not None


_LEADS = words("by of about some nearly almost just only more less than over an a another further as much up to or")
_COMPARED_WITH = words("above below ahead behind short")


_OF_SO_MUCH = lazy(r"\sof\s(?:about\s|some\s|nearly\s)?[$£€]?[0-9]")


def alone(copy: str, one: Found) -> bool:
    """Whether a change is said without another object or base: "reduce its estimate by 4 percent" and "3 percent above inflation" have one."""
    part, said = one.anchor.says.part, one.slots.get("share") or one.slots.get("by")
    behind = said is not None and said.start >= one.anchor.end
    difference = said is not None and behind and "share" not in one.slots
    if one.anchor.word in _COMPARED_WITH or (difference and not _OF_SO_MUCH.match(copy, one.anchor.end)):
        return False
    if said is None or not behind or part not in ("verb", "either"):
        return True
    return _LEADS.issuperset(token.lower() for token in tokens_of(copy[one.anchor.end : said.start]))


def _another_change(kept: list[Found], index: int, pair: tuple[Amount, Amount], end: int) -> bool:
    """Whether another change of the stretch, or one of the same two figures, goes another way or says how large it is itself."""
    one = kept[index]
    start, starts = min(one.start, pair[0].start), {figure.start for figure in pair}
    return any(
        other is not one
        and (
            (start <= other.anchor.start < end and (is_said(other) or _goes_another_way(one, other)))
            or (_goes_another_way(one, other) and any(figure.start in starts for figure in other.slots.values()))
        )
        for other in kept
    )


def _goes_another_way(one: Found, other: Found) -> bool:
    return other.anchor.says.sign * one.anchor.says.sign < 0


_SUPERLATIVE = lazy(r"\b(?:[a-z]{2,}est|best|worst|most|least|first|record)\s(?:[a-z]+\s){0,3}since\b")
EXTREME = lazy(r"\b(?:record|high|low|peak|trough)\s(?:of\s)?\Z")


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
    if EXTREME.search(copy, max(0, old.start - 24), old.start) or has_another_base(
        copy, said_end(one), old, year.year if year is not None else 0
    ):
        return one
    start, end = min(one.start, first.start), max(one.end, last.end)
    if _SUPERLATIVE.search(copy, start, end) or (is_said(one) and one.anchor.says.sign * (new.value - old.value) < 0):
        return one  # "the lowest since 2007, when it was 3.9"; figures that go the other way are of two things
    if new.kind == "points":
        new, old = (figure._replace(kind="count", unit=()) for figure in (new, old))
    slots = {**one.slots, "before": old, "after": new}
    return one._replace(slots=slots, start=min(one.start, first.start), end=max(one.end, last.end))


def said_end(one: Found) -> int:
    """Where it has been said how large a change is: what it is measured from may stand right behind."""
    said = [figure.end for name, figure in one.slots.items() if name in ("share", "by")]
    return max([one.anchor.end, *said])
