"""Plants mixes of style: another form of a unit, another variety's spelling, a figure written another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_FORMS = (
    ("percent for %", re.compile(r"(?<=[0-9])%(?= [a-z])"), " percent"),
    ("% for percent", re.compile(r"(?<=[0-9]) percent(?= [a-z])"), "%"),
    ("per cent for percent", re.compile(r"(?<=[0-9] )percent(?= [a-z])"), "per cent"),
    ("km for kilometers", re.compile(r"(?<=[0-9] )kilomet(?:er|re)s(?! (?:per|an)\b)"), "km"),
    ("square km for square kilometers", re.compile(r"(?<=[0-9] )square kilomet(?:er|re)s"), "square km"),
    ("mph for miles per hour", re.compile(r"(?<=[0-9] )miles (?:per|an) hour"), "mph"),
    ("km/h for kph", re.compile(r"(?<=[0-9] )kph\b"), "km/h"),
)


def plant_unit_forms(record: dict[str, Any]) -> Iterator[Planting]:
    """In stories that write the unit one way at least twice, one of them (not the first) the other way."""
    text = record["text"]
    for kind, pattern, other in _FORMS:
        found = [match for match in pattern.finditer(text) if _is_prose(text, match.start())]
        if len(found) > 2 and not re.search(rf"[0-9]\s?{re.escape(other.strip())}\b", text):
            match = found[1]
            yield Planting("unit-form-mix", kind, record, *match.span(), other)


def _is_prose(text: str, offset: int) -> bool:
    """Whether the place is in a paragraph without quotation marks, brackets and bullets that ends as a sentence does."""
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    paragraph = text[start : end if end >= 0 else len(text)].strip()
    return paragraph[-1:] == "." and not re.search(r"[\"“”‘(\[•|]|[a-z]:", paragraph)


_SPELLINGS = (
    ("center", "centre"), ("defense", "defence"), ("labor", "labour"), ("color", "colour"), ("favor", "favour"),
    ("neighbor", "neighbour"), ("behavior", "behaviour"), ("honor", "honour"), ("rumor", "rumour"), ("harbor", "harbour"),
    ("theater", "theatre"), ("program", "programme"), ("organized", "organised"), ("criticized", "criticised"),
    ("recognized", "recognised"), ("realized", "realised"), ("authorized", "authorised"), ("apologized", "apologised"),
    ("traveled", "travelled"), ("canceled", "cancelled"), ("skeptical", "sceptical"), ("analyzed", "analysed"),
)  # fmt: skip


def plant_spellings(record: dict[str, Any]) -> Iterator[Planting]:
    """A word in the other variety's spelling, in stories that have it twice in their own; either way round."""
    text = record["text"]
    for american, british in _SPELLINGS:
        for ours, theirs, kind in ((american, british, "British word"), (british, american, "American word")):
            found = [match for match in re.finditer(rf"\b{ours}\b", text) if _is_prose(text, match.start())]
            if len(found) > 1 and not re.search(rf"\b{theirs}", text):
                yield Planting("variant-mix", kind, record, *found[-1].span(), theirs)


def plant_points(record: dict[str, Any]) -> Iterator[Planting]:
    """One abbreviation of several with points that it lacks elsewhere, or without."""
    text = record["text"]
    for pattern, other in ((r"(?<![\w.])U\.S\.(?= [a-z])", "US"), (r"(?<!\w)US(?= [a-z])", "U.S."), (r"(?<![\w.])U\.N\.(?= [a-z])", "UN"),
                           (r"\bMr\.(?= [A-Z])", "Mr"), (r"(?<=[0-9] )p\.m\.(?= [a-z])", "pm")):  # fmt: skip
        found = [match for match in re.finditer(pattern, text) if _is_prose(text, match.start())]
        if len(found) > 1 and not re.search(rf"(?<![\w.]){re.escape(other)}(?!\w)", text):
            match = found[-1]
            yield Planting("variant-mix", f"{other} for {match[0]}", record, *match.span(), other)


