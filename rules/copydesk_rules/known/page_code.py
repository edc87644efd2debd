"""Code that belongs behind a page: entities, tags, template marks, shortcodes, scripts, percent codes, tracking tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk_rules.known.broken_characters import Hit

_AMPERSAND = (
    r"&(?:amp;)*(?:#[0-9]{2,6};?(?![0-9])|#[xX][0-9A-Fa-f]{2,6};|[A-Za-z][A-Za-z0-9]{1,15};"
    r"|(?:nbsp|amp|quot|apos|[lr]dquo|[lr]squo|[mn]dash|hellip)(?![\w;=]))"
)
_ENTITY = lazy(_AMPERSAND + r"|(?<![&\w#])(?:amp|nbsp|quot|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip);")
#: What an entity without its ampersand ends with; where none stands, the search can skip from one ampersand to the next.
_BARE_ENDS = ("amp;", "nbsp;", "quot;", "squo;", "dquo;", "dash;", "hellip;")
_WITH_AMPERSAND = lazy(_AMPERSAND)


def entities(copy: str) -> Iterator[Hit]:
    """Entities of HTML, escaped once or more, with the character that each stands for."""
    if "&" not in copy and "amp;" not in copy:
        return
    pattern = _ENTITY if any(end in copy for end in _BARE_ENDS) else _WITH_AMPERSAND
    for match in pattern.finditer(copy):
        instead = _unescaped(match[0])
        if instead is not None and not in_link(copy, match.start()):
            sure = instead not in "<>" and match[0].endswith(";")
            yield Hit(match.start(), match.end(), instead.replace("\u00a0", " "), sure=sure, whole=True)


def _unescaped(words: str) -> str | None:
    """The one character that an entity stands for; None where it is none."""
    from html import unescape

    words = words if words.endswith(";") else f"{words};"
    words = words if words.startswith("&") else f"&{words}"
    for _ in range(6):
        before, words = words, unescape(words)
        if words == before:
            break
    return words if len(words) == 1 and (words.isprintable() or words in "\u00a0\u2003\u2002\u2009") else None


_TAG = lazy(
    # With lower-case names, or in capitals where no stock symbol looks like it; attributes or a slash at the end may follow.
    r"</?(?:a|abbr|article|aside|audio|b|blockquote|body|br|button|center|cite|code|div|dl|dt|dd|em|embed|figcaption|figure|font|footer|form"
    r"|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|meta|nav|noscript|object|ol|option|p|picture|pre|s|script"
    r"|section|select|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|u|ul|video"
    r"|BLOCKQUOTE|BR|CENTER|DIV|FONT|H[1-6]|HR|IFRAME|IMG|LI|OL|SCRIPT|SPAN|STRONG|TABLE|TD|TR|UL)"
    r"(?:\s[^<>\n]{0,400})?\s?/?>"
    r"|</(?:[A-Z]|EM)>|<!--|<!DOCTYPE\b[^<>\n]{0,200}>|<!\[CDATA\[|\]\]>"
)


def tags(copy: str) -> Iterator[Hit]:
    """Tags and comment marks of HTML."""
    for match in _TAG.finditer(copy):
        yield Hit(match.start(), match.end(), "", sure=_is_plain(copy, match), whole=True)


def _is_plain(copy: str, match: re.Match[str]) -> bool:
    """Whether cutting the tag leaves its neighbours apart, and cuts no link or picture."""
    name = match[0].strip("</> ").split()[0].lower() if match[0].strip("</> ") else ""
    before, after = copy[match.start() - 1 : match.start()], copy[match.end() : match.end() + 1]
    return name in ("b", "i", "em", "strong", "span", "u", "p", "sup", "sub", "small") and not (
        name == "p" and before.strip() and after.strip() and not match[0].startswith("</")
    )


_TEMPLATE = lazy(
    r"\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|\$\{[A-Za-z_][\w.]{0,60}\}|<%=?[^<>\n]{0,200}%>|%%[A-Za-z_]{2,40}%%|\[object Object\]"
)


def templates(copy: str) -> Iterator[Hit]:
    """Places of a template that nothing was put into."""
    if not any(sign in copy for sign in ("{{", "{%", "${", "<%", "%%", "[object")):
        return
    for match in _TEMPLATE.finditer(copy):
        yield Hit(match.start(), match.end(), whole=True)


_SHORTCODE = lazy(
    r"\[[a-z][a-z0-9_-]{1,30}\s[a-z_-]{2,30}=[\"'“”″]?[^\[\]\n]{0,300}\]"
    r"|\[/?(?:caption|embed|gallery|playlist|audio|blockquote|img|url|sourcecode|vc_\w{2,30}|et_pb_\w{2,30})\]|\[/(?:video|quote|code|b|i|u|color|size)\]"
    r"|\[(?:url|img|quote|color|size)=[^\[\]\n]{1,300}\]"
)


def shortcodes(copy: str) -> Iterator[Hit]:
    """Shortcodes of publishing systems and boards."""
    for match in _SHORTCODE.finditer(copy):
        yield Hit(match.start(), match.end(), "", sure=match[0].startswith("[/"), whole=True)


_SCRIPT = lazy(
    r"\b(?:googletag\.cmd\.push|googletag\.display|document\.(?:write|getElementById|querySelector|createElement)|window\.(?:addEventListener|onload"
    r"|_\w{3,30}\.push)|jQuery|adsbygoogle[^\n(]{0,30}push|console\.log|fbq|gtag|ga)\(['\"{\[\w][^\n]{0,200}|\(function\s?\(\w{0,10}\)\s?\{|\bfunction\s?\(\w{0,20}\)\s?\{"
)


#: What a story must hold one of before a search for scripts pays.
SCRIPT_HINTS = (
    "function",
    "googletag.",
    "document.",
    "window.",
    "jQuery(",
    "adsbygoogle",
    "console.log(",
    "fbq(",
    "gtag(",
    "ga(",
)


def scripts(copy: str) -> Iterator[Hit]:
    """Lines of JavaScript."""
    if ("{" not in copy and ");" not in copy) or not any(hint in copy for hint in SCRIPT_HINTS):
        return
    for match in _SCRIPT.finditer(copy):
        yield Hit(match.start(), match.start() + len(match[0].rstrip()), whole=True)


_ESCAPE = lazy(r"%(?:20|2[1-9A-F]|3[A-F]|E2%80%9[0-9A-D]|C[23]%[89AB][0-9A-F])(?=[A-Za-z%])")


def escapes(copy: str) -> Iterator[Hit]:
    """Percent codes of links, in words."""
    for match in _ESCAPE.finditer(copy):
        before = copy[match.start() - 1 : match.start()]
        if (before.isalpha() or before in ".,%") and before and not in_link(copy, match.start()):
            from urllib.parse import unquote

            yield Hit(match.start(), match.end(), unquote(match[0]), name=match[0])


_LINK = lazy(r"https?://[^\s<>\"“”()\[\]]{3,1000}|(?<![\w./@-])www\.[^\s<>\"“”()\[\]]{3,1000}")
_TRACKING = lazy(
    r"[?&#](?:utm_(?:source|medium|campaign|term|content|id)|fbclid|gclid|mc_[ce]id|igshid|ref_src|ocid|cmpid|smid)=",
    re.IGNORECASE,
)


def tracking(copy: str) -> Iterator[Hit]:
    """Links that tell where their reader came from."""
    if not ("utm_" in copy or "clid=" in copy or _TRACKING.search(copy)):
        return
    for match in _LINK.finditer(copy):
        tag = _TRACKING.search(match[0])
        if tag is not None:
            end = match.start() + len(match[0].rstrip(".,;:!?'’"))
            yield Hit(match.start(), end, name=tag[0][1:-1], whole=True)


def in_link(copy: str, offset: int) -> bool:
    """Whether an offset lies inside a link or an e-mail address."""
    low = max(0, offset - 500)
    start = max(low, *(copy.rfind(gap, low, offset) + 1 for gap in " \n\t\u00a0"))
    before = copy[start:offset].lower()
    return (
        "://" in before
        or before.lstrip("(“\"'").startswith("www.")
        or ("/" in before and "." in before)
        or "@" in before
    )
