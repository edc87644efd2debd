"""Whether a rule flags a statement: in the story with the error planted, and in the story as it is."""

from __future__ import annotations

from typing import Any

from planting import Planting

from copydesk.checker import check
from copydesk.readers.records import story_of
from copydesk.registry import Rule
from copydesk.story import Span, Story


class Trial:
    """Runs one rule over stories; what a rule says of an untouched story is asked once. `failed` names what broke."""

    def __init__(self) -> None:
        self.failed: set[str] = set()
        self._untouched: dict[tuple[str, int], tuple[Span, ...]] = {}

    def flagged(self, rule: Rule, planting: Planting, words: str) -> bool:
        """Whether the rule flags something in the statement when the story has `words` in its place."""
        story = story_of(planting.record_with(words), "<planted>", None)
        shift = next(field.start for field in story.fields if field.name == planting.field)
        start, end = planting.start + shift, planting.start + len(words) + shift
        spans = self._of_untouched(rule, planting.record, story) if words == planting.true else self._spans(rule, story)
        return any(span.start < end and start < span.end for span in spans)

    def _of_untouched(self, rule: Rule, record: dict[str, Any], story: Story) -> tuple[Span, ...]:
        key = rule.name, id(record)
        if key not in self._untouched:
            self._untouched[key] = self._spans(rule, story)
        return self._untouched[key]

    def _spans(self, rule: Rule, story: Story) -> tuple[Span, ...]:
        checked = check(story, [rule])
        self.failed |= {f"rule {broken.rule} failed: {broken.error}" for broken in checked.broken}
        found = (raised.finding for raised in checked.findings)
        return tuple(span for one in found for span in (one.span, *(other.span for other in one.elsewhere)))
