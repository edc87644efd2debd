"""Words that differ by one slip of the finger: a letter changed, dropped, added, or two neighbours exchanged.

And what else may lie behind such a pair: two forms of one word, or two spellings of one sound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def near_misses(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every pair of the words, each in alphabetical order, that differ by one slip; no pair comes twice.

    One slip leaves the first three letters of a word or the last three as they were, or in a short word the first two and
    the last, or the first and the last two, or in one of four all of them in another order, so only words that share those
    are compared (of shorter words a few slips are missed). Where many words share them, only those are that become one by
    losing a letter each, so that the cost stays linear in the words.
    """
    starts: dict[str, str] = {}
    ends: dict[str, str] = {}
    rests: dict[str, str] = {}
    shared: dict[tuple[str, str], list[str]] = {}
    for word in set(words):
        # The first word under a key is kept, and what others find there tells them that they share it.
        if (other := starts.setdefault(word[:3], word)) is not word:
            shared.setdefault((other, word[:3]), [other]).append(word)
        if (other := ends.setdefault(word[-3:], word)) is not word:
            shared.setdefault((other, word[-3:]), [other]).append(word)
        if len(word) <= _SHORT:
            keys = (f"{word[:2]}-{word[-1:]}", f"{word[:1]}-{word[-2:]}")
            for key in keys if len(word) != _SHORTEST else (*keys, "".join(sorted(word))):
                if (other := rests.setdefault(key, word)) is not word:
                    shared.setdefault((other, key), [other]).append(word)
    seen: set[tuple[str, str]] = set()
    for group in shared.values():
        for pair in _pairs(group) if len(group) <= _CROWD else _pairs_by_deletion(group):
            if pair not in seen and is_one_slip(*pair):
                seen.add(pair)
                yield pair


#: In a longer word a slip, also of two neighbours, leaves three letters at one end alone, and so in one that is shorter by one.
_SHORT = 6
_SHORTEST = 4
#: So many words are compared each with each; of more, comparing their deletions is the quicker way.
_CROWD = 24


def _pairs(group: list[str]) -> Iterator[tuple[str, str]]:
    for index, one in enumerate(group):
        length = len(one)
        for other in group[index + 1 :]:
            if -2 < length - len(other) < 2:
                yield (one, other) if one < other else (other, one)


def _pairs_by_deletion(group: list[str]) -> Iterator[tuple[str, str]]:
    """The pairs that become one word when each loses a letter or none: all that are one slip apart, and a few more."""
    by_rest: dict[str, list[str]] = {}
    for word in group:
        for rest in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            by_rest.setdefault(rest, []).append(word)
    for words in by_rest.values():
        if len(words) > 1:
            yield from _pairs(words)


def is_one_slip(one: str, other: str) -> bool:
    """Whether one word becomes the other by changing, dropping or adding a letter or exchanging two neighbours."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = one[start + 1 : start + 2] + one[start : start + 1] + one[start + 2 :]
    return one[start + 1 :] == other[start + 1 :] or swapped == other[start:]


def plain(word: str) -> str:
    """The word without case, accents, hyphens and apostrophes."""
    if word.isascii():
        if word.isalpha():
            return word.lower()
    else:
        from unicodedata import combining, normalize

        word = "".join(letter for letter in normalize("NFD", word) if not combining(letter))
    return "".join(letter for letter in word.lower() if letter not in "-'’")


#: What is added to a name for a plural, a people, a language, a creed, a wife.
_ADDED = frozenset("s es n ns i is a an ans ese ish ian ians y er ers ist ic istan o".split())  # noqa: SIM905
#: Endings that take each other's place on one stem.
_EXCHANGED = (
    frozenset(("n", "s", "ns", "i", "ese", "ns")), frozenset(("o", "a")), frozenset(("os", "as")), frozenset(("ist", "ism")),
    frozenset(("ists", "ism")), frozenset(("is", "ism")), frozenset(("ic", "ia")), frozenset(("ish", "and")), frozenset(("y", "s")), frozenset(("us", "es")),
)  # fmt: skip


def inflected(one: str, other: str) -> bool:
    """Whether two words are forms of one: a plural, a people, a feminine (Korea, Koreas, Korean; Akhmedov, Akhmedova).

    A lost s is none (Sander for Sanders), nor is a doubled last letter (Kesterman, Kestermann).
    """
    if other == one + "s" or (one[-1] == other[-1] and (one[:-1] == other or other[:-1] == one)):
        return False
    stem = 0
    while stem < min(len(one), len(other)) and one[stem] == other[stem]:
        stem += 1
    for cut in range(max(3, stem - 2), stem + 1):
        endings = {one[cut:], other[cut:]}
        if ("" in endings and endings - {""} <= _ADDED) or any(endings <= exchanged for exchanged in _EXCHANGED):
            return True
    return False


#: Letters that are easily doubled, dropped or taken for each other in a name: Hillary, Hilary; Antony, Anthony; Eric, Erik.
_SILENT = frozenset("hey")
_ALIKE = tuple(map(frozenset, ("ck", "iy", "sz", "ei", "ea", "ao", "oe")))


def sounds_alike(one: str, other: str) -> bool:
    """Whether the one letter that differs is doubled, silent, exchanged or written another way."""
    if len(one) > len(other):
        one, other = other, one
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        extra = other[start]
        doubled = extra in other[max(0, start - 1) : start] + other[start + 1 : start + 2]
        return doubled or (extra in _SILENT and start < len(one))
    return sorted(one) == sorted(other) or {one[start], other[start]} in _ALIKE


#: What stands for one sound in names, in the order in which they are taken for each other.
_SOUNDS = (
    ("ph", "f"), ("v", "f"), ("ck", "k"), ("qu", "kw"), ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("c", "k"), ("z", "s"), ("y", "i"),
    ("ie", "i"), ("ee", "i"), ("ei", "i"), ("ea", "i"), ("ou", "u"), ("oo", "u"),
)  # fmt: skip


def sound(name: str) -> str:
    """What is left of a name, in lower case, when all that is written in more than one way is written in one.

    Steven and Stephen, Jon and John, Catherine and Katherine, Sara and Sarah have the same.
    """
    for letters, one in _SOUNDS:
        name = name.replace(letters, one)
    kept = ""
    for at, letter in enumerate(name):
        silent = letter == "h" and at and (name[at - 1] not in _VOWELS or name[at + 1 : at + 2] not in _VOWELS)
        if not silent and letter != kept[-1:]:
            kept += letter
    return kept.removesuffix("e")


_VOWELS = ("a", "e", "i", "o", "u")


def respelt(words: set[str]) -> Iterator[tuple[str, str]]:
    """Pairs of the words, in lower case, of which one has ph where the other has f or v: Stephen, Steven."""
    for word in words:
        if "ph" in word:
            for letter in "fv":
                other = word.replace("ph", letter)
                if other in words:
                    yield word, other
