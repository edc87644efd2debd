"""What was still to be filled in when the story was written: "TK", "XX percent", "[NAME]", "headline goes here".

Flags the notes that a newsroom leaves for itself: TK where words or a figure were to come, (CQ) behind a checked name, X's in
place of a figure or a day, a slot in brackets or braces, lorem ipsum, a line that says what goes there, question marks in
place of a word ("Mayor ??? said", "(sp?)"), filler dates and figures (00/00/0000, $000).

Why it matters: it is the slip that readers photograph. What was to come is missing as well.

Stays silent where the same letters are a name or a word: TK Maxx, the flight TK 1951, a player called TK, CQ Roll Call, Super
Bowl XX, Malcolm X, a XXX rating, kisses at the end of a letter, masked numbers, an unknown in algebra; on what an editor
puts into a quotation ("[the minister]", "[He]", "[name withheld]", "[sic]"); on question marks at a sentence's end,
on chess moves, on fixtures that are TBC; and on a story's words about placeholders.

How to settle it: fill in what is missing, or cut the note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice

from copydesk.patterns import lazy
from copydesk.reading.text.house import house_hits
from copydesk.reading.text.lines import Line, LineTable, lines
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import marks_in, vocabulary
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.placeholder_signs import AROUND, MOST, Note, blanks, checked, empty_figures, figures, to_come
from copydesk_rules.known.placeholder_words import BESIDE_OPEN, LINES, MONTHS, OPEN, TAGS, TITLES

META = Meta(severity="error", since="0.1.0", of_form=True)

EXAMPLES = (
    Flagged("The [[TK]]-year-old driver was unhurt.", says="to come"),
    Flagged("The bridge will cost $[[TK]] million.", says="to come"),
    Flagged("Mayor [[TK TK]] opened the meeting.", says="to come"),
    Flagged("It seats 300, said the owner, ([[name TK]])."),
    Flagged("The vote was close.\n[[TK KICKER ON PARKING]]"),
    Flagged("Jhon [[(cq)]] Smyth won.", says="checked"),
    Flagged("Prices rose by [[XX]] percent in May.", says="figure"),
    Flagged("It cost [[$XX]] million, for [[X,XXX]] homes."),
    Flagged("The fair opens on Jan. [[XX]] at noon."),
    Flagged("The driver, [[[NAME]]], was unhurt.", says="filled in"),
    Flagged("“[[[INSERT QUOTE]]],” the mayor said."),
    Flagged("Dear [[{{first_name}}]], the vote is on Monday."),
    Flagged("It rained.\n[[Headline goes here]]\nThen it was dry."),
    Flagged("[[Lorem ipsum dolor]] sit amet, consectetur.", says="dummy"),
    Flagged("Mayor [[???]] said no.", says="word"),
    Flagged("The driver, Jon Smyth [[(sp?)]], was unhurt."),
    Flagged("The vote is on [[00/00/0000]] at noon.", says="date"),
    Flagged("A fine of [[$000]] was set.", says="figure"),
    Clean("Shares of TK Maxx and TK Elevator rose.", "brands"),
    Clean("Turkish Airlines flight TK 1951 fell short.", "a flight's number"),
    Clean("The rapper TK said he was fine. Fans of TK, who sang for an hour, went home.", "a name"),
    Clean("She trained with coach TK in 2010.", "a name"),
    Clean("The club’s forward, TK Adeyemi, is 22.", "initials"),
    Clean("(Photo by Ann Roe/CQ Roll Call)", "a publisher"),
    Clean("Cultural intelligence (CQ) is measured by a test. A high CQ helps.", "an abbreviation"),
    Clean("In Super Bowl XX the Bears won. Pope Pius XX is in the novel.", "Roman numerals"),
    Clean("The film was given a XXX rating. He wears size XXL.", "a rating and a size"),
    Clean("Women have two X chromosomes. XX women and XY women were tested.", "chromosomes"),
    Clean("“Miss you, Mum xx” was all it said.", "kisses"),
    Clean("If you earn X, you pay Y. Malcolm X spoke in 1964.", "algebra and a name"),
    Clean("“[The minister] knew, and [He] told me,” she said of [name withheld].", "put in by an editor"),
    Clean("“I [sic] was there,” he wrote. “[...] It was late.”", "put in by an editor"),
    Clean("They wrote “Dear [NAME]” on every letter.", "a form letter is quoted"),
    Clean("Watch it burn [VIDEO]", "a tag for the reader"),
    Clean("What was he thinking?? Nobody knows!", "emphasis"),
    Clean("He played Qxd5?? and lost his queen.", "a chess move"),
    Clean("George Roe (?) and his wife were there.", "irony"),
    Clean("Harbour Town v Riverside, kick-off TBC", "a fixture"),
    Clean("The party’s candidate (insert name here) will lose.", "a joke"),
    Clean("The town has 10 000 people and 20 000 trees.", "groups of three digits"),
    Clean("Doors open at 00:00. The meeting is at 0000 GMT.", "midnight"),
    Clean("Designers use “lorem ipsum” to fill a page.", "a story about it"),
)


_OPEN = "“{}” was never filled in: put in what it names, or cut it."
_DUMMY = "“{}” is dummy text: put the story's own words in."
_WORD = "“{}” stands in the place of a word: put the word in."
_QUERY = "“{}” is a query to the desk: settle it and cut it."


def check(story: Story) -> Iterator[Finding]:
    """Looks for each kind of note only where the story holds the letters or marks that such a note needs."""
    notes = sorted((note for find in _finders(story) for note in find(story)), key=lambda note: (note.start, -note.end))
    end = -1
    for note in notes:
        if note.start >= end:
            end = note.end
            words = " ".join(story.copy[note.start : note.end].split())
            shown = words if len(words) <= 60 else f"{words[:57]}…"
            yield Finding(story.span(note.start, note.end), note.message.format(shown))


def _finders(story: Story) -> Iterator[Callable[[Story], Iterator[Note]]]:
    words, held, copy = vocabulary(story), marks_in(story), story.copy
    if "TK" in copy or "tk" in words:
        yield to_come
    if "cq" in words:
        yield checked
    if not words.isdisjoint(("xx", "xxx", "xxxx", "xxxxx", "xday", "xxday")) or ("X" in copy and "X.X" in copy):
        yield figures
    if not held.isdisjoint("[{<"):
        yield _slots
    if "lorem" in words or "amet" in words:
        yield _dummies
    if "?" in held and "??" in copy:
        yield _gaps
    if "?" in held and ((")" in held and "?)" in copy) or ("]" in held and "?]" in copy)):
        yield _queries
    if not words.isdisjoint(("00", "000", "0000", "yyyy", "dd")):
        yield empty_figures
    if "_" in copy and "__" in copy:
        yield blanks
    yield _dummy_lines
    yield _of_the_house


def _of_the_house(story: Story) -> Iterator[Note]:
    return (Note(start, end, _OPEN) for start, end, _ in house_hits(story, "placeholder"))


# Slots

_SLOT = lazy(
    r"\[([^\[\]\n]{2,60})\]|\{\{?\s?([A-Za-z][A-Za-z_ .]{1,30}?)\s?\}?\}|<([a-z][a-z ]{1,24}|[A-Z]+(?:\s[A-Z]+){1,5})>"
)
_SLOT_WORD = lazy(r"[A-Za-z]+")
_OPEN_ONLY = frozenset(word for words in OPEN for word in words.split())
_SLOT_WORDS = _OPEN_ONLY | frozenset(BESIDE_OPEN)
_LAST_OPEN = frozenset(
    (
        "name",
        "names",
        "date",
        "age",
        "city",
        "town",
        "number",
        "title",
        "quote",
        "amount",
        "figure",
        "address",
        "location",
        "time",
    )
)
_PROMISED = lazy(rf"(?:{'|'.join(OPEN)})s?\s(?:to\scome|to\sfollow|tk|tbc|tbd)", re.IGNORECASE)
_ORDER = lazy(r"(?:insert|fill in|enter|add)\b", re.IGNORECASE)
_DESK_PARTS = frozenset(
    (
        "quote",
        "quotes",
        "photo",
        "image",
        "pic",
        "headline",
        "caption",
        "byline",
        "figure",
        "figures",
        "stat",
        "stats",
        "source",
        "url",
    )
)
_HTML = frozenset(
    (
        "address",
        "caption",
        "cite",
        "details",
        "link",
        "map",
        "picture",
        "source",
        "time",
        "title",
        "image",
        "text",
        "art",
        "day",
        "a",
        "b",
        "i",
        "p",
        "data",
    )
)


def _slots(story: Story) -> Iterator[Note]:
    for match in islice(_SLOT.finditer(story.copy), MOST):
        square, brace, angle = match.groups()
        if (square and _is_slot(story, match.start(), square)) or (
            (brace or angle) and _is_template(brace or "", angle or "")
        ):
            yield Note(*match.span(), _OPEN)


def _is_slot(story: Story, start: int, words: str) -> bool:
    each = [word.lower() for word in _SLOT_WORD.findall(words)]
    if not each or each[0] == "your":
        return False
    quoted = in_speech(story, start)
    if _ORDER.match(words):
        return (
            words.isupper()
            or (not quoted and not _DESK_PARTS.isdisjoint(each))
            or (not quoted and words.istitle() and len(each) < 5)
        )
    if _PROMISED.fullmatch(words):
        return True
    if not words.isupper() or not (_SLOT_WORDS.issuperset(each) or (each[-1] in _LAST_OPEN and len(each) < 4)):
        return False
    if _OPEN_ONLY.isdisjoint(each):
        return False
    block = story.block_at(start)
    if TAGS.issuperset(each) and (len(each) == 1 or block is None or block.kind == "headline"):
        return each == ["quote"] and block is not None and block.kind != "headline"
    return not quoted or not {"quote", "quotes", "tk", "tbc", "tbd", "come"}.isdisjoint(each)


def _is_template(brace: str, angle: str) -> bool:
    each = [word.lower() for word in _SLOT_WORD.findall(brace.replace("_", " ") or angle)]
    if not each or not _SLOT_WORDS.issuperset(each) or _OPEN_ONLY.isdisjoint(each):
        return False
    return bool(brace) or each[0] not in _HTML


# Dummy text and lines

_LOREM = lazy(r"\blorem\sipsum\sdolor\b|\bdolor\ssit\samet\b", re.IGNORECASE)
_BRACKETED = lazy(r"[(\[<][^()\[\]<>\n]{3,70}[)\]>]")
_LINE_WORDS = ("here", "insert", "dummy", "sample", "placeholder", "filler", "todo", "fixme", "ignore", "tbc", "tbd", "tba", "note", "pls", "please", "check", "confirm", "verify", "ck", "chk", "come",
               "follow", "publish", "publication", "run", "hold", "text", "word", "headline", "legal", "subs", "desk", "ed", "eds", "edit", "add", "test", "fact", "factcheck", "xxx", "xxxx")  # fmt: skip


@cache
def _line_table() -> LineTable[str]:
    return LineTable((shape, shape) for shape in LINES)


def _dummies(story: Story) -> Iterator[Note]:
    done = -1
    for match in islice(_LOREM.finditer(story.copy), MOST):
        block = story.block_at(match.start())
        if match.start() > done and block is not None and not in_speech(story, match.start()):
            done = block.end
            yield Note(*match.span(), _DUMMY)


def _dummy_lines(story: Story) -> Iterator[Note]:
    if vocabulary(story).isdisjoint(_LINE_WORDS):
        return
    stretches = list(lines(story))
    table = _line_table()
    if not marks_in(story).isdisjoint("([<"):
        stretches += (
            Line(match.start(), match.end(), opener, -1)
            for match in islice(_BRACKETED.finditer(story.copy), MOST)
            if table.may_open(opener := _opener(match[0])) and not in_speech(story, match.start())
        )
    for line, _ in table.find(story, stretches):
        yield Note(line.start, line.end, _OPEN)


def _opener(words: str) -> str:
    word = _SLOT_WORD.search(words)
    return word[0].lower() if word else ""


# Question marks

_GAP = lazy(
    r"(?<![\w?!.,;:)\"”’])\?{2,}(?=\s?%|\s[A-Za-z])|[$£€]\?{2,}|(?<=[0-9])\?{2,}(?=\s?%|\s(?:percent|per\scent|people|million|billion)\b)"
)
_GAP_BEFORE = lazy(
    rf"(?:\b(?:{TITLES}|{MONTHS}|Mr\.?|Mrs\.?|Ms\.?|Dr\.?)|(?:^|[\s(])(?:the|a|an|of|in|on|at|by|from|to|with|and|about|around|nearly|some|than|for|aged?))\s\Z"
)
_NOTE_WORDS = "name|names|age|date|year|figure|number|source|day|first name|surname|place|title|rank|spelling|time|town|school|score"
_ASKED = lazy(
    rf"[(\[]\s?(?:(?:sp|spelling|ck|chk|check|cq|confirm|verify|spelt|rank|age|title)\s?\?+|(?:{_NOTE_WORDS}|check|confirm|correct)\s?\?\?+|\?\?+)\s?[)\]]",
    re.IGNORECASE,
)


def _gaps(story: Story) -> Iterator[Note]:
    copy = story.copy
    for match in islice(_GAP.finditer(copy), MOST):
        sure = match[0][0] != "?" or copy[match.start() - 1].isdigit() or copy[match.end() : match.end() + 1] == "%"
        sure = sure or _GAP_BEFORE.search(copy, max(0, match.start() - AROUND), match.start()) is not None
        if sure and (match[0][0] != "?" or not in_speech(story, match.start())):
            yield Note(*match.span(), _WORD)


def _queries(story: Story) -> Iterator[Note]:
    for match in islice(_ASKED.finditer(story.copy), MOST):
        if not in_speech(story, match.start()):
            yield Note(*match.span(), _QUERY)
