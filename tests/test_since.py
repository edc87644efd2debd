"""check --since: what changed, and no more."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from running import Run

import copydesk

Write = Callable[..., Path]
SLIP = "It is of the the moor."
ONLY = ("--select", "doubled-word", "--format", "concise")


class Repository:
    """A git repository of stories."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, folder: str = ".") -> str:
        names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
        done = subprocess.run(
            ["git", *names, "-C", self.folder / folder, *arguments], check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def commit(self, folder: str = ".") -> str:
        self.git("add", "-A", folder=folder)
        self.git("commit", "-q", "-m", "stories", folder=folder)
        return self.git("rev-parse", "HEAD", folder=folder)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    yield Repository(tmp_path)


@pytest.fixture
def since(command: Run, repository: Repository) -> Callable[..., list[str]]:
    """The places that a check since a revision reports, as path:line, or path[id]."""

    def run(revision: str = "HEAD", *arguments: object) -> list[str]:
        outcome = command("check", "--since", revision, *ONLY, *arguments)
        assert outcome.code in (0, 1), outcome
        lines = outcome.out.splitlines()[:-1]
        return [line.rpartition(": warning")[0].rpartition(":")[0].removesuffix(":text:1") for line in lines]

    return run


def paragraphs(*words: str) -> str:
    return "\n\n".join(("A headline", *words)) + "\n"


def test_only_findings_on_changed_lines(repository: Repository, story: Write, since: Callable[..., list[str]]) -> None:
    path = story(paragraphs(SLIP, SLIP, SLIP), "a.txt")
    story(paragraphs(SLIP), "b.txt")
    repository.commit()
    assert since() == []
    path.write_text(paragraphs(SLIP, "Yes. " + SLIP, SLIP))
    assert since() == ["a.txt:5"]
    repository.git("add", "a.txt")
    assert since() == ["a.txt:5"]
    repository.commit()
    assert since() == []
    assert since("HEAD~1") == ["a.txt:5"]


def test_a_story_that_is_new_counts_whole(
    repository: Repository, story: Write, since: Callable[..., list[str]]
) -> None:
    story(paragraphs(SLIP), "a.txt")
    repository.commit()
    story(paragraphs(SLIP, "It rained.", SLIP), "new/b.txt")
    assert since() == ["new/b.txt:3", "new/b.txt:7"]


def test_nothing_that_changed_is_said(repository: Repository, story: Write, command: Run) -> None:
    story(paragraphs(SLIP), "a.txt")
    repository.commit()
    outcome = command("check", "--since", "main", "a.txt")
    assert (outcome.code, outcome.err) == (0, "copydesk: no story changed since main.\n")


def test_a_finding_whose_second_place_changed_is_reported(repository: Repository, story: Write, command: Run) -> None:
    path = story(paragraphs("Sum: Ana Alvarez of Milltown signed.", "It rained.", "Alvaraez left."), "a.txt")
    repository.commit()
    check = ("check", "--select", "name-variant", "--format", "concise")
    assert command(*check).code == 1
    assert command(*check, "--since", "HEAD").code == 0
    path.write_text(path.read_text().replace("signed", "signed it"))
    first = command(*check, "--since", "HEAD")
    path.write_text(path.read_text().replace("signed it", "signed").replace("rained", "snowed"))
    assert (first.code, command(*check, "--since", "HEAD").code) == (1, 0)


def test_lines_that_were_deleted_touch_what_spans_them(
    repository: Repository, story: Write, since: Callable[..., list[str]]
) -> None:
    path = story(
        "A headline\n\nIt is, as everybody in the village knows, of the\nold\nthe moor and of the the fen, and there\nit goes on for a while.\n",
        "a.md",
    )
    repository.commit()
    path.write_text(path.read_text().replace("old\n", ""))
    assert since() == ["a.md:3"]


def test_a_renamed_story_counts_for_what_changed_in_it(
    repository: Repository, story: Write, since: Callable[..., list[str]]
) -> None:
    path = story(paragraphs(SLIP, "It rained for a week.", "It snowed for a day.", SLIP), "a.txt")
    repository.commit()
    repository.git("mv", "a.txt", "b.txt")
    assert since() == []
    path.with_name("b.txt").write_text(path.with_name("b.txt").read_text().replace("It snowed", "Of of snow"))
    assert since() == ["b.txt:7"]


def test_a_deleted_story_is_none(repository: Repository, story: Write, since: Callable[..., list[str]]) -> None:
    path = story(paragraphs(SLIP), "a.txt")
    story(paragraphs(SLIP), "b.txt")
    repository.commit()
    path.unlink()
    assert since() == []


def test_of_records_those_that_changed(repository: Repository, story: Write, since: Callable[..., list[str]]) -> None:
    record = '{{"id": "{}", "text": "It is of the the {}."}}\n'
    path = story(record.format(1, "moor") + record.format(2, "fen") + "\n" + record.format(3, "bog"), "a.jsonl")
    repository.commit()
    path.write_text(
        record.format(1, "moor") + record.format(2, "pond") + "\n\n" + record.format(3, "bog") + record.format(4, "sea")
    )
    for jobs in ("1", "2"):
        assert since("HEAD", "--jobs", jobs) == ["a.jsonl[2]", "a.jsonl[4]"]


def test_of_records_that_were_not_looked_at_nothing_is_gone(repository: Repository, story: Write, command: Run) -> None:
    record = '{{"id": "{}", "text": "It is of the the {} and so on for a while."}}\n'
    for with_id in (True, False):
        words = record.format(1, "moor") + record.format(2, "fen") + record.format(3, "bog")
        path = story(words if with_id else words.replace('"id"', '"no"'), "a.jsonl")
        assert command("baseline", "--update").code == 0
        assert command("stet", "a.jsonl:1", "doubled-word", "--because", "a song").code == 0
        repository.commit()
        path.write_text(path.read_text().replace("the the fen", "the fen"))
        outcome = command("check", "--since", "HEAD")
        assert outcome.code == 0
        assert ("1 finding of" in outcome.err, "stet" in outcome.out) == (with_id, False)
        repository.git("checkout", "-q", ".")


def test_a_branch_is_compared_with_where_it_left(
    repository: Repository, story: Write, since: Callable[..., list[str]]
) -> None:
    path = story(paragraphs(SLIP, "It rained.", SLIP), "a.txt")
    repository.commit()
    repository.git("checkout", "-q", "-b", "draft")
    path.write_text(path.read_text().replace(SLIP, "Yes. " + SLIP, 1))
    repository.commit()
    repository.git("checkout", "-q", "main")
    path.write_text(path.read_text() + "\nMore.\n")
    path.write_text(path.read_text().replace("It rained.\n\nIt", "It rained.\n\nOh. It"))
    repository.commit()
    repository.git("checkout", "-q", "draft")
    assert since("main") == ["a.txt:3"]


@pytest.mark.parametrize(
    "name",
    [
        "a b.txt",
        "tab\there.txt",
        'quote".txt',
        "back\\slash.txt",
        "é—ü.txt",
        "-dash.txt",
        "line\nend.txt",
        "b/+++ b.txt",
    ],
)
def test_names_with_odd_characters(
    repository: Repository, story: Write, since: Callable[..., list[str]], name: str
) -> None:
    path = story(paragraphs(SLIP, SLIP), name)
    repository.commit()
    path.write_text(paragraphs(SLIP, "Yes. " + SLIP))
    assert [place.rpartition(":")[2] for place in since()] == ["5"]


def test_a_name_that_is_no_text(repository: Repository, command: Run) -> None:
    name = os.path.join(os.fsencode(repository.folder), b"caf\xe9.txt")
    with open(name, "wb") as handle:
        handle.write(paragraphs(SLIP).encode())
    repository.commit()
    with open(name, "ab") as handle:
        handle.write(SLIP.encode())
    outcome = command("check", "--since", "HEAD", *ONLY)
    assert (outcome.code, outcome.out.count("doubled-word")) == (1, 1)


def test_words_that_look_like_a_patch(repository: Repository, story: Write, since: Callable[..., list[str]]) -> None:
    path = story(paragraphs("It rained.", SLIP), "a.txt")
    story(paragraphs(SLIP), "b.txt")
    repository.commit()
    path.write_text(paragraphs("++ b/b.txt", "@@ -1 +1 @@", "diff --git a/b.txt b/b.txt", SLIP + " So.", "-- a/b.txt"))
    assert since() == ["a.txt:9"]


def test_settings_of_git_do_not_matter(repository: Repository, story: Write, since: Callable[..., list[str]]) -> None:
    path = story(paragraphs(SLIP, SLIP, SLIP), "a.txt")
    repository.commit()
    for key, value in {
        "diff.noprefix": "true", "diff.mnemonicPrefix": "true", "diff.interHunkContext": "9", "color.ui": "always", "diff.context": "9",
        "diff.renames": "false", "core.quotePath": "true", "diff.external": "false", "diff.ignoreSubmodules": "all",
    }.items():  # fmt: skip
        repository.git("config", key, value)
    path.write_text(paragraphs(SLIP, "Yes. " + SLIP, SLIP))
    assert since() == ["a.txt:5"]


def test_a_file_that_git_takes_for_binary_counts_whole(
    repository: Repository, story: Write, since: Callable[..., list[str]]
) -> None:
    words = paragraphs(SLIP, SLIP)
    path = story(words.encode("utf-16"), "a.txt")
    repository.commit()
    path.write_bytes(("X" + words).encode("utf-16"))
    assert since() == ["a.txt:3", "a.txt:5"]


def test_line_ends_of_other_systems(repository: Repository, story: Write, since: Callable[..., list[str]]) -> None:
    words = paragraphs(SLIP, SLIP, SLIP).replace("\n", "\r\n")
    path = story(words, "a.txt")
    repository.commit()
    path.write_bytes(words.replace(SLIP, "Yes. " + SLIP, 1).encode())
    assert since() == ["a.txt:3"]


def test_before_the_first_commit_and_after_a_conflict(
    repository: Repository, story: Write, command: Run, since: Callable[..., list[str]]
) -> None:
    path = story(paragraphs(SLIP), "a.txt")
    outcome = command("check", "--since", "HEAD")
    assert (outcome.code, "git knows no commit 'HEAD'" in outcome.err) == (2, True)
    repository.commit()
    repository.git("checkout", "-q", "-b", "draft")
    path.write_text(paragraphs("Yes. " + SLIP))
    repository.commit()
    repository.git("checkout", "-q", "main")
    path.write_text(paragraphs("No. " + SLIP))
    repository.commit()
    with pytest.raises(subprocess.CalledProcessError):
        repository.git("merge", "draft")
    assert len(since()) > 0


def test_a_submodule_is_looked_into(
    tmp_path: Path, repository: Repository, story: Write, since: Callable[..., list[str]]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    inner = Repository(tmp_path / "elsewhere")
    story(paragraphs(SLIP, SLIP), "elsewhere/a.txt")
    inner.commit()
    story("elsewhere\n", ".gitignore")
    repository.git("submodule", "--quiet", "add", str(inner.folder), "sub")
    repository.commit()
    assert since() == []
    path = tmp_path / "sub" / "a.txt"
    path.write_text(paragraphs(SLIP, "Yes. " + SLIP))
    assert since() == ["sub/a.txt:5"]
    repository.commit("sub")
    assert since() == since("HEAD", "sub") == since("HEAD", "sub/a.txt") == ["sub/a.txt:5"]
    repository.commit()
    assert since() == []
    assert since("HEAD~1") == ["sub/a.txt:5"]


def test_a_repository_within_that_is_no_submodule_counts_whole(
    tmp_path: Path, repository: Repository, story: Write, since: Callable[..., list[str]]
) -> None:
    story(paragraphs("It rained."), "a.txt")
    repository.commit()
    story(paragraphs(SLIP), "within/b.txt")
    Repository(tmp_path / "within").commit()
    assert since() == ["within/b.txt:3"]


def test_what_nobody_can_tell_is_said_and_costs_no_other_story(
    tmp_path_factory: pytest.TempPathFactory, repository: Repository, story: Write, command: Run
) -> None:
    story("ignored.txt\n", ".gitignore")
    story(paragraphs(SLIP), "a.txt")
    repository.commit()
    ignored = story(paragraphs(SLIP), "ignored.txt")
    new = story(paragraphs(SLIP), "new.txt")
    outside = tmp_path_factory.mktemp("outside")
    (outside / "b.txt").write_text(paragraphs(SLIP))
    (outside / "c.txt").write_text(paragraphs(SLIP))
    outcome = command("check", "--since", "HEAD", *ONLY, new, ignored, "no.txt", outside)
    assert outcome.code == 2
    assert f"{new}:3:10: warning doubled-word" in outcome.out
    assert f"{ignored}: not read: git ignores it, so nobody can tell what changed in it" in outcome.out
    assert "no.txt: not read: there is no such file" in outcome.out
    assert outcome.out.count(f"{outside}: not read: lies in no git repository") == 1


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("mian", "git knows no commit 'mian' in {folder}; did you mean main?"),
        ("wombat", "git knows no commit 'wombat' in {folder}; name a branch, a tag or a commit"),
        ("--all", "git knows no commit '--all'"),
        ("", "git knows no commit ''"),
        ("HEAD:a.txt", "git knows no commit 'HEAD:a.txt'"),
    ],
)
def test_a_revision_that_does_not_exist(
    repository: Repository, story: Write, command: Run, revision: str, said: str
) -> None:
    story(paragraphs(SLIP), "a.txt")
    repository.commit()
    outcome = command("check", f"--since={revision}")
    assert outcome.code == 2
    assert said.format(folder=repository.folder) in outcome.err


