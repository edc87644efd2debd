"""GitLab's code quality report: findings in the merge request, new and settled ones told apart by their fingerprints.

The norm is GitLab's page "Code Quality", which takes a part of Code Climate's format: an array of objects with
description, check_name, fingerprint, severity and location.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from copydesk.checker import Checked
from copydesk.fingerprints import digest
from copydesk.readers import Unread
from copydesk.reports import Options, Report
from copydesk.reports.details import Fingerprints, details, name_of, spot
from copydesk.reports.wording import visible
from copydesk.story import Story

#: GitLab knows info, minor, major, critical and blocker.
_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class GitLab(Report):
    """One array, written as the stories come."""

    def __init__(self, out: TextIO, options: Options) -> None:
        super().__init__(out, options)
        self._any = False
        self._fingerprints = Fingerprints()
        out.write("[")

    def write(self, result: Checked | Unread) -> None:
        """An entry for each finding, each rule that failed, and each file that could not be read."""
        for entry in _unread(result) if isinstance(result, Unread) else self._entries(result):
            self.out.write(("," if self._any else "") + "\n  " + json.dumps(entry))
            self._any = True

    def close(self) -> None:
        """Ends the array."""
        self.out.write("\n]\n")

    def _entries(self, checked: Checked) -> Iterator[dict[str, Any]]:
        story = checked.story
        for raised, fingerprint in zip(checked.findings, self._fingerprints.of(checked), strict=True):
            message = visible(raised.finding.message)
            where = f" ({visible(name_of(story))}: {spot(story, raised.finding.span)})" if story.fields else ""
            line = 1 if story.fields else story.place(raised.finding.span.start).line
            yield {
                "description": f"{message}{where}",
                "check_name": raised.rule.name,
                "fingerprint": fingerprint,
                "severity": _SEVERITIES[raised.severity],
                "location": {"path": _path(story.path), "lines": {"begin": line}},
                "content": {"body": "\n\n".join(details(story, raised))},
                "categories": ["Style" if raised.rule.family in ("style", "text") else "Bug Risk"],
            }
        yield from (_broken(story, broken.rule, broken.error) for broken in checked.broken)


def _broken(story: Story, rule: str, error: str) -> dict[str, Any]:
    words = f"rule {rule} failed on {visible(name_of(story))} and was not checked: {visible(error)}"
    return _failure("rule-failed", words, story.path, digest("rule-failed", name_of(story), rule))


def _unread(unread: Unread) -> Iterator[dict[str, Any]]:
    if not unread.skipped:
        words = f"{visible(unread.path)}: not read: {visible(unread.message)}"
        yield _failure("not-read", words, unread.path, digest("not-read", unread.path, unread.message))


def _failure(name: str, words: str, path: str, fingerprint: str) -> dict[str, Any]:
    return {
        "description": words,
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": "blocker",
        "location": {"path": _path(path), "lines": {"begin": 1}},
    }


def _path(path: str) -> str:
    """The path as GitLab wants it: from the repository's root, with slashes, and without ./ before it."""
    return visible(path.replace("\\", "/").removeprefix("./"))


def make(out: TextIO, options: Options) -> Report:
    """A report for GitLab."""
    return GitLab(out, options)
