"""One name, two spellings: "Mayor Ana Alvarez" who becomes "Alvaraez" further down.

Flags the rarer of two forms that differ by one letter (changed, dropped, added, or two exchanged) when the story itself
ties them together: the same given name before both ("Ana Alvarez", "Ana Alvaraez"), the same surname after both
("Jared Roe", "Jarad Roe"), or a full name whose surname comes back alone with another letter. The other form is marked too.

Why it matters: names are what newspapers correct most, and the person named always notices.

Stays silent when the odd form is a word, a common name or a place of its own (Cameron and Cameroon); when it has a given
name of its own (two people); on plurals, peoples and feminine forms (Pakistan, Pakistani; Akhmedov, Akhmedova); where the
forms differ in accents, hyphens, capitals or apostrophes only; where both stand side by side or the copy speaks of the
spelling; where a quoted text spells the name its own way throughout; on a country's name in another language (Banco do Brasil,
Ukrainer); on a dropped g ("Bernin’"); on one word in quotation marks (a pun); and in @handles, links and words in capitals.

How to settle it: the message says which form is commoner in the story, not which is right: check it against the source.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.patterns import lazy
from copydesk.reading.capitals import capitalised_words
from copydesk.reading.names import TITLES, Name, NameWord, names_near
from copydesk.reading.near_misses import inflected, near_misses, plain, sounds_alike
from copydesk.reading.speech import in_speech
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.english import is_name, is_word
from copydesk_rules.known.places import places

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged("Mayor Ana Alvarez opened it. “It is late,” [[Alvaraez]] said. Alvarez left.", says="Alvarez (twice)"),
    Flagged("The rabbi, Errol Pinckney, spoke. Later Errol [[Pickney]] sang, and Pinckney wept.", says="Pinckney (twice)"),
    Flagged("A friend, Jared Bernstead, came. So did [[Jarad]] Bernstead’s son, who met Jared Bernstead there.", says="Jared"),
    Flagged("Councillor Tom Huelskamper objected. The plan, [[Huelksamper]] said, is dear. Huelskamper left.", says="Huelskamper"),
    Flagged("Gov. Rosa Perissinotta spoke. “No,” said [[Perisinotta]]. Perissinotta smiled.", says="Check"),
    Flagged("Marek [[Kasbrowicz]] is the coach. Fans met Kasprowicz, and Kasprowicz’s brother wept.", says="Kasprowicz"),
    Flagged("Ann Weaver said no. “Never,” Ms. Weaver said. Later Ms. [[Weaker]] said yes. Weaver said it was late.", says="Weaver (3 times)"),
    Clean("David Cameron flew to Cameroon. Cameron spoke there.", "a country"),
    Clean("Ann Nerem met Bob Norem. Nerem paid, and Norem thanked her.", "two people, each with a given name"),
    Clean("The Akhmedovs split: Farkhad Akhmedov must pay. Akhmedova’s lawyers were pleased.", "a wife’s form of the name"),
    Clean("Pakistan and a Pakistani envoy met. Pakistan agreed.", "a people"),
    Clean("Hal Clintock spoke. The Clintocks have run the shop since May.", "a family"),
    Clean("Andrés Juárez spoke. Juarez left.", "an accent, which many sites drop"),
    Clean("Kit McKendry runs WalTown, the rival of Wal-Town. Mckendry spoke.", "capitals and hyphens"),
    Clean("The name, variously spelled Kasprowicz and Kasbrowicz, is common. Mark Kasprowicz has it.", "the copy speaks of the spelling"),
    Clean("Hanssen and Hansson sued. Ole Hanssen won.", "side by side"),
    Clean("Ben Crumper, a lawyer, met President Trumper. Trumper nodded.", "another letter first, and a title"),
    Clean("They’re late. There is rain. There was snow. There will be sun.", "a contraction"),
    Clean("A China-U.S. deal pleased China. China signed, and China gained.", "a pair of countries"),
    Clean("The Kemalist officers kept to Kemalism. Kemalism won, and Kemalism lost.", "a word and its adjective"),
    Clean("At Comet Ping Pong, near Comet Ping, they play ping pong.", "two words of one name"),
    Clean("Nguyen Van Minh met Nguyen Van Binh.", "short names whose first letters differ"),
    Clean("Roger Stone spoke. The Stores were shut, Stone said.", "a word"),
    Clean("Ann Baker spoke. Baker said it was late, Baker said no, and Baker said yes. A Maker said hi.", "two words, with another first letter"),
    Clean("He follows @kasbrowicz. Mark Kasprowicz laughed. Kasprowicz posts a lot.", "a handle"),
    Clean("Ivana Trumbull and Ivanka Trumbull came. Trumbull sat.", "a family’s given names"),
    Clean("In New Yorkton the New Yorkten Club met. Yorkton is small.", "no given name, and a club’s name of its own"),
    Clean("Omar bin Laden left, and bin Laden’s aides with him. “Omar bin Ladin is gone,” the paper reads. “Bin Ladin was rich.”", "a quoted text’s own spelling"),
    Clean("Bernard Obamacre spoke. His “Obamascre” tactics, as foes of Obamacre say, failed Obamacre.", "a pun in quotation marks"),
    Clean("Brazil voted. Brazil’s Banco do Brasil shut, as Brazil slept.", "a name in the country’s language"),
    Clean("Ukraine won. Damit dürfen Ukrainer fahren. Ukraine sang, and Ukraine slept.", "a people in another language"),
    Clean("Bernie Sandler came. The town is Bernin’. Bernie spoke, and Bernie left, and Bernie slept.", "a dropped g"),
    Clean("Kyiv is calm. The Kyev Post closed. Ana Kyiv sang in Kyiv.", "a paper’s name of its own"),
)  # fmt: skip

_FEWEST_LETTERS = 5
_FEWEST_WITH_GIVEN_NAME = 4
#: A lone form this much commoner than the odd one is a name of the story even if no given name ever stands before it.
_OFTEN = 3
#: The same for a form of five letters, of which another word is one slip away more often.
_VERY_OFTEN = 10
# First words of names that are no given names: they don't tie two forms to one person.
_MODIFIERS = frozenset(
    """New South North East West Northern Southern Eastern Western Great Greater United Saint St San Santa Los Las El The A An Old Upper
    Lower Fort Mount Lake Port Hurricane Storm Cyclone Typhoon Operation House Senate Supreme White Black Native American British First
    Second Third National International Federal State County City Republican Democratic Japanese Chinese Russian French German Indian
    African Asian Arab Puerto January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday But And If In On At For When While As After Before With From By Of To He She It They We You
    I This That These Those His Her Their Our My What Who Why How Where Not No Yes So Then There Here Now Later Some All Both Many Most
    Two Three Four Five Six""".split()  # noqa: SIM905
)
_CONTRACTED = lazy(r"'\w{1,2}\Z")
_SPEAKS_AFTER = lazy(
    r"\s(?:said|says|told|added|asked|wrote|recalled|testified|argued|explained|noted|insisted|tweeted|also\ssaid|was|had|has)\b"
)
_SPEAKS_BEFORE = lazy(r"(?:\bM(?:r|rs|s|iss)\.?|\bsa(?:id|ys)|\badded)\s\Z")
_SPEAKS_OF_NAME = lazy(
    r"\b(?:spell\w*|spelt|misspel\w*|transliterat\w+|also\sknown|formerly|pronounc\w+|not\sto\sbe\sconfused|sic|maiden|née|nee)\b"
)
#: Countries and peoples in their own language or a neighbour's, where that is one letter from the English.
_ENDONYMS = frozenset(
    ("Brasil", "Bulgarien", "Danmark", "Italien", "Kroatien", "Polen", "Rumänien", "Serbien", "Spanien", "Ukraina", "Ukrainer")
)  # fmt: skip
_DROPPED_G = lazy(r"['’](?!\w)")
_SIDE_BY_SIDE = lazy(r"(?:['’]s)?\s?(?:,|/|&|–|-|\b(?:and|or|vs\.?|versus|with|v)\b)\s?(?:\w+\s)?\Z")


class _Use(NamedTuple):
    """One place of a form: the word, and the words before and after it in its name.

    `opening` is the first of the words before it where the name opens a sentence: it may be no part of the name.
    """

    word: NameWord
    given: tuple[str, ...]
    following: str
    opening: str
    opens: bool


def check(story: Story) -> Iterator[Finding]:
    """Compares every name word of the story with those that differ from it by one slip."""
    pairs = tuple(_candidates(story))
    uses = _uses(story, {form for pair in pairs for form in pair}) if pairs else {}
    by_plain: dict[str, list[str]] = {}
    for form in uses:
        by_plain.setdefault(plain(form), []).append(form)
    for one, other in pairs:
        if one in by_plain and other in by_plain:
            finding = _compare(story, _together(uses, by_plain[one]), _together(uses, by_plain[other]))
            if finding is not None:
                yield finding


def _candidates(story: Story) -> Iterator[tuple[str, str]]:
    """Pairs of capitalised words one slip apart that are not plainly two words, or two forms of one: few stories have any."""
    words = {
        word.lower() if word.isascii() and word.isalpha() else plain(word)
        for word in capitalised_words(story)
        if len(word) >= _FEWEST_WITH_GIVEN_NAME and not word.isupper()
    }
    for one, other in near_misses(words):
        if not (inflected(one, other) or inflected(other, one) or _are_words(one, other)):
            yield one, other


def _are_words(one: str, other: str) -> bool:
    """Whether both are words like any other, and neither is a common name as well."""
    return is_word(one) and is_word(other) and not is_name(one.capitalize()) and not is_name(other.capitalize())


def _uses(story: Story, wanted: set[str]) -> dict[str, list[_Use]]:
    found: dict[str, list[_Use]] = {}
    headlines = {block for block in story.blocks if block.kind == "headline"}
    printed = [word for word in capitalised_words(story) if plain(word) in wanted]
    for name in names_near(story, printed):
        spread = len(name.words) > 1 and story.block_at(name.start) in headlines
        for index, word in enumerate(name.words):
            if plain(word.text) in wanted and _is_form(word.text):
                found.setdefault(word.text, []).append(_Use(word, (), "", "", True) if spread else _use(name, index))
    return found


def _use(name: Name, index: int) -> _Use:
    words = name.words
    first = max(0, index - 3)
    given = tuple(word.text for word in words[first:index] if word.text not in _MODIFIERS and word.text not in TITLES)
    opening = words[0].text if name.opens and index and not first else ""
    return _Use(
        words[index], given, words[index + 1].text if index + 1 < len(words) else "", opening, name.opens and not index
    )


def _is_form(word: str) -> bool:
    """Whether the word may be a name as people's and towns' are: letters with one capital, or one a hyphenated part."""
    straight = word.replace("’", "'")
    if word.isupper() or not straight.replace("-", "").replace("'", "").isalpha() or _CONTRACTED.search(straight):
        return False
    return word[1].islower() or word[1] in "'’" if "-" not in word else all(len(part) > 1 for part in word.split("-"))


def _together(uses: dict[str, list[_Use]], forms: list[str]) -> list[_Use]:
    return sorted(use for form in forms for use in uses[form])


def _compare(story: Story, one: list[_Use], other: list[_Use]) -> Finding | None:
    one, other = ([_without_opening(use) for use in uses] for uses in (one, other))
    for odd, usual in _orders(one, other):
        if _may_be_slip(story, odd, usual) and _tied(story.copy, odd, usual) and not _told_apart(story, odd, usual):
            return _finding(story, odd, usual)
    return None


def _without_opening(use: _Use) -> _Use:
    """The use without the word that opens its sentence where that is a word like any other: "Though Gorsuch"."""
    if use.opening and use.given[:1] == (use.opening,) and is_word(use.opening.lower()):
        return use._replace(given=use.given[1:])
    return use


def _orders(one: list[_Use], other: list[_Use]) -> Iterator[tuple[list[_Use], list[_Use]]]:
    """The two forms as (odd, usual): the rarer is the odd one; of two as common, first the later, then the earlier."""
    one, other = sorted((one, other), key=lambda uses: (len(uses), -uses[0].word.start))
    yield one, other
    if len(one) == len(other):
        yield other, one


def _may_be_slip(story: Story, odd: list[_Use], usual: list[_Use]) -> bool:
    form, other = odd[0].word.text, usual[0].word.text
    if form in places(story.house_rows) or inflected(plain(form), plain(other)):
        return False
    if other == form + "s" and (is_name(form) or not is_name(other)):
        return False
    if not is_word(form.lower()) and not is_name(form):
        return True
    # Two common names may be two people even after one given name, unless they sound alike: Philips, Phillips.
    if not is_word(form.lower()) and _same_given_name(odd, usual) and sounds_alike(plain(form), plain(other)):
        return True
    # A word or a name of its own that speaks, once, where the story knows a speaker of nearly that name well; or a word that is
    # no name, in mid-sentence, where that speaker is spoken of throughout.
    known = len(usual) >= _OFTEN and any(_is_person(story.copy, use) for use in usual)
    stray = not is_name(form) and not odd[0].opens and not odd[0].following and len(usual) > _VERY_OFTEN // 2
    return len(odd) == 1 and known and (_is_person(story.copy, odd[0]) or stray)


def _is_person(copy: str, use: _Use) -> bool:
    """Whether what stands around a lone surname is what stands around a person's: "Mr. Roe", "Roe said", "said Roe"."""
    start, end = use.word.start, use.word.end
    return not use.following and bool(
        _SPEAKS_AFTER.match(copy, end) or _SPEAKS_BEFORE.search(copy, max(0, start - 16), start)
    )


