"""An Outlook .msg -> the octets of the Internet message it was. The layout of the file is that of MS-OXMSG."""

from __future__ import annotations

import importlib.util
import io
import re
import struct
from typing import TYPE_CHECKING, Final

from norton_order.sources.feeds import DamageError
from norton_order.sources.limits import MIB
from norton_order.sources.mapi import EMBEDDED, INTEGER, MAX_EMBEDDED, METHOD, TIME, Item, message_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oxmsg.storage import Storage

_PROPERTIES: Final = "__properties_version1.0"
_PROPERTIES_IN_DIRECTORY: Final = _PROPERTIES.encode("utf-16-le")
_RECIPIENT, _ATTACHMENT = "__recip_version1.0_#", "__attach_version1.0_#"
_VALUE: Final = re.compile(r"__SUBSTG1\.0_([0-9A-F]{4})([0-9A-F]{4})")

# Octets before the first property: of the file, of an embedded message, of recipients and attachments.
_FILE_HEADER, _EMBEDDED_HEADER, _CHILD_HEADER = 32, 24, 8

# A message of Outlook has some hundred streams, one with 200 recipients 4,000.
_MAX_STREAMS: Final = 50_000


def is_outlook_message(raw: bytes) -> bool:
    """Tell a message from the other documents that come in this wrapping."""
    return _PROPERTIES_IN_DIRECTORY in raw


def message_from_outlook(raw: bytes) -> bytes:
    """Return the message as RFC 5322 octets.

    Raises:
        DamageError: the extra ``outlook`` is missing, or the file is damaged or beyond the bounds.
    """
    if importlib.util.find_spec("oxmsg") is None:
        raise DamageError("needs-outlook", "an Outlook message (.msg)")
    try:
        return message_of(_item(_storage(raw), _FILE_HEADER))
    except DamageError:
        raise
    except Exception as error:
        # olefile raises whatever a damaged file makes it.
        raise DamageError("broken-archive", "a damaged Outlook message (.msg)") from error


def _storage(raw: bytes) -> Storage:
    from olefile import OleFileIO  # type: ignore[import-untyped]  # comes with oxmsg
    from oxmsg.storage import Storage

    # A stream, because olefile takes a few octets for a path.
    with OleFileIO(io.BytesIO(raw)) as ole:
        sizes = [entry.size for entry in ole.direntries if entry is not None]
        # Streams may share their octets.
        if len(sizes) > _MAX_STREAMS or sum(sizes) > 2 * len(raw) + MIB:
            raise DamageError("bomb", "an Outlook message larger inside than outside")
        return Storage.from_ole(ole)


def _item(storage: Storage, header_octets: int, depth: int = 0) -> Item:
    values: dict[tuple[int, int], bytes] = {}
    for stream in storage.streams:
        if value := _VALUE.fullmatch(stream.name.upper()):
            values[int(value[1], 16), int(value[2], 16)] = stream.bytes_
        elif stream.name.lower() == _PROPERTIES:
            values |= _fixed(stream.bytes_[header_octets:])
    attachments = _children(storage, _ATTACHMENT)
    return Item(
        values,
        tuple(_item(child, _CHILD_HEADER) for child in _children(storage, _RECIPIENT)),
        tuple(_attachment(child, depth) for child in attachments),
    )


def _attachment(storage: Storage, depth: int) -> Item:
    item = _item(storage, _CHILD_HEADER)
    if item.integer(METHOD) == EMBEDDED and depth < MAX_EMBEDDED:
        for inner in storage.storages:
            return item._replace(embedded=_item(inner, _EMBEDDED_HEADER, depth + 1))
    return item


def _children(storage: Storage, prefix: str) -> Iterator[Storage]:
    return (child for child in storage.storages if child.name.startswith(prefix))


def _fixed(properties: bytes) -> dict[tuple[int, int], bytes]:
    """Return the integers and times."""
    values = {}
    for at in range(0, len(properties) - 15, 16):
        kind, number = struct.unpack_from("<2H", properties, at)
        if kind in (INTEGER, TIME):
            values[number, kind] = properties[at + 8 : at + (12 if kind == INTEGER else 16)]
    return values
