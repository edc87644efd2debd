"""The same story as plain text and as Markdown: the same findings, and fixes that change the words alone."""

from __future__ import annotations

import glob
import io
import json
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_documents import DOCUMENTS, escaped
from planted import RULES, SLIPS
from pyromark import Options, events_with_range

from copydesk.checker import Checked, check
from copydesk.cli import main
from copydesk.markup_fixes import within_words
from copydesk.readers import Unread, read_stream
from copydesk.readers.text import split_paragraphs
from copydesk.rule import Edit, Fix
from copydesk.story import Span, Story

SEEDS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "seeds")
SPECIMENS = sorted(glob.glob(os.path.join(SEEDS, "*.txt")))
DAY = date(2024, 8, 20)
ALL = (
    Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS
    | Options.ENABLE_DEFINITION_LIST | Options.ENABLE_HEADING_ATTRIBUTES | Options.ENABLE_GFM
)  # fmt: skip


def checked(text: str, name: str) -> Checked:
    (story,) = read_stream(io.BytesIO(text.encode()), name, DAY)
    assert isinstance(story, Story)
    return check(story, RULES)


def found(result: Checked) -> list[tuple[str, str]]:
    """Rules and the words they are about, as the story reads them, in order."""
    story = result.story
    return [(raised.rule.name, words(story, *raised.finding.span)) for raised in result.findings]


def words(story: Story, start: int, end: int) -> str:
    return " ".join(story.copy[story.mended.to_copy(start) : story.mended.to_copy(end)].split())


def as_markdown(text: str) -> str:
    """The story with its marks escaped, a heading for its headline, and an empty line between paragraphs."""
    (story,) = read_stream(io.BytesIO(text.encode()), "story.txt", DAY)
    assert isinstance(story, Story)
    paragraphs = ["\n".join(map(escaped, text[start:end].split("\n"))) for start, end in split_paragraphs(text)]
    mark = "# " if story.blocks[0].kind == "headline" else ""
    return mark + "\n\n".join(paragraphs) + "\n"


def dressed(text: str) -> str:
    """The same with markup all over: words in bold, in links, in quotations, with references for what is not ASCII."""
    lines = []
    for number, line in enumerate(as_markdown(text).split("\n")):
        head, space, tail = line.partition(" ")
        if number % 3 == 0 and space and not head.startswith("#"):
            line = f"**{head}** {tail}"
        elif number % 3 == 1 and space:
            line = f"{head} <!-- remark -->{tail}"
        lines.append("".join(sign if sign.isascii() else f"&#x{ord(sign):x};" for sign in line))
    return "---\nlayout: post\n---\n" + "\n".join(lines)


@pytest.mark.parametrize("path", SPECIMENS, ids=os.path.basename)
@pytest.mark.parametrize("write", [as_markdown, dressed])
def test_a_specimen_draws_the_same_findings(path: str, write: object) -> None:
    text = Path(path).read_text(encoding="utf-8")
    wanted = found(checked(text, "story.txt"))
    assert callable(write)
    assert found(checked(write(text), "story.md")) == wanted
    assert wanted or "near" in path


@settings(max_examples=60)
@given(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=5))
def test_any_story_draws_the_same_findings(slips: list[str]) -> None:
    text = "The council met\n\n" + "\n\n".join(" ".join(slip.split()) for slip in slips) + "\n"
    assert found(checked(as_markdown(text), "story.md")) == found(checked(text, "story.txt"))


# --- fixes


def tree(text: str) -> Iterator[str]:
    """The tree of a document, its words and line ends left out; tags, code and addresses are kept."""
    in_code = False
    for event, _ in events_with_range(text, options=ALL):
        in_code = "CodeBlock" in str(event)[:30] if "Text" not in event else in_code
        if isinstance(event, str):
            if event != "SoftBreak":
                yield event
        elif "Html" in event:
            yield from re.findall(r"<[^>]*>", event["Html"])
        elif in_code or "Text" not in event:
            yield str(event)


def fixed(path: Path, data: bytes) -> bytes:
    path.write_bytes(data)
    assert main(["check", "--fix", "--no-cache", "--fail-on", "never", "--output", os.devnull, str(path)]) in (0, 2)
    return path.read_bytes()


FIXES = [
    ("The **bridge** of [7. 5](a.html) miles.", "The **bridge** of [7.5](a.html) miles."),
    ("> The council said that the town had paid for the\n> the old *U. S.* bridge.", "> The council said that the town had paid for the\n> the old *U.S.* bridge."),
    ("| It was the the bridge | some 7. 5 miles |\n|---|---|", "| It was the bridge | some 7.5 miles |\n|---|---|"),
    ("---\ntitle: \"The the bridge\\u2019s 7. 5 miles\"\n---\nIt rained.", "---\ntitle: \"The bridge\\u2019s 7.5 miles\"\n---\nIt rained."),
    ("It was **the** the bridge `the the` of 7**. 5** miles.", None),
    ("<p>It was the <b>the</b> bridge of 7.&#32;5 miles.</p>", "bridge of 7.5 miles.</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), FIXES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_fix_changes_the_words_alone(tmp_path: Path, before: str, after: str | None, ends: str) -> None:
    data = (
        f"# A bridge\n\n{before}\n".replace("\n", ends) if not before.startswith("---") else before.replace("\n", ends)
    )
    result = fixed(tmp_path / "story.md", data.encode()).decode()
    assert list(tree(result)) == list(tree(data))
    if after is not None:
        assert after.replace("\n", ends) in result
    assert result.count("`") == data.count("`")


@settings(max_examples=40, deadline=None)
@given(document=DOCUMENTS)
def test_fixes_leave_the_tree_and_the_metadata(tmp_path_factory: pytest.TempPathFactory, document: str) -> None:
    before = document.lstrip("\ufeff") or "a"
    if all(isinstance(one, Unread) for one in read_stream(io.BytesIO(before.encode()), "story.md", None)):
        return
    after = fixed(tmp_path_factory.mktemp("fixed") / "story.md", before.encode()).decode()
    assert list(tree(after)) == list(tree(before))


@pytest.mark.parametrize(
    ("source", "new", "is_made"),
    [
        ("---\ntitle: The the bridge\n---\nIt rained.", "It's: the bridge", False),
        ("---\ntitle: The the bridge\n---\nIt rained.", "That bridge", True),
        ("---\ntitle: x\n---\nThe the bridge.", "It's: the bridge", True),
        ("---\ntitle: x\n---\nThe the bridge.", "It is *the* bridge", False),
        ('{"title": "The the bridge"}\n\nIt rained.', 'The "bridge', False),
    ],
)
def test_a_fix_puts_no_markup(source: str, new: str, is_made: bool) -> None:
    (story,) = read_stream(io.BytesIO(source.encode()), "story.md", None)
    assert isinstance(story, Story)
    start = source.index("The the bridge")
    fix = within_words(story, Fix((Edit(Span(start, start + len("The the bridge")), new),)))
    assert (fix is not None) is is_made


def test_a_fix_stays_out_of_json(tmp_path: Path) -> None:
    data = json.dumps({"title": "The the bridge", "slug": "the the"}) + "\n\nIt rained.\n"
    assert fixed(tmp_path / "story.md", data.encode()).decode() == data.replace("The the", "The")
