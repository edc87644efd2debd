"""Rows that a newsroom adds to the tables on record: what they change, and what is said of a wrong one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Run

from copydesk import check_story
from copydesk_rules.known.house import TABLES

Write = Callable[..., Path]

STORY = (
    "Saltmarsh votes\n\nThe pier fire in 2018 is not forgotten in Saltmarsh. Mayor Anna Berg said on Tuesday that a new pier would "
    "be built. Salt Marsh has waited for long.\n"
)
EVENT = '[[event]]\nid = "pier-fire"\ntitle = "the pier fire"\nbegins = 2019-03-02\nplaces_story = true\nnames = ["pier fire"]\n'
OFFICE = (
    '[[office]]\nperson = "Anna Berg"\noffice = "mayor of Seaport"\ntitles = ["Mayor"]\nnames = ["Anna Berg", "Berg"]\n'
    'terms = [["2015-01-01", "2021-12-31"]]\n'
)
PLACE = '[[place]]\ncurrent = "Saltmarsh"\nother = ["Salt Marsh"]\n'
SETTINGS = 'known = ["desk/*.toml"]\n'


def rules_in(out: str) -> list[str]:
    return [line.split()[2].rstrip(":") for line in out.splitlines()[:-1]]


@pytest.mark.parametrize(
    ("rows", "rules"),
    [
        (EVENT, ["event-date"]),
        (OFFICE, ["office-holder"]),
        (PLACE, ["place-variant"]),
        ("schema = 1\n" + EVENT + OFFICE + PLACE, ["event-date", "office-holder", "place-variant"]),
    ],
)
def test_rows_of_the_house_count(command: Run, story: Write, rows: str, rules: list[str]) -> None:
    without, path = story(STORY, "without/story.txt"), story(STORY, "with/story.txt")
    story(SETTINGS, "with/copydesk.toml")
    story(rows, "with/desk/harbour.toml")
    assert rules_in(command("check", "--date", "2024-05-08", without).out) == []
    assert rules_in(command("check", "--date", "2024-05-08", path).out) == rules
    assert rules_in(command("check", "--jobs", "2", "--date", "2024-05-08", path).out) == rules


def test_several_files_and_the_settings_own_folder(command: Run, story: Write) -> None:
    path = story(STORY, "news/may/story.txt")
    story('known = ["desk/*.toml", "people.toml"]', "copydesk.toml")
    story(EVENT, "desk/harbour.toml")
    story(PLACE, "desk/places.toml")
    story(OFFICE, "people.toml")
    assert len(rules_in(command("check", "--date", "2024-05-08", path).out)) == 3
    shown = command("config", path).out
    assert [f"rows of the house: 1 of {table}" in shown for table in ("event", "place", "office")] == [True] * 3


def test_other_stories_do_not_have_them(command: Run, story: Write) -> None:
    story(SETTINGS, "house/copydesk.toml")
    story(EVENT, "house/desk/harbour.toml")
    inside, outside = story(STORY, "house/a.txt"), story(STORY, "elsewhere/b.txt")
    assert rules_in(command("check", inside, outside).out) == ["event-date"]


def test_a_row_of_the_house_stands_for_ours(command: Run, story: Write) -> None:
    text = "A fire\n\nThe Grenfell Tower fire in June 2016 killed 72 people.\n"
    path = story(text, "with/story.txt")
    assert rules_in(command("check", story(text, "without/story.txt")).out) == ["event-date"]
    row = EVENT.replace("pier-fire", "grenfell").replace("2019-03-02", "2016-06-14").replace("pier", "Grenfell Tower")
    story(SETTINGS, "with/copydesk.toml")
    story(row, "with/desk/corrected.toml")
    assert rules_in(command("check", path).out) == []


def test_a_changed_row_is_seen_at_once(command: Run, story: Write) -> None:
    path = story(STORY)
    story(SETTINGS, "copydesk.toml")
    story(EVENT, "desk/harbour.toml")
    run = [sys.executable, "-m", "copydesk", "check", str(path)]
    assert "2 March 2019" in subprocess.run(run, capture_output=True, text=True, check=False).stdout
    story(EVENT.replace("2019-03-02", "2018-03-02"), "desk/harbour.toml")
    assert "0 hold" not in subprocess.run(run, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (EVENT.replace("names", "nmes"), "event 1: there is no column nmes; did you mean names?"),
        (EVENT + EVENT.replace("names", "wombat"), "event 2: there is no column wombat; there are id, title, begins"),
        (EVENT.replace('id = "pier-fire"\n', ""), "event 1: id is missing; it must be words in quotation marks"),
        (EVENT.replace("2019-03-02", '"May 2019"'), "event 1: begins must be a day as 2024-05-31"),
        (
            EVENT.replace("2019-03-02", '"2019-13"'),
            "event 1: the event pier-fire cannot be used: month must be in 1..12",
        ),
        (EVENT.replace("2019-03-02", "2019-03-02T10:00:00"), "event 1: begins must be a day"),
        (EVENT.replace('["pier fire"]', '"pier fire"'), "event 1: names must be a list of words"),
        (EVENT.replace('["pier fire"]', "[]"), "event 1: names must be a list of words"),
        (EVENT.replace("true", '"yes"'), "event 1: places_story must be true or false"),
        (EVENT + "also = [2019]\n", "event 1: also must be a list of days, months or years"),
        (EVENT + "scope = { place = 1 }\n", "event 1: scope must be a list of words"),
        (OFFICE.replace('[["2015-01-01", "2021-12-31"]]', '["2015"]'), "office 1: terms must be a list of terms"),
        (OFFICE.replace("2021-12-31", "2021-31-12"), "office 1: the term of Anna Berg cannot be used: month must be"),
        (PLACE.replace("place", "places"), "places 1: there is no such table; did you mean place?"),
        ('event = "fire"', "event must be rows, each under [[event]]"),
        ("[[event]\n", "harbour.toml is not TOML"),
    ],
)
def test_a_broken_table_is_named_and_the_run_ends_with_2(command: Run, story: Write, rows: str, said: str) -> None:
    path = story(STORY)
    story(SETTINGS, "copydesk.toml")
    story(rows, "desk/harbour.toml")
    for name in ("check", "config"):
        outcome = command(name, path)
        assert (outcome.code, said in outcome.err) == (2, True), outcome.err


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('known = ["dsk/*.toml"]', "known: there is no file dsk/*.toml"),
        ('known = "desk/*.toml"', "known must be a list of words"),
        ('[[overrides]]\npaths = ["a"]\nknown = ["desk/*.toml"]', "there is no key overrides.known"),
    ],
)
def test_settings_that_name_them_wrongly(command: Run, story: Write, settings: str, said: str) -> None:
    path = story(STORY)
    story(settings, "copydesk.toml")
    outcome = command("check", path)
    assert (outcome.code, said in outcome.err) == (2, True), outcome.err


def test_the_python_api_has_them_too(story: Write) -> None:
    path = story(STORY)
    story(SETTINGS, "copydesk.toml")
    story(EVENT, "desk/harbour.toml")
    found = check_story(STORY, path=path, date="2024-05-08").findings
    assert [raised.rule.name for raised in found] == ["event-date"]


def test_a_run_without_them_loads_nothing_for_them(story: Write) -> None:
    run = [sys.executable, "-X", "importtime", "-m", "copydesk", "check", str(story(STORY))]
    loaded = subprocess.run(run, capture_output=True, text=True, check=False).stderr
    assert ("copydesk.story" in loaded, "house" in loaded.replace("reading.text.house", "")) == (True, False)


def test_the_guide_names_every_column() -> None:
    guide = (Path(__file__).parents[1] / "docs" / "guide" / "known-tables.md").read_text(encoding="utf-8")
    for name, table in TABLES.items():
        assert f"[[{name}]]" in guide
        assert [column for column in table.columns if f"`{column}`" not in guide] == []
