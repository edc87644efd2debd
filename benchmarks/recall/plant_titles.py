"""Plants another title in one of two or more places where a person stands with one title: another ministry, chamber, rank, party …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_WORD = r"[A-Z][a-zà-ÿ]+(?:[-’'][A-Z][a-z]+)?"
_NAME = rf"(?P<given>{_WORD} (?:[A-Z]\. )?(?:de |van |von |al-|bin )?)?(?P<last>{_WORD})"
#: A title as a pattern, and what stands in its place, each by the title's kind.
_SWAPS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("another ministry", r"(?P<title>Finance|Interior|Foreign|Defen[cs]e|Justice|Health|Education|Trade|Agriculture|Energy|Treasury|Labor|Transport|Home) (?:Minister|Secretary) ",
     {"Finance": "Interior", "Interior": "Finance", "Foreign": "Health", "Defense": "Education", "Defence": "Education", "Justice": "Agriculture", "Health": "Foreign",
      "Education": "Defense", "Trade": "Justice", "Agriculture": "Justice", "Energy": "Health", "Treasury": "Labor", "Labor": "Treasury", "Transport": "Defense", "Home": "Health"}),
    ("the other chamber", r"(?P<title>Sen\.|Rep\.|Senator|Representative|Congressman) ",
     {"Sen.": "Rep.", "Rep.": "Sen.", "Senator": "Representative", "Representative": "Senator", "Congressman": "Senator"}),
    ("another rank", r"(?P<title>Sgt\.|Lt\.|Capt\.|Maj\.|Col\.|Gen\.|Adm\.|Sergeant|Lieutenant|Captain|General|Admiral) ",
     {"Sgt.": "Lt.", "Lt.": "Sgt.", "Capt.": "Sgt.", "Maj.": "Capt.", "Col.": "Maj.", "Gen.": "Col.", "Adm.": "Capt.", "Sergeant": "Lieutenant", "Lieutenant": "Sergeant",
      "Captain": "Lieutenant", "General": "Colonel", "Admiral": "Captain"}),
    ("another country", r"(?P<title>French|German|British|Russian|Ukrainian|Turkish|Chinese|Japanese|Iranian|Iraqi|Syrian|Israeli|Egyptian|Italian|Greek|Indian|Canadian|Mexican) (?:President|Prime Minister|Foreign Minister|Defen[cs]e Minister|Finance Minister|Chancellor) ",
     {"French": "German", "German": "French", "British": "Italian", "Russian": "Polish", "Ukrainian": "Russian", "Turkish": "Greek", "Chinese": "Japanese", "Japanese": "Chinese",
      "Iranian": "Iraqi", "Iraqi": "Iranian", "Syrian": "Lebanese", "Israeli": "Egyptian", "Egyptian": "Libyan", "Italian": "Spanish", "Greek": "Turkish", "Indian": "Pakistani",
      "Canadian": "Australian", "Mexican": "Colombian"}),
    ("a post of government", r"(?P<title>Prime Minister|Foreign Minister|Finance Minister|Interior Minister|Vice President|Gov\.|Attorney General|Mayor) ",
     {"Prime Minister": "Finance Minister", "Foreign Minister": "Prime Minister", "Finance Minister": "Prime Minister", "Interior Minister": "Prime Minister",
      "Vice President": "Prime Minister", "Gov.": "Sen.", "Attorney General": "Defense Secretary", "Mayor": "Gov."}),
    ("the other party", r"(?P<title>Republican|Democratic) (?:U\.S\. )?(?:Sen\.|Rep\.|Gov\.|Senator|Representative|Congressman|Governor) ", {"Republican": "Democratic", "Democratic": "Republican"}),
    ("judge and prosecutor", r"(?P<title>Judge|Prosecutor|prosecutor|District Attorney) ", {"Judge": "Prosecutor", "Prosecutor": "Judge", "prosecutor": "Judge", "District Attorney": "Judge"}),
    ("an officer of a company", r"(?P<title>CEO|[Cc]hief [Ee]xecutive|CFO|finance director|[Cc]hief [Ff]inancial [Oo]fficer) ",
     {"CEO": "CFO", "chief executive": "finance director", "Chief Executive": "Chief Financial Officer", "Chief executive": "Finance director", "CFO": "CEO", "finance director": "chief executive",
      "chief financial officer": "chief executive", "Chief Financial Officer": "Chief Executive", "Chief financial officer": "Chief executive"}),
    ("a man's or a woman's form", r"(?P<title>spokesman|spokeswoman|Congressman|Congresswoman|Mr\.|Ms\.|Mr|Ms) ",
     {"spokesman": "spokeswoman", "spokeswoman": "spokesman", "Congressman": "Congresswoman", "Congresswoman": "Congressman", "Mr.": "Ms.", "Ms.": "Mr.", "Mr": "Ms", "Ms": "Mr"}),
)  # fmt: skip
_PATTERNS = tuple(
    (
        kind,
        re.compile(
            rf"\b{title}{_NAME}\b(?![-’']?[A-Za-z-]*[A-Z])(?! (?:Manager|Assembly|Election|Office))(?<!Motors)(?<!Gen)(?<!Col)(?<!Manager)(?<!Assembly)(?<!Back)"
        ),
        swaps,
    )
    for kind, title, swaps in _SWAPS
)
#: The title is of another day, or of a part of the post: another would be no contradiction, or none that a story shows.
_NOT_WHOLE = re.compile(
    r"\b(?:former|then|ex|late|deputy|vice|acting|interim|shadow|under|assistant|incoming|outgoing|candidate|lt|lieutenant|an?|chief|press|then-|solicitor|attorney|state|secretary|lt\.|maj\.?|brig\.?|inspector|surgeon|department of)\W{0,2}(?:[A-Z][\w.’]* ){0,3}\Z",
    re.I,
)
_QUOTED = re.compile(r"“[^”]*\Z")


def plant_titles(record: dict[str, Any]) -> Iterator[Planting]:
    """Another title in one of the places where it stands."""
    text = record["text"]
    for kind, pattern, swaps in _PATTERNS:
        for last, each in _titled(text, pattern).items():
            fewest = 3 if kind.startswith("a man") and each[0]["title"].startswith("M") else 2
            if fewest > 2 and last in _FAMILIES:
                continue
            if len(each) < fewest or len({match["title"] for match in each}) > 1 or _is_two_people(text, last):
                continue
            chosen = each[len(text) % len(each)]
            if _is_of_today(text, chosen) and _is_of_today(text, each[0] if chosen is not each[0] else each[1]):
                yield Planting(
                    "title-conflict",
                    kind,
                    record,
                    chosen.start("title"),
                    chosen.end(),
                    swaps[chosen["title"]] + text[chosen.end("title") : chosen.end()],
                )


def plant_added_titles(record: dict[str, Any]) -> Iterator[Planting]:
    """The title, and in its twin's place another, before a surname that stands alone with a verb further down."""
    text = record["text"]
    for kind, pattern, swaps in _PATTERNS:
        if kind.startswith("a man"):
            continue
        for last, each in _titled(text, pattern).items():
            if len(each) > 1 or _is_two_people(text, last) or not _is_of_today(text, each[0]):
                continue
            alone = re.compile(
                rf"(?<!Mr\. )(?<!Ms\. )(?<!Mrs\. )(?<!Dr\. )(?:(?<=[.!?,”\"] )|(?<=\n))(?P<last>{last})(?= (?:said|says|told|added|wrote|argued|warned)\b)"
            )
            match = next((match for match in alone.finditer(text, each[0].end()) if _is_in_voice(text, match)), None)
            if match is not None and _is_of_today(text, match):
                title, said = each[0][0][: each[0].start("last") - each[0].start()], each[0]["title"]
                title = title.split(each[0]["given"])[0] if each[0]["given"] else title
                start = match.start()
                true = f"{title}{last}"
                broken = true.replace(said, swaps[said], 1)
                made = {**record, "text": text[:start] + true + text[match.end() :]}
                yield Planting("title-conflict", f"{kind}, at the surname", made, start, start + len(true), broken)


