"""Scores and counts of votes: two figures set against each other ("211-198", "52 percent to 48 percent"), and margins said of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, amounts_by_sentence
from copydesk.reading.figures.labels import is_age
from copydesk.reading.figures.numbers import Figure, numbers
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Margin(NamedTuple):
    """A score and the margin that the copy says it makes; offsets into the copy. `percent` is whether it counts in percent."""

    start: int
    end: int
    first: Figure
    second: Figure
    margin: Fraction
    words: str
    percent: bool


def margins(story: Story) -> tuple[Margin, ...]:
    """Every score that stands beside its own margin, in order."""
    return story.read(_margins)


_VERSUS = lazy(
    r"\s?[-–]\s?|(?:(?P<share>\s?%|\sper\s?cent|\spct)|\s(?:points|votes|seats|goals|wins|medals))\s(?:and|to)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?\s(?:on\s|with\s|have\s|had\s|got\s|won\s)?|(?P<percent>\s?%|\s(?:percent|per\scent|pct))?(?:\sof\sthe\s(?:vote|votes|ballots?))?(?:\s(?:votes?|seats?|points?|members|delegates|runs|goals|frames|legs|games|sets))?,?(?P<for>\s(?:in\sfavou?r|for|yes|ayes|backing\s(?:it|them)))?(?:\sagainst)?,?\s(?:to|against|vs\.?|versus|(?P<and>(?:and|with)))\s(?:only\s|just\s)?(?:(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?['’]s?\s|(?:his|her|their|its)\s)?"
)
_AGAINST = lazy(r"(?:\s(?:votes?|members|of\sthem))?(?:\svoting)?\s(?:against|no|noes|opposed|opposing|not)\b")
_PERCENT = lazy(r"\s?%|[\s-](?:percent|per\scent|pct)\b")
_UNIT = r"[\s-](?:percentage[\s-])?(?:points?|votes?|goals?|runs?|seats?|delegates?)"
_NOUN = r"(?:lead|margin|win|victory|majority|advantage|defeat|loss|edge|gap|deficit|cushion|triumph|spread|difference)"
#: After the score: ", a margin of 12", ", a five-point lead", " — an eight-vote majority", " by 12 votes".
_THEN_OF = lazy(
    rf"(?:\s?%|\s(?:percent|per\scent|pct))?\)?(?:\s(?!(?:and|but|after|when|while|to|before)\b)[A-Za-z’'-]+){{0,7}}(?:,\s|\s\(|\s?[—–]\s?|\s--?\s|\s)"
    rf"(?:(?:or|for|which\sis|that\sis|that['’]s|(?:gave|gives|giving|handed|left|leaving|handing)\s(?:[A-Za-z]+\s){{1,3}}(?:with\s)?)\s?)?(?:by\s)?(?:an?|the|its|his|her|their)\s(?:\w+\s)?{_NOUN}\sof\s(?:just\s|only\s|some\s)?"
)
_THEN_BY = lazy(
    r"(?:\s?%|\s(?:percent|per\scent|pct))?\)?(?:\s(?!(?:and|but|after|when|while|to|before)\b)[A-Za-z’'-]+){0,6}(?:,\s|\s\(|\s?[—–]\s?|\s--?\s)(?:(?:or|for|which\sis|that\sis|that['’]s)\s)?(?:an?|the|just|only|his|her|its|their)\s(?:\w+\s)?"
)
#: "led 63-51 at the break, 12 points clear".
_THEN_CLEAR = lazy(r"(?:\s(?:at|after|by|in)\s[^,;:()\d]{1,24})?,\s(?:just\s|only\s)?")
_CLEAR = lazy(rf"{_UNIT}\s(?:clear|ahead|in\sfront|behind|adrift|up|down|to\sthe\sgood)\b")
_OTHER_ROUND = lazy(r"\s(?:votes\s)?in\sthe\s(?:second|third|next|last|other|final|return|run-?off)\b")
#: "a 13-9 win, by four points", "won 13-9, by four points".
_PLAIN_BY = lazy(r"(?:\s(?:win|victory|defeat|loss|triumph))?,?\sby\s(?:just\s|only\s)?")
_WITH_UNIT = lazy(rf"{_UNIT}\b")
_UNIT_NOUN = lazy(rf"{_UNIT}[\s-](?:\w+\s)?{_NOUN}\b")
_OF_UNIT = lazy(rf"(?:{_UNIT})?(?=[\s,.;:)—–]|\Z)")
#: Before the score: "by 13 votes, 211-198", "a five-point lead over Roe, 47-42".
_BY_BEFORE = lazy(rf"\b(?:by|(?:{_NOUN})\s(?:of|(?:has\s|had\s)?\w+\sto)|ahead)\s(?:an?\s|just\s|only\s)?\Z")
#: "By a majority of six, 11 votes to seven".
_NOUN_OF = lazy(rf"\b{_NOUN}\sof\s(?:just\s|only\s)?\Z")
_TO_SCORE = lazy(
    rf"(?P<unit>{_UNIT})?(?P<noun>[\s-](?:\w+\s)?{_NOUN}|\s(?:clear|ahead|behind|adrift|in\sfront))?(?:(?:\s(?:over|against|for|on|among|at|in|with|of)(?:\s(?!and\b)(?:[^\d,;:()\s—–]+|[0-9]{{2}}\syears)){{1,12}}?)?"
    r"(?:,\s|\s\(|\s?[—–]\s?|\s--?\s|:\s)(?:by\s|of\s|making\s|scoring\s|it\swas\s|the\s(?:score|vote|result|count)\swas\s)?|\s|,\s[^\d,;:().]{3,70}\s\()\Z"
)
#: "from him in 2012 to one who lost by three million votes".
_SOMEONE = lazy(r"one\s(?:who|whom|whose|that|which|of|in|with|where)\b")
_SPORT_DATE = lazy(r"[-–/]\s?[0-9]|\s?[-–]\s?(?:year|month|day)")


#: "a 65-point lead among voters younger than 30 years of age, 81 percent to 19".
_OF_AGE = lazy(r"\s(?:years\sof\sage|years?\sold|and\s(?:over|older|under|younger|up))\b")


def _margins(story: Story) -> tuple[Margin, ...]:
    found = list(_found(story.copy, numbers(story)))
    if not vocabulary(story).isdisjoint(_VOTES):
        found += _of_votes(story, [one.start for one in found])
    return tuple(sorted(found))


def _found(copy: str, figures: tuple[Figure, ...]) -> Iterator[Margin]:
    for index in range(len(figures) - 1):
        first, second = figures[index], figures[index + 1]
        gap = second.start - first.end
        if not 0 < gap < 48 or first.form not in ("digits", "words") or second.form not in ("digits", "words", "code"):
            continue
        versus = None if _SOMEONE.match(copy, second.start) else _VERSUS.fullmatch(copy, first.end, second.start)
        gaelic = _GAELIC.match(copy, first.start) if versus is not None and index + 3 < len(figures) else None
        if gaelic is not None:
            # Goals are worth three points.
            own, other = (int(gaelic[goals]) * 3 + int(gaelic[points]) for goals, points in ((1, 2), (3, 4)))
            first = Figure(first.start, second.end, Fraction(own), Fraction(1), "digits")
            second = Figure(figures[index + 2].start, gaelic.end(), Fraction(other), Fraction(1), "digits")
            found = _after(
                copy,
                second,
                next((one for one in figures[index + 4 : index + 7] if one.form in ("digits", "words")), None),
            )
            if found is not None:
                words = " ".join(copy[found[0] : found[1]].split())
                yield Margin(first.start, found[1], first, second, found[2].value, words, False)
            continue
        if (
            versus is None
            or copy.endswith("from ", max(0, first.start - 5), first.start)
            or _GAELIC_END.search(copy, max(0, first.start - 10), first.start)
            or _SPORT_DATE.match(copy, second.end)
            or copy[max(0, first.start - 1) : first.start] in ("-", "–", "/", "$", "£")
        ):
            continue
        if versus["and"] and not (versus["for"] and _AGAINST.match(copy, second.end)):
            continue  # "58 in favour and 41 against", and no other pair of figures that "and" joins
        percent = (
            versus["percent"] is not None or versus["share"] is not None or _PERCENT.match(copy, second.end) is not None
        )
        after = next((one for one in figures[index + 2 : index + 4] if one.form in ("digits", "words")), None)
        # "20 points ahead at half-time, 54-44": the half is none of them.
        before = next(
            (
                one
                for one in figures[max(0, index - 3) : index][::-1]
                if one.form != "fraction" and not _OF_AGE.match(copy, one.end)
            ),
            None,
        )
        found = _after(copy, second, after) or _before(copy, first, second, before)
        if found is not None:
            start, end, margin = found
            words = " ".join(copy[start:end].split())
            if not _of_another_score(words, first, second, percent=percent):
                yield Margin(min(start, first.start), max(end, second.end), first, second, margin.value, words, percent)


#: "1-9 to 0-8": goals and points.
_GAELIC = lazy(r"([0-9])-([0-9]{1,2})\s(?:to|against)\s([0-9])-([0-9]{1,2})(?![\w-])")
_GAELIC_END = lazy(r"[0-9]-[0-9]{1,2}\s(?:to|against)\s\Z")
_LEAD = lazy(r"\b(?:lead|advantage|gap|cushion|edge|ahead|behind|clear|adrift|in\sfront)\b")
_LOW_SCORE = 15


def _of_another_score(words: str, first: Figure, second: Figure, *, percent: bool) -> bool:
    """A lead in votes is not counted in percent, and a lead of points in the table is not that of a match won 2-0."""
    if percent:
        return "point" not in words and any(unit in words for unit in ("vote", "seat", "goal", "run", "delegate"))
    return "point" in words and _LEAD.search(words) is not None and max(first.value, second.value) < _LOW_SCORE


def _after(copy: str, second: Figure, margin: Figure | None) -> tuple[int, int, Figure] | None:
    if margin is None or margin.start - second.end > 60 or margin.form not in ("digits", "words"):
        return None
    if _THEN_OF.fullmatch(copy, second.end, margin.start):
        unit = _OF_UNIT.match(copy, margin.end)
        if _PERCENT.match(copy, margin.end) and not _PERCENT.match(copy, second.end):
            return None  # "gone from 150,000 to 90,000, a loss of 40 per cent"
        return None if unit is None else (margin.start, unit.end(), margin)
    if _PLAIN_BY.fullmatch(copy, second.end, margin.start):
        unit = _WITH_UNIT.match(copy, margin.end)
        return None if unit is None else (margin.start, unit.end(), margin)
    if _THEN_CLEAR.fullmatch(copy, second.end, margin.start):
        unit = _CLEAR.match(copy, margin.end)
        return None if unit is None else (margin.start, unit.end(), margin)
    if _THEN_BY.fullmatch(copy, second.end, margin.start):
        unit = _UNIT_NOUN.match(copy, margin.end)
        return None if unit is None else (margin.start, unit.end(), margin)
    return None


def _before(copy: str, first: Figure, second: Figure, margin: Figure | None) -> tuple[int, int, Figure] | None:
    if margin is None or not 0 < first.start - margin.end < 80 or margin.form not in ("digits", "words"):
        return None
    if _OTHER_ROUND.match(copy, second.end):
        return None  # "by 20 votes in the first round, 211 to 198 in the second"
    link = _TO_SCORE.fullmatch(copy, margin.end, first.start)
    if link is not None and link["unit"] is None:
        of = _NOUN_OF.search(copy, max(0, margin.start - 36), margin.start)
        return (margin.start, first.start, margin) if of and link["noun"] is None else None
    if link is None or (
        link["noun"] is None and _BY_BEFORE.search(copy, max(0, margin.start - 36), margin.start) is None
    ):
        return None
    return margin.start, first.start, margin


_VOTES = frozenset(("vote", "votes", "majority", "ballots"))
_MARGIN_BEFORE = lazy(rf"\b(?:{_NOUN}\sof|by)\s(?:just\s|only\s|about\s|exactly\s|an?\s)?\Z")
_MARGIN_BEHIND = lazy(
    rf"[\s-]votes?[\s-](?:\w+\s)?{_NOUN}\b|\s(?:votes?\s)?(?:ahead|clear|(?:more|fewer)\sthan(?!\s(?:in|at|on|last|the\s(?:last|previous)|a|when|he|she|it|they|(?:19|20)[0-9]{2})\b)|behind|short)\b"
)
_VOTE_BEHIND = lazy(r"\s(?:[a-z]+\s)?(?:votes?|ballots)\b")
_OF_A_WHOLE = lazy(r"\s(?:out\s)?of\s|\s(?:eligible|registered|spoilt|spoiled|invalid|blank)\b|%|\sper\s?cent")
_TELLING = 20


def _of_votes(story: Story, done: list[int]) -> Iterator[Margin]:
    """ "Roe got 12,400 votes and Poe 11,900, a majority of 500": three figures of a sentence that all count votes."""
    copy = story.copy
    for stretch in amounts_by_sentence(story):
        counts = [one for one in stretch.amounts if _is_count(copy, one) and not is_age(copy, one.start)]
        if len(counts) != 3 or any(one.hedge or _OF_A_WHOLE.match(copy, one.end) for one in counts):
            continue
        if _ROUNDS.search(copy, stretch.start, stretch.end) or any(
            stretch.start <= start < stretch.end for start in done
        ):
            continue
        if not any(_VOTE_BEHIND.match(copy, one.end) for one in counts):
            continue
        said = [one for one in counts if _is_margin(copy, one)]
        if len(said) != 1:
            continue
        first, second = (
            Figure(one.start, one.end, one.value, one.ends[0].step, "digits") for one in counts if one is not said[0]
        )
        if first.start < said[0].start < second.start and second.start - said[0].end > 60:
            continue
        start, end = counts[0].start, counts[2].end
        yield Margin(start, end, first, second, said[0].value, " ".join(copy[start:end].split()), False)


#: More votes than one are counted there.
_ROUNDS = lazy(
    r"\b(?:rounds?|run-?off|re-?run|respectively|swing|turnout|electorate|when|last\stime|previously|earlier|ago|seats)\b|;"
)


def _is_count(copy: str, one: Amount) -> bool:
    """Whether a figure may count votes; in "Roe 12,400, Poe 11,900" the names make none of them a label."""
    named = one.kind == "label" and "," in copy[one.start : one.end]
    return (one.kind == "count" or named) and one.value >= _TELLING


_SCORE_BEHIND = lazy(r"\s(?:votes?\s)?(?:to|against)\s(?:just\s|only\s)?[0-9a-z]")


def _is_margin(copy: str, one: Amount) -> bool:
    if _MARGIN_BEHIND.match(copy, one.end):
        return True
    if _SCORE_BEHIND.match(copy, one.end):
        return False  # "by 57 votes to 52, with 44 abstentions"
    before = _MARGIN_BEFORE.search(copy, max(0, one.start - 32), one.start)
    return before is not None and (not before[0].startswith("by") or _VOTE_BEHIND.match(copy, one.end) is not None)
