"""A total and the list of its parts: "12 dead: five men, four women and two children"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy, words
from copydesk.ranges import Printed, Range
from copydesk.reading.figures.amounts import Amount, Stretch, amounts_by_sentence
from copydesk.reading.figures.counted import nouns_after
from copydesk.reading.totals.part_rows import Row
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Parts(NamedTuple):
    """A total and its parts as the copy lists them; offsets into the copy.

    `sum` is all that the parts can come to as they are printed. `whole` is whether the list is plainly whole, `near` whether it is only when it comes close to the total ("of the 30
    stations, 18 are on land, nine on ice and three at sea").
    """

    start: int
    end: int
    total: Amount
    parts: tuple[Fraction, ...]
    sum: Range
    whole: bool
    near: bool
    sentence: tuple[int, int]


def parts(story: Story) -> tuple[Parts, ...]:
    """Every total that is followed, or led up to, by a list of counts which ends where the list plainly ends."""
    return story.read(_parts)


def _parts(story: Story) -> tuple[Parts, ...]:
    return tuple(
        found
        for stretch in amounts_by_sentence(story)
        if len(stretch.amounts) > 1
        for found in _in_sentence(story.copy, stretch)
    )


#: What leads from the total to its list. Before a colon or a dash there may be a verb, before a comma only the noun.
_OPENER = lazy(
    r"(?P<words>(?:[\s-][^\s,;:.()—–\"“]+){0,12}?)(?P<mark>:\s|\s?[—–]\s?|\s--?\s|\s\()"
    r"|(?P<noun>(?:\s[A-Z][a-z]+(?=\s[a-z]))?(?:[\s-](?!(?:and|or|in|from|of|to|with|for|on|at|by|was|were|is|are|had|have)\b)[a-z][a-z’'-]*){0,4}(?:\son\s(?:board|the\s[a-z]+))?)(?:\s(?:died|(?:was|were|are|is|have\sbeen|had\sbeen|has\sbeen)\s[a-z]+(?:ed|t|n|d)))?"
    r"(?:(?P<made>,?\s(?:(?:is|are|was|were)\s)?(?:made\sup\sof|comprising|comprises?|consist(?:ing|s|ed)?\sof|composed\sof|comprised(?:\sof)?)\s|\s(?:were|are)\s)|(?P<has>\s(?:has|have|had)\s)|(?P<comma>,\s(?:namely\s|that\sis\s)?))"
)
#: Before a bare comma only such a word shows that what follows are its parts: "12 people, seven men and five women,".
_GENERAL = words(
    "person victim other dead member casualty passenger suspect defendant lawmaker survivor seat count charge medal case death injured wounded killed",
    " patient detainee hostage resident employee worker occupant juror body aboard work artwork item object vehicle animal vessel aircraft building property",
    " weapon prize player fatality participant respondent applicant attack incident crime offence offense board",
)
_ITEM = lazy(r"(?:(?:the\sother|the|another)\s)?")
_OF_BEFORE = lazy(
    r"(?<!those\s)(?<!bodies\s)(?<!deaths\s)(?<!lives\s)(?<!group\s)(?<!party\s)\b[Oo]f\s(?:the\s|its\s|their\s|all\s|those\s|these\s)?\Z"
)
_LISTED = lazy(
    r"(?:(?<![Tt]here\s)\b(?:were|are|was|is|includ\w+|of|and|with|have|has|had|won|took|holds?|held|got|gets?|elected)|[:—–(])\s\Z"
)
_AT_LEAST = lazy(r"\bat\sleast\s\Z", re.IGNORECASE)
_ONE = lazy(r"(?:an?|another)\s(?=[A-Za-z])")
#: "15 in the first half and 12 in the second": parts without a noun of their own count what the total counts.
_NOUNLESS = lazy(r"\s(?:in|from|for|on|at|by|against|during|under|over)\s")
#: "five of whom were killed and seven wounded": what is said of some is not said of all.
_OF_WHOM = lazy(r"\sof\s(?:whom|which|them|these|those)\s")
#: "the 18-member panel has nine doctors, …".
_SIZED = lazy(r"-(?:member|strong|seat|person|man|woman|team|piece|vessel|ship|car|bed)\s")
_REST = lazy(r"(?:[\s-](?!(?:and|or|plus)\s|--|-\s)[^\s,;:()—–\"“”]+)*")
_NEXT = lazy(r",\s(?:and\s|plus\s)?|;\s(?:and\s)?|\s(?:and|plus)\s")
_LAST = lazy(r"(?:,|;)?\s(?:and|plus)\s\Z")
_END = lazy(r"[.)—–;:\n]|\s[\"“]|\s[—–]|\s--?\s|\Z|,\s(?![0-9])")
_PARTIAL = lazy(
    r"\b(?:includ\w+|among|such\sas|mostly|mainly|at\sleast|respectively|both|each|every|per|only|more|less|fewer|than|or|versus|vs|all|so\sfar|of\s(?:that|this|it))\b",
    re.IGNORECASE,
)
_MOST = 14
_SINGLE = (Printed(Fraction(1), Fraction(1)),)
_SHORT = 4


def _in_sentence(copy: str, stretch: Stretch) -> Iterator[Parts]:
    counts = {one.start: one for one in stretch.amounts}
    starts = [one.start for one in stretch.amounts if one.kind != "label"]
    done = 0
    for total in stretch.amounts:
        if total.start < done or not _may_be_total(copy, total):
            continue
        found = _behind(copy, stretch, total, counts, starts) or _in_front(copy, stretch, total, counts, starts)
        if found is not None:
            done = found.end
            yield found


def _may_be_total(copy: str, total: Amount) -> bool:
    if total.kind not in ("count", "money") or len(total.ends) > 1 or total.value < 2:
        return False
    return not total.hedge or _AT_LEAST.search(copy, max(0, total.start - 9), total.start) is not None


def _behind(copy: str, stretch: Stretch, total: Amount, counts: dict[int, Amount], starts: list[int]) -> Parts | None:
    """The parts that are listed behind their total."""
    opener = _OPENER.match(copy, total.end, stretch.end)
    if opener is None or _any_in(starts, total.end, opener.end()):
        return None
    of_all = opener["comma"] is not None and _OF_BEFORE.search(copy, max(0, total.start - 12), total.start) is not None
    if opener["has"] and not _SIZED.match(copy, total.end):
        return None
    mark = "," if opener["comma"] else (opener["made"] or opener["has"] or opener["mark"]).strip(" ,")
    found = _list(copy, opener.end(), stretch.end, counts, starts, total) or (
        _of_subjects(copy, opener.end(), stretch.end, counts, total) if of_all or mark == ":" else None
    )
    if found is None or _PARTIAL.search(copy, total.end, found.end) or AND_SO_ON.match(copy, found.end):
        return None
    if _COUNTED_TWICE.search(copy, found.end, stretch.end):
        return None
    # "21 in Istanbul and eight in Izmir": such a list need not be whole.
    near = of_all or found.nounless or (total.kind == "money" and not opener["made"])
    if mark == "," and not of_all:
        if not found.nounless and _LISTED.search(copy, max(0, total.start - 12), total.start):
            return None  # "the dead were five civilians, four soldiers and two guards": the first of a list
        general = _GENERAL & set(nouns_after(copy, total.end))
        apposed = _THE_BEFORE.search(copy, max(0, total.start - 12), total.start) and _VERB_BEHIND.match(
            copy, found.end
        )
        if not general and not found.nounless and not apposed:
            return None
        near = near or bool(apposed and not general)
    if len(found.parts) == total.value != sum(found.parts):
        return None  # "the three finishers: nine for Roe, nine for Poe and six for Doe"
    limits = (stretch.start, stretch.end)
    return Parts(total.start, found.end, total, found.parts, found.total, _whole(mark, found), near, limits)


#: "The 112 exhibits, 67 paintings, 29 drawings and 16 bronzes, were lent by nine museums".
_THE_BEFORE = lazy(r"(?:\A|[.\n”\"]\s*)(?:The|These|Those|All|Its|Their|His|Her)\s(?:the\s)?\Z")
_VERB_BEHIND = lazy(
    r",\s(?:were|are|was|is|have|had|has|will|would|came|come|went|go|cost|fetched|make|made|can|could)\b"
)


_IN_ALL = lazy(
    r"(?:[\s-](?!of\b)[a-z]+){0,2}?\s(?:in\s(?:all|total)|altogether|all\stold|overall)"
    r"(?=[,.;:)]|\s[–—-]|\s(?:were|was|are|is|have|had|stood|stand|died|escaped|fled|went|came|took|voted)\b|\Z)"
)
#: "38 speak French and 34 German, and 12 speak both"
_COUNTED_TWICE = lazy(r"\bboth\b|\boverlap|\bmore\sthan\sone\b")
#: What shows that a list is not all of it, or that something is taken off: ", among other things", ", less a tip".
AND_SO_ON = lazy(
    r",?\s(?:(?:among\sother|plus|less|minus|as\swell|and\s(?:other|more)|with\s(?:the\srest|more)|besides)\b"
    # ", with one draw", ", leaving five on time": one more part, or some that are taken off
    r"|(?:with|along\swith|together\swith|after|before|leaving|not\scounting|excluding|without|except)\s[^.;\n]{0,40}?"
    r"(?:[0-9]|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|another|both|none)\b))"
)
_BEFORE_TOTAL = lazy(r"(?:,|\s?[—–]|\s--?|\s\(|;|:)\s?(?:or\s|for\sa\stotal\sof\s)?\Z")


def _in_front(copy: str, stretch: Stretch, total: Amount, counts: dict[int, Amount], starts: list[int]) -> Parts | None:
    """The parts that lead up to their total: "six men and five women – 11 people in all"."""
    if _IN_ALL.match(copy, total.end) is None:
        return None
    leads = _BEFORE_TOTAL.search(copy, max(stretch.start, total.start - 20), total.start)
    if leads is None:
        return None
    for start in starts[: bisect_left(starts, leads.start())]:
        found = _list(copy, start, leads.start(), counts, starts, total)
        if found is not None and found.end == leads.start() and not _PARTIAL.search(copy, start, found.end):
            limits = (stretch.start, stretch.end)
            return Parts(start, total.end, total, found.parts, found.total, True, False, limits)
    return None


def _any_in(starts: list[int], first: int, last: int) -> bool:
    """Whether a figure starts from `first` to before `last`."""
    return bisect_left(starts, first) < bisect_left(starts, last)


class _List(NamedTuple):
    parts: tuple[Fraction, ...]
    total: Range
    end: int
    joiner: str
    closer: str
    short: bool
    nounless: bool = False


def _list(
    copy: str, position: int, limit: int, counts: dict[int, Amount], starts: list[int], whole: Amount
) -> _List | None:
    """The parts listed from `position` on; None where anything but counted things stands in between."""
    found: list[Amount] = []
    joiner, longest, nounless = "", 0, True
    while len(found) < _MOST:
        item = _item(copy, position, counts, whole)
        if item is None:
            return None
        rest = _REST.match(copy, item.end, limit)
        end = rest.end() if rest else item.end
        if not copy[item.end : end].strip() or _any_in(starts, item.end, end):
            return None
        while copy[end - 1] == ".":
            end -= 1
        found.append(item)
        if _OF_WHOM.match(copy, item.end):
            return None  # "nine of them women and five from the north": some of the whole
        nounless = nounless and _NOUNLESS.match(copy, item.end) is not None
        longest = max(longest, len(copy[item.end : end].split()))
        # "two boys and three girls, and 12 grandchildren": what comes after the "and" of a list is no part of it.
        following = None if _LAST.search(joiner) else _NEXT.match(copy, end, limit)
        if following is not None and _item(copy, following.end(), counts, whole) is not None:
            joiner, position = following[0], following.end()
            continue
        ends = _END.match(copy, end, limit)
        if len(found) < 2 or (ends is None and end < limit):
            return None
        return _List(
            tuple(one.value for one in found),
            Row(tuple(found), True).range,
            end,
            joiner,
            ends[0].strip() if ends else "",
            longest <= _SHORT,
            nounless,
        )
    return None


#: "Labour holds 31, the Conservatives 20 and the Liberal Democrats nine".
_SUBJECT = lazy(
    r"(?:and\s)?(?:the\s|his\s|her\s|its\s)?(?:[A-Z][\w’'-]*|independents|others)(?:\s(?:of|the|and\sthe|[A-Z][\w’'-]*)){0,4}\s"
    r"(?:(?:holds?|has|have|had|won|took|takes|held|gets?|got|with|on|got\sthe\sother|the\sremaining|the\sother)\s)?"
)
_NEXT_SUBJECT = lazy(r",\s(?=[A-Zti])|,?\sand\s|;\s(?:and\s)?")


def _of_subjects(copy: str, position: int, limit: int, counts: dict[int, Amount], whole: Amount) -> _List | None:
    """Parts that stand behind those who have them; None where the list does not end with "and" and a full stop."""
    found: list[Amount] = []
    joiner = ""
    while len(found) < _MOST:
        subject = _SUBJECT.match(copy, position, limit)
        part = counts.get(subject.end()) if subject else None
        if part is None or part.kind not in (whole.kind, "label") or part.hedge or len(part.ends) > 1:
            return None
        found.append(part)
        following = _NEXT_SUBJECT.match(copy, part.end, limit)
        if following is not None:
            joiner, position = following[0], following.end()
            continue
        if len(found) < 2 or "and" not in joiner or copy[part.end : part.end + 1] not in (".", ";", "", "\n"):
            return None
        return _List(tuple(one.value for one in found), Row(tuple(found), True).range, part.end, joiner, ".", True)
    return None


def _item(copy: str, position: int, counts: dict[int, Amount], whole: Amount) -> Amount | None:
    """One part: a count, or "a" and its noun for one."""
    lead = _ITEM.match(copy, position)
    amount = counts.get(lead.end() if lead else position)
    if amount is not None:
        if amount.kind != whole.kind or amount.hedge or len(amount.ends) > 1:
            return None
        if whole.kind == "money" and not set(amount.unit) & set(whole.unit):
            return None
        return amount
    one = _ONE.match(copy, position) if whole.kind == "count" else None
    return None if one is None else Amount(position, one.end() - 1, "count", (), _SINGLE)


def _whole(mark: str, found: _List) -> bool:
    """Whether the list is plainly whole: its last part comes with "and", and what opened it closes it too."""
    if _LAST.search(found.joiner) is None:
        return len(found.parts) > 2 and found.short and found.closer in (".", "—", "–", "--", "")
    if mark == ",":
        return found.closer in (",", ".")
    if mark == "(":
        return found.closer == ")"
    if "of" in mark or mark in (
        "comprising",
        "comprises",
        "comprise",
        "comprised",
        "were",
        "are",
        "has",
        "have",
        "had",
    ):
        return True
    return found.closer != ")" and (found.closer != "," or found.short)
