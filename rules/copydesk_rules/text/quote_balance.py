"""A quotation mark or a bracket without its other half.

Flags a quotation that a paragraph opens and no paragraph closes, a closing mark that nothing opened, a curly mark that faces the
wrong way (“town“ or ”town”), a quotation that opens with a curly mark and closes with a straight one, or closes with two apostrophes,
and a bracket without its other half. One finding a kind, with the other places listed.

Why it matters: without the mark nobody can tell where the speaker's words end and the paper's begin.

Stays silent on a quotation that goes on in the next paragraph, whether that reopens it or not; on feet and inches (6'2", a 20"
screen); on apostrophes and plural possessives, and on single quotation marks altogether, since they look the same; on a quotation
between two apostrophes at both ends; on a list's own numbers ("1)", "(a)"), smileys, the marks of a tag of HTML, and a bracket that
spans paragraphs; and on quotations that are reopened in copy that has lost its paragraphs.

How to settle it: look up in the notes or the source where the words end, and set the mark there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.text.vocabulary import marks_in
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Block, Story
from copydesk.tuples import NamedTuple

META = Meta(severity="info", since="0.1.0", of_form=True)

EXAMPLES = (
    Flagged("[[“It]] is over, she said, and left.\n\nThen it rained.", says="not closed"),
    Flagged('She said: [["It]] is over.\n\nThen it rained.', says="not closed"),
    Flagged('[["It]] is over, she said. "He left."\n\n"We lost," said a third.', says="not closed"),
    Flagged("It is [[over,”]] she said, and left.", says="nothing opens"),
    Flagged("The [[“town“]] is old.", says="wrong way"),
    Flagged("The [[”town”]] is old, she said.", says="wrong way"),
    Flagged("“It is [[over,\"]] she said.", says="straight"),
    Flagged("“It is late,” he said. [[” It]] is over.” He left.", says="wrong way"),
    Flagged("\"It is [[over,'']] she said. \"We lost.\"", says="two apostrophes"),
    Flagged("The town [[(pictured]] is old.\n\nThen it rained.", says="bracket"),
    Flagged("It rained. [[( See]] the map.\n\nIt poured.\n\nIt hailed.", says="“See”"),
    Flagged("The town [[pictured)]] is old.", says="bracket"),
    Flagged("It rained.\n\n[[((((]]\n\nIt poured.\n\nIt hailed.", says="in “((((” has"),
    Clean("“It is over.\n\n“And it is late,” she said.", "a quotation of two paragraphs"),
    Clean("“It is over.\n\nIt is late,” she said.", "a quotation of two paragraphs that does not reopen"),
    Clean('"It is over.\n\n"And it is late," she said.', "a quotation of two paragraphs"),
    Clean('He is 6\'2" and has a 20" screen.', "inches"),
    Clean('“He is 6\'2". She is small,” he said. "He is 6\'2". She is small," he said.', "inches in direct speech"),
    Clean("''It is over,'' she said, and ''it is late.'' He won by 5'30''.", "apostrophes at both ends, and seconds"),
    Clean("\"He said, 'It is a bomb,''\" she said.", "three marks in a row"),
    Clean("The video is at <a href=”https://example.com”>this page</a>.", "a tag of HTML"),
    Clean("The players’ kit and the '90s and rock 'n' roll, y’all.", "apostrophes"),
    Clean("‘It is over,’ she said, the workers’ leader.", "single marks"),
    Clean('“He wrote "it is late" to us,” she said. "We “all” saw it," he said.', "a quotation in a quotation"),
    Clean("“He spoke of “the town” for a while,” she said.", "a quotation in a quotation"),
    Clean("“It is over.\n\nIt is late.\n\nIt rains.\n\nWe are cold,” she said.", "a quotation of four paragraphs that does not reopen"),
    Clean("It rained hard. " * 80 + '"It is over," she said. "We lost. "And it is late." He left.', "paragraphs run together"),
    Clean("1) the road\n2) the bridge\n(a) and b) too", "a list's own numbers"),
    Clean("(That was quite a lot :-)) It rained.", "a smiley in a bracket"),
    Clean("It was fun :) and then :( and ;-).", "smileys"),
    Clean("“She said ‘no’ to it,” he said (in May [2019]).", "nested"),
    Clean("(It rained.\n\nIt poured.)", "a bracket over two paragraphs"),
    Clean("“It is in ‘Norland,’” she said, “I think.”", "two marks at the end"),
)  # fmt: skip

_MOST_LISTED = 20
#: A paragraph with more odd marks than that is no prose.
_MOST_LOOKED_AT = 200
_MARK = lazy(r"[\"“”()\[\]]|''")
#: Searched for several times as fast; few stories hold two apostrophes side by side.
_SINGLE_MARK = lazy(r"[\"“”()\[\]]")
_ENUMERATION = lazy(r"(?:\A|[\s;:,.–—])\(?(?:[0-9]{1,3}|[a-zA-Z]|[ivx]{1,5})[.:]?\Z|\([a-z0-9]\)\(?[0-9a-z]{1,3}\Z")
#: So many paragraphs a quotation that none of them reopens may take in.
_MOST_PARAGRAPHS = 12
#: No paragraph of a news story is as long as that: the breaks were lost.
_RUN_TOGETHER = 1200
_ENDS_SENTENCE = frozenset(".!?")
_PAIRS = {")": "(", "]": "["}


class _Odd(NamedTuple):
    """A mark without its other half, or one that faces the wrong way."""

    kind: str
    offset: int


_SAYS = {
    "unclosed": "The quotation that starts with “{quote}” is not closed in its paragraph, and the next does not go on with it: set the closing mark.",
    "unopened": "The mark in “{quote}” closes a quotation that nothing opens: set the opening mark or cut this one.",
    "wrong way": "A quotation mark in “{quote}” faces the wrong way: turn it.",
    "mixed": "The quotation opens with a curly mark and closes in “{quote}” with a straight one: use one kind.",
    "apostrophes": "The quotation closes in “{quote}” with two apostrophes: set a quotation mark.",
    "bracket": "The bracket in “{quote}” has no other half in its paragraph: set it or cut this one.",
}


def check(story: Story) -> Iterator[Finding]:
    """Goes through every paragraph's marks once, and holds what is left against the paragraphs around it."""
    found: dict[str, list[int]] = {}
    for odd in _odd_marks(story):
        found.setdefault(odd.kind, []).append(odd.offset)
    for kind, offsets in found.items():
        spans = [story.span(*_word(story.copy, offset)) for offset in offsets]
        said = story.said(spans[0])
        message = _SAYS[kind].format(quote=said.strip("“”\"'()[] ") or said)
        if len(spans) > 1:
            message += f" {len(spans) - 1} more in this story."
        yield Finding(spans[0], message, tuple(Elsewhere(span, "the same") for span in spans[1 : _MOST_LISTED + 1]))


