"""Outlook's winmail.dat (TNEF, MS-OXTNEF) -> the bodies it holds as text or HTML."""

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
