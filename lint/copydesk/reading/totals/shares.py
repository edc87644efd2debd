"""Shares: a part of a whole and what the copy says it comes to ("30 of 38 drones (79%)", "a third of the 120 seats, 40")."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, Stretch, amounts_by_sentence, closing
from copydesk.story import Story
from copydesk.tuples import NamedTuple

_SAID = frozenset(("percent", "fraction"))
_COUNTED = frozenset(("count", "money", "measure", "cents", "duration"))
#: Neither a part nor a whole nor what is said of them: "11 of his 40 three-point tries".
_NEITHER = frozenset(("label", "points", "multiple"))

_DET = (
    r"(?:(?:the|its|their|his|her|our|all|those|these|a|an|total|about|some|nearly|roughly|around|almost|over|approximately|more\sthan|fewer\sthan"
    r"|less\sthan|just|at\sleast|[Tt]he\sother|first|last|remaining|estimated|current|(?:[A-Z][a-z]+\s)?[A-Za-z.]+['’]s?|country['’]s|only|of|every|each)\s){0,4}"
)


class Share(NamedTuple):
    """A part, the whole it is taken of, and the percentage or fraction said of it, if any; offsets into the copy.

    `tight` is whether nothing but "of" and a determiner stands between part and whole ("41 of the 38 drones"), `bound`
    whether the words leave no doubt that it is this whole's part ("250 jobs, or a quarter of its 1,000 staff").
    """

    start: int
    end: int
    part: Amount
    whole: Amount
    said: Amount | None
    tight: bool
    bound: bool
    sentence: tuple[int, int]


def shares(story: Story) -> tuple[Share, ...]:
    """Every share of the story in order, each pair of part and whole once."""
    return story.read(_shares)


def _shares(story: Story) -> tuple[Share, ...]:
    return tuple(share for stretch in amounts_by_sentence(story) for share in _in_sentence(story.copy, stretch))


def _in_sentence(copy: str, stretch: Stretch) -> Iterator[Share]:
    found = [one for one in stretch.amounts if one.kind not in _NEITHER]
    text = copy[stretch.start : stretch.end]
    if " of " not in text and "half " not in text and not text.lstrip().startswith(("Of ", "Among ")):
        return
    index, limits = 0, (stretch.start, stretch.end)
    while index < len(found) - 1:
        share = _triple(copy, found[index : index + 3], limits) or _pair(copy, found[index : index + 2], limits)
        if share is not None:
            yield share
            index += 1 if share.said is None else 2
            again = _triple(copy, found[index - 1 : index + 2], limits) if share.said is found[index - 2] else None
            if share.said is not None and again is not None and again.said is found[index + 1]:
                yield again  # "fewer than half: 190 of 475, 40 per cent": what is said before and behind
                index += 1
        index += 1


def _triple(copy: str, three: list[Amount], limits: tuple[int, int]) -> Share | None:
    """ "K of N (P)", "P (K of N)", "P of N, or K", "K, or P, of N"."""
    if len(three) < 3 or sum(one.kind in _SAID for one in three) != 1:
        return None
    first, second, third = three
    if first.end > second.start or second.end > third.start:
        return None
    joined, (part, whole, said) = _in_order(copy, first, second, third)
    if not joined or part.kind not in _COUNTED or whole.kind not in _COUNTED:
        return None
    gap = copy[first.end : second.start]
    bound = said is not second or gap.rstrip().endswith(("(", "[")) or " or " in gap or bool(_EQUALS.fullmatch(gap))
    return Share(first.start, closing(copy, first.start, third.end), part, whole, said, False, bound, limits)


def _in_order(copy: str, first: Amount, second: Amount, third: Amount) -> tuple[bool, tuple[Amount, Amount, Amount]]:
    """Whether three figures are a part, its whole and what is said of it, and which of them is which."""
    one, two = copy[first.end : second.start], copy[second.end : third.start]
    if third.kind in _SAID and _whole_first(copy, first, second, one):
        loose = _FOUND_THAT.fullmatch(one) or _AND_PART.fullmatch(one)
        if loose and (_OF_ANOTHER.match(copy, third.end) or not _one_noun(first, second)):
            return False, (second, first, third)
        return _says(copy, two, third), (second, first, third)
    if third.kind in _SAID:
        makes_up = _MAKES_UP.fullmatch(two) is not None and not _OF_SOME.match(copy, third.end)
        return bool(_OF.fullmatch(one)) and (makes_up or _says(copy, two, third)), (first, second, third)
    if (
        second.kind in _SAID
        and _COMMA.fullmatch(one)
        and _OF_BEFORE.search(copy, max(0, first.start - 40), first.start)
    ):
        # "Of 1,600 women screened, 12 percent, or 192, were called back."
        joined = _OR.fullmatch(two) is not None and copy.startswith((",", ")", " —", " –", " -"), third.end)
        return joined and ("or" in two or "(" in two) and not _other_clause(two), (third, first, second)
    if second.kind in _SAID:
        if second.kind == "fraction" and _HALF_THE_OLD.fullmatch(two) and one.rstrip().endswith(","):
            return _says(copy, one, second, closed=False), (first, third, second)
        joined = bool(_OF.fullmatch(two)) and not _COMPARES.search(two) and _says(copy, one, second, closed=False)
        return joined and not _of_another(copy, first, third, one), (first, third, second)
    if _OF.fullmatch(two):
        joined = _OR.fullmatch(one) is not None or _WINNING.fullmatch(one) is not None
        if ":" in one and one.strip() != ":":
            return False, (second, third, first)  # "90 per cent effective: eight of 20,000 fell ill"
        return joined and not _other_clause(one), (second, third, first)
    of = _OF.fullmatch(one) or (first.kind == "fraction" and _HALF_THE.fullmatch(one))
    match = _OR.fullmatch(two) if of else None
    joined = match is not None and not _other_clause(two)
    if match is not None and match["mark"].strip() == "," and not _ENDS.match(copy, third.end):
        return False, (third, second, first)  # "a third of the 120 seats went to women, 60 to first-timers"
    if match is not None and _VERB.search(two) and _VERB.match(copy, third.end):
        return False, (third, second, first)  # "a quarter of the 48 were freed, 20 were deported"
    return joined and _closes(copy, third), (third, second, first)


_VERB = lazy(r"\s(?:were|was|are|is|had|have|has|went|got|will|would)\b")
#: "the 84 women among the 240 officers make up 35 per cent of them".
_MAKES_UP = lazy(
    r"(?:\s[^\s,;:()—–]+){0,5}\s(?:makes?\sup|made\sup|represents?|represented|accounts?\sfor|accounted\sfor|amounts?\sto|constitutes?)\s(?:(?:about|some|nearly|around|just|only|over|under|almost)\s)?"
)
#: "54% of the seats, winning 66 out of 150".
_WINNING = lazy(r"(?:\sof\s[^,;:()]{1,40})?,\s(?:with|winning|taking|holding|getting|having|polling)\s")
#: "300 cars, half the 600 of last year".
_HALF_THE_OLD = lazy(r"\sthe\s(?:number\sof\s)?")
_ENDS = lazy(
    r"(?:(?:\s[a-z]+){0,2}\s(?:in\sall|altogether|in\stotal|together)|\s(?:of\s(?:them|these|those)|[a-z]+))?(?:[,.;:)—–]|\Z|\s[–—-]|\n)|\s(?:of\sthem|in\sall|were|are|was|had|have)\b"
)
_OF_BEFORE = lazy(rf"\b[Oo]f\s{_DET}\Z")
_COMMA = lazy(
    r"(?:\s[^\s,;:()—–]+){0,6},\s(?:(?:only|just|about|some|at\sleast|nearly|almost|more\sthan|fewer\sthan|roughly)\s)?"
)
#: "81 drones, of which 57 (70%)".
_OF_WHICH = lazy(
    r"(?:\s[^\s,;:()—–]+){0,6},?\s(?:and\s)?of\s(?:which|whom|them|these|those),?\s(?:(?:only|just|about|some|nearly|almost)\s)?"
)
#: "fired 120 drones and shot down 90 of them", "900 applicants and 81 were accepted, a success rate of".
_AND_PART = lazy(r"(?:\s[^\s,;:()—–]+){0,4},?\s(?:and|but)\s(?:[^\s,;:()—–]+\s){0,4}")
#: "or 40 percent of all voters", "75% more than in May": said of something else than the part.
_OF_ANOTHER = lazy(r"\s(?:of|more|less|fewer|higher|lower|above|below)\s")


def _one_noun(whole: Amount, part: Amount) -> bool:
    """Whether the part has no noun of its own, or the whole's."""
    return not part.unit or part.kind != "count" or bool(set(part.unit) & set(whole.unit))


