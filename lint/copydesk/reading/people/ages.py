"""Ages and births of people: "Kofi Osei, 41,", "the 41-year-old Osei", "aged 41", "born in May 1959"."""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import MONTH_NAMES, WEEKDAY_NAMES
from copydesk.reading.dates.dates import DateMention, dates
from copydesk.reading.figures.numbers import Figure, numbers
from copydesk.reading.people.names import TITLES
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Person(NamedTuple):
    """A person as named at one place: `given` is "" where only one name stands there."""

    given: str
    surname: str

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self.given} {self.surname}".strip()


class AgeMention(NamedTuple):
    """An age in years; `start` and `end` are offsets of the figure in the copy.

    `person` is None where the copy does not name the person right there. `form` is "comma" ("Osei, 41,"), "year-old",
    "aged", "bracket", "is" ("He is 41"), "died" ("died at 41", "He was 41", which may be of a death) or "turns".
    """

    start: int
    end: int
    age: int
    person: Person | None
    form: str


class Birth(NamedTuple):
    """When someone was born; `start` and `end` are offsets of the words from "born" to the date's end."""

    start: int
    end: int
    mention: DateMention
    person: Person | None


def ages(story: Story) -> tuple[AgeMention, ...]:
    """Every age of a person in the story, in order."""
    return story.read(_ages)


def given_names(story: Story) -> dict[str, frozenset[str]]:
    """By surname, every given name that stands before it somewhere in the story."""
    return story.read(_given_names)


def births(story: Story) -> tuple[Birth, ...]:
    """Every birth with its year, in order."""
    return story.read(_births)


_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]*\w"
_NAME = rf"(?:{_WORD}|[A-Z]\.)(?:\s(?:(?:de|van|von|der|den|bin|ibn|al|el|da|dos|del|della|di|du|la|le)\s|[\"“][A-Z]\w+[\"”]\s)?(?:{_WORD}|[A-Z]\.)){{0,4}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr)\.?|\sI{2,3}|\sIV)?"
_NAMED_COMMA = lazy(
    rf"(?P<name>{_NAME}){_SUFFIX},\s(?P<lead>(?:(?:who\s(?:is|was)|aged?|now|an?|the|then|only|just)\s)?(?:[a-z][a-z’'-]+\s){{0,2}})\Z"
)
_NAMED_BRACKET = lazy(rf"(?P<name>{_NAME}){_SUFFIX}\s\((?:aged?\s)?\Z")
_NAMED_IS = lazy(rf"(?P<name>{_NAME}|He|She|he|she){_SUFFIX}\s(?P<verb>is|was)\s(?:only\s|just\s|now\s)?\Z")
_TURNS = lazy(rf"(?P<name>{_NAME}|He|She|he|she|who){_SUFFIX}\s(?:will\sturn|turns|turned)\s\Z")
_DIED = lazy(r"\b(?:[Dd]ied|[Dd]ead|[Dd]ies)\b[^.;]{0,60}?\b(?:at|aged?|at\s(?:the\s)?age(?:\sof)?)\s\Z")
_AGED = lazy(r"\b(?:[Aa]ged?|[Aa]t\s(?:the\s)?age\sof)\s\Z")
_YEAR_OLD = lazy(r"[-\s]years?[-\s]old\b")
_NAME_AFTER = lazy(rf"(?P<middle>(?:,?\s[a-z][\w’'-]*){{0,4}}?)\s(?P<name>{_NAME})")
_PERSON_NOUN = lazy(
    r"(?:[a-z-]+(?:er|or|ist|ian|ant|ent|eer|ess|man|woman)|son|daughter|boy|girl|brother|wife|husband|star|chief|head|coach|pilot|nurse|judge|native|nephew|niece|cousin|aunt|uncle|ace|captain|boss)\Z"
)
_NO_NOUN = frozenset(
    (
        "after",
        "over",
        "under",
        "never",
        "other",
        "her",
        "for",
        "or",
        "later",
        "whether",
        "rather",
        "ever",
        "nor",
        "went",
        "sent",
        "spent",
        "met",
        "told",
    )
)
_NOT_IN_MIDDLE = lazy(
    r"(?:\w+ed|told|met|said|says|of|with|and|in|at|by|from|to|who|is|was|has|had|on|as|but|than|that|for|when|while|because|if|or|after|before)\Z"
)
_AGE_ENDS = lazy(
    r"[,.;:)\]—–](?![0-9])|\s[—–-]|\s(?:of|and|was|is|who|from|told|said|says|has|had|were|died|when|at|in|but|will|years?\sold)\b|\s?\Z|\n"
)
_ONE_OF = lazy(r"\s(?:of|in|to|more|other)\b")
_YEARS_OLD = lazy(r"\syears?(?:\sold|\sof\sage)?\b")
#: Capitalised words that are no one's name, though a figure after a comma may follow them.
_NO_NAME = frozenset((*MONTH_NAMES, *WEEKDAY_NAMES, "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Chapter",
                      "Section", "Article", "Route", "Game", "Week", "Day", "No", "Room", "Page", "Psalm", "Street", "Avenue", "Road", "The", "He",
                      "She", "They", "It", "But", "And", "In", "On", "At", "If", "When", "Age", "Aged", "Level", "Phase", "Act", "Part", "Title"))  # fmt: skip


