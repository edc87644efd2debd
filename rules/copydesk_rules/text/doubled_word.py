"""A word, or a short run of words, that stands twice in a row, as in "according to the the UN".

Flags a word right after itself, also across a line's end inside a paragraph and in "The the"; and a run of two to four
words right after itself, as in "of the of the" or "would fall to fall to".

Why it matters: the eye slides over it in the draft and stops at it in print.

Stays silent where English doubles a word: "had had", "that that", "dug in in the woods", "looks on on July 12", "what she
is is", "referred to to"; after a relative clause or a verb with a particle in general; on names ("Bora Bora"), titles
("told the The Example"), numbers, emphasis ("very very"), sounds ("tut tut"), "more and more", and a word on both sides of a
comma, a full stop, a quotation mark or a paragraph's end. In direct speech it looks at articles and prepositions only, and in
a transcript at nothing, since there people stammer.

How to settle it: cut one of the two. The fix does that, and is safe for articles, conjunctions and the like; where a verb or
a noun stands twice, look first whether one of the two was to be another word.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from operator import eq

from copydesk.patterns import lazy
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import searchable, vocabulary, words_apart, words_in_order
from copydesk.rule import Clean, Edit, Finding, Fix, Flagged, Meta
from copydesk.story import Story
from copydesk_rules.known.doubles import SURE, Doubled, is_slip_of_run, judged

META = Meta(severity="warning", since="0.1.0", of_form=True)

EXAMPLES = (
    Flagged(
        "Aid fell, according to [[the the]] ministry.",
        says="“the” stands twice",
        fixed="Aid fell, according to the ministry.",
    ),
    Flagged("[[The the]] vote is on Monday.", fixed="The vote is on Monday."),
    Flagged(
        "The council met on Monday to talk about [[the\nthe]] new bridge over the river\nand the road that leads to it, which\nhas been closed.",
        fixed="The council met on Monday to talk about the\nnew bridge over the river\nand the road that leads to it, which\nhas been closed.",
    ),
    Flagged("Troops [[in in]] the city left.", fixed="Troops in the city left."),
    Flagged("He spoke for roads [[and and]] bridges.", fixed="He spoke for roads and bridges."),
    Flagged("The ministry reacted [[to to]] the news.", fixed="The ministry reacted to the news."),
    Flagged("“It is a matter [[of of]] trust,” she said.", fixed="“It is a matter of trust,” she said."),
    Flagged("The recovery in Norland [[is is]] faster.", fixed="The recovery in Norland is faster."),
    Flagged("Car [[sales sales]] have been weaker in May.", says="sales"),
    Flagged("She was [[also also]] known as Ann Poe.", fixed="She was also known as Ann Poe."),
    Flagged(
        "It is the end [[of the of the]] story.", says="“of the” stands twice", fixed="It is the end of the story."
    ),
    Flagged("Prices would [[fall to fall to]] $20.", fixed="Prices would fall to $20."),
    Flagged(
        "They [[have been highly have been highly]] critical of it.", fixed="They have been highly critical of it."
    ),
    Clean("Dug in in the woods, the troops waited.", "a particle and a preposition"),
    Clean("He will weigh in in May, aides said.", "a particle and a preposition"),
    Clean("A man looks on on July 12 in Norland.", "a particle and a preposition"),
    Clean("What she is is a judge.", "the subject is a clause"),
    Clean("It was the town they had had in mind.", "the pluperfect of have"),
    Clean("They said that that law was old.", "a conjunction and a pronoun"),
    Clean("The rule that he referred to to make his point is old.", "a relative clause ends in a preposition"),
    Clean("It was the only house she had looked at at the time.", "a relative clause ends in a preposition"),
    Clean("The post came from IS is what they said.", "an abbreviation and a verb"),
    Clean("He works at AT&T.", "a company"),
    Clean("She told the The Kyle Show that she was well.", "a title"),
    Clean("The friend bringing her her coffee fell.", "two pronouns"),
    Clean("They flew to Bora Bora and heard Duran Duran.", "names"),
    Clean("It was very very late, and a long, long way.", "emphasis"),
    Clean("“He said he he was not there,” she told them.", "a stammer in direct speech"),
    Clean("Bye bye, she said, and they would tut tut.", "set phrases"),
    Clean("It is now in its third. Third in line is Ann Poe.", "a sentence's end"),
    Clean("The vote was in\n\nIn the morning it rained.", "a paragraph's end"),
    Clean("A new school for Norland\n\nNorland has a new school, the council said.", "headline and body"),
    Clean("It goes and\nand comes, and comes\nand goes, the tide at the mill.", "lines of verse"),
    Clean("- Home\n- home rule\n- the rule", "lines of a list"),
    Clean("It fell 25 25 times, and 430 430 came.", "figures"),
    Clean("He talked about the rules about the rules.", "a run that makes sense"),
    Clean("It is what makes a republic a republic.", "a run that makes sense"),
    Clean("It rained more and more and more, day by day by day.", "runs of emphasis"),
    Clean("The people who were here were here for the game.", "a relative clause"),
    Clean("They will have to have that looked into.", "two verbs"),
    Clean("They went door to door to ask for help.", "a set phrase"),
    Clean("Staff at at least 12 shops left.", "“at least” is a unit"),
    Clean("It is a plan they had been pushing for for decades.", "a relative clause"),
    Clean("He was in a race that those who led led badly.", "a relative clause"),
    Clean("((Ann Poe)) It is the the shape of it.", "a transcript"),
    Clean("Le chat que nous nous lavons est gris, disent les voisins.", "another language"),
)


_ENGLISH = frozenset(("the", "and", "of", "to", "in", "is", "for", "that", "was", "with"))


#: No longer run of words is typed twice by a slip.
_LONGEST = 4


def check(story: Story) -> Iterator[Finding]:
    """Looks closer only at stories where some word, or some run of words, follows on itself."""
    words = words_in_order(story)
    again = {length: list(_runs_again(words, length)) for length in range(1, _LONGEST + 1)}
    _leave_out_what_stands_apart(story, words, again)
    doubled = any(map(_is_telling, (word for start, end in again[1] for word in words[start:end])))
    runs = [length for length in range(2, _LONGEST + 1) if again[length]]
    if not (doubled or runs) or not _ENGLISH & vocabulary(story):
        return
    found = list(_doubles(story, again)) if doubled else []
    for length in runs:
        found += _runs(story, length, again)
    if found and not _is_transcript(story):
        done = -1
        for finding in sorted(found, key=lambda finding: (finding.span.start, -finding.span.end)):
            if finding.span.start >= done:
                yield finding
                done = finding.span.end


#: For each length from which word to which runs of so many words follow on themselves.
Again = dict[int, list[tuple[int, int]]]


def _leave_out_what_stands_apart(story: Story, words: list[str], again: Again) -> None:
    """Leaves only runs at whose seam nothing but white space may stand between two words of plain letters."""
    if not any(again.values()):
        return
    text, is_loose = searchable(story)
    is_loose = is_loose or any(spaces in story.copy for spaces in ("\t", " \u00a0", "\u00a0 ", "\u00a0\u00a0"))
    # A run that goes on for long has few pairs of words, and each is looked for once.
    known: dict[str, bool] = {}

    def may_stand(at: int) -> bool:
        if not (words[at].isalpha() and words[at - 1].isalpha()):
            return False
        pair = f"{words[at - 1]} {words[at]}"
        if pair not in known:
            known[pair] = is_loose or pair in text
        return known[pair]

    for length, runs in again.items():
        again[length] = [
            (start, end) for start, end in runs if any(map(may_stand, range(start + length, end + length)))
        ]


def _is_telling(word: str) -> bool:
    """Whether a word that follows on itself may be a slip: no figure and no single letter is."""
    return word.isalpha() and (len(word) > 1 or word in "ai")


def _runs_again(words: list[str], length: int) -> Iterator[tuple[int, int]]:
    """Where at least so many words in a row are the same as those so many places on: from which to which.

    One in so many words is enough to look at, since every such run holds one of them.
    """
    every = words[::length]
    same = bytes(map(eq, every, itertools.islice(every, 1, None)))
    done, found = 0, -1
    while (found := same.find(1, found + 1)) >= 0:
        at = found * length
        if at < done:
            continue
        start, end = at, at + 1
        while start > done and words[start - 1] == words[start - 1 + length]:
            start -= 1
        while end + length < len(words) and words[end] == words[end + length]:
            end += 1
        done = end
        if end - start >= length:
            yield start, end


#: A page that doubles more than that was not written by anybody.
_MOST_LOOKED_AT = 1500
# A word may hold invisible characters; what follows one is not its end.
_GAP = r"(?:[ \t\u00a0]{1,2}|[ \t]{0,3}\r?\n[ \t]{0,8})"
_WORD = r"[A-Za-z]+(?:['’][a-z]+)?"
_FREE = r"(?<![\w'’.@#/&-])"
_END = r"(?![\w'’@&/\u00ad\u200b-]|\.\w|\s?\[sic)"


@cache
def _pattern(length: int) -> re.Pattern[str]:
    more = rf"(?:{_GAP}{_WORD}){{{length - 1}}}" if length > 1 else ""
    return lazy(rf"{_FREE}({_WORD}{more})({_GAP})((?i:\1)){_END}")


def _starts(again: Again, length: int) -> list[int]:
    """The numbers of the words that may start a run of so many words, or of more where some hold an apostrophe, that follows
    on itself."""
    found: set[int] = set()
    for tokens in range(length, min(2 * length, _LONGEST) + 1):
        for start, end in again[tokens]:
            found.update(range(start, end))
    return sorted(found)


def _matches(story: Story, length: int, again: Again) -> Iterator[re.Match[str]]:
    """Where the pattern matches; it is only tried where a run starts that follows on itself, for it is slow to search with."""
    copy, done = story.copy, 0
    numbers = _starts(again, length)
    for at in (_few_offsets if len(numbers) <= _FEW else _offsets)(words_apart(story), numbers):
        match = _pattern(length).match(copy, at) if at >= done else None
        if match is not None:
            done = match.end()
            yield match


def _few_offsets(apart: str, numbers: list[int]) -> Iterator[int]:
    """Where the words with these numbers start. What is left of the text is copied for each, but no word before it is looked at."""
    rest, passed = apart, 0
    for number in numbers:
        rest = rest.split(None, number - passed)[-1]
        passed = number
        yield len(apart) - len(rest)


def _offsets(apart: str, numbers: list[int]) -> Iterator[int]:
    """The same for many words."""
    each, passed = _ONE_WORD.finditer(apart), 0
    for number in numbers:
        yield next(itertools.islice(each, number - passed, None)).start()
        passed = number + 1


_ONE_WORD = lazy(r"\w+")
_FEW = 4


def _places(story: Story, length: int, again: Again) -> Iterator[Doubled]:
    """Every stretch of so many words that follows on itself inside one block of copy, with its surroundings."""
    copy = story.copy
    for match in itertools.islice(_matches(story, length, again), _MOST_LOOKED_AT):
        block = story.block_at(match.start())
        if block is None or not block.is_copy or match.end() > block.end or _breaks_verse(copy, match):
            continue
        start, _ = sentence_at(story, match.start())
        before = tuple(_TOKEN.findall(copy[max(start, match.start() - 160) : match.start()]))
        after = _AFTER.match(copy, match.end())
        yield Doubled(
            match.start(),
            match.end(1),
            match.start(3),
            match.end(),
            before,
            after[1] if after else "",
            in_speech(story, match.start()),
        )


#: Copy is wrapped at sixty columns and more; a line that ends before is a line of verse, or of a list.
_NARROWEST = 40


def _breaks_verse(copy: str, match: re.Match[str]) -> bool:
    """Whether the words stand on two lines of which the first is too short to have been wrapped."""
    line_end = copy.find("\n", match.start(), match.end())
    return line_end >= 0 and line_end - (copy.rfind("\n", 0, line_end) + 1) < _NARROWEST


_TOKEN = lazy(r"[\w'’-]+|[^\w\s]")
_AFTER = lazy(r"\s{1,3}([\w'’$£€-]+)")


def _doubles(story: Story, again: Again) -> Iterator[Finding]:
    for place in _places(story, 1, again):
        first, second = story.copy[place.start : place.middle], story.copy[place.second : place.end]
        word = second.lower()
        if not _may_be_slip(story, place, first, second) or _is_run_of_more(story, place, word):
            continue
        slip, safe = judged(place, word)
        if slip:
            yield _finding(story, place, first if first.isupper() else word, safe=safe)


def _may_be_slip(story: Story, place: Doubled, first: str, second: str) -> bool:
    """Whether the case of the two lets them be one word: "the The Example" and "IS is" do not."""
    if second.islower():
        at_start = not place.before or place.before[-1] in "“\"‘'(—–-:…"
        return first.islower() or (first.istitle() and (at_start or second in ("the", "and", "of")) and len(first) > 1)
    block = story.block_at(place.start)
    return (
        first == second
        and second.lower() in ("of", "and", "from", "with", "for", "the", "to")
        and block is not None
        and (block.kind == "headline" or story.copy[block.start : block.end].isupper())
        and (second.isupper() == story.copy[block.start : block.end].isupper())
        and second not in ("The", "To")
    )


def _is_run_of_more(story: Story, place: Doubled, word: str) -> bool:
    """Whether the word stands three times: emphasis, unless it is one that nobody stresses."""
    third = place.after.lower() == word or (place.before and place.before[-1].lower() == word)
    return bool(third) and word not in SURE


def _runs(story: Story, length: int, again: Again) -> Iterator[Finding]:
    for place in _places(story, length, again):
        run = story.copy[place.start : place.middle].split()
        repeated = story.copy[place.second : place.end].split()
        words = [word.lower() for word in run]
        if not all(word.islower() for word in (*run[1:], *repeated)) or len(set(words)) == 1:
            continue
        if is_slip_of_run(place, words):
            yield _finding(story, place, " ".join(words), safe=False)


def _finding(story: Story, place: Doubled, words: str, *, safe: bool) -> Finding:
    span = story.span(place.start, place.end)
    crosses = "\n" in story.copy[place.middle : place.second]
    if crosses:
        after = _SPACES.match(story.copy, place.end)
        cut = story.span(place.second, after.end() if after else place.end)
    else:
        cut = story.span(place.middle, place.end)
    where = ", across the line's end" if crosses else ""
    message = f"“{words}” stands twice{where}: cut one."
    return Finding(span, message, fix=Fix((Edit(cut, ""),), safe=safe and not crosses))


_SPACES = lazy(r"[ \t]*")
_LABEL = lazy(
    r"(?P<who>(?:Q|A|[A-Z][A-Z .'-]{1,30}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?))\s?:\s|(?P<line>[A-Za-z.'’ -]{2,30})\Z"
)


def _is_transcript(story: Story) -> bool:
    """Whether two speakers at least are named again and again, at the start of paragraphs or on lines of their own."""
    if "((" in story.copy and "))" in story.copy:
        return True
    labels: dict[str, int] = {}
    for block in story.blocks:
        label = _LABEL.match(story.copy, block.start, block.end)
        if label is not None:
            who = label["who"] or label["line"].strip().lower()
            labels[who] = labels.get(who, 0) + 1
    return sum(times >= 3 for times in labels.values()) >= 2
