"""Words that differ by one slip of the finger: a letter changed, dropped, added, or two neighbours exchanged.

And what else may lie behind such a pair: two forms of one word, or two spellings of one sound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def near_misses(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every pair of the words, in alphabetical order, that differ by one slip.

    One slip leaves the first three letters of a word or the last three as they were, or in a short word the first two and
    the last, or the first and the last two (of words of four letters a few slips are missed), so only words that share
    those are compared.
    """
    seen: set[tuple[str, str]] = set()
    by_start: dict[str, list[str]] = {}
    by_end: dict[str, list[str]] = {}
    by_ends: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        others = [*by_start.get(word[:3], ()), *by_end.get(word[-3:], ())]
        by_start.setdefault(word[:3], []).append(word)
        by_end.setdefault(word[-3:], []).append(word)
        if len(word) <= _SHORT:
            for key in (f"{word[:2]}-{word[-1:]}", f"{word[:1]}-{word[-2:]}"):
                others += by_ends.get(key, ())
                by_ends.setdefault(key, []).append(word)
        for other in others:
            if -2 < len(word) - len(other) < 2:
                pair = (word, other) if word < other else (other, word)
                if pair not in seen and is_one_slip(*pair):
                    seen.add(pair)
                    yield pair


#: In a longer word a slip, also of two neighbours, leaves three letters at one end alone, and so in one that is shorter by one.
_SHORT = 6


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
    frozenset(("ists", "ism")), frozenset(("ic", "ia")), frozenset(("ish", "and")), frozenset(("y", "s")), frozenset(("us", "es")),
)  # fmt: skip


def inflected(one: str, other: str) -> bool:
    """Whether two words are forms of one: a plural, a people, a feminine (Korea, Koreas, Korean; Akhmedov, Akhmedova).

    A lost s is none (Sander for Sanders).
    """
    if other == one + "s":
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
