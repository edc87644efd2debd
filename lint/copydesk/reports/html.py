"""One HTML page for the desk: each story's words with the findings beside them, and the ledger with --claims.

The page needs nothing but itself: no script, no font, no picture, and its policy forbids it to load any. Stories are kept in
a file of their own until the run ends, since the index before them needs them all.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator
from html import escape
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import TextIO

from copydesk.checker import Checked
from copydesk.readers import Unread
from copydesk.registry import Rule
from copydesk.reports import Options, Report
from copydesk.reports.details import name_of
from copydesk.reports.page_story import SEVERITY_NAMES, StoryPage, counted, headline, story_name
from copydesk.reports.page_text import plain
from copydesk.reports.wording import count, in_sum
from copydesk.rule import SEVERITIES
from copydesk.standing import STETS
from copydesk.tuples import NamedTuple

#: So many bytes of stories are kept in memory before they go to a file.
_IN_MEMORY = 4 * 2**20
#: So many characters of copy are shown whole in one page; of later stories only what lies around the findings.
_WHOLE = 2_000_000
#: So many characters of clean copy are shown, with --claims, for the ledger's sake.
_CLEAN = 200_000


#: From how many stories on those out of sight are laid out only when they come into sight.
_MANY = 50


class _Entry(NamedTuple):
    """A story in the index: its number in the page (None where it is not shown), name, headline and counts, as HTML."""

    number: int | None
    name: str
    headline: str
    found: str


class Html(Report):
    """A page; written when the run ends."""

    def __init__(self, out: TextIO, options: Options) -> None:
        super().__init__(out, options)
        self._stories: SpooledTemporaryFile[str] | None = None
        self._found: list[_Entry] = []
        self._clean: list[_Entry] = []
        self._failed: list[str] = []
        self._left_alone: list[str] = []
        self._rules: dict[str, Rule] = {}
        self._shown = self._shown_clean = self._with_findings = 0

    def write(self, result: Checked | Unread) -> None:
        """Keeps one story for the page."""
        if isinstance(result, Unread):
            line = f"<strong>{plain(result.path)}{_record(result.id)}</strong>: {plain(result.message)}"
            (self._left_alone if result.skipped else self._failed).append(line)
            return
        for broken in result.broken:
            line = f"rule {plain(broken.rule)} failed and was not checked: {plain(broken.error)}"
            self._failed.append(f"<strong>{plain(name_of(result.story))}</strong>: {line}")
        for raised in result.findings:
            self._rules.setdefault(raised.rule.name, raised.rule)
        if result.findings:
            self._found.append(self._kept(result, whole=self._shown < _WHOLE))
            self._with_findings += result.story.format != STETS
            self._shown += len(result.story.source)
        elif result.broken:
            pass  # it is among what was not checked: with a rule missing, nobody can call it clean
        elif self.options.claims and result.claims and self._shown_clean < _CLEAN:
            self._clean.append(self._kept(result, whole=True))
            self._shown_clean += len(result.story.source)
        else:
            self._clean.append(_entry(result, None))

    def close(self) -> None:
        """Writes the page."""
        self.out.writelines(self._head())
        if self._stories is not None:
            self._stories.seek(0)
            copyfileobj(self._stories, self.out)
            self._stories.close()
        self.out.writelines(self._tail())

    def _kept(self, checked: Checked, *, whole: bool) -> _Entry:
        number = len(self._found) + len(self._clean) + 1
        page = StoryPage(checked, number, claims=self.options.claims, whole=whole)
        if self._stories is None:
            self._stories = SpooledTemporaryFile(  # noqa: SIM115
                _IN_MEMORY, "w+", encoding="utf-8", errors="backslashreplace", newline="\n"
            )
        self._stories.writelines(page.html())
        return _entry(checked, number)

    def _head(self) -> Iterator[str]:
        style = _style()
        policy = f"default-src 'none'; style-src 'sha256-{_hash(style)}'; base-uri 'none'; form-action 'none'"
        title = self._title()
        yield f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="copydesk">
<meta name="referrer" content="no-referrer">
<title>{escape(title)} – copydesk</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#stories">Skip to the stories</a>
<header class="masthead">
<p class="name">copydesk</p>
<h1>{escape(title)}</h1>
<p class="sum">{escape(in_sum(self.summary))}</p>
</header>
"""
        yield from _list_of("Not checked", "failed", self._failed)
        yield from self._filter()
        yield from self._index()
        many = ' class="many"' if len(self._found) > _MANY else ""
        yield f'<main id="stories"{many} tabindex="-1">\n'

    def _title(self) -> str:
        found = counted(self.summary.findings)
        stories = count(self.summary.stories, "story", "stories")
        if not found:
            return f"Nothing found in {stories}"
        of = f"{self._with_findings:,} of " if self.summary.stories > 1 else ""
        return f"{found} in {of}{stories}"

    def _filter(self) -> Iterator[str]:
        """Which findings are shown: a choice that needs no script."""
        kinds = [severity for severity in SEVERITIES if self.summary.findings[severity]]
        if len(kinds) < 2:
            return
        yield '<fieldset class="filter"><legend>Show</legend>\n'
        for index in range(len(kinds), 0, -1):
            names = " and ".join(f"{SEVERITY_NAMES[severity].lower()}s" for severity in kinds[:index])
            chosen = " checked" if index == len(kinds) else ""
            id = "show-all" if chosen else f"show-{kinds[index - 1]}"
            label = "everything" if chosen else f"{names} only"
            yield f'<label><input type="radio" name="show" id="{id}"{chosen}> {label}</label>\n'
        yield "</fieldset>\n"

    def _index(self) -> Iterator[str]:
        if len(self._found) + len(self._clean) < 2 and not self._clean:
            return
        yield '<nav class="index" aria-labelledby="index"><h2 id="index">Stories</h2>\n'
        if self._found:
            yield '<ol role="list">\n'
            yield from (_line(entry) for entry in self._found)
            yield "</ol>\n"
        if self._clean:
            many = count(len(self._clean), "story", "stories")
            yield f'<details class="clean"{"" if self._found else " open"}><summary>{many} with nothing found</summary>\n<ul role="list">\n'
            yield from (_line(entry) for entry in self._clean)
            yield "</ul>\n</details>\n"
        yield "</nav>\n"

    def _tail(self) -> Iterator[str]:
        if not self.summary.stories:
            yield '<p class="gap">No story could be checked.</p>\n'
        yield "</main>\n"
        if self._rules:
            yield '<section class="rules" aria-labelledby="rules"><h2 id="rules">The rules that spoke</h2>\n'
            for rule in sorted(self._rules.values(), key=lambda rule: rule.name):
                yield from _rule(rule)
            yield "</section>\n"
        yield from _list_of("Left alone", "left-alone", self._left_alone)
        yield "</body>\n</html>\n"


