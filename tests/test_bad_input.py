"""Files and calls that cannot be served: each is named with its cure, ends with 2, and hides nothing of the other files."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reading_reports import read_report
from running import Run

from copydesk import readers

Write = Callable[..., Path]
ON = ("--select", "broken-decimal")
SLIP = "It is (7. 5 miles) long."

BAD = {
    "empty.txt": (b"", "is empty; give a file with a story in it"),
    "blank.txt": (b"\r\n\t \n", "is empty; give a file with a story in it"),
    "binary.txt": (b"\x7fELF\x00\x01", "is not text (it holds zero bytes); give a story's text, saved as UTF-8"),
    "bytes.txt": (b"One\nand \xff\x81\n", "is not UTF-8: byte 0xff on line 2; save it again as UTF-8"),
    "picture.png": (b"\x89PNG\r\n\x1a\n\x00", "is not text"),
    "story.odt": (b"PK", ".odt files are not read yet; save it as plain text (.txt)"),
    "story.PDF": (b"%PDF", ".pdf files are not read yet; give the story's text (.txt)"),
    "story.json": (b"{}", 'holds no story; give an object with the words under "text"'),
    "empty.jsonl": (b"\n", "is empty; write one record a line"),
    "no-text.jsonl": (b'{"id": "a7"}', "line 1: the record has no `text`; give the story's words under that key"),
    "no-json.jsonl": (b"\nIt rained.", "line 2: is not JSON (expecting value at column 1); write one object a line"),
}


def expect_named(command: Run, path: object, says: str, *, sound: Path) -> None:
    """Holds all three reports to naming the file with the cure, and to the finding in the sound file."""
    call = ("check", path, sound, *ON, "--fail-on", "never")
    concise = command(*call, "--format", "concise")
    assert (concise.code, concise.err) == (2, "")
    assert f"{path}: not read: {says}" in concise.out
    assert f"{sound}:1:8: error broken-decimal" in concise.out
    assert concise.out.endswith(" 1 file or record could not be read.\n")

    full = command(*call, "--format", "full")
    assert full.code == 2
    assert f"{path}: not read: {says}" in " ".join(full.out.split())
    assert "[[7. 5]]" in full.out

    outcome = command(*call, "--format", "json")
    report = read_report(outcome.out)
    assert outcome.code == 2
    (unread,) = (story for story in report["stories"] if story["path"] == str(path))
    assert says in unread["error"]
    assert (unread["words"], unread["findings"], unread["claims"], unread["published"]) == (0, [], [], None)
    (read,) = (story for story in report["stories"] if story["path"] == str(sound))
    assert [finding["quote"] for finding in read["findings"]] == ["7. 5"]
    assert report["summary"]["stories"] == 1


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_hides_no_other(command: Run, story: Write, name: str) -> None:
    content, says = BAD[name]
    expect_named(command, story(content, name), says, sound=story(SLIP, "sound.txt"))


def test_a_missing_file_is_named(command: Run, story: Write, tmp_path: Path) -> None:
    for path in (tmp_path / "no.txt", tmp_path / "no" / "no.jsonl", f"{story(SLIP)}/a.txt"):
        expect_named(command, path, "", sound=story(SLIP, "sound.txt"))
    assert "there is no such file; check the path" in command("check", tmp_path / "no.txt").out
    assert "cannot be opened: not a directory" in command("check", f"{story(SLIP)}/a.txt").out


def test_a_file_that_may_not_be_read_is_named(command: Run, story: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = story(SLIP, "locked.txt")
    real = open

    def locked(name: Any, *arguments: Any, **options: Any) -> Any:
        if name == str(path):
            raise PermissionError(13, "Permission denied", name)
        return real(name, *arguments, **options)

    monkeypatch.setattr("builtins.open", locked)
    says = "cannot be opened: permission denied; check the path and its permissions"
    expect_named(command, path, says, sound=story(SLIP, "sound.txt"))


def test_a_disk_that_fails_in_mid_file_is_named(command: Run, story: Write) -> None:
    # A process's own memory is a file that opens, and fails where it is read.
    expect_named(command, "/proc/self/mem", "cannot be opened: input/output error", sound=story(SLIP, "sound.txt"))


def test_a_large_file_is_named_without_being_read_whole(command: Run, story: Write, tmp_path: Path) -> None:
    for name, size, what in (
        ("large.txt", 200, "the file is larger"),
        ("large.jsonl", 80, "line 1: the record is larger"),
    ):
        path = tmp_path / name
        with path.open("wb") as handle:
            handle.truncate(size * 2**20)
        started = time.process_time()
        says = f"{what} than a story can be (8 MB); split it, one story a file or a record"
        outcome = command("check", path, *ON)
        assert (outcome.code, outcome.out.count(says)) == (2, 1)
        assert time.process_time() - started < 2


@pytest.mark.parametrize("over", [0, 1])
def test_the_limit_is_what_a_story_may_have(
    command: Run, story: Write, monkeypatch: pytest.MonkeyPatch, over: int
) -> None:
    monkeypatch.setattr(readers, "LARGEST_STORY", 100)
    outcome = command("check", story("a" * (100 + over)), *ON)
    assert (outcome.code, "larger than a story can be" in outcome.out) == ((2, True) if over else (0, False))


def test_every_bad_line_of_a_file_is_named_with_its_number_and_id(command: Run, story: Write) -> None:
    lines = [
        '{"id": "a", "text": "It is (7. 5 miles)."}',
        "oops",
        '{"id": "c"}',
        '{"id": "d", "text": "It is (7. 5 miles)."}',
    ]
    path = story("\n".join(lines), "stories.jsonl")
    outcome = command("check", path, *ON)
    assert outcome.code == 2
    assert [line.partition(": ")[0] for line in outcome.out.splitlines()[:-1]] == [
        f"{path}[a]:text:1:8", str(path), str(path), f"{path}[d]:text:1:8",
    ]  # fmt: skip
    report = read_report(command("check", path, *ON, "--format", "json").out)
    assert [(story["id"], (story["error"] or "")[:8]) for story in report["stories"]] == [
        ("a", ""), (None, "line 2: "), ("c", "line 3: "), ("d", ""),
    ]  # fmt: skip


def test_lone_surrogates_break_no_report(process: Run, story: Write) -> None:
    path = story(r'{"id": "\udfff", "text": "It is \ud83d (7. 5 miles) \udc00 long.", "headline": "\ud800"}', "a.jsonl")
    for format in ("concise", "full", "json"):
        outcome = process("check", path, *ON, "--format", format, "--claims")
        assert (outcome.code, outcome.err) == (1, "")
    report = read_report(outcome.out)
    assert report["stories"][0]["id"] == "\udfff"
    for arguments in (["claims", path], ["check", path, "--diff", *ON]):
        outcome = process(*arguments)
        assert outcome.code in (0, 1)
        assert "Traceback" not in outcome.err
    assert process("check", path, *ON, "--format", "json", "--output", path.parent / "out.json").code == 1
    assert b"\\udfff" in (path.parent / "out.json").read_bytes()


def test_control_characters_of_the_copy_do_not_act_on_the_terminal(command: Run, story: Write) -> None:
    path = story("It is \x1b[31m(7. 5 miles)\x07 \u202elong\u200b.")
    for format in ("concise", "full"):
        outcome = command("check", path, *ON, "--format", format, "--claims")
        assert outcome.code == 1
        assert not set("\x1b\x07\u202e\u200b") & set(outcome.out)


def test_standard_input(command: Run, stdin: Callable[[bytes], None]) -> None:
    stdin(SLIP.encode())
    outcome = command("check", "-", *ON)
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.startswith("<stdin>:1:8: error broken-decimal")

    stdin(b'{"id": "a", "text": "It is (7. 5 miles)."}')
    outcome = command("check", "-", *ON, "--stdin-filename", "drafts/a.JSONL")
    assert outcome.out.startswith("drafts/a.JSONL[a]:text:1:8: error")

    stdin(SLIP.encode())
    (entry,) = read_report(command("check", "-", "--stdin-filename", "2024-08-20.txt", "--format", "json", *ON).out)[
        "stories"
    ]
    assert (entry["path"], entry["published"]) == ("2024-08-20.txt", "2024-08-20")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"\x00", "is not text"),
        (b"\xff", "is not UTF-8: byte 0xff on line 1"),
        (b"a" * 101, "is larger"),
    ],
)
def test_bad_standard_input(
    command: Run, stdin: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch, data: bytes, says: str
) -> None:
    monkeypatch.setattr(readers, "LARGEST_STORY", 100)
    stdin(data)
    outcome = command("check", "-", *ON)
    assert outcome.code == 2
    assert outcome.out.startswith("<stdin>: not read: ")
    assert says in outcome.out


def test_closed_standard_input_is_named(command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    outcome = command("check", "-", *ON)
    assert outcome.code == 2
    assert "<stdin>: not read: standard input is closed; give a path, or pipe a story in" in outcome.out


def test_a_pipe_is_read_like_a_file(command: Run) -> None:
    reading, writing = os.pipe()
    os.write(writing, SLIP.encode())
    os.close(writing)
    try:
        outcome = command("check", f"/dev/fd/{reading}", *ON)
    finally:
        os.close(reading)
    assert (outcome.code, outcome.err) == (1, "")
    assert f"/dev/fd/{reading}:1:8: error broken-decimal" in outcome.out


def test_wrong_settings_above_what_was_named_end_the_call(command: Run, story: Write) -> None:
    path = story(SLIP, "desk/a.txt")
    settings = story('ignor = ["text"]', "copydesk.toml")
    for named in (path, path.parent, path.parent.parent):
        outcome = command("check", named, *ON, "--format", "json")
        assert (outcome.code, outcome.out) == (2, "")
        assert f"copydesk: {settings}: there is no key ignor; did you mean ignore?" in outcome.err


def test_wrong_settings_of_a_folder_further_down_hide_no_other_story(
    command: Run, story: Write, tmp_path: Path
) -> None:
    sound, other = story(SLIP, "a.txt"), story(SLIP, "desk/b.txt")
    story("not TOML", "desk/copydesk.toml")
    for jobs in ("1", "2"):
        report = read_report(command("check", tmp_path, *ON, "--format", "json", "--jobs", jobs).out)
        assert [(story["path"], len(story["findings"])) for story in report["stories"]] == [
            (str(sound), 1),
            (str(other), 0),
        ]
        assert "its settings are wrong: " in report["stories"][1]["error"]
        assert "copydesk.toml is not TOML" in report["stories"][1]["error"]
    assert command("check", tmp_path, *ON).code == 2


@pytest.mark.parametrize(
    "name", ["copydesk.toml", "pyproject.toml", "known.toml", "copydesk-stets.toml", "copydesk-baseline.json"]
)
@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is larger than such a file can be"),
        (f"a = {'[' * 100_000}", ": "),
        (f"a = {'9' * 5000}", ": "),
        (f"a{'.a' * 50_000} = 1", ": "),
    ],
    ids=["large", "nested", "a long number", "a long key"],
)
def test_a_bad_file_of_the_newsroom_s_own_is_named(
    command: Run, story: Write, name: str, content: str, says: str
) -> None:
    path = story(SLIP, "a.txt")
    head = "[tool.copydesk]\n" if name == "pyproject.toml" else ""
    bad = story(head + content, name)
    if not content:
        os.truncate(bad, 2**30)
    if name == "known.toml":
        story('known = ["known.toml"]', "copydesk.toml")
    outcome = command("check", path)
    assert outcome.code == 2
    assert f"{bad}" in outcome.err
    assert says in outcome.err


def test_a_table_that_is_a_link_to_nowhere_or_a_queue_is_named(command: Run, story: Write, tmp_path: Path) -> None:
    path = story(SLIP, "a.txt")
    story('known = ["known.toml"]', "copydesk.toml")
    table = tmp_path / "known.toml"
    for made in (lambda: table.symlink_to("nowhere"), lambda: os.mkfifo(table)):
        made()
        outcome = command("check", path)
        assert outcome.code == 2
        assert f"copydesk: {table} is no file, or a link that leads nowhere" in outcome.err
        table.unlink()
