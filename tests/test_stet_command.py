"""copydesk stet: which finding is meant, what is asked for, what is written and where."""

from __future__ import annotations

import json
import os
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Run
from word_documents import document, p

from copydesk.running.places import Place, place_of

Write = Callable[..., Path]
SLIP = "It is of the the moor."
BECAUSE = ("--because", "a song's title")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


def entries(file: Path) -> list[dict[str, str]]:
    return list(tomllib.loads(file.read_text(encoding="utf-8"))["stet"])


def reported(command: Run, *arguments: object) -> list[str]:
    """The places of a report, as it prints them."""
    out = command("check", "--select", "doubled-word", "--format", "concise", "--fail-on", "never", *arguments).out
    return [line.partition(": ")[0] for line in out.splitlines()[:-1]]


def test_it_writes_an_entry_that_lets_the_finding_stand(command: Run, story: Write, tmp_path: Path) -> None:
    path = story(f"A moor\n\nIt rained. {SLIP} So it was.\n", "drafts/a.txt")
    outcome = command("stet", "drafts/a.txt:3", "doubled-word", *BECAUSE)
    assert outcome == (
        0,
        "drafts/a.txt:3:21: doubled-word stands from now on: “the the” (a song's title). Written to copydesk-stets.toml.\n",
        "",
    )
    assert entries(tmp_path / "copydesk-stets.toml") == [
        {"rule": "doubled-word", "quote": "the the", "before": "moor It rained. It is of", "after": "moor. So it was.",
         "because": "a song's title", "path": "drafts/a.txt"}
    ]  # fmt: skip
    outcome = command("check", path)
    assert (outcome.code, "1 finding let stand." in outcome.out) == (0, True)


def test_every_place_that_a_report_prints_will_do(command: Run, story: Write, tmp_path: Path) -> None:
    story(f"A [moor]: 3\n\n{SLIP}\n\nIt is of the the bank.\n", "a [1]:2.txt")
    lines = [
        {"id": "x:1", "headline": "Of the the fen", "text": "It is of the the pond."},
        {"id": "[y]", "text": "It is of the the lake."},
        {"text": "It is of the the bog."},
    ]
    story("\n".join(map(json.dumps, lines)), "a.jsonl")
    story("# Sea\n\nIt is of the the sea.\n", "a.md")
    places = reported(command)
    assert len(places) == 7
    for number, place in enumerate(places, 1):
        outcome = command("stet", place, "doubled-word", *BECAUSE)
        assert outcome.code == 0, outcome
        assert len(reported(command)) == 7 - number
    assert len(entries(tmp_path / "copydesk-stets.toml")) == 7


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("a.txt", Place("a.txt")),
        ("a.txt:3", Place("a.txt", line=3)),
        ("a.txt:3:14:", Place("a.txt", line=3, column=14)),
        ("b/a.jsonl[x:1]:text:3:14", Place("b/a.jsonl", "x:1", "text", 3, 14)),
        ("a.jsonl[7]", Place("a.jsonl", "7")),
        ("a.jsonl:headline:1:2", Place("a.jsonl", None, "headline", 1, 2)),
        ("a.docx:paragraph 3:1:10", Place("a.docx", None, "paragraph 3", 1, 10)),
        ("a.eml:text/plain:1:10", Place("a.eml", None, "text/plain", 1, 10)),
        ("C:/drafts/a.txt:3", Place("C:/drafts/a.txt", line=3)),
        ("C:\\drafts\\a.txt:3", Place("C:\\drafts\\a.txt", line=3)),
        ("", Place("")),
        ("é:1", Place("é", line=1)),
    ],
)
def test_places(words: str, place: Place) -> None:
    assert place_of(words) == place


def test_of_records_the_line_is_the_records(command: Run, story: Write, tmp_path: Path) -> None:
    lines = [
        {"id": str(number), "text": f"Yes.\nIt is of the the {what}."}
        for number, what in enumerate(["moor", "fen", "bog"])
    ]
    story("\n\n".join(map(json.dumps, lines)), "a.jsonl")
    assert command("stet", "a.jsonl:3", "doubled-word", *BECAUSE).code == 0
    assert command("stet", "a.jsonl", "doubled-word", "--id", "2", *BECAUSE).code == 0
    assert [entry["id"] for entry in entries(tmp_path / "copydesk-stets.toml")] == ["1", "2"]
    outcome = command("stet", "a.jsonl", "doubled-word", "--id", "22", *BECAUSE)
    assert (outcome.code, "a.jsonl has no record with the id '22'; did you mean 2?" in outcome.err) == (2, True)
    assert len(reported(command, "a.jsonl")) == 1


