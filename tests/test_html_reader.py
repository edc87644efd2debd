"""HTML to blocks: what is shown, as what, what it reads, and in which encoding it was written."""

from __future__ import annotations

import codecs
import time
from datetime import date

import pytest

from copydesk.readers import Unread, html
from copydesk.readers.decoding import UnreadableError, decode
from copydesk.readers.masking import Masking
from copydesk.story import Published, Story


def read(data: str | bytes, path: str = "story.html") -> Story:
    (story,) = html.read(data.encode() if isinstance(data, str) else data, path, None)
    assert isinstance(story, Story)
    return story


def blocks(data: str | bytes, path: str = "story.html") -> list[tuple[str, str]]:
    story = read(data, path)
    return [(block.kind, story.copy[block.start : block.end]) for block in story.blocks]


def words(data: str | bytes, path: str = "story.html") -> list[str]:
    return [said for _, said in blocks(data, path)]


@pytest.mark.parametrize(
    ("fragment", "read_as"),
    [
        ("<p>It  rained\n on <b>Mon</b>day.</p>", ["It rained on Monday."]),
        ("<p>One<p>Two</p>Three<div>Four</div>Five", ["One", "Two", "Three", "Four", "Five"]),
        ("<p>One <b>two<p>three</b> four", ["One two", "three four"]),
        ("<b><p>One</b> two</p>three", ["One two", "three"]),
        ("</div></p>One</b>", ["One"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<table><tr><td>One<td>Two<tr><th>Three</table>", ["One", "Two", "Three"]),
        ("<p>One<table><tr><td><p>Two</table>Three", ["One", "Two", "Three"]),
        ("<dl><dt>One<dd>Two</dl>", ["One", "Two"]),
        ("One<br><br>Two<br/><BR/>Three", ["One", "Two", "Three"]),
        ("It rained.<br>It snowed.", ["It rained.", "It snowed."]),
        ("It rained and<br>it snowed.", ["It rained and\nit snowed."]),
        ("<p>a&amp;b &lt;c&gt; &pound;5 &#8364;6 &#x20AC;7 AT&T &zzz; R&D</p>", ["a&b <c> £5 €6 €7 AT&T &zzz; R&D"]),
        ("<p>5&nbsp;km&#160;</p><p>&nbsp;</p><p>&nbsp;&nbsp; One</p>", ["5\u00a0km", "One"]),
        ("<p>Fe&shy;deral coun<wbr>cil &#8203;</p>", ["Federal council"]),
        ("<p>5 km<sup>2</sup>, 10<sup>6</sup>, the 10<sup>th</sup></p>", ["5 km², 10⁶, the 10th"]),
        ("<p>He said so.<sup>2</sup> And <sup><a href='#n'>[3]</a></sup> CO<sub>2</sub>.</p>", ["He said so. And CO2."]),
        ("<p>It was <del>hot</del><s>warm</s> <ins>cold</ins>.</p>", ["It was cold."]),
        ("<p>He <q>said</q> so.</p><p>He <q>said", ["He “said” so.", "He “said"]),
        ("<p>a<!-- b -->c<!doctype x>d<?php e ?>f</p>", ["acdf"]),
        ("<p>a<![CDATA[ <b>b & c]]></p>", ["a <b>b & c"]),
        ("<p>a<script>if (b < c) '</p>';</script>d<style>e</style></p>", ["ad"]),
        ("<script><!-- document.write('<script>x</script>'); --></script>a", ["a"]),
        ("a <svg><title>b</title><svg/><path d='c'/></svg>d<template><p>e<template></template></template>", ["a d"]),
        ("<p hidden>a</p><p style='display: none'>b</p><p class='sr-only'>c</p>d", ["d"]),
        ("<nav>a</nav><aside>b</aside><button>c</button><select><option>d</select>e", ["e"]),
        ("<p title='a > b'>c</p><p title=d'e>f</p><p a=\"<b>\">g</p>", ["c", "f", "g"]),
        ("a < b and c <3 d", ["a < b and c <3 d"]),
        ("<p>It is <math><mi>x</mi></math>, they say.</p>", ["It is \ufffc, they say."]),
        ("<p><span>It rained.</span><span>Monday</span> a<b>b</b>.<b>C</b></p>", ["It rained.", "Monday ab.C"]),
        ("<p>One</br>two</p>", ["One\ntwo"]),
        ("<h2>One</h2 ><h3>Two<h3>Three", ["One", "Two", "Three"]),
        ("<form><p>One<form><p>Two</form><p>Three", ["One", "Two", "Three"]),
        ("<a href=x>One <a href=y>two</a>", ["One two"]),
        ("<object>a</object><video>b</video>c<iframe>d</iframe><noscript>e</noscript>", ["c"]),
    ],
)  # fmt: skip
def test_what_a_fragment_reads(fragment: str, read_as: list[str]) -> None:
    assert words(fragment) == read_as


@pytest.mark.parametrize(
    ("fragment", "kind"),
    [
        ("<li>a", "list item"), ("<dd>a", "list item"), ("<blockquote><p>a", "block quote"), ("<figcaption>a", "caption"),
        ("<table><caption>a", "caption"), ("<pre>a", "code"), ("<footer>a", "footer"), ("<p>a", "paragraph"), ("<td>a", "table cell"),
        ("<h2>a", "paragraph"), ("<h1>a", "headline"), ("<p>By Ann Roe", "byline"), ("<li><p>a", "list item"), ("<div><i>a", "paragraph"),
    ],
)  # fmt: skip
def test_what_kind_of_block_it_is(fragment: str, kind: str) -> None:
    assert [kind for kind, _ in blocks(fragment)] == [kind]


def test_a_dateline_is_told_from_its_paragraph() -> None:
    assert blocks("<p><b>KYIV, Ukraine</b> (AP) &mdash; It rained.</p>") == [
        ("dateline", "KYIV, Ukraine (AP)"),
        ("paragraph", "It rained."),
    ]


def test_code_within_a_line_leaves_no_words() -> None:
    assert words("<p>Run <code>ls -l</code> now.</p>") == ["Run \ufffc now."]
    assert words("<pre>a\n  b</pre>") == ["a\n  b"]


def test_xhtml_closes_elements_in_their_start_tags() -> None:
    page = '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><script src="a"/><p/><p>It rained.</p></body></html>'
    assert words(page) == ["It rained."]
    assert words(page.partition("\n")[2], "story.xhtml") == ["It rained."]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2024-08-20T23:30:00-04:00">', date(2024, 8, 20)),
        ('<meta name="DC.date.issued" content="2024-08-20">', date(2024, 8, 20)),
        ('<meta name="parsely-pub-date" content="2024-08-20T03:00:00Z">', date(2024, 8, 20)),
        ('<meta name="pubdate" content="20240820">', date(2024, 8, 20)),
        ('<meta name="date" content="August 20, 2024">', date(2024, 8, 20)),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-08-20"}</script>', date(2024, 8, 20)),
        ('<script type="application/ld+json">[{"@graph":[{"@type":["Article"],"datePublished":"2024-08-20T01:00Z"}]}]</script>', date(2024, 8, 20)),
        ('<script type="application/ld+json">{"@type":"NewsArticle",</script><meta name="date" content="2024-08-20">', date(2024, 8, 20)),
        ('<script type="application/ld+json">{"@type":"Person","datePublished":"2024-08-20"}</script>', None),
        ('<meta name="date" content="0001-01-01">', None), ('<meta name="date" content="soon">', None),
    ],
)  # fmt: skip
def test_the_day_the_page_came_out(head: str, day: date | None) -> None:
    story = read(f"<html><head>{head}</head><body><p>It rained.</p></body></html>")
    assert story.published == (Published(day, "page") if day else None)


