"""What mail programs keep on disk, as they wrote it in December 2026: names, separators, fields; all mails are read.

The programs and how they were run: docs/field.md. Stores with a framing of their own are in tests/sources.
"""

from __future__ import annotations

import base64
import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from norton_order import Notice, Rejection, scan

if TYPE_CHECKING:
    from pathlib import Path

STORE = "order@mail.nortonstore.jp"
SUBJECT = "=?utf-8?B?6Ieq5YuV5bu26ZW344K144O844OT44K544O76Kqy6YeR5a6M5LqG44Gu44GU5qGI5YaF?="
LABEL = "自動延長加入時のご注文番号"
COUNT = 3
EXPECTED = [(f"SY1234567{number}", f"a{number}@example.jp") for number in range(COUNT)]


def text(number: int, label: str = LABEL) -> str:
    return f"自動延長サービスの課金が完了しました。\n{label}：SY1234567{number}\n課金金額：11,534円\n"


def fields(number: int, kind: str = "text/plain; charset=utf-8", encoding: str = "8bit") -> str:
    return (
        f"Received: from mail.nortonstore.jp by mx.example.jp; Mon, 20 Nov 2023 10:0{number}:00 +0900\n"
        f"From: {STORE}\nTo: a{number}@example.jp\nSubject: {SUBJECT}\nDate: Mon, 20 Nov 2023 10:0{number}:00 +0900\n"
        f"Message-ID: <{number}@mail.nortonstore.jp>\nMIME-Version: 1.0\nContent-Type: {kind}\n"
        f"Content-Transfer-Encoding: {encoding}\n"
    )


def mail(number: int) -> bytes:
    return f"{fields(number)}\n{text(number)}From now on\n".encode()


def read(path: Path) -> list[tuple[str, str | None]]:
    found = list(scan(path))
    assert all(isinstance(one, Notice) for one in found), found
    return sorted((one.enrollment_order, one.email) for one in found if isinstance(one, Notice))


# -- one file a mail ---------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [".&kc2JgQ-/cur", ".重要/cur", "&kc2JgQ-", "重要"])
def test_folders_named_in_japanese(folder: str, tmp_path: Path) -> None:
    """Dovecot writes modified UTF-7, Evolution and Dovecot with :UTF-8 the name itself."""
    place = tmp_path / folder
    place.mkdir(parents=True)
    for number in range(COUNT):
        (place / f"170000000{number}.M1P1.host,S=700,W=720:2,S").write_bytes(mail(number))
    (place.parent / "dovecot-uidlist").write_bytes(b"3 V1700000000 N4\n1 :1700000000.M1P1.host\n")
    assert read(tmp_path) == EXPECTED


def test_the_spool_of_cyrus(tmp_path: Path) -> None:
    """Cyrus IMAP 3.6.1."""
    place = tmp_path / "user" / "taro" / "&kc2JgQ-"
    place.mkdir(parents=True)
    for number in range(COUNT):
        (place / f"{number + 1}.").write_bytes(mail(number).replace(b"\n", b"\r\n"))
    for name in ("header", "index", "cache", "annotations"):
        (place / f"cyrus.{name}").write_bytes(b"\xa1\x02\x8b\x0dCyrus mailbox\n" + bytes(64))
    assert read(tmp_path) == EXPECTED


def test_gmvault(tmp_path: Path) -> None:
    """Gmvault 1.9.1: gzip and a description beside it."""
    place = tmp_path / "db" / "2023-11"
    place.mkdir(parents=True)
    for number in range(COUNT):
        (place / f"178000000{number}.eml.gz").write_bytes(gzip.compress(mail(number)))
        (place / f"178000000{number}.meta").write_text(json.dumps({"gm_id": number, "labels": ["重要"]}))
    assert read(tmp_path) == EXPECTED


def test_gmvault_that_guesses_the_charset_wrongly_gives_no_number(tmp_path: Path) -> None:
    """Gmvault 1.9.1 takes Shift_JIS for ISO-8859-2 and writes UTF-8 under the old label."""
    broken = text(0).encode("cp932").decode("iso8859_2").encode()
    path = tmp_path / "1.eml.gz"
    path.write_bytes(gzip.compress(fields(0, "text/plain; charset=Shift_JIS").encode() + b"\n" + broken))
    (found,) = scan(path)
    assert isinstance(found, Rejection), found


