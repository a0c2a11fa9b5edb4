"""Bodies in winmail.dat, written by a small writer of its format."""

from __future__ import annotations

import base64
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norton_order.mime import parse_message
from norton_order.mime.wrappers import SIGNATURE, Body, bodies_of

HEAD = b"From: a@example.jp\nTo: b@example.jp\nSubject: s\nMIME-Version: 1.0\n"
LABEL = "自動延長加入時のご注文番号：SY12345678"


def attribute(name: int, data: bytes) -> bytes:
    return struct.pack("<BII", 1, name, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def variable(kind: int, name: int, value: bytes) -> bytes:
    return struct.pack("<HHII", kind, name, 1, len(value)) + value + b"\0" * (-len(value) % 4)


def winmail(*properties: bytes, page: int = 932, more: bytes = b"") -> bytes:
    data = struct.pack("<I", len(properties)) + b"".join(properties)
    return (
        SIGNATURE
        + b"\x01\x00"
        + attribute(0x00069007, struct.pack("<II", page, 0))
        + more
        + attribute(0x00069003, data)
    )


BEFORE = struct.pack("<HHI", 0x0003, 0x0026, 1)  # a number
NAMED = struct.pack("<HH16sIII", 0x0003, 0x8001, b"g" * 16, 0, 7, 1)


@pytest.mark.parametrize(
    ("octets", "bodies"),
    [
        pytest.param(winmail(BEFORE, NAMED, variable(0x1E, 0x1000, LABEL.encode("cp932") + b"\0")), [Body("text/plain", "cp932", LABEL.encode("cp932"))], id="text"),
        pytest.param(winmail(variable(0x102, 0x1013, b"<p>a</p>"), page=65001), [Body("text/html", "cp65001", b"<p>a</p>")], id="HTML"),
        pytest.param(winmail(variable(0x102, 0x1009, b"packed")), [Body("text/rtf", "", b"packed")], id="RTF"),
        pytest.param(winmail(more=attribute(0x0002800C, b"a\0")), [Body("text/plain", "cp932", b"a")], id="an old body"),
        pytest.param(winmail()[:30], [], id="cut off"),
        pytest.param(b"MZ", [], id="something else"),
    ],
)  # fmt: skip
def test_bodies(octets: bytes, bodies: list[Body]) -> None:
    assert bodies_of(octets) == bodies


@pytest.mark.parametrize(
    "kind", [b"application/ms-tnef", b"application/octet-stream", b"application/ms-tnef; name=winmail.dat"]
)
@pytest.mark.parametrize(("codec", "mapi"), [("cp932", 0x1E), ("utf-16-le", 0x1F)])
def test_a_message_that_is_winmail_dat(kind: bytes, codec: str, mapi: int) -> None:
    octets = winmail(variable(mapi, 0x1000, (LABEL + "\0").encode(codec)))
    fields = b"Content-Type: " + kind + b"\nContent-Transfer-Encoding: base64\n\n"
    (document,) = parse_message(HEAD + fields + base64.encodebytes(octets)).documents
    assert [line.text for line in document.lines] == [LABEL]


def test_what_is_not_read_is_said() -> None:
    fields = b"Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n"
    message = parse_message(HEAD + fields + base64.encodebytes(winmail(variable(0x102, 0x1009, b"packed"))))
    assert message.defects == ("a text in Outlook's own format that is not read",)


@given(st.binary())
def test_any_octets(octets: bytes) -> None:
    assert sum(len(body.octets) for body in bodies_of(SIGNATURE + octets)) <= 3 * len(octets)
    assert sum(len(body.octets) for body in bodies_of(winmail(octets))) <= 3 * len(octets) + 100
