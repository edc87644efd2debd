"""Copy that came by e-mail: headers on top, marks of quoting before each line, a signature below. None of these is copy."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from copydesk.mending import Mask, unmask
from copydesk.patterns import lazy
from copydesk.readers.decoding import UnreadableError
from copydesk.readers.text import find_published, shape_blocks, split_paragraphs
from copydesk.story import Block, Published, Story
from copydesk.tuples import NamedTuple

_LINE = lazy(r"(?P<quoted>[ \t]*+(?:>[ \t]?)++)?(?P<words>[^\r\n]*+)(?:\r\n?|\n|\Z)")
_NAMES = (
    r"From|To|Cc|CC|Bcc|Subject|Date|Sent|Reply-To|Importance|Attachments?|Organi[sz]ation|Message-I[Dd]|MIME-Version"
    r"|Content-[\w-]+|X-[\w-]+|Return-Path|Received|Delivered-To|In-Reply-To|References|User-Agent|List-[\w-]+|Thread-[\w-]+"
)
_HEADER = lazy(rf"\*{{0,2}}(?P<name>{_NAMES}):\*{{0,2}}(?:[ \t]|\Z)")
_TOP = lazy(
    rf"\s*+(?:>[ \t]?)*+(?:\*{{0,2}}(?:{_NAMES}):[^\r\n]*(?:\r\n?|\n)(?:[ \t]+\S[^\r\n]*(?:\r\n?|\n))*"
    rf"(?:>[ \t]?)*+\*{{0,2}}(?:{_NAMES}):|Begin forwarded message:|-{{3,}}\s?(?:Original|Forwarded) [Mm]essage)|>"
)
_ANSWERED = lazy(r"(?:Re|RE|Fw|FW|Fwd|FWD)(?:\[[0-9]+\])?:\s*")
_MARK = lazy(
    r"-{2,}\s?(?:Original|Forwarded) [Mm]essage\s?-{2,}|Begin forwarded message:|_{10,}\Z|-{2,} ?Forwarded by "
)
_WROTE = lazy(r"On\s.{6,160}\swrote:\s*\Z")
_WROTE_OPENS = lazy(r"On\s(?:\w+,?\s){0,2}[0-9A-Z][^.!?]{4,120}\Z")
_WROTE_ENDS = lazy(r".{0,120}wrote:\s*\Z")
_SIGNED = lazy(r"--[ \t]?\Z")
#: What a subject says of the file, and not of the news.
_OF_THE_FILE = lazy(
    r"(?:copy|draft|story|stories|edits?|edited|final|file|filing|fyi|urgent|please|for your|attached|new version|update[ds]?\b)\b"
    r"|.*\b(?:attached|for edit(?:ing)?|draft|v[0-9]+|version|deadline|embargo\w*|asap)\b", re.IGNORECASE
)  # fmt: skip
_FEWEST_WORDS = 4
#: How many stretches may be left out; memory grows with each.
_MOST = 300_000
_MOST_LINES = 1_000_000
_IN_RUN = 2


class _Line(NamedTuple):
    """A line: where it starts, where its words are behind the marks of quoting, where the next starts, and how deep it is."""

    start: int
    words: int
    stop: int
    end: int
    depth: int


class Layout(NamedTuple):
    """What is no copy in a mail's text, and where its subject stands, if one is given."""

    masks: tuple[Mask, ...]
    subject: tuple[int, int] | None


def is_mailed(source: str) -> bool:
    """Whether a text starts with the headers of a mail, with the line of one that was forwarded, or with a quoted line."""
    return _TOP.match(source) is not None


def story_of(source: str, path: str, published: Published | None) -> Story:
    """The story in copy that was taken from a mail. Raises UnreadableError where nothing is left without the mail's own lines."""
    blocks, masks = told(source, 0, len(source))
    story = Story(source, blocks, path=path, published=published, masks=masks, format="email")
    story.published = story.published or find_published(story.copy, story.blocks, path)
    return story


def told(
    source: str, start: int, end: int, *, has_headline: bool = False
) -> tuple[tuple[Block, ...], tuple[Mask, ...]]:
    """The blocks of the text between two offsets, and the masks in it. Raises UnreadableError where there is no copy.

    `has_headline` says that the story has one elsewhere; else the subject may be it, where the text starts without one.
    """
    laid = layout(source, start, end)
    blocks = _blocks(source, laid.masks, start, end, has_headline)
    if laid.subject is not None and not has_headline and (not blocks or blocks[0].kind != "headline"):
        first, last = laid.subject
        if is_headline(source[first:last]) and not repeats(source, blocks, source[first:last]):
            blocks = (Block("headline", first, last), *_blocks(source, laid.masks, start, end, True))
            return blocks, tuple(_without(laid.masks, first, last))
    if not blocks:
        raise UnreadableError("holds no copy below the headers of the mail; give the story's text")
    return blocks, laid.masks


