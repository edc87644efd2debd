"""--fix in JSON Lines: words change within their strings, and every other byte of the file stays."""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Run

from copydesk.readers.records import story_of
from copydesk.rule import Edit
from copydesk.running.json_strings import edited
from copydesk.story import Span

Write = Callable[..., Path]
ON = ("--select", "broken-decimal,split-abbreviation")


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ('{"text": "It is (7. 5 miles)."}', '{"text": "It is (7.5 miles)."}'),
        ('{ "text" :"Caf\\u00e9 \\ud83d\\ude00\\n(7. 5 miles)\\/" , "n":1e5}', '{ "text" :"Caf\\u00e9 \\ud83d\\ude00\\n(7.5 miles)\\/" , "n":1e5}'),
        ('{"text": "Café 😀 \\u201c(7. 5 miles)”", "x": "7. 5 miles"}', '{"text": "Café 😀 \\u201c(7.5 miles)”", "x": "7. 5 miles"}'),
        ('{"headline": "\\u0055. S. wins", "text": "It is (7. 5 miles)."}', '{"headline": "U.S. wins", "text": "It is (7.5 miles)."}'),
        ('{"versioncreated": "2024-08-20", "body_text": "It is (7. 5 miles)."}', '{"versioncreated": "2024-08-20", "body_text": "It is (7.5 miles)."}'),
        ('{"headlines": [{"value": "U. S. wins"}], "bodies": [{"value": "the U. S. team"}]}', '{"headlines": [{"value": "U.S. wins"}], "bodies": [{"value": "the U.S. team"}]}'),
    ],
)  # fmt: skip
def test_words_change_in_their_string_and_nothing_else(command: Run, story: Write, line: str, after: str) -> None:
    others = ['{"text": "It rained.",   "n": 1.50}', "", " \t", "oops", '{"text": "It rained."}']
    content = "\r\n".join([*others, line, *others, line])
    path = story(content, "a.jsonl")
    path.chmod(0o640)
    outcome = command("check", path, *ON, "--fix", "--format", "json")
    assert outcome.err == ""
    assert path.read_bytes().decode() == content.replace(line, after)
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(path.parent) == ["a.jsonl"]
    assert not any(entry["findings"] for entry in json.loads(outcome.out)["stories"])


def test_a_mark_and_a_last_line_without_an_end_stay(command: Run, story: Write) -> None:
    path = story(codecs.BOM_UTF8 + b'{"text": "It is (7. 5 miles)."}\n{"text": "(7. 5 miles)"}', "a.jsonl")
    assert command("check", path, *ON, "--fix").out.endswith("2 places mended.\n")
    assert path.read_bytes() == codecs.BOM_UTF8 + b'{"text": "It is (7.5 miles)."}\n{"text": "(7.5 miles)"}'


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_of_records_among_others(command: Run, process: Run, story: Write, jobs: int) -> None:
    paths = [
        story(content, name)
        for name, content in (
            ("a.jsonl", '{"id": 1, "text": "(7. 5 miles)"}\n' * 3),
            ("b.txt", "the U. S. team"),
            ("c.jsonl", '{"text": "It rained."}\n{"text": "the U. S. team"}'),
        )
    ]
    outcome = process("check", *paths, *ON, "--fix", "--jobs", str(jobs))
    assert (outcome.code, outcome.err) == (0, "")
    assert "5 places mended" in outcome.out
    assert [path.read_text() for path in paths] == [
        '{"id": 1, "text": "(7.5 miles)"}\n' * 3,
        "the U.S. team",
        '{"text": "It rained."}\n{"text": "the U.S. team"}',
    ]


def test_a_diff_of_records_shows_words_and_writes_nothing(command: Run, story: Write) -> None:
    path = story('{"id": "a", "text": "It is\\n(7. 5 miles)."}', "a.jsonl")
    before = path.read_bytes()
    outcome = command("check", path, *ON, "--diff")
    assert outcome.out == f"--- {path}[a]\n+++ {path}[a]\n@@ -1,2 +1,2 @@\n It is\n-(7. 5 miles).\n\\ No newline at end of file\n+(7.5 miles).\n\\ No newline at end of file\n"  # fmt: skip
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["a.jsonl"]


def test_two_strings_under_one_key_are_left_alone(command: Run, story: Write) -> None:
    content = '{"text": "It is (7. 5 miles).", "text": "It is (7. 5 miles)."}'
    path = story(content, "a.jsonl")
    outcome = command("check", path, *ON, "--fix")
    assert outcome.code == 2
    assert (
        outcome.err
        == f"copydesk: {path}: not fixed: the record's text cannot be told from its other strings; mend it by hand\n"
    )
    assert path.read_text() == content
    assert os.listdir(path.parent) == ["a.jsonl"]


def test_a_file_of_records_that_changed_meanwhile_is_left_alone(
    command: Run, story: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copydesk.running import fixer

    path = story('{"text": "(7. 5 miles)"}\n' * 3, "a.jsonl")
    real = fixer.settled

    def settled_while_someone_writes(*arguments: object, **named: object) -> object:
        path.write_text('{"text": "another (7. 5 miles)"}\n')
        return real(*arguments, **named)

    monkeypatch.setattr(fixer, "settled", settled_while_someone_writes)
    outcome = command("check", path, *ON, "--fix")
    assert outcome.code == 2
    assert "not fixed, whatever is reported of it: it was changed while it was being checked" in outcome.err
    assert path.read_text() == '{"text": "another (7. 5 miles)"}\n'
    assert os.listdir(path.parent) == ["a.jsonl"]


@pytest.mark.parametrize("name", ["a.json", "a.docx"])
def test_other_formats_are_named_and_left_alone(command: Run, story: Write, name: str) -> None:
    path = story('{"headline": "A walk", "text": "It is (7. 5 miles)."}', "a.json")
    outcome = command("check", path, *ON, "--fix")
    assert outcome.code == 2
    assert (
        outcome.err
        == f"copydesk: {path}: not fixed: fixes are made in text, Markdown, HTML and JSON Lines, and not in .json; make them by hand\n"
    )


WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00") | st.sampled_from('"\\/\n\u2028😀é'), max_size=20
)


@given(WORDS, WORDS, WORDS, st.booleans(), st.data())
def test_edits_in_a_record_are_those_in_its_words(
    headline: str, text: str, new: str, plain: bool, data: st.DataObject
) -> None:
    text += "x"
    given = {"a": [1, {"text": "no"}], "headline": headline, "text": text, "z": None}
    record = json.dumps(given, ensure_ascii=plain)
    story = story_of(given, "a.jsonl", None)
    field = story.fields[-1]
    start = data.draw(st.integers(field.start, field.end))
    end = data.draw(st.integers(start, field.end))
    after = json.loads(edited(record, story.source, story.fields, [Edit(Span(start, end), new)]))
    assert after == given | {"text": text[: start - field.start] + new + text[end - field.start :]}
