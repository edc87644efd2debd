"""The dates of a story: whole ones, months with or without a year, years, and years said as "this year" or "last year"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import MONTH_NAMES, Days, day_of, month_length
from copydesk.reading.figures.numbers import digit_runs
from copydesk.story import Story
from copydesk.tuples import NamedTuple

__all__ = ("MONTH_NAMES", "DateMention", "Days", "dates", "dates_between", "day_in_dateline", "day_in_name")

_NUMBERS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}


class DateMention(NamedTuple):
    """A date as printed; `start` and `end` are offsets into the copy. What the copy leaves open is None.

    `relative` is "this", "last" or "next" where the year is said that way, counted from the day of publication. `more`
    are further days of the same month that are said with it: (8,) in "March 5-8", with `through` True, and (5, 6) in
    "March 4, 5 and 6". `month_end` is where the name of the month ends, 0 in figures; in figures, `swaps` says that
    day and month may be the other way round. `years` is 10 for a decade.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    relative: str = ""
    more: tuple[int, ...] = ()
    through: bool = False
    month_end: int = 0
    swaps: bool = False
    years: int = 1

    def days(self, published: date | None) -> Days | None:
        """The days it may mean, the printed order of day and month taken as American; None where its year is not known."""
        year = self.year_from(published)
        if year is None or not 1 <= year <= 9990:
            return None
        if self.month is None:
            return Days(date(year, 1, 1), date(year + self.years - 1, 12, 31))
        if self.day is None:
            return Days(date(year, self.month, 1), date(year, self.month, month_length(year, self.month)))
        one = day_of(year, self.month, self.day)
        return None if one is None else Days(one, one)

    def year_from(self, published: date | None) -> int | None:
        """The year as printed, or counted from the day of publication where it is said as "this year"."""
        if self.year is None and self.relative and published is not None:
            return published.year + {"this": 0, "last": -1, "next": 1}[self.relative]
        return self.year

    def meanings(self, published: date | None) -> tuple[date, ...]:
        """The days that a whole date may mean: two where day and month may be the other way round, none where it is no day."""
        year = self.year_from(published)
        if year is None or self.month is None or self.day is None:
            return ()
        orders = ((self.month, self.day), (self.day, self.month)) if self.swaps else ((self.month, self.day),)
        found = dict.fromkeys(day_of(year, month, day) for month, day in orders)
        return tuple(day for day in found if day is not None)

    def nearest(self, published: date | None) -> date | None:
        """The day it most likely means: of its own year, else the one nearest to publication; a month's middle."""
        if self.month is None:
            return None
        year, day = self.year_from(published), self.day or 15
        if year is not None:
            return day_of(year, self.month, day)
        if published is None:
            return None
        near = (day_of(published.year + step, self.month, day) for step in (-1, 0, 1))
        return min((one for one in near if one is not None), key=lambda one: abs(one - published), default=None)


def dates(story: Story) -> tuple[DateMention, ...]:
    """Every date of the story in order."""
    return story.read(_dates)


def dates_between(story: Story, start: int, end: int) -> tuple[DateMention, ...]:
    """The dates that start in a stretch of the copy."""
    found = dates(story)
    first = bisect_right(found, start - 1, key=_start_of)
    return found[first : bisect_right(found, end - 1, key=_start_of)]


def _start_of(mention: DateMention) -> int:
    return mention.start


def _dates(story: Story) -> tuple[DateMention, ...]:
    copy = story.copy
    found = [*_named_months(copy)]
    starts = [mention.start for mention in found]
    for mention in (*_in_figures(copy, digit_runs(story)), *_relative_years(copy)):
        index = bisect_right(starts, mention.start) - 1
        if index < 0 or mention.start >= found[index].end:
            found.append(mention)
    found.sort()
    return tuple(found)


# --- dates with the name of a month

