"""Bytes to stories, a module a format, recognised by the file's suffix, else by its first bytes, else plain text.

A format is a module with `SUFFIXES`, ``recognises(head) -> bool`` (`head` is a file's first `HEAD` bytes) and
``read(data, path, published) -> Iterator[Story | Unread]``, which raises UnreadableError for a file that it cannot read.
`LARGEST` is how many bytes such a file may have, `LARGEST_STORY` where the module does not say. Where `IN_FOLDERS` is
False, a search through a folder takes only files that the module recognises, as most .json and .xml files are no stories.
Other packages offer formats through the entry-point group `copydesk.formats`, which names such modules.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import BinaryIO

from copydesk.readers import text
from copydesk.readers.decoding import UnreadableError
from copydesk.readers.languages import not_english
from copydesk.registry import entry_points
from copydesk.story import Published, Story
from copydesk.tuples import NamedTuple

GROUP = "copydesk.formats"
#: Our formats: suffix and module. Suffixes in capitals are the same.
_MODULES = {
    ".txt": "text", ".text": "text",
    ".jsonl": "json_lines", ".ndjson": "json_lines",
    ".json": "json_files",
    ".xml": "xml_files", ".rss": "xml_files", ".atom": "xml_files", ".nitf": "xml_files", ".newsml": "xml_files",
    ".docx": "docx",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown", ".mdx": "markdown",
    ".aml": "archieml", ".archieml": "archieml", ".eml": "eml",
}  # fmt: skip
#: Modules that recognise a file without a telling suffix, by the first character that is no white space.
_BY_FIRST_BYTE = {
    b"{": ("json_files",), b"[": ("json_files",), b"<": ("html", "xml_files"), b"P": ("docx",),
    b"-": ("markdown",), b"+": ("markdown",), b"#": ("markdown",),
}  # fmt: skip
_NOT_YET = {
    ".doc": "save it as .docx", ".odt": "save it as plain text (.txt)",
    ".pdf": "give the story's text (.txt)",
    ".rtf": "save it as .docx or as plain text (.txt)",
}  # fmt: skip
#: How many bytes of a file `recognises` is shown.
HEAD = 4096
#: One story is at most this long, in bytes: three times a long novel. Reading takes a hundred times as much memory.
LARGEST_STORY = 8 * 2**20


class Unread(NamedTuple):
    """A file or a record that was not read: `message` says what is wrong and the cure, without the path.

    `skipped` ones are left alone on purpose (the copy is in German): a note, and no failure.
    """

    path: str
    id: str | None
    message: str
    skipped: bool = False


class FormatError(Exception):
    """A format of another package that cannot be used; the text names it and says why."""


def read_path(path: str, given_date: date | None, *, any_language: bool = False) -> Iterator[Story | Unread]:
    """The stories of one file, as `read_stream` reads them.

    Raises nothing for a bad file: it yields an Unread that says what is wrong.
    """
    suffix = _suffix(path)
    if suffix in _NOT_YET and suffix not in _MODULES:
        yield Unread(path, None, f"{suffix} files are not read yet; {_NOT_YET[suffix]}")
        return
    try:
        with open(path, "rb") as handle:
            yield from read_stream(handle, path, given_date, any_language=any_language)
    except OSError as error:
        yield Unread(path, None, unopened(error))


def unopened(error: OSError) -> str:
    """What keeps a file or folder from being opened, and the cure."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    return f"cannot be opened: {(error.strerror or str(error)).lower()}; check the path and its permissions"


def read_stream(
    stream: BinaryIO, path: str, given_date: date | None, *, line: int = 1, any_language: bool = False
) -> Iterator[Story | Unread]:
    """The stories in an open file, in the format that the path's suffix or the first bytes say.

    `line` is the number of the stream's first line, where it is a run that `cutter` has cut. Unless it is to be
    `any_language`, a story is handed out if it is `in_english`. Raises OSError where reading fails.
    """
    published = Published(given_date, "--date") if given_date else None
    for one in _stories(stream, path, published, line):
        yield one if any_language or isinstance(one, Unread) else in_english(one)


def in_english(story: Story) -> Story | Unread:
    """A story in English as it is, and another as one that is skipped."""
    why = not_english(story)
    return story if why is None else Unread(story.path, story.id, f"{why}; copydesk reads English", skipped=True)


def cutter(path: str) -> Callable[[BinaryIO], Iterator[tuple[int, bytes]]] | None:
    """What cuts an open file of records into runs of whole lines, each with its first line's number; None for other files.

    Raises FormatError for a format of another package that cannot be used.
    """
    return getattr(_by_suffix(_suffix(path)), "chunks", None)


def _stories(stream: BinaryIO, path: str, published: Published | None, line: int) -> Iterator[Story | Unread]:
    try:
        module = _by_suffix(_suffix(path))
        if module is not None and hasattr(module, "read_lines"):
            yield from module.read_lines(stream, path, published, *((line,) if line > 1 else ()))
            return
        head = stream.read(HEAD)
        module = module or _by_content(head)
        largest = getattr(module, "LARGEST", LARGEST_STORY)
        data = head + stream.read(largest + 1 - len(head))
        if len(data) > largest:
            yield Unread(path, None, too_large("the file", largest))
            return
        yield from module.read(data, path, published)
    except (UnreadableError, FormatError) as error:
        yield Unread(path, None, str(error))


def too_large(what: str, largest: int | None = None) -> str:
    """What is said of a file or record that is larger than can be read, and the cure."""
    return f"{what} is larger than a story can be ({(largest or LARGEST_STORY) // 2**20} MB); split it, one story a file or a record"


def is_story(path: str) -> bool:
    """Whether a search through a folder takes the file for a story.

    Its suffix tells, and its first bytes where most such files are none. Raises FormatError for a format of another
    package that cannot be used.
    """
    module = _by_suffix(_suffix(path))
    if module is None or getattr(module, "IN_FOLDERS", True):
        return module is not None
    try:
        with open(path, "rb") as handle:
            return bool(module.recognises(handle.read(HEAD)))
    except OSError:
        return True  # reading it says what is wrong


def story_suffixes() -> tuple[str, ...]:
    """The suffixes of all formats, ours first."""
    return (*_MODULES, *(suffix for suffix in _others() if suffix not in _MODULES))


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _by_suffix(suffix: str) -> ModuleType | None:
    name = _MODULES.get(suffix)
    if name is not None:
        return text if name == "text" else import_module(f"copydesk.readers.{name}")
    return _others().get(suffix) if suffix else None


def _by_content(head: bytes) -> ModuleType:
    """The format that recognises a file's first bytes; plain text where none does."""
    for name in _BY_FIRST_BYTE.get(head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1], ()):
        module = import_module(f"copydesk.readers.{name}")
        if module.recognises(head):
            return module
    for module in dict.fromkeys(_others().values()):
        if module.recognises(head):
            return module
    return text


@cache
def _others() -> dict[str, ModuleType]:
    """The formats of other packages, by suffix. Raises FormatError for one that cannot be used."""
    found: dict[str, ModuleType] = {}
    for name in sorted(set(entry_points(GROUP))):
        try:
            module = import_module(name)
            found |= dict.fromkeys(module.SUFFIXES, module)
            _ = module.recognises, module.read
        except (Exception, SystemExit) as error:
            raise FormatError(
                f"the format {name} cannot be used: {type(error).__name__}: {error}; mend or uninstall its package"
            ) from error
    return found