def _titled(text: str, pattern: re.Pattern[str]) -> dict[str, list[re.Match[str]]]:
    found: dict[str, list[re.Match[str]]] = {}
    for match in pattern.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if not _NOT_WHOLE.search(line[-60:]) and _is_in_voice(text, match):
            found.setdefault(match["last"], []).append(match)
    return found


def _is_in_voice(text: str, match: re.Match[str]) -> bool:
    """Whether it stands outside of direct speech."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return not _QUOTED.search(line) and line.count('"') % 2 == 0 and line.count("“") >= line.count("”")


#: Readers know more than one of the name.
_FAMILIES = frozenset(
    "Trump Obama Clinton Bush Biden Kerry Romney Cheney Gore Pence Cuomo Macron Johnson Blair Cameron Castro Kirchner Paul Dole Ryan".split()  # noqa: SIM905
)
_TIMES = re.compile(
    r"\b(?:formerly|1[89][0-9]{2}|20[0-9]{2}|then|former|once|elected|appointed|named|resign\w*|became|nominat\w+|candidate|running for|ran for)\b"
)


def _is_of_today(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence tells of no other time and of no change of office."""
    start = max(text.rfind(mark, 0, match.start()) for mark in (". ", "\n", "? "))
    end = min((at for mark in (". ", "\n") if (at := text.find(mark, match.end())) > 0), default=len(text))
    return _TIMES.search(text, max(0, start), end) is None


