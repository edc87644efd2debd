"""Plants wrong conversions in pairs such as "12 km (7.5 miles)" that are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting, figure, print_like, swapped_digits

# A factor to one base a dimension, by hand and apart from copydesk's own table.
_FACTORS = {
    "length": {"km": 1000, "kilometers": 1000, "kilometres": 1000, "kilometer": 1000, "kilometre": 1000, "miles": 1609.344, "mile": 1609.344,
               "mi": 1609.344, "m": 1, "meters": 1, "metres": 1, "meter": 1, "metre": 1, "feet": 0.3048, "ft": 0.3048, "foot": 0.3048,
               "inches": 0.0254, "inch": 0.0254, "cm": 0.01, "centimeters": 0.01, "centimetres": 0.01, "mm": 0.001, "millimeters": 0.001,
               "yards": 0.9144, "nautical miles": 1852},
    "area": {"hectares": 10000, "acres": 4046.86, "square miles": 2589988, "square kilometers": 1e6, "square kilometres": 1e6, "sq km": 1e6,
             "sq miles": 2589988, "square feet": 0.092903, "square meters": 1, "square metres": 1, "sq ft": 0.092903},
    "mass": {"kg": 1, "kilograms": 1, "pounds": 0.45359237, "lbs": 0.45359237, "lb": 0.45359237, "grams": 0.001, "ounces": 0.0283495},
    "speed": {"mph": 1.609344, "kph": 1, "km/h": 1, "kmh": 1, "kilometers per hour": 1, "kilometers an hour": 1, "miles per hour": 1.609344,
              "miles an hour": 1.609344},
}  # fmt: skip
_UNITS = {unit: (dimension, factor) for dimension, units in _FACTORS.items() for unit, factor in units.items()}
_LENGTH_FACTORS = {
    ("hectares", "acres"): 3.2808,
    ("square miles", "square kilometers"): 1.609344,
    ("square kilometers", "square miles"): 0.621371,
}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?"
_PAIR = re.compile(
    rf"(?<![\w.,$£€/-])(?P<left>{_NUMBER})[ -]?(?P<unit>{_UNIT})(?P<gap>(?: (?:long|wide|high|tall|deep|away|of \w+))? \((?:about |around |nearly )?)"
    rf"(?P<right>{_NUMBER})[ -]?(?P<other>{_UNIT})\)"
)


def plant_conversions(record: dict[str, Any]) -> Iterator[Planting]:
    for match in _PAIR.finditer(record["text"]):
        dimension, ours = _UNITS[match["unit"]]
        other_dimension, theirs = _UNITS[match["other"]]
        left, right = figure(match["left"]), figure(match["right"])
        if dimension != other_dimension or match["unit"] == match["other"] or not left or not right:
            continue
        true = left * ours / theirs
        if abs(true / right - 1) < 0.05:
            yield from _broken(record, match, true, ours / theirs)


def _broken(record: dict[str, Any], match: re.Match[str], true: float, factor: float) -> Iterator[Planting]:
    right = match["right"]
    candidates = {
        "converted the wrong way round": print_like(figure(match["left"]) / factor, right),
        "ten times too large": print_like(figure(right) * 10, right),
        "ten times too small": print_like(figure(right) / 10, right),
        "not converted": match["left"],
        "two digits swapped": swapped_digits(right),
        "a third too large": print_like(figure(right) * 4 / 3, right),
        "feet for meters": print_like(true * 3.2808, right),
    }
    for kind, broken in candidates.items():
        if broken is not None and broken != right and abs(figure(broken) / true - 1) > 0.05:
            words = (
                match[0][: match.start("right") - match.start()]
                + broken
                + match[0][match.end("right") - match.start() :]
            )
            yield Planting("unit-conversion", kind, record, *match.span(), words)
    if (squared := _LENGTH_FACTORS.get((match["unit"], match["other"]))) is not None:
        words = match[0].replace(right, print_like(figure(match["left"]) * squared, right))
        yield Planting("unit-conversion", "an area by the length factor", record, *match.span(), words)
