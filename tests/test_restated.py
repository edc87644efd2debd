"""What summaries say again, held against the body: how two mentions agree, which parts are summaries, what contradicts them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from copydesk.readers import text
from copydesk.reading.summaries.agreement import DIFFERENT, EQUAL, SAME, relation
from copydesk.reading.summaries.mentions import mentions
from copydesk.reading.summaries.restated import held_summaries
from copydesk.reading.summaries.restating import speaks_for_summary
from copydesk.reading.summaries.summaries import summed_up
from copydesk.reading.summaries.told import told
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


def opening(paragraph: str) -> list[str]:
    return [one.summary.name for one in held_summaries(story_from(f"{paragraph}\n{BODY}"))]


def test_a_first_paragraph_is_held_as_far_as_it_is_a_summary() -> None:
    told = "Milltown votes for a bridge of 300 meters that will cost $6 million and take three years to build."
    assert opening(told) == ["summary"]
    assert opening("On Monday the council of Milltown voted for a new bridge, which will take three years.") == [
        "summary"
    ]
    assert opening("Ben Cole, a plumber who never voted, fished for 16 trout below the mill at dawn with Eve.") == []
    assert opening("MILLTOWN, Ohio (AP) — Milltown votes for a bridge of 300 meters that will cost $6 million.") == []


def test_what_speaks_for_a_summary() -> None:
    story = story_from(f"The council of Milltown voted for the bridge, said the mayor, Ann Roe.\n{BODY}")
    plain = story_from(f"The council of Milltown voted for the bridge under the mayor, Ann Roe.\n{BODY}")
    bracket = story_from(f"The council of Milltown voted for the bridge under the mayor (Ann Roe).\n{BODY}")
    points = [speaks_for_summary(one, next(one.copy_blocks()), 1) for one in (bracket, story, plain)]
    assert points == sorted(points)
    assert points[-1] < speaks_for_summary(plain, next(plain.copy_blocks()), 2)


SWAPPED = (
    "The council of Milltown voted on Monday for the new bridge, which is to cost $6 million.\n"
    "The mayor, Ann Roe, wants to pay $4 million for a hospital beside the old mill next spring.\n"
    "It will be the third bridge over the Ash. The council was 7-2 for it, and 56 boats pass it each day.\n"
    "The road to it was shut for 48 hours after 12,400 people had marched over it in June."
)


@pytest.mark.parametrize(
    ("summary", "wanted"),
    [
        ("Milltown council votes for a new bridge that is to cost $6 million.", []),
        ("Milltown council votes for a new bridge that is to cost $4 million.", [("$4 million", "$6 million")]),
        ("Mayor Ann Roe would pay $6 million for a hospital next to the mill.", [("$6 million", "$4 million")]),
        ("The new bridge will be the fourth over the Ash at Milltown.", [("fourth", "third")]),
        ("A march of 12.4K people over the bridge shut the road.", []),
        ("Council members of Milltown backed the bridge by 7-2.", []),
        ("Milltown council backs the bridge over the Ash that 65 boats pass each day.", [("65", "56")]),
        ("The road was shut for 84 hours after people marched over it.", [("84 hours", "48 hours")]),
    ],
)  # fmt: skip
def test_a_figure_of_another_statement_bears_nothing_out(summary: str, wanted: list[tuple[str, str]]) -> None:
    story = story_from(SWAPPED, headline=summary)
    found = [
        (story.copy[held.mention.start : held.mention.end], story.copy[held.other.start : held.other.end])
        for summed in held_summaries(story)
        for held in summed.held
        if held.other is not None
    ]
    assert found == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("They gave Japan 48 hours to pay.", [("48 hours", "duration", 48)]),
        ("The US had 244K infections.", [("244K", "count", 244_000)]),
        ("It was a third straight record, and a third of it is gone.", [("third", "ordinal", 3), ("a third", "fraction", Fraction(1, 3))]),
        ("Ann Roe, 41, died.", [("41", "age", 41)]),
        ("One of them has an F-16 from '22.", []),
        ("It went 56-27 at 5:30 p.m.", [("56", "count", 56), ("27", "count", 27)]),
    ],
)  # fmt: skip
def test_labels_and_ordinals_are_told(words: str, wanted: list[tuple[str, str, Fraction | int]]) -> None:
    story = story_from(words)
    said = [(story.copy[one.start : one.end], one.kind, one.amount.value if one.amount else 0) for one in told(story)]
    assert said == wanted


def test_lines_above_an_empty_one_may_be_a_summary_together() -> None:
    lines = "Milltown votes for a bridge of 300 meters.\nIt will cost $6 million and take three years to build."
    body = BODY.replace("\n", "\n\n")
    together = summed_up(text.story_of(f"{lines}\n\n{body}", "story.txt", None))
    assert [one.name for one in together.summaries] == ["first paragraph"] * 2
    run_on = summed_up(text.story_of(f"{lines}\n{BODY}", "story.txt", None))
    assert [one.name for one in run_on.summaries] == ["first paragraph"]
    assert len(run_on.body) == len(together.body) + 1
