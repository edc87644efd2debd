"""Every date, in every form that copy prints dates in, with its right weekday and with any other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.checker import check
from copydesk.reading.dates.calendars import MONTH_NAMES, WEEKDAY_NAMES, old_style_weekday
from copydesk.reading.dates.weekday_dates import weekday_dates
from copydesk.registry import find_rules
from copydesk.testing import story_from

RULE = next(rule for rule in find_rules() if rule.name == "weekday-date")
_SHORT_MONTHS = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_SHORT_WEEKDAYS = ("Mon.", "Tues.", "Wed.", "Thurs.", "Fri.", "Sat.", "Sun.")
_THREE = tuple(name[:3] for name in WEEKDAY_NAMES)


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 4 <= day <= 20 or 24 <= day <= 30 else {1: 'st', 2: 'nd', 3: 'rd'}[day % 10]}"


FORMS = {
    "American": "They met on {w}, {m} {d}, {y}, in Rome.",
    "American without a comma": "They met {w}, {m} {d} {y} in Rome.",
    "British": "They met on {w} {d} {m} {y} in Rome.",
    "British with commas": "They met on {w}, {d} {m}, {y}.",
    "ordinal": "They met on {w}, {o} {m} {y}, at noon.",
    "ordinal of": "They met on {w} the {o} of {m} {y}.",
    "American ordinal": "They met on {w}, {m} {o}, {y}.",
    "short": "They met {sw}, {sm} {d}, {y}.",
    "three letters": "{tw} {d} {m} {y}: They met.",
    "capitals": "{W}, {M} {d}, {y}",
    "a weekday after": "They met on {m} {d}, {y}, a {w}, in Rome.",
    "a weekday in brackets": "They met on {d} {m} {y} ({w}).",
    "said to be": "As {m} {d}, {y} was a {w}, they met.",
    "dashes": "They met on {m} {d}, {y} — a {w} — in Rome.",
    "weekday last": "They met in Rome ({m} {d}, {y}, {w}).",
    "date in brackets": "They met on {w} ({d} {m} {y}).",
    "ISO": "They met on {w}, {y}-{mm}-{dd}.",
    "ISO and brackets": "They met on {y}-{mm}-{dd} ({tw}).",
    "time of day": "They met on {w} night, {m} {d}, {y}.",
    "clock": "They met at {w}, 7:30 p.m., {m} {d}, {y}.",
    "night of": "They met on the night of {w}, {m} {d}, {y}.",
}


def printed(form: str, day: date, weekday: int) -> str:
    """The day in a form, with a weekday that need not be its own."""
    name, month = WEEKDAY_NAMES[weekday], MONTH_NAMES[day.month - 1]
    return FORMS[form].format(
        w=name, W=name.upper(), sw=_SHORT_WEEKDAYS[weekday], tw=_THREE[weekday],
        m=month, M=month.upper(), sm=_SHORT_MONTHS[day.month - 1], d=day.day, o=_ordinal(day.day), y=day.year,
        mm=f"{day.month:02}", dd=f"{day.day:02}",
    )  # fmt: skip


def findings(text: str) -> list[str]:
    checked = check(story_from(text), [RULE])
    assert checked.broken == ()
    return [raised.finding.message for raised in checked.findings]


DAYS = st.dates(date(1800, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS)
def test_a_right_weekday_is_silent(form: str, day: date) -> None:
    assert findings(printed(form, day, day.weekday())) == []


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS, off=st.integers(1, 6))
def test_a_wrong_weekday_is_flagged(form: str, day: date, off: int) -> None:
    messages = findings(printed(form, day, (day.weekday() + off) % 7))
    assert len(messages) == 1
    assert f"a {WEEKDAY_NAMES[day.weekday()]}, not a" in messages[0]


@given(day=DAYS, off=st.integers(0, 6), mark=st.sampled_from("/.-"), british=st.booleans())
def test_in_figures_a_weekday_is_wrong_only_if_neither_order_has_it(
    day: date, off: int, mark: str, british: bool
) -> None:
    weekday = (day.weekday() + off) % 7
    figures = mark.join((f"{day.day:02}", f"{day.month:02}") if british else (f"{day.month:02}", f"{day.day:02}"))
    possible = {day.weekday()}
    if day.day <= 12:
        possible.add(date(day.year, day.day, day.month).weekday())
    messages = findings(f"They met on {WEEKDAY_NAMES[weekday]}, {figures}{mark}{day.year}.")
    assert len(messages) == (weekday not in possible)


@given(day=st.dates(date(1901, 1, 1), date(1917, 12, 31)))
def test_the_old_calendar_of_russia(day: date) -> None:
    text = f"In Russia they met on {WEEKDAY_NAMES[old_style_weekday(day)]}, {MONTH_NAMES[day.month - 1]} {day.day}, {day.year}."
    assert findings(text) == []
    # The Julian calendar was 13 days behind.
    assert old_style_weekday(day) == date.fromordinal(day.toordinal() + 13).weekday()


@given(st.text(alphabet="MondaySunrchJe0123456789 ,.()-–/th&", max_size=80))
def test_any_text_is_read(text: str) -> None:
    story = story_from("x " + text)
    for one in weekday_dates(story):
        assert story.copy[one.start : one.end].strip() == story.copy[one.start : one.end] != ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Monday, March 4, and Wednesday, March 6, 2024", [("Monday", 2024), ("Wednesday", 2024)]),
        ("from Saturday, Dec. 28, to Friday, Jan. 3, 2025", [("Saturday", 2024), ("Friday", 2025)]),
        ("from Saturday, Dec. 28, 2024, to Friday, Jan. 3,", [("Saturday", 2024), ("Friday", 2025)]),
        ("Saturday 9 and Sunday 10 March 2024", [("Saturday", 2024), ("Sunday", 2024)]),
        ("Monday through Friday, March 4 to March 8, 2024", [("Monday", 2024), ("Friday", 2024)]),
        ("The Sun, March 5, 2024", []),
        ("He sat, April 3, 2023", []),
        ("Friar Tuck gave on June 14, 2023", []),
        ("Tuesday. March 5, 2024, was", []),
    ],
)
def test_weekdays_and_dates_that_belong_together(text: str, wanted: list[tuple[str, int]]) -> None:
    found = weekday_dates(story_from(text))
    assert [(WEEKDAY_NAMES[one.weekdays[0]], one.year) for one in found] == wanted
