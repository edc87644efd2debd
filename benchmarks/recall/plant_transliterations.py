"""Plants another transliteration of a name in one of two or more places where a person is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from planting import Planting

_GIVEN = {
    "Mohammed": "Mohamed", "Mohamed": "Muhammad", "Mohammad": "Mohammed", "Hussein": "Hussain", "Hassan": "Hasan", "Ahmed": "Ahmad",
    "Mahmoud": "Mahmud", "Khalid": "Khaled", "Ibrahim": "Ebrahim", "Sergei": "Sergey", "Sergey": "Sergei", "Dmitry": "Dmitri", "Andrei": "Andrey",
    "Alexei": "Alexey", "Yuri": "Yury", "Mikhail": "Mykhailo", "Vladimir": "Volodymyr", "Volodymyr": "Vladimir", "Qassem": "Qasem", "Vitaly": "Vitali",
}  # fmt: skip
_GIVEN_PLACE = re.compile(rf"\b(?P<given>{'|'.join(_GIVEN)}) (?P<last>[A-Z][a-z]{{3,}})\b(?![’'-]| [A-Z])")
_SURNAME = re.compile(
    r"\b[A-Z][a-z]{3,}(?:sky|skiy|skyy|ovich|ovych|yev|iev)\b|\b(?:Gaddafi|Gadhafi|Qaddafi|Soleimani|Suleimani|Haniyeh|Nasrallah|Rouhani)\b"
)
_OTHER = (
    ("skyy", "sky"), ("skiy", "sky"), ("sky", "skiy"), ("ovich", "ovych"), ("ovych", "ovich"), ("yev", "iev"), ("iev", "yev"), ("Gaddafi", "Qaddafi"),
    ("Gadhafi", "Gaddafi"), ("Qaddafi", "Gadhafi"), ("Soleimani", "Suleimani"), ("Suleimani", "Soleimani"), ("Haniyeh", "Haniya"),
    ("Nasrallah", "Nasralla"), ("Rouhani", "Rohani"),
)  # fmt: skip
_SAID = r"(?:said|says|told|added|was|had|has|will|would|did|is)"


def plant_given_names(record: dict[str, Any]) -> Iterator[Planting]:
    """The last place where given name and surname stand together."""
    text = record["text"]
    for whole in dict.fromkeys(match[0] for match in _GIVEN_PLACE.finditer(text)):
        places = [
            match for match in re.finditer(rf"\b{whole}(?![\w’'-]| [A-Z])", text) if not _is_quoted(text, match.start())
        ]
        if len(places) > 1:
            given = whole.split()[0]
            start = places[-1].start()
            yield Planting("transliteration", "a given name", record, start, start + len(given), _GIVEN[given])


def plant_surnames(record: dict[str, Any]) -> Iterator[Planting]:
    """One of three places where a surname stands, with a verb behind it."""
    text = record["text"]
    for name in dict.fromkeys(match[0] for match in _SURNAME.finditer(text)):
        places = [
            match
            for match in re.finditer(rf"(?<![\w@#-]){name}(?= {_SAID}\b)", text)
            if not _is_quoted(text, match.start())
        ]
        if len(places) > 2:
            ending, other = next(pair for pair in _OTHER if name.endswith(pair[0]))
            place = places[len(text) % len(places)]
            broken = name.removesuffix(ending) + other
            if broken not in text:
                yield Planting("transliteration", "a surname", record, place.start(), place.end(), broken)


_NOT_OWN = re.compile(
    r"@|caption|Photo|PHOTO|Image|Getty|Reuters/|REUTERS|AFP/|Twitter|tweet|Pinterest|Play Video|More:|pic\."
)


def _is_quoted(text: str, start: int) -> bool:
    """Whether the place is in a quotation, a post, a caption or a line that is no sentence: those keep their spelling."""
    first = text.rfind("\n", 0, start) + 1
    line = text[first : (text + "\n").find("\n", start)]
    before = text[first:start]
    around = text[max(0, start - 100) : start + 100]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return opened or _NOT_OWN.search(around) is not None or line.rstrip()[-1:] not in (".", "”", '"')
