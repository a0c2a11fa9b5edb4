"""Mails that nobody can read without a key: named, with what to do; and refusals that say what was not read."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from norton_order import Rejection, UnreadableMessageError, parse_notice, scan

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "From: order@mail.nortonstore.jp\nTo: taro@example.jp\nSubject: s\nMIME-Version: 1.0\n"
ARMOUR = "-----BEGIN PGP MESSAGE-----\n\nhQEMA0PzaZk4pKo1AQgA\n-----END PGP MESSAGE-----\n"
# 1.2.840.113549.1.7.3 behind a length of two octets, and behind an open one.
ENVELOPED = ("MIIB/AYJKoZIhvcNAQcDoIIB7TCCAekCAQAxggFD\n", "MIAGCSqGSIb3DQEHA6CAMIACAQAxggFDMIIBPwIB\n")
PKCS7 = "Content-Type: application/{}; name=smime.p7m{}\nContent-Transfer-Encoding: base64\n\n{}"
MAILS = {
    "S/MIME": HEADER + PKCS7.format("pkcs7-mime", "; smime-type=enveloped-data", ENVELOPED[0]),
    "S/MIME, its kind not told": HEADER + PKCS7.format("x-pkcs7-mime", "", ENVELOPED[1]),
    "S/MIME without its type": HEADER + PKCS7.format("octet-stream", "", ENVELOPED[0]),
    "PGP/MIME": HEADER
    + 'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\n\n'
    f"--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n--b\nContent-Type: application/octet-stream\n\n{ARMOUR}\n--b--\n",
    "PGP in the text": f"{HEADER}\n{ARMOUR}",
}
OTHER = "From: a@example.jp\nTo: b@example.jp\nSubject: s\n\nlunch\n"


@pytest.mark.parametrize("raw", MAILS.values(), ids=MAILS)
def test_an_encrypted_mail_is_named(raw: str, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(raw)
    found = scan(path)
    results = list(found)
    name = "PGP" if "PGP" in raw else "S/MIME"
    assert [(one.reason, one.values) for one in results if isinstance(one, Rejection)] == [
        ("unreadable", (f"a message encrypted with {name}",))
    ]
    assert [(one.source, one.named, one.why) for one in found.unusable] == [
        (str(path), True, "encrypted-mail")
    ]
    with pytest.raises(UnreadableMessageError, match=f"encrypted with {name}"):
        parse_notice(raw.encode())


@pytest.mark.parametrize("raw", MAILS.values(), ids=MAILS)
def test_it_is_named_in_a_mailbox_of_which_most_is_left_out_unread(raw: str) -> None:
    line = "From a@example.jp Mon Nov 20 10:00:00 2023\n"
    many = f"{line}{OTHER}\n" * 300
    foreign = raw.replace("order@mail.nortonstore.jp", "hanako@example.jp")
    mbox = (f"{many}{line}{foreign}\n{many}" + f"{line}{OTHER}{'x' * 70}\n\n" * 20_000).encode()
    found = scan(io.BytesIO(mbox))
    results = list(found)
    assert [(one.reason, one.offset) for one in results if isinstance(one, Rejection)] == [
        ("unreadable", len(many))
    ]
    assert [(one.named, one.why) for one in found.unusable] == [(False, "encrypted-mail")]
    assert found.scanned.unread == 1


def test_a_refusal_says_what_was_not_read() -> None:
    raw = (
        f"{HEADER}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee the attachment\n--b\n"
        + PKCS7.format("pkcs7-mime", "; smime-type=enveloped-data", ENVELOPED[0])
        + "\n--b--\n"
    )
    (refused,) = scan(io.BytesIO(raw.encode()))
    assert isinstance(refused, Rejection)
    assert (refused.reason, refused.values) == (
        "no-order-number",
        ("a part encrypted with S/MIME that is not read",),
    )
    assert refused.detail.endswith(
        "a part of the mail could not be read: a part encrypted with S/MIME that is not read"
    )


def test_a_mail_of_the_vendor_whose_text_is_lost_is_told_of(tmp_path: Path) -> None:
    lost = (
        b"From: order@mail.nortonstore.jp\nSubject: s\nContent-Type: text/plain; charset=utf-8\n\n"
        + "\ufffd".encode() * 9
    )
    (tmp_path / "a.eml").write_bytes(lost)
    (tmp_path / "b.eml").write_text(OTHER)
    (refused,) = scan(tmp_path)
    assert isinstance(refused, Rejection)
    assert refused.values == ("9 characters could not be decoded",)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
@pytest.mark.parametrize("options", ["smime -encrypt", "smime -encrypt -stream", "cms -encrypt -aes-256-gcm"])
def test_what_openssl_encrypts(options: str, tmp_path: Path) -> None:
    key, certificate, body = tmp_path / "key", tmp_path / "certificate", tmp_path / "body"
    body.write_text(OTHER)
    request = "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=taro -keyout"
    subprocess.run(["openssl", *request.split(), key, "-out", certificate], check=True, capture_output=True)
    sealed = subprocess.run(
        ["openssl", *options.split(), "-in", body, "-subject", "s", "-to", "b@example.jp", certificate],
        check=True,
        capture_output=True,
    ).stdout
    (refused,) = scan(io.BytesIO(sealed))
    assert isinstance(refused, Rejection)
    assert refused.values == ("a message encrypted with S/MIME",)
