"""One quotation in two wordings: “a scary place to be” in the headline, “a scary thing to be” in the story.

Flags the words that differ where a headline, a standfirst or a second paragraph quotes what another paragraph quotes, with all
other words the same: another word in its place is a warning, a word left out without an ellipsis a note.

Why it matters: quotation marks promise the words that were said. One of the two wordings was not said, and the person quoted
knows which.

Stays silent where the copy names another speaker at each place, and on what “…”, square brackets or a second pair of marks leave open; on contractions (it’s, it is), figures and
number words, American and British spelling, capitals and punctuation; on a “the”, “that” or the like that one of them leaves
out; on more than two words in a row that differ, which is another sentence; where fewer than five or six words are the same,
or the shorter quotation goes on with other words; and where the story speaks of the wording.

How to settle it: go back to the recording, the notes or the document, and print what it has in both places.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy, words
from copydesk.reading.text.corrections import in_correction
from copydesk.reading.text.quotations import Quoted
from copydesk.reading.text.quotations import quoted as all_quoted
from copydesk.reading.text.requoted import Difference, Requoted, requoted
from copydesk.reading.text.speech import in_speech
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple
from copydesk_rules.known.spellings import spellings

META = Meta(severity="warning", since="0.1.0")

EXAMPLES = (
    Flagged("“The old pier is a scary thing for small children,” he said.\nHe wrote: “The old pier is a scary [[place]] for small children.”", says="“scary thing for” elsewhere", severity="warning"),
    Flagged("“I was given $3,500 to sing at the fair,” she said.", headline="“I was [[paid]] $3,500 to sing at the fair”", says="The headline"),
    Flagged("“It was a very sad day for fishing,” said Roe.", headline="Roe: ‘[[A sad]] day for fishing’", says="left out", severity="info"),
    Flagged("“We will not sell the harbor to anyone,” said Roe.\nRoe repeated it: “We will [[now]] sell the harbor to anyone.”", says="not"),
    Flagged("The town, he wrote, was “incapable of bring a fair host.”", headline="Town ‘incapable of [[being]] a fair host’", says="bring"),
    Flagged("“Close the two old mills by the river this year,” she said.\nThe letter says: “Close the [[three]] old mills by the river this year.”", says="two"),
    Clean("“We will mend the old pier by the mill this year,” said Roe.\n“We will mend the old pier by the mill next year,” said Poe.", why="two speakers"),
    Clean("“I’ve told them it’s over for the old pier,” he said.", "a contraction", headline="‘I have told them it is over for the old pier’"),
    Clean("“The dead fish will show that the river is an ugly thing,” he said.", "a “that”, which headlines drop", headline="‘The dead fish will show the river is an ugly thing’"),
    Clean("“We have evidence of a leak,” Roe said, “with pictures and films.”", "broken by the speaker’s name", headline="‘We have evidence of a leak with pictures and films’"),
    Clean("“I think the whole old harbor must go, and soon,” she said.", "an ellipsis", headline="‘I think … harbor must go, and soon’"),
    Clean("“I think she must go, and soon, or the town will sink,” he said.", "an editor’s brackets", headline="‘I think [the mayor] must go, and soon, or the town will sink’"),
    Clean("“The centre of the old town is a grey place,” he said. She wrote: “The river is low.”\nOf “the center of the old town is a gray place” he knew nothing.", "another spelling of the same words"),
    Clean("“Small boats are worse than big boats,” said Roe.\n“Small boats are a good deal dearer to run than big boats,” said Poe.", "another sentence"),
    Clean("“A lot of people want the pier to stay,” said Roe.\n“A lot of people want the mayor out,” said Poe.", "two sentences that start alike"),
    Clean("The first draft read “a small tax on every boat in the harbor.” It now reads “a small levy on every boat in the harbor.”\nThe last one read “a large levy on every boat in the harbor.”", "the copy speaks of the wording"),
    Clean("Roe first wrote “a small tax on every boat in the harbor.”\nThe revised version says “a small levy on every boat in the harbor.”", "the copy speaks of the wording"),
    Clean("“She swam for 12 hours in the cold sea,” he said.", "a number word", headline="‘She swam for twelve hours in the cold sea’"),
)  # fmt: skip

_FEWEST_ALIKE, _FEWEST_IN_SUMMARY = 6, 5
_LONGEST = 2
#: A story with more is no story of quotations but a table of them.
_MOST = 30
#: So many words that are the same are one utterance even if the shorter quotation goes on with a few of its own.
_LONG, _MOST_APART_IF_LONG = 10, 3
#: Words that join others, and titles: to change one of them is to change the wording, but seldom what is said.
_SMALL = words(
    "a an the this that these those of in on at to from by for with as than and or but so if because while into onto upon about around over",
    "is are was were be been being am has have had do does did will would could should can may might shall must it its he she they we you i him her",
    "them us me his their our your my who whom whose which what when where there here just also even still then well like",
    "mr mrs ms dr sen senator rep gov governor president congressman judge",
)
_NEGATIONS = frozenset(("not", "no", "never", "nor", "without"))
_SPEAKS_OF_WORDING = lazy(
    r"\b(?:misquot\w+|reword\w*|revis(?:ed|ion)|(?:first|earlier|early|original|final|second|new|leaked)\sdrafts?|draft\sread\w*|amended|rephras\w+|paraphras\w+|mistranslat\w+"
    r"|(?:original|earlier|later|first|new|updated|previous)\sversion|(?:a|in)\splay\son|pla(?:y|ying|yed)\soff|slogan|variation|riff\w*|parod\w+|echo\w*|wording|chang(?:ed|ing)\s(?:it|the\sword\w*|the\s\w+)\s(?:to|from))\b"
)
_SAYING = r"(?:sa(?:id|ys)|t(?:old|weeted|estified)|wrote|writes|add(?:ed|s)|continued|argue[ds]|insist(?:ed|s)|explain(?:ed|s)|announced|declared|warned|asked|claimed)"
_SPEAKER = lazy(
    rf"\b(?P<before>[A-Z][\w’'-]*\w)(?:\s\([^)]{{1,20}}\)|,\s[^,\n“\"]{{2,60}},)?\s(?:also\s|later\s|then\s|has\s|had\s)?{_SAYING}\b|\b{_SAYING}\s(?:[A-Z][\w.’'-]*\s){{0,4}}(?P<behind>[A-Z][\w’-]*\w)\b"
)
_AROUND = 300
#: So many words that are the same are one utterance, whoever is named around it.
_SURELY_ONE = 14
#: So far before and behind a quotation the copy may speak of its wording.
_BEFORE, _BEHIND = 150, 90


def check(story: Story) -> Iterator[Finding]:
    """Looks at every stretch that is quoted twice."""
    done: set[tuple[int, int]] = set()
    for stretch in requoted(story):
        if not _is_one_utterance(stretch) or _speaks_of_wording(story, stretch) or _are_two_speakers(story, stretch):
            continue
        for difference in stretch.differences:
            severity = _severity(stretch, difference)
            if severity == "info" and _leaves_out(difference) and _may_be_another(story, stretch, difference):
                continue
            found = _finding(story, stretch, difference, severity) if severity else None
            if len(done) == _MOST:
                return
            if found is not None and found.span not in done:
                done.add(found.span)
                yield found


def _is_one_utterance(stretch: Requoted) -> bool:
    """Whether so much is the same that somebody's words are printed twice."""
    is_summed_up = stretch.one.is_summary or stretch.other.is_summary
    if stretch.alike < (_FEWEST_IN_SUMMARY if is_summed_up else _FEWEST_ALIKE):
        return False
    is_long = stretch.alike >= _LONG and len(stretch.differences) == 1
    if stretch.apart > (_MOST_APART_IF_LONG if is_long else 1):
        return False
    sizes = [
        max(one[1] - one[0], other[1] - other[0])
        for one, other in stretch.differences
        if _severity(stretch, Difference(one, other))
    ]
    return max(sizes, default=0) <= _LONGEST and 2 * sum(sizes) <= stretch.alike


