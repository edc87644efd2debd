"""A range of dates that ends before it begins, as "from 2015 to 2010" or "Aug. 20-12".

Flags two years, two whole dates or two days of one month that the copy joins as beginning and end ("from … to", "between … and",
a dash, "through"), the second earlier than the first.

Why it matters: the digits of one have changed places, or the wrong year stayed in; the reader can't tell which.

Stays silent on seasons and terms with a short end ("2012–13"), before Christ, over New Year ("Dec. 28–Jan. 3"), on scores and votes
("a May 5-4 ruling"), on figures that count something, where a date is moved ("moved from June 8 to June 5"), where years are
compared, and in direct speech.

How to settle it: look both up; the message says which is the earlier.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.dates.dates import DateMention, dates
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("dates",))

EXAMPLES = (
    Flagged("She led the bank [[from 2015 to 2010]].", says="2010 is before 2015"),
    Flagged("The fair runs [[Aug. 20-12]] in Oslo.", says="ends before it begins"),
    Flagged("He was mayor ([[1998–1989]]) of the town."),
    Flagged("The road is shut [[from March 18 to March 15]]."),
    Flagged("It grew [[between 2018 and 2012]], the bank said."),
    Flagged("The tour runs [[from May 3, 2024, to April 2, 2024]]."),
    Flagged("The fair runs [[18-15 August]]."),
    Clean("She led the bank from 2010 to 2015.", "in order"),
    Clean("In the 2012–13 season they won.", "a season"),
    Clean("The wall was built in 221-207 B.C. by the emperor.", "before Christ"),
    Clean("The shop is shut Dec. 28–Jan. 3.", "over New Year"),
    Clean("The shop is shut from Dec. 28 to Jan. 3.", "over New Year"),
    Clean("In a May 5-4 ruling the court agreed.", "a vote"),
    Clean("They won 10-8 on March 5.", "a score"),
    Clean("The wedding was moved from June 8 to June 5.", "a date that is moved"),
    Clean("It brought the target forward from 2035 to 2030.", "a date that is moved"),
    Clean("The index fell from 2015 to 1987.", "levels of an index"),
    Clean("The difference between 2018 and 2012 is small.", "a comparison"),
    Clean("She sang from 1999-02 and again later.", "a short end"),
    Clean("He lives at 2015-1987 Main Street.", "an address"),
    Clean("“From 2015 to 2010 I slept,” she joked.", "direct speech"),
)

_FROM_TO = lazy(r",?\s(?:to|through|until|till)\s(?:early\s|late\s|mid-|the\s)?")
_AND = lazy(r",?\sand\s(?:early\s|late\s|mid-)?")
_DASH = lazy(r"\s?[-–—]\s?")
_FROM = lazy(r"\b(?:[Ff]rom)\s(?:early\s|late\s|mid-|the\s)?\Z")
_BETWEEN = lazy(r"\b[Bb]etween\s(?:early\s|late\s|mid-)?\Z")
_DASHED_AFTER = lazy(
    r"(?:[(\[;]|\b(?:[Ii]n|[Ff]rom|[Dd]uring|[Ff]or|[Oo]f|[Tt]he|[Tt]erm|[Yy]ears|[Pp]eriod|[Ss]eason|,)\s)\Z"
)
_MOVED = lazy(
    r"\b(?:mov|brought|bring|push|shift|advanc|chang|accelerat|revis|cut|reduc|shorten|lower|drop|correct|amend|backdat|pull|resched|fell|fall|declin|down|slid|slip"
    r"|r(?:ise|ose|aise)|increas|climb|jump|up\b|grew|gain|doubl|differ|compar|contrast|back\b|earlier|reverse|rewind|ahead|forward|trim|sank|shr[aiu]nk|postpon|delay|extend)",
)
_COMPARED = lazy(r"\b(?:differ|compar|contrast|gap\b|versus)")
_ERA = lazy(r"\s?(?:B\.?C|BC|bc)\b")
_COUNTED = lazy(
    r"\s(?:vote|decision|ruling|win|victory|loss|record|defeat|majority|margin|split|verdict|lead|score|game|block|[A-Z][a-z]+\s(?:Street|Road|Avenue)|(?!(?:was|has|this|its|his|does|across|unless|plus)\b)[a-z]{3,}s\b)|%"
)
_FIRST_YEAR = 1700


def check(story: Story) -> Iterator[Finding]:
    """Looks at all dates that are joined as beginning and end."""
    copy = story.copy
    found = dates(story)
    for mention in found:
        if _runs_back(mention) and not _COUNTED.match(copy, mention.end) and not in_speech(story, mention.start):
            yield _finding(story, mention.start, mention.end, "the range")
    for one, other in itertools.pairwise(found):
        if other.start - one.end < 16 and _ends_before(one, other):
            start = _joined(copy, one, other)
            if start >= 0 and not _is_excused(story, start, one, other):
                yield _finding(story, start, other.end, _earlier(copy, one, other))


def _runs_back(mention: DateMention) -> bool:
    """Whether the days of one month, as in "Aug. 20-12", run back."""
    return mention.through and mention.day is not None and len(mention.more) == 1 and mention.more[0] < mention.day


def _finding(story: Story, start: int, end: int, what: str) -> Finding:
    why = "ends before it begins" if what == "the range" else ": the range ends before it begins"
    message = f"{what[0].upper()}{what[1:]}{'' if why[0] == ':' else ' '}{why}. Two digits may have changed places."
    return Finding(story.span(start, end), message)


def _earlier(copy: str, one: DateMention, other: DateMention) -> str:
    return f"{copy[other.start : other.end]} is before {copy[one.start : one.end]}"


def _ends_before(one: DateMention, other: DateMention) -> bool:
    """Whether the second is earlier for sure: by its year, or within one month of no year."""
    if one.relative or other.relative or one.years != 1 or other.years != 1 or one.swaps or other.swaps:
        return False
    if one.year is None and other.year is None:
        return one.month == other.month and one.month is not None and (one.day or 0) > (other.day or 99)
    if one.year is None or other.year is None or min(one.year, other.year) < _FIRST_YEAR:
        return False
    if one.year != other.year:
        return one.year > other.year
    if one.month is None or other.month is None:
        return False
    return (
        (one.month, one.day or 0) > (other.month, other.day or 99)
        if one.month == other.month
        else one.month > other.month
    )


def _joined(copy: str, one: DateMention, other: DateMention) -> int:
    """Where the range starts, with its "from" or "between"; -1 where the two are no range."""
    low = max(0, one.start - 24)
    for join, lead in ((_FROM_TO, _FROM), (_AND, _BETWEEN), (_DASH, _FROM)):
        if join.fullmatch(copy, one.end, other.start):
            before = lead.search(copy, low, one.start)
            if before is not None:
                return before.start()
    if _DASH.fullmatch(copy, one.end, other.start) and (
        one.month is not None or _DASHED_AFTER.search(copy, low, one.start)
    ):
        return one.start
    return -1


def _is_excused(story: Story, start: int, one: DateMention, other: DateMention) -> bool:
    copy = story.copy
    if (
        in_speech(story, start)
        or _ERA.match(copy, other.end)
        or _ERA.match(copy, one.end)
        or _COUNTED.match(copy, other.end)
    ):
        return True
    sentence = sentence_at(story, start)
    excuse = _MOVED if copy[start : start + 4].lower() == "from" else _COMPARED
    return excuse.search(copy, max(sentence[0], start - 90), min(sentence[1], other.end + 40)) is not None
