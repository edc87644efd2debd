"""One planted error: where, what stood there, and what stands there now."""

from __future__ import annotations

from typing import Any, NamedTuple

#: By value: NUMBER_WORDS[2] is "two".
NUMBER_WORDS = tuple("zero one two three four five six seven eight nine ten eleven twelve thirteen".split())  # noqa: SIM905


class Planting(NamedTuple):
    """A true statement of a record's `text` (or another field), from `start` to `end`, and the same statement broken."""

    rule: str
    kind: str
    record: dict[str, Any]
    start: int
    end: int
    broken: str
    field: str = "text"

    @property
    def true(self) -> str:
        return self.record[self.field][self.start : self.end]

    def record_with(self, words: str) -> dict[str, Any]:
        """The record with `words` in the statement's place."""
        text = self.record[self.field]
        return {**self.record, self.field: text[: self.start] + words + text[self.end :]}

    def around(self, words: str) -> str:
        """The words in their surroundings, in one line."""
        text = self.record[self.field]
        return " ".join(
            f"{text[max(0, self.start - 60) : self.start]}[[{words}]]{text[self.end : self.end + 40]}".split()
        )


def swapped_digits(printed: str) -> str | None:
    """The figure with its first two neighbouring digits that differ exchanged; None where none do."""
    for index in range(len(printed) - 1):
        one, other = printed[index], printed[index + 1]
        if one.isdigit() and other.isdigit() and one != other and not (index == 0 and other == "0"):
            return printed[:index] + other + one + printed[index + 2 :]
    return None


def figure(printed: str) -> float:
    return float(printed.replace(",", ""))


def print_like(value: float, printed: str) -> str:
    """The value with as many decimals as `printed` has, and with separators if it has or needs them."""
    decimals = len(printed.partition(".")[2])
    if not decimals and 0 < value < 2:
        decimals = 1
    return f"{value:,.{decimals}f}" if value >= 1000 else f"{value:.{decimals}f}"