#: "the poll of 800 adults found that 520".
_POLL = lazy(r"\b(?:poll|survey|sample|study|trial|review|audit|group)\sof\s(?:some\s|about\s|nearly\s|the\s)?\Z")
_SOME_OF_BEFORE = lazy(
    r"(?:%|\b(?:percent|per\scent|pct|[Hh]alf|thirds?|quarters?|fifths?|tenths?|[Mm]ost|[Mm]any|[Ss]ome|part|fewer|[Ss]everal))\sof\s(?:the|its|their|his|her|our|those|these|all)\s"
    r"(?:(?!and\b|or\b)[A-Za-z’'.-]+\s){0,3}\Z"
)
_FOUND_THAT = lazy(
    r"(?:\s[^\s,;:()—–]+){0,6}\s(?:found|shows?|showed|finds|suggest(?:s|ed)|said|says)\s(?:that\s)?(?:(?:only|just|about|some|nearly|almost|around)\s)?"
)
_RATE_BEHIND = lazy(
    r"(?:\s[^\s,;:()—–]+){0,5},\san?\s(?!interest|growth|inflation|tax|birth|market|annual|mortgage|discount)(?:[a-z-]+\s){0,2}(?:rate|share|proportion|percentage)\sof\s"
)
_OF_THEM = lazy(r"\sof\s(?:which|whom|them|these|those)\b")


