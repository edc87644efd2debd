"""JUnit XML, which most CI systems show as a table of tests: a story is a suite, a finding a test that failed.

There is no norm; this keeps to what Jenkins, GitLab, CircleCI and Azure read. A clean story is one test that passed. A
finding below --fail-on is a test that was skipped, so that what the CI system says agrees with the exit code; so is one that a
stet lets stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from copydesk.checker import Checked, Raised
from copydesk.patterns import lazy
from copydesk.readers import Unread
from copydesk.reports import Options, Report
from copydesk.reports.details import details, name_of, shortened
from copydesk.reports.wording import visible
from copydesk.rule import SEVERITIES, Claim
from copydesk.story import Span, Story
from copydesk.tuples import NamedTuple

#: What XML 1.0 cannot hold, not even as a reference; `visible` leaves only the last two.
_NOT_XML = lazy(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: The `type` of an error that is no finding.
_NOT_READ, _RULE_FAILED = "not read", "rule failed"


class _Case(NamedTuple):
    """A test: what came of it ("failure", "error", "skipped", or "" where it passed), and what is said of that."""

    name: str
    came_to: str = ""
    type: str = ""
    message: str = ""
    body: str = ""
    line: int | None = None


class JUnit(Report):
    """A suite a story, written as the stories come."""

    def __init__(self, out: TextIO, options: Options) -> None:
        super().__init__(out, options)
        level = options.fail_on
        self._failing = SEVERITIES[: SEVERITIES.index(level) + 1] if level in SEVERITIES else ()
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="copydesk">\n')

    def write(self, result: Checked | Unread) -> None:
        """One story's suite."""
        if isinstance(result, Unread):
            name = result.path if result.id is None else f"{result.path}[{result.id}]"
            came_to, type = ("skipped", "left alone") if result.skipped else ("error", _NOT_READ)
            self._suite(name, result.path, [_Case(type, came_to, type, visible(result.message))])
        else:
            self._suite(name_of(result.story), result.story.path, list(self._cases(result)))

    def close(self) -> None:
        """Ends the document."""
        self.out.write("</testsuites>\n")

    def _cases(self, checked: Checked) -> Iterator[_Case]:
        for raised in checked.findings:
            yield self._finding(checked.story, raised)
        for stood in checked.stood:
            if stood.by == "stet":
                case = self._finding(checked.story, stood.raised)
                yield case._replace(came_to="skipped", type="let stand", message=visible(stood.reason))
        for broken in checked.broken:
            words = f"rule {broken.rule} failed and was not checked: {visible(broken.error)}"
            yield _Case(broken.rule, "error", _RULE_FAILED, words)
        if self.options.claims:
            yield from (_claim(checked.story, claim) for claim in checked.claims)
        if not checked.findings and not checked.broken:
            yield _Case("nothing found")

    def _finding(self, story: Story, raised: Raised) -> _Case:
        finding = raised.finding
        return _Case(
            _titled(raised.rule.name, story, finding.span),
            "failure" if raised.severity in self._failing else "skipped",
            raised.severity,
            visible(finding.message),
            "\n".join(details(story, raised)),
            _line(story, finding.span),
        )

    def _suite(self, name: str, path: str, cases: list[_Case]) -> None:
        counts = {
            f"{kind}s" if kind != "skipped" else kind: sum(case.came_to == kind for case in cases)
            for kind in ("failure", "error", "skipped")
        }
        self.out.write(f"  <testsuite{_attributes(name=name, tests=len(cases), **counts, time=0)}>\n")
        seen: Counter[str] = Counter()
        for case in cases:
            seen[case.name] += 1  # CI systems take two tests of one name for one
            which = f" ({seen[case.name]})" if seen[case.name] > 1 else ""
            self.out.write(_case(name, path, case._replace(name=case.name + which)))
        self.out.write("  </testsuite>\n")


def _claim(story: Story, claim: Claim) -> _Case:
    """A statement of the ledger: one that holds is a test that passed. What is wrong with another, a finding says."""
    came_to = "" if claim.status == "holds" else "skipped"
    name = _titled(f"{claim.kind} {claim.status}", story, claim.span)
    return _Case(name, came_to, claim.status, visible(claim.working), "", _line(story, claim.span))


def _titled(what: str, story: Story, span: Span) -> str:
    return f"{what}: {shortened(story.said(span))}"


def _line(story: Story, span: Span) -> int | None:
    return None if story.fields else story.place(span.start).line


def _case(suite: str, path: str, case: _Case) -> str:
    head = f"    <testcase{_attributes(classname=suite, name=case.name, file=path, line=case.line, time=0)}"
    if not case.came_to:
        return f"{head}/>\n"
    # Jenkins' schema gives a skipped test no type, and a text only as its message.
    told = (
        _attributes(message=f"{case.type}: {case.message}")
        if case.came_to == "skipped"
        else _attributes(type=case.type, message=case.message)
    )
    body = escape(_valid(f"{case.message}\n{case.body}".rstrip()))
    return f"{head}>\n      <{case.came_to}{told}>{body}</{case.came_to}>\n    </testcase>\n"


def _attributes(**given: str | int | None) -> str:
    return "".join(
        f" {name}={quoteattr(_valid(visible(str(value))))}" for name, value in given.items() if value is not None
    )


def _valid(words: str) -> str:
    return _NOT_XML.sub(_escaped, words)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def make(out: TextIO, options: Options) -> Report:
    """A JUnit report."""
    return JUnit(out, options)
