"""Front matter: the YAML, TOML or JSON that stands before the copy, and which of its values are copy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from copydesk.patterns import lazy, words
from copydesk.readers.decoding import UnreadableError
from copydesk.readers.metadata_days import day_in_metadata
from copydesk.readers.scalars import Piece
from copydesk.tuples import NamedTuple

#: Front matter says a few things about one story; this is a hundred times what it takes.
LARGEST = 2**18

_HEADLINE = words("title headline heading hed")
_STANDFIRST = words(
    "subtitle subhead subheading subheadline deck dek standfirst description summary excerpt abstract teaser lede intro"
    " introduction blurb metadescription seodescription ogdescription"
)
_BYLINE = words("byline author")
_CAPTION = words(
    "caption imagecaption photocaption covercaption alt imagealt coveralt featuredimagealt featuredimagecaption"
)
_PICTURES = words("image cover figure hero heroimage thumbnail photo picture featuredimage banner header media")
#: The day of publication: a key that says so, one that only says "date", one that says when the file was made.
_DAYS = (
    words(
        "publishdate pubdate published publishedat publishedon publisheddate datepublished publicationdate publishedtime"
        " publicationtime releasedate issued"
    ),
    words("date datetime day postdate posteddate dateposted"),
    words("created createdat datecreated creationdate"),
)
_LANGUAGE = words("lang language locale")
_OPENS = lazy(r"(---|\+\+\+)(?:[ \t]*(yaml|toml|json))?[ \t]*(?:\r\n?|\n)")
_JSON_OPENS = lazy(r"\{\s*(?:\"[^\"\n\r]*\"\s*:|\})")
_KEY_LINE = lazy(r"[ \t#]*(?:[\w-]+|\"[^\"\n\r]*\")[ \t]*[:=]")
_ENDS = {
    "---": lazy(r"^(?:---|\.\.\.)[ \t]*$|^(?:---|\.\.\.)[ \t]*(?=[\r\n])|(?<=\r)(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)", 8),
    "+++": lazy(r"^\+\+\+[ \t]*$|^\+\+\+[ \t]*(?=[\r\n])|(?<=\r)\+\+\+[ \t]*(?=[\r\n]|\Z)", 8),
}
_SAYS_NOTHING = lazy(r"[-_.\s]")


class Value(NamedTuple):
    """A value that is text or a day: the keys that lead to it, what it says, and the pieces of the source that say it."""

    keys: tuple[str, ...]
    text: str | date
    pieces: tuple[Piece, ...]


class FrontMatter(NamedTuple):
    """Where the copy begins, the parts of the story that stand before it, the day of publication and the language."""

    end: int
    parts: tuple[tuple[str, tuple[Piece, ...]], ...] = ()
    day: date | None = None
    language: str | None = None


def front_matter(source: str) -> FrontMatter:
    """The front matter at the start of a source, if any. Raises UnreadableError where it is broken."""
    opening = _OPENS.match(source)
    if opening is None:
        return _json(source, 0) if _JSON_OPENS.match(source) else FrontMatter(0)
    mark, named = opening.groups()
    closing = _ENDS[mark].search(source, opening.end())
    is_one = _KEY_LINE.match(source, opening.end()) is not None
    if closing is None:
        if is_one:
            raise UnreadableError(f"its front matter is not closed; end it with a line that holds {mark} alone")
        return FrontMatter(0)
    start, end = opening.end(), closing.start()
    _hold_size(end - start)
    if named == "json":
        return _json(source, start)._replace(end=closing.end())
    reads = _toml if mark == "+++" or named == "toml" else _yaml
    try:
        values = list(reads(source, start, end))
    except UnreadableError:
        if is_one or mark == "+++":
            raise
        return FrontMatter(0)  # a line across the page, and another further down
    return _sorted_out(values, closing.end()) if values or is_one or not source[start:end].strip() else FrontMatter(0)


def _hold_size(length: int) -> None:
    if length > LARGEST:
        raise UnreadableError(f"its front matter is larger than {LARGEST // 1024} kB; keep the story itself below it")


def _yaml(source: str, start: int, end: int) -> Iterator[Value]:
    from copydesk.readers.yaml_values import values

    return values(source, start, end)


def _toml(source: str, start: int, end: int) -> Iterator[Value]:
    from copydesk.readers.toml_values import values

    return values(source, start, end)


def _json(source: str, start: int) -> FrontMatter:
    from copydesk.readers.json_values import values

    found, end = values(source, start, LARGEST)
    return _sorted_out(found, end)


def _sorted_out(values: list[Value], end: int) -> FrontMatter:
    parts: list[tuple[str, tuple[Piece, ...]]] = []
    days: dict[int, date] = {}
    language = None
    for value in values:
        keys = tuple(_SAYS_NOTHING.sub("", key).lower() for key in value.keys)
        kind = _kind(keys)
        if kind is not None and value.pieces and not (kind == "headline" and kind in dict(parts)):
            parts.append((kind, value.pieces))
        for rank, names in enumerate(_DAYS):
            if len(keys) == 1 and keys[0] in names and (day := day_in_metadata(value.text)):
                days.setdefault(rank, day)
        if len(keys) == 1 and keys[0] in _LANGUAGE and isinstance(value.text, str):
            language = value.text.strip() or None
    return FrontMatter(end, tuple(parts), days[min(days)] if days else None, language)


def _kind(keys: tuple[str, ...]) -> str | None:
    """The kind of block that a value is, by its keys; None for what is no copy."""
    if len(keys) == 2:
        return "caption" if keys[0] in _PICTURES and keys[1] in _CAPTION else None
    for kind, names in (
        ("headline", _HEADLINE),
        ("standfirst", _STANDFIRST),
        ("byline", _BYLINE),
        ("caption", _CAPTION),
    ):
        if keys[0] in names:
            return kind
    return None
