"""One story on the HTML page: its words with the findings beside them, and the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from copydesk.checker import Checked, Raised
from copydesk.reports.details import MOST_EDITS, changes, how
from copydesk.reports.page_text import LONG_STORY, Mark, Page, Stretch, plain, shortened, stretches, windows
from copydesk.reports.wording import count
from copydesk.rule import SEVERITIES, Claim, Elsewhere, Finding, Fix
from copydesk.story import Span, Story

#: How much of one story is shown; what is left out is counted, and the other formats have it all.
MOST_NOTES, MOST_PLACES, MOST_CLAIMS = 500, 20, 500
SEVERITY_NAMES = {"error": "Error", "warning": "Warning", "info": "Note"}
_STATUS_NAMES = {"holds": "Holds", "contradicted": "Contradicted", "unresolved": "Unresolved"}
_ELEMENTS = {"headline": "p", "block quote": "blockquote", "code": "pre"}


class StoryPage:
    """The HTML of one story; `number` makes its anchors unique in the page.

    Of a story of more than LONG_STORY characters only the paragraphs around the findings are shown, and where `whole` is
    False only the paragraphs with findings.
    """

    def __init__(self, checked: Checked, number: int, *, claims: bool, whole: bool = True) -> None:
        self.story = checked.story
        self.name = f"s{number}"
        self._checked = checked
        self._raised = checked.findings[:MOST_NOTES]
        self._claims = checked.claims[:MOST_CLAIMS] if claims else ()
        marks = [*self._finding_marks(), *self._place_marks(), *self._claim_marks()]
        self._page = Page(self.story, marks)
        self._stretches = stretches(self.story, marks)
        self._notes = dict(enumerate(self._raised, 1))
        length = sum(stretch.end - stretch.start for stretch in self._stretches)
        self._whole = whole and length <= LONG_STORY
        self._neighbours = 1 if whole else 0
        self._placed: set[int] = set()
        self._shown: set[str] = set()

    def html(self) -> Iterator[str]:
        """The story as an article."""
        heading = f"{self.name}-name"
        kinds = " ".join(f"has-{severity}" for severity in SEVERITIES if self._number_of(severity)) or "clean"
        yield f'<article class="story {kinds}" id="{self.name}" aria-labelledby="{heading}" tabindex="-1">\n<header>\n'
        yield f'<h2 id="{heading}">{story_name(self.story)}</h2>\n<p class="about">{self._about()}</p>\n</header>\n'
        yield '<div class="sheet">\n<div class="copy">\n'
        yield from self._rows()
        yield "</div>\n"
        yield from self._ledger()
        yield "</div>\n"
        yield from self._let_stand()
        yield "</article>\n"

    def _about(self) -> str:
        published = self.story.published
        dated = (
            f"published {published.day.isoformat()} (from {plain(published.found_in)})"
            if published
            else "no date found"
        )
        found = counted({severity: self._number_of(severity) for severity in SEVERITIES}) or "nothing found"
        return f"{found} · {count(self.story.words, 'word')} · {dated}"

    def _number_of(self, severity: str) -> int:
        return sum(raised.severity == severity for raised in self._checked.findings)

    # The story's words, a row a paragraph with the notes on it.

    def _rows(self) -> Iterator[str]:
        left_out, part = 0, None
        wanted = None if self._whole else self._near_findings()
        for index, stretch in enumerate(self._stretches):
            if wanted is not None and index not in wanted:
                left_out += 1
                continue
            yield _gap(left_out)
            left_out = 0
            here = self.story.place(stretch.start).part
            if here != part and self.story.format != "docx":  # whose parts are its paragraphs
                yield f'<p class="part">{plain(here or "")}</p>\n'
                part = here
            yield self._row(stretch)
        yield _gap(left_out)
        yield from self._unplaced()
        more = len(self._checked.findings) - len(self._raised)
        if more:
            yield f'<p class="gap">… and {count(more, "more finding")}, which the other formats of the report list …</p>\n'

    def _near_findings(self) -> set[int]:
        near: set[int] = set()
        for index, stretch in enumerate(self._stretches):
            marks = self._page.touching(stretch.start, stretch.end)
            if any(mark.kind not in _STATUS_NAMES for mark in marks):
                near.update(range(index - self._neighbours, index + self._neighbours + 1))
        return near

    def _row(self, stretch: Stretch) -> str:
        marks = self._page.touching(stretch.start, stretch.end)
        if not self._whole:
            marks = [mark for mark in marks if mark.kind not in _STATUS_NAMES]
        pieces, position = [], stretch.start
        for start, end in windows(self.story.source, stretch, marks):
            if start > position:
                pieces.append(' <span class="gap">…</span> ')
            pieces.append(self._page.html(start, end))
            self._shown.update(mark.id for mark in self._page.touching(start, end))
            position = end
        if position < stretch.end:
            pieces.append(' <span class="gap">…</span>')
        element = _ELEMENTS.get(stretch.kind, "p")
        kind = stretch.kind.replace(" ", "-")
        if stretch.kind == "list item" and self.story.format != "text":
            kind += " bulleted"  # in plain text the copy's own marker is among the words
        words = f'<{element} class="words {kind}" dir="auto">{"".join(pieces)}</{element}>'
        notes = [number for number, one in self._notes.items() if stretch.start <= one.finding.span.start < stretch.end]
        return f'<div class="row">{words}{self._note_list(notes)}</div>\n'

    def _unplaced(self) -> Iterator[str]:
        """Notes on what stands in no stretch, so that none is ever lost."""
        numbers = [number for number in self._notes if number not in self._placed]
        if numbers:
            yield f'<div class="row"><p class="words gap">…</p>{self._note_list(numbers)}</div>\n'

    # Notes.

    def _note_list(self, numbers: Sequence[int]) -> str:
        if not numbers:
            return ""
        self._placed.update(numbers)
        notes = "".join(self._note(number, self._notes[number]) for number in numbers)
        return f'<ul class="notes" role="list" aria-label="Notes on this paragraph">{notes}</ul>'

    def _note(self, number: int, raised: Raised) -> str:
        finding = raised.finding
        place = self.story.place(finding.span.start)
        lines = [
            f'<p class="note-head"><a class="number" href="#{self.name}-m{number}" aria-label="Note {number}, to its words">'
            f'{number}</a> <strong class="severity">{SEVERITY_NAMES[raised.severity]}</strong> '
            f'<a class="rule" href="#rule-{escape(raised.rule.name)}">{escape(raised.rule.name)}</a> '
            f'<span class="line">{self._part(finding.span)}line {place.line}</span></p>',
            f"<p>{plain(finding.message)}</p>",
            *(self._place(number, index, other) for index, other in enumerate(finding.elsewhere[:MOST_PLACES], 1)),
        ]
        more = len(finding.elsewhere) - MOST_PLACES
        if more > 0:
            lines.append(f'<p class="place">and {count(more, "more place")}</p>')
        if finding.fix is not None:
            lines.append(_fix(self.story, finding, finding.fix))
        return f'<li class="note {raised.severity}" id="{self.name}-n{number}" tabindex="-1">{"".join(lines)}</li>'

    def _place(self, number: int, index: int, other: Elsewhere) -> str:
        there = self.story.place(other.span.start)
        note = f"{plain(other.note)}, " if other.note else ""
        part = self._part(other.span)
        quote = f"“{shortened(self.story.said(other.span))}”"
        return (
            f'<p class="place">{note}{part}line {there.line}: <a href="#{self.name}-p{number}-{index}">{quote}</a></p>'
        )

    def _part(self, span: Span) -> str:
        part = self.story.place(span.start).part
        return f"{plain(part)}, " if part else ""

    # Marks in the words.

    def _finding_marks(self) -> Iterator[Mark]:
        for number, raised in enumerate(self._raised, 1):
            kind = SEVERITY_NAMES[raised.severity].lower()
            reference = self._reference(number, f"Note {number}: {kind}, {raised.rule.name}", f"ref {raised.severity}")
            yield Mark(*raised.finding.span, raised.severity, f"{self.name}-m{number}", reference)

    def _place_marks(self) -> Iterator[Mark]:
        for number, raised in enumerate(self._raised, 1):
            for index, other in enumerate(raised.finding.elsewhere[:MOST_PLACES], 1):
                reference = self._reference(number, f"Second place of note {number}", "ref also")
                yield Mark(*other.span, "also", f"{self.name}-p{number}-{index}", reference)

    def _claim_marks(self) -> Iterator[Mark]:
        for index, claim in enumerate(self._claims, 1):
            yield Mark(*claim.span, claim.status, f"{self.name}-c{index}")

    def _reference(self, number: int, label: str, kind: str) -> str:
        return f'<a class="{kind}" href="#{self.name}-n{number}" aria-label="{escape(label)}">{number}</a>'

    # The ledger.

    def _ledger(self) -> Iterator[str]:
        if not self._claims:
            return
        yield '<section class="ledger" aria-label="Worked out again">\n<h3>Worked out again</h3>\n<ul role="list">\n'
        for index, claim in enumerate(self._claims, 1):
            yield self._claim(index, claim)
        yield "</ul>\n"
        more = len(self._checked.claims) - len(self._claims)
        if more:
            yield f'<p class="gap">… and {count(more, "more statement")}: copydesk claims lists them all</p>\n'
        yield "</section>\n"

    def _claim(self, index: int, claim: Claim) -> str:
        id = f"{self.name}-c{index}"
        quote = f"“{shortened(self.story.said(claim.span))}”"
        linked = f'<a href="#{id}">{quote}</a>' if id in self._shown else quote
        place = self.story.place(claim.span.start)
        part = self._part(claim.span)
        return (
            f'<li class="claim {claim.status}"><p class="note-head"><strong class="severity">'
            f'{_STATUS_NAMES[claim.status]}</strong> {plain(claim.kind)} <span class="line">{part}line {place.line}</span></p>'
            f"<p>{linked}</p><p>{plain(claim.working)}</p></li>\n"
        )

    # What stands.

    def _let_stand(self) -> Iterator[str]:
        stets = [stood for stood in self._checked.stood if stood.by == "stet"]
        if not stets:
            return
        yield f'<details class="stood"><summary>{count(len(stets), "finding")} let stand</summary>\n<ul>\n'
        for stood in stets:
            finding = stood.raised.finding
            place = self.story.place(finding.span.start)
            quote = shortened(self.story.said(finding.span))
            rule = escape(stood.raised.rule.name)
            yield f"<li>{rule}, line {place.line}, “{quote}”: {plain(stood.reason)}</li>\n"
        yield "</ul>\n</details>\n"


def story_name(story: Story) -> str:
    """The story's path and record, as HTML."""
    record = f' <span class="record">{plain(story.id)}</span>' if story.id is not None else ""
    return f'<span class="path">{plain(story.path)}</span>{record}'


