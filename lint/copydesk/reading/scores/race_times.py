"""Times of races ("2:24:09", "59 minutes 12 seconds", "9.58 seconds") and what lies between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from copydesk.patterns import lazy
from copydesk.reading.figures.numbers import digit_runs
from copydesk.reading.text.sentences import sentence_at
from copydesk.reading.text.vocabulary import vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple


class Gap(NamedTuple):
    """Two times of a sentence, in seconds, and the difference that is said of them; offsets into the copy.

    `seconds` is None where it is only said which of the two is the faster; `faster` is whether the first of them is, None
    where that is not said; `step` is what the last digit of the coarsest of the three is worth.
    """

    start: int
    end: int
    first: Fraction
    second: Fraction
    words: tuple[str, str]
    seconds: Fraction | None
    said: str
    faster: bool | None
    step: Fraction


_N = r"[0-9]{1,3}(?:\.[0-9]{1,3})?"
_CLOCK = r"(?P<h>[0-9]{1,2}):(?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9](?:\.[0-9]{1,3})?)|(?P<f>\.[0-9]{1,3}))?(?![:\w])"
_SPELT = rf"(?:(?P<hh>{_N})\s?(?:hours?|hrs?|h)\s(?:and\s)?)?(?:(?P<mm>{_N})\s?(?:minutes?|mins?|min|m)\s(?:and\s)?)?(?P<ss>{_N})\s?(?:seconds?|secs?|s)\b"
_TIME = lazy(rf"(?<![\w:.,$£€-])(?:{_CLOCK}(?!\s?(?:[ap]\.?m\b|GMT|BST|o['’]clock|EST|EDT))|{_SPELT})")
_LITTLE: dict[str, int | Fraction] = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "half": Fraction(1, 2),
}
_DIFFERENCE = lazy(
    rf"\b(?:(?P<min>{_N}|{'|'.join(_LITTLE)})\s(?:minutes?|mins?)(?:\s(?:and\s)?(?P<minsec>{_N}|{'|'.join(_LITTLE)})\s(?:seconds?|secs?))?|(?P<sec>{_N}|{'|'.join(_LITTLE)})\s(?:(?:seconds?|secs?)\b|(?P<part>hundredths?|tenths?|thousandths?)(?:\sof\sa\ssecond)?))"
    r"\s(?P<word>ahead|clear|faster|quicker|inside|behind|slower|outside|off|adrift|in\sfront|better|worse)\b"
)
_FASTER = lazy(r"\b(?P<word>faster|quicker|slower)\sthan\s")
_CUES = frozenset(
    ("ahead", "clear", "faster", "quicker", "inside", "behind", "slower", "outside", "off", "adrift", "front")
)
_AHEAD = frozenset(("ahead", "clear", "faster", "quicker", "inside", "in front", "better"))
_PARTS = {"tenth": 10, "hundredth": 100, "thousandth": 1000}


def race_gaps(story: Story) -> Iterator[Gap]:
    """Every sentence with two times of a race and what is said to lie between them."""
    if _CUES.isdisjoint(vocabulary(story)) or "." not in story.copy:
        return
    done = -1
    for at, _ in digit_runs(story):
        if at < done or _TIME.match(story.copy, at) is None:
            continue
        start, done = sentence_at(story, at)
        found = _in_sentence(story.copy, start, done)
        if found is not None:
            yield found


def _in_sentence(copy: str, start: int, end: int) -> Gap | None:
    said = _DIFFERENCE.search(copy, start, end)
    times = [
        one for one in _TIME.finditer(copy, start, end) if said is None or not said.start() <= one.start() < said.end()
    ]
    if len(times) != 2 or times[0].end() > times[1].start():
        return None
    if said is None:
        return _bare(copy, *times)
    first, second = times
    names = said.groupdict()
    seconds = (
        60 * _value(names["min"] or "0")
        + _value(names["minsec"] or "0")
        + _value(names["sec"] or "0") / _PARTS.get((names["part"] or "").rstrip("s"), 1)
    )
    whole = [_seconds(one) for one in times]
    if max(whole) > 2 * min(whole) or not first.end() <= said.start() < second.start():
        return None
    step = max(_step(first), _step(second))
    if names["min"] and not names["minsec"]:
        step = Fraction(60)  # "four minutes outside his best"
    return _gap(copy, first, second, seconds, said, step)


def _bare(copy: str, first: re.Match[str], second: re.Match[str]) -> Gap | None:
    """ "was faster than the 2:21:55"."""
    said = _FASTER.search(copy, first.end(), second.start())
    if said is None or second.start() - said.end() > 40 or said.start() - first.end() > 40:
        return None
    return _gap(copy, first, second, None, said, max(_step(first), _step(second)))


def _gap(
    copy: str,
    first: re.Match[str],
    second: re.Match[str],
    seconds: Fraction | None,
    said: re.Match[str],
    step: Fraction,
) -> Gap:
    words = tuple(" ".join(copy[one.start() : one.end()].split()) for one in (first, second))
    return Gap(
        first.start(), second.end(), _seconds(first), _seconds(second), (words[0], words[1]), seconds,
        " ".join(said[0].rsplit(None, 1)[0].split()), said["word"] in _AHEAD, step,
    )  # fmt: skip


def _value(word: str) -> Fraction:
    return Fraction(_LITTLE[word]) if word in _LITTLE else Fraction(word)


def _seconds(one: re.Match[str]) -> Fraction:
    if one["ss"]:
        return 3600 * Fraction(one["hh"] or "0") + 60 * Fraction(one["mm"] or "0") + Fraction(one["ss"])
    if one["s"]:
        return 3600 * Fraction(one["h"]) + 60 * Fraction(one["m"]) + Fraction(one["s"])
    return 60 * Fraction(one["h"]) + Fraction(one["m"] + (one["f"] or ""))


def _step(one: re.Match[str]) -> Fraction:
    last = one["ss"] or one["s"] or one["m"] + (one["f"] or "")
    return Fraction(1, 10 ** len(last.partition(".")[2]))
