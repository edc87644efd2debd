"""Running rules over a story: order, needs, and a rule that breaks or says nonsense."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from copydesk.checker import NEEDS, check
from copydesk.readers.records import story_of
from copydesk.registry import Rule
from copydesk.rule import Claim, Edit, Elsewhere, Finding, Fix, Meta
from copydesk.story import Published, Span, Story

SPAN = Span(0, 3)


def rule(says: Callable[[Story], Any], name: str = "a-rule", **meta: Any) -> Rule:
    return Rule(name, "family", "module", Meta(**{"severity": "warning", "since": "0.1.0", **meta}), says)


def saying(*said: Any) -> Callable[[Story], Iterable[Any]]:
    return lambda story: iter(said)


def raising(error: BaseException) -> Callable[[Story], Iterable[Any]]:
    def says(story: Story) -> Iterable[Any]:
        yield Finding(SPAN, "said before it broke")
        raise error

    return says


def test_findings_and_claims_come_in_the_order_of_the_copy() -> None:
    late, early = Finding(Span(4, 7), "late"), Finding(SPAN, "early")
    claims = [Claim(Span(4, 7), "sum", "holds", "1 = 1"), Claim(SPAN, "sum", "holds", "2 = 2")]
    checked = check(
        Story("one two"), [rule(saying(late, *claims), "b"), rule(saying(early), "c"), rule(saying(early), "a")]
    )
    assert [(raised.finding.message, raised.rule.name) for raised in checked.findings] == [
        ("early", "a"), ("early", "c"), ("late", "b"),
    ]  # fmt: skip
    assert checked.claims == (claims[1], claims[0])
    assert checked.broken == ()


def test_a_finding_has_the_rules_severity_unless_it_has_its_own() -> None:
    checked = check(Story("one"), [rule(saying(Finding(SPAN, "a"), Finding(SPAN, "b", severity="error")))])
    assert [raised.severity for raised in checked.findings] == ["warning", "error"]


@pytest.mark.parametrize(
    ("need", "without", "having"),
    [
        ("numbers", "No figure.", "It is 5."),
        ("quantities", "It is 5.", "It is 5 km."),
        ("dates", "It is 5.", "It is March 5."),
        ("mends", "It is (7.5 miles).", "It is (7. 5 miles)."),
    ],
)
def test_a_rule_is_run_where_the_story_has_what_it_needs(need: str, without: str, having: str) -> None:
    asked: list[str] = []

    def says(story: Story) -> Iterable[Finding]:
        asked.append(story.source)
        return ()

    for text in (without, having):
        check(Story(text), [rule(says, needs=(need,))])
    assert asked == [having]


def test_a_rule_that_needs_the_day_is_run_where_it_is_known() -> None:
    needing = rule(saying(Finding(SPAN, "a")), needs=("published",))
    assert check(Story("one"), [needing]).findings == ()
    assert len(check(Story("one", published=Published(date(2024, 8, 20), "--date")), [needing]).findings) == 1
    assert "published" in NEEDS


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ValueError("no sum"), "ValueError: no sum (test_checker.py, line "),
        (SystemExit(0), "SystemExit: 0 (test_checker.py"),
        (RecursionError("deep"), "RecursionError: deep"),
        (AssertionError(), "AssertionError: "),
    ],
)
def test_a_rule_that_raises_says_nothing_and_the_others_go_on(error: BaseException, says: str) -> None:
    checked = check(Story("one"), [rule(raising(error), "broken"), rule(saying(Finding(SPAN, "kept")), "sound")])
    assert [raised.finding.message for raised in checked.findings] == ["kept"]
    ((name, problem),) = checked.broken
    assert (name, problem.startswith(says)) == ("broken", True), problem


def test_ctrl_c_is_no_defect_of_a_rule() -> None:
    with pytest.raises(KeyboardInterrupt):
        check(Story("one"), [rule(raising(KeyboardInterrupt()))])


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (saying(Finding(Span(1, 1), "empty")), "points outside the story: (1, 1)"),
        (saying(Finding(Span(2, 1), "backwards")), "points outside the story"),
        (saying(Finding(Span(-1, 1), "before")), "points outside the story"),
        (saying(Finding(Span(0, 4), "beyond")), "points outside the story"),
        (saying(Finding(SPAN, "a", (Elsewhere(Span(3, 9)),))), "points outside the story"),
        (saying(Claim(Span(3, 9), "sum", "holds", "1 = 1")), "points outside the story"),
        (saying(Claim(SPAN, "sum", "hold", "1 = 1")), "'hold' is none of holds, contradicted, unresolved"),
        (saying(Finding(SPAN, "a", severity="fatal")), "'fatal' is none of error, warning, info"),
        (saying(Finding(SPAN, "a", fix=Fix((Edit(Span(2, 9), ""),)))), "an edit points outside the story"),
        (
            saying(Finding(SPAN, "a", fix=Fix((Edit(Span(0, 2), ""), Edit(Span(1, 3), ""))))),
            "or into another edit: (1, 3)",
        ),
        (saying("words"), "TypeError: it yielded 'words', which is neither a Finding nor a Claim"),
        (lambda story: None, "TypeError: "),
    ],
)
def test_nonsense_is_a_defect_of_the_rule_that_says_it(said: Callable[[Story], Any], says: str) -> None:
    checked = check(Story("one"), [rule(said)])
    assert (checked.findings, checked.claims) == ((), ())
    assert says in checked.broken[0].error


def test_nothing_runs_from_one_field_of_a_record_into_the_next() -> None:
    story = story_of({"headline": "one", "text": "two"}, "a.jsonl", None)
    assert check(story, [rule(saying(Finding(Span(0, 3), "a"), Finding(Span(5, 8), "b")))]).broken == ()
    for span in (Span(0, 8), Span(2, 5), Span(4, 8)):
        for said in (
            Finding(span, "a"),
            Finding(SPAN, "a", fix=Fix((Edit(span, ""),))),
            Claim(span, "sum", "holds", "1"),
        ):
            assert "lies in no single field of the record" in check(story, [rule(saying(said))]).broken[0].error


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("An earlier version of this article gave it as three.", ""),
        ("Correction: it is three, not two.", ""),
        ("CORRECTION, May 3: it is three, not two.", ""),
        ("The report misstated the number.", ""),
        ("The bill passed by 290-243, a majority of 43. It is 47.", "Corrections and clarifications"),
    ],
)
def test_what_a_correction_repeats_is_no_more_than_an_info(text: str, headline: str) -> None:
    story = story_of({"text": text, "headline": headline}, "story", None)
    span = Span(story.source.index(text), story.source.index(text) + 3)
    (raised,) = check(story, [rule(saying(Finding(span, "It is four.")))]).findings
    assert raised.severity == "info"
    assert "correction" in raised.finding.message
    (raised,) = check(story, [rule(saying(Finding(span, "A word twice.")), of_form=True)]).findings
    assert raised.severity == "warning"


@pytest.mark.parametrize(
    "text", ["The town made a correction in May.", "The new version was corrected twice, it is said."]
)
def test_what_speaks_of_corrections_is_none(text: str) -> None:
    (raised,) = check(Story(text), [rule(saying(Finding(SPAN, "It is four.")))]).findings
    assert raised.severity == "warning"
