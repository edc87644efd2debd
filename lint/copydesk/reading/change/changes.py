"""Changes: a verb or noun of change with what it rose from, to and by ("rose 40 percent to $70m from $56m").

One reading for all rules about changes. It links figures by the words between them and by nothing else: a figure belongs
to a change only where each link back to the verb is a preposition's and no clause ends in between.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy, words
from copydesk.reading.change.change_across import Neighbours, across, may_say, neighbours
from copydesk.reading.change.change_anchors import Anchor, anchors_of, compares
from copydesk.reading.change.change_bases import is_of_score
from copydesk.reading.change.change_compared import compared
from copydesk.reading.change.change_ends import completed
from copydesk.reading.change.change_pairs import pair_of, said_behind, with_old_behind
from copydesk.reading.change.change_shares import shares_of_pairs
from copydesk.reading.change.change_sizes import of_like_size
from copydesk.reading.change.change_slots import Found, collect
from copydesk.reading.figures.amounts import Amount, Stretch, amounts_by_sentence, closing
from copydesk.reading.figures.links import clean, tokens_of
from copydesk.reading.figures.numbers import hedge_before
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Change(NamedTuple):
    """What rose or fell, as one sentence gives it; offsets into the copy, from the first figure or word to the last.

    `word` is the verb or noun of change, `part` what it is in `change_words`, and `word_start` where it stands. `sign` is 1
    for up, -1 for down, 0 where the words do not say; `times` the factor of "doubled", with its `hedge`.
    `before` and `after` are the two ends, `by` the difference, `share` the percentage (or fraction, or multiple);
    `compared` is whether the old figure comes with "against" or "compared with" and not with "from".
    """

    start: int
    end: int
    word: str
    word_start: int
    part: str
    sign: int
    times: Fraction | None
    hedge: str
    before: Amount | None
    after: Amount | None
    by: Amount | None
    share: Amount | None
    compared: bool
    sentence: tuple[int, int]


def changes(story: Story) -> tuple[Change, ...]:
    """Every change of the story that is given with two figures or more, in order."""
    return story.read(_changes)


def _changes(story: Story) -> tuple[Change, ...]:
    found: list[Change] = []
    for stretch in amounts_by_sentence(story):
        found += _in_sentence(story.copy, stretch)
        behind = said_behind(story, stretch)
        if behind is not None:
            found.append(_change(story.copy, behind, stretch))
    for both in neighbours(story):
        found += _across(story.copy, both)
    return tuple(found)


def _across(copy: str, both: Neighbours) -> Iterator[Change]:
    """What one of two sentences says of the figures of the other."""
    stretch = both.second if both.said else both.first
    if not may_say(copy, stretch):
        return
    for one in _founds(copy, stretch)[1]:
        whole = across(copy, one, both)
        if whole is not None:
            yield _change(copy, whole, Stretch(both.first.start, both.second.end, ()))


def _in_sentence(copy: str, stretch: Stretch) -> Iterator[Change]:
    figures, found = _founds(copy, stretch)
    for one in found:
        if len(one.slots) > 1:
            yield _change(copy, of_like_size(one, figures), stretch)
    for one in compared(copy, stretch.start, stretch.end, figures, found):
        yield _change(copy, of_like_size(one, figures), stretch)
    if "respectively" not in copy[stretch.start : stretch.end]:
        whole = {one.slots["share"].start for one in found if {"share", "before", "after"} <= one.slots.keys()}
        for one in shares_of_pairs(copy, stretch, whole):
            yield _change(copy, one, stretch)


def _founds(copy: str, stretch: Stretch) -> tuple[list[Amount], list[Found]]:
    """The amounts of a sentence that are no part of a word of change, and every change that it says, whole or not."""
    if "respectively" in copy[stretch.start : stretch.end]:
        return [], []
    figures = [
        amount
        for amount in stretch.amounts
        if amount.kind != "label" and not _is_pronoun(copy, amount) and not copy.startswith("per ", amount.start - 4)
    ]
    anchors = anchors_of(copy, stretch.start, stretch.end, figures)
    if not anchors:
        return figures, []
    as_anchors = {anchor.start for anchor in anchors if anchor.says.part == "comparative" and anchor.share is None}
    figures = [amount for amount in figures if amount.start not in as_anchors]
    nodes: list[Anchor | Amount] = sorted([*anchors, *figures], key=lambda node: (node.start, node.end))
    found = [one for index in range(len(nodes)) if (one := collect(copy, nodes, index)) is not None]
    return figures, _attached(copy, found, figures, (stretch.start, stretch.end))


_ONE_BEFORE = lazy(
    r"\b(?:the|this|that|a|an|old|new|other|last|first|second|previous|next|former|latter|existing|current)\s\Z"
)


def _is_pronoun(copy: str, amount: Amount) -> bool:
    """ "dearer than the old one"."""
    return copy[amount.start : amount.end] == "one" and bool(
        _ONE_BEFORE.search(copy, max(0, amount.start - 12), amount.start)
    )


def _attached(copy: str, found: list[Found], figures: list[Amount], limits: tuple[int, int]) -> list[Found]:
    """Gives each change its subject's figure ("70 murders, up 25% from 56") and what is said of it afterwards (", a 25% rise")."""
    kept: list[Found] = []
    for one in found:
        trails = one.anchor.says.part != "verb" and one.slots.keys() in ({"share"}, {"by"})
        if trails and _joins_earlier(copy, kept, one, figures):
            continue
        if _says_again(copy, kept, one):
            kept.append(one._replace(slots=dict(kept[-1].slots), start=kept[-1].start))
            continue
        if not {"before", "after"} <= one.slots.keys():
            one = _with_subject(copy, one, figures, kept)
        one = _with_earlier_share(copy, kept, _with_pair_behind(copy, one, figures))
        kept.append(of_like_size(with_old_behind(copy, one, figures), figures))
    return completed(copy, kept, figures, limits)


