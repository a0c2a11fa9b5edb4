"""What this command wrote itself: found in a folder, it is no mail, though it repeats what mails say."""

from __future__ import annotations

from typing import Final

from norton_order.text.patterns import pattern

_MARK: Final = b'<meta name="generator" content="norton-order">'
_JSON: Final = pattern(rb'\s*\{\s*"(?:schema"\s*:\s*[0-9]|type"\s*:\s*"(?:notice|rejection)")')


def is_own_output(head: bytes) -> bool:
    """Return whether *head*, the first octets of a file, is that of a page or a JSON document of this command."""
    return _MARK in head[:4096] or _JSON.match(head) is not None
