"""What the names in a page's attributes say: the classes, ids and roles that publishing systems give to parts of a page.

A name counts by its words: "article__related-links", "RelatedLinks" and "related links" all hold "related". What is told
here is vocabulary that many systems share, never one site's own.
"""

from __future__ import annotations

from functools import lru_cache

from copydesk.patterns import lazy, words
from copydesk.readers.html_elements import Element

_WORD = lazy(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
#: "has-sidebar", "with-ads" and the like say what else is on the page.
_ABOUT_OTHERS = ("has-", "with-", "no-", "without-", "is-", "show-", "hide-", "enable-", "js-", "not-")

#: Readers' comments, which may be longer than the article.
_COMMENTS = words("comment comments commenting commentlist disqus respond livefyre coral viafoura spotim openweb")
#: What a site puts around and between the paragraphs of an article.
_AROUND = words(
    "ad ads adslot adunit advert adverts advertisement advertising advertorial dfp gpt sponsored sponsor sponsors promo promos",
    "promoted promobox promotion outbrain taboola revcontent zergnet related relatedposts relatedlinks recirc recirculation",
    "recommended recommendation recommendations recommender recommends trending popular newsletter newsletters subscribe",
    "subscription subscriptions signup share shares sharing sharedaddy sharebar shareblock addthis addtoany social socials socialbar",
    "cookie cookies consent gdpr widget widgets modal popup popover lightbox tooltip login signin pagination",
    "pager pagenav breadcrumb breadcrumbs nav navbar navigation menu submenu sidebar rail tag tags taglist topics keywords toolbar",
    "teaser teasers carousel donate donation donations poll masthead topbar skiplink skip footer upsell marketing banner syndication",
    "republish whatsapp telegram followus toc morefrom mostread hashover postnav navlinks podcastpromo ticker authorbio",
    "aboutauthor usermeta userbio noprint flyout flyouts dropdown snackbar toast bio bios onetrust didomi truste usercentrics replies reactions discussion",
)
#: Two words in a row that say the same.
_AROUND_PAIRS = words(
    "more-from more-on most-read most-popular most-viewed most-shared up-next read-next next-up see-also",
    "also-read sign-up you-may you-might author-bio author-box author-info about-author latest-news latest-stories",
    "top-stories editors-picks related-links jump-links follow-us print-only screen-reader article-tools story-tools",
    "page-tools article-tags post-tags post-navigation post-nav entry-footer post-footer article-footer content-footer",
    "story-footer bottom-of site-header site-footer page-header global-header main-header user-info about-the inline-cta",
    "email-form twitter-tweet instagram-media tiktok-embed fb-post pull-quote pull-quotes article-actions post-actions",
    "entry-meta post-meta key-takeaways table-of story-links more-stories other-stories next-article previous-article",
    "next-story further-reading in-other video-player photo-gallery instapaper-ignore print-none feed-links right-bar",
    "left-bar side-bar right-rail left-rail right-column left-column right-col left-col side-column side-col",
)
#: The element that holds the paragraphs, as two words in one name.
_BODY_FIRST = words("article story entry post content main news page blog node text body rich single release")
_BODY_SECOND = words("body content text copy maincontent main paragraphs wrapper inner entry bodytext")
_BODY_NAMES = words(
    "articlebody articletext storybody storytext storycontent articlecontent postcontent entrycontent bodytext bodycopy prose"
)
_STANDFIRST = words(
    "standfirst dek deck subtitle subhead subheadline subheading summary excerpt strapline lede lead intro introduction teaser",
    "chapo sell kicker abstract description subtitulo leadtext trail articlesummary tagline",
)
_BYLINE = words("byline bylines author authors writer contributor contributors credit credits reporter authorname")
_TIME = words(
    "dateline timestamp date time published publish pubdate updated datetime posted publication datepublished modified"
)
_CAPTION = words("caption captions captiontext legend cutline figcaption")

#: What a name can say of an element.
COMMENTS, AROUND, BODY, STANDFIRST, BYLINE, TIME, CAPTION, _FIRST, _SECOND, _OPENS = (1 << n for n in range(10))
_PAIRS = {tuple(pair.split("-")) for pair in _AROUND_PAIRS}
_SAYS = (
    (COMMENTS, _COMMENTS), (AROUND, _AROUND), (BODY, _BODY_NAMES), (STANDFIRST, _STANDFIRST), (BYLINE, _BYLINE), (TIME, _TIME),
    (CAPTION, _CAPTION), (_FIRST, _BODY_FIRST), (_SECOND, _BODY_SECOND), (_OPENS, frozenset(one for one, _ in _PAIRS)),
)  # fmt: skip
#: What each word says; a word that opens a pair, or is half of a body's name, says so.
_BY_WORD = {word: sum(flag for flag, listed in _SAYS if word in listed) for _, each in _SAYS for word in each}
_TELLING = (
    "class", "id", "itemprop", "data-testid", "data-component", "data-module", "data-qa", "data-gu-name", "data-type",
)  # fmt: skip
#: More names than this, and longer ones, are a machine's.
_MOST_NAMES = 30
_LONGEST_NAME = 60


class Names:
    """What the names of a page's elements say; each spelling is looked up once."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def of(self, element: Element) -> int:
        """What the element's class, id and the like say of it: COMMENTS, AROUND and so on, added up."""
        attributes = element.attributes
        named = " ".join([attributes[key] for key in _TELLING if key in attributes])
        if "-" in element.tag:
            named += " " + element.tag
        said = self._known.get(named)
        if said is None:
            said = 0
            for name in named.split()[:_MOST_NAMES]:
                said |= _said(name)
            said = self._known[named] = said & ~AROUND if said & BODY else said
        return said


@lru_cache(maxsize=8192)
def _said(name: str) -> int:
    """What one name says."""
    if len(name) > _LONGEST_NAME or name.startswith(_ABOUT_OTHERS):
        return 0
    said = before = 0
    opener = ""
    for word in _WORD.findall(name):
        word = word.lower()
        says = _BY_WORD.get(word, 0)
        if before & _OPENS and (opener, word) in _PAIRS:
            said |= AROUND
        if before & _FIRST and says & _SECOND:
            said |= BODY
        said |= says
        before, opener = says, word
    said &= _FIRST - 1
    return said & ~BODY if said & AROUND else said
