"""The command line: finds the command and hands over to its module in `copydesk.commands`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn, TextIO

from copydesk import pattern_cache
from copydesk.version import __version__

COMMANDS = {
    "check": "checks stories: files, folders or - for standard input",
    "claims": "the ledger: every statement that was worked out again, with its working",
    "explain": "prints a rule's page",
    "rules": "lists all rules, a line each",
    "config": "prints what applies to a story, and from which file of settings",
    "stet": "lets a finding stand, with the reason, in copydesk-stets.toml",
    "baseline": "takes what is found in an archive as it is, so that only new findings are reported",
    "init": "writes a commented copydesk.toml and the pre-commit entry",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command line; returns its exit code: 0 nothing to report, 1 findings, 2 something could not be done."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in COMMANDS:
        run = import_module(f"copydesk.commands.{given[0]}").run
        return int(run(given[1:]))
    return _general(given)


def entry() -> None:
    """What the installed `copydesk` calls: `main`, and quiet ends for Ctrl-C and closed pipes."""
    _steady_streams()
    # A start makes some ten thousand objects that all stay; looking through them for garbage takes a tenth of it.
    gc.set_threshold(100_000, 10, 10)
    try:
        code = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        code = 141
        _to_nowhere(sys.stdout)
    except Exception as error:
        code = 2  # a traceback alone would end with 1, which says that the story has a slip
        _explain(error)
        _to_nowhere(sys.stdout)
    _leave(code)


def _leave(code: int) -> NoReturn:
    """Ends the process without taking every module apart, which takes as long as checking a story."""
    pattern_cache.save()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        code = code or 2
    os._exit(code)


def _explain(error: Exception) -> None:
    if isinstance(error, OSError) and error.filename is None:
        from errno import EDQUOT, EFBIG, EIO, ENOSPC

        written = error.errno in (EDQUOT, EFBIG, EIO, ENOSPC)
        what = "the output cannot be written" if written else "the system refuses what the run needs"
        print(f"copydesk: {what}: {(error.strerror or str(error)).lower()}", file=sys.stderr)
        return
    from traceback import print_exception

    print_exception(error)
    print(
        "copydesk: this is a defect of copydesk, not of the copy; please report it with the lines above",
        file=sys.stderr,
    )


def _steady_streams() -> None:
    """Makes the standard streams take every character, and gives those that are closed somewhere to write to."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8", errors="backslashreplace"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _to_nowhere(stream: TextIO) -> None:
    """Lets Python's own last flush of the stream succeed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _general(given: list[str]) -> int:
    if given and given[0] in ("--version", "-V"):
        print(f"copydesk {__version__}")
        return 0
    text = _help()
    if given and given[0] in ("--help", "-h"):
        print(text)
        return 0
    problem = f"there is no command {given[0]!r}{_hint(given[0])}" if given else "give a command"
    print(f"copydesk: {problem}\n\n{text}", file=sys.stderr)
    return 2


def _hint(word: str) -> str:
    if os.path.exists(word):
        return f"; did you mean `copydesk check {word}`?"
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _help() -> str:
    lines = ["usage: copydesk COMMAND …", "", "A fact-check and consistency linter for news copy.", ""]
    lines += (f"  {name:10} {what}" for name, what in COMMANDS.items())
    lines += [
        "",
        "  --version  prints the version",
        "",
        "copydesk COMMAND --help says more. Most used: copydesk check STORY.txt",
    ]
    return "\n".join(lines)
