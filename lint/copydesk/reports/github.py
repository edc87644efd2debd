"""Annotations of GitHub's workflow commands: a finding is shown at its line in the pull request.

The norm is GitHub's page "Workflow commands for GitHub Actions". GitHub shows the first ten errors, warnings and notices of
a step each; the log holds them all.
"""

from __future__ import annotations

from typing import TextIO

from copydesk.checker import Checked, Raised
from copydesk.readers import Unread
from copydesk.reports import Options, Report
from copydesk.reports.details import details, name_of, spot
from copydesk.reports.wording import in_sum, visible
from copydesk.story import Span, Story

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


class GitHub(Report):
    """A workflow command a finding, a claim, a file that could not be read or a rule that failed."""

    def write(self, result: Checked | Unread) -> None:
        """One story's annotations."""
        if isinstance(result, Unread):
            how, command = ("left alone", "notice") if result.skipped else ("not read", "error")
            self._command(command, {"file": result.path, "title": how}, visible(result.message))
            return
        for raised in result.findings:
            self._finding(result.story, raised)
        if self.options.claims:
            for claim in result.claims:
                title = f"{claim.kind} {claim.status}"
                self._command("notice", _place(result.story, claim.span) | {"title": title}, visible(claim.working))
        for broken in result.broken:
            words = f"rule {broken.rule} failed and was not checked: {visible(broken.error)}"
            self._command("error", {"file": result.story.path, "title": f"{broken.rule} failed"}, words)

    def close(self) -> None:
        """The last line of the log."""
        self.out.write(in_sum(self.summary) + "\n")

    def _finding(self, story: Story, raised: Raised) -> None:
        message = visible(raised.finding.message)
        if story.id is not None or story.fields:
            message = f"{message} ({visible(name_of(story))}: {spot(story, raised.finding.span)})"
        lines = (message, *details(story, raised))
        place = _place(story, raised.finding.span)
        self._command(_COMMANDS[raised.severity], place | {"title": f"copydesk: {raised.rule.name}"}, "\n".join(lines))

    def _command(self, command: str, properties: dict[str, str], message: str) -> None:
        given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        self.out.write(f"::{command} {given}::{_data(message)}\n")


def _place(story: Story, span: Span) -> dict[str, str]:
    """Where the words stand in the file; a record's lines are none of the file's."""
    if story.fields:
        return {"file": story.path}
    start, end = story.place(span.start), story.place(span.end)
    lines = {"file": story.path, "line": str(start.line), "endLine": str(end.line)}
    if start.line != end.line:  # GitHub takes columns only within one line
        return lines
    return lines | {"col": str(start.column), "endColumn": str(end.column)}


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def make(out: TextIO, options: Options) -> Report:
    """A report for GitHub Actions."""
    return GitHub(out, options)
