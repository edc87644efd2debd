"""What a figure counts: the noun phrase behind it, by shape alone ("12 drones shot down" counts drones)."""

from __future__ import annotations

from copydesk.patterns import lazy, words

_WORD = lazy(r"[ \u00a0-]?([A-Za-z][A-Za-z'’]*(?:-[A-Za-z]+)*)")
#: No noun phrase goes on across these: prepositions, conjunctions, determiners, auxiliaries, adverbs of time and manner.
_ENDS = words(
    "a an the of in on at to from by for with without within per as than and or but nor while after before since until till during",
    " over under between among against versus vs via about around above below into onto off out up down through across along",
    " behind near amid despite like if when where which who whom whose that this these those his her its their our your my",
    " is are was were be been being am has have had do does did will would can could may might must shall should",
    " not no so then there here now ago earlier later before yesterday today tomorrow tonight last next previous prior same",
    " respectively altogether overall combined together each apiece also only even just still already again too very more less fewer",
    " he she it they we you i him them us said says say including excluding compared because although though unless whether",
    " january february march april june july august september october november december monday tuesday wednesday thursday",
    " friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec",
    " died killed dead wounded injured rose fell won lost went came took made voted",
)
_MOST_WORDS = 4
#: Words that stand for what is counted and name nothing themselves.
_EMPTY = words(
    "outstanding available issued total other one figure seen sold caught held found built made lost won put set kept left sent spent paid bought taken given drawn grown"
)
#: Nouns that end as adverbs and participles do.
_NOUNS = words(
    "family ally supply assembly reply fly rally bully monopoly anomaly belly butterfly bed seed shed weed breed feed newlywed sled",
)


def nouns_after(copy: str, end: int) -> tuple[str, ...]:
    """The words of the noun phrase that starts at `end`, in lower case and without a plural's s; () where none does."""
    found: list[str] = []
    position = end
    while len(found) < _MOST_WORDS and (match := _WORD.match(copy, position)) is not None:
        word = match[1]
        if word.lower() in _ENDS or (found and word[0].isupper()):
            break
        found.append(singular(word.lower()))
        position = match.end()
    while found and (found[-1] in _EMPTY or (found[-1].endswith(("ly", "ed")) and found[-1] not in _NOUNS)):
        found.pop()
    return tuple(found)


_POSSESSIVE = lazy(r"['’]s?\Z")


def singular(word: str) -> str:
    """The word without a plural's ending; only good for comparing two words."""
    word = _POSSESSIVE.sub("", word) if word[-1] in "'’" or word[-2:] in ("'s", "’s") else word
    irregular = _IRREGULAR.get(word)
    if irregular is not None:
        return irregular
    if len(word) < 4 or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word.removesuffix("s")


_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "persons": "person", "lives": "life",
    "wives": "wife", "feet": "foot", "police": "police", "servicemen": "serviceman", "policemen": "policeman",
    "firemen": "fireman", "fishermen": "fisherman", "gunmen": "gunman", "congressmen": "congressman",
}  # fmt: skip


def same_thing(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two noun phrases may name one thing: either is left unsaid, or they share a word."""
    return not one or not other or bool(set(one) & set(other))
