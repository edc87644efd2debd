"""The stories that a call means, as pieces of work: files, files in folders, standard input, some lines of a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from io import BytesIO

from copydesk.readers import FormatError, Unread, cutter, is_story, read_path, read_stream, story_suffixes, unopened
from copydesk.running.plan import STDIN, Call, StoppedError
from copydesk.standing import BASELINE, STETS
from copydesk.story import Story
from copydesk.tuples import NamedTuple

_OURS = (BASELINE, STETS)


class Piece(NamedTuple):
    """A file, or with `data` a part of it that was read already, beginning with line `line`; or standard input."""

    path: str
    is_stdin: bool = False
    data: bytes | None = None
    line: int = 1


def pieces(call: Call) -> Iterator[Piece | Unread]:
    """The files that a call means, in order; of those only what changed, where the call says so.

    Raises StoppedError where another package's format cannot be used, and where git cannot say what changed.
    """
    if call.changes is None:
        yield from _meant(call)
        return
    from copydesk.running.changed import only_changed

    yield from only_changed(_meant(call), call.changes)


def _meant(call: Call) -> Iterator[Piece | Unread]:
    for path in call.paths:
        if path == STDIN and sys.stdin is None:
            yield Unread(call.stdin_filename, None, "standard input is closed; give a path, or pipe a story in")
        elif path == STDIN:
            yield Piece(call.stdin_filename, is_stdin=True)
        elif os.path.isdir(path):
            yield from _in_folder(path)
        elif os.path.basename(path) in _OURS:  # a hook is given every file that changed
            yield Unread(path, None, "is a file of copydesk's, and no story", skipped=True)
        else:
            yield Piece(path)


def _in_folder(folder: str) -> Iterator[Piece | Unread]:
    from copydesk.running.folders import files_below

    found = False
    for path in files_below(folder):
        if isinstance(path, OSError):
            found = True
            yield Unread(str(path.filename or folder), None, unopened(path))
        elif os.path.basename(path) not in _OURS and _is_story(path):
            found = True
            yield Piece(path)
    if not found:
        suffixes = ", ".join(story_suffixes())
        yield Unread(folder, None, f"holds no stories; copydesk looks for {suffixes} that git does not ignore")


def _is_story(path: str) -> bool:
    try:
        return is_story(path)
    except FormatError as problem:
        raise StoppedError(str(problem)) from None


def stories(piece: Piece, call: Call) -> Iterator[Story | Unread]:
    """The stories of a piece, in whatever language."""
    if piece.data is not None:
        yield from read_stream(BytesIO(piece.data), piece.path, call.date, line=piece.line, any_language=True)
    elif not piece.is_stdin:
        yield from read_path(piece.path, call.date, any_language=True)
    else:
        try:
            yield from read_stream(sys.stdin.buffer, piece.path, call.date, any_language=True)
        except OSError as error:
            yield Unread(piece.path, None, unopened(error))


def shared_out(piece: Piece) -> Iterator[Piece | Unread]:
    """The piece as pieces that other processes can work at: a file of records, or standard input, in runs of lines.

    Standard input that holds one story stays what it is: no other process can read it.
    """
    try:
        cut = cutter(piece.path)
        if cut is None or piece.data is not None:
            yield piece
        elif piece.is_stdin:
            yield from (Piece(piece.path, data=lines, line=first) for first, lines in cut(sys.stdin.buffer))
        else:
            with open(piece.path, "rb") as handle:
                yield from (Piece(piece.path, data=lines, line=first) for first, lines in cut(handle))
    except FormatError:
        yield piece  # whoever reads it says what is wrong
    except OSError as error:
        yield Unread(piece.path, None, unopened(error))


def size_of(piece: Piece | Unread) -> int:
    """How many bytes a piece has; 0 where nobody can tell, as of standard input."""
    if isinstance(piece, Unread) or piece.is_stdin:
        return 0
    if piece.data is not None:
        return len(piece.data)
    try:
        return os.stat(piece.path).st_size
    except OSError:
        return 0


def is_shareable(piece: Piece | Unread) -> bool:
    """Whether several processes can work at the one piece: a file of records."""
    try:
        return isinstance(piece, Piece) and not piece.is_stdin and cutter(piece.path) is not None
    except FormatError:
        return False


def size_of_all(call: Call) -> int | None:
    """How many bytes the files have that a call means; None where standard input is among them."""
    total = 0
    for piece in pieces(call):
        if isinstance(piece, Piece):
            if piece.is_stdin:
                return None
            total += size_of(piece)
    return total
