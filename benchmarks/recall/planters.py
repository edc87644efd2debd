"""Every planter: a function from a record to the errors that can be planted in it. A family a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from plant_dates import plant_weekdays
from plant_text import plant_broken_decimals, plant_doubled_words, plant_split_abbreviations
from plant_units import plant_conversions
from planting import Planting

PLANTERS: tuple[Callable[[dict[str, Any]], Iterator[Planting]], ...] = (
    plant_weekdays,
    plant_conversions,
    plant_broken_decimals,
    plant_split_abbreviations,
    plant_doubled_words,
)
