"""A story's own voice: the running text that its writer wrote and its desk edits.

Rules that compare one way of writing with another look here alone. Direct speech, quoted documents, posts of social
networks, captions, credits, transcripts, links to other stories and lines that are no sentences are somebody else's
words, or follow a style of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from copydesk.patterns import lazy
from copydesk.reading.text.speech import speech
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Block, Story


def own_voice(story: Story) -> tuple[tuple[int, int], ...]:
    """The stretches of running text in the story's own voice, as offsets into the copy, in order."""
    return story.read(_own_voice)


def in_own_voice(story: Story, offset: int) -> bool:
    """Whether an offset of the copy lies in the story's own voice."""
    stretches = own_voice(story)
    index = bisect_right(stretches, offset, key=_start_of) - 1
    return index >= 0 and offset < stretches[index][1]


_SENTENCE_END = lazy(r"[.!?…:;—–-][\"”’')\]*_]*\s*\Z|\(\w{2,20}\)\s*\Z")
#: A line without a sentence's end is a heading, a link or a label up to this length.
_LONGEST_LINE = 160
# Each alternative starts with a character, since such a pattern is searched for several times as fast.
_PHOTO = r"hoto(?:graph)?s?(?:\sby\b|\s?:|\scourtesy\b|\scredit\b)"
_CREDIT = lazy(
    r"Getty Images|A(?<!\wA)(?:P Photo|FP/)|/(?:A(?:FP|P)|Reuters)\b|R(?<!\wR)EUTERS/|t(?<!\wt)oggle caption\b|H(?<!\wH)ide Caption\b"
    rf"|J(?<!\wJ)UST WATCHED\b|P(?:{_PHOTO}|(?<!\wP)hoto/)|p{_PHOTO}|I(?<!\wI)mage (?:source|credit|copyright|caption)|C(?<!\wC)ourtesy of\b"
    r"|v(?<!\wv)ia (?:AP|AFP|R(?:EUTERS|euters))\s?\)|I(?<!\wI)mage:|h(?<!\wh)andout photo|f(?<!\wf)ile photo|I(?<!\wI)n this [^.\n]{0,40}\bphoto\b"
)
_CREDIT_WORDS = frozenset(("getty", "ap", "afp", "reuters", "toggle", "hide", "watched", "image", "courtesy", "via"))
_POST = lazy(r"\(@\w+\)|pic\.twitter\.com|https?://t\.co/|\bRetweets\b")
_SIGNATURE = lazy(r"\s*[—–-]+\s?[^\n]{1,60}\(@\w+\)|\s*[0-9]{1,2}:[0-9]{2} [AP]M [-·]")
_SITE = lazy(
    # A site's own words, and headlines of other stories that were scraped into a paragraph.
    r"\|(?<=\s\|)\s|M(?<=[a-z]\sM)ORE(?:['’]s)?[ ,.]|C(?<!\wC)(?:lick here|LICK HERE|ookies)\b|c(?<!\wc)(?:lick here|ookies)\b"
    r"|L(?<!\wL)ogged in\b|l(?<!\wl)ogged in\b|S(?<!\wS)(?:ign up|ubscribe)\b|s(?<!\ws)(?:ign up|ubscribe)\b|N(?<!\wN)ewsletters?\b"
    r"|n(?<!\wn)ewsletters?\b|P(?<!\wP)rivacy Policy\b|o(?<!\wo)ur journalism\b|E(?<!\wE)ditor['’]s note:"
)
_SITE_WORDS = frozenset(
    ("click", "logged", "sign", "subscribe", "newsletter", "newsletters", "privacy", "cookies", "journalism", "editor")
)
_SPEAKER = lazy(
    # A speaker of a transcript, an interview's question or answer.
    r"\s*[*_]*(?:[A-Z][A-Z .'’-]{2,40}(?:\([^)\n]{1,20}\))?:|[QA]\s?[:.]\s|\(\([^)\n]{2,40}\)\))"
)
_LINK = lazy(
    r"\s*[*_]*(?i:related|read more|read also|also read|see also|watch|listen|more|opinion|video|photos?|gallery|live|source|click"
    r"|recommended)\s?(?:[:|>]|\son\b|\sfrom\b)"
)
#: A story with as many speakers' labels is a transcript: nothing in it is the desk's own.
_FEWEST_SPEAKERS = 3
_ASIDE = lazy(r"[(\[](?:RELATED|READ|SEE|WATCH|ALSO|MORE|VIDEO|CAPTION)\b[^)\]\n]{0,200}[)\]]")