#: "three times as many people came as last year, 4,000 against 2,000".
_AS_MANY = lazy(
    r"\sas\s(?:many|much|long|high|large|big|heavy|far|fast)\b[^,;:()]{0,60}\bas\b[^,;:()]{0,30}(?:,|:|\s[—–]|\s-)\s"
)
_WHAT_IT_WAS = lazy(
    r"\s(?:what\sit\s(?:was|had\sbeen)|as\s(?:much|many|high)\sas\s(?:it|before)|(?:the|its|their)\s(?:old|previous|original|former)\b)"
)


def _says_again(copy: str, kept: list[Found], one: Found) -> bool:
    """ "was raised from $250 to $500, twice what it was": a multiple of the two ends before it."""
    if not kept or one.slots or one.anchor.says.times is None or not {"before", "after"} <= kept[-1].slots.keys():
        return False
    return copy[kept[-1].end : one.start].strip() == "," and _WHAT_IT_WAS.match(copy, one.anchor.end) is not None


_OPENS_PAIR = lazy(
    r"\s(?:of\s)?what\s(?:it|they)\s(?:was|were|had\sbeen)(?:\sin\s[0-9]{4})?,\s|[^;]{0,60}?(?::|\s[—–]|\s--?|,\swith|\()\s?(?:[a-z]+\s){0,3}"
)


def _with_pair_behind(copy: str, one: Found, figures: list[Amount]) -> Found:
    """ "is up 42%, police said: 12,700 against 10,700 the year before": the two ends come behind a colon or a dash."""
    if one.slots.keys() - {"share", "by"} or not (one.slots or one.anchor.says.times):
        return one
    behind = [figure for figure in figures if figure.start >= one.end][:2]
    many = one.anchor.says.times is not None and len(behind) == 2 and _AS_MANY.fullmatch(copy, one.end, behind[0].start)
    if len(behind) < 2 or (not many and _OPENS_PAIR.fullmatch(copy, one.end, behind[0].start) is None):
        return one
    pair = pair_of(copy, behind)
    if pair is None and many and copy[behind[0].end : behind[1].start] in (" to ", " and "):
        pair = behind[1], behind[0]  # "three times as many women as men, 86 to 43"
    if pair is None or behind[0].kind == "percent" or (behind[0].kind == "duration" and not many):
        return one
    return one._replace(slots={**one.slots, "before": pair[0], "after": pair[1]}, end=behind[1].end, compared=True)


def _with_earlier_share(copy: str, kept: list[Found], one: Found) -> Found:
    """ "jumped 45% to 13 million, up from 11 million", "rose 29 percent, up from 62,518 to 70,353": one change in two clauses."""
    if (
        not kept
        or one.anchor.word not in ("up", "down")
        or not {"before", "after"} <= one.slots.keys()
        or "share" in one.slots
    ):
        return one
    earlier = kept[-1].slots
    if "share" not in earlier or "before" in earlier:
        return one
    same = earlier.get("after") == one.slots["after"]
    if not same and ("after" in earlier or not _goes_on(copy[kept[-1].end : one.anchor.start])):
        return one
    share = earlier.pop("share")
    return one._replace(slots={**one.slots, "share": share}, start=min(one.start, kept[-1].start))


