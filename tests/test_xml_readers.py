"""RSS, Atom, NewsML-G2 and NITF: what of them is copy, at its place in the file."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import RULES
from running import Outcome

from copydesk.checker import check
from copydesk.readers import xml_files
from copydesk.readers.decoding import UnreadableError
from copydesk.readers.xml_tree import Words, parse
from copydesk.story import Story

Run = Callable[..., Outcome]
PAGE = "<p>It has <b>the</b> the lake &amp; a dam.</p><p>It covers 12 acres&nbsp;(30 hectares).</p>"
SHOWN = "It has the the lake & a dam.\n\nIt covers 12 acres\u00a0(30 hectares)."


def read(text: str) -> list[Story]:
    return list(xml_files.read(text.encode(), "wire.xml", None))


def rss(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>The Paper</title><language>en</language>\n{''.join(items)}</channel></rss>"
    )


def quotes(story: Story) -> list[str]:
    return [story.quote(raised.finding.span) for raised in check(story, RULES).findings]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (f"<content:encoded><![CDATA[{PAGE}]]></content:encoded>", ["the</b> the", "12 acres&nbsp;(30 hectares)"]),
        (
            f"<description>{escape(PAGE)}</description>",
            ["the&lt;/b&gt; the", "12 acres&amp;nbsp;(30 hectares)"],
        ),
        ("<description>It has the the lake &amp; a dam.</description>", ["the the"]),
    ],
)
def test_an_item_of_rss_is_a_story(body: str, said: list[str]) -> None:
    item = f"<item><title>Dam &amp; lake</title><guid>a1</guid><pubDate>Tue, 20 Aug 2024 23:10:00 -0500</pubDate>{body}</item>"
    (story,) = read(rss(item))
    assert story.copy.startswith("Dam & lake\n\nIt has the the lake & a dam.")
    assert (story.id, story.language) == ("a1", "en")
    assert story.published is not None
    assert str(story.published.day) == "2024-08-20"
    assert quotes(story) == said


def test_a_teaser_beside_the_whole_story_is_not_read_twice() -> None:
    item = "<item><title>Dam</title><description>One.</description><content:encoded>&lt;p&gt;One. Two.&lt;/p&gt;</content:encoded></item>"
    assert [story.copy for story in read(rss(item))] == ["Dam\n\nOne. Two."]


def test_every_item_stands_at_its_place_in_the_file() -> None:
    text = rss("<item><title>One</title></item>\n", "<item><title>It has the the dam</title></item>")
    first, second = read(text)
    (raised,) = check(second, RULES).findings
    place = second.place(raised.finding.span.start)
    assert text.split("\n")[place.line - 1][place.column - 1 :].startswith("the the dam")
    assert first.copy == "One"


def test_atom_is_read_in_its_three_types() -> None:
    entries = (
        "<entry><id>1</id><title>A</title><published>2024-08-20T09:00:00Z</published><content>Plain 1 &lt; 2</content></entry>"
        f'<entry><id>2</id><title>B</title><content type="html">{escape(PAGE)}</content></entry>'
        '<entry><id>3</id><title>C</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It is</p></div></content></entry>'
    )
    stories = read(f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">{entries}</feed>')
    assert [story.copy for story in stories] == ["A\n\nPlain 1 < 2", "B\n\n" + SHOWN, "C\n\nIt is"]
    assert [story.language for story in stories] == ["en-GB"] * 3


NITF = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.6/nitf-3-6.dtd">
<nitf><head><title>slug</title><docdata><doc-id id-string="n1"/><date.issue norm="20240820T090000Z"/></docdata></head>
<body><body.head><hedline><hl1>Dam &mdash; and lake</hl1><hl2>It is wide</hl2></hedline><byline>By <person>Ana
Alvarez</person></byline><dateline><location>MILLTOWN</location></dateline></body.head>
<body.content><media><media-reference/><media-caption><p>The lake.</p></media-caption></media><p>It has <em>the</em> the
 lake.</p><ul><li>One</li></ul><block><p>Said so.</p></block></body.content><body.end><tagline>Staff</tagline></body.end></body></nitf>"""


def test_nitf_is_read_by_its_elements() -> None:
    (story,) = read(NITF)
    assert [(block.kind, story.copy[block.start : block.end]) for block in story.blocks] == [
        ("headline", "Dam — and lake"), ("standfirst", "It is wide"), ("byline", "By Ana Alvarez"), ("dateline", "MILLTOWN"),
        ("paragraph", "The lake."), ("paragraph", "It has the the lake."), ("list item", "One"), ("paragraph", "Said so."),
        ("footer", "Staff"),
    ]  # fmt: skip
    assert story.published is not None
    assert (story.id, str(story.published.day)) == ("n1", "2024-08-20")
    assert quotes(story) == ["the</em> the"]


