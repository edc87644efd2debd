"""What is quoted, word by word, so that one quotation can be held against another.

Two ways of writing the same words are one here: capitals, the kind of apostrophe, contractions ("it's", "it is"), figures
and number words. What an editor left out or put in ("…", "[the mayor]", a bleeped word) is GAP, which may stand for anything.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.text.speech import speech
from copydesk.story import Block, Story
from copydesk.tuples import NamedTuple

#: The blocks that sum the story up.
SUMMARIES = ("headline", "standfirst")
#: Stands where the words of a quotation are not all printed.
GAP = ""


class Quoted(NamedTuple):
    """All that one block quotes, in order: words in a plain form, and where each of them stands in the copy.

    Between two quotations of the block ("“Yes,” he said, “we can.”") stands GAP.
    """

    block: Block
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def is_summary(self) -> bool:
        """Whether it stands in a headline or a standfirst."""
        return self.block.kind in SUMMARIES


#: What a plain stretch does not hold: brackets, bleeps, dots and dashes in a row.
_NOT_PLAIN = lazy(r"[\[(…*_#@$.-](?:(?<=[\[(…*_#@$])|(?<=-)-|(?<=\.)\s?\.)")
_PLAIN_TOKEN = lazy(r"[A-Za-z](?:\.[A-Za-z])+\b|[0-9]+(?:[.,][0-9]+)*|\w+(?:['’]\w+)*")
_TOKEN = lazy(
    r"\w*\[[^\]\n]{0,80}\]?\w*|\([^)\n]{0,200}\)?|\.\s?\.\s?\.|…|\w*(?:[*_]{2,}|--+|(?<=\w)[*#@$](?=\w))\w*|[A-Za-z](?:\.[A-Za-z])+\b|[0-9]+(?:[.,][0-9]+)*|\w+(?:['’]\w+)*"
)
#: A straight single mark is looked for in headlines alone: in running text it is nearly always an apostrophe.
_IN_HEADLINE = lazy(r"(?<![\w.])'(?=\w)(?P<words>[^'\n]*(?:(?<=\w)'(?=\w)[^'\n]*)*)'(?!\w)")
_CONTRACTED = (("n't", "not"), ("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am"), ("'d", "would"))
_ONE_WORD = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"), "gonna": ("going", "to"),
    "wanna": ("want", "to"), "gotta": ("got", "to"), "let's": ("let", "us"), "'em": ("them",), "em": ("them",), "cause": ("because",),
    "cuz": ("because",), "okay": ("ok",), "yeah": ("yes",), "til": ("until",), "till": ("until",), "percent": (), "pct": (), "ain't": ("is", "not"),
    "y'all": ("you", "all"), "’em": ("them",), "goin": ("going",), "nothin": ("nothing",), "toward": ("towards",), "amid": ("amidst",), "among": ("amongst",),
    "one": ("1",), "two": ("2",), "three": ("3",), "four": ("4",), "five": ("5",), "six": ("6",), "seven": ("7",), "eight": ("8",), "nine": ("9",),
    "ten": ("10",), "eleven": ("11",), "twelve": ("12",),
}  # fmt: skip
#: "it's" is "it is"; "the mayor's" is not "the mayor is".
_WITH_IS = frozenset(("it", "he", "she", "that", "there", "here", "what", "who", "where", "how", "this", "everything", "everybody", "everyone", "nobody", "nothing"))  # fmt: skip
_EDGES = "\"“”‘’',.!?"
_FEWEST_CHARACTERS = 12
#: "one of the" and the like are shared by quotations that have nothing to do with each other.
_FEWEST_LETTERS = 10


def quoted(story: Story) -> tuple[Quoted, ...]:
    """What each block quotes, where another block quotes three of its words in a row as well; most stories have none."""
    return story.read(_quoted)


def _quoted(story: Story) -> tuple[Quoted, ...]:
    stretches = list(_by_block(story))
    if len(stretches) < 2:
        return ()
    # A headline's few words are all held against the story's.
    headed = any(block.kind in SUMMARIES for block, _ in stretches)
    shared = range(len(stretches)) if headed else _shared(story.copy, stretches)
    return tuple(_read(story.copy, block, parts) for index, (block, parts) in enumerate(stretches) if index in shared)


def _by_block(story: Story) -> Iterator[tuple[Block, list[tuple[int, int]]]]:
    """The blocks that quote, and what they do between marks."""
    copy, found = story.copy, speech(story)
    starts = [start for start, _ in found]
    last: Block | None = None
    parts: list[tuple[int, int]] = []
    for block in story.blocks:
        if block.kind == "headline" and "'" in copy[block.start : block.end]:
            single = [m.span("words") for m in _IN_HEADLINE.finditer(copy, block.start, block.end)]
            single = [part for part in single if not _within(found, starts, part[0])]
            if single:
                yield block, single
    for start, end in found:
        if last is None or start >= last.end:
            if parts and last is not None:
                yield last, parts
            last, parts = story.block_at(start), []
        if end - start > _FEWEST_CHARACTERS and last is not None and last.is_copy:
            parts.append((start, end))
    if parts and last is not None:
        yield last, parts


def _within(found: tuple[tuple[int, int], ...], starts: list[int], offset: int) -> bool:
    index = bisect_right(starts, offset) - 1
    return index >= 0 and offset < found[index][1]


def _shared(copy: str, stretches: list[tuple[Block, list[tuple[int, int]]]]) -> set[int]:
    """The indexes of what shares three words in a row with another: a rough look that costs little."""
    grams = [_grams(copy, parts) for _, parts in stretches]
    seen: set[tuple[str, ...]] = set()
    twice: set[tuple[str, ...]] = set()
    for some in grams:
        if not seen.isdisjoint(some):
            twice |= seen & some
        seen |= some
    twice = {gram for gram in twice if sum(map(len, gram)) >= _FEWEST_LETTERS}
    return {index for index, some in enumerate(grams) if not twice.isdisjoint(some)} if twice else set()


def _grams(copy: str, parts: list[tuple[int, int]]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for start, end in parts:
        words = copy[start:end].strip(_EDGES).lower().replace("-", " ").split()
        found.update(zip(words, words[1:], words[2:], strict=False))
    return found


def _read(copy: str, block: Block, parts: list[tuple[int, int]]) -> Quoted:
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for start, end in parts:
        if words:
            words.append(GAP)
            places.append((start, start))
        pattern = _PLAIN_TOKEN if _NOT_PLAIN.search(copy, start, end) is None else _TOKEN
        for match in pattern.finditer(copy, start, end):
            plain = plain_words(match[0])
            words += plain
            places += (match.span(),) * len(plain)
    return Quoted(block, tuple(words), tuple(places))


def plain_words(printed: str) -> tuple[str, ...]:
    """A printed word as the words it stands for: "won't" is will and not; what is no word is GAP."""
    if printed.isascii() and printed.isalpha():  # as nearly all are
        word = printed.lower()
        return _ONE_WORD.get(word) or ((word,) if word not in _ONE_WORD else ())
    if printed[:1] in "([":
        return (GAP,)
    word = printed.lower().replace("’", "'").rstrip("'")
    known = _ONE_WORD.get(word)
    if known is not None:
        return known
    if "'" in word:
        for ending, full in _CONTRACTED:
            if word.endswith(ending) and len(word) > len(ending):
                return word.removesuffix(ending), full
        if word.endswith("'s"):
            bare = word[:-2]
            return (bare, "is") if bare in _WITH_IS else (bare,)
        return (word.replace("'", ""),)
    if word.isalnum():
        return (word,)
    if word[:1].isdigit():
        return (word.replace(",", ""),)
    return (word.replace(".", ""),) if word.replace(".", "").isalpha() else (GAP,)
