"""What a summary says in other words than its story: its figures and days, each held against the statement most like its own.

A sentence of a summary seldom stands in the body as it is. For each of its figures every figure of the same kind in the
body is weighed: by the words that its sentence shares with the summary's, rare words more, and by the words right around
the two figures. Where the sentence that is most alike gives another figure, and the summary's own stands nowhere or in
sentences that are much less alike, the two contradict each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from copydesk.reading.figures.amounts import Amount
from copydesk.reading.people.ages import ages
from copydesk.reading.summaries.agreement import DIFFERENT, EQUAL, SAME, is_slip, nouns, relation
from copydesk.reading.summaries.mentions import Mention
from copydesk.reading.summaries.statements import alike, statement
from copydesk.reading.text.sentences import sentence_at
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Paraphrase(NamedTuple):
    """A mention of a summary with the one of the body that most likely says the same, of another value.

    `share` says how much the two statements are alike, from 0 to 1, and `support` how much the one is alike that has the
    summary's own value. `stands` is whether the body has that value at all, `other` is None where it has no other value
    of the kind. `bearer` is the mention that most bears the summary's out.
    """

    mention: Mention
    other: Mention | None
    share: float
    support: float
    stands: bool
    bearer: Mention | None = None

    @property
    def lead(self) -> float:
        """How much more alike the other value's statement is than any that bears the summary's out; a slip of the keys adds to it."""
        if self.other is None:
            return 0.0
        return self.share - self.support + _SLIP * is_slip(self.mention, self.other)


#: How far from the body's first figure, in characters, its first statements are; and what it counts that the body says a value again.
_FIRST, _AGAIN, _MOST_AGAIN = 1200, 0.025, 3
#: What a digit lost, added or exchanged adds to the case.
_SLIP = 0.1


def paraphrases(
    story: Story, own: Sequence[Mention], body: Sequence[Mention], start: int, end: int
) -> tuple[Paraphrase, ...]:
    """Each of the summary's `own` mentions, the summary being from `start` to `end`, held against those of the body."""
    said = [one for one in own if one.kind != "label"]
    counted = Counter(map(_key, body)) if said else Counter()
    return tuple(_held(story, one, said, body, counted, start, end) for one in said)


def _key(mention: Mention) -> tuple[object, ...]:
    """What makes two mentions of the body one and the same figure or day."""
    day = mention.date
    return (
        mention.kind,
        mention.amount.value if mention.amount is not None else None,
        mention.weekday,
        (day.year, day.month, day.day) if day is not None else None,
    )


def _held(
    story: Story,
    mention: Mention,
    own: Sequence[Mention],
    body: Sequence[Mention],
    counted: Counter[tuple[object, ...]],
    start: int,
    end: int,
) -> Paraphrase:
    mine = statement(story, mention, start, end)
    first = body[0].start + _FIRST if body else 0
    share, support, stands = 0.0, 0.0, False
    found: Mention | None = None
    bearer: Mention | None = None
    for other in body:
        equal = says_same(story, mention, other)
        if not equal and not may_contradict(story, mention, other):
            continue
        much = alike(story, mine, other, early=other.start < first) * _of_one_thing(mention, other)
        much += _AGAIN * min(counted[_key(other)] - 1, _MOST_AGAIN) if much else 0.0
        if equal:
            stands = True
            much = max(much, _FLOOR if _is_telling(other) else 0.0)
            if bearer is None or much > support:
                support, bearer = much, other
        elif much > share and not any(says_same(story, each, other) for each in own if each is not mention):
            share, found = much, other
    return Paraphrase(mention, found, share, support, stands, bearer)


#: How much a figure tells that counts another thing in so many words: one that is the same by chance, and one that differs.
_OTHER_THING = 0.7
#: A figure of three digits or more that are no zeros is never the same by chance, and bears the summary's out as much as this.
_FLOOR = 0.1
_DIGITS = 3


def _of_one_thing(mention: Mention, other: Mention) -> float:
    """One, or less for two counts whose nouns have no word in common."""
    if mention.kind != "count" or other.kind != "count" or mention.amount is None or other.amount is None:
        return 1.0
    if not mention.amount.unit or not other.amount.unit or (mention.toll and mention.toll == other.toll):
        return 1.0
    return 1.0 if nouns(mention.amount) & nouns(other.amount) else _OTHER_THING


def _is_telling(other: Mention) -> bool:
    return other.amount is not None and len(str(other.amount.value.numerator).strip("0")) >= _DIGITS


def says_same(story: Story, one: Mention, other: Mention) -> bool:
    """Whether the two have one value, whatever they count."""
    if "ordinal" in (one.kind, other.kind):
        return one.kind == other.kind and one.amount is not None and other.amount is not None and (
            one.amount.value == other.amount.value
        )  # fmt: skip
    if one.kind == "weekday" == other.kind and (is_relative(story, one) or is_relative(story, other)):
        return (one.weekday - other.weekday + 1) % 7 <= 2  # a story may come out the day after it was written
    return relation(story, one, other) in (SAME, EQUAL)


def is_relative(story: Story, day: Mention) -> bool:
    """Whether a weekday is said as "today" or the like."""
    return story.copy[day.start].lower() in "ty" and story.copy[day.start : day.start + 2] not in ("Tu", "Th")


def _are_places_in_one_row(one: Amount, other: Amount) -> bool:
    """Whether two ordinals may be of one row; a story tells of several quarters, and of a first and a second of anything."""
    if "quarter" in (*one.unit, *other.unit) or 1 in (one.value, other.value):
        return False
    return bool(nouns(one) & nouns(other)) or not one.unit or not other.unit


def _of_two_years(one: Mention, other: Mention) -> bool:
    """Whether one is a year and the other a day or month of another year."""
    if one.date is None or other.date is None or one.date.month is not None or one.date.years + other.date.years > 2:
        return False
    return one.date.year is not None and other.date.year is not None and one.date.year != other.date.year


#: Kinds any two of whose values may be of one thing; of the others the unit or the noun must be the same.
_OF_ANYTHING = frozenset(("percent", "fraction", "multiple"))


def may_contradict(story: Story, one: Mention, other: Mention) -> bool:
    """Whether the two, which have not one value, may yet be of one thing."""
    if one.kind != other.kind:
        return False
    if one.amount is None or other.amount is None:
        return relation(story, one, other) == DIFFERENT or _of_two_years(one, other)
    if one.toll and other.toll:
        return one.toll == other.toll
    if one.kind == "age":
        return _may_be_one_person(story, one, other)
    if one.kind in _OF_ANYTHING:
        return True
    if one.kind == "duration" and one.amount.value == other.amount.value:
        return True  # "48 hours", "48 days"
    if one.kind == "count":
        return True
    if one.kind == "ordinal":
        return _are_places_in_one_row(one.amount, other.amount)
    return bool(set(one.amount.unit) & set(other.amount.unit))


def _may_be_one_person(story: Story, one: Mention, other: Mention) -> bool:
    """Whether the summary's sentence names the person whose age the body gives, where it names one right there."""
    surname = story.read(_surnames).get(other.start)
    start, end = sentence_at(story, one.start)
    return surname is None or story.copy.find(surname, start, end) >= 0


def _surnames(story: Story) -> dict[int, str]:
    return {one.start: one.person.surname for one in ages(story) if one.person is not None}
