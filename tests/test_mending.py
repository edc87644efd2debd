"""The mended view: what the copy reads in place of its broken decimals, and the way back to the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.mending import Mend, Mended, mend

PIECES = st.sampled_from(
    ["(7. 5 miles)", "39. 6 million", "$1. 25 million", "12. 5-13. 5 km", "1, 250 tons", "U. S.", "U. K. ", "U.S .", "U. S. A.", "E. U. ", "9 a. m.",
     "9 p .m. ", "e. g.", "500 B. C. E.", "A. D. ", "Ph. D", "Washington, D. C.", "F. B. I.", "no. 5 ", "1. 1% ", "é", "😀", "\r\n", " ", "to ", ". "]
)  # fmt: skip
SOURCES = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)


@st.composite
def mended_texts(draw: st.DrawFn) -> tuple[str, Mended]:
    """A source, and mends of it anywhere: in order, apart from each other or touching."""
    source = draw(st.text(alphabet="ab .\n😀", max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(source)), max_size=8)))
    words = st.text(alphabet="XY", min_size=1, max_size=4)
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return source, Mended(source, tuple(Mend("kind", start, end, draw(words)) for start, end in pairs))


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("12 km (7. 5 miles) deep", "12 km (7.5 miles) deep"),
        ("the plant used 39.\u00a06 million", "the plant used 39.6 million"),
        ("U. S. and U. K. officials at 9 a. m. today", "U.S. and U.K. officials at 9 a.m. today"),
        ("say no. 5 million did.", "say no. 5 million did."),
        ("U. S. Grant", "U. S. Grant"),
        ("in 500 B. C. E. U. S. scholars", "in 500 B.C.E. U. S. scholars"),
    ],
)
def test_the_copy_reads_as_if_it_were_whole(source: str, copy: str) -> None:
    assert mend(source).text == copy


@given(SOURCES)
def test_a_mend_only_closes_gaps(source: str) -> None:
    end = 0
    for one in mend(source).mends:
        assert one.start >= end
        assert "".join(source[one.start : one.end].split()) == one.text != source[one.start : one.end]
        end = one.end


@given(mended_texts())
def test_the_copy_is_the_source_with_its_mends_in_place(made: tuple[str, Mended]) -> None:
    source, mended = made
    copy = source
    for one in reversed(mended.mends):
        copy = copy[: one.start] + one.text + copy[one.end :]
    assert mended.text == copy


@given(mended_texts())
def test_offsets_outside_mends_lead_there_and_back(made: tuple[str, Mended]) -> None:
    source, mended = made
    inside = {offset for one in mended.mends for offset in range(one.start, one.end)}
    for offset in range(len(source)):
        if offset not in inside:
            there = mended.to_copy(offset)
            assert mended.text[there] == source[offset]
            assert mended.to_source(there, there + 1) == (offset, offset + 1)


@given(mended_texts())
def test_offsets_of_the_source_keep_their_order_in_the_copy(made: tuple[str, Mended]) -> None:
    source, mended = made
    moved = [mended.to_copy(offset) for offset in range(len(source) + 1)]
    assert moved == sorted(moved)
    assert (moved[0], moved[-1]) == (0, len(mended.text))


@given(mended_texts(), st.data())
def test_a_stretch_of_the_copy_takes_in_every_mend_it_touches(made: tuple[str, Mended], data: st.DataObject) -> None:
    source, mended = made
    start = data.draw(st.integers(0, max(0, len(mended.text) - 1)))
    end = data.draw(st.integers(min(start + 1, len(mended.text)), len(mended.text)))
    first, last = mended.to_source(start, end)
    assert 0 <= first <= last <= len(source)
    for one in mended.mends:
        assert last <= one.start or one.end <= first or first <= one.start < one.end <= last
    within = [one for one in mended.mends if first <= one.start and one.end <= last]
    copy = source[first:last]
    for one in reversed(within):
        copy = copy[: one.start - first] + one.text + copy[one.end - first :]
    assert mended.text[start:end] in copy
