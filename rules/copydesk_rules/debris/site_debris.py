"""What a site's page puts around a story, left in the copy: sign-up lines, comment rules, "Scroll down for video".

Flags lines that speak for the site and not for the story: newsletter and subscription prompts, comment policies, links to
other stories, share and follow prompts, advertising markers, gallery and video controls, copyright and syndication lines,
app and cookie notices, appeals for money, age notices, feedback prompts, time stamps, credits of images glued into a
paragraph. No site is known by name. A story's lines are one finding, at the first, with the others listed. Lines that
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
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from copydesk.patterns import lazy
from copydesk.reading.text.house import house_hits
from copydesk.reading.text.lines import LONGEST, Line, lines, plain, sentence_lines
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import marks_in, vocabulary
from copydesk.rule import Clean, Edit, Elsewhere, Finding, Fix, Flagged, Meta
from copydesk.story import Block, Story
from copydesk.tuples import NamedTuple
from copydesk_rules.known.site_lines import HOUSE, SiteKind, kind_called
from copydesk_rules.known.site_tables import Phrase, tables

META = Meta(severity="warning", since="0.1.0", of_form=True)

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
    Flagged(
        "He left the court. [[Photo: Ann Roe/Getty Images]] The trial, now in its third week, goes on.", severity="info"
    ),
    Flagged("[[Facebook Twitter Pinterest]] The road to Roetown. Photograph: Ann Roe", says="share", severity="info"),
    Flagged("Senator Clark Ann Clark[[Bill clears hurdle Five things to watch MORE]] said no.", severity="info"),
    Clean("The vote is on Monday.\n(MORE)\nIt was close.", "a wire service's mark that the copy goes on"),
    Clean("Photo: Ann Roe/Getty Images", "a credit in its own place"),
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


class _Hit(NamedTuple):
    start: int
    end: int
    kind: SiteKind


#: What no page says to its reader: a line that holds it is a sentence of the story.
_REPORTED = lazy(
    r"\b(?:said|says|told|asked|urged|urges|warned|warns|added|wrote|writes|tweeted|according|argued|claimed|announced|insisted"
    r"|explained|quipped|joked|advised|recommends?|ruled|wondered|recalled|testified|officials|police|detectives|prosecutors|court|judge|spokes(?:man|woman|person))\b"
)
#: A bracketed link inside a paragraph.
_ASIDE = lazy(
    r"\(\s?(?:PHOTOS?|VIDEOS?|WATCH|QUIZ|RELATED|READ|SEE ALSO|ALSO|MORE|LISTEN|GALLERY|GRAPHICS?|INTERACTIVE|Also on|Sign up|See also"
    r"|Read more|Related|Photos|Video|Graphic|Click here)\b[^()\n]{0,200}\)"
)
_GLUED = lazy(r"(?<=[a-z]{3})(?=[A-Z][a-z]+\s)")
#: So many are looked at in a story; what has more is no story.
_MOST_LINKS = 50
_MOST_PHRASES = 400
#: A wire's "(MORE)" and "-more-" are wire-debris's.
_WIRE_MARK = lazy(r"[(\[–—-]+\s?more\b[)\]\s–—-]*\Z", re.IGNORECASE)
# Starts with a set of characters, since such a pattern is searched for several times as fast.
_CREDIT = lazy(
    r"[PI](?<!\w[PI])(?:(?<=P)(?:hotograph|hotos?|icture)|(?<=I)mage)(?:\s?:|\sby|\s[Cc]redit:|\s[Cc]ourtesy of)\s(?=[A-Z])"
)
_CREDITED = lazy(
    r"[^.\n()]{0,60}?(?:Getty Images|Reuters|REUTERS|AFP|AP|EPA|PTI|ANI|Shutterstock|Alamy|iStock|PA)(?=\s[A-Z“\"][\w’]*,?\s[\w“])"
)
_COPYRIGHT = lazy(r"©|\([cC]\)\s(?:19|20)[0-9]{2}\b")
_WORD = lazy(r"[a-z]+(?:-[a-z]+)?")
#: A row of them before an image's caption.
_BUTTONS = lazy(r"(?:(?:Facebook|Twitter|Pinterest|WhatsApp|LinkedIn|Google Plus|Email|Reddit)\s){2,3}(?=[A-Z‘“'\"])")
_CONTROLS = frozenset(
    [
        "facebook",
        "twitter",
        "pinterest",
        "whatsapp",
        "linkedin",
        "email",
        "e-mail",
        "reddit",
        "telegram",
        "instagram",
        "copy",
        "link",
        "print",
        "share",
        "x",
        "messenger",
        "flipboard",
        "tumblr",
        "google",
        "plus",
        "threads",
        "bluesky",
        "sms",
        "more",
        "tweet",
        "pocket",
        "save",
        "snapchat",
        "youtube",
        "rss",
    ]
)


def check(story: Story) -> Iterator[Finding]:
    """Looks at every short paragraph and at sentences that start as such lines do, and for phrases that betray debris."""
    hits = _merged(hit for hit in _hits(story) if _may_hold(story, hit))
    for severity in ("warning", "info"):
        of_one = [hit for hit in hits if hit.kind.severity == severity]
        if of_one:
            yield _finding(story, of_one, severity)


def _hits(story: Story) -> Iterator[_Hit]:
    copy, whole, known = story.copy, lines(story), tables()
    for line, kind in known.lines.find(story, (*whole, *_asides(copy))):
        if kind.severity == "info" or not _is_reported(story, line):
            yield _Hit(line.start, line.end, kind)
    for line, kind in known.sentences.find(story, (*whole, *sentence_lines(story))):
        if not _is_reported(story, line):
            yield _Hit(line.start, line.end, kind)
    for start, end, phrase in islice(known.phrases.find(story), _MOST_PHRASES):
        if phrase.telling:
            yield from _told(story, start, end, phrase)
        elif phrase.printed in ("", " ".join(copy[start:end].split())):
            yield _Hit(start, end, phrase.kind)
    yield from (_Hit(start, end, HOUSE) for start, end, _ in house_hits(story, "site-debris"))
    yield from _symbols(story, whole)
    yield from _glued_links(copy)
    yield from _glued_credits(story)


def _symbols(story: Story, whole: Iterable[Line]) -> Iterator[_Hit]:
    """Lines known by their marks: a copyright sign, a row of buttons."""
    held = marks_in(story)
    has_sign = "©" in held or (
        "(" in held and "c" in vocabulary(story) and ("(c) " in story.copy or "(C) " in story.copy)
    )
    for line in whole:
        if line.opener in _CONTROLS:
            words = _WORD.findall(plain(story, line))
            if len(words) > 1 and _CONTROLS.issuperset(words):
                yield _Hit(line.start, line.end, kind_called("share or follow prompt"))
            elif (row := _BUTTONS.match(story.copy, line.start, line.end)) is not None:
                yield _Hit(line.start, line.start + len(row[0].rstrip()), kind_called("share or follow prompt"))
        elif has_sign and _COPYRIGHT.match(story.copy, line.start):
            yield _Hit(line.start, line.end, kind_called("copyright line"))


def _glued_links(copy: str) -> Iterator[_Hit]:
    """A link's title that runs on from a name without a space, up to its capital MORE."""
    at, tries = -1, 0
    while tries < _MOST_LINKS and (at := copy.find(" MORE", at + 1)) >= 0:
        tries += 1
        end = at + len(" MORE")
        start = max(copy.rfind("\n", 0, at), at - LONGEST)
        glued = [match.start() for match in _GLUED.finditer(copy, start, at)]
        if glued and not copy[end : end + 1].isalnum():
            yield _Hit(glued[0], end, kind_called("link to other stories"))


