"""Plants wrong weekdays, days that no month has, wrong zones, ages and spans of years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from planting import Planting

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
# Up to three short words or marks between weekday and date, whatever they are.
_WEEKDAY_DATE = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})(?P<gap>[ ,(]{{1,3}}(?:(?:the|on|night|morning|evening|afternoon)[ ,(]{{1,3}}){{0,2}})"
    rf"(?:(?P<month>{_MONTH}) (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?|(?P<uk_day>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<uk_month>{_MONTH}))"
    r"(?![0-9])(?:,? (?P<year>[12][0-9]{3})\b)?"
)


def plant_weekdays(record: dict[str, Any]) -> Iterator[Planting]:
    """Wrong weekdays beside dates with a year, and beside dates that are within a week of the record's own."""
    for match in _WEEKDAY_DATE.finditer(record["text"]):
        month = _MONTHS.index((match["month"] or match["uk_month"])[:3]) + 1
        day = _whole(match, month, record.get("date"))
        if day is None or _WEEKDAYS[day.weekday()] != match["weekday"]:
            continue
        where = "with a year" if match["year"] else "near publication"
        for kind, weekday in (("a day early", -1), ("a day late", 1), ("three days off", 3)):
            wrong = _WEEKDAYS[(day.weekday() + weekday) % 7]
            yield _replaced(f"weekday {kind}, {where}", record, match, "weekday", wrong)
        group = "day" if match["day"] else "uk_day"
        other = day.day + 1 if day.day < 28 else day.day - 2
        yield _replaced(f"date off, {where}", record, match, group, str(other))
        if match["year"]:
            yield _replaced("year one off", record, match, "year", str(day.year - 1))
            swapped = match["year"][:2] + match["year"][3] + match["year"][2]
            if swapped != match["year"] and _weekday_in(day, int(swapped)) != day.weekday():
                yield _replaced("two digits of the year swapped", record, match, "year", swapped)


def _weekday_in(day: date, year: int) -> int:
    return (day if day.month * 100 + day.day != 229 else day - timedelta(1)).replace(year=year).weekday()


def _whole(match: re.Match[str], month: int, published: str | None) -> date | None:
    number = int(match["day"] or match["uk_day"])
    if not 1 <= number <= _LENGTHS[month - 1]:
        return None
    if match["year"]:
        return date(int(match["year"]), month, number)
    if not published:
        return None
    came_out = date.fromisoformat(published)
    near = (date(year, month, number) for year in (came_out.year - 1, came_out.year, came_out.year + 1))
    day = min(near, key=lambda day: abs(day - came_out))
    return day if abs(day - came_out).days <= 7 else None


def _replaced(
    kind: str, record: dict[str, Any], match: re.Match[str], group: str, words: str, rule: str = "weekday-date"
) -> Planting:
    start = match.start(group) - match.start()
    broken = match[0][:start] + words + match[0][start + len(match[group]) :]
    return Planting(rule, kind, record, *match.span(), broken)


_DAY_OF_MONTH = re.compile(
    rf"(?:\b(?P<on>on|On|by|since|until|from) )?\b(?P<month>{_MONTH}) (?P<day>[0-9]{{1,2}})(?![0-9:.]|,[0-9])(?=(?P<year>, [12][0-9]{{3}}\b)?)"
)
_TIME = re.compile(r"\b(?P<hour>1?[0-9]):(?P<minute>[0-5][0-9]) (?P<half>[ap])\.?m\b")


