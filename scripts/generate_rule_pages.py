"""Writes docs/rules from the rules themselves and from the judged findings.

python scripts/generate_rule_pages.py            writes the pages
python scripts/generate_rule_pages.py --check    exits 1 when the committed pages differ
"""

from __future__ import annotations

import sys
from pathlib import Path

from copydesk.commands.explain import page
from copydesk.registry import Rule, find_rules

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "rules"
sys.path.insert(0, str(ROOT / "benchmarks"))

from measures import Label, Planted, read_labels, read_results, wilson  # noqa: E402


def pages() -> dict[Path, str]:
    labels, results = read_labels(), read_results()
    rules = find_rules()
    made = {TARGET / rule.family / f"{rule.name}.md": whole_page(rule, labels, results) for rule in rules}
    made[TARGET / "README.md"] = index(rules)
    return made


def whole_page(rule: Rule, labels: list[Label], results: list[Planted]) -> str:
    judged = [label for label in labels if label.rule == rule.name]
    planted = [result for result in results if result.rule == rule.name]
    return f"{page(rule)}\n\n## Judged on published copy\n\n{precision(judged)}\n\n{recall(planted)}\n"


def precision(judged: list[Label]) -> str:
    if not judged:
        return (
            "The tuning corpus (4,259 published stories) holds no finding of this rule to judge: what it stands on are its examples, "
            "and planted errors."
        )
    right = sum(label.right for label in judged)
    low, high = wilson(right, len(judged))
    return f"{right} of {len(judged)} findings judged by eye were right (95 % interval {low:.2f} to {high:.2f})."


def recall(planted: list[Planted]) -> str:
    if not planted:
        return "No errors were planted to see what it misses."
    lines = [
        "Errors planted in true statements of that corpus:",
        "",
        "| kind of error | planted | caught | true ones flagged |",
        "| --- | ---: | ---: | ---: |",
    ]
    lines += [f"| {one.kind} | {one.planted} | {one.caught} | {one.twins} |" for one in planted]
    return "\n".join(lines)


def index(rules: tuple[Rule, ...]) -> str:
    lines = [
        "# The rules",
        "",
        "Generated from the rules; `copydesk explain RULE` prints the same.",
        "",
        "| rule | severity | state | flags |",
        "| --- | --- | --- | --- |",
    ]
    for rule in rules:
        state = "preview" if rule.meta.preview else "on" if rule.meta.default else "off"
        first = " ".join(rule.page.strip().split("\n\n", 1)[0].split())
        lines.append(f"| [{rule.name}]({rule.family}/{rule.name}.md) | {rule.meta.severity} | {state} | {first} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    made = pages()
    if "--check" in sys.argv:
        present = set(TARGET.rglob("*.md"))
        stale = list(present - set(made))
        differing = [
            path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text
        ]
        for path in sorted(stale + differing):
            print(f"{path.relative_to(ROOT)} is not what the rule says; run python scripts/generate_rule_pages.py")
        return int(bool(stale or differing))
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
