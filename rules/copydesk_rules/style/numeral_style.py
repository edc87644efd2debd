"""A figure written against the way that the story, or every common style, prints figures.

Flags a count of four digits without a separator where the story prints others with one (5000 beside 1,200), and any count of
five or more; digits with "thousand" beside full figures (121 thousand beside 1,000); round millions in full (5,000,000); a
sentence that starts with a figure; and the "first annual" event, which is not annual yet.

Why it matters: a reader compares figures by their shape, and takes 11000 beside 1,000 for a slip of a digit.

Stays silent on years, times, dates, addresses, codes, and the numbers of flights, forms, orders, rooms, routes and pages; in
direct speech, headlines, captions, lists, tables and transcripts; on a story that prints no four-digit count with a separator
or no full figure beside its thousands; on a sentence that starts with a year, a time, a date or a sum of money, and on
paragraphs that are numbered or all start with a figure.

How to settle it: print the figure as the story prints the others; recast a sentence that starts with one, or spell it out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.reading.figures.numbers import Figure, hedge_before, numbers
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.reading.text.voice import in_own_voice
from copydesk.reading.units.units import unit_after
from copydesk.rule import Clean, Edit, Elsewhere, Finding, Fix, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple

META = Meta(severity="info", since="0.1.0", of_form=True)

EXAMPLES = (
    Flagged(
        "They hold 1,000 square kilometers. Some [[121 thousand]] people left, [[11000]] of the civilian population with them.",
        says="1,000",
        fixed="They hold 1,000 square kilometers. Some 121,000 people left, 11,000 of the civilian population with them.",
    ),
    Flagged("The plant has [[5000]] workers, the mill 1,200 and the dairy 90.", says="1,200"),
    Flagged("It cost the town $[[25000]] a day.", says="separator", fixed="It cost the town $25,000 a day."),
    Flagged("The town gave [[5,000,000]] for it.", says="5 million", fixed="The town gave 5 million for it."),
    Flagged("The vote was close. [[12]] delegates stayed at home.", says="starts with a figure"),
    Flagged("It rained. [[40]]% of the crop is lost.", says="starts with a figure"),
    Flagged("The town held its [[first annual]] harvest festival.", says="twice"),
    Clean("In 2019 voters chose 1,200 members, and in 1876 4,000 more.", "years"),
    Clean("Flight 8501 carried 1,162 people. Form 4473 counts 1,200 of them.", "numbers that name"),
    Clean("Executive Order 13805 orders a recount of 1,200 votes.", "a number that names"),
    Clean("It starts at 2300 GMT with 1,500 guests, or at 1900 hours.", "a time"),
    Clean("She won the 1500 metres before 12,000 fans and 3,200 guests.", "a race"),
    Clean("It is loud. 911 calls came in all night.", "a telephone number"),
    Clean("Write to Box 11000, Springfield, Pa. 19103, with 1,200 words.", "an address"),
    Clean("The plant has 5000 workers, the mill 12,000.", "some styles separate from five digits on"),
    Clean("Some 350 thousand people live there, 20 thousand of them alone.", "no full figures to compare with"),
    Clean("“We need 5,000,000 of them. 12 are not enough,” she said.", "direct speech"),
    Clean("It fell from 5,000,000 to 4,870,215 in a year.", "a round figure beside one that is not"),
    Clean("The vote was close. 2020 candidates were rare.", "a year"),
    Clean("It is late. 5 p.m. is the deadline. 3 May is a holiday.", "a time, a date"),
    Clean("Mr. Roe came in on Sept. 12 with No. 10 on his shirt.", "abbreviations end no sentence"),
    Clean("Roetown, pop. 32,000 people in 1990, has Prop. 133 on its list.", "abbreviations end no sentence"),
    Clean("2.00 1 Roe (evens) 2 Poe (9-1). 14 ran. 2.40 1 Coe (4-1).", "results of races"),
    Clean("3 ways to win\n\nIt works like this for us all.", "a headline"),
    Clean("12 eggs are needed.\n\n200 grams of flour are too.\n\n3 spoons of milk help.", "a list by its shape"),
    Clean("2 So it is written in the book.", "a verse's number"),
    Clean("The First Annual Roe Fair opens.", "a name"),
    Clean("It was the first annual loss in ten years.", "a year's loss, not an event"),
)  # fmt: skip

_MOST_FINDINGS = 3
_MOST_LISTED = 10


class _Slip(NamedTuple):
    """A place, what it should read ("" where that is not certain), and what to say of it."""

    start: int
    end: int
    write: str
    says: str


def check(story: Story) -> Iterator[Finding]:
    """Sorts the figures of the story by their shape, and looks at each shape that is out of place."""
    copy = story.copy
    figures = [figure for figure in numbers(story) if copy[figure.start].isdigit()]
    full = [f for f in figures if f.form == "digits" and f.end - f.start > 4 and "," in copy[f.start : f.end]]
    for slips in (
        [*_unseparated(story, figures, full)],
        [*_thousands(story, figures, full)],
        [*_round_millions(story, full)],
        [*_sentence_starts(story, figures)],
        [*_first_annual(story)],
    ):
        yield from _findings(story, slips)


def _findings(story: Story, slips: list[_Slip]) -> Iterator[Finding]:
    """One finding a place, or one for all where there are many."""
    for slip in slips if len(slips) <= _MOST_FINDINGS else slips[:1]:
        others = slips[1:] if len(slips) > _MOST_FINDINGS else []
        elsewhere = tuple(Elsewhere(story.span(other.start, other.end), "as well") for other in others[:_MOST_LISTED])
        more = f" {len(others)} more places like it are marked." if others else ""
        places = [slip, *others]
        edits = tuple(Edit(story.span(place.start, place.end), place.write) for place in places if place.write)
        fix = Fix(edits) if len(edits) == len(places) else None
        yield Finding(story.span(slip.start, slip.end), slip.says + more, elsewhere, fix)


def _shown(story: Story, figures: list[Figure]) -> str:
    """The first of the figures in the story's own voice, as printed."""
    return next((story.copy[f.start : f.end] for f in figures if in_own_voice(story, f.start)), "")


