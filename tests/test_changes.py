"""The readings of changes, shares and parts, and the arithmetic that holds figures against them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from copydesk.checker import check
from copydesk.proportions import verdict
from copydesk.ranges import Printed, Range, Verdict
from copydesk.reading.change.changes import Change, changes
from copydesk.reading.figures.amounts import Amount, amounts
from copydesk.reading.scores.scores import margins
from copydesk.reading.totals.parts import parts
from copydesk.reading.totals.shares import shares
from copydesk.registry import find_rules
from copydesk.story import Story

RULES = {rule.name: rule for rule in find_rules()}


def kinds(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.kind) for one in amounts(Story(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("up 40% to $70m", [("40%", "percent"), ("$70m", "money")]),
        ("5-6 pct", [("5-6 pct", "percent")]),
        ("rose 5 to 6 percent", [("5 to 6 percent", "percent")]),
        ("from 5 to 6 percent", [("5", "count"), ("6 percent", "percent")]),
        ("50 basis points, 5 percentage points", [("50 basis points", "points"), ("5 percentage points", "points")]),
        ("half a percentage point", [("half a percentage point", "points")]),
        ("a third of 120", [("a third", "fraction"), ("120", "count")]),
        ("a third man", [("a third", "label")]),
        ("one in five voters", [("one in five", "fraction")]),
        ("in the first half of 2015", [("half", "label"), ("2015", "label")]),
        ("12 months earlier, for 12 months", [("12 months", "label"), ("12 months", "duration")]),
        ("the Boeing 747, Route 66, No. 5", [("747", "label"), ("66", "label"), ("5", "label")]),
        ("On May 30, 12 people", [("30", "label"), ("12", "count")]),
        ("18- to 34-year-olds", [("18", "label"), ("34-year", "duration")]),
        ("1.5650/60 marks", [("1.5650", "label"), ("60", "label")]),
        ("from 2018 to $984.4 billion", [("2018", "label"), ("$984.4 billion", "money")]),
        ("fell by 12,000 - 4 percent - to 288,000", [("12,000", "count"), ("4 percent", "percent"), ("288,000", "count")]),
    ],
)  # fmt: skip
def test_what_a_figure_is_an_amount_of(text: str, wanted: list[tuple[str, str]]) -> None:
    assert kinds(text) == wanted


def slots(text: str) -> list[tuple[str, ...]]:
    def words(one: Amount | None) -> str:
        return "" if one is None else text[one.start : one.end]

    def row(change: Change) -> tuple[str, ...]:
        return change.word, *map(words, (change.before, change.after, change.by, change.share))

    return [row(change) for change in changes(Story(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It rose 40% to $70m from $56m.", ("rose", "$56m", "$70m", "", "40%")),
        ("It rose from 56 to 70, a 25% increase.", ("rose", "56", "70", "", "25%")),
        ("It rose from 56 in 2014 to 70 in 2015, or 25 percent.", ("rose", "56", "70", "", "25 percent")),
        ("There were 70 last year, up 25% on the 56 of 2014.", ("up", "56", "70", "", "25%")),
        ("The 70 were a 25% increase from 56.", ("increase", "56", "70", "", "25%")),
        ("It was 70, compared with 56 in May - a 25 per cent rise.", ("rise", "56", "70", "", "25 per cent")),
        ("It fell $1.40, or 2.5 percent, to $56.20.", ("fell", "", "$56.20", "$1.40", "2.5 percent")),
        ("It ended 14 points, or 0.2 percent, higher at 7,014.", ("higher", "", "7,014", "14 points", "0.2 percent")),
        ("It rose to $70m, or 40 cents a share, from $56m, or 30 cents.", ("rose", "$56m", "$70m", "", "")),
        ("It rose 12 per cent to £333m (2013: £297m).", ("rose", "£297m", "£333m", "", "12 per cent")),
        ("It fell 4.3 percent, from $820,000 down to $785,000.", ("fell", "$820,000", "$785,000", "", "4.3 percent")),
        ("It jumped 45% to £13m in March, up from £11m.", ("up", "£11m", "£13m", "", "45%")),
        ("It won 60 seats, twice as many as the 40 of 2010.", ("twice", "40", "60", "", "")),
        ("Visits, which reached 110 in 2010, have since fallen to 87.", ("fallen", "110", "87", "", "")),
        ("Crime is up 20%: 12,000 cases against 10,000 in May.", ("up", "10,000", "12,000", "", "20%")),
    ],
)
def test_the_slots_of_a_change(text: str, wanted: tuple[str, ...]) -> None:
    assert slots(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "It rose 14 percent in July from 12 months earlier to 1.3 million.",
        "It rose 10 per cent to £116m while losses narrowed from £8m.",
        "It grew 26% from 2018 to $984 billion.",
        "Deaths were up to 2,935, or half of all deaths, from April to May.",
    ],
)
def test_figures_of_another_statement_are_no_ends(text: str) -> None:
    assert all(not (row[1] and row[2]) for row in slots(text))


def test_shares_parts_and_margins_are_read_in_any_order() -> None:
    for text in (
        "30 of 38 drones (79%)",
        "79% (30 of 38)",
        "79 percent of the 38, or 30,",
        "Of the 38 drones, 30 (79%)",
    ):
        (share,) = shares(Story(text))
        assert [share.part.value, share.whole.value] == [30, 38], text
    (list_of_parts,) = parts(Story("There were 11 dead: five men, four women and two children."))
    assert [list_of_parts.total.value, *list_of_parts.parts] == [11, 5, 4, 2]
    assert list_of_parts.whole
    for text in ("It passed 211-198, a margin of 13.", "It passed by 13 votes, 211 to 198."):
        (margin,) = margins(Story(text))
        assert [margin.first.value, margin.second.value, margin.margin] == [211, 198, 13]


def findings(rule: str, text: str) -> list[str]:
    return [raised.finding.message for raised in check(Story(text), [RULES[rule]]).findings]


def rounded(value: Fraction, places: int) -> str:
    quantum = Decimal(1).scaleb(-places)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact.quantize(quantum, rounding=ROUND_HALF_UP):f}"


@settings(max_examples=300, deadline=None)
@given(st.integers(100, 99999), st.integers(100, 99999), st.integers(0, 2))
def test_a_percentage_that_is_rounded_right_is_never_flagged(old: int, new: int, places: int) -> None:
    assume(old != new and Fraction(1, 10) < Fraction(new, old) < 20)
    change = abs(Fraction(new, old) - 1) * 100
    assume(rounded(change, places).strip("0.") != "")
    verb = "rose" if new > old else "fell"
    text = f"Visits {verb} {rounded(change, places)} percent to {new:,} from {old:,}."
    for rule in ("percent-change", "direction", "change-difference"):
        assert findings(rule, text) == [], text


@settings(max_examples=200, deadline=None)
@given(
    st.integers(10000, 999999), st.integers(10000, 999999), st.sampled_from(["million", "billion"]), st.integers(1, 2)
)
def test_ends_that_are_rounded_right_are_never_flagged(old: int, new: int, scale: str, places: int) -> None:
    assume(old != new and Fraction(1, 5) < Fraction(new, old) < 5)
    change = rounded(abs(Fraction(new, old) - 1) * 100, 1)
    assume(change.strip("0.") != "")
    first, last = (f"{rounded(Fraction(one, 1000), places)} {scale}" for one in (old, new))
    text = f"Sales {'rose' if new > old else 'fell'} by {change} percent, from ${first} in May to ${last} in June."
    assert findings("percent-change", text) == [], text
    assert findings("direction", text) == [], text


@settings(max_examples=200, deadline=None)
@given(st.integers(1001, 9999), st.integers(1001, 9999))
def test_a_percentage_half_as_large_again_is_always_flagged(old: int, new: int) -> None:
    assume(old % 10 and new % 10)
    change = abs(Fraction(new, old) - 1) * 100
    assume(5 < change < 60)
    said = rounded(change * Fraction(3, 2), 0)
    text = f"Visits {'rose' if new > old else 'fell'} {said} percent to {new:,} from {old:,}."
    assert findings("percent-change", text), text


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 400), st.integers(2, 400), st.integers(0, 1))
def test_a_share_that_is_rounded_right_is_never_flagged(part: int, whole: int, places: int) -> None:
    assume(part <= whole)
    said = rounded(Fraction(part, whole) * 100, places)
    assert findings("percent-of-counts", f"They found {part} of the {whole} ships ({said}%).") == []


@given(st.integers(1, 999), st.integers(-20, 20), st.sampled_from(["about", "below", "above"]), st.integers(0, 40))
def test_a_hedge_never_turns_holds_into_contradicted(said: int, off: int, hedge: str, room: int) -> None:
    plain = Amount(0, 0, "percent", ("percent",), (Printed(Fraction(said), Fraction(1)),))
    true = said + Fraction(off, 10)
    held = Range(true - Fraction(room, 10), true + Fraction(room, 10))
    assume(verdict("", plain, held) is not Verdict.CONTRADICTED)
    assert verdict("", plain._replace(hedge=hedge), held) is not Verdict.CONTRADICTED
    assert verdict("", plain, held.widened(Fraction(1), Fraction(1))) is not Verdict.CONTRADICTED


@given(st.integers(2, 40), st.integers(2, 40), st.integers(2, 40))
def test_parts_that_add_up_are_never_flagged(one: int, two: int, three: int) -> None:
    total = one + two + three
    text = f"Police counted {total} dead: {one} men, {two} women and {three} children."
    assert findings("parts-total", text) == []
    assert findings("parts-total", text.replace(f"{total} dead", f"{total - 1} dead"))
