"""Places with more than one form in news copy: the form used now, the others, and where those rightly stay."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from copydesk.tables import HouseRow, TableError, load
from copydesk.tuples import NamedTuple


class PlaceName(NamedTuple):
    """A row of `places.toml`. `safe` is False where a form is a common word, a surname or another place as well."""

    current: str
    other: tuple[str, ...]
    kind: str
    country: str
    relation: str
    since: str
    keep: tuple[str, ...]
    clash: tuple[str, ...]
    safe: bool


@cache
def places(house: tuple[HouseRow, ...] = ()) -> dict[str, PlaceName]:
    """Every row by each of its forms; what the house says of a form goes before what we say. Raises TableError."""
    found: dict[str, PlaceName] = {}
    own = (dict(row.cells) for row in house if row.table == "place")
    for row in (*load("copydesk_rules", "places")["place"], *own):
        place = place_of(row)
        found.update(dict.fromkeys((place.current, *place.other), place))
    return found


@cache
def keys(house: tuple[HouseRow, ...] = ()) -> dict[str, tuple[str, ...]]:
    """The forms by the capitalised word that each of them has to hold."""
    found: dict[str, tuple[str, ...]] = {}
    for form in places(house):
        key = max((word for word in form.replace("-", " ").split() if word[0].isupper()), key=len)
        found[key] = (*found.get(key, ()), form)
    return found


def place_of(row: Mapping[str, Any]) -> PlaceName:
    """The place that a row tells of. Raises TableError."""
    try:
        return PlaceName(
            row["current"], tuple(row["other"]), row.get("kind", "city"), row.get("country", ""), row.get("relation", "spelling"),
            row.get("since", ""),
            tuple(row.get("keep", ())), tuple(row.get("clash", ())), row.get("safe", True),
        )  # fmt: skip
    except (KeyError, TypeError) as error:
        raise TableError(f"the place {row.get('current', '?')} cannot be used: {error}") from None