def person_of(words: str) -> Person | None:
    """The person that a run of capitalised words names, titles and initials left out; None for what is no name."""
    parts = [word.removesuffix("’s").removesuffix("'s") for word in words.split() if word[0] not in '"“']
    parts = [word for word in parts if word.rstrip(".") not in TITLES and not (len(word) == 2 and word[1] == ".")]
    while parts and parts[0] in _OPENERS:
        parts.pop(0)
    if not parts or parts[-1].rstrip(".") in _NO_NAME or not parts[-1][0].isupper():
        return None
    names = [word for word in parts if word[0].isupper()]
    return Person(names[-2] if len(names) > 1 else "", names[-1])


_OPENERS = frozenset(("The", "A", "An", "But", "And", "When", "While", "After", "Before", "As", "In", "On", "At", "For", "With", "Then", "Now", "Former",
                      "Both", "Among", "Also", "Meanwhile", "That", "This", "His", "Her", "Their", "Its", "Like", "Since", "If", "By", "From"))  # fmt: skip


def _ages(story: Story) -> tuple[AgeMention, ...]:
    copy = story.copy
    return tuple(
        found
        for figure in numbers(story)
        if figure.form in ("digits", "words")
        and 0 < figure.value.numerator <= 120
        and figure.step == 1
        and (found := _age(copy, figure))
    )


def _age(copy: str, figure: Figure) -> AgeMention | None:
    start, end, age = figure.start, figure.end, int(figure.value)
    if copy[end : end + 1] in "-– \u00a0" and (old := _YEAR_OLD.match(copy, end)):
        person, form = _beside_year_old(copy, start, old.end()), "year-old"
        is_one = _NAMED_IS.search(copy, max(0, start - 60), start)
        if is_one is not None:
            return AgeMention(start, end, age, _person(is_one["name"]), "is" if is_one["verb"] == "is" else "died")
        return AgeMention(start, end, age, person, form)
    before = copy[start - 1 : start]
    if before == "(" and copy[end : end + 1] == ")":
        match = _NAMED_BRACKET.search(copy, max(0, start - 70), start)
        return AgeMention(start, end, age, _person(match["name"]), "bracket") if match is not None else None
    return _after_words(copy, figure, age) if before in " \u00a0" else None