def plant_impossible(record: dict[str, Any]) -> Iterator[Planting]:
    """Days that the month lacks, days above 31, and times that no clock shows."""
    text = record["text"]
    for match in _DAY_OF_MONTH.finditer(text):
        month, day = _MONTHS.index(match["month"][:3]), int(match["day"])
        if not 1 <= day <= _LENGTHS[month] or _in_quotes(text, match.start()):
            continue
        beyond = 30 if month == 1 else _LENGTHS[month] + 1
        if beyond <= 31:
            yield _replaced("a day its month lacks", record, match, "day", str(beyond), "impossible-date")
        swapped = match["day"][::-1]
        if len(swapped) == 2 and int(swapped) > 31 and (match["year"] or match["on"] in ("on", "On")):
            yield _replaced("a day above 31", record, match, "day", swapped, "impossible-date")
    for match in _TIME.finditer(text):
        if not _in_quotes(text, match.start()):
            yield _replaced("no such minute", record, match, "minute", "7" + match["minute"][1], "impossible-date")
            yield _replaced("no such hour", record, match, "hour", "25", "impossible-date")


def _in_quotes(text: str, offset: int) -> bool:
    paragraph = text[text.rfind("\n", 0, offset) + 1 : offset]
    return paragraph.count("“") > paragraph.count("”") or paragraph.count('"') % 2 == 1


_OFFSETS = {
    "EDT": -4,
    "EST": -5,
    "CDT": -5,
    "CST": -6,
    "PDT": -7,
    "PST": -8,
    "BST": 1,
    "GMT": 0,
    "UTC": 0,
    "CEST": 2,
    "IST": 5.5,
    "AST": -4,
    "HST": -10,
}
_ZONED = rf"(?:{'|'.join(_OFFSETS)}|[ECMP]T)"
_CLOCK = r"[0-9]{1,2}(?:[:.][0-9]{2})?(?: ?[ap]\.?m\b\.?)?|[0-9]{4}|noon|midnight"
_TWO_ZONES = re.compile(
    rf"(?P<one>{_CLOCK}) (?P<zone>{_ZONED})(?P<gap>[^().\n]{{0,30}}\(|, or | ?/ ?)(?P<other>{_CLOCK}) (?P<there>{_ZONED})\b"
)
_LOCAL_PAIR = re.compile(
    rf"(?P<one>{_CLOCK})(?: local time)?(?P<gap>[^().\n]{{0,20}}\()(?P<other>{_CLOCK}) (?P<there>GMT|UTC)\b"
)


def plant_zones(record: dict[str, Any]) -> Iterator[Planting]:
    """A second time an hour off, turned the wrong way round or in the wrong half of the day; minutes that differ."""
    text = record["text"]
    for match in _TWO_ZONES.finditer(text):
        one, other = _minutes(match["one"]), _minutes(match["other"])
        if None in (one, other) or match["zone"] == match["there"]:
            continue
        for kind, minutes in (
            ("an hour late", 60),
            ("an hour early", -60),
            ("in the other half of the day", 720),
            ("minutes off", 25),
        ):
            words = _printed(match["other"], (other + minutes) % 1440)
            if words:
                yield _replaced(f"second time {kind}", record, match, "other", words, "time-zone-pair")
        if match["zone"] in _OFFSETS and match["there"] in ("GMT", "UTC") and _OFFSETS[match["zone"]]:
            words = _printed(match["other"], int(one + _OFFSETS[match["zone"]] * 60) % 1440)
            if words:
                yield _replaced("turned the wrong way round", record, match, "other", words, "time-zone-pair")
    for match in _LOCAL_PAIR.finditer(text):
        other = _minutes(match["other"])
        rough = re.search(r"\b(?:about|around|after|before|by|roughly)\s\Z", text[: match.start()][-12:])
        if (
            other is not None
            and not rough
            and other % 60 in (0, 30)
            and (words := _printed(match["other"], (other + 5) % 1440))
        ):
            yield _replaced("minutes that no zone is apart", record, match, "other", words, "time-zone-pair")


def _minutes(words: str) -> int | None:
    if words in ("noon", "midnight"):
        return 720 if words == "noon" else 0
    figures = re.findall("[0-9]+", words)
    if len(figures[0]) == 4:
        return int(figures[0][:2]) * 60 + int(figures[0][2:])
    minutes = int(figures[0]) * 60 + (int(figures[1]) if len(figures) > 1 else 0)
    half = re.search("[ap]", words)
    if half is None:
        return minutes if len(figures) > 1 else None
    return minutes % 720 + (720 if half[0] == "p" else 0)


