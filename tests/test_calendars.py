"""The calendar's own arithmetic, held against values of record and against another way to work them out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.reading.dates.calendars import WEEKDAY_NAMES, nearest_weekday, nth_weekday
from copydesk.reading.dates.holidays import HOLIDAYS, easter, orthodox_easter

EASTERS = {1954: "04-18", 1981: "04-19", 1987: "04-19", 2000: "04-23", 2008: "03-23", 2011: "04-24", 2016: "03-27", 2019: "04-21",
           2020: "04-12", 2021: "04-04", 2022: "04-17", 2023: "04-09", 2024: "03-31", 2025: "04-20", 2038: "04-25"}  # fmt: skip
ORTHODOX = {2000: "04-30", 2008: "04-27", 2011: "04-24", 2016: "05-01", 2019: "04-28", 2020: "04-19", 2021: "05-02", 2022: "04-24",
            2023: "04-16", 2024: "05-05", 2025: "04-20"}  # fmt: skip


@pytest.mark.parametrize(("year", "day"), EASTERS.items())
def test_easter(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize(("year", "day"), ORTHODOX.items())
def test_orthodox_easter(year: int, day: str) -> None:
    assert orthodox_easter(year) == date.fromisoformat(f"{year}-{day}")


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_in_its_weeks(year: int) -> None:
    assert easter(year).weekday() == orthodox_easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert easter(year) <= orthodox_easter(year)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("Thanksgiving", ["2024-11-28", "2023-11-23", "2019-11-28"]),
        ("Labor Day", ["2024-09-02", "2023-09-04"]),
        ("Memorial Day", ["2024-05-27", "2021-05-31"]),
        ("MLK Day", ["2024-01-15", "2023-01-16"]),
        ("Presidents' Day", ["2024-02-19", "2023-02-20"]),
        ("Columbus Day", ["2024-10-14", "2023-10-09"]),
        ("Mother's Day", ["2024-05-12", "2023-05-14"]),
        ("Father's Day", ["2024-06-16", "2023-06-18"]),
        ("Election Day", ["2024-11-05", "2022-11-08", "2016-11-08"]),
        ("Good Friday", ["2024-03-29", "2023-04-07"]),
        ("Mardi Gras", ["2024-02-13", "2023-02-21"]),
        ("Black Friday", ["2024-11-29"]),
        ("Remembrance Sunday", ["2024-11-10"]),
    ],
)
def test_a_holiday_falls_on_its_day(name: str, days: list[str]) -> None:
    for day in days:
        assert date.fromisoformat(day) in HOLIDAYS[name](int(day[:4]))


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)), st.integers(0, 6))
def test_the_nearest_weekday_is_three_days_away_at_most(day: date, weekday: int) -> None:
    near = nearest_weekday(day, weekday)
    assert near.weekday() == weekday
    assert abs((near - day).days) <= 3


@given(st.integers(1900, 2099), st.integers(1, 12), st.sampled_from(range(7)))
def test_the_last_weekday_of_a_month_is_its_fourth_or_fifth(year: int, month: int, weekday: int) -> None:
    last, fourth = nth_weekday(year, month, weekday, -1), nth_weekday(year, month, weekday, 4)
    assert (last - fourth).days in (0, 7)
    assert last.weekday() == fourth.weekday() == weekday, WEEKDAY_NAMES[weekday]