def _after_words(copy: str, figure: Figure, age: int) -> AgeMention | None:
    """An age after a name and a comma, or after "aged", "is", "turned" or a death."""
    start, end = figure.start, figure.end
    if not _AGE_ENDS.match(copy, end) or (figure.form == "words" and _ONE_OF.match(copy, end)):
        return None
    low = max(0, start - 80)
    word = copy[low:start].rstrip()
    if word.endswith((",", "aged", "age", "now", "is", "was", "only", "just", "then")):
        comma = _NAMED_COMMA.search(copy, low, start)
        if comma is not None and (person := _person(comma["name"])) is not None and comma["lead"].strip() in _LEADS:
            return AgeMention(start, end, age, person, "aged" if "age" in comma["lead"] else "comma")
        match = _NAMED_IS.search(copy, low, start)
        if match is not None:
            return AgeMention(start, end, age, _person(match["name"]), "is" if match["verb"] == "is" else "died")
    if word.endswith(("turn", "turns", "turned")) and (match := _TURNS.search(copy, low, start)):
        return AgeMention(start, end, age, _person(match["name"]), "turns")
    if word.endswith(("at", "aged", "age", "of")):
        if _DIED.search(copy, low, start):
            return AgeMention(start, end, age, None, "died")
        if _AGED.search(copy, low, start) and not _YEARS_OLD.match(copy, end):
            return AgeMention(start, end, age, None, "aged")
    return None


_LEADS = frozenset(("", "aged", "age", "now", "who is", "then", "only", "just"))


def _beside_year_old(copy: str, start: int, end: int) -> Person | None:
    """The person whom "the 41-year-old" describes, if named right before or after it."""
    comma = _NAMED_COMMA.search(copy, max(0, start - 80), start)
    if comma is not None and comma["lead"].split()[:1] in (["a"], ["an"], ["the"], ["now"], ["who"]):
        return _person(comma["name"])
    after = _NAME_AFTER.match(copy, end, end + 90)
    if after is None:
        return None
    middle = after["middle"].replace(",", "").split()
    if middle and (
        not _PERSON_NOUN.match(middle[-1]) or any(word in _NO_NOUN or _NOT_IN_MIDDLE.match(word) for word in middle)
    ):
        return None
    return _person(after["name"])


def _person(words: str) -> Person | None:
    return None if words in ("He", "She", "he", "she", "who") else person_of(words)


_FULL_NAME = lazy(r"\b([A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ-]+)\s(?:[A-Z]\.\s)?(?=([A-ZÀ-ÖØ-Þ](?:[\w-]|['’](?!s\b))*))")


def _given_names(story: Story) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for given, surname in _FULL_NAME.findall(story.copy):
        if given not in _OPENERS and given not in TITLES:
            found.setdefault(surname, set()).add(given)
    return {surname: frozenset(given) for surname, given in found.items()}


# --- births

_BORN_BEFORE = lazy(
    r"\b(?:[Bb]orn|b\.)(?:\s(?:[Oo]n|[Ii]n|[A-Z]\w+|around|about|at|to|the|a|an|near|into|and|raised|of|,|[a-z]+)){0,8}?,?\s(?:(?:[Oo]n|[Ii]n)\s)?(?:(?:early|late)\s)?\Z"
)
_BORN_SUBJECT = lazy(
    rf"(?P<name>{_NAME}|He|She|he|she){_SUFFIX}(?:,\s[0-9]{{1,3}},?)?(?:\swas|\sis|,\swho\swas|,|\s\()\s?\Z"
)
_OPENS_WITH_BORN = lazy(rf",\s(?:the\s)?(?P<name>{_NAME})")


def _births(story: Story) -> tuple[Birth, ...]:
    copy = story.copy
    if "born" not in copy and "Born" not in copy:
        return ()
    return tuple(
        found
        for mention in dates(story)
        if mention.year is not None and mention.years == 1 and (found := _birth(copy, mention))
    )


def _birth(copy: str, mention: DateMention) -> Birth | None:
    low = max(0, mention.start - 90)
    paragraph = copy.rfind("\n", low, mention.start) + 1
    at = max(copy.rfind("born", low, mention.start), copy.rfind("Born", low, mention.start))
    if at < paragraph or not _BORN_BEFORE.match(copy, at, mention.start):
        return None
    subject = _BORN_SUBJECT.search(copy, max(paragraph, at - 70), at)
    if subject is not None:
        return Birth(at, mention.end, mention, _person(subject["name"]))
    after = _OPENS_WITH_BORN.match(copy, mention.end) if copy[at] == "B" else None
    return Birth(at, mention.end, mention, _person(after["name"]) if after is not None else None)
