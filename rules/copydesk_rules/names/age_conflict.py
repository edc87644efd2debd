"""One person at two ages, as "Kofi Osei, 41, …" and later "the 43-year-old Osei".

Flags the second age of a person whom the story names with another age before: by the same given name and surname, or by the
surname alone where one person in the story has it.

Why it matters: one of the two is wrong, and an age is the first thing that a family checks.

Stays silent in direct speech; where two people of the surname are in the story, or a Jr. and a Sr.; and where a sentence
looks back or ahead ("then 41", "when she was 43", "in 1988", "turns 43 in May").

How to settle it: ask for the date of birth, and use the age on the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.people.ages import AgeMention, Person, ages, given_names
from copydesk.reading.people.names import TITLES
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("Kofi Osei, 41, was held on Monday. The judge let the [[43]]-year-old Osei go.", says="41"),
    Flagged("Ama Darko, 62, of Tema, won. Darko, [[26]], thanked her team.", says="62"),
    Flagged("Police named 19-year-old Jan Berg. Mr Berg, [[91]], had come by bus.", says="19"),
    Flagged("Lena Holm, a 34-year-old nurse, sued. “It hurt,” said Lena Holm, [[43]].", says="34"),
    Flagged("Kofi Osei, aged 41, was seen. Osei is [[42]].", says="41"),
    Flagged("Kofi Osei, 41, runs the firm. Osei, [[43]], owns 6.1% of it.", says="41"),
    Clean("Kofi Osei, 41, was held on Monday. The judge let the 41-year-old Osei go.", "one age"),
    Clean("Kofi Osei, 41, and his brother Yaw Osei, 43, were held.", "two people"),
    Clean("Kofi Osei, 41, and Ama Osei, 39, came. Osei, 39, spoke.", "a surname that two people have"),
    Clean("Kofi Osei, 41, won. In 2004 Osei, then 21, had lost.", "two dates"),
    Clean("Kofi Osei, 41, won. Osei was 21 when he first ran.", "two dates"),
    Clean("Kofi Osei, 41, won. Osei turns 42 in May.", "a birthday to come"),
    Clean(
        "The house of Seif Zeid Osei was hit. Osei, 20, lost a brother, 37-year-old Faris Zeid Osei.",
        "two people with one middle name",
    ),
    Clean("John Reed Jr., 41, thanked John Reed Sr., 68.", "father and son"),
    Clean("The 67-year-old killer kept a ring of Osei’s. Kofi Osei, 40, had known him.", "another person’s age"),
    Clean("Kofi Osei, 41, won. “Kofi Osei, 39, is not ready,” she wrote.", "direct speech"),
    Clean("Kofi Osei, 41, and 12 others were held. Osei, one of them, spoke.", "no age"),
    Clean("In the poll Kofi Osei, 41, leads; in the north Kofi Osei, 44, does.", "shares of a poll"),
)

_FORMS = frozenset(("comma", "year-old", "aged", "is", "died"))
_OTHER_TIME = lazy(
    r"\b(?:then|[Ww]hen|[Aa]t\sthe\stime|years?\s(?:ago|earlier|before|later|after|apart|younger|older)|(?<!since\s)(?:1[89]|20)[0-9]{2}|birthdays?|anniversary|turn(?:s|ed|ing)?"
    r"|[Ll]ast\s(?:year|month)|[Nn]ext\s(?:year|month)|childhood|as\sa\steenager|by\sthe\stime"
    r"|at\s(?:age|\d)|polls?|surveys?|votes?|ballots?|points?)\b"
)
_JUNIOR = r"(?:,?\s(?:Jr|Sr)\b|\s(?:II|III|IV)\b)"


def check(story: Story) -> Iterator[Finding]:
    """Compares all ages that the story gives one person."""
    by_surname: dict[str, list[AgeMention]] = {}
    for mention in ages(story):
        if mention.person is not None and mention.form in _FORMS:
            by_surname.setdefault(mention.person.surname, []).append(mention)
    for surname, mentions in by_surname.items():
        if len({mention.age for mention in mentions}) > 1 and not surname.isupper():
            yield from _compare(story, surname, mentions)


def _compare(story: Story, surname: str, mentions: list[AgeMention]) -> Iterator[Finding]:
    sure = [mention for mention in mentions if not _is_of_other_time(story, mention)]
    if len({mention.age for mention in sure}) < 2 or re.search(re.escape(surname) + _JUNIOR, story.copy):
        return
    given = given_names(story).get(surname, frozenset())
    for person in dict.fromkeys(mention.person for mention in sure):
        if person is None or not person.given:
            continue
        alone = len(given) == 1 and not _have_one_middle_name(story, person)
        same = [
            mention for mention in sure if mention.person == person or (alone and mention.person == Person("", surname))
        ]
        odd = next((mention for mention in same if mention.age != same[0].age), None)
        if odd is not None:
            yield _finding(story, person, same, odd)
            return


def _have_one_middle_name(story: Story, person: Person) -> bool:
    """Whether two people's names end in the same two words: Seif Zeid Osei, Faris Zeid Osei."""
    first = rf"(?<=[a-z,] )([A-ZÀ-Þ][\w’'-]+) {re.escape(person.name)}\b"
    return len(set(re.findall(first, story.copy)) - TITLES) > 1


def _finding(story: Story, person: Person, same: list[AgeMention], odd: AgeMention) -> Finding:
    first = same[0]
    message = f"{person.name} is {odd.age} here and {first.age} elsewhere in the story. Ask for the date of birth."
    where = story.span(first.start, first.end)
    return Finding(story.span(odd.start, odd.end), message, (Elsewhere(where, "the other age"),))


def _is_of_other_time(story: Story, mention: AgeMention) -> bool:
    if in_speech(story, mention.start):
        return True
    start, end = sentence_at(story, mention.start)
    return any(not in_speech(story, match.start()) for match in _OTHER_TIME.finditer(story.copy, start, end))
