"""--fix and --diff: only the words change; encoding, byte-order mark, line ends and mode stay, or the file stays whole."""

from __future__ import annotations

import codecs
import itertools
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import RULES, TEXTS
from reading_reports import read_report
from running import Run

from copydesk import fixing
from copydesk.checker import check, check_all
from copydesk.fixing import apply, edits_of
from copydesk.readers import text as reader
from copydesk.readers.text import is_blank
from copydesk.registry import Rule
from copydesk.rule import Edit, Finding, Fix, Meta
from copydesk.story import Span, Story

Write = Callable[..., Path]
ON = ("--select", "broken-decimal,split-abbreviation,unit-conversion")
BROKEN = "Café – the U. S. team ran\r\n12 km (7. 5 miles).\r\n"
FIXED = "Café – the U.S. team ran\r\n12 km (7.5 miles).\r\n"
ENCODINGS = {
    "utf-8": b"", "utf-8 with a mark": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
    "cp1252": b"",
}  # fmt: skip


def in_bytes(text: str, encoding: str) -> bytes:
    return ENCODINGS[encoding] + text.encode(encoding.split()[0])


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_fix_changes_words_and_nothing_else(command: Run, story: Write, encoding: str) -> None:
    path = story(in_bytes(BROKEN * 3, encoding))
    path.chmod(0o640)
    outcome = command("check", path, *ON, "--fix")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "1 story, 30 words: nothing found; 3 statements worked out again, 3 hold. 6 places mended.\n"
    assert path.read_bytes() == in_bytes(FIXED * 3, encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(path.parent) == ["story.txt"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_diff_changes_nothing_and_says_what_a_fix_would(command: Run, story: Write, encoding: str) -> None:
    path = story(in_bytes(BROKEN * 3, encoding))
    outcome = command("check", path, *ON, "--diff")
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.startswith(f"--- {path}\n+++ {path}\n@@ -1,6 +1,6 @@\n-Café – the U. S. team ran\r\n")
    assert path.read_bytes() == in_bytes(BROKEN * 3, encoding)


@pytest.mark.parametrize(
    "text", [BROKEN, "one (7. 5 miles)\n", "one (7. 5 miles)", "a\x0bb\u2028(7. 5 miles)\n\x0cz", "a\r(7. 5 miles)\rb"]
)
def test_patch_makes_of_a_diff_what_fix_makes(
    command: Run, story: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path, twin = story(text), story(text, "twin.txt")
    (tmp_path / "changes.diff").write_bytes(command("check", path.name, *ON, "--diff").out.encode())
    subprocess.run(["git", "apply", "-p0", "changes.diff"], check=True)
    command("check", twin, *ON, "--fix")
    assert path.read_bytes() == twin.read_bytes() != text.encode()


def test_fix_leaves_a_story_alone_in_which_nothing_is_safe_to_fix(command: Run, story: Write) -> None:
    path = story("He ran 12 km (70 miles).")
    before = path.stat()
    assert command("check", path, *ON, "--fix").code == 1
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert command("check", path, *ON, "--diff") == (1, "", "")


def test_fix_reports_what_is_left(command: Run, story: Write) -> None:
    path = story(BROKEN + "He ran 12 km (70 miles).")
    outcome = command("check", path, *ON, "--fix", "--format", "json")
    (entry,) = read_report(outcome.out)["stories"]
    assert outcome.code == 1
    assert [finding["rule"] for finding in entry["findings"]] == ["unit-conversion"]
    assert entry["findings"][0]["start"]["line"] == 3


def test_fix_and_diff_together_change_nothing(command: Run, story: Write) -> None:
    path = story(BROKEN)
    assert command("check", path, *ON, "--fix", "--diff").out == command("check", path, *ON, "--diff").out
    assert path.read_bytes() == BROKEN.encode()


def test_a_link_stays_a_link(command: Run, story: Write, tmp_path: Path) -> None:
    path, link = story(BROKEN), tmp_path / "link.txt"
    link.symlink_to(path)
    assert command("check", link, *ON, "--fix").code == 0
    assert link.is_symlink()
    assert path.read_bytes() == FIXED.encode()


@pytest.mark.parametrize("meanwhile", [b"Someone else's (7. 5 miles) version.", b"\x00\xff", b""])
def test_a_file_that_changed_meanwhile_is_left_alone(
    command: Run, story: Write, monkeypatch: pytest.MonkeyPatch, meanwhile: bytes
) -> None:
    path = story(BROKEN)
    real = check_all

    def check_while_someone_writes(*arguments: Any) -> Any:
        path.write_bytes(meanwhile)
        return real(*arguments)

    monkeypatch.setattr("copydesk.running.plan.check_all", check_while_someone_writes)
    outcome = command("check", path, *ON, "--fix")
    assert outcome.code == 2
    assert (
        outcome.err == f"copydesk: {path}: not fixed: it was changed while it was being checked; run copydesk again\n"
    )
    assert path.read_bytes() == meanwhile
    assert "error broken-decimal" in outcome.out


@pytest.mark.parametrize("name", ["replace", "fsync", "chmod"])
def test_a_file_that_cannot_be_written_is_named_and_stays_whole(
    command: Run, story: Write, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path, other = story(BROKEN), story("It rained.", "other.txt")

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(fixing.os, name, refuse)
    outcome = command("check", path, other, *ON, "--fix")
    assert outcome.code == 2
    assert outcome.err == f"copydesk: {path}: not fixed: Permission denied\n"
    assert path.read_bytes() == BROKEN.encode()
    assert sorted(os.listdir(path.parent)) == ["other.txt", "story.txt"]
    assert "2 stories" in outcome.out


def test_a_write_protected_file_is_named_and_left_alone(
    command: Run, story: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = story(BROKEN)
    monkeypatch.setattr(fixing.os, "access", lambda path, mode: False)
    outcome = command("check", path, *ON, "--fix")
    assert (outcome.code, outcome.err) == (2, f"copydesk: {path}: not fixed: it is write-protected\n")
    assert path.read_bytes() == BROKEN.encode()


def test_a_fix_that_the_encoding_has_no_characters_for_is_refused(
    command: Run, story: Write, pack: Callable[..., Path]
) -> None:
    pack("desk_rules", {"letters/letter_x.py": KYIV_IN_UKRAINIAN})
    path = story("Café in x, the city.".encode("cp1252"))
    outcome = command("check", path, "--select", "letter-x", "--fix")
    assert outcome.code == 2
    assert "not fixed: its encoding, cp1252, has no 'К'; save it as UTF-8 and run again" in outcome.err
    assert path.read_bytes() == "Café in x, the city.".encode("cp1252")


KYIV_IN_UKRAINIAN = '''
"""Finds an x."""
from copydesk.rule import Edit, Finding, Fix, Meta
META = Meta(severity="error", since="0.1.0")
EXAMPLES = ()
def check(story):
    start = story.source.find("x")
    if start >= 0:
        span = story.span(start, start + 1)
        yield Finding(span, "An x.", fix=Fix((Edit(span, "Київ"),), safe=True))
'''


def test_standard_input_is_not_fixed(command: Run, story: Write, stdin: Callable[[bytes], None]) -> None:
    path = story(BROKEN)
    stdin(BROKEN.encode())
    outcome = command("check", "-", "--stdin-filename", path, *ON, "--fix")
    assert outcome.code == 2
    assert outcome.err == f"copydesk: {path}: not fixed: fixes are made in files, not in standard input\n"
    assert path.read_bytes() == BROKEN.encode()
    stdin(BROKEN.encode())
    assert "+12 km (7.5 miles).\r\n" in command("check", "-", "--stdin-filename", path, *ON, "--diff").out


def rule(*fixes: Fix) -> Rule:
    findings = [Finding(fix.edits[0].span, "Mend it.", fix=fix) for fix in fixes]
    return Rule("a-rule", "family", "module", Meta("error", "0.1.0"), lambda story: findings)


def edit(start: int, end: int, text: str = "") -> Edit:
    return Edit(Span(start, end), text)


@pytest.mark.parametrize(
    ("fixes", "edits"),
    [
        ([Fix((edit(0, 2),), safe=True), Fix((edit(2, 4),), safe=True)], [edit(0, 2), edit(2, 4)]),
        ([Fix((edit(0, 3),), safe=True), Fix((edit(2, 4),), safe=True)], [edit(0, 3)]),
        ([Fix((edit(0, 2, "a"),), safe=True), Fix((edit(0, 2, "b"),), safe=True)], [edit(0, 2, "a")]),
        ([Fix((edit(0, 2),), safe=False), Fix((edit(0, 4),), safe=True)], [edit(0, 4)]),
        (
            [Fix((edit(0, 2), edit(6, 8)), safe=True), Fix((edit(3, 5), edit(7, 9)), safe=True)],
            [edit(0, 2), edit(6, 8)],
        ),
        ([Fix((edit(0, 8),), safe=True), Fix((edit(3, 5),), safe=True)], [edit(0, 8)]),
    ],
)
def test_of_fixes_that_overlap_the_first_is_made_whole_and_the_other_not_at_all(
    fixes: list[Fix], edits: list[Edit]
) -> None:
    assert edits_of(check(Story("0123456789"), [rule(*fixes)])) == edits


@given(st.lists(st.tuples(st.integers(0, 19), st.integers(1, 5), st.text("xyz", max_size=3)), max_size=8))
def test_safe_edits_are_in_order_and_apart_and_are_applied_as_they_stand(parts: list[tuple[int, int, str]]) -> None:
    source = "abcdefghijklmnopqrst"
    fixes = [Fix((edit(start, min(start + length, 20), text),), safe=True) for start, length, text in parts]
    edits = edits_of(check(Story(source), [rule(*fixes)]))
    assert edits == sorted(edits)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(edits))
    expected = source
    for span, text in reversed(edits):
        expected = expected[: span.start] + text + expected[span.end :]
    assert apply(source, edits) == expected


@settings(max_examples=100)
@given(TEXTS)
def test_fixes_come_to_an_end(source: str) -> None:
    source = source.lstrip("\ufeff")
    for _ in range(4):
        if is_blank(source):
            return
        edits = edits_of(check(reader.read(source.encode(), "story.txt", None), RULES))
        if not edits:
            return
        source, before = apply(source, edits), source
        assert source != before
    pytest.fail("after four rounds there is still something to fix")
