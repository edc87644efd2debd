"""The guide: every command in it runs and says what the page shows; the pages build into a site without a warning.

On a page a fence after ``<!-- file: NAME -->`` is a file in the reader's folder, and a ``console`` fence is a session there:
lines after "$ " are commands, the others what they print. "…" stands for anything, on a line of its own for any lines.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from running import Outcome

from copydesk import settings

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs" / "guide").glob("*.md"))
_STEP = re.compile(
    r"(?:<!-- file: (?P<name>\S+) -->\n)?^(?P<fence>`{3,})(?P<language>[\w-]*)\n(?P<body>.*?)^(?P=fence)$", re.M | re.S
)
_DRAFT = "New dam\n\nThe lake of 12 acres (30 hectares) has the the dam of 12 km (7. 5 miles).\n"


def steps(page: str) -> Iterator[tuple[str, str, str]]:
    """The page's files ("file", name, content) and commands ("command", the line, what it prints), in order."""
    for step in _STEP.finditer(page):
        if step["name"]:
            yield "file", step["name"], step["body"]
        elif step["language"] == "console":
            for session in re.split(r"^\$ ", step["body"], flags=re.M)[1:]:
                line, _, printed = session.partition("\n")
                yield "command", line, printed


def as_pattern(printed: str) -> re.Pattern[str]:
    """What a command must print, to be matched as a whole."""
    anything = re.escape("…")
    lines = re.escape(printed).replace(f"{anything}\\\n", "(?:.*\\n)*?").replace(anything, ".*")
    return re.compile(f"{lines}\\Z")


def run(line: str, command: Callable[..., Outcome], folder: Path) -> tuple[int, str]:
    """Runs a line of a session; what `copydesk` prints comes from this process, where nothing else is on the line."""
    if re.fullmatch(r"copydesk [\w./, *=-]+", line):
        for remembered in (settings._found_above, settings._table, settings._applied):
            remembered.cache_clear()  # a process looks once; a session on a page goes on
        outcome = command(*line.split()[1:])
        return outcome.code, outcome.err + outcome.out
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", f"exec 2>&1; {line}"], cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path}
    )  # fmt: skip
    return done.returncode, done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_of_the_guide_says_what_the_page_shows(
    page: Path, command: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "desk")
    for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.setenv(name, "desk@example.com")
    (tmp_path / "draft.txt").write_text(_DRAFT, encoding="utf-8")
    for kind, what, content in steps(page.read_text(encoding="utf-8")):
        if kind == "file":
            path = tmp_path / what
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
            continue
        code, said = run(what, command, tmp_path)
        assert as_pattern(content).match(said), f"{page.name}: $ {what}\nprinted:\n{said}\nand not:\n{content}"
        assert code in (0, 1) or content.strip("…\n"), f"{page.name}: $ {what} failed: {said}"


def test_the_pages_build_into_a_site(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "docs", str(tmp_path / "site")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").exists()
