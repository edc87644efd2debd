"""Runs commands in turns (A B C A B C …) and keeps what each run took."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_LAUNCHER = str(Path(__file__).with_name("launcher.py"))


class Run(NamedTuple):
    """One run of a command: seconds on the wall and of the processor, peak memory in bytes, exit code."""

    seconds: float
    processor: float
    memory: int
    code: int


def run(command: Sequence[str], folder: str) -> Run:
    """Runs a command once in a folder, its output thrown away. Raises OSError where it cannot be started."""
    launcher = [sys.executable, "-I", "-S", _LAUNCHER, *command]
    # The same hashing each time, so that two runs of a Python tool do the same work.
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(launcher, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"{command[0]} could not be run: {done.stderr.strip().splitlines()[-1]}")
    return Run(**json.loads(done.stdout))


def in_turns(
    commands: Mapping[str, Sequence[str]], folder: str, rounds: int, patience: float = float("inf")
) -> dict[str, list[Run]]:
    """Runs every command `rounds` times, one after the other in each round.

    One that took more than `patience` seconds is not run again.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            if not runs[name] or runs[name][-1].seconds <= patience:
                runs[name].append(run(command, folder))
    return runs


class Spread(NamedTuple):
    """Minimum, median and maximum."""

    least: float
    median: float
    most: float

    def text(self, form: str = "{:.2f}") -> str:
        return " / ".join(form.format(value) for value in self)


def spread(values: Sequence[float]) -> Spread:
    return Spread(min(values), statistics.median(values), max(values))


def ratios(ours: Sequence[Run], theirs: Sequence[Run]) -> Spread:
    """Theirs by ours, pair by pair of the same round: how many times as long theirs took."""
    return spread([other.seconds / own.seconds for own, other in zip(ours, theirs, strict=False)])
