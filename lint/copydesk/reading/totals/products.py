"""A figure for each of so many, and the total said of them all: "320 sheep, worth about £120 each, a loss of £38,400"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.figures.amounts import Amount, amounts_between, amounts_by_sentence
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.reading.totals.multiplying import in_unit_of
from copydesk.reading.units.units import named
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Product(NamedTuple):
    """A figure for each, all that it may be multiplied by, and the total; `sure` is whether nothing else can be meant,
    `shared` whether the total is what was divided.
    """

    each: Amount
    factors: tuple[Amount, ...]
    total: Amount
    sure: bool
    shared: bool = False


class _Rate(NamedTuple):
    """A figure for each: `of` is the noun or period that it is one for each of, "each" where none is said."""

    amount: Amount
    of: str
    period: str


_CUES = frozenset(("each", "apiece", "per", "every", "a", "an", "of", "at"))
_PERIODS = {
    "day": "day", "night": "day", "daily": "day", "morning": "day", "evening": "day", "season": "year", "annum": "year", "week": "week", "weekly": "week", "month": "month", "monthly": "month",
    "year": "year", "yearly": "year", "annually": "year", "hour": "hour", "minute": "minute", "quarter": "quarter", "second": "second",
}  # fmt: skip
_NOT_A_THING = r"(?!(?:year|season|annum|morning|evening|month|week|day|night|hour|minute|second|quarter|few|lot|total|third|half|row|bid|result|rate|share|further|record|little|man|woman|new|way|drop|rise|fall|loss|gain)\b)"
_WORD = r"\s(?:of\s)?(?!(?:and|or|to|in|for|but|with|from|by|were|was|is|are)\s)[a-z]+"
#: What makes a figure one for each: "$14 a ticket", "R350 per head", "150kg of grass each", "$50 a day".
_EACH = lazy(
    rf"(?P<what>(?:{_WORD}){{0,2}}?)(?:\s(?P<each>apiece|each|for\seach)\b(?!\s(?:other|way|side)\b)|\s(?:per|for\s(?:each|every)|in\seach|on\seach)\s(?![0-9]|(?:two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)\b)(?:of\s(?:the|its|their|his|her)\s)?(?P<per>[a-z]+)?"
    rf"|(?:{_WORD}){{0,2}}\s(?:on|in|at|to|for)\s(?P<all>each\sof)\s(?:the|its|their|his|her)\s(?=[0-9a-z]+\s)|\san?\s(?P<thing>{_NOT_A_THING}[a-z]+)(?=[,.;:)]|\s(?:for|to|and|from|in|at|on|with|when|that|which|hour|metre|meter|foot|kilometre|mile)\b|\s[0-9])"
    r"|\s(?:an?|every|each)\s(?P<period>day|night|morning|evening|week|month|year|season|hour|minute|second|quarter)\b(?:\s(?P<too>each|apiece|on\seach|for\seach)\b)?|\s(?P<adverb>daily|weekly|monthly|yearly|annually)\b)"
)
_EACH_BEFORE = lazy(
    r"\b(?:[Ee]ach|[Ee]very\sone)\s(?!(?:and|or|other)\b)(?:of\s(?:[^,.;]|,(?=[0-9])){1,30}?\s)?(?:[a-z]+\s){0,3}(?!(?:of|the|its|their|those|his|her)\s)[a-z]+\s(?:about\s|some\s)?\Z"
)
#: "Each of 48 stalls pays 6,500 shillings a month": for each stall, and for each month.
_EACH_OF = lazy(r"\b[Ee]ach\sof\s(?:the\s|its\s|their\s)?[0-9a-z,]+\s[^,.;:]{1,40}\Z")
#: "a toll of $4", "twelve instalments of £85".
_PRICE_BEFORE = lazy(
    r"\b(?:toll|fee|fare|price|charge|levy|tax|ticket|fine|bonus|grant|subsidy|stipend|wage|rent|deposit|bounty|allowance|instal?lment|payment|share|coupon|voucher|pension|salary|rebate|dues)s?\sof\s(?:about\s|just\s)?\Z"
)
#: "1,150 tickets at £24".
_SOLD_AT = lazy(r"(?:[0-9]|teen|ty|hundred|thousand|dozen)\s(?:[a-z]+\s)?[a-z]+s\sat\s(?:about\s|just\s)?\Z")
_SUMS = r"(?:total|sum|loss|bill|cost|gain|profit|outlay|saving|haul|payout|take|yield|output|harvest|production|expense|budget|revenue|income)"
_TOTAL_BEFORE = lazy(
    rf"\b(?:(?:an?|the|for\sa|giving\sa|making\sa|its|their)\s(?:[a-z]+\s){{0,2}}{_SUMS}(?:\s(?:of|to|is|was|at|came\sto|comes\sto))*(?:\s(?:put|estimated)\sat)?|making(?:\sit)?|makes?|totall?ing|totals?|totall?ed|adding\sup\sto"
    r"|amounting\sto|(?:comes?|came|coming|amounts?|mounts?|adds?)\s(?:up\s)?to|works?\sout\s(?:at|to)|(?:brought|brings?|bringing)(?:\s[a-z]+){0,3}|raised?|raises|raising|took\sin|earn(?:ed|s|ing)?|fetch(?:ed|es|ing)?|forwent|cost(?:s|ing)?(?:\s(?:the\s)?[a-z]+)?"
    r"|tak(?:e|es|ing)(?:\sin)?|means?|meant|meaning|set\s(?:[a-z]+\s){1,3}back|forfeited|los(?:t|es|ing)|sav(?:es?|ed|ing)|pa(?:ys?|id)|(?:takes?|took)\shome|so(?:\sthat)?(?:\s(?:it|they|he|she)\s[a-z]+)?|gives?|gave|giving|yield(?:s|ed|ing)?|produc(?:es?|ed|ing)|needs?|worth|put)"
    r"\s(?:it\s|them\s|him\s|her\s|(?:the|its|their)\s[a-z]+\s)?(?:a\stotal\sof\s|some\s|about\s|just\s(?:over|under)\s|nearly\s|over\s|more\sthan\s)?\Z"
)
_WOULD = lazy(
    r"\b(?:would|will|could|should)\s(?:[a-z]+\s){1,5}(?:of\s[0-9,]+\s[a-z]+\s)?(?:(?:about|some|nearly)\s)?\Z"
)
_IN_ALL = lazy(r"[^,.;:()\d]{0,40}?\s(?:in\s(?:all|total)|altogether|all\stold|overall|between\sthem)\b")
_BESIDE = lazy(
    r"(?:,\sfor|,|\s?\(|\s[—–]|\s--?|;|:|\sor)\s?(?:or\s|that\sis,?\s|i\.e\.\s|which\sis\s|some\s|about\s|nearly\s|roughly\s|around\s|just\s(?:over|under)\s){0,3}\Z"
)
_STOPS = lazy(
    r"(?:\s(?!(?:of|more|less|fewer|each|per|from|for\sthe)\b)[a-z-]+){0,3}(?:\sof\s[a-z]+)?(?:\s(?:an?|per)\s(?:day|week|month|year|hour|minute)|\s(?:over|in|for)\s(?:an?|the)\s(?:[a-z]+\s)?(?:day|week|month|year))?(?:[,;:)]|\.(?![0-9])|\s[—–]|\s--?\s|\Z|\n)"
    r"|\s(?:that|which)\b|\sfor\s(?:the\s|an?\s[a-z]+\sof\s)?[0-9]|\s(?:in|over|for)\san?\s(?:day|week|month|year|season)\b"
)
_SHARED = lazy(
    r"\b(?:share[sd]?|sharing|split(?:ting)?|divided?|distributed)\b[^.;]{0,60}?\b(?:equally|evenly|in\sequal|each|apiece)\b|\b(?:equally|evenly|equal\s(?:shares|parts))\b[^.;]{0,40}\b(?:between|among|by|shared?|split|divided?)\b|\b(?:pot|pool|kitty)\b"
)
_ANOTHER_CLAUSE = lazy(
    r",\s(?:but|while|whereas|although|when|whose)\s|;\s(?!(?:in\sall|altogether|that|this|it|they|a\stotal|the\s(?:total|bill|cost|sum|whole))\b)|\b(?:plus|besides|more\sthan\slast|instead\sof|compared|up\sfrom|down\sfrom|on\saverage|an\saverage\sof|up\sto|at\sleast|including|after|before\stax|(?<!each\s)of\swhich|rather\sthan|first|next|last(?!\s(?:year|month|week|season)['’]s))\b"
)
_NOT_ALL_PAY = lazy(
    r"\b(?:free|discount\w*|extra|less\sa|minus|rebate|guaranteed|of\sit|off|booking\sfee|a\sfee|tips?|after\s(?:costs|expenses|fees|tax)|net\sof|(?:and|plus|with|before)\s(?:an?\s|the\s)?(?:[a-z]+\s)?bonus(?:es)?|rested|skipped|apart\sfrom|the\s(?:rest|remainder|balance))\b"
)
_NEXT = lazy(r"\s*(?:Each|Every|That|It|Apiece|They)\b")
_KINDS = frozenset(("money", "count", "measure", "cents", "duration"))
_FACTORS = frozenset(("count", "duration"))
_MOST_FACTORS = 4
#: Nobody says beside a figure for one of these how many there are.
_NOT_COUNTED = frozenset(("share", "cent", "capita", "thousand", "million", "barrel"))
_ALIKE = Fraction(4, 5)


def products(story: Story) -> Iterator[Product]:
    """Every figure for each with the total said of them all."""
    if not _CUES & vocabulary(story):
        return
    copy = story.copy
    for stretch in amounts_by_sentence(story):
        if len(stretch.amounts) < 2:
            continue
        row, end = list(stretch.amounts), stretch.end
        if _NEXT.match(copy, end) and _SHARED.search(copy, stretch.start, sentence_at(story, end)[1]):
            following = sentence_at(story, end)
            row += amounts_between(story, *following)
            end = following[1]
        row = [one for one in row if one.kind != "label" and len(one.ends) == 1]
        if 2 < len(row) < 9:
            yield from _of_sentence(copy, (stretch.start, end), row)


def _of_sentence(copy: str, limits: tuple[int, int], row: Sequence[Amount]) -> Iterator[Product]:
    rates = [rate for one in row if (rate := _rate(copy, one, row)) is not None]
    # What stands for each of some things goes before what stands for each period: "$14 a ticket, $9,100 a night".
    rates.sort(key=lambda rate: bool(rate.period) and rate.of == rate.period)
    for rate in rates:
        product = _of_rate(copy, limits, row, rate)
        if product is not None:
            yield product
            return


def _of_rate(copy: str, limits: tuple[int, int], row: Sequence[Amount], rate: _Rate) -> Product | None:
    each = rate.amount
    shared = _SHARED.search(copy, *limits) is not None
    alike = [one for one in row if one is not each and _one_unit(one, each) and not _is_of_others(copy, one)]
    spans = {_rate_after(copy, one) or _of_shift(copy, one) for one in row if one.kind == "duration"}
    totals = [one for one in alike if (shared and one.kind == "money") or _is_total(copy, rate, one, spans)]
    if len(totals) != 1:
        return None
    total = totals[0]
    factors = [
        one
        for one in row
        if one not in (each, total)
        and one.value > 1
        and (one.kind in _FACTORS or _measures(copy, one, rate.of))
        and not _OF_OTHERS.match(copy, one.end)
        and not _CHANGED.search(copy, max(0, one.start - 20), one.start)
        and not _is_of_vote(copy, one)
    ]
    if not 0 < len(factors) <= _MOST_FACTORS:
        return None
    first, last = min(each.start, total.start, factors[0].start), max(each.end, total.end)
    sure = (
        (len(alike) == 1 or each.kind == "count")
        and not any(one.kind in ("percent", "fraction", "multiple") and first < one.start < last for one in row)
        and not _ANOTHER_CLAUSE.search(copy, first, last)
        and not _NOT_ALL_PAY.search(copy, first, min(limits[1], last + 50))
        and not any(one.hedge in ("above", "below") for one in factors if one.kind == "count")
        and _fits(copy, rate, factors, total)
    )
    return Product(each, tuple(factors), total, sure, shared)


_MORE = lazy(
    r"\s(?:[a-z]+\s)?(?:more|less|fewer)\b|\s(?:with|including|plus)\s(?:[a-z]+\s){0,2}(?:costs|fees|interest|tax|tips|bonuses|expenses|charges)\b"
)
#: "rather than the £4,020 that he was paid".
_INSTEAD = lazy(r"\b(?:rather\sthan|instead\sof|and\snot|compared\swith|against)\s(?:the\s|a\s)?\Z")
_SHIFT = lazy(r"\s(?:shift|day)\b")


def _is_of_others(copy: str, one: Amount) -> bool:
    """Whether a figure is one more than others, or one that is set against the total."""
    return bool(_MORE.match(copy, one.end) or _INSTEAD.search(copy, max(0, one.start - 30), one.start))


def _of_shift(copy: str, one: Amount) -> str | None:
    """ "a ten-hour shift": so many hours a day."""
    return "day" if one.unit == ("hour",) and _SHIFT.match(copy, one.end) else None


#: "twelve more", "12 years ago", "three times": no number of those that get something each.
_OF_OTHERS = lazy(
    r"\s(?:more|fewer|less|ago|times|percent|per\scent|of\s(?:which|whom))\b|-(?:year|day|month|week|hour|minute)-old"
)


#: "20 seats, a gain of five": no number of those that get something each.
_CHANGED = lazy(r"\b(?:gain|loss|rise|fall|increase|drop|lead|majority)\sof\s\Z|\b(?:up|down)\s(?:by\s)?\Z")


#: "by 24 votes to 17", "9-4": nobody gets something each.
_VOTES_BEHIND = lazy(r"\s?[-–]\s?[0-9]|\s(?:votes?\s)?(?:to|against)\s(?:[0-9]|[a-z]+[,.;])")
_VOTES_BEFORE = lazy(r"[0-9]\s?[-–]\s?\Z|\b[0-9a-z]+\s(?:votes?\s)(?:to|against)\s\Z|\bby\s[0-9]+\sto\s\Z")


def _is_of_vote(copy: str, one: Amount) -> bool:
    return bool(_VOTES_BEHIND.match(copy, one.end) or _VOTES_BEFORE.search(copy, max(0, one.start - 24), one.start))


def _is_counted(row: Sequence[Amount], thing: str) -> bool:
    """Whether what a count is one for each of is counted itself: "14 rooms a shift, five shifts a week"."""
    return any(thing in one.unit[:2] for one in row)


def _rate(copy: str, one: Amount, row: Sequence[Amount] = ()) -> _Rate | None:
    """The figure as one for each of something; None where it is none."""
    if one.kind not in _KINDS:
        return None
    after = _EACH.match(copy, one.end)
    within = next((unit.rpartition("_per_")[2] for unit in one.unit if "_per_" in unit), "")
    if after is not None and not (one.kind == "count" and after["thing"] and not _is_counted(row, after["thing"])):
        period = _PERIODS.get(after["period"] or after["adverb"] or after["per"] or "", "")
        every = (
            after["each"] or after["too"] or after["all"] or _EACH_OF.search(copy, max(0, one.start - 60), one.start)
        )
        if after["per"] in _NOT_COUNTED:
            return None
        of = "each" if every else after["per"] or after["thing"] or period or "each"
        return _Rate(one, _PERIODS.get(of, of), period)
    if within in _PERIODS:
        fast = within in ("hour", "minute", "second") and named(one.unit[0]).dimension == "speed"
        each = _EACH_BEFORE.search(copy, max(0, one.start - 60), one.start) is not None
        return None if fast else _Rate(one, "each" if each else within, within)
    if _EACH_BEFORE.search(copy, max(0, one.start - 60), one.start):
        return _Rate(one, "each", "")
    if one.kind in ("money", "cents") and (
        _PRICE_BEFORE.search(copy, max(0, one.start - 40), one.start)
        or _SOLD_AT.search(copy, max(0, one.start - 50), one.start)
    ):
        often = _OFTEN.search(copy, max(0, one.start - 40), one.start)
        return _Rate(one, "each", _OFTEN_IN[often["often"]] if often is not None else "")
    return None


#: "a monthly pension of 1,500 rupees for 400,000 widows, at a cost of 7.2 billion a year".
_OFTEN_IN = {
    "hourly": "hour", "daily": "day", "weekly": "week", "fortnightly": "fortnight", "monthly": "month", "quarterly": "quarter",
    "annual": "year", "yearly": "year",
}  # fmt: skip
_OFTEN = lazy(rf"\b(?P<often>{'|'.join(_OFTEN_IN)})\s(?:[a-z]+\s){{1,3}}(?:of\s)?\Z")


def _one_unit(one: Amount, other: Amount) -> bool:
    if "cents" in (one.kind, other.kind):
        return one.kind in ("money", "cents") and other.kind in ("money", "cents")
    if one.kind != other.kind:
        return False
    if one.kind == "count":
        return True
    ours, theirs = ({unit.partition("_per_")[0] for unit in each.unit} for each in (one, other))
    if one.kind == "measure" and not ours & theirs:
        same = in_unit_of(other, one)
        # A measure that is worth about as much is the same one in another unit.
        return same is not None and not _ALIKE < same.value / other.value < 1 / _ALIKE
    return bool(ours & theirs)


def _is_total(copy: str, rate: _Rate, total: Amount, spans: set[str | None]) -> bool:
    """Whether a figure is said to be the total of all that there is one for each of.

    `spans` are the periods that lengths of time are said for: "35 hours a week".
    """
    each = rate.amount
    few = each.kind not in ("measure", "cents") and total.value <= each.value
    if few and _IN_ALL.match(copy, total.end) is None:
        return False
    after = _rate_after(copy, total)
    if after is not None and (not after or (bool(rate.period) and after != rate.period and after not in spans)):
        return False
    if _CHANGED_TO.search(copy, max(0, total.start - 30), total.start):
        return False
    if _IN_ALL.match(copy, total.end) is not None:
        return True
    if _SPEND.search(copy, max(0, total.start - 30), total.start) and _ON_GIVING.match(copy, total.end):
        return True
    if not rate.period and _EACH_BESIDE.fullmatch(copy, total.end, max(total.end, each.start)):
        return True  # "130 bottles, two each"
    start = max(0, total.start - 60)
    beside = _BESIDE.search(copy, start, total.start) is not None and _STOPS.match(copy, total.end) is not None
    if each.kind == "count":
        same = bool(set(each.unit[:2]) & set(total.unit[:2]))
        said = _COUNTED_UP.search(copy, start, total.start) is not None
        return said or same or (beside and not total.unit)
    return (
        beside
        or _TOTAL_BEFORE.search(copy, start, total.start) is not None
        or (each.kind != "measure" and _WOULD.search(copy, start, total.start) is not None)
    )


#: "$1,800 per child, would double to $3,600": the same for each, and more of it.
_EACH_BESIDE = lazy(r"(?:\s[a-z]+){0,3},\s(?:or\s)?(?:about\s|some\s|nearly\s)?")
_CHANGED_TO = lazy(
    r"\b(?:doubl|tripl|trebl|quadrupl|ris|rose|rais|increas|gr[eo]w|climb|jump|fall|fell|drop|cut|reduc|halv|lower|shr[aiu]nk|go|went|up|down)[a-z]*\s(?:back\s|again\s)?to\s(?:(?:about|some|just|nearly|almost)\s)?\Z"
)
#: "to spend $3 million on giving 2,000 farmers $1,500 each".
_SPEND = lazy(
    r"\b(?:spend|spends|spent|spending|allocated|pledged|set\saside|earmarked)\s(?:about\s|some\s|nearly\s)?\Z"
)
_ON_GIVING = lazy(r"\s(?:on|to|by)\s(?:giv|pay|send|hand|buy|build|grant|award)[a-z]*\s")
_COUNTED_UP = lazy(
    r"\b(?:(?:can|could|would|will)\s(?:carry|hold|seat|take|feed|house|serve|need)|(?:an?|the|for\sa|making\sa)\s(?:[a-z]+\s)?total(?:\s(?:of|to|is|was))?|making|makes?|totall?ing|totall?ed|adding\sup\sto|(?:comes?|came|amounts?)\sto)\s(?:some\s|about\s)?\Z"
)


def _rate_after(copy: str, one: Amount) -> str | None:
    """The period that a figure is said for, "" where it is one for each of something else, None where it is no rate."""
    after = _EACH.match(copy, one.end)
    if after is None:
        return next((unit.rpartition("_per_")[2] for unit in one.unit if "_per_" in unit), None)
    return _PERIODS.get(after["period"] or after["adverb"] or "", "")


#: "15,000 rupees a month for a year": one more number to multiply by, which is not printed.
_FOR_A_WHILE = lazy(
    r"\b(?:for|over|in|during|throughout)\s(?:an?|the|one|his|her|its|their)\s(?:(?:full|whole|next|past|first|last|entire)\s)?(?:week|month|year|season|summer|winter|term|quarter|decade|half-year)\b"
)
#: How far behind the last figure a length of time may still be said.
_WHILE = 28


def _fits(copy: str, rate: _Rate, factors: Sequence[Amount], total: Amount) -> bool:
    """Whether a figure per week is multiplied by weeks, or its total is one for a week as well."""
    durations = {
        _PERIODS[word] for one in factors for word in one.unit[:2] if word in _PERIODS and not word.endswith("ly")
    }
    if not rate.period:
        return not durations
    first, last = min(rate.amount.start, total.start), max(rate.amount.end, total.end) + _WHILE
    for a_while in _FOR_A_WHILE.finditer(copy, first, last):
        if not (rate.period in durations and copy.startswith(" of ", a_while.end())):  # "in a month of 20 working days"
            return False
    if rate.period in durations:
        return True
    return not durations and (rate.of != rate.period or _rate_after(copy, total) == rate.period)


def _measures(copy: str, one: Amount, unit: str) -> bool:
    """Whether a measure is of that of which the price is one for each: "£2.10 per litre, or £210 for 100 litres"."""
    return one.kind == "measure" and unit not in _PERIODS and len(unit) > 2 and unit[:4] in copy[one.start : one.end]
