"""SARIF 2.1.0, the format of the OASIS standard that code scanning and editors read.

Columns count UTF-16 units, as the run's `columnKind` says. A record's field has lines of its own, so a finding in one names
the record and the field as logical locations and gives the place in its properties; the file alone is the physical one.
A statement of the ledger (--claims) is a result of kind "pass" where it holds, "open" where it can't be settled, and
"informational" where a finding of its own says what is wrong. What a stet lets stand is there as suppressed, with its reason.
"""

from __future__ import annotations

import json
import os
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any, TextIO
from urllib.parse import quote

from copydesk.checker import Broken, Checked, Raised, Stood
from copydesk.fingerprints import Key
from copydesk.patterns import lazy
from copydesk.readers import Unread
from copydesk.registry import Rule
from copydesk.reports import Options, Report
from copydesk.reports.details import keys_of_all, name_of, spot
from copydesk.reports.wording import visible
from copydesk.rule import Claim, Fix
from copydesk.story import Span, Story
from copydesk.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_KINDS = {"holds": "pass", "unresolved": "open", "contradicted": "informational"}
#: What the run says of itself, beside its results.
_NOTIFICATIONS = {
    "not-read": "A file or record could not be read.",
    "left-alone": "A story was left alone on purpose.",
    "rule-failed": "A rule failed on a story, and what it looks for was not checked.",
}
_BEYOND_BMP = lazy(r"[\U00010000-\U0010ffff]")
_DRIVE = lazy(r"[A-Za-z]:[\\/]")

Json = dict[str, Any]


