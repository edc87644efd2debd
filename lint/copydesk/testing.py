"""For tests of rules, ours and those of other packs: every example of a rule, held against what the rule says.

In a conftest, call ``pytest.register_assert_rewrite("copydesk.testing")`` before importing this, so that a failed example
shows both sides.
"""

from __future__ import annotations

import re

from copydesk.checker import Checked, check
from copydesk.fixing import apply
from copydesk.patterns import lazy
from copydesk.readers.records import story_of
from copydesk.registry import Rule
from copydesk.rule import Clean, Edit, Example, Flagged
from copydesk.story import Story

# The last two of several closing brackets are the mark: "[[[NAME]]]" marks a slot.
_MARKED = lazy(r"\[\[(.*?)\]\](?!\])", re.DOTALL)


def story_from(text: str, *, headline: str = "", date: str = "") -> Story:
    """The story of an example, read as a record is."""
    return story_of({"text": text, "headline": headline, "date": date}, "<example>", None)


def marked_words(text: str) -> tuple[str, list[str]]:
    """The text without its ``[[…]]`` marks, and the marked words in order."""
    return _MARKED.sub(r"\1", text), [match[1] for match in _MARKED.finditer(text)]


def assert_example(rule: Rule, example: Example) -> None:
    """Raises AssertionError where the rule says something else of the example than the example says."""
    if isinstance(example, Clean):
        checked = check(story_from(example.text, headline=example.headline, date=example.date), [rule])
        _assert_whole(checked)
        assert [raised.finding.message for raised in checked.findings] == [], (
            f"{rule.name} is not silent: {example.why}"
        )
    else:
        _assert_flagged(rule, example)


def _assert_flagged(rule: Rule, example: Flagged) -> None:
    text, wanted = marked_words(example.text)
    headline, more = marked_words(example.headline)
    checked = check(story_from(text, headline=headline, date=example.date), [rule])
    _assert_whole(checked)
    story = checked.story
    assert [story.quote(raised.finding.span) for raised in checked.findings] == more + wanted, (
        f"{rule.name}: other words"
    )
    for raised in checked.findings:
        assert example.says in raised.finding.message, f"{rule.name}: the message lacks what it should say"
        if example.severity:
            assert raised.severity == example.severity, f"{rule.name}: another severity"
    if example.fixed:
        assert apply(story.source, _edits(checked)) == example.fixed, f"{rule.name}: another text after the fix"


def _edits(checked: Checked) -> list[Edit]:
    fixes = [raised.finding.fix for raised in checked.findings]
    return sorted(edit for fix in fixes if fix is not None for edit in fix.edits)


def _assert_whole(checked: Checked) -> None:
    assert checked.broken == (), "the rule raised"
    story = checked.story
    for raised in checked.findings:
        for span in (raised.finding.span, *(other.span for other in raised.finding.elsewhere)):
            quote = story.quote(span)
            assert quote == quote.strip(), f"a span takes in white space: {quote!r}"
            start, end = story.place(span.start), story.place(span.end)
            field = story.field_at(span.start)
            words = story.source[field.start : field.end]
            assert words[start.offset : end.offset] == quote, "a place that leads elsewhere"
