"""A line a finding, as compilers print them: path:line:column: severity rule: message."""

from __future__ import annotations

from typing import TextIO

from copydesk.checker import Checked
from copydesk.readers import Unread
from copydesk.reports import Options, Report
from copydesk.reports.wording import in_sum, unread_line, visible, where


class Concise(Report):
    """Lines that an editor, a terminal or a script can follow to the place; the last line says what was checked."""

    def write(self, result: Checked | Unread) -> None:
        """A line for each finding, each broken rule, each file that could not be read."""
        if isinstance(result, Unread):
            self.out.write(unread_line(result) + "\n")
            return
        story = result.story
        for rule, severity, finding in result.findings:
            place = where(story, story.place(finding.span.start))
            self.out.write(f"{visible(place)}: {severity} {rule.name}: {visible(finding.message)}\n")
        if self.options.claims:
            for claim in result.claims:
                place = where(story, story.place(claim.span.start))
                self.out.write(f"{visible(place)}: {claim.status} {claim.kind}: {visible(claim.working)}\n")
        for broken in result.broken:
            self.out.write(
                f"{visible(story.path)}: rule {broken.rule} failed and was not checked: {visible(broken.error)}\n"
            )

    def close(self) -> None:
        """The last line."""
        self.out.write(in_sum(self.summary) + "\n")


def make(out: TextIO, options: Options) -> Report:
    """A concise report."""
    return Concise(out, options)
