"""One large message of every kind: time and memory of ``parse_notice`` at n, 2n and 4n.

python benchmarks/decoding.py [--mb 15] [--only WORD]
"""

from __future__ import annotations

import argparse
import base64
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Final

MIB: Final = 1 << 20
_HEAD: Final = b"From: order@mail.nortonstore.jp\nTo: taro@example.jp\nSubject: Norton\nMIME-Version: 1.0\n"
_LABEL: Final = "自動延長加入時のご注文番号：SY12345678\n"


def _text(
    encoding: bytes, body: Callable[[int], bytes], kind: bytes = b"text/plain; charset=utf-8"
) -> Callable[[int], bytes]:
    head = _HEAD + b"Content-Type: %b\nContent-Transfer-Encoding: %b\n\n" % (kind, encoding)
    return lambda octets: head + body(octets - len(head))


def _filled(pattern: bytes) -> Callable[[int], bytes]:
    return lambda octets: pattern * (octets // len(pattern))


def _encoded(codec: str, label: str) -> Callable[[int], bytes]:
    line = _LABEL.encode(codec)
    return _text(b"8bit", _filled(line), f"text/plain; charset={label}".encode())


def _multipart(part: bytes, subtype: bytes = b"mixed") -> Callable[[int], bytes]:
    head = _HEAD + b"Content-Type: multipart/%b; boundary=x\n\n" % subtype
    return lambda octets: head + part * (octets // len(part)) + b"--x--\n"


_JAPANESE: Final = base64.encodebytes(_LABEL.encode() * 100)
KINDS: Final[dict[str, Callable[[int], bytes]]] = {
    "8bit lines": _text(b"8bit", _filled(_LABEL.encode())),
    "8bit, one line": _text(b"8bit", _filled("あ".encode())),
    "8bit, lines of 998": _text(b"8bit", _filled(b"x" * 998 + b"\n ")),
    "8bit, lines of 990!": _text(b"8bit", _filled(b" " + b"x" * 988 + b"!\n")),
    "8bit, signs and breaks": _text(b"8bit", _filled(b"a!\n ")),
    "8bit, numbers broken": _text(b"8bit", _filled(b"SY1234\n 567 ")),
    "8bit, fields": _text(b"8bit", _filled(b"From: a\nSubject: b\n\n")),
    "8bit, blanks": _text(b"8bit", _filled(b" ")),
    "8bit, line ends": _text(b"8bit", _filled(b"\n")),
    "8bit, CR": _text(b"8bit", _filled(b"\r")),
    "8bit, characters broken": _text(b"8bit", _filled(b"\xe3\n \x81\x82")),
    "HTML": _text(b"8bit", _filled(b"<p>a</p>"), b"text/html; charset=utf-8"),
    "HTML, comments": _text(b"8bit", _filled(b"<!-- -->"), b"text/plain; charset=utf-8"),
    "quoted-printable signs": _text(b"quoted-printable", _filled(b"=E3=81=82")),
    "quoted-printable soft breaks": _text(b"quoted-printable", _filled(b"=\n")),
    "quoted-printable broken": _text(b"quoted-printable", _filled(b"==")),
    "quoted-printable blanks": _text(b"quoted-printable", _filled(b" \t")),
    "base64": _text(b"base64", _filled(_JAPANESE)),
    "base64 line ends": _text(b"base64", _filled(b"\n")),
    "base64 broken groups": _text(b"base64", _filled(b"A=\n")),
    "base64 foreign": _text(b"base64", _filled(b"QUJD!")),
    "base64, URL alphabet": _text(b"base64", _filled(b"QU-_\n")),
    "base64, short lines": _text(b"base64", _filled(b"QUJD\n\n")),
    "uuencode": _text(b"x-uuencode", lambda octets: b"begin 644 a\n" + b"#86)C\n" * (octets // 6)),
    "uuencode broken": _text(b"x-uuencode", lambda octets: b"begin 644 a\n" + b"M!\n" * (octets // 3)),
    "uuencode begins": _text(b"x-uuencode", _filled(b"begin 644 \n")),
    "Shift_JIS": _encoded("cp932", "shift_jis"),
    "EUC-JP": _encoded("euc_jp", "euc-jp"),
    "EUC-JP as UTF-8": _encoded("euc_jp", "utf-8"),
    "ISO-2022-JP": _encoded("iso2022_jp", "iso-2022-jp"),
    "ISO-2022-JP escapes": _text(b"7bit", _filled(b"\x1b$B\x1b(B"), b"text/plain; charset=iso-2022-jp"),
    "ISO-2022-JP without ESC": _text(b"7bit", _filled(b"$B!"), b"text/plain; charset=iso-2022-jp"),
    "ISO-2022-JP stray": _text(b"7bit", _filled(b"\x1b(B\xb1\x1b$B"), b"text/plain; charset=iso-2022-jp"),
    "UTF-16": _encoded("utf-16-le", "utf-16"),
    "UTF-7": _text(b"7bit", _filled(b"+MEI-"), b"text/plain; charset=utf-7"),
    "GB18030": _encoded("gb18030", "gb18030"),
    "HZ": _text(b"7bit", _filled(b"~{~}"), b"text/plain; charset=hz"),
    "random octets": _text(b"8bit", _filled(bytes(range(128, 256)))),
    "parts": _multipart(b"--x\n\na\n"),
    "messages": _multipart(b"--x\n\nFrom: a@example.jp\n\na\n", b"digest"),
    "multiparts": lambda octets: (
        _HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * (octets // 51)
    ),
    "no boundary": _text(b"8bit", _filled(b"--a\n"), b"multipart/mixed"),
    "base64 message": _text(b"base64", _filled(_JAPANESE), b"message/rfc822"),
    "attachment": _text(b"base64", _filled(_JAPANESE), b"application/pdf"),
    "attachment of octets": _text(b"base64", _filled(_JAPANESE), b"application/octet-stream"),
    "signed": _text(b"base64", _filled(_JAPANESE), b"application/pkcs7-mime"),
    "fields": lambda octets: b"X-A: b\n" * (octets // 7) + _HEAD + b"\na",
    "one field": lambda octets: _HEAD + b"Subject: " + b"a " * (octets // 2) + b"\n\na",
    "encoded-words": lambda octets: _HEAD + b"Subject: " + b"=?utf-8?B?44GC?=" * (octets // 16) + b"\n\na",
    "headless": lambda octets: b"a\n" * (octets // 2),
}
_CHILD: Final = """
import json, resource, sys, time
sys.path.insert(0, sys.argv[3])
import decoding
from norton_order.scan.reader import read
read(decoding.KINDS["8bit lines"](2000))
empty = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
raw = decoding.KINDS[sys.argv[1]](int(sys.argv[2]))
began = time.process_time()
found = read(raw)
print(json.dumps([time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, type(found).__name__]))
"""


def measure(kind: str, octets: int) -> tuple[float, float]:
    """Return processor seconds and the peak of memory in MiB of one message, read in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, kind, str(octets), __file__.rpartition("/")[0] or "."],
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, memory, _found = json.loads(done.stdout)
    return seconds, memory


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--mb", type=float, default=15, help="n; the largest message has four times as much")
    parser.add_argument("--only", default="", help="only kinds whose name holds this")
    options = parser.parse_args()
    sizes = [int(options.mb * MIB) * times for times in (1, 2, 4)]
    print("| kind | " + " | ".join(f"{size / MIB:.0f} MiB: s | MiB" for size in sizes) + " |")
    print("|---" * (2 * len(sizes) + 1) + "|")
    for kind in KINDS:
        if options.only in kind:
            cells = [measure(kind, size) for size in sizes]
            print(f"| {kind} | " + " | ".join(f"{s:.2f} | {m:.0f}" for s, m in cells) + " |", flush=True)


if __name__ == "__main__":
    main()
