"""People beside their titles: whose a title is, what stands in it, and what it says of them."""

from __future__ import annotations

import time

import pytest

from copydesk.reading.people.callings import Held
from copydesk.reading.people.people import Styled, styled, styled_by_surname
from copydesk.reading.people.person_names import given_names_of, places_of
from copydesk.reading.people.posts import held
from copydesk.story import Block, Story


def read(copy: str) -> tuple[Styled, ...]:
    return styled(Story(copy))


def says(copy: str) -> dict[str, Held]:
    """What the one title of the copy says, by slot."""
    (one,) = read(copy)
    return {what.slot: what for what in held(copy, one)}


@pytest.mark.parametrize(
    ("copy", "name", "head", "before"),
    [
        ("Finance Minister Ana Lopes spoke.", "Ana Lopes", "minister", ("finance",)),
        ("The law of Finance Minister Lopes’s is late.", "Lopes", "minister", ("finance",)),
        ("Former Deputy Prime Minister Ana Lopes spoke.", "Ana Lopes", "minister", ("former", "deputy", "prime")),
        ("Ana Lopes, the finance minister, spoke.", "Ana Lopes", "minister", ("finance",)),
        ("Ana Lopes, 51, the finance minister, spoke.", "Ana Lopes", "minister", ("finance",)),
        ("Ana Lopes — the finance minister — spoke.", "Ana Lopes", "minister", ("finance",)),
        ("Ana Lopes (the finance minister) spoke.", "Ana Lopes", "minister", ("finance",)),
        ("The firm’s CEO, Ana Lopes, spoke.", "Ana Lopes", "ceo", ()),
        ("Ana Lopes (D-Ohio) spoke.", "Ana Lopes", "democrat", ()),
        ("Sgt. 1st Class Ana Lopes spoke.", "Ana Lopes", "sgt", ()),
        ("Ana Lopes, who is finance minister, spoke.", "Ana Lopes", "minister", ("finance",)),
        ("Ana Lopes, Peru’s finance minister, spoke.", "Ana Lopes", "minister", ("peru", "finance")),
        ("The country's finance minister, Ana Lopes, spoke.", "Ana Lopes", "minister", ("finance",)),
        ("Lopes is the finance minister.", "Lopes", "minister", ("finance",)),
        ("Then-Sen. Ben Cole spoke.", "Ben Cole", "sen", ("then",)),
        ("U.S. Rep. Ben A. Cole Jr. spoke.", "Ben Cole", "rep", ("u.s.",)),
        ("Judge A.B. Cole spoke.", "Cole", "judge", ()),
        ("Gov. Ana de la Rosa spoke.", "Ana Rosa", "gov", ()),
        ("Health Minister al-Sayed spoke.", "al-Sayed", "minister", ("health",)),
        ("Later Ana Lopes, the minister, left.", "Ana Lopes", "minister", ()),
        ("Secretary of State Ana Roe spoke.", "Ana Roe", "secretary", ()),
        ("Sen. Ana Roe Ana Maria Roe spoke.", "Ana Roe", "sen", ()),
    ],
)
def test_a_title_is_read_with_its_person(copy: str, name: str, head: str, before: tuple[str, ...]) -> None:
    assert [(one.name, one.head, one.before) for one in read(copy)] == [(name, head, before)]


@pytest.mark.parametrize(
    "copy",
    [
        "The finance minister spoke.",
        "The Justice Department spoke.",
        "The judge Roe named spoke.",
        "President-elect Roe spoke.",
        "The president. Roe left.",
        "A friend of the minister, Lopes left.",
        "Ana Lopes, a friend of the minister, left.",
        "The Republican Convention opened.",
        "It is a general rule, Roe said.",
        "He is a member of parliament.",
    ],
)
def test_what_is_no_title_of_anyone_is_let_be(copy: str) -> None:
    assert read(copy) == ()


def test_a_title_in_the_plural_is_everyones() -> None:
    found = read("Sens. Ana Roe, D-Ohio, Ben Cole (R-Utah) and Kim Lee spoke.")
    assert [(one.name, one.head) for one in found] == [("Ana Roe", "sens"), ("Ben Cole", "sens"), ("Kim Lee", "sens")]


def test_another_persons_title_is_no_part_of_the_next() -> None:
    assert [(one.name, one.before) for one in read("President Roe and Finance Minister Lopes spoke.")] == [
        ("Roe", ()),
        ("Lopes", ("finance",)),
    ]


def test_places_are_those_of_the_words_in_the_copy() -> None:
    copy = "It rained. Peru’s Finance Minister Ana Lopes spoke."
    (one,) = read(copy)
    assert copy[one.start : one.end] == "Peru’s Finance Minister Ana Lopes"


