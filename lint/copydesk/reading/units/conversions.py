"""Conversions: a quantity said again in another unit, as "12 km (7.5 miles)", "12 km, or 7.5 miles," or "12 km/7.5 miles"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.units.quantities import Measure, Quantity, in_pairs, quantities
from copydesk.reading.units.units import unit_after
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Conversion(NamedTuple):
    """Two quantities that the copy says are one; `end` takes in a closing bracket. Offsets into the copy.

    `between` is what stands between them without brackets and hedges: "of land" in "10 acres of land (4 hectares)". They are
    `sure` to be one where the copy says so; where a comma alone joins them, only figures that betray a slip show it.
    """

    left: Quantity
    right: Quantity
    end: int
    between: str
    sure: bool = True

    @property
    def start(self) -> int:
        """Where the first quantity starts."""
        return self.left.start


def conversions(story: Story) -> tuple[Conversion, ...]:
    """Every conversion of the story in order."""
    return story.read(_conversions)


_HEDGES = (
    r"(?:(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|just\s(?:under|over|above|below)|more\sthan|over"
    r"|less\sthan|under|up\sto|at\sleast|an?\sestimated|a\slittle\s(?:over|under|more\sthan|less\sthan)|close\sto|or|i\.e\.,?|that\sis,?|that['’]s|which\sis|from|between"
    r"|equivalent\sto|equal\sto|c\.|circa|ca\.)\s)*[~≈=]?\s?[-−–]?(?:minus\s)?"
)
_BRACKET = lazy(rf"(?P<between>[^()\[\]\d;:.!?\"“”]{{0,48}}?)\s?[(\[]\s?{_HEDGES}\Z")
_OR = lazy(rf",?\s(?:or|that\sis,?|that['’]s|which\sis|i\.e\.,?)\s{_HEDGES}\Z")
#: "2 kilos, or 10 pounds with its case": another amount.
_WITH_MORE = lazy(r"\s(?:with|including|plus|without|if|when|once|more|less|in\sall\s)\b")
_SLASH = lazy(r"\s?/\s?\Z")
_EQUALS = lazy(
    rf"(?:\s?[=≈]\s?|,?\s(?:which\s)?(?:equals|equal\sto|is\sequal\sto|(?:is\s)?(?:the\s)?equivalent\s(?:to|of))\s){_HEDGES}\Z"
)
_COMMA = lazy(
    rf",\s(?=(?:about|around|roughly|nearly|almost|approximately|some|just|more|less|over|under|equivalent|equal)\b){_HEDGES}\Z"
)
#: "2.7 km long, or 1.7 miles", "300mm of rain, the equivalent of 12in": what is measured stands before the comma.
_PHRASED = lazy(
    r"(?P<between>(?:\s[A-Za-z'’-]+){1,6}),?\s(?:(?P<equal>(?:which\sis\s|or\s)?(?:the\s)?(?:equivalent|equal)\s(?:to|of)|(?:which\s)?equals"
    rf"|which\sis)|(?P<or>or|that\sis,?|i\.e\.,?)|(?=(?:about|around|roughly|nearly|almost|approximately|just)\b))\s?{_HEDGES}\Z"
)
_EXTENT = lazy(
    r"(?:long|wide|deep|high|tall|thick|away|across|apart|square|of\s[a-z]+|in\s(?:diameter|length|height|width|depth)|above\s(?:the\s)?[A-Za-z]+)\Z"
)
_PARTS_CLAUSES = lazy(
    r"\b(?:and|but|or|while|from|to|than|then|was|were|is|are|has|have|had|with|who|which|that|if|when|plus|by|for|at|in\s(?:the|a|an)|(?:more|less|fewer)\b)\b"
)
_PERIOD = lazy(r"\s?(?:(?:an?|per|each|every)\s|/)(?:day|night|week|month|year|hour|minute|second|season)\b")
#: A figure that a bare comma puts beside the other: "95 degrees Fahrenheit, 35 degrees Celsius, on Tuesday".
_BARE_COMMA = lazy(r",\s[-−–]?(?:minus\s)?\Z")

_DASH = lazy(rf"\s?(?:[–—]|--|\s-\s)\s?{_HEDGES}\Z")
_IN_BRACKET = lazy(rf"(?:\s?[;,/]\s?|,?\sor\s|\s?=\s?){_HEDGES}\Z")
# After the second quantity: the bracket's end, perhaps after the dimension it measures; or more in the same bracket.
_CLOSES = lazy(
    r"(?:\s(?:long|wide|deep|high|tall|thick|away|across|in\s(?:diameter|length|height|width|depth)|each|square|above\szero|"
    r"(?:above|below)\s(?:sea\slevel|freezing|zero|normal|average)|in\sall|respectively|approx(?:\.|imately)?|or\sso|each|total|at\sthe\stime|at\s(?:current|today['’]s|[a-z]+)\s(?:exchange\s|market\s)?(?:rates?|prices)|today|then|now|apiece))?\s?(?P<close>[)\]])"
)
# A unit of its own among the words between two figures: the second figure says that one again ("25m lost an inch (2.5cm)").
_ANOTHER = lazy(
    r"\b(?:an?|one|half)\s(?:\w+\s)?(?:inch|foot|yard|mile|acre|hectare|pound|ounce|ton|tonne|stone|gallon|pint|quart|degree"
    r"|(?:milli|centi|kilo)?(?:met(?:er|re)|lit(?:er|re)|gram(?:me)?)|kilo)\b"
)
_GOES_ON = lazy(r"\s?[;,/]|\sor\s")
_ENDS_COMMA = lazy(r",|\.(?!\d)|\s?[—–]|\s-\s")
_ENDS_DASH = lazy(r"\s?(?:[–—,.;)]|--|\s-\s|\Z)")
_MOST_WORDS_BETWEEN = 5


def _conversions(story: Story) -> tuple[Conversion, ...]:
    copy = story.copy
    found: list[Conversion] = []
    every = quantities(story)
    for one in every[:1]:
        found += _of_one(copy, None, one)
    for left, right in in_pairs(every):
        found += _of_one(copy, left, right)
        if right.start - left.end > 80 or not left.dimensions & right.dimensions:
            continue
        made = _joined(copy, left, right, found[-1] if found else None)
        if made is not None:
            found.append(made)
    return tuple(found)


#: "A tonne (2,205 pounds)": one of a unit, said with an article, unhedged and not "a thousandth of a tonne".
_ONE = lazy(rf"(?<![\w%])(?P<article>[Aa]n?)\s(?P<unit>[a-z-]+)(?:\s\(|(?P<comma>,\s)){_HEDGES}\Z")
_MORE_OR_LESS_THAN_ONE = lazy(r"(?:of|than|within|under|over|nearly|almost|half|[0-9]|about|every|[a-z]+ths?)\s\Z")


def _of_one(copy: str, earlier: Quantity | None, right: Quantity) -> Iterator[Conversion]:
    """The conversion of one of a unit that stands right before a bracket, if there is one."""
    before = copy[max(0, right.start - 24) : right.start]
    if "(" not in before and ", " not in before:
        return
    one = _ONE.search(copy, max(0, right.start - 40, earlier.end if earlier else 0), right.start)
    if one is None or _MORE_OR_LESS_THAN_ONE.search(copy, max(0, one.start() - 12), one.start()):
        return
    if "or " in copy[one.end("unit") : right.start]:
        return  # "a pint (or two litres)": another amount
    form = unit_after(copy, one.end("article"))
    closes = _ENDS_COMMA.match(copy, right.end) if one["comma"] else _CLOSES.match(copy, right.end)
    if form is None or form.end != one.end("unit") or closes is None or len(right.measures) != 1:
        return
    measure = Measure(Fraction(1), Fraction(1, 10), copy[one.start() : one.end("article")])
    left = Quantity(one.start(), form.end, (measure,), "", form.units, form.start, form.end, form.spelled, "")
    if left.dimensions & right.dimensions and not _same_unit(left, right):
        yield Conversion(left, right, right.end if one["comma"] else closes.end(), "", sure=not one["comma"])


class Joint(NamedTuple):
    """How the copy says that two figures are one: `end` takes in a closing bracket, `between` is what is said in between."""

    end: int
    between: str
    sure: bool = True


def joins(copy: str, left_end: int, right_start: int, right_end: int) -> Joint | None:
    """The joint of two figures that the copy says are one, by a bracket, "or", a slash, "equals" or a dash; else None."""
    gap = copy[left_end:right_start]
    bracket = _BRACKET.fullmatch(gap)
    if bracket is not None:
        between = bracket["between"].strip(" ,-")
        closes = _CLOSES.match(copy, right_end)
        if (
            len(between.split()) > _MOST_WORDS_BETWEEN
            or _ANOTHER.search(between)
            or not (closes or _GOES_ON.match(copy, right_end))
        ):
            return None
        return Joint(closes.end() if closes else right_end, between)
    if _OR.fullmatch(gap) and _WITH_MORE.match(copy, right_end):
        return None
    if _SLASH.fullmatch(gap) or _OR.fullmatch(gap) or _EQUALS.fullmatch(gap):
        return Joint(right_end, "")
    if _COMMA.fullmatch(gap) and _ENDS_COMMA.match(copy, right_end):
        return Joint(right_end, "")
    if _DASH.fullmatch(gap) and _ENDS_DASH.match(copy, right_end):
        return Joint(right_end, "")
    return _phrased(copy, gap, right_end)


def _phrased(copy: str, gap: str, right_end: int) -> Joint | None:
    """The joint of two figures with what is measured between them, or with a bare comma."""
    phrased = _PHRASED.fullmatch(gap)
    if phrased is None:
        return (
            Joint(right_end, "", sure=False)
            if _BARE_COMMA.fullmatch(gap) and _ENDS_COMMA.match(copy, right_end)
            else None
        )
    between = phrased["between"].strip()
    if _PARTS_CLAUSES.search(between) or _ANOTHER.search(between) or _PERIOD.match(copy, right_end):
        return None
    if not (phrased["equal"] or phrased["or"]) and not _ENDS_COMMA.match(copy, right_end):
        return None
    return Joint(right_end, between, sure=bool(phrased["equal"] or _EXTENT.fullmatch(between)))


def _same_unit(left: Quantity, right: Quantity) -> bool:
    shared = {unit.name for unit in left.units} & {unit.name for unit in right.units}
    return bool(shared) and len(left.units) == len(right.units)


def _joined(copy: str, left: Quantity, right: Quantity, earlier: Conversion | None) -> Conversion | None:
    if _same_unit(left, right):
        return None
    joint = joins(copy, left.end, right.start, right.end)
    if joint is not None:
        return Conversion(left, right, *joint)
    if earlier is not None and earlier.right is left and goes_on(copy, left.end, right.start):
        closes = _CLOSES.match(copy, right.end)
        return Conversion(left, right, closes.end() if closes else right.end, "")
    return None


def goes_on(copy: str, left_end: int, right_start: int) -> bool:
    """Whether a third figure follows in the bracket of a pair: "€20,000 (£17,500; $22,900)"."""
    return _IN_BRACKET.fullmatch(copy, left_end, right_start) is not None