def _odd_marks(story: Story) -> Iterator[_Odd]:
    copy, blocks = story.copy, [block for block in story.blocks if block.is_copy and block.kind != "headline"]
    open_quote: tuple[int, int] | None = None
    open_bracket: tuple[int, int] | None = None
    pattern = _MARK if "'" in marks_in(story) and "''" in copy else _SINGLE_MARK
    has_tags = "<" in marks_in(story)
    for index, block in enumerate(blocks):
        if pattern.search(copy, block.start, block.end) is not None:
            odd, left = _in_block(copy, block, pattern, has_tags)
        elif open_quote is open_bracket is None:
            continue
        else:
            odd, left = [], []
        for one in odd:
            if (one.kind == "unopened" and open_quote is not None) or (
                one.kind == "bracket" and open_bracket is not None
            ):
                # It closes what a paragraph before opened.
                open_quote, open_bracket = (None, open_bracket) if one.kind == "unopened" else (open_quote, None)
                continue
            yield one
        if open_quote is not None and (index - open_quote[1] > _MOST_PARAGRAPHS or _has_quote(copy, block)):
            yield _Odd("unclosed", open_quote[0])
            open_quote = None
        if open_bracket is not None and open_bracket[1] < index - 2:
            yield _Odd("bracket", open_bracket[0])
            open_bracket = None
        for kind, offset in left:
            if kind == "bracket":
                open_bracket = (offset, index)
            elif copy[block.end - 1] in '"”' or not _goes_on(copy, blocks[index + 1 : index + 4]):
                open_quote = (offset, index)
    if open_quote is not None:
        yield _Odd("unclosed", open_quote[0])
    if open_bracket is not None:
        yield _Odd("bracket", open_bracket[0])


def _has_quote(copy: str, block: Block) -> bool:
    return any(copy.find(mark, block.start, block.end) >= 0 for mark in '"“”')


def _goes_on(copy: str, following: list[Block]) -> bool:
    """Whether the next paragraph opens with a quotation mark again; markers of the page may stand between."""
    for block in following:
        if copy[block.start] in "“\"‘'":
            return True
        if block.end - block.start > 80:
            return False
    return False


def _in_block(
    copy: str, block: Block, pattern: re.Pattern[str], has_tags: bool
) -> tuple[list[_Odd], list[tuple[str, int]]]:
    """What is odd in one paragraph, and what it leaves open."""
    odd: list[_Odd] = []
    quote: int | None = None
    around: list[int] = []
    brackets: list[tuple[str, int]] = []
    for match in pattern.finditer(copy, block.start, block.end):
        mark, at = match[0], match.start()
        if mark in "([":
            if not _is_smiley(copy, at):
                brackets.append((mark, at))
        elif mark in ")]":
            if copy[at + 1 : at + 2] == mark and _is_smiley(copy, at):
                # ":-))": the second one is the bracket.
                continue
            if brackets and brackets[-1][0] == _PAIRS[mark]:
                brackets.pop()
            elif not (_is_smiley(copy, at) or _is_number(copy, block, at)):
                odd.append(_Odd("bracket", at))
        elif quote is not None and mark in '"“' and _opens_by_shape(copy, block, at):
            # A quotation in a quotation, or the first is not closed. Where paragraphs were run together, it is reopened.
            if block.end - block.start < _RUN_TOGETHER or copy[at - 2 : at - 1] not in _ENDS_SENTENCE:
                around.append(quote)
            quote = at
        elif not (has_tags and _is_in_tag(copy, block, at)):
            quote = _apostrophes(copy, at, quote, odd) if mark == "''" else _quote(copy, at, mark, quote, odd)
            quote = around.pop() if quote is None and around else quote
        if len(odd) + len(brackets) > _MOST_LOOKED_AT:
            break
    left = [("quote", around[0] if around else quote)] if quote is not None else []
    return odd, left + [("bracket", at) for _, at in brackets]


