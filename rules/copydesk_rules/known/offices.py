"""Terms of office: who has held which office from when to when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from copydesk.reading.dates.calendars import Days
from copydesk.tables import HouseRow, TableError, load
from copydesk.tuples import NamedTuple

#: The sources list those who held office from here on, with all terms that reach beyond it; older terms may be missing.
RECORD_BEGINS = date(2000, 1, 1)


class Holder(NamedTuple):
    """A row of `offices.toml`; the last of `terms` ends at date.max where the source shows the holder in office."""

    person: str
    office: str
    titles: tuple[str, ...]
    names: tuple[str, ...]
    terms: tuple[Days, ...]

    @property
    def phrases(self) -> tuple[str, ...]:
        """What copy writes: every title before every name."""
        return tuple(f"{title} {name}" for title in self.titles for name in self.names)


@cache
def holders(house: tuple[HouseRow, ...] = ()) -> tuple[Holder, ...]:
    """Every known holder of an office, with the rows of the house; one of theirs stands for ours of that person in that office.

    Raises TableError.
    """
    rows = (holder_of(dict(row.cells)) for row in house if row.table == "office")
    own = {(holder.person, holder.office): holder for holder in rows}
    shipped = holders() if house else tuple(map(holder_of, load("copydesk_rules", "offices")["office"]))
    return (*(holder for holder in shipped if (holder.person, holder.office) not in own), *own.values())


@cache
def by_surname(house: tuple[HouseRow, ...] = ()) -> dict[str, tuple[Holder, ...]]:
    """The holders by the last word of each of their names, in lower case."""
    found: dict[str, tuple[Holder, ...]] = {}
    for holder in holders(house):
        for word in dict.fromkeys(_last_word(name) for name in holder.names):
            found[word] = (*found.get(word, ()), holder)
    return found


@cache
def surnames(house: tuple[HouseRow, ...] = ()) -> frozenset[str]:
    """The keys of `by_surname`."""
    return frozenset(by_surname(house))


@cache
def terms_of(phrase: str, house: tuple[HouseRow, ...] = ()) -> tuple[Days, ...]:
    """All terms in which someone could be called by a phrase, whoever is meant."""
    return tuple(term for holder in holders(house) if phrase in holder.phrases for term in holder.terms)


def _last_word(name: str) -> str:
    words = name.replace("-", " ").replace("’", "'").replace("'", " ").lower().split()
    return words[-2] if words[-1] == "jr." else words[-1]


def holder_of(row: Mapping[str, Any]) -> Holder:
    """The holder of an office that a row tells of. Raises TableError."""
    try:
        terms = tuple(
            Days(date.fromisoformat(first), date.fromisoformat(last) if last else date.max)
            for first, last in row["terms"]
        )
        return Holder(row["person"], row["office"], tuple(row["titles"]), tuple(row["names"]), terms)
    except (KeyError, ValueError, TypeError) as error:
        raise TableError(f"the term of {row.get('person', '?')} cannot be used: {error}") from None
