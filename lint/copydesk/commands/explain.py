"""``copydesk explain RULE``: prints a rule's page, with its examples."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.commands.asking import Parser, complain
from copydesk.config import STET, STETS, ConfigError, require_known
from copydesk.registry import Rule, RulePackError, find_rules
from copydesk.rule import Example, Flagged


def run(arguments: Sequence[str]) -> int:
    """Prints the page; returns 0, or 2 where there is no such rule."""
    parser = Parser(
        prog="copydesk explain", description="Prints a rule's page: what it flags, when it is silent, how to settle it."
    )
    parser.add_argument("rule", metavar="RULE", help="a rule's name, as `copydesk rules` lists it")
    name = parser.parse_args(arguments).rule
    try:
        rules = find_rules()
        rule = _named(rules, name)
    except (ConfigError, RulePackError) as problem:
        return complain(problem)
    print(page(rule))
    return 0


def _named(rules: tuple[Rule, ...], name: str) -> Rule:
    require_known(rules, (name,))
    if name in (STET, STETS):
        from copydesk.standing.stet import RULE

        return RULE
    for rule in rules:
        if rule.name == name:
            return rule
    members = ", ".join(rule.name for rule in rules if name in (rule.family, "all"))
    raise ConfigError(f"{name!r} is a family; give one of {members}")


def page(rule: Rule) -> str:
    """The rule's page as Markdown: its docstring, its defaults and its examples."""
    on = (
        "preview, off unless asked for"
        if rule.meta.preview
        else "on by default"
        if rule.meta.default
        else "off by default"
    )
    lines = [
        f"# {rule.name}",
        "",
        f"Family {rule.family}, {rule.meta.severity}, {on}, since {rule.meta.since}.",
        "",
        rule.page.strip(),
        "",
    ]
    for title, kind in (("Flagged", True), ("Not flagged", False)):
        lines += [f"## {title}", ""]
        for example in rule.examples:
            if isinstance(example, Flagged) == kind:
                lines.append(_line(example))
        lines.append("")
    return "\n".join(lines).rstrip()


def _line(example: Example) -> str:
    """An example as a line of a list: headline and paragraphs with a slash between them, then what is said or why not."""
    words = " / ".join((*filter(None, [example.headline]), *filter(None, example.text.split("\n"))))
    dated = f"in a story of {example.date}" if example.date else ""
    note = example.says if isinstance(example, Flagged) else example.why
    notes = "; ".join(filter(None, (dated, note)))
    return f"- {words} ({notes})" if notes else f"- {words}"