def headline(checked: Checked) -> str:
    """The story's headline or first words, as HTML."""
    story = checked.story
    blocks = story.blocks
    first = next((block for block in blocks if block.kind == "headline"), blocks[0] if blocks else None)
    return shortened(story.copy[first.start : first.end][:400]) if first else ""


def counted(findings: dict[str, int]) -> str:
    """ "2 errors, 1 note"; "" for none."""
    names = {severity: name.lower() for severity, name in SEVERITY_NAMES.items()}
    return ", ".join(count(number, names[severity]) for severity, number in findings.items() if number)


def _gap(left_out: int) -> str:
    return f'<p class="gap">… {count(left_out, "paragraph")} left out …</p>\n' if left_out else ""


def _fix(story: Story, finding: Finding, fix: Fix) -> str:
    edits = changes(story, finding, fix)
    told = "; ".join(_change(shortened(before), shortened(after)) for before, after in edits[:MOST_EDITS])
    more = f"; and {len(edits) - MOST_EDITS} more" if len(edits) > MOST_EDITS else ""
    return f'<p class="fix">Fix: {told}{more} <span class="how">({how(fix)})</span></p>'


def _change(before: str, after: str) -> str:
    if not after:
        return f"cut <del>{before}</del>"
    return f"<del>{before}</del> <ins>{after}</ins>" if before else f"insert <ins>{after}</ins>"
