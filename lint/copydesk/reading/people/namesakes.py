"""Whether copy tells two bearers of nearly one name apart, or speaks of how a name is spelt."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.patterns import lazy

_SPEAKS_OF_NAME = lazy(
    r"\b(?:spell\w*|spelt|misspel\w*|transliterat\w+|also\sknown|formerly\s(?:known|called|[A-Z])|pronounc\w+|not\sto\sbe\sconfused|sic|maiden|née|nee"
    r"|surname|(?:family|last|stage|pen)\sname|signs?\sas|anglici[sz]ed"
    r"|in\s(?:English|Welsh|Irish|Gaelic|French|Spanish|German|Italian|Polish|Russian|Ukrainian|Arabic|Hebrew|Turkish|Hindi|M[aā]ori|Chinese))\b"
)
_KIN = lazy(
    r"\b(?:brothers?|sisters?|siblings?|twins?|triplets|cousins?|sons?|daughters?|father|mother|parents?|uncle|aunt"
    r"|nephew|niece|relation|related|unrelated|namesakes?|famil(?:y|ies)|both)\b"
)
_SENTENCE_ENDS = lazy(r"[.!?]['\"”’)]*\s|\n")
#: So many characters around a name tell whose brother its bearer is.
_AROUND = 60
#: A sentence that is longer than this, in characters, says nothing of two names at its ends.
_LONG = 200


def speaks_of_name(copy: str, start: int, end: int) -> bool:
    """Whether the words around a name, at offsets of the copy, are about its spelling, its language or another name."""
    return _SPEAKS_OF_NAME.search(copy, max(0, start - 60), end + 40) is not None


def are_two(copy: str, start: int, others: Sequence[int]) -> bool:
    """Whether two people of one surname are told apart: they meet in a sentence, or are kin.

    `start` is where the one stands in the copy, `others` where the other does.
    """
    if any(in_one_sentence(copy, start, other) for other in others):
        return True
    return any(_KIN.search(copy, max(0, at - _AROUND), at + _AROUND) for at in (start, others[0]))


def in_one_sentence(copy: str, one: int, other: int) -> bool:
    """Whether no sentence ends between two offsets of the copy that are not far apart."""
    first, last = min(one, other), max(one, other)
    return last - first < _LONG and not _SENTENCE_ENDS.search(copy, first, last)