def _printed(words: str, minutes: int) -> str | None:
    hour, minute = divmod(minutes, 60)
    if words.isdigit() and len(words) == 4:
        return f"{hour:02}{minute:02}"
    mark = re.search("[:.](?=[0-9])", words)
    half = re.search(r" ?([ap])(\.?m\b\.?)", words)
    if half is None:
        return f"{hour:02}{mark[0]}{minute:02}" if mark else None
    figures = f"{(hour - 1) % 12 + 1}" + (f"{mark[0] if mark else ':'}{minute:02}" if mark or minute else "")
    return figures + half[0].replace(half[1], "p" if hour >= 12 else "a", 1)


_SEASONS = {
    "EST": "EDT",
    "EDT": "EST",
    "CST": "CDT",
    "CDT": "CST",
    "PST": "PDT",
    "PDT": "PST",
    "CEST": "CET",
    "ET": "",
    "PT": "",
    "CT": "",
}
_SEASONAL = re.compile(
    r"(?P<clock>[0-9]{1,2}(?::[0-9]{2})? ?[ap]\.?m\.?|noon|midnight|[0-2][0-9][0-5][0-9]) (?P<zone>[ECP][SD]?T|CEST)\b(?! ?\()"
)


def plant_seasons(record: dict[str, Any]) -> Iterator[Planting]:
    """The other half of the year's zone, in stories of June to August and December to February."""
    month = int((record.get("date") or "0000-00")[5:7])
    if month not in (6, 7, 8, 12, 1, 2):
        return
    summer = month in (6, 7, 8)
    for match in _SEASONAL.finditer(record["text"]):
        zone = match["zone"]
        right = not _SEASONS[zone] or (zone[-2] == "D" or zone == "CEST") == summer
        start, end = record["text"].rfind(".", 0, match.start()) + 1, match.end() + 80
        if (
            right
            and not _in_quotes(record["text"], match.start())
            and not re.search(_MONTH + " [0-9]|[12][0-9]{3}", record["text"][start:end])
        ):
            wrong = _SEASONS[zone] or zone[0] + ("S" if summer else "D") + "T"
            yield _replaced(f"{'standard' if summer else 'summer'} time", record, match, "zone", wrong, "zone-season")


_RANGES = (
    re.compile(r"\b(?P<lead>[Ff]rom )(?P<one>(?:19|20)[0-9]{2})(?P<gap> (?:to|through|until) )(?P<other>(?:19|20)[0-9]{2})\b"),
    re.compile(r"\b(?P<lead>[Bb]etween )(?P<one>(?:19|20)[0-9]{2})(?P<gap> and )(?P<other>(?:19|20)[0-9]{2})\b"),
    re.compile(r"(?P<lead>\()(?P<one>(?:19|20)[0-9]{2})(?P<gap> ?[-–] ?)(?P<other>(?:19|20)[0-9]{2})(?=\))"),
    re.compile(rf"(?P<lead>\b{_MONTH} )(?P<one>[0-9]{{1,2}})(?P<gap>[-–])(?P<other>[0-9]{{1,2}})\b(?![.:,][0-9])"),
    re.compile(rf"(?P<lead>\b[Ff]rom {_MONTH} )(?P<one>[0-9]{{1,2}})(?P<gap> to )(?P<other>[0-9]{{1,2}})\b(?![.:,][0-9])"),
)  # fmt: skip
_LEVELS = re.compile(
    r"\b(?:fell|rose|fallen|risen|declin|dropp|increas|grew|decreas|differ|compar|percent|up|down|point|doubl|jump|climb|cut|reduc)\w*|%"
)


