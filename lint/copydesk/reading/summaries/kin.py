"""Words that say one thing: a word's plain form, and one word for those that headlines use for each other.

Only good for comparing the words around two figures: "killed", "deaths" and "toll" are kin, "saw" and "see" are not.
"""

from __future__ import annotations

from functools import lru_cache

from copydesk.patterns import words
from copydesk.reading.figures.counted import singular

_KIN = {
    word: line.split(None, 1)[0]
    for line in (
        "die dies died dying dead death deaths kill kills killed killing toll slain fatality fatalities perished",
        "injure injures injured injuring injury injuries wound wounds wounded wounding hurt hurts",
        "arrest arrests arrested arresting detain detains detained detaining detention custody held",
        "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth jump jumps jumped",
        "rise climb climbs climbed soar soars soared gain gains gained surge surges surged up higher",
        "fall falls fell fallen falling drop drops dropped decline declines declined decrease decreases decreased cut cuts cutting",
        "fall slip slips slipped dip dips dipped plunge plunges plunged slump slumps slumped down lower",
        "win wins won winning victory beat beats beating beaten defeat defeats defeated",
        "buy buys bought buying buyout acquire acquires acquired acquiring acquisition purchase purchases purchased",
        "pay pays paid paying payment payments spend spends spent spending cost costs costing",
        "sell sells sold selling sale sales",
        "person people persons man men woman women",
        "child children kid kids",
        "jail jailed jails prison imprisoned sentence sentenced sentences",
        "vote votes voted voting",
        "find finds found show shows showed shown",
        "firm firms company companies corporation",
        "lawmaker lawmakers congressman senator senators representative representatives legislator legislators",
        "shoot shoots shot shooting shootings gunfire",
        "attack attacks attacked bombing bombings blast blasts explosion explosions",
        "begin begins began begun start starts started",
        "end ends ended finish finishes finished",
        "republican republicans gop",
        "democrat democrats democratic",
        "share shares stock stocks",
        "job jobs post posts worker workers employee employees",
    )
    for word in line.split()
}
#: Words that stand around any figure and tell nothing of what it counts.
EMPTY = words(
    "a an the of in on at to from by for with without within per as than and or but nor while after before since until till during over under",
    "between among against into onto off out is are was were be been being am has have had do does did will would could can may might must shall",
    "should not no it its he she they we you i his her their our your my this that these those who whom whose which what when where why how",
    "there here more most less least about around nearly almost some any all only just also even still yet then so if because said say says told tell",
    "according him them us me one two mr mrs ms dr new other another each every both such own same very too much many few first last next now ago",
    "earlier later total today yesterday tomorrow tonight am pm percent pct cent",
    "million billion trillion thousand hundred dozen mln bln dlrs",
)


@lru_cache(4096)
def kin(word: str) -> str:
    """The word, given in lower case, without its ending, or the one word that stands for all of its kin."""
    word = word.strip("'’")
    known = _KIN.get(word)
    if known is not None or len(word) < 4:
        return known or word
    plain = singular(word)
    known = _KIN.get(plain)
    if known is not None:
        return known
    for ending in ("ing", "ed"):
        if plain.endswith(ending) and len(plain) > len(ending) + 3:
            plain = plain.removesuffix(ending)
            break
    if plain.endswith("e") and len(plain) > 4:
        plain = plain[:-1]
    return plain[:-1] if len(plain) > 3 and plain[-1] == plain[-2] else plain
