"""What the scores of a sentence add up to: sets, two legs, games won and lost in a series, periods, ties, points in a table.

Each is one sum over one sentence; where it holds more scores than the sum is about, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from copydesk.patterns import lazy
from copydesk.reading.figures.numbers import digit_runs
from copydesk.reading.scores.game_counts import deeds, leads, points, records
from copydesk.reading.scores.score_figures import NUMBER, Tally, number, pairs
from copydesk.reading.scores.score_legs import added, clinched, legs, won_of
from copydesk.reading.scores.score_sums import after_half, games_taken, next_game, sessions, won_in_places
from copydesk.reading.scores.series_standing import standings
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.vocabulary import lowered, vocabulary
from copydesk.story import Story

__all__ = ("Tally", "tallies")


def tallies(story: Story) -> tuple[Tally, ...]:
    """Every sum over scores, in the order of what it is about."""
    return story.read(_tallies)


def _tallies(story: Story) -> tuple[Tally, ...]:
    known, low, scores = vocabulary(story), lowered(story), _scores(story)
    found: list[Tally] = []
    for cues, judge in _JUDGES:
        done, of_scores = -1, judge in _OF_SCORES
        for cue in cues if (scores or not of_scores) and not known.isdisjoint(cues) else ():
            at = low.find(cue) if cue in known else -1
            while at >= 0:
                start, end = sentence_at(story, at)
                if start > done or (start == 0 and done < 0):
                    if not of_scores or _holds_score(scores, start, end):
                        found += judge(story.copy, start, end)
                    done = max(done, start)
                at = low.find(cue, max(end, at + 1))
    return tuple(dict.fromkeys(found))


def _scores(story: Story) -> list[int]:
    """Where the second figure of each "3-1" stands, in order: most stories have none."""
    copy = story.copy
    return [
        start
        for start, _ in digit_runs(story)
        if copy[start - 1 : start] in _DASHES and copy[start - 2] in _BEFORE_DASH
    ]


_DASHES, _BEFORE_DASH = frozenset("-–"), frozenset("0123456789½")


def _holds_score(scores: list[int], start: int, end: int) -> bool:
    index = bisect_left(scores, start)
    return index < len(scores) and scores[index] < end


# Sets -----------------------------------------------------------------------------------------------------------------

_ONE_SET = r"[0-9]{1,2}[-–][0-9]{1,2}(?:\s?\([^()]{1,8}\))?"
_SET_SCORES = lazy(rf"(?<![\w.,/-])(?P<sets>{_ONE_SET}(?:(?:,|,?\sand)\s{_ONE_SET}){{1,4}})(?![\w-])")
_STRAIGHT = lazy(r"(?:\bin\s)?\bstraight(?:\s|-)(?:sets?|games)\b")
_SETS_TO = lazy(
    rf"\b(?P<won>{NUMBER})\s(?:sets?|games)\sto\s(?P<lost>{NUMBER})\b|\b(?P<w>[0-3])[-–](?P<l>[0-3])\s(?:in|on)\ssets\b"
)
_SET_COUNT = lazy(
    r"\b(?:in|over|after|through|took(?:\s[A-Z][\w’'-]+)?|needed|won)\s(?:just\s|only\s)?(?P<n>two|three|four|five)\s(?:[a-z]+\s)?sets\b|\b(?P<m>two|three|four|five)[- ]set(?:ter)?\b"
)
_BRACKET = lazy(r"\s?\([^()]*\)")


_SET_DOWN = lazy(
    r"\b(?:from|overcame)\s(?:a|one)\sset\s(?:down|behind|deficit)\b|\b(?:after\s)?(?:losing|lost|dropping|dropped)\sthe\s(?:first|opening)\sset\b"
)
#: Between the scores and what is said of them: another match.
_PARTED = lazy(r"\b(?:and|but|while|whereas|after|before)\s(?:[A-Z]|the\s)|;")
#: Who beat somebody won more sets than they lost.
_WON = lazy(
    r"\b(?:beat|beats|beating|won|wins|win|defeated|overcame|saw\soff|came\sback|went\sthrough|go\sthrough|goes\sthrough|advanced|progressed|went\sinto|reached)\b"
)
_LOST = lazy(r"\b(?:lost|loses|losing|beaten|defeat|out|fell|knocked|exit|eliminated|despite)\b")


def _is_won(copy: str, start: int, end: int) -> bool:
    return _WON.search(copy, start, end) is not None and _LOST.search(copy, start, end) is None


_NOT_OVER = lazy(r"\b(?:led|leads|leading|trail\w*|ahead|suspended|abandoned|stopped|darkness|rain|retire\w*)\b")
#: "his third five-set match".
_OTHER_MATCH = lazy(r"\b(?:second|third|fourth|fifth|previous|last|another|other|earlier|next)\s\Z")


def _sets(copy: str, start: int, end: int) -> Iterator[Tally]:
    listed = list(_SET_SCORES.finditer(copy, start, end))
    if len(listed) != 1 or "retire" in copy[start:end]:
        return
    scores = [
        (int(one), int(two)) for one, two, _ in pairs(_BRACKET.sub("", listed[0]["sets"]), 0, len(listed[0]["sets"]))
    ]
    if len(scores) < 2 or not all(max(score) >= 4 and score[0] != score[1] for score in scores):
        return
    won = sum(one > two for one, two in scores)
    lost = len(scores) - won
    working = f"{listed[0]['sets']}: {max(won, lost)} sets to {min(won, lost)}"
    behind = _SET_DOWN.search(copy, start, end)
    if behind is not None and won > lost and not copy[behind.end() + 1 : behind.end() + 2].isdigit():
        place = min(behind.start(), listed[0].start()), max(behind.end(), listed[0].end())
        wrong = "" if scores[0][0] < scores[0][1] else f"The first set of {listed[0]['sets']} was won, and not lost."
        yield Tally(*place, "sets", working, wrong)
    for match in (
        *_STRAIGHT.finditer(copy, start, end),
        *_SETS_TO.finditer(copy, start, end),
        *_SET_COUNT.finditer(copy, start, end),
    ):
        named = match.groupdict()
        wrong = ""
        if "straight" in match[0]:
            right, wrong = (
                not min(won, lost),
                f"One set of {listed[0]['sets']} was lost, so these are no straight sets.",
            )
        elif "won" in named:
            one, two = number(named["won"] or named["w"]), number(named["lost"] or named["l"])
            right = sorted((one, two)) == sorted((won, lost)) and not (
                one < two and _is_won(copy, start, match.start())
            )
            wrong = f"{working}, not {one} to {two}."
        else:
            count = named["n"] or named["m"]
            right, wrong = number(count) == len(scores), f"{listed[0]['sets']} is {len(scores)} sets, not {count}."
        place = min(match.start(), listed[0].start()), max(match.end(), listed[0].end())
        if _PARTED.search(copy, min(match.end(), listed[0].end()), max(match.start(), listed[0].start())):
            continue
        if _OTHER_MATCH.search(copy, max(start, match.start() - 16), match.start()):
            continue
        if "n" in named and _NOT_OVER.search(copy, start, end):
            continue
        yield Tally(*place, "sets", working, "" if right else wrong)


#: "which took 16 games".
_GAMES_IN_ALL = lazy(rf"\b(?:which|that)\s(?:took|lasted|needed)\s(?:just\s|only\s)?(?P<n>{NUMBER})\sgames\b")


def _set_games(copy: str, start: int, end: int) -> Iterator[Tally]:
    """Games of all sets: "a 6-2, 6-4 defeat, which took 18 games"."""
    listed, said = list(_SET_SCORES.finditer(copy, start, end)), _GAMES_IN_ALL.search(copy, start, end)
    if len(listed) != 1 or said is None or said.start() < listed[0].end():
        return
    if _PARTED.search(copy, listed[0].end(), said.start()):
        return
    sets = listed[0]["sets"]
    bare = _BRACKET.sub("", sets)
    played, count = sum(one + two for one, two, _ in pairs(bare, 0, len(bare))), number(said["n"])
    right = count == played or not played / 2 < count < played * 2
    wrong = "" if right else f"{sets} is {played} games, not {said['n']}."
    yield Tally(listed[0].start(), said.end(), "sets", f"{sets}: {played} games", wrong)


# Ties -----------------------------------------------------------------------------------------------------------------

_TIED = lazy(
    r"\b(?P<word>(?:to\s|drew\s|were\s|was\s|is\s|are\s|stood\s|pulled\s|be\s)?(?:level|levelled|leveled|tied|all\ssquare|all-square|deadlocked|knotted|equalised|equalized)\s(?:(?:it|things|matters|the\s(?:match|scores?|game|frames?|tie|series|contest|final))\s)?(?:up\s)?at\s"
    r"|drew\s(?:(?:with|against)\s(?:[A-Z][\w’'-]+\s){1,3})?|(?=[0-9]{1,2}[-–][0-9]{1,2}(?:\sat\s(?:the\s)?[a-z-]+)?,\s(?:all\ssquare|level\sat|a\sdraw|a\stie)\b)|a\s(?=[0-9]{1,2}[-–][0-9]{1,2}\s(?:draw|tie|stalemate)\b))(?P<a>[0-9]{1,2})[-–](?P<b>[0-9]{1,2})(?!\s(?:to\s[0-9]|on\spen|in\s(?:a|the)\s(?:shoot|pen))|[\w-]|[-–]\d)"
)


def _ties(copy: str, start: int, end: int) -> Iterator[Tally]:
    for match in _TIED.finditer(copy, start, end):
        if _EACH.match(copy, match.end()):
            continue  # "level at 1-16 apiece": goals and points
        one, two = int(match["a"]), int(match["b"])
        yield Tally(
            match.start(), match.end(), "tie", f"{one} = {two}", "" if one == two else f"{one}-{two} is no tie."
        )


_EACH = lazy(r"\s(?:apiece|each)\b")


# Periods --------------------------------------------------------------------------------------------------------------

_BY_PERIOD = lazy(
    r"\b(?:quarters?|periods?|halves|chukkas?|thirds)\b(?:\s[a-z]+){0,3}[\s,:(]+(?P<list>[0-9]{1,2}[-–][0-9]{1,2}(?:(?:,|,?\sand)\s[0-9]{1,2}[-–][0-9]{1,2}){1,3})(?![\w-])"
)


def _periods(copy: str, start: int, end: int) -> Iterator[Tally]:
    for listed in _BY_PERIOD.finditer(copy, start, end):
        parts = [(one, two) for one, two, _ in pairs(listed["list"], 0, len(listed["list"]))]
        others = [each for each in pairs(copy, start, end) if not listed.start() <= each[2].start() < listed.end()]
        if len(others) != 1:
            continue
        total = sum(one for one, _ in parts), sum(two for _, two in parts)
        one, two, match = others[0]
        working = f"{listed['list']} makes {total[0]}-{total[1]}"
        right = sorted(total) == sorted((one, two))
        place = min(match.start(), listed.start()), max(match.end(), listed.end())
        yield Tally(*place, "periods", working, "" if right else f"{working}, not {one}-{two}.")


# A chase ------------------------------------------------------------------------------------------------------------

_CHASE = lazy(
    rf"\b(?:[Cc]hasing|[Nn]eeding|[Pp]ursuing|[Ss]et|target\sof)\s(?:a\s(?:target|total)\sof\s)?(?P<target>[0-9]{{2,3}})(?![\w.,-][0-9])[^.;:0-9]{{0,80}}?(?:out|dismissed|skittled)\s(?:for|at)\s(?:only\s|just\s)?(?P<score>[0-9]{{2,3}})\b[^.;:]{{0,80}}?\bby\s(?P<runs>{NUMBER})\sruns\b"
)


def _chases(copy: str, start: int, end: int) -> Iterator[Tally]:
    """ "Chasing 268, they were bowled out for 231 and lost by 36 runs": one run more than the other side's is asked for."""
    for match in _CHASE.finditer(copy, start, end):
        short = int(match["target"]) - int(match["score"])
        working = f"{match['score']} is {short - 1} short of a tie at {int(match['target']) - 1}"
        right = number(match["runs"]) in (short, short - 1)
        yield Tally(match.start(), match.end(), "runs", working, "" if right else f"{working}, not {match['runs']}.")


