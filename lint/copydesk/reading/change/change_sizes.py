"""Which of several figures a change is of, told by their size: "505 cases in 21 counties, up from 481" is of the 505."""

from __future__ import annotations

from fractions import Fraction

from copydesk.reading.change.change_slots import Found
from copydesk.reading.figures.amounts import Amount

#: Two ends that are further apart than this are looked at twice, where another figure is within the second of them.
_FAR, _NEAR = 5, 3


def of_like_size(one: Found, figures: list[Amount]) -> Found:
    """The change with the new figure that is of the old one's size, where the one beside it is not and counts something else."""
    old, new = one.slots.get("before"), one.slots.get("after")
    if old is None or new is None or _apart(old, new) < _FAR:
        return one
    at = figures.index(new) if new in figures else 0
    beside = figures[max(0, at - 1) : at + 2]
    likelier = [
        figure
        for figure in beside
        if figure.kind == old.kind
        and figure not in (old, new)
        and figure.start < old.start
        and _apart(old, figure) < _NEAR
    ]
    if len(likelier) != 1:
        return one
    start = min(one.start, likelier[0].start)
    slots = {**one.slots, "after": likelier[0]}
    if new.kind == "percent" and "share" in slots and slots["share"].kind == "percent":
        del slots["share"]  # "$6.2 billion, or 7.9 percent of assets, up from $5.3 billion, or 7.1 percent"
    return one._replace(slots=slots, start=start)


def _apart(one: Amount, other: Amount) -> Fraction:
    """How many times the larger of two figures is the smaller."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return high / low if low else Fraction(10**9)
