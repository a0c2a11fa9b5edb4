"""Text parts that were damaged on their way, as a careful person would read them."""

from __future__ import annotations

import base64
import quopri
import time

import pytest

from norton_order.html.document import BROKEN
from norton_order.mime import Message, parse_message

HEAD = b"From: a@example.jp\nTo: b@example.jp\nSubject: s\n"
TEXT = "自動延長加入時のご注文番号：SY12345678\nありがとうございます。\n"
PLAIN = b"Content-Type: text/plain; charset=utf-8\n"


def texts(message: Message) -> list[str]:
    return ["\n".join(line.text for line in document.lines) for document in message.documents]


def _doubled(octets: bytes) -> bytes:
    return octets.replace(b"\n", b"\n\n")


QP = quopri.encodestring(TEXT.encode() * 2)


@pytest.mark.parametrize(
    ("content", "defect"),
    [
        pytest.param(b"MIME-Version: 1.0\nSubject: goes\non here\n" + PLAIN + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(TEXT.encode()), "stray lines in the header section", id="a field continued at column 0"),
        pytest.param(b"\n" + PLAIN + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(TEXT.encode()), "stray lines in the header section", id="a blank line within the header section"),
        pytest.param(b"Content-Type: text/plain; charset=iso-2022-jp\n\n" + TEXT.encode("iso2022_jp").replace(b"\x1b", b""), "escape sequences without ESC restored", id="JIS without ESC"),
        pytest.param(PLAIN + b"\n" + TEXT.encode().decode("latin-1").encode(), "UTF-8 encoded twice read back", id="UTF-8 twice"),
        pytest.param(PLAIN + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(TEXT.encode("utf-16-le")), None, id="UTF-16 under the name of UTF-8"),
        pytest.param(b"Content-Type: text/plain; charset=utf-16\n\n" + TEXT.encode(), None, id="UTF-8 under the name of UTF-16"),
        pytest.param(b"Content-Type: =?utf-8?Q?text/plain;_charset=3Dshift=5Fjis?=\n\n" + TEXT.encode("cp932"), None, id="an encoded-word in Content-Type"),
        pytest.param(PLAIN + b"Content-Transfer-Encoding: quoted-printable\n\n" + _doubled(quopri.encodestring(TEXT.encode())), "doubled line ends in quoted-printable", id="doubled line ends"),
        pytest.param(PLAIN + b"\n" + quopri.encodestring(TEXT.encode()), "quoted-printable without its field", id="quoted-printable without its field"),
        pytest.param(b"Content-Type: multipart/mixed\n\n--x\n" + PLAIN + b"\n" + TEXT.encode(), None, id="no boundary, no end"),
        pytest.param(PLAIN + b"\n" + TEXT.encode().replace("号".encode(), "号".encode()[:1] + b"!\n " + "号".encode()[1:]), "lines that were broken on the way put together", id="a break within a character"),
    ],
)  # fmt: skip
def test_damage_is_mended_and_named(content: bytes, defect: str | None) -> None:
    head = HEAD.replace(b"Subject: s\n", b"") if b"Subject" in content else HEAD
    message = parse_message(head + content)
    assert texts(message) == [TEXT.rstrip("\n")]
    assert defect is None or defect in message.defects


PAGE = "<p>a</p><div style='display:none'>b</div>"


@pytest.mark.parametrize(
    "kind", [b"", b"Content-Type: text/plain\n", b"Content-Type: html\n", b"Content-Type: text/html\n"]
)
@pytest.mark.parametrize(
    "page",
    [
        pytest.param(f"<!DOCTYPE html>{PAGE}", id="doctype"),
        pytest.param(f"\ufeff \n<!-- a -- b --><html>{PAGE}", id="mark, blanks, comment"),
        pytest.param(f"<table><tr><td>{PAGE}</table>", id="table"),
        pytest.param(f"<DIV>{PAGE}</DIV>", id="div"),
        pytest.param(f"{PAGE}</BODY>", id="its end"),
    ],
)
def test_html_is_told_by_its_content(kind: bytes, page: str) -> None:
    (document,) = parse_message(HEAD + kind + b"\n" + page.encode()).documents
    assert (document.media_type, [line.text for line in document.lines], document.hidden) == (
        "text/html",
        ["a"],
        ("b",),
    )


