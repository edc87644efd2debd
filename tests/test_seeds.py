"""Checks every specimen in seeds/ as a user would, and holds the report against the expectation beside it."""

from __future__ import annotations

import glob
import json
import os
from typing import Any

import pytest

from copydesk.cli import main

SEEDS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "seeds")
EXPECTED = sorted(glob.glob(os.path.join(SEEDS, "*.expected.json")))
MARGIN = len(".expected.json")

Entry = dict[str, Any]


def name_of(path: str) -> str:
    return os.path.basename(path)[:-MARGIN]


@pytest.fixture(params=EXPECTED, ids=name_of, scope="module")
def specimen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Entry, Entry]:
    """What is expected of a specimen, and what the public command says of it."""
    (story,) = (path for path in glob.glob(request.param[:-MARGIN] + ".*") if path != request.param)
    report = tmp_path_factory.mktemp("seeds") / "report.json"
    code = main(["check", story, "--format", "json", "--claims", "--fail-on", "never", "--output", str(report)])
    (said,) = json.loads(report.read_text(encoding="utf-8"))["stories"]
    assert (code, said["error"]) == (0, None)
    with open(request.param, encoding="utf-8") as handle:
        expected: Entry = json.load(handle)
    with open(story, encoding="utf-8") as handle:
        words = handle.read()
    expected["lines"] = lines_of(json.loads(words) if story.endswith(".jsonl") else {None: words})
    return expected, said


def lines_of(parts: dict[str | None, str]) -> dict[tuple[str | None, int], str]:
    return {(part, number): line for part, text in parts.items() for number, line in enumerate(text.split("\n"), 1)}


def where(entry: Entry) -> tuple[str | None, int, str]:
    """Part, line and words: of an entry of the expectation, or of what the report says."""
    line = entry["line"] if "line" in entry else entry["start"]["line"]
    return entry.get("part"), line, entry["quote"]


def found(entry: Entry) -> tuple[str | None, int, str, str, str]:
    return (*where(entry), entry["rule"], entry["severity"])


def is_planned(finding: Entry, slip: Entry) -> bool:
    """Whether a finding is of a slip that is planted and was not reported so far."""
    (part, line, quote), (its_part, its_line, its_quote) = where(finding), where(slip)
    same_place = (part, line) == (its_part, its_line) and (quote in its_quote or its_quote in quote)
    return same_place and finding["rule"] == slip["rule"]


def test_there_are_specimens() -> None:
    assert len(EXPECTED) >= 6


def test_the_words_of_every_entry_stand_on_their_line(specimen: tuple[Entry, Entry]) -> None:
    expected, _ = specimen
    for kind in ("findings", "not_yet", "holds", "near_misses"):
        for entry in expected[kind]:
            part, line, quote = where(entry)
            assert expected["lines"].get((part, line), "").count(quote) >= 1, f"{kind}: {entry}"


def test_the_day_of_publication_is_found(specimen: tuple[Entry, Entry]) -> None:
    expected, said = specimen
    assert said["published"] == expected["published"]


def test_every_expected_finding_is_reported_and_nothing_else(specimen: tuple[Entry, Entry]) -> None:
    expected, said = specimen
    wanted = sorted(map(found, expected["findings"]), key=repr)
    news = [finding for finding in said["findings"] if found(finding) not in wanted]
    missing = [entry for entry in wanted if entry not in [found(finding) for finding in said["findings"]]]
    problems = [f"no longer reported: {entry}" for entry in missing]
    for finding in news:
        if any(is_planned(finding, slip) for slip in expected["not_yet"]):
            problems.append(f"now reported, move it from not_yet to findings: {found(finding)}")
        else:
            problems.append(f"false alarm, or a slip to list under findings: {found(finding)}: {finding['message']}")
    assert not problems, "\n".join(problems)
    assert sorted(map(found, said["findings"]), key=repr) == wanted, "one of them is reported twice"


def test_the_ledger_holds_what_is_right(specimen: tuple[Entry, Entry]) -> None:
    expected, said = specimen
    held = [(*where(claim), claim["working"]) for claim in said["claims"] if claim["status"] == "holds"]
    for entry in expected["holds"]:
        assert (*where(entry), entry["working"]) in held


def test_near_misses_draw_nothing(specimen: tuple[Entry, Entry]) -> None:
    expected, said = specimen
    for entry in expected["near_misses"]:
        part, line, quote = where(entry)
        at = expected["lines"][part, line].index(quote) + 1
        for finding in said["findings"]:
            start, end = finding["start"], finding["end"]
            apart = start["line"] != line or start["column"] >= at + len(quote) or end["column"] <= at
            # A finding that is expected may mark more than the near miss that stands inside it.
            assert finding["part"] != part or apart or found(finding) in map(found, expected["findings"]), entry
