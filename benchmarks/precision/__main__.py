"""Precision: of the judged findings of each rule, how many are right.

    python benchmarks/precision CORPUS.jsonl              checks the corpus and prints a row a rule
    python benchmarks/precision CORPUS.jsonl --stale      lists the labels that no finding matches any more
    python benchmarks/precision CORPUS.jsonl --unjudged   lists the findings that nobody has judged yet
    python benchmarks/precision --labels-only             the table from the labels alone, without a corpus

`--rule NAME` says it of one rule. `--labels FILE` reads the labels from elsewhere than precision/labels.jsonl.

Exits 1 when a default-on rule is right less than nine times in ten; 2 when the labels or the corpus cannot be read, or a
rule failed. A rule that nobody judged, because it raised nothing or was not read yet, is named and passes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from copydesk.checker import check
from copydesk.readers import Unread, read_path
from copydesk.registry import Rule, find_rules
from measures import LABELS, Label, read_labels, short, wilson
from table import machine, markdown

BAR = 0.9


class Corpus(NamedTuple):
    """Every finding of a corpus as (story, rule, quote), how many of them are errors or warnings of default-on rules, the
    words checked, and what went wrong."""

    findings: Counter[tuple[str, str, str]]
    loud: int
    words: int
    failed: set[str]


def main() -> int:
    asked = _parser().parse_args()
    try:
        labels = read_labels(asked.labels)
    except (OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 2
    rules = tuple(rule for rule in find_rules() if asked.rule in (None, rule.name))
    if not rules:
        print(f"there is no rule {asked.rule!r}", file=sys.stderr)
        return 2
    if asked.labels_only or asked.corpus is None:
        return table(labels, rules, None)
    corpus = findings_in(asked.corpus, rules)
    for failure in sorted(corpus.failed):
        print(failure, file=sys.stderr)
    if asked.stale or asked.unjudged:
        listing(labels, corpus, {rule.name for rule in rules}, stale=asked.stale)
        return 2 * bool(corpus.failed)
    code = table(labels, rules, corpus)
    return 2 if corpus.failed else code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", help="a JSON Lines corpus")
    parser.add_argument("--stale", action="store_true", help="list labels that no finding matches any more")
    parser.add_argument("--unjudged", action="store_true", help="list findings without a label")
    parser.add_argument("--labels-only", action="store_true", help="count the labels without checking a corpus")
    parser.add_argument("--labels", type=Path, default=LABELS, metavar="FILE", help="the judged findings")
    parser.add_argument("--rule", metavar="NAME", help="only this rule")
    return parser


def findings_in(corpus: str, rules: tuple[Rule, ...]) -> Corpus:
    """What the rules find in a corpus."""
    found: Counter[tuple[str, str, str]] = Counter()
    failed: set[str] = set()
    words = loud = 0
    for story in read_path(corpus, None):
        if isinstance(story, Unread):
            failed.add(f"not read: {story.message}")
            continue
        words += story.words
        checked = check(story, rules)
        failed |= {f"rule {broken.rule} failed: {broken.error}" for broken in checked.broken}
        found.update((story.id or "", one.rule.name, short(story.quote(one.finding.span))) for one in checked.findings)
        loud += sum(is_on(one.rule) and one.severity != "info" for one in checked.findings)
    return Corpus(found, loud, words, failed)


def is_on(rule: Rule) -> bool:
    return rule.meta.default and not rule.meta.preview


def listing(labels: list[Label], corpus: Corpus, names: set[str], *, stale: bool) -> None:
    """Prints the labels that match no finding, or the findings that have no label."""
    if stale:
        for label in labels:
            if label.rule in names and label.key not in corpus.findings:
                verdict = "right" if label.right else "wrong"
                print(f"{label.rule}  {label.story}  {label.quote!r}  {verdict}: {label.why}")
        return
    for story, rule, quote in sorted(corpus.findings.keys() - {label.key for label in labels}, key=lambda key: key[1]):
        print(f"{rule}  {story}  {quote!r}")


def table(labels: list[Label], rules: tuple[Rule, ...], corpus: Corpus | None) -> int:
    """Prints a row a rule; 1 where a default-on rule is under the bar. With a corpus only labels that match it count."""
    current = [label for label in labels if corpus is None or label.key in corpus.findings]
    raised: Counter[str] = Counter()
    for (_, rule, _), times in corpus.findings.items() if corpus else ():
        raised[rule] += times
    judged = Counter(label.rule for label in current)
    right = Counter(label.rule for label in current if label.right)
    under = {rule.name for rule in rules if is_on(rule) and right[rule.name] < BAR * judged[rule.name]}
    rows = [
        (rule.name, _state(rule), raised[rule.name] if corpus else "", *_share(right[rule.name], judged[rule.name]),
         "under the bar" if rule.name in under else "")
        for rule in rules
    ]  # fmt: skip
    print(f"{machine()}\n")
    print(markdown(("rule", "state", "raised", "judged", "right", "share", "95 % interval", ""), rows))
    _notes(labels, rules, judged, corpus)
    return int(bool(under))


def _state(rule: Rule) -> str:
    return "on" if is_on(rule) else "preview" if rule.meta.preview else "off"


def _share(right: int, judged: int) -> tuple[object, ...]:
    if not judged:
        return 0, 0, "", ""
    low, high = wilson(right, judged)
    return judged, right, f"{right / judged:.2f}", f"{low:.2f} to {high:.2f}"


def _notes(labels: list[Label], rules: tuple[Rule, ...], judged: Counter[str], corpus: Corpus | None) -> None:
    unread = [rule.name for rule in rules if is_on(rule) and not judged[rule.name]]
    raised = {rule for _, rule, _ in corpus.findings} if corpus else set()
    silent = [name for name in unread if corpus and name not in raised]
    if silent:
        print(f"\nOn by default and silent in this corpus: {', '.join(silent)}")
    if missing := [name for name in unread if name not in silent]:
        print(f"\nOn by default and not judged: {', '.join(missing)}")
    unknown = {label.rule for label in labels} - {rule.name for rule in find_rules()}
    if unknown:
        print(f"\nLabels of rules that are not there: {', '.join(sorted(unknown))}")
    if corpus:
        density = 1000 * corpus.loud / max(1, corpus.words)
        print(
            f"\n{corpus.words:,} words checked; errors and warnings of default-on rules: {density:.2f} per 1,000 words"
        )


if __name__ == "__main__":
    sys.exit(main())
