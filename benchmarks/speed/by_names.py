"""Whether names cost in proportion to the words: stories of 2,000 to 40,000 words in which every tenth is a name of its own."""

from __future__ import annotations

import random
import time

from copydesk.checker import check
from copydesk.readers import text as plain
from copydesk.registry import Rule
from table import markdown

NAMES = (200, 500, 1_000, 2_000, 4_000)
#: Words a name; each stands with a given name and then alone, so that every one could be the slip of another.
_WORDS_EACH = 10
#: Cost a word may grow this much from the shortest story to the longest.
GROWTH = 2.0
#: The families whose rules look at names.
_FAMILIES = frozenset(("names", "places", "style"))
_HEADS = (
    "Bar",
    "Kor",
    "Mal",
    "Ser",
    "Tan",
    "Vel",
    "Dor",
    "Hal",
    "Lin",
    "Mor",
    "Par",
    "Ros",
    "Sal",
    "Wil",
    "Zar",
    "Ash",
)
_TAILS = (
    "man",
    "son",
    "ton",
    "berg",
    "ley",
    "wick",
    "ova",
    "escu",
    "idis",
    "arez",
    "oku",
    "iwa",
    "land",
    "stein",
    "ford",
    "dal",
    "meyer",
    "ini",
)
_MIDDLE = ("bcdfgklmnprstvz", "aeiou", "bcdfgklmnprstvz", "aeiou")
_GIVEN = ("Ann", "Ben", "Cara", "Dov", "Ewa", "Femi", "Gita", "Hugo", "Ines", "Jon")


def story_of_names(names: int) -> str:
    """A story with so many names and ten words a name; every tenth name comes back with two letters exchanged."""
    rng = random.Random(names)
    lines = []
    for number in range(names):
        name = rng.choice(_HEADS) + "".join(rng.choice(letters) for letters in _MIDDLE) + rng.choice(_TAILS)
        again = name if number % 10 else name[:4] + name[5] + name[4] + name[6:]
        lines.append(f"{rng.choice(_GIVEN)} {name} opened the shop. Later {again} shut it again.")
    return "\n\n".join(" ".join(lines[at : at + 5]) for at in range(0, names, 5))


def by_names(rules: tuple[Rule, ...]) -> tuple[str, bool]:
    """A table of microseconds a word, and whether the cost is linear."""
    looking = tuple(rule for rule in rules if rule.family in _FAMILIES)
    variant = tuple(rule for rule in rules if rule.name == "name-variant")
    rows, costs = [], []
    for names in NAMES:
        copy = story_of_names(names)
        words = len(copy.split())
        each = [1e6 * _seconds(copy, some) / words for some in (variant, looking)]
        costs.append(each)
        rows.append((f"{names:,}", f"{words:,}", f"{each[0]:.2f}", f"{each[1]:.2f}"))
    linear = all(last <= GROWTH * first for first, last in zip(costs[0], costs[-1], strict=True))
    said = "Linear" if linear else "Not linear"
    head = ("names", "words", "µs a word, name-variant", "all rules of names, places and style")
    return f"{said}: a story in which every tenth word is a name of its own\n\n{markdown(head, rows)}", linear


def _seconds(copy: str, rules: tuple[Rule, ...]) -> float:
    data = copy.encode()
    took = []
    for _ in range(4):
        story = next(iter(plain.read(data, "story.txt", None)))
        start = time.process_time()
        check(story, rules)
        took.append(time.process_time() - start)
    return min(took)
