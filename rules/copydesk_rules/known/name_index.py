"""The names of known events, each filed under the word that a story is least likely to hold without the name."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.patterns import lazy

#: By a word in lower case: names as they may stand in the copy, each with the words that a story must hold for it.
Index = dict[str, tuple[tuple[str, tuple[str, ...]], ...]]

_WORD = lazy(r"\w+")
_COMMON = frozenset(
    ("Hurricane", "September", "Marathon", "School", "Square", "Capitol", "Elementary", "Typhoon", "Tropical")
)


def index_of(names: Iterable[str]) -> Index:
    """The names filed under their longest word, one with a capital if there is any.

    `scripts/generate_known_tables.py` writes that of the shipped table down, since making it is a tenth of a cold run.
    """
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name in names:
        words = _WORD.findall(name)
        rarest = max(words, key=lambda word: (word[0].isupper() and word not in _COMMON, len(word)))
        # The last word may be in the plural in the copy.
        needed = tuple(dict.fromkeys(word.lower() for word in words[:-1] or words))
        # The table leaves articles out: "fall of Berlin Wall", "attack on Capitol".
        for variant in dict.fromkeys((name, *(name.replace(f" {to} ", f" {to} the ", 1) for to in ("of", "on", "in")))):
            found.setdefault(rarest.lower(), []).append((variant, needed))
    return {word: tuple(filed) for word, filed in found.items()}