def _entry(checked: Checked, number: int | None) -> _Entry:
    found = dict.fromkeys(SEVERITIES, 0)
    for raised in checked.findings:
        found[raised.severity] += 1
    return _Entry(number, story_name(checked.story), headline(checked), counted(found))


def _line(entry: _Entry) -> str:
    name = f'<a href="#s{entry.number}">{entry.name}</a>' if entry.number is not None else entry.name
    found = f' <span class="found">{entry.found}</span>' if entry.found else ""
    return f'<li>{name} <span class="headline">{entry.headline}</span>{found}</li>\n'


def _record(id: str | None) -> str:
    return f" [{plain(id)}]" if id is not None else ""


def _list_of(title: str, kind: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f'<section class="{kind}" aria-labelledby="{kind}"><h2 id="{kind}">{title}</h2>\n<ul>\n'
        yield from (f"<li>{line}</li>\n" for line in lines)
        yield "</ul>\n</section>\n"


def _rule(rule: Rule) -> Iterator[str]:
    name = escape(rule.name)
    yield f'<section id="rule-{name}" tabindex="-1" aria-labelledby="rule-{name}-name"><h3 id="rule-{name}-name">{name}</h3>\n'
    yield from (f"<p>{plain(part)}</p>\n" for part in rule.page.strip().split("\n\n") if part)
    yield "</section>\n"


def _style() -> str:
    with open(os.path.join(os.path.dirname(__file__), "page.css"), encoding="utf-8") as handle:
        return handle.read()


def _hash(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def make(out: TextIO, options: Options) -> Report:
    """An HTML report."""
    return Html(out, options)
