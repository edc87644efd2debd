"""One place under two names in one story, as Kyiv and Kiev.

Flags the rarer of two forms of a place's name where the story uses both in its own voice; the other form is marked too.

Why it matters: a reader who doesn't know that Kyiv is Kiev takes them for two places, and an old or a Russian form beside
the country's own reads as if the desk had not looked.

Stays silent in direct speech, posts, captions and credits; in names that rightly keep the old form (chicken Kiev, the
Calcutta Cup, Peking University, a club, a company, a film, a newspaper, a person); where another place of that name is meant
(Odessa, Texas); where the copy itself speaks of the name ("formerly Bombay", "Burma, also known as Myanmar"); in a sentence
about a year when the old form was in use; and for forms that are common words or surnames.

How to settle it: use the form of your house's style throughout. The suggestion gives the form that major styles use now;
it is not applied unseen, because a quoted title or a past event may keep the old one.

The record is `known/places.toml`; each row names its source and the day it was looked up.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.text.capitals import capitalised_words
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.voice import in_own_voice
from copydesk.rule import Clean, Edit, Elsewhere, Finding, Fix, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.places import PlaceName, keys, places

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged(
        "Kyiv said it held the town. Russia said [[Kiev]] actions must be met with force.",
        says="Kyiv",
        fixed="Kyiv said it held the town. Russia said Kyiv actions must be met with force.",
    ),
    Flagged(
        "Shelling hit Odesa again. The port of [[Odessa]] was closed, Odesa officials said.", says="twice as Odesa"
    ),
    Flagged("Flights to Mumbai were late. [[Bombay]]’s airport lay under fog.", says="Mumbai"),
    Clean("Kyiv fell silent. “Kiev regime forces fled,” the ministry said.", "direct speech"),
    Clean("Cooks in Kyiv argue over the chicken Kiev.", "a dish"),
    Clean("She wore a Madras shirt in Chennai and ate Bombay aloo. Mumbai cooks wept.", "a cloth and a dish"),
    Clean("Tbilisi slept. Tiflis, a cafe, was full, and the ferry Tiflis sailed.", "a cafe and a ship"),
    Clean("The town of Benares, as Varanasi was then called, grew. Varanasi grew.", "the copy speaks of the name"),
    Clean("The name Kiev is Russian, the name Kyiv is not.", "the copy speaks of the name"),
    Clean("He flew from Odesa to Odessa, Texas, on Monday.", "another place of the name"),
    Clean("Traders in Mumbai and at the Bombay Stock Exchange sold.", "an institution's name"),
    Clean("Mumbai, formerly Bombay, grew fast.", "the copy speaks of the name"),
    Clean("Burma, also known as Myanmar, held a vote.", "the copy speaks of the name"),
    Clean("Kyiv is not Kiev, the envoy told reporters.", "the copy speaks of the name"),
    Clean("She left Lviv, or rather Lwow, as it was then, in 1939.", "the copy speaks of the name"),
    Clean("A man from Yangon said that Rangoon, as it is called on the map, was home.", "the copy speaks of the name"),
    Clean("Riots shook Bombay in 1992. Mumbai has not forgotten.", "the name of that year"),
    Clean("He was born in Lwow in 1921, and Lviv is proud of him.", "the name of that year"),
    Clean("Lviv, which Poles call Lwow, lies in the west.", "the copy speaks of the name"),
    Clean("Guards in Mykolaiv held Yury Nikolaev. Nikolaev fled.", "a person"),
    Clean("Casinos in Macau closed, the Venetian Macao last.", "a hotel's name"),
    Clean("Odesa was hit. Odessa Roe plays the lead in the film.", "a first name"),
    Clean("Students of Madras Christian College marched in Chennai.", "an institution's name"),
    Clean("She studied at the University of Bombay and lives in Mumbai.", "an institution's name"),
    Clean("Scholars of Huaqiao, Peking and Xiamen Universities met in Beijing.", "institutions' names"),
    Clean("The Kyiv Post reported from Kyiv.", "one form"),
    Clean("Kiev was the capital. Kiev grew.", "one form, whichever it is"),
    Clean("Dynamo Kiev won in Kyiv.", "a club's name"),
    Clean(
        "Kiev was quiet. Kiev slept.\nShe is now in Kyiv — Ann Roe (@annroe)",
        "a post on a social network keeps its spelling",
    ),
    Clean("Trains from Bengaluru reach KSR Bangalore station at noon.", "a station's name"),
)

_SPEAKS_OF_NAME = lazy(
    r"\b(?:formerly|former(?:ly)?\sknown|(?:also|once|previously|then|now|better|otherwise)\s(?:known|called)|known\s(?:as|in|by)|call(?:s|ed|ing)?"
    r"|renam\w+|spell\w*|or\s|is\snot|aka|a\.k\.a\.|transliterat\w+|pronounc\w+|names?|in\s(?:Russian|Ukrainian|English|French|Spanish|Arabic|Hindi|Kurdish)"
    r"|then|now|today|present-day|modern(?:-day)?|refer\w*|Soviet|old)\b",
)
_AS_IT_WAS = lazy(
    r",?\s\(?as\s(?:it|the\s\w+|[A-Z]\w+)\s(?:was|is|used\sto\sbe|has\sbeen)\s(?:then|now|still|once|called|known|named|spelled)\b"
)
_AS_A_NAME = lazy(r"\b(?:names?|words?|spellings?|forms?|call(?:s|ed)\s(?:it|the\s\w+))\s[“\"‘']?\Z")
#: How many characters between two forms may speak of the name.
_NEAR = 60
_PART_OF_NAME = lazy(
    r"(?:[-–][A-Z]|\s(?:Post|Times|Independent|Star|Sapphire|Dynamo|University|Exchange|Court|School|Club|FC|Cup|Airport|[Ss]tation|Arena|Stadium"
    r"|Battalion|Brigade|Hotel|Bank|Group|Agreement|Declaration|Treaty|Conference|Philharmonic|Ballet|Opera|Shipyard|Refinery|Football)\b)"
)
#: "Peking and Xiamen Universities", "the University of Bombay".
_WITH_OTHERS = lazy(
    r"(?:(?:,|\sand)\s[A-ZÀ-Þ][\w’'-]+){1,4}\s(?:Universit|Colleg|Exchange|School|Club|Court|Bank)(?:y|ies|es?|s)?\b"
)
_NAMED_AFTER = lazy(
    r"\b(?:University|Universities|College|Institute|Academy|School|Bank|Museum|Chamber|Church|Court|Bishop|Archbishop|Treaty|Club)\sof\s\Z"
)
#: A dish, a cloth or another thing that is called after the old form; and what bears it as its own name.
_THING = lazy(
    r"\s(?:mix|duck|potato(?:es)?|aloo|curry|cake|cutlets?|soup|sauce|roll|rice|tea|gin|shirt|cotton|plaid|check|silk|shawls?|sarees?|saris?|lace|carpets?"
    r"|rugs?|porcelain|blend|cat|cats|hound|terrier|fever|style|dream|dreams|man|opal)\b"
    r"|,\s(?:an?|the)\s(?:\w+\s)?(?:cafe|café|restaurant|bar|pub|hotel|club|nightclub|film|movie|novel|musical|song|album|band|ship|ferry|horse|shop|store)\b"
)
_THING_BEFORE = lazy(
    r"\b(?:cafe|café|restaurant|bar|film|movie|novel|musical|song|album|band|ship|ferry|chicken|cruiser|battleship|frigate)[,:]?\s[“\"‘']?\Z"
)
_CAPITAL_BEFORE = lazy(r"(?P<starts>(?:\A|[\n.!?:;—–“”\"(‘]\s?))?\b(?P<word>[A-ZÀ-Þ][\w’'-]*)\s\Z")
_CAPITAL_AFTER = lazy(
    r"\s(?!(?:Mayor|Gov|Governor|Oblast|Region|Province|District|Police|On|In|The|But|And|A|It|He|She|They)\b)[A-Z][a-z]"
)
#: What stands with a capital before a place that it does not belong to.
_LEADS_IN = frozenset((
    "And", "At", "But", "Central", "Eastern", "For", "From", "Governor", "In", "Mayor", "Near", "Northern", "Of", "President",
    "Southern", "The", "To", "Western",
))  # fmt: skip
#: So many uses of a form are looked at; no story has more.
_MOST_USES = 1000
_YEAR = lazy(r"\b(?:1[0-9]|20)[0-9]{2}\b")
#: Before this year every form but the new one was in use.
_HISTORY = 1990


def check(story: Story) -> Iterator[Finding]:
    """Compares all forms that the story uses of one place."""
    words = capitalised_words(story)
    known, by_key = places(story.house_rows), keys(story.house_rows)
    forms = [form for key in by_key.keys() & words for form in by_key[key]]
    by_place: dict[str, list[str]] = {}
    for form in forms:
        place = known[form]
        if place.safe:
            by_place.setdefault(place.current, []).append(form)
    for current, used in by_place.items():
        if len(used) > 1:
            yield from _compare(story, known[current], used)


def _compare(story: Story, place: PlaceName, forms: list[str]) -> Iterator[Finding]:
    found = {form: _uses(story, place, form) for form in forms}
    found = {form: uses for form, uses in found.items() if uses}
    if len(found) < 2 or _speaks_of_name(story, found):
        return
    # The form used now is kept where both are as common: the other is the one to look at.
    kept = max(found, key=lambda form: (len(found[form]), form == place.current))
    for form, uses in found.items():
        if form != kept:
            yield _finding(story, place, (form, uses), (kept, found[kept]))


def _finding(story: Story, place: PlaceName, odd: tuple[str, list[int]], kept: tuple[str, list[int]]) -> Finding:
    (form, uses), (other, others) = odd, kept
    spans = [story.span(start, start + len(form)) for start in uses]
    where = story.span(others[0], others[0] + len(other))
    notes = [Elsewhere(where, other), *(Elsewhere(span, f"{form} again") for span in spans[1:5])]
    now = (
        "" if other == place.current or form != place.current else f" {place.current} is the form of the major styles."
    )
    message = f"{place.current if form == other else form} is here {_times(len(uses))} and the same place {_times(len(others))} as {other}: use one form."
    fix = Fix(tuple(Edit(span, other) for span in spans)) if other == place.current else None
    return Finding(spans[0], message + now, tuple(notes), fix)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _uses(story: Story, place: PlaceName, form: str) -> list[int]:
    """Where the story uses the form in its own voice, for this place, outside names that keep it."""
    copy, kept, named = story.copy, [], 0
    for start in itertools.islice(_places(copy, form), _MOST_USES):
        end = start + len(form)
        if not _is_own(story, start):
            continue
        around = copy[max(0, start - 30) : end + 40]
        if any(phrase in around for phrase in (*place.keep, *place.clash)) or _PART_OF_NAME.match(copy, end):
            continue
        if form != place.current and (_THING.match(copy, end) or _THING_BEFORE.search(copy, max(0, start - 16), start)):
            continue
        if _WITH_OTHERS.match(copy, end) or _NAMED_AFTER.search(copy, max(0, start - 20), start):
            continue
        if _has_first_name(copy, start):
            named += 1
            continue
        if form != place.current and _keeps_old_form(story, place, start, end):
            continue
        if form not in place.keep and not _within_longer(copy, start, end, form, place):
            kept.append(start)
    # A person of that name is called by it alone in what follows.
    return kept if named < len(kept) or form == place.current else []


def _places(copy: str, form: str) -> Iterator[int]:
    """Where the form stands as a word; the string's own search is ten times as fast as a pattern's."""
    at = copy.find(form)
    while at >= 0:
        end = at + len(form)
        before, after = copy[at - 1 : at], copy[end : end + 1]
        if not (before.isalnum() or before in ("_", "-") or after.isalnum() or after in ("_", "-")):
            yield at
        at = copy.find(form, end)


def _is_own(story: Story, start: int) -> bool:
    if in_own_voice(story, start):
        return True
    block = story.block_at(start)
    return (
        block is not None
        and block.kind in ("headline", "standfirst", "list item", "table cell")
        and not in_speech(story, start)
    )


def _has_first_name(copy: str, start: int) -> bool:
    """Whether a capitalised word stands right before, in mid-sentence: "Dynamo Kiev", "Yury Nikolaev", "the Venetian Macao"."""
    before = _CAPITAL_BEFORE.search(copy, max(0, start - 30), start)
    return before is not None and before["starts"] is None and before["word"] not in _LEADS_IN


def _keeps_old_form(story: Story, place: PlaceName, start: int, end: int) -> bool:
    """Whether the sentence speaks of a time before the new form, or the old one belongs to a longer name."""
    if place.relation == "spelling":
        return False
    first, last = sentence_at(story, start)
    since = int(place.since[:4]) if place.since and place.relation == "renamed" else _HISTORY
    if any(int(year) < since for year in _YEAR.findall(story.copy, first, last)):
        return True
    return _CAPITAL_AFTER.match(story.copy, end) is not None


def _within_longer(copy: str, start: int, end: int, form: str, place: PlaceName) -> bool:
    """Whether the words belong to a longer form of the same place ("Congo" in "Republic of Congo")."""
    longer = (other for other in (place.current, *place.other) if form in other and form != other)
    return any(other in copy[max(0, start - len(other)) : end + len(other)] for other in longer)


def _speaks_of_name(story: Story, found: dict[str, list[int]]) -> bool:
    """Whether the copy explains the name: in words behind a form, or between two forms that stand close."""
    copy = story.copy
    for form, uses in found.items():
        for start in uses:
            if _AS_IT_WAS.match(copy, start + len(form)) or _AS_A_NAME.search(copy, max(0, start - 24), start):
                return True
    places_of = sorted((start, form) for form, uses in found.items() for start in uses)
    for (start, form), (other, other_form) in itertools.pairwise(places_of):
        if form != other_form and other - start < _NEAR + len(form):
            between = story.copy[start + len(form) : other]
            if _SPEAKS_OF_NAME.search(between) or between.strip() in ("(", "/", "or", ",", ", or"):
                return True
    return False