def is_shared(copy: str, whole: Amount) -> bool:
    """Whether only some of a whole are spoken of, so that "of those" is said of these: "40 per cent of the 1,900"."""
    return _SOME_OF_BEFORE.search(copy, max(0, whole.start - 60), whole.start) is not None


def _whole_first(copy: str, whole: Amount, part: Amount, gap: str) -> bool:
    """ "Of the 38 drones, 30 …", "38 drones, 30 of which …"."""
    if _OF_WHICH.fullmatch(gap):
        # "40 per cent of the 1,900 replied, and of those, 608": those are the 40 per cent.
        return not is_shared(copy, whole)
    if _FOUND_THAT.fullmatch(gap):
        return _POLL.search(copy, max(0, whole.start - 40), whole.start) is not None
    if _AND_PART.fullmatch(gap):
        return _OF_THEM.match(copy, part.end) is not None or _RATE_BEHIND.match(copy, part.end) is not None
    if _COMMA.fullmatch(gap) is None:
        return False
    return (
        _OF_THEM.match(copy, part.end) is not None
        or _OF_BEFORE.search(copy, max(0, whole.start - 40), whole.start) is not None
    )


def _pair(copy: str, two: list[Amount], limits: tuple[int, int]) -> Share | None:
    part, whole = two
    if part.kind not in _COUNTED or whole.kind not in _COUNTED:
        return None
    gap = copy[part.end : whole.start]
    if (
        _OUT_OF.search(copy, max(0, part.start - 30), part.start)
        and (_COMMA.fullmatch(gap) or _NOUN_ALONE.fullmatch(gap))
        and not whole.hedge
    ):
        return Share(part.start, whole.end, whole, part, None, True, True, limits)  # "of the 12 jurors, nine …"
    if _OF.fullmatch(gap) is None:
        return None
    return Share(part.start, whole.end, part, whole, None, _TIGHT.fullmatch(gap) is not None, True, limits)


