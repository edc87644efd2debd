"""The baseline: what it holds, what it survives, and that it grows by nobody's inattention."""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import Run

from copydesk.config import ConfigError
from copydesk.fingerprints import Key
from copydesk.standing.baseline import Entry, in_text, read, summed

Write = Callable[..., Path]
FILE = "copydesk-baseline.json"
COPY = """A new dam

The board met in the old hall by the river and voted for the the bridge of 12 km (7. 5 miles) that takes the road north.

It covers 12 acres (30 hectares) of land. The mayor, Ana Alvarez, spoke of of money and left. Nobody asked why.

The old road, which runs by the mill, was closed by the the mayor in May.
"""
WORDS = [
    "lamp",
    "river",
    "yellow",
    "quiet",
    "marble",
    "garden",
    "pencil",
    "slowly",
    "basket",
    "window",
    "copper",
    "gentle",
    "orchard",
    "ladder",
    "velvet",
]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.delenv("CI", raising=False)


def quotes(command: Run, *arguments: object) -> list[str]:
    out = command("check", "--format", "json", "--fail-on", "never", *arguments).out
    return [one["quote"] for each in json.loads(out)["stories"] for one in each["findings"]]


def entries(path: Path | str = FILE) -> list[dict[str, Any]]:
    text = Path(path).read_text(encoding="utf-8")
    table = json.loads(text)
    assert table["copydesk-baseline"] == 1
    assert table["findings"].pop() is None
    assert len(text.splitlines()) == len(table["findings"]) + 2
    return list(table["findings"])


def test_what_was_found_is_not_reported_again(command: Run, story: Write) -> None:
    story(COPY, "archive/a.txt")
    story(json.dumps({"id": "1", "headline": "Of the the moor", "text": "It rained."}), "archive/b.jsonl")
    before = quotes(command)
    assert len(before) == 6
    outcome = command("baseline")
    assert outcome == (0, f"{FILE}: 6 findings, 6 taken in, 0 dropped.\n", "")
    assert quotes(command) == []
    outcome = command("check")
    assert (outcome.code, outcome.err, outcome.out.endswith(" 6 findings let stand.\n")) == (0, "", True)
    assert quotes(command, "--no-baseline") == before
    for jobs in ("1", "2"):
        assert quotes(command, "--jobs", jobs) == []
    assert quotes(command, "archive/a.txt") == []


def test_an_entry_says_where_and_what_but_no_line(command: Run, story: Write) -> None:
    story("It is of the the moor.", "b.txt")
    story('{"id": "7", "text": "It is of the the fen."}', "a.jsonl")
    command("baseline")
    assert Path(FILE).read_text(encoding="utf-8") == (
        '{"copydesk-baseline": 1, "findings": [\n'
        '{"path": "a.jsonl", "id": "7", "rule": "doubled-word", "part": "text", "quote": "the the", "before": "It is of", '
        '"after": "fen.", "count": 1},\n'
        '{"path": "b.txt", "rule": "doubled-word", "quote": "the the", "before": "It is of", "after": "moor.", "count": 1},\n'
        "null]}\n"
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9))
def test_ten_words_put_in_elsewhere_change_nothing(command: Run, story: Write, seed: int) -> None:
    path = story(COPY, "a.txt")
    Path(FILE).unlink(missing_ok=True)
    assert command("baseline").code == 0
    words = COPY.split(" ")
    at_a_finding = {"the", "of", "7.", "(7.", "12", "acres", "(30", "km"}
    rng = random.Random(seed)
    for _ in range(10):
        while words[(place := rng.randrange(1, len(words))) - 1] in at_a_finding or "\n\n" in words[place - 1][:-1]:
            pass
        words.insert(place, rng.choice([word for word in WORDS if word not in words]))
    path.write_text(" ".join(words))
    assert quotes(command) == []


def test_a_new_slip_of_the_same_words_is_reported(command: Run, story: Write) -> None:
    path = story(COPY, "a.txt")
    command("baseline")
    path.write_text(COPY + "\nThe clerk, who is new here, saw the the lake at ten past nine.\n")
    assert quotes(command) == ["the the"]
    path.write_text(
        COPY.replace("the the bridge", "the bridge") + "\nThe clerk, who is new here, saw the the lake at ten.\n"
    )
    assert quotes(command) == ["the the"]


