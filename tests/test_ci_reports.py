"""The reports that CI systems show: GitHub's annotations, GitLab's code quality, JUnit."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporting import (
    BROKEN,
    CLEAN,
    EVERYTHING,
    SKIPPED,
    UNREAD,
    at,
    checked,
    hikers,
    hostile,
    let_stand,
    record,
    reported,
)
from running import Run

from copydesk.reports import Options
from copydesk.rule import Elsewhere, Finding
from copydesk.story import Span, Story

Write = Callable[..., Path]
WITH_CLAIMS = Options(claims=True)


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands of a log, read as GitHub's runner reads them: name, properties, message."""
    found = []
    for line in text.split("\n"):
        match = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
        if match is None:
            assert not line.lstrip().startswith("::") and "##[" not in line, line
            continue
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        found.append(
            (match[1], {name: _read(value, ":%3A", ",%2C") for name, value in properties.items()}, _read(match[3]))
        )
    return found


def _read(words: str, *more: str) -> str:
    for pair in ("\r%0D", "\n%0A", *more, "%%25"):
        words = words.replace(pair[1:], pair[0])
    return words


def entries(text: str) -> list[dict[str, Any]]:
    found = json.loads(text)
    assert isinstance(found, list)
    return found


def suites(text: str) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(text.encode())
    assert root.tag == "testsuites"
    for suite in root:
        cases = list(suite)
        for kind, count in {"failure": "failures", "error": "errors", "skipped": "skipped"}.items():
            assert int(suite.attrib[count]) == sum(case.find(kind) is not None for case in cases)
        assert int(suite.attrib["tests"]) == len(cases) > 0
        names = [case.attrib["name"] for case in cases]
        assert len(set(names)) == len(names)
    return list(root)


def test_github_annotates_the_words() -> None:
    (command,) = commands(reported("github", hikers()))
    assert command == (
        "warning",
        {"file": "drafts/a b.txt", "line": "3", "endLine": "3", "col": "22", "endColumn": "26",
         "title": "copydesk: unit-conversion"},
        "Close the gap in “7. 5”.\n“7. 5” (line 3, column 22)\nAlso said again: “12 km (70 miles)” (line 4, column 22)\n"
        "Fix: “7. 5” becomes “7.5” (copydesk check --fix does this).",
    )  # fmt: skip


def test_github_gives_no_columns_over_several_lines_and_no_line_of_a_record() -> None:
    story = Story("One\ntwo", path="a.txt")
    (_, over_lines, _), (level, of_record, message) = commands(
        reported("github", checked(story, Finding(Span(1, 5), "Mend.")), record())
    )
    assert (over_lines["line"], over_lines["endLine"], "col" in over_lines) == ("1", "2", False)
    assert (level, set(of_record)) == ("error", {"file", "title"})
    assert message.startswith("12 km is 7.46 miles. (wire.jsonl[a/7]: text, line 2, column 13)")


def test_github_names_what_was_not_done_and_the_ledger_where_asked() -> None:
    found = commands(reported("github", UNREAD, SKIPPED, BROKEN))
    assert [(name, given["title"]) for name, given, _ in found] == [
        ("error", "not read"),
        ("notice", "left alone"),
        ("error", "b-rule failed"),
    ]
    ledger = commands(reported("github", hikers(), options=WITH_CLAIMS))[1:]
    assert [(name, given["title"]) for name, given, _ in ledger] == [
        ("notice", "conversion holds"),
        ("notice", "conversion contradicted"),
        ("notice", "count unresolved"),
    ]


def test_copy_gives_github_no_commands() -> None:
    found = commands(reported("github", hostile(), options=WITH_CLAIMS))
    assert [name for name, _, _ in found] == ["warning", "notice", "error"]
    assert "::error::x ##[error]y %0A" in found[0][2]


@given(st.text(max_size=40), st.text(min_size=1, max_size=20))
def test_what_github_reads_is_what_was_said(message: str, path: str) -> None:
    story = Story("It rained.", path=path)
    ((_, properties, said),) = commands(reported("github", checked(story, Finding(Span(0, 2), f"a {message} z"))))
    assert properties["file"] == path
    assert said.startswith("a ") and "\r" not in said


def test_gitlab_has_what_gitlab_asks_for() -> None:
    first, *_ = entries(reported("gitlab", hikers()))
    assert first["description"] == "Close the gap in “7. 5”."
    assert (first["check_name"], first["severity"]) == ("unit-conversion", "minor")
    assert first["location"] == {"path": "drafts/a b.txt", "lines": {"begin": 3}}
    assert re.fullmatch(r"[0-9a-f]{32}", first["fingerprint"])
    found = entries(reported("gitlab", *EVERYTHING))
    assert {entry["severity"] for entry in found} == {"minor", "major", "blocker"}
    assert [entry["check_name"] for entry in found[-2:]] == ["not-read", "rule-failed"]
    assert all(entry["location"]["lines"]["begin"] >= 1 for entry in found)


def test_gitlab_fingerprints_are_unique_in_a_run_and_the_same_in_the_next() -> None:
    def fingerprints(*texts: str) -> list[str]:
        results = [
            checked(
                Story(text, path=f"{number}.txt"),
                Finding(at(text, "slip"), "Mend."),
                Finding(at(text, "slip", 1), "No."),
            )
            for number, text in enumerate(texts)
        ]
        return [entry["fingerprint"] for entry in entries(reported("gitlab", *results))]

    before = fingerprints("a slip\nand a slip", "a slip\nand a slip")
    assert len(set(before)) == 4
    assert fingerprints("A line.\n\nNot a slip, and then a slip.", "a slip slip") == before
    everything = [entry["fingerprint"] for entry in entries(reported("gitlab", *EVERYTHING))]
    assert len(set(everything)) == len(everything) == 7


