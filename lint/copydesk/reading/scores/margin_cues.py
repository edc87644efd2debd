"""Margins that are said somewhere else in the sentence than right beside the score: "By 54 votes to 46 the Senate agreed on Tuesday, a margin of eight".

A margin is read only where the sentence holds one score, or just two figures that can be its sides; where it holds more,
nothing is said. Games that a team leads by, goals and points of Gaelic games and Australian rules are worked out as
the games count them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, Stretch, amounts_by_sentence
from copydesk.reading.figures.labels import is_age
from copydesk.reading.figures.numbers import Figure, numbers
from copydesk.reading.scores.score_figures import NUMBER, number
from copydesk.reading.text.sentences import sentences
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Cued(NamedTuple):
    """Two sides, the margin said of them and what it works out to; offsets into the copy.

    `most` is whether what is said may be less than the difference ("with two votes to spare").
    """

    start: int
    end: int
    difference: Fraction
    said: Fraction
    working: str
    most: bool = False


_CUES = frozenset(
    (
        "margin", "majority", "gap", "lead", "spare", "win", "victory", "votes", "runs", "shots", "strokes", "points", "games", "difference", "advantage",
        "cushion", "shot", "stroke", "run", "vote", "point",
    )
)  # fmt: skip
_UNIT = r"(?P<unit>votes?|ballots|seats?|shots?|strokes?|runs?|points?|goals?|delegates?)"
_NOUN = r"(?:lead|margin|win|victory|majority|advantage|defeat|gap|cushion|triumph|difference|edge)"
_APPOSED = rf"(?:,|\s?[—–]|\s--?|\s\()\s?(?:(?:by|with|or|for|which\sis|that\sis)\s)?(?:an?|the|its|his|her|their)\s(?:[a-z]+\s)?(?:{_NOUN}\sof\s(?:just\s|only\s|exactly\s)?)?\Z"
_SAID_BEHIND = lazy(_APPOSED)
_NOUN_BEFORE = lazy(rf"\b{_NOUN}\sof\s(?:just\s|only\s|exactly\s)?\Z")
_UNIT_NOUN = lazy(rf"[\s-]{_UNIT}[\s-](?:[a-z]+\s)?{_NOUN}\b(?!\sof\serror)")
_UNIT_OR_END = lazy(rf"(?:\s{_UNIT})?(?=[,.;:)]|\s(?:in|on|for|with|that|which|and)\b|\s[—–]|\Z)")
_BARE = lazy(r",\s")
_BARE_UNIT = lazy(rf"\s{_UNIT}(?=[,.;)])")
_SPARE = lazy(r"\s(?:votes?\s|seats?\s)?to\sspare\b")
_JOINED = lazy(r"\s?[-–]\s?|\s(?:votes?\s|members\s|ballots\s)?(?:to|against)\s(?:just\s|only\s)?")
_NO_SCORE_BEFORE = lazy(r"(?:[-–/$£€]|\b(?:from|between|age[ds]?|about|some|up|down)\s)\Z")
_NO_SCORE_BEHIND = lazy(
    r"[-–/]|\s?%|\s(?:percent|per\scent|pct|years?|million|billion|points?\sto|on\s(?:penalties|aggregate))\b"
)
#: Between a score and its margin stands no other statement, and no other time.
_PARTED = lazy(
    r"[;:]|\b(?:after|before|while|but|when|than|where|whose|once|until|despite|although|though|because|since|following|compared|last|previous|earlier|half-time|halftime|half|break|quarter|interval"
    r"|aggregate|legs?|penalties|series|record|top|table|standings|blew|blown|squandered|overturned|overcame|erased|rallied|trail\w*|deficit|poll|swing|from)\b|\band\s(?:the\s|[A-Z])"
)
_VOTED = lazy(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|pass(?:ed|es|ing)?|through|approv\w+|reject\w+|carried|back(?:ed|ing)|confirm\w+|motion|bill|amendment|elect(?:ed|ion)|adopted|agreed|endorsed)\b"
)
_LOW = 15


def cued_margins(story: Story) -> tuple[Cued, ...]:
    """Every margin that is said apart from its score, in order."""
    return story.read(_cued)


def _cued(story: Story) -> tuple[Cued, ...]:
    if _CUES.isdisjoint(vocabulary(story)):
        return ()
    copy = story.copy
    found: list[Cued] = []
    figures = [one for one in numbers(story) if one.form in ("digits", "words")]
    index = 0
    for start, end in sentences(story):
        while index < len(figures) and figures[index].start < start:
            index += 1
        first = index
        while index < len(figures) and figures[index].start < end:
            index += 1
        if index - first > 2:
            found += _in_sentence(copy, start, end, figures[first:index])
    for stretch in amounts_by_sentence(story):
        if len(stretch.amounts) > 2:
            found += _of_sides(copy, stretch)
    return tuple(sorted(set(found)))


def _in_sentence(copy: str, start: int, end: int, row: list[Figure]) -> Iterator[Cued]:
    if copy.find("game", start, end) >= 0:
        yield from _of_games(copy, start, end)
    if copy.find("point", start, end) >= 0:
        yield from _of_goals(copy, start, end)
    scores = [(one, two) for one, two in itertools.pairwise(row) if _is_score(copy, start, end, one, two)]
    if len(scores) != 1:
        return
    ((one, two),) = scores
    for said in row:
        if said.start < two.end or said.start - two.end > 150:
            continue
        between = copy[two.end : said.start]
        if _PARTED.search(between) or any(two.end <= other.start < said.start for other in row):
            return
        apart = abs(one.value - two.value)
        working = f"{show(one.value, 9)} against {show(two.value, 9)} is {show(apart, 9)}"
        spare = _SPARE.match(copy, said.end)
        if spare is not None:
            if _VOTED.search(copy, start, end):
                yield Cued(one.start, spare.end(), apart, said.value, working, True)
            return
        unit = _unit_of(copy, two, said)
        if unit is not None and _fits(unit, max(one.value, two.value)):
            yield Cued(one.start, said.end, apart, said.value, working)
        return


def _is_score(copy: str, start: int, end: int, one: Figure, two: Figure) -> bool:
    """Whether two figures are set against each other: "31-24", and of votes "276 to 239"."""
    if two.start - one.end > 24 or _NO_SCORE_BEFORE.search(copy, max(0, one.start - 10), one.start):
        return False
    gap = _JOINED.fullmatch(copy, one.end, two.start)
    if gap is None or _NO_SCORE_BEHIND.match(copy, two.end):
        return False
    if one.step != 1 or two.step != 1:
        return False
    return gap[0].strip() in ("-", "–") or _VOTED.search(copy, start, end) is not None


def _unit_of(copy: str, two: Figure, said: Figure) -> str | None:
    """What a margin behind a score is counted in, "" where that is not said; None where the figure is no margin."""
    lead = max(two.end, said.start - 60)
    if _SAID_BEHIND.search(copy, lead, said.start):
        compound = _UNIT_NOUN.match(copy, said.end)
        if compound is not None:
            return compound["unit"]
        plain = _UNIT_OR_END.match(copy, said.end) if _NOUN_BEFORE.search(copy, lead, said.start) else None
        return None if plain is None else plain["unit"] or ""
    bare = _BARE_UNIT.match(copy, said.end) if _BARE.fullmatch(copy, two.end, said.start) else None
    return None if bare is None or not bare["unit"].startswith("vote") else bare["unit"]


def _fits(unit: str, highest: Fraction) -> bool:
    """Whether such a score is counted in such a unit: points of a table are none of a match that was won 2-0."""
    if unit.startswith("point"):
        return highest >= _LOW
    return not unit.startswith("goal") or highest < _LOW


# Records and other ways to count ------------------------------------------------------------------------------------------

_RECORD = lazy(r"(?<![\w.,/$£€-])(?P<won>[0-9]{1,3})[-–](?P<lost>[0-9]{1,3})(?![\w/%–-]|\.[0-9])")
_BY_GAMES = lazy(
    rf"\b(?:(?:lead|gap|advantage|cushion|margin)\sof\s(?P<a>{NUMBER})\sgames\b|(?P<b>{NUMBER})[-\s]games?[-\s](?:lead|gap|advantage|cushion|ahead|behind|clear|in\sfront|back|adrift)\b"
    rf"|(?:lead|leads|led|trail|trails|trailed|behind|ahead)\b[^.;:0-9]{{0,40}}\sby\s(?P<c>{NUMBER})\sgames\b)"
)


def _of_games(copy: str, start: int, end: int) -> Iterator[Cued]:
    """ "The Lions are 31-12 and the Bears 27-16, a lead of four games": half of the games won more and lost fewer."""
    said = _BY_GAMES.search(copy, start, end)
    if said is None or copy.startswith(("½", " and a half", "-and-a-half", ".5"), said.end()):
        return
    records = list(_RECORD.finditer(copy, start, end))
    if len(records) != 2:
        return
    (w1, l1), (w2, l2) = ((int(one["won"]), int(one["lost"])) for one in records)
    if min(w1 + l1, w2 + l2) < _LOW:
        return
    apart = abs(Fraction((w1 - w2) + (l2 - l1), 2))
    claimed = Fraction(number(said["a"] or said["b"] or said["c"]))
    working = f"{records[0][0]} and {records[1][0]} are {show(apart)} games apart"
    place = min(records[0].start(), said.start()), max(records[1].end(), said.end())
    yield Cued(*place, apart, claimed, working)


_GOALS = lazy(r"(?<![\w.,/$£€-])(?P<goals>[0-9])[-–](?P<points>[0-9]{1,2})(?![\w/%–-]|\.[0-9])")
_RULES = lazy(r"(?<![\w.,/-])(?P<goals>[0-9]{1,2})\.(?P<behinds>[0-9]{1,2})(?:\sfor\s|\s\()(?P<total>[0-9]{2,3})\b")
_BY_POINTS = lazy(
    rf"\bby\s(?:just\s|only\s)?(?P<a>{NUMBER})\spoints?\b|\b(?P<b>{NUMBER})-point\s(?:win|victory|defeat|margin|lead)\b"
)
#: So high a second figure beside a single one is points beside goals.
_MANY = 8


def _of_goals(copy: str, start: int, end: int) -> Iterator[Cued]:
    """ "Kerry's 1-15 beat Mayo, who had 0-16, by two points": a goal is three points; "14.9 for 93": a goal is six."""
    said = list(_BY_POINTS.finditer(copy, start, end))
    if len(said) != 1:
        return
    claimed = Fraction(number(said[0]["a"] or said[0]["b"]))
    rules = list(_RULES.finditer(copy, start, end))
    pairs = list(_GOALS.finditer(copy, start, end))
    if len(rules) == 2:
        one, two = (int(each["total"]) for each in rules)
        sides = rules
    elif len(pairs) == 2 and not rules and is_gaelic(copy, start, end):
        one, two = (3 * int(each["goals"]) + int(each["points"]) for each in pairs)
        sides = pairs
    else:
        return
    place = min(sides[0].start(), said[0].start()), max(sides[1].end(), said[0].end())
    if _PARTED.search(copy, min(sides[1].end(), said[0].start()), max(sides[1].end(), said[0].start())):
        return
    working = f"{sides[0][0].rstrip('(')} against {sides[1][0].rstrip('(')} is {abs(one - two)} points"
    yield Cued(*place, Fraction(abs(one - two)), claimed, working)


def is_gaelic(copy: str, start: int, end: int) -> bool:
    """Whether the scores of a sentence are goals and points: two of them, each with few goals and many points."""
    pairs = list(_GOALS.finditer(copy, start, end))
    return len(pairs) > 1 and all(int(one["points"]) >= _MANY for one in pairs)


def has_records(copy: str, start: int, end: int) -> bool:
    """Whether a sentence sets two records of games won and lost against each other."""
    return _BY_GAMES.search(copy, start, end) is not None and sum(1 for _ in _RECORD.finditer(copy, start, end)) > 1


# Two figures that are the sides ------------------------------------------------------------------------------------------

_BETWEEN = lazy(rf"[\s-]{_UNIT}[\s-](?:{_NOUN}|split)\sbetween\sthe\s(?:[a-z]+\s)?\Z")
_AND_THE = lazy(r"\s[^.;:()0-9]{1,80}\sand\sthe\s(?:[a-z]+\s)?\Z")
_BY_RUNS = lazy(
    r"\b(?:winning|won|win|wins|victory|triumph|beat|losing|lost|defeat(?:ed)?)\b[^.;:0-9]{0,40}\sby\s(?:just\s|only\s)?\Z"
)
_RUNS = lazy(r"\sruns\b")
_BOWLED = lazy(r"\b(?:dismiss\w*|bowl(?:ed|ing)|all\sout|skittled|restrict\w+|repl(?:y|ied))\b")
_INNINGS = lazy(
    r"\b(?:innings|declared|DLS|revised|Duckworth|follow|first|second|set|target|lead|[Cc]has\w+|[Nn]eed\w*|require\w*|respectively)\b"
)
_SHOTS = lazy(r"[\s-](?:shot|stroke)s?[\s-](?:[a-z]+\s)?(?:lead|advantage|cushion|ahead|clear)\b")
_NEAREST = lazy(
    r"\b(?:none|nobody|no\sone|nearest|closest|chasing\s(?:pack|him|her)|runner-up|next\sbest)\b|\b(?:over|ahead\sof)\s(?:[A-Z][\w’'-]*\s){1,3}(?:on|at)\s[0-9]"
)


def _of_sides(copy: str, stretch: Stretch) -> Iterator[Cued]:
    """Margins of votes, runs and strokes between the only two figures of a sentence that can be their sides."""
    row = [
        one
        for one in stretch.amounts
        if one.kind == "count" and len(one.ends) == 1 and one.hedge in ("", "about") and not is_age(copy, one.start)
    ]
    for index, said in enumerate(row):
        if (
            index + 2 < len(row)
            and _BETWEEN.fullmatch(copy, said.end, row[index + 1].start)
            and _AND_THE.fullmatch(copy, row[index + 1].end, row[index + 2].start)
        ):
            yield _sides(said, row[index + 1], row[index + 2])
        elif _RUNS.match(copy, said.end) and _BY_RUNS.search(copy, max(stretch.start, said.start - 60), said.start):
            text = copy[stretch.start : stretch.end]
            scored = [
                one
                for one in row
                if one is not said and (not one.unit or one.unit[0] in ("all", "run")) and one.value > _LOW
            ]
            if len(scored) == 2 and _BOWLED.search(text) and not _INNINGS.search(text):
                yield _sides(said, *scored)
        elif _SHOTS.match(copy, said.end) and _NEAREST.search(copy, stretch.start, stretch.end):
            scored = [one for one in row if one is not said and not one.unit and _LOW * 4 < one.value < _LOW * 20]
            if len(scored) == 2:
                yield _sides(said, *scored)


def _sides(said: Amount, one: Amount, two: Amount) -> Cued:
    apart = abs(one.value - two.value)
    working = f"{show(one.value, 9)} against {show(two.value, 9)} is {show(apart, 9)}"
    three = sorted((said, one, two))
    return Cued(three[0].start, three[2].end, apart, said.value, working)
