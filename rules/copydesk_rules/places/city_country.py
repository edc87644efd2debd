"""A city put in a country that has none of its name: “Lviv, in southern Poland”.

Flags a larger city (180,000 people and more) with a country beside it in which the record has no place of that name: “in Lviv,
Poland”, “Lviv in southern Poland”, “the Polish city of Lviv”, and a dateline’s “LVIV, Poland”.

Why it matters: a wrong country is a small slip for the desk and a large one for whoever lives there; in a dateline it is the first
thing that is read.

Stays silent on cities whose country is disputed or changed of late; where the words around speak of the past, of an occupation or
of an annexation; in lists of cities and countries; on Georgia, which is a state as well; in direct speech; and on cities that the
record lacks, or that have a namesake in the country, however small.

How to settle it: look the city up, and mend the country, or the city.

The record is `known/countries.toml`; each row names its source and the day it was looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.countries import by_adjective, by_city, by_name, current

META = Meta(severity="warning", since="0.1.0", preview=True)

EXAMPLES = (
    Flagged("Shells fell near [[Lviv]] in southern Poland on Monday.", says="Ukraine"),
    Flagged("She was born in [[Gdansk]], Germany.", says="Poland"),
    Flagged("The Spanish city of [[Marseille]] was quiet.", says="France"),
    Flagged("He spoke at a rally in the northern Iraqi town of [[Aleppo]].", says="Syria"),
    Clean("Shells fell near Lviv in western Ukraine. She was born in Gdansk, Poland.", "where they are"),
    Clean("The plant in London, Canada, and the one in Birmingham, England, were shut.", "a namesake"),
    Clean("They flew to Lviv, Poland and Germany, and met in Paris, Germany, Spain and Italy.", "a list"),
    Clean("In 1920 Lviv lay in eastern Poland. The then Polish city of Lviv grew.", "the past"),
    Clean("Simferopol, in southern Russia, was quiet.", "disputed"),
    Clean("She lives in Athens, Georgia, and in Moscow, Idaho.", "states"),
    Clean("“I was in Lviv, Poland,” she said.", "direct speech"),
    Clean("The Polish city of Anntown and the Polish mayor of Lviv met.", "no city of the record, and no city"),
    Clean("Fans in Paris, Germany fans among them, sang.", "no country"),
)  # fmt: skip

# Each word is taken whole or not at all, and no name has more than six.
_NAME = r"(?:St\.\s)?[A-ZÀ-Þ](?:[\w’'-]|\.(?=\w))*+(?:\s(?:de\s|la\s|es\s|upon\s)?[A-ZÀ-Þ][\w’'-]*+){0,5}"
_SIDE = r"(?:north|south|east|west|central)(?:-?(?:east|west|central))?(?:ern)?"
_AT = lazy(
    rf"\b(?:in|near|outside|from|at|around)\s(?P<city>{_NAME}),\s(?:the\s)?(?P<country>{_NAME})(?=[,.;:)\n—–]|\Z)"
)
_IN = lazy(
    rf"(?<![\w’'.-])(?P<city>{_NAME}),?\s(?:an?\s(?:[a-z-]+\s){{0,2}}(?:city|town|port)\s)?in\s(?:the\s)?{_SIDE}\s(?P<country>{_NAME})"
)
_CITY_OF = lazy(
    rf"\b(?:[Tt]he|an?)\s(?:{_SIDE}\s)?(?P<whose>{_NAME})\s(?:[a-z-]+\s)?(?:city|town|port|resort)\sof\s(?P<city>{_NAME})"
)
_LISTED = lazy(r",?\s(?:and|or|fans?|but)\s|,\s(?:and\s)?[A-ZÀ-Þ]|/")
_OTHERWISE = lazy(
    r"\b(?:then|now|former(?:ly)?|once|Soviet|Ottoman|Habsburg|Prussian?|[Ee]mpire|[Cc]olon\w+|annex\w+|occup\w+|disputed|separatist|self-\w+|today|modern|exile\w*"
    r"|1[0-9]{3}s?|World\sWar|Nazi|versus|vs|against)\b|-occupied|-controlled|-held"
)  # fmt: skip
#: Cities whose country is disputed, or that copy puts in either of two.
_DISPUTED = frozenset((
    "Simferopol", "Sevastopol", "Donetsk", "Luhansk", "Lugansk", "Mariupol", "Kherson", "Melitopol", "Srinagar", "Jammu", "Belfast",
    "Derry", "Londonderry", "Hong Kong", "Macau", "Taipei", "Kaohsiung", "Taichung", "Tainan", "Jerusalem", "Hebron", "Gaza", "Nicosia", "Kirkuk",
    "Pristina", "Mitrovica", "Sukhumi", "Stepanakert", "Goma", "Abyei", "Victoria", "Georgetown", "Normandy", "Kota",
))  # fmt: skip
_NEAR = 60
_NO_COUNTRY = frozenset(("Georgia", "Jordan", "Chad", "United States"))


def check(story: Story) -> Iterator[Finding]:
    """Looks at every city with a country beside it."""
    for pattern in (_AT, _IN, _CITY_OF):
        for match in pattern.finditer(story.copy):
            said = match.groupdict()
            country = by_adjective().get(said["whose"]) if "whose" in said else by_name().get(said["country"])
            if country is None or country.name in _NO_COUNTRY:
                continue
            if pattern is _AT and _LISTED.match(story.copy, match.end()):
                continue
            start, end = match.span("city")
            finding = _finding(story, story.copy[start:end], country.name, (start, end))
            if finding is not None:
                yield finding


def _finding(story: Story, city: str, country: str, span: tuple[int, int]) -> Finding | None:
    where = by_city().get(city) or by_city().get(current(city))
    if where is None or country in where or city in _DISPUTED or in_speech(story, span[0]):
        return None
    block = story.block_at(span[0])
    first, last = sentence_at(story, span[0])
    if block is None or not (block.is_copy or block.kind == "dateline"):
        return None
    if _OTHERWISE.search(story.copy, max(first, span[0] - _NEAR), min(last, span[1] + _NEAR)):
        return None
    known = " and ".join(sorted(where)) if len(where) < 3 else f"{len(where)} other countries"
    message = f"The record has {city} in {known}, and no larger place of that name in {country}: check the country, or the city."
    return Finding(story.span(*span), message)
