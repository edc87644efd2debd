"""What the benchmarks share: judged findings and the interval of a share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

LABELS = Path(__file__).parent / "precision" / "labels.jsonl"


class Label(NamedTuple):
    """A finding judged by eye."""

    story: str
    rule: str
    quote: str
    right: bool
    why: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.story, self.rule, self.quote


def read_labels(path: Path = LABELS) -> list[Label]:
    """All judged findings. Raises ValueError naming the line of one that is not complete."""
    labels = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            labels.append(Label(**json.loads(line)))
        except (TypeError, ValueError) as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from None
    return labels


def wilson(right: int, judged: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share (E. B. Wilson, 1927): where the true share lies 19 times in 20."""
    share, square = right / judged, z * z
    middle = (share + square / (2 * judged)) / (1 + square / judged)
    half = z / (1 + square / judged) * (share * (1 - share) / judged + square / (4 * judged * judged)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)