def plant_reversed(record: dict[str, Any]) -> Iterator[Planting]:
    """Ranges of years and of days with their ends exchanged."""
    text = record["text"]
    for pattern, kind in zip(
        _RANGES, ("from … to", "between … and", "years in brackets", "days with a dash", "days, from … to"), strict=True
    ):
        for match in pattern.finditer(text):
            start = text.rfind(". ", 0, match.start())
            if (
                int(match["one"]) < int(match["other"])
                and not _in_quotes(text, match.start())
                and not _LEVELS.search(text[max(start, match.start() - 120) : match.end() + 60])
            ):
                broken = match["lead"] + match["other"] + match["gap"] + match["one"]
                yield Planting("reversed-range", kind, record, *match.span(), broken)


_PAST_YEAR = re.compile(
    r"\b(?:was|were|been) (?:born|killed|arrested|elected|founded|built|convicted|sentenced|appointed|charged|indicted|shot|published|named|opened|signed|passed"
    r"|launched|released|diagnosed|completed|created|introduced) (?:(?:\w+ ){0,3})(?:in|on) (?:"
    + _MONTH
    + r" (?:[0-9]{1,2}, )?)?(?P<year>(?:19|20)[0-9]{2})(?=[.,])"
    r"|\b(?:died|graduated|retired|resigned|collapsed|began|started|won election|took office|joined \w+) (?:(?:\w+ ){0,2})in (?:"
    + _MONTH
    + r" )?(?P<other>(?:19|20)[0-9]{2})(?=[.,])"
    r"|\bsince (?P<since>(?:19|20)[0-9]{2})(?=[.,])"
)


def plant_year_typos(record: dict[str, Any]) -> Iterator[Planting]:
    """Years that a slip of one digit puts after the day of publication."""
    text, published = record["text"], int((record.get("date") or "0")[:4])
    for match in _PAST_YEAR.finditer(text):
        group = match.lastgroup or "year"
        year = match[group]
        if int(year) > published or _in_quotes(text, match.start()):
            continue
        slips = {
            "swapped digits": year[:2] + year[3] + year[2],
            "swapped in the middle": year[0] + year[2] + year[1] + year[3],
            "twenty years late": "20" + str(int(year[2]) % 10 + 2)[-1] + year[3],
        }
        for kind, slip in slips.items():
            if published + 1 <= int(slip) < 2200 and slip != year:
                yield _replaced(kind, record, match, group, slip, "year-typo")


_MOVING = {"Thanksgiving": (11, 3, 4), "Labor Day": (9, 0, 1), "Martin Luther King Jr. Day": (1, 0, 3), "Presidents' Day": (2, 0, 3), "Mother's Day": (5, 6, 2),
           "Father's Day": (6, 6, 3), "Columbus Day": (10, 0, 2)}  # fmt: skip
_HOLIDAY_LINES = ("The office will be closed on {holiday}, {date}.", "They plan to meet again on {date}, {holiday}.", "{holiday} falls on {date} this time.",
                  "The march is planned for {holiday} ({date}), she added.")  # fmt: skip
_LONG = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def plant_holidays(record: dict[str, Any]) -> Iterator[Planting]:
    """A line on a holiday of the story's year, with its right date in the twin and another year's or week's in the planted one."""
    text, published = record["text"], int((record.get("date") or "0")[:4])
    if published < 1990 or sum(map(ord, record["id"])) % 20:
        return
    start = len(text)
    for number, (holiday, (month, weekday, nth)) in enumerate(_MOVING.items()):
        line = _HOLIDAY_LINES[(number + published) % len(_HOLIDAY_LINES)]
        right, last = (_nth_weekday(year, month, weekday, nth) for year in (published, published - 1))
        for kind, wrong in (
            ("last year's", last.replace(year=published)),
            ("a week late", right + timedelta(7)),
            ("a day early", right - timedelta(1)),
        ):
            true, broken = (
                line.format(holiday=holiday, date=f"{_LONG[day.month - 1]} {day.day}, {published}")
                for day in (right, wrong)
            )
            new = {**record, "text": f"{text}\n\n{true}"}
            yield Planting("holiday-date", kind, new, start + 2, start + 2 + len(true), broken)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    days = [date(year, month, day) for day in range(1, _LENGTHS[month - 1] + 1)]
    return [day for day in days if day.weekday() == weekday][nth - 1]
