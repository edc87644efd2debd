"""Which files below a folder are stories."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Run

from copydesk.running import folders
from copydesk.running.folders import files_below

Write = Callable[..., Path]
STORIES = ("b.txt", "a.txt", "deep/er/c.TXT", "d.jsonl", "e.text", "f.ndjson")
OTHERS = ("notes.pdf", "g.odt", "txt", ".hidden.txt", ".hidden/h.txt", "deep/.x/i.txt")


@pytest.fixture(params=["in a repository", "outside", "without git"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as git lists it, as it is walked through, and as it is walked through where there is no git."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    if request.param == "in a repository":
        git(tmp_path, "init", "-q")
    elif request.param == "without git":
        monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def test_stories_by_their_suffix_without_hidden_ones(folder: Path, story: Write, command: Run) -> None:
    for name in (*STORIES, *OTHERS):
        story('{"text": "It is (7. 5 miles)."}', name)
    outcome = command("check", folder, "--select", "broken-decimal", "--format", "concise")
    *found, in_sum = outcome.out.splitlines()
    assert sorted(os.path.relpath(line.partition(":")[0].partition("[")[0], folder) for line in found) == sorted(
        STORIES
    )
    assert in_sum.startswith("6 stories, ")


def test_without_a_path_the_working_folder_is_checked(folder: Path, story: Write, command: Run) -> None:
    story("It is (7. 5 miles).", "deep/a.txt")
    for call in (["check"], ["check", "."]):
        assert command(*call, "--select", "broken-decimal").out.startswith("deep/a.txt:1:8: error broken-decimal: ")
    assert command("claims").out.startswith("1 story, ")


def test_two_runs_come_in_the_same_order(folder: Path, story: Write) -> None:
    for name in STORIES:
        story("It rained.", name)
    assert list(files_below(str(folder))) == list(files_below(str(folder)))


def test_a_folder_without_stories_is_an_error(folder: Path, story: Write, command: Run) -> None:
    story("%PDF", "notes.pdf")
    outcome = command("check", folder)
    assert outcome.code == 2
    assert f"{folder}: not read: holds no stories; copydesk looks for .txt, .text, " in outcome.out


def test_a_folder_called_like_a_story_is_a_folder(folder: Path, story: Write) -> None:
    story("It rained.", "x.txt/a.txt")
    assert list(files_below(str(folder))) == [str(folder / "x.txt" / "a.txt")]


def test_links_are_followed_to_files_and_not_to_folders(folder: Path, story: Write) -> None:
    inner = story("It rained.", "a/a.txt")
    (folder / "b.txt").symlink_to(inner)
    (folder / "a" / "loop").symlink_to(folder)
    (folder / "c").symlink_to(folder / "a")
    assert sorted(map(str, files_below(str(folder)))) == [str(inner), str(folder / "b.txt")]


def test_a_link_that_leads_nowhere_is_an_error(folder: Path, story: Write, command: Run) -> None:
    story("It rained.")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "lost.txt").symlink_to(folder / "no-such-file")
    outcome = command("check", folder)
    assert outcome.code == 2
    assert f"{folder / 'lost.txt'}: not read: there is no such file" in outcome.out
    assert f"{folder / 'loop.txt'}: not read: cannot be opened: too many levels of symbolic links" in outcome.out
    assert "\n1 story, " in outcome.out


def test_a_queue_that_nobody_writes_to_is_passed_over(folder: Path, story: Write) -> None:
    story("It rained.", "a.txt")
    os.mkfifo(folder / "queue.txt")
    assert list(files_below(str(folder))) == [str(folder / "a.txt")]


def test_a_name_that_is_no_utf_8_is_read_and_shown(folder: Path, process: Run) -> None:
    path = os.fsencode(folder) + b"/caf\xe9.txt"
    with open(path, "w") as handle:
        handle.write("It is (7. 5 miles).")
    for argument in (folder, path):
        for format in ("concise", "full", "json"):
            outcome = process("check", argument, "--select", "broken-decimal", "--format", format)
            assert (outcome.code, outcome.err) == (1, "")
            assert "caf\\udce9.txt" in outcome.out


@pytest.mark.parametrize("name", ["a b.txt", "a\nb.txt", "-a.txt", "a:b.txt", "[a]*.txt", "é.txt"])
def test_odd_names(folder: Path, story: Write, command: Run, name: str) -> None:
    story("It is (7. 5 miles).", name)
    outcome = command("check", folder, "--select", "broken-decimal")
    assert outcome.code == 1
    assert len(outcome.out.splitlines()) == 2


def test_what_git_ignores_is_left_out(tmp_path: Path, story: Write) -> None:
    git(tmp_path, "init", "-q")
    for name in ("kept.txt", "old/a.txt", "draft-b.txt"):
        story("It rained.", name)
    story("old/\ndraft-*\n", ".gitignore")
    assert list(files_below(str(tmp_path))) == [str(tmp_path / "kept.txt")]


def test_a_folder_that_git_ignores_is_read_where_it_is_asked_for(tmp_path: Path, story: Write) -> None:
    git(tmp_path, "init", "-q")
    path = story("It rained.", "drafts/a.txt")
    story("drafts/\n", ".gitignore")
    assert list(files_below(str(tmp_path / "drafts"))) == [str(path)]


def test_a_repository_within_a_repository_is_read_too(tmp_path: Path, story: Write) -> None:
    git(tmp_path, "init", "-q")
    path = story("It rained.", "inner/a.txt")
    git(tmp_path / "inner", "init", "-q")
    assert list(files_below(str(tmp_path))) == [str(path)]


def test_a_file_that_git_knows_and_that_is_gone_is_no_story(tmp_path: Path, story: Write) -> None:
    git(tmp_path, "init", "-q")
    story("It rained.", "a.txt")
    gone = story("It rained.", "b.txt")
    git(tmp_path, "add", ".")
    gone.unlink()
    assert list(files_below(str(tmp_path))) == [str(tmp_path / "a.txt")]


def test_a_folder_that_cannot_be_listed_is_an_error_and_the_rest_is_read(
    tmp_path: Path, story: Write, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_listed_by_git", lambda folder: None)
    for name in ("a/a.txt", "locked/b.txt", "z/c.txt"):
        story("It rained.", name)
    names = os.listdir

    def names_unlocked(folder: str) -> list[str]:
        if os.path.basename(folder) == "locked":
            raise PermissionError(13, "Permission denied", folder)
        return names(folder)

    monkeypatch.setattr(os, "listdir", names_unlocked)
    outcome = command("check", tmp_path)
    assert outcome.code == 2
    assert (
        f"{tmp_path / 'locked'}: not read: cannot be opened: permission denied; check the path and its permissions"
        in outcome.out
    )
    assert "\n2 stories, " in outcome.out


def test_folders_may_be_nested_as_deep_as_a_path_may_be_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    deepest = ""
    for _ in range(1500):
        deepest = os.path.join(deepest, "d")
        os.mkdir(deepest)
    Path(deepest, "a.txt").write_text("It rained.")
    found = list(files_below(os.curdir))
    subprocess.run(["rm", "-r", "d"], check=True)  # pytest's own tidying up goes no deeper than Python's stack
    assert found == [os.path.join(deepest, "a.txt")]


def test_a_hook_passes_over_what_is_no_story(folder: Path, story: Write, command: Run) -> None:
    package = story('{"name": "site"}', "package.json")
    post = story('{"headline": "Dam", "text": "It has the the dam."}', "post.json")
    outcome = command("check", "--only-stories", package, post)
    assert outcome.code == 1
    assert "doubled-word" in outcome.out
    assert "package.json" not in outcome.out
    assert command("check", package).code == 2
    alone = command("check", "--only-stories", package)
    assert (alone.code, alone.out) == (0, "")
    assert "no story among these files" in alone.err


def test_a_repository_starts_no_program_of_its_own(tmp_path: Path, story: Write) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "core.fsmonitor", f"touch {tmp_path / 'started'}; false")
    path = story("It rained.", "a.txt")
    assert list(files_below(str(tmp_path))) == [str(path)]
    assert not (tmp_path / "started").exists()
