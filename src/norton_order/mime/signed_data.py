"""S/MIME signed-data (RFC 8551, application/pkcs7-mime) -> the entity that was signed."""

from __future__ import annotations

from typing import Final

_OID: Final = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"  # 1.2.840.113549.1.7, its last number behind it
_DATA: Final = _OID + b"\x01"
_SIGNED_DATA: Final = _OID + b"\x02"
_ENVELOPED_DATA: Final = (_OID + b"\x03", b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17")
_WINDOW: Final = 200  # octets at the beginning in which the kind of the whole is named
_CONTENT: Final = 0xA0
_OCTETS: Final = 0x04
_PIECES: Final = 0x24
_INDEFINITE: Final = 0x80


def is_enveloped(octets: bytes) -> bool:
    """Return whether *octets* are enveloped data, which only who has the key can read."""
    return any(octets.find(kind, 0, _WINDOW) >= 0 for kind in _ENVELOPED_DATA)


def signed_content(octets: bytes) -> bytes | None:
    """Return the content of *octets*, BER or DER, or None where they are no signed-data that holds it. Linear in time."""
    kind = octets.find(_SIGNED_DATA, 0, _WINDOW)
    data = octets.find(_DATA, kind) if kind >= 0 else -1
    if data < 0:
        return None
    tag, position, _end = _header(octets, data + len(_DATA))
    if tag != _CONTENT:
        return None
    tag, start, end = _header(octets, position)
    if tag == _OCTETS:
        return octets[start:end]
    if tag != _PIECES:
        return None
    pieces: list[bytes] = []
    tag, start, end = _header(octets, start)
    while tag == _OCTETS and start < len(octets):
        pieces.append(octets[start:end])
        tag, start, end = _header(octets, end)
    return b"".join(pieces)


def _header(octets: bytes, position: int) -> tuple[int, int, int]:
    """Return the tag at *position*, where its content begins and ends; tag 0 where there is none."""
    if position + 2 > len(octets):
        return 0, position, position
    tag, length = octets[position], octets[position + 1]
    start = position + 2
    if length == _INDEFINITE:
        return tag, start, len(octets)
    if length > _INDEFINITE:
        more = length - _INDEFINITE
        length = int.from_bytes(octets[start : start + min(more, 8)], "big")
        start += more
    return tag, start, min(start + length, len(octets))
