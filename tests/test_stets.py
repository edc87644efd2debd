"""Stets in the copy and in copydesk-stets.toml: what they let stand, and what is said of those that let nothing stand."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_reports import read_report
from running import Run

from copydesk.checker import Checked, check
from copydesk.fingerprints import keys_of
from copydesk.readers import read_stream
from copydesk.registry import find_rules
from copydesk.rule import Flagged
from copydesk.standing.comments import stets_in
from copydesk.standing.ledger import Ledger, Stet, with_entry
from copydesk.standing.letting import LetStand, Terms
from copydesk.standing.stet import EXAMPLES, RULE
from copydesk.story import Story

Write = Callable[..., Path]
SLIP = "It is of the the moor."
OK = "<!-- stet doubled-word: a song's title -->"
RULES = find_rules()
ONLY = ("--select", "doubled-word")
ENTRY = """[[stet]]
rule = "doubled-word"
quote = "the the"
because = "a song's title"
"""


def said(out: str) -> list[str]:
    """The report's lines, without the path, the column and the summary."""
    return [line.partition(":")[2] for line in out.splitlines()[:-1]]


def found(command: Run, path: Path, *arguments: str) -> list[tuple[int, str]]:
    outcome = command("check", path, "--format", "json", "--fail-on", "never", *arguments)
    stories = json.loads(outcome.out)["stories"]
    return [(one["start"]["line"], one["rule"]) for each in stories for one in each["findings"]]


def of_copy(text: str, name: str = "a.md") -> Checked:
    """What is left of a story's findings of doubled-word, by the stets in it."""
    (story,) = read_stream(io.BytesIO(text.encode()), name, None)
    assert isinstance(story, Story)
    rules = tuple(rule for rule in RULES if rule.name == "doubled-word")
    terms = Terms(rules, {}, "", report_stets=True)
    return LetStand(lambda path: terms, RULES)(check(story, rules))


def left(text: str, name: str = "a.md") -> list[tuple[int, str]]:
    checked = of_copy(text, name)
    return [(checked.story.place(one.finding.span.start).line, one.rule.name) for one in checked.findings]


# --- in the copy


@pytest.mark.parametrize(
    "text",
    [
        f"{SLIP} {OK}",
        f"{OK} {SLIP}",
        f"{OK}\n{SLIP}",
        f"{OK}\n\n{SLIP}",
        f"It rained. {OK}\n{SLIP}",
        f"# Head\n\n{OK}\n- {SLIP}",
        f"> {SLIP} {OK}",
        f"{OK}\r\n{SLIP}\r\n",
        f"{SLIP} <!--stet doubled-word:song-->",
        f"{SLIP} <!-- STET Doubled-Word : song -->",
        f"{SLIP} <!-- stet doubled-word: the ministry's: 7 of 8 -->",
        f"<!-- stet doubled-word:\n  a song's title,\n  of 1981 -->\n{SLIP}",
        "It is of the <!-- stet doubled-word: a song -->the moor.",
    ],
)
def test_a_stet_lets_its_line_or_the_next_stand(text: str) -> None:
    checked = of_copy(text)
    assert [raised.rule.name for raised in checked.findings] == []
    assert [(stood.raised.rule.name, stood.by) for stood in checked.stood] == [("doubled-word", "stet")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SLIP}\n\n{OK}\n\nIt rained.", [(1, "doubled-word"), (3, "stet")]),
        (f"{OK}\n\nIt rained.\n\n{SLIP}", [(1, "stet"), (5, "doubled-word")]),
        (f"{SLIP} {OK}\n{SLIP}", [(2, "doubled-word")]),
        (f"{SLIP} <!-- stet doubled-word -->", [(1, "doubled-word"), (1, "stet")]),
        (f"{SLIP} <!-- stet doubled-word: -->", [(1, "doubled-word"), (1, "stet")]),
        (f"{SLIP} <!-- stet: a song -->", [(1, "doubled-word"), (1, "stet")]),
        (f"{SLIP} <!-- stet -->", [(1, "doubled-word"), (1, "stet")]),
        (f"{SLIP} <!-- stet doubled word: a song -->", [(1, "doubled-word"), (1, "stet")]),
        (f"{SLIP} <!-- stet units: a family -->", [(1, "doubled-word"), (1, "stet")]),
        (f"{SLIP} <!-- stet all: whatever -->", [(1, "doubled-word"), (1, "stet")]),
        (f"{SLIP} <!-- stet stet, doubled-word: a song -->", [(1, "stet")]),
        (f"{SLIP} <!-- Stetson, the hatter -->", [(1, "doubled-word")]),
        (f"{SLIP} `<!-- stet doubled-word: song -->`", [(1, "doubled-word")]),
        (f"```\n<!-- stet doubled-word: song -->\n```\n{SLIP}", [(4, "doubled-word")]),
        (f"{SLIP} `<!-- stet` {OK}", []),
        ("It rained.\n\n<!-- stet doubled-word\n\nIt rained.", [(3, "stet")]),
        (f"Café – {SLIP} {OK}\n\nÉ {OK}", [(3, "stet")]),
    ],
)
def test_and_nothing_else(text: str, expected: list[tuple[int, str]]) -> None:
    assert left(text) == expected


