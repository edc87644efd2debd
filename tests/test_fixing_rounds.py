"""Fixes that make room for others, unsafe ones, and files that must not be mended, or not be left half mended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Run

from copydesk import fixing

Write = Callable[..., Path]
ROOT = Path(__file__).parents[1]
RULE = '''
"""Mends."""
import re
from copydesk.rule import Edit, Finding, Fix, Meta
META = Meta(severity="warning", since="0.1.0")
EXAMPLES = ()
def check(story):
    for old, new, safe in WHICH:
        for match in re.finditer(old, story.copy):
            span = story.span(*match.span())
            yield Finding(span, f"{old} found.", fix=Fix((Edit(span, new),), safe=safe))
'''


@pytest.fixture
def rule(pack: Callable[..., Path]) -> Callable[..., None]:
    """Installs the rule letter-x, which mends what it is told to, as (pattern, new words, whether that is safe)."""

    def install(*which: tuple[str, str, bool]) -> None:
        pack("desk_rules", {"letters/letter_x.py": RULE.replace("WHICH", repr(which))})

    return install


ON = ("--select", "letter-x")


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.md"])
def test_fixes_are_made_until_none_is_left(command: Run, rule: Callable[..., None], story: Write, name: str) -> None:
    rule(("aa", "b", True), ("bb", "c", True), ("cb", "done", True))
    content = '{"id": "a", "text": "It is aaaaaa."}\n' if name == "a.jsonl" else "It is aaaaaa.\n"
    path = story(content, name)
    outcome = command("check", path, *ON, "--diff")
    assert (outcome.err, "+It is done." in outcome.out, path.read_text()) == ("", True, content)
    outcome = command("check", path, *ON, "--fix")
    assert (outcome.code, outcome.err) == (0, "")
    assert "5 places mended." in outcome.out
    assert path.read_text() == content.replace("aaaaaa", "done")


def test_rules_that_undo_each_other_come_to_an_end_that_is_named(
    command: Run, rule: Callable[..., None], story: Write
) -> None:
    rule(("one", "two", True), ("two", "one", True))
    path = story("It is one.")
    outcome = command("check", path, *ON, "--fix", "--fail-on", "never")
    assert outcome.err == (
        f"copydesk: {path}: after 10 rounds of fixes there is still one to make: two rules undo each other's; run it "
        "with --ignore for one of them\n"
    )
    assert path.read_text() == "It is one."


def test_unsafe_fixes_are_made_when_they_are_asked_for(command: Run, rule: Callable[..., None], story: Write) -> None:
    rule(("one", "two", True), ("red", "blue", False))
    path = story("It is one red car.")
    diff = command("check", path, *ON, "--diff").out
    assert "+It is two red car." in diff
    assert "+It is two blue car." in command("check", path, *ON, "--diff", "--unsafe-fixes").out
    assert path.read_text() == "It is one red car."
    assert command("check", path, *ON, "--fix").code == 1
    assert path.read_text() == "It is two red car."
    assert command("check", path, *ON, "--unsafe-fixes").code == 0
    assert path.read_text() == "It is two blue car."


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_what_is_let_stand_is_not_mended(
    command: Run, rule: Callable[..., None], story: Write, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    rule(("red", "blue", True), ("big", "small", True))
    content = "Her big red car came first.\nHis red hat was lost at sea."
    if name == "a.jsonl":
        content = json.dumps({"id": "a", "text": content})
    path = story(content, name)
    monkeypatch.chdir(path.parent)
    place = "a.txt:2" if name == "a.txt" else "a.jsonl[a]:2"
    assert command("stet", place, "letter-x", "--because", "it is his").code == 0
    outcome = command("check", name, *ON, "--fix")
    assert (outcome.code, outcome.err) == (0, "")
    assert "2 places mended. 1 finding let stand." in outcome.out
    assert path.read_text() == content.replace("big red car", "small blue car")


def test_a_file_with_two_names_is_left_alone(command: Run, rule: Callable[..., None], story: Write) -> None:
    rule(("one", "two", True))
    path = story("It is one.")
    os.link(path, path.with_name("other"))
    outcome = command("check", path, *ON, "--fix")
    assert outcome.code == 2
    assert outcome.err == (
        f"copydesk: {path}: not fixed: it has 2 names (hard links), and mending one would part them; mend a copy, or "
        "drop the links\n"
    )
    assert path.read_text() == path.with_name("other").read_text() == "It is one."


def test_a_chain_of_links_stays_and_its_end_is_mended(
    command: Run, rule: Callable[..., None], story: Write, tmp_path: Path
) -> None:
    rule(("one", "two", True))
    path = story("It is one.", "far/away.txt")
    (tmp_path / "b").symlink_to("far/away.txt")
    (tmp_path / "a.txt").symlink_to("b")
    assert command("check", tmp_path / "a.txt", *ON, "--fix").code == 0
    assert path.read_text() == (tmp_path / "a.txt").read_text() == "It is two."
    assert (tmp_path / "a.txt").is_symlink()
    assert (tmp_path / "b").is_symlink()


def test_attributes_stay(command: Run, rule: Callable[..., None], story: Write) -> None:
    rule(("one", "two", True))
    path = story("It is one.")
    try:
        os.setxattr(path, "user.desk", b"night")
    except (OSError, AttributeError):
        pytest.skip("no attributes here")
    path.chmod(0o604)
    assert command("check", path, *ON, "--fix").code == 0
    assert os.getxattr(path, "user.desk") == b"night"
    assert path.stat().st_mode & 0o7777 == 0o604


def test_what_a_killed_run_has_left_goes_with_a_later_one(
    command: Run, rule: Callable[..., None], story: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule(("one", "two", True))
    path = story("It is one.")
    left, fresh, other = (
        story("It is tw", name)
        for name in (".story.txt.copydesk-4711", ".b.txt.copydesk-4712", ".story.txt.copydesk-notes")
    )
    long_ago = time.time() - 3600
    os.utime(left, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    fixing._tidy.cache_clear()
    assert command("check", path.parent, *ON, "--fix").code == 0
    assert sorted(os.listdir(path.parent)) == sorted([fresh.name, other.name, "site", "story.txt"])
    assert path.read_text() == "It is two."


def test_ctrl_c_leaves_a_file_of_records_whole(
    command: Run, rule: Callable[..., None], story: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copydesk.running import plan

    rule(("one", "two", True))
    path = story("".join(f'{{"id": {n}, "text": "It is one."}}\n' for n in range(9)), "a.jsonl")
    real, calls = plan.check_all, []

    def interrupted(*arguments: object) -> object:
        calls.append(1)
        if len(calls) == 5:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(plan, "check_all", interrupted)
    assert command("check", path, *ON, "--fix").code == 130
    lines = path.read_text().splitlines()
    assert [line.count("two") for line in lines] == [1, 1, 0, 0, 0, 0, 0, 0, 0]
    assert sorted(os.listdir(path.parent)) == ["a.jsonl", "site"]


def test_a_full_disk_leaves_the_file_as_it_was(
    command: Run, rule: Callable[..., None], story: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule(("one", "two", True))
    for name, content in (("a.txt", "It is one."), ("a.jsonl", '{"id": 1, "text": "It is one."}\n')):
        path = story(content, name)

        def full(number: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(fixing.os, "fsync", full)
        outcome = command("check", path, *ON, "--fix")
        assert outcome.code == 2
        assert "No space left on device" in outcome.err
        assert path.read_text() == content
        assert [each for each in os.listdir(path.parent) if "copydesk" in each] == []


def test_no_kill_leaves_a_file_that_is_neither_old_nor_new() -> None:
    command = [sys.executable, "benchmarks/crash", "--times", "6"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "files neither old nor new: 0;" in done.stdout
