"""The same story gives the same findings as plain text and as HTML, and a fix changes the same words of it."""

from __future__ import annotations

import io
import re
from html import escape
from pathlib import Path

import pytest
from planted import RULES

from copydesk.checker import Checked, check
from copydesk.fixing import apply, edits_of
from copydesk.readers import read_stream
from copydesk.readers.html_elements import CLOSE, OPEN
from copydesk.readers.html_tree import Tree
from copydesk.readers.text import split_paragraphs
from copydesk.story import Story

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
_REFERENCES = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "’": "&rsquo;",
    "—": "&mdash;",
    "£": "&pound;",
    "\u00a0": "&nbsp;",
    "é": "&#233;",
}
FRAME = """<!DOCTYPE html><html lang="en"><head><title>{title}</title><style>p {{ color: red }}</style></head><body>
<header><a href="/">The Paper</a><nav><ul><li><a href="/1">12 km (70 miles)</a></li><li><a href="/2">The the town</a></li></ul></nav></header>
<main><article>{story}</article>
<section class="related"><h2>More</h2><div><h3><a href="/3">The the dam</a></h3><p>It is 12 km (70 miles) from the the town to the dam, which holds 1. 5 million tons of water.</p></div></section>
</main><footer><p>12 Mill Street, 12 km (70 miles) from the the town of which this paper writes on every day but Sunday.</p></footer></body></html>"""


def checked(document: str, name: str) -> Checked:
    (story,) = read_stream(io.BytesIO(document.encode()), name, None)
    assert isinstance(story, Story)
    return check(story, RULES)


def said(document: str, name: str) -> list[str]:
    """What all rules say, without the lines that they name."""
    return sorted(
        f"{one.rule.name}: {re.sub(r'lines? [0-9, and]+', 'line …', one.finding.message)}"
        for one in checked(document, name).findings
    )  # fmt: skip


def as_html(text: str, *, framed: bool) -> str:
    """The story as HTML, its first paragraph as the headline; in a frame, with a site around it that is full of slips."""
    lines = [" ".join(text[start:end].split()) for start, end in split_paragraphs(text)]
    written = ["".join(_REFERENCES.get(one, one) for one in escape(line, quote=False)) for line in lines]
    story = f"<h1>{written[0]}</h1>\n" + "\n".join(f"<p>{line}</p>" for line in written[1:])
    return FRAME.format(title=written[0], story=story) if framed else story


@pytest.mark.parametrize("framed", [False, True], ids=["fragment", "page"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_seed_says_the_same_as_html(seed: Path, framed: bool) -> None:
    text = seed.read_text("utf-8")
    plain = said("\n\n".join(" ".join(text[start:end].split()) for start, end in split_paragraphs(text)), "story.txt")
    assert plain != []
    assert said(as_html(text, framed=framed), "story.html") == plain


@pytest.mark.parametrize("framed", [False, True], ids=["fragment", "page"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_fixes_change_words_alone(seed: Path, framed: bool) -> None:
    before = as_html(seed.read_text("utf-8"), framed=framed)
    edits = edits_of(checked(before, "story.html"), unsafe=True)
    after = apply(before, edits)
    assert shape(after) == shape(before)
    for (start, end), new in edits:
        assert not {"<", ">", "&"} & {*new}
        assert "<" not in before[start:end]


def shape(document: str) -> list[tuple[int, str]]:
    """The tags of a document in order, starts and ends."""
    tree = Tree(document)
    return [(what, tree.elements[number].tag) for what, number, _, _ in tree.tokens if what in (OPEN, CLOSE)]


def test_a_fix_leaves_tags_and_references_as_they_are() -> None:
    before = '<p>It is <b class="x">the</b> the 7. 5&nbsp;km, caf&eacute;.</p><p>It cost &pound;7. 5 million.</p>'
    after = apply(before, edits_of(checked(before, "story.html"), unsafe=True))
    assert "7.5&nbsp;km, caf&eacute;.</p>" in after
    assert "&pound;7.5 million" in after
    assert shape(after) == shape(before)
