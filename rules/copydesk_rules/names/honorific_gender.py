"""A man's title and a woman's pronoun for one person, or the other way round: "Mr Cole left" and then "She was tired".

Flags the pronoun, where the sentence before it, or the one it stands in, names nobody but the one with the title: a sentence
that opens with "She" behind one about Mr Cole, "Ms Cole … himself", "Mr Cole lost her seat", "Mr Cole said she would".

Why it matters: one of the two is wrong, and the person named takes it as a slight.

Stays silent where anyone else is named in the paragraph up to there; where the paragraph or the one before it speaks of a
woman (for "she") or a man (for "he") in any other way; in direct speech; and in stories about pronouns or gender.

How to settle it: the message says what stands where, not which is right: look the person up, or ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.patterns import lazy, words
from copydesk.reading.dates.calendars import MONTH_NAMES, WEEKDAY_NAMES
from copydesk.reading.summaries.kin import EMPTY
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Block, Story
from copydesk_rules.known.english import is_name, is_word

META = Meta(severity="info", since="0.1.0", default=False)

EXAMPLES = (
    Flagged("Mr Cole left early. [[She]] was tired.", says="Mr Cole"),
    Flagged("Ms. Roe opened the shop in May. [[He]] sells tea.", says="Ms. Roe"),
    Flagged("Mr. Cole said [[she]] would appeal.", says="Mr. Cole"),
    Flagged("Mr. Cole, 51, said [[she]] was not guilty.", says="Mr. Cole"),
    Flagged("Ms Roe blamed [[himself]] for the loss.", says="himself"),
    Flagged("Mrs. Lee lost [[his]] seat in the vote on Monday.", says="his"),
    Flagged("“It is late,” said Mr. Cole. [[She]] was tired.", says="She"),
    Flagged("In London, Ms Roe said that [[he]] would not run again.", says="he"),
    Flagged("Miss Lee sold the house. [[He]] now lives in the north.", says="Miss Lee"),
    Flagged("Mr Cole took [[her]] own car.", says="her"),
    Flagged("Ms. Roe will present [[his]] plan on Friday.", says="his"),
    Clean("Mr Cole left early. He was tired.", "the same person"),
    Clean("Ms Roe spoke first. Mr Cole said she was right.", "another person in the paragraph"),
    Clean("The woman fell on Monday.\n\nMr Cole said she was hurt.", "a woman in the paragraph before"),
    Clean("Ana Roe fell on Monday. Mr Cole said she was hurt.", "another name"),
    Clean("Mr Cole met his wife at noon. She was late.", "his wife"),
    Clean("Mr Cole asked Ana Roe. She said no.", "another name"),
    Clean("“Mr Cole left early. She was tired,” the girl said.", "direct speech"),
    Clean("Mr Cole said his mother was ill. She is 80.", "his mother"),
    Clean("Mr Cole called the nurse. “She came at once,” he said.", "direct speech"),
    Clean("Mr Cole, a trans man, spoke of her youth.", "a story about gender"),
    Clean("Mr. and Mrs. Cole came. She sat down.", "a couple"),
    Clean("Mr Cole told the actress that she had won.", "the actress"),
    Clean("Lena Berg was hurt.\n\nThe road is shut.\n\nMr Cole said she was stable.", "a name two paragraphs before"),
    Clean("Mr Cole bought the ship in 1990. She sank in 1995.", "a ship"),
    Clean("Mr Cole helped the neighbour. She was tired.", "someone else who is not named"),
    Clean("Her book was late. Mr Cole said she would pay.", "a woman before"),
    Clean("Mr Cole thanked Haddad. She smiled.", "another name"),
)  # fmt: skip

_HONORIFIC = lazy(r"\b(?P<title>Mr|Mrs|Ms|Miss)\.?\s(?P<name>[A-ZÀ-ÖØ-Þ][\w’'-]*\w(?:\s[A-ZÀ-ÖØ-Þ][\w’'-]*\w)?)")
_OF_WOMEN = words(
    "she her hers herself woman women mother mum mom wife daughter sister girl girls lady actress queen princess ms mrs miss dame spokeswoman female",
    "congresswoman chairwoman councilwoman businesswoman girlfriend aunt niece grandmother widow waitress nun heroine hostess ex-wife fiancée policewoman",
    "ship boat vessel yacht ferry trawler schooner frigate submarine tanker storm hurricane mare cow cat",
)
_OF_MEN = words(
    "he him his himself man men father dad husband son brother boy boys gentleman king prince mr sir lord spokesman male congressman chairman councilman",
    "businessman boyfriend uncle nephew grandfather widower waiter monk hero ex-husband fiancé policeman fisherman gunman salesman",
)
_SHE = {"she": "subject", "her": "owner", "herself": "self"}
_HE = {"he": "subject", "his": "owner", "himself": "self"}
_ABOUT_GENDER = words("trans transgender nonbinary pronoun pronouns transsexual transvestite")
_WORDS = lazy(r"[\w’'-]*\w")
#: What one has of one's own: "lost her seat" is said of the one who lost it.
_OWN = lazy(
    r"\s(?:own|head|mind|voice|seat|job|post|career|campaign|resignation|office|speech|statement|testimony|ruling|memoirs?|autobiography|bid|plan|term|candidacy"
    r"|nomination|opinion|remarks|comments|apology|defence|defense|sentence|appeal|plea|retirement|intention|decision|position|views?)\b"
)
_SAID = lazy(
    r"(?:,\s[^,.;]{1,30},)?(?:\s(?:has|had|also|later|then|did\snot|once))*\s(?:say|said|says|add(?:ed|s)?|insist(?:ed|s)|claim(?:ed|s)|admit(?:ted|s)|argue[ds]|wr(?:ote|ites)|explain(?:ed|s)|recall(?:ed|s)"
    r"|believe[ds]?|think|thinks|thought|hope[ds]|knew|knows|warned|denie[ds]|promise[ds]|suggest(?:ed|s))(?:\s(?:on\s)?\w+day|\sin\s(?:an?\s)?[a-z]+)?(?:\sthat)?\s\Z"
)
_SUBJECT = lazy(r"(?:\A|,\s|\A(?:But|And|So|Yet|Still|While)\s|[”\"]\s(?:said|says|added)\s)\Z")


def check(story: Story) -> Iterator[Finding]:
    """Looks, in each paragraph with one titled person, at the first pronoun of the other sex."""
    known = vocabulary(story)
    if not _ABOUT_GENDER.isdisjoint(known):
        return
    of_men = "mr" in known and not known.isdisjoint(_SHE)
    of_women = not known.isdisjoint(("mrs", "ms", "miss")) and not known.isdisjoint(_HE)
    if not (of_men or of_women):
        return
    blocks = list(story.copy_blocks())
    for index, block in enumerate(blocks):
        before = blocks[max(0, index - _LOOKED_BACK) : index]
        finding = _in_block(story, block, before)
        if finding is not None:
            yield finding


#: So many paragraphs before may have told of whom a pronoun means.
_LOOKED_BACK = 2


def _in_block(story: Story, block: Block, before: Sequence[Block]) -> Finding | None:
    copy = story.copy
    titled = [one for one in _HONORIFIC.finditer(copy, block.start, block.end) if not in_speech(story, one.start())]
    if not titled:
        return None
    for person in titled:
        word = _reflexive(story, person)
        if word is not None:
            return _finding(story, person, word)
    person = titled[0]
    pronouns, others = _sides(person)
    for word in _WORDS.finditer(copy, block.start, block.end):
        low = word[0].lower()
        if low in pronouns and word.start() > person.end():
            part = pronouns[low]
            if (
                in_speech(story, word.start())
                or copy.startswith(" who", word.end())
                or not _refers(story, person, word, part)
            ):
                return None
            # A paragraph that the person opens has its own subject, whoever the one before was about.
            opens = person.start() == block.start and part == "subject" and word[0][0].isupper()
            return None if not opens and _tells_of_other(story, before, person) else _finding(story, person, word)
        if low in others or low in _MORE_PEOPLE or (word[0][0].isupper() and _may_be_someone_else(story, word, person)):
            return None
    return None


def _tells_of_other(story: Story, blocks: Sequence[Block], person: re.Match[str]) -> bool:
    """Whether the paragraphs speak of somebody of the other sex, or name somebody else in full."""
    others = _sides(person)[1]
    for block in blocks:
        said = _WORDS.findall(story.copy, block.start, block.end)
        if any(word.lower() in others for word in said):
            return True
        if any(
            one[0].isupper() and two[0].isupper() and two not in person[0] and is_name(one) and not is_word(one.lower())
            for one, two in pairwise(said)
        ):
            return True
    return False


def _sides(person: re.Match[str]) -> tuple[dict[str, str], frozenset[str]]:
    """The pronouns that the title excludes, and the words for people of that other sex."""
    return (_SHE, _OF_WOMEN) if person["title"] == "Mr" else (_HE, _OF_MEN)


def _reflexive(story: Story, person: re.Match[str]) -> re.Match[str] | None:
    """The "herself" of Mr Cole's own clause: nothing that it could be of stands between."""
    end = sentence_at(story, person.start())[1]
    word = _REFLEXIVE.search(story.copy, person.end(), min(end, person.end() + _NEAR))
    if word is None or _sides(person)[0].get(word[0]) != "self" or in_speech(story, word.start()):
        return None
    between = _WORDS.findall(story.copy, person.end(), word.start())
    if any(
        each[0].isupper() or each in _CLAUSES or each in _sides(person)[1] or each in _MORE_PEOPLE for each in between
    ):
        return None
    return word


