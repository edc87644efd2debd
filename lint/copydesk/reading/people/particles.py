"""Surnames with a Dutch particle, and the particle that each place gives them: van der Berg, van den Berg."""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple

_PARTICLE = lazy(r"[Vv](?<!\w[Vv])an\s(?P<article>de[rn]?)\s(?P<surname>[A-Z][a-z]{3,})\b")
_ARTICLES = frozenset(("de", "den", "der"))
_GIVEN = lazy(r"\b(?P<name>[A-Z][\w’'-]+)\s\Z")


class Particled(NamedTuple):
    """A place of such a surname, in offsets of the copy: from "van" to the article's end; `given` is what stands before."""

    start: int
    end: int
    surname: str
    article: str
    given: str


def particled(story: Story) -> list[Particled]:
    """Every surname behind "van de", "van den" or "van der", where the copy has more than one of these."""
    copy = story.copy
    known = vocabulary(story)
    if "van" not in known or len(known & _ARTICLES) < 2:
        return []
    found = []
    for match in _PARTICLE.finditer(copy):
        before = _GIVEN.search(copy, max(0, match.start() - 30), match.start())
        given = before["name"] if before and copy[match.start()] == "v" else ""
        found.append(Particled(match.start(), match.end("article"), match["surname"], match["article"], given))
    return found