def _goes_on(between: str) -> bool:
    """Whether a change is put in figures after a comma: "30% lower than five years ago, down from 2,500 to 2,000"."""
    tokens = tokens_of(between)
    rest = [token for token in tokens[:-1] if token != "than"]
    return bool(tokens) and tokens[-1] == "," and len(tokens) < 8 and "," not in rest and clean(rest)


_SAME_SUBJECT = lazy(
    r"(?:\s[A-Za-z]+){0,4},?\s(?:and|but|or|though|although)\s(?:(?:was|were|is|are|still|remained)\s){0,2}(?:an?\s|some\s|about\s)?"
)


def _shared_subject(copy: str, kept: list[Found], begins: int) -> Amount | None:
    """ "slid to 10 billion from 14 billion but were up 20 pct over the 8 billion": the new figure of the change before."""
    if not kept or "after" not in kept[-1].slots or _SAME_SUBJECT.fullmatch(copy, kept[-1].end, begins) is None:
        return None
    return kept[-1].slots["after"]


def _with_subject(copy: str, one: Found, figures: list[Amount], kept: list[Found]) -> Found:
    begins = min([one.start, *(figure.start for figure in one.slots.values())])
    shared = _shared_subject(copy, kept, begins) if "before" in one.slots else None
    if shared is not None:
        return one._replace(slots={**one.slots, "after": shared})
    earlier = [figure for figure in figures if figure.end <= begins]
    if (
        not earlier
        or is_of_score(copy, earlier[-1])
        or _VOTES_TO.search(copy, max(0, earlier[-1].start - 12), earlier[-1].start)
        or _AND_FIGURE.match(copy, one.end)
    ):
        return one
    between = copy[earlier[-1].end : begins]
    if compares(one.anchor):
        between = _AND_THEN.sub(",", between)
    closes = between.find(")")
    if closes >= 0 and "(" not in between:
        # "6 hectares (15 acres), up from 2": what stands in the bracket is said again.
        opens = copy.rfind("(", 0, earlier[-1].start)
        earlier = [figure for figure in earlier if figure.end <= opens]
        between = between[closes + 1 :]
    if not earlier or earlier[-1].kind in ("duration", "multiple"):
        return one
    at = copy[max(0, earlier[-1].start - 4) : earlier[-1].start].lower().endswith("at ") and _AT.fullmatch(between)
    inserted = _INSERTED.search(copy, max(0, earlier[-1].start - 14), earlier[-1].start) is not None
    if one.slots.keys() >= {"after"} and _FROM_A_BASE.search(copy, max(0, earlier[-1].start - 32), earlier[-1].start):
        if "before" not in one.slots and _THEN_SUBJECT.fullmatch(copy, earlier[-1].end, begins):
            return one._replace(slots={**one.slots, "before": earlier[-1]}, start=earlier[-1].start)
        return one
    worth = _WOULD.fullmatch(between) and _WORTH.search(copy, max(0, earlier[-1].start - 40), earlier[-1].start)
    if (
        not at
        and not _is_subject(between, inserted=inserted)
        and not (one.anchor.says.part in ("verb", "either") and (_FORMER.fullmatch(between) or worth))
    ):
        return one
    subject = earlier[-1]
    if len(earlier) > 1 and _OUT_OF.fullmatch(copy, earlier[-2].end, subject.start):
        subject = earlier[-2]
    end = "after"
    if "after" in one.slots:
        then = copy.startswith(", ", subject.start - 2) and _IN_A_YEAR.match(copy, subject.end)
        of_now = worth and subject.kind == one.slots["after"].kind
        if not then and not of_now and not _REACHED.search(copy, max(0, subject.start - 40), subject.start):
            return one
        end = "before"
    old = one.slots.get("before")
    if old is not None and subject.kind == "count" and not subject.unit and old.kind not in ("count", "label"):
        return one  # "52 percent in a field of 12, up from 45 percent"
    slots = {**one.slots, end: subject}
    by = slots.get("by")
    bracketed = by is not None and copy[by.start - 1 : by.start] == "(" and "before" not in slots
    if by is not None and bracketed and end == "after" and by.kind == subject.kind and by.value * 2 > subject.value:
        slots["before"] = slots.pop("by")  # "10.0 billion, up 4% (9.6 billion)": the year before in brackets
    return one._replace(slots=slots, start=subject.start)