def test_the_export_of_proton(tmp_path: Path) -> None:
    """By the source of its export tool: a description beside each mail and one of the labels."""
    place = tmp_path / "mail_20261201_100000"
    place.mkdir()
    (place / "labels.json").write_text(json.dumps({"Version": 1, "Payload": [{"Name": "重要"}]}))
    for number in range(COUNT):
        (place / f"Ab{number}-_==.eml").write_bytes(mail(number).replace(b"\n", b"\r\n"))
        described = {"Version": 1, "Payload": {"ID": f"Ab{number}-_==", "Subject": "課金完了"}}
        (place / f"Ab{number}-_==.metadata.json").write_text(json.dumps(described))
    assert read(tmp_path) == EXPECTED


@pytest.mark.parametrize("folded", ['\tcharset="iso-2022-jp"\n', "", " charset=Shift_JIS\n"])
def test_the_export_of_tuta(folded: str, tmp_path: Path) -> None:
    """By its source: Content-Type is its own, the rest of a folded old one hangs on to the field above."""
    for number in range(COUNT):
        body = base64.b64encode(text(number).replace("\n", "<br>").encode()).decode()
        octets = (
            fields(number).partition("Content-Type:")[0] + folded + "Content-Transfer-Encoding: 7bit\n"
            'Content-Type: multipart/related; boundary="------------79Bu5A16qPEYcVIZL@tutanota"\n\n'
            "--------------79Bu5A16qPEYcVIZL@tutanota\nContent-Type: text/html; charset=UTF-8\n"
            f"Content-transfer-encoding: base64\n\n{body}\n\n"
            "--------------79Bu5A16qPEYcVIZL@tutanota--"
        )
        (tmp_path / f"{number}.eml").write_text(octets)
    assert read(tmp_path) == EXPECTED


