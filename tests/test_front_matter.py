"""Front matter: what of it is copy, when the story came out, and that every character of a value has its place."""

from __future__ import annotations

import json
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.readers.decoding import UnreadableError
from copydesk.readers.front_matter import FrontMatter, front_matter
from copydesk.readers.metadata_days import day_in_metadata
from copydesk.readers.scalars import Piece

#: What a value may say: words, marks that formats escape, lines.
VALUES = st.lists(
    st.sampled_from(("7. 5", "the the", "“It”", 'a "b"', "it's", "\\", "é😀", ":", "#", "- x", "a: b", "\n", "\n\n", " ", "\t", "& <b>", "'", "{}", "%"))
    | st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=5),
    min_size=1, max_size=8,
).map(" ".join).map(str.strip).filter(bool)  # fmt: skip


def said(source: str, pieces: tuple[Piece, ...]) -> str:
    return "".join(source[one.start : one.end] if one.reads is None else one.reads for one in pieces)


def parts(source: str) -> list[tuple[str, str]]:
    return [(kind, said(source, pieces)) for kind, pieces in front_matter(source).parts]


def placed(source: str, matter: FrontMatter) -> None:
    """Pieces are in order, and all but few characters stand in the file as they read."""
    for _, pieces in matter.parts:
        position = 0
        for one in pieces:
            assert position <= one.start < one.end <= matter.end
            position = one.end
        if len(pieces) == 1 and pieces[0].reads is not None:
            assert len(pieces[0].reads) <= 2, "a value was not taken apart"


@settings(max_examples=200)
@given(VALUES, st.sampled_from(("'", '"', "|", ">", None)), st.sampled_from((20, 80, 10_000)), st.booleans())
def test_yaml_values_stand_where_they_are_found(value: str, style: str | None, width: int, crlf: bool) -> None:
    written = yaml.dump({"title": value, "n": 1}, default_style=style, width=width, allow_unicode=True, sort_keys=False)
    source = f"---\n{written}---\nText.\n"
    source = source.replace("\n", "\r\n") if crlf and "\r" not in source else source
    matter = front_matter(source)
    (((kind, pieces)),) = matter.parts
    read = yaml.safe_load(written)["title"]
    assert kind == "headline"
    assert said(source, pieces).rstrip("\n") == str(read).rstrip("\n")
    placed(source, matter)


@settings(max_examples=200)
@given(VALUES, st.booleans())
def test_json_values_stand_where_they_are_found(value: str, ascii_only: bool) -> None:
    source = (
        json.dumps({"draft": True, "title": value, "image": {"alt": value}}, ensure_ascii=ascii_only) + "\n\nText.\n"
    )
    matter = front_matter(source)
    assert parts(source) == [("headline", value), ("caption", value)]
    assert source[matter.end :] == "\n\nText.\n"
    placed(source, matter)


@settings(max_examples=200)
@given(VALUES)
def test_toml_values_stand_where_they_are_found(value: str) -> None:
    source = f"+++\ntitle = {json.dumps(value, ensure_ascii=False)}\n[image]\nalt = {json.dumps(value)}\n+++\nText.\n" if value.isascii() else (
        f"+++\ntitle = {json.dumps(value, ensure_ascii=False)}\n+++\nText.\n"
    )  # fmt: skip
    matter = front_matter(source)
    assert parts(source)[0] == ("headline", value)
    placed(source, matter)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntitle: A bridge\nsubtitle: Of steel\n---\n", [("headline", "A bridge"), ("standfirst", "Of steel")]),
        (
            "---\nTitle: A bridge # a remark\nseo_description: x y\n---\n",
            [("headline", "A bridge"), ("standfirst", "x y")],
        ),
        ("---\nexcerpt: >-\n  one\n  two\n\n  three\nlayout: post\n---\n", [("standfirst", "one two\nthree")]),
        ("---\nsummary: |2\n   one\n  two\n---\n", [("standfirst", " one\ntwo")]),
        ("---\ntitle: 'Ann''s\n  bridge'\nheadline: another\n---\n", [("headline", "Ann's bridge")]),
        (
            "---\ncover:\n  src: a.jpg\n  alt: A bridge\ntags: [a, b]\nother:\n  caption: none\n---\n",
            [("caption", "A bridge")],
        ),
        ("---\nauthor: Ann Roe\ncategories:\n- title: none\n---\n", [("byline", "Ann Roe")]),
        ("---\na: &x A bridge\ntitle: *x\n---\n", []),
        (
            '+++\ntitle = \'A bridge\'\ndescription = """\nOne \\\n  two"""\n+++\n',
            [("headline", "A bridge"), ("standfirst", "One two")],
        ),
        ("+++\nx = '''\ntitle = \"none\"\n'''\ntitle = \"A bridge\" # one\n+++\n", [("headline", "A bridge")]),
        ("---toml\ntitle = 'A bridge'\n---\n", [("headline", "A bridge")]),
        ('---json\n{"title": "A bridge"}\n---\n', [("headline", "A bridge")]),
        ("---\n\nA line, a story: it goes on.\n\n---\n", []),
        ("--- \n---\n", []),
        ("- a\n---\n", []),
    ],
)
def test_what_is_copy(source: str, expected: list[tuple[str, str]]) -> None:
    assert parts(source) == expected


