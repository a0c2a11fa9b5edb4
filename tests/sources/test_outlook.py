"""Outlook messages, made here and by other programs."""

from __future__ import annotations

import contextlib
import email
import email.header
import importlib.util
import json
import random
import struct
from typing import TYPE_CHECKING, Any

import pytest

from norton_order.mime import parse_message
from norton_order.sources import Unusable, Whole, open_source
from norton_order.sources.feeds import DamageError
from norton_order.sources.outlook import message_from_outlook
from norton_order.sources.rtf import RtfBody, decompress_rtf, read_rtf

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import Message
    from pathlib import Path

    Read = Callable[[dict[str, Any]], Message]
    Write = Callable[[dict[str, Any]], bytes]


needs_oxmsg = pytest.mark.skipif(
    importlib.util.find_spec("oxmsg") is None, reason="the extra outlook is missing"
)

BODY = "自動延長加入時のご注文番号\r\nSY12345678\r\n"
HTML_RTF = (
    rb"{\rtf1\ansi\ansicpg932\fromhtml1 \deff0"
    rb"{\fonttbl{\f0\fswiss\fcharset128 MS PGothic;}{\f1\fcharset0 Arial;}}"
    rb"{\colortbl\red0\green0\blue0;}\uc1\pard\plain\deftab360 \f0\fs24 "
    rb"{\*\htmltag19 <html>}{\*\htmltag34 <body>}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 "
    rb"\'8e\'a9\'93\'ae\'89\'84\'92\'b7\u21152 ?\u20837 ?{\*\htmltag4 &nbsp;}\htmlrtf \'a0\htmlrtf0 "
    rb'{\*\htmltag84 <a href="https://www.nortonstore.jp/">}\htmlrtf {\field{\fldinst{HYPERLINK}}\htmlrtf0 '
    rb'SY\{1\}\htmlrtf }\htmlrtf0{\*\htmltag92 </a>}{\*\mhtmltag84 <a href="x">}\htmlrtf\par}\htmlrtf0'
    rb"{\*\htmltag72 </p>}{\*\htmltag27 </html>}}"
)
HTML = '<html><body><p>自動延長加入&nbsp;<a href="https://www.nortonstore.jp/">SY{1}</a></p></html>'


def properties(header_octets: int, values: dict[int, int] | None = None) -> bytes:
    segments = [struct.pack("<2H4xQ", 3, number, value) for number, value in (values or {}).items()]
    return bytes(header_octets) + b"".join(segments)


def item(
    texts: dict[int, str | bytes], header_octets: int = 32, values: dict[int, int] | None = None
) -> dict[str, Any]:
    """Return the streams of a message, a recipient or an attachment: text as UTF-16, octets as they are."""
    tree: dict[str, Any] = {"__properties_version1.0": properties(header_octets, values)}
    for number, value in texts.items():
        if isinstance(value, str):
            tree[f"__substg1.0_{number:04X}001F"] = value.encode("utf-16-le")
        else:
            kind = "0102" if number in (0x1009, 0x1013, 0x3701) else "001E"
            tree[f"__substg1.0_{number:04X}{kind}"] = value
    return tree


@pytest.fixture
def read(compound_file: Write) -> Callable[[dict[str, Any]], Message]:
    return lambda tree: email.message_from_bytes(message_from_outlook(compound_file(tree)))


def text_of(message: Message, kind: str) -> list[str]:
    parts = [part for part in message.walk() if part.get_content_type() == kind]
    return [
        bytes(part.get_payload(decode=True)).decode(part.get_content_charset() or "ascii") for part in parts
    ]


def decoded(value: str) -> str:
    return str(email.header.make_header(email.header.decode_header(value)))


def plain_rtf(rtf: bytes) -> bytes:
    return struct.pack("<2L4s4x", len(rtf) + 12, len(rtf), b"MELA") + rtf


