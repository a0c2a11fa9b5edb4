"""Messages within a message, told by what they are, and never mixed."""

from __future__ import annotations

import base64

import pytest

from norton_order.mime import Message, parse_message

HEAD = b"From: a@example.jp\nTo: b@example.jp\nSubject: s\n"
INNER = (
    b"From: c@example.jp\nTo: d@example.jp\nSubject: inner\nDate: Tue, 04 Mar 2025 10:21:07 +0900\n"
    b"Message-ID: <i@example.jp>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes("番号あ\n".encode() * 9)
)
MULTIPART = b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\na\n--x\n%b\n--x--\n"


def texts(message: Message) -> list[str]:
    return ["\n".join(line.text for line in document.lines) for document in message.documents]


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(b"Content-Type: text/plain; x-spam-type=original\n\n" + INNER, id="SpamAssassin, report_safe 2"),
        pytest.param(b'Content-Type: text/plain; name="source.txt"\nContent-Transfer-Encoding: base64\n\n' + base64.encodebytes(INNER), id="source saved as text"),
        pytest.param(b"Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(INNER), id="without a name"),
        pytest.param(b'Content-Type: application/octet-stream; name="=?UTF-8?B?6Kqy6YeRLmVtbA==?="\n\n' + INNER, id="a Japanese name"),
    ],
)  # fmt: skip
def test_attached_messages_are_told_by_content(part: bytes) -> None:
    message = parse_message(HEAD + MULTIPART % part)
    assert texts(message) == ["a"]
    (inner,) = message.enclosed
    assert inner.envelope.recipients == ("d@example.jp",)
    assert texts(inner) == ["\n".join(["番号あ"] * 9)]


@pytest.mark.parametrize(
    "outer",
    [
        pytest.param(b"\na\n", id="text"),
        pytest.param(b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(b"a\n" * 100), id="base64"),
        pytest.param(b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(b"a\n" * 99) + b"\nFrom c@example.jp Tue Mar  4 10:21:07 2025\n", id="a separator"),
        pytest.param(b"Content-Transfer-Encoding: quoted-printable\n\na=\n\n", id="quoted-printable"),
        pytest.param(MULTIPART % b"\na", id="multipart"),
        pytest.param((MULTIPART % b"\na").removesuffix(b"--x--\n"), id="multipart without its end"),
    ],
)  # fmt: skip
def test_messages_one_behind_the_other_are_never_mixed(outer: bytes) -> None:
    message = parse_message(HEAD + outer + INNER)
    assert {text.strip("a\n") for text in texts(message)} == {""}
    assert [inner.envelope.subject for inner in message.enclosed] == ["inner"]
    assert any("second message" in defect for defect in message.defects)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"-------- Forwarded Message --------\nSubject: s\nDate: d\nFrom: c@example.jp\nTo: d@example.jp\n\nb", id="forward"),
        pytest.param(b"From: here\nTo: there\n\nb", id="prose"),
        pytest.param(b"Subject: a\nMessage-ID: <a@b>\n\nb", id="few fields"),
    ],
)  # fmt: skip
def test_lines_like_fields_are_no_message(body: bytes) -> None:
    message = parse_message(HEAD + b"\n" + body)
    assert message.enclosed == ()
    assert texts(message) == [body.decode()]


def test_a_signed_message() -> None:
    oid = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
    content = b"Content-Type: text/plain\n\nhello"
    der = b"\x30\x80" + oid + b"\x02\xa0\x80\x30\x80" + oid + b"\x01\xa0\x80\x04%c" % len(content) + content
    fields = b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n"
    assert texts(parse_message(HEAD + fields + base64.encodebytes(der))) == ["hello"]
    sealed = parse_message(HEAD + fields + base64.encodebytes(der.replace(oid + b"\x02", oid + b"\x03")))
    assert (texts(sealed), sealed.defects) == ([], ("a part encrypted with S/MIME that is not read",))