def test_a_shallow_clone_is_told_to_fetch(
    tmp_path: Path, repository: Repository, story: Write, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = story(paragraphs(SLIP), "a.txt")
    first = repository.commit()
    path.write_text(paragraphs("It rained."))
    repository.commit()
    repository.git("clone", "-q", "--depth=1", f"file://{repository.folder}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    outcome = command("check", "--since", first)
    assert (outcome.code, "fetch them all" in outcome.err) == (2, True)


def test_without_git(repository: Repository, story: Write, command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    story(paragraphs(SLIP), "a.txt")
    monkeypatch.setenv("PATH", str(repository.folder))
    outcome = command("check", "--since", "HEAD")
    assert (outcome.code, "--since asks git, which cannot be run" in outcome.err) == (2, True)


def test_another_persons_repository_is_refused_with_the_cure(
    repository: Repository, story: Write, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    story(paragraphs(SLIP), "a.txt")
    repository.commit()
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    outcome = command("check", "--since", "HEAD")
    assert (outcome.code, outcome.out) == (2, "")
    assert f"git config --global --add safe.directory {repository.folder}" in outcome.err


def test_in_a_hook_of_another_repository(
    repository: Repository, story: Write, since: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    story(paragraphs(SLIP), "a.txt")
    repository.commit()
    story(paragraphs(SLIP), "b.txt")
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert since() == ["b.txt:3"]


def test_from_python(repository: Repository, story: Write) -> None:
    path = story(paragraphs(SLIP, SLIP), "a.txt")
    repository.commit()
    path.write_text(paragraphs(SLIP, "Yes. " + SLIP))
    (only,) = copydesk.check_paths(path, since="HEAD")
    assert isinstance(only, copydesk.Checked)
    assert [only.story.place(raised.finding.span.start).line for raised in only.findings] == [5]


def test_standard_input_has_no_history(repository: Repository, stdin: Callable[[bytes], None], command: Run) -> None:
    stdin(SLIP.encode())
    outcome = command("check", "--since", "HEAD", "-")
    assert (outcome.code, "standard input is none" in outcome.err) == (2, True)


def test_fixes_are_made_on_changed_lines_only(repository: Repository, story: Write, command: Run) -> None:
    path = story(paragraphs("It is (7. 5 miles).", "It is (7. 5 miles)."), "a.txt")
    repository.commit()
    path.write_text(paragraphs("It is (7. 5 miles).", "So it is (7. 5 miles)."))
    assert command("check", "--since", "HEAD", "--select", "broken-decimal", "--fix").code == 0
    assert path.read_text() == paragraphs("It is (7. 5 miles).", "So it is (7.5 miles).")
