"""Plants broken decimals, split abbreviations and doubled words."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_DECIMAL = re.compile(
    r"(?<![\w.,:/-])([0-9]{1,3})\.([0-9]{1,2})(?=(?: ?%| (?:percent|million|billion|trillion|miles|km|kilometers|inches|feet|acres|degrees)\b))"
)
_ABBREVIATION = re.compile(r"(?<![\w.])(?:U\.S\.|U\.N\.|U\.K\.|(?<=[0-9] )[ap]\.m\.)(?= [a-z])")


def plant_broken_decimals(record: dict[str, Any]) -> Iterator[Planting]:
    for match in _DECIMAL.finditer(record["text"]):
        yield Planting("broken-decimal", "a space after the point", record, *match.span(), f"{match[1]}. {match[2]}")


_WAYS = {
    "a space before the point": (_DECIMAL, lambda match: f"{match[1]} .{match[2]}"),
    "a space in a hyphenated figure": (
        re.compile(r"(?<=[a-z] )([0-9]{1,3})\.([0-9]{1,2})(?=-(?:mile|inch|foot|point|percent|year|acre|magnitude)\b)"),
        lambda match: f"{match[1]}. {match[2]}",
    ),
    "a space in a range's first figure": (
        re.compile(
            r"(?<= )([0-9]{1,3})\.([0-9]{1,2})(?= (?:and|to) [0-9]+(?:\.[0-9]+)? (?:percent|million|billion|miles)\b)"
        ),
        lambda match: f"{match[1]}. {match[2]}",
    ),
    "a space in thousands": (
        re.compile(r"(?<=[a-z$£] )[$£]?[0-9]{1,3},000(?![\d,])|(?<=[$£])[0-9]{1,3},000(?![\d,])"),
        lambda match: match[0].replace(",", ", "),
    ),
    "a space before thousands": (
        re.compile(r"(?<=[a-z] )[$£]?[0-9]{1,3},[0-9]{3}(?![\d,])"),
        lambda match: match[0].replace(",", " ,"),
    ),
}


def plant_broken_figures(record: dict[str, Any]) -> Iterator[Planting]:
    """Other gaps in figures, one of each kind a story."""
    chance = random.Random(record["id"])
    for kind, (pattern, broken) in _WAYS.items():
        places = list(pattern.finditer(record["text"]))
        if places:
            match = chance.choice(places)
            yield Planting("broken-decimal", kind, record, *match.span(), broken(match))


_OTHER_ABBREVIATIONS = re.compile(r"(?<![\w.])(?:D\.C\.|Ph\.D\.|F\.B\.I\.|i\.e\.|e\.g\.)(?= [a-z]|[,)])")


def plant_other_abbreviations(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    for match in _OTHER_ABBREVIATIONS.finditer(text):
        if _unquoted(text, match.start()):
            broken = match[0].replace("D.C.", "D. C.").replace("Ph.D.", "Ph. D.").replace("F.B.I.", "F. B. I.")
            broken = broken.replace("i.e.", "i. e.").replace("e.g.", "e. g.")
            yield Planting("split-abbreviation", match[0], record, *match.span(), broken)
    for match in re.finditer(r"(?<![\w.])U\.S\.(?= [a-z])", text):
        if _unquoted(text, match.start()):
            yield Planting("split-abbreviation", "U.S .", record, *match.span(), "U.S .")
            break


def plant_split_abbreviations(record: dict[str, Any]) -> Iterator[Planting]:
    text = record["text"]
    for match in _ABBREVIATION.finditer(text):
        paragraph = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if not re.search(r"[\"“”]", paragraph):  # quoted documents keep their spelling
            yield Planting("split-abbreviation", match[0], record, *match.span(), match[0].replace(".", ". ", 1))


_DOUBLED = {
    "an article or a conjunction": re.compile(r"(?<=[\w,] )(?:the|a|an|and|of|or|than|their|its)(?= \w)"),
    "a preposition": re.compile(r"(?<=[\w,] )(?:in|on|at|by|with|from|for|to|about|into)(?= \w)"),
    "an auxiliary": re.compile(r"(?<=\w )(?:is|are|was|were|be|been|has|would|could|will)(?= \w)"),
    "a pronoun": re.compile(r"(?<=\w )(?:it|he|she|they|we)(?= \w)"),
    "a noun or a verb": re.compile(r"(?<=\w )[a-z]{5,12}(?= [a-z])"),
    "two words": re.compile(
        r"(?<=\w )(?:of the|in the|to the|for the|on the|is a|with a|by the|from the|it was|it would)(?= [a-z])"
    ),
    "a verb and to": re.compile(
        r"(?<=(?:will|ould) )(?:fall|rise|return|move|go|lead|have|need|agree|continue) to(?= \w)"
    ),
}


def plant_doubled_words(record: dict[str, Any]) -> Iterator[Planting]:
    """One double of each kind a story, outside quotation marks."""
    text, chance = record["text"], random.Random(record["id"])
    for kind, pattern in _DOUBLED.items():
        places = [match for match in pattern.finditer(text) if _unquoted(text, match.start())]
        if places:
            match = chance.choice(places)
            yield Planting("doubled-word", kind, record, *match.span(), f"{match[0]} {match[0]}")


def _unquoted(text: str, offset: int) -> bool:
    return not re.search(r"[\"“”]", text[text.rfind("\n", 0, offset) + 1 : offset])
