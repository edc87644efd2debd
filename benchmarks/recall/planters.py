"""Every planter: a function from a record to the errors that can be planted in it. A family a module.

A planter is a function whose name starts with "plant_" in a module `plant_*.py` of this folder; there is no list to edit.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from planting import Planting

Planter = Callable[[dict[str, Any]], Iterator[Planting]]


def find_planters() -> tuple[tuple[Planter, ...], tuple[str, ...]]:
    """Every planter, and what was wrong with the modules that could not be loaded."""
    found: list[Planter] = []
    broken: list[str] = []
    for path in sorted(Path(__file__).parent.glob("plant_*.py")):
        try:
            import_module(path.stem)
        except Exception as error:
            broken.append(f"{path.name} could not be loaded: {type(error).__name__}: {error}")
            continue
        inside = vars(sys.modules[path.stem])
        found += (
            made
            for name, made in inside.items()
            if name.startswith("plant_") and callable(made) and made.__module__ == path.stem
        )
    return tuple(found), tuple(broken)
