"""Broken characters and code that belongs behind the page, as in "itâ€™s", "&nbsp;" and "</div>".

Flags text decoded by the wrong table ("cafÃ©"), a letter or an apostrophe that got lost ("it?s", "caf�"), entities
("&amp;quot;"), tags, template marks ("{{embed}}"), shortcodes ("[caption id=…]"), scripts, percent codes ("%20"), tracking tags
in links, and characters that nobody sees: a right-to-left override, which can make words read otherwise than they are
stored, and soft hyphens and zero-width spaces, which come with pasted text and break searches. One finding a kind, with the
other places listed.

Why it matters: the reader sees that nobody looked; what is invisible breaks words in print and in search.

Stays silent on names and words in any language ("São Paulo", "Đà Nẵng", "naïve"), AT&T and R&D, "<" in a comparison, editors' brackets
("[sic]", "[the]"), stock symbols in angle brackets, joiners inside emoji and between letters of the scripts that need them,
direction marks beside Hebrew or Arabic, and links without tracking tags.

How to settle it: put the character that was meant, or cut the code. The library ftfy is the judge of what broken characters
should have been; a fix is safe where it is sure, and touches only the damaged stretch.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from copydesk.reading.text.vocabulary import marks_in
from copydesk.rule import Clean, Edit, Elsewhere, Finding, Fix, Flagged, Meta
from copydesk.story import Story
from copydesk.tuples import NamedTuple
from copydesk_rules.known import broken_characters as broken
from copydesk_rules.known import page_code as code
from copydesk_rules.known.broken_characters import Hit

META = Meta(severity="error", since="0.1.0", of_form=True)

EXAMPLES = (
    Flagged("He said [[itâ€™s]] over.", says="“it’s”", fixed="He said it’s over."),
    Flagged("They met in a [[cafÃ©]] in June.", says="“café”", fixed="They met in a café in June."),
    Flagged("[[Norlandâ€™s]] vote, in Norlandâ€™s words, wasnâ€™t close.", says="2 more places"),
    Flagged("The mayor [[ObamaÃ¢â‚¬â„¢s]] aide met.", fixed="The mayor Obama’s aide met."),
    Flagged("They [[don\x92t]] know.", fixed="They don’t know."),
    Flagged("They [[don‚Äôt]] know.", fixed="They don’t know."),
    Flagged("The [[Ã¢â‚¬ËœcliffÃ¢â‚¬â„¢]] fell.", says="“‘cliff’”", fixed="The ‘cliff’ fell."),
    Flagged("An [[Ã¢â‚¬Å“act]] of war.", says="“Ã¢â‚¬Å“act” should be ““act”", fixed="An “act of war."),
    Flagged("It changes [[Ã¢â‚¬Â¨minds]] here.", says="be “minds”", fixed="It changes minds here."),
    Flagged("VEGAS [[\x96]] The vote.", says="“VEGAS The” should be “VEGAS – The”", fixed="VEGAS – The vote."),
    Flagged("He said [[it?s]] over.", says="got lost"),
    Flagged("A [[caf\ufffd]] in town.", says="got lost"),
    Flagged("Fish [[&amp;amp;]] chips.", says="entity", fixed="Fish & chips."),
    Flagged("It rained.[[&nbsp;]]It poured.", fixed="It rained. It poured.", says="write a space"),
    Flagged("[[<p>]]It rained.</p>", says="tag", fixed="It rained."),
    Flagged('It rained.[[<br />]]It <a href="x">poured</a>.', says="2 more places"),
    Flagged("It rained. [[{{embed}}]]", says="template"),
    Flagged("The [[town%20hall]] was shut.", says="%20", fixed="The town hall was shut."),
    Flagged("See [[https://example.com/vote?utm_source=feed]] for more.", says="tracking", severity="warning"),
    Flagged("The [[coun\u00adcil]] met.", says="soft hyphen", severity="info", fixed="The council met."),
    Flagged("The [[council\u200b]] met.", says="zero-width space", severity="info", fixed="The council met."),
    Flagged("It rained. [[\u200b]] It poured.", says="rained. It", severity="info", fixed="It rained.  It poured."),
    Flagged("The [[in\u202evoice]] was paid.", says="override", severity="error"),
    Clean("São Paulo, Đà Nẵng, naïve, Ñuñoa, Ærø, Å, Þórr and Łódź.", "names and words"),
    Clean("A CIDADE DE S\u00c3O PAULO, “AMANH\u00c3” e “MA\u00c7\u00c3”.", "capitals with a tilde before a quotation mark"),
    Clean("He was born in “\u00c5”, a village, and 12\u00b0 is cold.", "a one-letter name in quotation marks"),
    Clean("The court’s rule: §5 (a)(1), and [a]ny man may [s]ue.", "law"),
    Clean("AT&T and R&D; Q&A, S&P 500.", "names with an ampersand"),
    Clean("If x < 5 and y > 3, and p<0.05, it holds.", "comparisons"),
    Clean("Norland Motors <NM> rose, and <NMX.O> fell; <Norland Air Industries> did not.", "stock symbols"),
    Clean("“It [the bridge] was [sic] shut[ting],” he said, and [laughs].", "editors' brackets"),
    Clean("A family \U0001f468\u200d\U0001f469\u200d\U0001f467 and a flag \U0001f3f4\u200d\u2620\ufe0f.", "joiners in emoji"),
    Clean("The word می\u200cخواهم and क्\u200dष are right.", "joiners that the script needs"),
    Clean("He wrote \u200fשלום\u200f on it.", "a direction mark beside Hebrew"),
    Clean("See https://example.com/a%20b?id=5&amp=1 for more.", "a link"),
    Clean("Is it? So they say. Who? You?", "questions"),
    Clean("See https://example.com/watch?v=abc and example.com/?s=x.", "a link with a question mark"),
    Clean("It is 5\u00a0km\u2009/\u202fh away.", "spaces that typesetters use"),
    Clean("Prices rose 5%, 20 of them by 20%.", "percent"),
    Clean("The house of { and } and [1] and [2].", "brackets"),
    Clean("Zoë’s fiancé—“René”—left Nîmes, “Besançon” and the Île d’Yeu.", "accents beside marks"),
    Clean("“¿Qué?” he asked; “¡olé!” they cried, at ½ or 3×4 £.", "Spanish marks, fractions"),
    Clean("Who won? “Roe?” Poe? They did?maybe.", "question marks that end something"),
    Clean("Prices of $5?10 or so? “Is it so?” she asked: “So?”", "figures and question marks"),
    Clean("An angstrom (Å) is 0.1 nm, and “Ås” is a town.", "a letter that begins broken stretches too"),
    Clean("“Café”— he said, “voilà”… “Coupé”’s.", "an accented letter before marks"),
)  # fmt: skip

_MOST_LISTED = 20
#: Of a page that is broken all over, so many places are mended in one go.
_MOST_LOOKED_AT = 10_000


class _Kind(NamedTuple):
    """What is looked for, the marks of which it can't do without one, and how the report calls it."""

    severity: str
    needs: tuple[str, ...]
    find: Callable[[str], Iterator[Hit]]
    says: str


