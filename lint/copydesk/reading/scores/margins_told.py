"""Margins told with the words of their sport or vote, whatever other figures stand in the sentence.

"collecting 51,340 votes, 4,215 more than Hines, who received 47,125", "having made 270, dismissed them for 238 to win by 32
runs", "a total of 270 and won by three strokes from Venter, who finished on 273".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.scores.margin_cues import Cued
from copydesk.reading.scores.score_figures import NUMBER, number
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.vocabulary import lowered, vocabulary
from copydesk.story import Story

_N = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,7}}|{NUMBER})"
_NO_FIGURE = r"(?:[^.;:()0-9]|\.(?=[A-Z0-9]))"
#: "51,340 votes, 4,215 more than challenger Doug Hines, who received 47,125".
_MORE = lazy(
    rf"(?<![\w.,$£€-])(?P<a>{_N})\s(?P<unit>votes|ballots|seats|points|medals|delegates)\b(?:\sin\sall|\sin\stotal)?,\s(?:or\s|just\s|only\s)?(?P<d>{_N})\s(?:votes\s|seats\s|points\s)?(?P<way>more|fewer|better|ahead)\s(?:than|of)\s{_NO_FIGURE}{{3,90}}?"
    rf"(?:\bwho\s(?:received|got|had|won|took|polled|collected|finished\s(?:with|on)|ended\s(?:with|on)|has|scored)|\bwhich\s(?:received|got|had|won|took|has)|,\s(?:with|on)|['’]s)\s(?:just\s|only\s)?(?P<b>{_N})(?![\w%-]|[,.][0-9]|\s(?:[a-z]+\s)?in\s(?:19|20)[0-9]{{2}}|\slast\b)"
)
#: "Having made 270, Guyana dismissed Barbados for 238 … to win by 32 runs".
_OUT_FOR = lazy(
    rf"\b(?:made|scored|making|scoring|posted|posting|total(?:led|ling)?|reached|put\son|set|amassed)\s(?:only\s|just\s)?(?P<a>[0-9]{{2,3}})(?:(?:\sall\sout|\sfor\s(?:[a-z]+|[0-9])|-[0-9])\b)?(?![\w-]|\.[0-9]){_NO_FIGURE}{{1,90}}?"
    rf"\b(?:dismissed|bowled|restricted|skittled|shot|all|held|limited)\b{_NO_FIGURE}{{0,40}}?\s(?:out\s)?(?:for|to|at)\s(?:only\s|just\s)?(?P<b>[0-9]{{2,3}})(?![\w-]|\.[0-9])[^.;:()]{{0,90}}?\b(?:win|won|winning|victory|victors)\b{_NO_FIGURE}{{0,30}}?\sby\s(?P<d>{_N})\sruns\b"
)
#: "a four-round total of 270 and won by three strokes from Venter, who finished on 273".
_STROKES = lazy(
    rf"\b(?:total|aggregate|score|tally|card)\sof\s(?P<a>[0-9]{{2,3}})(?![\w-]|\.[0-9]){_NO_FIGURE}{{1,60}}?\b(?:won|win|winning|finish(?:ed|ing)?|victory)\s(?:by\s)?(?P<d>{_N})\s(?:strokes?|shots?)\b{_NO_FIGURE}{{1,80}}?\bwho\s(?:finished|ended|was|closed|had)\s(?:on\s|with\s|at\s|a\stotal\sof\s)?(?P<b>[0-9]{{2,3}})(?![\w-]|\.[0-9])"
)
#: What so many more than somebody's are counted in.
_UNITS = frozenset(("votes", "ballots", "seats", "points", "medals", "delegates"))
_CUES = (
    ("than", _MORE),
    ("runs", _OUT_FOR),
    ("strokes", _STROKES),
    ("shots", _STROKES),
    ("stroke", _STROKES),
    ("shot", _STROKES),
)
#: Innings and rounds of which more are told, and targets that rain has made lower.
_ELSE = lazy(
    r"\b(?:innings\s(?:and|lead)|second\sinnings|first\sinnings|Duckworth|DLS|D/L|revised|adjusted|play-?off|rain|target|need\w*|between\sthem)\b"
)
_MORE_RUNS = lazy(r"\b[0-9]{2,3}\b(?!\s(?:overs|balls)|\.[0-9])")
#: Rivals as far apart are compared in another thing.
_TWICE = 4


def told_margins(story: Story) -> Iterator[Cued]:
    """Every margin that is told so, in order."""
    known, low = vocabulary(story), lowered(story)
    done: set[int] = set()
    no_units = known.isdisjoint(_UNITS)
    for cue, pattern in _CUES:
        at = low.find(cue) if cue in known and not (no_units and pattern is _MORE) else -1
        while at >= 0:
            start, end = sentence_at(story, at)
            match = pattern.search(story.copy, start, end)
            if match is not None and match.start() not in done and not _ELSE.search(story.copy, start, end):
                done.add(match.start())
                yield from _cued(match)
            at = low.find(cue, max(end, at + 1))


def _cued(match: re.Match[str]) -> Iterator[Cued]:
    a, b, d = (_value(match[name]) for name in "abd")
    if not a or not b or max(a, b) > _TWICE * min(a, b) or d >= max(a, b):
        return
    if match.re.pattern == _OUT_FOR.pattern and _MORE_RUNS.search(match.string, match.end("b"), match.start("d")):
        return  # "… for 200 and made 150 before bowling them out for 180"
    working = f"{match['a']} against {match['b']} is {abs(a - b):,}"
    end = max(match.end(name) for name in "abd")
    yield Cued(match.start("a"), end, Fraction(abs(a - b)), Fraction(d), working)


def _value(word: str) -> int:
    return int(word.replace(",", "")) if word[0].isdigit() else number(word)
