"""Many files: a second run from the cache against the first, and two processes against one.

    python benchmarks/many CORPUS.jsonl                     all its stories, as a file each and as one file of records
    python benchmarks/many CORPUS.jsonl --stories 500 --rounds 5

Stories go to a scratch folder, and so does the cache. Each round makes every run once, in turns, so that what else the machine
does falls on all of them alike; the table shows the fastest round, and beside it how far the slowest was off. Time is the wall's,
and the processor's (user and system, of all processes): on a machine that is busy with other things only the latter compares. Exits 1
when two runs report anything but the same bytes, and with --hold also when a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice, zip_longest
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from table import machine, markdown

#: At least so many times as fast is the second run as the first, and are two processes as one.
CACHE_GOAL, JOBS_GOAL = 10.0, 1.7


class Time(NamedTuple):
    """Seconds of a run: by the wall's clock, and of the processor."""

    wall: float
    processor: float


def main() -> int:
    asked = _parser().parse_args()
    print(f"{machine()}; load {os.getloadavg()[0]:.1f} at the start\n")
    goals, same = True, True
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        stories = list(islice(_stories(asked.corpus), asked.stories))
        (folder / "none").mkdir()
        (folder / "none" / "story.txt").write_text("It rained.", encoding="utf-8")
        rows = []
        for name in ("files", "records"):
            made = _made(folder / name, stories, apart=name == "files")
            times = _measured(folder, made, asked.rounds)
            same &= _all_the_same(sorted(folder.glob("report-*")))
            rows += [(name, run, *_shown(each)) for run, each in times.items()]
            best = {run: _fastest(each) for run, each in times.items()}
            ratios = {
                "cache": (best["first"].processor / best["second"].processor, CACHE_GOAL),
                "jobs": (best["one process"].wall / best["two processes"].wall, JOBS_GOAL),
            }
            for what, (ratio, goal) in ratios.items():
                goals &= ratio >= goal
                rows.append((name, f"{what}: times as fast", f"{ratio:.2f}", "", f"goal {goal}"))
            more = best["two processes"].processor / best["one process"].processor
            rows.append((name, "processor time of two processes to one", f"{more:.2f}", "", "1 is none lost"))
    print(markdown(("stories as", "run", "wall, s", "processor, s", "slowest round"), rows))
    print(f"\nload {os.getloadavg()[0]:.1f} at the end; reports of all runs the same: {'yes' if same else 'NO'}")
    return int(not same or (asked.hold and not goals))


def _all_the_same(reports: list[Path]) -> bool:
    """Whether the reports hold the same bytes; says of the first two that differ where."""
    first, *others = reports
    for other in others:
        for one, two in zip_longest(first.read_bytes().split(b"\n"), other.read_bytes().split(b"\n")):
            if one != two:
                print(f"{first.name} and {other.name} differ:\n{(one or b'')[:400]!r}\n{(two or b'')[:400]!r}\n")
                return False
    return True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", help="a JSON Lines corpus")
    parser.add_argument("--stories", type=int, metavar="N", help="how many of its stories (default: all)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often each run is made (default 3)")
    parser.add_argument("--hold", action="store_true", help="exit 1 when a goal is missed")
    return parser


def _stories(corpus: str) -> Iterator[dict[str, object]]:
    with open(corpus, encoding="utf-8") as handle:
        for line in handle:
            yield json.loads(line)


def _made(folder: Path, stories: list[dict[str, object]], *, apart: bool) -> Path:
    folder.mkdir()
    if not apart:
        lines = (json.dumps(story, ensure_ascii=False) for story in stories)
        (folder / "stories.jsonl").write_text("\n".join(lines), encoding="utf-8")
        return folder
    for number, story in enumerate(stories):
        path = folder / f"{number // 500:03}" / f"story{number:06}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{story.get('headline') or ''}\n\n{story['text']}", encoding="utf-8", newline="")
    return folder


def _measured(folder: Path, stories: Path, rounds: int) -> dict[str, list[Time]]:
    """The times of each run, a round an entry."""
    runs = {
        "one process": ("--no-cache",),
        "two processes": ("--no-cache", "--jobs", "2"),
        "first": (),
        "second": (),
    }
    times: dict[str, list[Time]] = {name: [] for name in runs}
    _run(stories.parent / "none", folder / "cache-none", folder / "none.json", ())  # compiles modules and patterns
    for number in range(rounds):
        for name, options in runs.items():
            report = folder / f"report-{name.replace(' ', '-')}"
            times[name].append(_run(stories, folder / f"cache-{stories.name}-{number}", report, options))
    return times


def _run(stories: Path, cache: Path, report: Path, options: tuple[str, ...]) -> Time:
    # Without compiled modules every run would be a third slower, and the second, of the cache, by half.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "COPYDESK_CACHE_DIR": str(cache)}
    command = [
        sys.executable, "-m", "copydesk", "check", "--format", "json", "--fail-on", "never", "--output", report, *options, ".",
    ]  # fmt: skip
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=stories, env=environment, check=True)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Time(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _fastest(times: list[Time]) -> Time:
    return Time(min(each.wall for each in times), min(each.processor for each in times))


def _shown(times: list[Time]) -> tuple[str, str, str]:
    best = _fastest(times)
    worst = max(each.wall for each in times) / best.wall
    return f"{best.wall:.2f}", f"{best.processor:.2f}", f"{worst:.2f} times the wall time"


if __name__ == "__main__":
    sys.exit(main())
