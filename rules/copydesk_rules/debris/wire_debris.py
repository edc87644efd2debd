"""What a wire service, a press office or the desk before wrote to the next desk: "(MORE)", "1st Ld-Writethru", "Eds:".

Flags notes to editors, embargo and release lines, slug lines and writethru numbers, alerts ("URGENT"), lists of what was
changed ("(Adds quotes, background)"), pickup and trim lines, continuation and end marks ("-30-", "ENDS", "###"), a desk's
initials, an agency's credit that stands twice, and typesetting codes.

Why it matters: they were written to be read by editors alone; an embargo line in print says that the embargo was not read.

Stays silent on a story's own words ("The war ends", "an embargo on arms", an urgent appeal), on a dateline with its agency,
on published notes of correction, on editor's notes, on "###" before a heading, and on "more" that is no mark.

How to settle it: cut the line; where it is an embargo, see first whether it has passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise

from copydesk.patterns import lazy
from copydesk.reading.text.house import house_hits
from copydesk.reading.text.lines import Line, LineTable, lines, plain
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import PhraseTable, vocabulary
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple
from copydesk_rules.known.wire_forms import (
    ALERT,
    CODE,
    DATELINE_AGAIN,
    END_LINE,
    END_TAIL,
    INITIALS,
    MORE,
    PREFIX,
    SIGN_OFF,
    SLUG,
    TAKE,
    TWO_CREDITS,
    USN,
    WRITETHRU,
)
from copydesk_rules.known.wire_lines import HOUSE, WIRE_KINDS, WireKind, kind_called

META = Meta(severity="error", since="0.1.0", of_form=True)

_COPY = "The council voted on Monday to build the bridge."
EXAMPLES = (
    Flagged(f"{_COPY}\n[[(MORE)]]", says="continuation"),
    Flagged(f"{_COPY}\n[[-more-]]", says="continuation"),
    Flagged(f"[[Bridge, 1st Ld-Writethru]]\n{_COPY}", says="slug"),
    Flagged(f"[[AM-US--Bridge Vote, 3rd Ld]]\n{_COPY}", says="slug"),
    Flagged(f"[[(Eds: Adds quotes from the mayor.)]]\n{_COPY}", says="editors"),
    Flagged(f"[[EMBARGOED UNTIL 00.01 MONDAY 3 MAY]]\n{_COPY}", says="embargo"),
    Flagged(f"[[(Adds quotes, background)]]\n{_COPY}", says="changed", severity="warning"),
    Flagged(f"{_COPY}\n[[ENDS]]", says="end mark"),
    Flagged(f"{_COPY}\nIt was late. [[-30-]]", says="end mark"),
    Flagged(f"[[URGENT]]\n{_COPY}", says="alert"),
    Flagged(f"HARBOUR TOWN [[(AP) (Reuters)]] — {_COPY}", says="twice", severity="warning"),
    Flagged(f"{_COPY}\n[[PTI SKL DIV]]", says="initials", severity="warning"),
    Flagged(f"{_COPY}\n[[Media contact: Ann Roe, 555 0100]]", says="press office", severity="warning"),
    Clean("The war ends.", "a sentence"),
    Clean(f"The war ends\n\n{_COPY}", "a headline"),
    Clean(f"HARBOUR TOWN (Reuters) - {_COPY}", "a dateline"),
    Clean(f"{_COPY}\n### What next\nIt is late.", "a heading"),
    Clean(f"{_COPY}\nMore\n{_COPY}", "no mark"),
    Clean("An urgent appeal for blood was made.", "a word of the story"),
    Clean("The embargo on arms was lifted. Embargoed until May, the report was leaked.", "an embargo as news"),
    Clean(f"{_COPY}\n(This version of the story corrects the mayor's name in the third paragraph.)", "a correction"),
    Clean(f"{_COPY}\n(Corrects 10th paragraph to show the game is from Milltown, not Yorkton.)", "a correction"),
    Clean(f"Editor's note: this story was changed after it came out.\n{_COPY}", "a note to the reader"),
    Clean("Editors: Ann Roe and Bob Poe", "a credit"),
    Clean("She won the 1st LD seat, which covers three towns.", "a legislative district"),
    Clean(f"{_COPY}\nReporting by Ann Roe; editing by Bob Poe", "a credit"),
    Clean(f"{_COPY}\n(PTI)", "a credit"),
    Clean(f"US-China trade talks resume\n{_COPY}", "a headline"),
    Clean(f"{_COPY}\nShe adds details to every story.\n{_COPY}", "a sentence"),
)


class _Hit(NamedTuple):
    start: int
    end: int
    kind: WireKind


def check(story: Story) -> Iterator[Finding]:
    """Looks at every line that starts as such lines do, and more closely at the first and the last."""
    hits = sorted(_hits(story), key=lambda hit: (hit.start, -hit.end))
    end = -1
    for hit in hits:
        if hit.start >= end:
            end = hit.end
            name = hit.kind.name
            message = f"{'An' if name[0] in 'aeiou' else 'A'} {name} was left in the copy: cut it."
            yield Finding(story.span(hit.start, hit.end), message, severity=hit.kind.severity)


def _hits(story: Story) -> Iterator[_Hit]:
    found = [line for line in lines(story) if not _is_stated(story, line)]
    yield from _shaped(story, found)
    yield from _phrased(story)
    yield from _slugged(story, found)
    for line in found[:_FIRST]:
        yield from _first(story, line)
    for line in found[-_LAST:]:
        yield from _last(story, line)
    yield from _continued(story, found)
    yield from _credited(story)
    yield from _prefixed(story)
    yield from (_Hit(start, end, HOUSE) for start, end, _ in house_hits(story, "wire-debris"))


_FIRST = 6
_LAST = 5


def _is_stated(story: Story, line: Line) -> bool:
    """Whether the line is a headline because the record says so."""
    if story.blocks[line.block].kind != "headline":
        return False
    return story.field_at(story.span(line.start, line.end).start).name == "headline"


# Lines known by their words


class _Shape(NamedTuple):
    kind: WireKind
    at: str


@cache
def _table() -> LineTable[_Shape]:
    return LineTable(
        (shape, _Shape(kind, at))
        for kind in WIRE_KINDS
        for at, shapes in (("", kind.lines), ("first", kind.heads), ("last", kind.tails))
        for shape in shapes
    )


@cache
def _phrases() -> PhraseTable[WireKind]:
    return PhraseTable((phrase, kind) for kind in WIRE_KINDS for phrase in kind.phrases)


_REPORTED = lazy(r"\b(?:said|says|told|asked|according|wrote|warned)\b")
_LONGEST = 240
_SENTENCE = lazy(r"[a-z]\.\s*\Z")


def _shaped(story: Story, found: list[Line]) -> Iterator[_Hit]:
    for line, (kind, at) in _table().find(story, found):
        if at == "first" and line not in found[:_FIRST] and story.copy[line.start] != "(":
            continue
        words = story.copy[line.start : line.end]
        if len(words) > _LONGEST or in_speech(story, line.start) or _is_told(story, line, kind):
            continue
        if at == "first" and words[0] not in "(*" and (_SENTENCE.search(words) or line.end - line.start > 120):
            continue
        if kind.name.startswith("embargo") and not _is_ordered(words):
            continue
        yield _Hit(line.start, line.end, kind)


def _is_told(story: Story, line: Line, kind: WireKind) -> bool:
    return not kind.name.startswith("pickup") and _REPORTED.search(plain(story, line)) is not None


def _is_ordered(words: str) -> bool:
    """Whether an embargo line is an order: in capitals, or a short line with a time and no full stop."""
    first = words.lstrip("*-–—([ ").split()[0]
    return first.isupper() or (
        len(words) < 90 and any(mark.isdigit() for mark in words) and not _SENTENCE.search(words)
    )


def _phrased(story: Story) -> Iterator[_Hit]:
    for start, end, kind in _phrases().find(story):
        block = story.block_at(start)
        if block is not None and block.end - block.start < _LONGEST and not in_speech(story, start):
            yield _Hit(start, end, kind)


# Lines known by their form


#: Words that stand on either side of a slash for themselves.
_PAIRS = frozenset(("and", "or", "he", "she", "his", "her", "him", "yes", "no", "on", "off", "in", "out", "up", "down"))


def _continued(story: Story, found: list[Line]) -> Iterator[_Hit]:
    for line in found:
        if line.opener in ("more", "mtf") and MORE.match(story.copy, line.start, line.end):
            yield _Hit(line.start, line.end, kind_called("continuation mark"))
    if "(MORE)" in story.copy:
        at = -1
        while (at := story.copy.find("(MORE)", at + 1)) >= 0:
            yield _Hit(at, at + len("(MORE)"), kind_called("continuation mark"))


def _slugged(story: Story, found: list[Line]) -> Iterator[_Hit]:
    copy, words = story.copy, vocabulary(story)
    if not words.isdisjoint(("writethru", "writethrough", "ld", "newslead", "newsalert")):
        by_block = {line.block: line for line in found}
        for match in islice(WRITETHRU.finditer(copy), _MOST):
            line = _line_at(story, by_block, match.start())
            if line is not None and not in_speech(story, match.start()):
                is_whole = line.end - line.start < 90 and not _SENTENCE.search(copy[line.start : line.end])
                yield _Hit(*(line[:2] if is_whole else match.span()), kind_called("writethru slug"))
    if "[" in copy:
        for match in islice(USN.finditer(copy), _MOST):
            yield _Hit(*match.span(), kind_called("wire's story number"))
    for line in found:
        if copy[line.start] in "@<[" and (code := CODE.match(copy, line.start)) is not None:
            yield _Hit(*code.span(), kind_called("typesetting code"))


_MOST = 200


def _line_at(story: Story, by_block: dict[int, Line], offset: int) -> Line | None:
    block = story.block_at(offset)
    return None if block is None else by_block.get(story.blocks.index(block))


def _first(story: Story, line: Line) -> Iterator[_Hit]:
    words = story.copy[line.start : line.end]
    if len(words) < 90 and _SLUG_SIGNS.intersection(words) and SLUG.match(words):
        yield _Hit(line.start, line.end, kind_called("slug line"))
    elif len(words) < 24 and line.opener in _ALERTS and ALERT.match(words):
        yield _Hit(line.start, line.end, kind_called("wire's alert"))


#: What each slug line holds one of, and the first words of alerts.
_SLUG_SIGNS = frozenset("-/0")
_ALERTS = frozenset(
    ("urgent", "bulletin", "flash", "newsalert", "apnewsalert", "news", "snap", "advisory", "kill", "mandatory")
)
#: What the last paragraph ends with where it ends with a mark.
_LAST_MARKS = (
    "END",
    "ENDS",
    "-",
    "–",
    "—",
    "END)",
    "ENDS)",
    "end)",
    "ends)",
    "nditem",
    "ENDITEM",
    "ENDIT",
    "ends/",
    "##",
)


def _last(story: Story, line: Line) -> Iterator[_Hit]:
    copy, length = story.copy, line.end - line.start
    if line.block == 0:
        return
    if length < 24 and END_LINE.match(copy, line.start, line.end):
        yield _Hit(line.start, line.end, kind_called("end mark"))
    elif (
        length < 40 and INITIALS.match(copy, line.start, line.end) and _PAIRS.isdisjoint(plain(story, line).split("/"))
    ):
        yield _Hit(line.start, line.end, kind_called("desk's initials"))
    elif length < 24 and TAKE.match(copy, line.start, line.end):
        yield _Hit(line.start, line.end, kind_called("continuation mark"))
    elif copy[line.start : line.end].rstrip(".").endswith(_LAST_MARKS):
        mark = END_TAIL.search(copy, max(line.start, line.end - 24), line.end)
        if mark is not None:
            yield _Hit(*mark.span("mark"), kind_called("end mark"))


# Agencies


def _credited(story: Story) -> Iterator[_Hit]:
    copy, kind = story.copy, kind_called("agency's credit twice")
    blocks = story.blocks
    for block in blocks[:6]:
        end = min(block.end, block.start + 160)
        if copy.count("(", block.start, end) > 1 and (match := TWO_CREDITS.search(copy, block.start, end)) is not None:
            yield _Hit(*match.span(), kind)
    for first, second in pairwise(blocks[:7]):
        start = second.start
        if first.kind == "dateline" and start - first.end < 6 and "(" in copy[start : start + 60]:
            again = DATELINE_AGAIN.match(copy, start, min(second.end, start + 80))
            if again is not None:
                yield _Hit(start, start + len(again[0].rstrip(" -–—")), kind)
    last = [line for line in lines(story)[-3:] if line.end - line.start < 40 and line.block > 0]
    last = [line for line in last if SIGN_OFF.match(copy, line.start, line.end)]
    if len(last) > 1:
        yield _Hit(last[-1].start, last[-1].end, kind)


def _prefixed(story: Story) -> Iterator[_Hit]:
    first = story.blocks[0].start if story.blocks else 0
    if story.copy.startswith(("UPDATE", "WRAPUP", "RPT", "REFILE", "BRIEF"), first):
        match = PREFIX.match(story.copy, first)
        if match is not None:
            yield _Hit(*match.span(), kind_called("desk's prefix"))