def _unseparated(story: Story, figures: list[Figure], full: list[Figure]) -> Iterator[_Slip]:
    copy = story.copy
    plain = [f for f in figures if f.form == "digits" and f.end - f.start > 3 and copy[f.start : f.end].isdigit()]
    plain = [f for f in plain if f.value >= 1000]
    plain = [figure for figure in plain if _is_count(copy, figure, beside=True) and in_own_voice(story, figure.start)]
    if not plain:
        return
    like = _shown(story, [figure for figure in full if 1000 <= figure.value < 10_000])
    any_full = _shown(story, full)
    indian = _INDIAN.search(copy) is not None
    for figure in plain:
        model = like if figure.end - figure.start == 4 else any_full
        if not model and (figure.value < 10_000 or not _is_count(copy, figure, beside=False)):
            continue
        beside = f"the story prints {model} with one" if model else "every style has one from five digits on"
        write = "" if indian else f"{int(figure.value):,}"
        advice = f"write {write}" if write else "set one"
        says = f"{copy[figure.start : figure.end]} has no separator; {beside}: {advice}."
        yield _Slip(figure.start, figure.end, write, says)


_INDIAN = lazy(r"[0-9],[0-9]{2},[0-9]{3}")
_SIGN_BEFORE = lazy(r"[$£€¥₹][ \u00a0]?\Z")
_NAMED_BEFORE = lazy(
    # A name, an abbreviation or another figure, a word that makes the figure a number, a preposition of time.
    r"(?:(?<![\w'’.-])(?!(?:Some|About|Around|Nearly|Almost|Over|Only|Another|Roughly|The|Their|Its|These|With|Of|At|By|Just|All|An?|And|But)\s)"
    r"(?:[A-Z][\w.&/)-]*|[0-9][\w.,/)-]*)|[#+]|\b(?:code|zip|postcode|number|no|num|id|flight|room|order|case|form|section|route|model|box|page|docket"
    r"|file|serial|badge|ticket|bus|train|asteroid|article|bill|act|law|rule|resolution|directive|channel|version|block|lot|line"
    r"|hotline|dial|call|text|suite|apartment|gate|street|road|index|points|level|chip|processor|locomotive|jet))[ \u00a0]?\Z"
)
_MARK_BEFORE = lazy(r"[/=:(\[-][ \u00a0]?\Z")
_YEAR_BEFORE = lazy(
    r"\b(?:in|since|by|until|till|from|during|before|after|early|late|mid|between|year)[ \u00a0-]\Z", re.IGNORECASE
)
_ODD_YEAR_BEFORE = lazy(r"\b(?:of|the|to|and|or|for|his|her|its|their)[ \u00a0]\Z", re.IGNORECASE)
_NOT_COUNTED = (
    r"(?:is|was|are|were|has|had|have|will|would|said|says|also|and|or|to|in|on|at|by|for|from|as|with|when|where|who|which|that"
    r"|the|a|an|if|but|after|before|until|since|not|asks|asked|hours?|hrs|local|gmt|utc|est|edt)\b"
)
_COUNTED = lazy(rf"[ \u00a0]\n?(?!{_NOT_COUNTED})(?:[a-z][\w'’-]+|(?:[A-Z][a-z]+(?:an|ish|ese|i|ch)|U\.S\.|US) [a-z])")
_PLURAL = lazy(
    rf"[ \u00a0]\n?(?!{_NOT_COUNTED})(?:[A-Za-z][\w.'’-]* ){{0,2}}?(?:[a-z][\w-]*[^\Wsiu]s|people|men|women|children|police|staff|troops|personnel)\b"
)
#: Distances of races, which are printed as names.
_RACES = frozenset((1500, 3000, 5000, 10_000))
_FIRST_YEAR, _SURE_YEAR, _LAST_YEAR = 1000, 1900, 2100


