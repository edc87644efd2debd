"""The day of publication: --date, the record's own, the dateline with a year, the file's name, else unknown."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from reading_reports import read_report
from running import Run

from copydesk.readers import read_stream
from copydesk.story import Published, Story, publication_day

DATELINE = "KYIV, Ukraine, March 2, 2022 — It rained."
GIVEN = date(2025, 5, 5)


def published(data: str, name: str, given: date | None = None) -> Published | None:
    (story,) = read_stream(io.BytesIO(data.encode()), name, given)
    assert isinstance(story, Story)
    return story.published


def record(**keys: object) -> str:
    return json.dumps({"text": "It rained.", **keys})


@pytest.mark.parametrize(
    ("data", "name", "given", "day", "found_in"),
    [
        (f"Town\n\n{DATELINE}", "2021-01-01-a.txt", GIVEN, "2025-05-05", "--date"),
        (record(date="2023-03-03", text=DATELINE), "2021-01-01.jsonl", GIVEN, "2025-05-05", "--date"),
        (record(date="2023-03-03", text=DATELINE), "2021-01-01.jsonl", None, "2023-03-03", "record"),
        (record(date="2023-03-03T10:00:00Z"), "a.jsonl", None, "2023-03-03", "record"),
        (record(text=f"Town\n\n{DATELINE}"), "2021-01-01.jsonl", None, "2022-03-02", "dateline"),
        (f"Town\n\n{DATELINE}", "2021-01-01-a.txt", None, "2022-03-02", "dateline"),
        ("Town\n\nMarch 2, 2022\n\nIt rained.", "2021-01-01-a.txt", None, "2022-03-02", "dateline"),
        ("Town\n\nKYIV, Ukraine, March 2 — It rained.", "2021-01-01-a.txt", None, "2021-01-01", "file name"),
        ("It rained.", "/2020-02-02/kursk_20210101.txt", None, "2021-01-01", "file name"),
    ],
)
def test_the_first_of_these_counts(data: str, name: str, given: date | None, day: str, found_in: str) -> None:
    assert published(data, name, given) == Published(date.fromisoformat(day), found_in)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("It rained on March 2, 2022.", "a.txt"),
        ("It rained.", "2021-02-30.txt"),
        ("It rained.", "2021-01-01/a.txt"),
        ("It rained.", "story-120210101.txt"),
        (record(date=""), "a.jsonl"),
        (record(date=None), "a.jsonl"),
        (record(), "2021-01-01.jsonl"),
    ],
)
def test_else_it_is_unknown_and_never_today(data: str, name: str) -> None:
    assert published(data, name) is None


def test_the_report_says_the_day_and_where_it_was_found(command: Run, story: Callable[..., Path]) -> None:
    path = story("It rained.", "2021-01-01.txt")
    for call, day, found_in in (([], "2021-01-01", "file name"), (["--date", "2024-08-20"], "2024-08-20", "--date")):
        (entry,) = read_report(command("check", path, "--format", "json", *call).out)["stories"]
        assert (entry["published"], entry["published_from"]) == (day, found_in)


@pytest.mark.parametrize(
    "words",
    ["2024-02-30", "2024-13-01", "yesterday", "", "0001-01-01", "9999-12-31", "20 Aug 2024", "2024-08-20T10:00"],
)
def test_an_impossible_date_ends_the_call_with_the_cure(command: Run, story: Callable[..., Path], words: str) -> None:
    outcome = command("check", story("It rained."), "--date", words)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"--date: {words!r} is no day a story came out; write it as 2024-08-20" in outcome.err
    with pytest.raises(ValueError, match=r"."):
        publication_day(words)
