"""The stores of mail programs: every message once, whole, and in its place; what is damaged is told."""

from __future__ import annotations

import gzip
import io
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import store_writers as write
from norton_order import scan
from norton_order.sources import NotSearched, Unusable, Whole, members, open_source, parting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    See = Callable[[object], list[tuple[Any, ...]]]
    Make = Callable[[Sequence[bytes]], bytes]


def mail(number: int, text: str = "") -> bytes:
    """Return a mail with CRLF line ends; *text* stands behind what every one says."""
    return (
        f"From: a{number}@example.jp\r\nTo: taro@example.jp\r\nSubject: no. {number}\r\n"
        f"Message-ID: <{number}@example.jp>\r\n\r\nFrom here on\r\n.dot\r\n{text}number {number}\r\n"
    ).encode()


MAILS = [mail(1), mail(2, "long\r\n" * 300), mail(3), mail(4, "x" * 512), mail(5)]


def dotted(mails: Sequence[bytes]) -> bytes:
    return b"".join(one.replace(b"\n.", b"\n..") + b".\r\n" for one in mails)


def together(mails: Sequence[bytes]) -> bytes:
    """Return one vMessage with a body for each mail."""
    bodies = b"".join(b"BEGIN:VENV\r\nBEGIN:VBODY\r\n%b\r\nEND:VBODY\r\nEND:VENV\r\n" % one for one in mails)
    return b"BEGIN:VMSG\r\nVERSION:1.1\r\n%bEND:VMSG\r\n" % bodies


def wrapped(mails: Sequence[bytes]) -> list[bytes]:
    return [write.make_vmg([one]) for one in mails]


STORES = [
    pytest.param(write.make_dbx, list, id="dbx"),
    pytest.param(lambda mails: write.make_dbx(mails, per_node=1), list, id="dbx-deep"),
    pytest.param(write.make_tbb, list, id="tbb"),
    pytest.param(lambda mails: write.make_tbb(mails, head=3084, marked=False), list, id="tbb-without-marks"),
    pytest.param(write.make_mbx, list, id="mbx"),
    pytest.param(lambda mails: write.make_mbx(mails)[2048:], list, id="mtx"),
    pytest.param(write.make_mix, list, id="mix"),
    pytest.param(write.make_dbox, list, id="mdbox"),
    pytest.param(lambda mails: write.make_dbox([gzip.compress(one) for one in mails]), list, id="mdbox-gzip"),
    pytest.param(write.make_vmg, wrapped, id="vmg"),
    pytest.param(dotted, list, id="dots"),
    pytest.param(b"".join, list, id="nothing-parts-them"),
]


@pytest.mark.parametrize(("make", "expected"), STORES)
@pytest.mark.parametrize("count", [2, 5])
def test_every_message_comes_whole_with_its_number(
    make: Make, expected: Callable[[Sequence[bytes]], list[bytes]], count: int, tmp_path: Path, see: See
) -> None:
    path = tmp_path / "store"
    path.write_bytes(make(MAILS[:count]))
    told = [("message", f"{path}!{number}", raw) for number, raw in enumerate(expected(MAILS[:count]), 1)]
    assert see(path) == told
    assert see(tmp_path) == told
    assert see(io.BytesIO(make(MAILS[:count]))) == [
        ("message", f"-!{number}", raw) for number, raw in enumerate(expected(MAILS[:count]), 1)
    ]


@pytest.mark.parametrize(("make", "expected"), STORES)
def test_no_message_is_ever_half(
    make: Make, expected: Callable[[Sequence[bytes]], list[bytes]], see: See
) -> None:
    """Cut anywhere: what comes stood there whole, but for a last message whose end nothing tells."""
    octets = make(MAILS)
    whole = {raw for mails in (MAILS, MAILS[:1]) for raw in expected(mails)}
    for cut in range(100, len(octets), 97):
        found = see(io.BytesIO(octets[:cut]))
        assert found
        messages = [one[2] for one in found if one[0] == "message"]
        if make in (write.make_vmg, dotted, b"".join):
            messages = messages[:-1]
        assert set(messages) <= whole


