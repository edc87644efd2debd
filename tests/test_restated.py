"""What summaries say again, held against the body: how two mentions agree, which parts are summaries, what contradicts them."""

from __future__ import annotations

import pytest

from copydesk.reading.agreement import DIFFERENT, EQUAL, SAME, relation
from copydesk.reading.mentions import mentions
from copydesk.reading.restated import held_summaries
from copydesk.reading.summaries import summed_up
from copydesk.testing import story_from

BODY = (
    "The council of Milltown voted on Monday for the new bridge, which is to cost $6 million and take three years to build.\n"
    "It will be 300 meters long. About 1,240 people drive over the old one each day, said the mayor, Ann Roe, who is 51.\n"
    "The old bridge was built in 1911 and was closed for a month in June 2019, after two of its pillars had sunk."
)


def verdicts(headline: str, text: str = BODY) -> list[tuple[str, str]]:
    story = story_from(text, headline=headline)
    return [
        (story.copy[held.mention.start : held.mention.end], held.verdict)
        for summed in held_summaries(story)
        for held in summed.held
    ]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("12 people", "a dozen people", SAME),
        ("1.2 million votes", "1,240,300 votes", SAME),
        ("more than 50 homes", "59 homes", SAME),
        ("nearly 500 homes", "486 homes", SAME),
        ("44K homes", "44,120 homes", EQUAL),
        ("half of them", "50 percent of them", SAME),
        ("18 months", "1.5 years", SAME),
        ("24 months", "two years", SAME),
        ("five years", "five weeks", DIFFERENT),
        ("12 people", "14 people", DIFFERENT),
        ("at least 12 people", "14 people", DIFFERENT),
        ("12 homes", "12 people", EQUAL),
        ("$5 million", "$6 million", DIFFERENT),
        ("March 5", "March 5, 2024", SAME),
        ("in March 2024", "March 5, 2024", EQUAL),
        ("March 5", "March 15", DIFFERENT),
        ("on Monday", "on Tuesday", DIFFERENT),
    ],
)  # fmt: skip
def test_how_two_mentions_agree(one: str, other: str, wanted: str) -> None:
    story = story_from(f"It was {one} there.\nIt was {other} there.")
    first, *_, last = mentions(story)
    assert relation(story, first, last) == wanted


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Milltown council votes for $6 million bridge", [("$6 million", "holds")]),
        ("Milltown council votes for $8 million bridge, to cost more", [("$8 million", "contradicted")]),
        ("The bridge of Milltown, closed in June 2018, is to cost $6 million.", [("June 2018", "contradicted"), ("$6 million", "holds")]),
        ("The new bridge of Milltown is to cost $6 million and take four years to build.", [("$6 million", "holds"), ("four years", "contradicted")]),
        ("The new bridge of Milltown is to cost $6 million and take three months to build.", [("$6 million", "holds"), ("three months", "contradicted")]),
        ("The council of Milltown voted on Friday for the new bridge of 300 meters.", [("Friday", "contradicted"), ("300 meters", "holds")]),
        ("Milltown gets a bridge that has room for 87 boats below, the council said.", [("87", "unsupported")]),
    ],
)  # fmt: skip
def test_a_summary_is_held_against_its_body(headline: str, wanted: list[tuple[str, str]]) -> None:
    assert verdicts(headline) == wanted


def summaries(text: str, headline: str = "") -> list[tuple[str, bool]]:
    story = story_from(text, headline=headline)
    return [(one.name, one.whole) for one in summed_up(story).summaries]


def test_a_headline_is_no_summary_in_sentences() -> None:
    assert summaries(BODY, "Milltown votes for bridge") == [("headline", False)]


def test_a_record_s_headline_may_be_a_summary() -> None:
    assert summaries(BODY, "Milltown votes for a bridge. It will cost $6 million and be 300 meters long.") == [
        ("summary", True)
    ]


def test_highlights_above_the_body_are_a_summary() -> None:
    lines = "Council votes for new bridge\nBridge to cost $6 million in all\nOld bridge was closed in 2019\n"
    assert summaries(lines + BODY, "Milltown votes for bridge") == [("headline", False), *[("summary", True)] * 3]
    assert summaries(lines + BODY) == [("summary", True)] * 3


def test_a_first_paragraph_is_a_summary_where_the_rest_says_it_again() -> None:
    opening = "Milltown voted for the bridge, which will be 300 meters long, and closed the old bridge, built in 1911 and sunk.\n"
    assert summaries(opening + BODY) == [("summary", True)]
    other = "Ben Cole, a plumber who never voted, fished for trout below the mill at dawn with his sister Eve.\n"
    assert summaries(other + BODY) == [("first paragraph", False)]
