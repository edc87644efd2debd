"""What changed since a revision: files and their lines, as git tells it."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from copydesk.checker import Checked, Raised
from copydesk.config import STET
from copydesk.readers import Unread, cutter, unopened
from copydesk.running.git import WHOLE, Lines, Tree, top_of
from copydesk.running.pieces import Piece
from copydesk.running.plan import StoppedError
from copydesk.story import Span

#: The formats whose source is the file's own text, so that its lines are git's.
_LINED = ("text", "markdown", "html")


class NoRepositoryError(LookupError):
    """A file lies in no git repository."""


class Changes:
    """What changed since a revision, or since HEAD left it where both went on; asked of git once a repository.

    Uncommitted and untracked files count as well. Raises StoppedError where git is not there, does not know the revision
    or refuses.
    """

    def __init__(self, revision: str) -> None:
        self.revision = revision
        self._tops: dict[str, str | None] = {}
        self._trees: dict[str, Tree] = {}

    def of(self, path: str) -> Lines | None:
        """The changed lines of a file; () for one that was only renamed, None for one that did not change, all of none there.

        Raises StoppedError, NoRepositoryError, and LookupError with the reason where git cannot tell.
        """
        place = _real(path)
        top = self._top(place)
        if top not in self._trees:
            self._trees[top] = Tree(top, self.revision)
        tree = self._trees[top]
        lines = tree.changed(place)
        if lines is None and not os.path.exists(path):
            return WHOLE  # whoever reads it says that it is not there
        if lines is None and not tree.knows(place):
            raise LookupError("git ignores it, so nobody can tell what changed in it; check it without --since")
        return lines

    def _top(self, place: str) -> str:
        """The repository in which we are, if it holds the file (a submodule's files are its too), else the file's own."""
        here = self._top_of(os.getcwd())
        if here is not None and place.startswith(here + os.sep):
            return here
        top = self._top_of(os.path.dirname(place))
        if top is None:
            raise NoRepositoryError(place)
        return top

    def _top_of(self, folder: str) -> str | None:
        if folder not in self._tops:
            while not os.path.isdir(folder):
                folder = os.path.dirname(folder)
            self._tops[folder] = top_of(folder)
        return self._tops[folder]


class Touched:
    """A filter of results: keeps the findings that touch a changed line, or whose second place does."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def __call__(self, checked: Checked) -> Checked:
        """The story with only those findings. Of a record that changed all count, and so of a file that has no lines."""
        story = checked.story
        if not checked.findings or story.fields or story.format not in _LINED:
            return checked
        try:
            lines = self._changes.of(story.path)
        except LookupError:
            return checked
        if lines is None or lines == WHOLE:
            return checked
        ends = [index for index, character in enumerate(story.source) if character == "\n"]
        kept = tuple(raised for raised in checked.findings if _touches(raised, ends, lines))
        return checked._replace(findings=kept)

    def left(self) -> Iterable[Checked]:
        """Nothing."""
        return ()


def only_changed(pieces: Iterable[Piece | Unread], changes: Changes) -> Iterator[Piece | Unread]:
    """Of the pieces those that hold something that changed; of a file of records, a line a record, only those lines.

    Raises StoppedError, for standard input too.
    """
    outside: set[str] = set()
    for piece in pieces:
        if isinstance(piece, Unread):
            yield piece
            continue
        if piece.is_stdin:
            raise StoppedError("--since looks at files in git, and standard input is none; leave one of them out")
        try:
            lines = changes.of(piece.path)
        except NoRepositoryError:
            folder = os.path.dirname(piece.path) or os.curdir
            if folder not in outside:  # once, and not for each of its thousand files
                outside.add(folder)
                message = "lies in no git repository, so nobody can tell what changed in it; check it without --since"
                yield Unread(folder, None, message)
            continue
        except LookupError as problem:
            yield Unread(piece.path, None, str(problem))
            continue
        if lines == WHOLE:
            yield piece
        elif lines:
            yield from _changed_records(piece, lines) if cutter(piece.path) else [piece]


def _changed_records(piece: Piece, lines: Lines) -> Iterator[Piece | Unread]:
    numbers = (number for first, last in lines for number in range(first, last + 1))
    wanted = next(numbers, None)
    try:
        with open(piece.path, "rb") as handle:
            for number, line in enumerate(handle, 1):
                if number == wanted:
                    wanted = next(numbers, None)
                    if not line.isspace():
                        yield piece._replace(data=line, line=number)
    except OSError as error:
        yield Unread(piece.path, None, unopened(error))


def _touches(raised: Raised, ends: list[int], lines: Lines) -> bool:
    # A stet is about the lines after it: it may hit nothing any more because one of those changed.
    more = 2 if raised.rule.name == STET else 0
    spans = (raised.finding.span, *(other.span for other in raised.finding.elsewhere))
    return any(_overlap(span, ends, lines, more) for span in spans)


def _overlap(span: Span, ends: list[int], lines: Lines, more: int) -> bool:
    first, last = bisect_left(ends, span.start) + 1, bisect_left(ends, span.end - 1) + 1 + more
    return any(first <= end and last >= start for start, end in lines)


@cache
def _real_folder(folder: str) -> str:
    return os.path.realpath(folder)


def _real(path: str) -> str:
    """The absolute path with links in its folders resolved, as git has it, but not the file itself."""
    return os.path.join(_real_folder(os.path.dirname(os.path.abspath(path))), os.path.basename(path))