def running_text(story: Story) -> tuple[Block, ...]:
    """The paragraphs of running text in the story's own voice, direct speech included."""
    return story.read(_running_text)


def _own_voice(story: Story) -> tuple[tuple[int, int], ...]:
    copy, blocks = story.copy, running_text(story)
    asides = [match.span() for match in _ASIDE.finditer(copy)] if "(" in copy or "[" in copy else []
    gaps = sorted([*speech(story), *asides, *_headlines(story)]) if blocks else []
    return tuple(stretch for block in blocks for stretch in _without(block, gaps))


def _running_text(story: Story) -> tuple[Block, ...]:
    copy = story.copy
    labelled = {block for block in story.blocks if _SPEAKER.match(copy, block.start, block.end)}
    if len(labelled) >= _FEWEST_SPEAKERS:
        return ()
    if len(labelled) == 1:
        labelled = set()  # "NEW DELHI: The ministry said": a dateline
    found: list[Block] = []
    announced = False
    blocks, foreign = story.blocks, _foreign(story)
    posts = _may_hold_posts(copy)
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        posted = posts and following is not None and _is_post(copy, block, following)
        if not (announced or posted or block in labelled) and _is_running_text(copy, block, foreign):
            found.append(block)
        # What follows a colon at a paragraph's end is a document, a statement or a list.
        announced = copy[max(block.start, block.end - 24) : block.end].rstrip().endswith(":")
    return tuple(found)


Searches = tuple[Callable[[str, int, int], object], ...]


def _foreign(story: Story) -> Searches:
    """The searches for somebody else's words in a paragraph, of those that can find something in this story."""
    copy, known = story.copy, vocabulary(story)
    searches: list[Callable[[str, int, int], object]] = [_LINK.match]
    if "hoto" in copy or not known.isdisjoint(_CREDIT_WORDS):
        searches.append(_CREDIT.search)
    if _may_hold_posts(copy):
        searches.append(_POST.search)
    if "|" in copy or "MORE" in copy or not known.isdisjoint(_SITE_WORDS):
        searches.append(_SITE.search)
    return tuple(searches)


def _headlines(story: Story) -> Iterator[tuple[int, int]]:
    """Where the headline stands again in the body, as it does on scraped pages."""
    first = story.blocks[0] if story.blocks else None
    if first is None or first.kind != "headline":
        return
    words, at = story.copy[first.start : first.end], first.end
    while (at := story.copy.find(words, at)) >= 0:
        yield at, at + len(words)
        at += len(words)


def _may_hold_posts(copy: str) -> bool:
    return "(@" in copy or "pic.twitter.com" in copy or "//t.co/" in copy or "Retweets" in copy


def _is_running_text(copy: str, block: Block, foreign: Searches) -> bool:
    if block.kind != "paragraph":
        return False
    start, end = block.start, block.end
    if end - start < _LONGEST_LINE and _SENTENCE_END.search(copy, max(start, end - 24), end) is None:
        return False
    return not any(search(copy, start, end) for search in foreign)


def _is_post(copy: str, block: Block, following: Block) -> bool:
    """Whether the block belongs to a post that the following one ends or signs."""
    if _SIGNATURE.match(copy, following.start, following.end):
        return True
    hashtag = "#" in copy[block.start : block.end] or "@" in copy[block.start : block.end]
    return hashtag and _POST.search(copy, following.start, following.end) is not None


def _without(block: Block, gaps: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = block.start
    index = bisect_right(gaps, start, key=_start_of)
    if index and gaps[index - 1][1] > start:
        index -= 1
    for gap_start, gap_end in gaps[index:]:
        if gap_start >= block.end:
            break
        if gap_start > start:
            yield start, gap_start
        start = max(start, gap_end)
    if start < block.end:
        yield start, block.end


def _start_of(stretch: tuple[int, int]) -> int:
    return stretch[0]
