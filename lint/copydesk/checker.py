"""Runs rules over a story. A rule that raises is named in the report, the others go on, and nothing reads as clean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sized
from typing import NamedTuple

from copydesk.reading import dates, numbers, quantities
from copydesk.registry import Rule
from copydesk.rule import Claim, Finding
from copydesk.story import Span, Story

#: What `Meta.needs` may name, and how to tell whether a story has it.
NEEDS: dict[str, Callable[[Story], Sized | bool]] = {
    "numbers": numbers.numbers,
    "quantities": quantities.quantities,
    "dates": dates.dates,
    "mends": lambda story: story.mended.mends,
    "published": lambda story: story.published is not None,
}


class Raised(NamedTuple):
    """A finding with the rule that raised it and the severity that holds for it."""

    rule: Rule
    severity: str
    finding: Finding


class Broken(NamedTuple):
    """A rule that failed on a story, and how."""

    rule: str
    error: str


class Checked(NamedTuple):
    """All that the rules said of one story, in the order of the copy."""

    story: Story
    findings: tuple[Raised, ...]
    claims: tuple[Claim, ...]
    broken: tuple[Broken, ...]


def check(story: Story, rules: Iterable[Rule]) -> Checked:
    """Runs the rules over the story."""
    findings: list[Raised] = []
    claims: list[Claim] = []
    broken: list[Broken] = []
    for rule in rules:
        try:
            if all(NEEDS[need](story) for need in rule.meta.needs):
                said = tuple(rule.check(story))
                findings += (_raised(rule, story, one) for one in said if isinstance(one, Finding))
                claims += (one for one in said if isinstance(one, Claim))
        except Exception as error:
            broken.append(Broken(rule.name, f"{type(error).__name__}: {error}"))
    findings.sort(key=lambda raised: (raised.finding.span, raised.rule.name))
    claims.sort(key=lambda claim: (claim.span, claim.kind, claim.working))
    return Checked(story, tuple(findings), tuple(claims), tuple(broken))


def _raised(rule: Rule, story: Story, finding: Finding) -> Raised:
    for span in (finding.span, *(other.span for other in finding.elsewhere)):
        _within(story, span)
    return Raised(rule, finding.severity or rule.meta.severity, finding)


def _within(story: Story, span: Span) -> None:
    if not 0 <= span.start < span.end <= len(story.source):
        raise ValueError(f"a finding points outside the story: {tuple(span)}")
