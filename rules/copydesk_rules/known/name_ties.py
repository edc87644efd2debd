"""What ties two spellings of a name to one bearer: a given name, a surname, the words around a person."""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.reading.people.name_uses import MODIFIERS, Use
from copydesk.reading.people.namesakes import are_two
from copydesk.reading.people.near_misses import plain, sound, sounds_alike
from copydesk_rules.known.english import is_name, is_word

_FEWEST_LETTERS = 5
#: A lone form this much commoner than the odd one is a name of the story even if no given name ever stands before it.
OFTEN = 3
#: The same for a form of five letters, of which another word is one slip away more often.
VERY_OFTEN = 10
_SPEAKS_AFTER = lazy(
    r"\s(?:said|says|told|added|asked|wrote|recalled|testified|argued|explained|noted|insisted|tweeted|(?:also|then|later)\s\w+ed|was|had|has|did"
    r"|replied|declined|denied|joked|thinks|believes|knew|thought|won|lost|scored|grew|died|retired|resigned|lives|hopes|wants|himself|herself)\b"
    r"|['’]s?\s(?:men|wife|husband|lawyers?|attorneys?|father|mother|son|daughter|brother|sister|family|office|aides?|death|career|spokes\w+|team"
    r"|side|campaign|parents|friends?|house|home)\b|,\s(?:who|whose)\b|,\s[1-9][0-9],"
)
_SPEAKS_BEFORE = lazy(r"(?:\bM(?:r|rs|s|iss)\.?|\bsa(?:id|ys)|\badded|\btold|\basked|\baccording to)\s\Z")


def is_person(copy: str, use: Use) -> bool:
    """Whether what stands around a lone surname is what stands around a person's: "Mr. Roe", "Roe said", "said Roe"."""
    start, end = use.word.start, use.word.end
    return not use.following and bool(
        _SPEAKS_AFTER.match(copy, end) or _SPEAKS_BEFORE.search(copy, max(0, start - 16), start)
    )


def same_given_name(odd: list[Use], usual: list[Use]) -> bool:
    """Whether one given name stands before both, and the other form is none of them."""
    ours = {word for use in odd if not use.following for word in use.given}
    return usual[0].word.text not in ours and any(word in ours for use in usual for word in use.given)


def tied(copy: str, odd: list[Use], usual: list[Use]) -> bool:
    """Whether the story ties the two forms to one bearer."""
    form, other = odd[0].word.text, usual[0].word.text
    if same_given_name(odd, usual) and (form[0] == other[0] or len(form) >= _FEWEST_LETTERS):
        return not _other_syllable(form, other)
    if _same_surname(odd, usual) or one_full_name(copy, odd, usual):
        return True
    if (
        len(other) < _FEWEST_LETTERS
        or form[0] != other[0]
        or (odd[0].following and len(odd) > 1)
        or any(_is_of_longer_name(copy, use) for use in odd)
    ):
        return False
    letters = len(form) + 3 * (copy[odd[0].word.start - 1 : odd[0].word.start] == "-")  # with the article: al-Qaida
    alone, others_alone = (all(not use.given for use in each) for each in (odd, usual))
    lone = sum(not use.given and not _is_of_longer_name(copy, use) for use in usual)
    if alone:
        named = any(_has_given_name(copy, use) for use in usual)
        # The shorter the form, the more often the other must stand there, unless the form speaks as a person does.
        if named and (len(form) >= _FEWEST_LETTERS or is_person(copy, odd[0])):
            return True
        if is_name(other) and _is_inner_slip(form, other):
            return True  # "Kemlin" beside "Kremlin", be each there once
        known = named or letters > _FEWEST_LETTERS or is_name(other)
        return lone >= (OFTEN if known else VERY_OFTEN) and (named or len(form) >= _FEWEST_LETTERS)
    # The full name was misspelt, and the surname is right wherever it comes back alone.
    enough = 2 if odd[0].word.start < usual[0].word.start or len(form) > _FEWEST_LETTERS else OFTEN
    return lone >= enough and others_alone and len(odd) == 1 and not odd[0].following