def _is_count(copy: str, figure: Figure, *, beside: bool) -> bool:
    """Whether the figure counts money, units or things; one that may be a year, or stands beside no other, has to show it."""
    start, end, value = figure.start, figure.end, int(figure.value)
    if start and (copy[start - 1] in "$£€¥₹" or _SIGN_BEFORE.search(copy, max(0, start - 2), start)):
        return True
    if copy[start] == "0" or _NAMED_BEFORE.search(copy, max(0, start - 24), start):
        return False
    unit = unit_after(copy, end)
    if unit is not None and copy[unit.start].islower():  # not "the 1965 Watts riots"
        return not (value in _RACES and unit.units[0].name == "meter")
    if _MARK_BEFORE.search(copy, max(0, start - 2), start):
        return False
    counted = _PLURAL.match(copy, end) is not None
    if value >= 10_000:
        return counted or (beside and _COUNTED.match(copy, end) is not None)
    if _SURE_YEAR <= value <= _LAST_YEAR:
        return counted and bool(hedge_before(copy, start))
    before = (copy, max(0, start - 12), start)
    year = _YEAR_BEFORE.search(*before) or (value % 100 and _ODD_YEAR_BEFORE.search(*before))
    return counted and (value > _LAST_YEAR or not year)


def _thousands(story: Story, figures: list[Figure], full: list[Figure]) -> Iterator[_Slip]:
    """Digits with "thousand" beside full figures below a million."""
    copy = story.copy
    short = [f for f in figures if f.form == "mixed" and copy[f.start : f.end].endswith("thousand")]
    model = _shown(story, [figure for figure in full if figure.value < 1_000_000]) if short else ""
    for figure in short if model else ():
        if copy[figure.end : figure.end + 1] != "-" and in_own_voice(story, figure.start):
            write = f"{int(figure.value):,}"
            says = f"“{copy[figure.start : figure.end]}” stands beside full figures such as {model}: write {write}."
            yield _Slip(figure.start, figure.end, write, says)


def _round_millions(story: Story, full: list[Figure]) -> Iterator[_Slip]:
    millions = [figure for figure in full if figure.value >= 1_000_000]
    odd = [figure.start for figure in millions if figure.value % 1_000_000]
    for figure in millions:
        if not _ROUND.fullmatch(story.copy, figure.start, figure.end):
            continue
        index = bisect_left(odd, figure.start)
        unlike = any(abs(start - figure.start) < _NEAR for start in odd[max(0, index - 1) : index + 1])
        if not unlike and in_own_voice(story, figure.start):
            write = _in_words(int(figure.value))
            yield _Slip(figure.start, figure.end, write, f"A round figure reads better in words: write {write}.")


def _in_words(value: int) -> str:
    size, word = next(scale for scale in _SCALES if value >= scale[0])
    return f"{value / size:g} {word}"


