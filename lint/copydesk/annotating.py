"""Findings as comments in a copy of a Word document, on the words themselves. The document that was checked stays as it is.

Not every Word lets a comment stand in a note's own text or in a text box: there it stands on the note's reference or on
what holds the box, and quotes the words.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from copydesk.checker import Checked, Raised
from copydesk.readers.docx import numbered, parts_of
from copydesk.readers.word_paragraphs import Element, Paragraph, Piece, child, name_of
from copydesk.reports.wording import visible
from copydesk.story import Span, Story
from copydesk.tuples import NamedTuple

AUTHOR = "copydesk"
_INITIALS = "cd"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class AnnotationError(Exception):
    """The document cannot be annotated; the text says why and what to do."""


class _Anchor(NamedTuple):
    """The first and the last run that a comment is about, and what it says."""

    first: Element
    last: Element
    text: str


def annotated(data: bytes, checked: Checked) -> bytes:
    """The document with a comment for each finding; `data` are the bytes that were checked.

    Raises AnnotationError where the document cannot be written again.
    """
    from docx import Document
    from docx.text.run import Run

    try:
        document: Any = Document(io.BytesIO(data))
        for first, last, text in list(_anchors(document.element, data, checked)):
            runs = [Run(first, document), Run(last, document)]
            document.add_comment(runs, text=text, author=AUTHOR, initials=_INITIALS)
        made = io.BytesIO()
        document.save(made)
    except (KeyError, ValueError, TypeError, AttributeError, OSError) as error:
        raise AnnotationError(
            f"cannot be written with comments ({type(error).__name__}: {error}); save it from Word as .docx and try again"
        ) from error
    return made.getvalue()


def _anchors(root: Element, data: bytes, checked: Checked) -> Iterator[_Anchor]:
    """Where each finding's comment stands, paragraph by paragraph; runs are split at the ends of the words."""
    story = checked.story
    found = dict(numbered(root))
    references = {note: run for paragraph in found.values() for note, run in paragraph.notes}
    notes = {part.name: part.note for part in parts_of(data)[0] if part.note is not None}
    by_field: dict[str, list[Raised]] = {}
    for raised in checked.findings:
        by_field.setdefault(story.field_at(raised.finding.span.start).name, []).append(raised)
    for name, findings in by_field.items():
        if name in notes:
            run = references.get(notes[name] or "", _last_run(found.values()))
            yield from (_Anchor(run, run, _comment(story, raised, name)) for raised in findings)
        else:
            yield from _in_paragraph(story, found[name], name, findings)


def _in_paragraph(story: Story, paragraph: Paragraph, name: str, findings: list[Raised]) -> Iterator[_Anchor]:
    """The anchors in one paragraph, which is split once for all of them."""
    start = story.field_at(findings[0].finding.span.start).start
    stretches = [(raised.finding.span.start - start, raised.finding.span.end - start) for raised in findings]
    box = _outside_box(paragraph.pieces[0].run)
    if box is not None:
        yield from (_Anchor(box, box, _comment(story, raised, name)) for raised in findings)
        return
    pieces = _split(paragraph.pieces, {offset for stretch in stretches for offset in stretch})
    for raised, (first, last) in zip(findings, stretches, strict=True):
        within = [piece for piece in pieces if first <= piece.start < last]
        yield _Anchor(within[0].run, within[-1].run, _comment(story, raised, None))


def _split(pieces: Iterable[Piece], cuts: set[int]) -> list[Piece]:
    """The pieces, with a new run begun at each cut: a comment stands on whole runs."""
    made: list[Piece] = []
    ahead = None  # the run that what follows in a run that was cut has moved to
    cut_run = None
    for piece in pieces:
        moved = piece._replace(run=ahead) if piece.run is cut_run and ahead is not None else piece
        if piece.run is not cut_run:
            ahead = cut_run = None
        for offset in sorted(cut for cut in cuts if moved.start <= cut < moved.start + len(moved.text)):
            before, moved = _cut(moved, offset - moved.start)
            if before is not None:
                made.append(before)
            ahead, cut_run = moved.run, piece.run
        made.append(moved)
    return made


def _cut(piece: Piece, at: int) -> tuple[Piece | None, Piece]:
    """The piece as two, the second at the start of a run of its own; no first where `at` is 0."""
    run = piece.run
    if not at and all(name_of(one) == "rPr" for one in piece.element.itersiblings(preceding=True)):
        return None, piece
    new = run.makeelement(run.tag, dict(run.attrib))
    properties = child(run, "rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    run.addnext(new)
    following = list(piece.element.itersiblings())
    if not at:
        new.append(piece.element)
        new.extend(following)
        return None, piece._replace(run=new)
    rest = piece.element.makeelement(piece.element.tag)
    for element, text in ((piece.element, piece.text[:at]), (rest, piece.text[at:])):
        element.text = text
        element.set(_SPACE, "preserve")
    new.append(rest)
    new.extend(following)
    return piece._replace(text=piece.text[:at]), Piece(piece.start + at, piece.text[at:], new, rest)


def _outside_box(run: Element) -> Element | None:
    """The run that holds the text box in which a run stands; None outside of text boxes."""
    outer = None
    for ancestor in run.iterancestors():
        if name_of(ancestor) == "txbxContent":
            outer = ancestor
    return None if outer is None else next((one for one in outer.iterancestors() if name_of(one) == "r"), None)


def _last_run(found: Iterable[Paragraph]) -> Element:
    return [paragraph for paragraph in found if _outside_box(paragraph.pieces[0].run) is None][-1].pieces[-1].run


def _comment(story: Story, raised: Raised, part: str | None) -> str:
    """What the comment says; `part` is named where the comment cannot stand on the words."""
    finding = raised.finding
    where = f"{part}, {_quoted(story, finding.span)}: " if part else ""
    lines = [f"{where}{visible(finding.message)} ({raised.severity}, {raised.rule.name})"]
    for other in finding.elsewhere:
        note = f" ({visible(other.note)})" if other.note else ""
        lines.append(f"See {story.place(other.span.start).part}: {_quoted(story, other.span)}{note}")
    return "\n".join(lines)


def _quoted(story: Story, span: Span) -> str:
    return f"“{visible(story.quote(span))}”"
