"""Finds the rules: every installed distribution may offer rule packs through the entry-point group `copydesk.rules`.

A pack is a package whose folders are the families and whose modules are the rules. One that cannot be imported is never
passed over: RulePackError names it, because a check without its rules must not read as clean.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from types import ModuleType

from copydesk.rule import SEVERITIES, Claim, Examples, Finding, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple

GROUP = "copydesk.rules"
#: The folder of a pack that holds reference tables and what reads them, and no rules.
TABLES = "known"


class RulePackError(Exception):
    """A rule pack or a rule in it that cannot be used; the text names it and says why."""


class Rule(NamedTuple):
    """A rule as found: its name and family come from where its module lies."""

    name: str
    family: str
    module: str
    meta: Meta
    check: Callable[[Story], Iterable[Finding | Claim]]

    @property
    def page(self) -> str:
        """The rule's docstring: what a user reads."""
        return sys.modules[self.module].__doc__ or ""

    @property
    def examples(self) -> Examples:
        """The rule's examples, which are its tests too."""
        found: Examples = sys.modules[self.module].EXAMPLES
        return found


def find_rules() -> tuple[Rule, ...]:
    """Every rule of every pack, sorted by family and name. Raises RulePackError."""
    found: dict[str, Rule] = {}
    for pack in sorted(set(entry_points())):
        for rule in _rules_of(pack):
            if rule.name in found:
                raise RulePackError(f"two rules are called {rule.name}: {found[rule.name].module} and {rule.module}")
            found[rule.name] = rule
    if not found:
        raise RulePackError("no rules are installed; install copydesk again")
    return tuple(sorted(found.values(), key=lambda rule: (rule.family, rule.name)))


def entry_points(group: str = GROUP) -> Iterator[str]:
    """The packages or modules that the entry points of a group name.

    Reads the metadata files itself: importlib.metadata costs a cold run more than all our rules do.
    tests/test_registry.py holds the two together.
    """
    seen: set[str] = set()
    for folder in sys.path:
        try:
            entries = sorted(
                entry.name for entry in os.scandir(folder or ".") if entry.name.endswith((".dist-info", ".egg-info"))
            )
        except OSError:
            continue
        for entry in entries:
            name = entry.partition("-")[0].lower()
            if name not in seen:
                seen.add(name)
                yield from _named_in(os.path.join(folder or ".", entry, "entry_points.txt"), group)


def _named_in(path: str, group: str) -> Iterator[str]:
    try:
        with open(path, encoding="utf-8") as handle:
            text = handle.read()
    except (OSError, UnicodeDecodeError):
        return
    if f"[{group}]" not in text:
        return
    section = text.split(f"[{group}]", 1)[1].split("\n[", 1)[0]
    for line in section.splitlines():
        name, _, value = line.partition("=")
        if value and not name.lstrip().startswith(("#", ";")):
            yield value.partition("[")[0].partition(":")[0].strip()


def _rules_of(pack: str) -> Iterator[Rule]:
    root = _import(pack, pack)
    try:
        modules = [module for folder in root.__path__ for module in _modules(folder)]
    except (AttributeError, OSError) as error:
        raise RulePackError(f"rule pack {pack} is no folder of rules that can be listed: {error}") from None
    for family, stem in modules:
        yield _rule(pack, family, stem)


def _modules(folder: str) -> Iterator[tuple[str, str]]:
    """The families below a pack's folder, and the modules in each. Raises OSError."""
    for family in sorted(os.listdir(folder)):
        inside = os.path.join(folder, family)
        if family != TABLES and os.path.isfile(os.path.join(inside, "__init__.py")):
            for file in sorted(os.listdir(inside)):
                stem, suffix = os.path.splitext(file)
                if suffix == ".py" and not stem.startswith("_"):
                    yield family, stem


def _rule(pack: str, family: str, stem: str) -> Rule:
    module = _import(f"{pack}.{family}.{stem}", pack)
    try:
        meta, check, _ = module.META, module.check, module.EXAMPLES
    except AttributeError as error:
        raise RulePackError(f"rule module {module.__name__} is not complete: {error}") from None
    if meta.severity not in SEVERITIES:
        raise RulePackError(
            f"rule module {module.__name__} has severity {meta.severity!r}; one of {', '.join(SEVERITIES)}"
        )
    return Rule(stem.replace("_", "-"), family, module.__name__, meta, check)


def _import(name: str, pack: str) -> ModuleType:
    try:
        return import_module(name)
    except (Exception, SystemExit) as error:
        raise RulePackError(
            f"rule pack {pack} cannot be loaded: importing {name} raised {type(error).__name__}: {error}; "
            "mend or uninstall it, since a check without its rules would read as clean"
        ) from error
