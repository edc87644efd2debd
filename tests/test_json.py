"""The JSON that scripts read: the keys of the contract, the schema, and what makes a report invalid."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import ValidationError
from reading_reports import read_report, report_of, validator
from running import Run

from copydesk import __version__
from copydesk.checker import Broken, Checked, Raised
from copydesk.readers import Unread
from copydesk.readers.records import story_of
from copydesk.registry import Rule
from copydesk.rule import Claim, Edit, Elsewhere, Finding, Fix, Meta
from copydesk.story import Span, Story

RULE = Rule("a-rule", "family", "module", Meta("warning", "0.1.0"), lambda story: ())
STORY = {"path", "id", "published", "published_from", "words", "error", "findings", "claims"}
STRETCH = {"start", "end", "part", "quote"}
FINDING = STRETCH | {"rule", "family", "severity", "message", "elsewhere", "fix"}


def example() -> Checked:
    """A finding with all that one can have, and a claim, in a record."""
    story = story_of(
        {"id": "a", "headline": "Town votes", "text": "It rained.\r\nIt snowed.", "date": "2024-08-20"}, "a.jsonl", None
    )
    edits = (Edit(Span(24, 26), "Snow"), Edit(Span(0, 4), "City"))
    finding = Finding(Span(24, 26), "Say what.", (Elsewhere(Span(12, 14), "also"),), Fix(edits), "error")
    claims = (Claim(Span(12, 22), "sum", "holds", "1 = 1"),)
    return Checked(story, (Raised(RULE, "error", finding),), claims, (Broken("b-rule", "KeyError: 1"),))


def test_the_report_has_exactly_the_keys_of_the_contract() -> None:
    report = report_of(example(), Unread("b.txt", None, "is empty"))
    assert report == {
        "schema": 1,
        "version": __version__,
        "stories": [
            {
                "path": "a.jsonl",
                "id": "a",
                "published": "2024-08-20",
                "published_from": "record",
                "words": 6,
                "error": "rule b-rule failed: KeyError: 1",
                "findings": [
                    {
                        "rule": "a-rule",
                        "family": "family",
                        "severity": "error",
                        "message": "Say what.",
                        "start": {"offset": 12, "line": 2, "column": 1},
                        "end": {"offset": 14, "line": 2, "column": 3},
                        "part": "text",
                        "quote": "It",
                        "elsewhere": [
                            {
                                "start": {"offset": 0, "line": 1, "column": 1},
                                "end": {"offset": 2, "line": 1, "column": 3},
                                "part": "text",
                                "quote": "It",
                                "note": "also",
                            }
                        ],
                        "fix": {
                            "safe": False,
                            "edits": [
                                {"start": 12, "end": 14, "text": "Snow"},
                                # The one key beyond the contract: without it the offsets would lead into the text.
                                {"start": 0, "end": 4, "text": "City", "part": "headline"},
                            ],
                        },
                    }
                ],
                "claims": [
                    {
                        "kind": "sum",
                        "status": "holds",
                        "working": "1 = 1",
                        "start": {"offset": 0, "line": 1, "column": 1},
                        "end": {"offset": 10, "line": 1, "column": 11},
                        "part": "text",
                        "quote": "It rained.",
                    }
                ],
            },
            {
                "path": "b.txt",
                "id": None,
                "published": None,
                "published_from": None,
                "words": 0,
                "error": "is empty",
                "findings": [],
                "claims": [],
            },
        ],
        "summary": {
            "stories": 1,
            "words": 6,
            "findings": {"error": 1, "warning": 0, "info": 0},
            "claims": {"holds": 1, "contradicted": 0, "unresolved": 0},
        },
    }


def test_a_run_over_real_copy_keeps_to_the_keys_and_the_schema(command: Run) -> None:
    seeds = Path(__file__).parents[1] / "seeds"
    report = read_report(command("check", seeds, "--format", "json", "--claims", "--preview").out)
    assert set(report) == {"schema", "version", "stories", "summary"}
    for story in report["stories"]:
        assert set(story) == STORY
        for finding in story["findings"]:
            assert set(finding) == FINDING
            assert all(set(other) == STRETCH | {"note"} for other in finding["elsewhere"])
            assert finding["fix"] is None or set(finding["fix"]) == {"safe", "edits"}
        assert all(set(claim) == STRETCH | {"kind", "status", "working"} for claim in story["claims"])
        assert all(set(place) == {"offset", "line", "column"} for place in _places(story))
    assert report["summary"]["stories"] == len(report["stories"]) >= 6


def _places(story: dict[str, Any]) -> Iterator[dict[str, int]]:
    for stretch in (*story["findings"], *story["claims"]):
        yield stretch["start"]
        yield stretch["end"]


def test_a_run_over_nothing_is_a_report_too() -> None:
    assert report_of()["stories"] == []


@settings(max_examples=50)
@given(st.text(min_size=1, max_size=40), st.text(max_size=20), st.text(min_size=1, max_size=20), st.text(max_size=10))
def test_whatever_the_copy_holds_the_report_gives_it_back(text: str, id: str, message: str, note: str) -> None:
    story = Story(text, path=text, id=id)
    finding = Finding(Span(0, len(text)), message, (Elsewhere(Span(0, 1), note),))
    report = report_of(
        Checked(story, (Raised(RULE, "info", finding),), (), (Broken("b", message),)), Unread(text, id, message)
    )
    (entry, unread) = report["stories"]
    assert (entry["path"], entry["id"], entry["findings"][0]["quote"]) == (text, id, text)
    assert (entry["findings"][0]["message"], entry["findings"][0]["elsewhere"][0]["note"]) == (message, note)
    assert (unread["path"], unread["id"], unread["error"]) == (text, id, message)


def test_the_report_is_utf_8_with_its_characters_as_they_are(process: Run, story: Callable[..., Path]) -> None:
    path = story("In Zürich it is (7. 5 miles) to the 😀.")
    outcome = process("check", path, "--format", "json", "--claims", env={"PYTHONIOENCODING": "ascii"})
    assert "“7. 5”" in outcome.out
    assert read_report(outcome.out)["stories"][0]["findings"][0]["quote"] == "7. 5"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda report: report.pop("schema"),
        lambda report: report.update(schema=2),
        lambda report: report["stories"][0].pop("error"),
        lambda report: report["stories"][0].update(published="20 August"),
        lambda report: report["stories"][0]["findings"][0].update(severity="fatal"),
        lambda report: report["stories"][0]["findings"][0].pop("part"),
        lambda report: report["stories"][0]["findings"][0].update(quote=""),
        lambda report: report["stories"][0]["findings"][0].update(rule="A Rule"),
        lambda report: report["stories"][0]["findings"][0]["start"].update(line=0),
        lambda report: report["stories"][0]["findings"][0]["fix"].update(edits=[]),
        lambda report: report["stories"][0]["findings"][0]["elsewhere"][0].pop("note"),
        lambda report: report["stories"][0]["claims"][0].update(status="hold"),
        lambda report: report["stories"][0]["claims"][0]["end"].pop("offset"),
        lambda report: report["summary"]["findings"].pop("info"),
        lambda report: report["summary"].update(words=-1),
    ],
)
def test_the_schema_refuses_what_is_no_report(spoil: Callable[[dict[str, Any]], object]) -> None:
    report = json.loads(json.dumps(report_of(example())))
    spoil(report)
    with pytest.raises(ValidationError):
        validator().validate(report)
