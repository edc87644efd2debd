"""An anniversary that is miscounted, as "the 10th anniversary of the 2011 quake" in 2024.

Flags the number of an anniversary or a birthday, where the copy names the year of the event ("of the 2011 quake", "of the attacks
of Sept. 11, 2001", "born in 1759 … 257th birthday") or the record has it ("the 10th anniversary of Hurricane Katrina"), and that many years later is
neither the year the sentence names nor the year of publication.

Why it matters: anniversary stories are written from last year's, and the number is what is left unchanged.

Stays silent where the day of publication is not known and the sentence names no other year; where the anniversary may be one
that is over or still to come and nothing says that it is this year's; where the year may be that of the celebration; and in direct speech.

How to settle it: subtract; the message does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from copydesk.patterns import lazy
from copydesk.reading.dates.dates import DateMention, dates_between
from copydesk.reading.dates.spans import Anniversary, anniversaries
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.events import events, plain

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged("Thousands marked the [[10th anniversary]] of the 2011 quake on Monday.", date="2024-03-11", says="13"),
    Flagged("Monday is the [[20th anniversary]] of the attacks of Sept. 11, 2001.", date="2023-09-10", says="22"),
    Flagged("In 2021 the town marked the [[11th anniversary]] of the 2011 quake.", says="10"),
    Flagged("Monday is the [[10th anniversary]] of Hurricane Katrina.", date="2016-08-28", says="11"),
    Flagged("The poet, born in 1759, is honoured today on his [[257th birthday]].", date="2017-01-25", says="258"),
    Clean("Thousands marked the 13th anniversary of the 2011 quake on Monday.", "right", date="2024-03-11"),
    Clean("In 2021 the town marked the 10th anniversary of the 2011 quake.", "right in 2021", date="2024-03-11"),
    Clean("The 10th anniversary of the 2011 quake was a quiet day.", "one that is over, maybe", date="2024-03-11"),
    Clean("Next year is the 250th anniversary of the 1776 declaration.", "right next year", date="2025-07-04"),
    Clean(
        "She spoke at the 100th anniversary of the law school in 2011.",
        "the year of the celebration",
        date="2014-09-26",
    ),
    Clean("Thousands marked the 10th anniversary of the 2011 quake on Monday.", "the day of publication is not known"),
    Clean("Monday is the 11th anniversary of Hurricane Katrina.", "right", date="2016-08-28"),
    Clean("He wrote of plans to mark the tenth anniversary of the 9/11 attacks.", "plans of then", date="2015-05-20"),
    Clean(
        "She said Tuesday the raid on the 11th anniversary of the 9/11 attacks was planned.",
        "a raid of then",
        date="2014-05-20",
    ),
    Clean(
        "The assault came on the 11th anniversary of the Sept. 11, 2001, attacks.",
        "another assault, of 2012",
        date="2014-12-16",
    ),
    Clean("“It is the 10th anniversary of the 2011 quake,” he said.", "direct speech", date="2024-03-11"),
    Clean("Born on Feb. 6, 1917, she died in December 2016, weeks before her 100th birthday.", "one that never came"),
    Clean("The firm, founded in 1984, marks its 40th anniversary today.", "right", date="2024-03-11"),
)

_OF = lazy(r"\s(?:of|since|from|after)\s(?:the\s|its\s|his\s|her\s|their\s|a\s|that\s)?")
_DESCRIBED = lazy(r"(?:[a-z]+(?:ing|ly|ed|ic|al|ous|ive)\s){1,2}")
_AFTER_OF = 110
# What ties an anniversary to these days: a verb in the present right before it, or one of celebrating with a day of the week.
_IS = lazy(
    r"(?:\b(?:is|are|marks|celebrates|commemorates|observes|nears|today’?'?s|honou?red\stoday\son|today\son|(?<!to\s)(?:mark|celebrate|commemorate)|is\smarking"
    r"|are\smarking|ahead\sof|on\sthe\seve\sof|(?:will|to)\sbe)\s(?:the\s|its\s|his\s|her\s|their\s)?(?:\w+\s)?)\Z"
)
_CELEBRATES = lazy(
    r"\b(?:mark(?:ed|ing)?|celebrat(?:ed|ing|e)|commemorat(?:ed|ing|e)|observ(?:ed|ing|e)|gather(?:ed|s)?|ceremon(?:y|ies)|honou?r(?:ed|s)?|remember(?:ed|s)?)\b"
)
_THESE_DAYS = lazy(
    r"\b(?:today|[Tt]omorrow|[Yy]esterday|tonight|this\s(?:year|month|week|weekend|spring|summer|fall|autumn|winter)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_TO_COME = lazy(
    r"\b(?:[Nn]ext|upcoming|approach\w*|ahead\sof|will|coming|nears?|eve\sof|prepar\w+|plans?|planned|planning)\b"
)
_LAST = lazy(
    r"\b[Ll]ast\s(?:year|spring|summer|fall|autumn|winter|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_BORN = lazy(r"\b(?:[Bb]orn|[Ff]ounded|[Ee]stablished|[Oo]pened|[Cc]reated|[Ll]aunched)\s(?:(?:in|on)\s)?\Z")
_OWN = lazy(r"\b(?:his|her|its|their)\s\Z")
#: "three weeks before her 100th birthday": one that did not come.
_SHORT_OF = lazy(r"\b(?:before|short\sof|shy\sof|until|ahead\sof|from|to)\s(?:his|her|its|their)\s\Z")
_NAMING = lazy(r"\b(?:in|on)\s(?:\w+\s)?\Z")
#: How far the year that the number gives may be from the day of publication for the event's year to be meant as such.
_PLAUSIBLE = 6


def check(story: Story) -> Iterator[Finding | Claim]:
    """Counts every anniversary again."""
    for one in anniversaries(story):
        if in_speech(story, one.start):
            continue
        event = _event_year(story, one)
        if event is not None:
            yield from _hold(story, one, *event)


def _event_year(story: Story, one: Anniversary) -> tuple[int, DateMention | None, str] | None:
    """The year that the number counts from, where the copy names it, and what happened then."""
    copy = story.copy
    start, end = sentence_at(story, one.start)
    of = _OF.match(copy, one.end)
    if of is None:
        if _OWN.search(copy, max(0, one.start - 8), one.start) is None:
            return None
        if _SHORT_OF.search(copy, max(start, one.start - 20), one.start):
            return None
        for mention in dates_between(story, start, end):
            if mention.year is not None and _BORN.search(copy, max(0, mention.start - 16), mention.start):
                return mention.year, mention, "the event"
        return None
    for mention in dates_between(story, of.end(), min(end, of.end() + _AFTER_OF)):
        if mention.year is not None and mention.years == 1 and "," not in copy[of.end() : mention.start]:
            return mention.year, mention, "the event"
    return _known_year(story, of.end())


def _known_year(story: Story, at: int) -> tuple[int, None, str] | None:
    """The year of a known event that is named there, where the record has one of the name."""
    copy = story.copy
    described = _DESCRIBED.match(copy, at)
    at = described.end() if described is not None else at
    words = plain("the " + copy[at : at + 80])
    found = {
        (event.begins.first.year, event.title)
        for event in events(story.house_rows)
        if not event.ambiguous_with and len(event.years) == 1
        for name in event.names
        if words.startswith(plain("the " + name)) and not words[len(plain("the " + name)) :][:1].isalnum()
    }
    if len(found) != 1:
        return None
    year, title = found.pop()
    return year, None, title


def _hold(
    story: Story, one: Anniversary, year: int, mention: DateMention | None, title: str
) -> Iterator[Finding | Claim]:
    told = _told_years(story, one, mention, year)
    if not told or told[0] <= year:
        return
    fits = year + one.number in told
    # "the 100th anniversary of the school in 2011": the year may be that of the celebration.
    may_be_told = mention is not None and _NAMING.search(story.copy, max(0, mention.start - 12), mention.start)
    if not fits and may_be_told and abs(year + one.number - told[0]) > _PLAUSIBLE:
        return
    span = story.span(one.start, one.end)
    now = year + one.number if fits else told[0]
    what = "" if mention is not None else f"{title} was in {year}: "
    working = f"{what}{year} to {now} is {now - year} years"
    yield Claim(span, one.kind, "holds" if fits else "contradicted", working)
    if not fits:
        yield Finding(span, f"{working[0].upper()}{working[1:]}, not {one.number}. Correct the number or the year.")


def _told_years(story: Story, one: Anniversary, mention: DateMention | None, year: int) -> tuple[int, ...]:
    """The years in which the copy may say that the anniversary is; () where it leaves that open."""
    published = story.published.day if story.published else None
    start, end = sentence_at(story, one.start)
    before = sentence_at(story, max(0, start - 2))[0]
    others = [other for other in dates_between(story, min(start, before), end) if other is not mention]
    named = {known: other.start >= start for other in others if (known := other.year_from(published)) is not None}
    if year + one.number in named:
        return (year + one.number,)
    here = tuple(known for known, inside in named.items() if inside)
    if len(here) == 1 and here[0] > year:
        return here
    return _years_now(story, one, published) if not named and published is not None else ()


def _years_now(story: Story, one: Anniversary, published: date) -> tuple[int, ...]:
    """The year of publication, and one next to it where that may be meant, if the sentence speaks of those days at all."""
    start, end = sentence_at(story, one.start)
    if _IS.search(story.copy, max(start, one.start - 50), one.start) is None:
        celebrates = _CELEBRATES.search(story.copy, max(start, one.start - 80), one.start)
        if celebrates is None or _THESE_DAYS.search(story.copy, start, end) is None:
            return ()
    years = [published.year]
    if (published.month, published.day) < (1, 15):
        years.append(published.year - 1)
    if (published.month, published.day) > (12, 15) or _TO_COME.search(story.copy, start, end):
        years.append(published.year + 1)
    return tuple(years) if not _LAST.search(story.copy, start, end) else ()
