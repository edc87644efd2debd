"""What a figure counts, by spaCy on its sentence: the noun phrase, its head, and the verb that governs it.

An advisor for what the shape of the words leaves open: `counted.nouns_after` comes first, and a rule asks here only where
it has a candidate that hangs on whether two figures count one thing. Without a model nobody advises, and the rule stays
with what the shape tells. The model is looked for and loaded once a process, when the first rule asks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from importlib.machinery import PathFinder
from typing import Any

from copydesk.reading.text.sentences import sentence_at
from copydesk.story import Story
from copydesk.tuples import NamedTuple

#: The packages that hold an English model of spaCy with a parser, the first that is installed is taken. The last is the
#: small one is what `copydesk[model]` installs.
MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_trf")
#: Sentences longer than this, in characters, are lists and tables, which no parser reads.
_LONGEST = 600
#: Relations by which a figure is part of its noun phrase.
_WITHIN = frozenset(("nummod", "compound", "quantmod", "amod", "nmod", "poss"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_EMPTY = frozenset(
    ("million", "billion", "trillion", "thousand", "hundred", "dozen", "%", "percent", "dollar", "euro", "pound")
)


class AdviceError(Exception):
    """A model that is installed and can't be used; the text names it and the cure."""


class Counted(NamedTuple):
    """What a figure counts: the words of the noun phrase, its head and the verb that governs it, as lemmas, and what the verb
    is about besides ("spend $4.5 billion on roads" is about roads). Any of them is empty where the sentence has none.
    """

    phrase: str
    head: str
    verb: str
    about: frozenset[str]


def counted(story: Story, start: int, end: int) -> Counted | None:
    """What the figure at these offsets of the copy counts; None where no model is installed or the sentence is no sentence.

    Raises AdviceError where a model is installed and can't be loaded.
    """
    first, last = sentence_at(story, start)
    if last - first > _LONGEST or end > last or _parser() is None:
        return None
    parsed = _parsed(story.copy[first:last])
    figure = parsed.char_span(start - first, end - first, alignment_mode="expand")
    return None if figure is None else _of(figure.root)


def one_thing(story: Story, one: tuple[int, int], other: tuple[int, int]) -> bool | None:
    """Whether two figures, each given by its offsets, count one thing; None where nobody can tell.

    One thing has one head ("the $1 billion plan", "a $1 million plan") with the same words before it, the same verb or the same
    business, or it has one verb about one business ("will spend $4.5 billion on roads", "spending $4.5 million on roads"). Drones
    that were launched and drones that were shot down are two.
    """
    ours, theirs = counted(story, *one), counted(story, *other)
    if ours is None or theirs is None or not (ours.head or ours.verb) or not (theirs.head or theirs.verb):
        return None
    same_verb = bool(ours.verb) and ours.verb == theirs.verb
    if ours.head and ours.head == theirs.head:
        return same_verb or bool(ours.about & theirs.about) or ours.phrase == theirs.phrase != ours.head
    return same_verb and ours.head == theirs.head and bool(ours.about & theirs.about)


def _of(token: Any) -> Counted:
    """Climbs from a figure to its noun, and from there to the verb."""
    while token.dep_ in _WITHIN and token.head is not token:
        token = token.head
    head = token if token.pos_ in _NOUNS and token.lemma_.lower() not in _EMPTY else None
    verb = next((above for above in token.ancestors if above.pos_ == "VERB"), None)
    phrase = (
        " ".join(part.lemma_.lower() for part in head.lefts if part.pos_ in (*_NOUNS, "ADJ"))
        if head is not None
        else ""
    )
    name = head.lemma_.lower() if head is not None else ""
    about = (
        {below.lemma_.lower() for below in verb.subtree if below.dep_ in ("pobj", "dobj", "nsubjpass")}
        if verb
        else set()
    )
    return Counted(
        f"{phrase} {name}".strip(), name, verb.lemma_.lower() if verb else "", frozenset(about - _EMPTY - {name})
    )


@cache
def _parser() -> Callable[[str], Any] | None:
    """The model, loaded once a process; None where none is installed."""
    name = next((name for name in MODELS if PathFinder.find_spec(name) is not None), None)
    if name is None:
        return None
    try:
        load: Callable[..., Callable[[str], Any]] = import_module("spacy").load
        return load(name, exclude=["ner"])
    except (ImportError, OSError, ValueError) as error:
        raise AdviceError(
            f"spaCy's model {name} is installed and cannot be loaded: {error}; install copydesk[model] again, or uninstall {name}"
        ) from error


@lru_cache(maxsize=256)
def _parsed(sentence: str) -> Any:
    parser = _parser()
    assert parser is not None
    return parser(sentence)
