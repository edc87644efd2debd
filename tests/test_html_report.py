"""The HTML page as markup: whole, self-contained, and with every word of the copy a word. See test_page_in_browser.py too."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporting import (
    BROKEN,
    CLEAN,
    EVERYTHING,
    HOSTILE,
    SKIPPED,
    UNREAD,
    at,
    checked,
    hikers,
    hostile,
    let_stand,
    record,
    reported,
)
from running import Run

from copydesk.checker import Checked
from copydesk.mending import Mask
from copydesk.reports import Options
from copydesk.reports.page_story import MOST_CLAIMS, MOST_NOTES, MOST_PLACES, StoryPage
from copydesk.reports.page_text import LONG_STORY
from copydesk.rule import Claim, Edit, Elsewhere, Finding, Fix
from copydesk.story import Block, Span, Story

Write = Callable[..., Path]
WITH_CLAIMS = Options(claims=True)


def words(all: str) -> frozenset[str]:
    return frozenset(all.split())


_VOID = {"meta", "input", "br", "link", "img", "base"}
#: All that a page of ours is made of, and what each may carry.
_ELEMENTS = words(
    "html head meta title style body a header main nav section article div h1 h2 h3 p ul ol li span strong mark del ins code "
    "pre blockquote details summary fieldset legend label input"
)
_ATTRIBUTES = words(
    "lang charset http-equiv content name class href id aria-labelledby aria-label role dir tabindex type checked open"
)


class Read(HTMLParser):
    """A page as a browser's parser meets it: elements, ids, links, and the words in stretches of copy."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.style = self.policy = self.all = ""
        self.headings: list[int] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert tag in _ELEMENTS, tag
        assert set(given) <= _ATTRIBUTES, given
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        self.headings += [int(tag[1])] if tag in ("h1", "h2", "h3") else []
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        classes = given.get("class", "")
        if "words" in classes.split():
            self.words.append("")
        if tag not in _VOID:
            self.open.append((tag, classes))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "style":
            self.style += data
            return
        self.all += data
        classes = [name for _, name in self.open]
        if any("words" in name.split() for name in classes) and not classes[-1].startswith("ref"):
            hidden = classes[-1] == "hidden-character"
            self.words[-1] += chr(int(data.removeprefix("U+"), 16)) if hidden else data


def read(page: str) -> Read:
    """The page, held to what every page of ours is."""
    found = Read(page)
    assert page.startswith("<!DOCTYPE html>")
    assert len(set(found.ids)) == len(found.ids)
    for link in found.links:
        assert link.startswith("#") and link[1:] in found.ids, link
    digest = base64.b64encode(hashlib.sha256(found.style.encode()).digest()).decode()
    assert found.policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|https?:", found.style)
    assert found.headings[0] == 1 and found.headings.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(found.headings, found.headings[1:], strict=False))
    return found


def flat(words: str) -> str:
    return " ".join(words.split())


def test_a_story_with_everything() -> None:
    page = read(reported("html", hikers(), options=WITH_CLAIMS))
    assert page.words == [
        "Hikers lost",
        "😀 The pass is 12 km (7. 5 miles) long.",
        "And one more pass is 12 km (70 miles).",
    ]
    for anchor in ("s1-m1", "s1-n1", "s1-p1-1", "s1-c1", "s1-c2", "s1-c3", "rule-unit-conversion"):
        assert anchor in page.ids
    assert {"#s1-m1", "#s1-n1", "#s1-p1-1", "#s1-c1", "#rule-unit-conversion"} <= set(page.links)
    told = flat(page.all)
    assert "1 Warning unit-conversion line 3" in told
    assert "Close the gap in “7. 5”." in told
    assert "said again, line 4: “12 km (70 miles)”" in told
    assert "Fix: 7. 5 7.5 (copydesk check --fix does this)" in told
    assert "Contradicted conversion line 4" in told and "12 km = 7.46 miles, not 70" in told
    assert "How to settle it: work out the source's own figure again" in told


def test_the_ledger_only_where_asked() -> None:
    page = reported("html", hikers())
    assert 'class="ledger"' not in page and "3 statements worked out again, 1 hold" in page


