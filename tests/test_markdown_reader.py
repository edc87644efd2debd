"""Markdown: what is copy and of which kind, and what is markup, code, address, template or metadata."""

from __future__ import annotations

import gc
import io
import time
from datetime import date

import pytest

from copydesk.checker import check
from copydesk.readers import Unread, markdown, read_stream
from copydesk.readers.markdown import recognises
from copydesk.registry import find_rules
from copydesk.story import Story

OBJECT = "\ufffc"


def read(text: str, path: str = "story.md") -> Story:
    (story,) = read_stream(io.BytesIO(text.encode()), path, None)
    assert isinstance(story, Story), story
    return story


def blocks(text: str, path: str = "story.md") -> list[tuple[str, str]]:
    story = read(text, path)
    return [(block.kind, story.copy[block.start : block.end]) for block in story.blocks]


def refused(text: str) -> str:
    (unread,) = read_stream(io.BytesIO(text.encode()), "story.md", None)
    assert isinstance(unread, Unread)
    return unread.message


@pytest.mark.parametrize(
    ("source", "kind"), [("# {}\n", "headline"), ("  ## *{}*\n", "headline"), ("{}\n---\n", "paragraph")]
)
def test_a_summary_behind_the_sign_of_a_heading_is_the_headline_however_long(source: str, kind: str) -> None:
    summary = "The council of Milltown voted for a new bridge over the Ash. " * 4
    assert blocks(source.format(summary.strip()) + "\nIt rained.")[0][0] == kind


