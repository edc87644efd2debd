"""The one place that decides which rules are on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copydesk.registry import Rule
from copydesk.tuples import NamedTuple

#: The name and the family of what is said of stets; it comes with every check and can only be ignored.
STET, STETS = "stet", "stets"


class ConfigError(Exception):
    """The call asks for something that does not exist; the text names it and the nearest thing that does."""


class Selection(NamedTuple):
    """What the user asked for: names of rules, of families, or "all"; empty `select` means the default rules."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False


def rules_on(rules: Iterable[Rule], selection: Selection) -> tuple[Rule, ...]:
    """The rules that run.

    Without `select` all default rules do. A rule selected by its own name runs even in preview or off by default; one
    selected by its family or by "all" does when it is no preview rule or previews are asked for. `ignore` has the last
    word, except that a rule's own name in `select` is stronger than its family or "all" in `ignore`. Raises ConfigError
    for a name that nothing has, and where no rule is left: a check without rules would read as clean.
    """
    known = tuple(rules)
    require_known(known, (*selection.select, *selection.ignore))
    on = tuple(rule for rule in known if _is_on(rule, selection))
    if not on:
        previews = not selection.preview and any(rule.meta.preview for rule in _selected(known, selection))
        hint = (
            "every one that is selected is in preview: add --preview" if previews else "select others, or ignore fewer"
        )
        raise ConfigError(f"no rule is left to run; {hint}")
    return on


def _selected(rules: Sequence[Rule], selection: Selection) -> Iterable[Rule]:
    return (rule for rule in rules if {rule.name, rule.family, "all"} & {*selection.select})


def _is_on(rule: Rule, selection: Selection) -> bool:
    if rule.name in selection.ignore:
        return False
    if rule.name in selection.select:
        return True
    wide = (rule.family, "all")
    if any(name in selection.ignore for name in wide):
        return False
    if rule.meta.preview and not selection.preview:
        return False
    if selection.select:
        return any(name in selection.select for name in wide)
    return rule.meta.default


def require_known(rules: Sequence[Rule], names: Iterable[str]) -> None:
    """Raises ConfigError, with the nearest name that exists, for a name that no rule and no family has."""
    known = {"all", STET, STETS, *(rule.name for rule in rules), *(rule.family for rule in rules)}
    for name in names:
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ConfigError(f"there is no rule or family called {name!r}{hint} (`copydesk rules` lists them)")
