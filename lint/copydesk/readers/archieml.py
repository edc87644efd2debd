"""ArchieML, as newsrooms write it in shared documents: keys and commands are no copy, values that are prose are."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.mending import Mask
from copydesk.patterns import lazy, words
from copydesk.readers import raw_html
from copydesk.readers.decoding import UnreadableError, decode
from copydesk.readers.masking import Masking
from copydesk.readers.metadata_days import day_in_metadata
from copydesk.readers.shaping import shaped
from copydesk.readers.text import find_published, is_blank, split_paragraphs
from copydesk.story import Block, Published, Story
from copydesk.tuples import NamedTuple

SUFFIXES = (".aml", ".archieml")

_LINE = lazy(r"[ \t]*(?P<words>[^\r\n]*)(?:\r\n?|\n|\Z)")
_KEY = lazy(r"(?P<key>[\w.-]+)[ \t]*:[ \t]*(?P<value>.*)")
_SCOPE = lazy(r"(?P<kind>[\[{])[ \t]*(?P<plus>\+?)[ \t]*(?P<name>[\w.+-]*)[ \t]*[\]}]")
_COMMAND = lazy(r":(?P<name>skip|endskip|ignore|end)\b", 2)
_ITEM = lazy(r"\*[ \t]+")
_SURE = lazy(r"^[ \t]*(?:\[\+?[\w.]+\]|\[\]|\{[\w.]*\}|:(?:end|skip|endskip|ignore))[ \t]*\r?$", 8)
_PAIR = lazy(r"^[ \t]*[\w.-]+[ \t]*:[ \t]*\S", 8)
_SAYS_NOTHING = lazy(r"[-_0-9]")
_KINDS = {
    "headline": words("headline hed head title heading displayheadline"),
    "standfirst": words(
        "deck dek standfirst subtitle subhed summary description intro leadin lede chatter teaser blurb"
    ),
    "byline": words("byline bylines author authors reporter"),
    "caption": words("caption alt alttext cutline photocaption"),
    "block quote": words("quote pullquote blockquote"),
    "paragraph": words("body text copy content story article paragraph p graf value subhead subheading"),
}
_DAYS = words("date pubdate publishdate published publicationdate publishedat datepublished")
#: What stands in angle brackets is a tag if it is one of these; wires write shares as "<ABC.N>".
_TAGS = words(
    "a abbr b blockquote br cite code del div em h1 h2 h3 h4 h5 h6 i img ins li mark ol p q s small span strike strong sub sup u ul"
)
#: Values of other keys are copy if they read like it: so many words, in small letters, without an address among them.
_FEWEST_WORDS = 6
_PROSE = lazy(r"[\"“‘'(]?[A-Z0-9$£€][^/=<>{}]*\s[a-z]+\s[a-z]+")


class _Value(NamedTuple):
    """A value's key, its lines as offsets, and whether it stands in a list or in text that is free of keys."""

    key: str
    lines: tuple[tuple[int, int], ...]
    is_item: bool = False


def recognises(head: bytes) -> bool:
    """Whether a file starts with keys or commands, and has a line that only ArchieML has."""
    return is_archieml(head.decode("utf-8", "replace"))


def is_archieml(source: str) -> bool:
    """Whether a text has a key or a scope in its first line, and somewhere a line that only ArchieML has."""
    first = source.lstrip("\ufeff \t\r\n").partition("\n")[0].rstrip("\r")
    if _SURE.match(first):
        return _PAIR.search(source) is not None
    return _PAIR.match(first) is not None and _SURE.search(source) is not None


def read(data: bytes, path: str, published: Published | None) -> Iterator[Story]:
    """The one story of an ArchieML file. Raises UnreadableError where it is no text, or no value in it is copy."""
    yield story_of(decode(data).text, path, published)


