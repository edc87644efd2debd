"""How copy says that two sums are one where it does not say so as it does of measures: "€1.90 a litre ($2.06)"."""

from __future__ import annotations

from copydesk.patterns import lazy

_HEDGE = r"(?:(?:about|around|approximately|roughly|some|nearly|almost|just\s(?:over|under)|over|under|more\sthan|less\sthan|an?\sestimated)\s){0,2}"
#: What a price is paid for: "a litre", "per head", "an hour", "each", "per tsubo a month".
_EACH = r"(?:\s(?:(?:an?|per|the|every)\s[a-z-]+|each|apiece)){0,2}"
_ONE_SUM = lazy(
    rf"{_EACH}(?:\s?[(\[](?:or\s|worth\s|the\sequivalent\sof\s|equivalent\sto\s|now\s)?|,?\sor\s|[,;]\s(?:worth|now|now\sworth|the\sequivalent\s(?:of|to)|equivalent\sto|that\sis|valued\sat"
    rf"|which\s(?:(?:at|on)\s[^,;.()]{{1,40}}\s)?(?:is|was)(?:\sworth)?)\s|\s[—–]\s|\s--?\s){_HEDGE}\Z"
)
_CLOSES = lazy(r"(?:\s(?:an?|per|each)\s[a-z-]+|\s(?:each|apiece|then|now|today|in\sall))?\s?(?P<close>[)\]])")
_ENDS = lazy(
    r"(?:\s(?:an?|per|each)\s[a-z-]+|\s(?:each|apiece))?(?:[,.;:](?![0-9])|\s[—–]|\s--?\s|\Z|\s(?!(?:of|more|less|from|with|including|plus|without|if|when|once|for)\b)[a-z]+\b)"
)


def one_sum(copy: str, left_end: int, right_start: int, right_end: int) -> int | None:
    """The end of two sums that are said to be one, a closing bracket included; None where they are not."""
    gap = copy[left_end:right_start]
    if _ONE_SUM.fullmatch(gap) is None or gap.startswith((" or ", ", or ")):
        return None
    if "(" in gap or "[" in gap:
        closes = _CLOSES.match(copy, right_end)
        return closes.end() if closes is not None else None
    return right_end if _ENDS.match(copy, right_end) is not None else None
