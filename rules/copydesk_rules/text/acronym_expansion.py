"""An acronym in brackets that its own name does not spell, or that is spelled out twice with two names.

Flags "World Health Organization (WTO)", where one letter is not the name's, "Wexcombe Society (WRS)", where a word of the name
is missing, and "World Weather Council (WWC) … World Weather Convention (WWC)" in one story.

Why it matters: readers look an organization up by its acronym, and a wrong letter is another organization.

Stays silent when the letters can be found in the name, small words and the insides of words included (LIBOR, ASEAN, DMZ); when
more than one letter is off, as in acronyms of another language (PKK, AKP); for those known to be of another language by one
letter (FSB, HDP); for exchange codes and anything whose last letter is the one too many; and when one of two names only adds
words to the other or is spelled in British English.

How to settle it: look up the name and its acronym at the organization's own site.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged("The [[World Health Organization (WTO)]] said so.", says="WHO"),
    Flagged("The [[Coastal Pilots Union (CPA)]] struck.", says="CPU"),
    Flagged("It is led by the [[Wexcombe Society (WRS)]], which is old.", says="WS"),
    Flagged("The World Weather Council (WWC) met. The [[World Weather Convention (WWC)]] sets a rate.", says="World Weather Council"),
    Flagged("The World Health Organization (WHO) met. The [[World Heath Organization (WHO)]] said so.", says="World Health Organization"),
    Clean("The World Health Organization (WHO) said so.", "its letters"),
    Clean("The Centers for Disease Control and Prevention (CDC) said so.", "a word is left out"),
    Clean("The Department of Justice (DOJ) and the Department of Defense (DoD) said so.", "small words give letters"),
    Clean("The Association of Southeast Asian Nations (ASEAN) met in the Demilitarized Zone (DMZ).", "letters from inside the words"),
    Clean("The Kurdistan Workers’ Party (PKK) said so.", "another language"),
    Clean("The Federal Security Service (FSB) of Russia said so.", "another language, known"),
    Clean("The vote was won by Norland’s Social Democrats (SPD).", "the members of a party, which has a word more"),
    Clean("She leads the National Union of Growers (UNG).", "the name’s letters in another language’s order"),
    Clean("The Brothers of the Coast (BDC) struck.", "a letter for “of the” in another language"),
    Clean("He joined the Freedom Party of Austria (FPO).", "a country’s name in its own language"),
    Clean("Under Armour (UAA) fell and Best Buy (BBY) rose.", "codes of an exchange"),
    Clean("The Chilean Confederation of Copperworkers (CTC) struck.", "the letters stand within the name without its first word"),
    Clean("U.S. Citizenship and Immigration Services (USCIS) said so.", "U.S. gives two letters"),
    Clean("The Free Trade Council (FTC) met. The Federal Trade Commission (FTC) did not.", "two organizations"),
    Clean("The Cooperation Organization of Shan (COS) met. The Cooperation Organisation of Shan (COS) did, too.", "British spelling"),
    Clean("The Town Planning Board (TPB) met. The Milltown Town Planning Board (TPB) did, too.", "the longer name"),
    Clean("She met Ann Roe of the Guild (NYC) and Ben Cole (AFP).", "no name's letters"),
)  # fmt: skip

#: Acronyms of another language that differ from the English name's letters by one.
_FOREIGN = words("FSB HDP SBU LNR DNR UPA AFD")
_SMALL = words("of the and for in on to de la du des da do a an with against by at y et from")
_BRACKET = lazy(r"\((?P<letters>[A-Z]{3,6})\)")
_TOKEN = lazy(r"[A-Za-zÀ-ÿ][\w’'.]*|[-–/&,]|[^\w\s]")
_JOINING = frozenset("-–/&,")
_REACH, _MOST_WORDS = 110, 10
_FEWEST_LETTERS = 3
#: Two names that differ in one word differ in two when both are put together.
_ONE_WORD = 2


class Word(NamedTuple):
    """A word of a name and where it starts in the copy."""

    start: int
    text: str


class Expansion(NamedTuple):
    """A name, its acronym, and where the bracket ends."""

    name: tuple[Word, ...]
    letters: str
    end: int

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(word.text for word in self.name)


def check(story: Story) -> Iterator[Finding]:
    """Spells every acronym in brackets by the name before it, and compares the names of one acronym."""
    if ")" not in story.copy:
        return
    by_letters: dict[str, list[Expansion]] = {}
    for match in _BRACKET.finditer(story.copy):
        names = tuple(_names_before(story.copy, match.start()))
        fitting = next((name for name in names if _spells(name, match["letters"])), None)
        wrong = (
            None
            if match["letters"] in _FOREIGN or any(_is_reordered(one, match["letters"]) for one in names)
            else next((one for one in names if _is_off(one, match["letters"])), None)
        )
        if (
            fitting is None
            and wrong is not None
            and not _is_translated(wrong, match["letters"])
            and not any(_is_within(name, match["letters"]) for name in names if len(name) < len(wrong))
        ):
            yield _misspelled(story, Expansion(wrong, match["letters"], match.end()))
            continue
        fitting = fitting or next((name for name in names if _is_within(name, match["letters"])), None)
        if fitting is not None:
            by_letters.setdefault(match["letters"], []).append(Expansion(fitting, match["letters"], match.end()))
    for same in by_letters.values():
        yield from _two_names(story, same)


def _names_before(copy: str, end: int) -> Iterator[tuple[Word, ...]]:
    """What may be the name before a bracket: the capitalised words there with small words between them, the longest first."""
    line = max(copy.rfind("\n", 0, end) + 1, end - _REACH)
    found: list[Word] = []
    for token in reversed(list(_TOKEN.finditer(copy, line, end))):
        if token[0][0].isupper() or (found and (token[0] in _SMALL or token[0] in _JOINING)):
            found.append(Word(token.start(), token[0]))
        else:
            break
    name = tuple(word for word in reversed(found[:_MOST_WORDS]) if word.text not in _JOINING)
    for index, word in enumerate(name[:-1]):
        if word.text[0].isupper() and word.text.lower() not in _SMALL:
            yield name[index:]


_DOTTED = lazy(r"(?:[A-Z]\.)+(?:[’']s)?")


def _initials(name: tuple[Word, ...]) -> str:
    """The first letters of the capitalised words; "U.S." has two."""
    return "".join(
        word.text.replace(".", "") if _DOTTED.fullmatch(word.text) else word.text[0]
        for word in name
        if word.text[0].isupper()
    )


def _spells(name: tuple[Word, ...], letters: str) -> bool:
    """Whether the acronym is the name's first letters, those of small words included or not."""
    return letters in (_initials(name), "".join(word.text[0] for word in name).upper())