def _same_given_name(odd: list[_Use], usual: list[_Use]) -> bool:
    ours = {word for use in odd if not use.following for word in use.given}
    return usual[0].word.text not in ours and any(word in ours for use in usual for word in use.given)


def _tied(copy: str, odd: list[_Use], usual: list[_Use]) -> bool:
    """Whether the story ties the two forms to one bearer."""
    form, other = odd[0].word.text, usual[0].word.text
    if _same_given_name(odd, usual) and (form[0] == other[0] or len(form) >= _FEWEST_LETTERS):
        return True
    if _same_surname(odd, usual):
        return True
    if len(other) < _FEWEST_LETTERS or form[0] != other[0] or any(use.following for use in odd):
        return False
    alone, others_alone = (all(not use.given for use in uses) for uses in (odd, usual))
    lone = sum(not use.given and not use.following for use in usual)
    if alone:
        named = any(use.given and not use.following for use in usual)
        # The shorter the form, the more often the other must stand there, unless the form speaks as a person does.
        if named and (len(form) >= _FEWEST_LETTERS or _is_person(copy, odd[0])):
            return True
        return lone >= (_OFTEN if named or len(form) > _FEWEST_LETTERS else _VERY_OFTEN) and (
            named or len(form) >= _FEWEST_LETTERS
        )
    # The full name was misspelt, and the surname is right wherever it comes back alone.
    enough = 2 if odd[0].word.start < usual[0].word.start else _OFTEN
    return lone >= enough and others_alone and len(odd) == 1


