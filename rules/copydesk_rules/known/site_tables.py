"""The tables that site-debris looks lines and phrases up in, made of kinds of `site_lines`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from copydesk.reading.text.lines import LineTable
from copydesk.reading.text.vocabulary import PhraseTable
from copydesk.tuples import NamedTuple
from copydesk_rules.known.site_lines import SITE_KINDS, SiteKind


class Phrase(NamedTuple):
    """What is known of a phrase: its kind and how it counts.

    Where `printed` is not empty it must stand so, capitals and all. Where `telling` is True the whole sentence is debris,
    provided that one of the words `beside` it, if there are any, stands in it too.
    """

    kind: SiteKind
    printed: str = ""
    telling: bool = False
    beside: frozenset[str] = frozenset()


class Tables(NamedTuple):
    """Shapes of whole lines, shapes of lines and sentences, and phrases."""

    lines: LineTable[SiteKind]
    sentences: LineTable[SiteKind]
    phrases: PhraseTable[Phrase]


@cache
def tables() -> Tables:
    """The tables of all kinds. Raises ValueError for a shape or a phrase without a word."""
    return Tables(
        LineTable((shape, kind) for kind in SITE_KINDS for shape in kind.lines),
        LineTable((shape, kind) for kind in SITE_KINDS for shape in kind.sentences),
        PhraseTable(pair for kind in SITE_KINDS for pair in _phrases(kind)),
    )


def _phrases(kind: SiteKind) -> Iterable[tuple[str, Phrase]]:
    for phrase in kind.phrases:
        yield phrase, Phrase(kind)
    for phrase in kind.printed:
        yield phrase, Phrase(kind, printed=phrase)
    for words in kind.telling:
        phrase, _, beside = words.partition(" + ")
        yield phrase, Phrase(kind, telling=True, beside=frozenset(beside.split()))
