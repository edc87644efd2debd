"""How a series of so many games stands, held against how long it is and against the games that were played.

"won Game 7, taking the best-of-seven final 4-3", "four games into the best-of-five playoff they lead 2-1": the form of the
series, its score and what is said of it stand in one sentence, with other scores about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.scores.score_figures import NUMBER, Tally, number

_NOUN = r"(?:[Ss]eries|finals?|semi-?finals?|quarter-?finals?|play-?offs?|tie|showdown|contest|match-?up|qualifier|match|encounter|clash|rubber)"
_PLAYED = r"(?:game|match|Test|test|leg|race)"
#: "best-of-seven Eastern final", "five-match one-day series".
_FORM = rf"(?:best[- ]of[- ](?P<best>[0-9]{{1,2}}|{NUMBER})|(?P<of>{NUMBER})-{_PLAYED})(?:\s(?!{_NOUN}\b|opener|game|and\b|with\b|in\b|at\b)[A-Za-z][\w’'-]*){{0,4}}?\s(?P<noun>{_NOUN})(?:\s(?:series|final|tie))?(?![\w-])(?!\s(?:opener|decider))"
_FORMS = lazy(_FORM)
_PAIR = r"(?P<a>[0-9]{1,2})[-–](?P<b>[0-9]{1,2})(?![\w%–-]|\.[0-9])"
_AGAINST = r"(?:\s(?:with|against|over|from)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2})?"
#: "the best-of-five playoff with Ash at 2-2".
_BEHIND = lazy(
    rf"{_FORM}{_AGAINST}(?:\s(?:at|by)|,)?\s{_PAIR}(?!\s(?:win|victory|loss|defeat|triumph|in\s(?:[Gg]ame|the\s[a-z]+\s(?:game|match|Test))))"
)
#: "a 3-1 lead in the five-match series", "a 3-0 clean sweep of the three-match series".
_IN_FRONT = lazy(
    rf"(?<![\w.,/-]){_PAIR}\s(?:series\s)?(?P<is>lead|advantage|edge|deficit|(?:clean\s)?sweep|win|victory)\s(?:in|of|over\s[A-Z]\w+\sin)\s(?:the|their|its|his|her|a|this)\s{_FORM}"
)
#: "beat Roe 10-7 in their best-of-19 qualifier".
_MATCH = lazy(rf"(?<![\w.,/-]){_PAIR}\sin\s(?:the|their|its|his|her|a|this)\s{_FORM}")
#: "the Hawks lead 3-1, and".
_BARE = lazy(
    rf"\b(?P<verb>leads?|trails?|are\s(?:up|down)|is\s(?:up|down))\s(?:by\s)?{_PAIR}(?=[,.;]|\s(?:and|after|with|going|heading|ahead|before|but)\b|\Z)"
)
#: "tying the series at 3-3", of a series whose length is not said.
_OPEN = lazy(
    rf"\b(?:the|their|its|this)\s(?:[A-Za-z-]+\s){{0,3}}(?P<noun>series|finals?|semi-?finals?|play-?offs?){_AGAINST}(?:\s(?:at|by)|,)?\s{_PAIR}(?!\s(?:win|victory|loss|defeat|in\s[Gg]ame))"
)
#: "won the opener of the three-game series 6-2": the score of one game.
_OF_ONE = lazy(
    r"\b(?:openers?|finale|games?|match|Test|leg|Game\s[1-7]|first|second|third|fourth|last)\s(?:of|in)\s(?:the|their|its|a|this)\s\Z"
)
_VERB = lazy(
    r"\b(?:(?P<lead>leads?|leading|holds?|trails?|trailing)|(?P<won>won|wins?|winning|took|takes?|taking|claim(?:s|ed|ing)?|clinch(?:es|ed|ing)?|seal(?:s|ed|ing)?|captur(?:es?|ed|ing)|beat|beats|beating|defeat(?:s|ed|ing)?|overcame|edged|wrapp(?:ed|ing)\sup|complet(?:es?|ed|ing))"
    r"|(?P<level>level(?:s|l?ed|l?ing)?|ties|tied|tying|even(?:s|ed|ing)?|squar(?:es?|ed|ing)|drew|draws?|drawing)|(?P<lost>lost|loses?|losing|led|dropped|beaten))\b"
)
_TRAILS = frozenset(("trail", "trails", "trailing", "is down", "are down"))
#: Games that had no winner, or may have had none.
_NO_RESULT = lazy(
    r"\b(?:drawn?|draws|drew|abandon\w*|wash\w*\sout|washed-out|washouts?|no[- ]result|tied|rained?\soff)\b"
)
_INTO = lazy(
    rf"\b(?P<n>{NUMBER})\s(?:games|matches|Tests|races)\sinto\b|\bafter\s(?P<m>{NUMBER})\s(?:games|matches)\b", re.I
)
_WON_GAME = lazy(
    r"\b(?:won|took|claimed|lost|dropped|edged|stole)\sGame\s(?P<n>[1-7])\b(?!(?:,?\s(?:and|&)\s(?:Game\s)?[2-7]\b)|[^.;]{0,60}?\b(?:and|but|then)\s(?:now|since|then|have)\b)"
)
_FORCED = lazy(
    r"\b(?:forc(?:e|es|ed|ing)|set(?:s|ting)?\sup|to\sforce)\s(?:the\s|a\s)?(?:decid(?:ing|er)|decisive|winner-take-all|winner-takes-all)?\s?Game\s(?P<n>[2-7])\b"
)
_ORDINALS = {
    name: place for place, name in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh"), 1)
}
#: "when they won the fourth one-day international".
_WON_THE = lazy(
    rf"\b(?:won|taking|winning|took)\sthe\s(?P<ord>{'|'.join(_ORDINALS)})\s(?:one-day(?:er)?|Test|T20|match|game|international|ODI|leg)\b"
)
_DECIDED = lazy(r"\b(?:unassailable|unbeatable|winning|series-winning|series-clinching)\s\Z")
_OPENER_LOST = lazy(r"\b(?:dropped|lost|losing|dropping)\sthe\s(?:opener|first|opening)\b")
_LAST_OFF = lazy(
    r"\b(?:[Rr]ain|[Bb]ad\slight|[Ss]torms?|weather)\s(?:washed\sout|wiped\sout|ruined|ended)\s(?:the\s)?(?:whole\sof\s)?(?:the\s)?(?:(?:last|final)\s(?:day|afternoon|session)|(?:last|final|third|fourth|fifth|second|first)\s(?:Test|match|game))\b"
    r"|\b(?:last|final|third|fourth|fifth|second|first)\s(?:Test|match|game|one-day\sinternational)\s(?:(?:was|being|having\sbeen|ended)\s)?(?:abandoned|washed\sout|drawn|rained\soff|a\sdraw|in\sa\sdraw)"
)


#: Longer than any series, where it is not said how long it is.
_UNSAID = "20"


#: A best of so many is one of frames, legs or sets, which end in one match.
_FRAMES = 9


class _Standing:
    """A score, how the series that it is of stands, and how long that can be."""

    __slots__ = ("a", "b", "best", "end", "length", "place", "start", "state", "trails")

    def __init__(self, match: re.Match[str], form: re.Match[str], state: str, trails: bool) -> None:
        self.a, self.b = int(match["a"]), int(match["b"])
        self.start, self.end = min(match.start("a"), form.start()), max(match.end("b"), form.end())
        self.place = match.start("a")
        named = form.groupdict()
        self.best = named.get("best") is not None
        self.length = number(named.get("best") or named.get("of") or _UNSAID)
        self.state, self.trails = state, trails

    @property
    def score(self) -> str:
        return f"{self.a}-{self.b}"

    @property
    def needed(self) -> int:
        """So many wins end it."""
        return self.length // 2 + 1


def standings(copy: str, start: int, end: int) -> Iterator[Tally]:
    """The one score of a series that a sentence tells, against its length and the games that are said to be played."""
    found = _found(copy, start, end)
    if (
        found is None
        or not 1 < found.length <= 35
        or (max(found.a, found.b) > 9 and found.length < _FRAMES)
        or " if " in copy[start:end]
    ):
        return
    wrong = _wrong(found, copy, start, end)
    yield Tally(found.start, found.end, "series", f"{found.score} is {found.a + found.b} games", wrong)


def _found(copy: str, start: int, end: int) -> _Standing | None:
    places: dict[int, _Standing] = {}
    for pattern in (_BEHIND, _IN_FRONT, _MATCH):
        for match in pattern.finditer(copy, start, end):
            if pattern is _MATCH and (match["best"] is None or number(match["best"]) < _FRAMES):
                continue  # in a shorter series it is the score of one game
            state, trails = _state(copy, start, match)
            if state and not _OF_ONE.search(copy, max(start, match.start() - 40), match.start()):
                places[match.start("a")] = _Standing(match, match, state, trails)
    forms = list(_FORMS.finditer(copy, start, end))
    if len(forms) > 1:
        return None
    if not forms:
        for match in _OPEN.finditer(copy, start, end):
            state, trails = _state(copy, start, match)
            if state:
                places[match.start("a")] = _Standing(match, match, state, trails)
        return next(iter(places.values())) if len(places) == 1 else None
    if not places and forms[0]["best"]:
        for match in _BARE.finditer(copy, start, end):
            places[match.start("a")] = _Standing(match, forms[0], "lead", match["verb"] in _TRAILS)
    return next(iter(places.values())) if len(places) == 1 else None


_SWEEPS, _LEADS = frozenset(("sweep", "clean sweep")), frozenset(("lead", "advantage", "edge"))


def _state(copy: str, start: int, match: re.Match[str]) -> tuple[str, bool]:
    said = match.groupdict().get("is")
    if said in _SWEEPS:
        return "sweep", False
    if said in _LEADS:
        return "lead", False
    if said == "deficit":
        return "lead", True
    if said:
        return "won", False
    verb = None
    for each in _VERB.finditer(copy, max(start, match.start() - 110), match.start()):
        verb = each
    if verb is None or verb["lost"]:
        return "", False
    return next(name for name in ("lead", "won", "level") if verb[name]), verb[0] in _TRAILS


def _wrong(one: _Standing, copy: str, start: int, end: int) -> str:
    a, b, played = one.a, one.b, one.a + one.b
    none = _NO_RESULT.search(copy, start, end) is not None and one.state != "level"
    if one.state == "level" and a != b:
        return f"{one.score} is no tie."
    if one.state == "sweep" and min(a, b):
        return f"A series of {one.score} was no sweep: {min(a, b)} was lost."
    if one.state in ("won", "lead") and (b >= a if not one.trails else a == b):
        return (
            f"At {one.score} nobody is ahead."
            if a == b
            else f"At {one.score} the series is lost, and not {'won' if one.state == 'won' else 'led'}."
        )
    if one.best:
        wrong = _of_best(one)
        if wrong:
            return wrong
    elif played > one.length:
        return f"{one.score} is {played} games, more than {one.length}."
    elif played == one.length and _LAST_OFF.search(copy, start, end):
        return f"{one.score} is {played} games won and lost, but one of the {one.length} was not finished."
    if one.state == "won" and not min(a, b) and _OPENER_LOST.search(copy, start, one.place):
        return f"At {one.score} no game was lost, but the first is said to have been."
    return _of_games(one, copy, start, end, none)


def _of_best(one: _Standing) -> str:
    most = max(one.a, one.b)
    told = f"the best of {one.length} ends with {one.needed} wins"
    if one.state == "won" and most != one.needed:
        return f"{told[0].upper()}{told[1:]}, so it can't be won {one.score}."
    if most > one.needed or one.a == one.b == one.needed:
        return f"{told[0].upper()}{told[1:]}, so {one.score} can't be."
    if one.state in ("lead", "level") and most == one.needed:
        return f"{told[0].upper()}{told[1:]}, so at {one.score} it is over."
    return ""


def _of_games(one: _Standing, copy: str, start: int, end: int, none: bool) -> str:
    played = one.a + one.b
    said = _INTO.search(copy, start, end)
    for match, more in ((_WON_GAME.search(copy, start, one.place), 0), (_FORCED.search(copy, start, end), 1)):
        if match is not None and int(match["n"]) != played + more:
            return f"{one.score} is {played} games, so this would be Game {played + more}, not Game {match['n']}."
    if said is not None and one.state in ("lead", "level") and not none and number(said["n"] or said["m"]) != played:
        return f"{one.score} is {played} games, not {said['n'] or said['m']}."
    if _DECIDED.search(copy, max(start, one.place - 30), one.place) and not one.best and one.length < int(_UNSAID):
        won = _WON_THE.search(copy, start, end)
        left = one.length - (_ORDINALS[won["ord"]] if won is not None else played)
        sure = won is not None or not (none or "Test" in copy[start:end])
        if one.state == "lead" and sure and one.a <= one.b + left:
            return f"With {left} of {one.length} games left, {one.score} can still be overtaken."
    return ""
