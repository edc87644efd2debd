"""The line that says how far a run is: on a terminal, after a second, and nowhere else."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.checker import Checked
from copydesk.commands import progress as progress_module
from copydesk.commands.progress import Cleared, Progress, make_progress
from copydesk.readers import Unread
from copydesk.story import Story

pty = pytest.importorskip("pty")
Write = Callable[..., Path]


class Terminal(io.StringIO):
    """A terminal of some width, and a clock that goes on half a second with each look at it."""

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        """What stands on its line after all that was written."""
        line = ""
        for piece in re.split("(\r)", self.getvalue()):
            line = piece + line[len(piece) :] if piece != "\r" else line
        return line.rstrip()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    clock = iter(number / 2 for number in range(100_000))
    monkeypatch.setattr(progress_module.time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(progress_module, "_width", lambda out: 80)
    return Terminal()


def checked(path: Path | str, words: str = "It rained.") -> Checked:
    return Checked(Story(words, path=str(path)), (), (), ())


def test_it_shows_how_much_of_all_bytes_is_done(terminal: Terminal, story: Write) -> None:
    paths = [story("x" * 100, f"{number}.txt") for number in range(4)]
    line = Progress(terminal, lambda: 400)
    line.add(checked(paths[0], "x" * 100))
    assert terminal.shown == ""  # a second has not gone by
    line.add(checked(paths[1], "x" * 100))
    assert terminal.shown == "[###############...............]  50%  2 stories, 0 findings"
    line.add(checked(paths[2], "x" * 50))
    assert terminal.shown == "[##################............]  62%  3 stories, 0 findings"
    line.add(Unread(str(paths[3]), None, "is empty"))
    assert terminal.shown == "[######################........]  75%  3 stories, 0 findings"
    line.hide()
    assert terminal.shown == ""
    assert "\n" not in terminal.getvalue()
    assert "\x1b" not in terminal.getvalue()


@pytest.mark.parametrize("width", [1, 2, 20, 40, 60])
def test_it_never_runs_over_the_end_of_a_narrow_line(
    terminal: Terminal, story: Write, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(progress_module, "_width", lambda out: width)
    line = Progress(terminal, lambda: 400)
    for number in range(9):
        line.add(checked(story("x" * 100, f"{number}.txt")))
    assert len(terminal.shown) < width


def test_what_is_written_to_its_terminal_finds_the_line_free(terminal: Terminal, story: Write) -> None:
    line = Progress(terminal, lambda: None)
    for number in range(4):
        line.add(checked(story("x", f"{number}.txt")))
    out = Cleared(terminal, line)
    out.write("a finding\n")
    out.writelines(["one\n", "two\n"])
    assert out.isatty()
    written = terminal.getvalue()
    assert written.endswith(
        f"4 stories, 0 findings\r{' ' * len('checking: 4 stories, 0 findings')}\ra finding\none\ntwo\n"
    )


def test_without_a_total_it_counts(terminal: Terminal) -> None:
    line = Progress(terminal, lambda: None)
    for _ in range(3):
        line.add(checked("<stdin>"))
    assert terminal.shown == "checking: 3 stories, 0 findings"


@pytest.mark.parametrize("out", [None, io.StringIO()])
def test_there_is_none_without_a_terminal(out: io.StringIO | None) -> None:
    assert make_progress(out, lambda: 1) is None


def test_there_is_none_on_a_terminal_that_can_take_nothing_back(monkeypatch: pytest.MonkeyPatch) -> None:
    assert make_progress(Terminal(), lambda: 1) is not None
    monkeypatch.setenv("TERM", "dumb")
    assert make_progress(Terminal(), lambda: 1) is None


SLOW = '''
"""Takes its time."""
import time
from copydesk.rule import Meta
META = Meta(severity="error", since="0.1.0")
EXAMPLES = ()
def check(story):
    time.sleep(0.1)
    return ()
'''


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_on_a_terminal_of_its_own_it_comes_and_goes(pack: Callable[..., Path], story: Write, jobs: str) -> None:
    pack("desk_rules", {"letters/letter_x.py": SLOW})
    path = story("".join(f'{{"text": "It rained {n}."}}\n' for n in range(30)), "a.jsonl")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "copydesk", "check", str(path), "--select", "letter-x", "--jobs", jobs]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    drawn = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert done.stdout.startswith(b"30 stories, ")
    assert re.search(r"\r\[#*\.*\] +[0-9]+%  [0-9]+ stor(y|ies), 0 findings", drawn)
    assert re.search(r"\r +\r\Z", drawn)