def test_hostile_copy_is_words() -> None:
    page = reported("html", hostile(), *EVERYTHING, options=WITH_CLAIMS)
    found = read(page)
    assert found.all.count("<script>alert(1)</script>") >= 6
    assert "<script" not in page and "<img" not in page and "\u202e" not in page and "\x1b" not in page
    shown = found.words[0]
    assert shown.startswith("Head </script><script>alert(1)</script> <img src=x onerror=alert(2)> \"'><b>bold</b> ]]>")
    assert "\x1b[31m \u202e \u200b \ufffe \x01 \x0c 😀 </textarea>" in shown
    assert 'class="hidden-character">U+202E</span>' in page


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60), st.booleans()), max_size=8))
def test_every_word_is_shown_once_whatever_is_marked(text: str, stretches: list[tuple[int, int, bool]]) -> None:
    source = f"a{text}z"
    spans = [Span(min(start, len(source) - 1), min(start + length, len(source))) for start, length, _ in stretches]
    findings = [Finding(span, "Mend.", (Elsewhere(other),)) for span, other in zip(spans, reversed(spans), strict=True)]
    claims = [
        Claim(span, "conversion", "holds", "1 = 1")
        for span, (_, _, is_claim) in zip(spans, stretches, strict=True)
        if is_claim
    ]
    page = read(
        reported(
            "html",
            checked(Story(source), *findings or [Finding(Span(0, 1), "No.")], claims=claims),
            options=WITH_CLAIMS,
        )
    )
    assert len(page.words) == 1
    assert page.words[0] == re.sub("\r\n?", "\n", source)
    assert len([one for one in page.ids if re.fullmatch(r"s1-n\d+", one)]) == max(1, len(findings))


def test_markup_is_not_shown_and_references_are_what_they_stand_for() -> None:
    source = "<p>Fish &amp; chips at <b>7. 5</b> km</p>\n<script>x()</script>\n<p>The <i>end</i></p>"
    masks = tuple(
        Mask(*at(source, words), text)
        for words, text in [("<p>", ""), ("&amp;", "&"), ("<b>", ""), ("</b>", ""), ("</p>\n<script>x()</script>\n<p>", "\n\n"), ("<i>", ""), ("</i>", "")]
    )  # fmt: skip
    masks += (Mask(len(source) - 4, len(source), ""),)
    first, second = at(source, "Fish &amp; chips at <b>7. 5</b> km"), at(source, "The <i>end</i>")
    story = Story(source, [Block("paragraph", *first), Block("paragraph", *second)], masks=masks, format="html")
    findings = (
        Finding(at(source, "7. 5"), "Mend.", (Elsewhere(at(source, "Fish &amp; chips"), "Fish & chips"),)),
        Finding(at(source, "x()"), "Code was left."),
    )
    page = read(reported("html", checked(story, *findings)))
    assert [flat(words) for words in page.words] == ["Fish & chips at 7. 5 km", "x()", "The end"]
    assert "Fish & chips, line 1: “Fish & chips”" in flat(page.all)
    for format in ("github", "gitlab", "junit"):
        assert "&amp;amp;" not in reported(format, checked(story, *findings))


def test_markup_between_two_marks_is_not_shown() -> None:
    source = "<b>one</b><i>two</i> three"
    masks = tuple(Mask(*at(source, words)) for words in ("<b>", "</b>", "<i>", "</i>"))
    story = Story(source, masks=masks, format="html")
    findings = (
        Finding(at(source, "one"), "One."),
        Finding(at(source, "two"), "Two.", fix=Fix((Edit(at(source, "two"), "2"),))),
        Finding(at(source, "</b>"), "Three."),
    )
    page = read(reported("html", checked(story, *findings)))
    assert page.words == ["one</b>two three"]  # what a finding points at is shown even where it is markup
    page = read(reported("html", checked(story, *findings[:2])))
    assert page.words == ["onetwo three"]


def test_a_record_is_shown_by_its_parts() -> None:
    page = read(reported("html", record(), record(None)))
    told = flat(page.all)
    assert "wire.jsonl a/7" in told
    assert told.count("headline Lost for 12 km") == 2
    assert "in the headline, headline, line 1: “12 km”" in told
    assert "1 Error unit-conversion text, line 2" in told


