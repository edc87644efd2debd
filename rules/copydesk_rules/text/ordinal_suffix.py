"""An ordinal with the ending of another, as in "the 21th century".

Flags a figure whose ending is not the one that it is read with: "3nd", "11st", "22th", "101th".

Why it matters: a figure was changed and its ending left, so the figure may be wrong as well.

Stays silent on 11th, 12th and 13th, 111th and so on; on stone as a weight ("11st 4lb", "weighs 12st"); on "2d" and "3d", as
American courts write them; on codes and names ("4th Street" and "St. 3"), and in direct speech that a post keeps as it was.

How to settle it: check the figure, then put its ending. The fix puts the ending and leaves the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.figures.numbers import Figure, numbers
from copydesk.rule import Clean, Edit, Finding, Fix, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("numbers",), of_form=True)

EXAMPLES = (
    Flagged("In the [[21th]] century.", says="21st", fixed="In the 21st century."),
    Flagged("In the [[3nd]] quarter.", fixed="In the 3rd quarter."),
    Flagged("On the [[11st]] floor.", fixed="On the 11th floor."),
    Flagged("The [[12nd]] man.", fixed="The 12th man."),
    Flagged("She came [[2st]] in the race.", fixed="She came 2nd in the race."),
    Flagged("The [[113rd]] Congress.", fixed="The 113th Congress."),
    Flagged("Her [[101th]] game.", fixed="Her 101st game."),
    Flagged("ON THE [[22TH]] OF MAY.", fixed="ON THE 22ND OF MAY."),
    Flagged("The [[1,002th]] night.", fixed="The 1,002nd night."),
    Clean("On the 11th, 12th and 13th; the 111th, 112th and 113th.", "the teens have endings of their own"),
    Clean("The 1st, 2nd, 3rd, 4th, 21st, 22nd, 23rd, 30th and 101st.", "right endings"),
    Clean("The jockey weighs 11st 4lb, and his brother 12st.", "stone"),
    Clean("He lost 4st in a year, from 15st to 11st.", "stone"),
    Clean("She lost 2st on a diet.", "stone"),
    Clean("A 12st man and a 9st 7lb jockey.", "stone"),
    Clean("The 2d Circuit and the 3d Infantry.", "a short form that courts and the Army use"),
    Clean("He lives at 5 St. John's, at 4 th corner.", "no ending"),
    Clean("Model 2ND and 2.4th part of 3rds.", "a figure with decimals"),
    Clean("A 1 1/2th share.", "a fraction"),
)

_ENDING = lazy(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
_LIGHT = lazy(r"(?:st|ST)(?:\s?[0-9]{1,2}\s?(?:lbs?|LBS?)\b|\s(?:[0-9½]|and\b))")
_WEIGHT_BEFORE = lazy(
    r"(?:\b(?:weigh\w*|lost|lose|loses|losing|gain\w*|shed\w*|weight|from|to|at|and|or|over|under|about|around|nearly|almost|only|just|by|than|of|a|an|his|her"
    r"|piled|put\son|was|is|now|down|up|dropp\w+|scal\w+|tipp\w+)|[(–—/-]|[0-9]lbs?|\bst)\s?\Z",
    re.IGNORECASE,
)
_ORDINAL_AFTER = lazy(
    r"\s(?:century|floor|quarter|place|time|year|day|week|month|anniversary|birthday|minute|round|edition|season|district|congress|amendment|street|avenue"
    r"|of\s(?:January|February|March|April|May|June|July|August|September|October|November|December)|in\sthe|largest|biggest|most|president|grade)\b",
    re.IGNORECASE,
)


def check(story: Story) -> Iterator[Finding]:
    """Holds the ending of every figure against the figure."""
    for figure in numbers(story):
        end = figure.end - 2 if figure.form == "ordinal" else figure.end
        if figure.form in ("digits", "ordinal") and story.copy[end : end + 1] in "sSnNrRtT":
            finding = _finding(story, figure, end)
            if finding is not None:
                yield finding


def _finding(story: Story, figure: Figure, end: int) -> Finding | None:
    copy = story.copy
    match = _ENDING.match(copy, end)
    if (
        match is None
        or figure.step != 1
        or copy[figure.start - 1 : figure.start] in ("/", ".", ",", "-")
        or not figure.start
    ):
        return None
    right = ending(int(figure.value))
    if match[0].lower() == right or (match[0].lower() == "st" and _is_stone(copy, figure, end)):
        return None
    written = right.upper() if match[0].isupper() else right
    span = story.span(figure.start, match.end())
    printed = copy[figure.start : end]
    message = f"“{story.said(span)}” has the ending of another figure: write {printed}{written}, or check the figure."
    return Finding(span, message, fix=Fix((Edit(story.span(end, match.end()), written),), safe=True))


def ending(value: int) -> str:
    """The ending of an ordinal: "st" for 21, "th" for 11 and 111."""
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _is_stone(copy: str, figure: Figure, end: int) -> bool:
    """Whether "11st" may be a weight: only what follows an ordinal alone shows that it is none."""
    if figure.value > 60 or copy[end : end + 2] == "ST":
        return False
    if _LIGHT.match(copy, end) or _WEIGHT_BEFORE.search(copy, max(0, figure.start - 24), figure.start):
        return True
    return figure.value >= 4 and not _ORDINAL_AFTER.match(copy, end + 2)
