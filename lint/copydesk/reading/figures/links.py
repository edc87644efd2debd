"""What stands between two figures of a sentence, and what part it gives the second: "to", "from", "by", "or", a bracket."""

from __future__ import annotations

from copydesk.patterns import lazy, words
from copydesk.tuples import NamedTuple

_TOKEN = lazy(r"[A-Za-z0-9À-ÿ$£€][A-Za-z0-9À-ÿ.,]*(?:['’&/-][A-Za-z0-9À-ÿ.]+)*['’]?(?<![.,])|--|[^\w\s]")

#: A clause ends with these: no figure behind them belongs to what stands before them.
STOPS = words(
    "and but while whereas although though because when which who whose whom if unless than said says say was were is are be been being",
    ' had has have will would could should may might can do did does not as after whether where so because ; : ? ! " “ ” ‘',
)
_DASHES = frozenset(("-", "–", "—", "--", ",", "("))
_PARTICIPLES = words(
    "adjusted combined estimated reported recorded restated revised united ended related so-called unchanged expected projected provisional",
    " registered compared seasonally-adjusted logged posted forecast planned unadjusted needed",
)
_GERUNDS = words("ending during excluding including")
#: "to close at 1,884", "to reach 70": verbs that only lead to where something ended.
_ARRIVES = words("close end finish settle stand trade reach hit total touch exceed top surpass pass")
_ARRIVING = words("reaching hitting totaling totalling closing finishing ending settling touching")
_ROLES = {
    "to": "after", "from": "before", "by": "by", "at": "at", "of": "of", "over": "than", "on": "than", "above": "than", "below": "than",
    "than": "than", "after": "since", "versus": "against", "vs": "against", "vs.": "against", "against": "against", "in": "in",
}  # fmt: skip
_OTHER_PREPOSITIONS = words(
    "for with among across during within between through under into per until till since toward towards about around without"
)
_MOST_FILL = 7
_MOST_GAP = 16


class Link(NamedTuple):
    """The stretch before a figure: `role` is "after" (to), "before" (from), "against" (or compared with), "by", "at", "of", "than", "in", "or",
    "bracket", "dash" (or comma), "direct", "list" or "" where it cannot be told; `gap` is what stands before the preposition, `fill` behind it.
    """

    role: str
    gap: tuple[str, ...]
    fill: tuple[str, ...]

    @property
    def tight(self) -> bool:
        """Whether nothing but punctuation stands before the preposition."""
        return all(token in _DASHES or token == ")" for token in self.gap)


NONE = Link("", (), ())


#: "rose 25%, the bank said on Monday, to 70".
_SAID = lazy(r",\s[^,;:()]{2,40}?\s(?:said|says)(?:\s[^,;:()]{1,24})?,")
#: "rose to £333m (2013: £297m)": how companies give the year before.
_YEAR_BRACKET = lazy(
    r"\((?:(?:19|20)[0-9]{2}(?:[-/–][0-9]{2,4})?|(?:last|previous|prior)\s(?:year|time|quarter|half|period)):\s\Z"
)


def tokens_of(text: str) -> list[str]:
    """Words and marks of a stretch, in order."""
    return _TOKEN.findall(text)


def link_of(text: str, *, first: bool = False) -> Link:
    """Reads what stands between a figure (or a verb of change) and the figure behind it.

    With `first`, it stands between the verb and its first figure: there the thing changed may come with a clause of its
    own ("cut what it would take by half", "rose in the period covered by the survey to 40").
    """
    if "," in text:
        text = _SAID.sub(",", text)
    if len(text) > 160:
        return NONE
    if text.endswith(": ") and _YEAR_BRACKET.search(text) and clean(tokens_of(text[: text.rindex("(")])):
        return Link("against", (), ())
    tokens = _without_hedge(_without_brackets(tokens_of(text.replace(": from ", " from "))))
    cut = len(tokens)
    while cut and cut > len(tokens) - _MOST_FILL and _fills(tokens, cut - 1):
        cut -= 1
    gap, fill = tokens[: max(0, cut - 1)], tokens[cut:]
    word = tokens[cut - 1] if cut else ""
    role, gap = _role(word, gap, fill)
    if not role or len(gap) > _MOST_GAP:
        return NONE
    if gap and not clean(gap, participles=first) and not (first and role == "by" and _is_clause(gap)):
        return NONE
    return Link(role, tuple(gap), tuple(fill))


_HEDGES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "more than", "less than", "fewer than", "greater than", "rather more than", "at least", "at most", "up to", "close to", "as much as",
        "as many as", "as high as", "as low as", "as little as", "as few as", "just over", "just under", "just above", "just below", "well over",
        "well above", "well below", "slightly over", "slightly under", "little over", "little under", "just short of", "in excess of", "shy of",
        "in the region of", "upwards of", "north of", "south of", "nearer to", "closer to",
    )
)  # fmt: skip
_HEDGE_LENGTHS = (2, 3, 4)
_HEDGING = frozenset(("over", "under", "above", "below", "around", "about", "near", "between"))


