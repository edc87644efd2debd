"""JSON as wires and content systems write it: ninjs, WordPress, JSON Feed, one record or many."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import Outcome

from copydesk.readers import Unread, json_files
from copydesk.readers.records import story_of
from copydesk.story import Story

Run = Callable[..., Outcome]
BODY = "<p>It has <b>the</b> the lake &amp; a dam.</p><p>It covers 12 acres&nbsp;(30 hectares).</p>"
SHOWN = "It has the the lake & a dam.\n\nIt covers 12 acres\u00a0(30 hectares)."


def parts(story: Story) -> dict[str, str]:
    return {field.name: story.source[field.start : field.end] for field in story.fields}


@pytest.mark.parametrize(
    ("record", "names", "id", "day"),
    [
        (
            {"uri": "urn:1", "versioncreated": "2024-08-20T09:00:00Z", "headline": "Dam", "body_html": BODY, "body_text": "x"},
            ["headline", "body_html"], "urn:1", "2024-08-20",
        ),
        (
            {"uri": "urn:2", "firstcreated": "2024-08-19T09:00:00Z", "versioncreated": "2024-08-20T09:00:00Z",
             "headlines": [{"role": "short", "value": "D"}, {"role": "main", "value": "Dam"}],
             "bodies": [{"contenttype": "text/plain", "value": "x"}, {"contenttype": "text/html", "value": BODY}]},
            ["headlines[1].value", "bodies[1].value"], "urn:2", "2024-08-19",
        ),
        (
            {"id": 7, "date": "2024-08-20T10:00:00", "title": {"rendered": "Dam"},
             "content": {"rendered": BODY, "protected": False}, "excerpt": {"rendered": "<p>The dam [&hellip;]</p>\n"}},
            ["title.rendered", "content.rendered"], "7", "2024-08-20",
        ),
        (
            {"id": "f1", "title": "Dam", "content_html": BODY, "date_published": "2024-08-20T10:00:00+02:00"},
            ["title", "content_html"], "f1", "2024-08-20",
        ),
    ],
)  # fmt: skip
def test_the_shapes_of_wires_are_read(record: dict[str, Any], names: list[str], id: str, day: str) -> None:
    story = story_of(record, "wire.json", None)
    assert story.published is not None
    assert (list(parts(story)), story.id, str(story.published.day)) == (names, id, day)
    assert story.copy == "Dam\n\n" + SHOWN
    assert [block.kind for block in story.blocks] == ["headline", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"headline": "Dam", "standfirst": "It is wide."}, ["headline", "standfirst", "text"]),
        ({"summary": "It is wide.", "description": "It is wide."}, ["summary", "text"]),
        ({"highlights": ["It is wide.", 7, "It is new."]}, ["highlights[0]", "highlights[2]", "text"]),
        ({"title": "Dam"}, ["title", "text"]),
        ({"headline": "Dam", "title": "The dam"}, ["headline", "text"]),
        ({"summary": {"en": "x"}, "description": None, "abstract": ""}, ["text"]),
    ],
)
def test_what_stands_above_the_text_of_a_record_is_read(given: dict[str, Any], names: list[str]) -> None:
    story = story_of({**given, "text": "The dam is 40 km wide."}, "a.jsonl", None)
    kinds = {name: "headline" if name in ("headline", "title") else "standfirst" for name in names[:-1]}
    assert list(parts(story)) == names
    assert [block.kind for block in story.blocks] == [*kinds.values(), "paragraph"]


def test_an_excerpt_that_somebody_wrote_is_a_standfirst() -> None:
    record = {
        "title": {"rendered": "Dam"},
        "content": {"rendered": BODY},
        "excerpt": {"rendered": "<p>It is wide.</p>"},
    }
    story = story_of(record, "post.json", None)
    assert [block.kind for block in story.blocks][:2] == ["headline", "standfirst"]


def test_entities_in_a_rendered_title_are_read_and_its_quote_is_what_stands_there(command: Run, story: Any) -> None:
    record = {"id": 1, "title": {"rendered": "The the dam&#8217;s lake"}, "content": {"rendered": BODY}}
    report = json.loads(command("check", story(json.dumps(record), "post.json"), "--format", "json").out)
    (entry,) = report["stories"]
    found = [(finding["part"], finding["quote"], finding["start"]["offset"]) for finding in entry["findings"]]
    assert found == [
        ("title.rendered", "The the", 0),
        ("content.rendered", "the</b> the", BODY.index("the</b> the")),
        ("content.rendered", "12 acres&nbsp;(30 hectares)", BODY.index("12 acres")),
    ]


def test_one_line_of_json_lines_may_have_such_a_shape(command: Run, story: Any) -> None:
    lines = [{"uri": "u", "body_html": BODY}, {"text": "It has the the dam."}]
    outcome = command("check", story("\n".join(map(json.dumps, lines)), "wire.jsonl"), "--select", "doubled-word")
    assert ".jsonl[u]:body_html:1:" in outcome.out
    assert ".jsonl:text:1:8: warning" in outcome.out


@pytest.mark.parametrize(
    "content",
    [
        [{"text": "One."}, {"text": "Two."}],
        {"items": [{"text": "One."}, {"text": "Two."}], "version": "https://jsonfeed.org/version/1.1"},
        {"posts": [{"content": {"rendered": "<p>One.</p>"}}, {"content": {"rendered": "<p>Two.</p>"}}]},
    ],
)
def test_many_records_in_one_file(content: object) -> None:
    stories = list(json_files.read(json.dumps(content).encode(), "wire.json", None))
    assert [story.copy for story in stories if isinstance(story, Story)] == ["One.", "Two."]


def test_a_bad_record_hides_no_other() -> None:
    content = [{"text": "One."}, 5, {"id": "x", "text": ""}, {"id": "y", "headline": "No body"}, {"text": "Two."}]
    read = list(json_files.read(json.dumps(content).encode(), "wire.json", None))
    assert [one.message for one in read if isinstance(one, Unread)] == [
        'record 2: is not a JSON object; write {"text": "…"}',
        "record 3: the record has an empty `text`; give the story's words under that key",
        "record 4: the record has no `text`; give the story's words under that key",
    ]
    assert [one.id for one in read if isinstance(one, Unread)] == [None, "x", "y"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("{}", "holds no story"),
        ("[]", "holds no story"),
        ("5", "holds no story"),
        ('{"items": []}', "holds no story"),
        ("[" * 100_000, "is JSON nested too deeply"),
        (b'{"text": "\xff"}', "is not UTF-8"),
        ('{"body_html": 5}', "the record's `body_html` is not a string"),
        ('{"text": "a", "date": "yesterday"}', "the record's `date` 'yesterday' is no day a story came out"),
    ],
)
def test_a_bad_file_is_named_with_the_cure(command: Run, story: Any, content: str | bytes, says: str) -> None:
    path = story(content, "bad.json")
    outcome = command("check", path)
    assert outcome.code == 2
    assert f"{path}: not read: {says}" in outcome.out


def test_a_wire_s_own_stamp_in_another_form_keeps_no_story_from_being_read() -> None:
    assert story_of({"uri": "u", "versioncreated": "last week", "body_text": "One."}, "w.json", None).published is None


def test_a_folder_s_json_is_taken_for_stories_only_where_it_is_one(command: Run, tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "site", "version": "1.0.0"}')
    (tmp_path / "strings.json").write_text('{"headline": "News", "labels": [{"text": "More"}], "date": "Day"}')
    (tmp_path / "post.json").write_text(json.dumps({"content": {"rendered": BODY}, "title": {"rendered": "Dam"}}))
    outcome = command("check", tmp_path)
    assert "1 story" in outcome.out
    assert "package.json" not in outcome.out
    assert "strings.json" not in outcome.out


def test_a_record_on_standard_input_is_recognised(command: Run, stdin: Callable[[bytes], None]) -> None:
    stdin(json.dumps({"headline": "Dam", "text": "It has the the dam."}).encode())
    assert "text:1:8: warning doubled-word" in command("check", "-").out


def test_the_language_of_a_record_counts() -> None:
    assert story_of({"text": "Kurz.", "language": "de"}, "w.json", None).language == "de"
