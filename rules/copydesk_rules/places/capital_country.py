"""A city that is no capital called one: “Sydney, the Australian capital”.

Flags a larger city, or another country’s capital, that the copy calls the capital of a country whose capital is another: with
“capital of”, with the country’s possessive or with its adjective, before the city’s name or behind it.

Why it matters: the largest city is so often taken for the capital that readers write in about nothing sooner.

Stays silent where the words say what kind of capital is meant (the financial, the cultural, the old capital); of a province, a
state or a part of a country; on a seat of government and on what was the capital when the story came out; where the words around
speak of the past or of a move; in direct speech; and on countries whose capital is disputed, and cities that the record lacks.

How to settle it: name the capital, or say what the city is: the country’s largest, its port, its seat of government.

The record is `known/countries.toml`; each row names its source and the day it was looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.countries import Country, by_adjective, by_name, is_city

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged("He flew to [[Sydney]], the Australian capital, on Monday.", says="Canberra"),
    Flagged("The talks in [[Istanbul]], the capital of Turkey, go on.", says="Ankara", date="2024-03-05"),
    Flagged("Shops in the Swiss capital, [[Geneva]], were shut.", says="Bern"),
    Flagged("They met in Brazil’s capital [[Sao Paulo]].", says="Brasilia"),
    Flagged("[[Toronto]] is the capital of Canada.", says="Ottawa"),
    Flagged("Roe moved to [[Karachi]], Pakistan’s capital.", says="Islamabad", date="2019-03-05"),
    Clean("He flew to Canberra, the Australian capital, and on to Sydney.", "it is the capital"),
    Clean("He left Sydney for the Australian capital, Canberra.", "it is the capital"),
    Clean("Kiev, the Ukrainian capital, and Kyiv, the capital of Ukraine, are one.", "another spelling"),
    Clean("The Hague and Amsterdam, the Dutch capital, differ. The Dutch capital, The Hague, is a seat of government.", "a seat of government"),
    Clean("Mumbai, India’s financial capital, and Milan, the fashion capital of Italy, lost.", "capitals of another kind"),
    Clean("He left Toluca, capital of Mexico state, for Sao Paulo, capital of Sao Paulo state.", "a state"),
    Clean("In Almaty, then the Kazakh capital, and in Lagos, the former Nigerian capital, it rained.", "the past"),
    Clean("In Lagos, the Nigerian capital, it rained.", "the capital of that day", date="1987-03-05"),
    Clean("“Sydney, the Australian capital, is big,” she said.", "direct speech"),
    Clean("In Bonn, the West German capital, and Atlanta, the capital of Georgia, it rained.", "a country that is gone, and a state"),
    Clean("In the Turkish capital, Istanbul Mayor Ann Roe spoke.", "another name"),
    Clean("Sydney is not the capital of Australia.", "denied"),
    Clean("They met in the Iraqi capital. Basra was calm. In the capital of Iraq, Basra is seen as far away.", "a sentence goes on"),
)  # fmt: skip

_NAME = r"(?:[Tt]he\s)?[A-ZÀ-Þ][\w’'.-]*(?:\s(?:of\s|de\s|la\s|es\s)?[A-ZÀ-Þ][\w’'-]*)*"
_OF = lazy(rf"\s(?:city\s)?of\s(?P<country>{_NAME})")
_CITY_BEFORE = lazy(
    rf"(?P<city>{_NAME})(?:,\s(?:which\sis\s|now\s)?(?:the\s)?|\s(?:is|remains|became)\s(?:now\s)?the\s)\Z"
)
_CITY_BEHIND = lazy(rf"(?:\scity)?(?:,|\sof)?\s(?P<city>{_NAME})(?=[,.;:)—–\n]|\s[a-z—–-]|\Z)")
_WHOSE = lazy(rf"(?P<start>(?:the\s)?)(?P<whose>{_NAME})\s\Z")
_NOT_A_COUNTRY = lazy(r"\s(?:state|province|region|territory|county|department|oblast|district)\b|[-’']\w")
#: What stands around speaks of another time, a move, or a capital in name.
_OTHERWISE = lazy(
    r"\b(?:not|never|then|former(?:ly)?|old|ancient|once|until|before|ago|(?:capital|government|seat)\s(?:was\s|has\s|had\s)?mov\w+|mov(?:ed?|ing)\s(?:the|its|their|his)\s(?:capital|seat|government)|relocat\w+|exiled?|temporary|wartime|de\sfacto|administrative|legislative|commercial"
    r"|self-\w+|rival|breakaway|future|instead|mistaken\w*|wrong\w*|century|imperial|colonial|1[0-9]{3}|twinned|sister)\b|n['’]t\b"
)
_OPENERS = frozenset(("In", "From", "At", "Near", "Outside", "To", "And", "But", "Around", "Across", "Like", "While", "As", "For", "Of", "By"))  # fmt: skip
_WINDOW = 70
_NEAR = 45


def check(story: Story) -> Iterator[Finding]:
    """Looks around every "capital" for the city and the country."""
    if "capital" not in vocabulary(story):
        return
    copy = story.copy
    at = copy.find(" capital")
    while at >= 0:
        start, end = at + 1, at + len(" capital")
        if not copy[end : end + 1].isalnum() and not in_speech(story, start):
            yield from _around(story, start, end)
        at = copy.find(" capital", end)


def _around(story: Story, start: int, end: int) -> Iterator[Finding]:
    first, last = sentence_at(story, start)
    if first == last or not any(char.isupper() for char in story.copy[first:last]):
        return
    for country, city in _statements(story.copy, first, start, end, last):
        name = story.copy[city[0] : city[1]]
        year = story.published.day.year if story.published else None
        around = max(first, min(city[0], start) - _NEAR), min(last, max(city[1], end) + _NEAR)
        if country.has_capital(name, year) or _OTHERWISE.search(story.copy, *around):
            return
        message = (
            f"{country.capital} is the capital of {country.name}, not {name}. Name the capital, or say what {name} is."
        )
        yield Finding(story.span(*city), message)
        return


def _statements(copy: str, first: int, start: int, end: int, last: int) -> Iterator[tuple[Country, tuple[int, int]]]:
    """The country whose capital the word stands for, with the city that is called so."""
    of = _OF.match(copy, end, last)
    if of is not None:
        country = by_name().get(_stripped(of["country"]))
        if country is not None and not _NOT_A_COUNTRY.match(copy, of.end("country")):
            city = _city_before(copy, first, start)
            if city is not None:
                yield country, city
            return
    whose = _WHOSE.search(copy, max(first, start - _WINDOW), start)
    if whose is None:
        return
    words = whose["whose"]
    owner = words.removesuffix("’s").removesuffix("'s")
    table = by_name() if owner != words else by_adjective()
    country = table.get(_stripped(owner)) or table.get(
        owner.split(" ", 1)[-1] if owner.startswith(tuple(_OPENERS)) else ""
    )
    if country is None:
        return
    city = _city_before(copy, first, whose.start()) or _city_behind(copy, end, last)
    if city is not None:
        yield country, city


def _stripped(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ").rstrip(".")


def _city_before(copy: str, first: int, stop: int) -> tuple[int, int] | None:
    match = _CITY_BEFORE.search(copy, max(first, stop - _WINDOW), stop)
    if match is None:
        return None
    start, end = match.span("city")
    words = copy[start:end].split(" ")
    if len(words) > 1 and words[0] in _OPENERS:
        start += len(words[0]) + 1
    return (start, end) if is_city(copy[start:end]) else None


def _city_behind(copy: str, stop: int, last: int) -> tuple[int, int] | None:
    match = _CITY_BEHIND.match(copy, stop, last)
    if match is None or not is_city(match["city"].rstrip(".")):
        return None
    # "In the Iraqi capital, Basra is seen as far away": after a comma the name must end with one, or with the sentence.
    if copy[stop : stop + 1] == "," and copy[match.end("city") : match.end("city") + 1] not in (",", ".", ";", ")", ""):
        return None
    return match.start("city"), match.start("city") + len(match["city"].rstrip("."))
