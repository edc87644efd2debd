"""Plants slips in sums of money that are said in two currencies ("£180m ($235m)"), and in ranges of millions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting, figure, print_like, swapped_digits

_FIGURE = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?"
_SCALE = r"\s?(?:million|billion|trillion|bn|tn|m|k)(?![A-Za-z])"
_SIGN = r"US\$|AU\$|A\$|C\$|[$£€]"
_PAIR = re.compile(
    rf"(?<![\w$£€])(?P<sign>{_SIGN})(?P<left>{_FIGURE})(?P<scale>{_SCALE})?(?P<gap>\s\((?:about\s|around\s)?)"
    rf"(?P<other>{_SIGN})(?P<right>{_FIGURE})(?P<same>{_SCALE})?\)"
)
_WORTH = {"million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12, "tn": 10**12, "k": 1000}
_OF_RATE = frozenset(("half as much again", "two digits swapped"))
_NEXT = {
    "million": "billion", "billion": "million", "m": "bn", "bn": "m", "trillion": "billion", "tn": "bn",
}  # fmt: skip
_RANGE = re.compile(
    rf"(?<![\w$£€])(?P<sign>[$£€])(?P<left>{_FIGURE})\s(?P<scale>million|billion)(?P<to>\sto\s)(?P=sign)(?P<right>{_FIGURE})\s(?P=scale)\b"
)


def plant_pairs(record: dict[str, Any]) -> Iterator[Planting]:
    """Pairs that no rate between two large currencies makes wrong: each is worth between a half and twice the other."""
    for match in _PAIR.finditer(record["text"]):
        left, right = _worth(match["left"], match["scale"]), _worth(match["right"], match["same"])
        if match["sign"] != match["other"] and left and right and 0.5 < left / right < 2:
            for kind, words in _broken(match):
                # A rate needs a day: undated stories are left to pair-magnitude.
                rule = "currency-rate" if kind in _OF_RATE else "pair-magnitude"
                if words is not None and words != match[0] and (rule == "pair-magnitude" or record.get("date")):
                    yield Planting(rule, kind, record, *match.span(), words)


def _broken(match: re.Match[str]) -> Iterator[tuple[str, str | None]]:
    right, scale = match["right"], match["same"]
    if scale is not None:
        yield "the scale left out", _with(match, right, "")
        word = scale.strip()
        if word in _NEXT:
            yield "another scale", _with(match, right, scale.replace(word, _NEXT[word]))
    yield "a thousand times too large", _with(match, print_like(figure(right) * 1000, right), scale or "")
    swapped = swapped_digits(right)
    if swapped is not None and not 0.4 < figure(swapped) / figure(right) < 2.5:
        yield "two digits swapped", _with(match, swapped, scale or "")
    yield "half as much again", _with(match, print_like(figure(right) * 1.5, right), scale or "")


def _with(match: re.Match[str], right: str, scale: str) -> str:
    return f"{match['sign']}{match['left']}{match['scale'] or ''}{match['gap']}{match['other']}{right}{scale})"


def plant_ranges(record: dict[str, Any]) -> Iterator[Planting]:
    for match in _RANGE.finditer(record["text"]):
        if "." not in match["left"] and "," not in match["left"] and figure(match["left"]) < figure(match["right"]):
            words = f"{match['sign']}{match['left']}{match['to']}{match['sign']}{match['right']} {match['scale']}"
            yield Planting("range-scale", "the first scale left out", record, *match.span(), words)


def _worth(printed: str, scale: str | None) -> float:
    return figure(printed) * _WORTH.get((scale or "").strip(), 1)
