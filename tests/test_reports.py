"""The reports for people: full and concise, at 80 columns, with and without colour."""

from __future__ import annotations

import io
import re
import sys
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import Run

from copydesk.checker import Broken, Checked, Raised
from copydesk.readers import Unread
from copydesk.readers.records import story_of
from copydesk.registry import Rule
from copydesk.reports import FORMATS, Options, Report, Summary, make_report
from copydesk.reports.wording import count, in_sum, visible
from copydesk.rule import Claim, Edit, Elsewhere, Finding, Fix, Meta
from copydesk.story import Span, Story

RULE = Rule("a-rule", "family", "module", Meta("warning", "0.1.0"), lambda story: ())
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
Write = Callable[..., Path]


def checked(story: Story, *findings: Finding, claims: Sequence[Claim] = (), broken: Sequence[Broken] = ()) -> Checked:
    return Checked(story, tuple(Raised(RULE, "warning", one) for one in findings), tuple(claims), tuple(broken))


def reported(format: str, *results: Checked | Unread, options: Options | None = None) -> str:
    out = io.StringIO()
    report = make_report(format, out, options or Options())
    for result in results:
        report.add(result)
    report.close()
    return out.getvalue()


def test_a_finding_in_full() -> None:
    story = Story("One line.\nThe pass is 12 km (70 miles) long.\nAnd one more.", path="a.txt")
    finding = Finding(
        Span(22, 38),
        "12 km is 7.46 miles.",
        (Elsewhere(Span(49, 57), "said again"),),
        Fix((Edit(Span(22, 38), "12 km (7.5 miles)"),)),
    )
    assert reported("full", checked(story, finding)) == textwrap.dedent("""\
        a.txt:2:13  warning  a-rule
          12 km is 7.46 miles.
            | The pass is [[12 km (70 miles)]] long.
          said again, line 3:
            | And [[one more]].
          Fix: '12 km (70 miles)' → '12 km (7.5 miles)' (a suggestion, look before you
          apply it)

        1 story, 13 words: 1 warning; no statement in it that can be worked out again.
        """)


def test_a_finding_in_a_line() -> None:
    story = story_of({"id": "a\n7", "headline": "Town votes", "text": "It rained."}, "a.jsonl", None)
    out = reported("concise", checked(story, Finding(Span(12, 14), "Say\nwhat “it” is.")))
    assert out.splitlines()[0] == "a.jsonl[a 7]:text:1:1: warning a-rule: Say what “it” is."


def test_a_second_place_in_another_part_is_named_with_its_part() -> None:
    story = story_of({"headline": "Town votes", "text": "It rained."}, "a.jsonl", None)
    finding = Finding(Span(12, 14), "Two forms.", (Elsewhere(Span(0, 4), "Town"), Elsewhere(Span(15, 21), "again")))
    assert "  Town, headline, line 1:\n    | [[Town]] votes\n  again, line 1:\n" in reported(
        "full", checked(story, finding)
    )


def test_claims_broken_rules_and_unread_files_in_both() -> None:
    story = Story("12 km (7.5 miles)", path="a.txt")
    results = (
        checked(
            story,
            claims=[Claim(Span(0, 17), "conversion", "holds", "12 km = 7.46 miles")],
            broken=[Broken("b-rule", "KeyError: 1")],
        ),
        Unread("b.txt", None, "is empty; give a file with a story in it"),
    )
    concise = reported("concise", *results, options=Options(claims=True)).splitlines()
    assert concise == [
        "a.txt:1:1: holds conversion: 12 km = 7.46 miles",
        "a.txt: rule b-rule failed and was not checked: KeyError: 1",
        "b.txt: not read: is empty; give a file with a story in it",
        "1 story, 4 words: nothing found; 1 statement worked out again, 1 hold. 1 file or record could not be read. "
        "1 rule run failed: what those rules look for was not checked.",
    ]
    full = " ".join(reported("full", *results, options=Options(claims=True)).split())
    assert "a.txt:1:1 holds conversion: 12 km = 7.46 miles" in full
    assert "a.txt: rule failed: b-rule could not finish, so what it looks for was not checked: KeyError: 1" in full
    assert "b.txt: not read: is empty" in full
    assert full.endswith(concise[-1])