_REFLEXIVE = lazy(r"\bh(?:er|im)self\b")
_NEAR = 60
_CLAUSES = words(
    "and but who whom that which because when while as whose if where after before for with of s let lets made saw"
)


#: Somebody who is not named, and may be of either sex.
_MORE_PEOPLE = words(
    "who whom someone nurse doctor lawyer judge teacher neighbour neighbor friend officer president minister senator reporter colleague boss secretary",
    "prosecutor leader candidate opponent mayor governor coach singer author writer artist partner person suspect employee client driver professor manager",
    "couple parents family child children baby victim patient student director assistant aide activist voter witness defendant owner",
)


def _may_be_someone_else(story: Story, word: re.Match[str], person: re.Match[str]) -> bool:
    """Whether a word with a capital may name someone beside the one with the title."""
    if (
        word[0].split("’")[0].split("'")[0] in person[0]
        or word[0] in _DAYS
        or (person.start() <= word.start() < person.end())
    ):
        return False
    if word.start() == sentence_at(story, word.start())[0] or story.copy[word.start() - 1] in "“\"'‘":
        low = word[0].lower().split("’")[0].split("'")[0]
        return low not in EMPTY and (is_name(word[0]) or not is_word(low))
    return _PLACE.search(story.copy, max(0, word.start() - 12), word.start()) is None


_DAYS = frozenset((*MONTH_NAMES, *WEEKDAY_NAMES, "I", "I’m", "I'm"))
_PLACE = lazy(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Tt]he|[Oo]n|of\sthe)\s\Z")


def _refers(story: Story, person: re.Match[str], word: re.Match[str], part: str) -> bool:
    """Whether the pronoun can hardly be of anyone but the person."""
    copy = story.copy
    start, end = sentence_at(story, word.start())
    if start <= person.start():  # one sentence
        if part == "owner":
            return _OWN.match(copy, word.end(), end) is not None
        return _SAID.match(copy[person.end() : word.start()]) is not None
    if part != "subject" or word.start() != start:
        return False
    previous, stop = sentence_at(story, person.start())
    said = copy[person.end() : stop].strip()
    return said in (".", "said.", "says.", "") or _SUBJECT.search(copy[previous : person.start()]) is not None


def _finding(story: Story, person: re.Match[str], word: re.Match[str]) -> Finding:
    message = (
        f"“{word[0]}” stands here, and {person[0]} before it. If one person is meant, correct the title or the pronoun."
    )
    where = Elsewhere(story.span(person.start(), person.end()), "the title")
    return Finding(story.span(word.start(), word.end()), message, (where,))
