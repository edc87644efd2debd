"""What a writing assistant said around the copy it was asked for, such as "Here is the revised article:".

Flags an assistant's words to the writer (about itself, its introductions, its offers, its notes such as a word count), the
marks of its citations ("turn0search3", "oaicite", a link's utm_source=chatgpt.com), slots such as "[Your Name]", labels of its
scaffold ("Headline: … Body: …") and its Markdown left in plain copy.

Why it matters: the reader learns that nobody read the story before it went out.

Stays silent in direct speech and, in a story about such assistants, on everything but its first and last paragraphs; on a
column's own "in conclusion"; on a story that introduces the revised text of a bill; on bold type in a Markdown file.

How to settle it: cut the words, and read the whole story again before it goes out: what else is in it that nobody wrote?
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, islice

from copydesk.patterns import lazy
from copydesk.reading.text.house import house_hits
from copydesk.reading.text.lines import LineTable, lines, plain, sentence_lines
from copydesk.reading.text.speech import in_speech
from copydesk.reading.text.vocabulary import PhraseTable, lowered, marks_in, vocabulary
from copydesk.rule import Clean, Elsewhere, Finding, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple
from copydesk_rules.known.assistant_lines import ASSISTANT_KINDS, AssistantKind

META = Meta(severity="error", since="0.1.0", of_form=True)

_COPY = "The council voted on Monday to build the bridge."
EXAMPLES = (
    Flagged(f"[[Here is the revised article:]]\n{_COPY}", says="introduction"),
    Flagged(f"[[Certainly! Here's a polished version of your article:]]\n{_COPY}", says="introduction"),
    Flagged(f"{_COPY}\n[[Would you like me to shorten this to 400 words?]]", says="offer"),
    Flagged(f"{_COPY}\n[[Let me know if you'd like me to adjust the tone.]]", says="offer"),
    Flagged(f"{_COPY}\n[[I hope this helps!]]", says="offer"),
    Flagged(f"{_COPY}\n[[As an AI language model, I cannot browse the internet.]]", says="itself"),
    Flagged(f"The town has 4,000 people [[as of my last update]] in 2023.\n{_COPY}", says="itself"),
    Flagged(f"{_COPY}\n[[Word count: 412]]", says="note"),
    Flagged("The vote was close [[turn0search3]] and late.", says="citation"),
    Flagged("See https://town.example/vote?[[utm_source=chatgpt.com]] for more.", says="link"),
    Flagged("Yours sincerely,\n[[[Your Name]]]", says="never filled in"),
    Flagged(f"[[Headline:]] Town votes\nIntroduction: {_COPY}\nBody: It was late.", says="labels", severity="warning"),
    Flagged(
        f"{_COPY}\n- [[**Cost:**]] 12 million\n- **Length:** 300 metres\n## What next\nIt is late.",
        says="Markdown",
        severity="warning",
    ),
    Clean("“As an AI language model, I cannot help,” it wrote back.", "direct speech"),
    Clean(
        "Pupils use ChatGPT. Would you like me to write it in French, the chatbot asks, as an AI language model does.\n"
        f"{_COPY}\n{_COPY}\n{_COPY}\n{_COPY}\n{_COPY}",
        "a story about it",
    ),
    Clean("“Would you like me to sing?” she asked.", "direct speech"),
    Clean("In conclusion, the mayor is wrong.", "a column"),
    Clean(f"{_COPY}\nHere is the revised text of the bill, which goes to the Senate.\n{_COPY}\n{_COPY}", "of a bill"),
    Clean("Here is the final version of the law: no dogs.", "of a law"),
    Clean("Here is what we know:", "an explainer"),
    Clean("Sure, here’s the thing: nobody asked.", "a column"),
    Clean("Absolutely! We won, and we will win again.", "an answer of an interview"),
    Clean("If you want, I can give you the number of a plumber, he said.", "reported"),
    Clean("Let me know if you find her, the sign said.", "reported"),
    Clean("As an AI researcher, she has seen it all.", "a job"),
    Clean("Feel free to adjust the salt to your taste.", "a recipe"),
    Clean("The word count is 412, the editor said.", "a sentence of the story"),
    Clean("Title: The River. Author: Ann Roe. Publisher: Harbour Press.", "a book"),
    Clean("Please let us know by Friday.", "no assistant"),
    Clean("**Ann Roe** won by 12 votes.", "bold type, once"),
    Clean("Turn 3 of the track is closed. They turned to search 12 houses.", "other turns"),
)


class _Hit(NamedTuple):
    start: int
    end: int
    what: str


def check(story: Story) -> Iterator[Finding]:
    """Looks for an assistant's sentences, its marks, its slots, its labels and its Markdown."""
    house = (_Hit(start, end, "a phrase of the house") for start, end, _ in house_hits(story, "llm-debris"))
    found = chain(_sentences(story), _told(story), _marks(story), _slots(story), house)
    hits = sorted(found, key=lambda hit: (hit.start, -hit.end))
    end = -1
    for hit in hits:
        if hit.start >= end:
            end = hit.end
            yield Finding(story.span(hit.start, hit.end), f"This is {hit.what}: cut it, and read the story again.")
    yield from _labels(story)
    yield from _markdown(story)