@given(
    make=st.sampled_from([one.values[0] for one in STORES]),
    at=st.integers(0, 12_000),
    octets=st.binary(max_size=40),
)
@settings(max_examples=150, deadline=None)
def test_a_damaged_store_ends_with_sentences(make: Make, at: int, octets: bytes) -> None:
    whole = make(MAILS)
    at %= len(whole)
    for found in open_source(io.BytesIO(whole[:at] + octets + whole[at + len(octets) :])):
        assert found.source.startswith("-")
        if isinstance(found, Unusable):
            assert found.detail
            assert "\n" not in found.detail
        elif isinstance(found, Whole):
            assert found.raw


@pytest.mark.parametrize(
    ("make", "mark"),
    [
        pytest.param(write.make_tbb, b"\x21\x09\x70\x19", id="tbb"),
        pytest.param(write.make_mbx, b"20-Nov-2023", id="mbx"),
        pytest.param(write.make_mix, b":msg:", id="mix"),
        pytest.param(write.make_dbox, b"\x01\x02N", id="mdbox"),
    ],
)
def test_what_stands_behind_a_damaged_message_is_read(make: Make, mark: bytes, see: See) -> None:
    octets = bytearray(make(MAILS))
    places = [at for at in range(len(octets)) if octets.startswith(mark, at)]
    assert len(places) == len(MAILS)
    octets[places[2] : places[2] + len(mark)] = b"?" * len(mark)
    found = see(io.BytesIO(octets))
    assert [one[2] for one in found if one[0] == "message"] == [*MAILS[:2], *MAILS[3:]]
    assert [one[2] for one in found if one[0] != "message"] == ["broken-store"]


def test_a_dbx_without_its_tree_is_read_by_its_segments(see: See) -> None:
    octets = bytearray(write.make_dbx(MAILS))
    struct.pack_into("<L", octets, 0xE4, 4)
    assert [one[2] for one in see(io.BytesIO(octets))] == MAILS


def test_a_dbx_whose_segments_form_a_circle_ends(see: See) -> None:
    octets = bytearray(write.make_dbx(MAILS[1:3]))
    first = next(at for at in range(0x24BC, len(octets), 4) if octets[at : at + 4] == struct.pack("<L", at))
    struct.pack_into("<L", octets, first + 12, first)
    kinds = [one[0] if one[0] == "message" else one[2] for one in see(io.BytesIO(octets))]
    assert kinds == ["broken-store", "message"]


def test_a_dbx_that_tells_of_more_than_there_is(see: See) -> None:
    octets = bytearray(write.make_dbx(MAILS))
    struct.pack_into("<L", octets, 0xC4, len(MAILS) + 2)
    found = list(open_source(io.BytesIO(octets)))
    assert [one.raw for one in found if isinstance(one, Whole)] == MAILS
    assert isinstance(found[-1], Unusable)
    assert found[-1].detail == "2 of 7 messages were not found"


def test_a_dbx_whose_index_is_empty_is_read_by_its_segments(see: See) -> None:
    octets = bytearray(write.make_dbx(MAILS))
    struct.pack_into("<L", octets, 0xE4, 0)
    struct.pack_into("<L", octets, 0xC4, 0)
    assert [one[2] for one in see(io.BytesIO(octets))] == MAILS


def test_several_bodies_of_one_vmessage_are_several_mails(see: See) -> None:
    found = see(io.BytesIO(together(MAILS) + write.make_vmg(MAILS[:1])))
    assert [one[1] for one in found] == [f"-!{number}" for number in range(1, 7)]
    for (_, _, raw), one in zip(found, [*MAILS, MAILS[0]], strict=True):
        assert raw.count(b"Message-ID") == 1
        assert one in raw


