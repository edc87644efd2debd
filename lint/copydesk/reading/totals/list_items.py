"""The items of a written list: counted by its commas and its "and".

Where a word may belong to the item before it ("trade and industry"), the count is a stretch, from the fewest items that a
reader can see to the most.
"""

from __future__ import annotations

import re
from itertools import pairwise

from copydesk.patterns import lazy, words
from copydesk.tuples import NamedTuple

_NUMBER_WORD = lazy(r"\A(?:[0-9]|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\Z)")
#: Words that say a list is not the whole of it, goes on beyond it, or is made of clauses.
_OPEN = words(
    "including include includes included such like eg etc others other another several many some one first second firstly secondly",
    " plus well along together not nor respectively either neither both former latter namely mostly mainly especially notably",
    " his her their its our my your he she it they we you i is are was were be been being has have had will would can could should may might",
    " that which who whom whose because if when whether while where as although though unless until so also only even there this these those",
    " two three four five six seven eight nine ten eleven twelve aka versus vs v from between than each all do does did",
)  # fmt: skip
_TAIL = lazy(
    r"(?:who|which|where|all|both|each|but|while|as|when|in that order|among|according|with|for|on|at|in|after|before|since)\b"
)
_DROPPED = lazy(r"(?:Jr|Sr|Inc|Ltd|LLC|LLP|PLC|Corp|Co|MD|M\.D|PhD|Ph\.D|QC|KC|MP|II|III|IV)\.?|[1-9][0-9]?")
_GOES_ON = lazy(r"\b(?:others?|more|elsewhere|so on|the rest)\Z")
_OF_A_PLACE = lazy(r"(?:of|from|in|near|aged|both|now|then|formerly|at)\s")
_INNER_NAME = lazy(r"\s(?:[Aa]nd|or)\s(?=(?:the\s)?[A-Z0-9“\"‘])")
_INNER_WORD = lazy(r"\s(?:and|or)\s(?:(?:then|lastly|finally|also)\s)?")
_AND = lazy(r"(?:and|or|&)\s+(?:(?:then|lastly|finally|also)\s+)?")
#: Who said so, behind a list: ", the minister told 2,000 people".
_SAID = lazy(
    r",\s(?=[^,;]{0,80}\b(?:said|says|told|added|announced|warned|reported|explained|wrote|according)\b)(?!and\b|or\b)"
)
_ADDS = lazy(r"\b(?:as well as|plus|along with|together with|in addition)\b")
_ARTICLES = ("a ", "an ", "the ")
_TWO_WITH_ARTICLES = lazy(r"(?:a|an|the)\s(?:(?!and\s)[^,\s]+\s){1,7}and\s(?:a|an|the)\s(?:(?!and\s)[^,\s]+\s?){1,15}")
_IN_BRACKETS = lazy(r"\([^()]*+\)|\[[^\[\]]*+\]")
_IN_QUOTES = lazy(r"“[^“”]*+”|\"[^\"]*+\"|‘[^‘’]*+’(?!\w)")
_WORD = lazy(r"[\w.’'-]+")
_NOUN_ENDING = lazy(r".*(?:s|ing|tion|sion|ment|ity|ness|ism|ance|ence|th|ship|cy|age|ure|ry|gy|hy)\Z")
#: Names with an "and" of their own, by the words around it, besides those of firms that print "&".
_JOINED = frozenset(
    (
        ("Bosnia", "Herzegovina"), ("Trinidad", "Tobago"), ("Antigua", "Barbuda"), ("Nevis", "Kitts"), ("Kitts", "Nevis"), ("Tyne", "Wear"),
        ("Brighton", "Hove"), ("Sao", "Principe"), ("Tome", "Principe"), ("Vincent", "Grenadines"), ("Turks", "Caicos"), ("Wallis", "Futuna"),
        ("Newfoundland", "Labrador"), ("Dumfries", "Galloway"), ("Perth", "Kinross"), ("Johnson", "Johnson"), ("Marks", "Spencer"),
        ("Procter", "Gamble"), ("Standard", "Poor"), ("Jammu", "Kashmir"), ("Kensington", "Chelsea"), ("Hammersmith", "Fulham"),
        ("Barking", "Dagenham"), ("Redcar", "Cleveland"), ("Windsor", "Maidenhead"), ("Bath", "Somerset"), ("Argyll", "Bute"),
    )
)  # fmt: skip
_LONGEST_ITEM, _FIRST_WORDS = 7, 3


