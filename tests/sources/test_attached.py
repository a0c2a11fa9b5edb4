"""Mails in the attachments of a mail: they take the road of an attached message."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
from base64 import encodebytes
from typing import TYPE_CHECKING, Any

import pytest

from norton_order import Notice, NotSearched, scan
from norton_order.prefilter.matcher import could_be_notice
from norton_order.scan.reader import read
from norton_order.sources import attached
from norton_order.sources.attached import attached_mails, may_hold_mails, unsearched_in, with_attached

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOTICE = (
    "From: order@mail.nortonstore.jp\nTo: taro@example.jp\nSubject: 自動延長サービス・課金完了のご案内\n"
    "Date: Mon, 20 Nov 2023 10:00:00 +0900\nMessage-ID: <n@example.jp>\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\n\n自動延長加入時のご注文番号：SY12345678\n"
).encode()
SEPARATOR = b"From a@example.jp Mon Nov 20 10:00:00 2023\n"


def zipped(*files: tuple[str, bytes]) -> bytes:
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return octets.getvalue()


def mail_with(octets: bytes, *, media_type: bytes = b"application/octet-stream", name: bytes = b"a") -> bytes:
    return (
        b"From: hanako@example.jp\nTo: friend@example.jp\nSubject: see there\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nSee there.\n--b\n'
        b'Content-Type: %b; name="%b"\nContent-Transfer-Encoding: base64\n\n%b--b--\n'
        % (media_type, name, encodebytes(octets))
    )


def with_attached_mails(raw: bytes) -> bytes:
    mails = attached_mails(raw)
    return with_attached(raw, mails) if mails else raw


CONTAINERS = [
    pytest.param(zipped(("notice.eml", NOTICE)), id="zip"),
    pytest.param(zipped(("a.txt", b"x"), ("in/b.zip", zipped(("c", NOTICE)))), id="zip-in-zip"),
    pytest.param(gzip.compress(NOTICE), id="gzip"),
    pytest.param(bz2.compress(NOTICE), id="bzip2"),
    pytest.param(lzma.compress(NOTICE), id="xz"),
    pytest.param(gzip.compress((SEPARATOR + NOTICE + b"\n") * 2), id="mbox-in-gzip"),
    pytest.param(zipped(("old.mbox", SEPARATOR + NOTICE)), id="mbox-in-zip"),
    pytest.param((SEPARATOR + NOTICE + b"\n") * 2, id="mbox"),
]


@pytest.mark.parametrize("octets", CONTAINERS)
@pytest.mark.parametrize("name", [b"a.bin", b"=?utf-8?b?6YCa55+l?=", b""])
def test_a_mail_in_an_attachment_is_read_as_an_attached_message(octets: bytes, name: bytes) -> None:
    found = read(mail_with(octets, name=name))
    assert isinstance(found, tuple)
    assert {(one.enrollment_order, one.email, one.forwarded_by) for one in found} == {
        ("SY12345678", "taro@example.jp", "hanako@example.jp")
    }


def numbered(number: int) -> bytes:
    return NOTICE.replace(b"<n@", b"<%d@" % number).replace(b"SY12345678", b"SY1234567%d" % number)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_place_of_a_notice_in_an_attachment_is_told(jobs: int, tmp_path: Path) -> None:
    one = SEPARATOR + numbered(1) + b"\n"
    path = tmp_path / "mail.eml"
    archive = zipped(("in/a.eml", numbered(3)), ("b.mbox", one.replace(b"1@", b"4@").replace(b"671", b"674")))
    path.write_bytes(
        mail_with(one + SEPARATOR + numbered(2), name=b"old.mbox").replace(
            b"--b--\n", mail_with(archive, name=b"a.zip").partition(b"See there.\n")[2]
        )
    )
    found = [notice for notice in scan(path, jobs=jobs) if isinstance(notice, Notice)]
    assert [(notice.enrollment_order, notice.source, notice.offset) for notice in found] == [
        ("SY12345671", f"{path}!old.mbox", 0),
        ("SY12345672", f"{path}!old.mbox", len(one)),
        ("SY12345673", f"{path}!a.zip!in/a.eml", None),
        ("SY12345674", f"{path}!a.zip!b.mbox", 0),
    ]


@pytest.mark.parametrize("octets", CONTAINERS)
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_prefilter_keeps_it_in_an_mbox(octets: bytes, jobs: int, tmp_path: Path) -> None:
    path = tmp_path / "inbox"
    other = b"From: a@example.jp\nSubject: s\n\n" + b"text\n" * 100 + b"\n"
    mails = [other] * 11_000
    mails[7_000] = mail_with(octets) + b"\n"
    path.write_bytes(b"".join(SEPARATOR + one for one in mails))
    found = list(scan(path, jobs=jobs))
    assert {one.enrollment_order for one in found if isinstance(one, Notice)} == {"SY12345678"}
    assert all(isinstance(one, Notice) for one in found)


def test_documents_of_office_are_not_read_for_it() -> None:
    document = mail_with(zipped(("[Content_Types].xml", b"<x/>"), ("a.eml", NOTICE)))
    assert not could_be_notice(document)
    assert may_hold_mails(document)
    assert with_attached_mails(document) is document


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(NOTICE, id="no attachment"),
        pytest.param(mail_with(b"PK\x03\x04" + b"x" * 90), id="a broken zip"),
        pytest.param(mail_with(zipped(("a.png", b"\x89PNG\r\n\x1a\n"))), id="no mail in it"),
        pytest.param(mail_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), id="an old document"),
        pytest.param(b"\n\nFrom a@example.jp 10:00 UEsDB\n", id="no header section"),
    ],
)
def test_without_mails_in_it_a_mail_stays_as_it_is(raw: bytes) -> None:
    assert with_attached_mails(raw) is raw


def test_the_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    many: Callable[[int], Any] = lambda count: zipped(*((f"{n}.eml", NOTICE) for n in range(count)))  # noqa: E731
    most = attached._MAX_MAILS
    assert with_attached_mails(mail_with(many(most))).count(b"message/rfc822") == most
    assert with_attached_mails(mail_with(many(most + 1))).count(b"message/rfc822") == most
    large = NOTICE + b"x" * 5000
    monkeypatch.setattr(attached, "_MAX_MAIL_OCTETS", len(large))
    assert with_attached_mails(mail_with(zipped(("a", large)))).count(b"message/rfc822") == 1
    assert with_attached_mails(mail_with(zipped(("a", large + b"x")))).count(b"message/rfc822") == 0
    monkeypatch.setattr(attached, "_MAX_OCTETS", len(large) + 1024)
    monkeypatch.setattr(attached, "_MAX_MAIL_OCTETS", 2 * len(large))
    assert with_attached_mails(mail_with(zipped(("a", large)))).count(b"message/rfc822") == 1
    assert with_attached_mails(mail_with(zipped(("a", large + b"x")))).count(b"message/rfc822") == 0


ENCRYPTED = b"PK\x03\x04\x14\x00\x01\x00" + bytes(22) + b"a.mbox" + bytes(40)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_not_opened_is_named(jobs: int, tmp_path: Path) -> None:
    path = tmp_path / "inbox"
    other = b"From: a@example.jp\nSubject: s\n\n" + b"text\n" * 100 + b"\n"
    mails = [other] * 3_000
    mails[1_000:1_006] = [
        mail_with(b"7z\xbc\xaf\x27\x1c" + bytes(60), name=b"old/a.7z") + b"\n",
        mail_with(b"Rar!\x1a\x07\x00" + bytes(60), name=b"=?utf-8?b?5Y+k44GE?=") + b"\n",
        mail_with(b"!BDN" + bytes(600), name=b"b.pst") + b"\n",
        mail_with(ENCRYPTED, name=b"c.zip") + b"\n",
        mail_with(zipped(("[Content_Types].xml", b"<x/>")), name=b"d.docx") + b"\n",
        mail_with(b"\x89PNG\r\n\x1a\n" + bytes(60), name=b"e.png") + b"\n",
    ]
    path.write_bytes(b"".join(SEPARATOR + one for one in mails))
    running = scan(path, jobs=jobs)
    assert list(running) == []
    assert running.scanned.not_searched == (
        NotSearched(f"{path}!a.7z", "unsupported-archive"),
        NotSearched(f"{path}!古い", "unsupported-archive"),
        NotSearched(f"{path}!b.pst", "unsupported-archive"),
        NotSearched(f"{path}!c.zip", "encrypted"),
    )
    assert (running.scanned.skipped, running.scanned.unread) == (4, 0)


def test_what_is_not_opened_and_has_no_name_is_counted() -> None:
    raw = mail_with(b"7z\xbc\xaf\x27\x1c" + bytes(60), name=b"")
    assert [one.source for one in unsearched_in(raw, "a.eml")] == ["a.eml!2"]
    assert list(unsearched_in(NOTICE, "a.eml")) == []
