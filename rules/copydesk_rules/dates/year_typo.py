"""A year that can't be meant, as "was founded in 2042" or "was elected in March 1090".

Flags a year after the day of publication of which the copy says that something has happened ("was arrested in 2031", "since
2042", "In 2031 she died"), and a year of the Middle Ages in a story of today ("elected in March 1090").

Why it matters: a digit too far changes a life's dates, and no spelling checker sees it.

Stays silent where the day of publication is not known, for the first kind; on plans, forecasts, targets and fiction ("would be
built in 2042", "set in 2049"); in direct speech; in the captions of a gallery; where several dates lie after publication, since then that day is what is
wrong; and, for old years, in stories that speak of history.

How to settle it: look the year up. Two digits may have changed places.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from copydesk.patterns import lazy
from copydesk.reading.dates.dates import DateMention, dates
from copydesk.reading.figures.numbers import numbers
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged("The firm was founded in [[2042]] in Oslo.", date="2024-08-20", says="after"),
    Flagged("She was arrested on [[March 5, 2031]], police said.", date="2024-08-20"),
    Flagged("The mine has been shut since [[2042]].", date="2024-08-20"),
    Flagged("In [[2031]], his wife died.", date="2024-08-20"),
    Flagged("The bridge collapsed in [[2109]].", date="2024-08-20"),
    Flagged("The senator, elected in 1988, was re-elected in [[March 1090]].", says="in the Middle Ages"),
    Flagged("Born in [[1090]], she was elected to the council in 2011.", says="in the Middle Ages"),
    Clean("The firm was founded in 2004.", "before publication", date="2024-08-20"),
    Clean("The firm was founded in 2042.", "the day of publication is not known"),
    Clean("The last plant will be shut in 2042.", "a plan", date="2024-08-20"),
    Clean("The bill would cut the tax that is to be introduced in 2032.", "a plan", date="2024-08-20"),
    Clean("The town was chosen to host the games in 2032.", "a plan", date="2024-08-20"),
    Clean("The film is set in 2049. In 2049, the hero’s wife died.", "fiction", date="2024-08-20"),
    Clean("He said his term ended in 2026.", "a term that was to end", date="2024-08-20"),
    Clean("The bank intends to keep to three tiers since January 1, 2032.", "a plan", date="2024-08-20"),
    Clean("Sales were forecast to have doubled in 2030.", "a forecast", date="2024-08-20"),
    Clean("He was arrested in 2015. She died in 2016.", "the day of publication is what is wrong", date="2013-08-14"),
    Clean("Photos: 3 of 12. The senator was indicted in 2016.", "a gallery is changed long after", date="2013-08-14"),
    Clean("“He was born in 2042,” she joked.", "direct speech", date="2024-08-20"),
    Clean("The university was founded in 1088, the oldest in Europe.", "history"),
    Clean("The church was built in May 1090.", "history"),
    Clean("The law was passed in 1090 counties.", "a count", date="2024-08-20"),
    Clean("He was fined under Section 1201, passed in 1998.", "a section"),
)

_PASSIVE = (
    r"(?:born|killed|arrested|(?:re-?)?elected|founded|built|convicted|sentenced|appointed|married|charged|indicted|murdered|shot|wounded|injured|hired|fired"
    r"|buried|discovered|published|sworn\sin|named|opened|signed|passed|launched|acquitted|jailed|imprisoned|released|admitted|diagnosed|found|rescued|written"
    r"|demolished|destroyed|completed|established|created|introduced|banned|held|made|sold|bought|acquired|divorced|deported|executed|assassinated|hit|struck)"
)
_ACTIVE = (
    r"(?:died|married|graduated|retired|resigned|joined|divorced|emigrated|enlisted|arrived|founded|collapsed|crashed|bought|acquired|invaded|began|started"
    r"|opened|happened|occurred|erupted|moved|became|won|lost|launched|stepped\sdown|took\soffice|pleaded\sguilty|broke\sout)"
)
_DONE_BEFORE = lazy(
    rf"\b(?:(?:was|were|had\sbeen|has\sbeen|been|been\sfirst|was\sfirst|,|[Bb]orn|who)\s(?:\w+ly\s|first\s)?(?:{_PASSIVE})|{_ACTIVE}|[Bb]orn)"
    r"(?:\s(?!to\b|for\b|until\b|that\b)[\w’'.-]+){0,4}?,?\s(?:back\s)?(?:in|on)\s(?:early\s|late\s|mid-)?(?:[A-Z][a-z]{2,8}\.?\s(?:[0-9]{1,2},\s)?)?\Z"
)
_DONE_AFTER = lazy(rf",?\s(?:[\w’'.-]+\s){{1,5}}?(?:(?:was|were)\s(?:\w+ly\s)?{_PASSIVE}|{_ACTIVE})\b")
_IN = lazy(r"(?:\A|[.!?\n”\"]\s?|\A\s?)(?:But\s|And\s|Then\s|Later,\s)?In\s(?:early\s|late\s|mid-)?\Z")
_SOME_PAST = lazy(r"\b(?:\w+ed|was|were|won|left|lost|took|had)\b[^.;]{0,40}\s(?:in|on)\s\Z")
_SINCE = lazy(r"\b[Ss]ince\s(?:early\s|late\s|mid-|at\sleast\s)?\Z")
#: "intends to use the system since 2032": who says so has the wrong word, and the right year.
_INTENDED = lazy(r"\b(?:will|(?:intend|plan|aim|hope|expect|propose|promise)\w*\sto)\b")
_ENDS = lazy(
    r"[,.;:)\]—–]|\s[—–-]|\s(?:and|when|by|at|as|after|before|with|to|for|in|on|during|because|while|but|or)\b|\s?\Z|\n"
)
_NOT_DONE = lazy(
    r"\b(?:will|would|could|may|might|shall|should|plan\w*|expect\w*|schedul\w*|due|target\w*|goals?|project(?:ed|s|ions?)|forecast\w*|until|promis\w*"
    r"|pledg\w*|propos\w*|if|hop(?:es?|ing|ed)\sto|aim\w*|set\s(?:to|in|for)|to\sbe|chosen|host\w*|term|expir\w*|ends?|ended|contract|bid|novel|film|movie|fiction\w*"
    r"|imagin\w*|dystopi\w*|slated|bound\sto|poised|race|campaign\w*|run(?:ning)?\sfor|ahead\sof|next|awarded|estimat\w*|predict\w*|slat\w*|series|game|model)\b"
)
# Of those, what takes the past out of "was elected in" when it stands close before.
_MAY_BE = lazy(
    r"\b(?:will|would|could|may|might|shall|should|to\sbe|to\shave|expect\w*|schedul\w*|due|target\w*|project(?:ed|ions?)|forecast\w*|until|propos\w*|if|hop(?:es?|ing)"
    r"|slated|poised|predict\w*|chosen|host\w*|set\sin|estimat\w*|contract|term|seeing|see|imagin\w*)\b"
)
_HISTORY = frozenset(
    """century centuries medieval norman normans crusade crusades crusader king kings queen church cathedral abbey monastery ancient dynasty empire emperor
    viking vikings pope bishop archaeologist archaeologists archaeology university manuscript byzantine mongol historian historians history castle monk monks
    islamic caliph sultan song tang pagoda temple saint conquest museum runic aztec maya inca""".split()  # noqa: SIM905
)
_OLD = range(1000, 1400)


def check(story: Story) -> Iterator[Finding]:
    """Looks at the years that are far from the story's own."""
    published = story.published.day if story.published else None
    late: list[DateMention] = []
    doubtful = 0
    for mention in (*dates(story), *_beyond_reading(story)):
        if mention.year is None or mention.years != 1 or mention.swaps:
            continue
        if mention.year in _OLD:
            if _is_slip_of_today(story, mention):
                yield _finding(story, mention, f"{mention.year} is in the Middle Ages")
        elif published is not None and _is_after(mention, published):
            if _is_done(story, mention):
                late.append(mention)
            elif _SOME_PAST.search(story.copy, max(0, mention.start - 60), mention.start):
                doubtful += not _speaks_of_plans(story, mention)
    # Several such dates show that the day of publication is what is wrong.
    if (
        late
        and len({mention.year for mention in late}) == 1
        and len(late) <= 2
        and not doubtful
        and not _is_fiction(story)
    ):
        source = story.published.found_in.lstrip("-") if story.published else ""
        yield _finding(story, late[0], f"This is after the day of the story, {published} by its {source}")