# A score only rises ---------------------------------------------------------------------------------------------------

_SO_FAR = lazy(
    r"\b(?:led|lead|leading|trailed|trailing|ahead|behind|up|down|trail)\s(?:by\s)?(?P<a>[0-9]{1,3})[-–](?P<b>[0-9]{1,3})\s(?:at\s(?:the\s)?(?:half|half-time|halftime|break|interval)|after\sthe\sfirst\s(?:half|quarter|period))"
)
_AT_LAST = lazy(
    r"\b(?:won|lost|win|lose|winning|losing|beaten|beat)\s(?:[A-Z][\w’'-]+\s){0,2}(?:by\s)?(?P<a>[0-9]{1,3})[-–](?P<b>[0-9]{1,3})(?![\w-]|\s(?:on|in)\s)"
)


def _rises(copy: str, start: int, end: int) -> Iterator[Tally]:
    early, late = list(_SO_FAR.finditer(copy, start, end)), list(_AT_LAST.finditer(copy, start, end))
    if len(early) != 1 or len(late) != 1:
        return
    (a, b), (c, d) = ((int(match["a"]), int(match["b"])) for match in (early[0], late[0]))
    right = (c >= a and d >= b) or (c >= b and d >= a)
    working = f"{a}-{b}, then {c}-{d}"
    place = min(early[0].start(), late[0].start()), max(early[0].end(), late[0].end())
    yield Tally(*place, "score", working, "" if right else f"{c}-{d} at the end is less than {a}-{b} before.")


