"""Whether a temperature said in two scales is a reading of a thermometer or a difference between two readings.

The words beside the figures decide it: "warmer", "a rise of", "warmed by" make a difference, "a high of", "fell to", "below
zero" a reading. Where they don't, a sentence on climate makes a difference of a few degrees, and a pair too large for a
difference in a sentence without any comparison makes a reading. Anything else is left open.
"""

from __future__ import annotations

from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.units.conversions import Conversion
from copydesk.story import Story

DIFFERENCE = "difference"
READING = "reading"

_THING = r"(?:warming|heating|cooling|rise|increase|jump|drop|fall|decline|difference|swing|gap|gain|change|variation|spike|anomaly)"
_HEDGE = r"(?:about|around|nearly|almost|just|some|more\sthan|less\sthan|roughly|approximately|at\sleast|only|an?|up\sto|as\smuch\sas|another)"
_CHANGED = (
    r"(?:warm|heat|cool)(?:s|ed|ing)?|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|soar(?:s|ed|ing)?"
    r"|f(?:all|alls|ell|allen|alling)|drop(?:s|ped|ping)?|plunge[sd]?|plummet(?:s|ed)?|declin(?:e|es|ed|ing)|dip(?:s|ped)?|tumbled?"
)
# "a rise of 2C", "limit warming to 2C", "by 2C", "warmed 2C", "gone up 2C"; but "rose to 30C" is a reading.
_DIFFERENCE_BEFORE = lazy(
    rf"(?:\bby|\b{_THING}s?\s(?:of|by|as\s(?:much|high)\sas)|\b(?:warming|heating)(?:\s\w+){{0,3}}\s(?:to|at|below|under|within|beyond|past|than)"
    rf"|\b(?:the|a|an|any|this|that|temperature|global|average)\s(?:rise|increase)(?:s|\sin\s(?:\w+\s){{0,3}}\w+)?(?:\s\w+)?\s(?:to|at|below|under|within|beyond|past)"
    r"|\btemperature\srises\s(?:to|at|below|under)"
    r"|\b(?:another|additional|extra|further))\s(?:[“\"‘]?\w+\s\w+[”\"’]?\s)?"
    r"(?:(?:about|around|nearly|almost|just|some|as|much|little|more|less|than|over|under|an?|up|to|at|least|only|roughly|approximately|well|below|between|from)\s)*\Z"
    rf"|\b(?:difference|gap|contrast|spread)\s(?:in\s[a-z]+\s)?between\s[^.;:()0-9]{{1,60}}\s(?:was|is|were|be|reached|came\sto)\s(?:{_HEDGE}\s)*\Z"
    rf"|\b(?:{_CHANGED}|g(?:one|oes|oing|o)\s(?:up|down)|went\s(?:up|down))\s(?:(?:up|down|further)\s)?(?:{_HEDGE}\s)*\Z",
    0,
)
_DIFFERENCE_AFTER = lazy(
    rf"\s(?:warmer|hotter|colder|cooler|higher|lower|milder|more\sthan|less\sthan|in\s{_THING}|(?:of\s(?:\w+\s)?)?{_THING}\b"
    r"|(?:above|below|over|under)\s(?!(?:zero|freezing|ground|sea|the\s(?:freezing|sea|ground|surface))))"
)
_CLIMATE = lazy(
    r"\b(?:global(?:ly)?\s(?:\w+\s){0,2}(?:warming|heating|temperatures?)|warming|pre-?industrial|Paris\s(?:\w+\s)?(?:agreement|accord|deal|target|goal|pact|limit)s?"
    r"|climate\s(?:change|crisis|target|goal|talks|pact|scientists?))\b"
)
_WAS = lazy(r"\b(?:was|were|is|are|at|high|low|temperatures?\sof|reached|hit)\s(?:\w+\s){0,2}\Z")
_MOST_CLIMATE = Fraction(6)

