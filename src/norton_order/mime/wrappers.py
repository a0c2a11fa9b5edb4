"""Octets that wrap a body in a form of their own -> what they hold: winmail.dat (MS-OXTNEF), S/MIME signed-data (RFC 8551)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

SIGNATURE: Final = b"\x78\x9f\x3e\x22"
_BODY: Final = 0x0002800C
_PROPERTIES: Final = 0x00069003
_CODE_PAGE: Final = 0x00069007
_MAX_ATTRIBUTES: Final = 1_000
_MAX_PROPERTIES: Final = 2_000
_PR_BODY, _PR_RTF, _PR_HTML, _PR_CODE_PAGE = 0x1000, 0x1009, 0x1013, 0x3FDE
_UNICODE: Final = 0x1F
_FIXED: Final = {
    0x02: 4,
    0x03: 4,
    0x04: 4,
    0x05: 8,
    0x06: 8,
    0x07: 8,
    0x0A: 4,
    0x0B: 4,
    0x14: 8,
    0x40: 8,
    0x48: 16,
}
_VARIABLE: Final = frozenset({0x0D, 0x1E, 0x1F, 0x102})
_MANY: Final = 0x1000

_OID: Final = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"  # 1.2.840.113549.1.7, its last number behind it
_DATA: Final = _OID + b"\x01"
_SIGNED_DATA: Final = _OID + b"\x02"
_ENVELOPED_DATA: Final = (_OID + b"\x03", b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17")
_WINDOW: Final = 200  # octets at the beginning in which the kind of the whole is named
_CONTENT: Final = 0xA0
_OCTETS: Final = 0x04
_PIECES: Final = 0x24
_INDEFINITE: Final = 0x80


class Body(NamedTuple):
    """A body of a mail: its media type, charset as a label or "", and octets; "text/rtf" is Outlook's packed RTF."""

    media_type: str
    charset: str
    octets: bytes


def bodies_of(octets: bytes) -> list[Body]:
    """Return the bodies in *octets*, as far as they can be followed; none where they are no TNEF. Bounded, never raises."""
    found: list[Body] = []
    if not octets.startswith(SIGNATURE):
        return found
    charset = ""
    try:
        for name, data in _attributes(octets):
            if name == _CODE_PAGE and len(data) >= 4:
                charset = f"cp{struct.unpack_from('<I', data)[0]}"
            elif name == _BODY:
                found.append(Body("text/plain", charset, data.rstrip(b"\0")))
            elif name == _PROPERTIES:
                found += _bodies(data, charset)
    except struct.error:
        pass  # cut off
    return found


def _attributes(octets: bytes) -> Iterator[tuple[int, bytes]]:
    position = 6
    for _ in range(_MAX_ATTRIBUTES):
        if position + 9 > len(octets):
            return
        _level, name, length = struct.unpack_from("<BII", octets, position)
        yield name, octets[position + 9 : position + 9 + length]
        position += 9 + length + 2  # a checksum


def _bodies(data: bytes, charset: str) -> list[Body]:
    """Return the bodies among MAPI properties."""
    values = {
        name: (kind, value)
        for kind, name, value in _properties(data)
        if name in {_PR_BODY, _PR_RTF, _PR_HTML, _PR_CODE_PAGE}
    }
    found: list[Body] = []
    if _PR_BODY in values:
        kind, value = values[_PR_BODY]
        wide = kind == _UNICODE
        end = b"\0\0" if wide else b"\0"
        found.append(Body("text/plain", "utf-16-le" if wide else charset, value.removesuffix(end)))
    if _PR_HTML in values:
        page = values.get(_PR_CODE_PAGE, (0, b""))[1]
        label = f"cp{struct.unpack_from('<I', page)[0]}" if len(page) >= 4 else charset
        found.append(Body("text/html", label, values[_PR_HTML][1].rstrip(b"\0")))
    if _PR_RTF in values and not found:
        found.append(Body("text/rtf", "", values[_PR_RTF][1]))
    return found


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield type, name and value of each property; an unknown type ends them."""
    (count,) = struct.unpack_from("<I", data)
    position = 4
    for _ in range(min(count, _MAX_PROPERTIES)):
        kind, name = struct.unpack_from("<HH", data, position)
        position += 4
        if name >= 0x8000:
            is_text, length = struct.unpack_from("<II", data, position + 16)
            position += 24 + (_padded(length) if is_text else 0)
        times = 1
        if kind & _MANY or kind in _VARIABLE:
            (times,) = struct.unpack_from("<I", data, position)
            position += 4
        if kind & ~_MANY not in _FIXED and kind & ~_MANY not in _VARIABLE:
            return
        for _value in range(min(times, _MAX_PROPERTIES)):
            length = _FIXED.get(kind & ~_MANY, -1)
            if length < 0:
                (length,) = struct.unpack_from("<I", data, position)
                position += 4
            yield kind, name, data[position : position + length]
            position += _padded(length)


def _padded(length: int) -> int:
    return (length + 3) & ~3


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
