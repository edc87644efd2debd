"""Rows of amounts of one kind that a sentence joins with commas and "and", whatever stands beside each.

"310 to go in Geelong, 190 in Elizabeth and 140 at its depot", "Labour 31, the Greens 20 and others nine", "a school (€29m), a
pool (€18m) and a road (€17m)".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import isqrt

from copydesk.patterns import lazy
from copydesk.ranges import Printed, Range
from copydesk.reading.figures.amounts import Amount
from copydesk.tuples import NamedTuple


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
        return summed(_as_fine([as_counted(one) for one in self.parts], self.parts))


class TotalApart(NamedTuple):
    """A total and the amounts that make it up, offsets into the copy.

    `whole` is whether the words say that the parts are all of it. `least` and `most` are how far, as shares of the total,
    the parts' sum may be from it and still be meant as all of it.
    """

    start: int
    end: int
    total: Amount
    parts: tuple[Fraction, ...]
    sum: Range
    whole: bool
    least: Fraction
    most: Fraction


def made_of(row: Row, total: Amount, whole: bool, least: Fraction, most: Fraction) -> TotalApart:
    """The total with the row that makes it up."""
    start, end = min(row.start, total.start), max(row.end, total.end)
    return TotalApart(start, end, total, tuple(one.value for one in row.parts), row.range, whole, least, most)


def same_kind(one: Amount, other: Amount) -> bool:
    """Whether two amounts can be added up."""
    return one.kind == other.kind and (one.kind == "count" or bool(set(one.unit) & set(other.unit)))


_ROUNDED = 1000


def as_counted(amount: Amount) -> Range:
    """All that a count can stand for here: below a thousand what is counted up is not rounded."""
    exact = amount.ends[0].step == 1 and amount.value < _ROUNDED and not amount.hedge
    return Range(amount.value, amount.value) if exact else amount.range


#: The roundings of several parts seldom all lean one way: beyond two and a half standard deviations nobody meets them.
_DEVIATIONS = Fraction(25, 12)
_FINE = 10**6


#: What the last digit is worth where a figure with a scale word shows decimals.
_DECIMAL_STEPS = frozenset(10**power for power in (4, 5, 7, 8, 10, 11))


def _as_fine(ranges: list[Range], parts: Sequence[Amount]) -> list[Range]:
    """The ranges, none of them wider than the finest figure's: beside "$1.5 million" nobody writes "$2 million" for 2.3."""
    fine = [one.ends[0].step / 2 for one in parts if one.ends[0].step in _DECIMAL_STEPS]
    if not fine:
        return ranges
    room = max(fine)
    return [
        Range(max(each.low, one.value - room), min(each.high, one.value + room)) if not one.hedge else each
        for each, one in zip(ranges, parts, strict=True)
    ]


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
    r"(?P<lead>(?:(?:the\srest,|a\sfurther|another|the\sother|the\sremaining|the\sfinal|with|some|of\swhich|(?:[^\s.,;:()—–]+))\s){0,9}?)(?P<open>[(]?)\Z"
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
_CLOSES = lazy(r"(?:\s[a-z-]+){0,2}\)")
_MOST = 14
#: How near to the last part of a row one more stands that goes on with it.
_NEAR = 60


_NAMED = lazy(r"[A-Z][\w’'-]+\s\Z")


def countable(copy: str, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts that can be added up, those among them that stand behind a name: "York nine and Hull four"."""
    found: list[Amount] = []
    for one in amounts:
        if (
            one.kind == "label"
            and found
            and found[-1].kind == "count"
            and _NAMED.search(copy, max(0, one.start - 24), one.start)
        ):
            one = one._replace(kind="count")
        numbered = copy[one.end : one.end + 1] == ")" and copy[one.start - 1 : one.start] != "("
        if (
            one.kind == "count"
            and not one.unit
            and one.ends[0].step >= _ROUNDED
            and (sums := _last_money(found)) is not None
        ):
            # "3.1 million pounds in the first half and 4.2 million in the second"
            one = one._replace(kind="money", unit=sums.unit)
        if one.kind in ("count", "money", "measure") and not numbered:
            found.append(one)
    return found


def _last_money(found: Sequence[Amount]) -> Amount | None:
    return found[-1] if found and found[-1].kind == "money" and found[-1].ends[0].step >= _ROUNDED else None


#: "two guides and a cook": one more.
_AND_ONE = lazy(
    r"(?:\s(?!(?:and|or|in|on|at|by|from|with)\b)[a-z-]+){1,3},?\sand\s(?P<one>an?)\s(?!few\b|half\b|third\b|quarter\b|total\b|further\b|dozen\b|lot\b|number\b)[a-z-]+"
)


def rows(copy: str, amounts: Sequence[Amount]) -> Iterator[Row]:
    """The rows of a sentence's amounts, each as long as it goes on: "$400 from one man, $350 from a bank and $250 from others"."""
    for kind in dict.fromkeys(one.kind for one in amounts):
        yield from _of_kind(copy, [one for one in amounts if one.kind == kind])


def _of_kind(copy: str, amounts: Sequence[Amount]) -> Iterator[Row]:
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
    single = None if closed or parts[0].kind != "count" else _AND_ONE.match(copy, parts[-1].end)
    if single is not None:
        one = Printed(Fraction(1), Fraction(1))
        parts.append(Amount(single.start("one"), single.end(), "count", (), (one,)))
        closed = True
    return Row(tuple(parts), closed, goes_on) if len(parts) > 1 else None


def _is_part(one: Amount) -> bool:
    return one.kind in ("count", "money", "measure") and len(one.ends) == 1 and not one.negative


_OF_THAT = lazy(r"\sof\s(?:that|this|it)\b")


def _joined(copy: str, one: Amount, other: Amount) -> str | None:
    """What joins two amounts of one kind as parts of a row; None where nothing does."""
    if not _is_part(other) or other.kind != one.kind or other.start - one.end > 120:
        return None
    if _OF_THAT.match(copy, other.end):
        return None  # "$30 million for schools, and $12 million of that for gyms"
    if one.kind != "count" and not set(one.unit) & set(other.unit):
        return None
    gap = copy[one.end : other.start]
    bracketed = gap.endswith("(")
    if bracketed != (copy[one.start - 1 : one.start] == "(") or (bracketed and not _CLOSES.match(gap)):
        return None
    if not bracketed and ("(" in gap or ")" in gap):
        return None
    match = _JOIN.fullmatch(gap)
    if match is None or _COMPARES.search(gap):
        return None
    led = bracketed or alike_led(copy, one, other) or not measures(copy, other)
    return match["join"] if led else None


def alike_led(copy: str, one: Amount, other: Amount) -> bool:
    """Whether the same letters lead to both figures: "the house at £425,000, shares at £180,000"."""
    return copy[max(0, one.start - 4) : one.start] == copy[max(0, other.start - 4) : other.start]


def measures(copy: str, one: Amount) -> bool:
    """Whether the word before a figure shows that it measures something, and is no part of a row: "a boy of nine"."""
    return _NO_PART.search(copy, max(0, one.start - 12), one.start) is not None
