"""The stories that a call means: files, folders of files, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date

from copydesk.readers import FormatError, Unread, is_story, read_path, read_stream, story_suffixes, unopened
from copydesk.running.plan import STDIN, Call, StoppedError
from copydesk.story import Story


def stories(call: Call) -> Iterator[Story | Unread]:
    """Every story that the call means, in order. Raises StoppedError where another package's format cannot be used."""
    try:
        yield from _stories(call)
    except FormatError as problem:
        raise StoppedError(str(problem)) from None


def _stories(call: Call) -> Iterator[Story | Unread]:
    for path in call.paths:
        if path == STDIN:
            yield from _standard_input(call)
        elif os.path.isdir(path):
            yield from _in_folder(path, call.date)
        else:
            yield from read_path(path, call.date)


def _standard_input(call: Call) -> Iterator[Story | Unread]:
    if sys.stdin is None:
        yield Unread(call.stdin_filename, None, "standard input is closed; give a path, or pipe a story in")
        return
    try:
        yield from read_stream(sys.stdin.buffer, call.stdin_filename, call.date)
    except OSError as error:
        yield Unread(call.stdin_filename, None, unopened(error))


def _in_folder(folder: str, given_date: date | None) -> Iterator[Story | Unread]:
    from copydesk.running.folders import files_below

    found = False
    for path in files_below(folder):
        if isinstance(path, OSError):
            found = True
            yield Unread(str(path.filename or folder), None, unopened(path))
        elif is_story(path):
            found = True
            yield from read_path(path, given_date)
    if not found:
        suffixes = ", ".join(story_suffixes())
        yield Unread(folder, None, f"holds no stories; copydesk looks for {suffixes} that git does not ignore")
