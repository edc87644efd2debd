"""Scores that a sentence adds up: two sessions of a match, a half and what was scored after it, games won and lost, games of sets.

Each is one sum over one sentence, and nothing is said where the sentence holds more scores than the sum is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.scores.score_figures import NUMBER, Tally, number, pairs

_SCORE = lazy(r"(?<![\w.,/$£€-])(?P<a>[0-9]{1,2}(?:\.5|½)?)[-–](?P<b>[0-9]{1,2}(?:\.5|½)?)(?![\w%–-]|\.[0-9])")
#: "took another four in the afternoon to Roe's three".
_TAKEN = lazy(
    rf"\b(?:took|won|taking|winning|claimed)\s(?:another|a\sfurther)\s(?P<a>{NUMBER})\b[^.;:0-9]{{0,40}}?\sto\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?['’]s?\s(?P<b>{NUMBER})\b"
)
_SESSIONS = lazy(r"\b(?:foursomes|four-?balls|sessions?|morning|afternoon|overnight|first\sday|second\sday)\b")
_IN_ALL = lazy(r"\b(?:finish\w*|end(?:ed|ing)|total|overall|lead|led|leading|in\sall)\b[^.;:0-9]{0,24}\Z")
_AHEAD = lazy(r"\s(?:ahead|up|overall|in\sfront|lead|advantage|to\sthe\sgood|overnight)\b")


def sessions(copy: str, start: int, end: int) -> Iterator[Tally]:
    """ "After the foursomes they led 3-1, took the four-balls 2.5-1.5 and finished the day 5.5-2.5 ahead"."""
    if not _SESSIONS.search(copy, start, end):
        return
    scores = list(_SCORE.finditer(copy, start, end))
    taken = _TAKEN.search(copy, start, end)
    if taken is not None and len(scores) == 2:
        scores.insert(1, taken)
    if len(scores) != 3 or not scores[0].start() < scores[1].start() < scores[2].start():
        return
    last = scores[2]
    if not (_AHEAD.match(copy, last.end()) or _IN_ALL.search(copy, max(start, last.start() - 40), last.start())):
        return
    (a, b), (c, d), said = (_values(score) for score in scores)
    ways = {tuple(sorted((a + c, b + d)))}
    if not _one_side(copy, start, scores):
        ways.add(tuple(sorted((a + d, b + c))))
    yield _tally(scores, ways, said)


_LED = lazy(r"\b(?:led|lead|leading|ahead|up|won|took|taking|winning)\s(?:by\s)?\Z")
_TOOK = lazy(r"\b(?:tak(?:e|es|ing)|took|win|wins|winning|won)\b[^.;0-9A-Z]{0,40}\Z")


def _one_side(copy: str, start: int, scores: list[re.Match[str]]) -> bool:
    """Whether both scores are told of one side, as its own: "they led 3-1 and won the four-balls 2.5-1.5"."""
    first, second = scores[:2]
    led = _LED.search(copy, max(start, first.start() - 16), first.start())
    took = _TOOK.search(copy, first.end(), second.start("a"))
    return (
        led is not None
        and took is not None
        and not any(letter.isupper() for letter in copy[first.end() : second.start("a")])
    )


def _values(score: re.Match[str]) -> tuple[Fraction, Fraction]:
    one, two = (_value(score[name]) for name in "ab")
    return one, two


def _value(word: str) -> Fraction:
    if word.endswith("½"):
        return Fraction(int(word[:-1])) + Fraction(1, 2)
    return Fraction(word) if word[0].isdigit() else Fraction(number(word))


def _tally(scores: list[re.Match[str]], ways: set[tuple[Fraction, ...]], said: tuple[Fraction, Fraction]) -> Tally:
    made = " or ".join(sorted(f"{float(max(way)):g}-{float(min(way)):g}" for way in ways))
    working = f"{scores[0]['a']}-{scores[0]['b']} and {scores[1]['a']}-{scores[1]['b']} make {made}"
    right = tuple(sorted(said)) in ways
    wrong = "" if right else f"{working}, not {scores[2]['a']}-{scores[2]['b']}."
    return Tally(scores[0].start(), scores[2].end(), "score", working, wrong)


# A half, and what came after it -------------------------------------------------------------------------------------------

_AT_HALF = lazy(
    r"\b(?:(?P<none>goalless|scoreless|pointless)|(?P<a>[0-9]{1,2})[-–](?P<b>[0-9]{1,2}))(?:\s[a-z]+){0,2}\sat\s(?:the\s)?(?:half-time|half\stime|halftime|half|break|interval)\b"
)
_SCORED = lazy(
    rf"\b(?<!had\s)scored\s(?P<a>{NUMBER})\b(?:\s(?:goals?|tries|points|times))?\s(?:and|but)\s(?:conceded|let\sin|allowed)\s(?P<b>{NUMBER})\b"
)


def after_half(copy: str, start: int, end: int) -> Iterator[Tally]:
    """ "It was goalless at half-time, after which they scored four and conceded two, winning 4-2"."""
    half, scored = _AT_HALF.search(copy, start, end), _SCORED.search(copy, start, end)
    if half is None or scored is None or half.end() > scored.start():
        return
    last = list(pairs(copy, scored.end(), end))
    if len(last) != 1:
        return
    a, b = (0, 0) if half["none"] else (int(half["a"]), int(half["b"]))
    c, d = number(scored["a"]), number(scored["b"])
    e, f, place = last[0]
    ways = {tuple(sorted((a + c, b + d))), tuple(sorted((b + c, a + d)))}
    made = " or ".join(sorted(f"{max(way)}-{min(way)}" for way in ways))
    working = f"{c} and {d} more make {made}"
    wrong = "" if tuple(sorted((e, f))) in ways else f"{working}, not {e}-{f}."
    yield Tally(half.start(), place.end(), "score", f"{a}-{b}, then {working}", wrong)


# Games and sets -----------------------------------------------------------------------------------------------------------

_ORD = r"(?:first|second|third|fourth|fifth|opening|next|last|final|other)"
_DEED = lazy(
    rf"\b(?:(?P<won>won|took|taking|winning|claimed|edged)|(?P<lost>lost|dropped|losing|dropping))\s(?P<list>(?:the\s)?{_ORD}(?:\s(?P<n>two|three|four))?(?:\s(?:games?|sets?|frames?|legs?|ends?|rubbers?))?)\b"
)
_FOR_A_WIN = lazy(
    r"(?:\bfor\sa|,\sa|\bto\swin|\bwon|\bwinning|\bwin)\s(?P<a>[0-5])[-–](?P<b>[0-5])(?:\s(?:win|victory|success|triumph))?(?![\w–-])"
)


def games_taken(copy: str, start: int, end: int) -> Iterator[Tally]:
    """ "She dropped the first game 21-17 but took the next two 21-15 and 21-19, for a 2-1 win"."""
    deeds, said = list(_DEED.finditer(copy, start, end)), list(_FOR_A_WIN.finditer(copy, start, end))
    if len(deeds) < 2 or len(said) != 1 or said[0].start() < deeds[-1].end() or "series" in copy[start:end]:
        return
    counts = [0, 0]
    for deed in deeds:
        counts[deed["won"] is None] += number(deed["n"]) if deed["n"] else 1
    a, b = int(said[0]["a"]), int(said[0]["b"])
    others = [one for one in pairs(copy, start, end) if one[2].start() != said[0].start("a")]
    if len(others) != sum(counts) or not all(counts):
        return  # every game that was played has its score in the sentence
    working = f"{counts[0]} won and {counts[1]} lost is {counts[0]}-{counts[1]}"
    wrong = "" if sorted((a, b)) == sorted(counts) else f"{working}, not {a}-{b}."
    yield Tally(deeds[0].start(), said[0].end(), "games", working, wrong)


_NEXT_GAME = lazy(
    r"\bseries\b[^.;:0-9]{0,24}\s(?P<a>[0-4])[-–](?P<b>[0-4])(?![\w–-])[^.;:0-9]{0,40}\b(?:before|with|and|ahead\sof|going\sinto)\sthe\s(?P<ord>second|third|fourth|fifth|sixth|seventh)\sgame\b(?!\s(?:was|had|of))"
)
_PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}


def next_game(copy: str, start: int, end: int) -> Iterator[Tally]:
    """ "to square the series at 2-2, and the fifth game is on Tuesday"."""
    match = _NEXT_GAME.search(copy, start, end)
    if match is None or len(pairs(copy, start, end)) > 1 or "draw" in copy[start:end]:
        return
    played, place = int(match["a"]) + int(match["b"]), _PLACES[match["ord"]]
    working = f"{match['a']}-{match['b']} is {played} games"
    wrong = "" if place == played + 1 else f"{working}, so the {match['ord']} game is not the next."
    yield Tally(match.start(), match.end(), "series", working, wrong)


_NAME = r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
_IN_PLACES = lazy(
    rf"\b(?:(?P<won>won)|(?P<lost>lost))\s(?:the\s)?(?:Tests?|tests?|matches|match|games?|ones?|races?|one-dayers?|rounds?)\s(?:in|at)\s(?P<list>{_NAME}(?:(?:,|,?\sand)\s{_NAME})*)"
)
_LEADS = lazy(
    r"\b(?:leads?|led|trails?|ahead)\s(?:the\sseries\s|by\s)?(?P<a>[0-9])[-–](?P<b>[0-9])\s(?:before|going\sinto|ahead\sof|into)\sthe\s(?:third|fourth|fifth|sixth|seventh|last|final)\b"
)
_JOINED = lazy(r",?\sand\s|,\s")


def won_in_places(copy: str, start: int, end: int) -> Iterator[Tally]:
    """ "who won the Tests in Galle, Kandy and Perth and lost the one in Hobart, lead 3-1 before the fifth"."""
    said = _LEADS.search(copy, start, end)
    deeds = list(_IN_PLACES.finditer(copy, start, end)) if said is not None else []
    if said is None or len(deeds) != 2 or (deeds[0]["won"] is None) == (deeds[1]["won"] is None):
        return
    counts = [len(_JOINED.split(one["list"])) for one in sorted(deeds, key=lambda one: one["won"] is None)]
    working = f"{counts[0]} won and {counts[1]} lost is {counts[0]}-{counts[1]}"
    right = sorted((int(said["a"]), int(said["b"]))) == sorted(counts)
    wrong = "" if right else f"{working}, not {said['a']}-{said['b']}."
    yield Tally(deeds[0].start(), said.end(), "series", working, wrong)
