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
    ("Ukraine", "Russia, which invaded Ukraine in February {year}, denies that it aims at homes.", 2022),
    ("Ukraine", "In February {year}, Russian troops invaded Ukraine from three sides.", 2022),
    ("Ukraine", "Russia’s {year} invasion of Ukraine has driven millions from their homes.", 2022),
    ("Ukraine", "The fleet is based in Crimea, which Moscow annexed in {year}.", 2014),
    ("Kyiv", "Kyiv has been a target since the war broke out in February {year}.", 2022),
    ("Iraq", "The {year} Iraq War cost thousands of lives.", 2003),
    ("Iraq", "The invasion of Iraq in {year} was the making of him.", 2003),
    ("Washington", "Security has been tight since the Sept. 11, {year}, attacks.", 2001),
    ("New York", "He lost a brother in the terrorist attacks of September 11, {year}.", 2001),
    ("Capitol", "The Jan. 6, {year}, attack on the Capitol is still before the courts.", 2021),
    ("Israel", "Hamas attacked Israel on Oct. 7, {year}, and took hostages.", 2023),
    ("Gaza", "The war in Gaza began on Oct. 7, {year}, with an attack on Israel.", 2023),
    ("Haiti", "Much of Haiti was leveled by the {year} earthquake, and little was rebuilt.", 2010),
    ("Japan", "Japan built sea walls after the {year} earthquake and tsunami.", 2011),
    ("Korea", "The {year}-53 Korean War ended with an armistice.", 1950),
    ("Puerto Rico", "Hurricane Maria, the {year} storm that tore up the island, killed thousands.", 2017),
    ("Minneapolis", "George Floyd was killed by a police officer in May {year}.", 2020),
    ("Connecticut", "The shooting recalled the Sandy Hook massacre in Newtown, Connecticut, in {year}.", 2012),
    ("Florida", "It was the worst since the Pulse nightclub shooting in {year}.", 2016),
    ("Berlin", "She has lived there since the Berlin Wall fell in {year}.", 1989),
    ("Kennedy", "President Kennedy was assassinated in {year}, in Dallas.", 1963),
    ("London", "The {year} Grenfell Tower fire killed 72 people.", 2017),
    ("Britain", "The pound has not recovered from the Brexit referendum of {year}.", 2016),
    ("bank", "Trust has been thin since the collapse of Lehman Brothers in {year}.", 2008),
    ("Taliban", "The Taliban returned to power in {year}.", 2021),
    ("Europe", "Fewer people fly than at the start of the COVID-19 pandemic in {year}.", 2020),
)  # fmt: skip

#: Of what lasted, a later year is none too late.
_LASTED = ("The {year} Iraq War",)


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
        late = () if line.startswith(_LASTED) else (("a year late", year + 1),)
        for kind, wrong in (*late, ("two years early", year - 2)):
            true, broken = line.format(year=year), line.format(year=wrong)
            new = {**record, "text": f"{text}\n\n{true}"}
            yield Planting(
                "event-date", f"{kind}: {line[:24]} …", new, len(text) + 2, len(text) + 2 + len(true), broken
            )
