"""Cost is linear in the copy, whatever the copy is: no pattern backtracks and no rule compares each with each."""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence
from datetime import date

import pytest

from copydesk.checker import check
from copydesk.readers import text
from copydesk.registry import Rule, find_rules
from copydesk.rule import Flagged
from copydesk.story import Published
from copydesk.testing import marked_words

RULES = find_rules()
PUBLISHED = Published(date(2024, 8, 20), "--date")
SMALL, LARGE, MEGABYTE = 10_000, 40_000, 1_000_000
#: Four times the copy may take so many times as long; what takes the square of it takes sixteen times.
MOST_TIMES = 9
#: Seconds in which no clock tells four times from sixteen.
TOO_SHORT = 0.04

RUNS = {
    "spaces": " ", "no-break spaces": "\u00a0", "newlines": "\n", "returns": "\r", "both": "\r\n", "tabs and lines": "\t \n",
    "digits": "1", "zeros": "0", "letters": "a", "capitals": "A", "words": "a ", "initials": "A. ", "brackets": "(", "square": "[[",
    "closing brackets": ")", "grouped": "1,000,", "groups": ",000", "range": "1 to ", "hyphens": "1-", "decimals": "1.", "broken": "7. 5 ",
    "full stops": ".", "sentence ends": ". ", "dots": "… ", "quotes": '"', "curly": "“", "closing": "”", "single": "'", "apostrophes": "’",
    "nested quotes": "“‘", "quoted words": "“a” ", "names": "Paris ", "names with commas": "Paris, ", "names with and": "Paris and ",
    "capital words": "KYIV ", "hyphened": "well-known-", "slashes": "1/", "fractions": "1/2 ", "halves": "half a ", "number words": "twenty ",
    "hundreds": "one hundred and ", "units": "5 km ", "feet": "6 feet ", "inches": "6 feet 4 inches ", "per": "5 km per hour ", "by": "5 by ",
    "degrees": "5 degrees ", "dollars": "$", "sums": "$1 ", "codes": "USD 1 ", "dates": "March 5, 2024, ", "months": "May ", "years": "in 2024 ",
    "this year": "this year ", "split": "U. S. ", "hours": "9 a. m. ", "lists": "1. one\n", "bullets": "• ", "dashes": "—", "double dashes": "-- ",
    "headlines": "Word Word\n\n", "sentences": "It rained. ", "lines": "It rained.\n", "debris": "Advertisement\n", "shares": "share ",
    "entities": "&nbsp;", "tags": "<p>", "links": "http://a.b/c ", "broken letters": "â€", "zero-width": "a\u200b", "surrogates": "😀",
    "combining": "e\u0301", "questions": "Q: What? ", "saying": "he said ", "according": "according to the ", "titles": "Mr. ", "bylines": "By A",
    "datelines": "KYIV, Ukraine — ", "percents": "1% ", "scores": "3-2 ", "marks": "*_`#~=|", "conversions": "12 km (70 miles) ",
    "pairs": "$1m (£1bn) ", "brokers": "(7. 5 miles)\n", "ages": "Ann Roe, 41, ",
}  # fmt: skip


def seconds(copy: str, rules: Sequence[Rule]) -> float:
    """The processor time that reading and checking the copy takes, places of the findings included."""
    data = f"A headline\n\n{copy} x".encode()
    gc.disable()
    started = time.process_time()
    story = next(text.read(data, "story.txt", PUBLISHED))
    checked = check(story, rules)
    for raised in checked.findings:
        story.place(raised.finding.span.start)
    taken = time.process_time() - started
    gc.enable()
    assert checked.broken == ()
    return taken


def repeated(words: str, length: int) -> str:
    return (words * (length // len(words) + 1))[:length]


def assert_linear(words: str, rules: Sequence[Rule]) -> None:
    """Holds four times the copy against the copy; where the clock says too much, it is asked twice more."""
    measured = []
    for _ in range(3):
        large = seconds(repeated(words, LARGE), rules)
        if large < TOO_SHORT:
            return
        measured.append(large / max(seconds(repeated(words, SMALL), rules), 0.001))
        if measured[-1] < MOST_TIMES:
            return
    pytest.fail(f"four times the copy took {', '.join(f'{times:.0f}' for times in measured)} times as long")


@pytest.mark.parametrize("name", RUNS)
def test_a_run_of_anything_is_checked_in_linear_time(name: str) -> None:
    assert_linear(RUNS[name], RULES)


@pytest.mark.parametrize("separator", [" ", "\n"], ids=["one line", "lines"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_takes_linear_time_over_what_it_flags(rule: Rule, separator: str) -> None:
    flagged = [marked_words(example.text)[0] for example in rule.examples if isinstance(example, Flagged)]
    assert_linear(separator.join(flagged[:4]) + separator, [rule])


@pytest.mark.parametrize("name", ["spaces", "newlines", "digits", "brackets", "quotes", "names"])
def test_a_megabyte_of_it_takes_seconds(name: str) -> None:
    assert seconds(repeated(RUNS[name], MEGABYTE), RULES) < 8
