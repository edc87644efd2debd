"""Plants wrong figures in shares, margins, totals and scales that are right."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from plant_numbers import WORDS, _Number, like, numbers_in, put, sentences_in
from planting import Planting, swapped_digits


def plant_shares(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    for start, end in sentences_in(text):
        if " of " not in text[start:end]:
            continue
        figures = numbers_in(text, start, end)
        for said in (one for one in figures if one.percent):
            others = [one for one in figures if not one.percent and one.value > 0]
            for part, whole in itertools.permutations(others, 2):
                share = part.value / whole.value * 100
                if not _are_tied(text, part, whole, said):
                    continue
                if (
                    part.value < whole.value
                    and whole.value >= 5
                    and abs(share - said.value) <= 0.5
                    and max(part.end, whole.end, said.end) - min(part.start, whole.start, said.start) < 120
                ):
                    span = (min(part.start, whole.start, said.start), max(part.end, whole.end, said.end))
                    candidates = {
                        "two digits swapped": swapped_digits(said.digits),
                        "the share of the others": like(100 - share, said.digits),
                        # Beside "nearly" only a figure that is far off is wrong.
                        "half as much again": like(
                            share * (2 if _HEDGED.search(text[max(0, said.start - 20) : said.start]) else 1.5),
                            said.digits,
                        ),
                    }
                    for kind, words in candidates.items():
                        if words and abs(float(words) - share) > max(2, share * 0.1):
                            yield put(
                                record,
                                "percent-of-counts",
                                kind,
                                span,
                                [(said.digits_start, said.digits_start + len(said.digits), words)],
                            )
                    break


_HEDGED = re.compile(r"\b(?:nearly|almost|about|around|over|than|some|roughly|under) \Z")
_APART = re.compile(r"\b(?:to|rose|rising|from|up|down|and|but|in 10|including)\b|[;:]")


def _are_tied(text: str, part: _Number, whole: _Number, said: _Number) -> bool:
    """Whether a reader takes the three for a part, its whole and its share: "of" leads from the part or the share to the whole."""
    before = [one for one in (part, said) if one.end <= whole.start]
    if not before:
        # "Of the 38 drones, 30 (79%)", "38 drones, 30 of them (79%)"
        led = re.search(r"\b[Oo](?:f|ut of) (?:the |its |their )?\Z", text[max(0, whole.start - 24) : whole.start])
        return bool(led) and not _APART.search(text, whole.end, min(part.start, said.start))
    nearest = max(before, key=lambda one: one.end)
    other = said if nearest is part else part
    between = text[nearest.end : whole.start]
    beside = text[min(nearest.end, other.end) : max(nearest.start, other.start)]
    return (
        re.search(r"\b(?:of|out of)\b[^,;.]{0,30}\Z", between) is not None
        and not _APART.search(between)
        and (other.start > whole.start or not _APART.search(beside))
        and abs(other.start - whole.end) < 90
    )


_SCORE = re.compile(
    r"(?<![\w.,-])(?P<one>[0-9]{1,3})(?: ?%| percent)?(?:-|–| to )(?P<two>[0-9]{1,3})(?![\w-]|,[0-9]| (?:million|billion|thousand|years|days|weeks|months)\b)"
)
_N = "(?P<{}>[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_LEAD = re.compile(
    rf"(?:\b(?:margin|lead|majority|advantage) of|\bby(?: an?| just)?) {_N.format('of')}[ -](?:percentage[ -])?(?:points?|votes?|goals?|runs?)\b"
    rf"|\b{_N.format('noun')}[ -](?:percentage[ -])?(?:point|vote|goal|run)[ -](?:lead|margin|win|victory|advantage|edge|majority|defeat|loss)\b"
)


def plant_margins(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    words = WORDS
    for score in _SCORE.finditer(text):
        difference = abs(int(score["one"]) - int(score["two"]))
        for lead in _LEAD.finditer(text, max(0, score.start() - 70), score.end() + 50):
            name = "of" if lead["of"] else "noun"
            said = words.index(lead[name]) if lead[name] in words else int(lead[name])
            if said == difference > 0 and not re.search(
                r"[.;]\s|\bfrom\b|\bwater\b|\bvote\b",
                text[min(lead.end(), score.end()) : max(lead.start(), score.start())],
            ):
                span = (min(lead.start(), score.start()), max(lead.end(), score.end()))
                wrong = words[min(12, said + 2)] if lead[name] in words else str(said + 3)
                yield put(record, "margin", "margin miscounted", span, [(*lead.span(name), wrong)])
                break


_COUNT = WORDS[1:]
_ANY = re.compile(rf"(?<![\w.,$£€-])(?P<n>[0-9]{{1,4}}|{'|'.join(_COUNT)})(?=[ -][a-z])", re.IGNORECASE)


def plant_totals(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    for start, end in sentences_in(text):
        found = list(_ANY.finditer(text, start, end))
        values = [_COUNT.index(one["n"].lower()) + 1 if one["n"].lower() in _COUNT else int(one["n"]) for one in found]
        for index in range(len(found) - 2):
            total = values[index]
            for last in range(index + 2, min(len(found), index + 6)):
                gap = text[found[index].end() : found[index + 1].start()]
                if (
                    sum(values[index + 1 : last + 1]) != total
                    or total < 3
                    or not re.search(r"[:—–(]\s?$|--? $|, $", gap)
                ):
                    continue
                steps = [
                    text[one.end() : other.start()] for one, other in itertools.pairwise(found[index + 1 : last + 1])
                ]
                if any(len(step) > 70 or not re.search(r"(?:,|;|,? and|,? plus) (?:the )?$", step) for step in steps):
                    continue
                if gap.endswith(", ") and not _GENERAL.search(
                    text[max(start, found[index].start() - 12) : found[index + 1].start()]
                ):
                    continue  # "36 in one town, 29 in another and seven in a third": the first of a list
                between = text[found[index].end() : found[last].end() + 12]
                if re.search(r"\binclud|\bamong\b|\beach\b|%|percent|kilomet|miles|dollar|million", between):
                    continue
                if any(one["n"].isdigit() for one in found[index : last + 1]) and text[found[index].end()] == "-":
                    continue
                tail = re.match(r"[^.,;:()—–]*", text[found[last].end() : end])
                span = (found[index].start(), found[last].end() + (tail.end() if tail else 0))
                one = found[last]
                value = values[last] + 2
                yield put(
                    record,
                    "parts-total",
                    "a part miscounted",
                    span,
                    [(*one.span("n"), _COUNT[value - 1] if one["n"].lower() in _COUNT and value <= 12 else str(value))],
                )
                yield put(
                    record,
                    "parts-total",
                    "the total one off",
                    span,
                    [(*found[index].span("n"), _shown(total + 1, found[index]["n"]))],
                )
                break


#: What is counted by a total of which a bare comma leads to the parts.
_GENERAL = re.compile(
    r"\b(?:people|persons|members|victims|others|suspects|passengers|officers|soldiers|players|seats|deaths|dead|cases|men|women|children|years I|in all)\b"
)


def _shown(value: int, printed: str) -> str:
    if printed.lower() not in _COUNT or value > 12:
        return str(value)
    word = _COUNT[value - 1]
    return word.capitalize() if printed[0].isupper() else word


_SCALED = re.compile(
    r"(?P<figure>[$£€]?(?<![\w.,])[0-9]+(?:\.[0-9]+)?)(?P<gap>[ -])(?P<scale>million|billion|trillion|mln)(?P<noun>(?: [a-z]+){1,2})?"
)
_OTHER_SCALE = {"million": "billion", "mln": "billion", "billion": "million", "trillion": "billion"}


def _near(text: str, match: re.Match[str]) -> set[str]:
    around = text[max(0, match.start() - 80) : match.end() + 80].lower()
    return {word[:6] for word in re.findall(r"[a-z]{5,}", around)} - {
        "millio",
        "billio",
        "trilli",
        "dollar",
        "would",
        "which",
    }


def plant_scales(record: dict[str, Any]) -> Iterator[Planting]:
    """A figure that stands twice, with three words of substance around both: the second time in another scale."""
    text = record["text"]
    seen: dict[tuple[str, str], re.Match[str]] = {}
    for match in _SCALED.finditer(text):
        earlier = seen.setdefault((match["figure"], match["scale"]), match)
        if earlier is match or (
            match["figure"].strip("$£€").rstrip("0.").isdigit() and len(match["figure"].strip("$£€")) < 2
        ):
            continue
        if match.start() - earlier.end() < 160 or len(_near(text, earlier) & _near(text, match)) < 3:
            continue
        yield put(
            record,
            "magnitude-conflict",
            "another scale",
            match.span(),
            [(*match.span("scale"), _OTHER_SCALE[match["scale"]])],
        )