def test_what_was_not_checked_comes_first_and_is_not_clean() -> None:
    page = reported("html", CLEAN, UNREAD, BROKEN, SKIPPED, hikers())
    told = flat(read(page).all)
    assert told.index("Not checked") < told.index("b.txt: is empty") < told.index("1 story with nothing found")
    assert "d.txt: rule b-rule failed and was not checked: KeyError: 1" in told
    assert "clean.txt" in page.split('class="clean"')[1].split("</details>")[0]
    assert "d.txt" not in page.split('class="clean"')[1].split("</details>")[0]
    assert "Left alone c.txt [9]: the copy is in German" in told


def test_clean_stories_are_a_count_and_with_claims_their_ledger() -> None:
    claims = [Claim(Span(0, 2), "conversion", "holds", "1 = 1")]
    clean = [checked(Story(f"It rained {n}.", path=f"{n}.txt"), claims=claims) for n in range(30)]
    page = read(reported("html", *clean, hikers()))
    assert "30 stories with nothing found" in page.all
    assert not any("It rained" in words for words in page.words)
    page = read(reported("html", *clean, hikers(), options=WITH_CLAIMS))
    assert sum("It rained" in words for words in page.words) == 30
    assert "1 warning in 1 of 31 stories" in page.all


@pytest.mark.parametrize("results", [(), (CLEAN,), (UNREAD,), (SKIPPED,), (BROKEN,)])
def test_a_page_of_nothing_much(results: tuple[Checked, ...]) -> None:
    page = read(reported("html", *results))
    assert "Nothing found in" in page.all


def paragraphs(number: int) -> tuple[str, list[Block]]:
    lines = [f"Paragraph {n} tells of a slip, and of {'nothing more ' * 9}{n}." for n in range(number)]
    source, blocks = "\n\n".join(lines), []
    start = 0
    for line in lines:
        blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 2
    return source, blocks


def test_of_a_long_story_the_surroundings_are_shown() -> None:
    source, blocks = paragraphs(1000)
    assert len(source) > LONG_STORY
    findings = [Finding(blocks[n].start and Span(blocks[n].start, blocks[n].start + 9), "Mend.") for n in (500, 900)]
    second = Elsewhere(Span(blocks[20].start, blocks[20].start + 9), "first said")
    findings[0] = findings[0]._replace(elsewhere=(second,))
    page = read(reported("html", checked(Story(source, blocks), *findings)))
    assert [int(words.split()[1]) for words in page.words] == [19, 20, 21, 499, 500, 501, 899, 900, 901]
    assert "… 19 paragraphs left out …" in page.all and "… 98 paragraphs left out …" in page.all


def test_of_a_long_paragraph_the_surroundings_are_shown_in_whole_words() -> None:
    source = "nothing " * 100_000
    spans = [Span(start, start + 7) for start in (0, 400_000, 400_800, 799_992)]
    page = read(reported("html", checked(Story(source), *(Finding(span, "Mend.") for span in spans))))
    (words,) = page.words
    assert len(words) < 5_000
    assert set(words.split()) == {"nothing", "…"}
    assert words.split().count("…") == 2


def test_what_is_left_out_is_said() -> None:
    source = "slip " * 700
    spans = [Span(start, start + 4) for start in range(0, len(source), 5)]
    findings = [Finding(span, "Mend.", tuple(Elsewhere(other) for other in spans[:25])) for span in spans]
    claims = [Claim(span, "conversion", "holds", "1 = 1") for span in spans]
    text = reported("html", checked(Story(source), *findings, claims=claims), options=WITH_CLAIMS)
    page = read(text)
    assert f"and {700 - MOST_NOTES} more findings, which the other formats" in page.all
    assert f"and {25 - MOST_PLACES} more places" in page.all
    assert f"and {700 - MOST_CLAIMS} more statements" in page.all
    assert len(text) < 6_000_000


def test_every_note_is_shown_even_where_no_block_holds_its_words() -> None:
    source = "---\ntitle: the the slip\n---\n\nIt rained.\n\n<!-- slip -->\n"
    story = Story(source, [Block("paragraph", *at(source, "It rained."))])
    findings = [
        Finding(at(source, "the the"), "One."),
        Finding(at(source, "rained"), "Two."),
        Finding(at(source, "slip", 1), "Three."),
    ]
    page = read(reported("html", checked(story, *findings)))
    assert page.words == ["title: the the slip", "It rained.", "<!-- slip -->"]
    assert all(word in page.all for word in ("One.", "Two.", "Three."))