_SCORED = lazy(
    r"\bscored\s(?P<a>[0-9]{1,3})\sto\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?\s(?P<b>[0-9]{1,3})\sin\sthe\s(?:second|next|third|fourth|last)\b"
)
_THEN_AHEAD = lazy(
    r"(?<![\w.,-])(?P<a>[0-9]{1,3})[-–](?P<b>[0-9]{1,3})(?=\s(?:lead|up|ahead|in\sfront|advantage|at\s(?:half|the\s(?:half|break|interval))|win|victory))"
)


def _added(copy: str, start: int, end: int) -> Iterator[Tally]:
    """ "ahead by 10-7 after the first quarter, scored 14 to the Owls' 3 in the second, 24-10 up"."""
    early, added = _SO_FAR.search(copy, start, end), _SCORED.search(copy, start, end)
    late = _THEN_AHEAD.search(copy, added.end(), end) if added is not None else None
    if early is None or added is None or late is None or early.start() > added.start():
        return
    total = tuple(int(early[name]) + int(added[name]) for name in "ab")
    said = tuple(int(late[name]) for name in "ab")
    working = f"{early['a']}-{early['b']} and {added['a']}-{added['b']} make {total[0]}-{total[1]}"
    yield Tally(
        early.start(), late.end(), "score", working, "" if said == total else f"{working}, not {said[0]}-{said[1]}."
    )


