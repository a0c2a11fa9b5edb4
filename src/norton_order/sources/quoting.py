"""A message as it was before a program that writes mboxes quoted its header section.

imap-backup puts a ``>`` before every line that begins with "From", also before the header field.
"""

from __future__ import annotations

import re
from typing import Final

_QUOTED: Final = b"\n>From:"
_HEADER_END: Final = re.compile(rb"\n\r?\n|\Z")
_FROM: Final = re.compile(rb"^From[ \t]*:", re.IGNORECASE | re.MULTILINE)
_MOST_HEADER_OCTETS: Final = 1 << 18
DEFECT: Final = "the field From was quoted"


def unquoted(raw: bytes) -> bytes:
    """Return *raw* with its field From as it was; the very octets where it was not quoted."""
    place = raw.find(_QUOTED, 0, _MOST_HEADER_OCTETS) if not raw.startswith(_QUOTED[1:]) else -1
    if place < 0 and not raw.startswith(_QUOTED[1:]):
        return raw
    end = _HEADER_END.search(raw, 0, _MOST_HEADER_OCTETS)
    if end is None or place > end.start() or _FROM.search(raw, 0, end.start()):
        return raw
    return raw[: place + 1] + raw[place + 2 :]
