"""Two legs and their aggregate, a half and what was added to it, and the game in which a series can be won."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.scores.score_figures import NUMBER, Tally, number, pairs

_AGGREGATE = lazy(
    r"(?<![\w.,/-])(?P<a>[0-9]{1,2})[-–](?P<b>[0-9]{1,2})(?:\s[a-z]+){0,3}?\s(?:on\saggregate|over\s(?:the\s)?two\s(?:legs|games|matches)|(?:aggregate|overall))"
    r"|\b(?:on\saggregate|aggregate(?:\s(?:score|win|victory|defeat))?)(?:\s(?:of|was|by|at)|,|:)?\s(?P<c>[0-9]{1,2})[-–](?P<d>[0-9]{1,2})(?![\w-])"
)
_THROUGH = lazy(
    r"\b(?:went|go|goes|going|still|got)\s(?:through|into\sthe)\b[^.;:0-9]{0,40}\Z|\bare\sthrough\s\Z|\b(?:advanced?|progress(?:ed)?|qualif\w+|won|reach(?:ed)?)\b[^.;:0-9]{0,40}\Z"
)
_OUT = lazy(r"\b(?:out|knocked|exit\w*|eliminated|despite|bowed|crashed)\b")
_ON_PENALTIES = lazy(r"[0-9][-–][0-9]{1,2}\s(?:on|in|after)\s(?:a\s)?(?:penalt|shoot)")
#: Two statements of one sentence.
_TWO = lazy(r"[,;]\s(?:and|but|while)\s(?:the\s)?[A-Z]")
_BEFORE = lazy(
    r"\b(?:(?P<won>won|win|winning|beat|beating)|(?P<lost>lost|losing|lose|[Bb]eaten|defeat|[Tt]railing|trailed|went\sdown|[Dd]own)|(?P<drew>drew|drawing|drawn|held))\b[^.;:0-9]{0,30}\Z"
)
_BEHIND = lazy(
    r"(?:\s(?:first-leg|home|away))?\s(?:(?P<won>win|victory|success|up|ahead|lead|triumph)|(?P<lost>defeat|loss|down|deficit|behind|reverse)|(?P<drew>draw|stalemate))\b"
)
_OWNED = lazy(r"[A-Z][\w-]+['’]s?\s(?:[a-z-]+\s){0,2}\Z")


def legs(copy: str, start: int, end: int) -> Iterator[Tally]:
    """ "They lost 2-1 away, won 2-0 at home and went through 3-2 on aggregate"."""
    said = list(_AGGREGATE.finditer(copy, start, end))
    if len(said) != 1 or _ON_PENALTIES.search(copy, start, end) or _TWO.search(copy, start, end):
        return
    total = int(said[0]["a"] or said[0]["c"]), int(said[0]["b"] or said[0]["d"])
    played = [each for each in pairs(copy, start, end) if not said[0].start() <= each[2].start() < said[0].end()]
    if len(played) != 2:
        return
    (a, b, first), (c, d, second) = played
    ways = {tuple(sorted((a + c, b + d))), tuple(sorted((a + d, b + c)))}
    through = _THROUGH.search(copy, start, said[0].start()) is not None and not _OUT.search(copy, start, end)
    own = _of_one_side(copy, start, first, second)
    if own is not None:
        ways = {tuple(sorted(own))}
    working = f"{a}-{b} and {c}-{d} make {' or '.join(sorted(f'{max(way)}-{min(way)}' for way in ways))}"
    # "3-4 on aggregate" of a side that went through has the two figures the wrong way round.
    lost = through and (total[0] < total[1] or (own is not None and own[0] < own[1]))
    right = tuple(sorted(total)) in ways and not lost
    wrong = "" if right else f"{working}, not {total[0]}-{total[1]}."
    if not right and tuple(sorted(total)) in ways and own is not None:
        wrong = f"By these scores they lost {own[0]}-{own[1]}."
    yield Tally(said[0].start(), said[0].end(), "aggregate", working, wrong)


def _of_one_side(copy: str, start: int, first: re.Match[str], second: re.Match[str]) -> tuple[int, int] | None:
    """What one side scored in both legs, and what it let in, where the words tell of each how it went for that side."""
    own = other = 0
    owned = [_OWNED.search(copy, max(start, one.start() - 30), one.start()) is not None for one in (first, second)]
    results = [_result(copy, start, one) for one in (first, second)]
    if "" in results or (any(owned) and "drew" not in results):
        return None
    for result, one in zip(results, (first, second), strict=True):
        high, low = max(int(one[1]), int(one[2])), min(int(one[1]), int(one[2]))
        if (result == "drew") != (high == low):
            return None
        own, other = (own + high, other + low) if result != "lost" else (own + low, other + high)
    return own, other


def _result(copy: str, start: int, one: re.Match[str]) -> str:
    """How a leg went, "won", "lost" or "drew"; "" where that is not said or said twice."""
    behind = _BEHIND.match(copy, one.end())
    before = _BEFORE.search(copy, max(start, one.start() - 40), one.start()) if behind is None else None
    match = behind or before
    return "" if match is None else next(name for name in ("won", "lost", "drew") if match[name])


_LED = lazy(
    r"\b(?:led|leading|ahead|up)\s(?:by\s)?(?P<a>[0-9]{1,3})[-–](?P<b>[0-9]{1,3})\sat\s(?:the\s)?(?:half|half-time|halftime|break|interval)\b"
)
_ADDED = lazy(
    rf"\b(?:added|scored|put\son)\s(?:another\s|a\sfurther\s)?(?P<n>[0-9]{{1,3}}|{NUMBER})\s(?:more\s)?(?:points?|goals?|runs?)?\b"
)
_LAST = lazy(r"\b(?:won|win|winning|lost|lose|losing)\s(?:by\s)?(?P<a>[0-9]{1,3})[-–](?P<b>[0-9]{1,3})(?![\w–-])")


def added(copy: str, start: int, end: int) -> Iterator[Tally]:
    """ "The Reds led 10-7 at the half and added 14 points after it to win 24-13"."""
    half = _LED.search(copy, start, end)
    more = _ADDED.search(copy, half.end(), end) if half is not None else None
    last = _LAST.search(copy, more.end(), end) if more is not None else None
    if half is None or more is None or last is None or len(pairs(copy, start, end)) != 2:
        return
    if any(letter.isupper() for letter in copy[half.end() : last.start()]):
        return  # another side may have added them
    total = max(int(half["a"]), int(half["b"])) + number(more["n"])
    right = total in (int(last["a"]), int(last["b"]))
    working = f"{half['a']}-{half['b']} and {more['n']} more make {total}"
    yield Tally(half.start(), last.end(), "score", working, "" if right else f"{working}, not {last['a']}.")


_PLACES = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_CLINCH = lazy(
    rf"\b(?:(?:clos|clinch|wrap|seal|finish|complet|settl)(?:e|es|ing)?|win|end)\b[^.;:0-9]{{0,30}}?\sin\sGame\s(?P<n>[1-7]|{'|'.join(word.capitalize() for word in _PLACES)})\b"
    rf"|\b[Oo]ne\smore\swin\b[^.;:0-9]{{0,30}}?\sin\sGame\s(?P<m>[1-7]|{'|'.join(word.capitalize() for word in _PLACES)})\b"
)
_LEADING = lazy(
    r"\b(?:leads?|leading|ahead|trails?|trailing|up|down|level|tied|at)\s(?:the\s[a-z]+\s)?(?:by\s|at\s)?\Z"
)
_LEAD = lazy(r"\s(?:lead|up|ahead|advantage|down|in\sthe)\b")
_CAN = lazy(r"\b(?:can|could|would|will|hop(?:e|es|ing)|chance|try|tries|looks?|aim(?:s|ing)?)\b")


def clinched(copy: str, start: int, end: int) -> Iterator[Tally]:
    """ "have a 3-1 lead in the final and can close it out in Game 5": the next game is the one after those played."""
    match = _CLINCH.search(copy, start, end)
    scores = pairs(copy, start, end)
    if match is None or len(scores) != 1 or not _CAN.search(copy, start, end) or max(scores[0][:2]) > 4:
        return
    one, two, place = scores[0]
    if not (_LEADING.search(copy, max(start, place.start() - 24), place.start()) or _LEAD.match(copy, place.end())):
        return
    word = match["n"] or match["m"]
    game = int(word) if word.isdigit() else _PLACES[word.lower()]
    working = f"{one}-{two} is {one + two} games"
    wrong = "" if game == one + two + 1 else f"{working}, so the next is Game {one + two + 1}, not Game {game}."
    yield Tally(min(match.start(), place.start()), max(match.end(), place.end()), "series", working, wrong)


_WON_OF = lazy(
    rf"\bwon\s(?P<w>{NUMBER})\s(?:of|from|out\sof)\s(?:their|its|his|her|the)?\s?(?:first\s|last\s|opening\s)?(?P<n>{NUMBER})(?:\s(?:games|matches|Tests|races|fights|bouts|starts))?\b(?P<rest>[^.;:]{{0,80}})"
)
_OTHER_TIME = lazy(r"\b(?:last|this|previous)\s(?:season|year|month|week)\b")
_DRAWN = lazy(rf"\b(?:drawn|drew|drawing)\s(?!an?\b)(?P<d>{NUMBER})\b")
_LOST = lazy(rf"\b(?:lost|losing)\s(?!an?\b)(?P<l>{NUMBER})\b")


def won_of(copy: str, start: int, end: int) -> Iterator[Tally]:
    """ "have won 13 of their 20 games and drawn three, losing four"."""
    match = _WON_OF.search(copy, start, end)
    if match is None:
        return
    if _OTHER_TIME.search(match["rest"]):
        return
    drawn, lost = _DRAWN.search(match["rest"]), _LOST.search(match["rest"])
    if drawn is None or lost is None:
        return
    parts = [number(match["w"]), number(drawn["d"]), number(lost["l"])]
    working = f"{' + '.join(map(str, parts))} = {sum(parts)}"
    right = sum(parts) == number(match["n"])
    stop = match.start("rest") + max(drawn.end(), lost.end())
    yield Tally(match.start(), stop, "record", working, "" if right else f"{working}, not {match['n']}.")