def _same_surname(odd: list[_Use], usual: list[_Use]) -> bool:
    """Whether one surname follows both as given names, and the two sound alike or one of them is no common name."""
    shared = {use.following for use in odd if use.following and not use.given} & {
        use.following for use in usual if use.following and not use.given
    }
    form, other = odd[0].word.text, usual[0].word.text
    if not shared or form in _MODIFIERS or other in _MODIFIERS or all(is_word(word.lower()) for word in shared):
        return False
    return sounds_alike(plain(form), plain(other)) or (is_name(other) and not is_name(form))


def _told_apart(story: Story, odd: list[_Use], usual: list[_Use]) -> bool:
    """Whether the copy speaks of the spelling, sets the forms side by side, or quotes another language or text."""
    copy = story.copy
    if _is_foreign(copy, odd[0].word) or _is_quoted_text(story, odd, usual):
        return True
    for use in odd:
        start, end = use.word.start, use.word.end
        if _SPEAKS_OF_NAME.search(copy, max(0, start - 60), end + 40):
            return True
        index = bisect_left(usual, start, key=_start_of)
        for other in usual[max(0, index - 1) : index + 1]:
            first, second = sorted((use.word, other.word))
            if second.start - first.end < 24 and _SIDE_BY_SIDE.fullmatch(copy, first.end, second.start):
                return True
    return False


