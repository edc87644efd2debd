"""The cache of compiled patterns: the same patterns as `re` makes, and no harm from a damaged file."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk import pattern_cache

PATTERNS = [
    (r"(?P<day>[0-9]{1,2})(?:st|nd)?\s(?P<month>[A-Z]\w+)", 0),
    (r"(?<![\w.])straße|ΣΊΣΥΦΟΣ", re.IGNORECASE),
    (r"(a+)\1[^\d“”]{0,48}?", re.DOTALL | re.MULTILINE),
]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COPYDESK_CACHE_DIR": str(folder)}
    command = [sys.executable, "-m", "copydesk", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_kept_pattern_is_what_re_makes(pattern: str, flags: int) -> None:
    once = pattern_cache.compiled(pattern, flags)
    again = pattern_cache.compiled(pattern, flags)
    # Patterns are equal when their text, their flags and their compiled numbers are.
    assert once == again == re.compile(pattern, flags)
    assert once.groupindex == re.compile(pattern, flags).groupindex


def test_a_bad_pattern_raises_what_re_raises() -> None:
    with pytest.raises(re.error):
        pattern_cache.compiled("(", 0)


def test_a_second_run_says_the_same_from_the_file(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("A farm\n\nThe farm covers 12 acres (30 hectares) of the the land.\n", encoding="utf-8")
    first = run(tmp_path / "cache", "check", str(story))
    kept = list((tmp_path / "cache").iterdir())
    assert len(kept) == 1
    assert kept[0].name.startswith("patterns-")
    before = kept[0].read_bytes()
    second = run(tmp_path / "cache", "check", str(story))
    assert second.stdout == first.stdout
    assert "unit-conversion" in second.stdout
    assert kept[0].read_bytes() == before


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"{", bytes(4096)])
def test_a_damaged_file_changes_nothing(tmp_path: Path, damage: bytes) -> None:
    story = tmp_path / "story.txt"
    story.write_text("A farm\n\nThe farm covers 12 acres (30 hectares) of the the land.\n", encoding="utf-8")
    first = run(tmp_path / "cache", "check", str(story))
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(damage)
    second = run(tmp_path / "cache", "check", str(story))
    assert (second.stdout, second.stderr, second.returncode) == (first.stdout, "", first.returncode)


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run(tmp_path / "file" / "cache", "rules")
    assert (done.returncode, done.stderr) == (0, "")


def test_an_empty_name_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_CACHE_DIR", "")
    assert pattern_cache._path() is None