@pytest.mark.parametrize("width", [40, 80, 100])
@pytest.mark.parametrize(
    "words", ["word " * 60, "x" * 500, "https://example.org/" + "y" * 300, "😀 " * 200, "a-b" * 200]
)
def test_no_line_is_wider_than_the_terminal(width: int, words: str) -> None:
    story = Story(f"{words} and the slip {words}", path="a.txt")
    start = story.source.index("slip")
    findings = (
        Finding(Span(start, start + 4), f"Mend {words}.", (Elsewhere(Span(0, len(words.strip())), words),)),
        Finding(Span(0, len(words.strip())), "All.", fix=Fix(tuple(Edit(Span(at, at + 1), words) for at in range(9)))),
    )
    for colour in (False, True):
        out = reported("full", checked(story, *findings), options=Options(colour=colour, width=width))
        assert max(len(COLOUR.sub("", line)) for line in out.splitlines()) <= width
        assert not re.search(r"[\x00-\x09\x0b-\x1f]", COLOUR.sub("", out))
        assert len(out) < 12_000


@settings(max_examples=50)
@given(st.text(max_size=60), st.text(max_size=30), st.data())
def test_colours_change_nothing_but_colour(text: str, message: str, data: st.DataObject) -> None:
    story = Story(f"a{text}z", path="a.txt")
    start = data.draw(st.integers(0, len(story.source) - 1))
    finding = Finding(Span(start, data.draw(st.integers(start + 1, len(story.source)))), f"Mend {message}")
    plain, coloured = (reported("full", checked(story, finding), options=Options(colour=on)) for on in (False, True))
    assert "\x1b" not in plain
    assert COLOUR.sub("", coloured) == plain
    assert coloured.count("\x1b[0m") * 2 == len(COLOUR.findall(coloured)) == 4


def test_a_long_fix_is_cut() -> None:
    story = Story("0123456789", path="a.txt")
    fix = Fix(tuple(Edit(Span(at, at + 1), "") for at in range(10)), safe=True)
    assert "Fix: '0' → ''; '1' → ''; '2' → ''; and 7 more (copydesk check --fix does this)" in reported(
        "full", checked(story, Finding(Span(0, 1), "Cut.", fix=fix))
    )


@given(st.text(max_size=80))
def test_what_is_shown_of_the_copy_is_one_line_that_acts_on_no_terminal(text: str) -> None:
    shown = visible(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]", shown)
    assert shown.encode().decode() == shown


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 stories"), (1, "1 story"), (2, "2 stories"), (4259, "4,259 stories")]
)
def test_counts(number: int, words: str) -> None:
    assert count(number, "story", "stories") == words


def test_the_last_line_counts_each_severity() -> None:
    summary = Summary()
    summary.findings.update(error=1, warning=2, info=3)
    assert (
        in_sum(summary)
        == "0 stories, 0 words: 1 error, 2 warnings, 3 notes; no statement in it that can be worked out again."
    )


def test_every_format_has_its_module() -> None:
    for format in FORMATS:
        assert isinstance(make_report(format, io.StringIO(), Options()), Report)


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_only_on_a_terminal_that_wants_it(
    command: Run, story: Write, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], coloured: bool
) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    path = story("It is (7. 5 miles).")
    assert "\x1b" not in command("check", path, "--format", "full").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    outcome = command("check", path, "--select", "broken-decimal")
    assert outcome.out.startswith(f"{path}:1:8  ")
    assert ("\x1b[31;1merror\x1b[0m" in outcome.out) is coloured
    assert "[[7. 5]]" in outcome.out
    assert "\x1b" not in command("check", path, "--format", "concise").out
    assert "\x1b" not in command("check", path, "--format", "json").out
