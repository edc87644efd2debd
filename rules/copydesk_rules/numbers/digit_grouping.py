"""A figure whose commas do not stand where thousands are, as in "£6,5000".

Flags a group of four digits after a comma ("6,5000 people", "6,5000,000"), one of two or of one ("$184,00", "1,000,00"), four
digits before the first comma ("1000,000 people"), a comma after decimals ("$1.5,000"), a decimal comma before a unit or percent
("2,29 percent"), stops for commas ("1.000.000 people"), and a date that lost its space ("June 5,2019"). The message says what
may be meant.

Why it matters: a digit too many or too few is an error by a factor of ten, and nobody but the reporter knows which it is.

Stays silent on right figures, on Indian grouping ("1,00,000") in a story that speaks of India or its neighbours, lakhs or
rupees, on chemical names ("1,4-dioxane"), lists and pairs without spaces ("1,2,3", "(2,4)"), verses, scores and coordinates, on
prices in euros ("€10,00"), codes and links, and on any figure that is no amount: it wants a currency, a hedge or a noun beside it.

How to settle it: ask for the source's own figure. Copydesk offers no fix, since a digit may be lost as well as the comma misplaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.patterns import lazy
from copydesk.reading.figures.numbers import numbers
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.rule import Clean, Edit, Finding, Fix, Flagged, Meta
from copydesk.story import Story

META = Meta(severity="error", since="0.1.0", needs=("numbers",))

EXAMPLES = (
    Flagged("The car cost [[£6,5000]] new.", says="£6,500 or £65,000"),
    Flagged("Some [[200,0000]] people left.", says="200,000 or 2,000,000"),
    Flagged("They paid [[$184,00]] in fines.", says="$184.00, $18,400 or $184,000"),
    Flagged("The fund holds [[$6,5000,000]].", says="$6,500,000 or $65,000,000"),
    Flagged("A crowd of [[1,000,00]] people came.", says="100,000 or 1,000,000"),
    Flagged("About [[1000,000]] people came.", says="1,000,000"),
    Flagged("A fee of [[$1.5,000]] was paid.", says="decimals"),
    Flagged("It rose by [[2,29]] percent.", says="2.29"),
    Flagged("Some [[1.000.000]] people came.", says="1,000,000"),
    Flagged("The mayor put it at [[1,00,000]] people.", says="100,000 or 1,000,000"),
    Flagged("He was born on December [[7,1941]].", says="space", fixed="He was born on December 7, 1941.", severity="warning"),
    Clean("It cost £65,000 or $1,234,567.89, for 1,000,000 people.", "right figures"),
    Clean("The scheme will help 1,00,000 farmers across India.", "Indian grouping"),
    Clean("He won ₹12,34,567 and 3,50,000 more.", "Indian grouping"),
    Clean("Traces of 1,4-dioxane, 2,3,7,8-TCDD and 1,3000-mer were found.", "chemical names"),
    Clean("Numbers 955, 855, and 828 won; so did 1,2,3 and 5,12,33,41.", "lists"),
    Clean("The points (2,4) and 40,7128 are on the map; see John 3,16.", "pairs and verses"),
    Clean("A coffee is €10,00 there, or 3,50 euros.", "euro prices as the continent writes them"),
    Clean("See https://example.com/1,2345 or item A1,2345.", "links and codes"),
    Clean("In 2019,500 more came; 2018,2019 were dry.", "years"),
    Clean("Version 1.000.2, or 10.100.200.300 on the net.", "versions and addresses"),
    Clean("She won 6,4 6,3 in the final.", "a score"),
    Clean("Call 555,1234 or 601.123.456.", "telephone numbers"),
)  # fmt: skip

_RUN = lazy(r"[0-9]+(?:[.,][0-9]+)+")
_MONTH_BEFORE = lazy(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s\Z"
)
_CURRENCY = lazy(r"(?:[$£¥₹₦₩₱₽]|\b(?:Rs|USD|GBP|AUD|CAD|NZD|HK|US|A|C|NZ)\.?\$?\s?)\Z")
_HEDGE = lazy(
    r"\b(?:about|around|some|nearly|almost|over|than|roughly|approximately|to|least|most|estimated|another|of|with|for|by|from|the)\s\Z",
    re.IGNORECASE,
)
_NOUN_AFTER = lazy(
    r"[\s\u00a0-](?!(?:and|or|in|on|at|to|the|is|was|are|were|by|for|with|as|from|a|an|of|but|that|which|says|said)\b)[a-z]{3,}"
)
_OF_AFTER = lazy(r"\s(?:of\s(?:the|them|its|his|her|their|those)|in\s(?:cash|fines|prize|aid|damages))\b")
#: What no list, verse or decimal stands behind.
_COUNTING = lazy(
    r"\b(?:about|around|some|nearly|almost|over|(?:more|fewer|less)\sthan|roughly|approximately|at\sleast|an\sestimated|a\scrowd\sof)\s\Z",
    re.IGNORECASE,
)
_DECIMAL_IN_ENGLISH = lazy(r"\s?(?:million|billion|trillion|mln|bln|bn|m)\b")
_ONE_COMMA = lazy(r"[0-9]{1,3},[0-9]{1,2}")
_UNIT_AFTER = lazy(
    r"\s?(?:%|°|(?:percent|per\scent|pct|percentage\spoints?|million|billion|trillion|bn|m|kg|km|cm|mm|miles?|met(?:er|re)s?|feet|inches|tons?|tonnes?"
    r"|degrees|dollars|pounds|dlrs|cents|pence|litres?|liters?|hectares|acres|kilomet(?:er|re)s?)\b)"
)
_INDIAN = frozenset(
    [
        "lakh",
        "lakhs",
        "crore",
        "crores",
        "rupee",
        "rupees",
        "rs",
        "inr",
        "india",
        "indian",
        "indians",
        "pakistan",
        "pakistani",
        "bangladesh",
        "bangladeshi",
        "nepal",
        "nepali",
        "sri",
        "lanka",
        "delhi",
        "mumbai",
        "taka",
        "modi",
        "kolkata",
        "chennai",
        "karnataka",
        "kerala",
    ]
)


#: "1,00,000", which is one figure to every reading.
_BY_TWOS = lazy(r"[0-9]{1,2},[0-9]{2},")


def check(story: Story) -> Iterator[Finding]:
    """Looks at every figure that goes on after a comma or a second point, and at those grouped by twos."""
    copy, done = story.copy, 0
    for figure in numbers(story):
        by_twos = figure.end - figure.start > 6 and _BY_TWOS.match(copy, figure.start, figure.end) is not None
        goes_on = copy[figure.end : figure.end + 1] in (",", ".")
        if figure.start >= done and (goes_on or by_twos) and figure.form != "code":
            run = _RUN.match(copy, figure.start)
            if run is not None and (by_twos or run.end() > figure.end):
                done = run.end()
                finding = _judged(story, run)
                if finding is not None:
                    yield finding


def _judged(story: Story, run: re.Match[str]) -> Finding | None:
    copy, (start, end) = story.copy, run.span()
    block = story.block_at(start)
    before, after = copy[max(0, start - 20) : start], copy[end : end + 20]
    if block is None or not block.is_copy or after[:1].isalnum() or after[:1] in ("/", "_", "="):
        return None
    if before[-1:].isalnum() or before[-1:] in (".", ",", "/", "-", "#", "_", "=", ":", "@"):
        return None
    if _MONTH_BEFORE.search(before):
        return _date(story, run)
    currency = _CURRENCY.search(before)
    sign = currency[0] if currency else ""
    if after[:1] == "-" and not sign:
        return None
    unit = _UNIT_AFTER.match(copy, end)
    amount = bool(
        sign or unit or _NOUN_AFTER.match(copy, end) or (_HEDGE.search(before) and _OF_AFTER.match(copy, end))
    )
    euros = before[-1:] == "€" or after.lstrip("\u00a0 ").startswith(("€", "euro", "kr", "zł", "lei", "EUR"))
    if euros and _DECIMAL_IN_ENGLISH.match(copy, end) and _ONE_COMMA.fullmatch(run[0]):
        span = story.span(start, end)
        decimal = run[0].replace(",", ".")
        return Finding(span, f"“{story.said(span)}” has a decimal comma: write {decimal} if that is meant.")
    counted = _NOUN_AFTER.match(copy, end) is not None and _COUNTING.search(before) is not None
    says = "" if euros or not amount else _wrong(story, run[0], sign, decimal=unit is not None, counted=counted)
    if not says:
        return None
    span = story.span(start - len(sign), end)
    return Finding(span, f"“{story.said(span)}” {says}")


def _date(story: Story, run: re.Match[str]) -> Finding | None:
    day, comma, year = run[0].partition(",")
    if comma and len(day) <= 2 and len(year) == 4 and 1000 <= int(year) <= 2100 and 1 <= int(day) <= 31:
        at = story.span(run.start() + len(day) + 1, run.start() + len(day) + 1)
        span = story.span(*run.span())
        message = f"In the date “{story.said(span)}” a space is missing after the comma: set it."
        return Finding(span, message, fix=Fix((Edit(at, " "),), safe=True), severity="warning")
    return None


def _wrong(story: Story, printed: str, sign: str, *, decimal: bool, counted: bool) -> str:
    """What is wrong with the figure and what may be meant; "" where it may be right."""
    whole, point, rest = printed.rpartition(".")
    if not point or "," in rest:
        whole, point = printed, ""
    groups = whole.split(",")
    if "." in whole:
        return _with_points(printed, sign)
    if len(groups) == 1 or (all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3):
        return ""
    odd = [index for index, group in enumerate(groups) if (len(group) != 3 if index else len(group) > 3)]
    if len(odd) > 1:
        return _indian(story, groups, sign) if not point else ""
    length = len(groups[odd[0]])
    if odd[0] == 0:
        return (
            ""
            if length > 4 or 1900 <= int(groups[0]) < 2100
            else _ask([_grouped("".join(groups))], sign, "has no comma before its first three digits")
        )
    if len(groups) == 2 and length < 3 and not sign and not point and not (counted and length == 2):
        return f"has a decimal comma: write {groups[0]}.{groups[1]} if that is meant." if decimal else ""
    if length in (1, 2) and odd[0] != len(groups) - 1:
        return _indian(story, groups, sign)
    if length not in (1, 2, 4):
        return ""
    return _ask(
        _meant(groups, odd[0], length),
        sign,
        "has a digit too many after a comma" if length == 4 else "has too few digits after a comma",
    )


def _meant(groups: list[str], odd: int, length: int) -> list[str]:
    """The figure with the odd group made three digits long, and its digits grouped as they are; for two digits as decimals too."""
    mended = groups[odd][:3] if length == 4 else groups[odd].ljust(3, "0")
    figures = [_grouped("".join([*groups[:odd], mended, *groups[odd + 1 :]])), _grouped("".join(groups))]
    if length == 2 and len(groups) == 2:
        figures.append(f"{groups[0]}.{groups[1]}")
    return figures


def _indian(story: Story, groups: list[str], sign: str) -> str:
    """Of "1,00,000": right where the story speaks of India or its neighbours, and nowhere else."""
    shape = (
        len(groups) > 2
        and len(groups[0]) <= 2
        and len(groups[-1]) == 3
        and all(len(group) == 2 for group in groups[1:-1])
    )
    if not shape or sign in ("₹", "Rs", "Rs ", "Rs.", "Rs. ") or "₹" in story.copy or _INDIAN & vocabulary(story):
        return ""
    if groups[1:-1] != ["00"] * (len(groups) - 2):
        return ""  # "rounds 1,12,123": a list as likely as not
    padded = [groups[0], *("000" for _ in groups[1:-1]), groups[-1]]
    return _ask([_grouped("".join(groups)), ",".join(padded)], sign, "is grouped by twos")


def _with_points(printed: str, sign: str) -> str:
    groups = printed.split(".")
    if "," not in printed:
        shape = len(groups) == 3 and 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
        if shape and (groups[2] == "000" or sign):
            return _ask([",".join(groups)], sign, "has stops where English has commas")
        return ""
    whole, _, rest = printed.partition(".")
    decimals, _, thousands = rest.partition(",")
    if whole.isdigit() and decimals.isdigit() and len(decimals) < 3 and len(thousands) == 3 and thousands.isdigit():
        return "has a comma after its decimals: check the figure."
    return ""


def _grouped(digits: str) -> str:
    return f"{int(digits):,}"


def _ask(figures: list[str], sign: str, what: str) -> str:
    """The message: what is wrong, and the figures that may be meant, the smallest first."""
    shown = [
        f"{sign.strip()}{figure}"
        for figure in sorted(dict.fromkeys(figures), key=lambda figure: float(figure.replace(",", "")))
    ]
    meant = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
    return f"{what}: is {meant} meant? Check it with the source."