def test_a_copy_of_a_story_is_new(command: Run, story: Write) -> None:
    path = story(COPY, "a.txt")
    command("baseline")
    story(COPY, "b.txt")
    assert len(quotes(command)) == 5
    path.unlink()
    assert quotes(command) == []


def test_a_renamed_story_keeps_its_entries_and_prune_writes_the_new_name(command: Run, story: Write) -> None:
    path = story(COPY, "a.txt")
    command("baseline")
    path.rename(path.with_name("b.txt"))
    outcome = command("check")
    assert (outcome.code, outcome.err) == (0, "")
    assert command("baseline", "--prune").out == f"{FILE}: 5 findings, 0 taken in, 0 dropped.\n"
    assert {entry["path"] for entry in entries()} == {"b.txt"}
    assert quotes(command) == []


def test_what_is_gone_is_said_and_dropped_when_asked(command: Run, story: Write) -> None:
    path = story(COPY, "a.txt")
    command("baseline")
    path.write_text(COPY.replace("7. 5", "7.5").replace("of of", "of"))
    before = Path(FILE).read_bytes()
    outcome = command("check")
    assert (outcome.code, Path(FILE).read_bytes()) == (0, before)
    assert (
        outcome.err
        == f"copydesk: 2 findings of {FILE} are gone: `copydesk baseline --prune` drops them from the file.\n"
    )
    outcome = command("check", "--shrink-baseline")
    assert outcome.code == 0
    assert outcome.err == f"copydesk: 2 findings of {FILE} are gone and dropped from the file: add it to your commit.\n"
    assert len(entries()) == 3
    assert command("check").err == ""
    path.write_text(COPY)
    assert sorted(quotes(command)) == ["7. 5", "of of"]
    assert command("baseline", "--prune").out.startswith(
        f"{FILE}: 3 findings, 0 taken in, 0 dropped.\n2 findings not in it"
    )
    assert len(entries()) == 3


def test_update_takes_in_and_drops(command: Run, story: Write) -> None:
    path = story(COPY, "a.txt")
    command("baseline")
    path.write_text(COPY.replace("7. 5", "7.5") + "\nThe clerk had of of May.\n")
    outcome = command("baseline")
    assert (outcome.code, f"{FILE} is there already; --prune drops what is gone from it" in outcome.err) == (2, True)
    assert command("baseline", "--update").out == f"{FILE}: 5 findings, 1 taken in, 1 dropped.\n"
    assert quotes(command) == []
    assert command("check").err == ""


def test_what_was_not_checked_is_not_gone(command: Run, story: Write) -> None:
    a, b = story(COPY, "a.txt"), story(COPY, "b.txt")
    command("baseline")
    a.write_text("It rained.")
    b.write_text("It rained.")
    assert " 5 findings " in command("check", "a.txt").err
    for off in (["--select", "money"], ["--ignore", "text,units"], ["--date", "2024-08-20"]):
        assert command("check", *off).err == ""
    assert command("baseline", "--prune", "--select", "doubled-word", "a.txt").out.endswith("3 dropped.\n")
    assert [entry["path"] for entry in entries()].count("b.txt") == 5


def test_of_a_story_that_is_gone_the_entries_go_with_prune(command: Run, story: Write) -> None:
    story(COPY, "archive/a.txt").unlink()
    story(COPY, "archive/b.txt")
    story(COPY, "drafts/c.txt")
    command("baseline")
    Path("archive/b.txt").unlink()
    story("It rained.", "archive/d.txt")
    story("It rained.", "drafts/c.txt")
    assert command("baseline", "--prune", "archive").out == f"{FILE}: 5 findings, 0 taken in, 5 dropped.\n"


