"""Conversions: a quantity said again in another unit, as "12 km (7.5 miles)", "12 km, or 7.5 miles," or "12 km/7.5 miles"."""

from __future__ import annotations

from typing import NamedTuple

from copydesk.patterns import lazy
from copydesk.reading.quantities import Quantity, in_pairs, quantities
from copydesk.story import Story


class Conversion(NamedTuple):
    """Two quantities that the copy says are one; `end` takes in a closing bracket. Offsets into the copy.

    `between` is what stands between them without brackets and hedges: "of land" in "10 acres of land (4 hectares)".
    """

    left: Quantity
    right: Quantity
    end: int
    between: str

    @property
    def start(self) -> int:
        """Where the first quantity starts."""
        return self.left.start


def conversions(story: Story) -> tuple[Conversion, ...]:
    """Every conversion of the story in order."""
    return story.read(_conversions)


_HEDGES = (
    r"(?:(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|just\s(?:under|over|above|below)|more\sthan|over"
    r"|less\sthan|under|up\sto|at\sleast|an?\sestimated|a\slittle\s(?:over|under|more\sthan|less\sthan)|close\sto|or|i\.e\.,?|from|between"
    r"|equivalent\sto|equal\sto|c\.|circa|ca\.)\s)*[~≈=]?\s?[-−–]?(?:minus\s)?"
)
_BRACKET = lazy(rf"(?P<between>[^()\[\]\d;:.!?\"“”]{{0,48}}?)\s?[(\[]\s?{_HEDGES}\Z")
_OR = lazy(rf",?\s(?:or|that\sis,?|i\.e\.,?)\s{_HEDGES}\Z")
_SLASH = lazy(r"\s?/\s?\Z")
_EQUALS = lazy(
    rf"(?:\s?[=≈]\s?|,?\s(?:which\s)?(?:equals|equal\sto|is\sequal\sto|(?:is\s)?(?:the\s)?equivalent\s(?:to|of))\s){_HEDGES}\Z"
)
_COMMA = lazy(
    rf",\s(?=(?:about|around|roughly|nearly|almost|approximately|some|just|more|less|over|under|equivalent|equal)\b){_HEDGES}\Z"
)
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
_ENDS_COMMA = lazy(r",|\.(?!\d)")
_ENDS_DASH = lazy(r"\s?(?:[–—,.;)]|--|\s-\s|\Z)")
_MOST_WORDS_BETWEEN = 5


def _conversions(story: Story) -> tuple[Conversion, ...]:
    copy = story.copy
    found: list[Conversion] = []
    for left, right in in_pairs(quantities(story)):
        if right.start - left.end > 80 or not left.dimensions & right.dimensions:
            continue
        made = _joined(copy, left, right, found[-1] if found else None)
        if made is not None:
            found.append(made)
    return tuple(found)


class Joint(NamedTuple):
    """How the copy says that two figures are one: `end` takes in a closing bracket, `between` is what is said in between."""

    end: int
    between: str


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
    if _SLASH.fullmatch(gap) or _OR.fullmatch(gap) or _EQUALS.fullmatch(gap):
        return Joint(right_end, "")
    if _COMMA.fullmatch(gap) and _ENDS_COMMA.match(copy, right_end):
        return Joint(right_end, "")
    if _DASH.fullmatch(gap) and _ENDS_DASH.match(copy, right_end):
        return Joint(right_end, "")
    return None


def _joined(copy: str, left: Quantity, right: Quantity, earlier: Conversion | None) -> Conversion | None:
    if {unit.name for unit in left.units} & {unit.name for unit in right.units} and len(left.units) == len(right.units):
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