def _severity(stretch: Requoted, difference: Difference) -> str:
    """How much the difference matters; "" for one of style."""
    one, other = stretch.one.words[slice(*difference.one)], stretch.other.words[slice(*difference.other)]
    if "".join(one) == "".join(other) or (len(one) == len(other) and all(map(_is_one_word, one, other))):
        return ""
    if not _NEGATIONS.isdisjoint(set(one) ^ set(other)):
        return "warning"
    ours, theirs = _told(one), _told(other)
    if one and other:
        return "warning" if ours and theirs else "info"
    return "info" if ours or theirs else ""


def _leaves_out(difference: Difference) -> bool:
    """Whether one wording has nothing where the other has a word or two."""
    return difference.one[0] == difference.one[1] or difference.other[0] == difference.other[1]


def _may_be_another(story: Story, stretch: Requoted, difference: Difference) -> bool:
    """Whether the wording that lacks something may well have been said so: nothing but its words tells."""
    if not (stretch.one.is_summary or stretch.other.is_summary):
        size = max(difference.one[1] - difference.one[0], difference.other[1] - difference.other[0])
        if size > 1 or stretch.apart:
            return True
    return _said_both_ways(story, stretch)


def _said_both_ways(story: Story, stretch: Requoted) -> bool:
    """Whether the shorter wording is quoted a second time: then somebody may well have said it so."""
    wordings = (stretch.one.words[slice(*stretch.one_span)], stretch.other.words[slice(*stretch.other_span)])
    shorter = min((" ".join(words) for words in wordings), key=len)
    return sum(f" {shorter} " in f" {' '.join(quoted.words)} " for quoted in all_quoted(story)) > 1


