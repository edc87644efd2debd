"""Several processes, closed pipes, full disks, Ctrl-C: what happens outside the program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from reading_reports import read_report
from running import Run

from copydesk.reports import FORMATS
from copydesk.running import results

Write = Callable[..., Path]
SLIPS = ("It is (7. 5 miles).", "He ran 12 km (70 miles).", "the U. S. team", "It rained.", "Kyiv said so. Kiev did.")


def records(number: int) -> str:
    lines = [json.dumps({"id": index, "text": SLIPS[index % len(SLIPS)] + f" {index}"}) for index in range(number)]
    return "\n".join([*lines[: number // 2], "oops", *lines[number // 2 :]])


def start(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    """The command line in a process of its own, in a group of its own as a shell starts it."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "copydesk", *map(str, arguments)]
    return subprocess.Popen(command, env=environment, start_new_session=True, stderr=subprocess.PIPE, **options)


@pytest.mark.parametrize("format", ["concise", "full", "json"])
def test_two_processes_report_what_one_does_byte_for_byte(
    command: Run, process: Run, story: Write, format: str
) -> None:
    paths = [story(records(120), "a.jsonl"), story("12 km (70 miles)", "b.txt"), story("", "c.txt"), "no-such-file.txt"]
    call = ["check", *paths, "--format", format, "--claims", "--date", "2024-08-20"]
    alone = command(*call)
    assert alone == process(*call, "--jobs", "2")
    assert alone.code == 2
    output = story("", "report")
    assert process(*call, "--jobs", "auto", "--output", output).code == 2
    assert output.read_text("utf-8") == alone.out


def test_two_processes_fix_and_find_what_one_does(command: Run, process: Run, story: Write) -> None:
    paths = [story("It is (7. 5 miles).", f"{number}.txt") for number in range(5)]
    diff = command("check", *paths, "--diff")
    assert diff == process("check", *paths, "--diff", "--jobs", "2")
    assert process("check", *paths, "--fix", "--jobs", "2").code == 0
    assert {path.read_text() for path in paths} == {"It is (7.5 miles)."}
    path = story(records(40), "a.jsonl")
    assert command("claims", path) == process("claims", path, "--jobs", "2")


def test_a_rule_that_breaks_in_another_process_is_named(
    command: Run, process: Run, pack: Callable[..., Path], story: Write
) -> None:
    pack("desk_rules", {"letters/letter_x.py": BREAKS})
    path = story(records(40), "a.jsonl")
    outcome = process("check", path, "--jobs", "2", "--select", "letter-x")
    assert outcome.code == 2
    assert outcome.out.count("rule letter-x failed and was not checked: KeyError: 'x'") == 40
    assert outcome == command("check", path, "--select", "letter-x")


BREAKS = '''
"""Finds an x."""
from copydesk.rule import Meta
META = Meta(severity="error", since="0.1.0")
EXAMPLES = ()
def check(story):
    raise KeyError("x")
'''


def test_a_process_that_dies_costs_its_own_story_alone(process: Run, pack: Callable[..., Path], story: Write) -> None:
    pack("desk_rules", {"letters/letter_x.py": BREAKS.replace('raise KeyError("x")', DIES)})
    records = "".join(f'{{"id": {number}, "text": "{"Die." if number in (3, 70) else "x"}"}}\n' for number in range(90))
    paths = [story(records, "a.jsonl"), story("Die.", "b.txt"), story("x", "c.txt")]
    outcome = process("check", *paths, "--jobs", "2", "--select", "letter-x")
    assert (outcome.code, outcome.err) == (2, "")
    lines = outcome.out.splitlines()
    assert [line for line in lines if "not read" in line] == [
        f"{where}a process died over it, perhaps for want of memory, so it was not checked; check it alone to see more"
        for where in (f"{paths[0]}: not read: line 4: ", f"{paths[0]}: not read: line 71: ", f"{paths[1]}: not read: ")
    ]
    assert sum("error letter-x" in line for line in lines) == 89


DIES = """
    import os
    from copydesk.rule import Finding
    if story.source == "Die.":
        os._exit(9)
    yield Finding(story.span(0, 1), "An x.")
"""


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("format", ["concise", "full", "json"])
def test_a_closed_pipe_ends_the_run_quietly(story: Write, format: str, jobs: int) -> None:
    call = ("check", story(records(4000), "a.jsonl"), "--format", format, "--jobs", jobs)
    with start(*call, stdout=subprocess.PIPE) as running:
        running.stdout.read(10)
        running.stdout.close()
        assert running.wait(20) == 141
        assert running.stderr.read() == b""
    assert wait_until(lambda: not is_alive(running.pid))


def test_a_full_disk_is_named(process: Run, story: Write) -> None:
    with open("/dev/full", "wb") as full, start("check", story(records(4)), stdout=full) as running:
        assert running.stderr.read() == b"copydesk: the output cannot be written: no space left on device\n"
        assert running.wait(20) == 2
    outcome = process("check", story(records(4)), "--output", "/dev/full")
    assert (outcome.code, outcome.err) == (2, "copydesk: --output /dev/full: no space left on device\n")


