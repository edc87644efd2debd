"""Random stories with slips in them, made of the rules' own examples, of odd characters and of odd line ends."""

from __future__ import annotations

from hypothesis import strategies as st

from copydesk.registry import find_rules
from copydesk.rule import Flagged
from copydesk.testing import marked_words

RULES = find_rules()
#: What the rules' own examples flag.
SLIPS = tuple(
    marked_words(example.text)[0] for rule in RULES for example in rule.examples if isinstance(example, Flagged)
)
LINES = (
    "By ANN ROE",
    "KYIV, Aug. 20, 2024 (AP) — ",
    "A headline without an end",
    "© 2024 The Paper",
    "- a list item",
    "said the",
    "Kyiv said so.",
)
BREAKS = st.sampled_from(
    (" ", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u00a0", "\u2028", "\u200b", "", "\ufeff", "\t")
)
#: A zero character makes a record unreadable.
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
PIECES = (
    st.sampled_from(SLIPS)
    | st.sampled_from(LINES)
    | WORDS
    | st.sampled_from(("😀", "e\u0301", "\u0301", "🇺🇦", "½", "İ", "ß", "ﬁ"))
)
TEXTS = st.lists(st.tuples(PIECES, BREAKS).map("".join), min_size=1, max_size=14).map("".join)
#: In a record a lone surrogate can be written as an escape; in a file it cannot.
LOOSE_TEXTS = st.lists(TEXTS | st.sampled_from(("\ud800", "\udc80 ")), min_size=1, max_size=3).map("".join)
