"""``copydesk check draft.docx --annotate out.docx``: the findings as comments in a copy of a Word document."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from copydesk.checker import Checked
from copydesk.commands.output import write_bytes
from copydesk.readers import Unread
from copydesk.reports.wording import count, visible
from copydesk.running.plan import STDIN, StoppedError


def require_one_document(paths: tuple[str, ...], output: str) -> None:
    """Raises StoppedError where the call does not mean one Word document, or would write over it."""
    if len(paths) != 1 or paths[0] == STDIN or not paths[0].lower().endswith(".docx"):
        raise StoppedError("--annotate takes one Word document: copydesk check draft.docx --annotate out.docx")
    if os.path.exists(output) and os.path.exists(paths[0]) and os.path.samefile(paths[0], output):
        raise StoppedError(f"--annotate {output} is the document itself; give the copy another name")


def with_comments(results: Iterable[Checked | Unread], output: str) -> Iterator[Checked | Unread]:
    """The results as they are, after the copy with comments is written. Raises StoppedError where it can't be."""
    for result in results:
        if isinstance(result, Checked):
            _write(result, output)
        yield result


def _write(checked: Checked, output: str) -> None:
    from copydesk.annotating import AnnotationError, annotated

    path = checked.story.path
    try:
        with open(path, "rb") as handle:
            data = handle.read()
        write_bytes(output, annotated(data, checked))
    except AnnotationError as problem:
        raise StoppedError(f"{visible(path)} {problem}") from None
    except OSError as error:
        raise StoppedError(f"--annotate {output}: {(error.strerror or str(error)).lower()}") from None
    print(f"copydesk: wrote {visible(output)} with {count(len(checked.findings), 'comment')}", file=sys.stderr)
