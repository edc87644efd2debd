"""The cache of results: the same report byte for byte, from fewer checks, and no harm from whatever befalls its files."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from running import Run

from copydesk.checker import Checked, Raised
from copydesk.registry import find_rules
from copydesk.reports import FORMATS
from copydesk.rule import Claim, Edit, Elsewhere, Finding, Fix
from copydesk.running import cache as cache_module
from copydesk.running import checking, environment, plan
from copydesk.running.packing import pack, unpack
from copydesk.story import Span, Story

Write = Callable[..., Path]
SLIPS = (
    "The U. S. team ran 12 km (7. 5 miles) on Monday, March 5, 2024. It is 12 km (70 miles) to the town.",
    "He ran 12 kilometers (7.5 miles). The town of Kyiv is 3 miles away, and Kiev said so.",
    "It rained.",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, and a cache that is used from the first story on."""
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(checking, "_UNCACHED", 1)
    digest, known = environment.digest, dict[tuple[str, ...], bytes]()

    def worked_out_once(rules: Any) -> bytes:
        """The code does not change while a test runs, unless someone is at work on it."""
        modules = tuple(rule.module for rule in rules)
        if modules not in known:
            known[modules] = digest(rules)
        return known[modules]

    monkeypatch.setattr(environment, "digest", worked_out_once)
    return tmp_path / "cache"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the stories that rules were run over, in this process."""
    seen: list[str] = []
    real = plan.check_all

    def counted(stories: Any, *rest: Any) -> Any:
        seen.extend(story.path for story in stories)
        return real(stories, *rest)

    monkeypatch.setattr(plan, "check_all", counted)
    return seen


@pytest.fixture
def stories(story: Write) -> list[Path]:
    """A story in each of several formats, with slips, claims, second places and fixes."""
    text = "\n\n".join(SLIPS)
    records = "".join(
        json.dumps({"id": number, "headline": "A walk", "text": words}) + "\n" for number, words in enumerate(SLIPS)
    )
    page = f"<html><body><h1>A walk</h1><p>{SLIPS[0]}</p><p>{SLIPS[1]}</p></body></html>"
    return [
        story(text, "a.txt"),
        story(records, "b.jsonl"),
        story(f"# A walk\n\n{text}\n", "c.md"),
        story(page, "d.html"),
        story(
            "Der Zug kam heute nicht und die Leute warteten auf dem Bahnsteig, bis es dunkel wurde und ein Bus sie holte. "
            * 9,
            "e.txt",
        ),
        story("", "f.txt"),
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_a_report_from_the_cache_is_the_report_byte_for_byte(
    command: Run, process: Run, stories: list[Path], checks: list[str], format: str
) -> None:
    call = ["check", *stories, "--format", format, "--claims", "--date", "2024-08-20"]
    fresh = command(*call, "--no-cache")
    assert fresh.code == 2
    checks.clear()
    assert command(*call) == fresh
    assert len(checks) == 6
    checks.clear()
    assert command(*call) == fresh
    assert checks == []
    assert process(*call, "--jobs", "2") == fresh


def test_a_diff_from_the_cache_is_the_same_diff(command: Run, stories: list[Path], checks: list[str]) -> None:
    fresh = command("check", *stories, "--diff", "--no-cache")
    assert "+The U.S. team" in fresh.out
    assert command("check", *stories, "--diff") == fresh
    assert command("check", *stories, "--diff") == fresh


def test_what_processes_have_found_is_found_by_one(
    command: Run, process: Run, stories: list[Path], checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = process("check", *stories, "--jobs", "2")
    # The other process had its own idea of how soon a cache pays.
    assert command("check", *stories) == fresh
    assert checks in ([], [str(stories[4])])


def test_another_text_date_selection_setting_or_path_is_checked_anew(
    command: Run, story: Write, tmp_path: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    story(SLIPS[0], "a.txt")
    ways: list[tuple[str, ...]] = [
        ("a.txt",),
        ("a.txt", "--date", "2024-08-20"),
        ("a.txt", "--date", "2024-08-21"),
        ("a.txt", "--select", "units"),
        ("a.txt", "--ignore", "units"),
        (str(tmp_path / "a.txt"),),
    ]
    for way in ways * 2:
        command("check", *way)
    assert len(checks) == len(ways)
    (tmp_path / "copydesk.toml").write_text('[severity]\nunit-conversion = "info"\n')
    from copydesk import settings

    for cached in (settings._found_above, settings._table, settings._applied):
        cached.cache_clear()
    assert ": info unit-conversion: " in command("check", "a.txt").out
    assert len(checks) == len(ways) + 1
    story(SLIPS[0] + " ", "a.txt")
    command("check", "a.txt")
    assert len(checks) == len(ways) + 2


def test_other_rows_of_the_house_are_held_against_the_copy_anew(process: Run, story: Write) -> None:
    story('known = ["desk.toml"]\n', "copydesk.toml")
    row = '[[event]]\nid = "pier-fire"\ntitle = "the pier fire"\nbegins = 2019-03-02\nplaces_story = true\nnames = ["pier fire"]\n'
    path = story("The pier fire in 2018 is not forgotten.\n" * 2000)
    call = ["check", path, "--select", "event-date", "--fail-on", "never"]
    for begins, found in (("2019", True), ("2019", True), ("2018", False), ("2019", True)):
        story(row.replace("2019", begins), "desk.toml")
        assert ("event-date" in process(*call).out) is found


RULE = '''
"""Finds an x."""
from copydesk.rule import Finding, Meta
META = Meta(severity="error", since="0.1.0")
EXAMPLES = ()
def check(story):
    yield Finding(story.span(0, 1), "SAYS")
'''


def test_a_rule_that_says_something_else_is_asked_again(process: Run, pack: Callable[..., Path], story: Write) -> None:
    site = pack("desk_rules", {"letters/letter_x.py": RULE})
    call = ["check", story("x " * 40_000), "--select", "letter-x"]
    assert "SAYS" in process(*call).out
    assert "SAYS" in process(*call).out
    rule = site / "desk_rules" / "letters" / "letter_x.py"
    before = rule.stat()
    rule.write_text(RULE.replace("SAYS", "SAID"))  # as long as it was, and by its times as old
    os.utime(rule, ns=(before.st_atime_ns, before.st_mtime_ns))
    shutil.rmtree(rule.parent / "__pycache__", ignore_errors=True)
    assert "SAID" in process(*call).out


def test_a_story_on_which_a_rule_failed_is_checked_again(
    command: Run, pack: Callable[..., Path], story: Write, checks: list[str]
) -> None:
    pack("desk_rules", {"letters/letter_x.py": RULE.replace("    yield", '    raise KeyError("x")\n    yield')})
    call = ["check", story("It rained."), "--select", "letter-x"]
    assert command(*call) == command(*call)
    assert len(checks) == 2


def files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and "results" in str(path))


@pytest.mark.parametrize("damage", [b"", b"\x00", b"{}" * 400, None, "cut", "flipped"])
def test_damaged_entries_count_as_none(
    command: Run, stories: list[Path], folder: Path, checks: list[str], damage: bytes | str | None
) -> None:
    fresh = command("check", *stories)
    for path in list(files(folder)):
        data = path.read_bytes()
        if damage is None:
            path.unlink()
            path.mkdir()
        elif damage == "cut":
            path.write_bytes(data[:-1])
        elif damage == "flipped":
            path.write_bytes(data[:-9] + bytes([data[-9] ^ 1]) + data[-8:])
        else:
            path.write_bytes(damage)
    checks.clear()
    assert command("check", *stories) == fresh
    assert len(checks) == 6


def test_a_folder_that_goes_while_a_run_is_on_costs_nothing_but_time(
    command: Run, stories: list[Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = command("check", *stories)
    real = plan.check_all

    def check_while_someone_cleans(*arguments: Any) -> Any:
        shutil.rmtree(folder, ignore_errors=True)
        return real(*arguments)

    monkeypatch.setattr(plan, "check_all", check_while_someone_cleans)
    assert command("check", *stories, "--date", "2024-08-20").code == fresh.code
    monkeypatch.undo()
    assert command("check", *stories) == fresh


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    command: Run, stories: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = command("check", *stories, "--no-cache")
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", ""):
        monkeypatch.setenv("COPYDESK_CACHE_DIR", str(place))
        assert command("check", *stories) == command("check", *stories) == fresh


def test_no_cache_neither_reads_nor_writes_one(
    command: Run, stories: list[Path], folder: Path, checks: list[str]
) -> None:
    command("check", *stories, "--no-cache")
    assert list(files(folder)) == []
    command("check", *stories)
    checks.clear()
    command("check", *stories, "--no-cache")
    assert len(checks) == 6


def test_a_run_over_little_copy_does_without(
    command: Run, stories: list[Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(folder))
    command("check", *stories)
    assert list(files(folder)) == []


def test_the_cache_stays_within_its_bounds_and_the_oldest_go(
    command: Run, story: Write, folder: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_FILES", 1)
    monkeypatch.setattr(cache_module, "LARGEST", 4000)
    monkeypatch.setattr(cache_module.Cache, "_path", lambda cache, number: os.path.join(cache.folder, "00"))
    paths = [story(f"It is (7. 5 miles), {number}.", f"{number}.txt") for number in range(30)]
    days = iter(range(100, 200))
    for path in paths:
        day = next(days) * 86400
        monkeypatch.setattr(cache_module.time, "time", lambda day=day: float(day))
        command("check", path)
        assert sum(file.stat().st_size for file in files(folder)) < 6000
    checks.clear()
    command("check", paths[0], paths[-1])
    assert checks == [str(paths[0])]


def test_entries_of_two_runs_at_once_add_up(command: Run, stories: list[Path], folder: Path, checks: list[str]) -> None:
    one = cache_module.Cache(str(folder / "results-1"), b"")
    other = cache_module.Cache(str(folder / "results-1"), b"")
    one.take([(b"a" * 16, (1, b"one"))])
    other.take([(b"a" + b"b" * 15, (1, b"other"))])
    one.save()
    other.save()
    assert set(cache_module._read(str(folder / "results-1" / "61"))) == {b"a" * 16, b"a" + b"b" * 15}


def test_a_long_run_writes_as_it_goes(
    command: Run, process: Run, story: Write, folder: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_AT_ONCE", 7)
    most: list[int] = []
    real = cache_module.Cache._keep

    def watched(cache: cache_module.Cache, *rest: Any) -> None:
        real(cache, *rest)
        most.append(len(cache.added) + sum(map(len, cache._files.values())))

    monkeypatch.setattr(cache_module.Cache, "_keep", watched)
    path = story("".join(f'{{"text": "It rained {n}."}}\n' for n in range(60)), "a.jsonl")
    fresh = command("check", path)
    assert max(most) <= 40  # of 120; files that are read again hold some of those written before
    checks.clear()
    assert command("check", path) == fresh
    assert checks == []


def test_all_that_is_said_survives_packing() -> None:
    span = Span(2, 5)
    fix = Fix((Edit(span, "é\udc80"), Edit(Span(7, 7), "")), safe=True)
    rule = find_rules()[0]
    said = (
        Finding(span, "A slip.", (Elsewhere(Span(0, 1), "there"), Elsewhere(span)), fix, "info"),
        Finding(span, "Another.", fix=fix._replace(safe=False)),
        Finding(span, ""),
    )
    checked = Checked(
        Story("0123456789 words"),
        tuple(Raised(rule, "warning", finding) for finding in said),
        (Claim(span, "sum", "holds", "1 + 1 = 2"),),
        (),
    )
    again = unpack(pack(checked), checked.story, {rule.name: rule})
    assert again == checked
    assert [type(part) for part in again.findings[0].finding.elsewhere[0]] == [Span, str]
