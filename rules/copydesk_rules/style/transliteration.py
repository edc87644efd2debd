"""One person's name in two transliterations: Zelenskiy here and Zelenskyy there.

Flags the rarer of two spellings of a name from another script that differ only as two ways of writing it in Latin letters do
(Arabic: Mohamed, Mohammed; Gaddafi, Qaddafi; Russian and Ukrainian: -skiy, -sky; -ovich, -ovych; Persian and Tajik: -zadeh,
-zoda; Wade-Giles and pinyin: Mao Tse-tung, Mao Zedong; Korean: Jong-un, Jung-un), where the story ties them to one person: the
same surname behind both given names, the same given name before both surnames, or a surname alone. The other is marked too.

Why it matters: no spelling is wrong, but a reader may take two spellings for two people, and a search finds half the story.

Stays silent where each spelling has another given name, in one sentence with the other or beside a word of kinship (two
people); on common given names that stand alone (Ahmed, Ahmad); in direct speech, quoted posts and captions; where the copy
speaks of the spelling; and on places, which place-variant knows.

How to settle it: use the form that the person or your house's style uses, throughout. The message says which is commoner here.

Lists and correspondences are those of the romanisations in use (BGN/PCGN, press spellings, Wade-Giles, pinyin, McCune-Reischauer).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from copydesk.reading.people.name_uses import Use, key, uses
from copydesk.reading.people.namesakes import are_two, speaks_of_name
from copydesk.reading.people.near_misses import is_one_slip
from copydesk.reading.text.capitals import capitalised_words
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.voice import in_own_voice
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.english import is_name, is_word
from copydesk_rules.known.places import places
from copydesk_rules.known.transliterations import (
    ENDINGS,
    TAILS,
    arabic_alike,
    arabic_given,
    arabic_skeleton,
    ending_fold,
    is_listed_given,
    korean_fold,
    listed,
    pinyin_of_given,
    same_family,
    same_given,
    transliterated,
)  # fmt: skip

META = Meta(severity="info", since="0.1.0")

EXAMPLES = (
    Flagged("Oleh Danylevskiy spoke. “No,” said [[Danylevsky]]. Danylevskiy left.", says="Danylevskiy (twice)"),
    Flagged("Mohamed Benhalima sang. The crowd saw [[Mohammed]] Benhalima bow. Mohamed Benhalima left.", says="Mohamed"),
    Flagged("Col. Moammar Gaddafi ruled. Rebels chased [[Qaddafi]] out. Gaddafi was found in a drain.", says="Gaddafi (twice)"),
    Flagged("Farrukh Nazarzoda heads the union. Talks failed, [[Nazarzade]] said. Nazarzoda left.", says="two transliterations"),
    Flagged("Mao Zedong wrote it. Pupils learned what [[Mao Tse-tung]] said. Mao Zedong smiled.".replace("[[Mao Tse-tung]]", "Mao [[Tse-tung]]"), says="Zedong (twice)"),
    Flagged("Kim Jong-won took over. It was [[Jung-won]] who fell.".replace("It was [[Jung-won]]", "It was Kim [[Jung-won]]") + " Kim Jong-won denied it.", says="Jong-won"),
    Flagged("Karim Wasef came. Police told [[Wasif]] to leave. Wasef said he would.", says="Wasef (twice)"),
    Clean("Mohamed Benhalima and Mohammed Rashidi sang. Benhalima bowed.", "two men"),
    Clean("The brothers, Ahmed and Ahmad Qureshani, sell rugs. Ahmad Qureshani is the younger.", "kin"),
    Clean("Oleh Danylevskiy met Ivan Danylevsky. Danylevskiy spoke.", "two men, each with a given name"),
    Clean("The name is spelled Danylevsky in English. Oleh Danylevskiy has it. Danylevskiy is 40.", "the copy speaks of the spelling"),
    Clean("Oleh Danylevskiy spoke. “Danylevsky lies,” the letter says. Danylevskiy left.", "a quoted text"),
    Clean("Ahmed left at noon. Ahmad came at two. Ahmed had the key.", "common given names"),
    Clean("Marta Kowalska and Jan Kowalski met. Kowalska laughed.", "a wife’s form of the name"),
    Clean("Brian May played. Bryan May, who is no relation, sang.", "English names"),
    Clean("He read Dostoevsky. The Dostoyevsky museum was shut.", "a museum’s name of its own"),
    Clean("Ann Breitbart wrote it. Breitbert is a town.", "no name of that origin"),
    Clean("Kim Jong-won met Kim Jong-sun. Kim Jong-won spoke.", "two names"),
    Clean("Mao Zedong wrote it. Mao Zedong smiled.", "one spelling"),
)  # fmt: skip

_FEWEST_LETTERS = 5


def check(story: Story) -> Iterator[Finding]:
    """Compares the spellings of each name that has two."""
    pairs = _pairs(story)
    if not pairs:
        return
    known = places(story.house_rows)
    pairs = [pair for pair in pairs if pair[0] not in known and pair[1] not in known]
    found = uses(story, {key(form) for pair in pairs for form in pair})
    own = {form: [use for use in each if _is_own(story, use.word.start)] for form, each in found.items()}
    for one, other in pairs:
        if own.get(one) and own.get(other):
            odd, usual = sorted((own[one], own[other]), key=lambda each: (len(each), -each[0].word.start))
            if _one_bearer(story.copy, odd, usual):
                yield _finding(story, odd, usual)


def _is_own(story: Story, start: int) -> bool:
    if in_own_voice(story, start):
        return True
    block = story.block_at(start)
    return block is not None and block.kind in ("headline", "standfirst") and not in_speech(story, start)


def _pairs(story: Story) -> list[tuple[str, str]]:
    """Pairs of forms that may be one name; nearly every story has none."""
    words = capitalised_words(story)
    hits = listed() & words
    by_fold: dict[str, list[str]] = {}
    for word in [word for word in words if word[-2:] in TAILS]:
        if word.endswith(ENDINGS) and not _is_common(word) and (fold := ending_fold(word.lower())):
            by_fold.setdefault(fold, []).append(word)
    groups = [sorted(group) for group in by_fold.values() if len(group) > 1]
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    if len(hits) > 1:
        pairs += [pair for pair in combinations(sorted(hits), 2) if transliterated(*pair)]
    if hits & arabic_given():
        pairs += _arabic_pairs(words)
    hyphened = sorted(word for word in words if "-" in word and word.partition("-")[2][:1].islower())
    if hyphened:
        pairs += _east_asian_pairs(words, hyphened)
    return list(dict.fromkeys(pair for pair in pairs if not (is_word(pair[0].lower()) or is_word(pair[1].lower()))))


def _is_common(word: str) -> bool:
    """Whether the word is a people's or another common name: Russian, Belarusian, Damian."""
    return word.endswith(("ian", "yan")) and is_name(word)