# Sentences


class _Shape(NamedTuple):
    kind: AssistantKind
    only_at_ends: bool


@cache
def _table() -> LineTable[_Shape]:
    return LineTable(
        (shape, _Shape(kind, at_ends))
        for kind in ASSISTANT_KINDS
        for at_ends, shapes in ((False, kind.sentences), (True, kind.only_at_ends))
        for shape in shapes
    )


@cache
def _phrases() -> PhraseTable[AssistantKind]:
    return PhraseTable((phrase, kind) for kind in ASSISTANT_KINDS for phrase in kind.telling)


#: Words of a story about assistants: what they say may be told in it without quotation marks.
_ABOUT = frozenset(("chatgpt", "chatbot", "chatbots", "openai", "deepseek", "genai", "llm", "llms", "anthropic"))
_ABOUT_AI = lazy(r"\bAI\b[^\n]{0,400}?\bAI\b|\b[Ll]anguage\smodels\b|\b[Aa]rtificial\sintelligence\b")
_REPORTED = lazy(r"\b(?:said|says|told|asked|asks|replied|wrote|writes|answered|reads)\b")
_ENDS = 2


def _sentences(story: Story) -> Iterator[_Hit]:
    for line, (kind, only_at_ends) in _table().find(story, chain(lines(story), sentence_lines(story))):
        about = story.read(_is_about_assistants)
        at_ends = line.block < _ENDS or line.block >= len(story.blocks) - _ENDS
        if (at_ends or not (only_at_ends or about)) and not _is_reported(story, line.start, plain(story, line)):
            yield _Hit(line.start, line.end, kind.name)


def _told(story: Story) -> Iterator[_Hit]:
    for start, end, kind in _phrases().find(story):
        if not in_speech(story, start) and not story.read(_is_about_assistants):
            yield _Hit(start, end, kind.name)


def _is_about_assistants(story: Story) -> bool:
    """Whether the story itself speaks of artificial intelligence."""
    return not vocabulary(story).isdisjoint(_ABOUT) or (
        ("ai" in vocabulary(story) or "intelligence" in vocabulary(story) or "models" in vocabulary(story))
        and _ABOUT_AI.search(story.copy) is not None
    )


def _is_reported(story: Story, start: int, words: str) -> bool:
    return in_speech(story, start) or _REPORTED.search(words) is not None


# Marks

_CITED = lazy(
    r"(?:file)?(?:cite)?turn[0-9]+(?:search|view|news|image|fetch|file|click|product|forecast|finance|sports|maps|academia|reddit|video)[0-9]+"
    r"|:?contentReference(?:\[oaicite:[0-9]+\])?(?:\{index=[0-9]+\})?|\[?oaicite:?[0-9]*\]?|\boai_citation\b|【[0-9:]+†[^】\n]{0,40}】"
    r"|\[(?:attached_file|web|cite|cite_start|cite_end)(?::\s?[0-9, ]+)?\]|\bgrok_(?:card|render)\w*|sandbox:/mnt/data\S{0,80}"
)
_LINKED = lazy(
    r"utm_source=(?:chatgpt(?:\.com)?|openai(?:\.com)?|copilot(?:\.com)?|perplexity(?:\.ai)?|claude\.ai|gemini|grok|deepseek)\b"
)
_TURN = lazy(r"turn[0-9]")
_MARK_WORDS = (
    "oaicite",
    "contentreference",
    "oai_citation",
    "attached_file",
    "cite_start",
    "cite_end",
    "grok_card",
    "grok_render",
)
_MOST = 200


