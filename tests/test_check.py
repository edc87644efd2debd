"""``copydesk check``: its options and its exit codes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from reading_reports import read_report
from running import Run

Write = Callable[..., Path]
#: One error (unit-conversion), one warning (split-abbreviation) and a statement that holds.
MIXED = "He ran 12 km (70 miles) for the U. S. team. She ran 12 km (7.5 miles)."
ON = ("--select", "unit-conversion,split-abbreviation,broken-decimal")


def rules_in(out: str) -> list[str]:
    return [line.split(": ")[1].split()[1] for line in out.splitlines()[:-1]]


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        ("It rained.", "info", 0),
        (MIXED, "never", 0),
        (MIXED, "error", 1),
        (MIXED, "warning", 1),
        (MIXED, "info", 1),
        ("the U. S. team", "error", 0),
        ("the U. S. team", "warning", 1),
        ("the U. S. team", "info", 1),
    ],
)
def test_the_exit_code_is_1_from_the_named_severity_on(
    command: Run, story: Write, text: str, fail_on: str, code: int
) -> None:
    assert command("check", story(text), *ON, "--fail-on", fail_on).code == code


def test_by_default_a_warning_fails(command: Run, story: Write) -> None:
    assert command("check", story("the U. S. team"), *ON).code == 1
    assert command("check", story("It rained."), *ON).code == 0


@pytest.mark.parametrize("fail_on", ["error", "warning", "info", "never"])
def test_what_cannot_be_read_is_2_whatever_fails(command: Run, story: Write, tmp_path: Path, fail_on: str) -> None:
    assert command("check", story(MIXED), tmp_path / "no.txt", *ON, "--fail-on", fail_on).code == 2


def test_select_and_ignore_take_lists_and_may_be_repeated(command: Run, story: Write) -> None:
    path = story(MIXED)
    for call, rules in (
        (["--select", "units", "--select", "text"], {"unit-conversion", "split-abbreviation"}),
        (["--select", "unit-conversion, split-abbreviation"], {"unit-conversion", "split-abbreviation"}),
        (["--select", "units,text", "--ignore", "units"], {"split-abbreviation"}),
        (["--ignore", "unit-conversion", "--ignore", "split-abbreviation"], set()),
    ):
        assert set(rules_in(command("check", path, *call).out)) & {"unit-conversion", "split-abbreviation"} == rules


def test_preview_adds_the_rules_that_are_being_tried(command: Run, story: Write, pack: Callable[..., Path]) -> None:
    pack("desk_rules", {"letters/letter_x.py": PREVIEW})
    path = story("x")
    assert "letter-x" not in command("check", path).out
    assert "letter-x" in command("check", path, "--preview").out
    assert "letter-x" in command("check", path, "--select", "letter-x").out
    assert (
        "every one that is selected is in preview: add --preview" in command("check", path, "--select", "letters").err
    )


PREVIEW = '''
"""Finds an x."""
from copydesk.rule import Finding, Meta
from copydesk.story import Span
META = Meta(severity="error", since="0.1.0", preview=True)
EXAMPLES = ()
def check(story):
    yield Finding(Span(0, 1), "An x.")
'''


def test_the_last_line_says_how_much_was_checked_and_what_held(command: Run, story: Write) -> None:
    quiet = command("check", story("It rained."), *ON)
    assert quiet.out == "1 story, 2 words: nothing found; no statement in it that can be worked out again.\n"
    assert command("check", story(MIXED), *ON).out.splitlines()[-1] == (
        "1 story, 17 words: 1 error, 1 warning; 2 statements worked out again, 1 hold."
    )


def test_claims_are_listed_where_they_are_asked_for(command: Run, story: Write) -> None:
    path = story(MIXED)
    assert "holds" not in command("check", path, *ON).out
    assert f"{path}:1:53: holds conversion: 12 km = 7.46 miles\n" in command("check", path, *ON, "--claims").out
    for call, claims in (([], []), (["--claims"], ["contradicted", "holds"])):
        (entry,) = read_report(command("check", path, *ON, "--format", "json", *call).out)["stories"]
        assert [claim["status"] for claim in entry["claims"]] == claims


def test_the_report_is_concise_where_no_terminal_shows_it(command: Run, story: Write) -> None:
    path = story(MIXED)
    assert command("check", path, *ON).out == command("check", path, *ON, "--format", "concise").out
    assert command("check", path, *ON, "--no-cache").out == command("check", path, *ON).out


@pytest.mark.parametrize("format", ["full", "concise", "json"])
def test_output_writes_what_would_be_printed(command: Run, story: Write, tmp_path: Path, format: str) -> None:
    path, report = story(MIXED), tmp_path / "report"
    printed = command("check", path, *ON, "--format", format)
    written = command("check", path, *ON, "--format", format, "--output", report)
    assert written == (1, "", "")
    assert report.read_text("utf-8") == printed.out
    assert sorted(os.listdir(tmp_path)) == ["report", "story.txt"]


def test_output_replaces_an_older_report_and_keeps_its_mode(command: Run, story: Write, tmp_path: Path) -> None:
    report, link = tmp_path / "report.txt.out", tmp_path / "link"
    report.write_text("old " * 1000)
    report.chmod(0o640)
    link.symlink_to(report)
    assert command("check", story(MIXED), *ON, "--output", link).code == 1
    assert link.is_symlink()
    assert report.read_text("utf-8").endswith("1 hold.\n")
    assert report.stat().st_mode & 0o777 == 0o640


def test_output_to_a_device_or_a_pipe_is_written_there(command: Run, story: Write) -> None:
    assert command("check", story(MIXED), *ON, "--output", "/dev/null") == (1, "", "")
    reading, writing = os.pipe()
    try:
        assert command("check", story(MIXED), *ON, "--output", f"/dev/fd/{writing}").code == 1
        assert os.read(reading, 10_000).endswith(b"1 hold.\n")
    finally:
        os.close(reading)
        os.close(writing)


@pytest.mark.parametrize("place", ["no/such/folder/report.txt", "", "story.txt/report.txt"])
def test_output_to_an_unwritable_place_is_named(command: Run, story: Write, tmp_path: Path, place: str) -> None:
    path = story(MIXED)
    before = sorted(os.listdir(tmp_path))
    outcome = command("check", path, *ON, "--output", f"{tmp_path}/{place}")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"copydesk: --output {tmp_path}/{place}: ")
    assert "Traceback" not in outcome.err
    assert sorted(os.listdir(tmp_path)) == before


def test_output_to_a_write_protected_file_is_named(
    command: Run, story: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report"
    report.write_text("old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    outcome = command("check", story(MIXED), *ON, "--output", report)
    assert (outcome.code, report.read_text()) == (2, "old")
    assert f"--output {report}: the file is write-protected" in outcome.err


def test_a_report_never_takes_the_place_of_a_story(command: Run, story: Write, tmp_path: Path) -> None:
    path = story(MIXED)
    (tmp_path / "link.txt").symlink_to(path)
    for checked, output in (
        (path, path),
        (tmp_path, path),
        (path, tmp_path / "link.txt"),
        (tmp_path / "link.txt", path),
    ):
        for more in ([], ["--diff"], ["--jobs", "2"]):
            outcome = command("check", checked, *ON, "--output", output, *more)
            assert (outcome.code, outcome.out) == (2, "")
            assert f"--output {output} is one of the stories; nothing was written" in outcome.err
            assert path.read_text() == MIXED
    assert sorted(os.listdir(tmp_path)) == ["link.txt", "story.txt"]


def test_a_run_that_breaks_off_leaves_the_last_report(
    command: Run, story: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "report"
    report.write_text("old")

    def fails(*arguments: object) -> None:
        raise LookupError

    monkeypatch.setattr("copydesk.running.plan.check_all", fails)
    with pytest.raises(LookupError):
        command("check", story(MIXED), *ON, "--output", report)
    assert report.read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["report", "story.txt"]


def test_the_ledger(command: Run, story: Write, tmp_path: Path) -> None:
    path = story(MIXED)
    outcome = command("claims", path, *ON)
    assert outcome == (
        1,
        f"{path}:1:8: contradicted: 12 km = 7.46 miles  “12 km (70 miles)”\n"
        f"{path}:1:53: holds: 12 km = 7.46 miles  “12 km (7.5 miles)”\n"
        "1 story, 17 words: 1 holds, 1 contradicted, 0 unresolved.\n",
        "",
    )
    assert command("claims", story("12 km (7.5 miles)", "b.txt")).code == 0
    outcome = command("claims", path, tmp_path / "no.txt", *ON)
    assert outcome.code == 2
    assert outcome.err == f"copydesk: {tmp_path / 'no.txt'}: not read: there is no such file; check the path\n"
    assert "1 story, 17 words: 1 holds" in outcome.out