@needs_oxmsg
def test_a_message_without_transport_header(read: Read) -> None:
    tree = item(
        {
            0x0037: "ノートン\r\nBcc: x",
            0x1000: BODY,
            0x0C1A: "店",
            0x5D01: "store@example.jp",
            0x1035: "<1@x>",
        }
    )
    tree["__properties_version1.0"] += struct.pack("<2H4xQ", 0x40, 0x0039, 133_500_000_000_000_000)
    tree["__recip_version1.0_#00000000"] = item({0x3001: "太郎", 0x39FE: "taro@example.jp"}, 8, {0x0C15: 1})
    tree["__recip_version1.0_#00000001"] = item({0x3003: "/O=X/CN=HANAKO"}, 8, {0x0C15: 1})
    tree["__recip_version1.0_#00000002"] = item({0x3003: "jiro@example.jp"}, 8, {0x0C15: 2})
    message = read(tree)
    assert {
        name: decoded(value) for name, value in message.items() if not name.startswith(("Content", "MIME"))
    } == {
        "From": "店 <store@example.jp>",
        "To": "太郎 <taro@example.jp>",
        "Cc": "jiro@example.jp",
        "Subject": "ノートン Bcc: x",
        "Date": "Wed, 17 Jan 2024 21:20:00 +0000",
        "Message-ID": "<1@x>",
    }
    assert text_of(message, "text/plain")[0].splitlines() == BODY.splitlines()


@needs_oxmsg
def test_the_header_section_it_was_received_with(read: Read) -> None:
    header = (
        "Microsoft Mail Internet Headers Version 2.0\r\nReceived: from a\r\n\tby b\r\n"
        "Authentication-Results: mx.example.jp; "
        "dkim=pass\r\nSubject: =?utf-8?b?44OO?=\r\nFrom: store@example.jp\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed;\r\n boundary="x"\r\n\r\nTo: taro@example.jp\r\n'
    )
    message = read(item({0x007D: header, 0x0037: "別", 0x5D01: "other@example.jp", 0x1000: "body"}))
    assert message["Received"] == "from a\n\tby b"
    assert message["Authentication-Results"] == "mx.example.jp; dkim=pass"
    assert message.get_all("Subject") == ["=?utf-8?b?44OO?="]
    assert message.get_all("From") == ["store@example.jp"]
    assert message.get_content_type() == "text/plain"
    assert text_of(message, "text/plain") == ["body"]


@needs_oxmsg
@pytest.mark.parametrize(
    "rtf", [b"", plain_rtf(rb"{\rtf1\ansi\ansicpg932 x}")], ids=["guessed", "told-by-rtf"]
)
def test_ansi_text_is_cp932_whatever_the_code_page_says(read: Read, rtf: bytes) -> None:
    tree = item(
        {0x0037: "ご注文①".encode("cp932"), 0x1000: BODY.encode("cp932"), 0x1009: rtf},
        values={0x3FDE: 50220, 0x3FFD: 1252},
    )
    message = read(tree)
    assert decoded(message["Subject"]) == "ご注文①"
    assert text_of(message, "text/plain")[0].split() == BODY.split()


@needs_oxmsg
def test_html_of_each_kind(read: Read) -> None:
    octets = read(item({0x1000: "x", 0x1013: "<p>ご注文".encode("iso-2022-jp")}, values={0x3FDE: 50220}))
    assert octets.get_content_type() == "multipart/alternative"
    assert text_of(octets, "text/html")[0].startswith("<p>ご注文")
    assert text_of(read(item({0x1013: "<p>ご注文"})), "text/html") == ["<p>ご注文"]
    assert text_of(read(item({0x1009: plain_rtf(HTML_RTF)})), "text/html") == [HTML]
    assert text_of(read(item({0x1009: plain_rtf(rb"{\rtf1 a\par b}")})), "text/plain")[0].split() == [
        "a",
        "b",
    ]


@needs_oxmsg
def test_enclosed_messages(compound_file: Write) -> None:
    inner = item({0x0037: "inner", 0x1000: BODY, 0x007D: "From: store@example.jp\r\n"}, 24)
    tree = item({0x0037: "Fwd", 0x1000: "see"})
    tree["__attach_version1.0_#00000000"] = {
        "__properties_version1.0": properties(8, {0x3705: 5}),
        "__substg1.0_3701000D": inner,
    }
    eml = b"From: a@example.jp\nSubject: eml\n\nbody\n"
    tree["__attach_version1.0_#00000001"] = item({0x3707: "a.eml", 0x3701: eml}, 8, {0x3705: 1})
    tree["__attach_version1.0_#00000002"] = item({0x3707: "a.pdf", 0x3701: b"%PDF"}, 8, {0x3705: 1})
    message = parse_message(message_from_outlook(compound_file(tree)))
    assert [inner.envelope.subject for inner in message.enclosed] == ["inner", "eml"]
    assert [line.text for line in message.enclosed[0].documents[0].lines if line.text] == BODY.split()


