"""An Outlook .msg -> the octets of the Internet message it was."""

from __future__ import annotations

from typing import Final

from norton_order.boxes.feeds import DamageError

_PROPERTIES: Final = "__properties_version1.0".encode("utf-16-le")


def is_outlook_message(raw: bytes) -> bool:
    """Tell a message from the other documents that come in this wrapping."""
    return _PROPERTIES in raw


def message_from_outlook(raw: bytes) -> bytes:
    """Return the message as RFC 5322 octets."""
    raise DamageError("needs-outlook", "an Outlook message (.msg)")