def test_the_day_of_a_time_element() -> None:
    page = '<html><body><article><h1>Rain</h1><time datetime="2024-08-20T10:00">yesterday</time><p>It rained.</p></article></body></html>'
    assert read(page).published == Published(date(2024, 8, 20), "page")


def test_an_hour_of_utc_is_the_day_that_the_page_shows() -> None:
    page = """<html><head><meta property="article:published_time" content="2024-08-21T02:30:00Z"></head><body><article><h1>Rain</h1>
<div class="dateline">Aug. 20, 2024, 10:30 p.m. EDT</div><p>It rained.</p></article></body></html>"""
    assert read(page).published == Published(date(2024, 8, 20), "page")


def test_the_language_of_the_page_and_of_the_article_in_it() -> None:
    assert read('<html lang="en-GB"><body><p>It rained.</p></body></html>').language == "en-GB"
    assert read('<html lang="de"><body><article lang="en"><p>It rained.</p></article></body></html>').language == "en"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"), ('<meta charset=windows-1252>', "cp1252"), ('<meta charset="iso-8859-2">', "iso-8859-2"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"), ('<meta charset="Shift_JIS">', "cp932"),
        ('<meta charset="UTF-8">', "utf-8"), ("", "utf-8"), ("", "cp1252"), ('<meta charset="nonsense">', "cp1252"),
        ('<meta charset="iso-8859-1">', "utf-8"), ('<meta charset="utf-16">', "utf-8"), ('<meta charset="idna">', "utf-8"),
    ],
)  # fmt: skip
def test_the_encoding_that_a_page_declares(declared: str, encoding: str) -> None:
    special = {"iso-8859-2": "Łódź", "cp1251": "Київ", "cp932": "東京"}.get(encoding, "a “café”")
    page = f"<html><head>{declared}</head><body><p>It rained in {special} on Monday, said a man who had an umbrella.</p></body></html>"
    data = page.encode(encoding)
    assert special in words(data)[0]
    decoded = decode(data)
    assert decoded.text.encode(decoded.encoding, decoded.errors) == data


