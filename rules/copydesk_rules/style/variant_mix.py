"""American and British spelling, or US and U.S., in one story.

Flags the rarer of two varieties in the story's own voice: one word in both spellings (defense, defence), spellings that
only one variety has beside spellings that only the other has (colour and center), the endings -ise and -ize, a few words
that each variety spells in two ways (adviser, advisor), and abbreviations and titles with and without points (US, U.S.;
Mr, Mr.). The message names all forms and how often each stands.

Why it matters: every house writes one variety. The other one shows where copy came in from elsewhere and was not read.

Stays silent on words with a capital, since a name keeps its spelling (Department of Defense, Labour Party, Sydney Harbour);
in direct speech, posts, captions, headlines, lists and transcripts; on forms that both varieties have (travelled and theatre
in American copy, -ize in British); on computer programs and on meters that measure; on company names (US Foods, U.S. Steel)
and US$ for the currency.

How to settle it: use the variety of your house's style. The suggestion follows the greater part of the story; it is not
applied unseen, since a name in lower case or a quoted document may keep its own.

The words are in `known/spellings.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from copydesk.patterns import lazy
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.reading.text.voice import in_own_voice
from copydesk.rule import Clean, Edit, Elsewhere, Finding, Fix, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple
from copydesk_rules.known.spellings import AMERICAN, BRITISH, Spelling, counterpart, forms, spellings

META = Meta(severity="info", since="0.1.0", of_form=True)

EXAMPLES = (
    Flagged(
        "The US elections are near, in the US at least. The ruble fell against the [[U.S.]] dollar.",
        says="U.S. (once) and US (twice)",
        fixed="The US elections are near, in the US at least. The ruble fell against the US dollar.",
    ),
    Flagged(
        "Spending on defense rose, and the defense budget with it. Nobody asked what [[defence]] is for.",
        says="defence (British, once) and defense (American, twice)",
        fixed="Spending on defense rose, and the defense budget with it. Nobody asked what defense is for.",
    ),
    Flagged("The colour of the town centre is red, its flavour sweet. They [[honored]] it.", says="honored (American, once)"),
    Flagged("They recognised him and apologised. Nobody [[criticized]] them.", says="-ise"),
    Flagged("Two advisers left, then a third adviser. A new [[advisor]] came.", says="advisor (once) and advisers, adviser (twice in all)"),
    Flagged("Mr. Roe spoke first and Mr. Poe next. [[Mr]] Doe left.", fixed="Mr. Roe spoke first and Mr. Poe next. Mr. Doe left."),
    Clean("The Department of Defense spends more on defence than the Labour Party likes.", "names keep their spelling"),
    Clean("The harbour at Pearl Harbor lies still, unlike Sydney Harbour.", "names keep their spelling"),
    Clean("The centre held. “My favorite color is red,” she said.", "direct speech"),
    Clean("The U.S. said no.", "a headline has a style of its own", headline="US says no to colour"),
    Clean("They traveled, canceled a favorite show and saw a theatre troupe in grey.", "American copy has these too"),
    Clean("Realize what your neighbours organize.", "-ize is British as well"),
    Clean("The programme on the radio was about a computer program.", "a computer program"),
    Clean("The water meter was ten metres away.", "a meter that measures"),
    Clean("U.S. grocers buy from US Foods.", "a company's name"),
    Clean("The U.S. won. That is the US of A for you.", "a set phrase"),
    Clean("U.S. imports cost US$5 million.", "a currency's code"),
    Clean("Age UK wrote to the U.K. minister.", "a charity's name"),
    Clean("LET US PRAY, the sign said. The U.S. flag flew.", "a word in capitals"),
    Clean("The J.D. Roe estate sued JD Sports.", "initials of a person"),
    Clean("He lives in the U.S. She came later.", "one form"),
)  # fmt: skip

_LOWER = lazy(r"(?<![\w@#./])[a-z]{4,}(?!\w|\.\w|@)")
_FIGURE_BEFORE = lazy(
    r"[0-9][\s-]?\Z|\b(?:hundred|thousand|ten|[a-z]+ty|t?w[eo]\w*|three|four|five|six|seven|eight|nine)[\s-]\Z"
)
_COMPUTING = frozenset(("computer", "computers", "software", "coding", "algorithm"))
_ABBREVIATIONS = "US UK UN EU DC USA UAE GOP FBI CIA NSA IRS EPA DNC RNC NRA NGO CEO HIV DNA TV NAACP NBA NFL MLB NHL SUV ATF DEA FDA FCC"
#: With what follows the abbreviation is part of a name.
_NAMES = frozenset((
    "Airways", "Bancorp", "Bank", "Bean", "Cellular", "Comics", "Corp", "Entertainment", "Figure", "Films", "Foods", "Inc", "LLC",
    "Ltd", "Magazine", "Martens", "News", "Open", "Pepper", "Price", "Robot", "Soccer", "Steel", "Sugar", "Today", "United", "Universe", "Watch",
    "Weekly", "Women", "Xpress", "Youth",
))  # fmt: skip
_MOST_NAMED = 4
_MOST_LISTED = 10


class _Hit(NamedTuple):
    """A form that stands in the story's own voice; `side` is what it is told from, `start` and `end` are offsets of the copy."""

    start: int
    end: int
    form: str
    side: str


