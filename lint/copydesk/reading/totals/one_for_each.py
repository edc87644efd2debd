"""How many people there are to one of something, beside the two counts: "with 10,400 officers for 5.2 million people, one for every 500"."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.reading.figures.amounts import Amount, Stretch
from copydesk.reading.figures.counted import same_thing, singular
from copydesk.tuples import NamedTuple


class OneForEach(NamedTuple):
    """So many `each` to one of the `few`, of whom there are so many, among the `many`."""

    each: Amount
    few: Amount
    many: Amount


#: "one officer for every 500 residents", "one to 500 inhabitants".
_ONE = lazy(
    r"\b(?:[Oo]ne|[Aa]|just\sone)\s(?P<thing>(?:[a-z-]+\s){0,3}?)(?:for|per|to|in)\s(?:every|each)\s(?:about\s|some\s|roughly\s|around\s|nearly\s)?\Z"
)
_PEOPLE = words(
    "person resident inhabitant citizen patient pupil student child voter household family woman man adult user passenger islander villager soul prisoner inmate customer"
)
_ANOTHER = lazy(
    r"\b(?:compared|against|versus|than|average|recommend\w*|target|aim\w*|should|ought|needs?|wants?|wanted|norm|minimum|nationally|elsewhere|used\sto|will\s(?:be|have)|would|up\sfrom|down\sfrom|once|another|more|fewer|of\sthem|of\swhom)\b"
)
_LEAST = 3


def one_for_each(copy: str, stretch: Stretch) -> Iterator[OneForEach]:
    """The counts of a sentence that says how many there are to one, where just two can be meant."""
    row = [one for one in stretch.amounts if one.kind == "count" and len(one.ends) == 1]
    if not 2 < len(row) < 7:
        return
    for each in row:
        one = _ONE.search(copy, max(stretch.start, each.start - 60), each.start)
        if one is None or each.value < _LEAST:
            continue
        if _ANOTHER.search(copy, stretch.start, min(stretch.end, each.end + 20)):
            return
        rest = [other for other in row if other.end <= one.start() and other.value > 1 and not other.negative]
        if len(rest) != 2:
            return
        few, many = sorted(rest, key=lambda other: other.value)
        thing = tuple(singular(word) for word in one["thing"].split())
        people = set(many.unit) & _PEOPLE and (not each.unit or set(each.unit) & _PEOPLE)
        if people and few.value > 1 and same_thing(thing[-1:], few.unit) and not set(few.unit) & set(many.unit):
            yield OneForEach(each, few, many)
        return
