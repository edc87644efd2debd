"""Which of two figures is the old one, told by the words of time beside them: "640 in 2019", "when it held $60 million", "now £52"."""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount
from copydesk.tuples import NamedTuple


class When(NamedTuple):
    """When a figure was true: `rank` is 0 for a clause of the past, 1 for a past time, 2 for last year, 3 for now, 4 for what is to come; `year` where one is printed, else 0."""

    rank: int
    year: int


#: The rank of what was true last year: older than now, newer than any other time.
LAST_YEAR = 2
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SPAN = r"(?:year|month|week|quarter|season|decade|century|day|night|summer|winter|autumn|spring|fall|term|time|election|census|count)"
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|[0-9]{1,2})"
_PAST_TIME = (
    rf"(?:{_NUMBER}\s(?:{_SPAN}s?)\s(?:ago|earlier|before)|(?:the\s|a\s)?(?:{_SPAN})\s(?:before|earlier)|(?:the\s|in\sthe\s)?(?:previous|same|preceding|prior)\s{_SPAN}|previously|at\sthe\s(?:start|beginning|turn|end|height|peak)\sof"
    rf"|before\s(?:the|it|they|he|she)\b|at\s(?:its|their|the)\s(?:peak|height|time)|(?:the\s)?{_SPAN}\sbefore\slast|until\s(?:recently|now|last)|in\s{_MONTH}\b|originally|at\sfirst|then\b|used\sto\b)"
)
#: Behind a figure: "640 people in 2019", "$8,000 a tonne at the start of the year".
_BEHIND = lazy(
    rf"(?:\s(?!(?:in|on|at|to|from|and|but|or|is|are|was|were|has|have|had)\b)[A-Za-z’'-]+){{0,5}}?,?\s(?:(?P<past>{_PAST_TIME})|(?:in|of|for|during|since)\s(?:the\s(?:{_SPAN}|end|start|whole)\s(?:of|to|ended)\s)?(?:{_MONTH}\s)?(?P<year>(?:19|20)[0-9]{{2}})\b"
    rf"|(?P<last>last\s(?:{_SPAN}|{_MONTH}|[A-Z][a-z]+day))|(?P<now>now\b|today|this\s(?:{_SPAN}|{_MONTH})|currently))"
)
#: Before a figure, in its clause.
_WHEN = lazy(
    r"\b(?:when|where)\s(?:(?:it|they|he|she|there|that|the\s(?:number|figure|rate|total|price|cost|share|bill|fee|same))\s(?!(?:is|are|will)\b)[^,;:]{0,40})?(?:about\s|some\s|only\s|just\s)?\Z"
)
_WHOSE_PAST = lazy(rf"\b(?:last|previous|same)\s{_SPAN}['’]s\s(?:[a-z]+\s){{0,4}}\Z")
_NOW = lazy(
    r"\b(?:now|today|currently|nowadays|has\ssince|have\ssince|is|are|costs|this\s(?:year|month|week|season|quarter)|will|expects|expected)\b(?![^,;:]*\b(?:was|were|had)\b)"
)
_HAVING = lazy(r"\bhaving\s[^,;:]{0,30}\Z")
_WILL = lazy(r"\b(?:will|is\sto|are\sto|is\sexpected\sto|would|is\sgoing\sto)\s[^,;:]{0,30}\Z")
_PAST = r"(?:was|were|had|stood|numbered|averaged|held|cost|made|sold|ran|took|paid|employed|came|drew|won|got|began|started|opened|closed|built|grew|carried|enrolled|mined|used\sto|[a-z]{3,}ed)"
_IN_PAST = lazy(rf"\b{_PAST}\s(?:[^,;:]{{0,30}}\s)?\Z")
_WHICH_PAST = lazy(rf"\b(?:which|who|that)\s(?:had\s|was\s|were\s)?{_PAST}\s(?:[^,;:]{{0,24}}\s)?\Z")
_FRONTED = lazy(
    rf"(?:\A|\.\s|\n|[;:]\s|,\s(?:but|and)\s|“|\")(?:(?P<past>(?:{_NUMBER}|An?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twenty)\s{_SPAN}s?\s(?:ago|earlier|before)|The\s{_SPAN}\s(?:before|earlier)|Before\sthe\s[a-z]+|Until\s[a-z]+|Then)|(?:In|At|By|Back\sin|During)\s(?:the\s(?:end|start|beginning)\sof\s)?(?:{_MONTH}\s)?(?P<year>(?:19|20)[0-9]{{2}})"
    rf"|(?:In|At|By)\s(?P<month>{_MONTH})|(?P<last>[Ll]ast\s{_SPAN})|(?P<now>[Tt]his\s{_SPAN}|[Nn]ow|[Tt]oday))\b[^;:]{{0,70}}\Z"
)
_TO = lazy(r"\b(?:to|reached|reaching|hit|hitting)\s(?:(?:a\srecord|about|some|only|just|nearly|almost|over)\s)?\Z")
_CLAUSE = lazy(r"(?:,(?![0-9])|[;:(]|\s[—–-])\s?(?=[^,;:(—–]*\Z)")