def test_gitlab_paths_are_the_repositorys() -> None:
    (entry,) = entries(reported("gitlab", checked(Story("a b", path="./x/a.txt"), Finding(Span(0, 1), "Mend."))))
    assert entry["location"]["path"] == "x/a.txt"


def test_nothing_found_is_an_empty_report() -> None:
    assert entries(reported("gitlab", CLEAN, SKIPPED)) == []
    assert entries(reported("gitlab")) == []
    assert commands(reported("github", CLEAN)) == []
    assert suites(reported("junit")) == []


def test_junit_shows_a_story_as_a_suite_and_a_finding_as_a_failure() -> None:
    suite, *_ = suites(reported("junit", hikers()))
    (case,) = suite
    assert suite.attrib["name"] == case.attrib["classname"] == "drafts/a b.txt"
    assert (case.attrib["name"], case.attrib["file"], case.attrib["line"]) == (
        "unit-conversion: 7. 5",
        "drafts/a b.txt",
        "3",
    )
    failure = case.find("failure")
    assert failure is not None
    assert failure.attrib == {"type": "warning", "message": "Close the gap in “7. 5”."}
    assert failure.text is not None and failure.text.splitlines()[1:3] == [
        "“7. 5” (line 3, column 22)",
        "Also said again: “12 km (70 miles)” (line 4, column 22)",
    ]


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_junit_fails_what_fails_the_run(fail_on: str, failures: int) -> None:
    (suite,) = suites(reported("junit", hikers(), options=Options(fail_on=fail_on)))
    assert int(suite.attrib["failures"]) == failures
    assert int(suite.attrib["skipped"]) == 1 - failures


def test_junit_names_what_was_not_done_and_passes_what_is_clean() -> None:
    unread, skipped, broken, clean = suites(reported("junit", UNREAD, SKIPPED, BROKEN, CLEAN))
    assert unread.find("testcase/error[@type='not read']") is not None
    assert skipped.attrib["name"] == "c.txt[9]" and skipped.find("testcase/skipped") is not None
    error = broken.find("testcase[@name='b-rule']/error")
    assert error is not None and "was not checked: KeyError: 1" in error.attrib["message"]
    assert [case.attrib["name"] for case in clean] == ["nothing found"]


def test_junit_passes_what_holds() -> None:
    (suite,) = suites(reported("junit", hikers(), options=WITH_CLAIMS))
    assert [(case.attrib["name"], len(case)) for case in suite][1:] == [
        ("conversion holds: 12 km (7. 5 miles)", 0),
        ("conversion contradicted: 12 km (70 miles)", 1),
        ("count unresolved: one more pass", 1),
    ]


def test_what_a_stet_lets_stand_is_skipped_in_junit_and_left_out_elsewhere() -> None:
    (suite,) = suites(reported("junit", let_stand()))
    reported_one, stood = suite
    assert reported_one.find("failure") is not None
    skipped = stood.find("skipped")
    assert skipped is not None and skipped.attrib["message"] == "let stand: the mayor's own <b>word</b>"
    assert len(commands(reported("github", let_stand()))) == len(entries(reported("gitlab", let_stand()))) == 1


def test_junit_tells_alike_tests_of_a_story_apart() -> None:
    story = Story("a slip and a slip", path="a.txt")
    (suite,) = suites(
        reported("junit", checked(story, *(Finding(at(story.source, "slip", n), "Mend.") for n in (0, 1))))
    )
    assert [case.attrib["name"] for case in suite] == ["unit-conversion: slip", "unit-conversion: slip (2)"]


def test_hostile_copy_is_words_in_xml_and_json() -> None:
    (suite,) = suites(reported("junit", hostile(), options=WITH_CLAIMS))
    assert {element.tag for element in suite.iter()} == {"testsuite", "testcase", "failure", "error"}
    failure = suite.find("testcase/failure")
    assert failure is not None and "</script><script>alert(1)</script>" in failure.attrib["message"]
    assert "\\u0001" in failure.attrib["message"] and "\\ufffe" in failure.attrib["message"]
    assert entries(reported("gitlab", hostile()))[0]["description"].startswith("Mend </script>")


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_copy_makes_xml_and_json_that_can_be_read(text: str, note: str) -> None:
    story = Story(f"a{text}z", path=f"x{note}")
    finding = Finding(Span(0, len(story.source)), f"Mend {note}", (Elsewhere(Span(0, 1), note),))
    assert len(suites(reported("junit", checked(story, finding), options=WITH_CLAIMS))) == 1
    (entry,) = entries(reported("gitlab", checked(story, finding)))
    assert entry["location"]["lines"]["begin"] == 1


@pytest.mark.parametrize("format", ["github", "gitlab", "junit", "sarif"])
def test_the_command_line_writes_each_from_standard_input_to_a_file_and_keeps_its_exit_codes(
    command: Run, stdin: Callable[[bytes], None], story: Write, tmp_path: Path, format: str
) -> None:
    out = tmp_path / "report"
    stdin(b"It is (7. 5 miles).")
    asked = ("--format", format, "--output", out)
    assert command("check", "-", "--stdin-filename", "desk/a.txt", *asked).code == 1
    assert "desk/a.txt" in out.read_text(encoding="utf-8").replace("\\", "/")
    assert command("check", story("It rained.", "b.txt"), *asked).code == 0
    stdin(b'{"text": "It is (7. 5 miles)."}\nnot a record\n')
    assert command("check", "-", "--stdin-filename", "a.jsonl", *asked).code == 2
    told = out.read_text(encoding="utf-8")
    assert "is not JSON" in told and "broken-decimal" in told