def _is_within(name: tuple[Word, ...], letters: str) -> bool:
    """Whether the letters follow each other in the name, first letter first: LIBOR, ASEAN, CDC."""
    rest = iter("".join(word.text for word in name).upper())
    return name[0].text[0] == letters[0] and all(letter in rest for letter in letters)


def _is_off(name: tuple[Word, ...], letters: str) -> bool:
    """Whether the acronym has one letter that is another than the name's, or one too many that stands nowhere in the name."""
    own = _initials(name)
    if own[0] != letters[0]:
        return False
    if len(own) == len(letters):
        return len(own) >= _FEWEST_LETTERS and sum(mine != its for mine, its in zip(own, letters, strict=True)) == 1
    if len(letters) != len(own) + 1 or letters[-1] != own[-1] or _is_within(name, letters):
        return False
    # "UAA" is an exchange's code of Under Armour.
    return any(
        letters[:at] + letters[at + 1 :] == own and letters[at] not in (letters[at - 1], letters[at + 1])
        for at in range(1, len(letters) - 1)
    )


def _is_reordered(name: tuple[Word, ...], letters: str) -> bool:
    """ "National Union of Growers (UNG)": the name's letters in the order that another language has its words in."""
    own = _initials(name)
    return own != letters and sorted(own) == sorted(letters)


#: What people are called who belong to a party or a movement: its acronym is that of a name with a word more.
_FOLLOWERS = lazy(r"(?:\w+(?:crat|ist|ican|ative)|Liberal|Green|Radical)s?")
#: What stands for "of" and "of the" in other languages' acronyms.
_OF = frozenset("DL")


def _is_translated(name: tuple[Word, ...], letters: str) -> bool:
    """Whether the letter that is off shows that the acronym is of another language, or of a name with a word more."""
    from copydesk_rules.known.countries import by_adjective, by_name

    words = [word.text for word in name]
    own = _initials(name)
    if len(letters) > len(own):
        at = next((at for at, (mine, its) in enumerate(zip(own, letters, strict=False)) if mine != its), 0)
        capitals = [at for at, word in enumerate(words) if word[0].isupper()]
        small = 0 < at < len(capitals) and capitals[at] - capitals[at - 1] > 1
        return _FOLLOWERS.fullmatch(words[-1]) is not None or (small and letters[at] in _OF)
    capitalised = [word for word in words if word[0].isupper()]
    off = next((word for word, its in zip(capitalised, letters, strict=False) if word[0] != its), "")
    return off in by_name() or off in by_adjective()


def _misspelled(story: Story, one: Expansion) -> Finding:
    span = story.span(one.name[0].start, one.end)
    name = " ".join(one.words)
    message = f"The letters of {name} are {_initials(one.name)}, not {one.letters}. Look up the name and its acronym."
    return Finding(span, message)


def _two_names(story: Story, same: list[Expansion]) -> Iterator[Finding]:
    """Every name of an acronym that is another than the first, once."""
    known = [same[0]]
    for one in same[1:]:
        if any(_is_one_name(one.words, other.words) for other in known):
            continue
        first = known[0]
        known.append(one)
        if len(set(map(_plain, one.words)) ^ set(map(_plain, first.words))) > _ONE_WORD:
            continue  # two organizations that share an acronym
        there = Elsewhere(story.span(first.name[0].start, first.end), "the other name")
        message = f"{one.letters} stands for {' '.join(one.words)} here and for {' '.join(first.words)} before. Look up which is meant."
        yield Finding(story.span(one.name[0].start, one.end), message, (there,))


_BRITISH = (
    ("isation", "ization"),
    ("programme", "program"),
    ("defence", "defense"),
    ("centre", "center"),
    ("labour", "labor"),
)


def _is_one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of two names holds all the words of the other, in either spelling."""
    ours, theirs = ({_plain(word) for word in words if word.lower() not in _SMALL} for words in (one, other))
    return ours <= theirs or theirs <= ours


def _plain(word: str) -> str:
    word = word.lower().removesuffix("'s").removesuffix("’s").rstrip("s'’.")
    for british, american in _BRITISH:
        word = word.replace(british, american)
    return word