_READING_BEFORE = lazy(
    r"\b(?:[Hh]ighs?|[Ll]ows?|[Tt]emperatures?|readings?|record|peak|fever|heat|maximum|minimum|[Mm]ercury|thermometers?)\s"
    r"(?:of|at|around|near|above|below|topped|exceeded|as\s(?:high|low)\sas|reached|hit|was|were|is|are|stood\sat)\s(?:\w+\s){0,2}\Z"
    r"|\b(?:[Hh]ighs?|[Ll]ows?|[Tt]emperatures?|[Rr]eadings?|[Mm]aximum|[Mm]inimum)\s(?:in|at|on|for)\s(?:the\s)?(?:[A-Za-z]+\s){1,4}(?:was|were|is|are|of|reached|hit)\s(?:\w+\s){0,2}\Z"
    r"|\b(?:stays?|stayed|remains?|remained|stood|stands|hover(?:s|ed)|holds?|held|averages?|averaged)\sat\s(?:about\s|around\s)?\Z"
    rf"|\b(?:[Ww]arm|[Cc]old|[Hh]ott|[Cc]ool)er\sthan\s(?:{_HEDGE}\s)*\Z"
    r"|\b(?:reached|hit|topped|reaching|hitting|exceeded|surpassed)\s(?:\w+\s){0,2}\Z"
    r"|\b(?:rose|risen|climbed|fell|fallen|dropped|plunged|plummeted|sank|sunk|dipped|cooled|heated|warmed|soared|dipping|falling|dropping|climbing|soaring)"
    rf"\s(?:up\s|down\s|back\s)?to\s(?:{_HEDGE}\s)*\Z"
    r"|\b(?:will|could|may|might|would|can|to|should|[Tt]emperatures)\s(?:rise|climb|fall|drop|plunge|sink|dip|soar|cool|get)\s(?:up\s|down\s|back\s)?"
    rf"to\s(?:{_HEDGE}\s)*\Z"
    rf"|\b(?:[Bb]aked?|[Cc]ook(?:ed)?|[Ss]tored?|[Hh]eated|[Kk]ept|[Rr]oast(?:ed)?|boils?|melts?|freezes?)\s(?:it\s)?(?:at|to|below|above)\s(?:{_HEDGE}\s)*\Z"
)
_COMPARES = lazy(
    r"\b(?:warm\w*|rise|rises|rising|rose|increas\w+|above|below|differen\w+|anomal\w+|averag\w+|normal|than|range|change\w*|by|drop\w*|f[ae]ll\w*"
    r"|gap|swing|limit\w*|target|goal|more|less|higher|lower|hotter|cooler|colder)\b"
)
#: A difference of more than this many Celsius degrees is rare in copy.
_LARGE = Fraction(12)
#: Starts a sentence that says more of what the one before it says.
_SAYS_MORE = lazy(r"\s*(?:That|This|It)\b")


def sense(story: Story, conversion: Conversion) -> str:
    """DIFFERENCE, READING, or "" where the words leave it open."""
    copy, start, end = story.copy, conversion.start, conversion.end
    before = max(0, start - 70)
    if _DIFFERENCE_AFTER.match(copy, _after_comma(copy, conversion)) or _DIFFERENCE_BEFORE.search(copy, before, start):
        return DIFFERENCE
    if _READING_BEFORE.search(copy, before, start):
        return READING
    first, last = sentence_at(story, start)
    degrees = abs(conversion.left.measures[-1].value) * conversion.left.units[0].factor
    if degrees <= _MOST_CLIMATE and _CLIMATE.search(copy, first, last):
        return "" if _WAS.search(copy, before, start) else DIFFERENCE
    if first and _SAYS_MORE.match(copy, first):
        first = sentence_at(story, first - 1)[0]
    compared = _COMPARES.search(copy, first, start) or _COMPARES.search(copy, end, last)
    return READING if degrees > _LARGE and compared is None else ""


_CLOSING_DASH = lazy(r"(?:\s?[-–—]{1,2}(?=\s))?")


def _after_comma(copy: str, conversion: Conversion) -> int:
    """Past the comma that closes "6F, or 3C, hotter"; after a bracket a comma parts the reading from the comparison."""
    gap = copy[conversion.left.end : conversion.left.end + 3].strip()
    if gap[:1] in ("-", "–", "—"):
        return conversion.end + len(_CLOSING_DASH.match(copy, conversion.end)[0])  # type: ignore[index]  # matches everywhere
    return conversion.end + (gap[:1] == "," and copy.startswith(",", conversion.end))
