"""The capitalised words of a story: what rules about names and places look at before they look any closer."""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.story import Story

_CAPITALISED = lazy(r"[A-ZÀ-ÖØ-Þ]\w*(?:['’-]\w+)*")


def capitalised_words(story: Story) -> frozenset[str]:
    """Every word that occurs with a capital, as printed, without a possessive's ending."""
    return story.read(_capitalised_words)


def _capitalised_words(story: Story) -> frozenset[str]:
    words = set(_CAPITALISED.findall(story.copy))
    return frozenset(words | {word[:-2] for word in words if word.endswith(("'s", "’s"))})
