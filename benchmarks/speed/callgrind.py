"""How many instructions a cold run takes, counted by valgrind's callgrind: the same on a busy machine and an idle one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from texts import typical

from table import markdown
from tools import NOTHING_KEPT, Found

#: Peers that run on Python's interpreter; the others bring runtimes that valgrind takes minutes for.
_COUNTED = ("proselint", "codespell")


def callgrind(corpus: str, ours: Found, peers: list[Found], folder: Path) -> str:
    """A table of instructions in a cold run on one story; says so where valgrind is not installed."""
    if shutil.which("valgrind") is None:
        return "Instructions of a cold run: not counted, valgrind is not installed"
    inside = folder / "counted"
    inside.mkdir()
    (inside / "story.txt").write_text(typical(corpus), encoding="utf-8")
    command = ours.command(["story.txt"])
    subprocess.run(command, cwd=inside, capture_output=True, check=False)  # keeps its patterns for the next run
    counts = {
        "python -c pass": _instructions([sys.executable, "-c", "pass"], inside),
        ours.name: _instructions(command, inside),
        f"{ours.name}, first run": _instructions(command, inside, NOTHING_KEPT),
    }
    counts |= {peer.name: _instructions(peer.command(["story.txt"]), inside) for peer in peers if peer.name in _COUNTED}
    base = counts[ours.name]
    rows = [(name, _millions(one), f"{one / base:.2f}" if base and one else "") for name, one in counts.items()]
    head = ("cold run", "million instructions", "times copydesk's")
    return f"Instructions of a cold run on one story (valgrind --tool=callgrind)\n\n{markdown(head, rows)}"


def _instructions(command: list[str], folder: Path, setting: str = "PYTHONHASHSEED=0") -> int | None:
    name, _, value = setting.partition("=")
    environment = {**os.environ, "PYTHONHASHSEED": "0", name: value}
    counting = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    done = subprocess.run(counting, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    match = re.search(r"Collected\s*:\s*(\d+)", done.stderr)
    return int(match[1]) if match else None


def _millions(counted: int | None) -> str:
    return "not counted" if counted is None else f"{counted / 1e6:.0f}"
