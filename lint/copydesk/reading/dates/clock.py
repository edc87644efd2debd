"""Times of day: "3 p.m. EDT", "15:30 local time", "2000 GMT", "noon", and two that the copy says are one moment."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.dates.zones import FIXED, PLACES
from copydesk.reading.figures.numbers import numbers
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple

_AMERICAN = frozenset(("", "local", "ET", "CT", "MT", "PT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "Eastern", "Central", "Mountain",
                       "Pacific"))  # fmt: skip
#: The zone of a time that the copy calls local, without saying where.
LOCAL = "local"


class ClockTime(NamedTuple):
    """A time of day as printed; `start` and `end` are offsets into the copy and take in its zone.

    `hour` and `minute` are as printed, whether or not a clock has them. `half` is "a", "p" or "". `form` is "colon",
    "dot", "four" (figures, "1500"), "hour" or "word" (noon, midnight). `zone` is a key of `zones.FIXED` or
    `zones.PLACES`, a distance from Greenwich in minutes with its sign, LOCAL, or "" where none is said. `clock_end` is
    where the time ends without its zone. `padded` says that the hour is printed with a zero ("07:30").
    """

    start: int
    end: int
    hour: int
    minute: int
    half: str
    form: str
    zone: str
    clock_end: int
    padded: bool = False

    @property
    def moments(self) -> tuple[int, ...]:
        """The minutes after midnight that may be meant; two where "3:30" may be in either half of the day."""
        minutes = self.hour % 24 * 60 + self.minute
        if self.half:
            return (self.hour % 12 * 60 + self.minute + (720 if self.half == "p" else 0),)
        # American copy leaves out "p.m." at times; everywhere else "3:30" and a zone are of the 24-hour clock.
        open_half = 1 <= self.hour <= 12 and not self.padded and (self.form == "hour" or self.zone in _AMERICAN)
        return (minutes, (minutes + 720) % 1440) if open_half else (minutes,)

    @property
    def exists(self) -> bool:
        """Whether a clock has the hour and the minute."""
        return (
            self.minute <= 59
            and (self.hour <= 23 or (self.hour == 24 and self.minute == 0))
            and (not self.half or self.hour <= 12)
        )


class SameMoment(NamedTuple):
    """Two times that the copy says are one moment; `end` takes in a closing bracket."""

    one: ClockTime
    other: ClockTime
    end: int


def clock_times(story: Story) -> tuple[ClockTime, ...]:
    """Every time of day of the story in order."""
    return story.read(_clock_times)


def same_moments(story: Story) -> tuple[SameMoment, ...]:
    """Every two times that the copy says are one: "3 p.m. EDT (1900 GMT)", "8 p.m. ET/5 p.m. PT"."""
    return story.read(_same_moments)


_TIME = lazy(
    r"(?P<hour>[0-9]{1,2})(?:(?P<mark>[:.])(?P<minute>[0-9]{2})(?::[0-9]{2})?(?![0-9]|[.:,][0-9]))?(?![0-9])"
    r"(?:[\s\u00a0\u202f]?(?P<half>[AaPp])(?:\.\s?[Mm]\.|\.?[Mm]\b\.?)|\s(?P<word>[Nn]oon|[Mm]idnight|o[’']clock))?(?:\shours)?"
)
_FOUR = lazy(r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?![0-9]|[.:,/-][0-9])(?:\s?(?:h|hrs?|hours|local))?(?=\s)")
_WORD = lazy(r"\b(?:[Nn]oon|[Mm]idnight)\b")
_NAMES = "|".join(sorted((re.escape(name) for name in PLACES if len(name) > 2 or name == "UK"), key=len, reverse=True))
_LONG = {"Greenwich Mean": "GMT", "Coordinated Universal": "UTC", "Universal": "UTC", "British Summer": "BST", "Moscow Standard": "MSK",
         "Central European Summer": "CEST", "Japan Standard": "JST", "India Standard": "IST", "Indian Standard": "IST"}  # fmt: skip
_ZONE = lazy(
    rf",?\s\(?(?P<short>{'|'.join(FIXED)}|[ECMP]T|gmt|utc|[ecmp][sd]t|bst|cet)\b(?:\s?(?P<sign>[+−–-])\s?(?P<far>[0-9]{{1,2}})(?::?(?P<rest>[0-9]{{2}}))?)?"
    rf"|\s(?P<local>local)(?:\s(?:time|hours?)\b)?"
    rf"|\s(?P<long>{'|'.join(_LONG)})\s[Tt]ime\b"
    rf"|\s(?:[Uu]\.?[Ss]\.?\s)?(?P<us>[Ee]astern|[Cc]entral|[Mm]ountain|[Pp]acific)(?:\s(?P<season>[Ss]tandard|[Dd]aylight)(?:\s[Ss]aving)?)?"
    rf"(?:\s[Tt]ime\b|(?=\s(?:and|on|at|in|for|to|or)\b|\s?\(|[,.;:)/]|\s?\Z))"
    rf"|\s(?:in\s)?(?P<place>{_NAMES})(?:\s(?:local\s)?[Tt]ime\b)"
    rf"|\sin\s(?P<there>{_NAMES})(?=\s?\()"
    rf"|\s(?P<unknown>[A-Z][\w’'-]+)\s[Tt]ime\b"
)
_MOST = 40


def _clock_times(story: Story) -> tuple[ClockTime, ...]:
    copy = story.copy
    found = [time for time in _in_figures(copy, story) if time is not None]
    words = vocabulary(story)
    if "noon" in words or "midnight" in words:
        taken = {time.start for time in found} | {time.clock_end for time in found}
        for match in _WORD.finditer(copy):
            if match.start() not in taken and match.end() not in taken:
                found.append(
                    _zoned(copy, match.start(), match.end(), 12, 0, "p" if match[0][0] in "Nn" else "a", "word")
                )
        found.sort()
    return tuple(found)


def _in_figures(copy: str, story: Story) -> Iterator[ClockTime | None]:
    done = 0
    for figure in numbers(story):
        start = figure.start
        before = copy[start - 1 : start]
        if start < done or not "0" <= copy[start] <= "9" or before.isalnum() or (before and before in ":.,$£€#"):
            continue
        if before == "/" and not copy[start - 2 : start - 1].isalpha():  # "8 p.m. ET/5 p.m. PT" but not "7/8"
            continue
        four = _FOUR.match(copy, start) if figure.end - start == 4 else None
        time = _four(copy, four) if four is not None else _with_mark(copy, start)
        if time is not None:
            done = time.end
            yield time


def _four(copy: str, match: re.Match[str]) -> ClockTime | None:
    end = match.start() + 4
    time = _zoned(copy, match.start(), end, int(match["hour"]), int(match["minute"]), "", "four")
    if time.zone:
        return time
    hours = match[0][4:].strip()
    return time._replace(end=match.end(), clock_end=match.end()) if hours and int(match[0][:4]) < 2400 else None


def _with_mark(copy: str, start: int) -> ClockTime | None:
    after = copy[start + 1 : start + 3]
    if not after or not (after[0] in ":. \u00a0\u202faApP" or after[0].isdigit()):
        return None
    match = _TIME.match(copy, start)
    if match is None:
        return None
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), (match["half"] or "").lower()
    form = {":": "colon", ".": "dot", None: "hour"}[match["mark"]]
    if match["word"] and match["word"][0] in "NnMm":
        hour, half = 12, "p" if match["word"][0] in "Nn" else "a"
    time = _zoned(copy, start, match.end(), hour, minute, half, form)
    if match["hour"][0] == "0":
        time = time._replace(padded=True)
    return time if half or match["word"] or form == "colon" or time.zone else None


def _zoned(copy: str, start: int, end: int, hour: int, minute: int, half: str, form: str) -> ClockTime:
    match = _ZONE.match(copy, end, end + _MOST)
    zone = _zone(match) if match is not None else ""
    if match is None or not zone or (form == "hour" and not half and not match["short"]):
        return ClockTime(start, end, hour, minute, half, form, "", end)
    return ClockTime(start, match.end(), hour, minute, half, form, zone, end)


def _zone(match: re.Match[str]) -> str:
    if match["short"]:
        name = match["short"].upper()
        if match["far"]:
            minutes = int(match["far"]) * 60 + int(match["rest"] or 0)
            return f"{'+' if match['sign'] == '+' else '-'}{minutes}" if name in ("GMT", "UTC") else ""
        return name
    if match["local"] or match["unknown"]:
        return LOCAL
    if match["long"]:
        return _LONG[match["long"]]
    if match["us"]:
        name = match["us"].capitalize()
        return name if not match["season"] else f"{name[0]}{match['season'][0].upper()}T"
    return match["place"] or match["there"] or ""


# --- two times that are one moment

_BETWEEN = r"(?:,?\s(?!and\b|or\b|to\b|until\b)[\w’'.-]+){0,6}?"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_HEDGE = r"(?:(?:about|around|or|at|i\.e\.|that\sis)\s)?"
_OPENS = lazy(rf"{_BETWEEN}\s?[(\[]\s?{_HEDGE}\Z")
_SLASH = lazy(r"\s?/\s?\Z|,?\sor\s\Z|\s?=\s?\Z")
_IN_CHAIN = lazy(r"\s?[/;,]\s?|,?\sor\s")
_COMMA = lazy(r",\s\Z")
_CLOSES = lazy(
    rf"(?:,?\s(?:on\s)?(?:{_DAY}|the\s(?:next|previous|following)\sday|yesterday|today|tomorrow|same\sday))?(?:\s(?:morning|afternoon|evening|night))?\s?[)\]]"
)
_GOES_ON = lazy(r"\s?[;,/]|\sor\s")
_FURTHEST = 70


def _same_moments(story: Story) -> tuple[SameMoment, ...]:
    copy = story.copy
    found: list[SameMoment] = []
    times = clock_times(story)
    for one, other in itertools.pairwise(times):
        if other.start - one.end > _FURTHEST or not (one.zone or other.zone):
            continue
        end = _joined(copy, one, other)
        if end:
            found.append(SameMoment(one, other, end))
        elif other.zone and found and found[-1].other is one and _IN_CHAIN.fullmatch(copy, one.end, other.start):
            closes = _CLOSES.match(copy, other.end)
            found.append(SameMoment(found[-1].one, other, closes.end() if closes else other.end))
    return tuple(found)


def _joined(copy: str, one: ClockTime, other: ClockTime) -> int:
    """Where a pair ends, or 0 where the two times are no pair."""
    gap = copy[one.end : other.start]
    if "(" in gap or "[" in gap:
        if not other.zone or not _OPENS.fullmatch(copy, one.end, other.start):
            return 0
        closes = _CLOSES.match(copy, other.end)
        if closes is not None:
            return closes.end()
        return other.end if _GOES_ON.match(copy, other.end) else 0
    if one.zone and other.zone and one.zone != other.zone:
        return (
            other.end if _SLASH.fullmatch(gap) or (_COMMA.fullmatch(gap) and LOCAL not in (one.zone, other.zone)) else 0
        )
    return 0
