"""Words of change in a sentence, with what is given before them: "a 25 percent rise", "14 points, or 0.2 percent, lower"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from copydesk.patterns import lazy, words
from copydesk.reading.change.change_words import ChangeWord, change_words
from copydesk.reading.figures.amounts import Amount
from copydesk.reading.figures.links import clean, tokens_of
from copydesk.tuples import NamedTuple

#: Kinds of amounts that are said of a change, and are not its ends.
SHARES = frozenset(("percent", "fraction", "multiple"))


class Anchor(NamedTuple):
    """A verb or noun of change; `share` and `by` are the percentage and the difference that stand before it."""

    start: int
    end: int
    word: str
    says: ChangeWord
    share: Amount | None = None
    by: Amount | None = None

    @property
    def word_start(self) -> int:
        """Where the word itself stands; `start` is where what is given before it does."""
        return self.end - len(self.word)

    @property
    def given(self) -> dict[str, Amount]:
        """What stands before the word: "a 25 percent rise", "14 points, or 0.2 percent, higher"."""
        return {name: one for name, one in (("share", self.share), ("by", self.by)) if one is not None}


_WORD = lazy(r"[A-Za-z]+(?:-fold)?")


def anchors_of(copy: str, start: int, end: int, figures: list[Amount]) -> list[Anchor]:
    """Every word of change from `start` to `end`; `figures` are the amounts of that stretch."""
    found: list[Anchor] = []
    for at, stop, says in _words_of_change(copy, start, end):
        word = copy[at:stop]
        if says.part == "side":
            if _UP_TO.match(copy, stop) and _from_a_figure(copy, start, at):
                # "from $820,000 down to $785,000"; "gone from 40 down to 30" says the way only here.
                if found and not found[-1].says.sign:
                    found[-1] = found[-1]._replace(says=found[-1].says._replace(sign=says.sign))
                continue
            if _WITH_VERB.search(copy, max(start, at - 12), stop) and not _PUT_UP.match(copy, stop):
                continue  # "first-time buyers made up 32%"
        if word == "fall" and _SEASON.search(copy, max(start, at - 8), at):
            continue
        if word == "doubles" and _OF_TENNIS.search(copy, max(start, at - 9), at):
            continue
        if any(one.start <= at < one.end for one in figures):
            continue
        anchor = _with_given(copy, Anchor(at, stop, word.lower(), says), figures)
        if found and found[-1].word.endswith("fold") and anchor.start - found[-1].end == 1:
            found[-1] = found[-1]._replace(end=anchor.end, word=copy[found[-1].start : anchor.end])  # "a fivefold rise"
        elif found and anchor.word.endswith("fold") and anchor.start - found[-1].end == 1 and _rises(found[-1]):
            verb = found[-1]  # "rise fourfold"
            found[-1] = verb._replace(
                end=anchor.end, word=copy[verb.word_start : anchor.end], says=verb.says._replace(times=says.times)
            )
        elif anchor.given or says.part != "comparative" or _against_a_figure(copy, anchor, figures):
            found.append(_governed(copy, found, anchor, figures))
    return [*found, *_multiples(copy, figures), *(_gapped(copy, found, figures) if found else ())]


def _words_of_change(copy: str, start: int, end: int) -> Iterator[tuple[int, int, ChangeWord]]:
    """Where each word of change stands, and what it says.

    All words are listed at once and only those of change looked for, which takes half the time of a match for each word.
    """
    table = change_words()
    if copy.find("-fold", start, end) >= 0:
        for match in _WORD.finditer(copy, start, end):
            if match[0].lower() in table:
                yield *match.span(), table[match[0].lower()]
        return
    every = _WORD.findall(copy, start, end)
    if _filed().isdisjoint(map(str.lower, every)):
        return
    stop = start
    for word in every:
        says = table.get(word.lower())
        if says is not None:
            at = _word_from(copy, word, (start, end), stop)
            stop = at + len(word)
            yield at, stop, says


@cache
def _filed() -> frozenset[str]:
    return frozenset(change_words())


_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _word_from(copy: str, word: str, within: tuple[int, int], at: int) -> int:
    """Where a word that is there stands next, with no letter beside it."""
    start, end = within
    while True:
        at = copy.index(word, at, end)
        stop = at + len(word)
        if (at == start or copy[at - 1] not in _LETTERS) and (stop == end or copy[stop : stop + 1] not in _LETTERS):
            return at
        at += 1


def _rises(verb: Anchor) -> bool:
    return not verb.given and verb.says.sign > 0 and verb.says.part in ("verb", "either")


#: "turnover grew by 8 per cent to 5.4 billion from 5.0 billion, and profit by 14 per cent to 684 million": the verb is left out.
_GAPPED = lazy(
    r",?\s(?:and|but|while|with)\s(?:[A-Za-z’'-]+\s){1,6}?(?=by\s(?:about\s|nearly\s|almost\s|more\sthan\s|some\s)?\Z)"
)


def _gapped(copy: str, found: list[Anchor], figures: list[Amount]) -> Iterator[Anchor]:
    """A second statement that leaves out the verb of the first."""
    for figure in figures:
        if figure.kind not in SHARES and figure.kind != "points":
            continue
        match = _GAPPED.search(copy, max(0, figure.start - 90), figure.start)
        verb = next((one for one in reversed(found) if match is not None and one.end <= match.start()), None)
        if (
            match is None
            or verb is None
            or verb.says.part not in ("verb", "either")
            or any(match.start() < one.start < figure.start for one in found)
        ):
            continue
        if any(verb.end <= one.start < match.start() for one in figures):
            yield Anchor(match.end() - 1, match.end() - 1, verb.word, verb.says)


#: "in the doubles rubber", "men's doubles": a match of four.
_OF_TENNIS = lazy(r"\b(?:the|a|an|in|of|at|mixed|men['’]s|girls['’]|boys['’])\s\Z")
#: "this fall": autumn.
_SEASON = lazy(r"\b(?:this|last|next|each|every|by|in)\s\Z")
#: Verbs whose meaning "up" and "down" complete, so that they tell no direction.
_WITH_VERB = lazy(
    r"\b(?:m(?:ake|akes|ade|aking)|t(?:ake|akes|ook|aking|aken)|use[sd]?|using|eat|eats|ate|eating|soak(?:s|ed|ing)?|snap(?:s|ped|ping)?"
    r"|buy|buys|bought|buying|give|gives|gave|giving|pick(?:s|ed|ing)?|sign(?:s|ed|ing)?|put|puts|putting)\sup\Z"
    r"|\b(?:put|puts|putting|pay|pays|paid|paying|lay|laid)\sdown\Z"
)
#: "put up the rate by 75 basis points".
_PUT_UP = lazy(r"\s(?:the|its|their|his|her)(?:\s[a-z-]+){1,3}\sby\s")
_UP_TO = lazy(r"\sto\s")
_FROM = lazy(r"\bfrom\s(?:[^,;:()]|,(?=[0-9])){1,60}\Z")


def _from_a_figure(copy: str, start: int, end: int) -> bool:
    """Whether a figure that something changes from stands before: "imports from China" is none."""
    before = _FROM.search(copy, start, end)
    return before is not None and any(letter.isdigit() for letter in before[0])


_COMPARED = lazy(r"\s(?:as|more|higher|larger|greater|bigger|the|last|its|their|this|that|what|an?)\s")


_AS_MANY = lazy(
    r"\sthe\s[0-9][0-9.]*\s?(?:%|percent|per\scent)\s(?:(?:of|in|at|from)\s(?:(?:19|20)[0-9]{2}\b|last\s|(?:a|one|two|three|four|five|six|seven|eight|nine|ten)\s[a-z]+\s(?:ago|earlier|before)|(?:the|a)\syear\s(?:before|earlier))|(?:recorded|reported|seen|paid|a\syear\s(?:ago|earlier)))"
    r"|\s(?:of\s)?what\s(?:it|they)\s(?:was|were|had\sbeen)\b|\sas\s(?:many|much|big|large|high|long|heavy|tall)\b"
)


def _multiples(copy: str, figures: list[Amount]) -> Iterator[Anchor]:
    """ "three times the 20 of last year": the multiple is what links the two figures."""
    for one in figures:
        if one.kind == "multiple" and _COMPARED.match(copy, one.end):
            yield Anchor(one.start, one.end, copy[one.start : one.end], ChangeWord(1, "comparative", one.value))
        elif one.kind == "fraction" and 0 < one.value < 1 and _AS_MANY.match(copy, one.end):
            yield Anchor(one.start, one.end, copy[one.start : one.end], ChangeWord(-1, "comparative", one.value))


_ADJECTIVES = lazy(
    r"[ \u00a0-](?:(?!(?:of|in|to|from|by|at|and|or|on|for|the|a|an|was|were|is|are|with|as|that|after|said)\b)[A-Za-z-]+\s){0,3}|(?P<comma>,\s)"
)
_OR = lazy(r",?\s(?:or\s(?:about\s|nearly\s|some\s)?|\()")


#: Words that compare only with some figures before them.
_PARTICULAR = words("better worse away over under")


def _with_particular(copy: str, anchor: Anchor, last: Amount) -> Anchor:
    """ "3 points better than the 78 percent", "one point away from 18 percent", "$4 billion under the ceiling"."""
    if anchor.word in ("better", "worse"):
        than = (
            last.kind in ("points", "percent")
            and last.end + 1 == anchor.start
            and _THAN_THE_FIGURE.match(copy, anchor.end)
        )
        if not than:
            return anchor
        as_by = last.unit == ("point",)
        return anchor._replace(start=last.start, by=last) if as_by else anchor._replace(start=last.start, share=last)
    if anchor.word == "away":
        from_it = last.kind == "points" and last.end + 1 == anchor.start and copy.startswith(" from ", anchor.end)
        return anchor._replace(start=last.start, by=last) if from_it else anchor
    measured = (
        last.kind in ("money", "measure", "cents")
        and _ADJOINS.match(copy, last.end)
        and _THE.match(copy, anchor.end)
        and not _UNDER_A_LAW.match(copy, anchor.end)
    )
    return anchor._replace(start=last.start, by=last) if measured else anchor


def _with_given(copy: str, anchor: Anchor, figures: list[Amount]) -> Anchor:
    """Adds what stands before a word of change: "a 25 percent increase", "25% higher", "14 points, or 0.2 percent, lower"."""
    if anchor.says.part == "verb" and anchor.says.times is None:
        return anchor
    before = [one for one in figures if one.end <= anchor.start][-2:]
    gap = _ADJECTIVES.fullmatch(copy, before[-1].end, anchor.start) if before else None
    if gap is None:
        return anchor
    last = before[-1]
    if anchor.word in _PARTICULAR:
        return _with_particular(copy, anchor, last)
    if (
        last.kind == "count"
        and anchor.word in ("above", "below")
        and last.end + 1 == anchor.start
        and _THE.match(copy, anchor.end)
    ):
        return anchor._replace(start=last.start, by=last._replace(unit=()))
    if anchor.says.part == "side" and len(before) == 2 and _OR.fullmatch(copy, before[0].end, last.start):
        kinds = {one.kind: one for one in before}
        if "percent" in kinds and len(kinds) == 2:
            difference = next(one for one in before if one.kind != "percent")
            return anchor._replace(start=before[0].start, share=kinds["percent"], by=difference)
    if gap["comma"]:
        return anchor
    if last.kind in SHARES or (last.kind == "points" and last.unit != ("point",)):
        return anchor._replace(start=last.start, share=last)
    if anchor.says.part == "side" and last.kind in ("points", "cents", "money"):
        return anchor._replace(start=last.start, by=last)
    if last.kind == "points" and anchor.says.part in ("noun", "either"):
        return anchor._replace(start=last.start, by=last)
    if (
        anchor.word in _FEWER
        and last.kind in _COUNTED
        and last.end + 1 == anchor.start
        and _CLOSES.match(copy, anchor.end)
    ):
        return anchor._replace(start=last.start, by=last)
    if (
        anchor.says.part == "comparative"
        and last.kind in _MEASURED
        and last.end + 1 == anchor.start
        and _THAN_WHAT.match(copy, anchor.end)
        and not (anchor.word in _FEWER and copy.startswith(" of ", anchor.end))  # "five more of the 13"
    ):
        unit = () if last.kind == "count" else last.unit  # "six clear of Athletic": clear is no noun
        return anchor._replace(start=last.start, by=last._replace(unit=unit))
    if anchor.word in ("higher", "lower") and last.kind == "measure" and copy.startswith(" than ", anchor.end):
        return anchor._replace(start=last.start, by=last) if last.end + 1 == anchor.start else anchor
    if (
        last.kind == "count"
        and anchor.says.part == "comparative"
        and _UNIT_BETWEEN.fullmatch(copy, last.end, anchor.start)
        and _OF_WHOM.match(copy, anchor.end)
        and not (anchor.word in _FEWER and copy.startswith(" of ", anchor.end))
    ):
        return anchor._replace(start=last.start, by=last._replace(unit=()))
    return anchor


#: "3.6 metres below its full level", "four points above the 48 percent", "19 seconds ahead of the Ethiopian".
_MEASURED = words("money measure cents points")
_THAN_WHAT = lazy(
    r"\s(?:(?:of|than)\s)?(?:the|its|their|his|her|last|this|that|an?|what|[A-Z]|[$£€]?[0-9])|\sthan\s(?:in|at|on|when|it|they|he|she|during)\s"
)
_THAN_THE_FIGURE = lazy(r"\sthan\s(?:the|its|their)\s[0-9]")
_ADJOINS = lazy(r"\s(?:over|under)\b")
#: "would double to $3,600 under the bill", "over the next year": nothing that a sum can be above or below.
_UNDER_A_LAW = lazy(
    r"\s(?:the|its|their|his|her|last|this)\s(?:[A-Za-z’'-]+\s){0,2}?(?:bill|plans?|proposals?|law|legislation|deal|agreement|rules?|scheme|system|program(?:me)?|policy|measure|act|reforms?|contract|terms|regulations?|next|last|past|coming|following|same|course|weekend|year|years|months?|weeks?|period|summer|winter)\b"
)
_THE = lazy(r"\s(?:the|its|their|his|her|last|this)\s")
_UNIT_BETWEEN = lazy(
    r"\s(?:(?:votes?|points?|seats?|strokes?|shots?|goals?|runs?|places?|wins|games|medals|laps|lengths)\s)?"
)
_OF_WHOM = lazy(
    r"\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}(?:['’]s?\s|,\s(?:who|on|with)\s|\s(?:on|with)\s|\s\()[^.;:]{0,20}[0-9]|\s(?:of|than)\s(?:the|its|their|his|her|last|that|[A-Za-z-]+-placed|[A-Z])"
)

#: "19 more than the 52 of last year", "$0.8bn less": a difference stands before the word.
_FEWER = words("more fewer less higher lower")
_COUNTED = words("count money measure cents")
_CLOSES = lazy(
    r"\sthan\s(?=(?:(?:the|its|their|his|her|last|this)\s(?:[\w’'-]+\s){0,3})?[$£€]?[0-9])(?!(?:[$£€]?[0-9.,]+)\s?(?:%|percent|per\scent|pct))|[.,;)]|\Z"
)
#: "410 patients, fewer than the 380 of a year before": two figures are compared, and no difference is given.
_THAN_THE = lazy(r"\sthan\s(?:the|last\s[a-z]+['’]s|(?:its|their|his|her)\s(?:previous|earlier|old))\s[$£€]?[0-9]")
_BEFORE_COMPARED = lazy(r"[^,;:()]{0,30},\s(?:(?:slightly|far|much|well|sharply|still|which\s(?:was|is))\s)?")


def _against_a_figure(copy: str, anchor: Anchor, figures: list[Amount]) -> bool:
    if anchor.word not in _FEWER or not _THAN_THE.match(copy, anchor.end):
        return False
    before = [one for one in figures if one.end <= anchor.start][-1:]
    return bool(before) and _BEFORE_COMPARED.fullmatch(copy, before[0].end, anchor.start) is not None


def _governed(copy: str, found: list[Anchor], anchor: Anchor, figures: list[Amount]) -> Anchor:
    """A noun of change behind another word of change has that one's sign: "cut the increase", "a drop in growth"."""
    if not found or anchor.says.part not in ("noun", "either"):
        return anchor
    earlier = found[-1]
    if any(earlier.end <= one.start < anchor.start for one in figures):
        return anchor
    between = tokens_of(copy[earlier.end : anchor.start])
    if (
        not 0 < len(between) <= _MOST_BETWEEN
        or not clean(between)
        or {",", "that"} & set(between)
        or between[-1] == "to"
    ):
        return anchor
    return anchor._replace(says=anchor.says._replace(sign=earlier.says.sign, part=earlier.says.part))


_MOST_BETWEEN = 6
_COMPARING = words("double doubled doubling triple tripled tripling treble trebled trebling quadruple twice")


def compares(anchor: Anchor) -> bool:
    """Whether the old figure may follow at once: "double the 40 of last year", "three times as many as the 20"."""
    return anchor.says.times is not None and (anchor.says.part == "comparative" or anchor.word in _COMPARING)