_FULL = re.compile(
    r"(?<![\w.,$£€-])(?P<high>[0-9]{1,3}),(?P<low>[0-9]{3})(?= (?:[a-z]+ )?[a-z]{3,}s\b)(?! (?:is|was|has)\b)"
)
_WORDS = {
    "Two": 2, "Three": 3, "Four": 4, "Five": 5, "Six": 6, "Seven": 7, "Eight": 8, "Nine": 9, "Ten": 10, "Eleven": 11, "Twelve": 12,
    "Fifteen": 15, "Twenty": 20, "Thirty": 30, "Forty": 40, "Fifty": 50,
}  # fmt: skip
_AT_START = re.compile(
    rf"(?<=[a-z]{{3}}\. )(?:{'|'.join(_WORDS)})(?= (?:percent|people|men|women|children|years|[a-z]{{4,}}s)\b)"
)
_MILLION = re.compile(r"(?<![\w.,])(?P<number>[1-9][0-9]{0,2}) million(?= [a-z]{4,}s\b)")
_EVENT = re.compile(
    r"\bannual(?= (?:[a-z]+ )?(?:festival|conference|parade|gala|dinner|tournament|summit|convention|competition)\b)"
)


def plant_numerals(record: dict[str, Any]) -> Iterator[Planting]:
    """Figures that lose their separator, become thousands, or start a sentence."""
    text = record["text"]
    found = [match for match in _FULL.finditer(text) if _is_prose(text, match.start())]
    short = [match for match in found if len(match[0]) == 5]
    if len(short) > 1:
        yield Planting("numeral-style", "1200 beside 1,300", record, *short[-1].span(), short[-1][0].replace(",", ""))
    if found and len(found[-1][0]) > 5:
        yield Planting("numeral-style", "no separator", record, *found[-1].span(), found[-1][0].replace(",", ""))
    if len(found) > 1 and found[-1]["low"] == "000":
        yield Planting("numeral-style", "121 thousand", record, *found[-1].span(), f"{found[-1]['high']} thousand")
    for kind, pattern in (("starts with a figure", _AT_START), ("5,000,000", _MILLION), ("first annual", _EVENT)):
        for match in pattern.finditer(text):
            if _is_prose(text, match.start()):
                broken = {
                    "s": str(_WORDS.get(match[0])),
                    "5": match[0].replace(" million", ",000,000"),
                    "f": "first annual",
                }[kind[0]]
                yield Planting("numeral-style", kind, record, *match.span(), broken)


_PLACES = {
    "Kyiv": "Kiev", "Kiev": "Kyiv", "Beijing": "Peking", "Mumbai": "Bombay", "Kolkata": "Calcutta", "Kharkiv": "Kharkov", "Odesa": "Odessa",
    "Tehran": "Teheran", "Fallujah": "Falluja", "Raqqa": "Rakka", "Donbas": "Donbass", "Luhansk": "Lugansk", "Slovyansk": "Slavyansk",
    "Mykolaiv": "Nikolaev", "Lviv": "Lvov", "Zaporizhzhia": "Zaporozhye", "Kathmandu": "Katmandu", "Beirut": "Beyrouth", "Turkey": "Türkiye",
    "Jakarta": "Djakarta", "Basra": "Basrah", "Kandahar": "Qandahar", "Macau": "Macao", "Jeddah": "Jiddah", "Dhaka": "Dacca", "Erbil": "Irbil",
}  # fmt: skip


def plant_places(record: dict[str, Any]) -> Iterator[Planting]:
    """Another form of a place in stories that name it at least three times in their own voice."""
    text = record["text"]
    for place, other in _PLACES.items():
        if text.count(place) < 3:
            continue
        # What a name may hold is left alone: a capitalised word right before or behind, a hyphen.
        lone = re.compile(rf"(?<![\w-])(?<![A-Z][a-z] ){place}(?![\w-]| [A-Z])")
        found = [match for match in lone.finditer(text) if _is_prose(text, match.start())]
        if len(found) > 2 and other not in text and not re.search(r"[A-Z][\w-]* \Z", text[: found[-1].start()][-20:]):
            yield Planting("place-variant", f"{other} for {place}", record, *found[-1].span(), other)