class Items(NamedTuple):
    """The items of a list and how far it can be counted otherwise."""

    items: tuple[str, ...]
    fewest: int
    most: int


def are_all_names(text: str) -> bool:
    """Whether a list is made of names and nothing else."""
    pieces = [_AND.sub("", piece.strip(), count=1) for piece in text.split(",")]
    return all(_DROPPED.fullmatch(piece) or (_is_name(piece) and _name(piece) == piece) for piece in pieces)


def items_of(text: str) -> Items | None:
    """The items of a list, if it is plainly one: names, or a few words each, with an "and" before the last."""
    text = _IN_BRACKETS.sub("", text)
    text = _IN_QUOTES.sub(lambda quoted: quoted[0].replace(",", "¸").replace(" and ", "¸and¸"), text)
    if _ADDS.search(text):
        return None
    text = _SAID.split(text, maxsplit=1)[0]
    if ";" in text:
        return _parted(text.split(";"))
    pieces = [piece.strip() for piece in text.split(",")]
    pieces = [piece for piece in pieces if piece and not _DROPPED.fullmatch(_AND.sub("", piece, count=1))]
    pieces = _without_states(pieces)
    if len({piece.lower() for piece in pieces}) < len(pieces):
        return None  # "Open Learning, Part One and Open Learning, Part Two": titles with commas of their own
    if not pieces:
        return None
    pieces, doubtful = _without_descriptions(pieces)
    joined = [index for index, piece in enumerate(pieces) if _AND.match(piece)]
    tail = next((index for index, piece in enumerate(pieces) if index and _TAIL.match(piece)), len(pieces))
    if tail < len(pieces) and not (joined[:1] == [tail - 1] or _INNER_WORD.search(pieces[tail - 1])):
        return None
    pieces = pieces[:tail]
    has_comma = bool(joined) and joined[0] == tail - 1
    if any(index < tail - 1 for index in joined):
        return None
    if has_comma and len(pieces) < 2:
        return None
    pieces[-1] = _AND.sub("", pieces[-1], count=1) if has_comma else pieces[-1]
    if _is_name(pieces[0]) and all(map(_is_name, pieces)):
        if not has_comma and not _INNER_NAME.search(pieces[-1]) and any(_name(piece) != piece for piece in pieces):
            return None  # no "and", and more than names
        found = (
            None
            if _GOES_ON.search(pieces[-1])
            else _names(_all_named(pieces), has_comma, _INNER_WORD.search(pieces[-1]) is not None)
        )
        return found and found._replace(most=found.most + doubtful)
    return _phrases(pieces, has_comma)


#: What says of a name in a list who or whose it is, or where from; with "the" it may be an item of its own.
_DESCRIBES = lazy(
    r"(?:who|whose|which|where|a|an|of|from|in|near|aged|his|her|their|its|then|formerly|now|both|the)\s(?!.*[:;])"
)


def _without_descriptions(pieces: list[str]) -> tuple[list[str], int]:
    """The pieces of a list of names without those that only describe the name before, and how many of them may be items yet."""
    named = [_is_name(_AND.sub("", piece, count=1)) for piece in pieces]
    if not named[0] or all(named):
        return pieces, 0
    last = max(index for index, is_name in enumerate(named) if is_name)
    dropped = [
        index
        for index, piece in enumerate(pieces)
        if not named[index] and _DESCRIBES.match(piece) and (index < last or not _TAIL.match(piece))
    ]
    doubtful = sum(pieces[index].startswith("the ") for index in dropped)
    return [piece for index, piece in enumerate(pieces) if index not in dropped], doubtful


