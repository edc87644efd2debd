"""Plants second ages for one person, ages that a birth rules out, and spans and anniversaries that are miscounted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from planting import Planting, swapped_digits

_FULL = re.compile(r"\b(?P<given>[A-Z][a-z]+) (?:[A-Z]\. )?(?P<surname>[A-Z][a-z]{2,}), (?P<age>[1-9][0-9]), (?!then)")
_LOOKS_BACK = re.compile(
    r"\b(?:then|when|at the time|ago|later|earlier|19[0-9]{2}|20[0-9]{2}|year|turn)", re.IGNORECASE
)


def plant_second_ages(record: dict[str, Any]) -> Iterator[Planting]:
    """Another age where the person is named again by surname, and a changed one where the age is given again."""
    text = record["text"]
    for match in _FULL.finditer(text):
        surname, age = match["surname"], int(match["age"])
        if len(set(re.findall(rf"\b([A-Z]\w+) (?:[A-Z]\. )?{surname}\b", text))) > 1 or _in_quotes(text, match.start()):
            continue
        if _LOOKS_BACK.search(_sentence(text, match.start())):
            continue
        again = re.compile(rf"(?<![A-Za-z.] )\b{surname} (?=said|told|was|is|has|who|had)")
        for other in again.finditer(text, match.end()):
            if _in_quotes(text, other.start()) or _LOOKS_BACK.search(_sentence(text, other.start())):
                continue
            for kind, wrong in (("two years older, after a comma", f"{surname}, {age + 2}, "), ("digits swapped", f"{surname}, {swapped_digits(str(age))}, "),
                                ("two years younger, N-year-old", f"{age - 2}-year-old {surname} ")):  # fmt: skip
                if "None" not in wrong and not re.search(r"\b0", wrong):
                    yield Planting("age-conflict", kind, record, *other.span(), wrong)
            break


def _sentence(text: str, offset: int) -> str:
    end = text.find(". ", offset)
    return text[max(text.rfind(". ", 0, offset), text.rfind("\n", 0, offset)) + 1 : end if end > 0 else len(text)]


def _in_quotes(text: str, offset: int) -> bool:
    paragraph = text[text.rfind("\n", 0, offset) + 1 : offset]
    return paragraph.count("“") > paragraph.count("”") or paragraph.count('"') % 2 == 1


_BORN = re.compile(r"\b[Bb]orn (?:on |in )?[^.;]{0,30}?(?P<year>19[0-9]{2})\b")


def plant_births(record: dict[str, Any]) -> Iterator[Planting]:
    """A birth a decade off, in stories that give an age which the birth allows."""
    text, published = record["text"], record.get("date")
    if not published:
        return
    for match in _BORN.finditer(text):
        year = int(match["year"])
        age = date.fromisoformat(published).year - year
        given = rf"(?:(?:He|She) was|at the age of|aged|[A-Z]\w+,|at) (?:{age}|{age - 1})[,.]|the (?:{age}|{age - 1})-year-old"
        if re.search(given, text) and not _in_quotes(text, match.start()):
            for kind, wrong in (
                ("ten years late", year + 10),
                ("ten years early", year - 10),
                ("three years off", year + 3),
            ):
                start = match.start("year") - match.start()
                yield Planting(
                    "age-birth",
                    f"a birth {kind}",
                    record,
                    *match.span(),
                    match[0][:start] + str(wrong) + match[0][start + 4 :],
                )


_IN_YEAR = re.compile(r"(?<![0-9] )\bin (?P<year>(?:19|20)[0-9]{2})(?=[.,])(?!, (?:when|the year|but|and|or|19|20))")
_WORDS = {
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "10",
    11: "eleven",
    12: "twelve",
}


def plant_years_ago(record: dict[str, Any]) -> Iterator[Planting]:
    """A count of years set beside a year of the story, right in the twin and wrong in the planted one."""
    text, published = record["text"], record.get("date")
    if not published:
        return
    for match in _IN_YEAR.finditer(text):
        passed = int(published[:4]) - int(match["year"])
        if (
            not 3 <= passed <= 90
            or _in_quotes(text, match.start())
            or _LOOKS_BACK.search(text[match.start() - 40 : match.start()])
        ):
            continue
        for kind, wrong in (
            ("two years short", passed - 2),
            ("three years over", passed + 3),
            ("a story of five years before", passed - 5),
            ("one year over", passed + 1),
        ):
            if wrong < 2:
                continue
            for form in ("in {year}, {n} years ago", "{n} years ago, in {year}"):
                true = form.format(year=match["year"], n=_WORDS.get(passed, passed))
                broken = form.format(year=match["year"], n=_WORDS.get(wrong, wrong))
                new = {**record, "text": text[: match.start()] + true + text[match.end() :]}
                yield Planting(
                    "since-arithmetic", f"{kind}, “{form}”", new, match.start(), match.start() + len(true), broken
                )


_YEAR_NOUN = re.compile(
    r"\bthe (?P<year>(?:19|20)[0-9]{2}) (?P<noun>[a-z]{4,}(?: (?:attack|bombing|shooting|election|war|crash|crisis|coup|quake|law|act))?)\b"
)
_TEMPLATES = (
    "Monday marks the {n} anniversary of the {year} {noun}. ", "Thousands gathered on Tuesday for the {n} anniversary of the {year} {noun}. ",
    "Today is the {n} anniversary of the {year} {noun}, and flags are at half-staff. ",
    "In {told}, the {n} anniversary of the {year} {noun}, there was more to say. ",
)  # fmt: skip


def plant_anniversaries(record: dict[str, Any]) -> Iterator[Planting]:
    """A sentence on an anniversary of something that the story dates, right in the twin and miscounted in the planted one."""
    text, published = record["text"], record.get("date") or ""
    match = _YEAR_NOUN.search(text)
    if match is None or not published or not "01-20" < published[5:] < "12-10":
        return
    number = int(published[:4]) - int(match["year"])
    if number < 4:
        return
    start = text.rfind("\n", 0, match.start()) + 1
    for template in _TEMPLATES:
        for kind, wrong in (("one short", number - 1), ("two over", number + 2), ("ten over", number + 10)):
            true, broken = (
                template.format(n=_ordinal(one), year=match["year"], noun=match["noun"], told=published[:4])
                for one in (number, wrong)
            )
            new = {**record, "text": text[:start] + true + text[start:]}
            yield Planting("anniversary", f"{kind}: {template.split()[0]} …", new, start, start + len(true), broken)


def _ordinal(number: int) -> str:
    return f"{number}{'th' if number % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
