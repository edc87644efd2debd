"""Margins between the only two figures of a sentence that can be their sides: "with 317 seats to Labour's 262, they had 55 more".

The margin is told by the words beside it; the two sides are counted in the same thing, stand near each other in size, and
no third figure does. Where the margin is one over somebody by name, that name stands beside one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.figures import show
from copydesk.patterns import lazy
from copydesk.reading.change.change_bases import is_of_score
from copydesk.reading.figures.amounts import Amount, Stretch, amounts_by_sentence
from copydesk.reading.figures.labels import is_age
from copydesk.reading.scores.margin_cues import Cued
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story

_UNITS = frozenset(("vote", "seat", "point", "shot", "stroke", "run", "ballot", "medal", "delegate"))
_UNIT = r"(?P<unit>vote|seat|point|shot|stroke|run|ballot|medal|delegate)"
_ANY = r"(?:vote|seat|point|shot|stroke|run|ballot|medal|delegate)"
_NOUN = r"(?:lead|margin|majority|advantage|gap|difference|edge|cushion)"
#: Behind the margin: "-point lead", " votes ahead", " more than", " votes apart", " votes separated".
_BEHIND = lazy(
    rf"[\s-]{_ANY}s?[\s-](?:[a-z]+\s)?{_NOUN}\b(?!\sof\serror)|(?:\s{_ANY}s?)?\s(?:(?:more|fewer)(?=\s(?:than|{_ANY}s?)\b|[,.;)])|ahead|behind|clear|apart|better|adrift|in\sfront)\b(?!\s(?:by|at|in|with|after|when|until|late|early|going|through)\b)(?P<rest>(?:\s(?:than|of))?)|\s{_ANY}s?\s(?:separated|divided|between)\b"
)
_BEFORE = lazy(
    rf"\b{_NOUN}\s(?:[^.;:()0-9]{{0,60}}\s)?(?:of|was|is|being|at)\s(?:just\s|only\s)?\Z|,\s(?:that\sis\s|or\s|and\sso\s)?by\s(?:just\s|only\s)?\Z|\b(?:difference|gap|margin)\b[^.;:()]{{3,90}},\s(?:was|is)\s(?:just\s|only\s)?\Z"
)
_ENDS = lazy(rf"(?:\s{_UNIT}s?)?(?=[,.;:)]|\s[—–]|\Z)")
_NAMED = lazy(r"\s(?:[a-z]+\s){0,2}?(?:than|of|over|behind)?\s?(?:the\s)?(?P<name>[A-Z][\w-]+)(?P<own>['’]s?)?")
#: What else a sentence may compare with: another time, another round, what is needed.
_ELSE = lazy(
    r"\b(?:when|last\stime|previous(?:ly)?|earlier|ago|(?:in|than|since|from)\s(?:19|20)[0-9]{2}|half-time|halftime|half|break|interval|quarter|first|second|third|rounds?|run-?off|swing|turnout|need\w*|requir\w+|short|average|respectively|each"
    r"|polls?|error|than\s(?:in|at|on|last|a|any|expected|forecast)|blew|blown|lost\sa|squandered|overturned|erased|overcame|record|target|after|before|recount\sgave|up\sfrom|down\sfrom|used\sto|played)\b"
)
_OF_A_WHOLE = lazy(
    r"\s(?:out\s)?of\s(?!the\svote)|\s(?:votes?\s|ballots\s)?(?:were\s)?(?:cast|counted|registered|eligible|spoil\w+|invalid|rejected|blank|abst\w+)\b|\s?%|-(?!point|vote|seat|shot|stroke|run)[a-z]"
)
#: "14 Reds".
_SOME = lazy(r"\s[A-Z][a-z]+s\b")
_WHOLE_BEFORE = lazy(r"(?<!total\s)\b(?:of|for|in)\s(?:the\s|some\s|about\s)?\Z")
_FIGURE = lazy(r"[\w,]*")
_CUES = frozenset(
    (
        "votes",
        "vote",
        "seats",
        "seat",
        "points",
        "point",
        "shots",
        "shot",
        "strokes",
        "stroke",
        "runs",
        "ballots",
        "medals",
        "delegates",
    )
)
_NEAR = 3
_BESIDE = 40


def sided_margins(story: Story) -> tuple[Cued, ...]:
    """Every margin between two figures that are told by nothing but their kind and size, in order."""
    return story.read(_sided)


def _sided(story: Story) -> tuple[Cued, ...]:
    if _CUES.isdisjoint(vocabulary(story)):
        return ()
    return tuple(
        found
        for stretch in amounts_by_sentence(story)
        if len(stretch.amounts) > 2
        for found in _sides(story.copy, stretch)
    )


def _sides(copy: str, stretch: Stretch) -> Iterator[Cued]:
    """The margin of a sentence with the two figures that it is between, where just two can be."""
    row = [one for one in stretch.amounts if _counts(copy, one)]
    said = [(one, unit) for one in row if (unit := _margin(copy, stretch, one)) is not None]
    if len(said) != 1 or _ELSE.search(copy, stretch.start, stretch.end):
        return
    margin, unit = said[0]
    others = [one for one in row if one is not margin and _may_be_side(copy, one, unit)]
    pairs = [
        (one, two) for index, one in enumerate(others) for two in others[index + 1 :] if _are_near(one, two, margin)
    ]
    if len(pairs) != 1:
        return
    one, two = pairs[0]
    if not (unit or _UNITS & {*one.unit, *two.unit}) or not _is_between(copy, margin, one, two, stretch.amounts):
        return
    apart = abs(one.value - two.value)
    three = sorted((margin, one, two))
    working = f"{show(one.value, 9)} against {show(two.value, 9)} is {show(apart, 9)}"
    yield Cued(three[0].start, three[2].end, apart, margin.value, working)


def _counts(copy: str, one: Amount) -> bool:
    """Whether a figure counts something; in "Ames 3,318 and Boyd 3,306" the names make none of them a label."""
    if len(one.ends) > 1 or one.hedge not in ("", "about") or one.ends[0].step != 1 or is_age(copy, one.start):
        return False
    return one.kind == "count" or one.unit == ("point",) or (one.kind == "label" and "," in copy[one.start : one.end])


def _margin(copy: str, stretch: Stretch, one: Amount) -> str | None:
    """What the margin is counted in, "" where that is not said; None for a figure that is no margin."""
    end = one.end
    if one.unit == ("point",):
        figure = _FIGURE.match(copy, one.start)
        end = figure.end() if figure is not None else end  # "six-point lead": the figure ends before its unit
    behind = _BEHIND.match(copy, end)
    if behind is not None:
        return next((unit for unit in _UNITS if unit in behind[0]), "")
    if _BEFORE.search(copy, max(stretch.start, one.start - 120), one.start):
        ends = _ENDS.match(copy, end)
        return None if ends is None else ends["unit"] or ""
    return None


def _may_be_side(copy: str, one: Amount, unit: str) -> bool:
    if one.unit and not set(one.unit) & (_UNITS if not unit else {unit}):
        return False
    if is_of_score(copy, one) or _SOME.match(copy, one.end) or _OF_A_WHOLE.match(copy, one.end):
        return False
    return bool(one.unit) or not _WHOLE_BEFORE.search(copy, max(0, one.start - 12), one.start)


def _are_near(one: Amount, two: Amount, margin: Amount) -> bool:
    low, high = sorted((one.value, two.value))
    return 0 < low < high <= low * _NEAR and margin.value < high


def _is_between(copy: str, margin: Amount, one: Amount, two: Amount, amounts_of: tuple[Amount, ...]) -> bool:
    """Whether a margin over somebody by name is one over somebody who has one of the two figures."""
    figure = _FIGURE.match(copy, margin.start)
    behind = _BEHIND.match(copy, figure.end() if figure is not None else margin.end)
    over = behind is not None and bool(behind["rest"])
    named = _NAMED.match(copy, behind.end()) if behind is not None and over else None
    if named is not None:
        return any(_is_of(copy, named["name"], each) for each in (one, two))
    if over and behind is not None and not _RIVAL.match(copy, behind.end()):
        return False  # "11 runs more than anyone else"
    return not any(is_of_score(copy, each) for each in amounts_of)


#: "than their main rivals".
_RIVAL = lazy(
    r"\s(?:his|her|its|their|the)\s(?:[a-z]+\s){0,2}(?:rivals?|opponents?|nearest|closest|challengers?|runner-up|other)\b"
)
_TO_FIGURE = lazy(r"['’]?s?[^A-Z.;]{0,30}\Z")
_FROM_FIGURE = lazy(r"[^A-Z.;,]{0,16}\Z")


def _is_of(copy: str, name: str, one: Amount) -> bool:
    """Whether a name stands beside a figure, and no other name between them: "Town, who have 57", "57 for Town"."""
    at = copy.rfind(name, max(0, one.start - _BESIDE), one.start)
    if at >= 0 and _TO_FIGURE.fullmatch(copy, at + len(name), one.start):
        return True
    at = copy.find(name, one.end, one.end + _BESIDE)
    return at >= 0 and _FROM_FIGURE.fullmatch(copy, one.end, at) is not None
