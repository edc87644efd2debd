"""``copydesk rules``: all rules, a line each."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.commands.asking import Parser, complain
from copydesk.registry import Rule, RulePackError, find_rules


def run(arguments: Sequence[str]) -> int:
    """Prints the list; returns 0, or 2 where a rule pack cannot be loaded."""
    Parser(prog="copydesk rules", description="All rules, a line each.").parse_args(arguments)
    try:
        rules = find_rules()
    except RulePackError as problem:
        return complain(problem)
    from copydesk.standing.stet import RULE as OF_STETS

    for rule in (*rules, OF_STETS):
        state = "preview" if rule.meta.preview else "on" if rule.meta.default else "off"
        print(f"{rule.family:8} {rule.name:22} {rule.meta.severity:8} {state:8} {_first_sentence(rule)}")
    return 0


def _first_sentence(rule: Rule) -> str:
    return " ".join(rule.page.strip().split("\n\n", 1)[0].split())