_OF = lazy(
    rf"(?:\s[a-z-]+){{1,5}}\sout\sof\s{_DET}|\sin\s(?:the|a|an|its|their)\s(?:[a-z]+\s)?(?:group|sample|class|study|batch|pool|field|squad|panel|set)\sof\s|\)?(?:\s(?!(?:and|or|but|in|to|from|by|with|was|were|is|are|had|has|have|for|at|on|which|who|that)\b)[A-Za-z’'-]+){{0,3}},?\s(?:out\s)?of\s{_DET}|\sper\s"
    # "of an expected crop of 30 million", "out of a possible 90", "from an electorate of 6,000"
    rf"|(?:\s(?!(?:and|or|but|to)\b)[a-z-]+){{0,5}}\s(?:(?:out\s)?of|from)\s{_DET}(?:(?!(?:and|or|but|to)\s)[a-z-]+\s){{1,3}}(?:of|totall?ing|numbering)\s{_DET}"
    rf"|\sin\s(?:the|a|an|its|their)\s(?:[a-z]+\s){{1,2}}of\s{_DET}|(?:\s[a-z-]+){{0,2}}\samong\s{_DET}"
    rf"|(?:\s(?!(?:and|or|but|to)\b)[a-z-]+){{0,5}}\sout\sof\s{_DET}(?:possible|available|eligible|expected|planned|total)\s"
)
#: "Of the eight lifeboats nine were launched".
_NOUN_ALONE = lazy(r"(?:\s(?!(?:and|or|which|who|that|to|from)\b)[a-z]+){1,5}\s")
_OUT_OF = lazy(r"(?:\A|[.\n”\"]\s*)(?:Out\sof|Of|Among)\s(?:a\stotal\sof\s|the\s|its\s|their\s|those\s|all\s)?\Z")
_HALF_THE = lazy(r"\s(?:the|its|their|his|her|our|all|those|these)\s(?:[a-z]+\s)?")
_TIGHT = lazy(r"\s(?:out\s)?of\s(?:(?:the|its|their|his|her|those|these|all)\s)?(?:[a-z]+['’]s\s)?")
_SAYS = (
    r"(?:(?:in|or|about|around|nearly|almost|roughly|some|just|only|over|under|approximately|more\sthan|less\sthan|fewer\sthan|a\slittle|slightly|well"
    r"|at\sleast|up\sto|barely|close\sto|an?|the|equal\sto|equivalent\sto|i\.e\.|that\sis,?|that['’]s|which\sis|or\sa|representing|amounting\sto"
    r"|making\sup|accounting\sfor|for|exactly|fully|a\stotal\sof|not\squite|in\sother\swords|as\smany\sas|as\smuch\sas|just\sshort\sof|an?\s(?!interest|growth|inflation|tax|birth|market|annual|mortgage|discount)(?:[a-z-]+\s){1,2}(?:rate|share|proportion|percentage)\sof|a\s(?:rate|share|proportion|turnout)\sof)\s){0,4}"
)
_OR = lazy(
    rf"(?P<words>(?:[\s-][^\s,;:()—–]+){{0,12}}?)(?P<mark>,\sor\s|\sor\s|\s?[(\[]|\s?[—–]\s?|\s--?\s|,\s|:\s|\sfor\s){_SAYS}"
)
_EQUALS = lazy(
    rf"(?P<words>(?:[\s-][^\s,;:()—–]+){{0,6}}?)(?:,\s(?:who|which))?\s(?:is|are|was|were|represents?|represented|accounts?\sfor|accounted\sfor|makes?\sup|made\sup"
    rf"|comprises?|comprised|equals|amounts?\sto|amounted\sto|constitutes?|constituted|forms?|formed)\s{_SAYS}"
)
_CLAUSE = lazy(r"\b(?:and|but|while|whereas|although|because|if|when)\b")


def _other_clause(gap: str) -> bool:
    return _CLAUSE.search(gap) is not None


#: "12 of the 40, half of them men": what follows is said of the twelve.
_OF_SOME = lazy(
    r"\s(?:of\swhat|of\sall\s(?!of\b|the\b)|more|less|fewer|higher|lower|women|men|girls|boys)\b|\sof\s(?:whom|which|(?:them|those|these)\s[a-z])"
)