def is_headline(subject: str) -> bool:
    """Whether a subject can be the story's headline: some words, and none about the file."""
    return len(subject.split()) >= _FEWEST_WORDS and _OF_THE_FILE.match(subject) is None


def repeats(source: str, blocks: tuple[Block, ...], subject: str) -> bool:
    """Whether the copy starts with the words of the subject."""
    return bool(blocks) and source[blocks[0].start : blocks[0].end].split() == subject.split()


def subject_words(source: str, start: int, end: int) -> tuple[int, int]:
    """A subject without what answering and forwarding put before it."""
    while match := _ANSWERED.match(source, start, end):
        start = match.end()
    return start, start + len(source[start:end].rstrip(" *\t"))


def layout(source: str, start: int, end: int) -> Layout:
    """What of a mail's text is no copy, line by line. Raises UnreadableError where that is more than any mail holds."""
    lines = list(itertools.islice(_lines(source, start, end), _MOST_LINES + 1))
    if len(lines) > _MOST_LINES:
        raise UnreadableError(f"holds more than {_MOST_LINES:,} lines, which no mail has; give the story's text")
    masks: list[Mask] = []
    subject: tuple[int, int] | None = None
    index = 0
    while index < len(lines):
        line = lines[index]
        count = _of_the_mail(source, lines, index)
        if count:
            for one in lines[index : index + count]:
                header = _HEADER.match(source, one.words, one.stop)
                if subject is None and header is not None and header["name"] == "Subject":
                    subject = subject_words(source, header.end(), one.stop)
            masks.append(Mask(line.start, lines[index + count - 1].end))
        elif line.words > line.start:
            masks.append(Mask(line.start, line.words))
        index += count or 1
        if len(masks) > _MOST:
            raise UnreadableError(
                f"holds more than {_MOST:,} quoted lines and headers, which no mail has; give the story's text"
            )
    return Layout(tuple(mask for mask in masks if mask.start < mask.end), subject)


def _lines(source: str, start: int, end: int) -> Iterator[_Line]:
    for match in _LINE.finditer(source, start, end):
        if match.start() < match.end():
            words, stop = match.span("words")
            yield _Line(match.start(), words, stop, match.end(), (match["quoted"] or "").count(">"))


def _of_the_mail(source: str, lines: list[_Line], index: int) -> int:
    """How many lines from one on are headers, a signature or the words that introduce a quotation; 0 for copy."""
    line = lines[index]
    if _MARK.match(source, line.words, line.stop) or _WROTE.match(source, line.words, line.stop):
        return 1
    if index + 1 < len(lines) and _WROTE_OPENS.match(source, line.words, line.stop):
        following = lines[index + 1]
        return 2 if _WROTE_ENDS.match(source, following.words, following.stop) else 0
    if _SIGNED.match(source, line.words, line.stop) and line.stop > line.words:
        return _same_depth(lines, index)
    return _headers(source, lines, index)


def _headers(source: str, lines: list[_Line], index: int) -> int:
    """How many lines of headers start here; one alone is copy."""
    if index and lines[index - 1].words < lines[index - 1].stop and not _MARK.match(source, lines[index - 1].words):
        return 0
    found = count = 0
    for number in range(index, len(lines)):  # a slice would copy all that follows, at each line
        line = lines[number]
        if _HEADER.match(source, line.words, line.stop):
            found += 1
        elif not found or line.words == line.stop or source[line.words] not in " \t":
            break
        count += 1
    return count if found >= _IN_RUN else 0


def _same_depth(lines: list[_Line], index: int) -> int:
    """How many lines follow that are quoted as deep as the first: a signature ends where the quotation does."""
    depth = lines[index].depth
    last = index
    while last < len(lines) and lines[last].depth == depth:
        last += 1
    return last - index


def _blocks(source: str, masks: tuple[Mask, ...], start: int, end: int, has_headline: bool) -> tuple[Block, ...]:
    plain = unmask(source, masks)
    paragraphs = tuple(split_paragraphs(plain.text, plain.to_copy(start), plain.to_copy(end)))
    shapes = shape_blocks(plain.text, paragraphs, has_headline=not has_headline)
    return tuple(Block(kind, *plain.to_source(first, last)) for kind, first, last in shapes)


def _without(masks: tuple[Mask, ...], start: int, end: int) -> Iterator[Mask]:
    """The masks with a stretch of one of them taken out, and an empty line read behind it."""
    for mask in masks:
        if mask.start <= start and end <= mask.end:
            if mask.start < start:
                yield Mask(mask.start, start)
            yield Mask(end, mask.end, "\n\n")
        else:
            yield mask
