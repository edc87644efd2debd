"""Precision: of the judged findings of each rule, how many are right.

    python benchmarks/precision CORPUS.jsonl            checks the corpus and prints a row a rule
    python benchmarks/precision CORPUS.jsonl --stale    lists the labels that no finding matches any more
    python benchmarks/precision --labels-only           the same from the labels alone, without a corpus

Exits 1 when a default-on rule is right less than nine times in ten.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from copydesk.checker import check
from copydesk.readers import Unread, read_path
from copydesk.registry import find_rules
from measures import Label, read_labels, wilson

BAR = 0.9


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", help="a JSON Lines corpus")
    parser.add_argument("--stale", action="store_true", help="list labels that no finding matches any more")
    parser.add_argument("--labels-only", action="store_true", help="count the labels without checking a corpus")
    asked = parser.parse_args()
    labels = read_labels()
    if asked.labels_only or asked.corpus is None:
        return table(labels, Counter(label.rule for label in labels), words=0)
    raised, words = findings_in(asked.corpus)
    if asked.stale:
        for label in labels:
            if label.key not in raised:
                print(
                    f"{label.rule}  {label.story}  {label.quote!r}  {'right' if label.right else 'wrong'}: {label.why}"
                )
        return 0
    current = [label for label in labels if label.key in raised]
    return table(current, Counter(rule for _, rule, _ in raised), words)


def findings_in(corpus: str) -> tuple[set[tuple[str, str, str]], int]:
    """Every finding of the corpus as (story, rule, quote), and how many words were checked."""
    found, words, rules = set(), 0, find_rules()
    for story in read_path(corpus, None):
        if isinstance(story, Unread):
            print(f"not read: {story.message}", file=sys.stderr)
            continue
        words += story.words
        for raised in check(story, rules).findings:
            found.add((story.id or "", raised.rule.name, story.quote(raised.finding.span)))
    return found, words


def table(labels: list[Label], raised: Counter[str], words: int) -> int:
    judged = Counter(label.rule for label in labels)
    right = Counter(label.rule for label in labels if label.right)
    below = 0
    print(f"{'rule':24} {'state':8} {'raised':>7} {'judged':>7} {'right':>6} {'share':>6}  95 % interval")
    for rule in find_rules():
        name, on = rule.name, rule.meta.default and not rule.meta.preview
        row = f"{name:24} {'on' if on else 'preview' if rule.meta.preview else 'off':8} {raised[name]:7} {judged[name]:7} {right[name]:6}"
        if not judged[name]:
            print(f"{row}      -  not judged")
            continue
        low, high = wilson(right[name], judged[name])
        share = right[name] / judged[name]
        below += on and share < BAR
        print(f"{row} {share:6.2f}  {low:.2f} to {high:.2f}{'  under the bar' if on and share < BAR else ''}")
    if words:
        print(f"{words:,} words checked")
    return int(below > 0)


if __name__ == "__main__":
    sys.exit(main())
