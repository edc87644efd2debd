"""A newsroom's settings: where they are found, what they change, and what is said of a wrong one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Run

STORY = "A farm\n\nThe farm covers 12 acres (30 hectares) of the the land.\n"
Write = Callable[..., Path]


def rules_in(out: str) -> list[str]:
    return [line.split()[2].rstrip(":") for line in out.splitlines()[:-1]]


def test_without_settings_the_default_rules_run(command: Run, story: Write) -> None:
    assert rules_in(command("check", story(STORY)).out) == ["unit-conversion", "doubled-word"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("copydesk.toml", 'ignore = ["doubled-word"]'),
        ("pyproject.toml", '[tool.copydesk]\nignore = ["doubled-word"]'),
        ("copydesk.toml", 'select = ["units"]'),
        ("copydesk.toml", '[[overrides]]\npaths = ["drafts/*"]\nignore = ["text"]'),
    ],
)
def test_settings_are_found_above_the_story(command: Run, story: Write, name: str, text: str) -> None:
    path = story(STORY, "drafts/story.txt")
    story(text, name)
    assert rules_in(command("check", path).out) == ["unit-conversion"]


def test_an_override_leaves_other_paths_alone(command: Run, story: Write) -> None:
    path = story(STORY, "news/story.txt")
    story('[[overrides]]\npaths = ["drafts/*"]\nignore = ["text"]', "copydesk.toml")
    assert rules_in(command("check", path).out) == ["unit-conversion", "doubled-word"]


def test_a_pyproject_without_our_table_is_passed_over(command: Run, story: Write) -> None:
    path = story(STORY, "drafts/story.txt")
    story('[project]\nname = "paper"', "drafts/pyproject.toml")
    story('ignore = ["units"]', "copydesk.toml")
    assert rules_in(command("check", path).out) == ["doubled-word"]


def test_severity_and_fail_on(command: Run, story: Write) -> None:
    path = story(STORY)
    story('fail-on = "error"\nignore = ["text"]\n[severity]\nunit-conversion = "info"', "copydesk.toml")
    outcome = command("check", path)
    assert (outcome.code, ": info unit-conversion:" in outcome.out) == (0, True)
    assert command("check", "--fail-on", "info", path).code == 1


def test_the_command_line_is_stronger(command: Run, story: Write) -> None:
    path = story(STORY)
    story('select = ["units"]', "copydesk.toml")
    assert rules_in(command("check", "--select", "doubled-word", path).out) == ["doubled-word"]


def test_two_processes_obey_the_settings_too(command: Run, story: Write) -> None:
    path = story(STORY)
    story('ignore = ["doubled-word"]\n[severity]\nunit-conversion = "info"', "copydesk.toml")
    assert command("check", "--jobs", "2", path).out == command("check", path).out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('ignor = ["text"]', "there is no key ignor; did you mean ignore?"),
        ("wombat = 1", "the keys are select"),
        ('ignore = ["doubled-wrd"]', "did you mean doubled-word?"),
        ('ignore = "text"', "ignore must be a list of words"),
        ('preview = "yes"', "preview must be true or false"),
        ('fail-on = "often"', "fail-on must be one of error, warning, info, never"),
        ('[severity]\nunits-conversion = "info"', "did you mean unit-conversion?"),
        ('[severity]\nunit-conversion = "loud"', "severity.unit-conversion must be one of error, warning, info"),
        ('[phrases]\nsite-debris = "x"', "phrases.site-debris must be a list of words"),
        ("[overrides]", "overrides must be tables"),
        ("[[overrides]]\npath = []", "there is no key overrides.path; did you mean paths?"),
        ("x = [", "is not TOML"),
        ('ignore = ["all"]', "no rule is left to run"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(command: Run, story: Write, text: str, said: str) -> None:
    path = story(STORY)
    file = story(text, "copydesk.toml")
    outcome = command("check", path)
    assert outcome.code == 2
    assert f"{file}" in outcome.err
    assert said in outcome.err


def test_config_prints_what_applies(command: Run, story: Write) -> None:
    path = story(STORY)
    file = story('ignore = ["text"]\n[severity]\nunit-conversion = "info"', "copydesk.toml")
    outcome = command("config", path)
    assert outcome.code == 0
    assert f"settings: {file}" in outcome.out
    assert "  unit-conversion info (set here)" in outcome.out
    assert "doubled-word" in outcome.out.partition("rules off: ")[2]


def test_init_writes_settings_that_work_and_writes_them_once(
    command: Run, story: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = story(STORY)
    monkeypatch.chdir(path.parent)
    assert command("init").code == 0
    assert (path.parent / ".pre-commit-config.yaml").read_text(encoding="utf-8").startswith("repos:")
    assert rules_in(command("check", path).out) == ["unit-conversion", "doubled-word"]
    outcome = command("init")
    assert (outcome.code, "is here already" in outcome.err) == (2, True)