# In `says`, {quote} is the place, {instead} what should stand there, {name} what the hit is called.
_KINDS = (
    _Kind("error", (), broken.mojibake, "Broken characters: “{quote}” should be “{instead}”."),
    _Kind("error", (), broken.undecodable, "Broken characters in “{quote}”: look up in the original what should stand there."),
    _Kind("error", ("\ufffd", "?"), broken.lost, "A character got lost in “{quote}”: put it back."),
    _Kind("error", ("&", ";"), code.entities, "“{quote}” is an entity of HTML: write {instead}."),
    _Kind("error", ("<",), code.tags, "“{quote}” is a tag of HTML: cut it."),
    _Kind("error", ("{", "%", "["), code.templates, "“{quote}” is a mark of a template that nothing was put into: fill it in or cut it."),
    _Kind("error", ("[",), code.shortcodes, "“{quote}” is a shortcode of the publishing system: cut it."),
    _Kind("error", ("{", ")"), code.scripts, "“{quote}” is a line of a script: cut it."),
    _Kind("error", ("%",), code.escapes, "“{quote}” holds a character as links write it: {name} stands for “{instead}”."),
    _Kind("warning", ("=",), code.tracking, "This link carries a tracking tag ({name}): cut it."),
    _Kind("error", (), broken.overrides, "In “{quote}” stands {name}, which makes the words read otherwise than they are stored: take it out, and ask where the text came from."),
    _Kind("error", (), broken.boxes, "In “{quote}” stands {name}, which readers see as an empty box: cut it or put what was meant."),
    _Kind("info", (), broken.invisible, "In “{quote}” stands {name} that nobody sees and that breaks searches: take it out."),
)  # fmt: skip


