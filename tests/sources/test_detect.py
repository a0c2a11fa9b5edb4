"""What a file is, told from its first octets."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norton_order.sources.detect import Form, detect, has_header_section
from norton_order.sources.limits import PEEK_OCTETS
from norton_order.sources.parting import find_dots, is_mbox_beheaded

MESSAGE = b"From: store@example.jp\nSubject: notice\nDate: Mon, 1 Jan 2024 00:00:00 +0900\n\nbody\n"


def _tar(kind: int) -> bytes:
    octets = io.BytesIO()
    with tarfile.open(fileobj=octets, mode="w", format=kind) as archive:
        header = tarfile.TarInfo("a.eml")
        header.size = len(MESSAGE)
        archive.addfile(header, io.BytesIO(MESSAGE))
    return octets.getvalue()


def _v7_tar() -> bytes:
    """Return a tar header from before there was a magic."""
    block = bytearray(_tar(tarfile.USTAR_FORMAT)[:512])
    block[257:345] = bytes(88)
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + MESSAGE


def _zip() -> bytes:
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w") as archive:
        archive.writestr("a.eml", MESSAGE)
    return octets.getvalue()


def _empty_zip() -> bytes:
    octets = io.BytesIO()
    zipfile.ZipFile(octets, "w").close()
    return octets.getvalue()


@pytest.mark.parametrize(
    ("head", "form"),
    [
        pytest.param(b"", Form.EMPTY, id="empty"),
        pytest.param(b"From - Mon Jun 02 09:00:00 2026\nFrom: a@example.jp\n\n", Form.MBOX, id="thunderbird"),
        pytest.param(
            b"From 1779873633236952867@xxx Mon Oct 16 01:29:30 +0000 2023\nX-GM-THRID: 1\n",
            Form.MBOX,
            id="takeout",
        ),
        pytest.param(b"From a@example.jp Mon Jun  2 09:00:00 2026", Form.MBOX, id="mbox-one-line"),
        pytest.param(b"From a@example.jp\nReceived: by x\n\n", Form.MBOX, id="mbox-without-date"),
        pytest.param(b"\xef\xbb\xbfFrom - Mon Jun 02 09:00:00 2026\nA: b\n", Form.MBOX, id="mbox-bom"),
        pytest.param(
            b"\r\n\r\nFrom - Mon Jun 02 09:00:00 2026\r\nA: b\r\n", Form.MBOX, id="mbox-blank-lines"
        ),
        pytest.param(b"From - Mon Jun 02 09:00:00 2026\rA: b\r", Form.MBOX, id="mbox-mac"),
        pytest.param(b"\x01\x01\x01\x01\nFrom: a@example.jp\n", Form.MBOX, id="mmdf"),
        pytest.param(b"From \r\nX-Mozilla-Status: 0001\r\n", Form.MBOX, id="thunderbird since 2024"),
        pytest.param(b"From\nReceived: x\n", Form.MBOX, id="mbox-bare-line"),
        pytest.param(b"From \nthe beginning\n", Form.TEXT, id="prose-below-from"),
        pytest.param(
            b" \t\r\n\nFrom - Mon Jun 02 09:00:00 2026\nA: b\n", Form.MBOX, id="mbox-lines-of-blanks"
        ),
        pytest.param(b"From the desk of Taro\n\nHello\n", Form.TEXT, id="prose-that-begins-with-from"),
        pytest.param(MESSAGE, Form.MESSAGE, id="message"),
        pytest.param(MESSAGE.replace(b"\n", b"\r\n"), Form.MESSAGE, id="message-crlf"),
        pytest.param(MESSAGE.replace(b"\n", b"\r"), Form.MESSAGE, id="message-cr"),
        pytest.param(b"\xef\xbb\xbf\n" + MESSAGE, Form.MESSAGE, id="message-bom"),
        pytest.param(b">From a Mon\n" + MESSAGE, Form.MESSAGE, id="message-after-quoted-from"),
        pytest.param(b"Received: x\n\nbody", Form.MESSAGE, id="one-field-is-enough"),
        pytest.param(
            "Subject: 通知\nFrom: ノートン\n\n".encode("cp932"), Form.MESSAGE, id="raw-cp932-header"
        ),
        pytest.param(("\ufeff" + MESSAGE.decode()).encode("utf-16-le"), Form.WIDE, id="message-utf-16"),
        pytest.param(MESSAGE.decode().encode("utf-16-le"), Form.WIDE, id="message-utf-16-without-mark"),
        pytest.param(MESSAGE.decode().encode("utf-16-be"), Form.WIDE, id="message-utf-16-be-without-mark"),
        pytest.param(("\ufeff" + "ご注文番号").encode("utf-16-be"), Form.TEXT, id="text-utf-16"),
        pytest.param(b"BEGIN:VMSG\r\nVERSION:1.1\r\n", Form.VMG, id="vmessage"),
        pytest.param(b"97  \n" + MESSAGE, Form.EMLX, id="emlx"),
        pytest.param(b"97\r\n" + MESSAGE, Form.EMLX, id="emlx-crlf"),
        pytest.param(b"97\nbottles of beer\n", Form.TEXT, id="a-number-and-text"),
        pytest.param("自動延長加入時のご注文番号 SY12345678".encode(), Form.TEXT, id="pasted"),
        pytest.param("ご注文番号".encode("iso-2022-jp"), Form.TEXT, id="pasted-jis"),
        pytest.param(b'{"from": "a", "to": "b"}', Form.TEXT, id="json"),
        pytest.param(b"<html><body>SY12345678", Form.TEXT, id="html"),
        pytest.param(b"Name: x\nVersion: 1\nSummary: y\n", Form.TEXT, id="package-metadata"),
        pytest.param(b"import os\nprint(1)\n", Form.TEXT, id="python"),
        pytest.param(b'// <!-- <mdb:mork:z v="1.4"/> -->\n', Form.TEXT, id="thunderbird-index"),
        pytest.param(b"MZ is the name of a shop", Form.TEXT, id="text-like-a-program"),
        pytest.param(b"MZ\x90\x00\x03", Form.FOREIGN, id="program"),
        pytest.param(b"\x7fELF\x02", Form.FOREIGN, id="elf"),
        pytest.param(b"%PDF-1.7\n", Form.FOREIGN, id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n", Form.FOREIGN, id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", Form.FOREIGN, id="jpeg"),
        pytest.param(b"\x00\x00\x00\x18ftypheic", Form.FOREIGN, id="heic"),
        pytest.param(b"SQLite format 3\x00", Form.FOREIGN, id="sqlite"),
        pytest.param(bytes(range(256)) * 8, Form.FOREIGN, id="octets-of-all-kinds"),
        pytest.param(bytes(600), Form.FOREIGN, id="zeros"),
        pytest.param(b"!BDN\x00", Form.PST, id="pst"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Form.OLE, id="ole"),
        pytest.param(b"7z\xbc\xaf\x27\x1c", Form.PACKED, id="7z"),
        pytest.param(b"Rar!\x1a\x07\x00", Form.PACKED, id="rar"),
        pytest.param(b"\x22\x00-lh5-\x00\x00", Form.PACKED, id="lha"),
        pytest.param(gzip.compress(MESSAGE), Form.GZIP, id="gzip"),
        pytest.param(bz2.compress(MESSAGE), Form.BZIP2, id="bzip2"),
        pytest.param(bz2.compress(b""), Form.BZIP2, id="bzip2-of-nothing"),
        pytest.param(lzma.compress(MESSAGE), Form.XZ, id="xz"),
        pytest.param(b"\x28\xb5\x2f\xfd", Form.ZSTD, id="zstd"),
        pytest.param(_zip(), Form.ZIP, id="zip"),
        pytest.param(_empty_zip(), Form.ZIP, id="zip-empty"),
        pytest.param(_tar(tarfile.USTAR_FORMAT), Form.TAR, id="tar-ustar"),
        pytest.param(_tar(tarfile.GNU_FORMAT), Form.TAR, id="tar-gnu"),
        pytest.param(_tar(tarfile.PAX_FORMAT), Form.TAR, id="tar-pax"),
        pytest.param(_v7_tar(), Form.TAR, id="tar-v7"),
    ],
)
def test_form(head: bytes, form: Form) -> None:
    assert detect(head[:PEEK_OCTETS]).form is form


@given(st.binary(max_size=600))
def test_any_octets_have_a_form(head: bytes) -> None:
    assert (detect(head).form is Form.EMPTY) == (head == b"")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_text_is_never_foreign(text: str) -> None:
    seen = detect(text.encode())
    assert seen.form is not Form.FOREIGN or text.startswith(("%PDF-", "%!PS-", "{\\rtf"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(b"To: a\nX-Thing: b\n", True, id="one-common-and-one-x"),
        pytest.param(b"Date: today\n", False, id="one-common-alone"),
        pytest.param(b"date: today\ntitle: x\n", False, id="front-matter"),
        pytest.param(b" Received: x\n", False, id="begins-with-a-fold"),
        pytest.param(b"Mail content:\nReceived: x\n", True, id="under-a-heading"),
        pytest.param(b"no field\nnor this\nReceived: x\n", False, id="after-other-lines"),
        pytest.param(b"Subject: a\n b\n\tc\nTo: d\n", True, id="folded"),
    ],
)
def test_header_section(text: bytes, expected: bool) -> None:
    assert has_header_section(text) is expected


def test_separators_inside() -> None:
    separator = b"\n\nFrom a@example.jp Mon Jun  2 09:00:00 2026\n"
    assert is_mbox_beheaded(MESSAGE + separator[1:] + MESSAGE)
    assert not is_mbox_beheaded(MESSAGE + separator[1:] + b"prose\n")
    assert not is_mbox_beheaded(MESSAGE)
    assert any(find_dots(MESSAGE + b".\n" + MESSAGE))
    assert any(find_dots((MESSAGE + b".\n" + MESSAGE).replace(b"\n", b"\r\n")))
    assert not any(find_dots(MESSAGE + b".\nmore\n"))
