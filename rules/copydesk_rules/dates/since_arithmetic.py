"""Years that don't add up, as "13 years ago, in 2009" in a story of 2024.

Flags a length of time and the date it counts from, said side by side: "13 years ago, in 2009", "in 2009, 13 years ago",
"for 13 years, since 2009", "it has been 13 years since the 2009 quake", "five years later, in 2017" after one other year. The first three
are counted to the day of publication.

Why it matters: such sentences are lifted from last year's story, and one of the two figures stays behind.

Stays silent where the count is right either in full years or by the calendar's years; where "about", "nearly" and the like
allow it; on "the 50 years since 1961", which may be the span of a study; in direct speech; and where the day of publication is
needed and not known.

How to settle it: count again; the message does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.dates.calendars import Days
from copydesk.reading.dates.dates import DateMention, dates, dates_between
from copydesk.reading.dates.spans import Elapsed, elapsed
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Claim, Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0", needs=("dates",))

EXAMPLES = (
    Flagged("The plant opened [[13 years ago, in 2009]].", date="2024-08-20", says="15 years"),
    Flagged("It burned down [[in 1999, 35 years ago]].", date="2024-08-20", says="25 years"),
    Flagged("She has run the shop [[for 12 years, since 2009]].", date="2024-08-20", says="15 years"),
    Flagged("It has been [[10 years since the 2009]] quake.", date="2024-08-20", says="15 years"),
    Flagged("The bridge fell [[nine months ago, in March]].", date="2024-08-20", says="5 months"),
    Flagged("The ship sank [[on May 3, 2014, eleven years ago]].", date="2024-08-20", says="10 years"),
    Flagged("He left in 2009. [[Three years later, in 2017]], he came back.", says="8 years"),
    Flagged("The [[40-year-old company, founded in 1979]], is for sale.", date="2024-08-20", says="45 years"),
    Flagged("Founded [[in 1979, the 40-year-old]] company is for sale.", date="2024-08-20", says="45 years"),
    Clean("Founded in 1979, the 45-year-old company is for sale.", "right", date="2024-08-20"),
    Clean("The company founded in 1979 hired the 40-year-old banker.", "another's age", date="2024-08-20"),
    Clean("The plant opened 15 years ago, in 2009.", "right", date="2024-08-20"),
    Clean("The plant opened 14 years ago, in late 2009.", "fourteen full years", date="2024-08-20"),
    Clean("The plant opened nearly 16 years ago, in 2008.", "right", date="2024-08-20"),
    Clean("The plant opened 13 years ago, in 2009.", "the day of publication is not known"),
    Clean("In the 50 years since 1961 the lake has shrunk.", "the span of a study", date="2017-03-01"),
    Clean("Two decades ago, in 2005, the mine closed.", "decades are rough", date="2024-08-20"),
    Clean("In 2016, eight years ago, he lost.", "right", date="2024-08-20"),
    Clean("In 2014 they met. Two years ago they fell out.", "two dates", date="2024-08-20"),
    Clean("She was born in 1950 and moved in 1970. Five years later, in 1975, she sang.", "counted from the second"),
    Clean("In 2019 she said that five years ago, in 2014, it shook.", "counted from 2019", date="2024-08-20"),
    Clean("“It was 13 years ago, in 2009,” he said.", "direct speech", date="2024-08-20"),
    Clean("The bridge fell five months ago, in March.", "right", date="2024-08-20"),
    Clean("A year ago, in May 2023, the bridge fell.", "fifteen months are a year and some", date="2024-08-20"),
    Clean("Voters who moved two years ago, in 2022, may vote.", "right", date="2024-08-20"),
)

_DATE_AFTER = lazy(
    r"(?:[,\s]\s?|\s?[(—–-]\s?)(?:this\s(?:week|month),?\s)?(?:(?:[Bb]ack\s)?(?:in|on)\s)?(?:the\s)?(?:(?:early|late|mid|spring|summer|fall|autumn|winter)[\s-](?:of\s)?)?\Z"
)
_DATE_BEFORE = lazy(
    r"\s?[,(—–-]\s?(?:or\s|just\s|exactly\s|some\s|about\s|around\s|nearly\s|almost\s|more\sthan\s|over\s|roughly\s)?\Z"
)
_IN_BEFORE = lazy(
    r"\b(?:[Ii]n|[Oo]n|[Ss]ince)\s(?:the\s)?(?:(?:early|late|mid|spring|summer|fall|autumn|winter)[\s-](?:of\s)?)?\Z"
)
_APPOSED = lazy(r"[,.;:)—–]|\s[—–-]|\s?\Z|\n")
_FOR = lazy(
    r"\b(?:[Ff]or|in)\s(?:the\s(?:past|last)\s)?(?:about\s|nearly\s|almost\s|more\sthan\s|over\s|some\s|at\sleast\s)?\Z"
)
_HAS_BEEN = lazy(
    r"\b(?:[Ii]t(?:[’']s|\shas|\sis)(?:\snow)?(?:\sbeen)?|has\sbeen|[Mm]ark(?:s|ing)?)\s(?:about\s|nearly\s|almost\s|more\sthan\s|over\s|only\s|just\s)?\Z"
)
_SINCE_DATE = lazy(r"\s(?:the\s(?:[a-z]+\s)?|its\s|his\s|her\s|their\s|a\s)?\Z")
_FOUNDED = r"(?:[Ff]ounded|[Ee]stablished|[Bb]uilt|[Oo]pened|[Ll]aunched|[Cc]reated|[Ii]ncorporated|[Ff]ormed|[Cc]onstructed|[Cc]ompleted)"
_FOUNDED_IN = lazy(rf"(?P<old>\s(?:(?!\d)[\w’'-]+\s?){{1,3}},\s(?:which\swas\s)?)?{_FOUNDED}\sin\s\Z")
_YEAR_OLD = lazy(r"(?P<count>[0-9]{1,3})-year-old\Z")
_OLD_AFTER = lazy(r",\s(?:the|its|this)\s(?P<count>[0-9]{1,3})-year-old\b")


def check(story: Story) -> Iterator[Finding | Claim]:
    """Counts every length of time again that stands beside its date."""
    published = story.published.day if story.published else None
    if published is not None and "-year-old" in story.copy:
        for one, mention in _founded(story):
            yield from _hold(story, one, mention, published)
    for one in elapsed(story):
        if in_speech(story, one.start):
            continue
        if one.kind == "later":
            yield from _later(story, one)
        elif published is not None and one.kind in ("ago", "since"):
            beside = _ago(story, one) if one.kind == "ago" else _since(story, one)
            if beside is not None and not _counts_from_another(story, one, beside):
                yield from _hold(story, one, beside, published)


def _counts_from_another(story: Story, one: Elapsed, beside: DateMention) -> bool:
    """Whether the count is right from another year of the sentence: "in 2019 she said that five years ago, in 2014, …"."""
    if one.unit != "year" or beside.year is None:
        return False
    earlier = dates_between(story, sentence_at(story, one.start)[0], min(one.start, beside.start))
    return any(other.year is not None and abs(other.year - beside.year - one.number) <= 1 for other in earlier)


def _ago(story: Story, one: Elapsed) -> DateMention | None:
    """The date right beside "13 years ago", as its apposition."""
    copy = story.copy
    for mention in dates_between(story, one.end, one.end + 40)[:1]:
        gap = copy[one.end : mention.start]
        bracketed = gap.lstrip().startswith(("(", "—", "–", "-", ","))
        said_in = gap.rstrip().endswith(("in", "on"))
        if _DATE_AFTER.fullmatch(gap) and (bracketed or said_in) and not copy[mention.end : mention.end + 1].isalnum():
            return mention
    for mention in dates_between(story, max(0, one.start - 50), one.start)[-1:]:
        apposed = _DATE_BEFORE.fullmatch(copy, mention.end, one.start) and _APPOSED.match(copy, one.end)
        if apposed and _IN_BEFORE.search(copy, max(0, mention.start - 24), mention.start):
            return mention
    return None


def _founded(story: Story) -> Iterator[tuple[Elapsed, DateMention]]:
    """The age of what was founded: "the 40-year-old firm, founded in 1984", "founded in 1984, the 40-year-old firm"."""
    copy = story.copy
    for mention in dates(story):
        if mention.year is None or mention.month is not None or mention.years != 1:
            continue
        founded = _FOUNDED_IN.search(copy, max(0, mention.start - 60), mention.start)
        if founded is None or in_speech(story, mention.start):
            continue
        old = _OLD_AFTER.match(copy, mention.end)
        if old is None and founded["old"]:
            old = _YEAR_OLD.search(copy, max(0, founded.start() - 14), founded.start())
        if old is not None:
            count = Fraction(int(old["count"]))
            yield Elapsed(old.start("count"), old.end(), count, "year", 1, "old", ""), mention


def _since(story: Story, one: Elapsed) -> DateMention | None:
    """The date from which "for 13 years, since 2009" and "it has been 13 years since the 2009 quake" count."""
    copy = story.copy
    mention = next(iter(dates_between(story, one.end, one.end + 24)), None)
    if mention is None or not _SINCE_DATE.fullmatch(copy, one.end, mention.start):
        return None
    low = max(0, one.start - 36)
    comma = copy[one.end - 7 : one.end - 6] == "," or copy[: one.end].endswith(", since")
    if _HAS_BEEN.search(copy, low, one.start) or (comma and _FOR.search(copy, low, one.start)):
        return mention
    return None


def _hold(story: Story, one: Elapsed, mention: DateMention, published: date) -> Iterator[Finding | Claim]:
    days = _days(mention, published)
    if days is None or days.first > published:
        return
    low, high = _allowed(one, days, published)
    span = story.span(_start(story, one, mention), max(one.end, mention.end))
    passed = _passed(one, days, published)
    fits = low <= one.number <= high
    words = " ".join(story.copy[mention.start : mention.end].split())
    working = f"from {words} to {published:%B %Y} {passed} {_plural(one.unit, passed)} passed"
    yield Claim(span, "time passed", "holds" if fits else "contradicted", working)
    if not fits:
        source = story.published.found_in.lstrip("-") if story.published else ""
        message = f"{working[0].upper()}{working[1:]} (the story is of {published.year}, by its {source}). Correct the count or the date."
        yield Finding(span, message)


def _days(mention: DateMention, published: date) -> Days | None:
    """The days that the date may mean: without a year, the last such day before publication."""
    if mention.year is None and not mention.relative and mention.month is not None:
        this = mention._replace(year=published.year).days(None)
        if this is None or this.first > published:
            return mention._replace(year=published.year - 1).days(None)
        return this
    return mention.days(published)


def _allowed(one: Elapsed, days: Days, published: date) -> tuple[Fraction, Fraction]:
    """The least and the greatest count that is true, hedges allowed for."""
    least, most = _units(one.unit, days.last, published), _units(one.unit, days.first, published)
    # By the calendar's years 2009 is 15 years ago in all of 2024; in full years it may be 14.
    low, high = Fraction(int(least)), Fraction(int(most))
    if one.unit in ("year", "month"):
        high = Fraction(_calendar(one.unit, days.first, published))
    if one.grain > 1:
        return low - one.grain * Fraction(6, 10), high + one.grain * Fraction(6, 10)
    if one.unit in ("week", "day"):
        low, high = low - 1, high + 1
    if one.number == 1 and one.unit == "year":
        low -= 1
    room = max(Fraction(1), high / 10)
    below = room if one.hedge in ("about", "above") else 0
    above = room if one.hedge in ("about", "below") else 0
    return low - below, high + above


def _units(unit: str, since: date, until: date) -> Fraction:
    """How many full units lie between two days."""
    if since > until:
        return Fraction(0)
    if unit in ("year", "month"):
        months = (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
        return Fraction(months // 12 if unit == "year" else months)
    return Fraction((until - since).days, 7 if unit == "week" else 1)


def _calendar(unit: str, since: date, until: date) -> int:
    years = until.year - since.year
    return years if unit == "year" else years * 12 + until.month - since.month


def _passed(one: Elapsed, days: Days, published: date) -> int:
    if one.unit in ("year", "month"):
        return _calendar(one.unit, days.first, published)
    return int(_units(one.unit, days.first + timedelta(days=(days.last - days.first).days // 2), published))


def _plural(unit: str, count: int) -> str:
    return f"{unit}s have" if count != 1 else f"{unit} has"


def _start(story: Story, one: Elapsed, mention: DateMention) -> int:
    """Where the two begin, with the "in" or "for" before them."""
    first = min(one.start, mention.start)
    lead = _LEAD.search(story.copy, max(0, first - 5), first)
    return lead.start() if lead is not None else first


_LEAD = lazy(r"\b(?:[Ii]n|[Oo]n|[Ff]or)\s\Z")


# --- "five years later, in 2017"

_LATER_DATE = lazy(r",?\s(?:\(|in\s)\Z")


def _later(story: Story, one: Elapsed) -> Iterator[Finding | Claim]:
    """Counts from the only other year of the sentence and the one before it."""
    if one.unit != "year" or one.grain > 1 or one.hedge:
        return
    after = next(iter(dates_between(story, one.end, one.end + 24)), None)
    if after is None or after.year is None or not _LATER_DATE.fullmatch(story.copy, one.end, after.start):
        return
    start = sentence_at(story, one.start)[0]
    before = sentence_at(story, max(0, start - 2))[0]
    years = {mention.year for mention in dates_between(story, min(before, start), one.start)}
    if len(years) != 1 or (base := years.pop()) is None:
        return
    apart = after.year - base
    fits = abs(apart - one.number) <= 1
    span = story.span(one.start, after.end)
    working = f"from {base} to {after.year} {apart} {'years pass' if apart != 1 else 'year passes'}"
    yield Claim(span, "time passed", "holds" if fits else "contradicted", working)
    if not fits:
        yield Finding(span, f"{working[0].upper()}{working[1:]}. Correct the count or a year.")