def test_an_index_of_outlook_express_is_no_mail(see: See, tmp_path: Path) -> None:
    (tmp_path / "Folders.dbx").write_bytes(bytes.fromhex("cfad12fec6fd746f") + bytes(9000))
    assert see(tmp_path) == [("skipped", f"{tmp_path}/Folders.dbx")]


def test_a_message_that_is_too_large_is_told_and_passed_over(
    see: See, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "MAX_MESSAGE_OCTETS", len(MAILS[3]))
    found = see(io.BytesIO(write.make_mix(MAILS)))
    assert [one[2] for one in found] == [MAILS[0], "too-large", *MAILS[2:]]


@pytest.mark.parametrize("make", [dotted, b"".join, write.make_vmg])
def test_mails_that_nothing_counts_are_read_in_windows(
    make: Make, see: See, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [mail(number, "text\r\n" * (number % 50)) for number in range(400)]
    whole = see(io.BytesIO(make(many)))
    assert len(whole) == 400
    monkeypatch.setattr(parting, "_WINDOW_OCTETS", 4096)
    monkeypatch.setattr(parting, "_MARGIN", 1024)
    assert see(io.BytesIO(make(many))) == whole
    monkeypatch.setattr(parting, "MAX_MESSAGE_OCTETS", 8192)
    huge = [*many[:3], mail(7, "text\r\n" * 9000), *many[3:]]
    told = see(io.BytesIO(make(huge)))
    assert [one[2] for one in told if one[0] == "member"] == ["too-large"]
    assert len(told) == 401


# -- where one mail ends -----------------------------------------------------------------------------

HEADER = b"Message-ID: <1@example.jp>\nFrom: a@example.jp\nTo: b@example.jp\nSubject: s\nMIME-Version: 1.0\n"
INNER = HEADER + b"\ninner\n"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(HEADER + b"\ntext\n", id="one mail"),
        pytest.param(
            HEADER
            + b"\n----- Original Message -----\nFrom: a@example.jp\nTo: b@example.jp\nSubject: s\n\ntext\n",
            id="a forward in the text",
        ),
        pytest.param(
            HEADER
            + b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
            + INNER
            + b"\n--b--\n",
            id="an attached message",
        ),
        pytest.param(
            HEADER
            + b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n"
            + INNER,
            id="an attached message, its end lost",
        ),
        pytest.param(
            HEADER
            + b'Content-Type: multipart/mixed;\n boundary="b"\n\n--b\n\n'
            + INNER
            + b"\n--b\n\nmore\n--b--\n",
            id="source as text in a part",
        ),
        pytest.param(HEADER + b"Content-Type: message/rfc822\n\n" + INNER, id="nothing but a message"),
        pytest.param(b"Received: by x\n\n" + INNER, id="a blank line within the header section"),
        pytest.param(HEADER + b"\n> " + INNER.replace(b"\n", b"\n> "), id="quoted source"),
    ],
)
def test_one_mail_is_one_mail(raw: bytes, see: See) -> None:
    assert see(io.BytesIO(raw)) == [("message", "-", raw)]
    assert see(io.BytesIO(raw.replace(b"\n", b"\r\n"))) == [("message", "-", raw.replace(b"\n", b"\r\n"))]


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(HEADER + b"\ntext\n", id="text"),
        pytest.param(HEADER + b"\n", id="no body"),
        pytest.param(HEADER + b"Content-Transfer-Encoding: base64\n\ndGV4dA==\n", id="base64"),
        pytest.param(
            HEADER + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b--\n", id="multipart"
        ),
        pytest.param(
            HEADER + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n",
            id="multipart, its end lost",
        ),
        pytest.param(HEADER + b"Content-Type: text/html\n\n<p>text</p></html>", id="no line end behind it"),
        pytest.param(
            HEADER + b"\ntext\n\nFrom a@example.jp Mon Nov 20 10:00:00 2023\n", id="a separator line"
        ),
    ],
)
def test_two_mails_are_two(first: bytes, see: See) -> None:
    found = see(io.BytesIO(first + INNER))
    assert [one[:2] for one in found] == [("message", "-!1"), ("message", "-!2")]
    assert found[1][2].endswith(INNER)
    assert b"".join(one[2] for one in found) == first + INNER


