"""What tells two spellings apart: another language, a quoted text, a place beside a person, both in one breath."""

from __future__ import annotations

from bisect import bisect_left

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import MONTH_NAMES
from copydesk.reading.people.name_uses import Use, name_words_from
from copydesk.reading.people.names import NameWord
from copydesk.reading.people.namesakes import in_one_sentence, speaks_of_name
from copydesk.reading.people.near_misses import is_one_slip, plain
from copydesk.reading.text.speech import in_speech
from copydesk.story import Story
from copydesk_rules.known.english import is_word

#: Countries, peoples and institutions in another language, where that is one letter from the English.
_ENDONYMS = frozenset(
    ("Brasil", "Bulgarien", "Centro", "Danmark", "Institut", "Italien", "Kroatien", "Musica", "Nacional", "Polen", "Republica", "Rumänien",
     "Serbien", "Spanien", "Ukraina", "Ukrainer")
)  # fmt: skip
#: "Grand Theatre de Geneve", and not "Ana de Lopes".
_FOREIGN_NAME = lazy(r"\b([A-ZÀ-Þ]\w+)\s(?:de|du|des|di|do|da|del|della)\s\Z")
_INTRODUCES = lazy(r",\s(?:an?|another)\s[a-z]")
_DROPPED_G = lazy(r"['’](?!\w)")
_SIDE_BY_SIDE = lazy(
    r"(?:['’]s)?\s?(?:,|/|\(|&|–|-|\b(?:and|or|vs\.?|versus|with|v|sued|beat|met|told|played|faced|against|defeated|married)\b)\s?(?:\w+\s)?\Z"
)
_ONE_OF_A_KIND = lazy(r"\b[Aa]n?\s\Z")
#: Provinces of China that are one letter apart.
_TWO_PLACES = frozenset(map(frozenset, (("Shaanxi", "Shanxi"), ("Hebei", "Hubei"), ("Henan", "Hunan"))))
_LEAST_STEM = 6
_BESIDE_FIGURE = lazy(r"[0-9]")
_IN_TOWN = lazy(r"\b(?:[Ii]n|[Nn]ear|[Oo]utside)\s\Z")


def are_two_kinds(copy: str, odd: list[Use], usual: list[Use]) -> bool:
    """Whether the odd form is a pair with a hyphen, what people are called after the other form, or a place beside a person."""
    form, other = odd[0].word.text, usual[0].word.text
    pair, single = (form, other) if "-" in form else (other, form)
    if "-" in pair and "-" not in single and plain(single).startswith(plain(pair.partition("-")[0])):
        return True  # "Mexican-US" beside "Mexicans"
    if form == other + "r":
        return any(_ONE_OF_A_KIND.search(copy, max(0, use.word.start - 4), use.word.start) for use in odd)
    if (form[:-1] == other and form[-1].isupper()) or frozenset((form, other)) in _TWO_PLACES:
        return True  # "SpaceX" beside "Space"
    if other in MONTH_NAMES and not any(
        _BESIDE_FIGURE.search(copy[use.word.start - 3 : use.word.end + 2]) for use in odd
    ):
        return True  # "Le Marche" beside "March 2"
    if all(_is_titled(copy, use) for use in odd) and not any(use.given or _is_titled(copy, use) for use in usual):
        return True  # "Mr. Bermingham" beside Birmingham
    return (
        all(_is_place(copy, use) for use in odd)
        and any(use.given for use in usual)
        and not any(_is_place(copy, use) for use in usual)
    )


def has_kin_word(story: Story, form: str, other: str) -> bool:
    """Whether the story has a word from the odd form's own stem, so that it is no slip: Wikimedians, of Wikimedia."""
    whole = plain(form)
    stem = whole[:-2]
    if len(stem) < _LEAST_STEM or plain(other).startswith(stem):
        return False
    # A second slip in the same name is no word of its own: "Stickey" and "Stickeny" for Stickney.
    kin = name_words_from(story, stem)
    return any(word != whole and not is_one_slip(word, plain(other)) for word in kin)


_TITLE = lazy(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|Baroness)\.?\s\Z")


def _is_titled(copy: str, use: Use) -> bool:
    return _TITLE.search(copy, max(0, use.word.start - 12), use.word.start) is not None


def _is_place(copy: str, use: Use) -> bool:
    """Whether the name stands where a place does: "in Ghazni"."""
    bare = not use.given and not use.following and copy[use.word.end : use.word.end + 1] not in ("'", "’")
    return bare and _IN_TOWN.search(copy, max(0, use.word.start - 8), use.word.start) is not None


def told_apart(story: Story, odd: list[Use], usual: list[Use]) -> bool:
    """Whether the copy speaks of the spelling, sets the forms side by side, or quotes another language or text."""
    copy = story.copy
    if _is_foreign(copy, odd[0].word) or _is_quoted_text(story, odd, usual) or _is_introduced(copy, odd[0]):
        return True
    for use in odd:
        start, end = use.word.start, use.word.end
        if speaks_of_name(copy, start, end):
            return True
        index = bisect_left(usual, start, key=_start_of)
        for other in usual[max(0, index - 1) : index + 1]:
            if len(odd) > 1 and in_one_sentence(copy, start, other.word.start):
                return True  # a slip is seen beside the right form, or not made twice
            first, second = sorted((use.word, other.word))
            if second.start - first.end < 24 and _SIDE_BY_SIDE.fullmatch(copy, first.end, second.start):
                return True
    return False


def _is_introduced(copy: str, odd: Use) -> bool:
    """Whether a form that stands alone is explained, as what is new to a story is: "Lisboa, a paper"."""
    return not odd.given and _INTRODUCES.match(copy, odd.word.end) is not None


def _start_of(use: Use) -> int:
    return use.word.start


def _is_foreign(copy: str, odd: NameWord) -> bool:
    """Whether the odd form is a country's name in another language, a word that lost its g, or coined, in marks of its own."""
    if copy[odd.start - 1 : odd.start] in ("“", '"', "‘") and copy[odd.end : odd.end + 1] in ("”", '"', "’"):
        return True
    named = _FOREIGN_NAME.search(copy, max(0, odd.start - 30), odd.start)
    if named is not None and is_word(named[1].lower()):
        return True
    return odd.text in _ENDONYMS or (odd.text.endswith("in") and _DROPPED_G.match(copy, odd.end) is not None)


def _is_quoted_text(story: Story, odd: list[Use], usual: list[Use]) -> bool:
    """Whether quotations have the odd form, more than once, and nothing but them has it, and none has the other."""
    return (
        len(odd) > 1
        and all(in_speech(story, use.word.start) for use in odd)
        and not any(in_speech(story, use.word.start) for use in usual)
    )
