"""The command line as a whole: commands, help, exit codes, and calls that are wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Run

from copydesk import __version__
from copydesk.cli import COMMANDS
from copydesk.registry import find_rules
from copydesk.standing.stet import RULE as OF_STETS

Write = Callable[..., Path]


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(command: Run, option: str) -> None:
    assert command(option) == (0, f"copydesk {__version__}\n", "")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_command(command: Run, option: str) -> None:
    outcome = command(option)
    assert (outcome.code, outcome.err) == (0, "")
    for name in COMMANDS:
        assert f"\n  {name} " in outcome.out


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_its_own_help(command: Run, name: str, option: str) -> None:
    outcome = command(name, option)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"usage: copydesk {name} ")


def test_the_help_of_check_says_every_option_and_the_exit_codes(command: Run) -> None:
    said = command("check", "--help").out
    for option in ("--date", "--select", "--ignore", "--preview", "--stdin-filename", "--jobs", "--format", "--output",
                   "--fail-on", "--fix", "--diff", "--claims", "--no-cache"):  # fmt: skip
        assert option in said
    assert "Exit code 0: nothing at or above --fail-on; 1: something; 2:" in " ".join(said.split())


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ([], "copydesk: give a command"),
        (["chek"], "there is no command 'chek'; did you mean check?"),
        (["xyzzy"], "there is no command 'xyzzy'\n"),
        (["--verson"], "there is no command '--verson'"),
        (["check", "--frmat", "json"], "copydesk check: unrecognized arguments: --frmat"),
        (["check", "--form", "json"], "copydesk check: unrecognized arguments: --form"),
        (["check", "--format", "xml"], "argument --format: invalid choice: 'xml'"),
        (["check", "--fail-on", "fatal"], "argument --fail-on: invalid choice: 'fatal'"),
        (["check", "--jobs", "0"], "argument --jobs: '0' is no number of processes from 1 to 256"),
        (["check", "--jobs", "two"], "'two' is no number of processes"),
        (["check", "--jobs", "²"], "'²' is no number of processes"),
        (["check", "--jobs", "257"], "'257' is no number of processes"),
        (
            ["check", "--date", "2024-02-30"],
            "argument --date: '2024-02-30' is no day a story came out; write it as 2024-08-20",
        ),
        (["check", "--date"], "argument --date: expected one argument"),
        (["check", "--diff", "--format", "json"], "--diff shows a diff and no report: leave --format and --claims out"),
        (["check", "--diff", "--claims"], "--diff shows a diff and no report"),
        (["check", "--select", "broken-decimals"], "called 'broken-decimals'; did you mean broken-decimal?"),
        (["check", "--ignore", "txt"], "there is no rule or family called 'txt'; did you mean text?"),
        (["check", "--select", ""], "--select names no rule; give names or families, or leave it out"),
        (["check", "--ignore", ","], "--ignore names no rule"),
        (["check", "--ignore", "all"], "no rule is left to run"),
        (["check", "--select", "broken-decimal", "--ignore", "broken-decimal"], "no rule is left to run"),
        (["claims", "--select", "xyzzy"], "called 'xyzzy' (`copydesk rules` lists them)"),
        (["claims", "--format", "json"], "copydesk claims: unrecognized arguments: --format"),
        (["explain"], "copydesk explain: the following arguments are required: RULE"),
        (["explain", "broken-decimals"], "did you mean broken-decimal?"),
        (["explain", "text"], "'text' is a family; give one of "),
        (["rules", "text"], "copydesk rules: unrecognized arguments: text"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_on_standard_error_and_ends_with_2(
    command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = command(*call)
    assert (outcome.code, outcome.out) == (2, "")
    assert says in outcome.err


def test_a_story_without_a_command_is_a_hint(command: Run, story: Write) -> None:
    path = story("It rained.")
    assert f"did you mean `copydesk check {path}`?" in command(path).err


def test_a_wrong_call_reads_and_writes_nothing(command: Run, story: Write, tmp_path: Path) -> None:
    path, report = story("It is (7. 5 miles)."), tmp_path / "report.json"
    for wrong in (["--select", "xyzzy"], ["--date", "tomorrow"], ["--format", "xml"]):
        report.write_text("the last report")
        assert command("check", path, "--fix", "--output", report, *wrong).code == 2
        assert report.read_text() == "the last report"
        assert path.read_text() == "It is (7. 5 miles)."
        report.unlink()
        assert command("check", path, "--output", report, *wrong).code == 2
        assert not report.exists()


def test_rules_lists_every_rule_with_its_family_severity_and_state(command: Run) -> None:
    outcome = command("rules")
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert [line.split()[:4] for line in lines] == [
        [
            rule.family,
            rule.name,
            rule.meta.severity,
            "preview" if rule.meta.preview else "on" if rule.meta.default else "off",
        ]
        for rule in (*find_rules(), OF_STETS)
    ]
    assert all(line.endswith(".") for line in lines)


@pytest.mark.parametrize("rule", (*find_rules(), OF_STETS), ids=lambda rule: rule.name)
def test_explain_prints_the_page_and_the_examples(command: Run, rule: object) -> None:
    outcome = command("explain", rule.name)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"# {rule.name}\n\nFamily {rule.family}, {rule.meta.severity}, ")
    assert rule.page.strip() in outcome.out
    flagged, _, clean = outcome.out.partition("\n## Flagged\n")[2].partition("\n## Not flagged\n")
    assert flagged.count("\n- ") + clean.count("\n- ") == len(rule.examples)
    assert "[[" in flagged
    assert "[[" not in clean