_Judge = Callable[[str, int, int], Iterator[Tally]]
_JUDGES: tuple[tuple[tuple[str, ...], _Judge], ...] = (
    (("sets", "set", "games"), _sets),
    (("aggregate", "legs"), legs),
    (("half", "halftime", "half-time", "break", "interval"), added),
    (("game",), clinched),
    (("won",), won_of),
    (("series",), deeds),
    (("series",), leads),
    (("level", "levelled", "leveled", "tied", "square", "drew", "draw", "deadlocked", "tie", "stalemate"), _ties),
    (("quarters", "periods", "halves", "quarter", "period"), _periods),
    (("half", "halftime", "break", "interval", "quarter"), _rises),
    (("quarter", "half", "break"), _added),
    (("foursomes", "fourballs", "four-balls", "session", "morning", "afternoon", "overnight"), sessions),
    (("half-time", "half", "halftime", "break", "interval"), after_half),
    (("game", "set", "games", "sets", "frame", "frames", "rubber", "leg"), games_taken),
    (("series",), next_game),
    (("runs",), _chases),
    (("points",), points),
    (("games", "matches"), records),
    (("games",), _set_games),
    (("before", "into"), won_in_places),
    (("best", "series"), standings),
)
#: Those that have nothing to say of a sentence without a score in figures.
_OF_SCORES: frozenset[_Judge] = frozenset(
    (
        _sets, legs, added, clinched, _ties, _periods, _rises, _added, sessions, after_half, games_taken, next_game, _set_games,
        won_in_places, standings,
    )
)  # fmt: skip
