"""A series score that doesn't add up to the game it was decided in, or sets that don't fit the result.

Flags "won the series 3-2 in Game 7" (that is five games), "lead the series 2-1 going into Game 5", "the best-of-seven series
5-1", "swept the series 4-1", "tied 3-2", "tied 2-2 after five games", "won the three-match series 3-1", "won the first two games
and lost the third" of a series at 3-1; "in straight sets", "in four sets" and "three sets to two" of scores that say another
thing; an aggregate that the two legs do not make, quarters that do not make the score, a draw of two unequal figures, a score
that is lower at the end than at the break, and points in a table that wins and draws do not give.

Why it matters: fans count, and one of the two figures is wrong.

Stays silent unless all that is to be added up stands in one sentence, and where it holds more scores than that; where a match
was broken off or ended on penalties; and of points in a table unless it is said what a win and a draw are worth.

How to settle it: look up the series.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.scores.tallies import tallies
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Span, Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("The Bears won the series [[3-2 in Game 7]].", says="5 games"),
    Flagged("The Bears lead the series [[2-1 going into Game 5]].", says="Game 4"),
    Flagged("[[Game 5 is on Sunday, with the Bears leading the series 3-2]].", says="Game 6"),
    Flagged("The Bears [[took Game 4 on Friday to lead the series 2-1]].", says="Game 3"),
    Flagged("The best-of-seven series is [[tied 2-2 after five games]].", says="4 games"),
    Flagged("The Bears evened the [[series at 3-2]].", says="no tie"),
    Flagged("The Bears lead the [[best-of-seven series 5-1]].", says="4 wins"),
    Flagged("The Bears [[swept the series, 4-1]].", says="lost"),
    Flagged("Wales won the [[three-match series 3-1]].", says="4 matches"),
    Flagged("Roe beat Poe [[6-4, 3-6, 7-5 in straight sets]].", says="lost"),
    Flagged("Roe won [[in straight sets, 6-4, 3-6, 7-5]].", says="lost"),
    Flagged("Roe won [[in four sets, 6-4, 3-6, 7-6, 4-6, 6-3]].", says="5 sets"),
    Flagged("Roe beat Poe [[6-4, 3-6, 7-5, 6-2, three sets to two]].", says="3 sets to 1"),
    Flagged("They lost 2-1 away, won 2-0 at home and went through [[3-1 on aggregate]].", says="3-2"),
    Flagged("The Bears won the first two games and lost the third to lead the [[series 3-1]].", says="2-1"),
    Flagged("The teams [[drew 2-1]] on Sunday.", says="no tie"),
    Flagged("The Lions [[led 14-3 at the break but lost 13-10]].", says="less than"),
    Flagged(
        "With [[11 wins, six draws and five defeats, at three points for a win and one for a draw, United have 38 points]].",
        says="39 points",
    ),
    Flagged(
        "After the foursomes they led [[3-1, took the four-balls 2.5-1.5 and ended 6.5-1.5]] ahead.", says="5.5-2.5"
    ),
    Flagged(
        "It was [[goalless at half-time, after which they scored four and conceded two, winning 4-1]].", says="4-2"
    ),
    Flagged("She [[dropped the first game 21-17 but took the next two 21-15 and 21-19, for a 3-0 win]].", says="2-1"),
    Flagged("Roe's [[6-2, 6-4 win, which took 16 games]], was her third.", says="18 games"),
    Flagged("City lost 2-1 at home after a 3-1 win away and went through [[3-4 on aggregate]].", says="4-3"),
    Flagged("The Bears have a [[2-1 lead in the final and can close it out in Game 5]].", says="Game 4"),
    Flagged("The Reds [[led 10-7 at the half and added 17 points after it to win 24-13]].", says="27"),
    Flagged("They have [[won 13 of their 20 games and drawn three, losing seven]].", says="23"),
    Flagged(
        "Trailing 2-0 after the first leg, they won the return 2-1 to reach the final [[3-2 on aggregate]].",
        says="lost 2-3",
    ),
    Clean("The Bears have a 3-1 lead in the final and can close it out in Game 5.", "right"),
    Clean("Trailing 2-0 after the first leg, they won the return 3-0 to reach the final 3-2 on aggregate.", "right"),
    Clean("The Reds led 10-7 at the half, and the Blues added 17 points after it to win 24-13.", "another side"),
    Clean(
        "She dropped the first set 3-6 but took the next two 6-4 and 7-5, for a 2-1 win.", "the first set stands apart"
    ),
    Clean(
        "It was goalless at half-time, and City, who had scored four and conceded two in May, won 1-0.", "another match"
    ),
    Clean("After a 6-2, 6-4 win she needed 20 games in the final.", "another match"),
    Clean(
        "After the foursomes the Reds led 3-1, but the Blues won the four-balls 2.5-1.5, and the Reds ended 4.5-3.5 ahead.",
        "right",
    ),
    Clean("City lost 3-1 and 1-2 and went out 2-5 on aggregate.", "who goes out has fewer"),
    Clean("Roe lost 3-6, 6-4, 6-4, two sets to one.", "lost"),
    Clean("Roe won 6-4, 3-6, 7-5, 6-2 on Friday, after his third five-set match of the week.", "another match"),
    Clean("The final ended level at 1-14 apiece.", "a goal and 14 points each"),
    Clean("The Bears won the series 4-3 in Game 7.", "right"),
    Clean("They drew 1-1, and won 4-2 on penalties after a 2-2 aggregate.", "penalties"),
    Clean("The teams drew 2-2 on Sunday, and 1-1 in May.", "right"),
    Clean("United lost 6-4 and 3-2 in two sets of games.", "no tennis"),
    Clean("The Bears lead the series 2-1 after they won the first two games and lost the third.", "right"),
    Clean("The Lions led 14-3 at the break and won 27-10.", "right"),
    Clean("With 11 wins, six draws and five defeats United have 41 points.", "a bonus point may be given"),
    Flagged("The Bears won Game 7, taking the [[best-of-seven final 5-3]].", says="4 wins"),
    Flagged("The Bears tied their [[best-of-five playoff with York at 2-1]] on Sunday.", says="no tie"),
    Flagged("Four games into the [[best-of-seven semifinal the Bears lead 3-2]].", says="5 games"),
    Flagged(
        "Wales took an unassailable [[2-1 lead in the five-match series]] when they won the third ODI.", says="2 of 5"
    ),
    Flagged("Roe beat Poe [[9-7 in their best-of-19 qualifier]].", says="10 wins"),
    Clean("The Bears beat York 5-3 in the best-of-seven final and lead 2-1.", "the score of one game"),
    Clean("They won the opener of the three-game series 6-2.", "the score of one game"),
    Clean("Rain washed out the first day of the third Test, but they took the three-Test series 2-1.", "the first day"),
    Clean("After two games they trailed 2-0, but they won the best-of-five series 3-2.", "another score"),
    Clean("Roe beat Poe 10-7 in their best-of-19 qualifier.", "right"),
    Clean("The Bears lead the series 3-1 going into Game 5.", "right"),
    Clean("The Bears lead the series 2-1 after a 5-3 win in Game 3.", "the second score is the game's"),
    Clean("Game 6 is on Sunday, with the Bears leading the series 3-2.", "right"),
    Clean("The Bears took Game 4 on Friday to even the series at 2-2.", "right"),
    Clean("The best-of-seven series is tied 2-2 after four games.", "right"),
    Clean("The Bears lead the best-of-seven series 3-1.", "right"),
    Clean("Wales won the three-match series 2-0, with a draw.", "right"),
    Clean("They swept the season series, 4-0, after losing it 1-3 last year.", "right"),
    Clean("Roe beat Poe 6-4, 7-5 in straight sets.", "right"),
    Clean("Roe won in four sets, 6-4, 3-6, 7-6 (7-5), 6-3.", "right"),
    Clean("They won Game 7 by 3-2.", "the score of the game"),
)

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_NUMBER = rf"(?:[1-7]|{'|'.join(_NUMBERS)})"
_NAMED = rf"Game\s(?P<game>[1-7]|{'|'.join(word.capitalize() for word in _NUMBERS)})\b"
_GAME = rf"(?:the\s(?:decisive\s|deciding\s)?)?{_NAMED}"
_SCORE = r"(?P<score>(?P<one>[0-9])[-–](?P<two>[0-9]))(?![-–\d])"
#: "2-1 after four games, one of them drawn".
_DRAWN = lazy(r"\b(?:drawn|draws?|drew|abandoned|washed\sout)\b")
_OF_ONE = lazy(
    r"\b(?:openers?|finale|games?|match|Test|leg|Game\s[1-7]|first|second|third|fourth|last)\s(?:of|in)\s(?:the|their|its|a|this)\s\Z"
)
_SHAPE = lazy(r"[0-9][-–][0-9]")
#: What may stand between "series" and its score.
_AT = r"(?:\s(?:by|at|with|lead|edge|victory|win|of|a|over|against|[A-Z]\w+|the)){0,5}[\s,]+"
_SERIES = lazy(
    rf"\bseries{_AT}{_SCORE}"
    rf"(?P<gap>[^.;:\d]{{0,40}}?)\s(?P<when>in|after|following|before|ahead\sof|going\sinto|heading\sinto|entering|into)\s{_GAME}"
)
_BEFORE = frozenset(("before", "ahead of", "going into", "heading into", "entering", "into"))
_TO_COME = lazy(rf"\b{_NAMED}\s(?:is|comes|takes\splace|will\sbe|follows)\b[^.;:\d]{{0,60}}?\bseries{_AT}{_SCORE}")
_PLAYED = lazy(
    rf"\b(?:won|took|take|takes|taking|winning|claimed|lost|dropped|captured|stole)\s{_NAMED}[^.;:\d]{{0,60}}?\bseries{_AT}{_SCORE}"
)
_AFTER_GAMES = lazy(
    rf"\bseries\b[^.;:\d]{{0,30}}?(?P<whole>(?:(?:tied|level|even|locked)\s(?:at\s)?)?{_SCORE}\s(?:after|through)\s(?P<games>{_NUMBER})\sgames)\b"
)
_TIED = lazy(
    rf"\b(?:even(?:s|ed|ing)?|ties?|tied|tying|level(?:s|l?ed|l?ing)?|squar(?:e|es|ed|ing))\s(?:up\s)?(?:the|their|its|this)\s(?:[a-z-]+\s){{0,2}}(?P<whole>series\s(?:at\s)?{_SCORE})"
    rf"|\bseries\s(?:is|was)\s(?:now\s)?(?P<other>(?:tied|level|even)\s(?:at\s)?(?P<a>[0-9])[-–](?P<b>[0-9]))(?![-–\d])"
)
_BEST_OF = lazy(rf"\bbest-of-(?P<best>[3579]|three|five|seven|nine)\s(?:[a-z-]+\s){{0,2}}series{_AT}{_SCORE}")
_OF_MATCHES = lazy(
    rf"\b(?P<games>{_NUMBER})-(?:match|game|Test|test)\s(?:[A-Za-z-]+\s){{0,2}}series(?:\s(?:by|at|with|a|the))?[\s,]+{_SCORE}"
)
_SWEPT = lazy(rf"\b(?:swept|sweeps?|sweeping)\s(?:the|their|a|this)\s(?:[a-z-]+\s){{0,3}}series,?\s{_SCORE}")


def check(story: Story) -> Iterator[Finding | Claim]:
    """Adds up the games of every series and the sets of every match."""
    known = vocabulary(story)
    told: list[Span] = []
    if "series" in known:
        for said in _series(story):
            told += [said.span] if isinstance(said, Finding) else []
            yield said
    for tally in tallies(story):
        span = story.span(tally.start, tally.end)
        yield Claim(span, tally.kind, "contradicted" if tally.wrong else "holds", tally.working)
        if tally.wrong and not any(span.start < one.end and one.start < span.end for one in told):
            told.append(span)
            yield Finding(span, f"{tally.wrong} Look up the {'series' if tally.kind == 'series' else 'score'}.")


def _series(story: Story) -> Iterator[Finding | Claim]:
    copy, done = story.copy, 0
    at = copy.find("series")
    while at >= 0:
        start, end = sentence_at(story, at)
        if end > done and _SHAPE.search(copy, start, end):
            for pattern, judge in _JUDGES:
                for match in pattern.finditer(copy, start, end):
                    if _OF_ONE.search(copy, max(start, match.start() - 40), match.start()):
                        continue  # "won the opener of the three-game series 6-2"
                    if " if " in match[0] or _DRAWN.search(copy, match.end(), end):
                        continue  # "Game 7 is Monday if the Bears, who trail the series 3-2, win"
                    yield from _hold(story, match, *judge(match))
        done = max(end, at + 1)
        at = copy.find("series", done)


def _hold(story: Story, match: re.Match[str], working: str, wrong: str) -> Iterator[Finding | Claim]:
    """What is claimed, and what is wrong with it, if anything is; the words from the score to the game are its place."""
    named = match.groupdict()
    start = match.start("score") if "when" in named else match.start()
    for name in ("whole", "other"):
        if named.get(name):
            start = match.start(name)
    span = story.span(start, match.end())
    yield Claim(span, "series", "contradicted" if wrong else "holds", working)
    if wrong:
        yield Finding(span, f"{wrong} Look up the series.")


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower(), 9)


def _games(match: re.Match[str]) -> int:
    return int(match["one"]) + int(match["two"])


def _numbered(match: re.Match[str], ahead: bool) -> tuple[str, str]:
    game, expected = _count(match["game"]), _games(match) + ahead
    working = f"{match['score']} is {_games(match)} games"
    return working, "" if game == expected else f"{working}, so this would be Game {expected}, not Game {game}."


def _with_game(match: re.Match[str]) -> tuple[str, str]:
    return _numbered(match, match["when"] in _BEFORE)


def _after_games(match: re.Match[str]) -> tuple[str, str]:
    working = f"{match['score']} is {_games(match)} games"
    return working, "" if _games(match) == _count(match["games"]) else f"{working}, not {match['games']}."


def _tied(match: re.Match[str]) -> tuple[str, str]:
    one, two = match["one"] or match["a"], match["two"] or match["b"]
    return f"{one} = {two}", "" if one == two else f"{one}-{two} is no tie."


def _best_of(match: re.Match[str]) -> tuple[str, str]:
    needed = (_count(match["best"]) + 1) // 2
    working = f"a best-of-{match['best']} series ends with {needed} wins"
    wins = max(int(match["one"]), int(match["two"]))
    over = wins > needed or int(match["one"]) == int(match["two"]) == needed
    return working, f"A{working[1:]}, so {match['score']} can't be." if over else ""


def _of_matches(match: re.Match[str]) -> tuple[str, str]:
    working = f"{match['score']} is {_games(match)} matches"
    return working, f"{working}, more than {match['games']}." if _games(match) > _count(match["games"]) else ""


def _swept(match: re.Match[str]) -> tuple[str, str]:
    lost = min(int(match["one"]), int(match["two"]))
    return (
        f"{match['score']}: {lost} lost",
        f"A series of {match['score']} was no sweep: {lost} was lost." if lost else "",
    )


_JUDGES = (
    (_SERIES, _with_game),
    (_TO_COME, lambda match: _numbered(match, ahead=True)),
    (_PLAYED, lambda match: _numbered(match, ahead=False)),
    (_AFTER_GAMES, _after_games),
    (_TIED, _tied),
    (_BEST_OF, _best_of),
    (_OF_MATCHES, _of_matches),
    (_SWEPT, _swept),
)
