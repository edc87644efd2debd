"""``copydesk init``: writes a commented file of settings, and the entry for pre-commit where there is none."""

from __future__ import annotations

import os
from collections.abc import Sequence

from copydesk.commands.asking import Parser, complain
from copydesk.settings import FILE
from copydesk.version import __version__

_HOOKS = ".pre-commit-config.yaml"
_SETTINGS = """\
# Settings of copydesk for the stories in this folder and below it. `copydesk config STORY` prints what applies.

# Only these rules or families run (`copydesk rules` lists them):
# select = ["units", "money", "weekday-date"]

# These don't:
# ignore = ["numeral-style"]

# With the rules that are still being tried out:
# preview = true

# From which severity on a check fails: "error", "warning", "info" or "never".
fail-on = "warning"

# The findings of an archive adopted as it is (`copydesk baseline` writes the file); not needed for copydesk-baseline.json:
# baseline = "old-findings.json"

# Tables of your own: events, holders of offices, places (the guide has a page on them):
# known = ["desk/*.toml"]

# Severities of your own:
[severity]
# unit-form-mix = "warning"

# Phrases of your house that a rule is to flag as well:
[phrases]
# site-debris = ["Our newsroom writes for you. Support us"]
# placeholder = ["QUOTE TO COME"]

# Other settings for some paths, counted from this folder:
# [[overrides]]
# paths = ["letters/*.txt"]
# ignore = ["doubled-word"]
"""
_HOOK = """\
repos:
  - repo: <where you keep copydesk>
    rev: <a tag or a commit of it, as v{version}>
    hooks:
      - id: copydesk
"""


def run(arguments: Sequence[str]) -> int:
    """Writes the files that are not there yet; returns 0, or 2 where the settings are there already or can't be written."""
    Parser(prog="copydesk init", description=f"Writes a commented {FILE} and the pre-commit entry here.").parse_args(
        arguments
    )
    if os.path.exists(FILE):
        return complain(f"{FILE} is here already; delete it first to begin anew")
    try:
        _write(FILE, _SETTINGS)
        if os.path.exists(_HOOKS):
            print(f"{_HOOKS} is here already; add to its repos:\n{_HOOK.format(version=__version__)}")
        else:
            _write(_HOOKS, _HOOK.format(version=__version__))
    except OSError as error:
        return complain(f"{error.filename}: {(error.strerror or str(error)).lower()}")
    return 0


def _write(path: str, text: str) -> None:
    with open(path, "x", encoding="utf-8", newline="\n") as handle:
        handle.write(text)
    print(f"wrote {path}")
