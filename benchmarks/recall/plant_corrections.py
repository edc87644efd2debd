"""Plants notes of correction below a story: its twin's note agrees with the copy, the broken one's says that the copy is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting, swapped_digits

_FIGURE = re.compile(
    r"(?<![\w$£€.,-])(?P<sign>[$£€])?(?P<figure>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>\s(?:million|billion|percent|per cent|miles|feet|meters|kilometers|years|people))"
)
_DAY = re.compile(r"\b(?:on|last)\s(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_NAME = re.compile(r"(?<![.!?“\"]\s)(?<=\s)(?P<given>[A-Z][a-z]{2,}) (?P<last>[A-Z][a-z]{4,})(?=,| said| was| told)")
_SENTENCE = re.compile(r"(?<=[.!?]\s)[^.!?“”\"\n]{60,260}[.!?](?=\s|$)")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOTES = (
    "Correction: An earlier version of this article misstated {about}. It was {right}, not {wrong}.",
    "This story has been corrected to say that, for {about}, the right one is {right}, not {wrong}.",
    "Editor’s note: A previous version of this story gave {wrong} for {about}. The correct one is {right}.",
    "CORRECTION: This article originally said {wrong} instead of {right} of {about}.",
)
_PLAIN = re.compile(r"\b[a-z]{5,}\b")


def plant_corrected_figures(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    for sentence in _told(text):
        figure = _FIGURE.search(sentence[0])
        other = swapped_digits(figure["figure"]) if figure else None
        if figure is None or other is None or _stands_twice(text, figure["figure"]):
            continue
        unit, sign = figure["unit"], figure["sign"] or ""
        right, wrong = f"{sign}{figure['figure']}{unit}", f"{sign}{other}{unit}"
        yield from _noted(record, "a corrected figure", sentence[0].replace(right, " "), right, wrong)
        return


def plant_corrected_days(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    for sentence in _told(text):
        day = _DAY.search(sentence[0])
        if day is not None and text.count(day["day"]) == 1:
            other = _DAYS[(_DAYS.index(day["day"]) + 1) % 7]
            yield from _noted(record, "a corrected day", sentence[0].replace(day["day"], " "), day["day"], other)
            return


def plant_corrected_names(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    name = _NAME.search(text)
    if name is None:
        return
    whole = f"{name['given']} {name['last']}"
    other = f"{name['given']} {name['last'][:3]}{name['last'][4:]}"
    wording = len(text) % 2
    notes = (
        "Correction: An earlier version of this story misspelled {right}’s name as {wrong}.",
        "This article was amended to correct a name. It is {right}, not {wrong}.",
    )
    true = notes[wording].format(right=whole, wrong=other)
    broken = notes[wording].format(right=other, wrong=whole)
    yield _below(record, "a corrected name", true, broken)


def _told(text: str) -> list[re.Match[str]]:
    """Sentences that stand in no quotation."""
    found = list(_SENTENCE.finditer(text))[:12]
    before = [text[text.rfind("\n", 0, sentence.start()) + 1 : sentence.start()] for sentence in found]
    return [
        each
        for each, words in zip(found, before, strict=True)
        if words.count("“") == words.count("”") and not words.count('"') % 2
    ]


def _noted(record: dict[str, Any], kind: str, sentence: str, right: str, wrong: str) -> Iterator[Planting]:
    about = " ".join(_PLAIN.findall(sentence)[:5])
    if len(about.split()) > 2:
        note = _NOTES[len(record["text"]) % len(_NOTES)]
        true, broken = (
            note.format(about=about, right=one, wrong=other) for one, other in ((right, wrong), (wrong, right))
        )
        yield _below(record, kind, true, broken)


def _below(record: dict[str, Any], kind: str, true: str, broken: str) -> Planting:
    start = len(record["text"]) + 2
    noted = {**record, "text": f"{record['text']}\n\n{true}"}
    return Planting("correction-conflict", kind, noted, start, start + len(true), broken)


def _stands_twice(text: str, figure: str) -> bool:
    return len(re.findall(rf"(?<![\w.,]){re.escape(figure)}(?![\w]|[.,][0-9])", text)) != 1