def _opens_by_shape(copy: str, block: Block, at: int) -> bool:
    return (at == block.start or copy[at - 1].isspace() or copy[at - 1] in "(—–-[‘'") and copy[
        at + 1 : at + 2
    ].isalnum()


def _quote(copy: str, at: int, mark: str, quote: int | None, odd: list[_Odd]) -> int | None:
    """Where the quotation that is open after this mark opened; None where none is."""
    before, after = copy[at - 1 : at], copy[at + 1 : at + 2]
    opens_by_shape = (not before or before.isspace() or before in "(—–-[‘'") and after.isalnum()
    closes_by_shape = (before.isalnum() or before in ".,!?…’'") and (
        not after or after.isspace() or after in ".,;:)—–]"
    )
    if mark == "“":
        if quote is not None and closes_by_shape:
            odd.append(_Odd("wrong way", at))
            return None
        if not copy[at + 1 : at + 3].strip() and before.isspace():
            odd.append(_Odd("wrong way", at))
            return None
        return at
    if mark == "”":
        # " ” It is over.”": it stands apart from both words, and another one closes what it opens.
        opens_by_shape |= before == after == " " and _CLOSED_NEXT.match(copy, at + 1) is not None
        if quote is None and opens_by_shape:
            odd.append(_Odd("wrong way", at))
            return at
        if quote is None and not before.isdigit():
            odd.append(_Odd("unopened", at))
        return None
    if quote is None:
        if before.isdigit() and not after.isalnum():
            return None
        if closes_by_shape:
            odd.append(_Odd("unopened", at))
            return None
        return at
    if _FEET.search(copy, max(0, at - 6), at):
        return quote
    if copy[quote] == "“" and closes_by_shape and copy.find("”", at, at + 400) < 0:
        odd.append(_Odd("mixed", at))
    return None


def _apostrophes(copy: str, at: int, quote: int | None, odd: list[_Odd]) -> int | None:
    """The same for two apostrophes, which may mark seconds, or stand at both ends of a quotation."""
    before, after = copy[at - 1 : at], copy[at + 2 : at + 3]
    if before.isdigit() or before == "'" or after in ("'", '"', "”"):
        return quote
    if quote is None:
        return at if after.isalnum() and not before.isalnum() else None
    if after.isalnum():
        return quote
    if copy[quote] != "'":
        odd.append(_Odd("apostrophes", at))
    return None


_FEET = lazy(r"[0-9]['’′] ?[0-9]{1,2}\Z")
_CLOSED_NEXT = lazy(r"[^“”]{1,1000}(?<=\S)”")


def _is_in_tag(copy: str, block: Block, at: int) -> bool:
    """Whether a mark belongs to a tag: <a href="…">."""
    opened = copy.rfind("<", max(block.start, at - 200), at)
    return opened >= 0 and _TAG.match(copy, opened, at) is not None


_TAG = lazy(r"</?[A-Za-z][A-Za-z0-9]*\s[^<>]*\Z")


def _is_number(copy: str, block: Block, at: int) -> bool:
    """Whether a closing bracket belongs to a list's number ("1)", "b.)") or a law's ("501(c)4)")."""
    return _ENUMERATION.search(copy[max(block.start, at - 8) : at]) is not None


def _is_smiley(copy: str, at: int) -> bool:
    """Whether the bracket is a smiley's mouth."""
    return (copy[at - 1 : at] in (":", ";", "-", "=", "^") and at > 0 and copy[at - 1] != "-") or copy[at - 2 : at] in (
        ":-",
        ";-",
    )


def _word(copy: str, at: int) -> tuple[int, int]:
    """The word around a mark; of a mark that stands alone, the next one too."""
    start, end = at, at + 1
    while start and at - start < 20 and not copy[start - 1].isspace():
        start -= 1
    while end < len(copy) and end - at < 20 and not copy[end].isspace():
        end += 1
    if not any(letter.isalnum() for letter in copy[start:end]):
        beside, previous = _BESIDE.match(copy, end), _PREVIOUS.search(copy, max(0, start - 22), start)
        start, end = (start, beside.end()) if beside else (previous.start() if previous else start, end)
    return start, end


_PREVIOUS = lazy(r"[^\s]{1,20}[ \u00a0]\Z")
_BESIDE = lazy(r"[ \u00a0][^\s]{1,20}")
