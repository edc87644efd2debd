"""Recall: errors planted in true statements of a corpus, with the untouched statement as each one's twin.

    python benchmarks/recall CORPUS.jsonl                   a row a kind: planted, caught, missed; twins flagged
    python benchmarks/recall CORPUS.jsonl --misses 10       with as many missed statements of each kind, to be read
    python benchmarks/recall CORPUS.jsonl --rule NAME       only that rule's kinds

The planters find their statements by patterns and factors of their own, so that what copydesk does not read counts as
missed. At most --most statements a kind are planted, chosen at random (--seed).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from planters import PLANTERS
from planting import Planting

from copydesk.checker import check
from copydesk.readers.records import story_of
from copydesk.registry import Rule, find_rules


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--rule", help="only the kinds of this rule")
    parser.add_argument("--most", type=int, default=200, help="statements a kind at the most (default 200)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="print N missed and all flagged twins a kind"
    )
    asked = parser.parse_args()
    rules = {rule.name: rule for rule in find_rules()}
    by_kind: dict[tuple[str, str], list[Planting]] = defaultdict(list)
    for planting in plantings(asked.corpus):
        if planting.rule in rules and asked.rule in (None, planting.rule):
            by_kind[planting.rule, planting.kind].append(planting)
    print(f"{'rule':20} {'kind':34} {'planted':>7} {'caught':>6} {'share':>6} {'twins flagged':>13}")
    for (rule, kind), planted in sorted(by_kind.items()):
        chosen = random.Random(asked.seed).sample(planted, min(asked.most, len(planted)))
        row(rules[rule], kind, chosen, asked.misses)
    return 0


def plantings(corpus: str) -> Iterator[Planting]:
    with open(corpus, encoding="utf-8") as handle:
        for line in handle:
            record = json.loads(line)
            for plant in PLANTERS:
                yield from plant(record)


def row(rule: Rule, kind: str, planted: list[Planting], misses: int) -> None:
    missed = [planting for planting in planted if not flagged(rule, planting, planting.broken)]
    twins = [planting for planting in planted if flagged(rule, planting, planting.true)]
    caught = len(planted) - len(missed)
    print(f"{rule.name:20} {kind:34} {len(planted):7} {caught:6} {caught / len(planted):6.3f} {len(twins):13}")
    for planting in missed[:misses]:
        print(f"    missed: {planting.around(planting.broken)}")
    for planting in twins if misses else ():
        print(f"    flagged though true: {planting.around(planting.true)}")


def flagged(rule: Rule, planting: Planting, words: str) -> bool:
    """Whether the rule flags something in the statement when the story has `words` in its place."""
    record = planting.record
    text = record["text"][: planting.start] + words + record["text"][planting.end :]
    story = story_of({**record, "text": text}, "<planted>", None)
    shift = next(field.start for field in story.fields if field.name == "text")
    start, end = planting.start + shift, planting.start + len(words) + shift
    spans = (
        span
        for raised in check(story, [rule]).findings
        for span in (raised.finding.span, *(other.span for other in raised.finding.elsewhere))
    )
    return any(span.start < end and start < span.end for span in spans)


if __name__ == "__main__":
    sys.exit(main())