def test_several_rules_and_several_stets(command: Run, story: Write) -> None:
    slips = "It covers 12 acres (30 hectares) of the the land."
    both = story(f"<!-- stet unit-conversion, doubled-word: as the ministry has it -->\n{slips}", "a.md")
    stacked = story(f"<!-- stet unit-conversion: as it is -->\n{OK}\n{slips}", "b.md")
    one = story(f"<!-- stet unit-conversion, weekday-date: as it is -->\n{slips}", "c.md")
    assert found(command, both) == found(command, stacked) == []
    assert found(command, one) == [(1, "stet"), (2, "doubled-word")]


def test_in_html(command: Run, story: Write) -> None:
    path = story(f"<h1>Moor</h1>\n{OK}\n<p>\n{SLIP}\n</p>\n<p>{SLIP}</p>\n<p>{SLIP} {OK}</p>\n", "a.html")
    assert found(command, path) == [(6, "doubled-word")]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_comment_in_plain_text_and_records_is_copy(command: Run, story: Write, name: str) -> None:
    text = f"{SLIP} {OK}"
    path = story(text if name.endswith("txt") else json.dumps({"text": text}), name)
    assert (1, "doubled-word") in found(command, path)
    assert (1, "stet") not in found(command, path)


def test_a_stet_for_a_rule_that_is_off_is_not_idle(command: Run, story: Write) -> None:
    path = story(f"It rained. {OK}", "a.md")
    assert found(command, path) == [(1, "stet")]
    for off in (["--select", "units"], ["--ignore", "doubled-word"], ["--ignore", "text"]):
        assert found(command, path, *off) == []


def test_a_stet_for_a_rule_that_failed_is_not_idle(command: Run, story: Write, pack: Callable[..., Path]) -> None:
    pack("broken_pack", {"odd/odd_rule.py": '"""Odd."""\nfrom copydesk.rule import Meta\nMETA = Meta("info", "0.1.0")\n'
         "EXAMPLES = ()\ndef check(story):\n    raise KeyError(1)\n"})  # fmt: skip
    outcome = command("check", story("It rained. <!-- stet odd-rule: as it is -->", "a.md"))
    assert (outcome.code, "odd-rule failed" in outcome.out, " stet: " in outcome.out) == (2, True, False)


def test_stet_has_a_severity_and_can_be_ignored(command: Run, story: Write) -> None:
    path = story(f"It rained. {OK}", "a.md")
    assert command("check", path).code == 1
    assert command("check", path, "--ignore", "stet").code == 0
    assert command("check", path, "--ignore", "stets").code == 0
    path = story(f"It rained. {OK}", "drafts/a.md")
    story('[severity]\nstet = "info"', "drafts/copydesk.toml")
    outcome = command("check", path)
    assert (outcome.code, ": info stet: " in outcome.out) == (0, True)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.text[:40])
