"""The figures of a story: digits, words, mixed ("1.2 million") and fractions, each with its exact value and precision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache

from copydesk.patterns import lazy
from copydesk.ranges import Range, printed_range
from copydesk.reading.text.vocabulary import lowered, vocabulary
from copydesk.story import Story
from copydesk.tuples import NamedTuple

#: Figures that count nothing: part of a code ("A380"), a label ("COVID-19"), an ordinal ("21st"), a decade ("1980s").
LABEL_FORMS = frozenset({"code", "ordinal", "decade"})


class Figure(NamedTuple):
    """A figure as printed; `start` and `end` are offsets into the copy.

    `step` is what the last printed digit is worth: 1/10 for "7.5", 100,000 for "1.2 million". `form` is "digits",
    "words", "mixed" (digits and a scale word), "fraction", or one of LABEL_FORMS.
    """

    start: int
    end: int
    value: Fraction
    step: Fraction
    form: str

    @property
    def range(self) -> Range:
        """All that the figure, as printed, can stand for."""
        return printed_range(self.value, self.step)


def numbers(story: Story) -> tuple[Figure, ...]:
    """Every figure of the story in order."""
    return story.read(_numbers)


def _numbers(story: Story) -> tuple[Figure, ...]:
    copy = story.copy
    found = [
        *_in_digits(copy, digit_runs(story)),
        *_in_words(copy, _word_starts(copy, lowered(story), vocabulary(story))),
    ]
    found.sort(key=lambda figure: figure.start)
    return tuple(found)


# Starts with a set of characters, since such a pattern is searched for several times as fast.
# "1,20,000" and "12,34,567" are grouped as in India.
_DIGITS = lazy(
    r"[0-9](?:[0-9]{0,2}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]?(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9,])(?:\.[0-9]+)?|[0-9]*(?:\.[0-9]+)?)"
)
_SCALES = {
    "hundred": 2, "thousand": 3, "k": 3, "million": 6, "mil": 6, "mln": 6, "mn": 6, "m": 6,
    "billion": 9, "bln": 9, "bn": 9, "b": 9, "trillion": 12, "trn": 12, "tn": 12,
    "lakh": 5, "lakhs": 5, "crore": 7, "crores": 7, "cr": 7, "lakh crore": 12, "lakh crores": 12,
}  # fmt: skip
#: What a scale starts with, so that most figures need no closer look.
_SCALE_HEADS = frozenset("htmbrkKlcHTMB")
_SCALE = lazy(
    r"(?:[ \u00a0\u202f-]?(hundred|thousand|[mbtr]+illion|mln|bln|bn|mn|trn|tn|lakh\scrores?|lakhs?|crores?"
    # in headlines: "$700 Million", "350 MLN DLRS"
    r"|Hundred|Thousand|[MBT]r?illion|HUNDRED|THOUSAND|[MBT]R?ILLION|M[Ll][Nn]|B[Ll][Nn]|BN)|([kKmMbB]|\s?cr))(?![A-Za-z])"
)
_LETTERS_OF_MONEY = r"(?:N?Rs\.?|RM|R|Dhs?|[KTU]?[Ss]hs?|Rp|NIS|SFr|DM|MK|N|Tk\.?|[A-Z]{3})"
_CURRENCY_BEFORE = lazy(rf"(?:[$£€¥₹₽₩₺₴₦₪₱]|\b[A-Z]{{2,3}}\$?|(?<![A-Za-z]){_LETTERS_OF_MONEY})\s?\Z")
_GLUED_MONEY = lazy(rf"(?<![\w-]){_LETTERS_OF_MONEY}\Z")
# "5m people", "50m km": after a bare letter only a noun makes it millions; "5m (16ft)" stays meters.
_NOUN_AFTER = lazy(
    r"\s(?:(?!(?:long|high|wide|deep|tall|apart|away|below|above|across|thick|hurdles|sprints|relays|freestyle|is|was|has|yards|less|sees)\b)"
    r"[a-z]{2,}s|people|km|kg|sq|cubic|square|bpd|US|euro|sterling|tpy|cwt)\b"
)
_VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
_SLASHED = lazy(r"/([0-9]{1,2})(?![0-9/]|\.[0-9])")
_FRACTION_HEADS = frozenset("0123456789a")
_AND_SLASHED = lazy(r"(?:[ \u00a0-]|\sand\s)([0-9]{1,2})/([0-9]{1,2})(?![0-9/])")
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64))
# "21st" but not "4st", which is four stone.
_ORDINAL = lazy(r"(?:th|(?<=1)(?<!11)st|(?<=2)(?<!12)nd|(?<=3)(?<!13)rd)\b")


#: "30-by-40-foot": the second side of a product.
_BY_FIGURE = lazy(r"[0-9]-by-\Z")


def digit_runs(story: Story) -> tuple[tuple[int, int], ...]:
    """Where digits stand, from the first to behind the last of each run, as offsets into the copy: several readings start there."""
    return story.read(_digit_runs)


def _digit_runs(story: Story) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _RUN.finditer(story.copy))


_RUN = lazy(r"[0-9][0-9]*")  # with a first character to search for


def _in_digits(copy: str, runs: Iterable[tuple[int, int]]) -> Iterator[Figure]:
    done = passed = 0
    for start, _ in runs:
        match = _DIGITS.match(copy, start) if start >= passed else None
        if match is None:
            continue
        passed = match.end()
        if start < done:
            continue
        figure = _digit_figure(copy, match)
        done = figure.end
        yield figure


def _digit_figure(copy: str, match: re.Match[str]) -> Figure:
    start, end = match.span()
    before = copy[start - 1] if start else " "
    after = copy[end : end + 1]
    value, step = _value(match[0])
    if before == "." and (start < 2 or not copy[start - 2].isalnum()) and "." not in match[0] and "," not in match[0]:
        places = 10 ** len(match[0])
        start, value, step, before = start - 1, value / places, Fraction(1, places), " "
    if before.isalpha() or before == "_" or (before == "-" and start >= 2 and copy[start - 2].isalpha()):
        # "6-foot-6-inch" is read from its first figure; "RM2.4 million" is a sum; every other letter in front makes a code.
        if before.isalpha() and _GLUED_MONEY.search(copy, max(0, start - 5), start):
            money = _scaled(copy, start, end, value, step)
            return money if money.form == "mixed" else money._replace(form="code")
        if not (before == "-" and _BY_FIGURE.search(copy, max(0, start - 5), start)):
            return Figure(start, end, value, step, "code")
    if before in "'’‘" and end - start == 2 and not after.isalpha():
        return Figure(start, end, value, step, "code")
    if after in _VULGAR:
        top, bottom = _VULGAR[after]
        return _times_scale(
            copy, Figure(start, end + 1, value + Fraction(top, bottom), Fraction(1, bottom), "fraction")
        )
    if after and after in "/ \u00a0-":
        fraction = _slashed(copy, start, end, value, step)
        if fraction is not None:
            return _times_scale(copy, fraction)
    if after and after in "snrt":
        if _ORDINAL.match(copy, end):
            return Figure(start, end + 2, value, step, "ordinal")
        if after == "s" and not copy[end + 1 : end + 2].isalpha():
            return Figure(start, end + 1, value, step, "decade")
    return _scaled(copy, start, end, value, step)


def _slashed(copy: str, start: int, end: int, value: Fraction, step: Fraction) -> Figure | None:
    if step != 1:
        return None
    if copy[end] == "/":
        bottom = _SLASHED.match(copy, end)
        if bottom and value < int(bottom[1]) and int(bottom[1]) in _DENOMINATORS:
            return Figure(start, bottom.end(), value / int(bottom[1]), Fraction(1, int(bottom[1])) / 4, "fraction")
        return None
    if copy[end + 1 : end + 2] not in _FRACTION_HEADS:
        return None
    both = _AND_SLASHED.match(copy, end)
    if both and int(both[1]) < int(both[2]) and int(both[2]) in _DENOMINATORS:
        part = Fraction(int(both[1]), int(both[2]))
        return Figure(start, both.end(), value + part, Fraction(1, int(both[2])) / 2, "fraction")
    return None


def _scaled(copy: str, start: int, end: int, value: Fraction, step: Fraction) -> Figure:
    head = copy[end : end + 1]
    if head and head in " -\u00a0\u202f":
        head = copy[end + 1 : end + 2]
    scale = _SCALE.match(copy, end) if head in _SCALE_HEADS else None
    if scale is None:
        return Figure(start, end, value, step, "digits")
    word = " ".join(scale[0].lower().replace("-", " ").split())
    # A bare letter is a scale after a currency, and "m" also before a noun.
    bare = scale[2] and not _CURRENCY_BEFORE.search(copy, max(0, start - 5), start)
    if bare and not (word == "m" and _NOUN_AFTER.match(copy, scale.end())):
        return Figure(start, end, value, step, "digits")
    power = _SCALES.get(word)
    if power is None:
        return Figure(start, end, value, step, "digits")
    return Figure(start, scale.end(), value * 10**power, step * 10**power, "mixed")


_SCALE_WORD = lazy(
    r"[ \u00a0-](?:of\s)?(?:an?\s)?(hundred|thousand|million|billion|trillion|dozen|lakhs?|crores?)(?![A-Za-z])"
)


def _times_scale(copy: str, figure: Figure) -> Figure:
    """A fraction with the scale word behind it, if there is one: "2 1/2 million", "half a million"."""
    scale = _SCALE_WORD.match(copy, figure.end)
    if scale is None:
        return figure
    size = _MULTIPLIERS[scale[1]]
    return Figure(figure.start, scale.end(), figure.value * size, figure.step * size, "mixed")


_ONE = Fraction(1)


@lru_cache(1024)
def _value(printed: str) -> tuple[Fraction, Fraction]:
    whole, _, decimals = printed.replace(",", "").partition(".")
    if not decimals:
        return Fraction(int(whole[:400])), _ONE
    places = 10 ** len(decimals[:400])
    return Fraction(int((whole + decimals)[:800]), places), Fraction(1, places)


_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_MULTIPLIERS = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7, "mln": 10**6, "bln": 10**9,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
# Written out with both cases of the first letter: a search that ignores case costs three times as much.
_WORD = (
    r"(?:[Oo]ne|[Tt](?:wo|hree|en|welve|hirteen|wenty|hirty)|[Ff](?:ourteen|our|ive|ifteen|orty|ifty)"
    r"|[Ss](?:ix|even)(?:teen|ty)?|[Ee](?:ight(?:een|y)?|leven)|[Nn]ine(?:teen|ty)?)"
)
#: The words that start a number, and those that do after "a".
_STARTS = frozenset((*_ONES, "half"))
_AFTER_A = frozenset((*_MULTIPLIERS, *_PARTS)) - {"half", "halves", "lakhs", "crores"}
_MORE = lazy(
    rf"(?:[ \u00a0-]|\s+and\s+|\s)({_WORD}|[Hh]undred|[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|[Mm]ln|[Bb]ln|[Dd]ozen|lakhs?|crores?|half|halves"
    r"|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?)\b",
)
_SPLIT = lazy(r"[A-Za-z]+")


def _word_starts(copy: str, low: str, known: frozenset[str]) -> list[tuple[int, int]]:
    """Where numbers in words may start, with the first word's end ("two", "a hundred"), in order.

    Only words that the story holds are looked for, each with the string's own search: a pattern of them all costs five times
    as much.
    """
    if "_" in copy:  # "_two_" is one word to the vocabulary
        known = known.union(part for word in known if "_" in word for part in word.split("_"))
    found: list[tuple[int, int]] = []
    for word in _STARTS & known:
        as_printed = (word, word.capitalize())
        found += [(at, end) for at, end in _places(low, word) if copy[at:end] in as_printed]
    for word in _AFTER_A & known:
        for at, end in _places(copy, word):
            start = at
            while start and copy[start - 1].isspace():
                start -= 1
            if start < at and copy[start - 1 : start] in ("a", "A"):
                found.append((start - 1, end))
    # A letter, a hyphen or an apostrophe before it makes it part of another word.
    found = [
        (start, end) for start, end in found if not start or not (copy[start - 1].isalnum() or copy[start - 1] in "-'’")
    ]
    found.sort()
    return found


def _places(copy: str, word: str) -> Iterator[tuple[int, int]]:
    """Every place where the word stands and ends as a word."""
    at = copy.find(word)
    while at >= 0:
        end = at + len(word)
        if not (copy[end : end + 1].isalnum() or copy[end : end + 1] == "_"):
            yield at, end
        at = copy.find(word, end)


#: No number has more words: what goes on is no number, and would be looked through again from each of its words.
_MOST_WORDS = 24


def _in_words(copy: str, starts: list[tuple[int, int]]) -> Iterator[Figure]:
    done = 0
    for start, end in starts:
        if start < done:
            continue
        for _ in range(_MOST_WORDS):
            more = _MORE.match(copy, end)
            if more is None or ("and" in copy[end : more.start(1)] and not _joins(copy[start:end], more[1])):
                break
            end = more.end()
        figure = _word_figure(copy, start, end)
        if figure is not None:
            figure = _with_part(copy, figure)
            done = figure.end
            yield figure


_AND_PART = lazy(r"(?:\s|-)and(?:\s|-)(?:a|one)(?:\s|-)(half|quarter|third)(?![A-Za-z])")


def _with_part(copy: str, figure: Figure) -> Figure:
    """A number in words with the part of one that follows it: "two and a half", "a million and a half", "half a million"."""
    if figure.form == "fraction":
        return _times_scale(copy, figure)
    part = _AND_PART.match(copy, figure.end)
    if part is None:
        return figure
    # "a million and a half" is a million and half a million, "two and a half million" two and a half of them.
    one = next((size for size in (10**12, 10**9, 10**6) if figure.value == size), 1)
    share = Fraction(one, _PARTS[part[1]])
    return _times_scale(copy, Figure(figure.start, part.end(), figure.value + share, share / 2, "fraction"))


def _joins(so_far: str, word: str) -> bool:
    """Whether "and" continues the number ("one hundred and five", "two and a half") and does not start another."""
    return word.lower() in _ONES and so_far.lower().endswith(("hundred", "thousand", "million"))


def _word_figure(copy: str, start: int, end: int) -> Figure | None:
    words = [word.lower() for word in _SPLIT.findall(copy, start, end)]
    words = [word for word in words if word not in ("and", "a")] if len(words) > 1 else words
    part = words[-1].rstrip("s") if words[-1] != "halves" else "halves"
    if part in _PARTS:
        return _fraction_figure(copy, start, end, words[:-1], _PARTS[part])
    if words[0] == "half" and len(words) == 2 and words[1] in _MULTIPLIERS:
        size = _MULTIPLIERS[words[1]]
        return Figure(start, end, Fraction(size, 2), Fraction(size, 20), "mixed")
    value, group = 0, 0
    for word in words:
        if word in _ONES:
            if group and not (_ONES[word] < 10 <= group % 100 and group % 10 == 0) and group % 100:
                return None  # "one two three" is no number
            group += _ONES[word]
        elif word in ("hundred", "dozen"):
            group = max(1, group) * _MULTIPLIERS[word]
        elif word in _MULTIPLIERS:
            # "two lakh crore": a scale behind a scale multiplies it.
            value = value * _MULTIPLIERS[word] if value and not group else value + max(1, group) * _MULTIPLIERS[word]
            group = 0
        else:
            return None
    return Figure(start, end, Fraction(value + group), _ONE, "words")


def _fraction_figure(copy: str, start: int, end: int, words: list[str], bottom: int) -> Figure | None:
    if not words:
        if bottom != 2 and copy[start : start + 1] not in "aA":
            return None
        top = 1
    elif len(words) == 1 and _ONES.get(words[0], 99) < bottom:
        top = _ONES[words[0]]
    else:
        return None
    value = Fraction(top, bottom)
    return Figure(start, end, value, value / 10, "fraction")


_HEDGE = lazy(
    r"\b(?:(?P<about>about|around|approximately|roughly|circa|some|an\s+estimated|estimated\s+at|an\s+average(?:\s+of)?|average\s+of"
    r"|or\s+so|close\s+to|in\s+the\s+region\s+of|approx\.?|c\.|near|nearing|between|estimated|say)"
    r"|(?P<below>nearly|almost|just\s+(?:under|below|short\s+of)|up\s+to|under|below|fewer\s+than|less\s+than|not\s+quite"
    r"|no\s+more\s+than|at\s+most|a\s+little\s+(?:under|less\s+than|short\s+of)|as\s+(?:much|many|high|far)\s+as|shy\s+of|within)"
    r"|(?P<above>more\s+than|over|just\s+(?:over|above)|at\s+least|above|upwards?\s+of|no\s+fewer\s+than|no\s+less\s+than"
    r"|exceeding|in\s+excess\s+of|a\s+little\s+(?:over|more\s+than)|well\s+over|minimum\s+of|beyond|past))"
    r"\s+(?:the\s+|a\s+|an\s+)?(?:[$£€¥]|US\$)?[~<>≈]?\Z|[~≈]\s?\Z|(?P<less>[<≤]\s?\Z)|(?P<more>[>≥]\s?\Z)",
    re.IGNORECASE,
)


#: What the words of a hedge end with, or the letters of a currency behind it: most figures have none and need no closer look.
_HEDGE_ENDS = (
    "about", "around", "approximately", "roughly", "circa", "some", "estimated", "at", "average", "of", "so", "to", "region of",
    "approx", "approx.", "c.", "near", "nearing", "between", "say", "nearly", "almost", "under", "below", "than", "quite",
    "most", "as", "within", "over", "above", "least", "exceeding", "beyond", "past", "us", "~", "≈", "<", "≤", ">", "≥",
)  # fmt: skip

#: Those of them that mostly end no hedge, and the hedges that they do end.
_ALSO_NO_HEDGE = ("of", "to", "at", "as", "so")
_SEVERAL_WORDS = (
    "average of", "region of", "short of", "upward of", "upwards of", "excess of", "minimum of", "shy of", "close to", "up to",
    "estimated at", "much as", "many as", "high as", "far as", "or so",
)  # fmt: skip

_ARTICLES = ("the", "a", "an")


def hedge_before(copy: str, start: int) -> str:
    """The hedge that stands right before a figure: "about", "below" ("nearly"), "above" ("more than"), or ""."""
    before = copy[max(0, start - 32) : start].rstrip("$£€¥").rstrip().lower()
    if before.endswith(_ARTICLES):
        words = before.rsplit(None, 1)
        before = words[0] if len(words) == 2 and words[1] in _ARTICLES else before
    if not before.endswith(_HEDGE_ENDS):
        return ""
    if before.endswith(_ALSO_NO_HEDGE) and not " ".join(before.split()).endswith(_SEVERAL_WORDS):
        return ""
    match = _hedge(copy, start)
    if match is None:
        return ""
    if match["below"] or match["less"]:
        return "below"
    return "above" if match["above"] or match["more"] else "about"


def hedge_words_before(copy: str, start: int) -> str:
    """The words of the hedge right before a figure, in lower case: "just under" and "less than" hedge alike and differ."""
    match = _hedge(copy, start)
    return "" if match is None else " ".join(match[0].lower().split())


def _hedge(copy: str, start: int) -> re.Match[str] | None:
    return _HEDGE.search(copy, max(0, start - 32), start)