@pytest.mark.parametrize("text", ["<b>a</b>", "a <table> b", "x<div>", "<tablet>"])
def test_a_tag_makes_no_page(text: str) -> None:
    (document,) = parse_message(HEAD + b"Content-Type: text/plain\n\n" + text.encode()).documents
    assert (document.media_type, [line.text for line in document.lines]) == ("text/plain", [text])


@pytest.mark.parametrize(
    ("content", "is_damaged"),
    [
        pytest.param(PLAIN + b"\n" + TEXT.encode(), False, id="sound"),
        pytest.param(PLAIN + b"\n" + TEXT.encode() + b"\xe3\n", True, id="a lost octet"),
        pytest.param(PLAIN + b"\n" + TEXT.encode() + b"a", True, id="an open end"),
        pytest.param(PLAIN + b"\nSY1234\n 567\n", True, id="a number that may go on"),
        pytest.param(PLAIN + b"\nabc=\ndef\n", True, id="a soft break"),
        pytest.param(b"Content-Type: text/plain; charset=iso-2022-jp\n\n" + TEXT.encode("iso2022_jp") + b"\xb1\n", True, id="a stray octet in JIS"),
        pytest.param(b"Content-Type: text/html\n\n<html><body>a</body></html>\n", False, id="a page"),
        pytest.param(b"Content-Type: text/html\n\n<html><body>a<br>\n", True, id="a page without its end"),
        pytest.param(b"Content-Type: text/html\n\n<table><tr><td>a<br>\n", True, id="a cell without its end"),
    ],
)  # fmt: skip
def test_signs_of_damage(content: bytes, is_damaged: bool) -> None:
    (document,) = parse_message(HEAD + content).documents
    assert document.is_damaged is is_damaged


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-16-le"])
def test_a_number_broken_before_it_was_encoded_is_marked(codec: str) -> None:
    text = "ご注文番号：SY1234567\r\n 8\r\nありがとうございます。\r\n"
    fields = f"Content-Type: text/plain; charset={codec}\nContent-Transfer-Encoding: base64\n\n".encode()
    (document,) = parse_message(HEAD + fields + base64.encodebytes(text.encode(codec))).documents
    assert [line.text for line in document.lines[:2]] == [f"ご注文番号：SY1234567{BROKEN}", f" {BROKEN}8"]


def test_a_line_cut_within_a_number_is_marked() -> None:
    line = b"x" * 991 + b"SY12345"
    (document,) = parse_message(HEAD + PLAIN + b"\n" + line + b"\nnext\n").documents
    assert document.lines[0].text == line.decode() + BROKEN


SWEPT = {
    "quoted-printable": [b"=E3=81=82", b"=\n", b"==", b" \t", b"=\n\n"],
    "base64": [b"QUJD", b"\n", b"A=\n", b"QUJD!", b"QU-_\n", b"QUJD\n\n"],
    "x-uuencode": [b"begin 644 a\n", b"#86)C\n", b"M!\n"],
    "8bit": [b"a!\n ", b"\xe3\n \x81\x82", b"x" * 989 + b"!\n", b"From: a\n\n", b"\x1b$B!\n ", b"$B!"],
}


@pytest.mark.parametrize(
    ("encoding", "piece"), [(name, piece) for name, pieces in SWEPT.items() for piece in pieces]
)
def test_time_grows_with_the_octets(encoding: str, piece: bytes) -> None:
    fields = PLAIN + b"Content-Transfer-Encoding: " + encoding.encode() + b"\n\n"

    def seconds(octets: int) -> float:
        raw = HEAD + fields + piece * (octets // len(piece))
        began = time.process_time()
        parse_message(raw)
        return time.process_time() - began

    short, long = (min(seconds(octets) for _ in range(2)) for octets in (50_000, 200_000))
    assert long < 10 * short + 0.2


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "x-uuencode", "8bit"])
def test_no_more_is_decoded_than_is_read(encoding: str) -> None:
    fields = PLAIN + b"Content-Transfer-Encoding: " + encoding.encode() + b"\n\n"
    message = parse_message(HEAD + fields + b"QUJDREVGR0hJ" * 800_000)
    assert "a text part longer than is read" in message.defects
    assert sum(len(line.text) for line in message.documents[0].lines) <= 1 << 20
