"""Deterministic mailboxes to measure with: the same octets on every machine for the same size and seed."""

from __future__ import annotations

import base64
import quopri
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SEED: Final = 20231120
_DAY: Final = "Mon, 20 Nov 2023 10:02:12 +0900"
_SENTENCES: Final = (
    "いつもお世話になっております。",
    "本日の会議は十五時からに変わりました。",
    "ご注文ありがとうございます。",
    "発送が完了しましたのでお知らせいたします。",
    "資料をお送りしますのでご確認ください。",
    "次回もよろしくお願いいたします。",
    "Thank you for your order, it has been shipped today.",
    "Please find the minutes attached.",
    "Your subscription renews on the first day of the month.",
    "We look forward to seeing you on Tuesday.",
)
# Sentences that hold half a needle each, so that the prefilter has something to do: one in eighteen.
_DECOYS: Final = (
    "このメールは自動で送信しています。",
    "延長保証のご案内はこちらをご覧ください。",
    "ノートを二冊お持ちください。",
)
_POOL: Final = _SENTENCES * 5 + _DECOYS
_NOTICE: Final = """{padding}
ノートン ストアをご利用いただきありがとうございます。
自動延長サービスの課金が完了しましたのでお知らせいたします。

自動延長加入時のご注文番号：SY{wanted:08}
今回のご注文番号：SY{current:08}
製品名：ノートン 360 デラックス
課金日：2023年11月20日
ご請求金額：11,534円

自動延長サービスに関する各種手続きについて
https://www.nortonstore.jp/support/autorenewal/procedural/
"""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A mailbox on disk.

    Attributes:
        path: of the file.
        octets: its size.
        messages: in it.
        notices: of these.
    """

    path: Path
    octets: int
    messages: int
    notices: int


def make_mixed(path: Path, octets: int, *, attachments: bool, notices: int = 50) -> Mailbox:
    """Write a mailbox as Google Takeout writes it: newsletters, letters, and attachments if asked for."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret
    bodies = [_letter(chance) for _ in range(240)]
    pool = base64.encodebytes(chance.randbytes(12 << 20)) if attachments else b""
    planted = [octets * (number + 1) // (notices + 1) for number in range(notices)]
    written = messages = found = 0
    with path.open("wb") as file:
        while written < octets:
            if found < notices and written >= planted[found]:
                entity = _notice(chance, found, html=bool(found % 2))
                found += 1
            elif attachments and chance.random() < 0.15:
                entity = _with_attachment(chance, chance.choice(bodies), pool)
            else:
                entity = chance.choice(bodies)
            written += file.write(_envelope(chance, messages) + entity + b"\n")
            messages += 1
    return Mailbox(path, written, messages, found)


def make_dense(path: Path, count: int) -> Mailbox:
    """Write a mailbox of nothing but notices of about 15 KB."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret
    with path.open("wb") as file:
        for number in range(count):
            file.write(_envelope(chance, number) + _notice(chance, number, html=True, octets=15_000) + b"\n")
        return Mailbox(path, file.tell(), count, count)


def make_single(path: Path) -> Mailbox:
    """Write one notice of about 15 KB."""
    return make_dense(path, 1)


def _envelope(chance: random.Random, number: int) -> bytes:
    return (
        f"From {chance.getrandbits(60)}@xxx Mon Nov 20 01:02:{number % 60:02} +0000 2023\n"
        f"X-GM-THRID: {chance.getrandbits(60)}\n"
        "X-Gmail-Labels: =?UTF-8?Q?=E5=8F=97=E4=BF=A1=E3=83=88=E3=83=AC=E3=82=A4?=\n"
        f"Delivered-To: taro@example.jp\nReceived: from mx{number % 9}.example.com by mx.example.jp; {_DAY}\n"
        f"Message-ID: <{number}.{chance.getrandbits(40)}@example.com>\nDate: {_DAY}\n"
        "To: taro@example.jp\nMIME-Version: 1.0\n"
    ).encode()


def _text(chance: random.Random, octets: int) -> str:
    lines: list[str] = []
    size = 0
    while size < octets:
        lines.append("".join(chance.choices(_POOL, k=3)))
        size += 3 * len(lines[-1])
    return "\n".join(lines) + "\n"


def _letter(chance: random.Random) -> bytes:
    """Return an ordinary message without its envelope fields."""
    text = _text(chance, chance.randrange(1_000, 12_000))
    head = "From: hanako@example.com\nSubject: =?UTF-8?B?44GK55+l44KJ44Gb?=\n"
    kind = chance.randrange(5)
    if kind == 0:
        return _part(head, text, "iso-2022-jp", "7bit", "plain")
    if kind == 1:
        return _part(head, text, "utf-8", "base64", "plain")
    return _both(chance, head, text, html_octets=chance.randrange(5_000, 60_000))


def _notice(chance: random.Random, number: int, *, html: bool, octets: int = 2_000) -> bytes:
    head = (
        "From: =?UTF-8?B?44OO44O844OI44Oz44K544OI44Ki?= <order@mail.nortonstore.jp>\n"
        "Subject: =?UTF-8?B?44CQ44OO44O844OI44Oz44K544OI44Ki44CR6Ieq5YuV5bu26ZW344K144O844OT44K544O7?=\n"
        " =?UTF-8?B?6Kqy6YeR5a6M5LqG44Gu44GU5qGI5YaF?=\n"
    )
    text = _NOTICE.format(padding="山田 太郎 様", wanted=20_000_000 + number, current=70_000_000 + number)
    if html:
        return _both(chance, head, text, html_octets=octets)
    return _part(head, text, *chance.choice((("iso-2022-jp", "7bit"), ("utf-8", "base64"))), "plain")


def _both(chance: random.Random, head: str, text: str, *, html_octets: int) -> bytes:
    """Return a message in plain text and HTML, the HTML padded with the style sheets newsletters have."""
    style = "".join(
        f".c{n}{{margin:0 {chance.randrange(99)}px;color:#{chance.randrange(1 << 24):06x}}}\n"
        for n in range(max(0, html_octets - 3 * len(text)) // 34)
    )
    rows = "".join(f"<tr><td>{line}</td></tr>\n" for line in text.splitlines())
    page = f"<html><head><style>{style}</style></head><body><table>{rows}</table></body></html>"
    encoding = chance.choice(("quoted-printable", "base64"))
    return (
        f"{head}Content-Type: multipart/alternative; boundary=b1\n\n--b1\n".encode()
        + _part("", text, "utf-8", encoding, "plain")
        + b"\n--b1\n"
        + _part("", page, "utf-8", encoding, "html")
        + b"\n--b1--\n"
    )


_TRANSFERS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "7bit": lambda octets: octets,
    "base64": base64.encodebytes,
    "quoted-printable": quopri.encodestring,
}


def _part(head: str, text: str, charset: str, encoding: str, subtype: str) -> bytes:
    fields = (
        f"{head}Content-Type: text/{subtype}; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    )
    return fields.encode() + _TRANSFERS[encoding](text.encode(charset))


def _with_attachment(chance: random.Random, body: bytes, pool: bytes) -> bytes:
    """Return *body* under other headings, followed by a photograph's worth of base64."""
    lines = chance.randrange(400, 30_000)
    start = chance.randrange(len(pool) // 77 - lines) * 77
    return (
        b"From: jiro@example.com\nSubject: photo\nContent-Type: multipart/mixed; boundary=b0\n\n--b0\n"
        + body
        + b"\n--b0\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n"
        + pool[start : start + 77 * lines]
        + b"--b0--\n"
    )


def make_all(folder: Path, octets: int) -> Iterator[Mailbox]:
    """Yield the four mailboxes of the table."""
    yield make_mixed(folder / "mixed.mbox", octets, attachments=True)
    yield make_mixed(folder / "text.mbox", octets, attachments=False)
    yield make_dense(folder / "dense.mbox", 3_000)
    yield make_single(folder / "single.mbox")