def story_of(source: str, path: str, published: Published | None) -> Story:
    """The story of an ArchieML text. Raises UnreadableError as `read` does."""
    if is_blank(source):
        raise UnreadableError("is empty; give a file with a story in it")
    masking = Masking(source)
    day = None
    for value in _values(source):
        name = _SAYS_NOTHING.sub("", value.key.rpartition(".")[2]).lower()
        if name in _DAYS and value.lines:
            day = day or day_in_metadata(source[slice(*value.lines[0])])
        kind = _kind(source, name, value)
        if kind is not None:
            _put(source, masking, "list item" if value.is_item and kind == "paragraph" else kind, value.lines)
    blocks, masks = masking.finish()
    if not blocks:
        raise UnreadableError(
            "holds no copy: no headline, body or other prose stands in its keys; give a file with a story in it"
        )
    story = _story(source, blocks, masks, path)
    stated = Published(day, "record") if day else None
    story.published = published or stated or find_published(story.copy, story.blocks, path)
    return story


def _story(source: str, blocks: tuple[Block, ...], masks: tuple[Mask, ...], path: str) -> Story:
    headed = any(block.kind == "headline" for block in blocks)
    return Story(
        source, shaped(source, blocks, masks, has_headline=not headed), path=path, masks=masks, format="archieml"
    )


def _values(source: str) -> Iterator[_Value]:
    """The values in order. A value has more lines than its first only where ":end" closes it, or in free text."""
    key, lines = "", []  # type: str, list[tuple[int, int]]
    is_free = is_skipped = is_list = False
    for start, stop in _lines(source):
        command = _COMMAND.match(source, start, stop)
        scope = None if command else _SCOPE.fullmatch(source, start, stop)
        pair = None if command or scope else _KEY.fullmatch(source, start, stop)
        item = _ITEM.match(source, start, stop) if is_list and not is_free else None
        if command is not None:
            name = command["name"].lower()
            if name == "end":
                yield _Value(key, tuple(lines))
                key, lines = "", []
            is_skipped = name == "skip" or (is_skipped and name != "endskip")
            if name == "ignore":
                break
        elif is_skipped:
            continue
        elif scope is not None or pair is not None or item is not None:
            yield from _ended(key, lines)
            key, lines = "", []
            if scope is not None:
                is_list = scope["kind"] == "[" and bool(scope["name"])
                is_free = is_list and bool(scope["plus"])
            elif pair is not None:
                key, lines = pair["key"], [pair.span("value")]
            elif item is not None:
                yield _Value("item", ((item.end(), stop),), is_item=True)
        elif is_free:
            yield from _ended(key, lines)
            key, lines = "", []
            yield _Value("text", ((start, stop),))
        elif key:
            lines.append((start, stop))
    yield from _ended(key, lines)


def _lines(source: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(source):
        start, stop = match.span("words")
        if start < stop or match.start() < match.end():
            yield start, start + len(source[start:stop].rstrip())


def _ended(key: str, lines: list[tuple[int, int]]) -> Iterator[_Value]:
    """A value that nothing closes: its first line."""
    if key and lines:
        yield _Value(key, tuple(lines[:1]))


def _kind(source: str, name: str, value: _Value) -> str | None:
    for kind, names in _KINDS.items():
        if name in names:
            return kind
    return "paragraph" if _is_prose(" ".join(source[slice(*line)] for line in value.lines)) else None


def _is_prose(text: str) -> bool:
    return text.count(" ") + 1 >= _FEWEST_WORDS and _PROSE.match(text) is not None


def _put(source: str, masking: Masking, kind: str, lines: tuple[tuple[int, int], ...]) -> None:
    """Each paragraph of a value as a block; its tags and character references are markup."""
    for first, last in _runs(source, lines):
        for start, end in split_paragraphs(source, first, last):
            _put_one(source, masking, kind, start, end)


def _runs(source: str, lines: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """The lines that follow each other; what is skipped between two parts them."""
    first = last = -1
    for start, end in lines:
        if start == end:
            continue
        if last >= 0 and source[last:start].strip():
            yield first, last
            first = -1
        first, last = start if first < 0 else first, end
    if first >= 0:
        yield first, last


def _put_one(source: str, masking: Masking, kind: str, start: int, end: int) -> None:
    masking.begin(kind)
    if source.startswith("\\", start):  # what would be a key or a command, and is meant as it stands
        start += 1
    for token in raw_html.tokens(source, start, end):
        if token.kind == "words" or (token.text not in _TAGS and token.kind in ("open", "close")):
            masking.keep(token.start, token.end)
        elif token.kind == "reference":
            masking.read_as(token.start, token.end, token.text)
    masking.end()
