"""Someone called by an office that they no longer hold, or not yet, as "Chancellor Angela Merkel said on Tuesday" in 2024.

Flags a title before a name in a statement of these days ("said on Tuesday", "On Monday, Prime Minister …") when by the record
the person did not hold that office on the day of publication, nor some weeks before or after.

Why it matters: a paragraph from the archive brings its president with it.

Stays silent where the day of publication is not known, or is more than a year before the office was the person's, since nobody
could know then and the date must be wrong; after "former", "ex-", "then" and the like, and where the story says "former" of the
person elsewhere; in sentences that look back or name another year; in direct speech; and on everyone who is not in the table.

How to settle it: write "former", or look up who holds the office now; the message gives the terms on record.

The record is `known/offices.toml`; each row names its source and the day it was looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import MONTH_NAMES, Days
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.offices import RECORD_BEGINS, Holder, by_surname, surnames, terms_of

META = Meta(severity="warning", since="0.1.0", needs=("published",))

EXAMPLES = (
    Flagged(
        "[[Chancellor Angela Merkel]] said on Tuesday that talks would go on.", date="2024-08-20", says="December 2021"
    ),
    Flagged("On Monday, [[French President François Hollande]] met the miners.", date="2024-08-20", says="May 2017"),
    Flagged(
        "[[British Prime Minister Theresa May]] told reporters on Friday it was over.",
        date="2023-03-01",
        says="July 2019",
    ),
    Flagged("[[President Joe Biden]] announced on Thursday a plan for dams.", date="2020-06-01", says="January 2021"),
    Flagged(
        "BERLIN (AP) — [[German Chancellor Angela Merkel]] plans to visit Rome.",
        date="2024-08-20",
        says="December 2021",
    ),
    Flagged(
        "On Friday, in a short note, [[President Barack Obama]] declared an emergency.",
        date="2024-08-20",
        says="January 2017",
    ),
    Clean("President Barack Obama appointed the judge who ruled on Tuesday.", "the ruling's day", date="2024-08-20"),
    Clean("President Barack Obama’s law was struck down on Tuesday.", "a law of his", date="2024-08-20"),
    Clean("A street named for President Bill Clinton opened on Tuesday.", "named for him", date="2024-08-20"),
    Clean("Chancellor Olaf Scholz said on Tuesday that talks would go on.", "in office", date="2024-08-20"),
    Clean("Former Chancellor Angela Merkel said on Tuesday that talks would go on.", "former", date="2024-08-20"),
    Clean("Former German Chancellor Angela Merkel said on Tuesday it was late.", "former", date="2024-08-20"),
    Clean("Then-President Barack Obama said on Tuesday, Nov. 8, 2016, it was close.", "then", date="2024-08-20"),
    Clean("President Joe Biden announced on Thursday a plan for dams.", "the date must be wrong", date="2013-03-01"),
    Clean("President Barack Obama signed the law on a Tuesday in 2010.", "another year", date="2024-08-20"),
    Clean(
        "The judge, appointed by President Barack Obama, said on Tuesday it was late.",
        "a ruling of today",
        date="2024-08-20",
    ),
    Clean("Chancellor Angela Merkel said on Tuesday that talks would go on.", "the day of publication is not known"),
    Clean("Chancellor Angela Merkel said on Tuesday that she would go.", "her last weeks", date="2021-12-21"),
    Clean("“Chancellor Angela Merkel said on Tuesday it was late,” he wrote.", "direct speech", date="2024-08-20"),
    Clean(
        "President Biden said on Tuesday that talks would go on. Vice President Biden was a title of his before.",
        "in office",
        date="2022-08-20",
    ),
    Clean(
        "When Prime Minister Tony Blair spoke on Tuesday of that week, few listened.", "looks back", date="2024-08-20"
    ),
)

#: How long before and after a term its title may still be, or already be, in use.
_BEFORE = 80
_AFTER = 45
_NOT_NOW = lazy(
    r"(?:\b(?:[Ff]ormer|[Ll]ate|[Pp]ast|[Oo]ne-?time|[Rr]etired|[Oo]utgoing|[Ii]ncoming|[Oo]usted|[Dd]eposed|[Ff]uture|[Tt]hen|[Ee]x)(?:[\s-](?:[A-Z][\w.’'-]*\s){0,3})"
    r"|\b(?:[Vv]ice|[Dd]eputy|[Aa]ssistant|[Uu]nder|[Aa]cting|by|an?|of|with|like|[Ss]hadow|for|from|to|and|or)[\s-](?:(?:Republican|Democratic|[A-Z]\w+n|[A-Z]\w+sh)\s)?)\Z"
)
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|tonight|this\s(?:week|morning|afternoon|evening))"
_APPOSITION = r"(?:,\s[^,.;]{3,60},|\s\([^()]{1,12}\))?"
_ADVERB = r"(?:(?:also|has|is|will|again|[a-z]+ly|first)\s){0,2}"
# Whoever says something on a day is there on that day, whatever it is about.
_SAYS_ON = lazy(
    rf"{_APPOSITION}\s{_ADVERB}(?:said|says|told|announced|warned|tweeted|wrote|declared|insisted|acknowledged|vowed|pledged|added|argued"
    rf"|noted|called|urged|asked|expressed|suggested|confirmed|denied|promised|rejected|dismissed)\b[^;]{{0,160}}?\b{_DAY}\b"
)
# Any other deed: the day has to be the deed's, so that no other clause may stand before it.
_DOES_ON = lazy(
    rf"{_APPOSITION}\s{_ADVERB}(?!(?:and|or|of|in|on|at|for|with|to|as|who|had|whose|by|from|[a-z]*self|signed|appointed|nominated|created|named)\b)"
    r"[a-z]{2,}\b(?:\s(?!(?:who|whom|which|that|when|where|whose|after|before|until|because|since|if|but|though)\b)[^\s,;]+)"
    rf"{{0,24}}?,?\s(?:on\s|late\s|early\s)?{_DAY}\b"
)
_DAY_BEFORE = lazy(
    rf"(?:\A|[.\n”\"]\s?|[—–-]\s|\b(?:but|and|as)\s)(?:(?:[Oo]n|[Ll]ate|[Ee]arly|[Ee]arlier)\s)?{_DAY}(?:\s(?:morning|night|afternoon|evening))?(?:,\s[^,.]{{3,50}},|,)?\s(?:(?:incumbent\s|outspoken\s)?(?:[A-Z][\w.]+\s){1, 2})?\Z"
)
_VERB_AFTER = lazy(rf"{_APPOSITION}\s{_ADVERB}(?!(?:and|or|of|in|on|at|for|with|to|as|who|had|whose)\b)[a-z]{{2,}}")
# The lead of a story with a dateline is of these days: "WASHINGTON (AP) — U.S. President X plans …".
_DATELINE = lazy(r"(?:\([A-Z]\w+\)|\b[A-Z]{3,}(?:,\s[A-Z][\w.]+)?)\s?(?:[—–-]\s?)?(?:The\s)?(?:[A-Z][\w.]*\s){0,2}\Z")
_PRESENT = lazy(
    rf"{_APPOSITION}\s(?:has|is|will|plans|wants|faces|intends|says|hopes|may|urges|seeks|prepares|leaves|visits|meets|heads)\s(?!(?:died|dead)\b)[a-z]"
)
_LOOKS_BACK = lazy(
    r"\b(?:(?:1[89]|20)[0-9]{2}|[Ww]hen|then|at\sthe\stime|ago|later|anniversary|archiv\w+|memoirs?|books?|documentary|film|series|plays?|biograph\w+|history|historian"
    r"|[Ll]ast\syear|years?\s(?:before|earlier)|[Dd]uring\s(?:his|her|the)\s(?:\w+\s)?(?:presidency|term|administration|tenure|premiership)|recall\w*|remember\w*|once)\b"
)


def check(story: Story) -> Iterator[Finding]:
    """Holds the titles of everyone in the table against the day of publication."""
    if story.published is None or story.published.day < RECORD_BEGINS:
        return
    published, copy = story.published.day, story.copy
    done: set[int] = set()
    for word in surnames(story.house_rows) & vocabulary(story):
        for holder in by_surname(story.house_rows)[word]:
            if id(holder) in done or any(_may_hold(term, published) for term in holder.terms):
                continue
            if holder.terms[0].first > published + timedelta(days=_FORESEEABLE):
                continue
            done.add(id(holder))
            if any(name in copy for name in holder.names):
                yield from _uses(story, holder)


#: Who takes office later than that was called by it by nobody: the date of publication is wrong, and not the copy.
_FORESEEABLE = 400


def _may_hold(term: Days, published: date) -> bool:
    until = term.last if term.last == date.max else term.last + timedelta(days=_AFTER)
    return term.first - timedelta(days=_BEFORE) <= published <= until


def _uses(story: Story, holder: Holder) -> Iterator[Finding]:
    """The first use of an office's title in a statement of these days, with the others."""
    copy = story.copy
    found = sorted(
        (start, start + len(phrase))
        for phrase in holder.phrases
        if phrase in copy and not any(_may_hold(term, _published(story)) for term in terms_of(phrase, story.house_rows))
        for start in _starts(copy, phrase)
        if _is_now(story, start, start + len(phrase))
    )
    # "French President X" takes in "President X".
    found = [
        one for one in found if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in found)
    ]
    if not found or _is_called_former(copy, holder):
        return
    spans = [story.span(*one) for one in found]
    source = story.published.found_in.lstrip("-") if story.published else ""
    message = (
        f"{holder.person} was {holder.office} {_terms(holder)}; the story is of {_month(_published(story))}, by its {source}. "
        "Write “former”, or look up who holds the office."
    )
    yield Finding(spans[0], message, tuple(Elsewhere(span, "again") for span in spans[1:]))


