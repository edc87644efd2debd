"""A total said with its average: "took 1,302 calls in March, an average of 42 a day", "$168 million over eight seasons, or $21 million a year".

And what comes to a total over so many periods with words between: "$250 a day for the 36 days that it was open, $9,000 in all".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, Stretch
from copydesk.reading.scores.score_figures import NUMBER, number
from copydesk.tuples import NamedTuple


class Spread(NamedTuple):
    """A figure per period, the total it is spread over, and how many periods that is at least and at most."""

    each: Amount
    total: Amount
    low: int
    high: int
    exact: bool


_A_PERIOD = lazy(
    r"\s(?:an?|per|each|every)\s(?P<period>hour|day|night|week|month|year|season)(?=[,.;:)]|\s[—–]|\s?\Z|\saccording\b|\son\saverage\b)"
)
#: What leads from the total to its average.
_LEADS = lazy(
    r"(?:,|\s?\(|\s?[—–]|,?\sor)\s(?:or\s)?(?:an\saverage\sof|averaging|on\saverage|about|around|roughly|some|nearly|almost|just\s(?:over|under)|approximately|equivalent\sto|which\s(?:is|was|comes\sto|works\sout\s(?:at|to))|an\saverage\s(?:salary|wage|rate)\sof)\s(?:about\s|some\s|nearly\s|just\s(?:over|under)\s)?\Z|,?\sor\s\Z"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
#: Over how long the total was counted.
_LONG = lazy(
    rf"\b(?:[Oo]ver|[Ii]n|[Ff]or|[Dd]uring|across|through|within)\s(?:(?:the|its|their|his|her|a|all)\s)?(?:(?:first|last|past|next|coming|opening|previous)\s)?(?P<n>{NUMBER})[- ](?P<of>hour|day|night|week|month|year|season)s?\b"
    r"|\b(?P<year>last\syear|in\s(?:19|20)[0-9]{2}(?![0-9])|(?:in|over|during|for)\sthe\s(?:past\s|last\s|previous\s|whole\s|full\s)?year\b|over\sa\syear)"
    rf"|\b(?P<month>[Ii]n\s{_MONTH}\b(?!\s[0-9])|last\smonth|in\sthe\s(?:past\s|last\s)?month\b)"
    r"|\b(?P<week>last\sweek|(?:in|over)\sthe\s(?:past\s|last\s)?week\b)"
)
_TIMES = {
    ("day", "week"): (5, 7), ("day", "month"): (20, 31), ("day", "year"): (240, 366), ("week", "month"): (4, 5), ("week", "year"): (44, 53),
    ("month", "year"): (12, 12), ("hour", "day"): (7, 24), ("night", "week"): (5, 7),
}  # fmt: skip
_SAME = {"season": "year", "night": "day"}
#: "$250 a day for the 36 days that the trench was open, $9,000 in total".
_FOR_SO_MANY = lazy(
    rf"\s(?:an?|per|each|every)\s(?P<period>day|night|week|month|year|season|hour|shift)\sfor\s(?:(?:the|each\sof\sthe|all|another|a\sfurther)\s)?(?P<n>{NUMBER})\s(?P<of>day|night|week|month|year|season|hour|shift)s(?:\s[^,.;:0-9]{{1,70}})?,\s(?:or\s|which\sis\s|making\s)?\Z"
)
_IN_ALL = lazy(r"\s(?:in\s(?:total|all)|altogether|all\stold)\b")
#: What is added to the average, or taken from the total.
_AND_MORE = lazy(
    r"\b(?:plus|excluding|including\s(?:a|an)\b|not\scounting|on\stop\sof|after\stax|before\stax|at\sfirst|initially|rising|minimum|at\sleast|up\sto)\b"
)


def spreads(copy: str, stretch: Stretch) -> Iterator[Spread]:
    """The totals of a sentence that are said with their average, or multiplied out."""
    row = [one for one in stretch.amounts if one.kind in ("money", "count", "measure") and len(one.ends) == 1]
    if len(row) < 2:
        return
    for index, each in enumerate(row):
        found = _averaged(copy, stretch, row, index) or _counted_out(copy, row, index, each)
        if found is not None and not _AND_MORE.search(copy, stretch.start, stretch.end):
            yield found


def _averaged(copy: str, stretch: Stretch, row: Sequence[Amount], index: int) -> Spread | None:
    each = row[index]
    period = _A_PERIOD.match(copy, each.end) if index else None
    if period is None or _LEADS.search(copy, max(stretch.start, each.start - 60), each.start) is None:
        return None
    totals = [
        one for one in row[:index] if one.kind == each.kind and (one.kind == "count" or set(one.unit) & set(each.unit))
    ]
    totals = [one for one in totals if one.value > each.value and not _is_span(copy, one)]
    long = list(_LONG.finditer(copy, stretch.start, each.start))
    if len(totals) != 1 or len(long) != 1:
        return None
    return _spread(each, totals[0], _SAME.get(period["period"], period["period"]), long[0])


_SPAN = lazy(r"[\s-](?:hour|day|night|week|month|year|season)s?\b")


def _is_span(copy: str, one: Amount) -> bool:
    return one.kind == "count" and _SPAN.match(copy, one.end) is not None


def _spread(each: Amount, total: Amount, period: str, long: re.Match[str]) -> Spread | None:
    if long["n"]:
        times, of = number(long["n"]), _SAME.get(long["of"], long["of"])
        if of == period:
            return Spread(each, total, times, times, True) if times > 1 else None
        low, high = _TIMES.get((period, of), (0, 0))
        return Spread(each, total, low * times, high * times, low == high) if low and times else None
    of = next(name for name in ("year", "month", "week") if long[name])
    low, high = _TIMES.get((period, of), (0, 0))
    return Spread(each, total, low, high, False) if low else None


def _counted_out(copy: str, row: Sequence[Amount], index: int, each: Amount) -> Spread | None:
    for total in row[index + 1 :]:
        if total.kind != each.kind or not (each.kind == "count" or set(each.unit) & set(total.unit)):
            continue
        match = _FOR_SO_MANY.fullmatch(copy, each.end, total.start)
        if match is None or not _IN_ALL.match(copy, total.end) or match["period"] != match["of"]:
            return None
        times = number(match["n"])
        return Spread(each, total, times, times, True) if times > 1 else None
    return None
