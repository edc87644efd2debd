"""The words of change: verbs and nouns that say that something rose, fell or was multiplied."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from copydesk.tuples import NamedTuple


class ChangeWord(NamedTuple):
    """`sign` is 1 for up, -1 for down, 0 where the word does not say; `times` the factor of "doubled".

    `part` is "verb", "noun", "either" (a word that may be both), "side" ("up", "lower") or "comparative" ("more", "less").
    """

    sign: int
    part: str
    times: Fraction | None = None


_WORDS = {
    (1, "verb"): """
        rose rising risen increased increasing grew grows growing grown climbed climbs climbing jumped jumps
        jumping surged surges surging soared soars soaring gained gains gaining advanced advances advancing swelled swells swelling swollen
        expanded expands expanding rebounded rebounding accelerated accelerates accelerating raised raises raising raise hiked hiking
        boosted boosts boosting lifted lifts lifting leaped leapt leaping spiked spiking skyrocketed skyrocketing ballooned ballooning
        strengthened strengthening appreciated appreciating mushroomed mushrooming rocketed rocketing upped upping
        grow soar swell expand added adding bumped firmed firming quickened widened widening widens widen deepened deepening recovered recovering rallied
        rallying escalated escalating upgraded lengthened extended extends extending outgrew zoomed lengthen lengthens
        multiplied multiplying burgeoned burgeoning proliferated
        """,
    (-1, "verb"): """
        fell falls falling fallen dropped drops dropping declined declines declining decreased decreases decreasing slid slides
        sliding slipped slips slipping dipped dips dipping plunged plunges plunging plummeted plummets plummeting tumbled tumbles tumbling sank sinks
        sinking sunk shrank shrinks shrinking shrunk dwindled dwindles dwindling eased eases easing shed sheds shedding reduced reduces reducing
        reduce lowered lowers lowering slashed slashes slashing slash trimmed trims trimming trim contracted contracts contracting narrowed narrows
        narrowing weakened weakening crashed crashing collapsed collapsing retreated retreating pared paring dived dove diving
        lost losing slumped slumping depreciated depreciating cutting slowed slowing diminished diminishing receded moderated cooled softened
        nosedived sagged downgraded shaved halting lessened subsided slackened curbed shortened shortens shorten shortening thinned
        shrink ease lose withered withering ebbed waned waning evaporated
        """,
    (1, "either"): "rise rises increase increases climb climbs hike hikes boost boosts lift leap gain gains jump jumps surge surges spike rebound",
    (-1, "either"): """
        decline declines decrease decreases drop drops fall falls plunge plunges tumble cut cuts dip dips slide slides slump slumps slip slips
        """,
    (1, "noun"): "growth uptick upturn increment premium",
    (0, "noun"): "improvement improvements",
    (-1, "noun"): "saving savings discount reduction reductions loss losses cutback downturn contraction erosion slowdown shortfall",
    (1, "side"): "up higher",
    (-1, "side"): "down lower off",
    (1, "comparative"): "more greater larger bigger above heavier longer taller ahead dearer pricier costlier stronger faster wider deeper busier quicker older clear over",
    (-1, "comparative"): "less fewer smaller below lighter shorter cheaper short behind slower weaker narrower poorer adrift shy younger thinner under",
    (0, "comparative"): "away better worse",
    (0, "verb"): "go went gone goes going moved moving changed changes changing change altered shifted shifting swung improved improves improving improve worsened",
}  # fmt: skip
_TIMES = {
    "2": "doubled doubles doubling double twice", "3": "tripled triples tripling triple trebled trebles trebling treble",
    "4": "quadrupled quadruples quadrupling quadruple", "5": "quintupled quintuples quintupling quintuple",
    "6": "sextupled sextupling", "1/2": "halved halves halving halve",
}  # fmt: skip
_FOLD = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]  # fmt: skip


@cache
def change_words() -> dict[str, ChangeWord]:
    """Each word of change, in lower case, with what it says."""
    found: dict[str, ChangeWord] = {}
    for (sign, part), words in _WORDS.items():
        for word in words.split():
            found.setdefault(word, ChangeWord(sign, part))
    for times, words in _TIMES.items():
        factor = Fraction(times)
        for word in words.split():
            found[word] = ChangeWord(1 if factor > 1 else -1, "verb", factor)
    for number, word in enumerate(_FOLD, 2):
        found[f"{word}fold"] = found[f"{word}-fold"] = ChangeWord(1, "noun", Fraction(number))
    return found
