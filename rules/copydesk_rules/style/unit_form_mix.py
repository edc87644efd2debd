"""One unit written in two ways in one story, as square kilometers and square km.

Flags the rarer of two ways in which the story's own voice writes one unit: percent, per cent or the sign; two
abbreviations of one unit (kph and km/h, sq km and km²); an abbreviation that is half spelled out (square km) beside the
whole words; and a unit that is spelled out again after it was abbreviated.

Why it matters: no style writes one unit in two ways without a reason, and a reader looks for the reason.

Stays silent where the unit is spelled out first and abbreviated from then on; where only brackets abbreviate; in direct
speech, headlines, captions, lists and transcripts; beside a number in words ("two kilometers", "five percent"), which keeps
the unit in words; on heights in feet and inches; and on tons and pounds, which may be two different units.

How to settle it: write the unit the way the story mostly does. The suggestion does that; it is not applied unseen, since
your house's style may ask for the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from copydesk.patterns import lazy
from copydesk.reading.figures.numbers import numbers
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.reading.text.voice import in_own_voice
from copydesk.reading.units.quantities import Quantity, quantities
from copydesk.rule import Clean, Edit, Elsewhere, Finding, Fix, Flagged, Meta
from copydesk.story import Span, Story
from copydesk.tuples import NamedTuple

META = Meta(severity="info", since="0.1.0", of_form=True)

EXAMPLES = (
    Flagged(
        "The army holds 1,000 square kilometers (386 square miles) of it. Later it spoke of 1,000 [[square km]].",
        says="square km (once) and square kilometers (once)",
        fixed="The army holds 1,000 square kilometers (386 square miles) of it. Later it spoke of 1,000 square kilometers.",
    ),
    Flagged(
        "Rents rose 5% in May and 6% in June. Wages rose by 3 [[percent]].",
        says="percent (once) and % (twice)",
        fixed="Rents rose 5% in May and 6% in June. Wages rose by 3%.",
    ),
    Flagged(
        "It lost 12 per cent. It won 9 per cent back, and 2 [[percent]] more.",
        fixed="It lost 12 per cent. It won 9 per cent back, and 2 per cent more.",
    ),
    Flagged("Winds of 90 kph blew. By noon they blew at 110 [[km/h]].", says="km/h (once) and kph (once)"),
    Flagged("The lake covers 40 sq km, its bigger twin 65 [[km²]].", says="km² (once) and sq km (once)"),
    Flagged(
        "It lies 30 kilometers inland. A road of 25 [[km]] leads there. Trucks drive 30 kilometers, cars 28 kilometers.",
        says="km (once) and kilometers (3 times)",
    ),
    Clean("It lies 30 kilometers inland. A road of 25 km leads there, then one of 5 km.", "spelled out at first use"),
    Clean("It is 5 miles (8 km) long. They walked 9 kilometers on.", "a bracket may abbreviate"),
    Clean("Prices rose by 4 percent (food by 9%), wages by 2 percent.", "a bracket may abbreviate"),
    Clean("Some 40% stayed at home. Five percent had no home, and two percent would not say.", "numbers in words"),
    Clean("It is 12 km away, about two kilometers past the mill.", "a number in words"),
    Clean("Prices rose 4%, the bank said. “They’ll rise by another 3 percent,” it said.", "direct speech"),
    Clean("Prices rose 4 percent in May, the office said.", "a headline has a style of its own", headline="Prices up 4%"),
    Clean("The river runs 300 km through 1,200 sq km of reeds.", "two units"),
    Clean("He is 6ft 2in tall and dived 30 feet.", "a height"),
    Clean("A 20-foot wall, 3 feet thick and a foot deep, fell.", "singular and plural"),
    Clean("It carried 300 tons of wheat and 200 tonnes of maize.", "a ton is not always a tonne"),
    Clean("The jobless rate rose by 2 percentage points to 7%.", "points are no percent"),
    Clean("It fell to 3 degrees Celsius (37 F) and rose to 9 degrees on Monday.", "degrees alone go on"),
    Clean("MAYOR: It's 5%.\nREPORTER: My paper said 5 percent.\nMAYOR: It's wrong.\nREPORTER: It's 5 percent.", "a transcript"),
)  # fmt: skip

#: Spelled out, these may be two units in one story (a ton is not always a tonne) or something else (a pound is money).
_UNSURE = frozenset((
    "short_ton", "long_ton", "us_gallon", "pound", "ounce", "troy_ounce", "us_fluid_ounce", "us_pint", "us_quart", "stone",
))  # fmt: skip
_PERCENT = lazy(r"(?P<gap>[ \u00a0\u202f]?)(?P<form>%|percent\b|per[ \u00a0\n]cent\b|pct\b)")
_GAP = lazy(r"[\s-]*\Z")
_HALF = lazy(r"(?:square|cubic)\s[a-zA-Zµ]{1,2}\Z|(?:sq|cu)\.?\s[a-z]{4,}")
_ONE = lazy(r"(?<![0-9.,])1\Z")
_MOST_LISTED = 10


class _Use(NamedTuple):
    """A unit beside a figure, without the gap before it.

    `name` is the unit with its power, `form` how it is printed, "" where it is spelled out; `half` says half spelled out.
    """

    start: int
    end: int
    gap: str
    name: str
    form: str
    half: bool
    bracketed: bool


def check(story: Story) -> Iterator[Finding]:
    """Compares the ways in which the story writes each unit."""
    percents = [use for use in _percents(story) if not use.bracketed]
    if _varied(percents) and _varied(percents := _own(story, percents)):
        yield _finding(story, percents)
    by_unit: dict[str, list[_Use]] = {}
    for use in _units(story):
        by_unit.setdefault(use.name.removeprefix("square_").removeprefix("cubic_"), []).append(use)
    for uses in by_unit.values():
        if _varied(uses) and (mixed := _mixed(_own(story, uses))):
            yield _finding(story, mixed)


def _varied(uses: list[_Use]) -> bool:
    return len({use.form for use in uses}) > 1


def _own(story: Story, uses: list[_Use]) -> list[_Use]:
    return [use for use in uses if in_own_voice(story, use.start)]


def _percents(story: Story) -> Iterator[_Use]:
    words = vocabulary(story)
    if ("%" in story.copy) + ("percent" in words) + ("cent" in words) + ("pct" in words) < 2:
        return
    for figure in numbers(story):
        match = _PERCENT.match(story.copy, figure.end)
        if match is not None and figure.form in ("digits", "mixed"):
            form = " ".join(match["form"].split())
            yield _Use(*match.span("form"), match["gap"], "percent", form, False, _bracketed(story, figure.start))


def _units(story: Story) -> Iterator[_Use]:
    for quantity in quantities(story):
        # A number in words keeps its unit in words.
        if not quantity.compound and not quantity.measures[-1].printed[:1].isalpha():
            use = _use(story.copy, quantity, _bracketed(story, quantity.start))
            if use is not None:
                yield use


def _use(copy: str, quantity: Quantity, bracketed: bool) -> _Use | None:
    start, end, name = quantity.unit_start, quantity.unit_end, quantity.units[0].name
    form = " ".join(copy[start:end].replace("-", " ").split()).replace("º", "°").replace("˚", "°")
    gap = _GAP.search(copy, max(0, start - 3), start)
    if name == "metric_ton":
        if len(quantity.units) > 1:
            return None
        form = form.removesuffix("s")
    elif quantity.spelled:
        if name in _UNSURE or len(quantity.units) > 1:
            return None
        form = ""
    elif form in ("m", "°"):  # a meter, a million or a race; degrees of any scale
        return None
    return _Use(start, end, gap[0] if gap else "", name, form, _HALF.match(form) is not None, bracketed)


def _mixed(uses: list[_Use]) -> list[_Use]:
    """The uses of one unit that cannot stand side by side; none where the story keeps to a style."""
    for half in (use for use in uses if use.half):
        same = [use for use in uses if use.name == half.name]
        # "square km" and then plain kilometers; the other way round it may follow the first use. "Sq miles" has no other form.
        whole = [use for use in uses if not use.form and use.name != half.name]
        again = whole and whole[-1].start > half.start and not half.form.startswith(("sq ", "sq.", "cu ", "cu."))
        if len({use.form for use in same}) > 1:
            return same
        if again:
            return [*whole, *same]
    for name in dict.fromkeys(use.name for use in uses):
        same = [use for use in uses if use.name == name]
        if len({use.form for use in same} - {""}) > 1:
            return [use for use in same if use.form]
        for bracketed in (False, True):
            alike = [use for use in same if use.bracketed is bracketed]
            if _spelled_again(alike):
                return alike
    return []


def _spelled_again(uses: Sequence[_Use]) -> bool:
    """Whether the unit is spelled out after it was abbreviated."""
    forms = [use.form for use in uses]
    return any(forms) and "" in forms[next(index for index, form in enumerate(forms) if form) :]


def _finding(story: Story, uses: list[_Use]) -> Finding:
    counted = Counter(use.form for use in uses)
    kept = max(counted, key=lambda form: counted[form])  # of two as common, the one that came first
    model = next(use for use in uses if use.form == kept)
    odd = [use for use in uses if use.form != kept]
    # Spelled out before the first abbreviation is as it should be.
    odd = [use for use in odd if use.form or use.start > model.start] or odd
    message = (
        f"One unit is written in {_number(len(counted))} ways: {_listed(story, uses, counted)}. Use one throughout."
    )
    elsewhere = [Elsewhere(_span(story, model), "the other form")]
    elsewhere += (Elsewhere(_span(story, use), "again") for use in odd[1:_MOST_LISTED])
    return Finding(_span(story, odd[0]), message, tuple(elsewhere), _fix(story, odd, model))


def _span(story: Story, use: _Use) -> Span:
    return story.span(use.start, use.end)


def _listed(story: Story, uses: list[_Use], counted: Counter[str]) -> str:
    """ "km (once) and kilometers (3 times)", the rarest first and of two as common the later one."""
    rarest_first = counted.most_common()[::-1]
    names = [f"{_printed(story, uses, form)} ({_times(number)})" for form, number in rarest_first]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _printed(story: Story, uses: list[_Use], form: str) -> str:
    """The form as the story prints it, a whole word in the plural where there is one."""
    words = [" ".join(story.copy[use.start : use.end].split()) for use in uses if use.form == form]
    return next((word for word in words if _is_plural(word)), words[0])


def _is_plural(words: str) -> bool:
    return words.split()[-1].endswith(("s", "feet"))


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _number(number: int) -> str:
    return {2: "two", 3: "three"}.get(number, str(number))


def _fix(story: Story, odd: list[_Use], model: _Use) -> Fix | None:
    """The form used more often in place of the others, where that asks for no other change in the sentence."""
    printed = model.gap + story.copy[model.start : model.end]
    if "-" in printed or (not model.form and not _is_plural(printed)):
        return None
    edits = []
    for use in odd:
        start = use.start - len(use.gap)
        one = _ONE.search(story.copy, max(0, start - 2), start)
        if "-" in use.gap or use.name != model.name or (one and not model.form):
            return None
        edits.append(Edit(story.span(start, use.end), printed))
    return Fix(tuple(edits))


def _bracketed(story: Story, start: int) -> bool:
    """Whether the figure stands in a bracket or after a slash, as conversions do."""
    before = story.copy[max(0, start - 60) : start]
    return before.rfind("(") > before.rfind(")") or before.rfind("[") > before.rfind("]") or before[-1:] == "/"