@needs_oxmsg
def test_as_a_source(tmp_path: Path, compound_file: Write) -> None:
    path = tmp_path / "a.msg"
    path.write_bytes(compound_file(item({0x0037: "a", 0x1000: "b"})))
    (found,) = open_source(path)
    assert isinstance(found, Whole)
    assert b"\nSubject: a\n" in b"\n" + found.raw


def test_without_the_extra(tmp_path: Path, compound_file: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    path = tmp_path / "a.msg"
    path.write_bytes(compound_file(item({0x0037: "a", 0x1000: "b"})))
    assert list(open_source(path)) == [
        Unusable(str(path), True, "needs-outlook", "an Outlook message (.msg)")
    ]


@needs_oxmsg
def test_damage_never_raises_anything_else(compound_file: Write) -> None:
    whole = compound_file(item({0x0037: "a", 0x1000: BODY, 0x1009: plain_rtf(HTML_RTF)}))
    chance = random.Random(1)  # noqa: S311 - the same damage every time
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            damaged[chance.randrange(chance.choice([512, 2048, len(damaged)]))] = chance.randrange(256)
        if chance.random() < 0.2:
            del damaged[chance.randrange(len(damaged)) :]
        with contextlib.suppress(DamageError):
            message_from_outlook(bytes(damaged))


@needs_oxmsg
@pytest.mark.parametrize("folder", ["msgreader-hiraoka", "outlook-message-parser", "unstructured"])
def test_messages_of_other_programs(corpora: Path, folder: str) -> None:
    """Every one is read; where a golden stands beside it, subject and text are the same."""
    count = 0
    for path in sorted((corpora / folder).rglob("*.msg")):
        (found,) = open_source(path)
        assert isinstance(found, Whole), path.name
        count += 1
        golden = path.with_suffix(".json")
        if golden.exists():
            truth = json.loads(golden.read_text("utf-8"))
            message = email.message_from_bytes(found.raw)
            assert decoded(message["Subject"] or "") == truth.get("subject", "").strip()
            plain = (text_of(message, "text/plain") or [""])[0]
            assert plain.split() == truth.get("body", "").split()
    assert count > 3


@pytest.mark.parametrize(
    ("rtf", "body"),
    [
        pytest.param(HTML_RTF, RtfBody(HTML, is_html=True), id="html"),
        pytest.param(
            rb"{\rtf1\ansicpg1252 a\'e9\tab b\par c}", RtfBody("aé\tb\r\nc", is_html=False), id="text"
        ),
        pytest.param(
            rb"{\rtf1\ansicpg1252{\fonttbl{\f7\fcharset128 x;}}\f7 \'82\'b2\'92\'8d\plain \f7\'95\'b6}",
            RtfBody("ご注文", is_html=False),
            id="charset-of-the-font",
        ),
        pytest.param(rb"{\rtf1\uc2\u12372 ??x}", RtfBody("ごx", is_html=False), id="two-signs-instead"),
        pytest.param(rb"{\rtf1\u-10179 ?\u-8704 ?}", RtfBody("😀", is_html=False), id="surrogates"),
        pytest.param(rb"{\rtf1 a{\pict\bin5 }}}}}b}c}", RtfBody("ac", is_html=False), id="binary"),
        pytest.param(rb"}}}{\rtf1 \{a\}\\", RtfBody("{a}\\", is_html=False), id="unbalanced"),
        pytest.param(b"", RtfBody("", is_html=False), id="nothing"),
    ],
)
def test_rtf(rtf: bytes, body: RtfBody) -> None:
    assert read_rtf(rtf) == body


def test_compressed_rtf() -> None:
    """The two examples of MS-OXRTFCP 3.1."""
    simple = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert decompress_rtf(simple) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    crossing = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert decompress_rtf(crossing) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    for cut in range(len(simple)):
        assert b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n".startswith(decompress_rtf(simple[:cut]))