def test_a_rule_across_the_page_is_no_front_matter() -> None:
    for source in (
        "---\n\nA line: it goes on: so.\n\n---\nMore.\n",
        "---\nJust a line.\n---\nMore.\n",
        "{{ title }}\n",
        "{not json}\n",
    ):
        assert front_matter(source).end == 0


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("date", "2024-08-20"), ("date", "2024-08-20T23:30:00-05:00"), ("date", "2024-08-20 23:30:00 +0000"),
        ("publishDate", "2024-08-20T10:00:00Z"), ("pubDate", "Tue, 20 Aug 2024 10:00:00 GMT"), ("published_at", "'2024-08-20'"),
        ("date", "August 20, 2024"), ("date", "20 August 2024"), ("Date", "Aug. 20, 2024"), ("date", "2024/8/20"),
        ("date", "20.08.2024"), ("publication-date", '"08/20/2024"'), ("created", "20240820"),
    ],
)  # fmt: skip
def test_the_day_of_publication(key: str, value: str) -> None:
    assert front_matter(f"---\n{key}: {value}\n---\n").day == date(2024, 8, 20)


def test_toml_has_dates_of_its_own() -> None:
    for value in ("2024-08-20", "2024-08-20T10:00:00Z", "2024-08-20 23:30:00-07:00", '"2024-08-20"'):
        assert front_matter(f"+++\ndate = {value}\n+++\n").day == date(2024, 8, 20)


def test_the_key_that_says_published_counts_first() -> None:
    source = "---\ncreated: 2024-08-01\ndate: 2024-08-10\npublishDate: 2024-08-20\nlastmod: 2025-01-01\n---\n"
    assert front_matter(source).day == date(2024, 8, 20)


@pytest.mark.parametrize("value", ["05/06/2024", "0001-01-01", "true", "soon", "2024-13-01", "1724112000", ""])
def test_what_is_no_day_is_none(value: str) -> None:
    assert day_in_metadata(value) is None


def test_the_language() -> None:
    assert front_matter("---\nlang: de-AT\n---\n").language == "de-AT"


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("---\ntitle: A bridge: of steel\n---\n", "on line 2"),
        ('---\ntitle: "A bridge\n---\n', "not YAML"),
        ("---\ntitle: x\n\nA story.\n", "end it with a line that holds --- alone"),
        ("+++\ntitle = x\n+++\n", "not TOML"),
        ('{"title": "A bridge"\n\nA story.\n', "not JSON"),
        ("---\n" + "a: b\n" * 100_000 + "---\n", "larger than 256 kB"),
        ("---\na: " + "[" * 10_000 + "]" * 10_000 + "\n---\n", "nest"),
        ("+++\na = " + "[" * 10_000 + "]" * 10_000 + "\n+++\n", "nested too deeply"),
        ("+++\na" + ".a" * 50_000 + " = 1\n+++\n", "a key has a hundred parts"),
        ("+++\na = " + "9" * 5_000 + "\n+++\n", "is not TOML"),
        ('{"a": ' + "[" * 10_000 + "\n", "not JSON"),
        (
            "---\na0: &a0 [x]\n"
            + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
            + "---\n",
            "refers to its own values over and over",
        ),
    ],
)
def test_broken_front_matter_is_named_with_its_cure(source: str, says: str) -> None:
    with pytest.raises(UnreadableError, match="front matter") as raised:
        front_matter(source)
    assert says in str(raised.value)
