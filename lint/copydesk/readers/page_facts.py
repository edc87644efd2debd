"""What a page's head says of its article: titles, description, day, language; from JSON-LD, Open Graph and meta names.

Sources: schema.org NewsArticle; the Open Graph protocol; Dublin Core; what publishing systems write besides.
"""

from __future__ import annotations

from html import unescape
from typing import Any

from copydesk.patterns import lazy, words
from copydesk.readers.html_tree import Tree
from copydesk.readers.metadata_days import day_in_metadata
from copydesk.reading.dates.dates import day_in_dateline
from copydesk.story import Published, Story

_ARTICLE_TYPES = words(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle ReviewNewsArticle",
    "AskPublicNewsArticle BlogPosting LiveBlogPosting SocialMediaPosting AdvertiserContentArticle Report TechArticle ScholarlyArticle",
)
#: Names of meta elements, the most telling first.
_DAY_NAMES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "publishdate", "publish_date", "publish-date", "pubdate", "article.published", "published_time",
    "article_date_original", "article:published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "dcterms.created",
    "dcterms.issued", "dc.date.issued", "dc.date.created", "dcterms.date", "dc.date", "dcsext.articlefirstpublished",
    "originalpublicationdate", "iso-8601-publish-date", "ptime", "rnews:datepublished", "bt:pubdate", "citation_publication_date",
    "citation_date", "date", "lastmod_first", "created",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "headline", "title")
_DESCRIPTION_NAMES = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
_UTC = lazy(r"(?:Z|[+-]00:?00|UTC|GMT)\s*\Z")
_LD_JSON = lazy(r"(?i:ld\+json)")
#: A script that is longer than this holds no facts worth its reading.
_LONGEST_SCRIPT = 2_000_000
#: How deep an object may stand in the JSON-LD, and how many are looked at.
_DEEPEST = 8
_MOST_OBJECTS = 500


class Facts:
    """What the page says of its article; each list has the most telling first, and may be empty."""

    __slots__ = ("body", "days", "descriptions", "language", "titles")

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.descriptions: list[str] = []
        self.days: list[str] = []
        self.language: str | None = None
        self.body = ""


def facts_of(source: str, tree: Tree) -> Facts:
    """What the page's JSON-LD, meta elements and title say."""
    facts = Facts()
    for raw in tree.raws:
        if raw.tag == "script" and _LD_JSON.search(raw.rest) and raw.end - raw.start <= _LONGEST_SCRIPT:
            for object in _articles(source[raw.start : raw.end]):
                _take_object(facts, object)
    _take_meta(facts, tree)
    facts.titles += [unescape(source[raw.start : raw.end]) for raw in tree.raws if raw.tag == "title"][:1]
    return facts


def _take_object(facts: Facts, article: dict[str, Any]) -> None:
    for key, into in (
        ("headline", facts.titles), ("name", facts.titles), ("alternativeHeadline", facts.descriptions),
        ("description", facts.descriptions), ("datePublished", facts.days),
    ):  # fmt: skip
        if isinstance(value := article.get(key), str) and value:
            into.append(unescape(value))
    body = article.get("articleBody")
    if isinstance(body, str) and len(body) > len(facts.body):
        facts.body = body
    language = article.get("inLanguage")
    if isinstance(language, str) and facts.language is None:
        facts.language = language


def _articles(script: str) -> list[dict[str, Any]]:
    """The objects of a JSON-LD script that describe an article."""
    import json

    try:
        found = json.loads(script.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
    except (ValueError, RecursionError):
        return []
    articles: list[dict[str, Any]] = []
    waiting: list[tuple[object, int]] = [(found, 0)]
    for _ in range(_MOST_OBJECTS):
        if not waiting:
            break
        one, depth = waiting.pop(0)
        if isinstance(one, list):
            waiting += [(each, depth) for each in one[:50]]
        elif isinstance(one, dict):
            types = one.get("@type")
            named = types if isinstance(types, list) else [types]
            if any(isinstance(name, str) and name.rpartition("/")[2] in _ARTICLE_TYPES for name in named):
                articles.append(one)
            if depth < _DEEPEST:
                waiting += [(one[key], depth + 1) for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in one]
    return articles


def _take_meta(facts: Facts, tree: Tree) -> None:
    found: dict[str, str] = {}
    times: list[str] = []
    for element in tree.elements:
        if element.tag == "meta":
            attributes = element.attributes
            for key in ("property", "name", "itemprop", "http-equiv"):
                if key in attributes:
                    found.setdefault(attributes[key].strip().lower(), attributes.get("content", ""))
        elif element.tag == "html" and facts.language is None:
            facts.language = element.get("lang") or element.get("xml:lang") or None
        elif element.tag == "time" or "atePublished" in element.rest:
            stated = element.get("datetime") or element.get("content")
            telling = "pubdate" in element.attributes or element.get("itemprop") == "datePublished"
            if stated and (telling or len(times) < 1):
                times.insert(0 if telling else len(times), stated)
    for names, into in (
        (_TITLE_NAMES, facts.titles), (_DESCRIPTION_NAMES, facts.descriptions), (_DAY_NAMES, facts.days),
    ):  # fmt: skip
        into += [unescape(found[name]) for name in names if found.get(name)]
    facts.days += times
    if facts.language is None:
        facts.language = found.get("content-language") or None


def published(facts: Facts, story: Story) -> Published | None:
    """The day the page says it came out, as printed: the day of the stated hour's own time zone.

    Where that is an hour of UTC and the story's dateline gives the day before or after, the dateline's day counts.
    """
    for stated in facts.days:
        day = day_in_metadata(stated)
        if day is None:
            continue
        if _UTC.search(stated):
            shown = (
                day_in_dateline(story.copy[block.start : block.end])
                for block in story.blocks[:8]
                if block.kind == "dateline"
            )
            day = next((other for other in shown if other is not None and abs((other - day).days) == 1), day)
        return Published(day, "page")
    return None
