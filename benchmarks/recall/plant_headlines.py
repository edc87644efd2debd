"""Plants other figures and days in summaries: a story's own sentences, put above it, and headlines whose toll the story gives too."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from planting import NUMBER_WORDS, Planting

_SENTENCE = re.compile(r"(?<=[a-z0-9)%][.!?])[\"”]?\s+(?=[A-Z])")
_PARAGRAPH_END = re.compile(r"[a-z0-9)%][.!?][\"”]?\s*\Z")
_CUT = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,4}|[ap]\.m|[A-Z](?:\.[A-Z])+)\.\s*\Z")
_FIGURE = re.compile(
    r"(?<![\w.,'’/:$£€-])(?P<count>[1-9][0-9]{0,2}(?:,[0-9]{3})*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?= (?!(?:and|or|to|of|in|a\.m|p\.m|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b)[a-z])"
)
_PERIOD = re.compile(r"(?<=[0-9a-z] )(?P<unit>days|weeks|months|years)\b(?= [a-z])")
_COUNTED = re.compile(r"(?:\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)|\b[1-9][0-9]{0,2}) \Z")
_DAY = re.compile(r"\b(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!,? (?:[A-Z]|[0-9]))")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = re.compile(
    r"\b(?P<month>January|February|April|June|July|September|October|November|December)\b(?= [0-9]{1,2},? |,? (?:19|20)[0-9]{2}\b)"
)
_MONTHS = ("January", "February", "April", "June", "July", "September", "October", "November", "December")
_YEAR = re.compile(r"(?<=\bin )(?P<year>(?:19|20)[0-9]{2})(?=[ ,.])")
_UNITS = ("days", "weeks", "months", "years")


def plant_summaries(record: dict[str, Any]) -> Iterator[Planting]:
    """Breaks one thing of a kind in two sentences of the story that are put above it as its summary."""
    choice = random.Random(str(record.get("id")))
    sentences = [
        sentence
        for paragraph in record["text"].split("\n")
        if _PARAGRAPH_END.search(paragraph)
        for sentence in _SENTENCE.split(paragraph)
        if 8 < len(sentence.split()) < 40 and not _CUT.search(sentence) and sentence[0].isupper()
    ]
    if len(sentences) < 8:
        return
    first, last = sorted(choice.sample(range(len(sentences)), 2))
    summed = {**record, "headline": f"{sentences[first]} {sentences[last]}"}
    yield from _broken_figures(summed, choice)
    yield from _broken_days(summed, choice)


def _broken_figures(record: dict[str, Any], choice: random.Random) -> Iterator[Planting]:
    headline = record["headline"]
    for match in list(_FIGURE.finditer(headline))[:1]:
        near = _near(match["count"], choice)
        yield Planting("headline-number", "summary: another figure", record, *match.span(), near, "headline")
        others = [
            other["count"]
            for other in _FIGURE.finditer(record["text"])
            if _value(other["count"]) != _value(match["count"])
        ]
        if others:
            yield Planting(
                "headline-number",
                "summary: another of the story's",
                record,
                *match.span(),
                choice.choice(others),
                "headline",
            )
    for match in list(_PERIOD.finditer(headline))[:1]:
        if _COUNTED.search(headline, max(0, match.start() - 12), match.start()):
            unit = choice.choice([unit for unit in _UNITS if unit != match["unit"]])
            yield Planting("headline-number", "summary: another unit of time", record, *match.span(), unit, "headline")


def _broken_days(record: dict[str, Any], choice: random.Random) -> Iterator[Planting]:
    headline = record["headline"]
    for pattern, group, names in ((_DAY, "day", _DAYS), (_MONTH, "month", _MONTHS)):
        for match in list(pattern.finditer(headline))[:1]:
            other = choice.choice([name for name in names if name != match[group]])
            yield Planting("headline-date", f"summary: another {group}", record, *match.span(), other, "headline")
    for match in list(_YEAR.finditer(headline))[:1]:
        other = str(int(match["year"]) + choice.choice((-10, -2, -1, 1, 2)))
        yield Planting("headline-date", "summary: another year", record, *match.span(), other, "headline")


def _value(printed: str) -> int:
    return NUMBER_WORDS.index(printed) if printed in NUMBER_WORDS else int(printed.replace(",", ""))


def _near(printed: str, choice: random.Random) -> str:
    value = _value(printed)
    if value < 13:
        other = choice.choice([number for number in range(2, 14) if number != value])
        return NUMBER_WORDS[other] if printed in NUMBER_WORDS else str(other)
    return f"{value + max(1, round(value * choice.choice((0.1, 0.25, 0.5, 1)))):,}"


_TOLL = re.compile(
    r"\b(?P<count>[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten)(?=(?: [a-z]+){0,2} (?:dead|killed|die|injured|hurt|wounded|arrested|missing)\b)"
    r"|\b(?:kills?|killed|killing|injures|leaves) (?:at least )?(?P<other>[0-9]{1,3}|two|three|four|five|six|seven|eight|nine)\b",
    re.IGNORECASE,
)


def plant_headline_tolls(record: dict[str, Any]) -> Iterator[Planting]:
    """Breaks the toll of a headline that the first paragraphs give as well."""
    for match in _TOLL.finditer(record.get("headline") or ""):
        group = "count" if match["count"] else "other"
        printed = match[group].lower()
        value = _value(printed)
        forms = {str(value), NUMBER_WORDS[value] if value < len(NUMBER_WORDS) else str(value)}
        if not re.search(rf"\b(?:{'|'.join(forms)})\b", record["text"][:1500], re.IGNORECASE):
            continue
        for kind, changed in (("one more", value + 1), ("twice as many", value * 2)):
            words = NUMBER_WORDS[changed] if not printed.isdigit() and changed < len(NUMBER_WORDS) else str(changed)
            yield Planting(
                "headline-number",
                f"headline's toll: {kind}",
                record,
                match.start(group),
                match.end(group),
                words,
                "headline",
            )
