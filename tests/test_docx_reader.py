"""Word documents: what of them is copy, what each paragraph is, and files that are none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from planted import RULES
from running import Outcome
from word_documents import W, document, p, relations, run

from copydesk.checker import check
from copydesk.readers import docx, text
from copydesk.readers.decoding import UnreadableError
from copydesk.story import Story

Run = Callable[..., Outcome]
SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


def read(data: bytes) -> Story:
    (story,) = docx.read(data, "draft.docx", None)
    return story


def texts(*body: str, footnotes: str = "") -> list[str]:
    story = read(document(*body, footnotes=footnotes))
    return [story.source[field.start : field.end] for field in story.fields]


def test_paragraphs_are_numbered_as_they_hold_words() -> None:
    story = read(document(p("One."), p(), p("  "), p("Two.")))
    assert [(field.name, story.source[field.start : field.end]) for field in story.fields] == [
        ("paragraph 1", "One."),
        ("paragraph 2", "Two."),
    ]


@pytest.mark.parametrize(
    ("body", "reads"),
    [
        (p("12 km ", run("(7.", "<w:b/>"), run(" 5 miles)")), "12 km (7. 5 miles)"),
        (
            p("a ", f"<w:ins>{run('new ')}</w:ins>", "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>", "b"),
            "a new b",
        ),
        (p(f"<w:moveFrom>{run('x')}</w:moveFrom>", f"<w:moveTo>{run('y')}</w:moveTo>"), "y"),
        (
            p("a", run("hidden", "<w:vanish/>"), run("gone", "<w:strike/>"), run("kept", '<w:strike w:val="0"/>')),
            "akept",
        ),
        (p("<w:r><w:t> a </w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"), "a\tb\nc\u2011"),
        (p(f"<w:hyperlink>{run('a link')}</w:hyperlink>", "<w:r><w:instrText>PAGE</w:instrText></w:r>"), "a link"),
        (p(f"<w:sdt><w:sdtContent>{run('a control')}</w:sdtContent></w:sdt>"), "a control"),
        (p("<w:r><w:softHyphen/></w:r>", "a&b"), "a&b"),
    ],
)
def test_what_a_paragraph_reads_as(body: str, reads: str) -> None:
    assert texts(body) == [reads]


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert texts(p("One ", properties=deleted), p("two."), p("Three.", properties=deleted)) == ["One two.", "Three."]


def test_tables_controls_and_text_boxes_are_read_in_order_and_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    boxed = f'<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>'
    table = f"<w:tbl><w:tr><w:tc>{p('Cell 1')}</w:tc><w:tc>{p('Cell 2')}</w:tc></w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtContent>{p('Controlled.')}</w:sdtContent></w:sdt>"
    assert texts(table, p("Before", boxed, " and after."), control) == [
        "Cell 1", "Cell 2", "Before and after.", "In the box.", "Controlled.",
    ]  # fmt: skip


def test_notes_are_read_and_named_and_word_s_separators_are_none() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{p("-")}</w:footnote>'
        f'<w:footnote w:id="2">{p("12 acres (30 hectares).")}</w:footnote>'
    )
    story = read(document(p("Text.", '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=notes))
    assert [field.name for field in story.fields] == ["paragraph 1", "footnote 1"]
    assert [block.kind for block in story.blocks] == ["paragraph", "note"]


def test_styles_say_what_a_paragraph_is_and_shapes_where_they_do_not() -> None:
    story = read(
        document(
            p("New dam for Milltown", style="Titel"),
            p("It will be large.", style="Vorspann"),
            p("By Ana Alvarez"),
            p("MILLTOWN, Ohio, March 5, 2024 — The dam is new."),
            p("The lake", style="berschrift1"),
            p("It is wide.", properties="<w:numPr/>"),
            p("The lake in 2020.", style="Bild"),
            p("It is ours.", style="Zitat"),
        )
    )
    assert [block.kind for block in story.blocks] == [
        "headline", "standfirst", "byline", "dateline", "paragraph", "paragraph", "list item", "caption", "block quote",
    ]  # fmt: skip
    assert story.published is not None
    assert str(story.published.day) == "2024-03-05"


def test_without_a_title_the_first_paragraph_may_be_the_headline() -> None:
    kinds = [block.kind for block in read(document(p("New dam for Milltown"), p("It is large."))).blocks]
    assert kinds == ["headline", "paragraph"]


def test_a_document_that_follows_the_strict_standard_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{p("One.", style="Titel")}</w:body></w:document>'
    assert read(document(parts={"word/document.xml": body})).source == "One."


def test_the_main_part_is_where_the_relations_say() -> None:
    parts: dict[str, str | bytes] = {
        "_rels/.rels": relations("officeDocument /word/document2.xml"),
        "word/document.xml": "",
        "word/document2.xml": f'<w:document xmlns:w="{W}"><w:body>{p("One.")}</w:body></w:document>',
    }
    assert read(document(parts=parts)).source == "One."


def test_copy_in_another_language_is_left_alone(command: Run, story: Callable[..., Path]) -> None:
    path = story(document(p("Kurz."), language="de-DE"), "kurz.docx")
    assert "left alone: the file declares its language as “de-DE”" in command("check", path).out


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_a_specimen_says_the_same_as_a_document(seed: Path) -> None:
    source = seed.read_text()
    plain = text.story_of(source, "story.txt", None)
    body = [p(source[start:end].replace("\n", " ")) for start, end in text.split_paragraphs(source)]
    word = read(document(*body))
    said = [
        [
            (raised.rule.name, " ".join(story.quote(raised.finding.span).split()))
            for raised in check(story, RULES).findings
        ]
        for story in (plain, word)
    ]
    assert said[0] == said[1]


def test_a_finding_names_its_paragraph(command: Run, story: Callable[..., Path]) -> None:
    outcome = command("check", story(document(p("A dam."), p("It has the the lake.")), "draft.docx"))
    assert "draft.docx:paragraph 2:1:8: warning doubled-word" in outcome.out


def bomb() -> bytes:
    return document(parts={"word/document.xml": b"<x>" + b" " * (docx.LARGEST_PART + 1) + b"</x>"})


def laughing() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    body = f'<!DOCTYPE x [{entities}]><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&l11;</w:t></w:r></w:p></w:body></w:document>'
    return document(parts={"word/document.xml": body})


def nested() -> bytes:
    return document("<w:sdt>" * 10_000 + p("deep") + "</w:sdt>" * 10_000)


def not_as_it_says() -> bytes:
    """A document whose directory gives a part's size as less than it is."""
    data = document(parts={"word/document.xml": b"<x>" + b" " * 5000 + b"</x>"})
    return data.replace((5007).to_bytes(4, "little"), (9).to_bytes(4, "little"))