def _has_given_name(copy: str, use: Use) -> bool:
    """Whether a name stands before the form, and no word: "Mike Penn", "John Labett Ltd", but not "Financial Market Institute"."""
    if not use.given or (is_word(use.word.text.lower()) and use.following) or _is_of_longer_name(copy, use):
        return False
    return any(is_name(given) or not is_word(given.lower()) for given in use.given)


def _is_inner_slip(form: str, other: str) -> bool:
    """Whether a longer form that no dictionary has begins and ends as the other does, and lost or gained a letter or swapped two.

    A letter changed or doubled may make another name of it: Mobike, Mobile; Dylann, Dylan.
    """
    longer = len(form) > _FEWEST_LETTERS and form[:1] == other[:1] and form[-1] == other[-1]
    if (
        not longer
        or is_name(form)
        or is_word(form.lower())
        or (sorted(form) != sorted(other)) == (len(form) == len(other))
    ):
        return False
    return len(form) == len(other) or not sounds_alike(plain(form), plain(other))


def _is_of_longer_name(copy: str, use: Use) -> bool:
    """Whether a name follows, and no word: "Roe Baker", "Roe bin Baker", but not "the Roe Ministry"."""
    return bool(use.following) and not (
        use.following not in ("Abu", "Ben", "Bin")
        and is_word(use.following.lower())
        and copy.startswith(use.following, use.word.end + 1)
    )


def _other_syllable(form: str, other: str) -> bool:
    """Whether two hyphenated names have parts that begin differently, as two people's do: Jae-myun, Jae-hyun."""
    ours, theirs = form.lower().split("-"), other.lower().split("-")
    return len(ours) == len(theirs) > 1 and any(
        one[:1] != two[:1] and one not in two and two not in one for one, two in zip(ours, theirs, strict=True)
    )


def _shared_surnames(odd: list[Use], usual: list[Use]) -> set[str]:
    """The words that follow both as a surname follows a given name."""
    if odd[0].word.text in MODIFIERS or usual[0].word.text in MODIFIERS:
        return set()
    ours = {use.following for use in odd if use.following and not use.given}
    return {use.following for use in usual if use.following in ours and not use.given}


def _same_surname(odd: list[Use], usual: list[Use]) -> bool:
    """Whether one surname follows both as given names, and the two sound alike or one of them is no common name."""
    form, other = odd[0].word.text, usual[0].word.text
    shared = _shared_surnames(odd, usual)
    if (
        shared
        and len(usual) > len(odd)
        and (is_name(other) or is_word(other.lower()))
        and not (is_name(form) or is_word(form.lower()))
    ):
        return True  # "Jstice Department" is a slip of the finger, whatever the word behind
    if all(is_word(word.lower()) for word in shared):
        return False  # also where there is none
    return (
        sounds_alike(plain(form), plain(other))
        or (is_name(other) and not is_name(form))
        or (_share_a_part(form, other) and not _other_syllable(form, other))
    )


def _share_a_part(form: str, other: str) -> bool:
    """Whether two hyphenated names have a part in common: Jen-Luc, Jean-Luc."""
    ours, theirs = form.split("-"), other.split("-")
    return len(ours) == len(theirs) > 1 and any(one == two for one, two in zip(ours, theirs, strict=True))


def one_full_name(copy: str, odd: list[Use], usual: list[Use]) -> bool:
    """Whether the odd form stands once where the other stands more than once, before one word, and nothing speaks of two.

    Two common given names must sound alike ("Jon Roe", "John Roe"), others begin with one letter ("Brantly Foods").
    """
    form, other = odd[0].word.text, usual[0].word.text
    if len(odd) > 1 or not odd[0].following or odd[0].given or form in MODIFIERS or other in MODIFIERS:
        return False
    same = [use.word.start for use in usual if use.following == odd[0].following and not use.given]
    if len(same) < 2:
        return False
    if is_name(form) or is_name(other):
        alike = is_name(other) and (not is_name(form) or sound(plain(form)) == sound(plain(other)))
        alike = alike and not is_word(odd[0].following.lower())
    else:
        alike = form[0] == other[0] and len(form) >= _FEWEST_LETTERS and not is_word(form.lower())
    return alike and not are_two(copy, odd[0].word.start, same)
