"""Content-transfer-encodings and format=flowed, undone leniently."""

from __future__ import annotations

import binascii
import quopri


def decode_transfer(octets: bytes, encoding: str | None) -> tuple[bytes, tuple[str, ...]]:
    """Return the octets behind a content-transfer-encoding, and the defects met."""
    name = (encoding or "").strip().lower()
    if name.startswith("base64"):
        try:
            return binascii.a2b_base64(octets), ()
        except binascii.Error:
            return octets, ("broken base64",)
    if name.startswith("quoted-printable"):
        return quopri.decodestring(octets), ()
    return octets, ()


def unflow(text: str, delsp: bool) -> str:
    """Return *text* with the soft line breaks of RFC 3676 undone."""
    return text.replace(" \n", "" if delsp else " ")