_NAMES = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Sep\.?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_MONTH = rf"(?P<month>{_NAMES}|{_NAMES.upper()})(?![A-Za-z])"
_DAY_FIGURE = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_NUMBER_OF_DAY = rf"{_DAY_FIGURE}(?![0-9A-Za-z]|[.,:][0-9]|-[a-z])"
_DAY = rf"(?P<day>{_NUMBER_OF_DAY})"
_YEAR = r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?![0-9,]*[0-9]|[A-Za-z]|\s?(?:GMT|UTC|BST|hours|hrs|[CEMP][ES]?T\b))"
_SHORT_YEAR = r"[’'‘](?P<short>[0-9]{2})(?![0-9A-Za-z])"
_RELATIVE = r"(?P<relative>(?:of\s+)?(?:this|last|next)\s+year|of\s+the\s+same\s+year)"
_UNIT_AFTER = r"\s?(?:[ap]\.?m\b|percent|per\scent|pct|%|million|billion|points?\b|GMT|UTC)"
# "March 5-8", "March 4, 5 and 6": after "and" only what can't be counting something.
_MORE = (
    rf"(?P<more>\s?[-–—]\s?{_NUMBER_OF_DAY}(?!{_UNIT_AFTER}|-)|\s(?:to|through|thru|until|till)\s(?:the\s)?{_NUMBER_OF_DAY}(?!{_UNIT_AFTER})"
    rf"|(?:,\s{_NUMBER_OF_DAY}){{0,5}},?\s?(?:and|&|/)\s?(?:the\s)?{_NUMBER_OF_DAY}"
    r"(?=[,.;:)\]–—]|\s?\Z|\n|\s(?:at|in|from|for|to|on|when|with|by|as|before|after|during|were|was|are|is|will|20[0-9]{2})\b))?"
)
_MONTH_FIRST = lazy(
    rf"{_MONTH}(?:\s+(?:the\s)?{_DAY}(?!{_UNIT_AFTER}){_MORE})?(?:,?\s+(?:of\s+|in\s+)?(?:{_YEAR}|{_SHORT_YEAR})|,?\s+{_RELATIVE})?"
)
# A pattern that starts with one of a few characters is searched for five times as fast as one that starts with \b or (?<!…):
# what stands before is looked at afterwards.
_MONTH_HINT = lazy(
    r"(?:J(?:an|u[nl]|AN|U[NL])|F(?:eb|EB)|M(?:a[ry]|A[RY])|A(?:pr|ug|PR|UG)|S(?:ep|EP)|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC))"
)
_DAYS_BEFORE = lazy(
    rf"(?<![0-9.,:$£€/A-Za-z-])(?P<day>{_DAY_FIGURE})"
    rf"(?P<more>\s?[-–—]\s?{_DAY_FIGURE}|\s(?:to|through|until|till)\s(?:the\s)?{_DAY_FIGURE}"
    rf"|(?:,\s{_DAY_FIGURE}){{0,5}}\s?(?:and|&|/)\s?(?:the\s)?{_DAY_FIGURE})?(?:(?:\s+of)?\s+|-)\Z"
)
_ORDINALS_BEFORE = lazy(r"\b(?:[Oo]n|[Ff]rom|[Uu]ntil|[Tt]ill|[Ss]ince|[Bb]y|[Oo]f|[Tt]he|[Bb]etween|day),?\s\Z|[(]\Z")
_COUNTS = lazy(r"\s(?:[a-z]+\s)?(?:people|men|women|children|police|[a-z]{3,}s)\b")
_SEVERAL = lazy(r"and|&|/|,")
_DAYS_IN = lazy(r"[0-9]+")
#: Words that are names or verbs as well as months: without a day or a year they are read as months after these only.
_AMBIGUOUS = frozenset(("May", "March", "April", "June", "August"))
_MONTH_CONTEXT = lazy(
    r"\b(?:[Ii]n|[Oo]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Oo]f|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Tt]his|[Ll]ast|[Nn]ext|[Ll]ater|[Bb]efore|[Aa]fter"
    r"|to|through|between|and|or|past|previous|every|each|into|around|for|beginning|end|Ending)[\s-]\Z"
)


_TOO_HIGH = lazy(r"\s(?:3[2-9]|[4-9][0-9])(?![0-9]|[.,:-][0-9])")


