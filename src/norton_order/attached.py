"""Mailboxes and archives attached to a message: found by how their base64 begins, without reading the message."""

from __future__ import annotations

import binascii
from typing import TYPE_CHECKING, Final, NamedTuple

from norton_order.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ATTACHED: Final = 100  # in one message
_HEADER_OCTETS: Final = 4096  # in which the header section of a part is looked for
_MAX_NAME: Final = 200

# The first characters of a store in base64. In an mbox they are looked for together with the needles.
_BEGINNINGS: Final = (
    b"UEsDB",  # zip
    b"RnJvbS",  # mbox: "From "
    b"H4sI",  # gzip
    b"QlpoO",  # bzip2
    b"/Td6WF",  # xz
    b"KLUv/",  # Zstandard
    b"N3q8r",  # 7-Zip
    b"UmFyI",  # RAR
    b"IUJET",  # Outlook data file
    b"0M8R4",  # Outlook message, or a document of old Office
)
STARTS: Final = tuple(blank + start for start in _BEGINNINGS for blank in (b"\n\n", b"\n\r\n"))
_OLE: Final = b"0M8R4"
_OUTLOOK: Final = (".msg", ".oft")
_BASE64: Final = pattern(rb"[A-Za-z0-9+/\s]*={0,2}")
_IS_BASE64: Final = pattern(rb"(?i)\ncontent-transfer-encoding:[ \t]*base64")
_NAME: Final = pattern(rb'(?i)\bname=(?:"([^"\r\n]{1,400})"|([^\s;"]{1,400}))')


class Attached(NamedTuple):
    """A file attached to a message.

    Attributes:
        name: as the message calls it, else its number, counted from 1.
        octets: decoded.
    """

    name: str
    octets: bytes


def holds_store(raw: bytes) -> bool:
    """Return whether anything is attached to a message that begins as a mailbox or an archive."""
    return any(start in raw for start in STARTS)


def attached_stores(raw: bytes) -> Iterator[Attached]:
    """Yield what is attached to a message and begins as a mailbox or an archive, in order, decoded.

    Args:
        raw: one message. Never raises; at most ``MAX_ATTACHED`` are looked at.
    """
    places = sorted(_places(raw))
    for number, place in enumerate(places[:MAX_ATTACHED], 1):
        header = raw[max(0, place - _HEADER_OCTETS) : place].replace(b"\r\n", b"\n").rstrip(b"\n")
        header = b"\n" + header.rpartition(b"\n\n")[2]
        name = _name(header) or str(number)
        if not _IS_BASE64.search(header):
            continue
        if raw.startswith(_OLE, place) and not name.lower().endswith(_OUTLOOK):
            continue
        match = _BASE64.match(raw, place)
        octets = match[0] if match else b""
        try:
            yield Attached(name, binascii.a2b_base64(octets + b"=="))
        except binascii.Error:  # a letter too many: the end of the last group is not there
            continue


def _places(raw: bytes) -> Iterator[int]:
    """Yield where the base64 of a store begins."""
    for start in STARTS:
        place = raw.find(start)
        while place >= 0:
            yield place + start.index(b"\n", 1) + 1
            place = raw.find(start, place + 1)


def _name(header: bytes) -> str:
    """Return the file name in a header section, "" where there is none that needs no decoding."""
    match = _NAME.search(header)
    name = (match[1] or match[2]) if match else b""
    if not name.isascii() or name.startswith(b"=?"):
        return ""
    return name.decode("ascii").replace("\\", "/").rpartition("/")[2][:_MAX_NAME]