def check(story: Story) -> Iterator[Finding]:
    """Compares the spellings of words, then abbreviations and titles with and without points."""
    yield from _spellings(story)
    for hits in (*_abbreviations(story), _titles(story), _hours(story)):
        if len({hit.side for hit in hits}) > 1:
            yield _finding(story, hits)


def _spellings(story: Story) -> Iterator[Finding]:
    table = spellings()
    present = {form: table[form] for form in forms() & vocabulary(story)}
    if _COMPUTING & vocabulary(story):
        present = {form: spelling for form, spelling in present.items() if spelling.pair != "program"}
    if not _mixed(present):
        return
    # Most of what seems mixed is the capital of a name.
    present = {form: spelling for form, spelling in present.items() if form in story.copy}
    if not _mixed(present):
        return
    hits = [hit for hit in _words(story, present) if in_own_voice(story, hit.start)]
    mixed = _mixed({hit.form: present[hit.form] for hit in hits})
    own = [hit for hit in hits if hit.form in mixed]
    varieties = [hit for hit in own if hit.side in (AMERICAN, BRITISH)]
    if varieties:
        yield _finding(story, varieties)
    others = [hit for hit in own if hit.side not in (AMERICAN, BRITISH)]
    for pair in dict.fromkeys(present[hit.form].pair for hit in others):
        yield _finding(story, [hit for hit in own if present[hit.form].pair == pair])


def _mixed(present: dict[str, Spelling]) -> set[str]:
    """The forms that do not go together: those of a pair used both ways, and those that tell different varieties."""
    sides: dict[str, set[str]] = {}
    for spelling in present.values():
        sides.setdefault(spelling.pair, set()).add(spelling.variety)
    both = {form for form, spelling in present.items() if len(sides[spelling.pair]) > 1}
    ise = any(spelling.family and spelling.variety == BRITISH for spelling in present.values())
    telling = {
        form for form, spelling in present.items() if form in both or spelling.tells or (ise and spelling.family)
    }
    if {present[form].variety for form in telling} >= {AMERICAN, BRITISH}:
        return telling
    return {form for form in both if present[form].variety not in (AMERICAN, BRITISH)}


def _words(story: Story, present: dict[str, Spelling]) -> Iterator[_Hit]:
    """Every place where a form stands in lower case: with a capital it may be a name's."""
    copy = story.copy
    if len(present) > _MOST_SEARCHES:
        found = [(match.start(), match[0]) for match in _LOWER.finditer(copy) if match[0] in present]
    else:
        found = sorted((at, form) for form in present for at in _places(copy, form))
    for start, form in found:
        if form[:5] != "meter" or _FIGURE_BEFORE.search(copy, max(0, start - 12), start):
            yield _Hit(start, start + len(form), form, present[form].variety)


