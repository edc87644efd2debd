"""Every finding in a page leads to its words as they stand in the file, tags and character references included."""

from __future__ import annotations

from datetime import date
from html import escape

import pytest
from html_pages import PAGES, PARAGRAPHS
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import SLIPS, WORDS
from test_offsets import DAYS, checked, hold

from copydesk.readers import html
from copydesk.readers.decoding import UnreadableError

_REFERENCES = {"“": "&ldquo;", "”": "&#8221;", "’": "&rsquo;", "—": "&mdash;", "–": "&#x2013;", "£": "&pound;", "\u00a0": "&nbsp;", "½": "&frac12;"}  # fmt: skip
TAGS = st.sampled_from(
    ("<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<br>", "<br><br>", "<div>", "</div>", "<li>", "<ul>", "</ul>", "<h2>", "</h2>", "<td>", "<tr>",
     "<table>", "</table>", "<!-- a -->", "<script>b</script>", "<a href='x>y'>", "</a>", "<span class=\"d\">", "</span>", "<blockquote>", "<sup>",
     "</sup>", "<q>", "</q>", "<del>", "</del>", "<code>", "</code>", "<pre>", "</pre>", "&shy;", "<wbr>", "&nbsp;", "&#32;", "&#0;", "&", "<",
     "</", "<p", "<![CDATA[", "]]>", "<!--", "<svg>", "</svg>", "<textarea>", "<figcaption>", "<form>", "</form>", "&#x110000;", "<hr>", "</br>")
)  # fmt: skip


def written(words: str, *, referenced: bool) -> str:
    """Words as HTML has them."""
    text = escape(words, quote=False)
    return "".join(_REFERENCES.get(one, one) for one in text) if referenced else text


def broken_up(words: str, tag: str, at: int) -> str:
    """Words with a tag, and its end, around one of them."""
    cut = words.split(" ")
    at %= len(cut)
    cut[at] = f"<{tag}>{cut[at]}</{tag}>"
    return " ".join(cut)


SLIP = st.builds(
    lambda words, referenced, tag, at: broken_up(written(words, referenced=referenced), tag, at),
    st.sampled_from(SLIPS), st.booleans(), st.sampled_from(("b", "span", "a")), st.integers(0, 60),
)  # fmt: skip
DOCUMENTS = st.lists(SLIP | WORDS | TAGS | TAGS, min_size=1, max_size=24).map("".join)


@settings(max_examples=250)
@given(DOCUMENTS, DAYS)
def test_in_a_fragment(document: str, day: date | None) -> None:
    holds("<p>a " + document, day)


@settings(max_examples=100)
@given(DOCUMENTS, st.sampled_from(sorted(PAGES)), DAYS)
def test_in_a_page(document: str, name: str, day: date | None) -> None:
    holds(PAGES[name].replace(PARAGRAPHS[4], document), day)


def holds(document: str, day: date | None) -> None:
    data = document.encode()
    try:
        next(html.read(data, "story.html", None))
    except UnreadableError:
        return
    result = checked(data, "story.html", day)
    hold(result, {None: document})
    story = result.story
    for raised in result.findings:
        start, end = story.mended.to_copy(raised.finding.span.start), story.mended.to_copy(raised.finding.span.end)
        assert story.copy[start:end].strip() != ""


@pytest.mark.parametrize("name", [None, *PAGES])
def test_a_slip_is_found_where_it_stands(name: str | None) -> None:
    slip = "12&nbsp;km (<b>70</b> miles)"
    words = f"The mill is {slip} from the bridge &mdash; a walk of an hour for those who know the way."
    document = f"<p>{words}</p>" if name is None else PAGES[name].replace(PARAGRAPHS[4], words)
    (found,) = [
        one.finding
        for one in checked(document.encode(), "story.html", None).findings
        if one.rule.name == "unit-conversion"
    ]
    assert document[found.span.start : found.span.end] in (slip, slip[:-1])


#: Markup within text is another matter in HTML, and so are lines that break in mid-sentence.
PLAIN = [slip for slip in SLIPS if not {"<", "&", "Ã"} & {*slip} and "\n" not in slip.strip().replace("\n\n", "")]


@pytest.mark.parametrize("slip", PLAIN)
def test_a_slip_reads_in_a_fragment_as_in_plain_text(slip: str) -> None:
    """The same paragraphs give the same findings, whether they come as text or as HTML."""
    lines = [line for line in slip.split("\n") if line.strip()]
    fragment = "".join(f"<p>{written(line, referenced=True)}</p>\n" for line in lines)
    assert said(fragment, "a.html") == said("\n".join(lines), "a.txt")


def said(document: str, name: str) -> list[str]:
    """What all rules say of a file, each finding in its words."""
    return sorted(f"{one.rule.name}: {one.finding.message}" for one in checked(document.encode(), name, None).findings)
