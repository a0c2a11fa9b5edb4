"""Inputs made to take time or memory, by name; those with a size grow in proportion to it."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Callable
from typing import Final

W, C = "自動延長加入時のご注文番号", "今回のご注文番号"
HEAD = "From: order@mail.nortonstore.jp\nTo: taro@example.jp\nSubject: 自動延長サービス・課金完了のご案内\n"
LINK = "https://www.nortonstore.jp/support/autorenewal/procedural/"


def plain(body: str, fields: str = "") -> bytes:
    return f"{HEAD}{fields}Content-Type: text/plain; charset=utf-8\n\n{body}\n".encode()


def page(body: str) -> bytes:
    return f"{HEAD}Content-Type: text/html; charset=utf-8\n\n<html><body>{body}</body></html>\n".encode()


def styled(css: str, body: str) -> bytes:
    return page(f"<style>{css}</style>{body}")


def _nested(depth: int, inner: str) -> bytes:
    """Return a message in a message in a message."""
    head = f"{HEAD}Content-Type: message/rfc822\n\n".encode()
    return head * depth + plain(inner)


def _multiparts(depth: int) -> bytes:
    lines = [HEAD]
    lines += [f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n' for level in range(depth)]
    return "".join([*lines, f"\n{W}：SY12345678\n"]).encode()


def _parts(count: int, part: str = "Content-Type: text/plain\n\nx\n") -> bytes:
    return (
        f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n'.encode()
        + f"--b\n{part}".encode("utf-8", "surrogateescape") * count
        + b"--b--\n"
    )


def _zip(members: dict[str, bytes]) -> bytes:
    pipe = io.BytesIO()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, octets in members.items():
            archive.writestr(name, octets)
    return pipe.getvalue()


def _tar(count: int) -> bytes:
    pipe = io.BytesIO()
    with tarfile.open(fileobj=pipe, mode="w:gz") as archive:
        for number in range(count):
            entry = tarfile.TarInfo(f"{number}.eml")
            entry.size = 5
            archive.addfile(entry, io.BytesIO(b"hello"))
    return pipe.getvalue()


def _pax(count: int) -> bytes:
    """Return an extended header of tar with *count* records."""
    text = b"5 a=\n" * count
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, len(text)
    return header.tobuf(tarfile.USTAR_FORMAT) + text + bytes(-len(text) % tarfile.BLOCKSIZE)


def _forged_descriptors(octets: int) -> bytes:
    """Return a zip whose one member, stored without its size, is made of descriptors with a false checksum."""
    name, body = b"a.bin", bytearray()
    while len(body) < octets:
        body += b"PK\x07\x08" + struct.pack("<3L", 0x04030201, len(body), len(body))
    return b"PK\x03\x04" + struct.pack("<5H3L2H", 20, 8, 0, 0, 0, 0, 0, 0, len(name), 0) + name + body


def _enclosed(encoding: bytes) -> bytes:
    """Return a notice that encloses, as *encoding* says, a message with an attachment, as large as may be."""
    attachment = base64.encodebytes(bytes(range(256)) * 250_000)
    head = f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n'.encode()
    part = b"--b\nContent-Type: text/plain; charset=utf-8\n\n" + f"{W}：SY12345678\n".encode()
    inner = (
        head
        + part
        + b"--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
        + attachment
    )
    if encoding:
        inner = base64.encodebytes(inner)
    return (head + b"--b\nContent-Type: message/rfc822\n" + encoding + b"\n" + inner)[: 63 << 20]


def _deep(octets: bytes, depth: int, pack: Callable[[bytes], bytes]) -> bytes:
    for _ in range(depth):
        octets = pack(octets)
    return octets


def _forward(number: int) -> str:
    return f"---------- Forwarded message ---------\nFrom: <a{number}@example.jp>\nDate: 2023/11/20\nSubject: x\nTo: <b@example.jp>\n\n"


# Messages that grow with n: the work must grow no faster. n is chosen for about 0.2 to 0.5 MB.
GROWING: Final[dict[str, tuple[int, Callable[[int], bytes]]]] = {
    "labels and numbers in turn": (6_000, lambda n: plain(f"{W}：SY12345678\n{C}：SY87654321\n" * n)),
    "labels first, then numbers": (6_000, lambda n: plain(f"{W}\n" * n + "SY12345678\n" * n)),
    "labels in one line": (6_000, lambda n: plain(f"{W} " * n)),
    "labels and numbers in one line": (5_000, lambda n: plain(f"{W}：SY12345678 " * n)),
    "numbers in one line": (30_000, lambda n: plain(f"{W}：" + "SY12345678 " * n)),
    "numbers on lines": (30_000, lambda n: plain(f"{W}：\n" + "SY12345678\n" * n)),
    "blank lines between": (300_000, lambda n: plain(f"{W}：" + "\n" * n + "SY12345678")),
    "spaces between": (400_000, lambda n: plain(f"{W}：" + " " * n + "SY12345678")),
    "spaces behind a number": (9_000, lambda n: plain(f"{W}：SY12345678" + " " * n + "a")),
    "arrows before labels": (9_000, lambda n: plain(("←" * n + f"a {W}\nSY12345678\n") * 20)),
    "brackets": (150_000, lambda n: plain(f"{W}" + "【" * n + "SY12345678")),
    "parentheses": (400_000, lambda n: plain(f"{W}" + "(" * n + "SY12345678")),
    "connecting words": (100_000, lambda n: plain(f"{W}" + "は" * n + "SY12345678")),
    "a long number": (1_000_000, lambda n: plain(f"{W}：SY" + "1" * n)),
    "a long number of groups": (200_000, lambda n: plain(f"{W}：SY1" + "-1" * n)),
    "a long number of spaced groups": (200_000, lambda n: plain(f"{W}：SY1" + " 12" * n)),
    "glued numbers": (40_000, lambda n: plain(f"{W}：" + "SY12345678" * n)),
    "digits without an end, labelled": (20_000, lambda n: plain(f"{W}：{'1' * 60}\n" * (n // 10))),
    "columns of plain text": (3_000, lambda n: plain(f"{W}  {C}\n" * n + "SY12345678  SY87654321\n" * n)),
    "one line of columns": (5_000, lambda n: plain(f"{W}  " * n + "\n" + "SY12345678  " * n)),
    "one line of bars": (5_000, lambda n: plain(f"{W}|" * n + "\n" + "SY12345678|" * n)),
    "columns under each other": (3_000, lambda n: plain(f"{W}\t{C}\nSY12345678\tSY87654321\n" * n)),
    "bars": (200_000, lambda n: plain(f"{W}" + "|" * n)),
    "detail labels": (20_000, lambda n: plain("課金予定日\n" * n)),
    "detail labels in one line": (20_000, lambda n: plain("課金予定日 " * n)),
    "dates": (20_000, lambda n: plain("課金予定日：2023年11月20日 " * n)),
    "digits before yen": (200_000, lambda n: plain("金額：" + "1" * n + "円")),
    "commas before yen": (100_000, lambda n: plain("金額：" + "1,111" * n + "円")),
    "words before detail labels": (20_000, lambda n: plain(f"{W}：SY12345678\n" + ("次回の自動延長サービスの" * 80 + "課金日：2023年11月20日\n") * (n // 100))),
    "words before a date": (20_000, lambda n: plain(f"{W}：SY12345678\n" + ("課金日：" + "自動延長" * 40 + "2023年11月20日\n") * (n // 20))),
    "signs before a date": (100_000, lambda n: plain(f"{W}：SY12345678\n課金日" + "：" * n + "2023年11月20日")),
    "prices that change": (20_000, lambda n: plain(f"{W}：SY12345678\n" + ("料金：" + "8,980円 → " * 200 + "\n") * (n // 200))),
    "headings and detail labels": (20_000, lambda n: plain(f"{W}：SY12345678\n" + "次回\n課金日\n" * n)),
    "a heading row of detail labels": (3_000, lambda n: page(f"{W}：SY12345678<table><tr>" + "<td>課金日</td>" * 300 + "</tr>" + ("<tr>" + "<td>2023年11月20日</td>" * 10 + "</tr>") * n + "</table>")),
    "products": (20_000, lambda n: plain("ノートン 360 デラックス " * n)),
    "different products": (20_000, lambda n: plain("".join(f"ノートン {'360 ' * (i % 200)}\n" for i in range(n // 10)))),
    "addresses": (15_000, lambda n: plain(f"手続き {LINK}\n" * n)),
    "an address without an end": (500_000, lambda n: plain(f"手続き https://www.nortonstore.jp/{'a/' * n}")),
    "a host without an end": (500_000, lambda n: plain(f"手続き https://{'a.' * n}")),
    "mail addresses": (20_000, lambda n: plain("aaaaaaaaa@example.jp " * n)),
    "a local part without an end": (300_000, lambda n: plain("a." * n)),
    "quotation signs": (300_000, lambda n: plain(">" * n)),
    "quoted lines": (50_000, lambda n: plain("> > a\n" * n)),
    "forwarded blocks": (2_000, lambda n: plain("".join(map(_forward, range(n))))),
    "forwarded blocks, nested quoting": (300, lambda n: plain("".join("> " * i + line + "\n" for i in range(n) for line in _forward(i).split("\n")))),
    "From lines only": (20_000, lambda n: plain("From: a@example.jp\n" * n)),
    "lines that wrote": (20_000, lambda n: plain("2023/11/20 a@example.jp wrote:\n> a\n" * (n // 2))),
    "zero-width signs": (300_000, lambda n: plain(f"{W}：SY12" + "\u200b" * n + "345678")),
    "combining marks": (300_000, lambda n: plain("a" + "\u0301" * n)),
    "marks in turn": (100_000, lambda n: plain("a" + "\u0301\u0323" * n)),
    "letters of many": (20_000, lambda n: plain("\ufdfa" * n)),
    "terminal sequences": (100_000, lambda n: plain("\x1b[" * n)),
    "JIS escapes": (60_000, lambda n: HEAD.encode() + b"Content-Type: text/plain; charset=iso-2022-jp\n\n" + b"\x1b$B!!\x1b(B" * n),
    "stray octets in JIS": (60_000, lambda n: HEAD.encode() + b"Content-Type: text/plain; charset=iso-2022-jp\n\n\x1b$B!!\x1b(B" + b"\xff a" * n),
    "parts of stray octets in JIS": (200, lambda n: _parts(n, "Content-Type: text/plain; charset=iso-2022-jp\n\n\x1b$B!!\x1b(B" + "\udcff\udc81 a" * 1_000 + "\n")),
    "octets of no charset": (300_000, lambda n: HEAD.encode() + b"Content-Type: text/plain\n\n" + b"\x81\xff" * n),
    "UTF-7": (60_000, lambda n: HEAD.encode() + b"Content-Type: text/plain; charset=utf-7\n\n" + b"+MEI-" * n),
    "quoted-printable": (200_000, lambda n: HEAD.encode() + b"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n" + b"=\n" * n),
    "broken quoted-printable": (200_000, lambda n: HEAD.encode() + b"Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n" + b"=" * n),
    "broken base64": (100_000, lambda n: HEAD.encode() + b"Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + b"QQ=\n" * n),
    "uuencode": (100_000, lambda n: HEAD.encode() + b"Content-Type: text/plain\nContent-Transfer-Encoding: uuencode\n\n" + b"begin 644 a\n" * n),
    "format flowed": (100_000, lambda n: HEAD.encode() + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * n),
    "encoded words": (20_000, lambda n: b"Subject: " + b"=?utf-8?B?44GC?= " * n + b"\n\n" + W.encode()),
    "encoded words over lines": (20_000, lambda n: b"From: a@example.jp\nSubject:" + b" =?utf-8?Q?=E3?=\n" * n + b"\n" + W.encode()),
    "openings of encoded words": (150_000, lambda n: b"From: a@example.jp\nSubject: " + b"=?" * n + b"\n\n" + W.encode()),
    "encoded words in From": (20_000, lambda n: b"From: " + b"=?utf-8?B?44GC?= " * n + b"<a@example.jp>\n\n" + W.encode()),
    "addresses in To": (20_000, lambda n: b"From: a@example.jp\nTo: " + b"b@example.jp, " * n + b"\n\n" + W.encode()),
    "quotation marks in To": (200_000, lambda n: b"From: a@example.jp\nTo: " + b'"' * n + b"\n\n" + W.encode()),
    "comments in To": (200_000, lambda n: b"From: a@example.jp\nTo: " + b"(" * n + b"\n\n" + W.encode()),
    "angle brackets in To": (200_000, lambda n: b"From: a@example.jp\nTo: " + b"<" * n + b"\n\n" + W.encode()),
    "header fields": (100_000, lambda n: b"To: a@example.jp\n" * n + b"\n" + W.encode()),
    "Received fields": (20_000, lambda n: b"Received: from a by b; x\n" * n + plain(f"{W}：SY12345678")),
    "an Authentication-Results field": (20_000, lambda n: plain(f"{W}：SY12345678", "Authentication-Results: a; " + "dkim=fail (" * n + "\n")),
    "results in it": (10_000, lambda n: plain(f"{W}：SY12345678", "Authentication-Results: a; " + "dkim=fail header.d=a; " * n + "\n")),
    "a subject": (300_000, lambda n: f"From: order@mail.nortonstore.jp\nSubject: {'停止' * n}\n\n{W}：SY12345678".encode()),
    "prefixes of a subject": (100_000, lambda n: f"From: order@mail.nortonstore.jp\nSubject: {'Re: ' * n}\n\n{W}：SY12345678".encode()),
    "parameters of Content-Type": (160_000, lambda n: b'From: a@example.jp\nContent-Type: multipart/mixed; x="' + b";" * n + b"\n\n" + W.encode()),
    "parts": (20_000, _parts),
    "parts with a long Content-Type": (200, lambda n: _parts(n, f"Content-Type: text/plain; x=\"{';' * 8000}\"\n\nx\n")),
    "parts with labels": (3_000, lambda n: _parts(n, f"Content-Type: text/plain; charset=utf-8\n\n{W}：SY12345678\n{C}：SY87654321\n")),
    "HTML parts": (1_000, lambda n: _parts(n, f"Content-Type: text/html; charset=utf-8\n\n<p>{W}：SY12345678</p>\n")),
    "boundaries that nearly fit": (60_000, lambda n: f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n'.encode() + b"--bb\n" * n),
    "multiparts in multiparts": (1_000, _multiparts),
    "messages in messages": (1_000, lambda n: _nested(n, f"{W}：SY12345678")),
    "messages beside messages": (2_000, lambda n: _parts(n, f"Content-Type: message/rfc822\n\n{HEAD}\n{W}：SY12345678\n")),
    "table rows": (6_000, lambda n: page("<table>" + f"<tr><td>{W}</td><td>SY12345678</td></tr>" * n + "</table>")),
    "table cells in one row": (8_000, lambda n: page("<table><tr>" + f"<td>{W}</td><td>SY12345678</td>" * n + "</tr></table>")),
    "header row over rows": (10_000, lambda n: page(f"<table><tr><th>{W}</th><th>{C}</th></tr>" + "<tr><td>SY12345678</td><td>SY87654321</td></tr>" * n + "</table>")),
    "header rows over rows": (5_000, lambda n: page("<table>" + f"<tr><th>{W}</th></tr>" * n + "<tr><td>SY12345678</td></tr>" * n + "</table>")),
    "header rows between empty rows": (5_000, lambda n: page("<table>" + f"<tr><th>{W}</th></tr><tr><td>a</td></tr>" * n + "</table>")),
    "wide header row": (5_000, lambda n: page("<table><tr>" + f"<th>{W}</th>" * n + "</tr><tr>" + "<td>SY12345678</td>" * n + "</tr></table>")),
    "many lines in a cell": (10_000, lambda n: page(f"<table><tr><td>{W}</td></tr><tr><td>" + "a<br>" * n + "SY12345678</td></tr></table>")),
    "labels in one cell": (8_000, lambda n: page("<table><tr><td>" + f"{W}<br>" * n + "</td></tr><tr><td>" + "SY12345678<br>" * n + "</td></tr></table>")),
    "colspans": (8_000, lambda n: page("<table>" + f'<tr><td colspan=1000 rowspan=65534>{W}</td></tr>' * n + "</table>")),
    "rowspans in a row": (10_000, lambda n: page("<table><tr>" + "<td rowspan=60000>a</td>" * n + "</tr>" + "<tr><td>b</td></tr>" * n + "</table>")),
    "nested tables": (4_000, lambda n: page(f"<table><tr><td>{W}" * n)),
    "nested tables with numbers": (4_000, lambda n: page(f"<table><tr><td>{W}</td><td>SY12345678" * n)),
    "nested blocks": (50_000, lambda n: page("<div>" * n + f"{W}：SY12345678")),
    "nested inline elements": (50_000, lambda n: page("<b>" * n + f"{W}：SY12345678")),
    "nested styles": (10_000, lambda n: page('<div style="font-size:99%;color:#111">a' * n + f"{W}：SY12345678")),
    "nested anchors": (10_000, lambda n: page('<div><a href="https://evil.example/">停止' * n + f"{W}：SY12345678")),
    "anchors": (10_000, lambda n: page(f"<p>{W}：SY12345678</p>" + '<a href="https://evil.example/停止">停止手続き</a>' * n)),
    "openings of anchors": (100_000, lambda n: page("<a " * n)),
    "openings of comments": (100_000, lambda n: page("<!--" * n)),
    "openings of elements": (150_000, lambda n: page("<" * n)),
    "attributes": (30_000, lambda n: page("<p " + "".join(f"a{i}=b " for i in range(n)) + f">{W}")),
    "entities": (100_000, lambda n: page(f"{W}&nbsp;" + "&amp;" * n)),
    "floats": (8_000, lambda n: page('<p>' + '<i style="float:right">a</i>' * n)),
    "nested floats": (5_000, lambda n: page('<i style="float:right">a<b>b</b>' * n)),
    "nested moved blocks": (5_000, lambda n: page('<div style="position:absolute">a' * n)),
    "foot groups": (10_000, lambda n: page("<table>" + "<tfoot><tr><td>a</td></tr></tfoot>" * n + "</table>")),
    "nested turned tables": (3_000, lambda n: page("<table><tr></tr><thead></thead><tr><td>a" * n)),
    "text outside of cells": (20_000, lambda n: page("<table>" + "a<tr></tr>" * n)),
    "style rules": (10_000, lambda n: styled("".join(f".c{i}{{color:red}}" for i in range(n)), '<p class="c1">a</p>' * n)),
    "style rules for all": (2_000, lambda n: styled("*{color:red}" * n, "<p>a</p>" * n)),
    "style rules of descent": (2_000, lambda n: styled("b i u p{color:red}" * n, "<b>" * n + "<p>a</p>" * n)),
    "style rules of siblings": (2_000, lambda n: styled("b ~ p{color:red}" * n, "<p>a</p>" * n)),
    "long selectors": (2_000, lambda n: styled("b " * n + "{color:red}", "<b>a</b>" * n)),
    "lists of selectors": (20_000, lambda n: styled("b," * n + "i{color:red}", "<b>a</b>")),
    "blocks in style": (50_000, lambda n: styled("a{" * n, "<b>a</b>")),
    "rules in rules": (20_000, lambda n: styled("a{color:red;" + "b{color:red}" * n, "<b>a</b>")),
    "at rules": (50_000, lambda n: styled("@media{" * n, "<b>a</b>")),
    "comments in style": (100_000, lambda n: styled("/*" * n, "<b>a</b>")),
    "strings in style": (100_000, lambda n: styled('"' * n, "<b>a</b>")),
    "parentheses in style": (100_000, lambda n: styled("(" * n, "<b>a</b>")),
    "brackets in selectors": (100_000, lambda n: styled("[" * n + "{color:red}", "<b>a</b>")),
    "pseudo-classes": (100, lambda n: styled(("p" + ":not(" * n + "{color:red}") * n, "<p>a</p>")),
    "inline declarations": (50_000, lambda n: page(f'<p style="{"color:red;" * n}">{W}')),
    "inline declarations with parentheses": (50_000, lambda n: page(f'<p style="{"color:rgb(" * n}">{W}')),
    "classes": (30_000, lambda n: styled(".a{color:red}", f'<p class="{"a " * n}">{W}')),
    "hidden text": (20_000, lambda n: page('<p hidden>SY12345678</p>' * n + f"<p>{W}：SY12345678</p>")),
    "scripts": (20_000, lambda n: page("<script>" * n)),
    "raised letters": (50_000, lambda n: page(f"{W}<sup>" + "<sub>1" * n)),
    "preformatted lines": (100_000, lambda n: page("<pre>" + "a\n" * n)),
}  # fmt: skip


def _quine() -> bytes:
    """Return an archive that holds another one, which holds another one ... of mail."""
    return _deep(plain(f"{W}：SY12345678"), 60, gzip.compress)


FROM_LINE: Final = b"From a@example.jp Mon Nov 20 10:00:00 2023\n"

# Sources of any kind, each of its own size.
SOURCES: Final[dict[str, Callable[[], bytes]]] = {
    "a million header fields": lambda: b"X-A: b\n" * 1_000_000 + b"\n" + f"{W}：SY12345678\n".encode(),
    "a hundred thousand parts": lambda: _parts(100_000),
    "a message of 50 MB": lambda: plain("あいうえお\n" * 3_300_000),
    "a line of 50 MB": lambda: plain("a" * 50_000_000),
    "a page of 50 MB": lambda: page("<p>a</p>" * 6_250_000),
    "a hundred messages in messages, each of 80 KB": lambda: f"{HEAD}X-A: {'a' * 80_000}\nContent-Type: message/rfc822\n\n".encode() * 100 + plain("a"),
    "a gzip bomb": lambda: gzip.compress(b"\0" * 300_000_000, 9),
    "a gzip bomb of mail": lambda: gzip.compress(plain("a\n" * 100_000_000), 9),
    "a bzip2 bomb": lambda: bz2.compress(b"\0" * 300_000_000),
    "an xz bomb": lambda: lzma.compress(b"\0" * 300_000_000, preset=1),
    "a zip bomb": lambda: _zip({"a.eml": b"\0" * 300_000_000}),
    "a zip of many members": lambda: _zip({f"{i}.txt": b"hello" for i in range(20_000)}),
    "a tar of many members": lambda: _tar(20_000),
    "a gzip in a gzip, sixty deep": _quine,
    "a gzip of empty streams in a gzip": lambda: gzip.compress(gzip.compress(b"") * 1_500_000),
    "a tar of headers of tiny records": lambda: gzip.compress(_pax(200_000) * 20),
    "a zip of forged descriptors": lambda: _forged_descriptors(8 << 20),
    "a mailbox of lines with a dot": lambda: _zip({"a.mbox": plain("a") + b"\n.\nA:" * 1_000_000}),
    "a mailbox of lines with many times": lambda: _zip(
        {"a.mbox": plain("a") + (b"\n\nFrom " + b"1:11" * 75 + b"\nA:") * 200_000}
    ),
    "an enclosed message of 46 MB in base64": lambda: _enclosed(b"Content-Transfer-Encoding: base64\n"),
    "an enclosed message of 63 MB": lambda: _enclosed(b""),
    "a zip in a zip, thirty deep": lambda: _deep(plain("a"), 30, lambda octets: _zip({"a.zip": octets})),
    "an mbox of separator lines": lambda: FROM_LINE * 200_000,
    "an mbox of empty messages": lambda: (FROM_LINE + b"X: y\n\n") * 100_000,
    "an mbox of one line": lambda: FROM_LINE + b"a" * 60_000_000,
    "an mbox of halves of needles": lambda: FROM_LINE + plain("自動<b>" * 5_000_000),
    "base64 of halves of needles": lambda: FROM_LINE + plain("6Ieq5YuV" * 6_000_000),
    "octets of chance": lambda: bytes(range(256)) * 100_000,
    "zeros": lambda: b"\0" * 50_000_000,
    "base64 of labels": lambda: f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n".encode()
    + base64.encodebytes(f"{W}：SY12345678\n".encode() * 500_000),
}  # fmt: skip