def _without_hedge(tokens: list[str]) -> list[str]:
    """The tokens without a hedge at their end that looks like a preposition: "by more than", "to over"."""
    if tokens[-1:] == ["a"] and tokens[-2:-1] in (["than"], ["over"], ["under"]):
        tokens = tokens[:-1]  # "by more than a half"
    for length in _HEDGE_LENGTHS:
        if tuple(tokens[-length:]) in _HEDGES:
            return tokens[:-length]
    if len(tokens) > 1 and tokens[-1] in _HEDGING and (tokens[-2] in _ROLES or tokens[-2] in ("or", "compared")):
        return tokens[:-1]
    return tokens


def _role(word: str, gap: list[str], fill: list[str]) -> tuple[str, list[str]]:
    if not word:
        return ("of" if fill[:1] == ["of"] else "direct"), gap
    if word == "against" and gap[-1:] == ["as"]:
        return "against", gap[:-1]
    if word in ("with", "to") and gap and gap[-1] in ("compared", "comparison", "compare", "compares"):
        cut = 2 if gap[-1] == "comparison" or gap[-2:-1] == ["as"] else 1
        return "against", gap[:-cut]
    if word == "as" and gap[-2:-1] == ["as"]:
        return "than", gap[:-2]
    if word == "at" and len(gap) > 1 and gap[-1] in _ARRIVES and gap[-2] == "to":
        return "after", gap[:-2]
    if word in _ARRIVES:
        return "after", gap[:-1]
    if word in _ARRIVING:
        return "after", gap
    if word == "at" and gap and gap[-1] in _ARRIVING:
        return "after", gap[:-1]
    if word == "or":
        return "or", gap
    if word == "(":
        return "bracket", gap
    if word == "and":
        return ("list", gap) if not gap else ("", gap)
    if word in ("-", "–", "—", "--", ","):
        return ("dash" if not fill or _OR_LIKE.issuperset(fill) else ""), gap
    return _ROLES.get(word, ""), gap


_OR_LIKE = frozenset(
    ("a", "an", "about", "some", "nearly", "almost", "roughly", "just", "over", "under", "more", "less")
)


def _fills(tokens: list[str], index: int) -> bool:
    token = tokens[index]
    if token in _ROLES and token != "of":
        return False
    if token in STOPS or token in _OTHER_PREPOSITIONS or token in _DASHES or token == "or":
        return token in ("about", "around")
    if token in _ARRIVING or (token in _ARRIVES and index and tokens[index - 1] == "to"):
        return False
    return token[0].isalnum() or token in ("%", "'", "’", "~", "$", "£", "€")


def clean(gap: list[str] | tuple[str, ...], *, participles: bool = False) -> bool:
    """Whether a stretch holds nothing that ends a clause or starts another statement; `participles` like "held by" may stand."""
    return not any(_ends(gap, index, participles=participles) for index in range(len(gap)))


def _ends(gap: list[str] | tuple[str, ...], index: int, *, participles: bool) -> bool:
    """Whether a clause ends or another statement starts at one word of a stretch."""
    token = gap[index]
    following = gap[index + 1] if index + 1 < len(gap) else ""
    if token in STOPS:
        return not _harmless(token, gap, index, following) and not (participles and token == "and" and "," not in gap)
    if token.endswith("ed") and len(token) > 4 and token.islower() and token not in _PARTICIPLES:
        return not (participles and following in ("by", "in", "on", "to", "from", "with"))
    after_comma = index > 0 and gap[index - 1] == ","
    return after_comma and (token == "with" or (token.endswith("ing") and token not in _GERUNDS))


_CLAUSE = words("would will could can may might had has have was were is are be been that who which")


def _is_clause(gap: list[str]) -> bool:
    return all(token not in STOPS or token in _CLAUSE for token in gap) and "," not in gap


def _harmless(token: str, gap: list[str] | tuple[str, ...], index: int, following: str) -> bool:
    if token == "and":
        before = gap[index - 1] if index else ""
        return "between" in gap[:index] or (before[:1].isupper() and following[:1].isupper())
    if token == "after":
        return following in ("tax", "taxes")
    return (token, following) in (("as", "of"), ("so", "far"))


def _without_brackets(tokens: list[str]) -> list[str]:
    """The tokens without what stands in closed brackets."""
    if "(" not in tokens and "[" not in tokens:
        return tokens
    kept: list[str] = []
    for token in tokens:
        if token in ")]" and "(" in kept:
            while kept.pop() != "(":
                pass
        else:
            kept.append("(" if token == "[" else token)
    return kept