SOUND = document(p("It has the the lake."))
BAD = {
    "text": (b"The dam.", "is no Word document, or only part of one; save it from Word again"),
    "empty": (b"", "is no Word document, or only part of one"),
    "truncated": (SOUND[: len(SOUND) // 2], "is no Word document, or only part of one"),
    "damaged": (SOUND.replace(b"word/document.xml", b"word/documens.xml"), "is a zip archive and no Word document"),
    "no document": (
        document(parts={"word/document.xml": ""}),
        "is a zip archive and no Word document: it holds no document.xml; save it from Word again",
    ),
    "old or locked": (b"\xd0\xcf\x11\xe0" + b"x" * 99, "is an old .doc file or locked by a password"),
    "no words": (document(p(" ")), "holds no words"),
    "no xml": (document(parts={"word/document.xml": "<w:p>"}), "is damaged (word/document.xml: "),
    "bomb": (bomb(), "unpacks to more than a story can be (24 MB)"),
    "full of nothing": (document("<w:p/>" * docx.MOST_TAGS), "has more than 1,000,000 tags, which no story has"),
    "laughing": (laughing(), "is damaged (word/document.xml: "),
    "nested": (nested(), "is damaged (word/document.xml: "),
    "not as it says": (not_as_it_says(), "is damaged"),
}


@pytest.mark.parametrize(("data", "says"), BAD.values(), ids=BAD)
def test_a_bad_document_is_named_with_the_cure(
    command: Run, story: Callable[..., Path], data: bytes, says: str
) -> None:
    bad, sound = story(data, "bad.docx"), story(SOUND, "sound.docx")
    outcome = command("check", bad, sound)
    assert outcome.code == 2
    assert f"{bad}: not read: {says}" in outcome.out
    assert "doubled-word" in outcome.out


def test_every_broken_copy_of_a_document_is_read_or_named() -> None:
    for at in range(0, len(SOUND), 7):
        broken = bytearray(SOUND)
        broken[at] ^= 0xFF
        try:
            assert read(bytes(broken)).source
        except UnreadableError as error:
            assert str(error)


def test_an_archive_is_told_from_its_first_bytes() -> None:
    assert docx.recognises(SOUND[:4096])
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("notes.txt", "x")
    assert not docx.recognises(made.getvalue())