#: "by 211 votes to 198, 20 fewer than the 231 who backed it": the second figure of a vote is nobody's subject.
_VOTES_TO = lazy(r"\bvotes\sto\s\Z")
#: "arrivals, which reached 1.1 million in 2010, have since fallen to 870,000": there the old figure comes first.
_REACHED = lazy(
    r",\swhich\s(?:was|were|is|are|had\sbeen|reached|hit|stood\sat|totall?ed|numbered|closed\sat|peaked\sat|averaged)\s(?:about\s|some\s|over\s|nearly\s|only\s)?\Z"
)
#: "the credit, worth $1,800 a child this year, would triple to $3,600".
_WORTH = lazy(
    r",\s(?:now\s|currently\s|which\sis\s(?:now\s)?)?(?:worth|at|set\sat|priced\sat|standing\sat|costing|numbering)\s(?:about\s|some\s|just\s|nearly\s)?\Z"
)
_WOULD = lazy(r"[^,;:()]{0,40},\s(?:will|would|could|may|might|is\sto|are\sto)\s(?:[a-z]+\s){0,2}\Z")
#: "membership, 1,200 in 2010, had doubled to 2,400".
_IN_A_YEAR = lazy(r"\s(?:in|at\sthe\s(?:end|start)\sof)\s(?:19|20)[0-9]{2},\s")
#: "From a base of 2,400 members in 2015, the union has grown 75 percent to 4,200".
_FROM_A_BASE = lazy(
    r"(?:\A|[.\n”\"]\s*)From\s(?:(?:a|its|the)\s(?:[a-z]+\s){1,2}of\s)?(?:just\s|only\s|about\s|some\s)?\Z"
)
_THEN_SUBJECT = lazy(r"(?:\s[^\s,;:()]+){0,5},?\s(?:[^\s,;:()]+\s){1,12}")
#: "At 9.2 million, the population is twice the 4.6 million of 1960".
_AT = lazy(
    r"(?:\s[a-z]+)?,\s(?:the|its|their|his|her|it|they|[a-z]+s)\b[^,;:()]{0,40}?\s?(?:is|was|are|were)\s(?:an?\s|about\s|nearly\s|almost\s|more\sthan\s|over\s|some\s)?"
)
_FORMER = lazy(r"[^,;:()]{0,40},\s(?:(?:has|have|had|will|then|since|now|already|later|fell|soon)\s){0,3}")
#: "131 patients, 19 of them in intensive care, up from 105 and 16": two changes in one.
_AND_FIGURE = lazy(
    r",?\sand\s(?:from\s)?[$£€]?[0-9][0-9,.]*(?![0-9,.])(?!(?:\s(?:million|billion|mln|bln|bn))?\s?(?:%|percent|per\scent|pct|times|points))"
)
#: "10 million, a new record and nearly double the previous one of 5 million".
_AND_THEN = lazy(r",\s[^,;:()]{1,30}\sand(?=(?:\s(?:nearly|almost|more|than|about|over|just))*\s?\Z)")
#: "three of seven seats (down from four)", "33 of the house's 150": it is the three and the 33 that changed.
_OUT_OF = lazy(
    r"(?:\s[a-z]+)?\s(?:out\s)?of\s(?:the\s|its\s|their\s|all\s)?(?:[\w.-]+(?:\s[\w.-]+)?(?:['’]s|s['’])\s)?"
)
_BE = words("was were is are represents represented marks marked up")
_LEADS = words(", — – -- - (")
#: Before what trails ("from 56 to 70: a 25% increase"), a bracket may close and a colon stand as well.
_LEADS_ON = _LEADS | words(": )")


#: Who says so, between commas: "70 murders, police said, up 25% from 56".
_SAID = lazy(
    r",\s[^,;:()]{2,40}?\s(?:said|says|showed|shows|show|reported|reports)(?:\s[^,;:()]{1,24})?,|,\saccording\sto\s[^,;:()]{1,48},"
)
_BEFORE_FIGURES = words("a an the some about nearly almost more than just over roughly having has had now since")
_PASSIVE = words("was were is are has have had been")


