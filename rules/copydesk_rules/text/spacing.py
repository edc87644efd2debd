"""A space that is missing after a mark, stands before one, or a mark that is there twice.

Flags "ended.The", "jobs.”He" and "Paris,France"; "however ,", "word )" and "( word"; ",," and two full stops at a
sentence's end. One finding for each of the four kinds a story, with the other places listed. What stands too far apart is
an info, what runs together or stands twice a warning.

Why it matters: a page that was pasted together, or a link that was cut out, shows in its gaps; and software that reads the copy
takes "ended.The" for one word and the two sentences for one.

Stays silent on links, e-mail addresses, @names, files and domains ("Node.js", "Example.com"), initials and abbreviations
("J.K. Roe", "p.m.", "U.S.The"), figures, times, scores and versions, an ellipsis of any form (". . ."), brackets inside words
("president(s)", "(re)build"), French spacing, a list's own number, and smileys.

How to settle it: set or close the gap. The fix is safe where a space goes before a mark or out of a bracket, and where the word
after a full stop is one that starts sentences; look at the others.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.rule import Clean, Edit, Elsewhere, Finding, Fix, Flagged, Meta
from copydesk.story import Block, Story
from copydesk.tuples import NamedTuple

META = Meta(severity="warning", since="0.1.0", of_form=True)

EXAMPLES = (
    Flagged("The game [[ended.The]] crowd left.", says="a space is missing", fixed="The game ended. The crowd left."),
    Flagged("“It is [[over.”He]] left.", fixed="“It is over.” He left."),
    Flagged('The plan cost the town [[jobs."He]] said so.', says="missing"),
    Flagged("They met in [[Paris,France]], in May.", fixed="They met in Paris, France, in May."),
    Flagged("It rose in [[2019.The]] fall came later.", fixed="It rose in 2019. The fall came later."),
    Flagged("Is it [[over?The]] crowd left.", fixed="Is it over? The crowd left."),
    Flagged("It is cold, [[however ,]] and wet , they say.", says="1 more place", severity="info", fixed="It is cold, however, and wet, they say."),
    Flagged("The air was [[wet ,]]cold and still.", severity="info", fixed="The air was wet, cold and still."),
    Flagged("So says the old [[paper .]]", says="a space before", fixed="So says the old paper."),
    Flagged("The town [[( pictured]]) is old.", says="inside the bracket", fixed="The town (pictured) is old."),
    Flagged("The town (pictured [[here )]] is old.", fixed="The town (pictured here) is old."),
    Flagged("The reports were [[untrue,,]] he said.", says="twice", fixed="The reports were untrue, he said."),
    Flagged("The talks ended in the [[town.. They]] will go on.", says="twice", fixed="The talks ended in the town. They will go on."),
    Flagged("([[ANB)The]] town voted, as the mayor said.", severity="info"),
    Clean("It will end?I mean very soon?come to rest.", "dashes that were lost"),
    Clean("See Example.com, Node.js and the .NET page, or write to Ann.Poe@example.com.", "domains and addresses"),
    Clean("See https://example.com/a,b.The?x and www.example.com/Vote.Html for more.", "links"),
    Clean("J.K.Roe and A.B. Poe met at 9 p.m.The U.S.The rest left.", "initials and abbreviations"),
    Clean("At 9.30 it was 2,500 to 3.5; version 1.2.B came out at No.1.", "figures"),
    Clean("Wait . . . it is not over . . . Well...No.", "an ellipsis"),
    Clean("The president(s) of the 401(k)s can (re)build the (s)end.", "brackets in words"),
    Clean("« Il est tard », dit-il ; puis : « Non ! »", "French spacing"),
    Clean("1.The first\n2.The second", "a list's own number"),
    Clean("It was fun :) or ;) or ( : and he left.", "smileys"),
    Clean("The “news”letter of the band Will.I.Am and Yahoo!News is out.", "quotation marks in a word, and names"),
    Clean("Write to @ann.Poe or see report.Final.docx and Photo.JPG.", "names of users and files"),
    Clean("The N,N-dimethyl and 2,4-D were found, at x,y.", "chemistry"),
    Clean("The U.S., the U.K., etc., and “so on.”", "marks that belong together"),
    Clean("The end is near.. or is it..", "an ellipsis of two"),
    Clean("tags: politics,news,world", "a line of tags"),
    Clean("The Ph.D. and the M.Sc. of St.Gallen", "abbreviations"),
)  # fmt: skip

_MOST_LISTED = 20
_MOST_LOOKED_AT = 20_000


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = frozenset(("the", "and", "of", "to", "in", "is", "for", "that", "was", "with"))
# Words that start a sentence far more often than they follow the stop inside a name.
_STARTERS = _words(
    "The A An I It He She They We You This That These Those There Here But And So If In On At For From With As"
    " After Before When While What Who Why How Where Then Now Still Yet Also Some Many Most More All Both Each"
    " Our Their His Her Its My Your No Not Nor However Although Though Because Since Until During Under Over"
    " By To Of Or One Two Three Police Officials Critics"
)
_TITLES = _words("Mr Mrs Ms Dr St Mt Ft Prof Gen Sen Rep Gov Lt Col Sgt Jr Sr No Nos vs Fig Vol")
_SUFFIXES = _words("com net org tv fm ai io gov edu info biz uk de eu js tv app md txt pdf jpg png html htm php")

# A mark with white space before it, a letter after it, or a space after an opening one. Everything else is looked at there.
_SUSPECT = lazy(
    r"[,;.:?!)(“”](?:(?<=[\w.!?%)\]\"”’'] .)(?=[\s\"”’.,;)]|\Z)|(?<![(“])(?=[\"“”’]?[A-Za-z])|(?<=[(“])(?= [\w\"“])|(?<=[.,])(?=[.,]| ,))"
)


class _Place(NamedTuple):
    """A gap that is wrong: its kind, the words to show, and what to put where."""

    kind: str
    start: int
    end: int
    gap: tuple[int, int]
    instead: str
    safe: bool


_AGENCY = lazy(r"(?:[A-Z][\w.,’' -]{1,40}\s)?\([A-Z]{2,9}\)\Z")
_SAYS = {
    "agency": "In “{quote}” a space is missing behind the agency's name: set it.",
    "missing": "In “{quote}” a space is missing: set it.",
    "before": "In “{quote}” there is a space before “{mark}”: close it.",
    "inside": "In “{quote}” there is a space inside the bracket or the quotation mark: close it.",
    "twice": "In “{quote}” the mark stands twice: cut one.",
}
# A stray space before a mark or inside a bracket is a matter of looks: what links leave behind when a page is stripped.
_LOUD = frozenset(("missing", "twice"))


def check(story: Story) -> Iterator[Finding]:
    """Looks at every mark with something odd beside it, and reports each kind once."""
    found: dict[str, list[_Place]] = {}
    for match in itertools.islice(_SUSPECT.finditer(story.copy), _MOST_LOOKED_AT):
        block = story.block_at(match.start())
        if block is not None and block.is_copy:
            place = _judged(story.copy, block, match.start())
            if place is not None:
                found.setdefault(place.kind, []).append(place)
    if found and _ENGLISH & vocabulary(story):
        for kind, places in found.items():
            yield _finding(story, kind, places)


def _finding(story: Story, kind: str, places: list[_Place]) -> Finding:
    first, *others = places
    spans = [story.span(place.start, place.end) for place in places]
    message = _SAYS[kind].format(quote=" ".join(story.said(spans[0]).split()), mark=story.copy[first.end - 1])
    if others:
        message += " There is 1 more place." if len(others) == 1 else f" There are {len(others):,} more places."
    edits = tuple(Edit(story.span(*place.gap), place.instead) for place in places)
    elsewhere = tuple(Elsewhere(span, "the same") for span in spans[1 : _MOST_LISTED + 1])
    fix = Fix(edits, all(place.safe for place in places))
    return Finding(spans[0], message, elsewhere, fix, None if kind in _LOUD else "info")


def _judged(copy: str, block: Block, offset: int) -> _Place | None:
    mark, before, after = copy[offset], copy[max(block.start, offset - 1) : offset], copy[offset + 1 : offset + 2]
    if mark in "(“":
        return _inside(copy, block, offset) if after == " " else None
    if before == " ":
        return _spaced(copy, block, offset)
    if mark in ".," and (after == mark or copy[offset + 1 : offset + 3] == " ,"):
        return _doubled(copy, block, offset)
    if mark in ".?!,)" and (after.isalpha() or after in '"”’'):
        return _glued(copy, block, offset)
    return None


_OPENS = lazy(r"[\w\"“][\w.'’-]{1,30}")
_CLOSES = lazy(r"[\w.'’%-]{1,30}[\"”]?\Z")


def _inside(copy: str, block: Block, offset: int) -> _Place | None:
    """ "( word": not where the bracket opens a line, as site links do, and not a smiley."""
    word = _OPENS.match(copy, offset + 2, block.end)
    if word is None or offset == block.start or copy[offset - 1] not in " \n(“—–-":
        return None
    if copy[offset] == "“" and copy.find("”", offset, block.end) < 0:
        return None
    return _Place("inside", offset, word.end(), (offset + 1, offset + 2), "", safe=True)


def _spaced(copy: str, block: Block, offset: int) -> _Place | None:
    """ "word ,": not an ellipsis, a smiley or French."""
    mark, after = copy[offset], copy[offset + 1 : offset + 2]
    word = _CLOSES.search(copy, max(block.start, offset - 32), offset - 1)
    if word is None or "«" in copy[block.start : block.end] or copy[offset - 2 : offset - 1] in ".,:;‘’'":
        return None
    rest = copy[offset + 1 : offset + 4]
    if mark in ":;" and after in "()":
        return None
    if mark == "." and (after.isalnum() or "." in rest or copy[max(0, offset - 4) : offset].count(".") > 0):
        return None
    following = copy[offset + 1 : block.end].lstrip()[:1] if offset + 1 < block.end else ""
    if (mark == ":" and not (following.islower() or following in '“"')) or (
        mark in ":?!)”" and following == "" and mark == ":"
    ):
        return None
    if mark in "?!" and not (following == "" or following.isupper() or following in '“”"'):
        return None
    if mark == ")" and copy.rfind("(", block.start, offset) < copy.rfind(")", block.start, offset):
        return None
    if mark == "”" and (after.isalnum() or copy.rfind("“", block.start, offset) < 0):
        return None
    if mark in ",;:?!" and after.isalpha():
        # "wet ,cold": the space stands on the wrong side.
        return _Place("before", word.start(), offset + 1, (offset - 1, offset + 1), f"{mark} ", safe=True)
    kind = "inside" if mark in ")”" else "before"
    return _Place(kind, word.start(), offset + 1, (offset - 1, offset), "", safe=True)


def _doubled(copy: str, block: Block, offset: int) -> _Place | None:
    """ "untrue,," and "town.. They": not an ellipsis, an abbreviation's own stop or a low quotation mark."""
    mark = copy[offset]
    word = _CLOSES.search(copy, max(block.start, offset - 32), offset)
    end = offset + 2 if copy[offset + 1] == mark else offset + 3
    after = copy[end : end + 2] if end < block.end else ""
    if word is None or word[0].endswith((".", ",")) or after[:1] in (mark, "/", "."):
        return None
    if mark == ",":
        return _Place("twice", word.start(), end, (offset + 1, end), "", safe=True) if not after[:1].isalnum() else None
    next_word = _NEXT.match(copy, end, block.end)
    if copy[offset + 1] != "." or (next_word is None and (after.strip('"”’)') or block.end - block.start < 40)):
        return None
    return _Place("twice", word.start(), next_word.end() if next_word else end, (offset + 1, end), "", safe=True)


