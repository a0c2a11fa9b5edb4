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
# Sentences that hold half a word each, so that the prefilter has something to do: one in eighteen.
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


_VENDOR: Final = (
    "From: =?UTF-8?B?44OO44O844OI44Oz44K544OI44Ki?= <order@mail.nortonstore.jp>\n"
    "Subject: =?UTF-8?B?44CQ44OO44O844OI44Oz44K544OI44Ki44CR6Ieq5YuV5bu26ZW344K144O844OT44K544O7?=\n"
    " =?UTF-8?B?6Kqy6YeR5a6M5LqG44Gu44GU5qGI5YaF?=\n"
)


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


def make_mixed(
    path: Path, octets: int, *, attachments: bool, notices: int = 50, fresh: bool = False
) -> Mailbox:
    """Write a mailbox as Google Takeout writes it: newsletters, letters, and attachments if asked for.

    Args:
        path: of the mailbox.
        octets: about so many.
        attachments: whether there are any.
        notices: so many, evenly.
        fresh: no text and no attachment comes twice; it takes minutes.
    """
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
                if fresh:
                    pool = base64.encodebytes(chance.randbytes(2 << 20))
                entity = _with_attachment(chance, _letter(chance) if fresh else chance.choice(bodies), pool)
            else:
                entity = _letter(chance) if fresh else chance.choice(bodies)
            written += file.write(_envelope(chance, messages) + entity + b"\n")
            messages += 1
    return Mailbox(path, written, messages, found)


def make_attachments(path: Path, octets: int) -> Mailbox:
    """Write a mailbox of nothing but base64 that does not repeat itself."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret
    written = messages = 0
    with path.open("wb") as file:
        while written < octets:
            pool = base64.encodebytes(chance.randbytes(4 << 20))
            written += file.write(_envelope(chance, messages) + _with_attachment(chance, b"", pool) + b"\n")
            messages += 1
    return Mailbox(path, written, messages, 0)


def make_letters(path: Path, count: int, *, html: bool) -> Mailbox:
    """Write notices as the vendor may send them: plain, or with 8 KB of HTML in nested tables; one: without mbox."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret
    with path.open("wb") as file:
        for number in range(count):
            text = _NOTICE.format(
                padding=f"山田 {number} 様", wanted=20_000_000 + number, current=70_000_000 + number
            )
            envelope = (
                _envelope(chance, number) if count > 1 else _envelope(chance, number).partition(b"\n")[2]
            )
            entity = _page(text) if html else _part(_VENDOR, text, "iso-2022-jp", "7bit", "plain")
            file.write(envelope + entity + b"\n")
        return Mailbox(path, file.tell(), count, count)


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


def _page(text: str) -> bytes:
    """Return *text* as the body of a notice in two forms, the second with the usual tables and styles."""
    style = "".join(
        f".{name}{{margin:0 auto;padding:{size}px;font-size:{size}px;line-height:1.6;color:#333333}}\n"
        f"@media only screen and (max-width:{600 - size}px){{.{name}{{width:100%!important}}}}\n"
        for size, name in enumerate(("wrap", "head", "main", "cell", "name", "value", "foot", "link"), 8)
    )
    rows = []
    for line in text.splitlines():
        name, colon, value = line.partition("：")
        if colon:
            rows.append(
                f'<tr><td class="cell name" style="width:40%;background-color:#f5f5f5">{name}</td>'
                f'<td class="cell value" style="border-bottom:1px solid #ccc"><span>{value}</span></td></tr>\n'
            )
        elif line:
            rows.append(f'<tr><td colspan="2" class="cell"><p style="margin:0 0 8px">{line}</p></td></tr>\n')
    page = (
        f'<html><head><style type="text/css">{style}</style></head><body bgcolor="#ffffff">'
        '<table class="wrap" width="600" align="center"><tr><td class="head"><table width="100%"><tr><td>'
        '<table class="main" cellpadding="0" cellspacing="0" width="100%">'
        f'{"".join(rows)}</table></td></tr></table></td></tr><tr><td class="foot">'
        '<a class="link" href="https://www.nortonstore.jp/">ノートン ストア</a></td></tr></table></body></html>'
    )
    return (
        f"{_VENDOR}Content-Type: multipart/alternative; boundary=b1\n\n--b1\n".encode()
        + _part("", text, "utf-8", "base64", "plain")
        + b"\n--b1\n"
        + _part("", page, "utf-8", "quoted-printable", "html")
        + b"\n--b1--\n"
    )


def _notice(chance: random.Random, number: int, *, html: bool, octets: int = 2_000) -> bytes:
    text = _NOTICE.format(padding="山田 太郎 様", wanted=20_000_000 + number, current=70_000_000 + number)
    if html:
        return _both(chance, _VENDOR, text, html_octets=octets)
    return _part(_VENDOR, text, *chance.choice((("iso-2022-jp", "7bit"), ("utf-8", "base64"))), "plain")


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
    lines = chance.randrange(400, min(30_000, len(pool) // 77 - 1))
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