def _finding(story: Story, mention: DateMention, why: str) -> Finding:
    return Finding(
        story.span(mention.start, mention.end), f"{why}, and the copy says that it has happened. Look the year up."
    )


_BEFORE_FIGURE = frozenset("$£€.,-#")


def _beyond_reading(story: Story) -> Iterator[DateMention]:
    """Years from 2100 on, which the reading of dates takes for figures."""
    for figure in numbers(story):
        if figure.end - figure.start != 4 or figure.form != "digits" or not 2100 <= figure.value.numerator < 3000:
            continue
        if story.copy[figure.start - 1 : figure.start] not in _BEFORE_FIGURE:
            yield DateMention(figure.start, figure.end, int(figure.value), None, None)


def _is_after(mention: DateMention, published: date) -> bool:
    """Whether the date is after publication for sure; two days are left to time zones and late evenings."""
    if mention.year is None or mention.year <= published.year:
        return False
    days = mention.days(None)
    return mention.year > 2100 or (days is not None and days.first > published + timedelta(days=2))


def _is_done(story: Story, mention: DateMention) -> bool:
    """Whether the copy says of the date that something has happened."""
    copy = story.copy
    if in_speech(story, mention.start) or not _ENDS.match(copy, mention.end) or _in_gallery(story, mention):
        return False
    start = sentence_at(story, mention.start)[0]
    low = max(start, mention.start - 80)
    if _SINCE.search(copy, low, mention.start):
        return not _INTENDED.search(copy, start, mention.start)
    done = _DONE_BEFORE.search(copy, low, mention.start)
    if done is not None:
        return not _MAY_BE.search(copy, max(start, done.start() - 50), mention.start)
    if _speaks_of_plans(story, mention):
        return False
    return (
        _IN.search(copy, max(0, mention.start - 16), mention.start) is not None
        and _DONE_AFTER.match(copy, mention.end) is not None
    )


