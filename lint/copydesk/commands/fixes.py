"""What ``copydesk check`` does with safe fixes: applies them (--fix), or shows what that would change (--diff)."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from difflib import unified_diff

from copydesk.checker import Checked
from copydesk.fixing import apply, rewrite, safe_edits
from copydesk.readers import Unread, read_path
from copydesk.reports.wording import visible
from copydesk.running.plan import STDIN, Call


def fixed(checked: Checked, call: Call) -> tuple[Checked, int | None]:
    """The story after its safe fixes, checked again, and how many places were mended; None where that could not be done."""
    story = checked.story
    edits = safe_edits(checked)
    if not edits:
        return checked, 0
    if story.fields or story.format == "xml" or (STDIN in call.paths and story.path == call.stdin_filename):
        return _unfixed(checked, "fixes are only applied to text files, not to records or standard input")
    try:
        rewrite(story.path, story.source, apply(story.source, edits))
    except OSError as error:
        return _unfixed(checked, f"not fixed: {error.strerror or error}")
    again = next(read_path(story.path, call.date))
    if isinstance(again, Unread):
        return _unfixed(checked, f"fixed, but then {again.message}")
    return call.reported(call.plan_for(again.path).check(again)), len(edits)


def _unfixed(checked: Checked, why: str) -> tuple[Checked, None]:
    print(f"copydesk: {visible(checked.story.path)}: {why}", file=sys.stderr)
    return checked, None


def changes(checked: Checked) -> Iterator[str]:
    """The lines of a unified diff from the story to the story after its safe fixes."""
    edits = safe_edits(checked)
    if not edits:
        return
    story = checked.story
    name = visible(story.path if story.id is None else f"{story.path}[{story.id}]")
    before, after = (_lines(text) for text in (story.source, apply(story.source, edits)))
    for line in unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines as diff and patch count them: they end with \\n and with nothing else."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
