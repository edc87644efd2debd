"""Two figures that are compared without a difference: "58 mm, above the May average of 52", "more people came than in 2022, 97,100 against 88,400"."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.reading.change.change_anchors import Anchor
from copydesk.reading.change.change_bases import are_like, is_base, parts_none
from copydesk.reading.change.change_slots import Found
from copydesk.reading.change.change_words import ChangeWord
from copydesk.reading.figures.amounts import Amount
from copydesk.reading.figures.links import link_of

_COMPARATIVE = lazy(
    r"\b(?P<up>above|more\sthan|higher\sthan|larger\sthan|greater\sthan|bigger\sthan|longer\sthan|taller\sthan|deeper\sthan|dearer\sthan|heavier\sthan|up\son|beat|beats|beating|exceed(?:s|ed|ing)?|topp(?:ed|ing)|surpass(?:es|ed|ing)?|outstripp(?:ed|ing)|overshot)\b"
    r"|\b(?:below|fewer\sthan|less\sthan|lower\sthan|smaller\sthan|shorter\sthan|cheaper\sthan|lighter\sthan|short\sof|down\son|miss(?:ed|es|ing)|undershot)\b"
)
_PLAIN = words("money count measure cents percent")
_BOTH = 2
_STATES = words("above below higher lower larger smaller more fewer less longer shorter")
_RIVALS = words("beat beats beating")
_THAN_BEFORE = lazy(
    r"\b(?P<word>[Mm]ore|[Ff]ewer|[Ll]ess|[Hh]igher|[Ll]ower|[Ll]arger|[Ss]maller)\s[^.;:()]{0,90}?\bthan\b[^.;:()]{2,60}(?:,|:|\s[—–-])\s(?:(?:with|about|some|just|only|at)\s)?\Z"
)
_CUES = (
    "above",
    "below",
    " than ",
    " short of ",
    "up on",
    "down on",
    " beat",
    " exceed",
    " topp",
    " surpass",
    " miss",
    "outstrip",
    "overshot",
    "undershot",
    " against ",
    " compared ",
    "outnumber",
)
#: Before a comparison: "not below", "neither".
_NEGATED = lazy(
    r"\b(?:not|never|no|nor|neither|hardly|if|unless|whether|would|could|should|may|might)\b[^,;]{0,24}\Z|n['’]t\b[^,;]{0,24}\Z"
)
#: "with 58.6 millimetres already in the gauge", ", at 2.8 metres": the new figure behind.
_NEW_BEHIND = lazy(r"[^.;:()]{0,60}?,\s(?:with|at)\s(?:(?:about|some|just|only|nearly|almost)\s)?\Z")
_IS_BEFORE = lazy(r"[^.;:()]{0,50}?(?:,\s|\b(?:is|are|was|were|stood|remains?|fell|rose)\s)(?:[a-z]+\s){0,4}\Z")


def compared(copy: str, start: int, end: int, figures: list[Amount], kept: list[Found]) -> Iterator[Found]:
    """The comparisons of a sentence that holds just two figures of one thing."""
    if sum(one.kind in _PLAIN or one.kind == "duration" for one in figures) < _BOTH:
        return
    text = copy[start:end]
    if not any(cue in text for cue in _CUES):
        return
    taken = {figure.start for one in kept if len(one.slots) > 1 for figure in one.slots.values()}
    free = [one for one in figures if one.kind in _PLAIN and one.start not in taken]
    more = (
        _outnumbering(copy, start, free)
        or _more_than_when(copy, start, free)
        or _more_than(copy, start, free)
        or _at_first(copy, start, free)
        or _said_of_pair(copy, start, [one for one in figures if one.start not in taken])
    )
    if more is not None:
        yield more
        return
    for match in _COMPARATIVE.finditer(copy, start, end):
        up = match["up"] is not None
        word = match[0].removesuffix(" than").removesuffix(" of").removesuffix(" on")
        anchor = Anchor(match.start(), match.end(), match[0], ChangeWord(1 if up else -1, "comparative"))
        found = _with_base(
            copy,
            start,
            Found(
                anchor._replace(word=word, end=match.start() + len(word)),
                {},
                match.start(),
                match.start() + len(word),
                False,
            ),
            free,
        )
        if found is not None and not (word in _RIVALS and "record" in text):
            yield found  # who beats a record in a race has the shorter time


def _with_base(copy: str, start: int, one: Found, free: list[Amount]) -> Found | None:
    behind = [figure for figure in free if figure.start >= one.end]
    if not behind or not is_base(copy, one, behind[0]) or _NEGATED.search(copy, start, one.start):
        return None
    base = behind[0]._replace(hedge="", ends=tuple(each._replace(hedge="") for each in behind[0].ends))
    others = [figure for figure in free if figure.start != base.start and are_like(figure, base) and not figure.hedge]
    if len(others) != 1 or base.kind == "percent" != others[0].kind:
        return None
    new = others[0]
    if new.end <= one.start:
        told = (copy[new.end : one.start] == " " or _IS_BEFORE.fullmatch(copy, new.end, one.start)) and parts_none(
            copy[new.end : one.start]
        )
    else:
        told = (
            one.anchor.word in _STATES
            and _NEW_BEHIND.fullmatch(copy, base.end, new.start)
            and parts_none(copy[base.end : new.start])
        )
    if not told:
        return None
    return one._replace(
        slots={"before": base, "after": new}, start=min(one.start, new.start), end=max(base.end, new.end)
    )


_UP = "longer|higher|dearer|bigger|larger|heavier|taller|deeper|wider|hotter|warmer|costlier|pricier|more|busier|older|fatter|thicker|fuller"
_DOWN = "shorter|lower|cheaper|smaller|lighter|fewer|less|narrower|colder|cooler|younger|quieter|thinner|slimmer|leaner"
#: "is now shorter, 38 minutes against 45", "there were more arrests: 4,100 against 3,700", "cheaper at £30 than the old one, which cost £25".
_OF_PAIR = lazy(
    rf"\b(?:(?P<up>{_UP})|{_DOWN})(?P<than>\sthan\b[^.;:(),0-9]{{2,50}})?(?:\s(?!than\b)[a-z]+){{0,3}}(?:,|:|\s[—–-])?\s(?:(?:at|with|worth)\s)?(?:just\s|only\s|about\s|some\s)?\Z"
)
_THAN_WHICH = lazy(
    r"(?:\s[^\s,;:.()]+){0,4}\sthan\s(?:the|its|their|his|her|last)\b[^.;:()0-9]{0,50}?,?\s(?:(?:which|who|that)\s)?(?:[a-z]+\s){0,2}\Z"
)


#: "smaller, at 48,400 tonnes, than the 56,000 of 2022".
_THAN_THE = (", than the ", ", than in ", ", than its ", ", than last year's ", ", than last year’s ")
#: "At 5.1 goals a game the scoring was higher than in the last cup, when it was 4.3".
_AT_FIRST = lazy(
    rf"[^.;:()0-9]{{2,60}}?\b(?:is|was|are|were)\s(?:[a-z]+\s)?(?P<word>(?P<up>{_UP})|{_DOWN})\sthan\s(?:[^.;:()0-9]|(?:19|20)[0-9]{{2}}){{2,60}},?\s(?:when|where)\s(?:it|they|there|that|he|she)\s(?:was|were|had|stood\sat|averaged|cost)\s(?:about\s|some\s|only\s|just\s)?\Z"
)


def _at_first(copy: str, start: int, free: list[Amount]) -> Found | None:
    """A sentence that opens with the new figure, and compares it with what it was at another time."""
    if len(free) < 2 or copy[start : free[0].start].strip(' \n"“') not in ("At", "With") or not are_like(*free[:2]):
        return None
    match = _AT_FIRST.fullmatch(copy, free[0].end, free[1].start)
    if match is None:
        return None
    anchor = Anchor(
        match.start("word"), match.end("word"), match["word"], ChangeWord(1 if match["up"] else -1, "comparative")
    )
    return Found(anchor, {"after": free[0], "before": free[1]}, free[0].start, free[1].end, True)


def _said_of_pair(copy: str, start: int, free: list[Amount]) -> Found | None:
    """ "The wait is shorter, 38 minutes against 45": a comparison, and the two figures behind it."""
    free = [one for one in free if one.kind in _PLAIN or one.kind == "duration"]
    if len(free) > 2 and not any(are_like(one, other) for one in free[:2] for other in free[2:]):
        free = free[:2]
    if len(free) != 2 or not (are_like(*free) or (free[0].kind == "duration" and not free[1].unit)):
        return None
    match = _OF_PAIR.search(copy, start, free[0].start)
    if match is None or _NEGATED.search(copy, start, match.start()):
        return None
    gap = copy[free[0].end : free[1].start]
    if _AT_ANOTHER_TIME.match(copy, free[0].end):
        return None
    if link_of(gap).role != "against" and _THAN_WHICH.fullmatch(gap) is None and gap not in _THAN_THE:
        return None
    word = match[0].split()[0].rstrip(",:")
    anchor = Anchor(match.start(), match.start() + len(word), word, ChangeWord(1 if match["up"] else -1, "comparative"))
    return Found(anchor, {"after": free[0], "before": free[1]}, anchor.start, free[1].end, True)


#: "4,100 in June against 3,900 in May": other times than those that are compared.
_AT_ANOTHER_TIME = lazy(r"(?:\s[a-z]+){0,2}\s(?:in|by|on|for|until|since|so)\s(?:[A-Z]|far\b|the\s)")
_OPENS_WHEN = lazy(
    r"\s*(?P<word>More|Fewer|Less)\sthan\s[^.;:()0-9]{0,30}(?:(?:19|20)[0-9]{2})?,?\swhen\s(?:[a-z]+\s){0,3}\Z"
)


_OUTNUMBER = lazy(r"\boutnumber(?:s|ed|ing)?\b[^.;:0-9]{2,40}?(?:\sby|,)?\s\Z")


def _outnumbering(copy: str, start: int, free: list[Amount]) -> Found | None:
    """ "Women outnumber men by 45 to 31"."""
    if len(free) != 2 or copy[free[0].end : free[1].start] != " to " or not are_like(*free):
        return None
    match = _OUTNUMBER.search(copy, start, free[0].start)
    if match is None:
        return None
    anchor = Anchor(match.start(), match.start() + len("outnumber"), "outnumber", ChangeWord(1, "comparative"))
    return Found(anchor, {"after": free[0], "before": free[1]}, anchor.start, free[1].end, True)


def _more_than_when(copy: str, start: int, free: list[Amount]) -> Found | None:
    """ "Fewer than in 2019, when 402 came, the visitors numbered 310"."""
    match = _OPENS_WHEN.fullmatch(copy, start, free[0].start) if len(free) == 2 and are_like(*free) else None
    if match is None:
        return None
    word = match["word"].lower()
    anchor = Anchor(
        match.start("word"), match.end("word"), word, ChangeWord(1 if word == "more" else -1, "comparative")
    )
    return Found(anchor, {"before": free[0], "after": free[1]}, anchor.start, free[1].end, True)


def _more_than(copy: str, start: int, free: list[Amount]) -> Found | None:
    """ "More people came in 2023 than in 2022, 97,100 compared with 88,400"."""
    if len(free) != 2 or not are_like(*free):
        return None
    match = _THAN_BEFORE.search(copy, start, free[0].start)
    if _AT_ANOTHER_TIME.match(copy, free[0].end):
        return None
    if (
        match is None
        or link_of(copy[free[0].end : free[1].start]).role != "against"
        or _NEGATED.search(copy, start, match.start())
    ):
        return None
    word = match["word"].lower()
    sign = -1 if word in ("fewer", "less", "lower", "smaller") else 1
    anchor = Anchor(match.start("word"), match.end("word"), word, ChangeWord(sign, "comparative"))
    return Found(anchor, {"after": free[0], "before": free[1]}, anchor.start, free[1].end, True)