_GALLERY = lazy(
    r"\b[Cc]aption\b|\b(?:[Pp]hotos?|[Ss]lideshow|[Gg]allery)\b.{0,40}?\b[0-9]+ of [0-9]+\b|\b[0-9]+ of [0-9]+\b.{0,40}?\b[Pp]hotos?\b"
)


def _in_gallery(story: Story, mention: DateMention) -> bool:
    """Whether the paragraph is a gallery's captions, which are changed for years after the story came out."""
    block = story.block_at(mention.start)
    return (
        block is not None
        and _GALLERY.search(story.copy, max(block.start, mention.start - 600), min(block.end, mention.end + 600))
        is not None
    )


def _speaks_of_plans(story: Story, mention: DateMention) -> bool:
    start, end = sentence_at(story, mention.start)
    return _NOT_DONE.search(story.copy, start, end) is not None


def _is_slip_of_today(story: Story, mention: DateMention) -> bool:
    return story.read(_is_of_today_but_once) and _is_done(story, mention)


def _is_of_today_but_once(story: Story) -> bool:
    """Whether all years but one are of modern times, some of the last hundred, and no word is of history."""
    years = [mention.year for mention in dates(story) if mention.year is not None]
    if max(years) <= 1900 or sum(year <= 1600 for year in years) != 1:
        return False
    return _HISTORY.isdisjoint(vocabulary(story))


def _is_fiction(story: Story) -> bool:
    return not vocabulary(story).isdisjoint(("novel", "fiction", "fictional", "dystopian", "sci", "movie", "film"))
