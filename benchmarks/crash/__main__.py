"""Crash: kill -9 while --fix is at work, again and again; no file is ever other than the old or the new.

    python benchmarks/crash              a hundred runs, each killed at a moment of its own
    python benchmarks/crash --times 10

Forty plain files and a file of three hundred records, each with slips, are mended in a scratch folder. A first run that is left
alone says what each file is to become and how long that takes; the others are killed at random while they write. Exits 1 when a
file holds anything but its old or its new content, or when a run that is left alone afterwards does not mend all.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

Files = dict[str, bytes]
FILES, RECORDS = 40, 300
SLIPS = "Story {number}. The U. S. team ran 12 km (7. 5 miles) in the rain, and it took the runners all day.\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100, help="how many runs are killed (default 100)")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    moments = random.Random(asked.seed)
    old = _old()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        new, first, last = _left_alone(folder, old)
        print(f"{len(old)} files; mended between {first:.2f} and {last:.2f} s after the start")
        bad = 0
        counts = {"before the first": 0, "between": 0, "after the last": 0}
        leftovers = 0
        for _ in range(asked.times):
            _write(folder, old)
            _killed(folder, moments.uniform(first * 0.9, last * 1.05))
            now = _read(folder)
            mended = sum(now[name] == new[name] for name in old)
            bad += sum(now[name] not in (old[name], new[name]) for name in old)
            counts["between" if 0 < mended < len(old) else "after the last" if mended else "before the first"] += 1
            leftovers += len(now) - len(old)
        _write(folder, old)
        whole = _mend(folder).wait() in (0, 1) and {name: _read(folder)[name] for name in old} == new
    said = ", ".join(f"{number} {when}" for when, number in counts.items())
    print(f"{asked.times} runs killed, by how many files were mended: {said}")
    print(f"files neither old nor new: {bad}; second files left behind, hidden: {leftovers}")
    print(f"a run that is left alone afterwards mends all: {'yes' if whole else 'NO'}")
    return int(bool(bad) or not whole)


def _old() -> Files:
    files = {f"story{number:02}.txt": (SLIPS.format(number=number) * 20).encode() for number in range(FILES)}
    lines = (json.dumps({"id": number, "text": SLIPS.format(number=number)}) for number in range(RECORDS))
    return files | {"records.jsonl": "\n".join(lines).encode()}


def _write(folder: Path, files: Files) -> None:
    for path in folder.iterdir():
        path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _read(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _mend(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "copydesk", "check", "--fix", "--select", "broken-decimal,split-abbreviation", "."]
    path = os.pathsep.join(filter(None, (os.path.abspath(part) for part in sys.path if part)))
    return subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.DEVNULL)


def _left_alone(folder: Path, old: Files) -> tuple[Files, float, float]:
    """What the files are after a run that nobody kills, and when the first and the last of them were mended."""
    _write(folder, old)
    began = time.time()
    if _mend(folder).wait() not in (0, 1):
        sys.exit("copydesk cannot mend the files")
    times = sorted(path.stat().st_mtime - began for path in folder.iterdir())
    new = _read(folder)
    if any(new[name] == content for name, content in old.items()):
        sys.exit("there was nothing to mend in one of the files")
    return new, times[0], times[-1]


def _killed(folder: Path, after: float) -> None:
    run = _mend(folder)
    time.sleep(after)
    run.send_signal(signal.SIGKILL)
    run.wait()


if __name__ == "__main__":
    sys.exit(main())
