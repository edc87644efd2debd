"""Plants broken characters, code of pages, wrong spaces, wrong ordinals and wrong commas in figures."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import Any

from planting import Planting

_Broken = Callable[[re.Match[str]], str]


def _one_of_each(
    rule: str, kinds: dict[str, tuple[re.Pattern[str], _Broken]], record: dict[str, Any]
) -> Iterator[Planting]:
    """One error of each kind a story, where a random match of the kind's pattern stands."""
    chance = random.Random(record["id"])
    for kind, (pattern, broken) in kinds.items():
        places = list(pattern.finditer(record["text"]))
        if places:
            match = chance.choice(places)
            yield Planting(rule, kind, record, *match.span(), broken(match))


def _misread(table: str) -> _Broken:
    return lambda match: match[0].encode("utf-8").decode(table, errors="replace")


def _put(words: str) -> _Broken:
    return lambda match: match[0][:1] + words + match[0][1:]


_WORD = re.compile(r"(?<=[a-z] )[a-z]{5,10}(?= [a-z])")
_CHARACTERS: dict[str, tuple[re.Pattern[str], _Broken]] = {
    "an apostrophe misread": (re.compile(r"(?<=[a-z])’(?=[a-z])"), lambda match: "â€™"),
    "an apostrophe misread twice": (re.compile(r"(?<=[a-z])['’](?=s\b)"), lambda match: "Ã¢â‚¬â„¢"),
    "an accent misread": (re.compile(r"(?<=[A-Za-z])[éèüöñçãí](?=[a-z])"), _misread("cp1252")),
    "a dash misread": (re.compile(r"(?<= )[—–](?= )"), _misread("cp1252")),
    "an apostrophe as a control": (re.compile(r"(?<=[a-z])['’](?=s\b)"), lambda match: "\x92"),
    "an apostrophe lost": (re.compile(r"(?<=[a-z])['’](?=s\b)"), lambda match: "\ufffd"),
    "an apostrophe as a question mark": (re.compile(r"(?<=[a-z])['’](?=s\b)"), lambda match: "?"),
    "an entity for an ampersand": (re.compile(r"(?<=[A-Z])&(?=[A-Z]\b)"), lambda match: "&amp;"),
    "an entity for a quotation mark": (re.compile(r"(?<= )[\"“](?=[A-Z])"), lambda match: "&quot;"),
    "an entity for a space": (re.compile(r"(?<=[a-z.]) (?=[a-zA-Z])"), lambda match: "&nbsp;"),
    "a paragraph's tag": (re.compile(r"(?<=\n)[A-Z](?=[a-z]+ )"), lambda match: f"<p>{match[0]}"),
    "a line's tag": (re.compile(r"(?<=[.]) (?=[A-Z])"), lambda match: "<br />"),
    "emphasis tags": (_WORD, lambda match: f"<em>{match[0]}</em>"),
    "a percent code": (re.compile(r"(?<=[a-z]) (?=[a-z])"), lambda match: "%20"),
    "a template's mark": (re.compile(r"(?<=[.]) (?=[A-Z])"), lambda match: " {{ article.byline }} "),
    "a soft hyphen": (_WORD, _put("\u00ad")),
    "a zero-width space": (_WORD, _put("\u200b")),
    "an override": (_WORD, _put("\u202e")),
}  # fmt: skip


def plant_broken_characters(record: dict[str, Any]) -> Iterator[Planting]:
    yield from _one_of_each("mojibake-markup", _CHARACTERS, record)


_STOP = re.compile(r"(?<=[ ])[a-z]{3,}[.] [A-Z][a-z]+(?= [a-z])")
_SPACES: dict[str, tuple[re.Pattern[str], _Broken]] = {
    "no space after a full stop": (_STOP, lambda match: match[0].replace(". ", ".")),
    "no space after a closing quote": (
        re.compile(r"[a-z]{3,}[.,]” [A-Za-z][a-z]+(?= )"),
        lambda match: match[0].replace("” ", "”"),
    ),
    "no space after a comma": (
        re.compile(r"(?<= )[A-Z][a-z]{3,}, [A-Z][a-z]{3,}(?=[ ,.])"),
        lambda match: match[0].replace(", ", ","),
    ),
    "a space before a comma": (re.compile(r"(?<= )[a-z]{3,},(?= [a-z])"), lambda match: f"{match[0][:-1]} ,"),
    "a space before a full stop": (re.compile(r"(?<= )[a-z]{3,}[.](?= [A-Z])"), lambda match: f"{match[0][:-1]} ."),
    "a space inside a bracket": (re.compile(r"(?<= )\([a-zA-Z]{3,}(?= )"), lambda match: match[0].replace("(", "( ")),
    "two full stops": (re.compile(r"(?<= )[a-z]{3,}[.](?= [A-Z])"), lambda match: f"{match[0]}."),
    "two commas": (re.compile(r"(?<= )[a-z]{3,},(?= [a-z])"), lambda match: f"{match[0]},"),
}


