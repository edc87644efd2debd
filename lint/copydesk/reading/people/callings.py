"""What a title says of a person outside of government: a rank, a part in court or in a company, a player's place."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import words
from copydesk.reading.people.people import Styled
from copydesk.tuples import NamedTuple


class Held(NamedTuple):
    """What a title says in one slot: `kinds` are compared, `label` is what a message calls it."""

    slot: str
    kinds: frozenset[str]
    label: str


def said(slot: str, kind: str, label: str) -> Held:
    """One value of one slot."""
    return Held(slot, frozenset((kind,)), label)


def calling(one: Styled) -> Iterator[Held]:
    """All that a title of this sort says of its person."""
    head = one.head
    if head in _RANKS or head == "chief":
        yield from _rank(one)
    elif head in _COURT:
        yield from _court(one)
    elif head in _OFFICERS:
        yield from _company(one)
    if head in _PLAYERS and one.before[-1:] != ("public",):
        yield said("position", _PLAYERS[head], head)
    if head in _SEXES:
        yield said("sex", _SEXES[head], head)
    if head in _BODY_HEADS:
        yield from _body(one)


_RANKS = {
    "general": "general", "gen": "general", "colonel": "colonel", "col": "colonel", "major": "major", "maj": "major", "captain": "captain",
    "capt": "captain", "lieutenant": "lieutenant", "lt": "lieutenant", "sergeant": "sergeant", "sgt": "sergeant", "corporal": "corporal",
    "cpl": "corporal", "pvt": "private", "pfc": "private", "admiral": "admiral", "adm": "admiral", "cmdr": "commander", "inspector": "inspector",
    "insp": "inspector", "superintendent": "superintendent", "supt": "superintendent", "constable": "constable", "pc": "constable",
    "trooper": "trooper", "sheriff": "sheriff", "bishop": "bishop", "archbishop": "archbishop", "rabbi": "rabbi", "imam": "imam", "cardinal": "cardinal",
}  # fmt: skip
_SPECIFIC = {
    "lt": "lieutenant", "lieutenant": "lieutenant", "brig": "brigadier", "brigadier": "brigadier", "maj": "major", "major": "major",
    "rear": "rear", "vice": "vice", "chief": "chief",
}  # fmt: skip
_NOT_MILITARY = words("attorney secretary director surgeon solicitor inspector governor auditor consul")


def _rank(one: Styled) -> Iterator[Held]:
    last = one.before[-1].rstrip(".") if one.before else ""
    if one.form == "after" and one.head != "sheriff":
        return
    if one.head == "chief":
        if last in ("police", "fire"):
            yield said("rank", f"{last} chief", f"{last} chief")
    elif one.head == "cardinal":
        yield Held("rank", frozenset(("cardinal", "archbishop", "bishop")), one.head)
    elif not (one.head == "general" and last in _NOT_MILITARY) and not (
        one.head == "sheriff" and "deputy" in one.before
    ):
        kind = _RANKS[one.head]
        if last in _SPECIFIC:
            yield Held("rank", frozenset((f"{_SPECIFIC[last]} {kind}",)), f"{_SPECIFIC[last]} {kind}")
        else:  # a general for short may be of any grade
            yield Held("rank", frozenset((kind, *(f"{grade} {kind}" for grade in _SPECIFIC.values()))), kind)


_COURT = words("defender judge magistrate prosecutor attorney lawyer")


def _court(one: Styled) -> Iterator[Held]:
    last = one.before[-1] if one.before else ""
    if one.head in ("judge", "magistrate"):
        yield said("court", "judge", one.head)
    elif one.head == "defender":
        if last == "public":
            yield said("court", "defense", "public defender")
    elif one.head == "prosecutor":
        yield said("court", "prosecutor", one.head)
    elif last in ("district", "u.s.", "us", "state", "county", "prosecuting") and one.head == "attorney":
        yield said("court", "prosecutor", f"{'U.S.' if last in ('u.s.', 'us') else last} attorney")
    elif last in ("defense", "defence"):
        yield said("court", "defense", f"{last} {one.head}")
    else:
        yield Held("court", frozenset(("prosecutor", "defense")), one.head)


_BODY_HEADS = words("director spokesman spokeswoman")
_BODIES = words("fbi cia nsa pentagon kremlin irs cdc nih fda epa nasa nato fema dea mi5 mi6 interpol europol nypd")
_BODIES_OF_TWO = frozenset((("white", "house"), ("state", "department"), ("justice", "department"), ("treasury", "department"), ("defense", "department"),
                            ("homeland", "security"), ("downing", "street"), ("secret", "service"), ("supreme", "court"), ("scotland", "yard"),
                            ("foreign", "ministry"), ("defense", "ministry"), ("defence", "ministry"), ("interior", "ministry"), ("finance", "ministry"),
                            ("health", "ministry"), ("justice", "ministry"), ("foreign", "office"), ("home", "office")))  # fmt: skip


def _body(one: Styled) -> Iterator[Held]:
    """The body that someone leads or speaks for, of those that are no part of each other."""
    role = "director" if one.head == "director" else "spokesman"
    last = one.before[-1:] if one.before[-1:] and one.before[-1] in _BODIES else one.before[-2:]
    if last[-1:] and (last[-1] in _BODIES or last in _BODIES_OF_TWO):
        name = " ".join(
            word.upper() if word in _BODIES and word not in ("pentagon", "kremlin") else word.title() for word in last
        )
        yield said(f"body of the {role}", name.replace("Defence", "Defense"), f"{name} {one.head}")


_OFFICERS = words("ceo cfo coo executive officer director")
_DUTIES = {
    "executive": "chief executive", "financial": "finance", "finance": "finance", "operating": "operations", "operations": "operations",
    "technology": "technology", "marketing": "marketing", "information": "information", "legal": "legal", "sales": "sales", "commercial": "sales",
}  # fmt: skip
_SHORT = {"ceo": "chief executive", "cfo": "finance", "coo": "operations"}


def _company(one: Styled) -> Iterator[Held]:
    last = one.before[-1] if one.before else ""
    if one.head in _SHORT:
        yield said("company", _SHORT[one.head], one.head.upper())
    elif one.head == "executive":
        if last == "chief":
            yield said("company", "chief executive", "chief executive")
    elif last in _DUTIES:
        if one.head == "officer" and one.before[-2:-1] == ("chief",):
            yield said("company", _DUTIES[last], f"chief {last} officer")
        elif one.head == "director" and last != "executive":
            yield said("company", _DUTIES[last], f"{last} director")


_PLAYERS = {
    "goalkeeper": "goalkeeper", "striker": "outfield player", "midfielder": "outfield player", "defender": "outfield player",
    "winger": "outfield player", "quarterback": "quarterback", "linebacker": "linebacker", "pitcher": "pitcher", "catcher": "catcher",
    "referee": "referee", "umpire": "umpire",
}  # fmt: skip
_SEXES = {
    "spokesman": "man", "spokeswoman": "woman", "congressman": "man", "congresswoman": "woman", "chairwoman": "woman", "councilman": "man",
    "councilwoman": "woman", "mr": "man", "mrs": "woman", "ms": "woman", "miss": "woman",
}  # fmt: skip
