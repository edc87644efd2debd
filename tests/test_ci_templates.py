"""action.yml and gitlab.yml: their scripts, run in a repository of stories as the CI would run them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
OLD = "A dam\n\nIt has the the lake.\n"
NEW = "A dam\n\nIt has the the lake.\n\nIt covers 12 acres (30 hectares).\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose branch adds a line with a slip to a story that had one."""
    stories = tmp_path / "stories"
    stories.mkdir()

    def git(*arguments: str) -> None:
        named = ("-c", "user.name=desk", "-c", "user.email=desk@example.com")
        subprocess.run(["git", *named, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    (stories / "dam.txt").write_text(OLD)
    git("add", ".")
    git("commit", "-qm", "old")
    git("checkout", "-qb", "branch")
    (stories / "dam.txt").write_text(NEW)
    git("commit", "-qam", "new")
    return tmp_path


def run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    # As GitHub starts a step that names bash.
    call = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    environment = {**os.environ, "PATH": path, **variables}
    return subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def action(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    definition = yaml.safe_load((ROOT / "action.yml").read_text())
    step = definition["runs"]["steps"][-1]
    given: dict[str, Any] = (
        {name: one["default"] for name, one in definition["inputs"].items()} | {"since": ""} | inputs
    )
    assert set(step["env"].values()) <= {f"${{{{ inputs.{name} }}}}" for name in given}
    variables = {name: given[value[4:-3].removeprefix("inputs.").strip()] for name, value in step["env"].items()}
    return run(step["run"], folder, **variables)


def test_the_action_annotates_what_a_pull_request_changed(repository: Path) -> None:
    done = action(repository, paths="stories", since="main")
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("::error ") == 1
    assert "file=stories/dam.txt,line=5" in done.stdout
    assert "::warning" not in done.stdout


def test_the_action_checks_everything_without_a_revision(repository: Path) -> None:
    done = action(repository, **{"fail-on": "never"})
    assert (done.returncode, done.stdout.count("::error "), done.stdout.count("::warning ")) == (0, 1, 1)


def test_the_action_writes_a_report_for_code_scanning(repository: Path) -> None:
    done = action(repository, sarif="copydesk.sarif", arguments="--ignore doubled-word --preview")
    assert done.returncode == 1
    report = json.loads((repository / "copydesk.sarif").read_text())
    assert [result["ruleId"] for result in report["runs"][0]["results"]] == ["unit-conversion"]


def test_the_action_fails_where_a_file_cannot_be_read(repository: Path) -> None:
    (repository / "stories" / "bad.txt").write_bytes(b"\x00\x01")
    assert action(repository, sarif="copydesk.sarif").returncode == 2


def test_the_job_for_gitlab_writes_a_code_quality_report(repository: Path) -> None:
    job = yaml.safe_load((ROOT / "gitlab.yml").read_text())["copydesk"]
    (script,) = job["script"]
    base = subprocess.run(["git", "rev-parse", "main"], cwd=repository, capture_output=True, text=True, check=True)
    defaults = {"COPYDESK_PATHS": job["variables"]["COPYDESK_PATHS"], "COPYDESK_ARGUMENTS": ""}
    done = run(script, repository, **defaults, CI_MERGE_REQUEST_DIFF_BASE_SHA=base.stdout.strip())
    assert done.returncode == 1, done.stderr
    report = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_text())
    assert [(one["check_name"], one["location"]["path"]) for one in report] == [("unit-conversion", "stories/dam.txt")]
