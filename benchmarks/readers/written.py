"""One story written in each format, as the programs that newsrooms use write it: markup around and in the words."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from html import escape
from typing import NamedTuple

#: Every so many words, one is set in bold and one is a link.
_EVERY = 25
_ACTIVE = re.compile(r"([\\`*_{}\[\]<>()#+.!|~&$:=\"'-])")


class Given(NamedTuple):
    """A headline, and a text of a paragraph a line."""

    headline: str
    text: str

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs that hold something."""
        return [" ".join(line.split()) for line in self.text.split("\n") if line.strip()]


def text(story: Given) -> tuple[str, bytes]:
    return "story.txt", f"{story.headline}\n\n{_joined(story.paragraphs)}".encode()


def markdown(story: Given) -> tuple[str, bytes]:
    body = _joined(_dressed(_escaped(words), "**{}**", "[{}](https://example.org/a)") for words in story.paragraphs)
    return "story.md", f"---\ntitle: {json.dumps(story.headline)}\nlayout: post\n---\n\n{body}".encode()


def html(story: Given) -> tuple[str, bytes]:
    return "story.html", (
        f"<!doctype html><html><head><meta charset=utf-8><title>{escape(story.headline)}</title></head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{escape(story.headline)}</h1>\n{_html(story)}</article></body></html>"
    ).encode()


def archieml(story: Given) -> tuple[str, bytes]:
    lines = (("\\" if re.match(r"[\w.-]+\s*:|[:*\[{]", line) else "") + line for line in story.paragraphs)
    return "story.aml", f"headline: {story.headline}\nbody: {_joined(lines)}:end\n".encode()


def mail(story: Given) -> tuple[str, bytes]:
    message = EmailMessage()
    message["From"], message["Subject"] = "ann@example.org", story.headline
    message.set_content(f"{story.headline}\n\n{_joined(story.paragraphs)}", cte="quoted-printable")
    return "story.eml", message.as_bytes()


def json_lines(story: Given) -> tuple[str, bytes]:
    return "story.jsonl", json.dumps({"headline": story.headline, "text": _joined(story.paragraphs)}).encode()


def wordpress(story: Given) -> tuple[str, bytes]:
    record = {
        "id": 1,
        "date": "2024-08-20T10:00:00",
        "slug": "a",
        "type": "post",
        "title": {"rendered": escape(story.headline)},
        "content": {"rendered": _html(story)},
    }
    return "story.json", json.dumps(record).encode()


def rss(story: Given) -> tuple[str, bytes]:
    return "story.xml", (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>News</title><item><title>{_xml(story.headline)}</title><content:encoded>{_xml(_html(story))}</content:encoded>"
        "</item></channel></rss>"
    ).encode()


def word(story: Given) -> tuple[str, bytes]:
    from docx import Document

    document = Document()
    document.add_heading(_printable(story.headline), 0)
    for words in story.paragraphs:
        paragraph = document.add_paragraph()
        parts = _printable(words).split(" ")
        for number in range(0, len(parts), _EVERY):
            run = paragraph.add_run((" " if number else "") + " ".join(parts[number : number + _EVERY]))
            run.bold = number // _EVERY % 2 == 1
    stream = io.BytesIO()
    document.save(stream)
    return "story.docx", stream.getvalue()


FORMATS: dict[str, Callable[[Given], tuple[str, bytes]]] = {
    "text": text, "markdown": markdown, "html": html, "archieml": archieml, "eml": mail, "json-lines": json_lines,
    "wordpress": wordpress, "rss": rss, "docx": word,
}  # fmt: skip


def _joined(paragraphs: Iterable[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


def _html(story: Given) -> str:
    return "\n".join(
        f"<p>{_dressed(escape(words), '<b>{}</b>', '<a href=https://example.org/a>{}</a>')}</p>"
        for words in story.paragraphs
    )


def _dressed(words: str, *marks: str) -> str:
    """Every so many words one in markup, the marks in turns."""
    parts = words.split(" ")
    for turn, number in enumerate(range(_EVERY // 2, len(parts), _EVERY)):
        parts[number] = marks[turn % len(marks)].format(parts[number])
    return " ".join(parts)


def _escaped(words: str) -> str:
    return _ACTIVE.sub(r"\\\1", words)


def _xml(words: str) -> str:
    return escape(_printable(words))


def _printable(words: str) -> str:
    return "".join(sign for sign in words if sign.isprintable())
