"""Mailboxes and archives attached to a message are searched, or named."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from norton_order.attached import STARTS, attached_stores, holds_store
from norton_order.model import Notice, NotSearched
from norton_order.scan import scan

if TYPE_CHECKING:
    from pathlib import Path

LINE = b"From - Mon Nov 20 09:00:00 2023\n"
NOTICE = (
    b"From: order@mail.nortonstore.jp\nTo: taro@example.jp\nContent-Type: text/plain; charset=utf-8\n\n"
    + "自動延長加入時のご注文番号：SY12345678\n".encode()
)
OTHER = b"From: hanako@example.jp\nSubject: lunch\n\nAt noon?\n"
MBOX = LINE + OTHER + b"\n" + LINE + NOTICE


def zipped(**members: bytes) -> bytes:
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return octets.getvalue()


def with_attached(name: str, octets: bytes, line_end: bytes = b"\n") -> bytes:
    mail = (
        b"From: hanako@example.jp\nTo: taro@example.jp\nSubject: old mail\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nHere it is.\n--x\n"
        b'Content-Type: application/octet-stream; name="%b"\nContent-Transfer-Encoding: base64\n\n%b\n--x--\n'
        % (name.encode(), base64.encodebytes(octets).strip())
    )
    return mail.replace(b"\n", line_end)


SEARCHED = [
    pytest.param("old.mbox", MBOX, "old.mbox", len(LINE + OTHER) + 1, id="mbox"),
    pytest.param("old.mbox.gz", gzip.compress(MBOX), "old.mbox.gz", len(LINE + OTHER) + 1, id="mbox, gzip"),
    pytest.param("old.zip", zipped(a_mbox=MBOX), "old.zip!a.mbox", len(LINE + OTHER) + 1, id="mbox in zip"),
    pytest.param("old.zip", zipped(a_txt=b"x", b_eml=NOTICE), "old.zip!b.eml", None, id="message in zip"),
]


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize(("name", "octets", "place", "offset"), SEARCHED)
@pytest.mark.parametrize("within", ["file", "mbox", "large mbox"])
def test_what_is_attached_is_searched(
    within: str, name: str, octets: bytes, place: str, offset: int | None, line_end: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "mail"
    mail = with_attached(name, octets, line_end)
    padding = OTHER + b"lunch " * 400_000 + b"\n\n"
    before = {"file": b"", "mbox": LINE + OTHER + b"\n" + LINE, "large mbox": LINE + padding + LINE}[within]
    path.write_bytes(before + mail)
    for prefilter in (True, False):
        running = scan(path, jobs=1, prefilter=prefilter)
        found = [one for one in running if isinstance(one, Notice)]
        assert [(one.source, one.offset) for one in found] == [(f"{path}!{place}", offset)]
        assert found[0].enrollment_order == "SY12345678"
        assert running.scanned.not_searched == ()


def test_what_cannot_be_searched_is_named_and_no_mail_is_not(tmp_path: Path) -> None:
    path = tmp_path / "mail"
    mails = [
        with_attached("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(60)),
        with_attached("b.zip", zipped(photo_jpg=b"\xff\xd8\xff\xe0" + bytes(100))),
        with_attached("c.docx", zipped(**{"[Content_Types]_xml": b"<x/>"})),
        with_attached("d.gz", gzip.compress(MBOX)[:-9]),
        with_attached("e.eml.gz", gzip.compress(with_attached("f.zip", zipped(a_mbox=MBOX)))),
    ]
    path.write_bytes(b"\n".join(LINE + mail for mail in mails))
    running = scan(path, jobs=1)
    found = list(running)
    assert [one.source for one in found] == [f"{path}!d.gz"]  # what came before the damage
    assert running.scanned.not_searched == (
        NotSearched(f"{path}!a.7z", "unsupported-archive"),
        NotSearched(f"{path}!d.gz", "broken-archive"),
        NotSearched(f"{path}!e.eml.gz!f.zip", "too-deep"),
    )
    assert (running.scanned.skipped, running.scanned.unread) == (3, 0)


def test_names_are_plain_or_numbers() -> None:
    names = ["a/b\\c.zip", "=?utf-8?B?5Y+k44GE?=", "古い.zip"]
    mail = b"\n".join(with_attached(name, zipped(a_mbox=MBOX)) for name in names)
    assert [attached.name for attached in attached_stores(mail)] == ["c.zip", "2", "3"]


@pytest.mark.parametrize("start", STARTS)
def test_text_that_begins_like_a_store_is_none(start: bytes) -> None:
    assert holds_store(OTHER + start + b"xyz")
    assert list(attached_stores(OTHER + start + b"xyz")) == []