def test_a_headlines_verbs_are_no_part_of_the_name() -> None:
    copy = "Finance Minister Lopes Quits Post\nInterior Minister Ana Lopes quit."
    story = Story(copy, [Block("headline", 0, 33), Block("paragraph", 34, len(copy))])
    assert [copy[one.start : one.end] for one in styled_by_surname(story)["Lopes"]] == [
        "Finance Minister Lopes",
        "Interior Minister Ana Lopes",
    ]


def test_given_names_are_counted() -> None:
    story = Story("Ana Lopes spoke. Mr. Lopes, Rui B. Lopes and Finance Minister Lopes left. Lopes’s car is old.")
    assert given_names_of(story, "Lopes") == {"Ana": 1, "": 3, "Rui": 1}
    assert len(places_of(story, "Lopes")) == 5


@pytest.mark.parametrize(
    ("copy", "slot", "label"),
    [
        ("Foreign Minister Ana Lopes spoke.", "post", "foreign minister"),
        ("Minister for Trade Ana Lopes spoke.", "post", "minister of trade"),
        ("Secretary of State Ana Roe spoke.", "post", "secretary of state"),
        ("Lt. Gov. Ana Roe spoke.", "post", "lieutenant governor"),
        ("Attorney General Ana Roe spoke.", "post", "attorney general"),
        ("Lt. Gen. Ana Roe spoke.", "rank", "lieutenant general"),
        ("Sen. Ana Roe (D-Ohio) spoke.", "party", "Democrat"),
        ("Sen. Ana Roe (D-Ohio) spoke.", "state of the senator", "senator from Ohio"),
        ("Sen. Ana Roe of New York spoke.", "state of the senator", "senator from New York"),
        ("West Virginia Gov. Ana Roe spoke.", "state of the governor", "governor from West Virginia"),
        ("House Majority Leader Ana Roe spoke.", "chamber", "House leader"),
        ("House Majority Leader Ana Roe spoke.", "side", "majority leader"),
        ("U.S. Attorney Ana Roe spoke.", "court", "U.S. attorney"),
        ("Chief financial officer Ana Roe spoke.", "company", "chief financial officer"),
        ("White House spokeswoman Ana Roe spoke.", "body of the spokesman", "White House spokeswoman"),
        ("Goalkeeper Ana Roe spoke.", "position", "goalkeeper"),
    ],
)
def test_what_a_title_says(copy: str, slot: str, label: str) -> None:
    assert says(copy)[slot].label == label


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Economy Minister Roe", "Finance Minister Roe"),
        ("Home Secretary Roe", "Interior Minister Roe"),
        ("Gen. Roe", "Lt. Gen. Roe"),
        ("Attorney Roe", "Prosecutor Roe"),
        ("Deputy Prime Minister and Foreign Minister Roe", "Foreign Minister Roe"),
        ("Finance Minister Roe", "Treasury Secretary Roe"),
        ("Chancellor Roe", "Finance Minister Roe"),
    ],
)
def test_one_post_in_two_wordings_shares_a_kind(one: str, other: str) -> None:
    here, there = says(f"{one} spoke."), says(f"{other} spoke.")
    assert any(here[slot].kinds & there[slot].kinds for slot in here.keys() & there.keys())


@pytest.mark.parametrize(
    "copy", ["NFL President Roe spoke.", "Senate President Roe spoke.", "Press Secretary Roe spoke."]
)
def test_posts_of_bodies_are_no_posts_of_government(copy: str) -> None:
    assert "post" not in says(copy)


def test_a_deputy_is_not_the_minister() -> None:
    second, first = says("Deputy Finance Minister Roe spoke."), says("Finance Minister Roe spoke.")
    assert not second["post"].kinds & first["post"].kinds


@pytest.mark.parametrize("copy", ["Lt. Col. Roe spoke.", "Lieutenant Colonel Roe spoke."])
def test_a_rank_of_two_words_is_one_rank(copy: str) -> None:
    assert says(copy)["rank"].label == "lieutenant colonel"


def test_two_thousand_people_with_titles_are_read_in_linear_time() -> None:
    def seconds(people: int) -> float:
        names = [f"Lop{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676 % 26)}s" for i in range(people)]
        copy = " ".join(f"Finance Minister Ana {name} spoke. It was late, {name} said." for name in names)
        started = time.process_time()
        assert len(styled(Story(copy))) == people
        return time.process_time() - started

    seconds(10)
    assert min(seconds(2000) for _ in range(3)) < 9 * max(0.02, min(seconds(500) for _ in range(3)))
