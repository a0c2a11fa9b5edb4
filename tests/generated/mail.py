"""Documents -> octets of a mail, in the charsets and transfer encodings that Japanese mail uses."""

from __future__ import annotations

import base64
import quopri
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

Occasion = Literal["renewed", "announced", "purchased"]

_SUBJECTS: dict[Occasion, tuple[str, ...]] = {
    "renewed": (
        "【ノートンストア】自動延長サービス・課金完了のご案内",
        "【シマンテックストア】自動延長サービス・課金完了のご案内",
        "自動延長サービス、請求完了のご案内",
    ),
    "announced": ("自動課金のご案内", "自動課金のご案内(更新期限まで残り37日)"),
    "purchased": ("製品ご購入内容のご連絡",),
}
_VENDOR = "ノートンストア", "order@mail.nortonstore.jp"


@dataclass(frozen=True, slots=True)
class Envelope:
    """The header fields of a mail."""

    subject: str
    sender: tuple[str, str] = _VENDOR
    to: str = "taro@example.jp"
    extra: tuple[str, ...] = ()

    @classmethod
    def of(cls, occasion: Occasion, rng: Random) -> Envelope:
        """Return the header fields of a mail of the vendor on this *occasion*."""
        return cls(rng.choice(_SUBJECTS[occasion]))

    def answered(self, name: str, address: str, prefix: str = "Re: ") -> Envelope:
        """Return the header fields of an answer to or a forward of this mail by a person."""
        return replace(self, subject=prefix + self.subject, sender=(name, address))


def _word(text: str) -> str:
    if text.isascii():
        return text
    return f"=?UTF-8?B?{base64.b64encode(text.encode()).decode()}?="


def _body(text: str, subtype: str, rng: Random, charset: str | None, parameters: str = "") -> bytes:
    charset = charset or rng.choice(("utf-8", "utf-8", "utf-8", "iso-2022-jp", "cp932"))
    try:
        octets = text.encode(charset)
    except UnicodeEncodeError:
        charset, octets = "utf-8", text.encode()
    octets = octets.replace(b"\n", b"\r\n")
    long = max(map(len, octets.split(b"\r\n"))) > 900
    if charset == "iso-2022-jp" and not long:
        encoding = "7bit"
    else:
        encoding = rng.choice(("base64", "quoted-printable", "8bit"))
        if long and encoding == "8bit":
            encoding = "base64"
    if encoding == "base64":
        octets = base64.encodebytes(octets).replace(b"\n", b"\r\n")
    elif encoding == "quoted-printable":
        octets = quopri.encodestring(octets.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    name = "shift_jis" if charset == "cp932" else charset
    fields = (
        f"Content-Type: text/{subtype}; charset={name}{parameters}\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    return fields.encode() + octets


def _fields(envelope: Envelope, rng: Random) -> bytes:
    name, address = envelope.sender
    lines = (
        f"From: {_word(name)} <{address}>",
        f"To: {envelope.to}",
        f"Subject: {_word(envelope.subject)}",
        "Date: Mon, 20 Nov 2023 10:02:11 +0900",
        f"Message-ID: <g.{rng.randrange(10**9)}@{address.partition('@')[2]}>",
        *envelope.extra,
        "MIME-Version: 1.0",
    )
    return "\r\n".join(lines).encode() + b"\r\n"


def plain_mail(
    text: str, envelope: Envelope, rng: Random, charset: str | None = None, parameters: str = ""
) -> bytes:
    """Return a mail of one text/plain part."""
    return _fields(envelope, rng) + _body(text, "plain", rng, charset, parameters)


def html_mail(html: str, envelope: Envelope, rng: Random, charset: str | None = None) -> bytes:
    """Return a mail of one text/html part."""
    return _fields(envelope, rng) + _body(html, "html", rng, charset)


def both_mail(text: str, html: str, envelope: Envelope, rng: Random) -> bytes:
    """Return a multipart/alternative mail."""
    boundary = f"=_{rng.randrange(10**12)}"
    edge = f"--{boundary}\r\n".encode()
    return b"".join(
        (
            _fields(envelope, rng),
            f'Content-Type: multipart/alternative; boundary="{boundary}"\r\n\r\n'.encode(),
            edge,
            _body(text, "plain", rng, None),
            b"\r\n" + edge,
            _body(html, "html", rng, None),
            f"\r\n--{boundary}--\r\n".encode(),
        )
    )