def test_a_mail_that_nothing_parts_from_another_is_told_of(see: See) -> None:
    found = list(open_source(io.BytesIO(INNER + INNER)))
    assert [one.defects for one in found if isinstance(one, Whole)] == [("mails that nothing parts",)] * 2


# -- other ways to lose a mail -----------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_an_mbox_in_utf_16(codec: str, see: See) -> None:
    mbox = (
        "From a@example.jp Mon Nov 20 10:00:00 2023\nFrom: ノートン <a@example.jp>\nSubject: s\n\ntext\n\n"
        * 3
    )
    assert see(io.BytesIO(mbox.encode(codec))) == [("mbox", "-", mbox.encode())]


@pytest.mark.parametrize(
    ("name", "octets", "why"),
    [
        pytest.param("mail.nsf", b"\x1a\x00\x00\x04\x00\x00" + bytes(600), "notes", id="Notes"),
        pytest.param("In.toc", b"\x30\x00" + bytes(600), "eudora", id="index of Eudora"),
        pytest.param("Main Identity/Database", bytes(600), "entourage", id="Entourage"),
        pytest.param("a.olk15Message", b"\xd0\r\n" + bytes(600), "outlook-mac", id="Outlook for Mac"),
        pytest.param("HxStore.hxd", b"Nostromoi" + bytes(600), "windows-mail", id="Windows Mail"),
        pytest.param("a.asc", b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n", "encrypted-mail", id="PGP"),
    ],
)
def test_a_known_store_is_named_wherever_it_stands(
    name: str, octets: bytes, why: str, tmp_path: Path, see: See, make_zip: Callable[..., bytes]
) -> None:
    path = tmp_path / "folder" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(octets)
    assert see(path) == [("named", str(path), why)]
    assert see(tmp_path) == [("member", str(path), why)]
    assert see(io.BytesIO(make_zip([(name, octets)]))) == [("member", f"-!{name}", why)]


def test_what_is_not_searched_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "nowhere").symlink_to(tmp_path / "lost")
    found = scan(tmp_path)
    assert list(found) == []
    assert found.skipped == 2
    assert found.scanned.not_searched == (
        NotSearched(f"{tmp_path}/a.png", "not-mail"),
        NotSearched(f"{tmp_path}/nowhere", "missing"),
    )


@pytest.mark.parametrize("account", ["Accounts/taro@example.jp", "Local"])
@pytest.mark.parametrize("html_in_body", [False, True])
def test_an_archive_of_outlook_for_mac(account: str, html_in_body: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.olm"
    text = "自動延長サービスの課金が完了しました。\n\n自動延長加入時のご注文番号：SY1234567{}\n"
    page = "<html><body><p>自動延長加入時のご注文番号：SY1234567{}</p></body></html>"
    made = [(text.format(number), page.format(number) if number % 2 else "") for number in range(4)]
    if html_in_body:
        made = [("", page.format(number)) for number in range(4)]
    path.write_bytes(write.make_olm(made, account=account, html_in_body=html_in_body))
    notices = list(scan(path))
    assert [one.enrollment_order for one in notices] == [f"SY1234567{number}" for number in range(4)]  # type: ignore[union-attr]
    assert {one.email for one in notices} == {"taro@example.jp"}  # type: ignore[union-attr]
    assert notices[1].source == f"{path}!{account}/com.microsoft.__Messages/受信トレイ/message_00001.xml"
    assert str(notices[1].date) == "2023-11-20 01:02:11+00:00"


def test_xml_that_declares_entities_is_not_read(see: See) -> None:
    xml = b"<?xml version='1.0'?><emails><OPF/></emails><!DOCTYPE a [<!ENTITY b 'b'>]>"
    assert see(io.BytesIO(xml)) == [("named", "-", "broken-store")]
