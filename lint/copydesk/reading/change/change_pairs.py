"""Two figures of one thing at two times, told by the words between and around them: "cost 80p in January and costs 96p now"."""

from __future__ import annotations

from bisect import bisect_left

from copydesk.patterns import lazy, words
from copydesk.reading.change.change_anchors import Anchor, anchors_of
from copydesk.reading.change.change_slots import Found, collect
from copydesk.reading.figures.amounts import Amount, Stretch, amounts
from copydesk.reading.figures.links import link_of
from copydesk.story import Story

_FROM_BEFORE = lazy(r"\bfrom\s(?:[a-z]+\s){0,3}\Z")
_TIME = (
    r"(?:(?:a|one|the|two|three|five|ten|last|previous|same)\s)?(?:(?:full|calendar|previous|corresponding|prior)\s)?"
    r"(?:year|month|quarter|decade|week|day|season|period|summer|winter|spring|autumn|fall|time)s?(?:\s(?:earlier|ago|before|previously))?"
)
_WHEN = rf"(?:(?:in|for|during|on|at|the|back)\s){{0,3}}(?:{_TIME}|(?:19|20)[0-9]{{2}}(?:[-/–][0-9]{{2,4}})?|[A-Z][a-z]+(?:\s(?:19|20)[0-9]{{2}})?|previously|before|then)"
#: "1.24 million in 2023 (1.05 million a year earlier)".
_OPENS_BRACKET = lazy(r"(?:\s[^\s,;:.()]+){0,6}\s\((?:from|against|vs\.?|versus|compared\swith)?\s?\Z")
_CLOSES_BRACKET = lazy(rf"(?:\s[a-z]+)?\s{_WHEN}\)")
#: "Compared with 640 complaints in 2021, there were 804".
_OLD_FIRST = lazy(
    r"(?:\A|[.\n:;”\"]\s*|,\s)(?:[Cc]ompared\s(?:with|to)|[Aa]gainst|[Aa]fter|[Ff]ollowing|[Uu]p\sfrom|[Dd]own\sfrom)\s(?:just\s|only\s|about\s|some\s|the\s)?\Z"
)
_NEW_BEHIND = lazy(
    rf"(?:\s[^\s,;:.()]+){{0,4}}\s{_WHEN},\s(?:[a-z]+\s){{0,2}}(?:there\s(?:were|was|are)|(?:it|they|he|she)\s[a-z]+)\s(?:only\s|just\s|about\s|some\s)?\Z"
)
#: "£27, instead of £30", "to $77.20, having closed at $80".
_OLD_BEHIND = lazy(
    r"(?:\s[^\s,;:.()]+){0,6},?\s(?:instead\sof|rather\sthan|in\splace\sof|having\s(?:closed|ended|finished)(?:\s(?:at|on|with))?)\s(?:the\s|about\s)?\Z"
)
#: "was $400 is now $460", "cost 80p in January and costs 96p now".
_PAST_BEFORE = lazy(
    r"\b(?:was|were|cost|paid|had|charged|sold|employed|numbered|averaged|totall?ed|came\sto|stood\sat|used\sto\s(?:be|cost|have|pay|charge|sell|employ|number))\s(?:about\s|some\s|only\s|just\s)?\Z"
)
_THEN_NOW = lazy(
    rf"(?:\s[a-z]+){{0,3}}?(?:\s{_WHEN})?,?\s(?:(?:and|but|it|they|he|she|that)\s){{0,2}}(?:(?:is|are|has|have|costs?|pays?|charges?|sells?|employs?|numbers?|averages?|totals?|stands?\sat|will\s(?:be|cost|pay|have))\s)?"
    r"(?P<now>(?:now|today)\s)?(?:(?:is|are|has|have|costs?|pays?|charges?|sells?|employs?|numbers?|averages?|totals?|stands?\sat)\s)?(?:about\s|some\s|only\s|just\s)?\Z"
)
#: "840 trees were planted, against 700".
_COMMA_AGAINST = lazy(
    r"(?:\s[^\s,;:.()]+){1,5},\s(?:as\s)?(?:against|compared\s(?:with|to)|versus|up\sfrom|down\sfrom)\s(?:just\s|only\s|about\s|some\s|the\s)?\Z"
)
#: "opened at 240p and closed at 252p".
_OPENED = lazy(r"\b(?:opened|began|started)\s(?:the\s[a-z]+\s)?(?:at|on|with)\s\Z")
_CLOSED = lazy(r"(?:\s[^\s,;:.()]+){0,3},?\s(?:and|but)\s(?:closed|ended|finished)\s(?:the\s[a-z]+\s)?(?:at|on|with)\s")
_NOW_AFTER = lazy(r"(?:\s[a-z]+){0,3}?\s(?:now|today|this\s(?:year|month|week|season))\b")
#: "$3.3 billion in taxes and fees in the nine months to March against $2.75 billion a year earlier": with a time of its own behind.
_AGAINST_TIMED = lazy(
    r"(?:\s(?!(?:was|were|is|are|has|have|had|which|who|that|but|while|though|as|with|than|said)\b)[^\s,;:.()]+){1,14}\s(?:against|compared\s(?:with|to)|versus)\s(?:just\s|only\s|about\s|some\s|the\s)?\Z"
)
_THEN_BEHIND = lazy(rf"(?:\s[a-z]+)?\s{_WHEN}(?=[,.;]|\Z)")
_PLAIN = words("money count measure cents")


