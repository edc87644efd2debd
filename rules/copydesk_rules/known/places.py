"""Places with more than one form in news copy: the form used now, the others, and where those rightly stay."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from copydesk.tables import TableError, load


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
def places() -> dict[str, PlaceName]:
    """Every row by each of its forms. Raises TableError for a row that is not complete."""
    found: dict[str, PlaceName] = {}
    for row in load("copydesk_rules", "places")["place"]:
        place = _place(row)
        found.update(dict.fromkeys((place.current, *place.other), place))
    return found


@cache
def keys() -> dict[str, tuple[str, ...]]:
    """The forms by the capitalised word that each of them has to hold."""
    found: dict[str, tuple[str, ...]] = {}
    for form in places():
        key = max((word for word in form.replace("-", " ").split() if word[0].isupper()), key=len)
        found[key] = (*found.get(key, ()), form)
    return found


def _place(row: dict[str, Any]) -> PlaceName:
    try:
        return PlaceName(
            row["current"], tuple(row["other"]), row["kind"], row["country"], row["relation"], row.get("since", ""),
            tuple(row.get("keep", ())), tuple(row.get("clash", ())), row["safe"],
        )  # fmt: skip
    except (KeyError, TypeError) as error:
        raise TableError(f"places.toml, row {row.get('current', '?')}: {error!r}") from None
