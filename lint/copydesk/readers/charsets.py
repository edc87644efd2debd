"""The encoding of a file that starts with a tag: what its bytes prove, then what it declares, then Windows-1252, as browsers have it.

A byte-order mark counts first. Bytes that are UTF-8 with a letter beyond ASCII in them are UTF-8 whatever is declared, since
pages are saved again with their old declaration. Names mean what the WHATWG's Encoding Standard says: "iso-8859-1" is
Windows-1252, "gb2312" is GBK.
"""

from __future__ import annotations

import codecs
import re

from copydesk.patterns import lazy
from copydesk.readers.decoding import Decoded, UnreadableError, decode_plain

_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?\sencoding\s*=\s*[\"']?([\w:.-]+)|<meta\b[^>]{0,400}?\bcharset\s*=\s*[\"']?\s*([\w:.-]+)",
    re.IGNORECASE,
)
#: Where a declaration is looked for, in bytes; browsers look at 1,024, and pages put scripts before it.
_LOOKED_AT = 8192
_ENCODINGS = {
    "ansi_x3.4-1968": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "l1": "cp1252", "x-cp1252": "cp1252",
    "x-user-defined": "cp1252", "iso-8859-9": "cp1254", "iso8859-9": "cp1254", "latin5": "cp1254", "iso-8859-11": "cp874",
    "tis-620": "cp874", "windows-874": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932",
    "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "big5": "big5hkscs", "iso-8859-8-i": "iso-8859-8", "utf8": "utf-8", "unicode": "utf-8",
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "macintosh": "mac_roman", "x-mac-roman": "mac_roman",
}  # fmt: skip
#: Codecs of Python that are no encoding of text, or that a page could use to swell.
_NO_TEXT = frozenset(
    ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem", "utf-7", "utf_7")
)
_BAD_BYTE = lazy(r"[\udc80-\udcff]")
#: A page with more bad bytes than one in so many is in another encoding.
_ONE_BAD_IN = 500
_C1 = "copydesk.c1"


def decode_page(data: bytes) -> Decoded:
    """The text of a page without a byte-order mark, and how to write it back.

    Raises UnreadableError where the bytes are no text. Where a few bytes of a UTF-8 page are none, they become lone surrogates, which `Decoded.errors` writes back.
    """
    for head, encoding in ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be")):
        if data.startswith(head):
            return _strictly(data, encoding)
    if b"\x00" in data:
        raise UnreadableError("holds zero bytes, as no page does; save it again as UTF-8")
    declared = declared_encoding(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", b"")
    except UnicodeDecodeError:
        if declared not in (None, "utf-8"):
            return _strictly(data, str(declared))
    try:
        return decode_plain(data)
    except UnreadableError:
        text = data.decode("utf-8", "surrogateescape")
        if sum(1 for _ in _BAD_BYTE.finditer(text)) * _ONE_BAD_IN > len(data):
            raise
        return Decoded(text, "utf-8", b"", "surrogateescape")


def bad_byte(text: str, start: int, end: int) -> str | None:
    """What is wrong with a stretch of a decoded page in which a byte is no UTF-8, and the cure; None where none is."""
    found = _BAD_BYTE.search(text, start, end)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    return f"is not UTF-8: byte 0x{ord(found[0]) - 0xDC00:02x} on line {line}; save it again as UTF-8"


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page declares, as Python calls it; None for none, and for one that nobody knows."""
    match = _DECLARED.search(data, 0, _LOOKED_AT)
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii", "replace").lower()
    try:
        found = codecs.lookup(_ENCODINGS.get(name, name)).name
    except LookupError:
        return None
    return None if found in _NO_TEXT else found


def _strictly(data: bytes, encoding: str) -> Decoded:
    errors = "strict"
    if encoding == "cp1252":
        errors = _C1
        codecs.register_error(_C1, _as_control)
    try:
        return Decoded(data.decode(encoding, errors), encoding, b"", errors)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            f"declares {encoding} and is not: byte 0x{data[error.start]:02x} on line {line}; save it again as UTF-8"
        ) from None
    except LookupError:
        raise UnreadableError(f"declares {encoding}, which is no encoding of text; save it again as UTF-8") from None


def _as_control(error: UnicodeError) -> tuple[str | bytes, int]:
    """The five bytes that Windows-1252 leaves open are control characters, as in browsers, there and back."""
    if isinstance(error, UnicodeDecodeError):
        return chr(error.object[error.start]), error.start + 1
    if isinstance(error, UnicodeEncodeError) and "\x80" <= error.object[error.start] <= "\x9f":
        return bytes((ord(error.object[error.start]),)), error.start + 1
    raise error