def _published(story: Story) -> date:
    return story.published.day if story.published is not None else date.max


def _starts(copy: str, phrase: str) -> Iterator[int]:
    at = copy.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not copy[at - 1 : at].isalnum() and not copy[end : end + 1].isalnum() and copy[end : end + 1] != "-":
            yield at
        at = copy.find(phrase, end)


def _is_now(story: Story, start: int, end: int) -> bool:
    copy = story.copy
    if in_speech(story, start) or _NOT_NOW.search(copy, max(0, start - 44), start):
        return False
    first, last = sentence_at(story, start)
    tied = (
        _SAYS_ON.match(copy, end, last)
        or _DOES_ON.match(copy, end, last)
        or _after_day(copy, start, end)
        or _in_lead(copy, first, start, end)
    )
    if tied is None:
        return False
    # What the person speaks of may be long past; when they spoke may not.
    return _LOOKS_BACK.search(copy, first, min(last, max(end, tied.end()) + 24)) is None


def _after_day(copy: str, start: int, end: int) -> re.Match[str] | None:
    """ "On Monday, Prime Minister X met …": the day before the name, and a verb after it."""
    return _VERB_AFTER.match(copy, end, end + 90) and _DAY_BEFORE.search(copy, max(0, start - 90), start)


def _in_lead(copy: str, first: int, start: int, end: int) -> re.Match[str] | None:
    """A statement in the present that opens the story, right behind its dateline."""
    return _DATELINE.search(copy, max(first - 40, start - 60, 0), start) and _PRESENT.match(copy, end)


def _is_called_former(copy: str, holder: Holder) -> bool:
    """Whether the story says "former" of the person anywhere."""
    surname = holder.names[0].split()[-1]
    pattern = _FORMERLY.finditer(copy) if "ormer" in copy or "ex-" in copy or "then-" in copy else ()
    return any(surname in copy[match.end() : match.end() + 60] for match in pattern)


_FORMERLY = lazy(r"\b(?:[Ff]ormer\b|[Ee]x-|[Tt]hen-)")


def _terms(holder: Holder) -> str:
    return " and ".join(
        f"from {_month(term.first)} to {_month(term.last)}"
        if term.last != date.max
        else f"from {_month(term.first)} on"
        for term in holder.terms
    )


def _month(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"
