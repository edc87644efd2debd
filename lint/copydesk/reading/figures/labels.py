"""Figures that count nothing: years, days of a month, times of day, pages, parts of a name ("Route 66", "Boeing 747")."""

from __future__ import annotations

from copydesk.patterns import lazy, words
from copydesk.reading.figures.numbers import LABEL_FORMS, Figure

#: What makes the figure behind it a name or a place in a row.
_LABELS = words(
    "no nos number numbers page pages p pp chapter game week day days item line level age aged ages turned phase section sections article articles",
    "rule rules room class grade grades version part step verse vol volume route channel flight highway type category round stage title proposition",
    "prop district ward zone tier group model mark episode season figure table question amendment schedule unit junction gate platform lane bus",
)
MONTHS = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec"
)
#: Capitalised words that are no name with the figure behind them: they start sentences, or are days.
_NO_NAMES = words(
    "monday tuesday wednesday thursday friday saturday sunday about around of some the in at by for from to on nearly almost over only just and but or",
    "with another between among more less than roughly approximately up all least under us a an total",
)
_MONTH_BEFORE = lazy(
    r"\b(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|Dec(?:ember|\.)?)\s[0-9]{1,2}(?:\s?[-–]\s?|\s(?:to|and|through)\s)\Z"
)
_MONTH_AFTER = lazy(
    r"\s(?:of\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_AFTER_YEAR = lazy(r"(?:19|20)[0-9]{2}[-–/]\Z")
_CLOCK_AFTER = lazy(r":[0-9]{2}|\s?[ap]\.?m\b|\s(?:GMT|EST|EDT|o['’]clock)\b")
#: What of a clock time may follow: most figures need no closer look.
_CLOCK_HEADS = frozenset(":apGEo")
_LAST_DAY = 31
_CENTURIES = ("19", "20")


def is_label(copy: str, figure: Figure) -> bool:
    """Whether the figure counts nothing."""
    if figure.form in LABEL_FORMS:
        return True
    if figure.form == "mixed":
        return False
    start, end = figure.start, figure.end
    if figure.form == "digits" and _is_year_or_time(copy, figure):
        return True
    value = figure.value
    day = (end - start <= 2 or figure.form == "words") and value.numerator <= _LAST_DAY * value.denominator
    if day and _is_day(copy, start, end):
        return True
    return _is_named(copy, start, day=day)


def _is_year_or_time(copy: str, figure: Figure) -> bool:
    start, end = figure.start, figure.end
    if end - start == 4 and copy[start : start + 2] in _CENTURIES and copy[start:end].isdigit():
        return True
    before = copy[start - 1 : start]
    if before == ":" or (before in ("-", "–", "/") and _AFTER_YEAR.search(copy, max(0, start - 5), start)):
        return True
    head = copy[end + 1 : end + 2] if copy.startswith(" ", end) else copy[end : end + 1]
    return head in _CLOCK_HEADS and _CLOCK_AFTER.match(copy, end) is not None


def _is_day(copy: str, start: int, end: int) -> bool:
    leads_on = copy[end : end + 1] == " " and (copy[end + 1 : end + 2].isupper() or copy.startswith("of ", end + 1))
    if leads_on and _MONTH_AFTER.match(copy, end):
        return True
    last = copy[max(0, start - 4) : start].rstrip()[-1:]
    return last in ("-", "–", "o", "d", "h") and _MONTH_BEFORE.search(copy, max(0, start - 26), start) is not None


def _is_named(copy: str, start: int, *, day: bool) -> bool:
    before = copy[max(0, start - 28) : start]
    if not before or before[-1] not in " \u00a0#":
        return False
    if before.rstrip().endswith("#"):
        return True
    rest, _, word = before.rstrip().rpartition(" ")
    line, _, word = word.rpartition("\n")
    bare = word.lstrip("(\"“‘'[").rstrip(".").lower()
    if bare in _LABELS:
        return True
    if bare in MONTHS and word[:1].isupper():
        return day
    if not word[:1].isupper() or word.endswith(".") or bare in _NO_NAMES or not word.replace("&", "").isalnum():
        return False
    # A sentence that starts with the word: "Police 20 years ago".
    return not line and rest.rstrip()[-1:] not in ("", ".", "!", "?", ":", ";", '"', "“", "(")


_AGE = lazy(r",\s[1-9][0-9]?[,.](?![0-9])")


def is_age(copy: str, start: int) -> bool:
    """Whether the bare figure at `start` is somebody's age, set off by commas: "Ann Roe, 28, beat Ben Cole, 61, by 45 votes"."""
    return start > 1 and _AGE.match(copy, start - 2) is not None