def test_the_page_of_stet_tells_the_truth(example: Flagged) -> None:
    if isinstance(example, Flagged):
        plain = example.text.replace("[[", "").replace("]]", "")
        (raised,) = [one for one in of_copy(plain).findings if one.rule is RULE]
        assert raised.finding.span == (example.text.index("[["), example.text.index("]]") - 2)
        assert example.says in raised.finding.message
    else:
        assert left(example.text) == []


@given(st.text(alphabet="<!-> stet:,`\nad", max_size=80))
def test_any_words_are_read_without_an_error(words: str) -> None:
    for format in ("markdown", "html"):
        source = words.replace("d", "<!-- stet doubled-word: x -->")
        for stet in stets_in(Story(source, format=format)):
            assert source[stet.span.start : stet.span.end].lower().startswith("<!--")


def test_a_fix_leaves_alone_what_stands(command: Run, story: Write) -> None:
    text = f"It is (7. 5 miles) of the the moor. {OK}\n"
    path = story(text, "a.md")
    assert command("check", path, "--fix").code == 0
    assert path.read_text() == text.replace("7. 5", "7.5")
    other = story("It is (7. 5 miles) of the the moor.\n", "b.txt")
    story(ENTRY, "copydesk-stets.toml")
    assert "\n+It is (7.5 miles) of the the moor.\n" in command("check", other, "--diff").out
    assert command("check", other, "--fix").code == 0
    assert other.read_text() == "It is (7.5 miles) of the the moor.\n"


# --- in the file beside it


def test_an_entry_holds_below_its_folder(command: Run, story: Write) -> None:
    path = story(SLIP, "drafts/may/a.txt")
    record = story(json.dumps({"text": SLIP, "id": "7"}), "drafts/a.jsonl")
    story(ENTRY, "drafts/copydesk-stets.toml")
    outside = story(SLIP, "b.txt")
    assert found(command, path) == []
    assert found(command, record) == [(1, "doubled-word")]  # an entry of a record names the part
    assert found(command, outside) == [(1, "doubled-word")]


def test_an_entry_survives_edits_elsewhere_moves_and_renames(command: Run, story: Write) -> None:
    path = story(f"A moor\n\nIt rained. {SLIP} So it was, they said.\n", "a.txt")
    assert command("stet", f"{path}:3", "doubled-word", "--because", "a song").code == 0
    path.unlink()
    other = story(f"A headline\n\nNew.\n\nIt rained all day. {SLIP} So it was, he said.\n", "b.txt")
    assert found(command, other) == []


def test_an_entry_holds_in_another_story_where_all_words_around_are_the_same(command: Run, story: Write) -> None:
    words = f"It rained on Monday. {SLIP} So it was, they said in town."
    path = story(words, "a.txt")
    assert command("stet", f"{path}:1", "doubled-word", "--because", "a song").code == 0
    assert found(command, story(f"A follow-up\n\n{words} That was on Monday.", "b.txt")) == []
    assert found(command, story(words.replace("moor", "fen"), "c.txt")) == [(1, "doubled-word")]


def test_an_entry_does_not_excuse_a_new_slip_of_the_same_words(command: Run, story: Write) -> None:
    path = story(f"A moor\n\nIt rained. {SLIP} So it was, they said.\n", "a.txt")
    assert command("stet", f"{path}:3", "doubled-word", "--because", "a song").code == 0
    path.write_text(
        "A moor\n\nIt rained. It is of the moor. So it was, they said.\n\nAll saw the the new bridge on Monday.\n"
    )
    assert found(command, path) == [(5, "doubled-word"), (5, "stet")]


def test_an_entry_that_hits_nothing_is_reported_where_it_stands(command: Run, story: Write) -> None:
    path = story("It rained.", "a.txt")
    file = story(ENTRY + 'path = "a.txt"\n', "copydesk-stets.toml")
    outcome = command("check", path)
    assert outcome.code == 1
    assert outcome.out.startswith(
        f"{file}:3:1: warning stet: This entry hits nothing: doubled-word has nothing to say of “the the”"
    )
    assert outcome.out.splitlines()[-1].startswith("1 story, 2 words: 1 warning")
    assert found(command, path, "--select", "units") == []
    assert found(command, path, "--ignore", "stet") == []


