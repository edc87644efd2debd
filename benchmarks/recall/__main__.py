"""Recall: errors planted in true statements of a corpus, with the untouched statement as each one's twin.

    python benchmarks/recall CORPUS.jsonl                   a row a kind: planted, caught; twins flagged; then the families
    python benchmarks/recall CORPUS.jsonl --misses 10       with as many missed statements of each kind, to be read
    python benchmarks/recall CORPUS.jsonl --rule NAME       only that rule's kinds
    python benchmarks/recall CORPUS.jsonl --family NAME     only that family's kinds
    python benchmarks/recall CORPUS.jsonl --save            keeps the counts in results.jsonl, which the rules' pages show

The planters find their statements by patterns and factors of their own, so that what copydesk does not read counts as
missed. At most --most statements a kind are planted, chosen at random (--seed).

Exits 1 when a family's recall is under 0.9 or more than 0.005 of its twins are flagged, by the rules that are on by
default; 2 when nothing could be planted, or a planter or a rule failed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from planters import Planter, find_planters
from planting import Planting
from tally import Row, families, kinds, reached, save
from trial import Trial

from copydesk.registry import Rule, find_rules
from table import machine


def main() -> int:
    asked = _parser().parse_args()
    rules = {rule.name: rule for rule in find_rules()}
    unknown = _unknown(asked, rules.values())
    if not unknown and asked.save and (asked.rule or asked.family):
        unknown = "--save keeps the counts of all rules: leave --rule and --family out"
    if unknown:
        print(unknown, file=sys.stderr)
        return 2
    planters, broken = find_planters()
    for problem in broken:
        print(problem, file=sys.stderr)
    wanted = {
        name for name, rule in rules.items() if asked.rule in (None, name) and asked.family in (None, rule.family)
    }
    chosen = _chosen(plantings(asked.corpus, planters), wanted, asked.most, asked.seed)
    if not chosen:
        print("nothing was planted: the corpus holds no statement that a planter of these rules knows", file=sys.stderr)
        return 2
    trial = Trial()
    rows = [_row(rules[rule], kind, planted, trial, asked.misses) for (rule, kind), planted in chosen.items()]
    print(f"{machine()}\n\n{kinds(rows)}\n\n{families(rows)}")
    if asked.save:
        save(rows)
    for problem in sorted(trial.failed):
        print(problem, file=sys.stderr)
    return 2 if broken or trial.failed else int(not reached(rows))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", help="a JSON Lines corpus")
    parser.add_argument("--save", action="store_true", help="keep the counts, of all rules, in results.jsonl")
    parser.add_argument("--rule", metavar="NAME", help="only the kinds of this rule")
    parser.add_argument("--family", metavar="NAME", help="only the kinds of this family")
    parser.add_argument(
        "--most", type=int, default=200, metavar="N", help="statements a kind at the most (default 200)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the choice (default 1)")
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="print N missed and all flagged twins a kind"
    )
    return parser


def _unknown(asked: argparse.Namespace, rules: Iterable[Rule]) -> str:
    for option, known in (("rule", {rule.name for rule in rules}), ("family", {rule.family for rule in rules})):
        given = getattr(asked, option)
        if given is not None and given not in known:
            return f"there is no {option} {given!r}; one of {', '.join(sorted(known))}"
    return ""


def plantings(corpus: str, planters: tuple[Planter, ...]) -> Iterator[Planting]:
    """Every error that can be planted in the corpus."""
    with open(corpus, encoding="utf-8") as handle:
        for number, line in enumerate(handle, 1):
            if line.strip():
                record = {"id": str(number), "headline": "", **json.loads(line)}
                for plant in planters:
                    yield from plant(record)


def _chosen(
    planted: Iterable[Planting], wanted: set[str], most: int, seed: int
) -> dict[tuple[str, str], list[Planting]]:
    """At most so many plantings of each kind, in the order of rule and kind."""
    by_kind: dict[tuple[str, str], list[Planting]] = defaultdict(list)
    for planting in planted:
        if planting.rule in wanted:
            by_kind[planting.rule, planting.kind].append(planting)
    return {key: random.Random(seed).sample(each, min(most, len(each))) for key, each in sorted(by_kind.items())}


def _row(rule: Rule, kind: str, planted: list[Planting], trial: Trial, misses: int) -> Row:
    missed = [planting for planting in planted if not trial.flagged(rule, planting, planting.broken)]
    twins = [planting for planting in planted if trial.flagged(rule, planting, planting.true)]
    for planting in missed[:misses]:
        print(f"{rule.name}, {kind}, missed: {planting.around(planting.broken)}")
    for planting in twins if misses else ():
        print(f"{rule.name}, {kind}, flagged though true: {planting.around(planting.true)}")
    return Row(rule, kind, len(planted), len(planted) - len(missed), len(twins))


if __name__ == "__main__":
    sys.exit(main())
