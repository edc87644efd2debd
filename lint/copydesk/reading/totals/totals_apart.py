"""Totals and rows of parts that do not stand side by side: behind the row, in the next sentence, with words in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, Stretch, amounts_by_sentence
from copydesk.reading.totals.part_rows import Row, TotalApart, alike_led, countable, made_of, measures, rows, same_kind
from copydesk.reading.totals.parts import AND_SO_ON
from copydesk.reading.totals.totals_behind import behind, in_earlier, in_next
from copydesk.reading.totals.totals_listed import listed
from copydesk.reading.totals.totals_set_off import set_off
from copydesk.story import Story

__all__ = ("TotalApart", "totals_apart")


def totals_apart(story: Story) -> tuple[TotalApart, ...]:
    """Every total of a row of parts, in the order of the rows."""
    return story.read(_totals_apart)


def _totals_apart(story: Story) -> tuple[TotalApart, ...]:
    copy = story.copy
    found: list[TotalApart] = []
    for stretch in amounts_by_sentence(story):
        row_of = countable(copy, stretch.amounts)
        if len(row_of) < 2:
            continue
        found += _others(copy, row_of)
        for row in rows(copy, row_of):
            found += _of_row(story, copy, stretch, row, row_of)
        known = {one.total.start for one in found}
        found += (one for one in set_off(copy, stretch) if one.total.start not in known)
    found += listed(story)
    return tuple(found)


def _of_row(story: Story, copy: str, stretch: Stretch, row: Row, row_of: Sequence[Amount]) -> Iterator[TotalApart]:
    colon = copy[stretch.start : row.start].rstrip().endswith(":")
    if _PARTIAL.search(copy, row.start if colon else max(stretch.start, row.start - 14), row.end):
        return
    found = behind(copy, row, row_of) or _of_some(copy, stretch, row, row_of)
    before = [one for one in row_of if one.end <= row.start and same_kind(one, row.parts[0])]
    if not before and row.parts[0].kind == "count":
        before = [
            one._replace(kind="count") for one in stretch.amounts if one.kind == "duration" and one.end <= row.start
        ]
    if found is None and len(row.parts) > 3 and row.parts[0].value >= max(one.value for one in row.parts[1:]):
        found = _in_front(copy, stretch, Row(row.parts[1:], row.closed, row.goes_on), row.parts[0])
    if found is None and before:
        found = _in_front(copy, stretch, row, before[-1])
    if found is None and len(row.parts) > 2:
        found = _in_front(copy, stretch, Row(row.parts[1:], row.closed, row.goes_on), row.parts[0])
    if found is not None:
        yield found
    elif not any(one.start >= row.end for one in row_of):
        yield from in_next(story, stretch, row)
        yield from in_earlier(story, stretch, row)


_HALF, _TWICE = Fraction(1, 2), Fraction(2)
_NEARLY, _FAIRLY, _ALMOST, _BEYOND = Fraction(2, 3), Fraction(17, 20), Fraction(9, 10), Fraction(3, 2)
_NOUNLESS = lazy(r"\s(?:of\s(?:them|it|which|whom)\s)?(?P<by>in|from|for|on|at|by|to)\s(?!(?:all|total)\b)")
#: A part that is larger than its total: a scale word has slipped.
_SLIPPED = Fraction(10**6)
_NEVER, _MOSTLY, _MANY = Fraction(1), Fraction(3, 4), Fraction(5, 6)
_NOT_FEW = 10


_OF_ALL_OF = lazy(
    r"(?:\A|[.\n”\"]\s*|,\s)(?:[Oo]f|[Oo]ut\sof)\s(?:the\s|its\s|their\s|those\s|these\s|his\s|her\s|some\s|about\s)?\Z"
)
#: What leads from a total to its parts.
_OPENS = lazy(
    r"(?P<rest>[^.;\n]{0,110}?)(?::|(?P<dash>\s?[—–]|\s--?)|(?P<made>\b(?:made\sup\sof|comprises?|comprising|comprised|consist(?:s|ing|ed)?\sof|composed\sof|split|divided|broken\sdown|shared|namely|sets?\saside"
    r"|setting\saside|earmarks?|earmarked|allocates?|allocated|allots?|allotted|items\sonly:?|made\sup\sby)\b[^.;:\d\n]{0,40}?)|(?P<are>\s(?:in\sall|altogether|all\stold|in\stotal)[,)—–\s]{1,3}\s?(?:were|are|was|is))|(?P<has>\s(?:will\shave|would\shave|has|have|had|holds?))|(?P<with>,\s(?:with|of\s(?:which|whom|them)))|(?P<ing>,\s[a-z]+ing))\s(?P<lead>(?:[^\s.,;:()—–]+\s){0,7}?[(]?)\Z"
)
_LABEL = lazy(r"\b[A-Z]{3,}\Z")
#: "18 medals, six of them gold, six silver and seven bronze".
_COMMA = lazy(r"(?:\s[^\s.,;:()—–]+){0,8},\s\Z")
_MOST_LEAD = 2
#: "played 61 tests, winning 30, losing 19 and drawing 12".
_RECORD = lazy(r"\bwinning\b.{1,60}\blosing\b|\blosing\b.{1,60}\bwinning\b")
#: "the council of 45 will have", "the 45-member council has".
_SIZE_BEFORE = lazy(r"\b[a-z]+\sof\s\Z")
_SIZED = lazy(r"-(?:member|strong|seat|person|man|woman|team|piece|vessel|ship|car|bed|room|country|nation)\b")
_CLOSED = lazy(r"[^,.;:()]{0,50},")
_OF_THEM = lazy(r"\s(?:[a-z]+\s)?of\s(?:it|them|these|those|whom|which)\b")
_PARTIAL = lazy(
    r"\b(?:includ(?:es?|ed|ing)(?!\s(?:two|three|four|five|six)\s(?:items|parts|sums))|among(?!\swhich)|such\sas|mostly|mainly|at\sleast|respectively|both|each|every|more\sthan|fewer\sthan|less\sthan|some\sof|so\sfar|or)\b"
)
#: What shows behind a row that something is left out, or counted twice.
_NOT_ALL = lazy(
    r"\b(?:both|so\sfar|along\swith|together\swith|respectively|among\sother|and\sother|as\swell\sas\sother|not\scounting|excluding|overlap\w*|more\sthan\sone|in\sturn|also|too)\b"
)
#: Two groups that are all there is.
_TWO_HALVES = lazy(
    r"\b(?:men|boys|males?)\b.{1,60}\b(?:women|girls|females?)\b|\b(?:women|girls|females?)\b.{1,60}\b(?:men|boys|males?)\b|\badults\b.{1,60}\bchildren\b|\bchildren\b.{1,60}\badults\b"
    r"|\b(?:for|in\sfavou?r)\b.{1,60}\bagainst\b|\byes\b.{1,60}\bno\b"
)
#: "12 officers, five of whom were killed and seven wounded".
_CASUALTIES = lazy(r"\b(?:killed|dead|died)\b.{1,40}\b(?:wounded|injured|hurt)\b")
#: The last part is all that is left.
_THE_REST = lazy(
    r"\b(?:the\s(?:rest|remainder|balance)|everything\selse|all\selse|other\s(?:things|uses|purposes)|others?|another|unknown|remaining|survived|escaped|unhurt|unharmed)\b"
)


def _of_some(copy: str, stretch: Stretch, row: Row, row_of: Sequence[Amount]) -> TotalApart | None:
    """ "Seventeen of the 40 died there, nine in hospital, and 14 survived": the first part stands before its total."""
    index = row_of.index(row.parts[0])
    halves = _TWO_HALVES.search(copy, row.start, stretch.end) is not None
    if not index or not row.closed or row.goes_on or (len(row.parts) < 3 and not halves):
        return None
    first, total = row_of[index - 1], row.parts[0]
    if first.kind != "count" or first.hedge or not _PART_OF.search(copy[first.end : total.start]):
        return None
    others = any(set(one.unit[:2]) & set(total.unit[:2]) for one in row.parts[1:])
    if others or "as well as" in copy[total.end : row.end]:
        return None  # "five of its six delegates, as well as three delegates of another state"
    rest = _THE_REST.search(copy, row.parts[-1].start - 14, stretch.end) is not None
    return made_of(Row((first, *row.parts[1:]), True), total, True, _NEARLY if rest or halves else _NEVER, _BEYOND)


_ITEM_END = lazy(r"[,;.)]|\Z")


def _goes_on(copy: str, row: Row, limit: int) -> bool:
    """Whether the words behind the last part add more, or take some off: ", with one draw"."""
    end = _ITEM_END.search(copy, row.end, limit)
    return end is not None and AND_SO_ON.match(copy, end.start(), limit) is not None


def _in_front(copy: str, stretch: Stretch, row: Row, total: Amount) -> TotalApart | None:
    if len(row.parts) == total.value != row.total or total.value == 1:
        return None  # "three items: …", "two systems in one land: one …"
    if all(_FAIRLY * total.value < one.value < total.value / _FAIRLY for one in row.parts):
        return None  # "about 50 people, 48 by the owner's account and 51 by the coast guard's"
    opens = _OPENS.fullmatch(copy, total.end, row.start)
    led_on = alike_led(copy, *row.parts[:2]) or (opens is not None and opens["made"] is not None)
    if not row.closed or total.hedge == "above" or (measures(copy, row.parts[0]) and not led_on):
        return None
    if _NOT_ALL.search(copy, row.start, stretch.end) or _goes_on(copy, row, stretch.end):
        return None
    if opens is not None and _LABEL.search(opens["rest"]):
        return None  # "101 stories. TUNIS, June, TARGET: 38 killed": the sheet's own label leads to them
    if opens is not None and not (opens["dash"] and len(opens["lead"].split()) > _MOST_LEAD):
        if opens["has"] and not (
            _SIZE_BEFORE.search(copy, max(0, total.start - 20), total.start) or _SIZED.match(copy, total.end)
        ):
            return None
        rest = _THE_REST.search(copy, row.parts[-1].start - 14, stretch.end) is not None
        record = opens["ing"] is not None and _RECORD.search(copy, total.end, row.end) is not None
        strong, three = opens["with"] is opens["has"] is opens["ing"] is None, len(row.parts) > 2
        least = (
            _HALF if opens["are"] or record else _NEARLY if rest or (strong and three) else _MANY if strong else _NEVER
        )
        large = total.kind == "money" or total.value >= _NOT_FEW
        most = _SLIPPED if three and strong and large else _TWICE if strong else _BEYOND
        whole = strong or rest or three or _TWO_HALVES.search(copy, row.start, stretch.end) is not None
        return made_of(row, total, not row.goes_on and whole, least, most)
    of_all = _OF_ALL_OF.search(copy, max(0, total.start - 24), total.start) is not None
    halves = _TWO_HALVES.search(copy, row.start, stretch.end) is not None
    comma = _COMMA.match(copy, total.end, row.start)
    if comma is not None and comma.end() == row.start and of_all:
        rest = _THE_REST.search(copy, row.parts[-1].start - 14, stretch.end) is not None
        whole = (len(row.parts) > 2 or halves or rest) and not row.goes_on
        least = _HALF if rest or halves else _MOSTLY if len(row.parts) > 2 else _ALMOST
        return made_of(row, total, whole, least, _BEYOND)
    led = {match["by"] for one in row.parts if (match := _NOUNLESS.match(copy, one.end)) is not None}
    everywhere = all(_NOUNLESS.match(copy, one.end) for one in row.parts)
    # "12 on Saturday, nine on Sunday": the figure before the comma is one of the row.
    if comma is not None and comma.end() == row.start and everywhere and led.isdisjoint(comma[0].split()):
        # "8,450 ballots on Saturday, 3,120 in Elm, 2,980 in Oak and 2,350 in Ash"
        most = _TWICE if len(led) == 1 else _BEYOND
        return made_of(row, total, not row.goes_on, _FAIRLY if len(row.parts) > 2 else _ALMOST, most)
    if comma is not None and comma.end() == row.start and halves and not _ONE_GROUP.search(comma[0]):
        return made_of(row, total, not row.goes_on, _HALF, _TWICE)
    sized = _SIZE_BEFORE.search(copy, max(0, total.start - 20), total.start) and comma is not None and comma[0] == ", "
    if sized and comma is not None and comma.end() == row.start:
        # "A committee of 11, six senators and five members of the lower house, …"
        return made_of(row, total, not row.goes_on and _CLOSED.match(copy, row.end) is not None, _MOSTLY, _BEYOND)
    if comma is not None and comma.end() == row.start and _OF_THEM.match(copy, row.parts[0].end):
        # "$410 million of it to houses and $230 million to roads": each part is led on by the same word.
        casualties = _CASUALTIES.search(copy, row.start, min(stretch.end, row.end + 20)) is not None
        parallel = (everywhere and len(led) == 1) or casualties
        whole = (len(row.parts) > 2 or halves or parallel) and not row.goes_on
        return made_of(row, total, whole, _HALF if halves else _ALMOST, _TWICE if halves else _BEYOND)
    return None


#: "five children, four women and five men", "349 for, 92 abstaining and 139 against": the first is a group as well.
_ONE_GROUP = lazy(
    r"\b(?:men|women|males?|females?|boys|girls|children|adults|babies|teenagers|for|in\sfavou?r|against|yes|no|abstain\w*)\b"
)
#: "The other nine", "the remaining $3m", "leaving 40".
_THE_OTHER = lazy(
    r"\b(?:[Tt]he\s(?:other|remaining)|its\sremaining|(?<!of\s)the\srest,|(?<!of\s)the\sothers,|(?<!of\s)the\sbalance(?:\sof|,)|[Ll]eaving(?:\sit|\sthem|\shim|\sher)?(?:\swith)?(?:\sonly)?)\s\Z"
)
#: "… of its 95 shops and has 65 left".
_LEFT = lazy(r"\s(?:[a-z]+\s){0,2}(?:left|remain(?:s|ing|ed)?)(?=[,.;)]|\s(?:to|in|for|on|at)\b)")
_PART_OF = lazy(
    r"(?:\s[a-z]+){0,3}\s(?:out\s)?of\s(?:the\s|its\s|their\s|his\s|her\s|those\s|these\s|all\s)?(?:[a-z]+['’]s\s)?(?:total\sof\s)?\Z"
)
_OF_ALL = lazy(
    r"(?:\A|[.\s])(?:[Oo]f|[Oo]ut\sof)\s(?:the\s|its\s|their\s|those\s|these\s|his\s|her\s)?(?:[a-z]+['’]s\s)?\Z"
)
_BREAKS = lazy(r"[.\n]|\b(?:while|whereas|compared|against|than|then|later|before)\b")
_MORE = lazy(
    r"\s(?:more|fewer|less|percent|per\scent|pct|times|years?|months?|weeks?|days?|hours?|minutes?|points?)\b|%"
)


def _others(copy: str, row_of: Sequence[Amount]) -> Iterator[TotalApart]:
    """Two parts of which the second is the rest: "nine of the 12 agreed, and the other three did not"."""
    for one, two, three in zip(row_of, row_of[1:], row_of[2:], strict=False):
        other = _THE_OTHER.search(copy, max(0, three.start - 26), three.start) or _LEFT.match(copy, three.end)
        if not other or _MORE.match(copy, three.end):
            continue
        if any(len(each.ends) > 1 or each.hedge for each in (one, two, three)) or not (
            same_kind(one, two) and same_kind(two, three)
        ):
            continue
        if three.start - one.end > 200 or _BREAKS.search(copy, two.end, three.start):
            continue
        if _PART_OF.search(copy[one.end : two.start]) and one.value < two.value:
            part, total = one, two
        elif two.value < one.value and (
            _OF_ALL.search(copy, max(0, one.start - 24), one.start) or _OF_THEM.match(copy, two.end)
        ):
            part, total = two, one
        else:
            continue
        row = Row((part, three), True)
        yield TotalApart(one.start, three.end, total, (part.value, three.value), row.range, True, _HALF, _BEYOND)
