"""A percentage of change beside the only two figures of its clause: "went from 940 offences to 799 in a year, 18 per cent fewer".

`changes` links figures to a word of change by what stands between them. This reading starts at a percentage that it left
without its two ends, and takes them where the clause has just two figures of one kind, and the words say which is the
older one.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.change.change_anchors import Anchor
from copydesk.reading.change.change_bases import ENDS, are_like, is_of_score, parts_none
from copydesk.reading.change.change_pairs import pair_of
from copydesk.reading.change.change_slots import Found
from copydesk.reading.change.change_times import LAST_YEAR, in_order, when
from copydesk.reading.change.change_words import ChangeWord
from copydesk.reading.figures.amounts import Amount, Stretch

_UP = r"(?:more|higher|dearer|larger|bigger|heavier|longer|taller|faster|up)"
_DOWN = r"(?:fewer|less|lower|cheaper|smaller|lighter|shorter|slower|down)"
#: Behind the percentage; "than" would give the change a base of its own.
_BEHIND = lazy(rf"\s(?P<word>(?P<up>{_UP})|{_DOWN}|better|worse)\b(?!\s(?:than|or|from|on|for|in(?!\sa\b)|the)\b)")
_BEFORE = lazy(
    r"(?P<word>\b(?:(?P<up>up|an?\s(?:rise|increase|gain|jump|growth)\sof)|down|an?\s(?:fall|drop|decline|cut|decrease|reduction)\sof))\s(?:by\s)?(?:about\s|nearly\s|almost\s|some\s|more\sthan\s|over\s|just\s(?:over|under)\s)?\Z"
)
#: What parts two statements of a sentence.
_PARTS = lazy(r";|\b(?:while|whereas|although|though|but|whose)\b|\bof\swh(?:ich|om)\b")
#: From the second figure to the percentage: the rest of its phrase and a comma.
_TRAILS = lazy(
    r"(?:\s(?!(?:when|where|and|as|with|than|because|if|after|before|who|which|that)\b)[^\s.,;:()0-9]+){0,7}(?:,|\s[—–]|\s--?)\s(?:(?:or|which\sis|that\sis|were|was|is|are|an?|some|about|nearly|almost|around|just|more\sthan|less\sthan|over|under)\s){0,3}\Z"
)
#: "cut to $5.1 million, 33 percent less, after the $6.8 million of last year": the old figure behind.
_OLD_BEHIND = lazy(
    r",?\s(?:after|against|compared\s(?:with|to)|from|down\sfrom|up\sfrom)\s(?:the\s|its\s|their\s|a\s)?(?:about\s|some\s|nearly\s)?\Z"
)
_FROM = lazy(r"\bfrom\s(?:about\s|some\s|nearly\s|just\s(?:over|under)\s|[a-z]+\s)?\Z")
_TO = lazy(r"[^.;:()0-9]{0,40}\bto\s(?:about\s|some\s|just\s|nearly\s|only\s)?\Z")
_WILL = lazy(
    r"[^.;:()0-9]{0,40}\b(?:will|would)\s(?:now\s|soon\s)?(?:be|cost|pay|have|come\sto|go\sto|rise\sto)\s(?:about\s)?\Z"
)
_NOW = lazy(r"\b(?:now|today|currently|present)\b[^.;:,]{0,40}\Z")
_YEAR = lazy(r"\b(?:19|20)[0-9]{2}\b|\b(?:last|previous)\s(?:year|month|season|week)\b")
#: No change of so many times is said in percent.
_FURTHEST = 5


def shares_of_pairs(copy: str, stretch: Stretch, done: set[int]) -> Iterator[Found]:
    """The changes of a sentence whose percentage has both its ends only here; `done` is where percentages start that have theirs."""
    figures = [one for one in stretch.amounts if one.kind != "label"]
    for share in figures:
        if share.kind != "percent" or share.start in done or len(share.ends) > 1:
            continue
        anchor = _anchor(copy, stretch, share)
        pair = None if anchor is None else _pair(copy, stretch, share, anchor, figures)
        if anchor is not None and pair is not None:
            before, after = pair
            slots = {"before": before, "after": after, "share": share}
            start = min(anchor.start, before.start, after.start)
            yield Found(anchor, slots, start, max(share.end, anchor.end, before.end, after.end), False)


def _anchor(copy: str, stretch: Stretch, share: Amount) -> Anchor | None:
    behind = _BEHIND.match(copy, share.end)
    if behind is not None:
        sign = 0 if behind["word"] in ("better", "worse") else 1 if behind["up"] else -1
        return Anchor(share.start, behind.end(), behind["word"], ChangeWord(sign, "comparative"))
    before = _BEFORE.search(copy, max(stretch.start, share.start - 40), share.start)
    if before is None or copy.startswith((" from", " on", " of"), share.end):
        return None
    word = before["word"].split()[-1] if " " not in before["word"] else before["word"].split()[1]
    return Anchor(
        before.start(), before.start() + len(word), word, ChangeWord(1 if before["up"] else -1, "comparative")
    )


def _pair(
    copy: str, stretch: Stretch, share: Amount, anchor: Anchor, figures: list[Amount]
) -> tuple[Amount, Amount] | None:
    """The old and the new figure of a percentage, where there are just two that can be."""
    start, end = _clause(copy, stretch, share)
    ends = [one for one in figures if start <= one.start < end and one.kind in ENDS and one.kind != "percent"]
    pairs = [(one, two) for index, one in enumerate(ends) for two in ends[index + 1 :] if _may_be(one, two)]
    if len(pairs) != 1:
        return None
    first, last = pairs[0]
    if (
        sum(one.kind == first.kind and one.start < share.end for one in ends) > 2
        or is_of_score(copy, first)
        or is_of_score(copy, last)
    ):
        return None
    begins, ended = min(anchor.start, share.start), max(anchor.end, share.end)
    if last.end <= begins:
        return _ordered(copy, first, last, (start, end)) if _TRAILS.fullmatch(copy, last.end, begins) else None
    if first.end <= begins and ended <= last.start:
        led = _TRAILS.fullmatch(copy, first.end, begins) and _OLD_BEHIND.fullmatch(copy, ended, last.start)
        return (last, first) if led else None
    return None


def _may_be(one: Amount, two: Amount) -> bool:
    if len(one.ends) > 1 or len(two.ends) > 1 or not are_like(one, two):
        return False
    return 1 / _FURTHEST <= one.value / two.value <= _FURTHEST


def _clause(copy: str, stretch: Stretch, share: Amount) -> tuple[int, int]:
    start, end = stretch.start, stretch.end
    for match in _PARTS.finditer(copy, stretch.start, stretch.end):
        if match.end() <= share.start:
            start = match.end()
        elif match.start() >= share.end:
            return start, match.start()
    return start, end


def _ordered(copy: str, first: Amount, last: Amount, limits: tuple[int, int]) -> tuple[Amount, Amount] | None:
    if not parts_none(copy[first.end : last.start]):
        return None
    lead = max(limits[0], first.start - 60)
    if _FROM.search(copy, lead, first.start) and _TO.fullmatch(copy, first.end, last.start):
        return first, last
    if _NOW.search(copy, lead, first.start) and _WILL.fullmatch(copy, first.end, last.start):
        return first, last
    told = pair_of(copy, [first, last])
    if told is not None:
        return told
    times = when(copy, first, *limits), when(copy, last, *limits)
    order = in_order(*times)
    if not order and times[1] is not None and times[1].rank > LAST_YEAR and _YEAR.search(copy, first.end, last.start):
        order = 1  # "46 in the whole of May in 2022, numbered 23 this time"
    return None if not order else (first, last) if order > 0 else (last, first)