def _is_two_people(text: str, last: str) -> bool:
    """Whether two people may share the surname, or the word may be no surname."""
    given = set(
        re.findall(
            rf"\b((?!Mr|Ms|Mrs|Sen|Rep|Gov|The|President|Judge|Senator|Minister|Secretary|General)[A-Z][a-z]+) (?:[A-Z]\. )?{last}\b",
            text,
        )
    )
    return len(given) > 1 or re.search(rf"\b(?:[Tt]he|Mrs\.?|and Mr\.?|Miss) {last}\b", text) is not None


_TITLED = re.compile(r"\b(?P<title>Mr|Ms|Mrs)\.? [A-Z][\w’-]+")
_PRONOUNS = {"he": "she", "she": "he", "He": "She", "She": "He", "himself": "herself", "herself": "himself"}
_ITS = {
    "Mr": re.compile(r"(?:(?<=[.”] )He\b|\b[Ss]aid (?:that )?he\b|\bhimself\b)"),
    "Ms": re.compile(r"(?:(?<=[.”] )She\b|\b[Ss]aid (?:that )?she\b|\bherself\b)"),
}


def plant_pronouns(record: dict[str, Any]) -> Iterator[Planting]:
    """The other sex's pronoun where a paragraph's one titled person, and nobody of the other sex, is spoken of."""
    for line in re.finditer(r"[^\n]+", record["text"]):
        titled = list(_TITLED.finditer(line[0]))
        if len({match[0] for match in titled}) != 1 or re.search(r"[\"“]", line[0]):
            continue
        mine = "Mr" if titled[0]["title"] == "Mr" else "Ms"
        others = (
            r"\b(?:she|her|woman|wife|mother|daughter|sister|girl)\b"
            if mine == "Mr"
            else r"\b(?:he|his|him|man|husband|father|son|brother|boy)\b"
        )
        match = _ITS[mine].search(line[0], titled[0].end())
        # Any other name in the paragraph may be whom the pronoun means.
        names = re.findall(r"(?<![.] )(?<!^)\b[A-Z][a-z]+", line[0][: match.end()] if match else "")
        if match is None or re.search(others, line[0]) or any(name not in titled[0][0] for name in names):
            continue
        start = line.start() + match.end() - len(match[0].split()[-1])
        said = match[0].split()[-1]
        yield Planting("honorific-gender", "the other sex's pronoun", record, start, start + len(said), _PRONOUNS[said])


_NO_PEOPLE = frozenset(
    [
        "House",
        "State",
        "States",
        "Korea",
        "Department",
        "Ministry",
        "Mexico",
        "Office",
        "Court",
        "Times",
        "Chemical",
        "Party",
        "Committee",
        "Service",
        "Reagan",
        "Holder",
        "Journal",
        "Bank",
    ]
)
_SPEAKER = re.compile(r"(?P<given>[A-Z][a-z]+ )(?P<last>[A-Z][a-z]{3,})(?P<after> (?:said|says|told)\b)")


def plant_first_references(record: dict[str, Any]) -> Iterator[Planting]:
    """The surname alone at a speaker's first place, where the full name stands again further down."""
    text = record["text"]
    done: set[str] = set()
    for match in _SPEAKER.finditer(text):
        last = match["last"]
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if (
            last in done
            or last in _FAMILIES | _NO_PEOPLE
            or re.search(rf"\b{last}\b", text[: match.start()])
            or re.search(r"[A-Z][\w.]* \Z|[\"“][^\"”]*\Z", line)
        ):
            continue
        done.add(last)
        if re.search(rf"(?<![A-Z][a-z] ){match['given']}{last}\b", text[match.end() :]) and not re.search(
            rf"\b{last} (?:Inc|Group|Party)|[Tt]he (?:{match['given']})?{last}\b|(?:President|Minister|Secretary|General) (?:{match['given']})?{last}\b",
            text,
        ):
            yield Planting(
                "first-reference", "the surname before the full name", record, match.start(), match.end("last"), last
            )
