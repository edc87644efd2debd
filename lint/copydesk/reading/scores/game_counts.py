"""Games that a sentence counts: those won and lost in a series, records of wins and losses, and what they are worth in a table."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.scores.score_figures import NUMBER, Tally, number

# Games won and lost ---------------------------------------------------------------------------------------------------

_ORDINALS = {
    name: place for place, name in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh"), 1)
}
_ORD = rf"(?:{'|'.join(_ORDINALS)}|opening|next|last|final|other|remaining|opener)"
_GAME = r"(?:games?|match(?:es)?|tests?|Tests?|one-day(?:\smatches|\sgames)?|ones?|legs?|frames?|races?|T20s?|ODIs?|internationals?)"
_LIST = rf"(?:the\s)?(?:{_ORD})(?:\s(?:two|three|four|five)(?!-))?(?:\s{_GAME})*(?:(?:,\s|,?\sand\s)(?:the\s)?{_ORD}(?:\s(?:two|three|four|five)(?!-))?(?:\s{_GAME})*)*"
_DEEDS = lazy(
    rf"\b(?:(?P<won>won|win|winning|wins|took|taking|claimed|claiming)|(?P<lost>lost|losing|lose|loses|(?:been\s)?beaten\sin|defeated\sin|dropped|dropping)|(?P<drew>drew|drawing|drawn|tied))\s(?P<list>{_LIST})"
)
_ITEM = lazy(rf"(?P<ord>{_ORD})(?:\s(?P<n>two|three|four|five)(?!-))?")
_SERIES = lazy(
    r"\bseries(?:\s(?:by|at|with|a|of))?[\s,]+(?P<a>[0-9])[-–](?P<b>[0-9])(?![\w-])|(?<![\w.,-])(?P<c>[0-9])[-–](?P<d>[0-9])\s(?:lead|advantage|win|victory)?\s?in\s(?:the|a|their)\s(?:[a-z-]+\s){0,3}series\b"
)
_OPEN_ENDED = frozenset(("next", "other", "remaining"))


def deeds(copy: str, start: int, end: int) -> Iterator[Tally]:
    """Games that are said to be won and lost, against the score of the series."""
    said = list(_SERIES.finditer(copy, start, end))
    if len(said) != 1 or "ashed out" in copy[start:end] or "bandoned" in copy[start:end]:
        return
    counts = {"won": 0, "lost": 0, "drew": 0}
    for match in _DEEDS.finditer(copy, start, end):
        kind = next(name for name in counts if match[name])
        for item in _ITEM.finditer(match["list"]):
            if item["ord"] in _OPEN_ENDED and not item["n"]:
                return
            counts[kind] += number(item["n"]) if item["n"] else 1
    if counts["won"] + counts["lost"] + counts["drew"] < 2:
        return
    total = int(said[0]["a"] or said[0]["c"]), int(said[0]["b"] or said[0]["d"])
    won, lost = counts["won"], counts["lost"]
    right = sorted(total) == sorted((won, lost))
    working = f"{won} won and {lost} lost is {max(won, lost)}-{min(won, lost)}"
    if not right and not (won and lost) and not counts["drew"] and min(total):
        return  # nothing is said of the games that were lost
    yield Tally(
        said[0].start(), said[0].end(), "series", working, "" if right else f"{working}, not {total[0]}-{total[1]}."
    )


_LEADS = lazy(
    r"\b(?P<verb>lead(?:s|ing)?|led|won|wins?|winning|took|takes?|taking|claim(?:s|ed|ing)?|clinch(?:es|ed|ing)?)\s(?:the|their|a)\s(?:[A-Za-z0-9-]+\s){0,3}series(?:\s(?:by|at))?,?\s(?P<a>[0-9])[-–](?P<b>[0-9])(?![\w-])"
)


def leads(copy: str, start: int, end: int) -> Iterator[Tally]:
    """A series that is led or won with the lower score, or a level one."""
    for match in _LEADS.finditer(copy, start, end):
        one, two = int(match["a"]), int(match["b"])
        words = (
            f"at {one}-{two} the series is level" if one == two else f"at {one}-{two} the series is lost and not won"
        )
        yield Tally(
            match.start(), match.end(), "series", f"{one}-{two}", "" if one > two else f"{words[0].upper()}{words[1:]}."
        )


# Points in a table, records -------------------------------------------------------------------------------------------

_RECORD = lazy(
    rf"\b(?P<won>{NUMBER})\s(?:wins?|victories|won)(?:,|,?\sand)\s(?:(?P<d1>{NUMBER})\s(?:draws?|drawn|ties?)(?:,|,?\sand)\s)?(?P<lost>{NUMBER})\s(?:defeats?|loss(?:es)?|lost)(?:(?:,|,?\sand)\s(?P<d2>{NUMBER})\s(?:draws?|drawn|ties?))?\b"
)
_WIN_WORTH = lazy(
    rf"\b(?P<n>{NUMBER})\s(?:points?\s)?(?:for|per|a)\s(?:a\s|each\s|every\s)?win\b|\bwin\s(?:is\s|being\s)?worth\s(?P<m>{NUMBER})\b(?!\spoints?\sand\sa\shalf)"
)
_DRAW_WORTH = lazy(
    rf"\b(?P<n>{NUMBER}|half(?:\sa\spoint)?)\s(?:points?\s)?(?:for|per)\s(?:a\s|each\s|every\s)?(?:draw|tie)\b|\b(?:draw|tie)\s(?:is\s|being\s)?(?:worth\s)?(?P<m>a\shalf|half\sa\spoint|{NUMBER})\b"
)
_POINTS = lazy(rf"\b(?P<n>[0-9]{{1,3}}(?:\.5|½)?|{NUMBER})\spoints?\b(?!\s(?:for|per|a)\s)")


def points(copy: str, start: int, end: int) -> Iterator[Tally]:
    """Wins and draws against the points that they are said to give."""
    record, win, draw = (pattern.search(copy, start, end) for pattern in (_RECORD, _WIN_WORTH, _DRAW_WORTH))
    if record is None or win is None or draw is None:
        return
    drawn = number(record["d1"] or record["d2"] or "no")
    worth = draw["n"] or draw["m"]
    double = 2 * number(win["n"] or win["m"]) * number(record["won"]) + drawn * (
        1 if "half" in worth else 2 * number(worth)
    )
    own = [
        match
        for match in _POINTS.finditer(copy, start, end)
        if not any(one.start() <= match.start() < one.end() for one in (win, draw))
    ]
    if len(own) != 1:
        return
    said = own[0]["n"].replace("½", ".5")
    right = double == (2 * float(said) if said[0].isdigit() else 2 * number(said))
    working = f"{record[0]} make {double / 2:g} points"
    yield Tally(
        min(record.start(), own[0].start()),
        max(record.end(), own[0].end()),
        "points",
        working,
        "" if right else f"{working}, not {said}.",
    )


_PLAYED = lazy(
    rf"\b(?:record|mark)\s(?:of|is|was|to|at)?\s?(?P<a>[0-9]{{1,3}})[-–](?P<b>[0-9]{{1,3}})(?:[-–](?P<c>[0-9]{{1,3}}))?\s(?:after|through|from|over|in)\s(?:the\s)?(?:first\s|their\s(?:first\s)?)?(?P<n>{NUMBER})\sgames\b"
    rf"|\b(?P<d>[0-9]{{1,3}})[-–](?P<e>[0-9]{{1,3}})(?:[-–](?P<f>[0-9]{{1,3}}))?\s(?:record\s)?(?:after|through)\s(?:the\s)?(?:first\s|their\s(?:first\s)?)?(?P<m>{NUMBER})\sgames\b"
)


#: "won 11, drawn six and lost five of their 22 games", "11 wins, six draws and five defeats in 22 matches".
_WON_DRAWN_LOST = lazy(
    rf"\b(?:won\s(?P<w>{NUMBER})(?:,\s|,?\sand\s)(?:(?:drawn|drew|tied)\s(?P<d>{NUMBER})(?:,\s|,?\sand\s))?lost\s(?P<l>{NUMBER})(?:(?:,\s|,?\sand\s)(?:drawn|drew|tied)\s(?P<e>{NUMBER}))?"
    rf"|(?P<w2>{NUMBER})\swins?(?:,\s|,?\sand\s)(?:(?P<d2>{NUMBER})\s(?:draws?|ties)(?:,\s|,?\sand\s))?(?P<l2>{NUMBER})\s(?:defeats?|loss(?:es)?)(?:(?:,\s|,?\sand\s)(?P<e2>{NUMBER})\s(?:draws?|ties))?)"
    rf"\s(?:of|in|from|out\sof|after)\s(?:their|its|his|her|the)?\s?(?:first\s|last\s|past\s|opening\s)?(?P<n>{NUMBER})\s(?:[a-z]+\s)?(?:games|matches|Tests|starts|outings)\b"
)


_DRAWN = lazy(r"\b(?:ties?|tied|drawn?|draws|drew|abandoned|washed\sout|no\sresult)\b")


def records(copy: str, start: int, end: int) -> Iterator[Tally]:
    """Wins and losses against the number of games played."""
    drawn = _DRAWN.search(copy, start, end) is not None
    for match in _WON_DRAWN_LOST.finditer(copy, start, end):
        named = match.groupdict()
        if drawn and not any(named[name] for name in ("d", "e", "d2", "e2")):
            continue  # "15 wins and two defeats in 22 games, five of them drawn"
        parts = [number(named[name]) for name in ("w", "d", "l", "e", "w2", "d2", "l2", "e2") if named[name]]
        working = f"{' + '.join(map(str, parts))} = {sum(parts)} games"
        right = sum(parts) == number(named["n"])
        yield Tally(match.start(), match.end(), "record", working, "" if right else f"{working}, not {named['n']}.")
    for match in _PLAYED.finditer(copy, start, end):
        if "series" in copy[start : match.start()]:
            continue
        parts = [int(match[name]) for name in "abcdef" if match[name]]
        if drawn and len(parts) == 2:
            continue
        games = number(match["n"] or match["m"])
        working = f"{'-'.join(map(str, parts))} is {sum(parts)} games"
        yield Tally(
            match.start(), match.end(), "record", working, "" if sum(parts) == games else f"{working}, not {games}."
        )