def test_of_records_without_an_id_the_line_tells(command: Run, story: Write) -> None:
    story('{"text": "It is of the the moor."}\n{"text": "He saw the the fen, and the the bog."}\n', "a.jsonl")
    outcome = command("stet", "a.jsonl", "doubled-word", *BECAUSE)
    places = [line.split()[0] for line in outcome.err.splitlines()[1:]]
    assert (outcome.code, places) == (2, ["a.jsonl:1:10", "a.jsonl:2:8", "a.jsonl:2:25"])
    for place in places:
        assert command("stet", place, "doubled-word", *BECAUSE).code == 0
    assert command("check", "a.jsonl").code == 0


def test_where_it_is_not_clear_which_is_meant_it_says_what_there_is(command: Run, story: Write, tmp_path: Path) -> None:
    story("A moor\n\nIt is of the the moor and of of it, and is of the the fen.\n", "a.txt")
    outcome = command("stet", "a.txt:3", "doubled-word", *BECAUSE)
    assert outcome.code == 2
    assert outcome.err == (
        "copydesk: doubled-word speaks more than once of line 3 of a.txt; give one of these places in full:\n"
        "  a.txt:3:10  “the the”\n  a.txt:3:27  “of of”\n  a.txt:3:47  “the the”\n"
    )
    outcome = command("stet", "a.txt:3", "doubled-word", "--quote", "the the", *BECAUSE)
    assert (outcome.code, outcome.err.count("“the the”")) == (2, 2)
    outcome = command("stet", "a.txt:3", "doubled-word", "--quote", "a a", *BECAUSE)
    assert (outcome.code, "no finding there quotes “a a”" in outcome.err) == (2, True)
    assert not (tmp_path / "copydesk-stets.toml").exists()
    assert command("stet", "a.txt:3", "doubled-word", "--quote", " of  of", *BECAUSE).code == 0
    assert command("stet", "a.txt:3:47", "doubled-word", *BECAUSE).code == 0
    assert reported(command, "a.txt") == ["a.txt:3:10"]