_INSERTED = lazy(r",\sat\s(?:about\s|some\s|just\s|only\s|nearly\s|over\s)?\Z")


def _is_subject(between: str, *, inserted: bool = False) -> bool:
    """Whether a figure is what the change behind it is about: a comma, a dash or "was" and little else in between."""
    tokens = tokens_of(_SAID.sub(",", between))
    if not tokens or len(tokens) > 14:
        return False
    if inserted and tokens[0] == ",":
        del tokens[0]  # "output, at 92.4 million tonnes, was 10 per cent higher"
    while tokens and tokens[-1] in _BEFORE_FIGURES:
        tokens.pop()
    if tokens[-2:-1] == ["which"] and tokens[-1] in _BE:
        del tokens[-2:]
    if tokens[-2:] == [",", "or"]:
        tokens.pop()
    if not tokens or tokens[-1] not in _BE | _LEADS:
        return False
    rest = tokens[:-1]
    if tokens[-1] in _LEADS:
        # "1,210 motorists were caught, up 32%"
        rest = [token for token in rest if token not in _PASSIVE and not token.endswith("ed")]
    return clean(rest) and "," not in rest


_TRAILS = words(
    ", — – -- - ( a an the or for which is was that's that’s representing marking making meaning about roughly nearly almost some more than in",
    " an by year year-on-year annual total of over just amounting to",
)


def _joins_earlier(copy: str, kept: list[Found], one: Found, figures: list[Amount]) -> bool:
    """Adds what trails ("rose from 56 to 70, a 25% increase") to the change or pair before it."""
    ((name, said),) = one.slots.items()
    if one.anchor.word in ("above", "below", "ahead", "behind", "short"):
        return False  # "is now $460, 3 percent above inflation"
    begins = min(one.start, said.start)
    earlier = kept[-1] if kept else None
    if earlier is not None and len(earlier.slots.keys() & {"before", "after", "by"}) > 1 and name not in earlier.slots:
        own = _OWN_PERIOD if "before" not in earlier.slots else _OTHER_PERIOD
        if _trails(copy[earlier.end : begins]) and not own.match(copy, one.end):
            earlier.slots[name] = said
            kept[-1] = earlier._replace(end=one.end)
            return True
        return False
    pair = pair_of(copy, [figure for figure in figures if figure.end <= begins])
    if name == "by" and _THAN_THEN.match(copy, one.end):
        return False  # "cost £400 then and costs £800 now, £120 more than last year"
    if pair is not None and _trails(copy[max(pair[0].end, pair[1].end) : begins]):
        before, after = pair
        slots = {"before": before, "after": after, **one.slots}
        kept.append(one._replace(slots=slots, start=min(before.start, after.start)))
        return True
    return False


def _trails(between: str) -> bool:
    tokens = tokens_of(between)
    if len(tokens) > 14 or not any(token in _LEADS_ON for token in tokens):
        return False
    cut = max(index for index, token in enumerate(tokens) if token in _LEADS_ON)
    return clean(tokens[:cut]) and all(token in _TRAILS or token in _LEADS_ON for token in tokens[cut:])


_THAN_THEN = lazy(r"\sthan\s(?:last|in|a\s|at)")
#: A percentage "compared with a year earlier" is not that of the 7 cents since last month.
_OWN_PERIOD = lazy(
    r"[^.;]{0,40}?\b(?:compared|from|over|since|on|than|in|during|for|against|year-on-year|year-over-year|this|last)\b"
)
#: "from $10 to $12 in May, up 5 percent on the week".
_OTHER_PERIOD = lazy(r"\s(?:on|for|over)\s(?:the|a)\s(?:day|week|month|session|fortnight)\b")


def _change(copy: str, one: Found, stretch: Stretch) -> Change:
    anchor, slots = one.anchor, one.slots
    start = min([one.start, *(figure.start for figure in slots.values())])
    end = closing(copy, start, max([anchor.end, *(figure.end for figure in slots.values())]))
    hedge = hedge_before(copy, anchor.start) if anchor.says.times else ""
    return Change(
        start, end, anchor.word, anchor.word_start, anchor.says.part, anchor.says.sign, anchor.says.times, hedge, slots.get("before"), slots.get("after"),
        slots.get("by"), slots.get("share"), one.compared, (stretch.start, stretch.end),
    )  # fmt: skip
