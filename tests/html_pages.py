"""Article pages as many publishing systems lay them out, all with the same story in them.

What is around the story says OUT in each of its sentences, so that a test can hold that none of it is read.
"""

from __future__ import annotations

HEADLINE = "Town votes for a new bridge over the river"
STANDFIRST = "The council wants it open before the old one has to close, and the county pays half."
PARAGRAPHS = (
    "The town council voted 7-2 on Monday for a bridge of 300 meters (984 feet), after a debate that went on for five hours.",
    "It will cost £4.5 million, which is 12% more than was said in March, according to the treasurer, who spoke before the vote.",
    "“We are glad,” said Mayor Ben Cole, who has asked for the bridge since the flood.",
    "The old one was closed in 2019.",
    "Work begins in spring, once the ground has been looked at, and the road along the bank will be shut for about eight weeks.",
    "Two members voted against the plan. They had asked for a ferry, which would have cost a tenth of the sum over twenty years.",
)
CAPTION = "The old bridge in March, seen from the mill on the southern bank."
_TEASERS = tuple(
    f"OUT {n}: a story about something else altogether, with a sentence that is as long as any in the news."
    for n in range(6)
)
_COMMENTS = tuple(
    f"OUT comment {n}: I have lived here for thirty years, and nobody ever asked me whether I wanted a bridge at all."
    for n in range(12)
)


def _paragraphs(tag: str = "p", attributes: str = "") -> list[str]:
    return [f"<{tag}{attributes}>{words}</{tag}>" for words in PARAGRAPHS]


def _teasers(tag: str = "div") -> str:
    return "".join(
        f'<{tag} class="card"><h3><a href="/{n}">OUT headline of another story {n}</a></h3><p>{words}</p></{tag}>'
        for n, words in enumerate(_TEASERS)
    )


_COMMENT_LIST = "".join(
    f'<li><p class="who">OUT reader {n}</p><p>{words}</p></li>' for n, words in enumerate(_COMMENTS)
)
_NAV = "<ul>" + "".join(f'<li><a href="/{n}">OUT section {n}</a></li>' for n in range(12)) + "</ul>"
_HEAD = f"<title>{HEADLINE} | The Paper</title>"


def _page(body: str, head: str = _HEAD, attributes: str = ' lang="en"') -> str:
    return f'<!DOCTYPE html>\n<html{attributes}>\n<head><meta charset="utf-8">{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


def _split(paragraphs: list[str], between: str) -> str:
    return f"{''.join(paragraphs[:3])}{between}{''.join(paragraphs[3:])}"