def _named_months(copy: str) -> Iterator[DateMention]:
    done = 0
    for hint in _MONTH_HINT.finditer(copy):
        start = hint.start()
        if start < done or (start and (copy[start - 1].isalnum() or copy[start - 1] == "_")):
            continue
        match = _MONTH_FIRST.match(copy, start)
        if match is not None and (mention := _named_month(copy, match)) is not None:
            done = mention.end
            yield mention


def _named_month(copy: str, match: re.Match[str]) -> DateMention | None:
    start, end, day, more = match.start(), match.end(), match["day"], match["more"] or ""
    year, month_end = _printed_year(match), match.end("month")
    before = (
        _DAYS_BEFORE.search(copy, max(0, start - 24), start)
        if copy[start - 1 : start] in (" ", "\u00a0", "-")
        else None
    )
    if before is not None and (
        day is None or (year is None and _ORDINALS_BEFORE.search(copy, max(0, before.start() - 10), before.start()))
    ):
        if day is not None:  # "On 5 March 20 people": what follows is no day
            end = match.end("month")
        start, day, more = before.start("day"), before["day"], before["more"] or ""
    elif day is not None and year is None and _is_count(copy, match):
        day, more, end = None, "", match.end("month")
    if day is None and year is None and not match["relative"] and not _is_bare_month(copy, match):
        return None
    number = int(_DAYS_IN.search(day)[0]) if day else 0  # type: ignore[index]
    said = (match["relative"] or "").split()
    return DateMention(
        start, end, year, _NUMBERS[match["month"][:3].lower()], number if 1 <= number <= 31 else None,
        next((word for word in ("this", "last", "next") if word in said), ""),
        tuple(int(one) for one in _DAYS_IN.findall(more)), bool(more) and _SEVERAL.search(more) is None, month_end,
    )  # fmt: skip


def _printed_year(match: re.Match[str]) -> int | None:
    if match["year"]:
        return int(match["year"])
    return _whole_year(int(match["short"])) if match["short"] and match["day"] else None


def _whole_year(short: int) -> int:
    return short + (2000 if short < 50 else 1900)


def _is_count(copy: str, match: re.Match[str]) -> bool:
    """Whether the figure after the month counts something: "In March 60 diplomats", "in May 12 people"."""
    return (
        match["day"].isdigit()
        and copy[max(0, match.start() - 3) : match.start()].lower() == "in "
        and _COUNTS.match(copy, match.end()) is not None
    )


def _is_bare_month(copy: str, match: re.Match[str]) -> bool:
    """Whether a month without day or year is one: its whole name, and not "May said" or "March on".

    So is one before a figure that no month reaches, which a rule may want to see ("June 44, 2023").
    """
    name = match["month"]
    if copy[match.end("month") : match.end("month") + 1] == " " and _TOO_HIGH.match(copy, match.end("month")):
        return True
    if name.rstrip(".") not in MONTH_NAMES:  # a full stop may end the sentence, and need not shorten the name
        return False
    return (
        name.rstrip(".") not in _AMBIGUOUS
        or _MONTH_CONTEXT.search(copy, max(0, match.start() - 12), match.start()) is not None
    )


# --- dates and years in figures

_MARKS = frozenset("-/.")
_NOT_BEFORE = frozenset(".,:$£€¥#/")
_FIGURES = lazy(
    r"(?:(?P<one>[0-9]{1,4})(?P<mark>[-/.])(?P<two>[0-9]{1,2})(?P=mark)(?P<three>[0-9]{4}|[0-9]{2})(?![-/])|(?P<year>(?:1[0-9]|20)[0-9]{2}))(?![0-9]|[.,:][0-9])"
)
_YEAR_RANGE = lazy(
    r"(?:1[0-9]|20)[0-9]{2}\s?[-–—/]\s?\Z|\b(?:mid|pre|post|early|late|ex|[Cc]irca)[-–]\Z|[\s(\[{“\"‘'’;*]\Z|\A\Z|[-–—]\Z"
)
_NO_YEAR_AFTER = lazy(
    r"[-\s]?(?:%|percent|per\scent|pct|people|square|sq|miles?|km|kilomet|feet|foot|ft|met(?:er|re)s?|yards?|acres?|hectares?|lbs?|pounds?|kg|tons?|tonnes"
    r"|dollars?|euros?|rubles?|barrels?|points?|votes?|mln|dlrs|bpd|GMT|UTC|hours|hrs|[CE][ES]?T\b|BST|local|[ap]\.?m\.?\b|years|days|troops|soldiers|others?"
    r"|workers|employees|jobs|members|students|cases|deaths|calories|rpm|megawatts|MW|pages|words|times|homes|houses|copies)"
)
_NO_YEAR_BEFORE = lazy(
    r"(?:\b(?:[Nn]o|[Nn]os|[Rr]oom|[Ff]light|[Pp]age|[Rr]oute|[Hh]ighway|Boeing|Airbus|about|than|nearly|over|some|least|at)\.?\s)\Z"
)


