"""A mail as a file (.eml): its subject, and the text in it as it is once decoded, each with lines and offsets of its own."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

from copydesk.mending import Mask
from copydesk.readers import LARGEST_STORY, too_large
from copydesk.readers.assembling import BETWEEN, assemble
from copydesk.readers.decoding import UnreadableError, decode
from copydesk.readers.mailed_copy import is_headline, repeats, subject_words, told
from copydesk.readers.record_shapes import Part
from copydesk.readers.text import find_published, is_blank
from copydesk.story import Block, Field, Published, Story

SUFFIXES = (".eml",)
#: Pictures come along with the text.
LARGEST = 32 * 2**20
_PREFERRED = ("text/plain", "text/html")


def recognises(head: bytes) -> bool:
    """Whether a file starts with the headers of a mail that says of itself what is in it."""
    top = head.lower()
    return b"\nmime-version:" in top and b"\nfrom:" in b"\n" + top and b"\ncontent-type:" in top


def read(data: bytes, path: str, published: Published | None) -> Iterator[Story]:
    """The story in a mail. Raises UnreadableError where it holds no text.

    The day of the mail is not taken for the day of publication.
    """
    from email import message_from_bytes

    try:
        mail = message_from_bytes(data)
        kind, words = _text(mail)
    except RecursionError:
        raise UnreadableError("is a mail in a mail, many times over; give the one with the story") from None
    if len(words) > LARGEST_STORY:
        raise UnreadableError(too_large("the text of the mail"))
    subject = _subject(mail)
    read_part = _html if kind == "text/html" else _plain
    source, fields, blocks, masks = read_part(words, subject if is_headline(subject) else "")
    story = Story(source, blocks, path=path, published=published, fields=fields, masks=masks, format="email")
    story.published = story.published or find_published(story.copy, story.blocks, path)
    yield story


_Told = tuple[str, tuple[Field, ...], tuple[Block, ...], tuple[Mask, ...]]


def _plain(words: str, subject: str) -> _Told:
    blocks, masks = told(words, 0, len(words))
    if not subject or blocks[0].kind == "headline" or repeats(words, blocks, subject):
        return words, (Field("text/plain", 0, len(words)),), blocks, masks
    source = subject + BETWEEN + words
    start = len(source) - len(words)
    blocks, masks = told(source, start, len(source), has_headline=True)
    fields = Field("subject", 0, len(subject)), Field("text/plain", start, len(source))
    return source, fields, (Block("headline", 0, len(subject)), *blocks), masks


def _html(words: str, subject: str) -> _Told:
    found = assemble((Part("subject", "headline", subject), Part("text/html", "body", words, True)))
    if not found[2]:
        raise UnreadableError("is a mail without text in it; save what is attached as a file of its own, and give that")
    return found


def _text(mail: Message) -> tuple[str, str]:
    """The type and the words of the part that holds the text."""
    parts = [part for part in mail.walk() if not part.is_multipart() and part.get_content_disposition() != "attachment"]
    for kind in _PREFERRED:
        for part in parts:
            if part.get_content_type() == kind and not is_blank(words := _decoded(part)):
                return kind, words
    raise UnreadableError("is a mail without text in it; save what is attached as a file of its own, and give that")


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if b"\x00" in data[:65536] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("holds zero characters in its text; give the story's text, saved as UTF-8")
    try:
        return data.decode(part.get_content_charset() or "utf-8").removeprefix("\ufeff")
    except (LookupError, UnicodeDecodeError):
        return decode(data).text


def _subject(mail: Message) -> str:
    from email.errors import MessageError
    from email.header import decode_header, make_header

    try:
        subject = " ".join(str(make_header(decode_header(mail.get("Subject", "")))).split())
    except (MessageError, LookupError, ValueError):
        return ""
    start, end = subject_words(subject, 0, len(subject))
    return subject[start:end]
