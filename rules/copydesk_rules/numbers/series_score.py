"""A series score that doesn't add up to the game it was decided in, or sets that don't fit the result.

Flags "won the series 3-2 in Game 7" (that is five games), "lead the series 2-1 going into Game 5", and "in straight sets" of
a score with a set lost.

Why it matters: fans count, and one of the two figures is wrong.

Stays silent unless the word series stands in the sentence with one score of single figures and one numbered game; and for
sets unless the scores of all sets stand there.

How to settle it: look up the series.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.sentences import sentence_at
from copydesk.reading.vocabulary import vocabulary
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("The Bears won the series [[3-2 in Game 7]].", says="5 games"),
    Flagged("The Bears lead the series [[2-1 going into Game 5]].", says="Game 4"),
    Flagged("Roe beat Poe [[6-4, 3-6, 7-5 in straight sets]].", says="lost"),
    Clean("The Bears won the series 4-3 in Game 7.", "right"),
    Clean("The Bears lead the series 3-1 going into Game 5.", "right"),
    Clean("The Bears lead the series 2-1 after a 5-3 win in Game 3.", "the second score is the game's"),
    Clean("Roe beat Poe 6-4, 7-5 in straight sets.", "right"),
    Clean("They won Game 7 by 3-2.", "the score of the game"),
)

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_GAME = (
    rf"(?:the\s(?:decisive\s|deciding\s)?)?Game\s(?P<game>[1-7]|{'|'.join(word.capitalize() for word in _NUMBERS)})\b"
)
_SERIES = lazy(
    rf"\bseries(?:\s(?:by|at|with|lead|edge|victory|win|of|a|over|against|[A-Z]\w+|the)){{0,5}}[\s,]+(?P<score>(?P<one>[0-4])[-–](?P<two>[0-4]))(?![-–\d])"
    rf"(?P<gap>[^.;:\d]{{0,40}}?)\s(?P<when>in|after|following|before|ahead\sof|going\sinto|heading\sinto|entering|into)\s{_GAME}"
)
_BEFORE = frozenset(("before", "ahead of", "going into", "heading into", "entering", "into"))
_SETS = lazy(
    r"(?P<sets>[0-7][-–][0-7](?:\s\([^()]{1,8}\))?(?:,\s(?:and\s)?[0-7][-–][0-7](?:\s\([^()]{1,8}\))?)+)(?P<gap>[^.;:\d]{0,20}?)\sin\sstraight\ssets\b"
)


def check(story: Story) -> Iterator[Finding | Claim]:
    """Adds up the games of every series, and looks for lost sets in wins in straight sets."""
    known = vocabulary(story)
    if "series" in known and "game" in known:
        yield from _series(story)
    if "straight" in known and "sets" in known:
        yield from _sets(story)


def _series(story: Story) -> Iterator[Finding | Claim]:
    for match in _SERIES.finditer(story.copy):
        if sentence_at(story, match.start()) != sentence_at(story, match.end() - 1):
            continue
        played = int(match["one"]) + int(match["two"])
        game = int(match["game"]) if match["game"].isdigit() else _NUMBERS[match["game"].lower()]
        expected = played + 1 if match["when"] in _BEFORE else played
        span = story.span(match.start("score"), match.end())
        working = f"{match['score']} is {played} games"
        if game == expected:
            yield Claim(span, "series", "holds", working)
        else:
            yield Claim(span, "series", "contradicted", working)
            yield Finding(span, f"{working}, so this would be Game {expected}, not Game {game}. Look up the series.")


def _sets(story: Story) -> Iterator[Finding | Claim]:
    for match in _SETS.finditer(story.copy):
        scores = [(int(one[0]), int(one[2])) for one in _scores(match["sets"])]
        wins = sum(one > other for one, other in scores)
        span = story.span(match.start("sets"), match.end())
        working = f"{match['sets']}: {wins} of {len(scores)} sets"
        if wins in (0, len(scores)):
            yield Claim(span, "sets", "holds", working)
        else:
            yield Claim(span, "sets", "contradicted", working)
            yield Finding(
                span, f"One set of {match['sets']} was lost, so these are no straight sets. Look up the score."
            )


_SET = lazy(r"[0-7][-–][0-7]")


def _scores(sets: str) -> list[str]:
    return _SET.findall(_BRACKET.sub("", sets))


_BRACKET = lazy(r"\([^()]*\)")