def _in_figures(copy: str, runs: Iterable[tuple[int, int]]) -> Iterator[DateMention]:
    done = 0
    for start, end in runs:
        if start < done or end - start > 4 or (end - start < 4 and copy[end : end + 1] not in _MARKS):
            continue
        if copy[start - 1 : start] in _NOT_BEFORE:
            continue
        match = _FIGURES.match(copy, start)
        if match is None:
            continue
        done = end = match.end()
        if match["mark"]:
            mention = _numeric(match)
            if mention is not None:
                yield mention
        elif copy[end : end + 1] == "s" or copy[end : end + 2] in ("'s", "’s"):
            if match["year"][-1] == "0" and not copy[end + 1 : end + 2].isalpha():
                yield DateMention(start, end + 1, int(match["year"]), None, None, years=10)
            elif not copy[end : end + 1].isalpha():
                yield DateMention(start, end, int(match["year"]), None, None)
        elif _is_year(copy, start, end):
            yield DateMention(start, end, int(match["year"]), None, None)


def _is_year(copy: str, start: int, end: int) -> bool:
    if copy[end : end + 1].isalpha() or (start and not _YEAR_RANGE.search(copy, max(0, start - 8), start)):
        return False
    return not (_NO_YEAR_AFTER.match(copy, end) or _NO_YEAR_BEFORE.search(copy, max(0, start - 12), start))


def _numeric(match: re.Match[str]) -> DateMention | None:
    one, two, three = match["one"], match["two"], match["three"]
    if len(one) == 4:
        if len(three) == 4 or not (1 <= int(two) <= 12 and 1 <= int(three) <= 31) or not 1000 <= int(one) <= 2099:
            return None
        return DateMention(*match.span(), int(one), int(two), int(three))
    if len(one) > 2 or (len(three) == 2 and match["mark"] == "-"):
        return None
    first, second = int(one), int(two)
    year = int(three) if len(three) == 4 else _whole_year(int(three))
    if not (1000 <= year <= 2099 and 1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    if first > 12:  # only day first can be meant
        return DateMention(*match.span(), year, second, first)
    return DateMention(*match.span(), year, first, second, swaps=second <= 12 and first != second)


# --- "this year"

_BEFORE_YEAR = lazy(r"\b([Tt]his|[Ll]ast|[Nn]ext)\Z")


def _relative_years(copy: str) -> Iterator[DateMention]:
    at = copy.find(" year")
    while at >= 0:
        if not copy[at + 5 : at + 6].isalpha() and (match := _BEFORE_YEAR.search(copy, max(0, at - 5), at)):
            yield DateMention(match.start(), at + 5, None, None, None, match[1].lower())
        at = copy.find(" year", at + 5)


# --- elsewhere than in the copy

_IN_NAME = lazy(r"(?<![0-9])((?:19|20)[0-9]{2})[-_.]?(0[1-9]|1[0-2])[-_.]?([0-3][0-9])(?![0-9])")


def day_in_name(name: str) -> date | None:
    """The day that a file name states ("2024-08-20-kursk.txt", "kursk_20240820.txt"), or None."""
    match = _IN_NAME.search(name)
    return None if match is None else day_of(int(match[1]), int(match[2]), int(match[3]))


def day_in_dateline(line: str) -> date | None:
    """The day of a dateline that states the year ("KYIV, Ukraine, Aug. 20, 2024 —"), or None."""
    for mention in _named_months(line):
        if mention.year and mention.month and mention.day:
            return day_of(mention.year, mention.month, mention.day)
    return None
