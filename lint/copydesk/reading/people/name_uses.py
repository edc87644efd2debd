"""How a story uses certain name words: the given names before each of them, and what follows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from copydesk.reading.people.names import ARTICLES, TITLES, Name, NameWord, names_with
from copydesk.reading.people.near_misses import plain
from copydesk.reading.text.capitals import capitalised_words
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Use(NamedTuple):
    """One place of a name word: the word, and the words before and after it in its name.

    `opening` is the first of the words before it where the name opens a sentence: it may be no part of the name.
    """

    word: NameWord
    given: tuple[str, ...]
    following: str
    opening: str
    opens: bool


# First words of names that are no given names: they don't tie two forms to one person.
MODIFIERS = frozenset(
    """New South North East West Northern Southern Eastern Western Great Greater United Saint St San Santa Los Las El The A An Old Upper
    Lower Fort Mount Lake Port Hurricane Storm Cyclone Typhoon Operation House Senate Supreme White Black Native American British First
    Second Third National International Federal State County City Republican Democratic Japanese Chinese Russian French German Indian
    African Asian Arab Puerto January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday But And If In On At For When While As After Before With From By Of To He She It They We You
    I This That These Those His Her Their Our My What Who Why How Where Not No Yes So Then There Here Now Later Some All Both Many Most
    Two Three Four Five Six""".split()  # noqa: SIM905
)
#: Words that open sentences and are never one slip from a name that copy holds.
_OPENERS = frozenset(
    """The And But Are Was Has Had Have Did Does Will Can Could Would Should May Might Not You Your His Her Its Our Their They She This
    That These Those What When Where Which While Who Why How With From For Because Before After Although Though Then There Here Now
    Also About Above According Among Another Any Around Asked Back Between Both During Each Even Every Few Following From Get Here His
    However Its Just Last Later Like Many More Most Much Nearly Nor Once One Only Other Others Out Over Perhaps Since Some Soon Still
    Such Than Thanks Them Through Too Two Three Under Until Very Was Well Were Yet""".split()  # noqa: SIM905
)


#: Given names of three letters that another spelling of the same name is one slip away from.
_SHORT_NAMES = frozenset(
    (
        "Jon",
        "Ann",
        "Ian",
        "Kim",
        "Ali",
        "Mat",
        "Ron",
        "Ben",
        "Don",
        "Tom",
        "Kat",
        "Eva",
        "Max",
        "Rob",
        "Dan",
        "Lea",
        "Mia",
    )
)


def name_words(story: Story) -> set[str]:
    """The story's capitalised words as `key` gives them, without words in capitals, openers and what is shorter than a name.

    Not to be changed.
    """
    return story.read(_name_words)


def name_words_from(story: Story, stem: str) -> list[str]:
    """Those of the same words that start with a stem, in alphabetical order."""
    words = story.read(_sorted_name_words)
    return words[bisect_left(words, stem) : bisect_left(words, stem + "\U0010ffff")]


def _sorted_name_words(story: Story) -> list[str]:
    return sorted(name_words(story))


def _name_words(story: Story) -> set[str]:
    found = {
        word.lower() if word.isalpha() and word.isascii() else key(word)
        for word in capitalised_words(story) - _OPENERS
        if (len(word) > 3 or word in _SHORT_NAMES or (len(word) == 3 and has_no_vowel(word))) and not word.isupper()
    }
    found.discard("")
    return found


def has_no_vowel(word: str) -> bool:
    """Whether the word lost its vowel, as Jhn and Phl did."""
    return _VOWELS.isdisjoint(word)


_VOWELS = frozenset("aeiouyAEIOUY")


def key(word: str) -> str:
    """The word without case, accents, hyphens, apostrophes and an Arabic article; "" for a possessive or a contraction."""
    if word[-2] in "'’" or word[-3] in "'’":
        return ""
    return plain(word[3:] if word.startswith(ARTICLES) and word[3:4].isupper() else word)


def uses(story: Story, wanted: Collection[str]) -> dict[str, list[Use]]:
    """By form as printed: every use of the words whose keys are wanted, in order."""
    found: dict[str, list[Use]] = {}
    headlines = {block for block in story.blocks if block.kind == "headline"}
    printed = [word for word in capitalised_words(story) if len(word) > 2 and key(word) in wanted]
    for name in names_with(story, printed):
        spread = len(name.words) > 1 and story.block_at(name.start) in headlines
        for index, word in enumerate(name.words):
            if plain(word.text) in wanted and _is_form(word.text):
                found.setdefault(word.text, []).append(Use(word, (), "", "", True) if spread else _use(name, index))
    return found


def _use(name: Name, index: int) -> Use:
    words = name.words
    first = max(0, index - 3)
    for before in range(first, index):
        if words[before].text in TITLES:
            first = before + 1  # what stands before a title is no given name: "Israeli Prime Minister Ann Roe"
    given = tuple(
        word.text
        for word in words[first:index]
        if word.text not in MODIFIERS and (len(word.text) < 3 or not word.text.isupper())
    )
    opening = words[0].text if name.opens and index and not first else ""
    return Use(
        words[index], given, words[index + 1].text if index + 1 < len(words) else "", opening, name.opens and not index
    )


def _is_form(word: str) -> bool:
    """Whether the word may be a name as people's and towns' are: letters with one capital, or one a hyphenated part."""
    straight = word.replace("’", "'")
    if (
        word[-1] in "ÃÂâ"
        or word.isupper()
        or not straight.replace("-", "").replace("'", "").isalpha()
        or "'" in straight[-3:-1]
    ):
        return False  # broken characters ("RoeÃ"), contractions ("They're")
    return word[1].islower() or word[1] in "'’" if "-" not in word else all(len(part) > 1 for part in word.split("-"))