def pair_of(copy: str, earlier: list[Amount]) -> tuple[Amount, Amount] | None:
    """The last two figures as (before, after) where the words join them: "from … to", "compared with", "was … is now"."""
    if len(earlier) > 2 and earlier[-2].kind == "duration" != earlier[-3].kind == earlier[-1].kind:
        earlier = [*earlier[:-2], earlier[-1]]  # "118 thefts in the first six months, against 130"
    if len(earlier) < 2:
        return None
    first, second = earlier[-2:]
    gap = copy[first.end : second.start]
    link = link_of(gap)
    if link.role in ("before", "against"):
        return second, first
    if link.role == "after" and _FROM_BEFORE.search(copy, max(0, first.start - 32), first.start):
        return first, second
    if len(gap) > 90 or first.kind not in _PLAIN or second.kind not in _PLAIN:
        return None
    return _told_by_words(copy, first, second, gap)


def _told_by_words(copy: str, first: Amount, second: Amount, gap: str) -> tuple[Amount, Amount] | None:
    if _OPENS_BRACKET.fullmatch(gap) and _CLOSES_BRACKET.match(copy, second.end):
        return second, first
    if _OLD_BEHIND.fullmatch(gap) or _COMMA_AGAINST.fullmatch(gap):
        return second, first
    if _AGAINST_TIMED.fullmatch(gap) and _THEN_BEHIND.match(copy, second.end):
        return second, first
    if _NEW_BEHIND.fullmatch(gap) and _OLD_FIRST.search(copy, max(0, first.start - 24), first.start):
        return first, second
    if _OPENED.search(copy, max(0, first.start - 20), first.start) and _CLOSED.fullmatch(gap):
        return first, second
    if _PAST_BEFORE.search(copy, max(0, first.start - 32), first.start):
        then = _THEN_NOW.fullmatch(gap)
        if then is not None and (then["now"] or _NOW_AFTER.match(copy, second.end)):
            return first, second
    return None


def with_old_behind(copy: str, one: Found, figures: list[Amount]) -> Found:
    """ "fell 3.5 percent to $77.20 a barrel, having closed at $80": the old figure comes behind, with words of its own."""
    if "before" in one.slots or not {"after", "share"} <= one.slots.keys():
        return one
    behind = next((figure for figure in figures if figure.start >= one.end), None)
    if behind is None or behind.kind not in _PLAIN or not _OLD_BEHIND.fullmatch(copy, one.end, behind.start):
        return one
    return one._replace(slots={**one.slots, "before": behind}, end=behind.end)


#: "Exports came to $8.4 billion, against $7 billion a year ago. That is a rise of 20 percent."
_THAT_IS = lazy(
    r"\s*(?:That|This|It|Which)(?:['’]s|\s(?:is|was|means|marks|makes|represents|amounts\sto|equals|works\sout\s(?:at|as)))\s(?:an?\s)?(?:[a-z]+\s){0,2}"
)
#: "That is a rise of 3 percent on last year": on another figure than the one that is given.
_OWN_BASE = lazy(r"\s(?:on|over|from|since|compared|for|in)\s")
#: "against imports of $7.0 billion": another thing.
OF_ANOTHER_NOUN = lazy(r"\s(?!total|figure|record|level|sum)[a-z]+\sof\s(?:about\s|some\s|just\s|only\s|nearly\s)?\Z")
#: How far behind its figure a word of change may stand: "20 percent more", "a 20 percent rise".
_REACH = 30


def said_behind(story: Story, stretch: Stretch) -> Found | None:
    """A percentage that a sentence of its own says of the two figures of the sentence before it, and those two."""
    copy = story.copy
    opens = _THAT_IS.match(copy, stretch.end)
    figures = [amount for amount in stretch.amounts if amount.kind != "label"]
    if opens is None or len(figures) != 2 or OF_ANOTHER_NOUN.search(copy[figures[0].end : figures[1].start]):
        return None
    every = amounts(story)
    index = bisect_left(every, stretch.end, key=lambda amount: amount.start)
    share = every[index] if index < len(every) else None
    if share is None or share.kind != "percent" or share.start - opens.end() > _REACH:
        return None
    found = _change_of(copy, opens.start(), share)
    pair = pair_of(copy, figures) if found is not None else None
    if found is None or pair is None:
        return None
    slots = {**found.slots, "before": pair[0], "after": pair[1]}
    return found._replace(slots=slots, start=min(pair[0].start, pair[1].start))


def _change_of(copy: str, start: int, share: Amount) -> Found | None:
    """The word of change that a percentage is said with, where nothing else is said with it."""
    end = copy.find(".", share.end, share.end + _REACH)
    anchors = anchors_of(copy, start, end if end >= 0 else share.end + _REACH, [share])
    nodes: list[Anchor | Amount] = sorted([*anchors, share], key=lambda node: (node.start, node.end))
    found = next((one for at in range(len(nodes)) if (one := collect(copy, nodes, at)) is not None), None)
    if found is None or found.slots.keys() != {"share"} or _OWN_BASE.match(copy, found.end):
        return None
    return found
