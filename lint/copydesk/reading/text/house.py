"""Phrases of the house: what a newsroom's settings add to the phrases of a rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from copydesk.reading.text.vocabulary import PhraseHit, PhraseTable
from copydesk.story import Story


def house_hits(story: Story, rule: str) -> Iterator[PhraseHit[str]]:
    """Every place where a phrase stands that the settings add to the rule; `entry` is the phrase as it was set.

    Whatever the case and the white space, and only where the phrase neither starts nor ends inside a word.
    """
    if story.house_phrases:
        yield from sorted(_table(story.house_phrases, rule).find(story))


@lru_cache(maxsize=64)
def _table(phrases: tuple[tuple[str, str], ...], rule: str) -> PhraseTable[str]:
    return PhraseTable((phrase, phrase) for name, phrase in phrases if name == rule)
