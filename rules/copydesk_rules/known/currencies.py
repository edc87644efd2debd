"""How much of a currency a US dollar has bought at least and at most: for telling sums that are off by a thousand or more."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, lru_cache

from copydesk.ranges import Range
from copydesk.tables import TableError, load
from copydesk.tuples import NamedTuple


class Bounds(NamedTuple):
    """A row of `currencies.toml`: units for one US dollar, and the years that the row speaks for."""

    per_dollar: Range
    since: int
    until: int


@cache
def bounds() -> dict[str, Bounds]:
    """Every row by its ISO code, the dollar's own included. Raises TableError for a row that is not complete."""
    found = {"USD": Bounds(Range(Fraction(1), Fraction(1)), 0, 9999)}
    for row in load("copydesk_rules", "currencies")["currency"]:
        try:
            per_dollar = Range(Fraction(row["low"]), Fraction(row["high"]))
            found[row["code"]] = Bounds(per_dollar, row["since"], row.get("until", 9999))
        except (KeyError, ValueError) as error:
            raise TableError(f"currencies.toml, row {row.get('code', '?')}: {error!r}") from None
    return found


@lru_cache(maxsize=1024)
def cross_rate(ours: str, theirs: str, year: int | None) -> Range | None:
    """What one unit of `ours` has cost in `theirs` at least and at most; None where the table does not speak for the year."""
    known = bounds()
    if ours not in known or theirs not in known:
        return None
    one, other = known[ours], known[theirs]
    if year is not None and not (max(one.since, other.since) <= year <= min(one.until, other.until)):
        return None
    return Range(other.per_dollar.low / one.per_dollar.high, other.per_dollar.high / one.per_dollar.low)
