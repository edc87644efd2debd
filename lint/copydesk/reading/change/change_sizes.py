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
    if old is None or new is None:
        return one
    if _apart(old, new) < _FAR:
        return _of_subject(one, figures, old, new)
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
    return _with(one, likelier[0], new) if len(likelier) == 1 else _of_subject(one, figures, old, new)


def _of_subject(one: Found, figures: list[Amount], old: Amount, new: Amount) -> Found:
    """The change of the figure that the sentence is about: "9,140 parcels, 3,310 of them for children, up from 7,020".

    Only where the figure nearest to the word of change goes the other way than it says, and one before it does not.
    """
    sign = one.anchor.says.sign
    if (
        new.end > one.anchor.start
        or not sign
        or one.anchor.says.times is not None
        or (new.value - old.value) * sign >= 0
    ):
        return one
    fitting = [
        figure
        for figure in figures
        if figure.kind == old.kind
        and figure.end <= new.start
        and (figure.value - old.value) * sign > 0
        and _apart(old, figure) < _NEAR
    ]
    return _with(one, fitting[0], new) if fitting else one


def _with(one: Found, subject: Amount, new: Amount) -> Found:
    slots = {**one.slots, "after": subject}
    if new.kind == "percent" and "share" in slots and slots["share"].kind == "percent":
        del slots["share"]  # "$6.2 billion, or 7.9 percent of assets, up from $5.3 billion, or 7.1 percent"
    return one._replace(slots=slots, start=min(one.start, subject.start))


def _apart(one: Amount, other: Amount) -> Fraction:
    """How many times the larger of two figures is the smaller."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return high / low if low else Fraction(10**9)