#: A name that goes on for longer before the next one is the subject of a clause.
_LONGEST_TAIL = 4


def _all_named(pieces: list[str]) -> list[str]:
    """The names of a list, without what goes on behind them; none where one of them begins a clause."""
    names = [_name(piece) for piece in pieces]
    if any(
        len(piece.split()) - len(name.split()) > _LONGEST_TAIL for piece, name in zip(pieces[:-1], names, strict=False)
    ):
        return []
    rest = pieces[-1][len(names[-1]) :]
    # "“Open Water” by Ann Roe and “Still Water” by Ben Cole": the last name stands behind what is said of the one before.
    return [*names[:-1], pieces[-1]] if _QUOTED_NEXT.search(rest) else names


_QUOTED_NEXT = lazy(r"\s(?:and|or)\s[“\"‘]")


def _parted(pieces: list[str]) -> Items | None:
    """The items of a list whose parts are held apart by semicolons: no other sign can part them."""
    pieces = [piece.strip() for piece in pieces]
    if not _AND.match(pieces[-1]) or any(not piece or _NUMBER_WORD.match(piece.split()[0]) for piece in pieces):
        return None
    return Items(tuple(pieces), len(pieces), len(pieces))


#: The states as they stand behind a city's name, and the abbreviations of both styles.
_STATES = words(
    "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana Iowa Kansas",
    " Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon",
    " Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Ontario Quebec Manitoba Alberta Saskatchewan",
) | {"New Hampshire", "New Jersey", "New Mexico", "New York", "North Carolina", "North Dakota", "Rhode Island", "South Carolina",
     "South Dakota", "West Virginia", "British Columbia", "Nova Scotia", "New Brunswick"}  # fmt: skip
_STATE_SHORT = lazy(
    r"(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.?H|N\.?J|N\.?M|N\.?Y|N\.?C|N\.?D"
    r"|Okla|Ore|Pa|R\.?I|S\.?C|S\.?D|Tenn|Tex|Va|Vt|Wash|W\.?\s?Va|Wis|Wyo|D\.?C|[A-Z]{2})\.?"
)


def _without_states(pieces: list[str]) -> list[str]:
    """The items without the states that only say where a city lies, unless all are states."""
    bare = [_AND.sub("", piece, count=1) for piece in pieces]
    states = [name in _STATES for name in bare]
    if 2 * sum(states) <= len(states):
        pieces = [
            piece for index, piece in enumerate(pieces) if not (index and states[index] and not states[index - 1])
        ]
    return [
        piece
        for index, piece in enumerate(pieces)
        if not (index and _STATE_SHORT.fullmatch(_AND.sub("", piece, count=1)))
    ]


def _is_name(piece: str) -> bool:
    bare = piece.removeprefix("the ").lstrip("“\"‘'")
    return bool(bare) and bare[0].isupper() and not _NUMBER_WORD.match(bare)


def _name(piece: str) -> str:
    """A name without what goes on behind it ("Japan and Britain have signed")."""
    kept: list[str] = []
    for word in piece.split():
        if word[0].islower() and word not in _IN_NAMES:
            break
        kept.append(word)
    while kept and kept[-1] in _IN_NAMES:
        kept.pop()
    return " ".join(kept)


_IN_NAMES = words("of the de la le du da del der van von den di bin al el y and or for in to")


