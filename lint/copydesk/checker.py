"""Runs rules over a story. A rule that raises is named in the report, the others go on, and nothing reads as clean."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized

from copydesk.markup_fixes import within_words
from copydesk.reading.dates import dates
from copydesk.reading.figures import numbers
from copydesk.reading.text.corrections import in_correction
from copydesk.reading.units import quantities
from copydesk.registry import Rule
from copydesk.rule import SEVERITIES, STATUSES, Claim, Finding
from copydesk.story import Span, Story
from copydesk.tuples import NamedTuple

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


class Stood(NamedTuple):
    """A finding that is let stand: by a "stet", which gives a reason, or by the "baseline"."""

    raised: Raised
    by: str
    reason: str


class Checked(NamedTuple):
    """All that the rules said of one story, in the order of the copy; `stood` is what of it is let stand."""

    story: Story
    findings: tuple[Raised, ...]
    claims: tuple[Claim, ...]
    broken: tuple[Broken, ...]
    stood: tuple[Stood, ...] = ()


def check(story: Story, rules: Iterable[Rule], severities: Mapping[str, str] | None = None) -> Checked:
    """Runs the rules over the story; `severities` are what a newsroom sets in place of the rules' own."""
    return check_all([story], rules, severities)[0]


def check_all(
    stories: Sequence[Story], rules: Iterable[Rule], severities: Mapping[str, str] | None = None
) -> list[Checked]:
    """The same for several stories, rule by rule: a rule that has just run is still in the processor's caches, which saves a tenth."""
    drafts = [_Draft(story, [], [], []) for story in stories]
    for rule in rules:
        severity = (severities or {}).get(rule.name, rule.meta.severity)
        for draft in drafts:
            try:
                said = _said(draft.story, rule)
            except (Exception, SystemExit) as error:
                draft.broken.append(Broken(rule.name, _in_words(error)))
                continue
            for one in said:
                if isinstance(one, Finding):
                    draft.findings.append(_repeated(draft.story, Raised(rule, one.severity or severity, one)))
                else:
                    draft.claims.append(one)
    return [draft.checked() for draft in drafts]


class _Draft(NamedTuple):
    """What the rules have said of a story so far."""

    story: Story
    findings: list[Raised]
    claims: list[Claim]
    broken: list[Broken]

    def checked(self) -> Checked:
        self.findings.sort(key=lambda raised: (raised.finding.span, raised.rule.name))
        self.claims.sort(key=lambda claim: (claim.span, claim.kind, claim.working))
        return Checked(self.story, tuple(self.findings), tuple(self.claims), tuple(self.broken))


_REPEATED = " This is a correction: the slip may be the one that it puts right."


def _repeated(story: Story, raised: Raised) -> Raised:
    """A finding as it is, or an info where a note of correction repeats what was wrong."""
    finding = raised.finding
    if raised.rule.meta.of_form or not in_correction(story, story.mended.to_copy(finding.span.start)):
        return raised
    return raised._replace(severity="info", finding=finding._replace(message=finding.message + _REPEATED))


def _said(story: Story, rule: Rule) -> tuple[Finding | Claim, ...]:
    """All that the rule says of the story. Raises what the rule raises, and ValueError or TypeError for nonsense."""
    for need in rule.meta.needs:
        if not NEEDS[need](story):
            return ()
    said = tuple(rule.check(story))
    if said and story.masks:
        said = tuple(_in_markup(story, one) for one in said)
    for one in said:
        if isinstance(one, Finding):
            _require_sound(story, one)
        elif isinstance(one, Claim):
            _require_within(story, one.span)
            _require_known(one.status, STATUSES)
        else:
            raise TypeError(f"it yielded {one!r}, which is neither a Finding nor a Claim")
    return said


def _in_markup(story: Story, one: Finding | Claim) -> Finding | Claim:
    """A finding with what its fix changes of a story with markup: words alone."""
    if isinstance(one, Finding):
        return one._replace(fix=within_words(story, one.fix))
    return one


def _require_sound(story: Story, finding: Finding) -> None:
    for span in (finding.span, *(other.span for other in finding.elsewhere)):
        _require_within(story, span)
    if finding.severity is not None:
        _require_known(finding.severity, SEVERITIES)
    done = 0
    for edit in sorted(finding.fix.edits) if finding.fix is not None else ():
        if not done <= edit.span.start <= edit.span.end <= len(story.source):
            raise ValueError(f"an edit points outside the story or into another edit: {tuple(edit.span)}")
        _require_one_field(story, edit.span)
        done = edit.span.end


def _require_within(story: Story, span: Span) -> None:
    if not 0 <= span.start < span.end <= len(story.source):
        raise ValueError(f"a finding or claim points outside the story: {tuple(span)}")
    _require_one_field(story, span)


def _require_one_field(story: Story, span: Span) -> None:
    if story.fields:
        field = story.field_at(span.start)
        if not field.start <= span.start <= span.end <= field.end:
            raise ValueError(f"a stretch lies in no single field of the record: {tuple(span)}")


def _require_known(word: str, known: tuple[str, ...]) -> None:
    if word not in known:
        raise ValueError(f"{word!r} is none of {', '.join(known)}")


def _in_words(error: BaseException) -> str:
    """The error with the file and line that it comes from, for whoever has to mend the rule."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({os.path.basename(trace.tb_frame.f_code.co_filename)}, line {trace.tb_lineno})" if trace else ""
    return f"{type(error).__name__}: {error}{where}"