def _glued_credits(story: Story) -> Iterator[_Hit]:
    """An image's credit inside a paragraph that goes on behind it."""
    if vocabulary(story).isdisjoint(("photo", "photos", "photograph", "image", "picture")):
        return
    for match in islice(_CREDIT.finditer(story.copy), _MOST_LINKS):
        rest = _CREDITED.match(story.copy, match.end())
        if rest is not None:
            yield _Hit(match.start(), rest.end(), kind_called("image credit"))


def _asides(copy: str) -> Iterator[Line]:
    if "(" in copy:
        for match in _ASIDE.finditer(copy):
            opener = _WORD.search(match[0].lower())
            yield Line(match.start(), match.end(), opener[0] if opener else "", 0)


def _told(story: Story, start: int, end: int, phrase: Phrase) -> Iterator[_Hit]:
    """The line or sentence that a telling phrase stands in, unless it needs company and has none."""
    block = story.block_at(start)
    if block is None or in_speech(story, start):
        return
    first, last = sentence_at(story, start)
    if first == last:
        first, last = block.start, block.end  # a footer, which holds no sentences of the copy
    words = _trimmed(story, first, max(last, end))
    line = Line(*words, "", 0)
    text = plain(story, line)
    if len(text) > LONGEST or _is_reported(story, line):
        return
    if not phrase.beside or not phrase.beside.isdisjoint(_WORD.findall(text)):
        yield _Hit(*words, phrase.kind)