def check(story: Story) -> Iterator[Finding]:
    """Looks for each kind where the copy holds a character that the kind can't do without."""
    copy, held = story.copy, marks_in(story)
    odd = broken.may_be_broken(copy)
    for kind in _KINDS:
        if not held.isdisjoint(kind.needs) if kind.needs else odd:
            hits = (hit for hit in itertools.islice(kind.find(copy), _MOST_LOOKED_AT) if _is_copy(story, hit))
            shown = [(hit, place) for hit in hits if (place := _shown(story, hit)) is not None]
            if shown:
                yield _finding(story, kind, shown)


def _is_copy(story: Story, hit: Hit) -> bool:
    block = story.block_at(hit.start)
    return block is None or block.kind != "code"


def _finding(story: Story, kind: _Kind, shown: list[tuple[Hit, tuple[int, int]]]) -> Finding:
    """One finding for all places of a kind, with a fix for those where it is known what should stand there."""
    hits = [hit for hit, _ in shown]
    spans = [story.span(*place) for _, place in shown]
    others = [span for span in dict.fromkeys(spans) if span != spans[0]]
    edits = [Edit(story.span(hit.start, hit.end), hit.instead) for hit in hits if hit.instead is not None]
    shown_instead = hits[0].instead or ""
    quote = story.said(spans[0])
    if not any(letter.isprintable() and not letter.isspace() for letter in quote):
        quote = _around(story.copy, *shown[0][1])
        shown_instead = _around(story.copy, *shown[0][1], shown_instead)
    elif kind.find is broken.mojibake:
        start, end = (offset - shown[0][1][0] for offset in hits[0][:2])
        shown_instead = quote[:start] + shown_instead + quote[end:]
    if shown_instead.isspace():
        shown_instead = "a space"
    message = kind.says.format(quote=_short(quote), instead=shown_instead, name=hits[0].name)
    if others:
        message += " There is 1 more place." if len(others) == 1 else f" There are {len(others):,} more places."
    return Finding(
        spans[0],
        message,
        tuple(Elsewhere(span, "the same kind") for span in others[:_MOST_LISTED]),
        Fix(tuple(edits), all(hit.sure for hit in hits)) if edits else None,
        kind.severity,
    )


def _around(copy: str, start: int, end: int, instead: str = "") -> str:
    """The words on both sides of a place that shows nothing, with what should stand there."""
    before, after = copy[max(0, start - 30) : start].split()[-1:], copy[end : end + 30].split()[:1]
    return " ".join(filter(None, (*before, instead, *after)))


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else f"{quote[:59]}…"


def _shown(story: Story, hit: Hit) -> tuple[int, int] | None:
    """The place to show: of a damaged word the word, of a tag or the like the thing itself; None beside nothing visible."""
    copy, start, end = story.copy, hit.start, hit.end
    if hit.whole:
        return start, end
    while start and hit.start - start < 30 and (copy[start - 1].isalnum() or copy[start - 1] in "'’"):
        start -= 1
    while end < len(copy) and end - hit.end < 30 and (copy[end].isalnum() or copy[end] in "'’"):
        end += 1
    words = copy[start:end]
    if words.strip():
        return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    # A control character that counts as white space: the letters on both sides of it, as near as they are in its part.
    field = story.field_at(story.span(start, end).start)
    low, high = max(story.mended.to_copy(field.start), start - 30), min(story.mended.to_copy(field.end), end + 30)
    before, after = copy[low:start].rstrip(), copy[end:high].lstrip()
    if not (before or after):
        return None
    first = low + len(before) - 1 if before else high - len(after)
    last = high - len(after) + 1 if after else low + len(before)
    return first, last
