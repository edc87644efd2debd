"""What ``copydesk check`` says of fixes: what --diff would change, and what --fix could not."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from difflib import unified_diff
from typing import TextIO

from copydesk.checker import Checked
from copydesk.commands.asking import complain_of_broken, complain_of_unread
from copydesk.fixing import apply, edits_of
from copydesk.readers import Unread
from copydesk.reports import Options, Report
from copydesk.reports.wording import visible
from copydesk.running.fixer import Fixer
from copydesk.running.plan import STDIN, Call


def make_fixer(call: Call, *, unsafe: bool, write: bool = True) -> Fixer:
    """What makes the fixes, or with `write` False only works out what they would change; complains on standard error."""
    return Fixer(call, _complain, unsafe=unsafe, write=write)


def _complain(path: str, why: str) -> None:
    print(f"copydesk: {visible(path)}: {why}", file=sys.stderr)


class Diff(Report):
    """In place of a report, what fixes would change, as a unified diff that git and patch can apply."""

    def __init__(self, out: TextIO, call: Call, fixer: Fixer, *, unsafe: bool) -> None:
        super().__init__(out, Options())
        self._call = call
        self._fixer = fixer
        self._unsafe = unsafe

    def write(self, result: Checked | Unread) -> None:
        """One story's changes; what could not be read or checked is said on standard error."""
        if isinstance(result, Unread):
            complain_of_unread(result)
            return
        complain_of_broken(result)
        self.out.writelines(self._changes(result))

    def close(self) -> None:
        """Lets go of the last file."""
        self._fixer.finish()

    def _changes(self, checked: Checked) -> Iterator[str]:
        """The lines of a unified diff from the story to the story after its fixes."""
        story = checked.story
        if STDIN in self._call.paths and story.path == self._call.stdin_filename:
            after = apply(story.source, edits_of(checked, unsafe=self._unsafe))
        else:
            after = self._fixer.take(checked).story.source
        name = visible(story.path if story.id is None else f"{story.path}[{story.id}]")
        for line in unified_diff(_lines(story.source), _lines(after), name, name):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines as diff and patch count them: they end with \\n and with nothing else."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
