"""An .emlx or .partial.emlx of Apple Mail -> the message in it."""

from __future__ import annotations

import re
from typing import Final

from norton_order.sources.feeds import DamageError

_COUNT: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,64}([0-9]{1,12})[ \t]*\r?\n")
_PLIST: Final = b"<?xml"


def message_in_emlx(raw: bytes) -> bytes:
    """Return the message between the count line and the property list.

    The count is believed where the property list or nothing follows the message it tells of; where it lies,
    the message reaches to the last ``<?xml`` at the start of a line.

    Raises:
        DamageError: there is less than the count tells of, and no property list: half a message.
    """
    count = _COUNT.match(raw)
    if count is None:
        return raw
    start = count.end()
    end = start + int(count[1])
    rest = raw[end : end + 1024].lstrip()
    if end <= len(raw) and (not rest or rest.startswith(_PLIST)):
        return raw[start:end]
    plist = raw.rfind(b"\n" + _PLIST, start)
    if plist >= 0:
        return raw[start : plist + 1]
    if end > len(raw):
        raise DamageError("broken-archive", "the .emlx file is cut short")
    return raw[start:]
