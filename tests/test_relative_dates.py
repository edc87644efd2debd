"""Relative dates, resolved against a Tuesday: 20 August 2024."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.reading.dates.relative_dates import relative_dates
from copydesk.testing import story_from

TUESDAY = date(2024, 8, 20)


@pytest.mark.parametrize(
    ("words", "meanings"),
    [
        ("It fell today.", ["2024-08-20"]),
        ("It fell yesterday.", ["2024-08-19"]),
        ("It falls tomorrow.", ["2024-08-21"]),
        ("It fell on Friday.", ["2024-08-16", "2024-08-23"]),
        ("It fell on Tuesday.", ["2024-08-20"]),
        ("It fell last Friday.", ["2024-08-16", "2024-08-09"]),
        ("It falls next Friday.", ["2024-08-23", "2024-08-30"]),
        ("It falls next Tuesday.", ["2024-08-27", "2024-09-03"]),
        ("It falls this Friday.", ["2024-08-23", "2024-08-16"]),
        ("It fell last week.", ["2024-08-12 2024-08-18", "2024-08-11 2024-08-17"]),
        ("It fell last month.", ["2024-07-01 2024-07-31"]),
        ("It fell earlier this month.", ["2024-08-01 2024-08-20"]),
        ("It falls later this year.", ["2024-08-20 2024-12-31"]),
        ("It fell last quarter.", ["2024-04-01 2024-06-30"]),
        ("It fell two weeks ago.", ["2024-08-05 2024-08-07"]),
        ("It fell three days ago.", ["2024-08-17"]),
        ("It fell five years ago.", ["2019-01-01 2019-12-31"]),
        ("It fell eight months ago.", ["2023-12-01 2023-12-31"]),
        ("It fell on the 30th.", ["2024-08-30", "2024-07-30", "2024-09-30"]),
        ("It fell in mid-August.", ["2024-08-10 2024-08-20", "2025-08-10 2025-08-20", "2023-08-10 2023-08-20"]),
        ("It fell in early March 2023.", ["2023-03-01 2023-03-10"]),
        ("It fell in late 2023.", ["2023-09-01 2023-12-31"]),
        ("It fell in summer 2022.", ["2022-06-01 2022-08-31", "2022-12-01 2023-02-28", "2021-12-01 2022-02-28"]),
        ("It fell last spring.", ["2023-03-01 2023-05-31", "2023-09-01 2023-11-30"]),
    ],
)
def test_each_is_resolved_against_publication(words: str, meanings: list[str]) -> None:
    (said,) = relative_dates(story_from(words, date="2024-08-20"))
    found = [
        " ".join(dict.fromkeys((days.first.isoformat(), days.last.isoformat()))) for days in said.meanings(TUESDAY)
    ]
    assert found == meanings


@pytest.mark.parametrize("words", ["It fell last Friday.", "It fell two weeks ago.", "It fell in mid-August."])
def test_without_publication_nothing_is_assumed(words: str) -> None:
    (said,) = relative_dates(story_from(words))
    assert said.meanings(None) == ()


@pytest.mark.parametrize(
    "words",
    ["the 20th century", "on the 5th floor", "on the 20th of August", "Fridays", "a summer 2 days long", "early 2"],
)
def test_what_is_no_relative_date(words: str) -> None:
    assert relative_dates(story_from(words)) == ()


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_the_last_weekday_is_before_publication_and_the_next_after(published: date) -> None:
    for words, low, high in (("last Friday", -14, -1), ("next Friday", 1, 14), ("Friday", -6, 6)):
        (said,) = relative_dates(story_from(f"It was {words}."))
        for days in said.meanings(published):
            assert days.first.weekday() == 4
            assert low <= (days.first - published).days <= high
