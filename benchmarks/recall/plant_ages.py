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
