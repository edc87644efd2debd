"""What the rules said of a story, as bytes and back: what the cache keeps.

The bytes are `marshal`'s: quick, read in a microsecond, and unlike a pickle they can name nothing that would be run. They
hold what was said and where, not the story; whoever unpacks them has read the story.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from typing import Any

from copydesk.checker import Checked, Raised
from copydesk.registry import Rule
from copydesk.rule import Claim, Edit, Elsewhere, Finding, Fix
from copydesk.story import Span, Story


def pack(checked: Checked) -> bytes:
    """The findings and claims of a story on which no rule failed."""
    findings = tuple(
        (raised.rule.name, raised.severity, *_plain_finding(raised.finding)) for raised in checked.findings
    )
    claims = tuple((*claim.span, claim.kind, claim.status, claim.working) for claim in checked.claims)
    return marshal.dumps((findings, claims, checked.story.words))


def unpack(data: bytes, story: Story, rules: Mapping[str, Rule]) -> Checked:
    """What `pack` was given. Raises ValueError, TypeError or KeyError where the bytes are none of its making."""
    findings, claims, words = marshal.loads(data)
    story.words = words
    return Checked(
        story,
        tuple(Raised(rules[name], severity, _finding(*rest)) for name, severity, *rest in findings),
        tuple(Claim(Span(start, end), kind, status, working) for start, end, kind, status, working in claims),
        (),
    )


def _plain_finding(finding: Finding) -> tuple[Any, ...]:
    fix = finding.fix
    return (
        *finding.span,
        finding.message,
        tuple((*other.span, other.note) for other in finding.elsewhere),
        None if fix is None else (fix.safe, _plain_edits(fix.edits)),
        finding.severity,
    )


def _plain_edits(edits: Iterable[Edit]) -> tuple[tuple[int, int, str], ...]:
    return tuple((*edit.span, edit.text) for edit in edits)


def _finding(start: int, end: int, message: str, elsewhere: Any, fix: Any, severity: str | None) -> Finding:
    return Finding(
        Span(start, end),
        message,
        tuple(Elsewhere(Span(first, last), note) for first, last, note in elsewhere),
        None if fix is None else Fix(tuple(Edit(Span(first, last), text) for first, last, text in fix[1]), fix[0]),
        severity,
    )