def _told(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word not in _SMALL]


def _is_one_word(one: str, other: str) -> bool:
    known = spellings()
    return one == other or (one in known and other in known and known[one].pair == known[other].pair)


def _speaks_of_wording(story: Story, stretch: Requoted) -> bool:
    """Whether the copy, outside quotation marks, says of either place that its wording is another."""
    for quoted, (first, last) in ((stretch.one, stretch.one_span), (stretch.other, stretch.other_span)):
        block = quoted.block
        if in_correction(story, block.start):
            return True
        start, end = quoted.places[first][0] - _BEFORE, quoted.places[last - 1][1] + _BEHIND
        for match in _SPEAKS_OF_WORDING.finditer(story.copy, max(block.start, start), min(block.end, end)):
            if not in_speech(story, match.start()):
                return True
    return False


def _are_two_speakers(story: Story, stretch: Requoted) -> bool:
    """Whether the copy names one speaker in the one place and another in the other, and not much is the same."""
    if stretch.alike >= _SURELY_ONE:
        return False
    one, other = (
        _speakers(story, quoted, span)
        for quoted, span in ((stretch.one, stretch.one_span), (stretch.other, stretch.other_span))
    )
    return bool(one and other) and one.isdisjoint(other)


def _speakers(story: Story, quoted: Quoted, span: tuple[int, int]) -> set[str]:
    """The last names before and behind verbs of saying around a quotation, outside quotation marks."""
    block = quoted.block
    start, end = quoted.places[span[0]][0], quoted.places[span[1] - 1][1]
    found = _SPEAKER.finditer(story.copy, max(block.start, start - _AROUND), min(block.end, end + _AROUND))
    return {match["before"] or match["behind"] for match in found if not in_speech(story, match.start())}


class _Wording(NamedTuple):
    """One of the two wordings: what quotes it, the words that differ, and the stretch that is the same around them."""

    quoted: Quoted
    differs: tuple[int, int]
    stretch: tuple[int, int]

    def marked(self) -> tuple[int, int]:
        """The words that differ, as offsets into the copy; where there are none, their two neighbours."""
        start, end = self.differs
        return self._offsets(start - (start == end), end + (start == end))

    def shown(self, story: Story) -> str:
        """The words that differ and their neighbours, as printed."""
        start, end = self._offsets(self.differs[0] - 1, self.differs[1] + 1)
        return " ".join(story.copy[start:end].split())

    def _offsets(self, start: int, end: int) -> tuple[int, int]:
        places = self.quoted.places
        return places[max(start, self.stretch[0])][0], places[min(end, self.stretch[1]) - 1][1]


def _finding(story: Story, stretch: Requoted, difference: Difference, severity: str) -> Finding:
    here = _Wording(stretch.one, difference.one, stretch.one_span)
    there = _Wording(stretch.other, difference.other, stretch.other_span)
    if there.quoted.is_summary:
        here, there = there, here
    first, second = f"“{here.shown(story)}”", f"“{there.shown(story)}”"
    if here.quoted.is_summary:
        message = f"The {here.quoted.block.kind} quotes {first}, the story {second}"
    else:
        message = f"Quoted as {first} here, and as {second} elsewhere"
    if _leaves_out(difference):
        message += "; a word left out needs an ellipsis"
    message += ". Check which was said."
    elsewhere = (Elsewhere(story.span(*there.marked()), "the other wording"),)
    return Finding(story.span(*here.marked()), message, elsewhere, severity=severity)
