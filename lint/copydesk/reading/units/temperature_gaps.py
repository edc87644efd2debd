"""The difference that a sentence says of its two temperatures: "from minus 12C to 5C, a spread of 17 degrees"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, amounts_by_sentence
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class TemperatureGap(NamedTuple):
    """Two readings of one scale and what is said to lie between them; offsets into the copy."""

    start: int
    end: int
    one: Amount
    other: Amount
    said: Amount

    @property
    def apart(self) -> Fraction:
        """How many degrees lie between the two readings."""
        return abs(self.one.value - self.other.value)


_NOUN = r"(?:spread|difference|range|swing|gap|drop|fall|rise|increase|change|plunge|jump|leap|climb|decline|variation|slide|tumble)"
_NOUN_OF = lazy(rf"\b(?:an?|the)\s(?:[a-z-]+\s)?{_NOUN}\sof\s(?:about\s|some\s|more\sthan\s|nearly\s|around\s)?\Z")
_NOUN_AFTER = lazy(rf"\s(?:[a-z]+\s)?{_NOUN}\b")
_BY = lazy(r"\bby\s(?:about\s|some\s|nearly\s)?\Z")
_APPOSED = lazy(r"(?:,|\s[—–-])\s(?:or\s|some\s|about\s)?\Z")
_CLOSED = lazy(r"[,.;)]|\s[—–-]\s|\Z")
_THAN = lazy(r"\s(?:warmer|hotter|colder|cooler|higher|lower|above|below|up|down|more|less)\b")
_FROM_TO = lazy(r"[^.;:()]{0,40}\b(?:to|and)\s(?:about\s|a\s(?:low|high)\sof\s|just\s|minus\s|[a-z]+\s){0,4}\Z")
_READ = lazy(r"\b(?:than|from|on|over|against|of|to|at|was|and|record|high|low)\b")


def temperature_gaps(story: Story) -> Iterator[TemperatureGap]:
    """Every sentence of three temperatures, one of which is the difference of the others."""
    for stretch in amounts_by_sentence(story):
        found = [one for one in stretch.amounts if one.kind == "temperature"]
        if len(found) != 3 or any(len(one.ends) != 1 or one.hedge in ("above", "below") for one in found):
            continue
        copy = story.copy
        for index, said in enumerate(found):
            one, other = (each for each in found if each is not said)
            if (
                len(set(one.unit) & set(other.unit)) == 1
                and set(said.unit) & set(one.unit)
                and _is_said(copy, said, one, other, index)
            ):
                start = min(each.start for each in found)
                yield TemperatureGap(start, max(each.end for each in found), one, other, said)
                break


def _is_said(copy: str, said: Amount, one: Amount, other: Amount, index: int) -> bool:
    if said.negative or said.value <= 0:
        return False
    lead = max(0, said.start - 48)
    paired = other.start - one.end < 60 and _FROM_TO.fullmatch(copy, one.end, other.start) is not None
    if _NOUN_OF.search(copy, lead, said.start) or _NOUN_AFTER.match(copy, said.end):
        return paired or index == 2
    than = _THAN.match(copy, said.end)
    if index == 2 and _APPOSED.search(copy, lead, said.start) and _CLOSED.match(copy, than.end() if than else said.end):
        return paired
    if index == 1 and _THAN.match(copy, said.end):
        if _THAN.match(copy, other.end) or " and " in copy[said.end : other.start]:
            return False
        return (
            other.start - said.end < 60
            and _READ.search(copy, said.end, other.start) is not None
            and one.end + 40 > said.start
        )
    return paired and _BY.search(copy, lead, said.start) is not None