def test_an_entry_is_only_idle_if_its_own_story_was_checked(command: Run, story: Write, tmp_path: Path) -> None:
    other = story("It rained.", "b.txt")
    file = story(ENTRY + 'path = "a.txt"\n', "copydesk-stets.toml")
    assert found(command, other) == []
    assert found(command, tmp_path) == [(3, "stet")]  # the whole folder was checked, and a.txt is not there
    path = story("It rained.", "a.txt")
    assert found(command, tmp_path) == [(3, "stet")]
    story(SLIP, "c.txt")
    assert found(command, tmp_path) == [(1, "doubled-word"), (3, "stet")]
    path.unlink()
    assert found(command, tmp_path) == []  # its words have moved to another story
    file.write_text(ENTRY)
    (tmp_path / "c.txt").unlink()
    assert found(command, tmp_path) == []  # it names no story, so nobody knows where it should hit


def test_of_records_the_id_tells_whether_its_story_was_checked(command: Run, story: Write) -> None:
    record = '{{"id": "{}", "text": "It is {} moor."}}\n'
    path = story(record.format("1", "the the") + record.format("2", "the"), "a.jsonl")
    entry = ENTRY + 'part = "text"\npath = "a.jsonl"\nid = "{}"\n'
    story(entry.format(1) + entry.format(3), "copydesk-stets.toml")
    assert found(command, path) == []
    story(entry.format(2).replace("the the", "an an"), "copydesk-stets.toml")
    assert found(command, path) == [(1, "doubled-word"), (3, "stet")]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('[[stet]]\nquote = "x"\nbecause = "y"', "no `rule`"),
        ('[[stet]]\nrule = "doubled-word"\nbecause = "y"', "no `quote`"),
        ('[[stet]]\nrule = "doubled-word"\nquote = "x"', "no `because`"),
        ('[[stet]]\nrule = "doubled-word"\nquote = "x"\nbecause = "  "', "no `because`"),
        ('[[stet]]\nrule = "doubled-wrd"\nquote = "x"\nbecause = "y"', "did you mean doubled-word?"),
        ('[[stet]]\nrule = "units"\nquote = "x"\nbecause = "y"', "There is no rule called “units”"),
        (ENTRY + 'reason = "z"', "a key `reason`, which nothing reads"),
        (ENTRY + 'befor = "z"', "did you mean `before`?"),
        (ENTRY + "id = 7", "`id` is no string"),
        ("[stet]\nrule = 1", "only entries, each under a line [[stet]]"),
        (f"x = 1\n{ENTRY}", "only entries, each under a line [[stet]]"),
        ("stet = [1]", "no `rule`"),
    ],
)
def test_an_entry_that_lets_nothing_stand_is_reported(command: Run, story: Write, entry: str, message: str) -> None:
    path = story("It rained.", "a.txt")
    story(f"# ours\n\n{entry}\n", "copydesk-stets.toml")
    outcome = command("check", path)
    assert (outcome.code, outcome.err) == (1, "")
    assert message in outcome.out
    assert "copydesk-stets.toml:" in outcome.out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[stet]\n", "is not TOML: "),
        (f"<<<<<<< HEAD\n{ENTRY}=======\n{ENTRY}>>>>>>> draft\n", "line 1: two branches were not merged to the end"),
        (b"\xff\xfe", "is not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_stops_the_check(
    command: Run, story: Write, tmp_path: Path, text: str | bytes, message: str
) -> None:
    path = story(SLIP, "drafts/a.txt")
    other = story(SLIP, "b.txt")
    file = story(text, "drafts/copydesk-stets.toml")
    outcome = command("check", path)
    assert (outcome.code, outcome.out) == (2, "")
    assert str(file) in outcome.err and message in outcome.err
    outcome = command("check", tmp_path)  # it costs the stories in its folder their results, and no other
    assert outcome.code == 2
    assert f"{other}:1:10: warning doubled-word" in outcome.out
    assert f"{path}: not read: nobody can tell what stands in it" in outcome.out
    before = path.read_text()
    command("check", tmp_path, "--fix")
    assert path.read_text() == before
    outcome = command("stet", f"{path}:1", "doubled-word", "--because", "x")
    assert (outcome.code, message in outcome.err) == (2, True)
    assert file.read_bytes() == (text if isinstance(text, bytes) else text.encode())


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.lists(st.tuples(words, words.filter(str.strip), words), max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_again(entries: list[tuple[str, str, str]], end: str) -> None:
    (story,) = read_stream(io.BytesIO(SLIP.encode()), "a.txt", None)
    assert isinstance(story, Story)
    (key, *_) = keys_of(check(story, [rule for rule in RULES if rule.name == "doubled-word"]))
    text = "# ours" + end if entries else ""
    written = []
    for before, reason, id in entries:
        stet = Stet(key._replace(nth=0, before=tuple(before.split()), after=()), reason, "a/b.txt", id or None)
        text = with_entry(text, stet)
        written.append(stet)
    assert _read(text) == written


def _read(text: str) -> list[Stet]:
    import tempfile

    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", suffix=".toml") as file:
        file.write(text)
        file.flush()
        ledger = Ledger(file.name)
    assert ledger.problems == []
    return ledger.stets


def test_the_json_report_says_what_stands_and_why(command: Run, story: Write) -> None:
    path = story(f"{SLIP} {OK}\n\nIt is of the the fen, they said on a Monday.", "a.md")
    command("baseline", path, "--baseline", path.parent / "known.json")
    outcome = command("check", path, "--baseline", path.parent / "known.json", "--format", "json")
    report = read_report(outcome.out)
    (only,) = report["stories"]
    assert only["findings"] == []
    assert [(one["quote"], one["by"], one["reason"]) for one in only["stood"]] == [
        ("the the", "stet", "a song's title"),
        ("the the", "baseline", None),
    ]


def test_the_report_of_a_file_of_stets_keeps_to_the_schema(command: Run, story: Write) -> None:
    path = story("It rained.", "a.txt")
    story(ENTRY + 'path = "a.txt"\n', "copydesk-stets.toml")
    report = read_report(command("check", path, "--format", "json").out)
    assert [each["path"].rpartition("/")[2] for each in report["stories"]] == ["a.txt", "copydesk-stets.toml"]
    assert report["summary"]["stories"] == 1
    for format in ("sarif", "github", "gitlab", "junit", "html", "full"):
        outcome = command("check", path, "--format", format)
        assert (outcome.code, outcome.err, "copydesk-stets.toml" in outcome.out) == (1, "", True)


def test_a_quote_by_hand_may_be_long(command: Run, story: Write) -> None:
    sentence = (
        "The board of the town met in the old hall by the river and voted for a bridge that is to take the road north "
        * 2
    )
    path = story(f"A headline\n\n{sentence.strip()}.\n\nIt rained on Monday.\n\n{sentence.strip()}.\n", "a.txt")
    outcome = command("check", path, "--select", "duplicate-text", "--format", "json")
    (only,) = read_report(outcome.out)["stories"][0]["findings"]
    assert len(only["quote"]) > 200
    story(
        f'[[stet]]\nrule = "duplicate-text"\nquote = {json.dumps(only["quote"])}\nbecause = "a refrain"\n',
        "copydesk-stets.toml",
    )
    assert command("check", path, "--select", "duplicate-text").code == 0


def test_thousands_of_stets_take_thousands_of_lines_time(command: Run, story: Write) -> None:
    from time import process_time

    def seconds(number: int) -> float:
        text = "# Moor\n\n" + f"{OK}\n" * number + f"\n{SLIP}\n" + f"{SLIP} {OK}\n\n" * number
        start = process_time()
        of_copy(text)
        return process_time() - start

    seconds(100)
    assert seconds(1600) < 16 * 3 * max(seconds(100), 0.01)
