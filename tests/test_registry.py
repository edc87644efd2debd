"""How rules are found: entry points without importlib.metadata, and packs that cannot be used."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from reading_reports import read_report
from running import Run

from copydesk.registry import GROUP, RulePackError, entry_points, find_rules

Install = Callable[..., Path]
RULE = '''
"""Finds an x.

Flags x.
"""
from copydesk.rule import Clean, Finding, Flagged, Meta
from copydesk.story import Span
META = Meta(severity="info", since="0.1.0")
EXAMPLES = (Flagged("[[x]]"), Clean("y", "no x"))
def check(story):
    if "x" in story.source:
        start = story.source.index("x")
        yield Finding(Span(start, start + 1), "An x: cut it.")
'''


def packs() -> list[str]:
    return sorted(set(entry_points()))


def as_importlib_finds_them() -> list[str]:
    return sorted({point.module for point in importlib.metadata.entry_points(group=GROUP)})


def test_our_own_pack_is_found_as_importlib_finds_it() -> None:
    assert packs() == as_importlib_finds_them() == ["copydesk_rules"]


@pytest.mark.parametrize(
    "entry",
    [
        "desk = desk_rules",
        "desk=desk_rules",
        "# a note = of ours\ndesk = desk_rules [extra]",
        "desk = desk_rules:attribute",
        "desk = desk_rules\n\n[console_scripts]\ndesk = other:main",
    ],
)
def test_every_form_of_an_entry_point_is_read_as_importlib_reads_it(pack: Install, entry: str) -> None:
    site = pack("desk_rules", {"letters/letter_x.py": RULE})
    for metadata in site.glob("*.dist-info"):
        (metadata / "entry_points.txt").write_text(f"[other.group]\na = b\n\n[copydesk.rules]\n{entry}\n")
    assert packs() == as_importlib_finds_them() == ["copydesk_rules", "desk_rules"]


def test_a_distribution_that_stands_twice_on_the_path_counts_as_its_first_copy(
    pack: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack("desk_rules", {"letters/letter_x.py": RULE}, distribution="desk")
    other = tmp_path / "other" / "desk-2.0.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: desk\nVersion: 2.0\n")
    (other / "entry_points.txt").write_text("[copydesk.rules]\ndesk = newer_rules\n")
    monkeypatch.syspath_prepend(other.parent)
    assert packs() == as_importlib_finds_them() == ["copydesk_rules", "newer_rules"]


@pytest.mark.parametrize("broken", ["desk-1.0.dist-info", "desk-1.0.egg-info"])
def test_metadata_that_cannot_be_read_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    (tmp_path / broken).write_text("a file where a folder should be")
    latin = tmp_path / "latin-1.0.dist-info"
    latin.mkdir()
    (latin / "entry_points.txt").write_bytes(b"[other]\n\xe9 = \xe9\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert packs() == ["copydesk_rules"]


def test_rules_are_named_after_their_modules_and_sorted(pack: Install) -> None:
    pack("desk_rules", {"letters/letter_x.py": RULE, "known/tables.py": "", "letters/_shared.py": "", "notes.txt": ""})
    found = find_rules()
    assert [(rule.family, rule.name) for rule in found if rule.module.startswith("desk_rules")] == [
        ("letters", "letter-x")
    ]
    assert [(rule.family, rule.name) for rule in found] == sorted((rule.family, rule.name) for rule in found)
    (ours,) = (rule for rule in found if rule.name == "letter-x")
    assert ours.page.strip().startswith("Finds an x.")
    assert len(ours.examples) == 2


@pytest.mark.parametrize(
    ("modules", "says"),
    [
        ({"letters/letter_x.py": "import no_such_module"}, "desk_rules.letters.letter_x raised ModuleNotFoundError"),
        ({"letters/letter_x.py": "def check(:"}, "raised SyntaxError"),
        ({"letters/letter_x.py": "1 / 0"}, "raised ZeroDivisionError: division by zero"),
        ({"letters/letter_x.py": "raise SystemExit(0)"}, "raised SystemExit: 0"),
        (
            {"letters/letter_x.py": RULE.replace("META =", "MATE =")},
            "letter_x is not complete: .* has no attribute 'META'",
        ),
        ({"letters/letter_x.py": RULE.replace("EXAMPLES", "SAMPLES")}, "is not complete: .* 'EXAMPLES'"),
        ({"letters/letter_x.py": RULE.replace("def check", "def chekc")}, "is not complete: .* 'check'"),
        ({"letters/letter_x.py": RULE.replace('"info"', '"loud"')}, "has severity 'loud'; one of error, warning, info"),
        ({"letters/broken_decimal.py": RULE}, "two rules are called broken-decimal"),
    ],
)
def test_a_pack_that_cannot_be_used_is_an_error_with_its_name(
    pack: Install, modules: dict[str, str], says: str, command: Run, story: Callable[..., Path]
) -> None:
    pack("desk_rules", modules)
    with pytest.raises(RulePackError, match=says):
        find_rules()
    for arguments in (["check", story("A quiet day.")], ["claims", story("A quiet day.")], ["rules"], ["explain", "x"]):
        outcome = command(*arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert "desk_rules" in outcome.err


def test_a_pack_that_is_one_module_is_an_error_with_its_name(pack: Install) -> None:
    site = pack("desk_rules", {})
    (site / "desk_rules" / "__init__.py").unlink()
    (site / "desk_rules").rmdir()
    (site / "desk_rules.py").write_text("")
    with pytest.raises(RulePackError, match="rule pack desk_rules is no folder of rules"):
        find_rules()


def test_no_pack_at_all_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.registry.entry_points", list)
    with pytest.raises(RulePackError, match="no rules are installed; install copydesk again"):
        find_rules()


def test_a_rule_of_another_pack_runs_with_ours(pack: Install, command: Run, story: Callable[..., Path]) -> None:
    pack("desk_rules", {"letters/letter_x.py": RULE})
    path = story("It is (7. 5 miles) to x.")
    outcome = command("check", path, "--select", "letter-x,broken-decimal")
    assert (outcome.code, outcome.err) == (1, "")
    assert f"{path}:1:8: error broken-decimal: " in outcome.out
    assert f"{path}:1:23: info letter-x: An x: cut it.\n" in outcome.out


BREAKS = RULE.replace("    if", '    if "y" in story.source: raise KeyError("y")\n    if')


def test_a_rule_that_raises_is_named_in_every_report_and_the_others_go_on(
    pack: Install, command: Run, story: Callable[..., Path]
) -> None:
    pack("desk_rules", {"letters/letter_x.py": BREAKS})
    broken, sound = story("It is (7. 5 miles) to y.", "broken.txt"), story("x marks it.", "sound.txt")
    call = ["check", broken, sound, "--select", "letter-x,broken-decimal"]

    concise = command(*call, "--format", "concise")
    assert (concise.code, concise.err) == (2, "")
    assert f"{broken}: rule letter-x failed and was not checked: KeyError: 'y' (letter_x.py, line " in concise.out
    assert f"{broken}:1:8: error broken-decimal" in concise.out
    assert f"{sound}:1:1: info letter-x" in concise.out
    assert "1 rule run failed: what those rules look for was not checked." in concise.out

    full = command(*call, "--format", "full")
    flowing = " ".join(full.out.split())
    assert full.code == 2
    assert (
        f"{broken}: rule failed: letter-x could not finish, so what it looks for was not checked: KeyError:" in flowing
    )
    assert "[[7. 5]]" in full.out
    assert "[[x]] marks it." in full.out

    outcome = command(*call, "--format", "json")
    report = read_report(outcome.out)
    assert outcome.code == 2
    assert report["stories"][0]["error"].startswith("rule letter-x failed: KeyError: 'y'")
    assert report["stories"][1]["error"] is None
    assert [[one["rule"] for one in each["findings"]] for each in report["stories"]] == [
        ["broken-decimal"],
        ["letter-x"],
    ]

    for arguments in (["check", broken, "--diff"], ["claims", broken]):
        outcome = command(*arguments, "--select", "letter-x,broken-decimal")
        assert outcome.code == 2
        assert f"{broken}: rule letter-x failed and was not checked: KeyError" in outcome.err


def test_no_severity_to_fail_on_hides_a_rule_that_raises(
    pack: Install, command: Run, story: Callable[..., Path]
) -> None:
    pack("desk_rules", {"letters/letter_x.py": BREAKS})
    assert command("check", story("y"), "--select", "letter-x", "--fail-on", "never").code == 2


def test_json_is_valid_when_a_rule_raises_with_odd_words(
    pack: Install, command: Run, story: Callable[..., Path]
) -> None:
    pack(
        "desk_rules",
        {"letters/letter_x.py": RULE.replace("    if", '    raise KeyError("\\ud800\\n\\x1b[31m")\n    if')},
    )
    outcome = command("check", story("y"), "--select", "letter-x", "--format", "json")
    assert "\\n" in json.loads(outcome.out)["stories"][0]["error"]
    assert "\x1b" not in command("check", story("y"), "--select", "letter-x").out