def _names(pieces: list[str], has_comma: bool, described: bool) -> Items | None:
    if not pieces or any(word.lower().strip(".’'") in _OPEN_NAMES for piece in pieces for word in piece.split()):
        return None
    single = [name for piece in pieces for name in _INNER_NAME.split(piece)]
    if len(set(single)) < len(single):
        return None  # "Roe and Cole, Cole and Roe"
    inner = [len(_INNER_NAME.findall(piece)) for piece in pieces]
    count = len(pieces)
    if not has_comma and not inner[-1] and described:
        return Items((*pieces, "…"), count, count + 1)  # "the UGT, the SNM and the small Arts Guild"
    # "Roe, Cole & Hart and Poe Brothers" may be two firms.
    firms = sum(" & " in piece for piece in pieces[1:])
    if has_comma:
        return Items(tuple(pieces), count - firms, count + sum(inner))
    # Two or more "and"s at the end may be those of names, firms' above all: "the Topeka and Santa Fe and the Southern Pacific".
    fewest = count + 1 if inner[-1] == 1 and not _is_joined(pieces[-1]) else count
    if count == 1 and not inner[-1]:
        return None
    return Items(_split_last(pieces), fewest - firms, count + sum(inner))


#: In a list of names these tell that it is no list of one kind.
_OPEN_NAMES = words("including plus versus vs v others etc first second one two three his her their its")


def _is_joined(piece: str) -> bool:
    """Whether the one "and" of a piece may be a name's own."""
    parts = _INNER_NAME.split(piece)
    if len(parts) != 2 or not parts[0].split() or not parts[1].split():
        return False
    before, after = parts[0].split()[-1], parts[1].removeprefix("the ").split()[0]
    return (before, re.sub(r"[’']s?\Z", "", after)) in _JOINED


def _first_words(piece: str) -> list[str]:
    """The first words of each of the items that the last piece of a list holds."""
    return [" ".join(item.split()[:_FIRST_WORDS]) for item in _INNER_WORD.split(piece)]


def _may_lack_its_noun(piece: str, after: str) -> bool:
    """Whether an item may be an adjective of the next ("a clean, safe city")."""
    return piece.startswith(_ARTICLES) and len(piece.split()) == 2 and not after.startswith(_ARTICLES)


def _split_last(pieces: list[str]) -> tuple[str, ...]:
    return (*pieces[:-1], *_INNER_WORD.split(pieces[-1]))


def _phrases(pieces: list[str], has_comma: bool) -> Items | None:
    """The items of a list of common nouns or short phrases; None where one may be a clause or an adjective of the next."""
    if any(_is_name(piece) for piece in pieces):
        return None
    pieces = [piece.lstrip("“\"‘'") for piece in pieces]
    if len(pieces) == 1 and len(pieces[0].split()) <= 3 * _LONGEST_ITEM and _TWO_WITH_ARTICLES.fullmatch(pieces[0]):
        return Items(_split_last(pieces), 2, 2)
    # What stands behind the first words of the last item belongs to it.
    looked_at = [*pieces[:-1], *_first_words(pieces[-1])]
    if any(piece[:1].isdigit() for piece in looked_at) or any(
        word.lower().strip(".’'") in _OPEN for piece in looked_at for word in _WORD.findall(piece)
    ):
        return None
    if any(len(piece.split()) > _LONGEST_ITEM for piece in pieces[:-1]) or len(pieces[-1].split()) > 3 * _LONGEST_ITEM:
        return None
    if any(map(_OF_A_PLACE.match, pieces)) or len(pieces) < 2:
        return None
    if (
        pieces[-1].endswith(" more")
        or pieces[-1] == "more"
        or any(_may_lack_its_noun(piece, after) for piece, after in pairwise(pieces))
    ):
        return None
    count, inner = len(pieces), [len(_INNER_WORD.findall(piece)) for piece in pieces]
    doubtful = sum(
        len(piece.split()) == 1 and not _NOUN_ENDING.match(piece) and len(after.split()) > 1
        for piece, after in pairwise(pieces)
    )
    if has_comma:
        return Items(tuple(pieces), count - doubtful, count + sum(inner))
    if not inner[-1]:
        return None
    return Items(_split_last(pieces), count + 1 - doubtful, count + sum(inner))
