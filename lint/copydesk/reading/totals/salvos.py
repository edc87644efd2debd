"""Salvos: how many drones or missiles were launched, and how many of them were shot down, a paragraph's two figures for one thing."""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.reading.figures.numbers import LABEL_FORMS, Figure, numbers
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Block, Story
from copydesk.tuples import NamedTuple


class Interception(NamedTuple):
    """The figure of what was launched, the figure of what was brought down of it, and what it was."""

    launched: Figure
    downed: Figure
    thing: str


_THINGS = frozenset(("drones", "missiles", "rockets", "shells", "uavs"))
_DOWNING = frozenset(("shot", "downed", "intercepted", "destroyed"))
_THING = lazy(r"(?:\s[A-Za-z’'-]+){0,2}?\s(?P<thing>drones|missiles|rockets|shells|UAVs)\b")
_LAUNCHED = lazy(r"\b(?:launch|fir)(?:ed|ing)\s(?:(?:about|some|around|at|least|more|than|nearly|a|total|of)\s){0,3}\Z")
_DOWNED = lazy(
    r"\b(?:shot\sdown|downed|intercepted|destroyed|shooting\sdown)\s(?:(?:about|some|around|at|least|more|than|nearly|a|total|of)\s){0,3}\Z"
)


def interceptions(story: Story) -> tuple[Interception, ...]:
    """Every figure of a salvo that was brought down, with the salvo of the same paragraph that it stands behind."""
    known = vocabulary(story)
    if known.isdisjoint(_THINGS) or known.isdisjoint(_DOWNING):
        return ()
    return story.read(_interceptions)


def _interceptions(story: Story) -> tuple[Interception, ...]:
    copy = story.copy
    found: list[Interception] = []
    salvos: dict[str, tuple[Block, Figure]] = {}
    for figure in numbers(story):
        thing = _THING.match(copy, figure.end)
        block = story.block_at(figure.start)
        if thing is None or block is None or figure.form in LABEL_FORMS:
            continue
        name, before = thing["thing"].lower(), max(block.start, figure.start - 60)
        if _LAUNCHED.search(copy, before, figure.start):
            salvos[name] = (block, figure)
        elif _DOWNED.search(copy, before, figure.start) and name in salvos and salvos[name][0] == block:
            found.append(Interception(salvos[name][1], figure, name))
    return tuple(found)
