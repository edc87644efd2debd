"""Findings as comments in a copy of a Word document: on the words themselves, with nothing else changed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from planted import RULES
from running import Outcome
from word_documents import W, document, p, run

from copydesk.annotating import AnnotationError, annotated
from copydesk.checker import Checked, check
from copydesk.readers import docx

Run = Callable[..., Outcome]
_NS = {"w": W}


def checked(data: bytes) -> Checked:
    (story,) = docx.read(data, "draft.docx", None)
    return check(story, RULES)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def comments(data: bytes) -> dict[str, str]:
    """The comments' texts by their ids."""
    return {
        comment.get(f"{{{W}}}id"): "\n".join(
            "".join(each.itertext(f"{{{W}}}t")) for each in comment.iterfind("w:p", _NS)
        )
        for comment in part(data, "word/comments.xml").iterfind("w:comment", _NS)
    }


def marked(data: bytes) -> dict[str, str]:
    """The words that each comment stands on, by its id."""
    words: dict[str, str] = {}
    open_ones: list[str] = []
    for element in part(data, "word/document.xml").iter():
        name = etree.QName(element).localname
        if name == "commentRangeStart":
            open_ones.append(element.get(f"{{{W}}}id"))
            words[open_ones[-1]] = ""
        elif name == "commentRangeEnd":
            open_ones.remove(element.get(f"{{{W}}}id"))
        elif name == "t":
            for one in open_ones:
                words[one] += element.text or ""
    assert open_ones == []
    return words


def text_of(data: bytes) -> str:
    (story,) = docx.read(data, "draft.docx", None)
    return story.source


def test_a_comment_stands_on_the_words_and_says_what_to_do() -> None:
    data = document(p("The lake of 12 acres (", run("30", "<w:b/>"), " hectares) has the the dam."))
    made = annotated(data, checked(data))
    assert sorted(marked(made).values()) == ["12 acres (30 hectares)", "the the"]
    said = "\n".join(comments(made).values())
    assert "12 acres is 4.86 hectares" in said
    assert "(error, unit-conversion)" in said
    assert text_of(made) == text_of(data)


def test_bold_words_stay_bold_and_the_rest_does_not_become_so() -> None:
    data = document(p("It has the ", run("the new", "<w:b/>"), " dam."))
    made = annotated(data, checked(data))
    bold = [
        "".join(one.itertext(f"{{{W}}}t"))
        for one in part(made, "word/document.xml").iter(f"{{{W}}}r")
        if one.find("w:rPr/w:b", _NS) is not None
    ]
    assert "".join(bold) == "the new"
    assert list(marked(made).values()) == ["the the"]


def test_a_second_place_is_named_in_the_comment() -> None:
    data = document(p("Board chair Ana Alvarez came."), p("Alvarez spoke, and Alvaraez left. Alvarez stayed."))
    made = annotated(data, checked(data))
    assert any("See paragraph 1: “" in said or "See paragraph 2: “" in said for said in comments(made).values())


def test_a_comment_on_a_note_stands_on_its_reference() -> None:
    notes = f'<w:footnote w:id="2">{p("It covers 12 acres (30 hectares).")}</w:footnote>'
    data = document(p("Text.", '<w:r><w:footnoteReference w:id="2"/></w:r>', " More."), footnotes=notes)
    made = annotated(data, checked(data))
    assert list(marked(made).values()) == [""]
    (said,) = comments(made).values()
    assert said.startswith("footnote 1, “12 acres (30 hectares)”: ")


def test_a_comment_on_a_text_box_stands_on_what_holds_it() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('It has the the lake.')}</w:txbxContent></w:pict></w:r>"
    data = document(p("Before ", box, " after."))
    made = annotated(data, checked(data))
    (said,) = comments(made).values()
    assert said.startswith("paragraph 2, “the the”: ")
    (start,) = part(made, "word/document.xml").iter(f"{{{W}}}commentRangeStart")
    assert not any(etree.QName(one).localname == "txbxContent" for one in start.iterancestors())


def test_words_in_an_insertion_or_a_link_can_be_commented() -> None:
    data = document(p("It has ", f"<w:ins>{run('the ')}</w:ins>", f"<w:hyperlink>{run('the lake')}</w:hyperlink>"))
    made = annotated(data, checked(data))
    assert list(marked(made).values()) == ["the the"]
    assert text_of(made) == text_of(data)


RUNS = st.lists(
    st.sampled_from(["the the ", "a dam ", "12 acres (30 hectares) ", "7. 5 miles) ", "(", "U. S. ", "the ", "é😀 "]),
    min_size=1,
)


@settings(max_examples=100)
@given(RUNS, st.lists(st.integers(1, 200), max_size=6))
def test_every_comment_stands_on_the_words_of_its_finding(pieces: list[str], cuts: list[int]) -> None:
    text = "It is " + "".join(pieces)
    ends = sorted({cut for cut in cuts if cut < len(text)} | {0, len(text)})
    data = document(p(*(run(text[start:end]) for start, end in pairwise(ends))))
    result = checked(data)
    made = annotated(data, result)
    assert text_of(made) == text_of(data)
    quotes = [result.story.quote(raised.finding.span) for raised in result.findings]
    if quotes:
        assert sorted(marked(made).values()) == sorted(quotes)


def test_a_document_that_cannot_be_written_again_says_so() -> None:
    data = document(p("It has the the dam."), parts={"[Content_Types].xml": "<x/>"})
    with pytest.raises(AnnotationError, match=r"save it from Word as \.docx and try again"):
        annotated(data, checked(data))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed (soffice)")
def test_libreoffice_opens_the_result(tmp_path: Path) -> None:
    data = document(p("It has the the dam of 12 acres (30 hectares)."))
    (tmp_path / "out.docx").write_bytes(annotated(data, checked(data)))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf", "out.docx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_the_command_writes_a_copy_and_leaves_the_document(command: Run, story: Callable[..., Path]) -> None:
    data = document(p("It has the the dam."))
    path = story(data, "draft.docx")
    out = path.with_name("out.docx")
    outcome = command("check", path, "--annotate", out)
    assert outcome.code == 1
    assert "warning doubled-word" in outcome.out
    assert outcome.err == f"copydesk: wrote {out} with 1 comment\n"
    assert path.read_bytes() == data
    assert list(marked(out.read_bytes()).values()) == ["the the"]


@pytest.mark.parametrize(
    ("paths", "says"),
    [
        (["draft.docx", "draft.docx"], "--annotate takes one Word document"),
        (["story.txt"], "--annotate takes one Word document"),
        (["-"], "--annotate takes one Word document"),
        (["draft.docx"], "is the document itself; give the copy another name"),
    ],
)
def test_a_call_that_cannot_be_meant_is_refused(
    command: Run, story: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, paths: list[str], says: str
) -> None:
    path = story(document(p("It has the the dam.")), "draft.docx")
    monkeypatch.chdir(path.parent)
    outcome = command("check", *paths, "--annotate", "draft.docx")
    assert outcome.code == 2
    assert says in outcome.err


def test_a_copy_that_cannot_be_written_is_named(command: Run, story: Callable[..., Path]) -> None:
    path = story(document(p("It has the the dam.")), "draft.docx")
    outcome = command("check", path, "--annotate", path.parent / "no" / "out.docx")
    assert outcome.code == 2
    assert "no such file or directory" in outcome.err