class Sarif(Report):
    """One log with one run. Results are written as the stories come; the rules they name, and what failed, at the end."""

    def __init__(self, out: TextIO, options: Options) -> None:
        super().__init__(out, options)
        self._any = False
        self._rules: dict[str, Json] = {}
        self._indices: dict[str, int] = {}
        self._notes: list[Json] = []
        head = {"columnKind": "utf16CodeUnits", "newlineSequences": ["\r\n", "\n", "\r"], "language": "en"}
        start = json.dumps(head)[:-1]
        out.write(f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{start}, "results": [')

    def write(self, result: Checked | Unread) -> None:
        """The results of one story."""
        if isinstance(result, Unread):
            self._notes.append(_not_read(result))
            return
        columns = Columns(result.story)
        for one in self._results(result, columns):
            self.out.write(("," if self._any else "") + "\n  " + json.dumps(one))
            self._any = True
        self._notes.extend(_failed(result.story, broken) for broken in result.broken)

    def close(self) -> None:
        """The tool, its rules, and what it could not do."""
        driver = {
            "name": "copydesk",
            "version": __version__,
            "rules": list(self._rules.values()),
            "notifications": [{"id": id, "shortDescription": {"text": words}} for id, words in _NOTIFICATIONS.items()],
        }
        whole = not self.summary.unread and not self.summary.broken
        invocation = {"executionSuccessful": whole, "toolExecutionNotifications": self._notes}
        tail = json.dumps({"tool": {"driver": driver}, "invocations": [invocation]})
        self.out.write(f"],\n {tail[1:]}]}}\n")

    def _results(self, checked: Checked, columns: Columns) -> Iterator[Json]:
        keys, keys_of_stood = keys_of_all(checked)
        for raised, key in zip(checked.findings, keys, strict=True):
            yield self._finding(checked.story, raised, key, columns)
        for stood, key in zip(checked.stood, keys_of_stood, strict=True):
            if stood.by == "stet":  # a baseline's findings are an archive's, which nobody has looked at
                yield self._finding(checked.story, stood.raised, key, columns) | {"suppressions": [_suppression(stood)]}
        if self.options.claims:
            for claim in checked.claims:
                yield self._claim(checked.story, claim, columns)

    def _finding(self, story: Story, raised: Raised, key: Key, columns: Columns) -> Json:
        finding = raised.finding
        related = [
            {"id": number, **_location(story, other.span, columns, other.note)}
            for number, other in enumerate(finding.elsewhere, 1)
        ]
        result = {
            "ruleId": raised.rule.name,
            "ruleIndex": self._index(raised.rule.name, lambda: _descriptor(raised.rule)),
            "level": _LEVELS[raised.severity],
            "message": {"text": _with_places(story, raised)},
            "locations": [_location(story, finding.span, columns)],
            "partialFingerprints": _fingerprints(story, key),
        }
        if related:
            result["relatedLocations"] = related
        if finding.fix is not None and not story.fields:
            result["fixes"] = _fixes(story, finding.fix, columns)
        return result

    def _claim(self, story: Story, claim: Claim, columns: Columns) -> Json:
        name = f"ledger/{visible(claim.kind).replace(' ', '-')}"
        return {
            "ruleId": name,
            "ruleIndex": self._index(name, lambda: _ledger_descriptor(name, claim.kind)),
            "kind": _KINDS[claim.status],
            "level": "none",
            "message": {"text": _literal(f"{claim.status}: {visible(claim.working)}")},
            "locations": [_location(story, claim.span, columns)],
        }

    def _index(self, name: str, describe: Callable[[], Json]) -> int:
        if name not in self._rules:
            self._indices[name] = len(self._rules)
            self._rules[name] = describe()
        return self._indices[name]


def _suppression(stood: Stood) -> Json:
    """A stet. Whether it stands in the copy or in a file beside it, a run does not tell: the file is the usual place."""
    return {"kind": "external", "status": "accepted", "justification": visible(stood.reason)}


class Columns:
    """Lines and columns of a story, from 1, the columns in UTF-16 units."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._wide = () if story.source.isascii() else [one.start() for one in _BEYOND_BMP.finditer(story.source)]

    def region(self, span: Span) -> Json:
        """The SARIF region of a span; its end column is the one after the last character."""
        (first, start), (last, end) = (self._of(offset) for offset in span)
        return {"startLine": first, "startColumn": start, "endLine": last, "endColumn": end}

    def _of(self, offset: int) -> tuple[int, int]:
        place = self._story.place(offset)
        line_start = offset - place.column + 1
        wide = bisect_left(self._wide, offset) - bisect_left(self._wide, line_start)
        return place.line, place.column + wide


def _location(story: Story, span: Span, columns: Columns, note: str = "") -> Json:
    where: Json = {"physicalLocation": {"artifactLocation": {"uri": uri(story.path)}}}
    region = columns.region(span)
    if story.fields:
        place = story.place(span.start)
        where["logicalLocations"] = [_field(story, place.part or "")]
        where["properties"] = {"part": place.part, "offset": place.offset, **region}
    else:
        where["physicalLocation"]["region"] = region | {"snippet": {"text": _lossless(story.quote(span))}}
    if note:
        where["message"] = {"text": _literal(visible(note))}
    return where


def _field(story: Story, part: str) -> Json:
    record = visible(story.id) if story.id is not None else None
    full = part if record is None else f"{record}/{part}"
    return {"name": part, "fullyQualifiedName": full, "kind": "member"}


def _fingerprints(story: Story, key: Key) -> dict[str, str]:
    """Two: `primaryLocationLineHash` is the only one that GitHub looks at, and wants a count behind a colon."""
    digest = key._replace(part=f"{story.id or ''}/{key.part}").digest if story.fields else key.digest
    return {"copydeskFinding/v1": digest, "primaryLocationLineHash": f"{digest}:1"}


def _fixes(story: Story, fix: Fix, columns: Columns) -> list[Json]:
    """The fix of a file; the text of a record stands in its file with escapes, where these offsets lead nowhere."""
    replacements = [
        {"deletedRegion": columns.region(edit.span), "insertedContent": {"text": _lossless(edit.text)}}
        for edit in fix.edits
    ]
    how = "Safe: changes no meaning." if fix.safe else "A suggestion: look before you apply it."
    change = {"artifactLocation": {"uri": uri(story.path)}, "replacements": replacements}
    return [{"description": {"text": how}, "artifactChanges": [change]}]


def _with_places(story: Story, raised: Raised) -> str:
    """The message, with a link to each second place: viewers show those that the message links."""
    finding = raised.finding
    record = f" ({visible(name_of(story))}: {spot(story, finding.span)})" if story.fields else ""
    words = _literal(visible(finding.message) + record)
    links = ", ".join(
        f"[{_in_link(visible(other.note) or spot(story, other.span))}]({number})"
        for number, other in enumerate(finding.elsewhere, 1)
    )
    return f"{words} See: {links}." if links else words


def _literal(words: str) -> str:
    """Words for a message, in which braces are placeholders and [words](1) a link unless they are escaped."""
    words = words.replace("{", "{{").replace("}", "}}")
    return re.sub(r"[\\\[\]]", r"\\\g<0>", words) if "](" in words else words


def _in_link(words: str) -> str:
    return re.sub(r"[\\\[\]]", r"\\\g<0>", words.replace("{", "{{").replace("}", "}}"))


def _descriptor(rule: Rule) -> Json:
    """The rule as SARIF describes it: its page's first sentence, its second paragraph, and the whole of it as help."""
    paragraphs = [" ".join(part.split()) for part in rule.page.strip().split("\n\n")]
    page = "\n\n".join(paragraphs)
    first = paragraphs[0] or rule.name
    return {
        "id": rule.name,
        "shortDescription": {"text": first},
        "fullDescription": {"text": paragraphs[1] if len(paragraphs) > 1 else first},
        "help": {"text": page or first, "markdown": page or first},
        "defaultConfiguration": {"level": _LEVELS[rule.meta.severity]},
        "properties": {"tags": [rule.family], "since": rule.meta.since},
    }


def _ledger_descriptor(name: str, kind: str) -> Json:
    return {"id": name, "shortDescription": {"text": f"A statement that was worked out again: {visible(kind)}."}}


def _not_read(unread: Unread) -> Json:
    record = f", record {visible(unread.id)}" if unread.id is not None else ""
    how = "left alone" if unread.skipped else "not read"
    return _notification(
        "note" if unread.skipped else "error",
        "left-alone" if unread.skipped else "not-read",
        f"{visible(unread.path)}{record}: {how}: {visible(unread.message)}",
        unread.path,
    )


def _failed(story: Story, broken: Broken) -> Json:
    words = f"{visible(name_of(story))}: rule {broken.rule} failed, what it looks for was not checked: {visible(broken.error)}"
    return _notification("error", "rule-failed", words, story.path) | {"associatedRule": {"id": broken.rule}}


def _notification(level: str, id: str, words: str, path: str) -> Json:
    return {
        "level": level,
        "descriptor": {"id": id},
        "message": {"text": _literal(words)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}],
    }


def uri(path: str) -> str:
    """The path as a URI reference: from the working folder, as it was given, or file:///… for an absolute path."""
    plain = path.replace("\\", "/") if os.sep == "\\" or _DRIVE.match(path) else path
    while plain.startswith("./"):
        plain = plain[2:]
    escaped = quote(plain.encode("utf-8", "surrogateescape"), safe="/")
    if plain.startswith("/"):
        return f"file://{escaped}"
    return f"file:///{escaped}" if _DRIVE.match(path) else escaped


def _lossless(words: str) -> str:
    """The words as they stand; half of a surrogate pair, which no JSON reader has to take, is a replacement character."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def make(out: TextIO, options: Options) -> Report:
    """A SARIF report."""
    return Sarif(out, options)
