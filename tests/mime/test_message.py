"""Octets to a message: documents and enclosed messages, bounded, nothing joined."""

from __future__ import annotations

import pytest

from norton_order import UnreadableMessageError
from norton_order.html.document import UNSURE
from norton_order.mime.message import MAX_ENCLOSED, MAX_LINES, Message, parse_message

HEAD = b"From: a@example.jp\nTo: b@example.jp\nSubject: s\n"


def _texts(message: Message) -> list[str]:
    return ["\n".join(line.text for line in document.lines) for document in message.documents]


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        pytest.param(b"\na\nb", ["a\nb"], id="no Content-Type"),
        pytest.param(b"Content-Type: text/html\n\n<p>a<p>b", ["a\nb"], id="HTML"),
        pytest.param(b"Content-Type: multipart/alternative; boundary=x\n\n--x\n\na\n--x\nContent-Type: text/html\n\n<b>a\n--x--", ["a", "a"], id="alternative"),
        pytest.param(b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: image/png\n\na\n--x--", [], id="picture"),
        pytest.param(b"Content-Type: multipart/mixed; boundary=y\n\n--x\nContent-Type: text/plain\n\na\n--x--", ["a"], id="wrong boundary"),
        pytest.param(b"Content-Type: application/pdf\n\na", [], id="PDF"),
        pytest.param(b"Content-Transfer-Encoding: base64\n\nYQ==", ["a"], id="base64"),
        pytest.param(b"Content-Type: nonsense\n\na", ["a"], id="nonsense"),
    ],
)  # fmt: skip
def test_documents(content: bytes, texts: list[str]) -> None:
    assert _texts(parse_message(HEAD + content)) == texts


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(b"Content-Type: message/rfc822\n\n", id="rfc822"),
        pytest.param(b'Content-Type: application/octet-stream; name="a.eml"\n\n', id="file"),
    ],
)
def test_enclosed(part: bytes) -> None:
    message = parse_message(HEAD + part + b"From: c@example.jp\n\nd")
    assert _texts(message) == []
    (inner,) = message.enclosed
    assert inner.envelope.sender == "c@example.jp"
    assert _texts(inner) == ["d"]


@pytest.mark.parametrize(
    "octets",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b" \n\n", id="blank"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 50, id="picture"),
        pytest.param(b"a" * (65 << 20), id="too large"),
    ],
)
def test_unreadable(octets: bytes) -> None:
    with pytest.raises(UnreadableMessageError):
        parse_message(octets)


@pytest.mark.parametrize("subject", [b"multipart/mixed; boundary=x\n\n--x\n", b"message/rfc822\n\n"])
def test_depth_costs_no_recursion(subject: bytes) -> None:
    message = parse_message(HEAD + (b"Content-Type: " + subject) * 2_000)
    assert len(message.enclosed) <= MAX_ENCLOSED


def test_too_many_lines_are_told() -> None:
    message = parse_message(HEAD + b"\n" + b"a\n" * (MAX_LINES + 1))
    assert len(message.documents[0].lines) == MAX_LINES
    assert message.defects == ("more lines than are read",)


def test_fields_that_contradict_each_other_make_unsure() -> None:
    message = parse_message(HEAD + b"Content-Type: text/plain\nContent-Type: text/html\n\na")
    assert [line.layer for line in message.documents[0].lines] == [UNSURE]
    assert message.defects == ("fields of one part contradict each other",)
