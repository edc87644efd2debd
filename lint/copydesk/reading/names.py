"""The names of a story by their shape: runs of capitalised words, without titles and without what opens a sentence.

Nothing here knows people from places; a rule that must know looks at what stands around a name.
"""

from __future__ import annotations

from typing import NamedTuple

from copydesk.patterns import lazy
from copydesk.reading.vocabulary import vocabulary
from copydesk.story import Story


class NameWord(NamedTuple):
    """One word of a name, without a possessive's ending; offsets into the copy."""

    start: int
    end: int
    text: str


class Name(NamedTuple):
    """A run of capitalised words: its words, the titles that stood before them, and whether it opens a sentence."""

    words: tuple[NameWord, ...]
    titles: tuple[str, ...]
    opens: bool

    @property
    def start(self) -> int:
        """Where its first word starts, titles left out."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends, a possessive's ending left out."""
        return self.words[-1].end

    @property
    def is_lone(self) -> bool:
        """Whether it is one word."""
        return len(self.words) == 1


#: Words before a name that are no part of it.
TITLES = frozenset(
    """Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady President Vice-President Vice Mayor Governor Gov Senator Sen Rep
    Representative Congressman Congresswoman Gen General Col Colonel Capt Captain Lt Lieutenant Sgt Sergeant Cpl Corporal Maj Major
    Cmdr Commander Adm Admiral Judge Justice Minister Prime Secretary Chancellor King Queen Prince Princess Pope Cardinal Bishop
    Archbishop Rev Reverend Father Sister Brother Rabbi Imam Sheikh Officer Detective Inspector Superintendent Supt Constable PC Det
    Chief Sheriff Deputy Ambassador Coach Councilman Councilwoman Councillor Cllr Councilor Alderman Chairman Chairwoman Chair
    Director Speaker Attorney Commissioner Premier Former Acting Interim Co-founder Founder CEO Executive Manager Trooper Agent
    Special Defense Defence Foreign Finance Interior""".split()  # noqa: SIM905
)
_GENERATIONS = frozenset(("Jr", "Sr", "II", "III", "IV"))
_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w’']*\w)?(?:-[A-ZÀ-ÖØ-Þ]?[\w’']*\w)*"
_PARTICLE = r"(?:(?:de|van|von|der|den|bin|ibn|al|el|ul|da|dos|del|della|di|du|la|le|ter|ten|af|y|e)[ -]){1,2}"
# What a full stop may follow inside a name; after any other word it ends the sentence.
_SHORT = r"(?:[A-Z]|Mrs?|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Capt|St|Rev|Prof|Maj|Cpl|Adm|Det|Supt|Cllr)"
_PART = rf"(?:{_SHORT}\.|{_WORD})"
_RUN = lazy(rf"(?<![\w@#/.&’'-]){_PART}(?:(?:(?<=\.)|[ \u00a0])(?:{_PARTICLE})?{_PART})*")
_EACH = lazy(_WORD)
_POSSESSIVE = ("'s", "’s", "'", "’")
_OPENS = lazy(r"(?:^|[.!?:;…•]['\"”’)\]]*\s+|\n\s*|[-–—]\s+)['\"“‘(\[]*\Z|['\"“‘(\[]\Z")


def names(story: Story) -> tuple[Name, ...]:
    """Every run of capitalised words of the blocks that are copy, in order."""
    return story.read(_names)


def _names(story: Story) -> tuple[Name, ...]:
    copy, known = story.copy, vocabulary(story)
    found: list[Name] = []
    for block in story.copy_blocks():
        for match in _RUN.finditer(copy, block.start, block.end):
            name = _name(copy, match.start(), match.end(), block.start, known)
            if name is not None:
                found.append(name)
    return tuple(found)


def _name(copy: str, start: int, end: int, block_start: int, known: frozenset[str]) -> Name | None:
    opens = start == block_start or _OPENS.search(copy, max(block_start, start - 6), start) is not None
    words = [_bare(copy, match.start(), match.end()) for match in _EACH.finditer(copy, start, end)]
    while len(words) > 1 and words[-1].text in _GENERATIONS:
        words.pop()
    titles: list[str] = []
    while words and words[0].text.rstrip(".") in TITLES and (len(words) > 1 or opens):
        titles.append(words.pop(0).text)
    return Name(tuple(words), tuple(titles), opens and not titles) if words else None


def _bare(copy: str, start: int, end: int) -> NameWord:
    text = copy[start:end]
    for ending in _POSSESSIVE:
        if text.endswith(ending):
            text = text[: -len(ending)]
            break
    return NameWord(start, start + len(text), text)
