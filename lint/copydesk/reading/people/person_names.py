"""Names of people by their shape: given name and surname of a run of words, and where a surname stands in the story."""

from __future__ import annotations

from copydesk.patterns import lazy, words
from copydesk.reading.dates.calendars import MONTH_NAMES, WEEKDAY_NAMES
from copydesk.reading.people.names import TITLES
from copydesk.reading.people.titles import AREAS, HEADS
from copydesk.story import Story

_PARTICLES = r"(?:(?:de|van|von|der|den|bin|ibn|al|el|da|dos|del|della|di|du|la|le|ter|ten|y)\s)"
_WORD = r"(?:(?:al|el|ad|ash|as)-)?[A-ZÀ-ÖØ-Þ]\w*(?:[’'-](?!s\b)\w+)*"
_PART = rf"(?:[A-Z]\.(?:[A-Z]\.)*|{_WORD})"
#: A pattern of a name: particles, initials, up to four words with a capital.
NAME = rf"{_PARTICLES}{{0,2}}{_PART}(?:\s{_PARTICLES}{{0,2}}{_PART}){{0,3}}"
#: Words that open a sentence and are no part of a name.
OPENERS = words(
    "Later Yesterday Today Instead Meanwhile Now Last Well Also Still However Earlier Once Not Even Only Another The A An But And When While Under For With If As Then In On At By From Of To Since After Before That Both Like Its His Her"
)
#: Words that end no name, though they may follow a title.
_NO_SURNAMES = frozenset(
    (*(name for name in MONTH_NAMES if name not in ("May", "April", "June", "August")), *WEEKDAY_NAMES, "Department", "General", "Committee", "Office", "Party", "House", "Senate", "Council", "Court", "Minister",
     "Secretary", "President", "Leader", "Whip", "Prime", "Deputy", "Vice", "Chairman", "Chairwoman", "Director", "Executive", "Officer", "Republican", "Republicans",
     "Democrat", "Democrats", "Democratic", "Street", "League", "Elect", "Justice", "Ministry", "State", "States", "Speaker", "Governor",
     "Senator", "Mayor", "Attorney", "Judge", "Congress", "Union", "Association", "Board", "Commission", "Agency", "Service", "University", "Day", "Act",
     "Emeritus", "Class", "QC", "KC", "MP", "MEP", "MD", "Jr", "Sr", "II", "III", "IV", "He", "She", "They", "It", "We", "I", "But", "And", "The", "A", "In", "On", "At", "As", "If", "When", "Of",
     "Rep", "Sen", "Gov", "Gen", "Col", "Adm", "Sgt", "Capt", "Maj", "Lt", "Sens", "Reps", "Mr", "Mrs", "Ms", "Dr", "Order", "Orders", "Candidate", "Convention", "Caption", "Nominee", "Candidates", "Debate", "Primary", "Affairs", "Security",
     "For", "This", "That", "There", "U.S", "US", "UK", "EU", "U.N", "UN", "CEO", "CFO", "Twitter", "Facebook", "TV", "News")
)  # fmt: skip


def person_of_words(name: str) -> tuple[str, str] | None:
    """Given name and surname; None for what is no name."""
    parts = [word for word in name.split() if not (word.islower() or word.endswith("."))]
    while parts and (parts[0] in OPENERS or is_of_title(parts[0].lower()) or parts[0] in TITLES):
        parts.pop(0)
    while parts and parts[-1] in _NO_SURNAMES:
        parts.pop()
    if len(parts) > 2 and parts[0] in parts[1:]:  # a page's list of names: "Sen. Ana Roe Ana Maria Roe"
        parts = parts[: parts.index(parts[0], 1)]
    if (
        not parts
        or len(parts[-1]) < 2
        or parts[0] in _NO_SURNAMES
        or any(part.isupper() and len(part) > 3 for part in parts)
    ):
        return None
    return (parts[0] if len(parts) > 1 else ""), parts[-1]


def is_of_title(word: str) -> bool:
    """Whether a word in lower case belongs to titles."""
    return word in AREAS or word in HEADS


def places_of(story: Story, surname: str) -> list[int]:
    """Where a surname stands in the copy, with or without a title, in order."""
    return story.read(_places).get(surname, [])


def _places(story: Story) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for match in _CAPITALISED.finditer(story.copy):
        found.setdefault(match[0], []).append(match.start())
    return found


def given_names_of(story: Story, surname: str) -> dict[str, int]:
    """Every given name that stands before the surname somewhere in the copy, with how often; "" is the surname alone."""
    found: dict[str, int] = {}
    for at in places_of(story, surname):
        given = given_before(story.copy, at)
        found[given] = found.get(given, 0) + 1
    return found


def given_before(copy: str, at: int) -> str:
    """The first name of those that stand right before a surname; "" where none does."""
    given = ""
    for match in reversed(list(_GIVEN.finditer(copy, max(0, at - 40), at))):
        if copy[match.end() : at].strip(' \u00a0.“”"()') or "\n" in copy[match.end() : at]:
            break
        word = match[0]
        if word.lower() in HEADS or word in TITLES or word in OPENERS or word in _NO_SURNAMES or word.lower() in AREAS:
            break
        at = match.start()
        given = word if len(word) > 1 and not word.islower() else given
    return given


_CAPITALISED = lazy(_WORD)
_GIVEN = lazy(rf"{_WORD}|\b(?:de|van|von|der|den|bin|ibn|al|el|da|dos|del|della|di|du|la|le|ter|ten|y)\b")


def names_behind(story: Story, surname: str) -> set[str]:
    """Every word with a capital right behind the word: where surnames come first, the given names of those who have it."""
    copy = story.copy
    found = set[str]()
    for at in places_of(story, surname):
        end = at + len(surname)
        match = _CAPITALISED.match(copy, end + 1) if copy[end : end + 1] == " " else None
        if match is not None and match[0] not in WEEKDAY_NAMES and match[0] not in MONTH_NAMES:
            found.add(match[0])
    return found
