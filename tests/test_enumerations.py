"""Lists behind their number: what is read as one, and how far its count can stretch."""

from __future__ import annotations

import pytest

from copydesk.reading.totals.enumerations import enumerations
from copydesk.reading.totals.list_items import items_of
from copydesk.story import Block, Story


def story(text: str) -> Story:
    return Story(text, (Block("paragraph", 0, len(text)),))


@pytest.mark.parametrize(
    ("text", "fewest", "most"),
    [
        ("schools, crime and jobs", 3, 3),
        ("schools, trade and industry, and jobs", 3, 4),
        ("Hull, Leeds and Brighton and Hove", 2, 4),
        ("Cuba, Haiti, Trinidad and Tobago", 3, 4),
        ("Ann Roe, 31, Ben Cole, 24, and Cy Hart, 40", 3, 3),
        ("Portland, Oregon, Boise, Idaho, and Reno, Nevada", 3, 3),
        ("Boston, Charleston, S.C., and Reno", 3, 3),
        ("a map (of the town), a car and patience", 3, 3),
        ("a car, which they hired; a map; and luck", 3, 3),
        ("“Salt, Iron”, “Glass” and “Bone”", 3, 3),
        ("Roe, Cole and Hart, who is the mayor, and lives here", 3, 3),
    ],
)
def test_items_are_counted_as_a_reader_can_see_them(text: str, fewest: int, most: int) -> None:
    found = items_of(text)
    assert found is not None
    assert (found.fewest, found.most) == (fewest, most)


@pytest.mark.parametrize(
    "text",
    [
        "a clean, safe city and good schools",
        "it is dear, it is slow and nobody wants it",
        "five men, two women and a child",
        "Spain, Greece and others",
        "salt, pepper and more",
        "Open Water, Part One and Open Water, Part Two",
        "",
        ", and",
        ";",
    ],
)
def test_what_may_be_something_else_is_no_list(text: str) -> None:
    found = items_of(text)
    assert found is None or found.fewest < found.most


@pytest.mark.parametrize(
    "text",
    [
        "two senators in the states: Ohio, Iowa and Utah",
        "three of five members: Roe, Cole and Hart",
        "from two to three cities: Ames, Boone and Story",
        "at least three cities: Ames, Boone and Story",
        "three years: Ohio, Iowa and Utah",
        "the Big Three makers: Roe, Cole and Hart",
        "an 8 earned by five members: Roe, Cole, Hart, Poe and Doe, and 7 by others",
        "three cities",
        "three cities:",
        "three cities: ",
    ],
)
def test_a_number_that_need_not_count_the_list_is_left(text: str) -> None:
    assert list(enumerations(story(f"It has {text}"))) == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("It serves four towns: Ames, Boone and Story.", 4),
        ("It serves four towns – Ames, Boone and Story – by bus.", 4),
        ("It serves four towns (Ames, Boone and Story) by bus.", 4),
        ("It serves 4 towns, Ames, Boone and Story, by bus.", 4),
        ("Ames, Boone and Story are the four towns that it serves.", 4),
        ("The four towns are Ames, Boone and Story.", 4),
    ],
)
def test_a_list_is_found_wherever_it_stands(text: str, stated: int) -> None:
    (found,) = enumerations(story(text))
    assert (found.stated, found.fewest, found.most) == (stated, 3, 3)
    assert text[found.start : found.end].count("Boone") or "four towns" in text[found.start : found.end]
