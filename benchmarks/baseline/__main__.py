"""Baseline: an archive adopted as it is, checked again, and checked after ten words were put into every story.

    python benchmarks/baseline CORPUS.jsonl
    python benchmarks/baseline CORPUS.jsonl --seed 2 --show

Writes each story of the corpus to a file of its own in a scratch folder (the headline is its first paragraph), adopts them with
`copydesk baseline`, checks them, puts ten words into each at random, but neither in nor beside the words of a finding or of its
second places, and checks them again. What is reported then is an old finding that was not recognised, if the story had one of the
same rule and words, or else a new slip that the words make ("$1.2 hollow trillion"); `--show` prints each. Exits 1 for an old one.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from table import machine, markdown

WORDS = re.findall(
    r"\w+",
    "lamp river yellow quiet marble garden pencil slowly basket window copper gentle orchard ladder velvet thunder saddle pepper "
    "walnut blanket mirror candle feather barrel cotton timber kettle bridle hollow amber willow meadow ribbon lantern cushion barley",
)
_NO_NAME = re.compile(r"[^\w-]")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--words", type=int, default=10, help="how many are put into each story (default 10)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="prints what is reported after the words were put in")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        number = _write(asked.corpus, folder / "stories")
        before = _report(folder, "--no-baseline")
        adopted = _timed(folder, "baseline", "stories")
        again = sum(map(len, _report(folder).values()))
        put_in = _put_in(folder / "stories", before, asked.words, random.Random(asked.seed))
        after = _report(folder)
        size = (folder / "copydesk-baseline.json").stat().st_size
    old, new = _told_apart(before, after)
    rows = [
        ("stories", f"{number:,}"), ("findings adopted", f"{sum(map(len, before.values())):,}"), ("seconds to adopt them", f"{adopted:.1f}"),
        ("bytes of the baseline", f"{size:,}"), ("findings when checked again", f"{again:,}"), ("words put in", f"{put_in:,}"),
        ("old findings reported after that", f"{len(old):,}"), ("new slips that the words made", f"{len(new):,}"),
    ]  # fmt: skip
    print(
        f"{machine()}\n\n{markdown(('measure', 'value'), rows)}\n\nNew slips by rule: {dict(Counter(one['rule'] for one in new))}"
    )
    for one in (*old, *new) if asked.show else old:
        print(f"  {one['rule']}: {one['quote'][:100]!r}: {one['message'][:120]}")
    return int(bool(old) or again > 0)


def _write(corpus: Path, folder: Path) -> int:
    folder.mkdir()
    number = 0
    with corpus.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            record = json.loads(line)
            name = _NO_NAME.sub("_", str(record.get("id", number)))
            words = "\n\n".join(filter(None, (record.get("headline"), record["text"])))
            (folder / f"{number:05}-{name}.txt").write_text(words, encoding="utf-8", newline="")
    return number


def _timed(folder: Path, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "copydesk", *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _report(folder: Path, *arguments: str) -> dict[str, list[dict[str, Any]]]:
    """What is found, by the story's file."""
    call = [
        sys.executable,
        "-m",
        "copydesk",
        "check",
        "stories",
        "--format",
        "json",
        "--output",
        "report.json",
        "--fail-on",
        "never",
    ]
    subprocess.run([*call, *arguments], cwd=folder, check=True)
    with (folder / "report.json").open(encoding="utf-8") as file:
        return {Path(story["path"]).name: story["findings"] for story in json.load(file)["stories"]}


def _put_in(folder: Path, before: dict[str, list[dict[str, Any]]], most: int, rng: random.Random) -> int:
    put_in = 0
    for path in sorted(folder.iterdir()):
        copy = path.read_bytes().decode()
        marked = len(copy) - len(copy := copy.removeprefix("\ufeff"))
        taken = [
            (place["start"]["offset"], place["end"]["offset"])
            for finding in before.get(path.name, ())
            for place in (finding, *finding["elsewhere"])
        ]
        gaps = [
            match.start()
            for match in re.finditer(" ", copy)
            if not any(start - 1 <= match.start() <= end for start, end in taken)
        ]
        for gap in sorted(rng.sample(gaps, min(most, len(gaps))), reverse=True):
            copy = f"{copy[:gap]} {rng.choice(WORDS)}{copy[gap:]}"
            put_in += 1
        path.write_bytes(("\ufeff" * marked + copy).encode())
    return put_in


def _told_apart(
    before: dict[str, list[dict[str, Any]]], after: dict[str, list[dict[str, Any]]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The findings reported afterwards that the story had, by rule and words, and those that are new."""
    old, new = [], []
    for name, findings in after.items():
        known = {(one["rule"], " ".join(one["quote"].split())) for one in before.get(name, ())}
        for one in findings:
            (old if (one["rule"], " ".join(one["quote"].split())) in known else new).append(one)
    return old, new


if __name__ == "__main__":
    sys.exit(main())
