"""Bytes to text: UTF-8 with or without a byte-order mark, UTF-16 with one, Windows-1252 where the bytes say so."""

from __future__ import annotations

import codecs
import re

from copydesk.tuples import NamedTuple


class UnreadableError(Exception):
    """A file or record that cannot be read; the text says what is wrong and what to do. `id` names the record."""

    def __init__(self, message: str, id: str | None = None) -> None:
        super().__init__(message)
        self.id = id


class Decoded(NamedTuple):
    """A file's text without its byte-order mark, and how to write it back: `errors` as for `str.encode`."""

    text: str
    encoding: str
    mark: bytes
    errors: str = "strict"


_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# Two bytes that are a letter of UTF-8 as well: where one occurs, the file is UTF-8 with a bad byte in it.
_UTF8_LETTER = rb"[\xc3-\xc5][\x80-\xbf]|\xe2\x80[\x93-\xa6]|\xc2[\xa0-\xbf]"
_NOT_IN_CP1252 = rb"[\x81\x8d\x8f\x90\x9d\x00-\x08\x0b\x0e-\x1f\x7f]"


def decode(data: bytes) -> Decoded:
    """The text of a file; one that starts with a tag may declare its encoding. Raises UnreadableError where the bytes are no text."""
    if data.startswith(codecs.BOM_UTF8):
        return Decoded(_strictly(data[3:], "utf-8"), "utf-8", codecs.BOM_UTF8)
    if data.startswith(_UTF32):
        raise UnreadableError("is UTF-32, which nothing writes on purpose; save it again as UTF-8")
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            return Decoded(_strictly(data[2:], encoding), encoding, mark)
    if data[:2] == b"\x00<" or data[:64].lstrip(b" \t\r\n")[:1] == b"<":
        from copydesk.readers.charsets import decode_page

        return decode_page(data)
    return decode_plain(data)


def decode_plain(data: bytes) -> Decoded:
    """The text of a file without a byte-order mark that declares nothing. Raises UnreadableError where it is no text."""
    if b"\x00" in data[:65536]:
        raise UnreadableError("is not text (it holds zero bytes); give a story's text, saved as UTF-8")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", b"")
    except UnicodeDecodeError as error:
        if _is_windows_1252(data):
            return Decoded(data.decode("cp1252"), "cp1252", b"")
        raise UnreadableError(_bad_byte(data, error)) from None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(_bad_byte(data, error)) from None


def _is_windows_1252(data: bytes) -> bool:
    """Whether the bytes above ASCII are as rare as in English text, all printable there, and none is UTF-8."""
    if re.search(_NOT_IN_CP1252, data) or re.search(_UTF8_LETTER, data):
        return False
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return high * 10 <= len(data)


def _bad_byte(data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    return (
        f"is not {error.encoding.upper()}: byte 0x{data[error.start]:02x} on line {line}; save it again as UTF-8"
        if error.start < len(data)
        else f"is not {error.encoding.upper()}; save it again as UTF-8"
    )