def _arabic_pairs(words: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words that are no common names and no English words, and would be one in Arabic script."""
    by_skeleton: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _FEWEST_LETTERS and word.isalpha() and word.isascii() and not word.isupper():
            by_skeleton.setdefault(arabic_skeleton(word.lower()), []).append(word)
    for group in by_skeleton.values():
        for one, other in combinations(sorted(group), 2):
            if (
                arabic_alike(one.lower(), other.lower())
                and not (is_name(one) or is_name(other))
                and not (is_one_slip(one, other) and not _differ_in_a_vowel(one, other))  # which name-variant knows
            ):
                yield one, other


def _differ_in_a_vowel(one: str, other: str) -> bool:
    """Whether nothing differs but vowels that stand for each other: Wasef, Wasif; no letter is doubled, lost or exchanged."""
    return len(one) == len(other) and all(a == b or {a, b} <= _VOWELS for a, b in zip(one, other, strict=True))


_VOWELS = frozenset("aeiou")


def _east_asian_pairs(words: frozenset[str], hyphened: list[str]) -> Iterator[tuple[str, str]]:
    """A given name in Wade-Giles with the same in pinyin, and two Korean ones that sound alike."""
    lowered = {word.lower(): word for word in words if word.isalpha()}
    for word in hyphened:
        if word.count("-") == 1 and word.replace("-", "").isalpha():
            yield from ((word, lowered[name]) for name in sorted(pinyin_of_given(word) & lowered.keys()))
    for one, other in combinations(hyphened, 2):
        if korean_fold(one) == korean_fold(other) and key(one) != key(other):
            yield one, other


def _one_bearer(copy: str, odd: list[Use], usual: list[Use]) -> bool:
    """Whether the story ties the two spellings to one person."""
    if any(speaks_of_name(copy, use.word.start, use.word.end) for use in odd):
        return False
    others = [use.word.start for use in usual]
    if _before_one_surname(odd, usual):
        return not any(are_two(copy, use.word.start, others) for use in odd)
    odd, usual = ([use for use in each if not use.following] for each in (odd, usual))
    if not odd or not usual or any(are_two(copy, use.word.start, [others[0]]) for use in odd):
        return False
    ours, theirs = ({use.given[-1] for use in each if use.given} for each in (odd, usual))
    if ours and theirs:
        return any(same_given(one, other) or same_family(one, other) for one in ours for other in theirs)
    form, other = odd[0].word.text, usual[0].word.text
    # Given names and hyphenated ones are many people's; what has another origin than its letters suggest is two words.
    return not (is_listed_given(form) or "-" in form or "-" in other) and (
        transliterated(form, other) or any(_is_arabic(copy, use) for use in (*odd, *usual))
    )


def _before_one_surname(odd: list[Use], usual: list[Use]) -> bool:
    """Whether both stand as given names before one surname, itself in one spelling or in two."""
    ours, theirs = ({use.following for use in each if use.following and not use.given} for each in (odd, usual))
    return any(
        one == other or transliterated(one, other) or arabic_alike(one.lower(), other.lower())
        for one in ours
        for other in theirs
    )


def _is_arabic(copy: str, use: Use) -> bool:
    """Whether an Arabic or Persian given name or an article stands before the name."""
    return copy[use.word.start - 1 : use.word.start] == "-" or any(name in arabic_given() for name in use.given)


def _finding(story: Story, odd: list[Use], usual: list[Use]) -> Finding:
    form, other = odd[0].word.text, usual[0].word.text
    message = f"One name in two transliterations: {form} ({_times(len(odd))}) and {other} ({_times(len(usual))}). Use one throughout."
    elsewhere = [Elsewhere(story.span(usual[0].word.start, usual[0].word.end), other)]
    elsewhere += (Elsewhere(story.span(use.word.start, use.word.end), f"{form} again") for use in odd[1:6])
    return Finding(story.span(odd[0].word.start, odd[0].word.end), message, tuple(elsewhere))


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
