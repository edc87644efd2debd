"""The names of a story by their shape: runs of capitalised words, without titles and without what opens a sentence.

Nothing here knows people from places; a rule that must know looks at what stands around a name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from copydesk.patterns import lazy
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class NameWord(NamedTuple):
    """One word of a name, without a possessive's ending and an Arabic article (al-, el-); offsets into the copy."""

    start: int
    end: int
    text: str


class Name(NamedTuple):
    """A run of capitalised words without its titles, and whether it opens a sentence."""

    words: tuple[NameWord, ...]
    opens: bool

    @property
    def start(self) -> int:
        """Where its first word starts, titles left out."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where its last word ends, a possessive's ending left out."""
        return self.words[-1].end


#: Words before a name that are no part of it.
TITLES = frozenset(
    """Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady President Vice-President Vice Mayor Governor Gov Senator Sen Rep
    Representative Congressman Congresswoman Gen General Col Colonel Capt Captain Lt Lieutenant Sgt Sergeant Cpl Corporal Maj Major
    Cmdr Commander Adm Admiral Judge Justice Minister Prime Secretary Chancellor King Queen Prince Princess Pope Cardinal Bishop
    Archbishop Rev Reverend Father Sister Brother Rabbi Imam Sheikh Officer Detective Inspector Superintendent Supt Constable PC Det
    Chief Sheriff Deputy Ambassador Coach Councilman Councilwoman Councillor Cllr Councilor Alderman Chairman Chairwoman Chair
    Director Speaker Attorney Commissioner Premier Former Acting Interim Co-founder Founder CEO Executive Manager Trooper Agent
    PM MP Special Defense Defence Foreign Finance Interior""".split()  # noqa: SIM905
)
_GENERATIONS = frozenset(("Jr", "Sr", "II", "III", "IV"))
_PARTICLES = frozenset("de van von der den bin ibn al el ul da dos del della di du la le ter ten af y e".split())  # noqa: SIM905
# What a full stop may follow inside a name; after any other word it ends the sentence.
_SHORT = frozenset(
    """Mr Mrs Ms Dr Gov Sen Rep Gen Lt Col Sgt Capt St Rev Prof Maj Cpl Adm Det Supt Cllr""".split()  # noqa: SIM905
)
# A capital that no letter, handle or link stands before, and the word that it starts, hyphenated parts included; after an
# article a hyphen may stand before it ("al-Sisi").
_WORD = lazy(
    r"[A-ZÀ-ÖØ-Þ](?:(?<![\w@#/.&’'-][A-ZÀ-ÖØ-Þ])|(?<=[^\w-][ae][dlnrstz]-[A-ZÀ-ÖØ-Þ]))\w*(?:[’']\w+)*(?:-\w+(?:[’']\w+)*)*"
)
_POSSESSIVE = ("'s", "’s")
ARTICLES = ("Al-", "El-", "Ad-", "An-", "Ar-", "As-", "At-", "Az-")
_ARTICLE = lazy(r"\s[ae][dlnrstz]-")
_OPENS = lazy(r"(?:^|[.!?:;…•]['\"”’)\]]*\s+|\n\s*|[-–—]\s+)['\"“‘(\[]*\Z|['\"“‘(\[]\Z")
#: So many characters before a form are read: titles, given names and particles.
_BEFORE = 80
#: More forms than this are looked for in one pass over the copy, fewer one by one.
_FEW = 12
_CAPITALISED = lazy(r"[A-ZÀ-ÖØ-Þ]\w*(?:['’-]\w+)*")


def names_with(story: Story, forms: Collection[str]) -> Iterator[Name]:
    """Every run of capitalised words of the copy that holds one of the forms, in order.

    A form is a word as printed, with or without a possessive's ending. Only what stands around the forms is read.
    """
    copy, done = story.copy, 0
    for place in _places(copy, forms):
        if place < done:
            continue
        block = story.block_at(place)
        if block is not None and block.is_copy:
            run = _run_at(copy, max(done, block.start, place - _BEFORE), place, block.end)
            name = run and _name(copy, run, block.start)
            if name:
                done = name.end
                yield name


def _places(copy: str, forms: Collection[str]) -> list[int]:
    """Where the forms stand, in order; also where one is the beginning of a longer word."""
    if len(forms) > _FEW:
        wanted = frozenset(forms)
        return [
            match.start()
            for match in _CAPITALISED.finditer(copy)
            if match[0] in wanted or (match[0][-2:] in _POSSESSIVE and match[0][:-2] in wanted)
        ]
    found = []
    for form in forms:
        at = copy.find(form)
        while at >= 0:
            found.append(at)
            at = copy.find(form, at + len(form))
    found.sort()
    return found


def _run_at(copy: str, first: int, place: int, last: int) -> list[NameWord]:
    """The words of the run that holds a place; none where a handle, a link or the midst of a word stands there."""
    run: list[NameWord] = []
    for match in _WORD.finditer(copy, first, last):
        start = match.start()
        if run and not _continues(copy, run[-1], start):
            if run[-1].end > place:
                break
            run = []
        if not run and start > place:
            return []
        run.append(_bare(match))
    return run if run and run[-1].end > place else []


def _continues(copy: str, last: NameWord, start: int) -> bool:
    """Whether a word that starts at `start` belongs to the same name as the word before it."""
    gap = copy[last.end : start]
    if gap in (" ", "\u00a0"):
        return True
    if gap in (". ", ".") and (len(last.text) == 1 or last.text in _SHORT):
        return True
    if gap[:1] == "." and len(last.text) == 1 and gap[-1] == " " and len(gap) < 8:
        return gap.replace(".", "").strip().isupper()  # the initials that follow: "A.R. Roe"
    if gap[-1:] == "-":
        return _ARTICLE.fullmatch(gap) is not None
    return 4 <= len(gap) <= 12 and gap[0] == " " and all(part in _PARTICLES for part in gap.split())


def _name(copy: str, words: list[NameWord], block_start: int) -> Name | None:
    """The run without its titles and generations; None where nothing is left."""
    start = words[0].start
    opens = start == block_start or _opens(copy, start, block_start)
    first, last = 0, len(words)
    while last > 1 and words[last - 1].text in _GENERATIONS:
        last -= 1
    while first < last and words[first].text in TITLES and (last - first > 1 or opens):
        first += 1
    return Name(tuple(words[first:last]), opens and not first) if first < last else None


def _opens(copy: str, start: int, block_start: int) -> bool:
    """Whether a sentence or a quotation opens here."""
    if copy[start - 1] == " " and (copy[start - 2].isalnum() or copy[start - 2] == ","):
        return False  # as nearly always
    return _OPENS.search(copy, max(block_start, start - 6), start) is not None


def _bare(match: re.Match[str]) -> NameWord:
    text, start = match[0], match.start()
    if text.endswith(_POSSESSIVE):
        text = text[:-2]
    if text.startswith(ARTICLES) and len(text) > 3 and text[3].isupper():
        return NameWord(start + 3, start + len(text), text[3:])
    return NameWord(start, start + len(text), text)
