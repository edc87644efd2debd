"""Words that stand twice: the headline again as the first line, a sentence or a paragraph repeated.

Flags the second of two sentences that are the same word for word (from eight words on), a run of such sentences as one
finding, and one of the first lines that only repeats the headline, with or without a site's name behind it. A sentence that
stands alone, as a pull quote does, before or behind its paragraph is a note, and so is one above the story that sums it up.

Why it matters: a pasted paragraph or a headline left in the body is the first thing a reader sees, and the last that an
editor does who has read the story three times.

Stays silent on shorter lines, on refrains inside direct speech, on interviews and transcripts, lists, captions and credits,
posts, a site's own lines, pages that say everything twice on purpose (a live blog with its summaries, a gallery), and on
sentences that differ in a figure or a word. White space, case and the kind of quotation marks make no difference.

How to settle it: cut one of the two. The suggested edit deletes the second; look first whether it was the one to keep.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.text.sentences import sentences
from copydesk.reading.text.speech import all_in_speech
from copydesk.reading.text.vocabulary import lowered, words_apart
from copydesk.reading.text.voice import running_text
from copydesk.rule import Clean, Edit, Elsewhere, Finding, Fix, Flagged, Meta
from copydesk.story import Block, Story
from copydesk.tuples import NamedTuple

META = Meta(severity="warning", since="0.1.0", of_form=True)

_LINE = "The council will vote on the new bridge over the river on Monday evening."
_OTHER = "It will cost a good deal more than the town has put aside for it."
EXAMPLES = (
    Flagged(f"{_LINE} Nobody spoke against it.\n[[{_LINE}]]", says="repeats the sentence"),
    Flagged(
        f"{_LINE} {_OTHER}\nNobody spoke.\n[[{_LINE} {_OTHER}]]",
        says="repeats 2 sentences",
    ),
    Flagged(
        "Town votes on bridge\n\n [[Town votes on bridge]]\n\nIt was close, and it took them until midnight.",
        says="headline",
    ),
    Flagged("[[Town Votes On “Bridge”]]\n\nIt was close.", headline='Town votes on "bridge"', says="headline"),
    Flagged(
        "[[Town votes on bridge | The Springfield Argus]]\nIt was close.",
        headline="Town votes on bridge",
        says="headline",
    ),
    Flagged(
        f"It rained.\n{_LINE}\nThey met again. [[{_LINE}]] Nobody spoke against it.",
        says="no pull quote",
        severity="info",
    ),
    Flagged(
        f"They met. {_LINE} Nobody spoke.\nIt rained.\n[[{_LINE}]]\nIt rained.", says="no pull quote", severity="info"
    ),
    Flagged(f"{_LINE}\nIt rained.\n[[{_LINE}]]\nIt rained.\n{_LINE}", says="2 more times"),
    Flagged(
        f"They met. {_LINE} {_OTHER} Nobody spoke.\nThey met again. [[{_LINE}]] It rained. {_OTHER} Nobody spoke.",
        says="1 more passage",
    ),
    Flagged(f"{_LINE}\nIt rained.\n[[{_LINE}]]\nIt rained.", says="no pull quote", severity="info"),
    Clean(
        "Town votes on bridge, again\n\nThe town votes on the bridge on Monday, and the outcome is open.",
        "a first sentence may say what the headline says",
    ),
    Clean(
        "He said no. She waited for an hour.\nHe said no. She went home after that.", "short sentences may come back"
    ),
    Clean(
        "“We will fight them on the roads and on the hills again, again.” “We will fight them on the roads and on the hills again, again.”",
        "a refrain",
    ),
    Clean(
        "Q: What do you make of the new plan for the old bridge?\nGood.\nQ: What do you make of the new plan for the old bridge?\nBad.",
        "an interview's question",
    ),
    Clean(
        "How did you come by the money for the house? I saved. How does it feel to be at home here now? Good.\n"
        "How did you come by the money for the house? I won it. How does it feel to be at home here now? Odd.",
        "two people are asked the same",
    ),
    Clean(
        "Editor's Note: The following video has scenes that may upset some. It rained.\n"
        "Editor's Note: The following video has scenes that may upset some.",
        "a note that stands wherever it is needed",
    ),
    Clean(
        "The bridge cost the town 12 million euros in the year 2019. The bridge cost the town 14 million euros in the year 2020.",
        "other figures",
    ),
    Clean(
        "- The board of the bridge company met behind closed doors again\n- The board of the bridge company met behind closed doors again",
        "lines of a list",
    ),
    Clean(
        "\n".join(
            f"{_LINE.replace('council', who)}\n{_LINE.replace('council', who)}" for who in ("mayor", "board", "guild")
        ),
        "a gallery that has each caption twice",
    ),
    Clean("\n".join(f"4 May 2022 {hour}.10 {_LINE}" for hour in (11, 12, 13)), "a live blog says things again"),
    Clean(f"It rained.\n{_LINE} (Ann Roe/AP Photo)\n{_LINE} (Ann Roe/AP Photo)", "captions with a credit"),
    Clean(
        "- Town votes on bridge\n- Mayor resigns\nGood morning.", "a list of contents", headline="Town votes on bridge"
    ),
    Clean("Bridge\n\nBridge tolls rise on Monday.", "a word of the headline starts the story"),
)

_FEWEST_WORDS = 8
_MOST_FINDINGS = 3
_MOST_LISTED = 20
_WORDS = lazy(r"\w+(?:['’]\w+)*")
#: Lines, the headline's own left out, among which it may stand again; how long one is at the most, and how many words it has.
_FIRST_LINES = 4
_LONGEST_HEADLINE = 240
_FEWEST_IN_HEADLINE = 3
_SPACES_IN_SENTENCE = 9
_SITE_NAME = lazy(r"\s(?:[|–—:•·-]|--|::)\s?[^\s|–—][^|–—]{1,38}\Z")
# "23 Jul 2022 22.52", "11:40 a.m.": so many paragraphs that start so make a live blog.
_STAMP = lazy(
    r"\s*(?:Updated at\s|[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4} [0-9]{1,2}[.:][0-9]{2}|[0-9]{1,2}[:.][0-9]{2}\s?(?:[ap]\.?m|[AP]M|BST|GMT|E[SD]?T)\b)"
)
_FEWEST_STAMPS = 3
_FEWEST_CAPTIONS = 3
_FEWEST_QUESTIONS = 2
# "Editor's Note: The following video …": said again wherever it belongs.
_LABELLED = lazy(r"(?:[A-Z][a-z]+['’]?s?\s)?(?:[Nn]ote|[Ww]arning|[Cc]orrection|[Dd]isclosure|[Dd]isclaimer):\s")
_QUESTION = lazy(r"(?:Q|QUESTION|A)\s?[:.]|[A-Z][A-Z .'-]{2,30}:")


class _Sentence(NamedTuple):
    start: int
    end: int


def check(story: Story) -> Iterator[Finding]:
    """Compares the headline with the first lines, and every sentence with those before it."""
    headline = _repeated_headline(story)
    if headline is not None:
        yield headline
    repeated = [finding for finding in _repeated_sentences(story) if headline is None or finding.span != headline.span]
    if len(repeated) > _MOST_FINDINGS:
        # A page that says things twice all over, as galleries and summaries do, or a draft pasted in pieces: a note.
        yield _in_one(repeated)._replace(severity="info", fix=None)
        return
    yield from (finding for finding in repeated if finding.severity)
    if certain := [finding for finding in repeated if not finding.severity]:
        yield _in_one(certain)


def _in_one(repeated: list[Finding]) -> Finding:
    """One finding for all that a story repeats: the first, with the others and their fixes."""
    first, *others = repeated
    if not others:
        return first
    places = tuple(Elsewhere(finding.span, "stands twice as well") for finding in others)
    more = "1 more passage stands" if len(others) == 1 else f"{len(others)} more passages stand"
    message = f"{first.message} {more} twice: was part of the story pasted again?"
    edits = tuple(edit for finding in repeated if finding.fix is not None for edit in finding.fix.edits)
    return first._replace(message=message, elsewhere=first.elsewhere[:1] + places[:_MOST_LISTED], fix=Fix(edits))


def _repeated_headline(story: Story) -> Finding | None:
    blocks = story.blocks
    if len(blocks) < 2 or blocks[0].kind != "headline":
        return None
    first = _trimmed(story, blocks[0])
    wanted = {key for key in _headline_keys(story, first) if key.count(" ") >= _FEWEST_IN_HEADLINE - 1}
    starts = {key.partition(" ")[0] for key in wanted}
    for block in blocks[1 : 1 + _FIRST_LINES]:
        if block.kind not in ("paragraph", "standfirst") or block.end - block.start > _LONGEST_HEADLINE:
            continue
        second = _trimmed(story, block)
        word = _WORDS.search(story.copy, second.start, second.end)
        if word is None or word[0].casefold().replace("’", "'") not in starts:
            continue
        if wanted & set(_headline_keys(story, second)):
            span = story.span(second.start, second.end)
            where = Elsewhere(story.span(first.start, first.end), "the headline")
            line = "first line" if block is blocks[1] else "line"
            severity = (
                "info" if _is_sentence(story, first) else None
            )  # a summary, which may be one of the story's own lines
            message = f"The {line} repeats the headline: cut it."
            return Finding(span, message, (where,), Fix((Edit(span, ""),)), severity)
    return None


def _is_sentence(story: Story, headline: Block) -> bool:
    words = story.copy[headline.start : headline.end]
    return words.endswith(".") and words.count(" ") >= _SPACES_IN_SENTENCE


def _headline_keys(story: Story, block: Block) -> Iterator[str]:
    """The words of a headline, and those without the name of a site behind them."""
    yield _key(story, block.start, block.end)
    site = _SITE_NAME.search(story.copy, block.start, block.end)
    if site is not None:
        yield _key(story, block.start, site.start())


class _Run(NamedTuple):
    """`length` sentences from the one with index `first` on that stand again from `second` on, and perhaps in `more` places."""

    first: int
    second: int
    length: int
    more: tuple[int, ...]


def _repeated_sentences(story: Story) -> Iterator[Finding]:
    again = _again(story)
    if not again or sum(_STAMP.match(story.copy, block.start) is not None for block in story.blocks) >= _FEWEST_STAMPS:
        return
    found = [_Sentence(*_ends(story, start, end)) for start, end in sentences(story)]
    runs = list(_runs(story, found, again))
    # A gallery has each of its captions twice, one after the other.
    if sum(_next_to_each_other(story, found, run) for run in runs) < _FEWEST_CAPTIONS:
        yield from (_finding(story, found, run) for run in runs)


def _again(story: Story) -> dict[int, list[int]]:
    """For each sentence that stands again, the places where it does, all by their index."""
    seen: dict[str, int] = {}
    again: dict[int, list[int]] = {}
    found = sentences(story)
    for index in _alike(story, found):
        one = _Sentence(*_ends(story, *found[index]))
        key = _key(story, one.start, one.end)
        if key.count(" ") >= _FEWEST_WORDS - 1:
            first = seen.setdefault(key, index)
            if first != index:
                again.setdefault(first, []).append(index)
    if not again:
        return {}
    running = {block.start for block in running_text(story)}
    kept = {
        first: [index for index in others if _counts(story, found[index], running)]
        for first, others in again.items()
        if _counts(story, found[first], running)
    }
    kept = {first: others for first, others in kept.items() if others}
    asked = [
        first
        for first in kept
        if story.copy[slice(*found[first])].rstrip().endswith("?") and not {first - 1, first + 1} & kept.keys()
    ]
    # Several people are asked the same questions.
    return {first: others for first, others in kept.items() if len(asked) < _FEWEST_QUESTIONS or first not in asked}


def _counts(story: Story, sentence: tuple[int, int], running: set[int]) -> bool:
    """Whether the sentence is one of the running text, and not of a kind that comes back on purpose."""
    block = story.block_at(sentence[0])
    if block is None or block.start not in running or _QUESTION.match(story.copy, block.start):
        return False
    start, end = _ends(story, *sentence)
    return not _LABELLED.match(story.copy, start) and not all_in_speech(story, start + 1, end - 1)


def _alike(story: Story, found: tuple[tuple[int, int], ...]) -> list[int]:
    """The sentences that have the words of another one; letters are counted first, as those of few are as many."""
    count, shortest = lowered(story).count, 2 * _FEWEST_WORDS - 1
    counted: dict[tuple[int, ...], list[int]] = {}
    for index, (start, end) in enumerate(found):
        if end - start >= shortest:
            counted.setdefault((count("e", start, end), count("a", start, end)), []).append(index)
    apart = words_apart(story)
    worded: dict[str, list[int]] = {}
    for group in counted.values():
        for index in group if len(group) > 1 else ():
            start, end = found[index]
            worded.setdefault(" ".join(apart[start:end].split()), []).append(index)
    return sorted(index for group in worded.values() if len(group) > 1 for index in group)


def _runs(story: Story, found: list[_Sentence], again: dict[int, list[int]]) -> Iterator[_Run]:
    """The runs of sentences that follow each other in both places."""
    done: set[int] = set()
    for first in sorted(again):
        second = again[first][0]
        if second in done:
            continue
        length = _length(story, found, again, first, second)
        done.update(range(second, second + length))
        yield _Run(first, second, length, tuple(again[first][1:]))


def _length(story: Story, found: list[_Sentence], again: dict[int, list[int]], first: int, second: int) -> int:
    """How many sentences are the same from both places on; short ones count where a longer one follows."""
    length = step = 1
    while first + step < second and second + step < len(found):
        one, other = found[first + step], found[second + step]
        if not (_in_one_field(story, found[first], one) and _in_one_field(story, found[second], other)):
            break
        if second + step in again.get(first + step, ()):
            length = step + 1
        elif not _is_short(story, one) or _key(story, *one) != _key(story, *other):
            break
        step += 1
    return length


def _is_short(story: Story, one: _Sentence) -> bool:
    return _key(story, *one).count(" ") < _FEWEST_WORDS - 1


def _in_one_field(story: Story, one: _Sentence, other: _Sentence) -> bool:
    """Whether both stand in the same field of a record: no finding runs from the headline into the text."""
    fields = (story.field_at(story.span(each.start, each.end).start) for each in (one, other))
    return not story.fields or len(set(fields)) == 1


def _next_to_each_other(story: Story, found: list[_Sentence], run: _Run) -> bool:
    """Whether a paragraph stands right behind itself."""
    last = found[run.first + run.length - 1]
    return (
        _is_whole_block(story, found, run.second, run.length)
        and not story.copy[last.end : found[run.second].start].strip()
    )


def _is_whole_block(story: Story, found: list[_Sentence], index: int, length: int) -> bool:
    block = story.block_at(found[index].start)
    return block is not None and _trimmed(story, block)[1:] == (found[index].start, found[index + length - 1].end)


def _is_pulled(story: Story, found: list[_Sentence], run: _Run) -> bool:
    """Whether the words stand alone once, as a pull quote does, and within a paragraph the other time, or sum the story up above it."""
    first_alone = _is_whole_block(story, found, run.first, run.length)
    if first_alone != _is_whole_block(story, found, run.second, run.length):
        return True
    block = story.block_at(found[run.first].start)
    above = block is not None and (block.kind == "standfirst" or found[run.first].start == found[0].start)
    return first_alone and above and not _next_to_each_other(story, found, run)


def _finding(story: Story, found: list[_Sentence], run: _Run) -> Finding:
    first, last = run.first, run.first + run.length - 1
    span = story.span(found[run.second].start, found[run.second + run.length - 1].end)
    elsewhere = [Elsewhere(story.span(found[first].start, found[last].end), "the first time")]
    elsewhere += (Elsewhere(story.span(found[index].start, found[index].end), "again") for index in run.more[:4])
    line = story.place(elsewhere[0].span.start).line
    one = run.length == 1
    what = "the sentence" if one else f"{run.length} sentences"
    more = f", which comes {len(run.more) + 1} more times" if run.more else ""
    pulled = not run.more and _is_pulled(story, found, run)
    advice = "cut one of the two" if one and not run.more else "keep them in one place"
    message = f"This repeats {what} of line {line}{more}: {'if it is no pull quote, ' if pulled else ''}{advice}."
    return Finding(span, message, tuple(elsewhere), Fix((Edit(span, ""),)), "info" if pulled else None)


def _key(story: Story, start: int, end: int) -> str:
    return " ".join(_WORDS.findall(story.copy, start, end)).casefold().replace("’", "'")


def _ends(story: Story, start: int, end: int) -> tuple[int, int]:
    words = story.copy[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _trimmed(story: Story, block: Block) -> Block:
    start, end = _ends(story, block.start, block.end)
    return block._replace(start=start, end=end)
