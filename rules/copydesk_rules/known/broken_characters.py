"""Characters that went wrong between two programs: text decoded by the wrong table, lost letters, and what nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.tuples import NamedTuple


class Hit(NamedTuple):
    """A damaged place in the copy, and what should stand there: None where nobody can tell.

    `whole` says that the place is to be shown as it is, not as part of a word.
    """

    start: int
    end: int
    instead: str | None = None
    sure: bool = True
    name: str = ""
    whole: bool = False


# What the bytes 0x80 to 0xBF look like in Windows' and in ISO's table.
_TRAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MARKS = "‘’“”–—…›‹„‚•"
_HIDDEN = "\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010fffd"
_ODD = lazy(f"[ÂÃÄÅÎÏÐÑØÙâãæåçèéïð√‚ΓвĂ\ufffd{_HIDDEN}{_CONTROL}{_PRIVATE}]")
_MOJIBAKE = lazy(
    # UTF-8 read as Windows' or ISO's table, once or twice: a lead byte and what may follow it.
    f"(?:[ÂÃÄÅÎÏÐÑØÙ][{_TRAIL}]|â[{_TRAIL}][{_TRAIL}]|[ãæåçèéï][\u0080-\u00bf{_MARKS}‰Š™š†‡ˆŒœ¿]{{2}}|ðŸ?[{_TRAIL}]{{2,3}})+"
    # The same as the Macintosh's table has it, as code page 1251 and 1250, and single bytes of Windows' table in ISO's.
    "|(?:‚Ä[ôúùòîìö¶¢®\u00a0]|√[©®°±∫º¶¢§≠™†´≥•ßü£])+|(?:вЂ[™њќ”“¦љќє])+|Ă[©¨ˇ­˘¶Ľ]|[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]"
)
_CP1252 = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


#: What a broken stretch starts with: searched for first, since the pattern itself is slow to search with.
_LEAD = lazy("[ÂÃÄÅÎÏÐÑØÙâãæåçèéïð‚√вĂ\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")


def _stretches(copy: str) -> Iterator[re.Match[str]]:
    """The stretches of text that look as if they were decoded by the wrong table."""
    done = 0
    for lead in _LEAD.finditer(copy):
        match = _MOJIBAKE.match(copy, lead.start()) if lead.start() >= done else None
        if match is not None:
            done = match.end()
            yield match


def may_be_broken(copy: str) -> bool:
    """Whether the copy holds a character at all that these searches look closer at."""
    plain = copy
    for mark in "\n’“”‘—–…":  # nearly all copy has no others
        plain = plain.replace(mark, " ")
    if plain.isascii():
        return not plain.isprintable() and _ASCII_CONTROL.search(copy) is not None
    return _ODD.search(copy) is not None


_ASCII_CONTROL = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def mojibake(copy: str) -> Iterator[Hit]:
    """Text decoded by the wrong table, where it is sure what it was: ftfy says so, or Windows' table."""
    found = list(_stretches(copy))
    if all(len(match[0]) > 1 and _may_be_meant(copy, match) for match in found):
        return
    from ftfy import fix_encoding

    done = 0
    for index, match in enumerate(found):
        if match.start() < done:
            continue
        if len(match[0]) == 1:
            yield Hit(match.start(), match.end(), _CP1252[ord(match[0])])
            continue
        start, end = _word(copy, match.start(), match.end())
        # A word with two damaged places is mended as a whole: the second begins in the first one's letters.
        while index + 1 < len(found) and found[index + 1].start() < end < found[index + 1].end():
            index += 1
            end = _word(copy, start, found[index].end())[1]
        done, mended = end, fix_encoding(copy[start:end])
        if mended != copy[start:end] and not _ODD_LEFT.search(mended):
            hit = _difference(start, copy[start:end], mended)
            # A line's end that nobody sees: a space, where none is there yet.
            space = "" if copy[hit.start - 1 : hit.start].isspace() else " "
            yield hit._replace(instead=(hit.instead or "").replace("\u2028", space).replace("\u2029", space))


_ODD_LEFT = lazy(f"[\ufffd\x80-\x9f]|[ÂÃ][{_TRAIL}]")


def _may_be_meant(copy: str, match: re.Match[str]) -> bool:
    """Whether a letter with an accent right before a mark is what it seems: “AMANHÃ”, “Å”, “lait cru”."""
    letter, mark = match[0][0], match[0][1]
    return (
        mark in f"{_MARKS}»«ºª°¹²³½·"
        and letter != "â"
        and not copy[match.end() : match.end() + 1].islower()
        and (letter != "Â" or mark in _MARKS)
    )


def _word(copy: str, start: int, end: int) -> tuple[int, int]:
    """The damaged stretch with the rest of its word, by which ftfy can tell it from what is meant."""
    while start and copy[start - 1].isalnum():
        start -= 1
    while end < len(copy) and copy[end].isalnum():
        end += 1
    return start, end


