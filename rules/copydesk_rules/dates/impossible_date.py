"""A day or a time that no calendar and no clock has, as "June 31" or "25:10 GMT".

Flags a day that its month lacks ("June 31", "Feb. 29, 2023", "the 31st of April", "2023-02-30", "31/11/2023"), a number that
can only be meant as a day and is above 31 ("on June 44,"), and a time whose hour or minute does not exist ("at 13:75",
"7:65 p.m.", "13:30 a.m.", "2560 GMT").

Why it matters: the reader can't tell which day is meant, and the true one is lost.

Stays silent on figures after a month that count something ("In March 60 diplomats", "in February 45 percent", "the
September 70 number plate", "On Nov. 13, 130 people"), on Feb. 29 without a year, before 1800, in direct speech (where
"February 30" is an idiom), and on figures with a colon that may be a score, a ratio, a verse or a runner's time.

How to settle it: look the day up in the source; the message says how many days the month has.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import FIRST_SURE_YEAR, MONTH_NAMES, in_the_east, month_length
from copydesk.reading.dates.clock import LOCAL, ClockTime, clock_times
from copydesk.reading.dates.dates import DateMention, dates
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0")

EXAMPLES = (
    Flagged("The permit runs out on [[June 31]].", says="June has 30 days"),
    Flagged("She was born on [[Feb. 29, 2023]], in Oslo.", says="2023 was no leap year"),
    Flagged("The sale ends on the [[31st of April]].", says="April has 30 days"),
    Flagged("Sales for the half ended [[Feb. 30]] fell.", says="February never has more than 29"),
    Flagged("The strike ran from [[Sept. 28-31]].", says="September has 30 days"),
    Flagged("It was filed on [[2023-02-30]].", says="February 2023 has 28 days"),
    Flagged("It was filed on [[31/11/2023]].", says="November has 30 days"),
    Flagged("The court ruled on [[June 44]], he said.", says="June has 30 days"),
    Flagged("They met on [[May 32, 2021]], in Rome.", says="May has 31 days"),
    Flagged("She was born on [[32 June 1981]] in Oslo.", says="June has 30 days"),
    Flagged("The siren sounded at [[25:10 GMT]].", says="no hour 25"),
    Flagged("The train left at [[13:75]].", says="no minute 75"),
    Flagged("Doors open at [[7:65 p.m.]] on Friday.", says="no minute 65"),
    Flagged("The blast came at [[13:30 a.m.]], police said.", says="13:30 is after noon"),
    Flagged("The alert was lifted at [[2510 GMT]].", says="no hour 25"),
    Clean("In March 60 Russian diplomats were sent home.", "a count"),
    Clean("The share rose to 40 percent, in February 45 percent.", "a share"),
    Clean("Her car has the new September 70 number plate.", "a label"),
    Clean("On Nov. 13, 130 people were hurt.", "a count after the date"),
    Clean("As of Sept. 17, 530 people had fallen ill.", "a count after the date"),
    Clean("Since June 31 people have died.", "a count"),
    Clean("In June 31 ships were lost.", "a count"),
    Clean("It snowed on Feb. 29, 2020.", "a leap year"),
    Clean("It snowed on Feb. 29, 2000.", "a leap year"),
    Clean("The law takes effect on Feb. 29.", "the year is not known"),
    Clean("The Moscow battle of Feb. 29, 1900, was long.", "the old calendar of Russia had the day"),
    Clean("“I'll pay on February 30,” he said.", "an idiom"),
    Clean("Caesar died in March 44 B.C. in Rome.", "a year before Christ"),
    Clean("She ran the race in 25:10.", "a runner's time"),
    Clean("He quoted Matthew 25:35 and Psalm 90:12.", "a verse"),
    Clean("The home side led at 13:75 to go in the set.", "no clock is meant"),
    Clean("A model at 1:72 scale stood there.", "a scale"),
    Clean("The shop closes at 24:00.", "midnight"),
    Clean("He must do 2,560 hours of work.", "a count of hours"),
    Clean("On 5 March 32 people died.", "a count after a British date"),
    Clean("June, 44, and her son April, 31, moved.", "names and ages"),
)


def check(story: Story) -> Iterator[Finding]:
    """Holds every date and every time against calendar and clock."""
    copy = story.copy
    for mention in dates(story):
        if mention.month is not None:
            yield from _date(story, copy, mention)
    yield from _times(story, copy)


# --- days


def _date(story: Story, copy: str, mention: DateMention) -> Iterator[Finding]:
    if mention.day is None:
        yield from _beyond(story, copy, mention)
        return
    month, year = mention.month or 0, mention.year_from(story.published.day if story.published else None)
    days = (mention.day, *mention.more)
    longest = month_length(year or 2000, month)
    if mention.swaps or max(days) <= longest or (year is not None and year < FIRST_SURE_YEAR):
        return
    if _counts(copy, mention) or in_speech(story, mention.start) or (year == 1900 and in_the_east(story)):
        return
    yield _finding(story, mention.start, mention.end, _length(month, year, longest, max(days)))


def _length(month: int, year: int | None, longest: int, day: int) -> str:
    name = MONTH_NAMES[month - 1]
    if month == 2 and day == 29:
        return f"{year} was no leap year: February {year} has 28 days"
    if month == 2:
        return f"February {year} has {longest} days" if year else "February never has more than 29 days"
    return f"{name} has {longest} days"


def _finding(story: Story, start: int, end: int, why: str) -> Finding:
    span = story.span(start, end)
    return Finding(span, f"There is no {' '.join(story.said(span).split())}: {why}. Find the true one in the source.")


_COUNTED = lazy(
    r"\s(?:(?!(?:after|before|at|in|for|to|on|when|with|by|as|during|from|and|or|but|of|that|which|until)\b)(?:[a-z]+|[A-Z][a-z]+)\s)?(?!(?:was|is|has|as|this|does|its|his|us|across|unless|besides|towards|versus|plus|yes|thus)\b)(?:people|men|women|children|police|[a-z]{2,}s)\b"
)


_LEADS_TO_COUNT = lazy(
    r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Ll]ast|[Tt]his|[Dd]uring|[Uu]ntil|[Tt]hrough|[Oo]f|[Ff]rom|and),?\s\Z"
)


def _counts(copy: str, mention: DateMention) -> bool:
    """Whether the figure after the month may count what follows: "since June 31 people have died"."""
    if mention.month_end == 0 or mention.month_end == mention.end or mention.year is not None:
        return False
    if (
        _LEADS_TO_COUNT.search(copy, max(0, mention.start - 10), mention.start) is None
        or copy[mention.end - 1].isalpha()
    ):
        return False
    return _COUNTED.match(copy, mention.end) is not None


_BEYOND = lazy(
    # Above 31, only where nothing but a day can stand: after "on", before a comma and a year, or as an ordinal.
    r"\s(?P<day>3[2-9]|[4-9][0-9])(?:(?P<ordinal>st|nd|rd|th)\b|(?P<year>,?\s(?:1[89]|20)[0-9]{2}\b)|(?=[,.;)]?(?:\s|\Z)))(?![%-]|\s?(?:percent|per\scent|pct|B\.?C|A\.?D|million|billion))"
)
_BEYOND_BEFORE = lazy(
    r"\b(?:[Oo]n\s|[Oo]n\sthe\s|[Tt]he\s|day,?\s)(?P<day>3[2-9]|[4-9][0-9])(?P<ordinal>(?:st|nd|rd|th)\sof\s)?(?:(?:st|nd|rd|th)?\s)?\Z"
)
_ON = lazy(r"\b(?:[Oo]n|[Oo]n\sthe|day,?)\s\Z")


def _beyond(story: Story, copy: str, mention: DateMention) -> Iterator[Finding]:
    month = mention.month or 0
    has = f"{MONTH_NAMES[month - 1]} has {29 if month == 2 else month_length(2000, month)} days"
    before = _BEYOND_BEFORE.search(copy, max(0, mention.start - 16), mention.start) if mention.month_end else None
    if before is not None and (mention.year or before["ordinal"]) and not in_speech(story, mention.start):
        yield _finding(story, before.start("day"), mention.end, has)
        return
    match = _BEYOND.match(copy, mention.month_end)
    if match is None or in_speech(story, mention.start):
        return
    after_on = _ON.search(copy, max(0, mention.start - 10), mention.start) and not _COUNTED.match(copy, match.end())
    if match["year"] or (after_on and not match["ordinal"]) or (match["ordinal"] and int(match["day"]) < 40):
        yield _finding(story, mention.start, match.end(), has)


# --- times

_AT = lazy(r"\b(?:[Aa]t|[Ff]rom|[Uu]ntil|[Tt]ill|[Ss]ince)\s(?:about\s|around\s|exactly\s|precisely\s)?\Z")
_NO_CLOCK_AFTER = lazy(
    r"\s?(?:scale|ratio|odds|to\b|of\b|into\b|in\s(?:the|his|her|their)\b|against|on\sthe\sclock|mark|left|remaining|-)"
)
_DATE_BEFORE = lazy(r"[a-z.]\s[0-9]{1,2},?\s\Z")


def _times(story: Story, copy: str) -> Iterator[Finding]:
    for time in clock_times(story):
        if time.exists or in_speech(story, time.start):
            continue
        why = _fault(time)
        if why and _is_clock(copy, time):
            yield _finding(story, time.start, time.end, why)


def _fault(time: ClockTime) -> str:
    if time.minute > 59:
        return f"the clock has no minute {time.minute}"
    if time.hour > 24 or (time.hour == 24 and time.minute):
        return f"the clock has no hour {time.hour}"
    if time.half == "a":
        return f"{time.hour}:{time.minute:02} is after noon"
    return ""


def _is_clock(copy: str, time: ClockTime) -> bool:
    """Whether a clock is meant, and no score, ratio, verse or runner's time."""
    if time.form == "four":
        return time.zone not in ("", LOCAL) and not _DATE_BEFORE.search(copy, max(0, time.start - 8), time.start)
    if time.half or time.zone:
        return True
    at = _AT.search(copy, max(0, time.start - 18), time.start)
    return time.minute > 59 and time.hour <= 24 and at is not None and not _NO_CLOCK_AFTER.match(copy, time.end)