def test_what_a_stet_lets_stand_is_named_below_its_story() -> None:
    told = flat(read(reported("html", let_stand())).all)
    assert "1 finding let stand unit-conversion, line 1, “slip”: the mayor's own <b>word</b>" in told


def test_a_file_of_stets_is_no_story(story: Write, command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = story("It is (7. 5 miles).")
    entry = '[[stet]]\nrule = "broken-decimal"\nquote = "8. 5"\nbecause = "so"\npath = "story.txt"\n'
    story(entry, "copydesk-stets.toml")
    monkeypatch.chdir(path.parent)
    told = flat(read(command("check", ".", "--format", "html").out).all)
    assert "1 error, 1 warning in 1 story" in told and "This entry hits nothing" in told


def test_findings_can_be_narrowed_without_a_script() -> None:
    page = reported("html", hikers(), record())
    assert 'id="show-error"' in page and 'id="show-all" checked' in page
    assert 'class="filter"' not in reported("html", hikers())


def lightness(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def schemes() -> Iterator[dict[str, str]]:
    colours: dict[str, str] = {}
    style = Read(reported("html")).style
    for block in re.findall(r":root \{(.*?)\n\s*\}", style, re.DOTALL)[:3]:
        colours = {**colours, **dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))}
        yield colours


def test_contrast_is_enough_in_light_dark_and_print() -> None:
    tried = list(schemes())
    assert len(tried) == 3 and len({one["paper"] for one in tried}) == 3
    for colours in tried:
        for text in ("ink", "soft", "link", "error", "warning", "info", "holds"):
            for ground in ("paper", "error-mark", "warning-mark", "info-mark", "target"):
                light, dark = sorted((lightness(colours[text]), lightness(colours[ground])), reverse=True)
                if ground == "paper" or text == "ink":
                    assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground, colours)


def test_a_story_is_written_piece_by_piece_and_shortly_where_the_page_is_full() -> None:
    source, blocks = paragraphs(100)
    found = checked(Story(source, blocks), Finding(Span(blocks[50].start, blocks[50].start + 9), "Mend."))
    whole, short = ("".join(StoryPage(found, 1, claims=False, whole=on).html()) for on in (True, False))
    assert whole.count('class="words') == 100 and short.count('class="words') == 1


def test_a_safe_fix_and_an_insertion_are_told() -> None:
    story = Story("one two three")
    findings = (
        Finding(Span(0, 3), "Cut.", fix=Fix((Edit(Span(0, 4), ""),))),
        Finding(Span(4, 7), "Add.", fix=Fix((Edit(Span(8, 8), "and "),))),
    )
    told = flat(read(reported("html", checked(story, *findings))).all)
    assert "Fix: cut one (look before you apply it)" in told and "Fix: insert and (look before you apply it)" in told


def test_the_command_line(command: Run, stdin: Callable[[bytes], None], tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    stdin(f"A headline\n\nIt is (7. 5 miles) to {HOSTILE}.".replace("\x01", "").encode())
    outcome = command("check", "-", "--stdin-filename", "desk/a.txt", "--format", "html", "--claims", "--output", out)
    assert outcome.code == 1 and outcome.out == ""
    assert "desk/a.txt" in read(out.read_text(encoding="utf-8")).all
    stdin(b'{"id": "7", "text": "It is (7. 5 miles)."}\nnot a record\n')
    outcome = command("check", "-", "--stdin-filename", "a.jsonl", "--format", "html")
    assert outcome.code == 2
    assert "is not JSON" in read(outcome.out).all


def test_a_report_is_no_story_of_the_next_check(command: Run, story: Callable[..., Path]) -> None:
    path = story("It has the the dam.")
    report = path.with_name("report.html")
    assert command("check", "--format", "html", "--output", report, path).code == 1
    outcome = command("check", path.parent)
    assert f"{report}: left alone: is a report of copydesk, and no story" in outcome.out
    assert "1 story, " in outcome.out
