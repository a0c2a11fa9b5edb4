"""A small mailbox of many kinds of mail, with the number that a person wants from each of them."""

from __future__ import annotations

import base64
import gzip
import quopri
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LABEL: Final = "自動延長加入時のご注文番号"
_CURRENT: Final = "今回のご注文番号"
_LINK: Final = "https://www.nortonstore.jp/support/autorenewal/procedural/"
_SUBJECT: Final = "【ノートンストア】自動延長サービス・課金完了のご案内"


@dataclass(frozen=True, slots=True)
class Mixed:
    """The mailbox on disk.

    Attributes:
        mbox: all mails, LF, mboxrd.
        gz: the same file, compressed.
        emls: the same mails as files.
        wanted: the enrollment orders that the notices among them tell.
        kinds: every number in the mailbox -> the kind of mail it stands in.
    """

    mbox: Path
    gz: Path
    emls: tuple[Path, ...]
    wanted: frozenset[str]
    kinds: dict[str, str]


def make(folder: Path, rounds: int) -> Mixed:
    """Write *rounds* mails of each kind into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted, kinds, emls, octets = set[str](), dict[str, str](), list[Path](), bytearray()
    for count, (kind, numbers, (right, mail)) in enumerate(_mails(rounds)):
        kinds |= dict.fromkeys(numbers, kind)
        if right:
            wanted.add(right)
        path = folder / f"{count:04}-{kind}.eml"
        path.write_bytes(mail)
        emls.append(path)
        octets += (
            b"From store@example.jp Mon Nov 20 10:02:11 2023\n"
            + mail.replace(b"\nFrom ", b"\n>From ")
            + b"\n"
        )
    mbox = folder / "mixed.mbox"
    mbox.write_bytes(octets)
    gz = folder / "mixed.mbox.gz"
    gz.write_bytes(gzip.compress(bytes(octets)))
    return Mixed(mbox, gz, tuple(emls), frozenset(wanted), kinds)


def _mails(rounds: int) -> Iterator[tuple[str, tuple[str, str], tuple[str | None, bytes]]]:
    for turn in range(rounds):
        for place, (name, make_one) in enumerate(_KINDS.items()):
            number = turn * len(_KINDS) + place
            numbers = f"SY{20_000_000 + number}", f"SY{70_000_000 + number}"
            yield name, numbers, make_one(*numbers)


def _head(
    number: str,
    media_type: str,
    encoding: str,
    *,
    sender: str = "store@nortonstore.jp",
    subject: str = _SUBJECT,
) -> bytes:
    word = base64.b64encode(subject.encode()).decode()
    return (
        f"From: Norton Store <{sender}>\nTo: Taro <taro@example.jp>\nDate: Mon, 20 Nov 2023 10:02:11 +0900\n"
        f"Message-ID: <{number}.made.up@example.jp>\n"
        f"Subject: =?UTF-8?B?{word}?=\nMIME-Version: 1.0\n"
        f"Content-Type: {media_type}\nContent-Transfer-Encoding: {encoding}\n\n"
    ).encode()


def _text(wanted: str, current: str) -> str:
    return (
        f"山田 太郎 様\n\n自動延長サービスの課金が完了しました。\n\n{LABEL}：{wanted}\n{_CURRENT}：{current}\n"
        f"課金日：2023年11月20日\nご請求金額：11,534円\n\n各種手続きについて\n{_LINK}\n"
    )


def _plain(charset: str, encoding: str, codec: str = "") -> Callable[[str, str], tuple[str, bytes]]:
    def make_one(wanted: str, current: str) -> tuple[str, bytes]:
        body = _transferred(_text(wanted, current).encode(codec or charset), encoding)
        return wanted, _head(wanted, f"text/plain; charset={charset}", encoding) + body

    return make_one


def _html(page: str) -> Callable[[str, str], tuple[str, bytes]]:
    def make_one(wanted: str, current: str) -> tuple[str, bytes]:
        shown = page.format(label=LABEL, current_label=_CURRENT, wanted=wanted, current=current, link=_LINK)
        return wanted, _head(wanted, "text/html; charset=UTF-8", "base64") + base64.encodebytes(
            f"<html><body>{shown}</body></html>".encode()
        )

    return make_one


def _transferred(octets: bytes, encoding: str) -> bytes:
    if encoding == "base64":
        return base64.encodebytes(octets)
    return quopri.encodestring(octets) if encoding == "quoted-printable" else octets


def _flowed(wanted: str, current: str) -> tuple[str, bytes]:
    body = f"{LABEL}：{wanted[:6]} \n{wanted[6:]}\n{_CURRENT}：{current}\n\n{_LINK}\n"
    return wanted, _head(
        wanted, "text/plain; charset=UTF-8; format=flowed; delsp=yes", "8bit"
    ) + body.encode()


def _attached(wanted: str, current: str) -> tuple[str, bytes]:
    inner = _plain("ISO-2022-JP", "7bit", "iso2022_jp")(wanted, current)[1]
    outer = _head(
        wanted, 'multipart/mixed; boundary="b0"', "7bit", sender="hanako@example.jp", subject="Fwd: ご案内"
    )
    return wanted, outer + b"--b0\nContent-Type: message/rfc822\n\n" + inner + b"\n--b0--\n"


def _fake(wanted: str, current: str) -> tuple[None, bytes]:
    body = _text(wanted, current).replace("www.nortonstore.jp", "norton.example.net")
    return None, _head(
        wanted, "text/plain; charset=UTF-8", "8bit", sender="store@example.net"
    ) + body.encode()


def _corrected(wanted: str, current: str) -> tuple[None, bytes]:
    body = _text(wanted, current) + f"\n上記の{LABEL} {wanted} は誤りです。お使いにならないでください。\n"
    return None, _head(wanted, "text/plain; charset=UTF-8", "8bit") + body.encode()


def _letter(wanted: str, _current: str) -> tuple[None, bytes]:
    body = (
        f"いつもお世話になっております。\nご注文番号：{wanted}\n商品を発送しました。\n"
        + "本日の会議は十五時からです。\n" * 40
    )
    return None, _head(
        wanted, "text/plain; charset=UTF-8", "base64", sender="shop@example.com", subject="発送のお知らせ"
    ) + base64.encodebytes(body.encode())


_KINDS: Final[dict[str, Callable[[str, str], tuple[str | None, bytes]]]] = {
    "jis": _plain("ISO-2022-JP", "7bit", "iso2022_jp"),
    "jis-base64": _plain("ISO-2022-JP", "base64", "iso2022_jp"),
    "shift-jis": _plain("Shift_JIS", "8bit", "cp932"),
    "euc-jp": _plain("EUC-JP", "8bit"),
    "utf-8": _plain("UTF-8", "8bit"),
    "quoted-printable": _plain("UTF-8", "quoted-printable"),
    "flowed": _flowed,
    "attached": _attached,
    "rows": _html(
        "<table><tr><td>{label}</td><td>{wanted}</td></tr><tr><td>{current_label}</td><td>{current}</td></tr></table><a href='{link}'>手続き</a>"
    ),
    "columns": _html(
        "<table><tr><th>{label}</th><th>{current_label}</th></tr><tr><td>{wanted}</td><td>{current}</td></tr></table><a href='{link}'>手続き</a>"
    ),
    "columns-turned": _html(
        "<table><tr><th>{current_label}</th><th>{label}</th></tr><tr><td>{current}</td><td>{wanted}</td></tr></table><a href='{link}'>手続き</a>"
    ),
    "hidden": _html(
        "<p style='display:none'>{label}：{current}</p><p>{label}：{wanted}</p><p>{current_label}：{current}</p><a href='{link}'>手続き</a>"
    ),
    "fake": _fake,
    "corrected": _corrected,
    "other-shop": _letter,
}
