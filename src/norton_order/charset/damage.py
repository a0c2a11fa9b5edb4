"""Encoded text that was damaged on its way, put right where it is certain: ISO-2022-JP that was cut or lost ESC."""

from __future__ import annotations

import re
from typing import Final

_SIGN: Final = rb"[!=\\]?\n ?"
_ESCAPE: Final = re.compile(rb"\x1b(?:%b([$(])(?:%b)?|([$(])%b)([@BJI])" % (_SIGN, _SIGN, _SIGN))
# One line end between two runs of octets that stand for characters of two octets each.
_RUN: Final = re.compile(rb"(\x1b\$(?:\([@-DOPQ]|[@AB]))([!-~]*+)\n( ?)([!-~]*+)(?=\x1b\()")
_ASCII: Final = b"\x1b(B"


def join_jis(octets: bytes) -> tuple[bytes, int]:
    """Return *octets* of ISO-2022-JP without breaks in escape sequences and characters, and how many were there. Linear in time."""
    octets, escapes = _ESCAPE.subn(lambda match: b"\x1b" + (match[1] or match[2]) + match[3], octets)
    joined = 0

    def closed(match: re.Match[bytes]) -> bytes:
        nonlocal joined
        designation, before, blank, after = match.groups()
        sign = before[-1:] if before.endswith((b"!", b"=", b"\\")) else b""
        bare = before.removesuffix(sign)
        whole = None
        if sign and (len(bare) + len(after)) % 2 == 0 and (blank or sign != b"!"):
            whole = bare + after
        elif (len(before) + len(after)) % 2 == 0 and len(before) % 2:
            whole = before + after
        if whole is None:
            return match[0]
        joined += 1
        return designation + whole

    if b"\x1b$" in octets:
        octets = _RUN.sub(closed, octets)
    return octets, escapes + joined


_WITHOUT_ESCAPE: Final = re.compile(rb"\$([@B])((?:[!-~][!-~]){1,2000}?)\(([BJ])")


def restore_escapes(octets: bytes) -> bytes:
    """Return *octets* with ESC put before what is left of the escape sequences of ISO-2022-JP. Linear in time.

    Whether that makes Japanese of them is for the caller to judge; text that holds an ESC is returned as it is.
    """
    if b"\x1b" in octets or b"(B" not in octets:
        return octets
    return _WITHOUT_ESCAPE.sub(b"\x1b$\\1\\2\x1b(\\3", octets)