def _marks(story: Story) -> Iterator[_Hit]:
    words, text, held = vocabulary(story), lowered(story), marks_in(story)
    if (
        not words.isdisjoint(_MARK_WORDS)
        or "【" in held
        or ("[" in held and ("[web:" in text or "[cite:" in text))
        or ("/" in held and "/mnt/data" in text)
        or _TURN.search(text) is not None
    ):
        for match in islice(_CITED.finditer(story.copy), _MOST):
            if not in_speech(story, match.start()):
                yield _Hit(*match.span(), "an assistant's citation mark")
    if "utm_source" in words:
        for match in islice(_LINKED.finditer(story.copy), _MOST):
            yield _Hit(*match.span(), "the mark of an assistant in a link")


_YOUR_SLOT = lazy(
    r"\[(?:Your|YOUR|your)\s(?:[A-Za-z']+\s){0,2}(?:[Nn]ame|[Tt]itle|[Pp]osition|[Cc]ompany|[Oo]rganization|[Oo]rganisation|[Ee]mail(?:\s[Aa]ddress)?|[Pp]hone(?:\s[Nn]umber)?|[Cc]ity|[Aa]ddress"
    r"|[Cc]ontact(?:\s[Ii]nformation)?|[Pp]ublication|[Nn]ewspaper|[Oo]utlet|[Ss]tate|[Nn]umber|NAME|TITLE|COMPANY|EMAIL|CITY|OUTLET|PUBLICATION)\]"
)


def _slots(story: Story) -> Iterator[_Hit]:
    if "your" in vocabulary(story) and "[" in story.copy:
        for match in islice(_YOUR_SLOT.finditer(story.copy), _MOST):
            if not in_speech(story, match.start()):
                yield _Hit(*match.span(), "a slot that was never filled in")


# Labels and Markdown

_LABEL = lazy(
    r"[*#\s]*(?P<label>Headline|Title|Subheadline|Sub-headline|Subheading|Subhead|Dateline|Byline|Introduction|Intro|Lead(?: Paragraph)?|Lede|Nut Graf|Main Body|Body(?: Text| Paragraph \d)?"
    r"|Closing(?: Paragraph)?|Conclusion|Background|Call to Action)\**:"
)
_OF_A_SCAFFOLD = frozenset(
    (
        "introduction",
        "intro",
        "lead",
        "lead paragraph",
        "lede",
        "nut graf",
        "main body",
        "body",
        "body text",
        "closing",
        "closing paragraph",
        "conclusion",
    )
)
_LABEL_WORDS = ("introduction", "intro", "lead", "lede", "body", "closing", "conclusion", "graf")


def _labels(story: Story) -> Iterator[Finding]:
    """Labels of a scaffold: two different ones at least, one of them of a part that no form asks for."""
    if vocabulary(story).isdisjoint(_LABEL_WORDS):
        return
    found = [match for line in lines(story) if (match := _LABEL.match(story.copy, line.start, line.end)) is not None]
    kinds = {match["label"].lower() for match in found}
    if len(kinds) > 1 and not kinds.isdisjoint(_OF_A_SCAFFOLD):
        spans = [story.span(match.start("label"), match.end("label") + 1) for match in found]
        message = "An assistant's labels of a story's parts were left in the copy: cut them."
        yield Finding(spans[0], message, tuple(Elsewhere(span, "a label") for span in spans[1:20]), severity="warning")


_BOLD_LABEL = lazy(r"(?m)^[ \t]*(?:[-*•][ \t]+|[0-9]{1,2}\.[ \t]+)?(?P<mark>\*\*[^*\n]{2,60}(?:\*\*:|:\*\*))")
_HEADING = lazy(r"(?m)^#{2,4}[ \t]+[^\s#]")
_FEWEST = 3


def _markdown(story: Story) -> Iterator[Finding]:
    """An assistant's bold labels and headings, where plain copy holds several."""
    if (
        marks_in(story).isdisjoint("*#")
        or ("**" not in story.copy and "##" not in story.copy)
        or story.path.endswith((".md", ".markdown", ".mdx"))
    ):
        return
    marks = [(match.start("mark"), match.end("mark")) for match in islice(_BOLD_LABEL.finditer(story.copy), _MOST)]
    headings = [(match.start(), match.start() + 2) for match in islice(_HEADING.finditer(story.copy), _MOST)]
    if len(marks) + len(headings) >= _FEWEST and marks:
        spans = [story.span(*mark) for mark in sorted(marks + headings)]
        message = "Markdown was left in plain copy, as an assistant writes it: take the marks out."
        yield Finding(spans[0], message, tuple(Elsewhere(span, "again") for span in spans[1:20]), severity="warning")
