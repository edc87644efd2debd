"""A finding is recognised in the next version of its story."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.checker import Checked, Raised
from copydesk.fingerprints import AROUND, NEAREST, Key, keys_of, matched
from copydesk.readers.records import story_of
from copydesk.registry import Rule
from copydesk.rule import Finding, Meta
from copydesk.story import Field, Span, Story

RULE = Rule("a-rule", "family", "module", Meta("warning", "0.1.0"), lambda story: ())
SLIP = "7. 5"
COPY = (
    "The council met on Monday in the old hall by the river and voted for a bridge of (7. 5 miles) that will take the "
    "road to the north. It closed at ten. Nobody in the hall asked how long the old road was, which is (7. 5 miles) too."
)


def keys(story: Story | str, words: str = SLIP) -> tuple[Key, ...]:
    """The keys of findings at every place of the words."""
    told = Story(story) if isinstance(story, str) else story
    spans = [Span(*match.span()) for match in re.finditer(re.escape(words), told.source)]
    return keys_of(Checked(told, tuple(Raised(RULE, "warning", Finding(span, "Mend.")) for span in spans), (), ()))


def inserted(copy: str, words: Sequence[str], rng: random.Random) -> str:
    """The copy with each word put in at a space, but none inside the slip."""
    for word in words:
        pieces = re.split(r" (?!5)", copy)
        pieces.insert(rng.randint(0, len(pieces)), word)
        copy = " ".join(pieces)
    return copy


def test_a_key_holds_rule_quote_and_surroundings_and_no_line() -> None:
    first, second = keys(COPY)
    assert (first.rule, first.part, first.quote, first.nth, second.nth) == ("a-rule", "", SLIP, 1, 2)
    assert first.before[-3:] == ("bridge", "of", "(") and first.after[:2] == ("miles)", "that")
    assert len(first.before) == len(first.after) == AROUND
    assert keys("\n\n" + COPY.replace(" that", "\r\n that")) == (first, second)
    assert len(first.kept.before) == len(first.kept.after) == NEAREST


def test_a_digest_changes_with_rule_quote_part_and_count_and_with_nothing_else() -> None:
    first, second = keys(COPY)
    assert re.fullmatch(r"[0-9a-f]{32}", first.digest)
    others = (second, first._replace(rule="b-rule"), first._replace(quote="7. 6"), first._replace(part="headline"))
    assert len({first.digest, *(other.digest for other in others)}) == 5
    assert first._replace(before=(), after=()).digest == first.digest


@given(st.integers(0, 10**6), st.lists(st.text(min_size=1, max_size=12, alphabet="abcd'é—"), max_size=10))
def test_ten_words_put_in_anywhere_but_in_the_quote_change_no_match_and_no_digest(seed: int, words: list[str]) -> None:
    before = [key.kept for key in keys(COPY)]
    after = keys(inserted(COPY, words, random.Random(seed)))
    assert matched(before, after) == [0, 1]
    assert [key.digest for key in before] == [key.digest for key in after]


@pytest.mark.parametrize("copy", ["(7. 5 miles)", "7. 5", "It is (7. 5 miles)", "(7. 5 miles) it is"])
def test_a_slip_at_the_end_of_a_story_is_recognised_too(copy: str) -> None:
    for seed in range(50):
        changed = inserted(copy, ["word"] * 10, random.Random(seed))
        assert matched(keys(copy), keys(changed)) == [0]


def test_a_slip_that_is_mended_excuses_none_that_is_new_elsewhere() -> None:
    mended_and_new = (
        COPY.replace("of (7. 5 miles)", "of (7.5 miles)", 1) + " The mayor, who is 51, ran (7. 5 miles) in May."
    )
    assert matched(keys(COPY), keys(mended_and_new)) == [None, 0]


@pytest.mark.parametrize(
    ("copy", "mended"),
    [
        ("It rained. It is of (7. 5 miles) moor. So it was, they said.", "It is of (7.5 miles) moor. So it was, they said. All saw (7. 5 miles) of it."),
        ("It rained. It is of (7. 5 miles) moor. So it was, they said.", "All saw (7. 5 miles) then. It rained. It is of (7.5 miles) moor. So it was, they said."),
    ],
)  # fmt: skip
def test_a_slip_that_is_mended_excuses_none_that_is_new_beside_it(copy: str, mended: str) -> None:
    assert matched(keys(copy), keys(mended)) == [None]


def test_alike_slips_go_with_their_own_surroundings_when_they_change_places() -> None:
    first, second = COPY.split(" It closed at ten. ")
    assert matched(keys(COPY), keys(f"{second} It closed at ten. {first}")) == [1, 0]


def test_one_finding_stands_for_one_known_key() -> None:
    known = keys(COPY)
    assert matched([known[0], known[0]], known) == [0, None]
    assert matched(known, ()) == [None, None]
    assert matched((), known) == []


def test_a_thousand_alike_are_matched_in_order() -> None:
    known = keys("He ran (7. 5 miles). " * 1000)
    assert matched(known, known) == list(range(1000))


def test_surroundings_stay_in_the_field_of_a_record() -> None:
    story = story_of({"headline": "Town votes", "text": "(7. 5 miles) it is"}, "a.jsonl", None)
    (key,) = keys(story)
    assert (key.part, key.before) == ("text", ("(",))


def test_a_long_quote_is_cut_and_still_told_apart() -> None:
    long = "word " * 400
    (one,) = keys(long + "end", long + "end")
    (other,) = keys(long + "fin", long + "fin")
    assert len(one.quote) < 160
    assert one.digest != other.digest


def test_a_word_that_is_cut_at_the_edge_is_left_out() -> None:
    (key,) = keys("x" * 500 + " near " + SLIP + " far " + "y" * 500)
    assert (key.before, key.after) == (("near",), ("far",))


def test_of_numbered_paragraphs_the_number_does_not_matter() -> None:
    def story(*paragraphs: str) -> Story:
        source, fields = "", []
        for number, words in enumerate(paragraphs, 1):
            fields.append(Field(f"paragraph {number}", len(source), len(source) + len(words)))
            source += f"{words}\n\n"
        return Story(source, fields=tuple(fields), format="docx")

    (before,) = keys(story("It rained.", "(7. 5 miles)", "It snowed."))
    (after,) = keys(story("It rained.", "And more.", "(7. 5 miles)", "It snowed."))
    assert (before.part, before.before) == ("paragraph", ("It", "rained.", "("))
    assert matched([before.kept], [after]) == [0]
    assert before.digest == after.digest
