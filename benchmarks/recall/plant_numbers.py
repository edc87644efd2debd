"""Plants wrong figures in changes that are right: percentages, ends, verbs, multiples, points, differences.

The statements are found by arithmetic where that can be: three figures of one sentence that make a percentage of change
are one, however the sentence puts it. So what copydesk's reading of changes and shares does not know counts as missed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from planting import Planting, swapped_digits

_SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<sign>[$£€]?)(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)(?:(?P<gap>[ -]?)(?P<scale>thousand|million|billion|trillion"
    r"|mln|bln|mn|bn|m)\b)?(?P<percent> ?%| per ?cent\b| pct\b)?(?![\w/]|-[0-9])"
)
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’)]*(?=\s+[\"“A-Z])|(?=\n)|\Z)")
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_CHANGES = re.compile(
    r"\b(?:rose|ris\w+|increas\w+|climb\w*|jump\w*|surg\w+|soar\w*|gain\w*|gr[eo]w\w*|up|higher|fell|fall\w*|decreas\w+|declin\w+|dropp?\w*|plung\w+|slid\w*|los[st]\w*"
    r"|shr[aiu]nk\w*|down|lower\w*|cut\w*|reduc\w+|off|added|shed|slipp\w+|more|less|fewer|hike\w*|boost\w*|growth)\b"
)


#: A figure of a time or an age is no end of a change.
_PERIOD_BEHIND = re.compile(r"[ -](?:and [0-9]+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|consecutive|of age)\b")


class _Number(NamedTuple):
    start: int
    end: int
    digits: str
    digits_start: int
    value: float
    percent: bool


def numbers_in(text: str, start: int, end: int) -> list[_Number]:
    found = []
    for match in _NUMBER.finditer(text, start, end):
        if (
            not match["percent"]
            and not match["sign"]
            and not match["scale"]
            and re.fullmatch(r"(?:19|20)[0-9]{2}", match["digits"])
        ):
            continue
        value = float(match["digits"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
        found.append(
            _Number(
                match.start(), match.end(), match["digits"], match.start("digits"), value, match["percent"] is not None
            )
        )
    return found


def sentences_in(text: str) -> Iterator[tuple[int, int]]:
    return (
        (match.start(), match.end()) for match in _SENTENCE.finditer(text) if any(char.isdigit() for char in match[0])
    )


def put(
    record: dict[str, Any], rule: str, kind: str, span: tuple[int, int], changes: list[tuple[int, int, str]]
) -> Planting:
    """The statement with some stretches replaced."""
    text, out, position = record["text"], "", span[0]
    for start, end, words in sorted(changes):
        out += text[position:start] + words
        position = end
    return Planting(rule, kind, record, span[0], span[1], out + text[position : span[1]])


def like(value: float, printed: str) -> str:
    decimals = len(printed.partition(".")[2])
    return f"{value:,.{decimals}f}" if "," in printed else f"{value:.{decimals}f}"


def plant_percent_changes(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    for start, end in sentences_in(text):
        if _CHANGES.search(text, start, end) is None:
            continue
        figures = numbers_in(text, start, end)
        for said in (one for one in figures if one.percent and one.value >= 0.2):
            others = [
                one
                for one in figures
                if not one.percent
                and one.value > 0
                and len(one.digits.replace(",", "").strip("0.")) > 1
                and _PERIOD_BEHIND.match(text, one.end) is None
            ]
            if _CHANGES.search(text, max(start, said.start - 50), min(end, said.end + 50)) is None:
                continue
            for old, new in itertools.permutations(others, 2):
                if abs(old.start - new.start) > 160 or not 0.02 < new.value / old.value < 50:
                    continue
                change = (new.value / old.value - 1) * 100
                if abs(abs(change) - said.value) <= 0.06 * max(1, said.value**0.5) and abs(change) > 0.2:
                    yield from _broken_changes(record, said, old, new, change)
                    break


def _broken_changes(
    record: dict[str, Any], said: _Number, old: _Number, new: _Number, change: float
) -> Iterator[Planting]:
    span = (min(said.start, old.start, new.start), max(said.end, old.end, new.end))
    size = abs(change)
    candidates = {
        "on the new figure": like(abs(old.value / new.value - 1) * 100, said.digits),
        "as a percentage of the old figure": like(new.value / old.value * 100, said.digits),
        "ten times too large": like(size * 10, said.digits),
        "two digits swapped": swapped_digits(said.digits),
        "half as much again": like(size * 1.5, said.digits),
    }
    for kind, words in candidates.items():
        if words and abs(float(words.replace(",", "")) - size) > max(1.5 if size > 5 else 0.5, size * 0.1):
            yield put(
                record, "percent-change", kind, span, [(said.digits_start, said.digits_start + len(said.digits), words)]
            )
    for one, kind in ((new, "new figure's digits swapped"), (old, "old figure's digits swapped")):
        words = swapped_digits(one.digits)
        ratio = float(words.replace(",", "")) / float(one.digits.replace(",", "")) if words else 1
        there, here = (new.value, old.value * ratio) if one is old else (new.value * ratio, old.value)
        # What turns the change round is for another rule.
        if words and abs(ratio - 1) > 0.15 and (there > here) == (change > 0):
            yield put(
                record, "percent-change", kind, span, [(one.digits_start, one.digits_start + len(one.digits), words)]
            )


_MOVES = re.compile(
    r"\b(?P<verb>rose|fell|increased|decreased|climbed|dropped|jumped|declined|grew|shrank|up|down|rising|falling|risen|fallen|soared|plunged|raised|cut|gained|slipped"
    r"|rise|fall|drop|increase)\b(?P<gap>[^.;:\n]{0,70}?)\b(?P<first>from|to) (?P<one>(?:(?:about|nearly|just|only|over|a|an|some|the|record|more than) )*[$£€]?[0-9][0-9,]*(?:\.[0-9]+)?[^.;:\n]{0,60}?)"
    r",? (?P<second>to|from) (?P<two>(?:(?:about|nearly|just|only|over|a|an|some|the|record|more than) )*[$£€]?[0-9][0-9,]*(?:\.[0-9]+)?)(?P<scale> ?(?:million|billion|mln|bn|pct|percent|%))?"
)
_OPPOSITE = {
    "rose": "fell", "fell": "rose", "increased": "decreased", "decreased": "increased", "climbed": "dropped", "dropped": "climbed", "jumped": "slumped",
    "declined": "rose", "grew": "shrank", "shrank": "grew", "up": "down", "down": "up", "rising": "falling", "falling": "rising", "risen": "fallen",
    "fallen": "risen", "soared": "plunged", "plunged": "soared", "raised": "cut", "cut": "raised", "gained": "lost", "slipped": "rose", "rise": "fall",
    "fall": "rise", "drop": "rise", "increase": "decrease",
}  # fmt: skip


def _in_two_scales(first: _Number, second: _Number, scaled: list[_Number]) -> bool:
    """Whether the digits of two figures can't change places, since one counts millions and the other does not."""
    last = scaled[0] if scaled else second
    return last.value / float(last.digits.replace(",", "")) != first.value / float(first.digits.replace(",", ""))