def test_two_quotes_are_told_apart_with_quote(command: Run, story: Write) -> None:
    story("It is of the the moor and of of it.\n", "a.txt")
    assert "add --quote with the words of one" in command("stet", "a.txt:1", "doubled-word", *BECAUSE).err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("a.txt:1", "doubled-word", *BECAUSE),
            "has nothing to say of line 1 of a.txt, but of:\n  a.txt:3:10  “the the”",
        ),
        (("a.txt:9", "doubled-word", *BECAUSE), "nothing to say of line 9 of a.txt, but of:"),
        (
            ("b.txt:1", "doubled-word", *BECAUSE),
            "doubled-word has nothing to say of line 1 of b.txt; is it another rule",
        ),
        (("c.txt:1", "doubled-word", *BECAUSE), "c.txt: not read: there is no such file"),
        (("a.txt:3", "doubled-wrd", *BECAUSE), "did you mean doubled-word?"),
        (("a.txt:3", "text", *BECAUSE), "is no rule that a finding bears"),
        (("a.txt:3", "stet", *BECAUSE), "is no rule that a finding bears"),
        (("a.txt:3", "doubled-word", "--because", " "), "say why the finding stands"),
        (("a.txt:3", "doubled-word"), "--because"),
        (("-", "doubled-word", *BECAUSE), "standard input has no place to come back to"),
    ],
)
def test_what_is_wrong_is_said(
    command: Run, story: Write, arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    story(f"A moor\n\n{SLIP}\n", "a.txt")
    story("It rained.\n", "b.txt")
    outcome = command("stet", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert not (tmp_path / "copydesk-stets.toml").exists()


def test_what_stands_already_is_not_written_twice(command: Run, story: Write, tmp_path: Path) -> None:
    story(SLIP, "a.txt")
    for _ in range(2):
        outcome = command("stet", "a.txt:1", "doubled-word", *BECAUSE)
        assert outcome.code == 0
    assert "stands there already (a song's title), by copydesk-stets.toml" in outcome.out
    assert len(entries(tmp_path / "copydesk-stets.toml")) == 1


def test_comments_and_entries_of_the_file_stay(command: Run, story: Write, tmp_path: Path) -> None:
    story(SLIP, "a.txt")
    before = '# ours\r\n[[stet]]\r\nrule = "spacing" # mind\r\nquote = "x"\r\nbecause = "y"'
    file = story(before, "copydesk-stets.toml")
    file.chmod(0o640)
    assert command("stet", "a.txt:1", "doubled-word", *BECAUSE).code == 0
    assert file.read_bytes().startswith(before.encode() + b"\r\n\r\n[[stet]]\r\nrule = ")
    assert file.stat().st_mode & 0o777 == 0o640
    assert [entry["rule"] for entry in entries(file)] == ["spacing", "doubled-word"]


@pytest.mark.parametrize(
    ("made", "begun_in"),
    [
        ("a/copydesk-stets.toml", "a"),
        ("a/copydesk.toml", "a"),
        ("a/.git", "a"),
        ("", "."),
    ],
)
def test_where_the_file_is_begun(
    command: Run, story: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: str, begun_in: str
) -> None:
    story(SLIP, "a/b/c.txt")
    if made.endswith(".git"):
        subprocess.run(["git", "init", "-q", tmp_path / "a"], check=True)
    elif made:
        story("", made)
    assert command("stet", "a/b/c.txt:1", "doubled-word", *BECAUSE).code == 0
    assert entries(tmp_path / begun_in / "copydesk-stets.toml")[0]["path"] == os.path.relpath("a/b/c.txt", begun_in)


def test_from_elsewhere_it_is_begun_beside_the_story(
    command: Run, story: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = story(SLIP, "a/b/c.txt")
    story("", "d/x")
    monkeypatch.chdir(tmp_path / "d")
    assert command("stet", f"{path}:1", "doubled-word", *BECAUSE).code == 0
    assert (tmp_path / "a" / "b" / "copydesk-stets.toml").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_read_only(command: Run, story: Write, tmp_path: Path) -> None:
    story(SLIP, "a.txt")
    tmp_path.chmod(0o555)
    outcome = command("stet", "a.txt:1", "doubled-word", *BECAUSE)
    tmp_path.chmod(0o755)
    assert (outcome.code, "not written: permission denied" in outcome.err) == (2, True)


def test_a_file_that_cannot_be_written_is_said(command: Run, story: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    story(SLIP, "a.txt")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "copydesk-stets.toml")

    monkeypatch.setattr("copydesk.commands.stet.write_whole", refuse)
    outcome = command("stet", "a.txt:1", "doubled-word", *BECAUSE)
    assert (outcome.code, outcome.err) == (2, "copydesk: copydesk-stets.toml: not written: permission denied\n")


def test_words_that_no_file_can_hold(command: Run, story: Write) -> None:
    story(json.dumps({"id": "1", "text": "It is \ud800 of the the moor."}), "a.jsonl")
    outcome = command("stet", "a.jsonl:1", "doubled-word", *BECAUSE)
    assert outcome.code == 2
    assert "which no file can; mend the story first" in outcome.err


def test_a_phrase_of_the_house_can_stand(command: Run, story: Write) -> None:
    story('[phrases]\nsite-debris = ["Our newsroom writes for you"]', "copydesk.toml")
    story("It rained on Monday in the town.\n\nOur newsroom writes for you.\n", "a.txt")
    assert command("check", "a.txt").code == 1
    assert command("stet", "a.txt:3", "site-debris", "--because", "it is the story's subject").code == 0
    assert command("check", "a.txt").code == 0


def test_in_a_word_document(command: Run, story: Write) -> None:
    story(document(p("A moor"), p("It rained."), p(SLIP)), "a.docx")
    (place,) = reported(command, "a.docx")
    assert command("stet", place, "doubled-word", *BECAUSE).code == 0
    assert reported(command, "a.docx") == []
    story(document(p("A moor"), p("It rained."), p("New."), p(f"Yes. {SLIP}")), "a.docx")
    assert reported(command, "a.docx") == []