PARAGRAPHS = [
    ("**7**.5 and *12* __km__", "7.5 and 12 km"),
    ("a ~~7~~ 8", "a 8"),
    ("A `code` span", f"A {OBJECT} span"),
    ("[Words](https://example.org/2024/08/20 \"A title\") and [more][ref]\n\n[ref]: https://example.org 'Title'", "Words and more"),
    ("[ref] and [Ref][]\n\n[ref]: <https://example.org>", "ref and Ref"),
    ("See <https://example.org/2024> or <ann@example.org>.", f"See {OBJECT} or {OBJECT}."),
    ("&amp; &#8217; &nbsp;x &copy; &unknown;", "& ’ \u00a0x © &unknown;"),
    ("\\*not\\* \\# \\\\ 5\\.", "*not* # \\ 5."),
    ("One\ntwo  \nthree\\\nfour", "One\ntwo  \nthree\nfour"),
    ("One\r\ntwo\rthree", "One\r\ntwo\rthree"),
    ("A<!-- a remark -->b<b>c</b> <i title='x y'>d</i>", "Abc d"),
    ("One <!-- more --> two", "One two"),
    ("10 km<sup>2</sup> on the 20<sup>th</sup>", "10 km² on the 20th"),
    ("Say <del>seven</del> eight <code>x = 1</code> <kbd>Ctrl</kbd>", f"Say eight {OBJECT} {OBJECT}"),
    ("Left <s>open", "Left open"),
    ("A note[^1] here\n\n[^1]: x", "A note here"),
    ("It costs $5 or $6, A$7 and $8.", "It costs $5 or $6, A$7 and $8."),
    ("So $x^2$ and $$a\nb = \\frac{1}{2}$$ are.", f"So {OBJECT} and {OBJECT} are."),
    ("It costs {{ page.price }} or {{< price \"x\" >}} now", f"It costs {OBJECT} or {OBJECT} now"),
    ("{% if a %}One{% else %}two{% endif %} {# remark #}three", "Onetwo three"),
    ("{{< tooltip \"*x*\" >}}Seven{{< /tooltip >}} men", "Seven men"),
    ("[Words]({{< ref \"a b.md\" >}}) and [more]({{ url }}){: .button target=\"_blank\"}", "Words and more"),
    ("One {% raw %}{{ not }} the the{% endraw %} two", "One two"),
    ("_Words_{: .lead}", "Words"),
    ("Left {{ open and {% so on", "Left {{ open and {% so on"),
    ("A <Badge tone={{a: 1}} on /> here", "A here"),
    ("![Icon](a.png) Words", "Words"),
    ("Words ![in *the* middle](a.png) of it", "Words of it"),
    ("One <img src='a' alt='x'> two", "One two"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_the_words_of_a_paragraph(text: str, expected: str) -> None:
    found = [words for kind, words in blocks(f"# Title\n\n{text}\n") if kind == "paragraph"]
    assert found[0] == expected


DOCUMENTS = [
    ("# A bridge *of* steel #\n\n## Later\n\nIt rained.\n\nLast\n====\n", [("headline", "A bridge of steel"), ("paragraph", "Later"), ("paragraph", "It rained."), ("paragraph", "Last")]),
    ("A bridge\n===\n\nIt rained.", [("headline", "A bridge"), ("paragraph", "It rained.")]),
    ("A bridge\n\nIt rained.", [("headline", "A bridge"), ("paragraph", "It rained.")]),
    ("---\ntitle: A bridge\n---\n\n## By land\n\nIt rained.", [("headline", "A bridge"), ("paragraph", "By land"), ("paragraph", "It rained.")]),
    ("# A bridge\n\n**By Ann Roe**\n\n*LONDON, Aug. 20, 2024* — It rained.\n\n*Follow us on X.*", [("headline", "A bridge"), ("byline", "By Ann Roe"), ("dateline", "LONDON, Aug. 20, 2024"), ("paragraph", "It rained."), ("footer", "Follow us on X.")]),
    ("# T\n\n> One\nlazy\n> > two\n>\n> three\n", [("headline", "T"), ("block quote", "One\nlazy"), ("block quote", "two"), ("block quote", "three")]),
    ("# T\n\n> [!NOTE]\n> A note\n", [("headline", "T"), ("note", "A note")]),
    ("# T\n\n- [x] One\n  more\n  1. two\n- three\n\n  > four\n", [("headline", "T"), ("list item", "One\nmore"), ("list item", "two"), ("list item", "three"), ("block quote", "four")]),
    ("# T\n\n| a | *b* |\n|---|:-:|\n| 1 \\| 2 | `x` 3 |\n", [("headline", "T"), ("table cell", "a"), ("table cell", "b"), ("table cell", "1 | 2"), ("table cell", f"{OBJECT} 3")]),
    ("# T\n\n```js\nthe the\n```\n\n    the the\n\n~~~\nx", [("headline", "T")]),
    ("# T\n\nWords[^1].\n\n[^1]: A note\n    goes on.\n", [("headline", "T"), ("paragraph", "Words."), ("note", "A note\ngoes on.")]),
    ("# T\n\nTerm\n: What it *is*\n", [("headline", "T"), ("list item", "Term"), ("list item", "What it is")]),
    ("# T\n\n![A *bridge* &amp; a river](a.jpg \"By night\")\n", [("headline", "T"), ("caption", "A bridge & a river"), ("caption", "By night")]),
    ("# T\n\n[![A bridge](a.jpg)](b.html)\nWords\n", [("headline", "T"), ("caption", "A bridge"), ("paragraph", "Words")]),
    ("# T\n\n{{< figure src=\"a.jpg\" caption=\"A \\\"bridge\\\"\" alt='By night' >}}\n\nWords\n", [("headline", "T"), ("caption", 'A "bridge"'), ("caption", "By night"), ("paragraph", "Words")]),
    ("# T\n\n<figure>\n<img src=\"a\" alt=\"A &amp; b\">\n<figcaption>A\n  bridge</figcaption>\n</figure>\n", [("headline", "T"), ("caption", "A & b"), ("caption", "A bridge")]),
    ("# T\n\n<div class=\"a\">\n  One <b>two</b><br>three\n  <p>four\n</div>\n", [("headline", "T"), ("paragraph", "One two\nthree"), ("paragraph", "four")]),
    ("# T\n\n<script>\nif (a < b) \"the the\n</script>\n<style>p {}</style>\n<!-- the\n\nthe -->\n\nWords\n", [("headline", "T"), ("paragraph", "Words")]),
    ("# T\n\n<blockquote>\n\nSaid *so*\n\n</blockquote>\n\n<ul><li>one<li>two</ul>\n\nWords\n", [("headline", "T"), ("block quote", "Said so"), ("list item", "one"), ("list item", "two"), ("paragraph", "Words")]),
    ("# T\n\nThe HTML\n\n*[HTML]: the the\n", [("headline", "T"), ("paragraph", "The HTML")]),
    ("# T\n\n::: warning Mind\nWords\n:::\n\n{:toc}\n", [("headline", "T"), ("paragraph", "Words")]),
    ("# T\n{: .big #id}\n\n# U {#u .v}\n\n***\n\n* * *\n", [("headline", "T"), ("paragraph", "U")]),
    ("<p align=\"center\">\n  <img src=\"logo.svg\">\n</p>\n\n# T\n\nWords\n", [("headline", "T"), ("paragraph", "Words")]),
    ("# T\n\n{% highlight ruby %}\nthe the\n{% endhighlight %}\n\n{{% comment %}}\nthe the\n{{% /comment %}}\nWords\n", [("headline", "T"), ("paragraph", "Words")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_the_blocks_of_a_document(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


def test_a_shortcode_that_is_only_shown_has_no_caption() -> None:
    shown = '{{< figure caption="the the" >}}'
    text = f"# T\n\n```\n{shown}\n```\n\n`{shown}`\n\n<!-- {shown} -->\n\n{shown.replace('the the', 'One')}\n"
    assert blocks(text)[-1:] == [("caption", "One")]
    assert [words for _, words in blocks(text)].count("the the") == 0


def test_mdx_has_modules_and_expressions() -> None:
    text = 'import { Chart } from "./chart.js"\nexport const a = 1\n\n# T\n\nWords {props.the} <Chart data={[1, 2]}>\n\n<Chart\n  data="x"\n/>\n\nMore\n'
    assert blocks(text, "story.mdx") == [("headline", "T"), ("paragraph", "Words"), ("paragraph", "More")]


def test_what_heads_a_column_is_no_debris_of_a_site() -> None:
    table = "| Party | Share | Related |\n|---|---|---|\n| Greens | 7% | 2 |\n"
    story = read(f"# T\n\nThe vote of Monday in the whole of the land:\n\n{table}")
    assert [raised.rule.name for raised in check(story, find_rules()).findings] == []


def test_between_blocks_no_reading_runs_on() -> None:
    assert read("# T\n\n| 7 | 5 |\n|---|---|\n").copy == "T\n\n7\n\n5"


def test_where_a_finding_points() -> None:
    story = read("# T\r\n\r\n> The **bridge**\r\n> of [7. 5](x) miles.\r\n")
    (mend,) = story.mended.mends
    assert story.source[mend.start : mend.end] == "7. 5"
    assert (story.place(mend.start).line, story.place(mend.start).column) == (4, 7)


def test_the_day_and_the_language() -> None:
    story = read("---\ndate: 2024-08-20\nlang: en-GB\n---\nIt rained.\n")
    assert story.published is not None
    assert (story.published, story.language) == ((date(2024, 8, 20), "front matter"), "en-GB")
    dated = read("# T\n\n**LONDON, Aug. 20, 2024** — It rained.\n")
    assert dated.published == (date(2024, 8, 20), "dateline")
    german = "Der Rat der Stadt hat mit den Stimmen für die Brücke und das Geld den Weg nach Norden frei gemacht. "
    assert "German" in refused(f"---\nlang: de\n---\n{german * 9}")


@pytest.mark.parametrize("text", ["# A\n\nb", "---\ntitle: x\n---\n", "+++\ntitle = 1\n+++\n"])
def test_is_told_by_its_first_lines(text: str) -> None:
    assert recognises(text.encode())


@pytest.mark.parametrize(
    "text", ["#1 in the list\n", "--- a line\n", "+1 for that\n", "- a list\n", "---\n\nwords\n", "#hashtag\n\nx"]
)
def test_is_not_told_by_less(text: str) -> None:
    assert not recognises(text.encode())


# --- hostile files


@pytest.mark.parametrize(
    "mark", ["> ", "- ", "[", "*a ", "<div>", "<blockquote>", "![", "{{ ", "{% ", "<!-- ", "`", "$a", "1. "]
)
def test_ten_thousand_levels(mark: str) -> None:
    assert read(mark * 10_000 + "x\n").format == "markdown"


def test_what_is_all_markup_is_refused() -> None:
    assert "pieces of markup" in refused("&amp;" * 400_000)


def test_what_is_too_large_is_refused() -> None:
    assert "larger than a story can be (4 MB)" in refused("It rained. " * 400_000)


def test_a_bad_file_is_named() -> None:
    assert "zero bytes" in refused("a\0b")
    assert "is empty" in refused(" \n\t\u200b")


MARKS = (
    "*a_ ", "**a *", "[", "[a](", "` `` ", "<a ", "<!-- ", "&amp;", "{{ ", "{% ", "{% x %}", "{{x}}", "$a", "$$", "::: x\n", "<A x={", "<A {", "{# ",
    "{:a", "![", "<div>\n", "|a|b|\n|-|-|\n", "|", ">", "- ", "\\", "[^1]", "[a]: b\n", "~~a ", '<img alt="a">', "<pre>", "<del>", "<sup>1", "<td></li>",
    "{% raw %}", "{{< highlight >}}", "<li>", "<%", "# a\n", "a\n: b\n\n", "It **rained** [here](x).\n\n", "é*a* ", "{{< x caption='a' >}} `b`\n",
)  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_reading_takes_linear_time(mark: str) -> None:
    measured = []
    for _ in range(3):
        large = seconds(mark, 160_000)
        if large < 0.04:
            return
        measured.append(large / max(seconds(mark, 40_000), 0.001))
        if measured[-1] < 9:
            return
    pytest.fail(f"four times the file took {', '.join(f'{times:.0f}' for times in measured)} times as long")


def seconds(mark: str, length: int) -> float:
    """The processor time that reading takes."""
    data = (f"# T\n\nIt rained.\n\n{mark * (length // len(mark))}\n").encode()
    gc.collect()
    gc.disable()  # in the tests' process a look for garbage goes through all that they hold
    try:
        started = time.process_time()
        for _ in markdown.read(data, "story.mdx", None):
            pass
        return time.process_time() - started
    finally:
        gc.enable()
