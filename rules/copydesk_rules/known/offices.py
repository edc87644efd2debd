"""Terms of office: who has held which office from when to when."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, NamedTuple

from copydesk.reading.calendars import Days
from copydesk.tables import TableError, load

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
def holders() -> tuple[Holder, ...]:
    """Every known holder of an office. Raises TableError for a row that is not complete."""
    return tuple(_holder(row) for row in load("copydesk_rules", "offices")["office"])


@cache
def by_surname() -> dict[str, tuple[Holder, ...]]:
    """The holders by the last word of each of their names, in lower case."""
    found: dict[str, tuple[Holder, ...]] = {}
    for holder in holders():
        for word in dict.fromkeys(_last_word(name) for name in holder.names):
            found[word] = (*found.get(word, ()), holder)
    return found


@cache
def surnames() -> frozenset[str]:
    """The keys of `by_surname`."""
    return frozenset(by_surname())


@cache
def terms_of(phrase: str) -> tuple[Days, ...]:
    """All terms in which someone could be called by a phrase, whoever is meant."""
    return tuple(term for holder in holders() if phrase in holder.phrases for term in holder.terms)


def _last_word(name: str) -> str:
    words = name.replace("-", " ").replace("’", "'").replace("'", " ").lower().split()
    return words[-2] if words[-1] == "jr." else words[-1]


def _holder(row: dict[str, Any]) -> Holder:
    try:
        terms = tuple(
            Days(date.fromisoformat(first), date.fromisoformat(last) if last else date.max)
            for first, last in row["terms"]
        )
        return Holder(row["person"], row["office"], tuple(row["titles"]), tuple(row["names"]), terms)
    except (KeyError, ValueError, TypeError) as error:
        raise TableError(f"offices.toml, row {row.get('person', '?')}: {error!r}") from None