#: From so many forms on, one look at every word takes less time than a search for each form.
_MOST_SEARCHES = 30


def _places(copy: str, form: str) -> Iterator[int]:
    at = copy.find(form)
    while at >= 0:
        match = _LOWER.match(copy, at)
        if match is not None and match[0] == form:
            yield at
        at = copy.find(form, at + 1)


def _abbreviations(story: Story) -> Iterator[list[_Hit]]:
    known = vocabulary(story)
    for letters, needed in _needed().items():
        if needed <= known:
            dotted = "".join(f"{letter}." for letter in letters)
            if dotted in story.copy and letters in story.copy:
                plain, pointed = _patterns(letters)
                yield sorted([*_uses(story, plain, letters), *_uses(story, pointed, dotted)])


@cache
def _needed() -> dict[str, frozenset[str]]:
    """The words that a story holds where an abbreviation stands in it both ways."""
    return {letters: frozenset((letters.lower(), *letters.lower())) for letters in _ABBREVIATIONS.split()}


@cache
def _patterns(letters: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    pointed = "".join(rf"{letter}\." for letter in letters)
    first = letters[0]  # a pattern that starts with a letter is searched for several times as fast
    return (
        lazy(rf"{first}(?<![\w.@#$/&]{first}){letters[1:]}(?![\w@$/&]|\.\w|-[0-9])"),
        lazy(rf"{first}(?<![\w.@#/]{first}){pointed[1:]}(?![\w$])"),
    )


def _uses(story: Story, pattern: re.Pattern[str], form: str) -> Iterator[_Hit]:
    for match in pattern.finditer(story.copy):
        if in_own_voice(story, match.start()) and not _in_name(story.copy, *match.span()):
            yield _Hit(*match.span(), form, form)


_NEXT = lazy(r"[ \u00a0]([A-Z][A-Za-z]+)")
_OF_A = lazy(r"[ \u00a0]of[ \u00a0]A\b")
_PREVIOUS = lazy(r"\b(?P<word>[A-Z][\w’'-]*)[ \u00a0]\Z")
#: What stands with a capital before an abbreviation because a sentence starts there; any other word makes a name ("Age UK").
_STARTS = frozenset((
    "A", "After", "All", "Although", "Among", "An", "And", "As", "At", "Because", "Before", "Both", "But", "By", "Current",
    "Even", "Every", "Few", "For", "Former", "From", "How", "If", "In", "Its", "Many", "More", "Most", "New", "No", "Of", "On",
    "Or", "Other", "Our", "Senior", "Several", "Since", "So", "Some", "That", "The", "Their", "These", "This", "Those", "Three",
    "To", "Top", "Two", "Under", "Unlike", "Washington", "What", "When", "Where", "While", "Why", "With", "Yet",
))  # fmt: skip


def _in_name(copy: str, start: int, end: int) -> bool:
    """Whether the form belongs to a name ("US Foods", "Age UK") or stands among words in capitals."""
    following = _NEXT.match(copy, end)
    if _OF_A.match(copy, end):
        return True
    if following and (following[1] in _NAMES or (following[1].isupper() and len(following[1]) > 4)):
        return True
    previous = _PREVIOUS.search(copy, max(0, start - 30), start)
    if previous is None or copy[start:end].endswith("."):
        return False
    word = previous["word"]
    return word not in _STARTS and not word.endswith(("'s", "’s"))


_TITLE = lazy(r"(?:M(?<!\wM)(?:rs?|s)|D(?<!\wD)r)(\.?)(?=[ \u00a0][A-Z])")
# In words with capitals ("Delayed To 11:30 A.M.") the hour has them too.
_HOUR = lazy(r"(?<=[0-9])[ \u00a0]?(?P<form>[apAP](?P<side>m\b(?!\.)|\.m\.|M\b(?!\.)|\.M\.))")

_TITLE_CASE = lazy(r"\b[A-Z]\w*\s[0-9:.]+\Z")


def _titles(story: Story) -> list[_Hit]:
    if {"mr", "mrs", "ms", "dr"}.isdisjoint(vocabulary(story)):
        return []
    found = [_Hit(*match.span(), match[0], match[1]) for match in _TITLE.finditer(story.copy)]
    return _own(story, [hit for hit in found if not _in_name(story.copy, hit.end - 1, hit.end)])


def _hours(story: Story) -> list[_Hit]:
    if "p.m." not in story.copy and "a.m." not in story.copy:
        return []
    found = (
        match for match in _HOUR.finditer(story.copy) if not _TITLE_CASE.search(story.copy, *_before(match.start()))
    )
    return _own(story, [_Hit(*match.span("form"), match["form"], match["side"]) for match in found])


def _before(end: int) -> tuple[int, int]:
    return max(0, end - 30), end


def _own(story: Story, hits: list[_Hit]) -> list[_Hit]:
    """The hits in the story's own voice; none where all are alike."""
    if len({hit.side for hit in hits}) < 2:
        return []
    return [hit for hit in hits if in_own_voice(story, hit.start)]


def _finding(story: Story, hits: list[_Hit]) -> Finding:
    counted = Counter(hit.side for hit in hits)
    kept = max(counted, key=lambda side: counted[side])  # of two as common, the one that came first
    odd = [hit for hit in hits if hit.side != kept]
    model = next(hit for hit in hits if hit.side == kept)
    sides = [_named(hits, side) for side in [*dict.fromkeys(hit.side for hit in odd), kept]]
    message = f"One story mixes {', '.join(sides[:-1])} and {sides[-1]}. Use one throughout."
    elsewhere = [Elsewhere(story.span(model.start, model.end), "the other form")]
    elsewhere += (Elsewhere(story.span(hit.start, hit.end), "again") for hit in odd[1:_MOST_LISTED])
    return Finding(story.span(odd[0].start, odd[0].end), message, tuple(elsewhere), _fix(story, odd, model))


def _named(hits: list[_Hit], side: str) -> str:
    """ "defence (British, once)", "colour, centre (British, 3 times in all)", "US (twice)"."""
    forms = list(dict.fromkeys(hit.form for hit in hits if hit.side == side))
    number = sum(hit.side == side for hit in hits)
    times = {1: "once", 2: "twice"}.get(number, f"{number} times")
    variety = f"{_label(hits, side)}, " if side in (AMERICAN, BRITISH) else ""
    more = ", …" if len(forms) > _MOST_NAMED else ""
    return f"{', '.join(forms[:_MOST_NAMED])}{more} ({variety}{times}{' in all' if len(forms) > 1 else ''})"


def _label(hits: list[_Hit], side: str) -> str:
    """The variety, or the ending where the story is at odds about that alone."""
    if all(spellings()[hit.form].family for hit in hits):
        return "-ize" if side == AMERICAN else "-ise"
    return side


def _fix(story: Story, odd: list[_Hit], model: _Hit) -> Fix | None:
    """The other form in every place; none where a sentence's own full stop might go with it."""
    edits = []
    for hit in odd:
        text = _other_form(hit, model)
        after = story.copy[hit.end : hit.end + 2]
        if text.endswith(".") and after[:1] == ".":
            text = text[:-1]
        pointed = hit.form.endswith(".") and not text.endswith(".")
        if not text or (pointed and hit.form[0] != "M" and not (after[:1] in ",;:)'’-" or after[1:].islower())):
            return None
        edits.append(Edit(story.span(hit.start, hit.end), text))
    return Fix(tuple(edits))


def _other_form(hit: _Hit, model: _Hit) -> str:
    if hit.form in spellings():
        return counterpart(hit.form, model.side)
    if _TITLE.match(f"{hit.form} A"):
        return hit.form.rstrip(".") + model.side
    if model.side in ("m", ".m.", "M", ".M."):
        first = hit.form[0]
        return (first.upper() if "M" in model.side else first.lower()) + model.side
    return model.form