PAGES = {
    "a classic blog": _page(f"""
<div id="header"><h1><a href="/">OUT The Paper of the Valley</a></h1><div class="menu">{_NAV}</div></div>
<div id="content"><div class="post hentry"><h2 class="entry-title">{HEADLINE}</h2>
<div class="entry-meta">OUT Posted on March 5 in Town</div>
<div class="entry-content">{_split(_paragraphs(), '<div class="wp-caption"><img src="a.jpg" alt="OUT alt"><p class="wp-caption-text">' + CAPTION + '</p></div>')}
<div class="sharedaddy sd-sharing-enabled"><h3>OUT Share this:</h3>{_NAV}</div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>OUT Related</h3>{_teasers()}</div></div></div>
<div id="comments"><h3>OUT 12 comments</h3><ol class="commentlist">{_COMMENT_LIST}</ol></div></div>
<div id="sidebar" class="widget-area">{_teasers()}</div><div id="footer">OUT © The Paper, all rights reserved, 12 Mill Street.</div>"""),
    "blocks": _page(f"""
<header class="wp-block-template-part"><nav>{_NAV}</nav></header>
<main><article class="post-12 type-post"><h1 class="wp-block-post-title">{HEADLINE}</h1>
<p class="has-drop-cap">{PARAGRAPHS[0]}</p><figure class="wp-block-image"><img src="a"><figcaption>{CAPTION}</figcaption></figure>
{"".join(_paragraphs()[1:])}
<aside class="wp-block-group">OUT a box beside the story, with a sentence that goes on for a while and then ends.</aside></article></main>
<section class="related">{_teasers("article")}</section><footer>OUT © The Paper</footer>"""),
    "hashed names": _page(f"""
<div id="root"><div class="css-1x2"><div class="css-9ab">{_NAV}</div><div class="css-77c"><div class="css-0q1"><h1 class="css-55k">{HEADLINE}</h1>
<div class="css-4fd">{_split(_paragraphs('p', ' class="css-axy"'), '<div class="css-ad1"><span>OUT Advertisement</span></div>')}</div></div>
<div class="css-8zz">{_teasers()}</div></div></div></div>"""),
    "a div a paragraph": _page(f"""
<nav>{_NAV}</nav><main id="main-content"><article><header><h1 id="main-heading">{HEADLINE}</h1></header>
{"".join(f'<div data-component="text-block" class="ssrcss-{n}"><div class="inner"><p>{words}</p></div></div>' for n, words in enumerate(PARAGRAPHS))}
<div data-component="links-block"><h2>OUT More on this story</h2><ul>{"".join(f'<li><a href="/{n}">OUT other {n} that is linked here</a></li>' for n in range(4))}</ul></div>
<section data-component="topic-list">{_NAV}</section></article>
<div data-component="related-stories">{_teasers()}</div></main>"""),
    "chunks with ads between": _page(f"""
<div class="page"><div class="nav-bar">{_NAV}</div><article class="article main-content"><header><h1>{HEADLINE}</h1><div class="ContentHeaderDek-x1">{STANDFIRST}</div></header>
<div class="chunks"><div class="grid"><div class="body__inner-container">{"".join(_paragraphs()[:2])}</div></div>
<div class="ad-slot">OUT Advertisement, and a sentence about what is sold here that is long enough for a paragraph.</div>
<div class="grid"><div class="body__inner-container">{"".join(_paragraphs()[2:4])}</div></div><div class="ad-slot">OUT Advertisement</div>
<div class="grid"><div class="body__inner-container">{"".join(_paragraphs()[4:])}</div></div></div></article>
<div class="recirc">{_teasers()}</div></div>"""),
    "a body named in microdata": _page(f"""
<div class="wrap"><div class="col">{_teasers()}</div><div class="col" itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{HEADLINE}</h1>
<span itemprop="author">Ann Roe</span><meta itemprop="datePublished" content="2024-03-05T22:10:00-05:00">
<div itemprop="articleBody">{"".join(_paragraphs())}</div>
<div class="box">{_teasers()}</div></div></div>"""),
    "tables of the nineties": _page(f"""
<table width=760><tr><td colspan=3><b>OUT The Paper</b><tr><td width=120>{_NAV}<td width=500><font size=5><h1>{HEADLINE}</h1></font>
<font face=Arial>By Ann Roe<br><br>{"<br><br>".join(PARAGRAPHS)}</font><td width=140>{_teasers()}</table><center><font size=1>OUT © The Paper</font></center>"""),
    "unclosed paragraphs": _page(f"<DIV ID=nav>{_NAV}</DIV><H1>{HEADLINE}</H1><P>" + "\n<P>".join(PARAGRAPHS) + "<HR><ADDRESS>OUT The Paper, 12 Mill Street</ADDRESS>"),
    "a page for printing": _page(f'<div class="print"><h1>{HEADLINE}</h1><p>By Ann Roe</p>{"".join(_paragraphs())}</div>'),
    "words in divs": _page(f"""
<div class="topnav">{_NAV}</div><div class="story"><div class="hed">{HEADLINE}</div>{"".join(_paragraphs("div"))}</div><div class="more">{_teasers()}</div>"""),
    "a forum below": _page(f"""
<nav>{_NAV}</nav><div class="article"><h1>{HEADLINE}</h1><div class="text">{"".join(_paragraphs())}</div></div>
<section id="disqus_thread">{_COMMENT_LIST * 4}</section>"""),
    "boxes within the body": _page(f"""
<nav>{_NAV}</nav><article><h1>{HEADLINE}</h1><div class="article-body">{_split(_paragraphs(), f'''
<div class="newsletter-signup"><h3>OUT Sign up</h3><p>OUT Get the news of the valley in your mailbox each morning, for nothing at all.</p><form><input><button>OUT Go</button></form></div>
<div class="RelatedStories"><h4>OUT Related</h4>{_teasers()}</div><ul>{"".join(f'<li><a href="/{n}">OUT another story that is linked in a list {n}</a></li>' for n in range(3))}</ul>
<blockquote class="twitter-tweet"><p>OUT somebody says something about the bridge in the fewest words.</p></blockquote><iframe src="x">OUT</iframe>''')}</div></article>"""),
    "the next article on the same page": _page(f"""
<nav>{_NAV}</nav><main><article><h1>{HEADLINE}</h1><div class="c">{"".join(_paragraphs())}</div></article>
<article><h1>OUT a headline of the next story on this page</h1><div class="c">{"".join(f"<p>{words}</p>" for words in _COMMENTS)}</div></article></main>"""),
    "AMP": _page(f"""
<amp-sidebar layout="nodisplay">{_NAV}</amp-sidebar><article class="amp-article"><h1 class="amp-title">{HEADLINE}</h1><div class="amp-content">{"".join(_paragraphs())}
<amp-ad><div>OUT an advertisement whose words are as long as those of a paragraph.</div></amp-ad></div></article>""", attributes=" amp lang=en"),
    "a newsletter": _page(f"""
<div class="main-menu">{_NAV}</div><article class="newsletter-post post"><div class="post-header"><h1 class="post-title">{HEADLINE}</h1><h3 class="subtitle">{STANDFIRST}</h3></div>
<div class="available-content"><div class="body markup">{"".join(_paragraphs())}</div></div></article>
<div class="comments-page">{_COMMENT_LIST}</div>"""),
    "the body in its JSON-LD": _page(f"""
<div>{_NAV}</div><div class="a"><p>{"</p><p>".join(_TEASERS * 3)}</p></div><div class="b"><h1>{HEADLINE}</h1>{"".join(_paragraphs())}</div>""",
        _HEAD + '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"'
        + HEADLINE + '","datePublished":"2024-03-05T09:00:00+01:00","articleBody":"' + " ".join(PARAGRAPHS).replace('"', '\\"') + '"}]}</script>'),
    "a form around everything": _page(f"""
<form id="aspnetForm"><div class="navigation">{_NAV}</div><div id="ctl00"><h1>{HEADLINE}</h1><div id="ctl01_text">{"".join(_paragraphs())}</div></div><div id="footer">OUT © The Paper, since 1887, with more words than it needs here.</div></form>"""),
    "a sidebar in the names of the body": _page(f"""
<body class="has-sidebar single"><div class="content with-sidebar"><nav>{_NAV}</nav><div class="post-content no-ads"><h1>{HEADLINE}</h1>{"".join(_paragraphs())}</div><div class="sidebar">{_teasers()}</div></div>"""),
    "a gallery": _page(f"""
<nav>{_NAV}</nav><article><h1>{HEADLINE}</h1><div class="body"><p>{PARAGRAPHS[0]}</p><figure><img><figcaption>{CAPTION}</figcaption></figure>{"".join(_paragraphs()[1:])}</div></article>"""),
    "paragraphs told by test ids": _page(f"""
<header>{_NAV}</header><main><article><div class="article-header"><h1 data-testid="Heading">{HEADLINE}</h1><div class="info"><a href="/ann">OUT By Ann Roe</a></div></div>
<div class="article-body__wrapper"><div class="article-body__content">{"".join(f'<div data-testid="paragraph-{n}" class="text__text__{n}">{words}</div>' for n, words in enumerate(PARAGRAPHS))}</div>
<div data-testid="PromoBox"><span>OUT Our daily letter brings you what is new in the valley, in your mailbox each morning.</span></div></div></article>
<div class="read-next"><h2>OUT Read next</h2>{_teasers()}</div></main>"""),
    "rich text with enhancements": _page(f"""
<div class="Page-header">{_NAV}</div><main class="Page-oneColumn"><h1 class="Page-headline">{HEADLINE}</h1><div class="Page-byline">By <a href="/a">Ann Roe</a></div>
<div class="Page-storyBody"><div class="RichTextStoryBody RichTextBody">{_split(_paragraphs(), '<div class="PageListEnhancementGeneric"><div class="PageList-header">OUT Related Stories</div><ul class="PageList-items"><li><a href="/1">OUT one</a></li><li><a href="/2">OUT another story of this paper</a></li></ul></div><div class="HTMLModuleEnhancement"><iframe></iframe></div>')}</div></div>
<div class="Page-below"><ul class="PageList-items">{_teasers("li")}</ul></div></main>"""),
    "islands": _page(f"""
<div data-island="header">{_NAV}</div><main><article><h1>{HEADLINE}</h1><div data-gu-name="standfirst"><p>{STANDFIRST}</p></div>
<div id="maincontent" class="dcr-1"><div class="article-body-viewer-selector dcr-2">{_split(_paragraphs("p", ' class="dcr-3"'), '<figure><gu-island name="RichLink"><div><div><h3><a href="/1">OUT Another story that is linked here</a></h3></div></div></gu-island></figure>')}</div></div></article>
<section>{_teasers()}</section></main>"""),
    "fields of a node": _page(f"""
<div class="region region-header">{_NAV}</div><div class="region region-content"><article class="node node--type-article node--view-mode-full"><h1 class="page-title">{HEADLINE}</h1>
<div class="node__content"><div class="field field--name-body field--type-text-with-summary field__item">{"".join(_paragraphs())}</div>
<div class="field field--name-field-tags"><div class="field__label">OUT Tags</div><div class="field__items"><div><a href="/t">OUT bridges</a></div></div></div></div></article>
<div class="views-element-container">{_teasers()}</div></div>"""),
    "a list of posts below": _page(f"""
<header>{_NAV}</header><main class="wp-block-group"><h1 class="wp-block-post-title">{HEADLINE}</h1><div class="entry-content wp-block-post-content">{"".join(_paragraphs())}</div>
<div class="wp-block-query"><ul class="wp-block-post-template">{"".join(f'<li class="wp-block-post"><h2 class="wp-block-post-title"><a href="/{n}">OUT the title of post {n}</a></h2><div class="wp-block-post-excerpt"><p>{words} <a href="/{n}">OUT Read more</a></p></div></li>' for n, words in enumerate(_TEASERS))}</ul></div></main>"""),
    "points in a list": _page(f"""
<nav>{_NAV}</nav><div class="story"><h1>{HEADLINE}</h1><div class="gtm-story-text"><p>{PARAGRAPHS[0]}</p><ul>{"".join(f"<li><p>{words}</p></li>" for words in PARAGRAPHS[1:5])}</ul><p>{PARAGRAPHS[5]}</p></div></div>
<div class="stories">{_teasers()}</div>"""),
    "a live page": _page(f"""
<nav>{_NAV}</nav><main><h1>{HEADLINE}</h1><div class="live">{"".join(f'<article id="b{n}"><header><time datetime="2024-03-05T{10 + n}:00">OUT {10 + n}:00</time><h2><a href="#b{n}">Update number {n}</a></h2></header><div class="post-body"><p>{words}</p></div></article>' for n, words in enumerate(PARAGRAPHS))}</div></main><footer>{_NAV}</footer>"""),
    "cards inside the article element": _page(f"""
<nav>{_NAV}</nav><article><h1>{HEADLINE}</h1><div class="x1">{"".join(_paragraphs())}</div>
<div class="x2">{"".join(f'<a class="y" href="/{n}"><div><h3>OUT card {n}</h3><p>{words}</p></div></a>' for n, words in enumerate(_TEASERS))}</div></article>"""),
    "a picture above": _page(f"""
<nav>{_NAV}</nav><article><h1>{HEADLINE}</h1><div class="byline">By <a href="/ann">Ann Roe</a></div><figure class="lead-image"><img><figcaption class="wp-caption-text">{CAPTION}</figcaption></figure>
<div class="entry-content">{"".join(_paragraphs())}<div class="author-bio"><p>OUT Ann Roe writes about the valley, and has done so for this paper since the flood.</p></div></div></article>"""),
    "a stub before the wall": _page(f"""
<nav>{_NAV}</nav><article><h1>{HEADLINE}</h1><div class="article-content paywalled">{"".join(_paragraphs())}</div>
<div class="subscribe-prompt"><h2>OUT Continue reading</h2><p>OUT Subscribe for one pound a month, and read all that is written about the valley, wherever you are.</p></div></article>
<div class="onetrust-banner"><p>OUT We use cookies, and so do the companies that we work with, as many as there are of them.</p></div>"""),
}  # fmt: skip