def _start_of(use: _Use) -> int:
    return use.word.start


def _is_foreign(copy: str, odd: NameWord) -> bool:
    """Whether the odd form is a country's name in another language, a word that lost its g, or coined, in marks of its own."""
    if copy[odd.start - 1 : odd.start] in ("“", '"', "‘") and copy[odd.end : odd.end + 1] in ("”", '"', "’"):
        return True
    return odd.text in _ENDONYMS or (odd.text.endswith("in") and _DROPPED_G.match(copy, odd.end) is not None)


def _is_quoted_text(story: Story, odd: list[_Use], usual: list[_Use]) -> bool:
    """Whether quotations have the odd form, more than once, and nothing but them has it, and none has the other."""
    return (
        len(odd) > 1
        and all(in_speech(story, use.word.start) for use in odd)
        and not any(in_speech(story, use.word.start) for use in usual)
    )


def _finding(story: Story, odd: list[_Use], usual: list[_Use]) -> Finding:
    form, other = odd[0].word.text, usual[0].word.text
    message = f"One name, two spellings? {form} ({_times(len(odd))}) and {other} ({_times(len(usual))}). Check which is right."
    model = next((use for use in usual if use.given), usual[0])
    elsewhere = [Elsewhere(story.span(model.word.start, model.word.end), other)]
    elsewhere += (Elsewhere(story.span(use.word.start, use.word.end), f"{form} again") for use in odd[1:6])
    return Finding(story.span(odd[0].word.start, odd[0].word.end), message, tuple(elsewhere))


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