_NEXT = lazy(r"\s+[\"“]?[A-Z][\w'’]*")
#: Question marks between small letters: other marks were lost there, so that none of them ends a sentence.
_LOST_DASHES = lazy(r"[a-z]\?[a-z]{2}")
_TOKEN_BEFORE = lazy(r"[^\s(\[\"“‘—–]{1,60}\Z")
_WORD_AFTER = lazy(r"[A-Za-z][\w'’]*")


def _glued(copy: str, block: Block, offset: int) -> _Place | None:
    """ "ended.The", "Paris,France", "over.”He", "(Reuters)The"."""
    mark = copy[offset]
    quoted = copy[offset + 1] in '"”’'
    at = offset + 1 + quoted
    token = _TOKEN_BEFORE.search(copy, max(block.start, offset - 60), offset)
    word = _WORD_AFTER.match(copy, at, block.end)
    if mark == "?" and _LOST_DASHES.search(copy, max(block.start, offset - 100), min(block.end, offset + 100)):
        return None
    if word is None or (token is None and mark != ")"):
        return None
    before, rest = (token[0] if token else ""), copy[word.end() : word.end() + 20].split(None, 1)
    tail = rest[0] if rest and copy[word.end() : word.end() + 1].strip() else ""
    if _is_name_or_link(before, word[0], tail):
        return None
    if mark == ",":
        glued = _comma_glued(before, word[0], tail, quoted=quoted)
    elif mark == ")":
        glued = (
            not quoted
            and word[0][0].isupper()
            and word[0][1:2].islower()
            and copy[offset - 1] != ")"
            and _closes_words(copy, block, offset)
        )
    else:
        glued = _stop_glued(copy, block, before, word[0], quoted=quoted, quote=copy[offset + 1])
    if not glued:
        return None
    start = token.start() if token else copy.rfind("(", block.start, offset)
    safe = mark in ".?!" and word[0] in _STARTERS and copy[offset + 1] != '"'
    if copy[offset + 1] == "“":
        at = offset + 1
    # "(CNN)The town": an agency's own way with its dateline.
    kind = "agency" if mark == ")" and _AGENCY.match(copy, block.start, offset + 1) else "missing"
    return _Place(kind, start, word.end(), (at, at), " ", safe=safe)


