"""``copydesk config PATH``: prints the settings that apply to a story, and where they come from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from copydesk.commands.asking import Parser, complain
from copydesk.config import ConfigError, Selection, require_known, rules_on
from copydesk.house_tables import require_rows
from copydesk.registry import RulePackError, find_rules
from copydesk.settings import FILE, Settings, settings_of
from copydesk.standing import BASELINE, STETS, file_above


def run(arguments: Sequence[str]) -> int:
    """Prints the settings; returns 0, or 2 where they are wrong."""
    parser = Parser(
        prog="copydesk config", description="Prints the settings that apply to a story, and where they come from."
    )
    parser.add_argument("path", nargs="?", default=os.path.join(os.curdir, "story.txt"), metavar="PATH", help="a story")
    path = parser.parse_args(arguments).path
    path = os.path.join(path, "story.txt") if os.path.isdir(path) else path
    try:
        settings, rules = settings_of(path), find_rules()
        require_known(rules, (*dict(settings.severity), *dict(settings.phrases)))
        on = rules_on(rules, Selection(settings.select, settings.ignore, settings.preview))
        require_rows(rules, settings.known)
    except (ConfigError, RulePackError) as problem:
        return complain(problem)
    print(f"settings: {settings.path or f'none; a {FILE} in this folder or above it would hold them'}")
    print(f"fail-on: {settings.fail_on or 'warning (as ever)'}")
    print(f"stets: {_stets(path)}")
    print(f"baseline: {_baseline(path, settings)}")
    severity = dict(settings.severity)
    print(f"rules on: {len(on)} of {len(rules)}")
    for rule in on:
        print(
            f"  {rule.name} {severity.get(rule.name, rule.meta.severity)}{' (set here)' if rule.name in severity else ''}"
        )
    off = [rule.name for rule in rules if rule not in on]
    print(f"rules off: {', '.join(off) or 'none'}")
    for rule_name, phrase in settings.phrases:
        print(f"phrase of the house: {rule_name}: {phrase}")
    for table, number in _counts(row.table for row in settings.known).items():
        print(f"rows of the house: {number} of {table}")
    return 0


def _counts(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts


def _stets(path: str) -> str:
    return file_above(os.path.dirname(os.path.abspath(path)), STETS) or f"none; `copydesk stet` writes {STETS}"


def _baseline(path: str, settings: Settings) -> str:
    """The baseline that holds for a story, and what says so."""
    if settings.baseline == "":
        return "none (set here)"
    if settings.baseline is not None:
        return f"{settings.baseline} (set here{'' if os.path.exists(settings.baseline) else '; there is no such file'})"
    return (
        file_above(os.path.dirname(os.path.abspath(path)), BASELINE) or f"none; `copydesk baseline` writes {BASELINE}"
    )
