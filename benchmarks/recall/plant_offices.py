"""Plants an earlier holder of the office in statements of the day of publication, as a paragraph from the archive has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

#: Who is named in copy of the years given, and a holder of the same office long before or after.
_SWAPS = (
    ("President", "Barack Obama", "George W. Bush", 2009, 2016), ("President", "Donald Trump", "Barack Obama", 2017, 2020),
    ("President", "Joe Biden", "Barack Obama", 2021, 2024), ("Vice President", "Joe Biden", "Dick Cheney", 2009, 2016),
    ("Vice President", "Mike Pence", "Joe Biden", 2017, 2020), ("Secretary of State", "John Kerry", "Condoleezza Rice", 2013, 2016),
    ("Secretary of State", "Hillary Clinton", "Colin Powell", 2009, 2012), ("Secretary of State", "Rex Tillerson", "Hillary Clinton", 2017, 2018),
    ("Secretary of State", "Mike Pompeo", "John Kerry", 2018, 2020), ("Attorney General", "Eric Holder", "Alberto Gonzales", 2009, 2014),
    ("Attorney General", "Jeff Sessions", "Eric Holder", 2017, 2018), ("Attorney General", "Loretta Lynch", "Michael Mukasey", 2015, 2016),
    ("Defense Secretary", "Ash Carter", "Robert Gates", 2015, 2016), ("Defense Secretary", "Chuck Hagel", "Donald Rumsfeld", 2013, 2014),
    ("Defense Secretary", "Jim Mattis", "Leon Panetta", 2017, 2018), ("Treasury Secretary", "Steven Mnuchin", "Timothy Geithner", 2017, 2020),
    ("Prime Minister", "David Cameron", "Tony Blair", 2010, 2015), ("Prime Minister", "Theresa May", "Gordon Brown", 2017, 2018),
    ("Prime Minister", "Shinzo Abe", "Yukio Hatoyama", 2013, 2019), ("Prime Minister", "Narendra Modi", "Manmohan Singh", 2015, 2023),
    ("Prime Minister", "Justin Trudeau", "Stephen Harper", 2016, 2024), ("Prime Minister", "Malcolm Turnbull", "Julia Gillard", 2016, 2018),
    ("President", "Vladimir Putin", "Dmitry Medvedev", 2013, 2023), ("President", "Francois Hollande", "Nicolas Sarkozy", 2013, 2016),
    ("President", "Emmanuel Macron", "Jacques Chirac", 2018, 2024), ("Chancellor", "Angela Merkel", "Helmut Kohl", 2007, 2020),
    ("President", "Petro Poroshenko", "Viktor Yanukovych", 2015, 2018), ("President", "Park Geun-hye", "Lee Myung-bak", 2014, 2016),
    ("President", "Moon Jae-in", "Lee Myung-bak", 2018, 2021), ("House Speaker", "Paul Ryan", "Dennis Hastert", 2016, 2018),
    ("House Speaker", "John Boehner", "Dennis Hastert", 2011, 2014), ("Gov.", "Andrew Cuomo", "David Paterson", 2012, 2020),
    ("Gov.", "Chris Christie", "Jon Corzine", 2011, 2017), ("Gov.", "Jerry Brown", "Arnold Schwarzenegger", 2012, 2018),
)  # fmt: skip
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
#: What may stand before the subject of its sentence: a dateline, a day, a country.
_OPENS = re.compile(
    r"\W*(?:[A-Z .,/]{3,}.{0,30}?[-–—)]\s*)?(?:On \w+day,?|\w+day,?)?(?:[^,]{0,50},)?(?:\s*(?:The |US |United States |[A-Z][a-z]+ ){0,2})"
)
_THEN = re.compile(
    r"\b(?:former|then|ex|late|vice|deputy|under|by|of|for|from|with|to|and|like|against|when|ago|last year|during|once"
    r"|(?:19|20)[0-9]{2})\b",
    re.I,
)


def plant_predecessor(record: dict[str, Any]) -> Iterator[Planting]:
    """The first statement of a weekday in which the holder of an office is named by it, with an earlier holder."""
    text, year = record["text"], int((record.get("date") or "0")[:4])
    for title, now, before, first, last in _SWAPS:
        name = f"{title} {now}"
        # A story that speaks of both would say the title of the earlier one rightly.
        if not first <= year <= last or name not in text or before.split()[-1] in text:
            continue
        for sentence in re.finditer(r"[^\n.!?]*\b" + re.escape(name) + r"\b[^\n.!?]*", text):
            words = sentence[0]
            if '"' in words or "“" in words or not _DAY.search(words) or _THEN.search(words.split(name)[0][-30:]):
                continue
            start = sentence.start() + words.index(name)
            end = start + len(name)
            if not _OPENS.fullmatch(words[: words.index(name)]):
                continue
            if re.match(r"\s[a-z]+", text[end:]) and not re.match(
                r"\s(?:and|or|to|as|in|on|at|for|with)\b", text[end:]
            ):
                yield Planting("office-holder", f"{title}: an earlier holder", record, start, end, f"{title} {before}")
                break
