"""Plants wrong years for known events: in statements that the corpus makes, and in lines added to its stories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_EVENTS = {
    "Boston Marathon bombing": 2013, "Hurricane Katrina": 2005, "Hurricane Sandy": 2012, "Hurricane Maria": 2017, "Hurricane Harvey": 2017,
    "Sandy Hook Elementary School shooting": 2012, "Sandy Hook massacre": 2012, "Sandy Hook school shooting": 2012, "Pulse nightclub shooting": 2016,
    "Chernobyl disaster": 1986, "Fukushima disaster": 2011, "Oklahoma City bombing": 1995, "Lockerbie bombing": 1988, "Haiti earthquake": 2010,
    "Rwandan genocide": 1994, "Srebrenica massacre": 1995, "Tiananmen Square massacre": 1989, "invasion of Kuwait": 1990,
    "Deepwater Horizon oil spill": 2010, "Columbine High School shooting": 1999, "Charlie Hebdo attack": 2015, "Iraq War": 2003,
}  # fmt: skip
_NAME = "|".join(map(re.escape, _EVENTS))
_STATED = (
    re.compile(rf"\bthe (?P<year>(?:19|20)[0-9]{{2}}) (?P<name>{_NAME})s?(?=[,.]| (?:that|which|and|in|was|were)\b)"),
    re.compile(rf"\b(?P<name>{_NAME})s? in (?P<year>(?:19|20)[0-9]{{2}})(?=[,.])"),
    re.compile(rf"\b(?P<name>{_NAME})s?, which [^,.]{{4,40}} in (?P<year>(?:19|20)[0-9]{{2}})(?=[,.])"),
)
_LINES = (
    ("Ukraine", "It was the worst day for Kyiv since the war in Ukraine began in February {year}.", 2022),
    ("Ukraine", "Prices have doubled since Russia invaded Ukraine in {year}, the bank said.", 2022),
    ("Ukraine", "Millions have left since the start of Russia’s full-scale invasion of Ukraine in February {year}.", 2022),
    ("Syria", "The town has changed hands five times since the Syrian civil war began in {year}.", 2011),
    ("Iraq", "Little has been the same since the U.S.-led invasion of Iraq in {year}.", 2003),
    ("Crimea", "Relations soured when Russia annexed Crimea in {year}.", 2014),
    ("Louisiana", "Hurricane Katrina, which struck Louisiana in {year}, is the measure of all storms.", 2005),
    ("Boston", "The {year} Boston Marathon bombing killed three people.", 2013),
    ("Japan", "Reactors were shut after the {year} Fukushima disaster.", 2011),
    ("Europe", "Fewer people fly than at the start of the COVID-19 pandemic in {year}.", 2020),
)  # fmt: skip


def plant_stated(record: dict[str, Any]) -> Iterator[Planting]:
    """Statements of the corpus with another year."""
    text = record["text"]
    for pattern, kind in zip(_STATED, ("the YEAR event", "event in YEAR", "event, which … in YEAR"), strict=True):
        for match in pattern.finditer(text):
            year = _EVENTS[match["name"]]
            paragraph = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
            if (
                int(match["year"]) == year
                and paragraph.count('"') % 2 == 0
                and paragraph.count("“") <= paragraph.count("”")
            ):
                start = match.start("year") - match.start()
                broken = match[0][:start] + str(year - 2) + match[0][start + 4 :]
                yield Planting("event-date", f"two years early: {kind}", record, *match.span(), broken)


def plant_lines(record: dict[str, Any]) -> Iterator[Planting]:
    """A line on an event at the end of a story that names its place, of a year after the event."""
    text, published = record["text"], int((record.get("date") or "0")[:4])
    for place, line, year in _LINES:
        if text.count(place) < 2 or published < year:
            continue
        for kind, wrong in (("a year late", year + 1), ("two years early", year - 2)):
            true, broken = line.format(year=year), line.format(year=wrong)
            new = {**record, "text": f"{text}\n\n{true}"}
            yield Planting(
                "event-date", f"{kind}: {line[:24]} …", new, len(text) + 2, len(text) + 2 + len(true), broken
            )
