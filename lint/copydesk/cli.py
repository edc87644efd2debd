"""The command line: finds the command and hands over to its module in `copydesk.commands`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from copydesk.version import __version__

COMMANDS = {
    "check": "checks stories: files, folders or - for standard input",
    "claims": "the ledger: every statement that was worked out again, with its working",
    "explain": "prints a rule's page",
    "rules": "lists all rules, a line each",
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
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    sys.exit(code)


def _general(given: list[str]) -> int:
    if given and given[0] in ("--version", "-V"):
        print(f"copydesk {__version__}")
        return 0
    text = _help()
    if given and given[0] in ("--help", "-h"):
        print(text)
        return 0
    problem = f"there is no command {given[0]!r}" if given else "give a command"
    print(f"copydesk: {problem}\n\n{text}", file=sys.stderr)
    return 2


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