def _difference(start: int, before: str, after: str) -> Hit:
    """The damaged stretch alone, without the letters of its word that were right."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head] and before[head].isalnum():
        head += 1
    tail = 0
    most = min(len(before), len(after)) - head
    while tail < most and before[-1 - tail] == after[-1 - tail] and before[-1 - tail].isalnum():
        tail += 1
    return Hit(start + head, start + len(before) - tail, after[head : len(after) - tail].replace("\ufeff", ""))


_C1 = lazy(r"[\x81\x8d\x8f\x90\x9d]")
_MOST_LOOKED_AT = 200
_UNDECODABLE = lazy(
    # "â€" without its last byte, "Â" where a no-break space was, an "à" and a replacement character by the wrong table.
    r"[âÂÃïΓ\x81\x8d\x8f\x90\x9d](?:(?<=â)€(?=[\sA-Za-z]|\Z)|(?<=[a-z,.:;]Â)(?=[ ,.;]|\Z)|(?<=[a-z]Ã)(?=\s[a-z])|(?<=ï)¿½|(?<=Γ)Ç[ÖÿúôöÜÑª¥]"
    r"|(?<=[\x81\x8d\x8f\x90\x9d]))"
)


def undecodable(copy: str) -> Iterator[Hit]:
    """Text decoded by the wrong table that has lost a byte."""
    if not any(sign in copy for sign in "âÂÃï\u0393") and _C1.search(copy) is None:
        return
    decodable = [match.span() for match in _stretches(copy)]
    for match in _UNDECODABLE.finditer(copy):
        if not any(start <= match.start() < end for start, end in decodable[:_MOST_LOOKED_AT]):
            yield Hit(match.start(), match.end())


_LOST = lazy(
    # Starts with a set of characters, since such a pattern is searched for several times as fast.
    r"[\ufffd¹?](?:(?<=\ufffd)\ufffd*|(?<=[a-z]¹)(?=(?:t|s|re|ve|ll|d|m)\b)|(?<=[A-Za-z]\?)(?=(?:s|re|ve|ll|d|m)\b(?!=))|(?<=n\?)(?=t\b(?!=)))"
)


def lost(copy: str) -> Iterator[Hit]:
    """A replacement character, or a question mark where an apostrophe was ("it?s")."""
    for match in _LOST.finditer(copy):
        if match[0] not in "?¹":
            yield Hit(match.start(), match.end())
        elif not _in_link(copy, match.start()):
            yield Hit(match.start(), match.end(), "’", sure=False)


def _in_link(copy: str, offset: int) -> bool:
    low = max(0, offset - 300)
    start = max(low, copy.rfind(" ", low, offset), copy.rfind("\n", low, offset))
    return "/" in copy[start:offset] or "." in copy[start:offset]


_HIDDEN_RUN = lazy(f"[{_HIDDEN}{_CONTROL}]+")
_OVERRIDES = "\u202d\u202e"
_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_NAMES = {
    "\u00ad": "a soft hyphen", "\u200b": "a zero-width space", "\ufeff": "a byte-order mark", "\u2028": "a line separator",
    "\u2029": "a paragraph separator", "\u200c": "a zero-width non-joiner", "\u200d": "a zero-width joiner",
    "\u2060": "a word joiner", "\x0c": "a form feed", "\x0b": "a vertical tab", "\u202d": "a left-to-right override", "\u202e": "a right-to-left override",
}  # fmt: skip


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    known = _NAMES.get(character) or ("a direction mark" if character in _DIRECTION else "a control character")
    return f"{known} ({code})"


def overrides(copy: str) -> Iterator[Hit]:
    """Direction overrides: they can make "abc" read "cba"."""
    for match in _OVERRIDE.finditer(copy):
        yield Hit(match.start(), match.end(), name=_name(match[0][0]))


_OVERRIDE = lazy(f"[{_OVERRIDES}]+")
_BOX = lazy(f"[{_PRIVATE}]+")


def boxes(copy: str) -> Iterator[Hit]:
    """Characters of a private table, as icon fonts use them."""
    for match in _BOX.finditer(copy):
        yield Hit(match.start(), match.end(), name=f"a character of a private table (U+{ord(match[0][0]):04X})")


def invisible(copy: str) -> Iterator[Hit]:
    """What nobody sees, outside the scripts and the emoji that need it."""
    for match in _HIDDEN_RUN.finditer(copy):
        hidden, start = match[0], match.start()
        one = hidden[0]
        if one in _OVERRIDES or "\x80" <= one <= "\x9f" or _is_needed(copy, *match.span(), one):
            continue
        instead = "\n" if any(character in "\u2028\u2029\x0b\x0c" for character in hidden) else ""
        yield Hit(start, match.end(), instead, sure=instead == "", name=_name(one))


def _is_needed(copy: str, start: int, end: int, character: str) -> bool:
    """Whether the script or the emoji around it needs the character."""
    around = copy[max(0, start - 2) : start] + copy[end : end + 2]
    if character in "\u200c\u200d" or character >= "\U000e0000":
        # Arabic, the scripts of India and its neighbours, Mongolian; emoji and their variation selectors.
        return any(
            "\u0600" <= other <= "\u109f" or "\u1780" <= other <= "\u18af" or _is_emoji(other) for other in around
        )
    if character in _DIRECTION:
        near = copy[max(0, start - 200) : end + 200]
        return any(
            unicodedata.bidirectional(other) in ("R", "AL")
            for other in near
            if other > "\u0590" and other not in _DIRECTION
        )
    return False


def _is_emoji(character: str) -> bool:
    return character in "\ufe0f\u20e3" or "\u2190" <= character <= "\u2bff" or character >= "\U0001f000"
