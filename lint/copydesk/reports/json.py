"""The JSON that scripts read. Its schema is `report.schema.json` beside this file; keys are only ever added."""

from __future__ import annotations

import json
from typing import Any, TextIO

from copydesk.checker import Checked, Raised, Stood
from copydesk.readers import Unread
from copydesk.reports import Options, Report
from copydesk.rule import Claim, Edit
from copydesk.story import Span, Story
from copydesk.version import __version__

SCHEMA = 1


class Json(Report):
    """One object, written as the stories come."""

    def __init__(self, out: TextIO, options: Options) -> None:
        super().__init__(out, options)
        self._any = False
        out.write(f'{{"schema": {SCHEMA}, "version": "{__version__}",\n "stories": [')

    def write(self, result: Checked | Unread) -> None:
        """One entry of `stories`."""
        entry = _unread(result) if isinstance(result, Unread) else story_object(result, claims=self.options.claims)
        self.out.write(("," if self._any else "") + "\n  " + json.dumps(entry, ensure_ascii=False))
        self._any = True

    def close(self) -> None:
        """The summary."""
        summary = {
            "stories": self.summary.stories,
            "words": self.summary.words,
            "findings": self.summary.findings,
            "claims": self.summary.claims,
            **({"stopped": True} if self.summary.stopped else {}),
        }
        self.out.write(f'],\n "summary": {json.dumps(summary)}}}\n')


def story_object(checked: Checked, *, claims: bool) -> dict[str, Any]:
    """The JSON object of one story, as DESIGN's contract has it."""
    story, published = checked.story, checked.story.published
    failed = "; ".join(f"rule {broken.rule} failed: {broken.error}" for broken in checked.broken)
    return {
        "path": story.path,
        "id": story.id,
        "published": published.day.isoformat() if published else None,
        "published_from": published.found_in if published else None,
        "words": story.words,
        "error": failed or None,
        "findings": [_finding(story, raised) for raised in checked.findings],
        "claims": [_claim(story, claim) for claim in checked.claims] if claims else [],
        **({"stood": [_stood(story, one) for one in checked.stood]} if checked.stood else {}),
    }


def _unread(unread: Unread) -> dict[str, Any]:
    return {
        "path": unread.path,
        "id": unread.id,
        "published": None,
        "published_from": None,
        "words": 0,
        "error": None if unread.skipped else unread.message,
        **({"skipped": unread.message} if unread.skipped else {}),
        "findings": [],
        "claims": [],
    }


def _finding(story: Story, raised: Raised) -> dict[str, Any]:
    finding = raised.finding
    return {
        "rule": raised.rule.name,
        "family": raised.rule.family,
        "severity": raised.severity,
        "message": finding.message,
        **_stretch(story, finding.span),
        "elsewhere": [{**_stretch(story, other.span), "note": other.note} for other in finding.elsewhere],
        "fix": None
        if finding.fix is None
        else {
            "safe": finding.fix.safe,
            "edits": [_edit(story, edit, story.place(finding.span.start).part) for edit in finding.fix.edits],
        },
    }


def _stood(story: Story, stood: Stood) -> dict[str, Any]:
    """A finding that is let stand, and by what; only a stet gives a reason."""
    return {**_finding(story, stood.raised), "by": stood.by, "reason": stood.reason or None}


def _edit(story: Story, edit: Edit, part: str | None) -> dict[str, Any]:
    """An edit; it names its part only where that is another one than the finding's."""
    start, end = story.place(edit.span.start), story.place(edit.span.end)
    other = {} if start.part == part else {"part": start.part}
    return {"start": start.offset, "end": end.offset, "text": edit.text, **other}


def _claim(story: Story, claim: Claim) -> dict[str, Any]:
    return {"kind": claim.kind, "status": claim.status, "working": claim.working, **_stretch(story, claim.span)}


def _stretch(story: Story, span: Span) -> dict[str, Any]:
    start, end = story.place(span.start), story.place(span.end)
    return {
        "start": {"offset": start.offset, "line": start.line, "column": start.column},
        "end": {"offset": end.offset, "line": end.line, "column": end.column},
        "part": start.part,
        "quote": story.quote(span),
    }


def make(out: TextIO, options: Options) -> Report:
    """A JSON report."""
    return Json(out, options)
