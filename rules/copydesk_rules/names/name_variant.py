"""One name, two spellings: "Mayor Ana Alvarez" who becomes "Alvaraez" further down.

Flags the rarer of two forms that differ by one letter (changed, dropped, added, or two exchanged) when the story itself
ties them together: the same given name before both ("Ana Alvarez", "Ana Alvaraez"), the same surname after both
("Jared Roe", "Jarad Roe"), or a full name whose surname comes back alone with another letter. The other form is marked too.

Why it matters: names are what newspapers correct most, and the person named always notices.

Stays silent when the odd form is a word, a common name or a place of its own (Cameron and Cameroon); when it has a given
name of its own (two people); on plurals, peoples and feminine forms (Pakistan, Pakistani; Akhmedov, Akhmedova); where the
forms differ in accents, hyphens, capitals or apostrophes only; where both stand side by side or the copy speaks of the
spelling; where a quoted text spells the name its own way throughout; on a country's name in another language (Banco do Brasil,
Ukrainer); on two transliterations of a name, which are another rule's; on a dropped g ("Bernin’"); on one word in quotation marks (a pun); and in @handles, links and words in capitals.

How to settle it: the message says which form is commoner in the story, not which is right: check it against the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.reading.people.name_uses import Use, has_no_vowel, name_words, uses
from copydesk.reading.people.namesakes import are_two
from copydesk.reading.people.near_misses import inflected, near_misses, plain, respelt, sound, sounds_alike
from copydesk.reading.people.particles import Particled, particled
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.english import is_name, is_word
from copydesk_rules.known.name_ties import OFTEN, VERY_OFTEN, is_person, one_full_name, same_given_name, tied
from copydesk_rules.known.names_apart import are_two_kinds, has_kin_word, told_apart
from copydesk_rules.known.places import places
from copydesk_rules.known.transliterations import alike_in_korean, transliterated

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged("Mayor Ana Alvarez opened it. “It is late,” [[Alvaraez]] said. Alvarez left.", says="Alvarez (twice)"),
    Flagged("The rabbi, Errol Pinckney, spoke. Later Errol [[Pickney]] sang, and Pinckney wept.", says="Pinckney (twice)"),
    Flagged("A friend, Jared Bernstead, came. So did [[Jarad]] Bernstead’s son, who met Jared Bernstead there.", says="Jared"),
    Flagged("Councillor Tom Huelskamper objected. The plan, [[Huelksamper]] said, is dear. Huelskamper left.", says="Huelskamper"),
    Flagged("Gov. Rosa Perissinotta spoke. “No,” said [[Perisinotta]]. Perissinotta smiled.", says="Check"),
    Flagged("Marek [[Kasbrowicz]] is the coach. Fans met Kasprowicz, and Kasprowicz’s brother wept.", says="Kasprowicz"),
    Flagged("Ann Weaver said no. “Never,” Ms. Weaver said. Later Ms. [[Weaker]] said yes. Weaver said it was late.", says="Weaver (3 times)"),
    Flagged("[[Jen-Luc]] Kasbrowicz, the candidate, spoke. Fans of Jean-Luc Kasbrowicz cheered, and Jean-Luc Kasbrowicz bowed.", says="Jean-Luc"),
    Flagged("Pieter van der Wiel chairs it. Members trust [[van den]] Wiel. On Monday Van der Wiel left.", says="van der Wiel (twice)"),
    Clean("Pieter van der Berg met Jan van den Berg. Van der Berg was early. Van den Berg was late.", "two people"),
    Flagged("Moscow spoke, and the Kremlin denied it. [[Kemlin]] spokesman Ben Cole did not.", says="Kremlin (once)"),
    Clean("The app of Dakoda is new. Snow fell in Dakota.", "another letter"),
    Clean("David Cameron flew to Cameroon. Cameron spoke there.", "a country"),
    Clean("Ann Nerem met Bob Norem. Nerem paid, and Norem thanked her.", "two people, each with a given name"),
    Clean("The Akhmedovs split: Farkhad Akhmedov must pay. Akhmedova’s lawyers were pleased.", "a wife’s form of the name"),
    Clean("Pakistan and a Pakistani envoy met. Pakistan agreed.", "a people"),
    Clean("Hal Clintock spoke. The Clintocks have run the shop since May.", "a family"),
    Clean("Andrés Juárez spoke. Juarez left.", "an accent, which many sites drop"),
    Clean("Kit McKendry runs WalTown, the rival of Wal-Town. Mckendry spoke.", "capitals and hyphens"),
    Clean("The name, variously spelled Kasprowicz and Kasbrowicz, is common. Mark Kasprowicz has it.", "the copy speaks of the spelling"),
    Clean("Lisbon voted. Lisboa, a paper, said so. Lisbon slept. Lisbon is hot.", "explained, as what is new"),
    Clean("Lord Tebbitt and the mayor, Ann Tebbit, met. Tebbit spoke, and Tebbitt did not. Tebbit left.", "both in one sentence"),
    Clean("Lee Jung-hoo hit it. Lee Jong-hoo caught it. Lee Jung-hoo smiled.", "Korean names"),
    Clean("Hanssen and Hansson sued. Ole Hanssen won.", "side by side"),
    Clean("Ben Crumper, a lawyer, met President Trumper. Trumper nodded.", "another letter first, and a title"),
    Clean("They’re late. There is rain. There was snow. There will be sun.", "a contraction"),
    Clean("A China-U.S. deal pleased China. China signed, and China gained.", "a pair of countries"),
    Clean("Members from St. Helens (Mr. Bermingham) and Birmingham spoke. Birmingham is large, and Birmingham votes late.", "a man beside a city"),
    Clean("A survey by the data firm Markit was out. The National Financial Market Institute said so.", "a word within a name"),
    Clean("The two Koreas met. It asked for an end of S Korea-US war games.", "a pair of countries beside a plural"),
    Clean("The Mexican-US talks failed. Mexicans worry, and Mexicans hope. Mexicans sang.", "a pair of countries beside a people"),
    Clean("The Nasabis came. Nasabism is old, as Nasabism goes, and Nasabis know it. Nasabism won.", "a creed and those who hold it"),
    Clean("Ann Roe is a Kortuber, as makers of films on Kortube are called. Kortube grew, Kortube fell, and Kortube rose.", "what people are called"),
    Clean("The tour of the Grand Theatre de Velune starts in Veluna. Veluna slept, as Veluna does. In Veluna it rained.", "a name in its own language"),
    Clean("Norspace sold its share. The firm Norspace said so, as Norspace does. NorspaceX is another.", "a letter as a name of its own"),
    Clean("Ann Roe leads En Marche. She spoke on March 2, on March 5 and on March 9.", "a month"),
    Clean("Xi’an is in Shaanxi. Mines in Shanxi shut, as Shanxi said. Ann Shanxi of Shanxi left.", "two provinces"),
    Clean("Kelumedia grew. Ann Roe of the Kelumedians spoke. Kelupedia is old, and Ben Cole of the Kelupedians left.", "each from a word of its own"),
    Clean("A court in Ghazni was hit. Ashraf Ghani spoke.", "a city"),
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

_FEWEST_WITH_GIVEN_NAME = 4
#: Names of the news that are one letter apart.
_KNOWN_PAIRS = frozenset((("iran", "iraq"), ("obama", "osama")))


def check(story: Story) -> Iterator[Finding]:
    """Compares every name word of the story with those that differ from it by one slip."""
    pairs = tuple(_candidates(story))
    found = uses(story, {form for pair in pairs for form in pair}) if pairs else {}
    by_plain: dict[str, list[str]] = {}
    for form in found:
        by_plain.setdefault(plain(form), []).append(form)
    for one, other in pairs:
        if one in by_plain and other in by_plain:
            finding = _compare(story, _together(found, by_plain[one]), _together(found, by_plain[other]))
            if finding is not None:
                yield finding
    yield from _particles(story)


def _particles(story: Story) -> Iterator[Finding]:
    """A surname that has "van den" here and "van der" there, unless each has a given name of its own."""
    by_surname: dict[str, dict[str, list[Particled]]] = {}
    for one in particled(story):
        by_surname.setdefault(one.surname, {}).setdefault(one.article, []).append(one)
    for surname, by_article in by_surname.items():
        if len(by_article) == 2:
            odd, usual = sorted(by_article.values(), key=lambda each: (len(each), -each[0].start))
            ours, theirs = ({one.given for one in each if one.given} for each in (odd, usual))
            if (ours and theirs and not ours & theirs) or are_two(story.copy, odd[0].start, [usual[0].start]):
                continue
            forms = [f"van {each[0].article} {surname} ({_times(len(each))})" for each in (odd, usual)]
            message = f"One name, two spellings? {' and '.join(forms)}. Check which is right."
            where = Elsewhere(story.span(usual[0].start, usual[0].end), f"van {usual[0].article}")
            yield Finding(story.span(odd[0].start, odd[0].end), message, (where,))


def _candidates(story: Story) -> Iterator[tuple[str, str]]:
    """Pairs of capitalised words one slip apart that are not plainly two words, or two forms of one: few stories have any."""
    words = name_words(story)
    for one, other in near_misses(words):
        if not (inflected(one, other) or inflected(other, one) or _are_two_words(one, other)):
            yield one, other
    yield from respelt(words)


def _are_two_words(one: str, other: str) -> bool:
    """Whether both are words or names of their own that nobody takes for each other."""
    if len(one) < _FEWEST_WITH_GIVEN_NAME or len(other) < _FEWEST_WITH_GIVEN_NAME:
        return sound(one) != sound(other) and not (has_no_vowel(one) or has_no_vowel(other))
    names = [is_name(form.capitalize()) for form in (one, other)]
    words = [is_word(form) for form in (one, other)]
    if not all(name or word for name, word in zip(names, words, strict=True)):
        return False
    if not any(names) or (one, other) in _KNOWN_PAIRS:
        return True
    return one[0] != other[0] and sound(one) != sound(other)


def _together(found: dict[str, list[Use]], forms: list[str]) -> list[Use]:
    return sorted(use for form in forms for use in found[form])


def _compare(story: Story, one: list[Use], other: list[Use]) -> Finding | None:
    one, other = ([_without_opening(use) for use in each] for each in (one, other))
    for odd, usual in _orders(one, other):
        if transliterated(odd[0].word.text, usual[0].word.text) or alike_in_korean(
            odd[0].word.text, usual[0].word.text
        ):
            return None  # another rule's, and no slip
        if _may_be_slip(story, odd, usual) and tied(story.copy, odd, usual) and not told_apart(story, odd, usual):
            return _finding(story, odd, usual)
    return None


def _without_opening(use: Use) -> Use:
    """The use without the word that opens its sentence where that is a word and no name: "Though Gorsuch"."""
    if use.opening and use.given[:1] == (use.opening,) and is_word(use.opening.lower()) and not is_name(use.opening):
        return use._replace(given=use.given[1:])
    return use


def _orders(one: list[Use], other: list[Use]) -> Iterator[tuple[list[Use], list[Use]]]:
    """The two forms as (odd, usual): the rarer is the odd one; of two as common, first the later, then the earlier."""
    one, other = sorted((one, other), key=lambda each: (len(each), -each[0].word.start))
    yield one, other
    if len(one) == len(other):
        yield other, one


def _may_be_slip(story: Story, odd: list[Use], usual: list[Use]) -> bool:
    form, other = odd[0].word.text, usual[0].word.text
    if (
        form in places(story.house_rows)
        or inflected(plain(form), plain(other))
        or are_two_kinds(story.copy, odd, usual)
        or has_kin_word(story, form, other)
    ):
        return False
    if other == form + "s" and (is_name(form) or not is_name(other)):
        return False
    if not is_word(form.lower()) and not is_name(form):
        return True
    # Two common names may be two people even after one given name, unless they sound alike: Philips, Phillips.
    if not is_word(form.lower()) and same_given_name(odd, usual) and sounds_alike(plain(form), plain(other)):
        return True
    if one_full_name(story.copy, odd, usual):
        return True
    # A word or a name of its own that speaks, once, where the story knows a speaker of nearly that name well; or a word that is
    # no name, in mid-sentence, where that speaker is spoken of throughout.
    known = len(usual) >= OFTEN and any(is_person(story.copy, use) for use in usual)
    stray = not is_name(form) and not odd[0].opens and not odd[0].following and len(usual) > VERY_OFTEN // 2
    return len(odd) == 1 and known and (is_person(story.copy, odd[0]) or stray)


def _finding(story: Story, odd: list[Use], usual: list[Use]) -> Finding:
    form, other = odd[0].word.text, usual[0].word.text
    message = f"One name, two spellings? {form} ({_times(len(odd))}) and {other} ({_times(len(usual))}). Check which is right."
    model = next((use for use in usual if use.given), usual[0])
    elsewhere = [Elsewhere(story.span(model.word.start, model.word.end), other)]
    elsewhere += (Elsewhere(story.span(use.word.start, use.word.end), f"{form} again") for use in odd[1:6])
    return Finding(story.span(odd[0].word.start, odd[0].word.end), message, tuple(elsewhere))


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
