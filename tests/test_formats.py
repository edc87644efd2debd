"""Formats: recognised by suffix, then by content; other packages add their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Outcome

from copydesk import readers

Run = Callable[..., Outcome]

SHOUT = '''
"""A format of one loud line."""
from copydesk.readers.text import story_of

SUFFIXES = (".shout",)
IN_FOLDERS = {in_folders}


def recognises(head):
    return head.startswith(b"SHOUT:")


def read(data, path, published):
    yield story_of(data.decode().removeprefix("SHOUT:"), path, published)
'''


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Installs a package with a format."""

    def install(code: str) -> None:
        site = tmp_path / "site"
        metadata = site / "shouting-1.0.dist-info"
        metadata.mkdir(parents=True)
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
        (metadata / "entry_points.txt").write_text("[copydesk.formats]\nshout = shouting\n")
        (site / "shouting.py").write_text(code)
        monkeypatch.syspath_prepend(site)
        monkeypatch.delitem(__import__("sys").modules, "shouting", raising=False)
        readers._others.cache_clear()

    yield install  # type: ignore[misc]
    readers._others.cache_clear()


@pytest.mark.parametrize("name", ["story.shout", "story.SHOUT", "story"])
def test_a_format_of_another_package_is_read(
    command: Run, story: Callable[..., Path], outside: Callable[[str], None], name: str
) -> None:
    outside(SHOUT.format(in_folders=True))
    outcome = command("check", story("SHOUT:The the dam.", name))
    assert outcome.code == 1
    assert ":1:1: warning doubled-word" in outcome.out


def test_a_folder_holds_such_stories_where_the_format_says_so(
    command: Run, tmp_path: Path, outside: Callable[[str], None]
) -> None:
    outside(SHOUT.format(in_folders=False))
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "a.shout").write_text("SHOUT:The the dam.")
    (folder / "b.shout").write_text("The the dam.")
    outcome = command("check", folder)
    assert "a.shout" in outcome.out
    assert "b.shout" not in outcome.out


def test_a_format_that_cannot_be_used_is_named(
    command: Run, story: Callable[..., Path], outside: Callable[[str], None]
) -> None:
    outside("raise RuntimeError('no licence')")
    path = story("SHOUT:The the dam.", "story.shout")
    outcome = command("check", path)
    assert outcome.code == 2
    assert "the format shouting cannot be used: RuntimeError: no licence" in outcome.out
    assert command("check", path.parent).code == 2


def test_what_no_format_recognises_is_plain_text(command: Run, story: Callable[..., Path]) -> None:
    assert "warning doubled-word" in command("check", story("The the dam.", "STORY")).out
