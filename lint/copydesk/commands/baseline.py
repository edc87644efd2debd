"""``copydesk baseline``: takes the findings of an archive as they are, so that only new ones are reported."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence

from copydesk.checker import Checked
from copydesk.commands.asking import (
    Parser,
    add_story_arguments,
    call_of,
    complain,
    complain_of_broken,
    complain_of_unread,
)
from copydesk.commands.output import write_whole
from copydesk.config import ConfigError
from copydesk.fingerprints import keys_of
from copydesk.readers import Unread
from copydesk.registry import RulePackError
from copydesk.reports.wording import count
from copydesk.running.plan import STDIN, StoppedError
from copydesk.running.results import results
from copydesk.settings import FILE, settings_of
from copydesk.standing import BASELINE, STETS, file_above, home, resolved, shown
from copydesk.standing.baseline import Baseline, Entry, in_text, summed


def run(arguments: Sequence[str]) -> int:
    """Writes the baseline; returns 0, or 2 where something could not be read or written."""
    asked = _parser().parse_args(arguments)
    try:
        asked.baseline = os.path.abspath(asked.baseline or _its_file(asked.paths))
        _require_meant(asked)
        call = call_of(asked, baseline=asked.baseline, begin_baseline=True)
        baseline = call.gate.let_stand.baseline(asked.baseline)
        new: list[Entry] = []
        whole = True
        for result in results(call):
            whole = _say(result) and whole
            if isinstance(result, Checked) and result.story.format != STETS:
                new += _entries(baseline, result)
        gone = [*baseline.gone(), *_of_missing_files(baseline, asked.paths)]
        rewrite(baseline, gone, () if asked.prune else new)
    except (ConfigError, RulePackError, StoppedError) as problem:
        return complain(problem)
    except OSError as error:
        return complain(f"{asked.baseline}: not written: {(error.strerror or str(error)).lower()}")
    _report(asked, baseline, new, gone)
    return 0 if whole else 2


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="copydesk baseline",
        description="Takes what is found now as it is: `copydesk check` then reports only what is new. Entries go by rule, "
        "words and surroundings, so they survive edits elsewhere.",
    )
    add_story_arguments(parser)
    parser.add_argument(
        "--baseline", metavar="FILE", help=f"the baseline's file (default: the one in use, or {BASELINE})"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--update", action="store_true", help="takes in what is found now as well, and drops what is gone")
    how.add_argument("--prune", action="store_true", help="only drops what is gone")
    return parser


def _its_file(paths: Sequence[str]) -> str:
    """The baseline in use for the paths, or where one is to begin."""
    above = os.path.commonpath([os.path.abspath(path) for path in paths])
    story = os.path.join(above, "story") if os.path.isdir(above) else above
    folder = os.path.dirname(story)
    return settings_of(story).baseline or file_above(folder, BASELINE) or os.path.join(home(story), BASELINE)


def _require_meant(asked: argparse.Namespace) -> None:
    if STDIN in asked.paths:
        raise StoppedError("a baseline is for files, and standard input is none")
    there = os.path.exists(asked.baseline)
    if there and not (asked.update or asked.prune):
        raise StoppedError(
            f"{shown(asked.baseline)} is there already; --prune drops what is gone from it, --update also takes in what is "
            "found now"
        )
    if asked.prune and not there:
        raise StoppedError(
            f"there is no baseline {shown(asked.baseline)}; `copydesk baseline` without --prune writes it"
        )


def _say(result: Checked | Unread) -> bool:
    """Complains of what was not checked; returns whether all was."""
    if isinstance(result, Unread):
        complain_of_unread(result)
        return result.skipped
    complain_of_broken(result)
    return not result.broken


def _entries(baseline: Baseline, checked: Checked) -> list[Entry]:
    name = baseline.name(checked.story)
    return [Entry(*name, key.kept._replace(nth=0), 1) for key in keys_of(checked)]


def _of_missing_files(baseline: Baseline, paths: Sequence[str]) -> list[Entry]:
    """The entries that no story has claimed, of files below the paths that are not there any more."""
    folders = tuple(os.path.abspath(path).rstrip(os.sep) + os.sep for path in paths)
    missing = []
    for entry in baseline.unmet():
        path = resolved(entry.path, baseline.file)
        if f"{path}{os.sep}".startswith(folders) and not os.path.exists(path):
            missing.append(entry)
    return missing


def rewrite(baseline: Baseline, gone: Iterable[Entry], new: Iterable[Entry] = ()) -> None:
    """Writes the baseline without what is gone and with what is new. Raises OSError."""
    entries = summed([*baseline.kept(gone), *new])
    write_whole(baseline.file, lambda out: out.write(in_text(entries)))


def _report(asked: argparse.Namespace, baseline: Baseline, new: list[Entry], gone: list[Entry]) -> None:
    dropped = sum(entry.number for entry in gone)
    taken = 0 if asked.prune else len(new)
    held = sum(entry.number for entry in baseline.entries) - dropped + taken
    print(f"{shown(baseline.file)}: {count(held, 'finding')}, {taken:,} taken in, {dropped:,} dropped.")
    if asked.prune and new:
        print(f"{count(len(new), 'finding')} not in it: `copydesk check` reports them.")
    story = os.path.join(os.path.dirname(baseline.file), "story")
    if os.path.basename(baseline.file) != BASELINE and settings_of(story).baseline != baseline.file:
        name = os.path.basename(baseline.file)
        print(f'It is used with --baseline, or when {FILE} says: baseline = "{name}"')
