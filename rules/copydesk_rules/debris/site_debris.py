"""What a site's page puts around a story, left in the copy: sign-up lines, comment rules, "Scroll down for video".

Flags lines that speak for the site and not for the story: newsletter and subscription prompts, comment policies, links to
other stories, share and follow prompts, advertising markers, gallery and video controls, copyright lines, app and cookie
notices, appeals for money, age notices. A story's lines are one finding, at the first, with the others listed. Lines that
address the reader in words are a warning; bare markers and controls ("ADVERTISEMENT", "Slideshow (3 Images)", "Share",
"Read more") are a finding of their own, of severity info, since a desk sees and cuts them anyway.

Why it matters: pasted from a page or a feed, they are printed as if the paper had said them.

Stays silent on sentences of the story that only speak of such things (a story on newsletters, on comments, on copyright):
a line counts only where it is a short paragraph of its own that starts as such lines do, or holds a phrase that nobody
writes to be read ("toggle caption"). In direct speech, and on credits such as "Reporting by" or "contributed to this
report", it says nothing.

How to settle it: cut the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.patterns import lazy
from copydesk.rule import Clean, Edit, Elsewhere, Finding, Fix, Flagged, Meta
from copydesk.story import Block, Story

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged(
        "The vote is on Monday.\n[[The comments posted here are not from The Example. Kindly refrain from abusive words.]]",
        says="comment",
    ),
    Flagged("[[Scroll down for video]]\nThe vote is on Monday.", says="video"),
    Flagged("The vote is on Monday.\n[[Sign up for our daily newsletter and never miss a story.]]", says="newsletter"),
    Flagged(
        "The vote is on Monday.\n[[Get the stories that matter delivered to your inbox. By signing up, you agree to our terms.]]",
        says="newsletter",
    ),
    Flagged("The vote is on Monday.\n[[READ MORE: Ten things to know about the vote]]", says="other stories"),
    Flagged("It was close.\n[[ADVERTISEMENT]]\nIt was late.\nADVERTISEMENT\nThen it was over.", says="2 places"),
    Flagged("The vote is on Monday.\n[[Follow us on Twitter @example]]", says="share"),
    Flagged("The vote is on Monday.\n[[© 2024 The Example. All rights reserved.]]", says="copyright"),
    Flagged("The vote, [[toggle caption]] held on Monday, was close.", says="gallery", severity="info"),
    Flagged("The vote is on Monday.\n[[This article is more than 3 years old]]", says="age"),
    Flagged("The vote is on Monday.\n[[Download our app for breaking news alerts.]]", says="app"),
    Flagged(
        "The vote is on Monday.\n[[Support our journalism. Please consider making a donation today.]]", says="money"
    ),
    Clean("Read more books, the minister told pupils on Monday, and you will go far.", "a sentence of the story"),
    Clean("Sign up to vote by Friday, officials urged, or stay at home.", "a sentence of the story"),
    Clean(
        "The paper asks readers to sign up for its newsletter, which has 40,000 subscribers.",
        "a story about newsletters",
    ),
    Clean("Comments on this article of the law are due in May.", "another kind of comment"),
    Clean(
        "Comments made by a skater are being looked into by officials, who are not amused.", "another kind of comment"
    ),
    Clean("“Follow us,” he said, and they went.", "direct speech"),
    Clean("Follow the money, investigators like to say.", "a sentence of the story"),
    Clean("The court held that copyright 1998 rules did not apply.", "a story about copyright"),
    Clean("Advertisement for the film drew complaints.", "a sentence of the story"),
    Clean("The Associated Press contributed to this report.", "a credit"),
    Clean("Reporting by Ann Roe; editing by Bob Poe", "a credit"),
    Clean("Subscribe rates fell, the company said, as prices rose.", "a sentence of the story"),
    Clean("Emails that land in your inbox may be fakes, police warn.", "a story about e-mail"),
    Clean("Related companies were searched as well.", "a sentence of the story"),
    Clean("Support for the government fell to 30 percent.", "a sentence of the story"),
    Clean("Watch the river, the mayor warned.", "a sentence of the story"),
    Clean("Share prices fell. Share on share, it was the worst day of the year.", "another kind of share"),
    Clean("Click here, the banner said, and thousands did, police found.", "a sentence of the story"),
    Clean("More on this at 10, the host promised, but nothing came.", "a sentence of the story"),
)


class _Kind(NamedTuple):
    """A kind of debris: what the message calls it, how its lines run, and phrases that betray it inside other lines."""

    name: str
    severity: str
    lines: str
    phrases: str = ""


# `lines` must match the whole of a short paragraph, and case makes no difference; `phrases` are as printed.
_KINDS = (
    _Kind(
        "newsletter or subscription prompt",
        "warning",
        r"(?:please\s)?sign[\s-]?up(?:\s(?:here|now|today|below|free))*[.!]?"
        r"|(?:please\s|to\s)?(?:sign[\s-]?up|subscribe|register)\b(?=.*\b(?:newsletters?|e-?mails?|inbox|alerts?|updates|podcast|channel|first\sedition"
        r"|briefing|our|here|digest|mailing)\b)(?!.*\b(?:said|says|told|urged|officials)\b).*"
        r"|(?:get|have|receive|let|join|want|enter|like|the|our|your|keep|stay|never|all|be|\w+(?:'s|’s)?)\b.*\b(?:(?:delivered|sent|straight|direct(?:ly)?|right|meet)\s(?:\w+\s){0,4}"
        r"(?:to\s|in\s)?your\s(?:e-?mail\s)?inbox|newsletter\ssign[\s-]?up|by\ssigning\sup,?\syou|you\sagree\sto\sour\b|in\syour\sinbox\s(?:every|each|daily)).*"
        r"|get\s(?:breaking\snews|the\slatest|news|more)\b.*\b(?:alerts|on\syour\s(?:i?phone|device|desktop)|updates)\b(?!.*\b(?:said|says)\b).*"
        r"|manage\snewsletters?|thank\syou\sfor\s(?:signing\sup|subscribing).*|already\sa\s(?:subscriber|member)\b.*"
        r"|newsletter\s?:?|you\s(?:may|can)\s(?:opt\sout|unsubscribe)\b.*|this\ssite\sis\sprotected\sby\srecaptcha.*",
    ),
    _Kind(
        "comment policy or comment box",
        "warning",
        r"(?:the\s|all\s|any\s)?(?:user\s|reader\s)?comments?\s(?:(?:that\sare\s)?(?:posted|published|left|expressed)\s(?:here|below|by\s(?:users|readers)|on\s(?:this|the|our)\s(?:site|page|post|story|website))|below|here|on\sthis\s(?:site|page|post|story|website))\b(?!.*\bdue\b).*"
        r"(?:are|do|does|is|will|may|reflect)\b.*"
        r"|(?:we|please|kindly)\b.*\b(?:refrain\sfrom|keep\s(?:your\s)?comments|comment(?:ing|s)?\s(?:policy|guidelines|rules)|community\s(?:guidelines|standards))\b.*"
        r"|comments\s(?:are|have\sbeen)\s(?:now\s)?(?:closed|disabled|moderated|turned\soff).*"
        r"|(?:be\sthe\sfirst\sto|post\sa|leave\sa|add\sa|add\syour|view|show|hide|load|read|see|join\sthe)\s(?:all\s|more\s|the\s)?(?:[0-9,]+\s)?(?:comments?|conversation|discussion)\s?[.!:]?"
        r"|(?:what\sdo\syou\sthink|have\syour\ssay)\?.*\b(?:comments?|below|tell\sus)\b.*"
        r"|(?:log|sign)\sin\sto\scomment.*",
    ),
    _Kind(
        "link to other stories",
        "info",
        r"(?:read|see|hear|learn)\s?more\s?(?:[:»>|…-].*|here\b.*|at\s\S+\s?|from\s.{1,60}|stories|news|on\s(?:this|the)\sstory)?[.:]?"
        r"|(?:also\sread|read\salso|see\salso|read\snext|don['’]t\smiss|must\sread|you\smay\salso\slike|recommended|trending|most\s(?:read|popular)|editors?['’]?s?\spicks?)\s?:.*"
        r"|(?:also\sread|read\snext|see\salso|you\smay\salso\slike|most\s(?:read|popular)|trending\snow|recommended\sfor\syou|further\sreading|latest\sstories|top\sstories)"
        r"|(?:related|more)\s(?:stories|articles|links|topics|coverage|content|news)\s?:?.{0,80}|related\s?:.*|more\son\sthis(?:\sstory|\stopic)?\s?(?:[:.…]+)?|more\sfrom\s[\w\s’'&.]{1,50}:?"
        r"|click\shere\s(?:to|for)\s(?!.*\b(?:said|says|told|banner)\b).*|for\smore\s(?:stories|news|from|on)\b.{0,100}\b(?:visit|click|see|go\sto|follow|check\sout)\b.*"
        r"|visit\s.{1,60}\s(?:homepage|website)\sfor\smore.*|(?:check\sout|read)\s(?:our|more\sof\sour|the\sfull)\b.{0,60}\b(?:here|stories|coverage)\b.*|more\s?:"
        r"|\(?(?:interactive\s)?graphic\b.{0,120}\bopen\s.{1,80}\sbrowser\.?\)?",
    ),
    _Kind(
        "video or gallery control",
        "info",
        r"(?:play|watch|view|see)\s(?:the\s)?(?:video|gallery|slideshow|photos|live)(?:\s?[:!].*|\sbelow|\sabove|\s\([0-9]+\))?"
        r"|slideshow\s?(?:\(\s?[0-9]+\simages?\s?\))?|(?:hide|show|toggle)\scaption.*|enlarge\sthis\simage.*|image\scopyright\s.{1,60}|image\scaption\s.{1,200}"
        r"|media\splayback\sis\s(?:un|not\s)supported.*|.{0,120}\bthis\sform\srequires\sjavascript.*|(?:skip|close)\s(?:advert|dialog|ad|video)|photos?\s?:\s?photos?\s?:.*|[0-9]+\s(?:of|/)\s[0-9]+\s?(?:photos?|images?)?"
        r"|your\sbrowser\sdoes\snot\ssupport.*|loading\s?(?:\.\.\.|…)|view\sgallery.*|\[?pullquote\]?|swipe\s(?:left|right|through)\b.*",
        r"toggle caption|Hide Caption [0-9]+ of [0-9]+|Play VIDEO|Enlarge this image|(?<=[a-z.] )Image copyright (?:Getty|AFP|Reuters|EPA|AP|PA)\b[\w /]{0,20}?(?= Image caption)",
    ),
    _Kind("video prompt", "warning", r"scroll\sdown\s(?:for|to\s(?:see|watch|view))\b.{0,80}", r"[Ss]croll down for video"),
    _Kind(
        "share or follow prompt",
        "info",
        r"sharing\sis\scaring!?|(?:share|tweet|like|pin)\sthis(?:\s(?:article|story|page|post|video))?\b(?!.*\bsaid\b).{0,40}|share\son\s(?:facebook|twitter|x|whatsapp|linkedin|e-?mail|social)\b.*"
        r"|[-–•\s]*(?:(?:please\s)?(?:follow|like|join|find|connect\swith)\s(?:us|him|her|me|the\s\w+|[A-Z][\w’']+(?:\s[A-Z][\w’']+){0,3}|@\w+)(?:\s(?:and|&)\s\S+)?"
        r"(?:\son\s(?:twitter|facebook|instagram|telegram|tiktok|youtube|x|social\smedia)\b.*|\s@\w+.*)|follow\s@\w+.*)"
        r"|(?:facebook|twitter|pinterest|whatsapp|linkedin|e-?mail|reddit|telegram|instagram|copy\slink|print|share)(?:[\s|,/•·]+(?:facebook|twitter|pinterest|whatsapp|linkedin|e-?mail|reddit|telegram|instagram|copy\slink|print|share))+",
    ),
    _Kind(
        "advertising marker",
        "info",
        r"[-–—_*\s\[(]*(?:advertisements?\s?:?(?:\s?advertisements?)*|(?:story|article|post)\s(?:continue[sd]?)\s(?:below|after)(?:\s(?:the\s|this\s)?(?:advertisement|advert|ad|video|gallery))?"
        r"|sponsored(?:\s(?:content|links?|by\s.{1,40}))?|paid\s(?:content|advertisement)|promoted\s(?:content|stories))[-–—_*\s\]).]*",
        r"Story [Cc]ontinue[sd] [Bb]elow(?: [Aa]dvertisement)?|Article [Cc]ontinues [Bb]elow|Advertisement - story continues below",
    ),
    _Kind(
        "copyright line",
        "warning",
        r"(?:copyright\s?(?:©|\(c\)|[0-9]{4}\b).*|©.*|\(c\)\s[0-9]{4}\b.*|.{0,80}\ball\srights\sreserved\.?.{0,120}|.{0,100}\bmay\snot\sbe\s(?:published|reproduced)[,\s].{0,160}"
        r"|.{0,60}\bclick\shere\sfor\sreprint\spermission.*|.{0,60}\brepublished\swith\spermission\b.{0,40})(?<!said\.)",
    ),
    _Kind(
        "app, cookie or browser notice",
        "warning",
        r"(?:download|get|try|install|use)\s(?:our|the)\s(?:free\s|new\s|\w+\s){0,3}app\b(?!.*\b(?:said|says|police)\b).{0,80}|click\shere\sto\sget\sthe\s.{1,40}\sapp.*"
        r"|(?:this|our)\s(?:site|website|page)\suses\scookies.*|we\suse\scookies\b.*|by\scontinuing\s(?:to\suse|to\sbrowse)\b.*cookies.*|please\senable\s(?:javascript|cookies).*"
        r"|javascript\sis\s(?:required|disabled).*|accept\s(?:all\s)?cookies",
    ),
    _Kind(
        "appeal for money",
        "warning",
        r"(?:please\s)?(?:support|help\s(?:us|keep)|consider\s(?:supporting|donating|making)|become\sa\s(?:member|supporter)|donate)\b(?=.*\b(?:journalism|newsroom|donation|donating|member|reporting"
        r"|contribution|donate)\b)(?=.*\b(?:our|us|your|today|independent|explanatory)\b|.{0,60}\Z)(?!.*\b(?:said|says|told)\b).*|.{1,80}\bis\sa\snonprofit\snewsroom\b.*|chip\sin\s\$?[0-9]+.*",
    ),
    _Kind("notice of the story's age", "warning", r"this\s(?:article|story|post)\sis\smore\sthan\s(?:[0-9]+|a|one|two|three|four|five|six)\s(?:years?|months?)\sold\.?"),
)  # fmt: skip
_LONGEST = 420
_SPOKEN = lazy(r"[“\"‘]")


@cache
def _line() -> re.Pattern[str]:
    each = "|".join(f"(?P<k{number}>(?:{kind.lines}))" for number, kind in enumerate(_KINDS))
    return re.compile(rf"[*_>\s]*(?:{each})[*_\s]*\Z", re.IGNORECASE)


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<k{number}>{kind.phrases})" for number, kind in enumerate(_KINDS) if kind.phrases))


_PHRASE_HINTS = ("aption", "croll down for", "Play VIDEO", "Enlarge this", "ontinue", "Image copyright")


class _Hit(NamedTuple):
    kind: int
    start: int
    end: int


def check(story: Story) -> Iterator[Finding]:
    """Looks at every short paragraph, and for phrases that betray debris anywhere."""
    hits = list(_hits(story))
    for severity in ("warning", "info"):
        of_one = [hit for hit in hits if _KINDS[hit.kind].severity == severity]
        if of_one:
            yield _finding(story, of_one, severity)


def _hits(story: Story) -> Iterator[_Hit]:
    copy = story.copy
    hinted = any(hint in copy for hint in _PHRASE_HINTS)
    for block in story.blocks:
        # A file's first line may be debris that looks like a headline; a record's headline is what it says it is.
        stated = (
            block.kind == "headline" and story.field_at(story.span(block.start, block.end).start).name == "headline"
        )
        if block.kind in ("byline", "dateline", "code") or stated:
            continue
        whole = _whole_line(copy, block)
        if whole is not None:
            yield whole
        elif hinted:
            yield from _within(copy, block)


def _whole_line(copy: str, block: Block) -> _Hit | None:
    if block.end - block.start > _LONGEST:
        return None
    words = copy[block.start : block.end]
    match = _line().match(words)
    if match is None or match.lastgroup is None or _SPOKEN.match(words):
        return None
    start, end = block.start + len(words) - len(words.lstrip()), block.start + len(words.rstrip())
    return _Hit(int(match.lastgroup[1:]), start, end)


def _within(copy: str, block: Block) -> Iterator[_Hit]:
    for match in _phrase().finditer(copy, block.start, block.end):
        if match.lastgroup is not None:
            yield _Hit(int(match.lastgroup[1:]), match.start(), match.end())


def _finding(story: Story, hits: list[_Hit], severity: str) -> Finding:
    spans = [story.span(hit.start, hit.end) for hit in hits]
    counts: dict[str, int] = {}
    for hit in hits:
        counts[_KINDS[hit.kind].name] = counts.get(_KINDS[hit.kind].name, 0) + 1
    if len(hits) == 1:
        name = next(iter(counts))
        message = f"{'An' if name[0] in 'aeiou' else 'A'} {name} of a site was left in the copy: cut it."
    else:
        named = ", ".join(f"{name} ({number} places)" if number > 1 else name for name, number in counts.items())
        message = f"{len(hits)} lines of a site's page were left in the copy: {named}. Cut them."
    elsewhere = tuple(Elsewhere(span, _KINDS[hit.kind].name) for span, hit in zip(spans[1:21], hits[1:21], strict=True))
    return Finding(spans[0], message, elsewhere, Fix(tuple(Edit(span, "") for span in spans)), severity)