def plant_directions(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    for match in _MOVES.finditer(text):
        if (
            match["first"] == match["second"]
            or _CHANGES.search(match["gap"])
            or " and " in match["one"]
            or _CHANGES.search(match["one"])
        ):
            continue
        one, two = (numbers_in(text, *match.span(group)) for group in ("one", "two"))
        if len(one) != 1 or len(two) != 1:
            continue
        first, second = one[0], two[0]
        scaled = numbers_in(text, match.start("two"), match.end())
        ends = (first.value, scaled[0].value if scaled else second.value)
        old, new = ends if match["first"] == "from" else ends[::-1]
        up = match["verb"] in (
            "rose",
            "increased",
            "climbed",
            "jumped",
            "grew",
            "up",
            "rising",
            "risen",
            "soared",
            "raised",
            "gained",
            "rise",
            "increase",
        )
        if not 0.1 < new / (old or 1) < 10 or abs(new / (old or 1) - 1) < 0.03 or (new > old) != up:
            continue
        span = (match.start(), match.end())
        yield put(record, "direction", "the other verb", span, [(*match.span("verb"), _OPPOSITE[match["verb"]])])
        yield put(
            record, "direction", "figures changed places", span,
            [(first.digits_start, first.digits_start + len(first.digits), second.digits),
             (second.digits_start, second.digits_start + len(second.digits), first.digits)],
        ) if not _in_two_scales(first, second, scaled) else put(
            record, "direction", "the other verb", span, [(*match.span("verb"), _OPPOSITE[match["verb"]])]
        )  # fmt: skip


def plant_multiples(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    words = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5, "halv": 0.5, "half": 0.5}
    for start, end in sentences_in(text):
        hit = re.search(r"\b(doubl|tripl|trebl|quadrupl|quintupl|halv)\w+(?!-)", text[start:end])
        if hit is None:
            continue
        figures = [one for one in numbers_in(text, start, end) if not one.percent]
        for old, new in itertools.permutations(figures, 2):
            times = words[hit[1]]
            if abs(old.start - new.start) > 90 or min(abs(one.start - start - hit.start()) for one in (old, new)) > 60:
                continue
            if old.value and abs(new.value / old.value / times - 1) < 0.12:
                span = (min(start + hit.start(), old.start, new.start), max(start + hit.end(), old.end, new.end))
                target = new.value / times * (1.45 if times >= 1 else 1.5)
                shown = like(float(new.digits.replace(",", "")) * target / new.value, new.digits)
                yield put(
                    record,
                    "doubled-tripled",
                    "new figure too small" if times > 1 else "new figure too large",
                    span,
                    [(new.digits_start, new.digits_start + len(new.digits), shown)],
                )
                other = {2: "tripl", 3: "quadrupl", 4: "doubl", 5: "doubl", 0.5: "quarter"}[times]
                if times != 0.5:
                    yield put(
                        record,
                        "doubled-tripled",
                        "another multiple",
                        span,
                        [(start + hit.start(1), start + hit.end(1), other)],
                    )
                break


def plant_points(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    for start, end in sentences_in(text):
        figures = numbers_in(text, start, end)
        for match in re.finditer(
            r"\b([0-9]+(?:\.[0-9]+)?|one|two|three|four|five|six|seven|eight|nine|ten) (?:percentage )?points?\b",
            text[start:end],
        ):
            words = WORDS[:11]
            said = float(words.index(match[1])) if match[1] in words else float(match[1])
            others = [one for one in figures if one.start != start + match.start()]
            for one, other in itertools.pairwise(others):
                if (
                    "from" in text[one.start - 12 : other.start]
                    and said >= 1
                    and abs(abs(one.value - other.value) - said) < 0.05
                    and (one.percent or other.percent)
                    and other.start - one.end < 60
                    and one.value < 101
                ):
                    span = (min(one.start, start + match.start()), max(other.end, start + match.end()))
                    at = (start + match.start(), start + match.end())
                    # "up two percent, from 74 to 76" can be meant as a change of 2.7 percent.
                    if other.value and abs(abs(one.value / other.value - 1) * 100 - said) > max(1, said / 2):
                        yield put(record, "points-percent", "percent for points", span, [(*at, f"{match[1]} percent")])
                    wrong = f"{said + 3:g}" if match[1] not in words else words[min(10, int(said) + 2)]
                    yield put(
                        record,
                        "points-percent",
                        "points miscounted",
                        span,
                        [(start + match.start(1), start + match.end(1), wrong)],
                    )
                    break


def plant_differences(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    for start, end in sentences_in(text):
        if _CHANGES.search(text, start, end) is None or " from " not in text[start:end]:
            continue
        figures = [one for one in numbers_in(text, start, end) if not one.percent and one.value]
        for three in zip(figures, figures[1:], figures[2:], strict=False):
            for by, old, new in itertools.permutations(three, 3):
                if _CHANGES.search(text, max(start, by.start - 40), min(end, by.end + 40)) is None:
                    continue
                if not re.search(r"\bfrom (?:[a-z]+ ){0,3}$", text[max(start, old.start - 40) : old.start]):
                    continue
                if 30 < by.value < old.value and abs(abs(new.value - old.value) / by.value - 1) < 0.002:
                    span = (three[0].start, three[2].end)
                    wrong = swapped_digits(by.digits) or like(float(by.digits.replace(",", "")) * 1.5, by.digits)
                    if abs(float(wrong.replace(",", "")) / float(by.digits.replace(",", "")) - 1) > 0.2:
                        yield put(
                            record,
                            "change-difference",
                            "digits swapped",
                            span,
                            [(by.digits_start, by.digits_start + len(by.digits), wrong)],
                        )
                    break
