"""Bytes to text: which encodings are read, and what is said of bytes that are none."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.readers.decoding import UnreadableError, decode

TEXT = "Café owners met in Kyiv on Monday – “a good day”, they said. " * 4


@pytest.mark.parametrize(
    ("data", "encoding", "mark"),
    [
        (TEXT.encode(), "utf-8", b""),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", codecs.BOM_UTF8),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", codecs.BOM_UTF16_LE),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be", codecs.BOM_UTF16_BE),
        (TEXT.encode("cp1252"), "cp1252", b""),
    ],
)
def test_what_is_read_and_how_it_is_written_back(data: bytes, encoding: str, mark: bytes) -> None:
    decoded = decode(data)
    assert decoded == (TEXT, encoding, mark, "strict")
    assert decoded.mark + decoded.text.encode(decoded.encoding) == data


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.booleans())
def test_all_utf_8_is_read_as_it_is(text: str, marked: bool) -> None:
    data = (codecs.BOM_UTF8 if marked else b"") + text.encode()
    assert codecs.BOM_UTF8 * marked + decode(data).text.encode() == data or text.startswith("\ufeff")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_are_left_as_they_are(newline: str) -> None:
    assert decode(f"one{newline}two{newline}".encode()).text == f"one{newline}two{newline}"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not text (it holds zero bytes)"),
        (TEXT.encode("utf-16-le"), "is not text (it holds zero bytes)"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "is UTF-32"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "is UTF-32"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "is not UTF-16-LE: byte 0x62 on line 1"),
        (codecs.BOM_UTF16_BE + b"\xd8\x00\x00a", "is not UTF-16-BE: byte 0xd8 on line 1"),
        (codecs.BOM_UTF8 + b"one\ntwo \xff", "is not UTF-8: byte 0xff on line 2"),
        ("one\ntwo é and ".encode() + b"\xff", "is not UTF-8: byte 0xff on line 2"),
        (b"one \x81 two", "is not UTF-8: byte 0x81 on line 1"),
        (b"one \xe9 two \x01", "is not UTF-8: byte 0xe9 on line 1"),
        (bytes(range(128, 256)), "is not UTF-8: byte 0x80 on line 1"),
        ("Привет, это статья о погоде".encode("koi8-r"), "is not UTF-8"),
    ],
)
def test_what_is_no_text_is_said_with_the_place_and_the_cure(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        decode(data)
    assert says in str(raised.value)
    assert "as UTF-8" in str(raised.value)


@given(st.binary(max_size=60))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    try:
        decoded = decode(data)
    except UnreadableError:
        return
    assert decoded.mark + decoded.text.encode(decoded.encoding) == data
