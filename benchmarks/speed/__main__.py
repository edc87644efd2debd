"""Speed: a cold run, words a second and peak memory beside the tools of the field, and where copydesk's time goes.

    python benchmarks/speed CORPUS.jsonl                                  all of it, as Markdown tables
    python benchmarks/speed CORPUS.jsonl --peers PEERS                    with the peers of that folder (see benchmarks/tools.py)
    python benchmarks/speed CORPUS.jsonl --only cold throughput           some of the tables
    python benchmarks/speed CORPUS.jsonl --only names                     stories of up to 40,000 words, every tenth a name

Measure copydesk as it is installed: build the wheel, install it into a fresh virtual environment, and run the benchmark
with that environment's Python (it needs nothing else):

    python -m build --wheel --outdir WHEELS . && python -m venv FRESH && FRESH/bin/pip install WHEELS/copydesk-*.whl
    FRESH/bin/python benchmarks/speed CORPUS.jsonl --peers PEERS

`--copydesk PATH` measures another executable; the tables by rule, by pattern and by length are of the copydesk that this Python imports.
Exits 1 when the cost is not linear in the words, and with --hold also when a goal is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from against import Compared, cold, throughput
from by_length import LENGTHS, by_length
from by_names import by_names
from by_pattern import by_pattern
from by_rule import by_rule
from callgrind import callgrind

from copydesk.config import Selection, rules_on
from copydesk.registry import find_rules
from table import machine
from tools import find_copydesk, find_peers

TABLES = ("cold", "throughput", "rule", "pattern", "length", "names", "instructions")
#: What copydesk is to reach beside this peer: it takes at least so many times as long.
PEER = "proselint"
GOALS = {"a cold run": 1 / 0.9, "the stories": 5.0}


def main() -> int:
    asked = _parser().parse_args()
    try:
        ours = find_copydesk(asked.copydesk)
    except FileNotFoundError as problem:
        print(problem, file=sys.stderr)
        return 2
    peers, missing = find_peers(asked.peers)
    rules = rules_on(find_rules(), Selection((), (), False))
    print(f"{machine()}\n\ncopydesk {ours.version}, {len(rules)} rules on by default")
    if missing:
        print(f"Not installed, so not in the tables: {', '.join(missing)}")
    linear, missed = True, False
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if "cold" in asked.only:
            missed |= _compare("a cold run", cold(asked.corpus, ours, peers, folder, asked.cold_rounds))
        if "instructions" in asked.only:
            _show(callgrind(asked.corpus, ours, peers, folder))
        pace: dict[str, float] = {}
        for stories in asked.stories if "throughput" in asked.only else ():
            compared = throughput(asked.corpus, stories, (ours, peers), folder, asked.rounds, pace)
            missed |= _compare("the stories", compared)
            pace |= compared.pace
    if "rule" in asked.only:
        _show(by_rule(asked.corpus, rules, asked.rule_stories, asked.rounds))
    if "pattern" in asked.only:
        _show(by_pattern(asked.corpus, rules, asked.rule_stories))
    if "length" in asked.only:
        text, linear = by_length(asked.corpus, rules, tuple(one for one in LENGTHS if one <= asked.longest))
        _show(text)
    if "names" in asked.only:
        text, names_linear = by_names(rules)
        linear = linear and names_linear
        _show(text)
    return int(not linear or (asked.hold and missed))


def _compare(what: str, compared: Compared) -> bool:
    """Shows a table and whether its goal is reached; True where it is missed."""
    _show(compared.text)
    if PEER not in compared.times:
        return False
    times, goal = compared.times[PEER].median, GOALS[what]
    said = "reached" if times >= goal else "missed"
    print(f"\nGoal {said}: {PEER} takes {times:.2f} times as long for {what} (goal {goal:.2f})")
    return times < goal


def _show(text: str) -> None:
    print(f"\n{text}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", help="a JSON Lines corpus")
    parser.add_argument("--copydesk", metavar="PATH", help="the executable to measure (default: beside this Python)")
    parser.add_argument(
        "--peers", metavar="FOLDER", help="where the peers are installed (default: $COPYDESK_PEERS, then PATH)"
    )
    parser.add_argument("--only", nargs="+", choices=TABLES, default=TABLES, help="only these tables")
    parser.add_argument("--cold-rounds", type=int, default=20, metavar="N", help="rounds of the cold run (default 20)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds of everything else (default 3)")
    parser.add_argument(
        "--stories",
        type=int,
        nargs="+",
        default=[200, 2000],
        metavar="N",
        help="how many stories to check (default 200 2000)",
    )
    parser.add_argument(
        "--rule-stories", type=int, default=500, metavar="N", help="stories for the table by rule (default 500)"
    )
    parser.add_argument("--hold", action="store_true", help="exit 1 when a goal is missed")
    parser.add_argument(
        "--longest", type=int, default=LENGTHS[-1], metavar="CHARACTERS", help="the longest text (default 10 MB)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
