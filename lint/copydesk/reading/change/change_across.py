"""Changes over two sentences: "Last year it sold 4,000. This year sales rose 20 per cent, to 4,800."."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.reading.change.change_bases import ENDS, are_like
from copydesk.reading.change.change_order import alone, said_end
from copydesk.reading.change.change_pairs import OF_ANOTHER_NOUN, pair_of
from copydesk.reading.change.change_slots import Found
from copydesk.reading.change.change_times import LAST_YEAR, has_another_base, when
from copydesk.reading.change.change_words import change_words
from copydesk.reading.figures.amounts import Amount, Stretch, amounts
from copydesk.reading.figures.counted import singular
from copydesk.reading.text.sentences import sentences
from copydesk.story import Story
from copydesk.tuples import NamedTuple

_GOES_ON = lazy(
    r"\s*(?:It|They|He|She|That|This\s(?:year|month|week|season|time)|Now|Today|Since|By|In|(?:The|Its|Their)\s(?:number|figure|total|price|cost|average|rate|bill|fee|sum|same)|There\s(?:were|was|are))\b"
)
_PARALLEL = lazy(r"\s*(?:This\s(?:year|month|week|season|time)|Now|Today|Since\sthen)\b")
_PAIR_OPENS = lazy(
    r"\s*(?:There\s(?:were|was)|(?:It|They|He|She)\s[a-z]+|(?:The|Its|Their|His|Her)\s(?:[a-z]+\s){1,3}(?:was|were|came|stood|rose|fell|totall?ed))\b"
)
_OLD_OPENS = lazy(
    r"\s*(?:(?:The\s(?:year|month|week|day|season|time)\sbefore|A\s(?:year|month|week|decade)\s(?:ago|earlier|before)|(?:Two|Three|Four|Five|Ten|Twenty)\s(?:years|months|weeks|decades)\s(?:ago|earlier|before)|Last\s(?:year|month|week|season|time)|Before\s(?:that|then|the\s[a-z]+)|Previously|In\s(?:the\s(?:same|previous)\s[a-z]+|(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:19|20)[0-9]{2})),?\s)"
    r"(?:there\s(?:were|was|had\sbeen)|it\s[a-z]+|they\s[a-z]+|the\s[a-z]+\s(?:was|were|stood\sat)|he\s[a-z]+|she\s[a-z]+)\b"
)
_WORD = lazy(r"[A-Za-z]{4,}")
#: "sales", "sold": so many letters in common make two words one.
_STEM = 5
#: Behind every offset.
_BEYOND = 1 << 60
#: How far one sentence ends before the next.
_GAP = 3


class Neighbours(NamedTuple):
    """Two sentences that follow each other; `said` is 0 where a change may be said in the first of them, 1 for the second."""

    first: Stretch
    second: Stretch
    said: int


def neighbours(story: Story) -> Iterator[Neighbours]:
    """The pairs of sentences of which one may give the ends of a change that the other says."""
    copy = story.copy
    earlier: Stretch | None = None
    for stretch in _sentences(story):
        if (
            earlier is not None
            and 0 <= stretch.start - earlier.end <= _GAP
            and "\n" not in copy[earlier.end : stretch.start + 1]
        ):
            if _PAIR_OPENS.match(copy, stretch.start) or _OLD_OPENS.match(copy, stretch.start):
                yield Neighbours(earlier, stretch, 0)
            if len(stretch.amounts) > 1 or _PARALLEL.match(copy, stretch.start):
                yield Neighbours(earlier, stretch, 1)
        earlier = stretch


def _sentences(story: Story) -> Iterator[Stretch]:
    """Every sentence with an amount that is no label, and its amounts."""
    every, stops, index = [one for one in amounts(story) if one.kind != "label"], sentences(story), 0
    number = len(every)
    while index < number:
        place = bisect_right(stops, (every[index].start, _BEYOND)) - 1
        start, end = stops[place] if place >= 0 else (0, 0)
        first = index
        while index < number and every[index].start < end:
            index += 1
        if index == first:
            index += 1  # it stands between two sentences
            continue
        yield Stretch(start, end, tuple(every[first:index]))


def across(copy: str, one: Found, both: Neighbours) -> Found | None:
    """The change with an end, or both, from the sentence next to it."""
    if (one.anchor.says.times is None and "share" not in one.slots) or "before" in one.slots:
        return None
    if both.said and any(_moves(word) for word in _WORD.findall(copy, both.second.start, one.start)):
        return None  # "By March it grew by a thousand, and by May it doubled to 8,000"
    if not alone(copy, one):
        return None
    share, new = one.slots.get("share"), one.slots.get("after")
    if share is not None and share.kind not in ("percent", "fraction", "multiple"):
        return None
    if new is not None and {"by", "share"} <= one.slots.keys():
        return None  # "143p, up 24p, or 20%. A year ago they stood at 71p": the two tell the day before's
    if new is None:
        return _pair_behind(copy, one, both) if both.said == 0 else None
    if new.kind not in ENDS:
        return None
    old = _old_before(copy, one, new, both) if both.said else _old_behind(copy, new, both)
    if old is None or not _goes_that_way(one, old, new) or has_another_base(copy, said_end(one), old, 0):
        return None
    slots = {**one.slots, "before": old}
    return one._replace(slots=slots, start=min(one.start, old.start), end=max(one.end, old.end))


#: What every word of a multiple holds: "doubled", "threefold", "half as many".
_MULTIPLIES = ("doubl", "tripl", "trebl", "quadrupl", "quintupl", "sextupl", "hal", "twice", "fold")


def may_say(copy: str, stretch: Stretch) -> bool:
    """Whether a sentence may say a change by a percentage, a fraction or a multiple, which is all that `across` looks at."""
    if any(one.kind in ("percent", "fraction", "multiple") for one in stretch.amounts):
        return True
    text = copy[stretch.start : stretch.end].lower()
    return any(stem in text for stem in _MULTIPLIES)


def _goes_that_way(one: Found, old: Amount, new: Amount) -> bool:
    """Whether the figures go the way that the words say: where they do not, they are probably of two things."""
    return one.anchor.says.sign * (new.value - old.value) >= 0


def _moves(word: str) -> bool:
    says = change_words().get(word.lower())
    return says is not None and says.part == "verb"


def _only_like(new: Amount, figures: tuple[Amount, ...]) -> Amount | None:
    found = [figure for figure in figures if figure.kind in ENDS and are_like(figure, new)]
    return found[0] if len(found) == 1 and sum(figure.kind == new.kind for figure in figures) == 1 else None


def _old_before(copy: str, one: Found, new: Amount, both: Neighbours) -> Amount | None:
    first, second = both.first, both.second
    old = _only_like(new, first.amounts)
    time = None if old is None else when(copy, old, first.start, first.end)
    if old is None or time is None or time.rank > LAST_YEAR:
        return None
    if _OF_OTHERS.match(copy, second.start) or _two_subjects(copy, both, one.start):
        return None
    if _GOES_ON.match(copy, second.start) and not _PARALLEL.match(copy, second.start):
        return old if time.rank < LAST_YEAR else None
    subject = {_stem(word) for word in _WORD.findall(copy, second.start, one.start)}
    told = subject & {_stem(word) for word in _WORD.findall(copy, first.start, first.end)}
    return old if told and (time.rank < LAST_YEAR or _PARALLEL.match(copy, second.start)) else None


#: "That compared to growth of 11.2% in Yorkton".
_OF_OTHERS = lazy(r"\s*(?:That|This|It|These)\s(?:[a-z]+\s)?compare[sd]?\b")
_NAME = lazy(r"\b[A-Z][A-Za-z’'-]+")
_NO_SUBJECT = words("The This That It They He She Now Today In By Last Its Their A An January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday")  # fmt: skip


def _two_subjects(copy: str, both: Neighbours, stop: int) -> bool:
    """Whether each sentence names somebody whom the other does not: "Norland bought … Sudland bought …, up 12 percent"."""
    ours = set(_NAME.findall(copy, both.second.start, stop)) - _NO_SUBJECT
    theirs = set(_NAME.findall(copy, both.first.start, both.first.end)) - _NO_SUBJECT
    return bool(ours - theirs) and bool(theirs - ours)


#: Words of one thing that share no stem.
_FAMILIES = {"sold": "sale", "sell": "sale", "selling": "sale", "paid": "pay", "wage": "pay", "salary": "pay", "cost": "price", "costing": "price", "charged": "price",
             "staff": "employ", "worker": "employ", "workforce": "employ", "job": "employ", "drew": "crowd", "attendance": "crowd", "made": "output", "production": "output"}  # fmt: skip


def _stem(word: str) -> str:
    word = singular(word.lower())
    return _FAMILIES.get(word, word)[:_STEM]


def _old_behind(copy: str, new: Amount, both: Neighbours) -> Amount | None:
    """ "…, to 1,200. The week before there were 300."."""
    return _only_like(new, both.second.amounts) if _OLD_OPENS.match(copy, both.second.start) else None


def _pair_behind(copy: str, one: Found, both: Neighbours) -> Found | None:
    """ "Arrests rose by 40 percent last year. There were 840, compared with 600 in 2022."."""
    if one.anchor.says.part not in ("verb", "either") or _PAIR_OPENS.match(copy, both.second.start) is None:
        return None
    figures = [figure for figure in both.second.amounts if figure.kind in ENDS]
    pair = pair_of(copy, figures) if len(figures) == 2 and are_like(*figures) else None
    if pair is None or pair[0].kind == "percent" or len(both.first.amounts) > 1:
        return None
    if OF_ANOTHER_NOUN.search(copy[figures[0].end : figures[1].start]) or not _goes_that_way(one, *pair):
        return None
    return one._replace(slots={**one.slots, "before": pair[0], "after": pair[1]}, end=figures[1].end)