# -- mbox --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("separator", "added", "eol"),
    [
        pytest.param("From - Tue Dec 01 04:04:51 2026", "X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\n", "\r\n", id="Thunderbird 153.8.0esr"),
        pytest.param("From taro@example.jp  Tue Dec 01 04:04:51 2026", "X-UID: 1\nStatus: RO\nX-Keywords: \n", "\n", id="Dovecot 2.3.19.1"),
        pytest.param("From ???@??? Tue Dec 01 04:04:51 2026", "", "\r\n", id="Eudora"),
        pytest.param('From "order@mail.nortonstore.jp" Tue Dec  1 04:04:51 2026', "", "\n", id="readpst 0.6.76"),
        pytest.param("From MAILER-DAEMON Tue Dec  1 04:04:51 2026", "Lines: 4\n", "\n", id="mutt 2.2.12"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("escaped", [True, False])
def test_separators_and_added_fields(
    separator: str, added: str, eol: str, escaped: bool, tmp_path: Path
) -> None:
    """Some escape a line "From now on" of the body, some do not."""
    octets = b""
    for number in range(COUNT):
        one = mail(number).replace(b"\nFrom now", b"\n>From now" if escaped else b"\nFrom now")
        octets += f"{separator}\n".encode() + added.encode() + one + b"\n"
    path = tmp_path / "mail"
    path.write_bytes(octets.replace(b"\n", eol.encode()))
    assert read(path) == EXPECTED


def test_thunderbird_ends_its_own_fields_otherwise(tmp_path: Path) -> None:
    """Thunderbird 153.8.0esr: CRLF, its X-Mozilla fields in LF."""
    own = b"X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\n"
    crlf = (mail(number).replace(b"\n", b"\r\n") for number in range(COUNT))
    octets = b"".join(
        b"From - Tue Dec 01 04:04:51 2026\r\n" + own + one.replace(b"\nFrom now", b"\n>From now") + b"\r\n"
        for one in crlf
    )
    (tmp_path / "Inbox").write_bytes(octets)
    assert read(tmp_path) == EXPECTED


@pytest.mark.parametrize("label", [LABEL, "ご注文番号"])
def test_imap_backup_quotes_the_field_from(label: str, tmp_path: Path) -> None:
    """imap-backup 16.2.0: ``>`` before each line that begins with "From", the field of the sender, too."""
    subject = SUBJECT if label == LABEL else "=?utf-8?B?6KO95ZOB44GU6LO85YWl5YaF5a6544Gu44GU6YCj57Wh?="
    octets = ""
    for number in range(COUNT):
        head = fields(number).replace(SUBJECT, subject).replace("\nFrom:", "\n>From:")
        body = (
            text(number, label) if label == LABEL else f"{label}：SY1234567{number}\n製品名：ノートン 360\n"
        )
        octets += f"From {STORE} Mon Nov 20 10:00:00 2023\n{head}\n{body}>From now on\n\n"
    (tmp_path / "INBOX.mbox").write_text(octets)
    (tmp_path / "INBOX.imap").write_text(json.dumps({"version": 3, "uid_validity": 1, "messages": []}))
    found = [one for one in scan(tmp_path) if isinstance(one, Notice)]
    assert [(one.enrollment_order, one.email) for one in found] == EXPECTED
    assert {one.sender for one in found} == {STORE}
    assert "foreign-sender" not in {warning.code for one in found for warning in one.warnings}


def test_the_export_of_alpine(tmp_path: Path) -> None:
    """Alpine 2.26: a separator, four fields, text in UTF-8, no MIME fields, nothing escaped."""
    octets = "".join(
        f"From {STORE} Mon Nov 20 10:00:00 2023\nDate: Mon, 20 Nov 2023 10:00:0{number} +0900\nFrom: {STORE}\n"
        f"To: a{number}@example.jp\nSubject: 自動延長サービス・課金完了のご案内\n\n{text(number)}From now on\n\n"
        for number in range(COUNT)
    )
    (tmp_path / "export").write_text(octets)
    assert read(tmp_path) == EXPECTED


def test_eudora_decodes_under_the_old_label(tmp_path: Path) -> None:
    """Eudora: Shift_JIS between <x-html> tags, the header section says ISO-2022-JP."""
    octets = b""
    for number in range(COUNT):
        page = f"<x-html>\n<p>{LABEL}：SY1234567{number}</p>\n</x-html>\n".encode("cp932")
        head = fields(number, "text/html; charset=ISO-2022-JP", "7bit").encode()
        octets += b"From ???@??? Mon Nov 20 10:00:00 2023\n" + head + b"\n" + page + b"\n"
    (tmp_path / "In.mbx").write_bytes(octets.replace(b"\n", b"\r\n"))
    assert read(tmp_path) == EXPECTED


def test_readpst_puts_a_separator_before_an_attached_mail(tmp_path: Path) -> None:
    """readpst 0.6.76: the part begins with a line ``>From "address" …``."""
    octets = b"".join(
        b'From "hanako@example.com" Mon Nov 20 10:00:00 2023\nFrom: hanako@example.com\nTo: b@example.com\n'
        b"Subject: Fwd: a\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="--b"\n\n----b\nContent-Type: text/plain\n\na\n\n'
        b'----b\nContent-Type: message/rfc822\n\n>From "order@mail.nortonstore.jp" Mon Nov 20 10:00:00 2023\n'
        + mail(number).replace(b"\nFrom now", b"\n>From now")
        + b"\n----b--\n\n"
        for number in range(COUNT)
    )
    (tmp_path / "mbox").write_bytes(octets)
    assert read(tmp_path) == EXPECTED


@pytest.mark.parametrize("encoding", ["base64", "8bit"])
@pytest.mark.parametrize("joint", [b"", b"\n"])
def test_procmail_parts_mails_by_nothing(encoding: str, joint: bytes, tmp_path: Path) -> None:
    """procmail 3.22 without -f: no header of a mail is taken for that of another."""
    bodies = (base64.encodebytes(text(0).encode()), text(0).encode())
    first = fields(0, encoding=encoding).encode() + b"\n" + bodies[encoding == "8bit"]
    (tmp_path / "mail").write_bytes(joint.join([first, mail(1), mail(2)]))
    assert read(tmp_path) == EXPECTED


def test_several_threads_search_at_once(tmp_path: Path) -> None:
    """hyperscan 0.9.1 lets the lock go while it searches, and one scratch cannot serve two searches."""
    separator = b"From a@example.jp Mon Nov 20 10:00:00 2023\n"
    filler = b"Subject: a\n\n" + b"text of no matter\n" * 2000 + b"\n"
    octets = b"".join(separator + filler + separator + mail(number) + b"\n" for number in range(COUNT))
    for number in range(4):
        (tmp_path / f"{number}.mbox").write_bytes(octets)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(read, [tmp_path / f"{number % 4}.mbox" for number in range(16)]))
    assert found == [EXPECTED] * 16