def test_what_the_system_refuses_is_named(story: Write) -> None:
    path = story("It rained.")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    line = f'ulimit -n 12; exec "{sys.executable}" -m copydesk check "{path}" --jobs 2'
    done = subprocess.run(["sh", "-c", line], env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr == b"copydesk: the system refuses what the run needs: too many open files\n"


@pytest.mark.parametrize("streams", [">&-", ">&- 2>&-", "2>&-", "<&-"])
def test_closed_streams_break_nothing(story: Write, streams: str) -> None:
    path = story("It is (7. 5 miles).")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    line = f'"{sys.executable}" -m copydesk check "{path}" --select broken-decimal {streams}'
    done = subprocess.run(["sh", "-c", line], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert (done.stdout == b"") == (">&-" in streams.split())


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("format", FORMATS)
def test_ctrl_c_reports_what_was_found_until_then_and_leaves_no_process(
    story: Write, pack: Callable[..., Path], tmp_path: Path, format: str, jobs: int
) -> None:
    pack("desk_rules", {"letters/letter_x.py": BREAKS.replace('raise KeyError("x")', SLOW.format(folder=tmp_path))})
    path = story("".join(f'{{"id": {number}, "text": "{"Rain. " * 200}"}}\n' for number in range(400)), "a.jsonl")
    call = ("check", path, "--jobs", jobs, "--select", "letter-x", "--format", format, "--output", tmp_path / "report")
    with start(*call, stdout=subprocess.PIPE) as running:
        assert wait_until(lambda: len(list(tmp_path.glob("at-work-*"))) >= jobs * 9)
        os.killpg(running.pid, signal.SIGINT)
        assert running.wait(20) == 130
        assert running.stdout.read() == b""
        said = "copydesk: stopped; what is reported was found until then, and the rest was not checked\n"
        assert running.stderr.read().decode() == said
    report = (tmp_path / "report").read_text("utf-8")
    assert "An x." in report
    if format == "json":
        read = read_report(report)
        assert 0 < len(read["stories"]) < 400
        assert read["summary"]["stopped"] is True
    elif format in ("sarif", "gitlab"):
        json.loads(report)
    elif format == "junit":
        ElementTree.fromstring(report)
    elif format in ("concise", "full"):
        assert report.endswith(" Stopped by Ctrl-C: the rest was not checked.\n")
    assert wait_until(lambda: not is_alive(running.pid))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_processes_end_with_the_one_that_reports(
    story: Write, pack: Callable[..., Path], tmp_path: Path, number: int
) -> None:
    pack("desk_rules", {"letters/letter_x.py": BREAKS.replace('raise KeyError("x")', SLOW.format(folder=tmp_path))})
    path = story("".join(f'{{"id": {number}, "text": "{"Rain. " * 200}"}}\n' for number in range(400)), "a.jsonl")
    with start("check", path, "--jobs", "3", "--select", "letter-x", stdout=subprocess.PIPE) as running:
        assert wait_until(lambda: len({name.name.split("-")[2] for name in tmp_path.glob("at-work-*")}) == 3)
        os.kill(running.pid, number)
        assert running.wait(20) == -number
    assert wait_until(lambda: not is_alive(running.pid))


def test_much_copy_is_shared_out_unless_told_otherwise(
    process: Run, story: Write, pack: Callable[..., Path], tmp_path: Path
) -> None:
    pack("desk_rules", {"letters/letter_x.py": BREAKS.replace('raise KeyError("x")', SLOW.format(folder=tmp_path))})
    line = f'{{"text": "{"Rain. " * 10_000}"}}\n'
    few, many = story(line * 4, "few.jsonl"), story(line * 20, "many.jsonl")

    def processes(path: Path, *more: str) -> int:
        for each in tmp_path.glob("at-work-*"):
            each.unlink()
        assert process("check", path, "--select", "letter-x", "--no-cache", *more).code == 1
        return len({each.name.split("-")[2] for each in tmp_path.glob("at-work-*")})

    assert processes(few) == processes(many, "--jobs", "1") == 1
    assert processes(many) == min(4, results.cores())
    assert processes(story("Rain.\n" * 150_000, "one.txt")) == 1


def test_much_copy_is_checked_where_the_system_gives_no_other_process(story: Write) -> None:
    path = story(f'{{"text": "It is (7. 5 miles). {"Rain. " * 10_000}"}}\n' * 20, "a.jsonl")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    line = f'ulimit -n 8; exec "{sys.executable}" -m copydesk check "{path}" --select broken-decimal --format json'
    done = subprocess.run(["sh", "-c", line], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert len(read_report(done.stdout.decode())["stories"]) == 20


SLOW = """
    import os, time
    from copydesk.rule import Finding
    open(f"{folder}/at-work-{{os.getpid()}}-{{story.id}}", "w").close()
    time.sleep(0.02)
    yield Finding(story.span(0, 1), "An x.")
"""


def wait_until(so: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 20
    while not so() and time.monotonic() < deadline:
        time.sleep(0.02)
    return so()


def is_alive(group: int) -> bool:
    """Whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_defect_of_copydesk_ends_with_2_and_says_so(process: Run, story: Write, tmp_path: Path) -> None:
    spoiled = tmp_path / "sitecustomize.py"
    spoiled.write_text(
        "import copydesk.checker\n\ndef check(*arguments):\n    raise LookupError('gone')\n\ncopydesk.checker.check_all = check\n"
    )
    environment = {"PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    outcome = process("check", story("It rained."), env=environment)
    assert outcome.code == 2
    assert "LookupError: gone\n" in outcome.err
    assert outcome.err.endswith(
        "this is a defect of copydesk, not of the copy; please report it with the lines above\n"
    )