def _is_name_or_link(before: str, word: str, tail: str) -> bool:
    """Whether the letters around the mark are a link, an address, a file, a user's name or a domain."""
    if (
        any(sign in before for sign in ("://", "@", "www.", "/", "#", "\\", "_", "=", "&"))
        or "@" in tail
        or "/" in tail
    ):
        return True
    return (
        word.lower() in _SUFFIXES
        or before.startswith(".")
        or (tail.startswith((".", "_", "=", "(")) and tail[1:2].isalnum())
    )


def _comma_glued(before: str, word: str, tail: str, *, quoted: bool) -> bool:
    """ "Paris,France": words on both sides, and not a row of tags or a chemical's name."""
    if quoted:
        return before[-1:].isalpha() and word not in ("s", "S") and len(before) > 1
    whole = len(word) > 1 or word in ("a", "I")
    return (
        whole
        and before[-2:].isalpha()
        and len(before) > 1
        and "," not in before
        and not ("," in tail and tail[-1:] != ",")
    )


def _stop_glued(copy: str, block: Block, before: str, word: str, *, quoted: bool, quote: str) -> bool:
    """ "ended.The": a lower-case word or a year before, a capital after."""
    if not (word[0].isupper() or (quoted and quote != "’")) or word == "s":
        return False
    last = before.rstrip(')]%”"’')
    if quoted:
        return last[-1:].isalnum() and len(last) > 1 and "." not in last
    if not (word[1:2].islower() or word in ("A", "I")) or "." in last or len(last) < 2:
        return False
    if last[-2:].isdigit():
        return (
            word in _STARTERS
            and (len(last) > 2 or before.endswith(("%", ")")))
            and last.lstrip("$£€").replace(",", "").isdigit()
        )
    if not (last[-2:].isalpha() and last[-1].islower()) or last in _TITLES:
        return False
    # A capital on both sides may be a name ("System.Out"): only words that start sentences show that it is none.
    return word in _STARTERS or (last.islower() and len(last) > 2 and not last.endswith(("vs", "feat")))


def _closes_words(copy: str, block: Block, offset: int) -> bool:
    """Whether a bracket holds a word or more and stands apart from the word before it, as in "(Reuters)The"."""
    opened = copy.rfind("(", block.start, offset)
    return (
        opened >= 0
        and offset - opened > 3
        and (opened == block.start or copy[opened - 1].isspace())
        and "(" not in copy[opened - 1 : opened]
    )