def test_alike_findings_are_counted(command: Run, story: Write) -> None:
    line = "So it is the the town and on, they said, all day long in the old town hall.\n\n"
    path = story("A headline\n\n" + line * 3, "a.txt")
    only = ("--select", "doubled-word")
    command("baseline", *only)
    assert sum(entry["count"] for entry in entries()) == 3
    assert quotes(command, *only) == []
    path.write_text("A headline\n\n" + line * 4)
    assert quotes(command, *only) == ["the the"]
    path.write_text("A headline\n\n" + line * 2)
    assert "1 finding of" in command("check", *only).err


def test_records_without_an_id_share_what_is_held(command: Run, story: Write) -> None:
    record = '{"text": "It is of the the moor, and it rained all day."}\n'
    path = story(record * 2, "a.jsonl")
    command("baseline")
    assert [entry["count"] for entry in entries()] == [2]
    assert quotes(command) == []
    path.write_text(record * 3)
    assert quotes(command) == ["the the"]


def test_a_stet_stands_without_the_baseline(command: Run, story: Write) -> None:
    story(COPY, "a.txt")
    assert command("stet", "a.txt:5", "doubled-word", "--because", "a song").code == 0
    command("baseline")
    assert "of of" not in [entry["quote"] for entry in entries()]
    assert quotes(command) == []


def test_a_fix_leaves_alone_what_a_baseline_holds(command: Run, story: Write) -> None:
    path = story(COPY, "a.txt")
    command("baseline")
    path.write_text(COPY + "\nIt is (8. 5 miles).\n")
    outcome = command("check", "--fix")
    assert (outcome.code, outcome.err) == (0, "")
    assert path.read_text() == COPY + "\nIt is (8.5 miles).\n"


# --- which file


def test_the_settings_name_it(command: Run, story: Write, tmp_path: Path) -> None:
    story(COPY, "drafts/a.txt")
    settings_file = story('baseline = "old/known.json"', "copydesk.toml")
    outcome = command("check")
    assert (outcome.code, f"there is no baseline {tmp_path}/old/known.json; check the name" in outcome.err) == (2, True)
    (tmp_path / "old").mkdir()
    assert command("baseline").out.startswith("old/known.json: 5 findings")
    assert quotes(command) == []
    assert f"baseline: {tmp_path}/old/known.json (set here)" in command("config", "drafts/a.txt").out
    assert entries("old/known.json")[0]["path"] == "../drafts/a.txt"
    settings_file.unlink()


def test_the_command_line_names_it(command: Run, story: Write, tmp_path: Path) -> None:
    story(COPY, "a.txt")
    outcome = command("baseline", "--baseline", "known.json")
    assert 'It is used with --baseline, or when copydesk.toml says: baseline = "known.json"' in outcome.out
    assert len(quotes(command)) == 5
    assert quotes(command, "--baseline", "known.json") == []
    outcome = command("check", "--baseline", "no.json")
    assert (outcome.code, "there is no baseline no.json" in outcome.err) == (2, True)
    assert command("baseline", "--prune", "--baseline", "no.json").code == 2


