"""Counts of planted errors: by kind, by family and in all."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from copydesk.registry import Rule
from measures import RESULTS
from table import markdown

#: What each family is to reach: of the planted errors so many caught, of the untouched twins at most so many flagged.
CAUGHT, TWINS = 0.9, 0.005


class Row(NamedTuple):
    """A kind of a rule's errors: how many were planted and caught, and how many of the untouched twins were flagged."""

    rule: Rule
    kind: str
    planted: int
    caught: int
    twins: int

    @property
    def on(self) -> bool:
        return self.rule.meta.default and not self.rule.meta.preview


class Sum(NamedTuple):
    """Rows added up."""

    planted: int
    caught: int
    twins: int

    @property
    def reached(self) -> bool:
        return self.caught >= CAUGHT * self.planted and self.twins <= TWINS * self.planted


def save(rows: Sequence[Row]) -> None:
    """Keeps the counts for the rules' pages."""
    lines = (
        json.dumps(
            {"rule": row.rule.name, "kind": row.kind, "planted": row.planted, "caught": row.caught, "twins": row.twins}
        )
        for row in rows
    )
    RESULTS.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def kinds(rows: Sequence[Row]) -> str:
    """A row a kind."""
    each = [
        (
            row.rule.name + ("" if row.on else " (off)"),
            row.kind,
            row.planted,
            row.caught,
            f"{row.caught / row.planted:.3f}",
            row.twins,
        )
        for row in rows
    ]
    return markdown(("rule", "kind of error", "planted", "caught", "share", "twins flagged"), each)


def families(rows: Sequence[Row]) -> str:
    """A row a family and one for all of them, of the rules that are on by default."""
    sums = _sums(rows)
    each = [_family_row(name, sums[name]) for name in sorted(sums)]
    if len(each) > 1:
        each.append(_family_row("all", _sum([row for row in rows if row.on])))
    return markdown(("family", "planted", "caught", "share", "twins flagged", "share of twins", "goal"), each)


def _family_row(name: str, total: Sum) -> tuple[object, ...]:
    return (
        name,
        total.planted,
        total.caught,
        f"{total.caught / total.planted:.3f}",
        total.twins,
        f"{total.twins / total.planted:.4f}",
        "reached" if total.reached else "missed",
    )


def reached(rows: Sequence[Row]) -> bool:
    """Whether every family reaches what it is to reach."""
    return all(total.reached for total in _sums(rows).values())


def _sums(rows: Sequence[Row]) -> dict[str, Sum]:
    by_family: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.on:
            by_family[row.rule.family].append(row)
    return {family: _sum(each) for family, each in by_family.items()}


def _sum(rows: Sequence[Row]) -> Sum:
    return Sum(sum(row.planted for row in rows), sum(row.caught for row in rows), sum(row.twins for row in rows))
