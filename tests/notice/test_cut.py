"""A mail that breaks off: never a part of its number, and the whole number wherever it shows that it is whole."""

from __future__ import annotations

import base64
import json
import quopri
from pathlib import Path

import pytest

from norton_order import NortonOrderError, parse_notice
from norton_order.mime import parse_message
from norton_order.mime.transfer import ends_whole

SAMPLES = Path(__file__).parent.parent.parent / "samples"
ACCEPTED = [
    path
    for path in sorted(SAMPLES.glob("*/*.eml"))
    if "enrollment_order" in json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    and path.parent.name != "pasted"  # who copies from a screen often leaves the last line end behind
]
STEP = 101
W, C = "自動延長加入時のご注文番号", "今回のご注文番号"
HEAD = "From: order@mail.nortonstore.jp\nTo: taro@example.jp\nSubject: 自動延長サービス・課金完了のご案内\nMIME-Version: 1.0\n"


def number(raw: bytes) -> str:
    try:
        return parse_notice(raw).enrollment_order
    except NortonOrderError:
        return ""


def test_there_are_samples_to_cut() -> None:
    assert len(ACCEPTED) > 25


@pytest.mark.parametrize("path", ACCEPTED[::2], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_part_of_a_number_is_taken_wherever_a_mail_is_cut(path: Path) -> None:
    raw = path.read_bytes()
    whole = number(raw)
    assert whole
    places = [*range(len(raw) // 4, len(raw), STEP), len(raw)]
    answers = [number(raw[:place]) for place in places]
    changes = [
        place
        for first, last, before, after in zip(places, places[1:], answers, answers[1:], strict=False)
        if before != after
        for place in range(first - STEP, last + STEP)
    ]
    assert {*answers, *(number(raw[:place]) for place in changes)} <= {"", whole}


def plain(text: str, charset: str = "utf-8", encoding: str = "8bit") -> bytes:
    octets = text.encode(charset)
    if encoding == "base64":
        octets = base64.encodebytes(octets)
    elif encoding == "quoted-printable":
        octets = quopri.encodestring(octets)
    fields = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    return (HEAD + fields).encode() + octets


def html(text: str) -> bytes:
    return f"{HEAD}Content-Type: text/html; charset=utf-8\n\n{text}".encode()


def mixed(*parts: bytes, end: bytes) -> bytes:
    fields = b"Content-Type: text/plain; charset=utf-8\n\n"
    head = f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n".encode()
    return head + b"\n".join(b"--b\n" + fields + part for part in parts) + end


TEXT = f"{W}：SY12345678"
WHOLE = {
    "a line end": plain(TEXT + "\n"),
    "a word behind": plain(TEXT + "です"),
    "another number of that length": plain(f"{C}：SY87654321\n{TEXT}"),
    "base64 that is padded": plain("。" + TEXT, encoding="base64"),
    "base64 with a short last line": plain("。" * 40 + " " + TEXT, encoding="base64"),
    "a closed multipart": mixed(TEXT.encode(), end=b"\n--b--"),
    "a part after it": mixed(TEXT.encode(), b"At noon?", end=b""),
    "HTML that is closed": html(f"<p>{TEXT}</p>"),
    "HTML and a line end": html(f"<p>{TEXT}\n"),
    "pasted text": TEXT.encode(),
}
CUT = {
    "nothing behind": plain(TEXT),
    "another number, longer": plain(f"{C}：SY876543210\n{TEXT}"),
    "another family": plain(f"{C}：NP87654321\n{TEXT}"),
    "JIS": plain(TEXT, "iso-2022-jp", "7bit"),
    "a soft line break": plain(TEXT, encoding="quoted-printable") + b"=\n",
    "base64 of a full last line": plain("。" * ((570 - len(TEXT.encode())) // 3) + " " * ((570 - len(TEXT.encode())) % 3) + TEXT, encoding="base64"),
    "base64 without a line end": plain(" " * (-len(TEXT.encode()) % 3) + TEXT, encoding="base64").rstrip(b"\n"),
    "an open multipart": mixed(b"At noon?", TEXT.encode(), end=b""),
    "HTML that is open": html(f"<p><b>{TEXT}"),
    "HTML within a tag": html(f"<p>{TEXT}<w"),
    "HTML after a place to break": html(f"<p>{TEXT}<wbr>"),
    "HTML after inline markup": html(f"<p><b>{TEXT}</b>"),
}  # fmt: skip


@pytest.mark.parametrize("raw", WHOLE.values(), ids=WHOLE)
def test_a_number_that_is_whole_is_taken(raw: bytes) -> None:
    assert number(raw) == "SY12345678"


@pytest.mark.parametrize("raw", CUT.values(), ids=CUT)
def test_a_number_that_may_go_on_is_not_taken(raw: bytes) -> None:
    assert not number(raw)


def test_a_text_that_is_too_long_to_be_read_whole_breaks_off() -> None:
    (document,) = parse_message(plain("a" * 2_000_000 + "\n")).documents
    assert document.is_cut
    (document,) = parse_message(plain("a\n")).documents
    assert not document.is_cut


@pytest.mark.parametrize(
    ("octets", "encoding", "expected"),
    [
        (b"QUJD\n", "base64", True),
        (b"QUJD", "base64", False),
        (b"QUI=", "base64", True),
        (b"Q" * 76 + b"\n", "base64", False),
        (b"Q" * 76 + b"\nQUJD\n", "BASE64", True),
        (b"abc\n", "7bit", False),
        (b"", "base64", False),
        (b"abc\n", None, False),
    ],
)
def test_where_base64_surely_ends(octets: bytes, encoding: str | None, expected: bool) -> None:
    assert ends_whole(octets, encoding) is expected