def test_settings_can_say_none(command: Run, story: Write) -> None:
    story(COPY, "a/a.txt")
    story('baseline = ""', "a/copydesk.toml")
    command("baseline", "--baseline", FILE)
    assert len(quotes(command)) == 5
    assert "baseline: none (set here)" in command("config", "a").out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("[1]", "is no baseline of copydesk"),
        ('{"findings": []}', "is no baseline of copydesk"),
        ('{"copydesk-baseline": 2, "findings": []}', "is a baseline of schema 2, this copydesk reads 1; update copydesk"),
        ('{"copydesk-baseline": 1, "findings": {}}', "holds no list of findings"),
        ('{"copydesk-baseline": 1, "findings": [\n{"path": 1}]}', "line 2: this is no entry of a baseline"),
        ('{"copydesk-baseline": 1, "findings": [\n{"path": "a", "rule": "b", "quote": "c", "count": -1}]}', "line 2: this is no"),
        ('{"copydesk-baseline": 1, "findings": [\n<<<<<<< HEAD\n=======\n>>>>>>> x\nnull]}', "line 2: two branches were not merged"),
        (b"\xff", "is not UTF-8"),
        ("[" * 100_000, "is not JSON"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_stops_the_check(command: Run, story: Write, text: str | bytes, said: str) -> None:
    story(COPY, "a.txt")
    file = story(text, FILE)
    for call in (["check"], ["baseline", "--update"], ["baseline", "--prune"], ["check", "--fix"]):
        outcome = command(*call)
        assert (outcome.code, outcome.out) == (2, "")
        assert f"{file}" in outcome.err and said in outcome.err
    assert file.read_bytes() == (text if isinstance(text, bytes) else text.encode())
    assert len(quotes(command, "--no-baseline")) == 5


def test_it_cannot_be_written(command: Run, story: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = story(COPY, "a.txt")
    command("baseline")
    path.write_text("It rained.")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "the file is write-protected")

    monkeypatch.setattr("copydesk.commands.baseline.write_whole", refuse)
    for call in (["baseline", "--prune"], ["check", "--shrink-baseline"]):
        outcome = command(*call)
        assert (outcome.code, "write-protected" in outcome.err) == (2, True)


def test_a_story_that_cannot_be_read_is_said_and_keeps_its_entries(command: Run, story: Write) -> None:
    path = story(COPY, "a.txt")
    story(COPY, "b.txt")
    command("baseline")
    path.write_bytes(b"\x00\x01")
    outcome = command("baseline", "--prune")
    assert (outcome.code, "a.txt: not read: " in outcome.err) == (2, True)
    assert len(entries()) == 10


def test_the_files_of_copydesk_are_no_stories(command: Run, story: Write) -> None:
    story("It is of the the moor.", "a.txt")
    command("stet", "a.txt:1", "doubled-word", "--because", "a song")
    command("baseline")
    outcome = command("check", FILE, "copydesk-stets.toml", "a.txt")
    assert outcome.code == 0
    assert f"{FILE}: left alone: is a file of copydesk's, and no story\n" in outcome.out
    assert " left alone" not in command("check").out


def test_standard_input_has_no_baseline(command: Run) -> None:
    assert "standard input is none" in command("baseline", "-").err


def test_branches_that_add_and_drop_entries_merge(command: Run, story: Write, tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *names, *arguments], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    for name in "abcdefgh":
        story(f"It is of the the {name} moor.", f"{name}.txt")
    command("baseline")
    git("add", ".")
    git("commit", "-q", "-m", "all")
    git("checkout", "-q", "-b", "draft")
    story("It rained.", "b.txt")
    command("check", "--shrink-baseline")
    git("commit", "-q", "-a", "-m", "b")
    git("checkout", "-q", "main")
    story("It rained.", "g.txt")
    story("It is of the the sea.", "z.txt")
    command("baseline", "--update")
    git("add", ".")
    git("commit", "-q", "-m", "g and z")
    git("merge", "-q", "draft", "-m", "both")
    assert [entry["path"][0] for entry in entries()] == list("acdefhz")


@settings(max_examples=100)
@given(
    st.lists(
        st.builds(
            Entry, st.text(min_size=1), st.none() | st.text(min_size=1),
            st.builds(lambda rule, quote, around: Key(rule, "", quote, 0, tuple(around.split()), ()), st.just("a-rule"), st.text(min_size=1), st.text()),
            st.integers(1, 9),
        )
    )
)  # fmt: skip
def test_what_is_written_is_read_again(made: list[Entry]) -> None:
    import tempfile

    text = in_text(summed(made))
    assert text == in_text(summed(reversed(made)))
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "known.json")
        with open(file, "w", encoding="utf-8", newline="") as out:
            out.write(text)
        assert read(file) == summed(made)


def test_an_entry_that_a_merge_left_twice_counts_once(tmp_path: Path) -> None:
    key = Key("a-rule", "", "the the", 0, (), ())
    text = in_text([Entry("a.txt", None, key, 2)] * 2 + [Entry("a.txt", None, key, 3)])
    (tmp_path / "known.json").write_text(text)
    assert read(str(tmp_path / "known.json")) == [Entry("a.txt", None, key, 3)]
    with pytest.raises(ConfigError):
        read(str(tmp_path / "no.json"))
