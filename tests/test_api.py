"""The Python API: what the command line says, as objects; errors as documented; nothing loaded before it is asked for."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from reading_reports import read_report, report_of
from running import Run
from test_cold_run import with_paths

import copydesk
from copydesk import api

Write = Callable[..., Path]
SLIP = "He ran 12 km (70 miles) on Monday, March 5, 2024."


def test_importing_copydesk_loads_next_to_nothing() -> None:
    code = "import sys, copydesk; print(sorted(name for name in sys.modules if name.startswith('copydesk')), 'typing' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], env=with_paths(), capture_output=True, text=True, check=True
    )
    assert done.stdout == "['copydesk', 'copydesk.version'] False\n"


def test_every_name_of_the_api_is_there_is_listed_and_is_documented() -> None:
    assert set(api.__all__) == copydesk._API
    assert set(api.__all__) <= set(dir(copydesk))
    for name in api.__all__:
        found = getattr(copydesk, name)
        assert found is getattr(api, name)
        assert found.__doc__
    with pytest.raises(AttributeError, match="no attribute 'check_storey'"):
        copydesk.check_storey  # noqa: B018


def test_a_story_is_checked_and_its_places_lead_to_its_words() -> None:
    checked = copydesk.check_story(SLIP, headline="A run", date="2024-03-06", id="a")
    assert isinstance(checked, copydesk.Checked)
    assert [raised.rule.name for raised in checked.findings] == ["unit-conversion", "weekday-date"]
    for raised, words in zip(checked.findings, ("12 km (70 miles)", "Monday, March 5, 2024"), strict=True):
        assert isinstance(raised.finding, copydesk.Finding)
        assert checked.story.quote(raised.finding.span) == words
        place = checked.story.place(raised.finding.span.start)
        assert place == copydesk.Place("text", SLIP.index(words), 1, SLIP.index(words) + 1)
    assert checked.story.published == copydesk.Published(datetime.date(2024, 3, 6), "--date")
    assert [claim.status for claim in checked.claims if isinstance(claim, copydesk.Claim)][:1] == ["contradicted"]
    assert checked.broken == ()


def test_it_says_what_the_command_line_says(command: Run, story: Write) -> None:
    record = story(f'{{"id": "a", "headline": "A run", "date": "2024-03-06", "text": "{SLIP}"}}', "a.jsonl")
    call = ("--format", "json", "--claims", "--fail-on", "never")
    (said,) = read_report(command("check", record, *call).out)["stories"]
    (checked,) = report_of(copydesk.check_story(SLIP, headline="A run", date="2024-03-06", id="a"))["stories"]
    assert {**checked, "path": said["path"], "published_from": "record"} == said
    text = story(f"# A run\n\n{SLIP}", "a.md")
    (said,) = read_report(command("check", text, *call).out)["stories"]
    assert report_of(copydesk.check_story(text.read_text(), path=text))["stories"] == [said]
    (said,) = read_report(command("check", text, "--select", "dates", *call).out)["stories"]
    assert report_of(*copydesk.check_paths(text, select=["dates"]))["stories"] == [said]


def test_paths_come_in_order_and_a_bad_one_costs_no_other(story: Write, tmp_path: Path) -> None:
    story(SLIP, "a.txt")
    story("", "b.txt")
    story('{"text": "It rained."}\noops\n', "c.jsonl")
    for jobs in (1, 2):
        found = list(copydesk.check_paths([tmp_path, tmp_path / "no.txt"], jobs=jobs))
        assert [type(one).__name__ for one in found] == ["Checked", "Unread", "Checked", "Unread", "Unread"]
        assert found[1] == copydesk.Unread(str(tmp_path / "b.txt"), None, "is empty; give a file with a story in it")


def test_settings_are_given_or_found_above_the_path(story: Write, tmp_path: Path) -> None:
    story('[severity]\nunit-conversion = "info"\n', "copydesk.toml")
    settings = copydesk.settings_of(str(tmp_path / "a.txt"))
    assert isinstance(settings, copydesk.Settings)
    for named in ({"path": tmp_path / "a.txt"}, {"settings": settings}):
        checked = copydesk.check_story(SLIP, select=["unit-conversion"], **named)
        assert [raised.severity for raised in checked.findings] == ["info"]
    checked = copydesk.check_story(SLIP, select=["unit-conversion"])
    assert [raised.severity for raised in checked.findings] == ["error"]


GERMAN = "Der Zug kam heute nicht und die Leute warteten auf dem Bahnsteig, bis es dunkel wurde. " * 9


@pytest.mark.parametrize(
    ("named", "error", "says"),
    [
        ({"text": " "}, "UnreadableError", "empty"),
        ({"text": "", "path": "a.txt"}, "UnreadableError", "is empty"),
        ({"text": "x", "date": "tomorrow"}, "ValueError", "2024-08-20"),
        ({"text": "x", "headline": "x", "path": "a.txt"}, "ValueError", "not both"),
        ({"text": "x", "select": ["unit-conversions"]}, "ConfigError", "did you mean unit-conversion?"),
        ({"text": "x", "select": "units"}, "ConfigError", "lists of names"),
        ({"text": GERMAN}, "UnreadableError", "copydesk reads English"),
        ({"text": GERMAN, "path": "a.txt"}, "UnreadableError", "copydesk reads English"),
        ({"text": '{"text": "a"}\n{"text": "b"}', "path": "a.jsonl"}, "UnreadableError", "2 stories"),
    ],
)
def test_errors_are_those_that_are_documented(named: dict[str, object], error: str, says: str) -> None:
    with pytest.raises(getattr(copydesk, error, ValueError), match=re.escape(says)):
        copydesk.check_story(**named)


@pytest.mark.parametrize(
    ("named", "error"),
    [({"jobs": 0}, "ValueError"), ({"date": "x"}, "ValueError"), ({"select": ["x"]}, "ConfigError")],
)
def test_a_wrong_call_raises_before_the_first_result(named: dict[str, object], error: str) -> None:
    with pytest.raises(getattr(copydesk, error, ValueError)):
        copydesk.check_paths(".", **named)


def test_a_rule_that_fails_is_named_and_raises_nothing(pack: Callable[..., Path]) -> None:
    pack("desk_rules", {"letters/letter_x.py": BREAKS})
    checked = copydesk.check_story("It rained.", select=["letter-x"])
    assert [broken.rule for broken in checked.broken] == ["letter-x"]


BREAKS = '''
"""Finds an x."""
from copydesk.rule import Meta
META = Meta(severity="error", since="0.1.0")
EXAMPLES = ()
def check(story):
    raise KeyError("x")
'''


def test_a_story_that_lets_a_finding_stand_is_left_alone(story: Write, tmp_path: Path) -> None:
    text = f"# A run\n\n<!-- stet unit-conversion: the runner's own figure -->\n{SLIP}\n"
    checked = copydesk.check_story(text, path=tmp_path / "a.md", select=["unit-conversion"])
    assert checked.findings == ()
    assert [stood.by for stood in checked.stood] == ["stet"]
