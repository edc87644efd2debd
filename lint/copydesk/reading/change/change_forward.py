"""What a change will make of a figure of now: "rise by 6 per cent, so that a policy now priced at $500 will cost $530"."""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.reading.change.change_bases import are_like
from copydesk.reading.change.change_slots import Found
from copydesk.reading.figures.amounts import Amount

#: From the percentage to the figure of now: what it means for one who pays, and a word of the present.
_NOW = lazy(
    r"(?P<rest>[^.;()]{0,60}?)(?:,\s(?:so\s(?:that\s)?|meaning\s(?:that\s)?|which\smeans\s(?:that\s)?|and\s(?:so\s)?)|\sso\sthat\s|\smeaning\s(?:that\s)?|:\s|\s[—–]\s)(?:[^.;:()0-9]{2,60}?\s)??"
    r"(?:now|currently|today|at\spresent|costs?|pays?|paying|costing|priced\sat|worth|earns?|earning|which\sis)\s(?:[a-z]+\s){0,4}\Z"
)
_WILL = lazy(
    r"(?:\s[a-z-]+){0,6}?,?\s(?:will|would|is\sto|are\sto|should)\s(?:now\s|then\s|soon\s|have\sto\s)?(?:be|cost|pay|have|come\sto|go\s(?:up\s|down\s)?to|rise\sto|fall\sto|become|fetch|get|earn|receive)\s"
    r"(?:worth\s|paid\s|charged\s|about\s|some\s|just\s(?:over|under)\s)?\Z"
)


def told_of_one(copy: str, one: Found, free: list[Amount]) -> Found:
    """The change with the two figures of one case behind it, where the sentence has no other two."""
    share = one.slots.get("share")
    behind = [figure for figure in free if figure.start >= one.end]
    if share is None or len(free) != 2 or len(behind) != 2 or not are_like(*behind):
        return one
    if not _WILL.fullmatch(copy, behind[0].end, behind[1].start):
        return one
    now = _NOW.fullmatch(copy, one.end, behind[0].start)
    if now is None or " than " in now["rest"] or " from " in now["rest"]:
        return one
    return one._replace(slots={**one.slots, "before": behind[0], "after": behind[1]}, end=behind[1].end)
