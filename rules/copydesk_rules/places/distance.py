"""A distance between two towns that the map does not bear out: “Lviv, 70 km west of Kyiv” is about 470.

Flags a distance from one town to another that is under four fifths of the air line or more than 1.8 times as long, with a
margin for rounding and for the towns' own size, and a direction that is clearly another one (“west of” for what lies east).
Roads are longer than the air line, hence the wide margin.

Why it matters: a wrong distance moves a front, a storm or a leak to another town's door.

Stays silent where the record lacks one of the towns (it has those of 50,000 people and more); where any two places of those names
lie as the copy says, however small; on distances to a border, a coast, a street or an airport; on “within”, “up to” and other
bounds; on two distances in a range; and in direct speech.

How to settle it: look the two up on a map; the message gives the air line. A figure that was copied may be in the other unit.

The record is `known/positions.txt` (GeoNames); each row has its place's number there, and the table the day it was looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.text.speech import in_speech
from copydesk.reading.units.quantities import Quantity, quantities
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.places import places
from copydesk_rules.known.positions import Position, bearing, kilometers, positions

META = Meta(severity="info", since="0.1.0", preview=True)

EXAMPLES = (
    Flagged("He grew up in Lviv, [[70 km west of Kyiv]].", says="468 km"),
    Flagged("Kharkiv is about [[40 miles (65 km) from Poltava]].", says="130 km (80 miles)"),
    Flagged("Fire broke out in Grenoble, a city some [[95 km north of Lyon]].", says="southeast"),
    Flagged("Kherson lies [[1,550 km south of Kyiv]].", says="about 451 km"),
    Flagged("Missiles fell on Vinnytsia, a city of 370,000 people about [[25 miles southwest of Kyiv]].", says="200 km"),
    Clean("He grew up in Lviv, 470 km west of Kyiv.", "right"),
    Clean("Lviv is 540 km west of Kyiv by road.", "a road"),
    Clean("He grew up in Lviv, less than 700 km from Kyiv.", "a bound"),
    Clean("Naples, 15 miles north of Marco Island, was dark.", "a town that the record lacks"),
    Clean("Troops in Lviv, 70 km from the Polish border, rested.", "a border"),
    Clean("Paris, 100 miles northeast of Dallas, has a tower of its own.", "a small namesake"),
    Clean("A plant 5 km west of Kyiv burned. Lviv was calm.", "no town in front"),
    Clean("“I live in Lviv, 70 km west of Kyiv,” he said.", "direct speech"),
    Clean("Kharkiv, where they walked 20 km west of Poltava, is large.", "another thing's way"),
    Clean("He drove from Lviv, 70 km from Kyiv airport.", "an airport"),
)  # fmt: skip

_NAME = r"(?:St\.\s)?[A-ZÀ-Þ][\w’'-]*+(?:\s(?:de\s|la\s|el\s)?[A-ZÀ-Þ][\w’'-]*+){0,3}"
_COMPASS = r"(?:north|south|east|west)(?:[\s-]?(?:north|south|east|west)){0,2}"
_BEHIND = lazy(
    rf"(?:\s\([^()\n]{{1,40}}\))?\s(?:(?:to\sthe\s|due\s)?(?P<side>{_COMPASS})\sof|(?:away\s)?from)\s"
    rf"(?:the\s(?:[A-ZÀ-Þ]?[\w-]+\s){{0,2}}(?:capital|city|town|port)(?:\sof|,)?\s|central\s|downtown\s)?(?P<name>{_NAME})"
)
_BEFORE = lazy(
    rf"(?P<name>{_NAME})(?:,\s[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*)?)?"
    r"(?:,|,?\s(?:is|lies|sits|was|stands)|,\swhich\s(?:is|lies)|(?:,|\sis)\san?\s(?:[\w-]+\s){0,4}(?:city|town|port|suburb|resort)(?:\sof\s[^.;\n]{1,30})?)?"
    r",?\s(?:(?:that\sis\s|which\sis\s|is\s)?(?:located|situated|lying)\s)?"
    r"(?:(?:about|some|around|roughly|approximately|nearly|almost|just|an\sestimated)\s)?\Z"
)
_OPENERS = ("In ", "At ", "From ", "Near ", "Outside ", "To ", "Around ", "And ", "But ")
#: What follows a name that goes on: an airport, a province, a country's other half.
_GOES_ON = lazy(
    r"\s(?:[Aa]irport|[Bb]order|[Pp]rovince|[Rr]egion|[Oo]blast|[Dd]istrict|[Cc]oast|[Cc]ounty|[Ss]tate|[Bb]ay|[Rr]iver)\b|['’-]"
)
#: A stated distance may be so much of the air line, at the least and at the most: roads wind.
_LEAST, _MOST = 0.8, 1.8
#: Towns are not points: so many kilometres either way are nothing.
_MARGIN = 15.0
#: A direction this far off, in degrees, is another one, unless the towns are neighbours.
_ASTRAY = 112.5
_NEIGHBOURS = 40.0
_POINTS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
_NAMES = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_LENGTHS = frozenset(("kilometer", "mile"))
_LONGEST_BEFORE = 120


def check(story: Story) -> Iterator[Finding]:
    """Looks at each distance in kilometres or miles that stands between two places."""
    for quantity in quantities(story):
        if _is_distance(quantity) and (behind := _BEHIND.match(story.copy, quantity.end)):
            before = _BEFORE.search(story.copy, max(0, quantity.start - _LONGEST_BEFORE), quantity.start)
            if before and not in_speech(story, quantity.start) and not _GOES_ON.match(story.copy, behind.end()):
                finding = _compared(story, quantity, (before["name"], behind["name"]), behind["side"], behind.end())
                if finding is not None:
                    yield finding


def _is_distance(quantity: Quantity) -> bool:
    bounded = quantity.hedge in ("below", "above")
    return len(quantity.measures) == 1 and not bounded and any(unit.name in _LENGTHS for unit in quantity.units)


def _compared(story: Story, quantity: Quantity, names: tuple[str, str], side: str | None, end: int) -> Finding | None:
    """What is wrong with the distance or the direction, if it is wrong for all places of the two names."""
    ours, theirs = (_places(story, name) for name in names)
    if not ours or not theirs or ours == theirs:
        return None
    low, high = _stated(quantity)
    for one in ours:
        for other in theirs:
            away = kilometers(one, other)
            if _bears_out(low, high, away) and (side is None or away < _NEIGHBOURS or not _is_astray(one, other, side)):
                return None
    return _finding(story, quantity, names, (ours[0], theirs[0]), side, end)


def _places(story: Story, name: str) -> tuple[Position, ...]:
    """Where the places of a name are, be it an older form of it or with an opener before it."""
    for opener in _OPENERS:
        name = name.removeprefix(opener)
    row = places(story.house_rows).get(name)
    return positions(name) or (positions(row.current) if row else ())


def _stated(quantity: Quantity) -> tuple[float, float]:
    """What the figure, as printed, can stand for, in kilometres and with what it may be off by."""
    factors = [float(unit.factor) / 1000 for unit in quantity.units if unit.name in _LENGTHS]
    span = quantity.measures[0].range
    return min(factors) * float(span.low), max(factors) * float(span.high)


def _bears_out(low: float, high: float, away: float) -> bool:
    return high + _MARGIN >= _LEAST * away and low - _MARGIN <= _MOST * away


def _is_astray(place: Position, start: Position, side: str) -> bool:
    return abs((bearing(start, place) - _degrees(side) + 180) % 360 - 180) > _ASTRAY


def _degrees(side: str) -> float:
    """Degrees from north over east: "southwest" is 225, "south-southwest" nearly that."""
    *others, last = _WORDS.findall(side)
    turned = _POINTS[last]
    for word in reversed(others):
        turned += ((_POINTS[word] - turned + 180) % 360 - 180) / 2
    return turned % 360


_WORDS = lazy(r"north|south|east|west")


def _finding(
    story: Story,
    quantity: Quantity,
    names: tuple[str, str],
    pair: tuple[Position, Position],
    side: str | None,
    end: int,
) -> Finding:
    away = kilometers(*pair)
    name, other = names
    where = _NAMES[round(bearing(pair[1], pair[0]) / 45) % 8]
    message = f"{name} is about {away:,.0f} km ({away / 1.609344:,.0f} miles) {where} of {other} in a straight line"
    low, high = _stated(quantity)
    wrong = "the direction" if _bears_out(low, high, away) else "the distance"
    return Finding(story.span(quantity.start, end), f"{message}: check {wrong}, and which place is meant.")
