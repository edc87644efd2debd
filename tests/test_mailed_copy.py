"""Copy that came by e-mail, as a mail or pasted into a text file: headers, marks of quoting and signatures are no copy."""

from __future__ import annotations

import io
import time
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planted import LINES, PIECES, SLIPS
from test_offsets import checked, hold

from copydesk.cli import main
from copydesk.readers import Unread, read_stream
from copydesk.readers.mailed_copy import is_mailed
from copydesk.story import Span, Story

DAY = date(2024, 8, 20)


def read(data: bytes | str, path: str = "story.txt") -> Story:
    (story,) = read_stream(io.BytesIO(data.encode() if isinstance(data, str) else data), path, None)
    assert isinstance(story, Story), story
    return story


def blocks(data: bytes | str, path: str = "story.txt") -> list[tuple[str, str]]:
    story = read(data, path)
    return [(block.kind, story.copy[block.start : block.end]) for block in story.blocks]


HEADERS = "From: Ann Roe <ann@example.org>\nSent: Tuesday, August 20, 2024 10:00 AM\nTo: Desk\n"
CASES = [
    (f"{HEADERS}Subject: Re: Fwd: Milltown votes for bridge\n\nIt rained.\n\nIt was wet.", [("headline", "Milltown votes for bridge"), ("paragraph", "It rained."), ("paragraph", "It was wet.")]),
    (f"{HEADERS}Subject: Copy for the Friday page\n\nIt rained.\n\nIt was wet.", [("paragraph", "It rained."), ("paragraph", "It was wet.")]),
    (f"{HEADERS}Subject: Milltown votes for bridge\n\nA bridge for Milltown\n\nIt rained.", [("headline", "A bridge for Milltown"), ("paragraph", "It rained.")]),
    (f"{HEADERS}Subject: Will Milltown have a bridge?\n\nWill Milltown have a bridge?\n\nIt rained.", [("paragraph", "Will Milltown have a bridge?"), ("paragraph", "It rained.")]),
    ("> It rained,\n> she said.\n>\n> > It was\n> > wet.\n", [("paragraph", "It rained,\nshe said."), ("paragraph", "It was\nwet.")]),
    (f"{HEADERS}\nIt rained.\n\n-- \nAnn Roe\nThe Paper\n", [("paragraph", "It rained.")]),
    (f"{HEADERS}\nOn Tue, Aug 20, 2024 at 10:00 AM Ben Cole <ben@example.org> wrote:\n> It rained.\n", [("paragraph", "It rained.")]),
    (f"{HEADERS}\nOn Tue, Aug 20, 2024 at 10:00 AM Ben Cole\n<ben@example.org> wrote:\n\n> It rained.\n> -- \n> Ben\nIt was wet.", [("paragraph", "It rained."), ("paragraph", "It was wet.")]),
    ("---------- Forwarded message ----------\nFrom: Ann\nDate: Tue\n\nIt rained.\n", [("paragraph", "It rained.")]),
    (f"{HEADERS}\nIt rained.\n\nFrom: the council\n\nIt was wet.", [("paragraph", "It rained."), ("paragraph", "From: the council"), ("paragraph", "It was wet.")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_what_is_copy(text: str, expected: list[tuple[str, str]], ends: str) -> None:
    assert blocks(text.replace("\n", ends)) == [(kind, words.replace("\n", ends)) for kind, words in expected]


@pytest.mark.parametrize(
    "text",
    [
        "From: here to there\n\nIt rained.",
        "Date: Monday\nIt rained.",
        "--- so it was\n",
        "A bridge\n\nFrom: x\nTo: y\n",
    ],
)
def test_a_story_is_no_mail(text: str) -> None:
    assert not is_mailed(text)


def test_headers_without_copy_are_named() -> None:
    (unread,) = read_stream(io.BytesIO(HEADERS.encode()), "story.txt", None)
    assert isinstance(unread, Unread)
    assert "no copy below the headers" in unread.message


@pytest.mark.parametrize("line", ["\nFrom: x\n", "-- \n> x\n", "On 5 May, 2024 x\n", "> it rained\n", "From: x\n"])
def test_reading_takes_linear_time(line: str) -> None:
    measured = []
    for _ in range(3):
        large = seconds(line, 600_000)
        measured.append(large / max(seconds(line, 150_000), 0.001))
        if large < 0.04 or measured[-1] < 9:
            return
    pytest.fail(f"four times the file took {', '.join(f'{times:.0f}' for times in measured)} times as long")


def seconds(line: str, length: int) -> float:
    """The processor time that reading takes."""
    data = (HEADERS + "\nIt rained.\n\n" + line * (length // len(line))).encode()
    started = time.process_time()
    for _ in read_stream(io.BytesIO(data), "story.txt", DAY):
        pass
    return time.process_time() - started


# --- mails as files


def mail(text: str, subject: str = "Café in Milltown to close", html: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "ann@example.org", subject, "Tue, 20 Aug 2024 10:00:00 +0000"
    message.set_content(text, cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html")
    message.add_attachment(b"\x00" * 10, maintype="image", subtype="png", filename="a.png")
    return message.as_bytes()


def test_the_text_of_a_mail_as_it_is_decoded() -> None:
    story = read(
        mail("It rained in the café – all day long and all night.\n\nSome 7. 5 miles of it, “he” said.\n-- \nAnn"),
        "story.eml",
    )
    subject = story.fields[0]
    assert (subject.name, story.source[subject.start : subject.end]) == ("subject", "Café in Milltown to close")
    (mend,) = story.mended.mends
    assert (story.quote(Span(mend.start, mend.end)), *story.place(mend.start)) == ("7. 5", "text/plain", 58, 3, 6)
    assert blocks(mail("It rained.\n\nIt was wet.", "Re: files"), "story.eml") == [
        ("paragraph", "It rained."),
        ("paragraph", "It was wet."),
    ]
    assert story.published is None


def test_plain_text_goes_before_html() -> None:
    assert ("paragraph", "Plain words.") in blocks(mail("Plain words.", html="<p>Other</p>"), "story.eml")


def test_html_where_there_is_nothing_else() -> None:
    message = EmailMessage()
    message["Subject"] = "Milltown votes for a bridge"
    message.set_content("<p>It <b>rained</b> &amp; so on.</p><p>It was wet.</p>", subtype="html", cte="base64")
    found = blocks(message.as_bytes(), "story.eml")
    assert found == [
        ("headline", "Milltown votes for a bridge"),
        ("paragraph", "It rained & so on."),
        ("paragraph", "It was wet."),
    ]


def test_fixes_are_not_made_in_a_mail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = mail("It was the the bridge.\n\nIt rained.")
    path = tmp_path / "story.eml"
    path.write_bytes(data)
    assert main(["check", "--fix", "--no-cache", str(path)]) == 2
    assert path.read_bytes() == data
    assert "not in .eml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"From: a\nContent-Type: image/png\n\nx", "without text"),
        (b"From: a\n\n", "without text"),
        (b"From: a\n\na\0b", "zero characters"),
        (
            b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)) + b"\nx",
            "mail",
        ),
    ],
)
def test_a_bad_mail_is_named(data: bytes, says: str) -> None:
    for unread in read_stream(io.BytesIO(data), "story.eml", None):
        assert isinstance(unread, Unread)
        assert says in unread.message


TEXTS = st.lists(
    st.tuples(st.sampled_from(("", "> ", ">> ", "From: ", "Subject: ", "-- ", "On Aug 20, 2024 at 10 Ann wrote:")), PIECES | st.sampled_from(SLIPS + LINES)).map("".join),
    min_size=1, max_size=8,
).map("\n".join)  # fmt: skip


@settings(max_examples=100)
@given(TEXTS)
def test_every_finding_leads_to_its_words(text: str) -> None:
    data = (HEADERS + "\n" + text).encode()
    (story,) = read_stream(io.BytesIO(data), "story.txt", None)
    if isinstance(story, Story):
        hold(checked(data, "story.txt", DAY), {None: data.decode()})


@settings(max_examples=60)
@given(TEXTS)
def test_every_finding_in_a_mail_leads_to_its_words(text: str) -> None:
    text = "".join(sign for sign in text if sign.isprintable() or sign == "\n")
    data = mail(text)
    (story,) = read_stream(io.BytesIO(data), "story.eml", None)
    if isinstance(story, Story):
        fields = {field.name: story.source[field.start : field.end] for field in story.fields}
        hold(checked(data, "story.eml", DAY), fields)