_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_ROUND = lazy(r"[0-9]{1,3}(?:,000){2,}")
#: A round figure so close to one that is not is printed in full like it.
_NEAR = 160
_ENDS = lazy(r"(?:(?<![\w.])(?P<word>[A-Z]?[a-z]{2,})|[0-9]{4}|[%)”\"’])[.!?][\"”’)]*\s{1,3}\Z|[.!?][\"”’)]\s{1,3}\Z")
_NO_END = words("nos pop prop props est max min vol sec art approx fig pages vss cent sept")
_OPENS = lazy(
    # What a figure counts or measures, but no time, no statistician's interval, date, year or number of a list.
    r"(?!(?:911|999|112) )[0-9][0-9,.]*(?: (?:hundred|thousand|million|billion|trillion))?(?:%(?! (?:confidence|CI)\b)|[ \u00a0-](?!(?:a\.?m|p\.?m|o'clock)\b)(?:[A-Z][a-z]+(?:an|ish|ese|i|ch) )?[a-z])"
)
#: A company or a model called by its number, a score, a time of the day.
_NO_SUBJECT = lazy(r"[ \u00a0](?:ran(?=\.)|also|is|was|has|had|said|says|and|or|to|in|at|by|hours)\b")
_LONGEST_BRACKET = 300
_LIST_LINE = lazy(r"\s*[0-9]")


def _sentence_starts(story: Story, figures: list[Figure]) -> Iterator[_Slip]:
    copy = story.copy
    for figure in figures:
        start = figure.start
        if (
            figure.form not in ("digits", "mixed")
            or not _starts_sentence(story, start)
            or not _OPENS.match(copy, start)
        ):
            continue
        if (figure.end - start == 4 and _FIRST_YEAR <= figure.value <= _LAST_YEAR) or not in_own_voice(story, start):
            continue
        if figure.form == "mixed" or not _NO_SUBJECT.match(copy, figure.end):
            yield _Slip(
                start, figure.end, "", "The sentence starts with a figure: spell it out, or recast the sentence."
            )


def _starts_sentence(story: Story, start: int) -> bool:
    copy = story.copy
    if start and copy[start - 1] in " \u00a0" and copy[max(0, start - 4) : start].rstrip()[-1:] not in '.!?"”’)\n':
        return False  # what nearly every figure is
    block = story.block_at(start)
    if block is None:
        return False
    if start == block.start:
        return not _is_listed(story, start)
    ends = _ENDS.search(copy, max(block.start, start - 16), start)
    if ends is None or (ends["word"] or "").lower() in _NO_END or _bracketed(copy, block.start, start):
        return False
    return sentence_at(story, start)[0] == start


def _bracketed(copy: str, start: int, end: int) -> bool:
    start = max(start, end - _LONGEST_BRACKET)
    return copy.rfind("(", start, end) > copy.rfind(")", start, end)


def _is_listed(story: Story, start: int) -> bool:
    """Whether the blocks around start with figures too, or the one before breaks off: a list, a table, a torn paragraph."""
    index = story.block_index(start)
    around = story.blocks[max(0, index - 2) : index + 3]
    if sum(_LIST_LINE.match(story.copy, block.start) is not None for block in around) > 1:
        return True
    before = story.copy[max(0, start - 4) : start].rstrip()
    return bool(before) and before[-1] not in '.!?”"’)'


_FIRST = lazy(r"\b(?:[Ff]irst(?:[- ]ever)?|[Ii]naugural)[ -]\Z")
_EVENT = lazy(
    r"annual (?:[a-z-]+ ){0,3}?(?:festival|conference|parade|fair|gala|dinner|awards?|tournament|race|run|walk|ball|summit|convention"
    r"|symposium|celebration|contest|competition|picnic|concert|game|march|rally|event|party|ceremony|workshop|camp|auction"
    r"|exhibition|regatta|marathon|luncheon|banquet|show|cup|day|week)\b"
)


def _first_annual(story: Story) -> Iterator[_Slip]:
    if "annual" not in vocabulary(story):
        return
    copy, at = story.copy, -1
    while (at := copy.find("annual", at + 1)) >= 0:
        first = _FIRST.search(copy, max(0, at - 12), at)
        if first is not None and _EVENT.match(copy, at) and in_own_voice(story, at):
            says = (
                "An event is not annual before it has been held twice: write “first”, and say that it is to be annual."
            )
            yield _Slip(first.start(), at + len("annual"), "", says)