def test_the_bytes_that_windows_1252_leaves_open_are_written_back() -> None:
    data = b"<html><head><meta charset=latin1></head><body><p>It rained\x81 in caf\xe9s.</p></body></html>"
    decoded = decode(data)
    assert decoded.text.encode(decoded.encoding, decoded.errors) == data
    with pytest.raises(UnicodeEncodeError):
        "Łódź".encode(decoded.encoding, decoded.errors)


def test_an_xml_declaration_says_the_encoding() -> None:
    page = '<?xml version="1.0" encoding="iso-8859-2"?><html><body><p>It rained in Łódź.</p></body></html>'
    assert words(page.encode("iso-8859-2")) == ["It rained in Łódź."]


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16(encoding: str, mark: bool) -> None:
    start = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}[encoding] if mark else b""
    assert words(start + "<html><body><p>It rained in Łódź.</p></body></html>".encode(encoding)) == [
        "It rained in Łódź."
    ]


def test_a_bad_byte_outside_the_article_does_no_harm() -> None:
    page = (
        "<html><body><article><h1>Rain in Łódź</h1><p>It rained in Łódź.</p></article><footer>\udcff</footer>"
        + "<!-- x -->" * 90
    )
    data = page.encode("utf-8", "surrogateescape")
    assert words(data)[1] == "It rained in Łódź."
    decoded = decode(data)
    assert decoded.text.encode(decoded.encoding, decoded.errors) == data
    with pytest.raises(UnreadableError, match="byte 0xff on line 1; save it again as UTF-8"):
        read(data.replace(b"It rained", b"It \xff rained"))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"), (b"<html><body></body></html>", "holds no article"), (b"<html>\x00<body>", "holds zero bytes"),
        (b"<html><body><nav><a href=x>Home</a></nav></body></html>", "holds no article"),
        (b"<html><body>\n<!-- <p>It rained.</p></body></html>", "“<!--” on line 2 is never closed"),
        (b"<html><head>\n\n<script>a = 1;<body><p>It rained.</p></body></html>", "“<script” on line 3 is never closed"),
        (b"<html><head><meta charset=euc-kr></head><body><p>\xff\xff\xff</p>", "byte 0xff on line 1; save it again as UTF-8"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_the_cure(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read(data)


def test_front_matter_above_a_page() -> None:
    page = "---\ntitle: A dam for the valley\nlayout: post\ndate: 2024-08-20\n---\n<p>It rained on the town for days.</p>\n"
    assert blocks(page) == [("headline", "A dam for the valley"), ("paragraph", "It rained on the town for days.")]
    assert read(page).published == Published(date(2024, 8, 20), "front matter")
    assert words(page.replace("<p>", "<html><body><nav>a</nav><p>")) == words(page)


def test_a_page_of_links_is_left_alone() -> None:
    page = (
        "<html><body>"
        + "".join(f"<h2><a href='/{n}'>The headline of story {n}</a></h2>" for n in range(9))
        + "</body></html>"
    )
    (left,) = html.read(page.encode(), "index.html", None)
    assert isinstance(left, Unread)
    assert left.skipped
    assert "page of links" in left.message


def test_boxes_in_a_fragment_are_none_of_the_story() -> None:
    box = '<div class="sharedaddy"><h3>Share this</h3><a href="x">Here</a></div><div class="jp-relatedposts">Something else altogether.</div>'
    rained = "It rained on the town for days, and nobody who lives there remembers that it ever rained for as long."
    assert words(f"<p>{rained}</p>{box}<p>It snowed.</p>") == [rained, "It snowed."]
    assert words('<div class="related"><p>It rained.</p></div>') == ["It rained."]


def test_what_is_recognised_without_a_suffix() -> None:
    for data in (
        b"<!DOCTYPE html><p>a",
        b"\n<html lang=en>",
        b"<p>a</p>",
        b"<h1 class=x>a",
        b"<\x00h\x00t\x00m\x00l\x00>\x00",
        b"<!-- x --><div>",
    ):
        assert html.recognises(data)
    for data in (b"a < b", b"<rss version='2.0'>", b'<?xml version="1.0"?><nitf>', b"<picture>", b"{}"):
        assert not html.recognises(data)


def test_a_fragment_stands_between_other_fields() -> None:
    source = "A headline\n\n<p><b>KYIV</b> &mdash; It &amp; they</p><p>rained.</p>\n\nnot HTML <b>"
    masking = Masking(source)
    masking.begin("headline")
    masking.keep(0, 10)
    html.read_fragment(source, masking, 12, source.index("\n\nnot"))
    blocks, masks = masking.finish()
    story = Story(source, blocks, masks=masks, format="html")
    found = [(block.kind, story.copy[block.start : block.end]) for block in story.blocks]
    assert found == [
        ("headline", "A headline"),
        ("dateline", "KYIV"),
        ("paragraph", "It & they"),
        ("paragraph", "rained."),
    ]


#: Pages that were written to be hard to read, with what is in them or what is said of them.
HOSTILE = {
    "10,000 levels": ("<html><body>" + "<div>" * 10_000 + "<p>It rained.", "It rained."),
    "100,000 levels of words": ("<p>" + "<b>" * 100_000 + "It rained.", "It rained."),
    "misnested": ("<p>" + "<b>" * 30_000 + "<div>" * 30_000 + "</b>" * 30_000 + "It rained.", "It rained."),
    "items": ("<ul>" + "<li><div>" * 30_000 + "It rained.", "It rained."),
    "tables": ("<table><tr><td>" * 30_000 + "It rained.", "It rained."),
    "end tags": ("<p>It rained." + "</b></div></td></p>" * 50_000, "It rained."),
    "marks of notes": ("<p>It rained." + "<sup>1" * 30_000, "It rained."),
    "an attribute": (f'<p title="{"a" * 1_000_000}">It rained.', "It rained."),
    "attributes": ("<p " + "a=b " * 200_000 + ">It rained.", "It rained."),
    "open quotation marks": ("<p>It rained." + '<a href="' * 100_000, "It rained."),
    "open tags": ("<p>It rained." + "<a " * 300_000, "It rained."),
    "open comments": ("<p>It rained.<!--" + "<!-- " * 300_000, "It rained."),
    "less-than signs": ("It rained." + "<" * 1_000_000, None),
    "ampersands": ("It rained." + "&" * 1_000_000, None),
    "drawings": ("<svg " * 300_000, UnreadableError),
    "tags": ("<i>" * 260_000, UnreadableError),
    "remarks": ("a<!---->" * 1_100_000, UnreadableError),
    "JSON": ('<html><script type="application/ld+json">' + "[" * 500_000 + "</script><body>It rained.", "It rained."),
    "entities of its own": ('<!DOCTYPE html [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><html><body>It rained.', "It rained."),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_cost_seconds(name: str) -> None:
    page, expected = HOSTILE[name]
    started = time.process_time()
    if expected is UnreadableError:
        with pytest.raises(UnreadableError):
            read(page)
    else:
        found = read(page)
        assert expected is None or expected in found.copy
    assert time.process_time() - started < 5