def _says(copy: str, gap: str, said: Amount, *, closed: bool = True) -> bool:
    """Whether a percentage or fraction is said of the figure before it, and of nothing that follows."""
    if _OF_SOME.match(copy, said.end):
        return False
    match = _OR.fullmatch(gap)
    if match is None:
        return not closed and _EQUALS.fullmatch(gap) is not None
    if not closed:
        return not _other_clause(gap)
    mark, follows = match["mark"].strip(), copy[said.end : said.end + 24]
    if gap.endswith((" a ", " an ")) and _SOME_SHOW.match(copy, said.end):
        return True
    if mark in ("(", "["):
        return follows[:1] in ")];" or follows.startswith((" of the total)", " of them)", " of the whole)"))
    if "or" in mark:
        return not _other_clause(gap)
    return not _other_clause(gap) and (
        follows[:1] in ",.;:)—–"
        or _A_RATE.match(follows) is not None
        or not follows
        or follows.startswith(
            (
                " —",
                " –",
                " --",
                " -",
                " against ",
                " compared with ",
                " of the",
                " of all",
                " of its",
                " of it,",
                " of it.",
                " of them,",
                " of them.",
            )
        )
    )


#: "18 of 45 shots, a 40 percent night".
_SOME_SHOW = lazy(
    r"\s(?!(?:rise|fall|cut|increase|decrease|drop|decline|discount|gain|jump|reduction|raise|bump|premium|tax|levy|fee|margin|chance|growth|loss|surge|slump|hike|swing|point)\b)[a-z]+(?=[,.;)])"
)
#: "24 of his 30 penalties, an 80 percent success rate".
_A_RATE = lazy(r"(?:\s[a-z-]+)?\s(?:rate|share|proportion|turnout|majority|stake|holding|slice|interest|clip|chunk)\b")
#: "612 mm, 4 percent below the normal of 637 mm": a difference and no part.
_COMPARES = lazy(
    r"\b(?:below|above|under|over|beyond|less|fewer|more|higher|lower|short|shy|up|down|off|ahead|behind)\b"
)
#: "a 36% chance of 10 to 100 cases, 35% of more than 1,000": a row of percentages, each of something else.
_PERCENT_OF = lazy(r"(?:%|per\scent|percent|pct)(?:\s[a-z]+){0,2}\sof\s[^,;.]{0,24}\Z")


def _of_another(copy: str, part: Amount, whole: Amount, gap: str) -> bool:
    """ "In a poll of 1,000, 45 percent of the 600 women": the figure before the comma is no part of what follows."""
    if gap.rstrip().endswith(("(", "[", "–", "—", "-")) or ", or " in gap:
        return False
    return (
        part.value >= whole.value
        or copy[max(0, part.start - 4) : part.start].endswith((" of ", "In ", "in "))
        or _PERCENT_OF.search(copy, max(0, part.start - 60), part.start) is not None
    )


def _closes(copy: str, part: Amount) -> bool:
    """Whether a count that follows "25 percent of 120 seats" ends the statement: "…, or 30," and not "…, 30 of them new"."""
    follows = copy[part.end : part.end + 30]
    return _GOES_ON.match(follows) is None


_GOES_ON = lazy(
    r"\s(?:of(?!\s(?:them|these|those)[,.)])|out\sof|percent|per\scent|pct|more|fewer|less|times|years?|months?|days?|weeks?|hours?|minutes?)\b"
)


#: "At two of the five schools, a third of the pupils were ill": the share is one of what is there.
_AT = lazy(r"\b(?:[Aa]t|[Ii]n|[Oo]n|[Ff]or|[Ff]rom|[Bb]y|[Aa]cross|[Aa]mong)\s(?:(?:only|just|about|some)\s)?\Z")
_OF_THINGS = lazy(
    r"\sof\s(?!them\b|these[,.;]|those[,.;]|wh|(?:the|its)\s(?:total|whole|lot|time)\b)(?:(?:the|its|their|all|those|these)\s)?[a-z]"
)


def is_of_others(copy: str, share: Share) -> bool:
    """Whether what is said is a share of something in the part, and not what the part is of its whole."""
    said = share.said
    if said is None or said.start <= share.part.end or not _OF_THINGS.match(copy, said.end):
        return False
    return _AT.search(copy, max(0, share.part.start - 20), share.part.start) is not None
