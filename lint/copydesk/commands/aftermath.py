"""What ``copydesk check`` says, on standard error, after the report: what of the baseline is gone, and that nothing changed."""

from __future__ import annotations

import argparse
import sys

from copydesk.commands.asking import complain
from copydesk.reports import Summary
from copydesk.reports.wording import count
from copydesk.running.plan import Call
from copydesk.standing import shown
from copydesk.standing.baseline import Baseline


def say_nothing_changed(call: Call, summary: Summary) -> None:
    """Says so where `--since` left no story to check: a slip in the revision must not read as clean."""
    if call.changes is not None and not (summary.stories or summary.unread or summary.skipped):
        print(f"copydesk: no story changed since {call.changes.revision}.", file=sys.stderr)


def see_to_baselines(asked: argparse.Namespace, call: Call) -> int:
    """Says what of the baselines is gone, or drops it with `--shrink-baseline`; returns 0, or 2 where it cannot be written.

    With another day of publication than usual, findings come and go that have not been mended: then it says nothing.
    """
    if asked.date is not None:
        return 0
    return max((_see_to(baseline, asked.shrink_baseline) for baseline in call.gate.baselines), default=0)


def _see_to(baseline: Baseline, shrink: bool) -> int:
    gone = list(baseline.gone())
    if not gone:
        return 0
    number = sum(entry.number for entry in gone)
    file, are, them = shown(baseline.file), *(("is", "it") if number == 1 else ("are", "them"))
    found = f"{count(number, 'finding')} of {file} {are} gone"
    if not shrink:
        print(f"copydesk: {found}: `copydesk baseline --prune` drops {them} from the file.", file=sys.stderr)
        return 0
    from copydesk.commands.baseline import rewrite

    try:
        rewrite(Baseline(baseline.file), gone)  # as it is now: a hook runs several processes at once
    except OSError as error:
        return complain(f"{found}, but the file cannot be written: {(error.strerror or str(error)).lower()}")
    print(f"copydesk: {found} and dropped from the file: add it to your commit.", file=sys.stderr)
    return 0