def plant_spaces(record: dict[str, Any]) -> Iterator[Planting]:
    yield from _one_of_each("spacing", _SPACES, record)


_ORDINALS: dict[str, tuple[re.Pattern[str], _Broken]] = {
    "th for st, nd, rd": (re.compile(r"(?<=[ ])[0-9]*[1-3](?:st|nd|rd)(?=[ ,-])"), lambda match: f"{match[0][:-2]}th"),
    "st, nd, rd for th": (
        re.compile(r"(?<=[ ])[0-9]+th(?= (?:century|floor|time|year|anniversary|birthday|district|Congress|of [A-Z]))"),
        lambda match: match[0][:-2] + {"1": "st", "2": "nd", "3": "rd"}.get(match[0][-3], "nd"),
    ),
}


def plant_ordinals(record: dict[str, Any]) -> Iterator[Planting]:
    yield from _one_of_each("ordinal-suffix", _ORDINALS, record)


_AMOUNT = r"(?<![\w.,/-])[$£]?[0-9]{1,3},[0-9]{3}"
_GROUPS: dict[str, tuple[re.Pattern[str], _Broken]] = {
    "a digit too many": (re.compile(rf"{_AMOUNT}(?= [a-z]{{4,}})"), lambda match: f"{match[0]}0"),
    "a digit too few, money": (
        re.compile(r"(?<![\w.,/-])[$£][0-9]{1,3},[0-9]{3}(?![\w,.])"),
        lambda match: match[0][:-1],
    ),
    "a digit too few, millions": (
        re.compile(r"(?<![\w.,/-])[$£]?[0-9]{1,3},[0-9]{3},[0-9]{3}(?= [a-z])"),
        lambda match: match[0][:-1],
    ),
    "a digit too many in the middle": (
        re.compile(r"(?<![\w.,/-])[$£]?[0-9]{1,3},[0-9]{3},[0-9]{3}(?= [a-z])"),
        lambda match: match[0][:-4] + "0" + match[0][-4:],
    ),
    "a decimal comma": (
        re.compile(r"(?<![\w.,/$£€-])[0-9]{1,2}\.[0-9]{1,2}(?= (?:percent|million|billion|km|miles)\b|%)"),
        lambda match: match[0].replace(".", ","),
    ),
}


def plant_groups(record: dict[str, Any]) -> Iterator[Planting]:
    yield from _one_of_each("digit-grouping", _GROUPS, record)


_HALVES: dict[str, tuple[re.Pattern[str], _Broken]] = {
    "no closing quotation mark": (
        re.compile(r"(?<=\n)“[^\n“”\"]{30,200}[.,]”(?= [a-z][^\n“”\"]{20,300}\n+[A-Z])"),
        lambda match: match[0][:-1],
    ),
    "no opening quotation mark": (
        re.compile(r"(?<=\n)“[^\n“”\"]{30,200}[.,]”(?= [a-z][^\n“”\"]{20,300}\n)"),
        lambda match: match[0][1:],
    ),
    "a quotation mark turned": (re.compile(r"(?<= )“[a-z]+”(?=[ .,])"), lambda match: f"“{match[0][1:-1]}“"),
    "no closing bracket": (re.compile(r"(?<=[a-z] )\([a-zA-Z][^\n()]{3,60}\)(?= [a-z])"), lambda match: match[0][:-1]),
    "no opening bracket": (
        re.compile(r"(?<=[a-z] )\([a-zA-Z]{2}[^\n()]{3,60}\)(?= [a-z])"),
        lambda match: match[0][1:],
    ),
}


def plant_lost_halves(record: dict[str, Any]) -> Iterator[Planting]:
    yield from _one_of_each("quote-balance", _HALVES, record)
