"""Of a page the article is read and nothing else, however the page is laid out."""

from __future__ import annotations

import pytest
from html_pages import CAPTION, HEADLINE, PAGES, PARAGRAPHS, STANDFIRST

from copydesk.readers import html
from copydesk.story import Story


def read(page: str | bytes, path: str = "page.html") -> Story:
    (story,) = html.read(page if isinstance(page, bytes) else page.encode(), path, None)
    assert isinstance(story, Story)
    return story


def blocks(page: str) -> list[tuple[str, str]]:
    story = read(page)
    return [(block.kind, story.copy[block.start : block.end]) for block in story.blocks]


@pytest.mark.parametrize("name", PAGES)
def test_every_paragraph_is_read_and_nothing_around_them(name: str) -> None:
    found = blocks(PAGES[name])
    assert [words for _, words in found if words in PARAGRAPHS] == list(PARAGRAPHS)
    assert [words for _, words in found if "OUT" in words] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_headline_is_told(name: str) -> None:
    assert blocks(PAGES[name])[0] == ("headline", HEADLINE)


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if CAPTION in page])
def test_captions_are_told(name: str) -> None:
    assert ("caption", CAPTION) in blocks(PAGES[name])


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if STANDFIRST in page])
def test_the_standfirst_is_told(name: str) -> None:
    assert blocks(PAGES[name])[1] == ("standfirst", STANDFIRST)


def test_a_long_headline_in_the_body_is_not_what_the_story_starts_with() -> None:
    headline = "The council of Milltown votes for a bridge of 300 meters over the Ash, which is to be built by 2027"
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    page = f"<html><body><article><h1>{headline}</h1><p class=standfirst>{STANDFIRST}</p>{body}</article></body></html>"
    assert blocks(page)[:2] == [("headline", headline), ("standfirst", STANDFIRST)]


def test_an_article_that_a_script_would_show_is_read() -> None:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    page = "<html><body><div id=page style='visibility: hidden'>{}</div><div style='display:none'><p>OUT</p></div></body></html>"
    assert [words for _, words in blocks(page.format(body))] == list(PARAGRAPHS)
    shown = page.replace("visibility: hidden", "").format(body)
    assert [words for _, words in blocks(shown)] == list(PARAGRAPHS)