def _is_reported(story: Story, line: Line) -> bool:
    return in_speech(story, line.start) or _REPORTED.search(plain(story, line)) is not None


def _may_hold(story: Story, hit: _Hit) -> bool:
    """Whether debris can stand where the hit is: in no byline and in no table, and as headline only what a file's first line says."""
    block = story.block_at(hit.start)
    if block is None or block.kind in ("byline", "dateline", "table cell", "code"):
        return False
    if _WIRE_MARK.match(story.copy, hit.start, hit.end):
        return False
    if block.kind != "headline":
        return True
    return hit.kind.severity == "warning" and not _is_stated(story, block)


def _is_stated(story: Story, block: Block) -> bool:
    """Whether a headline is one because the record says so; a file's may be debris that looks like one."""
    return story.field_at(story.span(block.start, block.end).start).name == "headline"


def _merged(hits: Iterable[_Hit]) -> list[_Hit]:
    """Without those inside or across others: the warnings stay, then the longest."""
    kept: list[_Hit] = []  # in order, and apart from each other
    for hit in sorted(hits, key=lambda hit: (hit.kind.severity == "info", hit.start - hit.end, hit.start)):
        index = bisect_left(kept, hit.start, key=lambda one: one.start)
        if all(hit.end <= other.start or other.end <= hit.start for other in kept[max(0, index - 1) : index + 1]):
            kept.insert(index, hit)
    return kept


def _trimmed(story: Story, start: int, end: int) -> tuple[int, int]:
    words = story.copy[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _finding(story: Story, hits: list[_Hit], severity: str) -> Finding:
    spans = [story.span(hit.start, hit.end) for hit in hits]
    counts: dict[str, int] = {}
    for hit in hits:
        counts[hit.kind.name] = counts.get(hit.kind.name, 0) + 1
    if len(hits) == 1:
        name = next(iter(counts))
        message = f"{'An' if name[0] in 'aeiou' else 'A'} {name} of a site was left in the copy: cut it."
    else:
        named = ", ".join(f"{name} ({number} places)" if number > 1 else name for name, number in counts.items())
        message = f"{len(hits)} lines of a site's page were left in the copy: {named}. Cut them."
    elsewhere = tuple(Elsewhere(span, hit.kind.name) for span, hit in zip(spans[1:21], hits[1:21], strict=True))
    return Finding(spans[0], message, elsewhere, Fix(tuple(Edit(span, "") for span in spans)), severity)
