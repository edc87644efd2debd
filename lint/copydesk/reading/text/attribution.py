"""Who a statement is attributed to, as the sentence itself says: "according to X", "X said that …", "…, X said"."""

from __future__ import annotations

from copydesk.patterns import lazy
from copydesk.reading.text.sentences import sentence_at
from copydesk.story import Story

_VERBS = (
    r"(?:said|says|say|stated|states|told|informed|reported|reports|claimed|claims|announced|added|estimated|estimates|confirmed"
    r"|wrote|argued|insisted|noted|declared|acknowledged|admitted|warned|testified|posted|tweeted)"
)
_ACCORDING = lazy(
    r"\b(?:[Aa]ccording\s+to|[Aa]s\s+per|[Pp]er)\s+(?P<who>(?:the\s)?[A-Za-z][^,.;:()“”\"]{2,90}?)(?=[,.;:()“”\"]|\s(?:who|which|that)\b|\Z)"
)
_VERB = lazy(rf"\s{_VERBS}\b(?!\s(?:to|that\sof)\b)")
_BREAKS = ';:()“”"'
_LONGEST_SUBJECT = 110
_SAID_AFTER = lazy(rf",[”\"]?\s(?P<who>(?:the\s)?[A-Z][^,.;:()“”\"]{{2,60}}?)\s{_VERBS}\b")
_LEAD_IN = lazy(
    r"^(?:.*[;:]\s*)?(?:(?:[Aa]nd|[Bb]ut|[Ww]hile|[Mm]eanwhile|[Hh]owever|[Aa] (?:day|week|month|year) (?:ago|earlier|later)|[Oo]n \w+day|[Ee]arlier|[Ll]ater),?\s+)*"
)
_MOST_WORDS = 14


def source_of(story: Story, offset: int) -> str:
    """Who the sentence around an offset of the copy names as the source of what stands there; "" where it names nobody."""
    start, end = sentence_at(story, offset)
    sentence = story.copy[start:end]
    according = _ACCORDING.search(sentence)
    if according is not None:
        return _tidy(according["who"])
    before = _last_subject(sentence, offset - start)
    if before:
        return _tidy(before)
    after = _SAID_AFTER.search(sentence, offset - start)
    return _tidy(after["who"]) if after is not None else ""


def _last_subject(sentence: str, offset: int) -> str:
    """What stands before the last verb of saying before the offset, from the verb before it or a break in the sentence on."""
    subject, done = "", 0
    for verb in _VERB.finditer(sentence):
        if verb.end() > offset:
            break
        clause = sentence[max(done, verb.start() - _LONGEST_SUBJECT) : verb.start()]
        clause = clause[max(map(clause.rfind, _BREAKS)) + 1 :].removesuffix(",")
        if len(clause) > 1:
            subject, done = clause, verb.end()
    return subject


def _tidy(who: str) -> str:
    words = _LEAD_IN.sub("", " ".join(who.split())).strip(" ,–—-").split()
    if words and words[0] == "The":
        words[0] = "the"
    return (
        " ".join(words)
        if 0 < len(words) <= _MOST_WORDS and words[0].lower() not in ("he", "she", "it", "they", "who")
        else ""
    )