@pytest.mark.parametrize(
    "content",
    [
        f'<inlineXML contenttype="application/nitf+xml">{NITF[NITF.index("<nitf>") :].replace("&mdash;", "-")}</inlineXML>',
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
        "<body><p>It has <em>the</em> the lake.</p></body></html></inlineXML>",
        '<inlineData contenttype="text/plain">It has the the lake.\n\nIt is wide.</inlineData>',
        '<inlineData contenttype="text/html">&lt;p&gt;It has the the lake.&lt;/p&gt;</inlineData>',
    ],
)
def test_newsml_is_read_whatever_its_text_is_in(content: str) -> None:
    text = (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="g1" xml:lang="en">'
        "<itemMeta><versionCreated>2024-08-20T09:00:00Z</versionCreated></itemMeta>"
        f"<contentMeta><headline>Dam</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"
        '<newsItem guid="g2"><contentSet><remoteContent href="p.jpg"/></contentSet></newsItem></itemSet></newsMessage>'
    )
    (story,) = read(text)
    assert "It has the the lake." in story.copy
    assert [block.kind for block in story.blocks].count("headline") == 1
    assert story.published is not None
    assert (story.id, story.language, str(story.published.day)) == ("g1", "en", "2024-08-20")
    assert len(quotes(story)) == 1


@given(
    st.lists(
        st.sampled_from(
            ["a", "é😀", "&amp;", "&lt;", "<b>", "\n", "&#233;", "<![CDATA[&<x]]>", "<!-- c -->", "<?p?>", "  "]
        )
    )
)
def test_everything_in_a_tree_leads_to_its_place(tokens: list[str]) -> None:
    source = "<r>" + "".join("<b/>" if token == "<b>" else token for token in tokens) + "</r>"
    root = parse(source)
    words = [one for one in root.below() if isinstance(one, Words)]
    assert root.text() == "".join(one.text for one in words)
    for one in words:
        stands = source[one.start : one.end]
        assert stands == one.text or html.unescape(stands) == one.text
    assert [one.start for one in words] == sorted(one.start for one in words)
    assert source[root.start : root.end] == source[3:-4]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
BAD = {
    "laughs": (f"<!DOCTYPE rss [{LAUGHS}]><rss>&l11;</rss>", "declares an entity of its own (“l0”)"),
    "outside": (
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
        "declares an entity of its own (“x”)",
    ),
    "no xml": ("<rss><item>", "is no sound XML (line 1: "),
    "other": ("<project><name>x</name></project>", "is XML of a kind that copydesk does not read (<project>)"),
    "no story": (rss("<item><link>x</link></item>"), "holds no story"),
    "empty": ("", "is no sound XML"),
    "encoding": ('<?xml version="1.0" encoding="klingon"?><rss/>', "declares an encoding that is not known (klingon)"),
}


@pytest.mark.parametrize(("content", "says"), BAD.values(), ids=BAD)
def test_a_bad_file_is_named_with_the_cure(command: Run, story: Callable[..., Path], content: str, says: str) -> None:
    path = story(content, "bad.xml")
    outcome = command("check", path)
    assert outcome.code == 2
    assert f"{path}: not read: {says}" in outcome.out


def test_ten_thousand_levels_are_read() -> None:
    deep = "<block>" * 10_000 + "<p>It is.</p>" + "</block>" * 10_000
    (story,) = read(f"<nitf><body><body.content>{deep}</body.content></body></nitf>")
    assert story.copy == "It is."


def test_a_declared_encoding_is_used() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><item><title>Café</title></item></channel></rss>'
    (story,) = xml_files.read(text.encode("latin-1"), "wire.xml", None)
    assert story.copy == "Café"


def test_a_file_that_is_not_what_it_declares_is_named() -> None:
    with pytest.raises(UnreadableError, match="is not shift_jis, as it declares"):
        list(xml_files.read(b'<?xml version="1.0" encoding="Shift_JIS"?><rss>\xff\xff</rss>', "w.xml", None))


def test_a_fix_changes_words_alone(command: Run, story: Callable[..., Path]) -> None:
    text = rss("<item><title>It has &#116;he the dam &amp; lake</title></item>")
    path = story(text, "feed.xml")
    assert command("check", "--fix", path).code == 0
    assert path.read_text() == text.replace(" the dam", " dam")


def test_a_feed_of_many_stories_is_not_fixed_and_says_so(command: Run, story: Callable[..., Path]) -> None:
    text = rss("<item><title>It has the the dam</title></item>", "<item><title>It is a a lake</title></item>")
    path = story(text, "feed.xml")
    outcome = command("check", "--fix", path)
    assert outcome.code == 2
    assert f"{path}: not fixed" in outcome.err
    assert path.read_text() == text