def when(copy: str, figure: Amount, start: int, end: int) -> When | None:
    """When a figure of the sentence from `start` to `end` was true, so far as the words beside it tell."""
    lead = copy[max(start, figure.start - 90) : figure.start]
    cut = _CLAUSE.search(lead)
    clause = lead[cut.end() :] if cut is not None else lead
    behind = _BEHIND.match(copy, figure.end, min(end, figure.end + 80))
    year = int(behind["year"]) if behind is not None and behind["year"] else 0
    if _HAVING.search(clause) or _WHEN.search(clause) or _WHICH_PAST.search(clause):
        return When(0, year)
    if _WHOSE_PAST.search(lead):
        return When(1, year)
    if _WILL.search(clause):
        return When(4, year)
    if behind is not None and behind["now"]:
        return When(3, 0)
    if _TO.search(clause) or _NOW.search(clause):
        return When(3, year)
    if behind is not None:
        return When(2 if behind["last"] else 1, year)
    fronted = _FRONTED.search(copy, max(start - 2, 0), figure.start) if figure.start - start < 140 else None
    if fronted is not None:
        fronted_year = int(fronted["year"]) if fronted["year"] else 0
        return When(3 if fronted["now"] else 2 if fronted["last"] else 1, fronted_year)
    return None


def in_order(one: When | None, other: When | None) -> int:
    """1 where the first is the older, -1 where the second is, 0 where that cannot be told."""
    if one is not None and other is not None:
        if one.year and other.year and one.year != other.year:
            return 1 if one.year < other.year else -1
        return (one.rank < other.rank) - (one.rank > other.rank)
    if one is not None:
        return 1 if one.rank < LAST_YEAR else 0
    if other is not None:
        return -1 if other.rank < LAST_YEAR else 0
    return 0


def said_in_past(copy: str, figure: Amount, start: int) -> bool:
    """Whether the verb before a figure is one of the past."""
    lead = copy[max(start, figure.start - 60) : figure.start]
    return _IN_PAST.search(lead) is not None


#: "up 12 percent from 1985", "10 per cent on the year": the change has a base of its own.
_OWN = lazy(
    r"[^.;:,]{0,24}?\b(?:from|on|over|since|than|against|compared\s(?:with|to))\s(?P<what>(?:in\s|at\s|a\s|the\s|last\s)?[^,.;:0-9]{0,28}?(?P<year>(?:19|20)[0-9]{2})|(?:(?:a|the|last|in|it)\s)?[^,.;:0-9]{0,28})"
)


_PERIOD = lazy(r"\s(?:to|and|until)\s(?:19|20)[0-9]{2}")


def has_another_base(copy: str, end: int, old: Amount, year: int) -> bool:
    """Whether a change that is said up to `end` is said to be on another time than that of its old figure."""
    own = _OWN.match(copy, end)
    if own is None or end <= old.start <= own.start("what"):
        return False
    if own["year"] and _PERIOD.match(copy, own.end()):
        return True  # "doubled from 1950 to 1990, when it was 40,000"
    if own["year"] and year:
        return int(own["year"]) != year
    return not (end <= old.start <= own.end() + 60)
