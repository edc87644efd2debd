"""A rise or fall whose two figures go the other way.

Flags a verb of change that its own figures contradict, as in "fell to 120 from 95" or "up to 8 percent from 9 percent":
either the verb is wrong, or the two figures changed places. So with comparisons: "below the average of 52 millimetres, with 58
in the gauge", "fewer people came than in 2022, 97,100 against 88,400".

Why it matters: a reader takes away either the verb or the figures, and one of the two is the opposite of the news.

Stays silent when the roundings of the figures can meet; when the figures are a range ("fell from 5 to 10 percent"); for
currencies (a yen that rises costs fewer to the dollar) unless the copy says "to the dollar"; for odds, and ranks and places
given as plain numbers; where a profit turns into a loss; and where the verb is negated.

How to settle it: look up the two figures, and see whether the verb or their order is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.proportions import Ends, ends_of, from_to, scale_slip
from copydesk.reading.change.changes import Change, changes
from copydesk.reading.change.rank_moves import RankMove, rank_moves
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("The count [[fell to 120 from 95]] in May.", says="a rise"),
    Flagged("Its stake is [[up from 12 percent to 8 percent]].", says="a fall"),
    Flagged("The rate [[rose to 5% from 6%]] in May.", says="a fall"),
    Flagged("The firm [[cut its workforce from 750 to 1,000]].", says="a rise"),
    Flagged("It holds [[247 seats, down from 229]].", says="a rise"),
    Flagged("Exports [[dropped 5 percent, to 1.5 million tonnes from 1.2 million]].", says="a rise"),
    Clean(
        "It gave out 9,140 parcels last year, 3,310 of them for children, up from 7,020 in 2022.",
        "all of them, and not some",
    ),
    Clean("There were 412 cases, well above the national rate of 298, up from 381.", "the cases"),
    Clean(
        "There were 505 cases in 21 counties, up from 481, and 620 jobs in four trades, up from 540.",
        "cases, not counties",
    ),
    Clean(
        "The crop was larger, at 56,000 tonnes, than the 48,400 of 2022, but prices have halved.", "the prices halved"
    ),
    Clean(
        "His pay trebled, rising from £1.4m in 2022 to £4.2m in 2023, in which the firm built a tenth fewer homes.",
        "the homes were fewer",
    ),
    Clean("The Lions slid from 187 for two to 194 for five after tea.", "runs and wickets"),
    Clean(
        "Norland bought 20.6 billion euros of food in 2016. Sudland bought 11.4 billion euros’ worth, up 12 percent.",
        "two buyers",
    ),
    Flagged("Rain was [[below the average of 52 millimetres, with 58.6 millimetres]] in the gauge.", says="a rise"),
    Flagged("[[Fewer people came than in 2022, 97,100 against 88,400]].", says="a rise"),
    Flagged("Its profit of [[$47 million missed the $45 million]] that was forecast.", says="a rise"),
    Flagged("The poverty rate [[improved to 21.3 percent from 19.8]].", says="a rise"),
    Clean("The poverty rate improved to 19.8 percent from 21.3.", "less of it is better"),
    Flagged("The crop was [[smaller, at 56,000 tonnes, than the 48,400]] of 2022.", says="a rise"),
    Flagged("At [[4.3 goals a game the scoring was higher than in the last cup, when it was 5.1]].", says="a fall"),
    Flagged("The wait [[fell from two weeks to 19 days]].", says="a rise"),
    Clean("At 4.3 goals a game the scoring was lower than in the last cup, when it was 5.1.", "right"),
    Clean("The wait fell from two weeks to nine days.", "right"),
    Flagged("She [[slipped from 63rd to 41st]] in the rankings.", says="a climb"),
    Flagged("The club [[climbed from 9th to 14th]] in the league table.", says="a fall"),
    Clean("She slipped from 41st to 63rd in the rankings.", "right"),
    Clean("The club climbed from 14th to 9th in the league table.", "right"),
    Clean("The trial slipped from the 21st to the 28th, when the table was laid.", "days"),
    Flagged("The peso [[strengthened to 57.6 to the dollar on Tuesday from 57.2]].", says="buys more"),
    Clean("The peso strengthened to 57.2 to the dollar on Tuesday from 57.6.", "fewer pesos to the dollar"),
    Clean("Rain was above the average of 52 millimetres, with 58.6 millimetres in the gauge.", "right"),
    Clean("Fewer people came than in 2019, 4,100 in June against 3,900 in May.", "other times than those compared"),
    Clean("Wheat rose 2 percent to $6.10, its highest since March, when it was $6.40.", "an earlier high"),
    Clean("The count fell to 95 from 120 in May.", "right"),
    Clean("The yen rose to 105.6 from 113 to the dollar.", "a currency that rises costs fewer of itself"),
    Clean("The kwacha fell at the auction to 18.75 to the dollar from 16.95.", "a currency"),
    Clean("They climbed to 5 from 8 in the rankings.", "a rank"),
    Clean("Prices fell from 5 to 10 percent.", "a range"),
    Clean("Approval figures drop anywhere from 10 percent to 15 percent.", "a range"),
    Flagged("The number has gone [[up to 1.2 lakh from about 5 lakh]].", says="a fall"),
    Clean("The number has gone up to nearly 1 lakh from about 51,000.", "a lakh is 100,000"),
    Clean("A surge of 9 to 13 feet is forecast, down from 10 to 15 feet in the morning.", "a range"),
    Clean("It had 131 patients, 19 of them in intensive care, up from 105 and 16 in May.", "two changes in one"),
    Clean("Income fell to a loss of $5m from a profit of $3m.", "a profit that turns into a loss"),
    Clean("It did not fall to 120 from 95.", "negated"),
    Clean("The rig count was up 1 to 181, against 367 a year ago.", "up on the week, compared with the year"),
    Clean("The bank cut its growth forecast to 2.0 percent from 2.8.", "the forecast is cut"),
    Clean("It held 6 hectares (15 acres), up from 2.5.", "the bracket says the figure again"),
    Clean("It holds three of seven seats (down from four).", "it is the three that changed"),
    Clean("It holds 33 of the house’s 150 seats, down from 41.", "it is the 33 that changed"),
    Clean("Its leverage rose from 18 to 1, to more than 25 to 1.", "odds and ratios"),
    Clean("The rate rose from -2 percent to -1 percent.", "figures below zero"),
)

_CURRENCY = lazy(
    r"\b(?:dollar|yen|euro|sterling|pound|franc|deutsche\s?mark|rouble|ruble|rupee|yuan|renminbi|peso|lira|krona|krone|rand|rupiah|ringgit|baht"
    r"|zloty|forint|hryvnia|currency|greenback|loonie|naira|dinar|rial|riyal|shekel|guilder|schilling|bolivar|austral|cruzado|kwacha|tenge)\b[^.;]{0,60}\Z"
)
_EXCHANGED = lazy(
    r"\bto\s(?:the|one|a)\s(?:U\.?S\.?\s)?(?:dollar|euro|pound)\b|\b(?:per|a)\sdollar\b|\b(?:foreign\s|currency\s)exchange\b|\bexchange\srate\b"
)
_RANKED = lazy(
    r"\b(?:rank(?:s|ed|ing|ings)?|place|seed(?:ed|ing)?|spot|league|table|standings|odds|handicap|charts?|ratio|par|list|ratings?|rated|grades?)\b"
)
_LAST_RANK = 100
#: No exchange rate is above this.
_MOST_OF_A_RATE = 10**5
_TURNED = lazy(r"\b(?:loss(?:es)?|deficits?|shortfall|red)\b")
_EARNED = lazy(r"\b(?:profits?|surplus(?:es)?|earnings|gains?|income|black)\b")
#: "from 18 to 1, to over 25 to 1": ratios, of which the sentence has two or more.
_RATIOS = lazy(r"\bto\s(?:1|one)\b[^.;]{0,60}?\b[0-9]+\sto\s(?:1|one)\b")
_NEGATED = lazy(r"(?:\b(?:not|never|neither|nor|without|failed to|instead of|rather than)|n['’]t)\b[^.;,]{0,24}\Z")
#: "slid from 187 for two to 194 for five": wickets fell.
_WICKETS = lazy(r"(?:\sruns)?(?:\sfor\s|[-/])(?:no\sloss|one|two|three|four|five|six|seven|eight|nine|[0-9])\b")
_RANGE = lazy(r"\b(?:rang(?:e|es|ed|ing)|anywhere|vary|varied|varying)\b")
_NAMED = lazy(
    r"\s(?:forecasts?|targets?|estimates?|rates?|projections?|outlook|goals?|limits?|threshold|ceiling|plan)\b"
)
#: "shed from 10 to 15 pounds", "a loss of 5 to 10 percent": what was gained or lost comes in ranges.
_AMOUNTS = words("lost lose loses losing shed sheds shedding gained gain gains gaining added adding lift off")

#: Who is ahead in golf has the fewer strokes, and in a race the shorter time.
_STANDINGS = words("ahead behind clear adrift")

#: Up to here a figure without decimals beside one with them is as exact as that one.
_FINE = 1000
_UNIT_PRINTED = lazy(r"[A-Za-z°'’\"”]")


def check(story: Story) -> Iterator[Finding | Claim]:
    """Compares the two ends of every change with the word that says which way it goes."""
    for change in changes(story):
        if change.word in _STANDINGS:
            continue
        change = _with_sense(story, change)
        quoted = _is_quoted(story, change)
        if quoted:
            change = change._replace(sign=-change.sign)  # a peso that strengthens costs fewer to the dollar
        if not change.sign or change.before is None or change.after is None or change.part == "noun":
            continue
        ends = ends_of(change)
        if ends is None or ends.old == ends.new or scale_slip(story.copy, change, ends) is not None:
            continue
        span = story.span(change.start, change.end)
        working = f"{from_to(story.copy, change, ends, '→')} is a {'rise' if ends.new > ends.old else 'fall'}"
        if not _against(change, ends):
            # Figures that go the other way, if by less than their roundings, do not bear the verb out.
            goes_along = (ends.new > ends.old) == (change.sign > 0)
            yield Claim(span, "direction", "holds" if goes_along else "unresolved", working)
        elif not quoted and _may_be_meant(story, change, ends):
            yield Claim(span, "direction", "unresolved", working)
        else:
            yield Claim(span, "direction", "contradicted", working)
            severity = "warning" if in_speech(story, change.word_start) else None
            yield Finding(span, _message(story, change, ends, quoted=quoted), severity=severity)
    for move in rank_moves(story):
        yield from _in_ranking(story, move)


#: Currencies that are counted to the dollar, as the subject of the verb behind them.
_SUBJECT = lazy(
    r"\b(?:yen|rupee|yuan|renminbi|peso|lira|krona|krone|rand|rupiah|ringgit|baht|zloty|forint|hryvnia|naira|shilling|cedi|kwacha|taka|dong|won|rouble|ruble|real|franc|shekel)\s(?:(?:has|had|then|later|also|since|further|slightly|sharply|again)\s){0,2}\Z"
)
_TO_THE_DOLLAR = lazy(r"\s(?:to|against|per)\s(?:(?:the|one|a)\s)?(?:U\.?S\.?\s)?dollar\b|\sa\sdollar\b")


def _is_quoted(story: Story, change: Change) -> bool:
    """Whether a change is that of a currency, given as so many to the dollar: "strengthened to 57.2 to the dollar from 57.6"."""
    before, after, copy = change.before, change.after, story.copy
    if before is None or after is None or before.kind != "count" or after.kind != "count" or change.part != "verb":
        return False
    return (
        _SUBJECT.search(copy, max(change.sentence[0], change.word_start - 40), change.word_start) is not None
        and (_TO_THE_DOLLAR.match(copy, after.end) or _TO_THE_DOLLAR.match(copy, before.end)) is not None
    )


def _in_ranking(story: Story, move: RankMove) -> Iterator[Finding | Claim]:
    span = story.span(move.start, move.end)
    working = f"place {move.old} → place {move.new} is a {'climb' if move.new < move.old else 'fall'}"
    yield Claim(span, "direction", "holds" if move.agrees else "contradicted", working)
    if not move.agrees:
        message = (
            f"The copy says {'up' if move.up else 'down'} (“{move.word}”), but from place {move.old} to place {move.new} is a "
            f"{'climb' if move.new < move.old else 'fall'}: the verb is wrong, or the two places were swapped. Look both up."
        )
        yield Finding(span, message, severity="warning" if in_speech(story, move.start) else None)


#: What is better when it is more: "confidence improved to 91 from 88".
_GOOD = lazy(
    r"\b(?:confidence|sentiment|morale|satisfaction|approval|popularity|pass\srates?|literacy|productivity|attendance|turnout|punctuality)\b"
)
#: What is better when it is less: "the poverty rate improved to 19.8 per cent from 21.3".
_BAD = lazy(
    r"\b(?:poverty|unemployment|joblessness|jobless\srate|mortality|death\srate|deficit|crime\srate|homelessness|truancy|absenteeism|waiting\s(?:times?|lists?)|pollution|illiteracy|malnutrition|obesity)\b(?![^,;]*\b(?:confidence|fight|efforts?|funding|relief)\b)",
    re.IGNORECASE,
)
_SENSE = {"improved": 1, "improves": 1, "improving": 1, "improve": 1, "worsened": -1}


def _with_sense(story: Story, change: Change) -> Change:
    """A change with the sign that "improved" and "worsened" have for what is better when it is more, or when it is less."""
    sense = 0 if change.sign else _SENSE.get(change.word, 0)
    if not sense:
        return change
    good, bad = (what.search(story.copy, change.sentence[0], change.word_start) for what in (_GOOD, _BAD))
    return change if bool(good) == bool(bad) else change._replace(sign=sense if good else -sense)


def _against(change: Change, ends: Ends) -> bool:
    # Roundings that only touch can be one figure at most, which is no change.
    steps = {one.ends[0].step for one in (change.before, change.after) if one is not None and not one.hedge}
    if len(steps) == 2 and min(steps).denominator > 1 and max(ends.old, ends.new) < _FINE:
        # Beside 5.25 percent, 5 percent is not rounded to a whole one.
        return (ends.new < ends.old) if change.sign > 0 else (ends.new > ends.old)
    return ends.after.high <= ends.before.low if change.sign > 0 else ends.after.low >= ends.before.high


def _may_be_meant(story: Story, change: Change, ends: Ends) -> bool:
    """Whether the words leave open that the figures are right as they stand."""
    copy, (start, end) = story.copy, change.sentence
    if _is_small(ends) and _RANKED.search(copy, start, end):
        return True
    if _RANGE.search(copy, start, end) or _NAMED.match(copy, change.word_start + len(change.word)):
        return True
    if (
        ends.kind != "percent"
        and max(ends.old, ends.new) < _MOST_OF_A_RATE
        and (_EXCHANGED.search(copy, start, end) or _CURRENCY.search(copy, start, change.word_start))
    ):
        return True
    if ends.new == 1 and _RATIOS.search(copy, start, end):
        return True
    if change.before is not None and _WICKETS.match(copy, change.before.end):
        return True
    if _NEGATED.search(copy, max(start, change.word_start - 40), change.word_start):
        return True
    if ends.kind != "percent" and _TURNED.search(copy, start, change.end) and _EARNED.search(copy, start, change.end):
        return True
    return change.word in _AMOUNTS or _is_range(copy, change) or _of_two_changes(change, ends)


def _is_small(ends: Ends) -> bool:
    return ends.kind == "count" and max(ends.old, ends.new) <= _LAST_RANK


def _of_two_changes(change: Change, ends: Ends) -> bool:
    """ "up 1 to 181, against 367 a year ago": the difference is to another figure than the one that is compared."""
    by = change.by
    if by is None:
        return False
    return abs(ends.new - ends.old) != by.value


def _is_range(copy: str, change: Change) -> bool:
    """ "fell from 5 to 10 percent": the unit stands at the second figure alone."""
    before, after = change.before, change.after
    if before is None or after is None or change.by is not None or change.share is not None:
        return False
    if before.start > after.start:
        return False
    bare = before.kind == "count" or (
        before.kind == "measure" and _UNIT_PRINTED.search(copy, before.start, before.end) is None
    )
    return bare and after.kind != "count"


def _message(story: Story, change: Change, ends: Ends, *, quoted: bool) -> str:
    if quoted:
        return (
            f"From {from_to(story.copy, change, ends, 'to')} the dollar buys {'more' if ends.new > ends.old else 'less'} of the currency, and the copy says "
            f"“{change.word}”: the verb is wrong, or the two figures changed places. Look both up."
        )
    there = "up" if change.sign > 0 else "down"
    return (
        f"The copy says {there} (“{change.word}”), but from {from_to(story.copy, change, ends, 'to')} is a {'rise' if ends.new > ends.old else 'fall'}: "
        "the verb is wrong, or the two figures changed places. Look both up."
    )
