"""Rows of amounts of one kind that a sentence joins with commas and "and", whatever stands beside each.

"310 to go in Geelong, 190 in Elizabeth and 140 at its depot", "Labour 31, the Greens 20 and others nine", "a school (€29m), a
pool (€18m) and a road (€17m)".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import isqrt
from typing import NamedTuple

from copydesk.patterns import lazy
from copydesk.ranges import Range
from copydesk.reading.amounts import Amount


class Row(NamedTuple):
    """The amounts of a row; `closed` is whether "and" joins the last, `goes_on` whether more follow even so."""

    parts: tuple[Amount, ...]
    closed: bool
    goes_on: bool = False

    @property
    def start(self) -> int:
        """Where the first amount starts."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the last amount ends."""
        return self.parts[-1].end

    @property
    def total(self) -> Fraction:
        """The sum of the amounts as printed."""
        return sum((one.value for one in self.parts), Fraction(0))

    @property
    def range(self) -> Range:
        """All that the sum can be."""
        return summed([as_counted(one) for one in self.parts])


_ROUNDED = 1000


def as_counted(amount: Amount) -> Range:
    """All that a count can stand for here: below a thousand what is counted up is not rounded."""
    exact = amount.ends[0].step == 1 and amount.value < _ROUNDED and not amount.hedge
    return Range(amount.value, amount.value) if exact else amount.range


#: The roundings of several parts seldom all lean one way: beyond two and a half standard deviations nobody meets them.
_DEVIATIONS = Fraction(25, 12)
_FINE = 10**6


def summed(parts: Sequence[Range]) -> Range:
    """All that the sum of figures can be when each may lie anywhere in its range."""
    middle = sum((one.low + one.high for one in parts), Fraction(0)) / 2
    halves = [(one.high - one.low) / 2 for one in parts]
    square = sum((half * half for half in halves), Fraction(0)) * _DEVIATIONS
    room = min(
        sum(halves, Fraction(0)), Fraction(isqrt(int(square * _FINE * _FINE)) + 1, _FINE) if square else Fraction(0)
    )
    return Range(middle - room, middle + room)


#: What joins two parts: up to a comma or "and" the words of the first, behind it a few that lead to the second.
_JOIN = lazy(
    r"(?P<rest>[^.;:—–\n]{0,110}?)(?P<join>,\sand|,|;\sand|;|\sand|\splus|,\splus|\s&|,?\sas\swell\sas)\s"
    r"(?P<lead>(?:(?:a\sfurther|another|the\sother|the\sremaining|the\sfinal|with|some|of\swhich|(?:[^\s.,;:()—–]+))\s){0,9}?)(?P<open>[(]?)\Z"
)
#: A figure behind one of these words is no part of its own: it is a rate, an end of a change, or measures something.
_NO_PART = lazy(
    r"\b(?:of|to|from|by|at|than|over|per|or|aged|against|versus|between|under|since|until|till|x|up|down|off|every|worth|for|about\sto|page|article|section|no\.?)\s\Z",
    0,
)
_COMPARES = lazy(
    r"\b(?:compared|against|versus|up\sfrom|down\sfrom|than|rose|fell|rising|falling|increas\w+|decreas\w+|grew|dropped|including|respectively|each|apiece|instead|but|while|whereas"
    r"|before|after|later|then)\b"
)
_MOST = 14
#: How near to the last part of a row one more stands that goes on with it.
_NEAR = 60


def rows(copy: str, amounts: Sequence[Amount]) -> Iterator[Row]:
    """The rows of a sentence's amounts, each as long as it goes on."""
    index = 0
    while index < len(amounts):
        row = _row(copy, amounts, index)
        if row is not None:
            yield row
            index += len(row.parts)
        else:
            index += 1


def _row(copy: str, amounts: Sequence[Amount], index: int) -> Row | None:
    parts = [amounts[index]]
    if not _is_part(parts[0]):
        return None
    closed = goes_on = False
    for following in amounts[index + 1 :]:
        match = _joined(copy, parts[-1], following) if len(parts) < _MOST else None
        if match is None or (closed and not (match == "," and following.start - parts[-1].end < _NEAR)):
            break
        goes_on = goes_on or closed
        parts.append(following)
        closed = closed or "and" in match or "plus" in match or "&" in match or "as well" in match
    return Row(tuple(parts), closed, goes_on) if len(parts) > 1 else None


def _is_part(one: Amount) -> bool:
    return one.kind in ("count", "money", "measure") and len(one.ends) == 1 and not one.negative


def _joined(copy: str, one: Amount, other: Amount) -> str | None:
    """What joins two amounts of one kind as parts of a row; None where nothing does."""
    if not _is_part(other) or other.kind != one.kind or other.start - one.end > 120:
        return None
    if one.kind != "count" and not set(one.unit) & set(other.unit):
        return None
    gap = copy[one.end : other.start]
    bracketed = gap.endswith("(")
    if bracketed != (copy[one.start - 1 : one.start] == "(") or (bracketed and not gap.startswith(")")):
        return None
    if not bracketed and ("(" in gap or ")" in gap):
        return None
    match = _JOIN.fullmatch(gap)
    if match is None or _COMPARES.search(gap):
        return None
    return None if not bracketed and measures(copy, other) else match["join"]


def measures(copy: str, one: Amount) -> bool:
    """Whether the word before a figure shows that it measures something, and is no part of a row: "a boy of nine"."""
    return _NO_PART.search(copy, max(0, one.start - 12), one.start) is not None
