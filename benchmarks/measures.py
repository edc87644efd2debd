"""What the benchmarks share: judged findings and the interval of a share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

LABELS = Path(__file__).parent / "precision" / "labels.jsonl"
RESULTS = Path(__file__).parent / "recall" / "results.jsonl"
_KINDS = {"story": str, "rule": str, "quote": str, "right": bool, "why": str}


#: A label quotes no more of a story than this, and a longer finding is known by its first words.
LONGEST_QUOTE = 60


def short(quote: str) -> str:
    """As much of a finding's words as a label holds."""
    return quote[:LONGEST_QUOTE]


class Label(NamedTuple):
    """A finding judged by eye."""

    story: str
    rule: str
    quote: str
    right: bool
    why: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.story, self.rule, short(self.quote)


def read_labels(path: Path = LABELS) -> list[Label]:
    """All judged findings; of two verdicts on the same finding the later one. Raises ValueError naming a bad line."""
    labels: dict[tuple[str, str, str], Label] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                label = _label(line)
            except (TypeError, ValueError) as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from None
            labels[label.key] = label
    return list(labels.values())


def _label(line: str) -> Label:
    given = json.loads(line)
    if not isinstance(given, dict) or set(given) != set(_KINDS):
        raise ValueError(f"a label is an object with {', '.join(_KINDS)} and nothing else")
    for name, kind in _KINDS.items():
        if not isinstance(given[name], kind):
            raise TypeError(f"{name} is no {kind.__name__}: {given[name]!r}")
    return Label(**given)


class Planted(NamedTuple):
    """How many errors of a kind were planted and caught, and how many of the untouched statements were flagged."""

    rule: str
    kind: str
    planted: int
    caught: int
    twins: int


def read_results(path: Path = RESULTS) -> list[Planted]:
    """The counts that the last saved recall run came to; none where there was none."""
    if not path.exists():
        return []
    return [Planted(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def wilson(right: int, judged: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (E. B. Wilson, 1927): where the true share lies 19 times in 20."""
    share, square = right / judged, z * z
    middle = (share + square / (2 * judged)) / (1 + square / judged)
    half = z / (1 + square / judged) * (share * (1 - share) / judged + square / (4 * judged * judged)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)
