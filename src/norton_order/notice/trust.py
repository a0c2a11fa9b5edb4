"""Whether a letter comes from the vendor, by the domain of its sender."""

from __future__ import annotations

from norton_order.mime import Envelope
from norton_order.notice.letters import Letter
from norton_order.vendor.senders import is_vendor


def domain_of(address: str | None) -> str:
    """Return the domain of an addr-spec, lower-case, or "" for none."""
    return (address or "").rpartition("@")[2].lower()


def sent_by_vendor(envelope: Envelope) -> bool:
    """Return whether every From address of *envelope* is the vendor's; several that differ are a forgery."""
    return bool(envelope.senders) and all(map(is_vendor, envelope.senders))


def is_foreign(letter: Letter) -> bool:
    """Return whether *letter* is known not to come from the vendor; of a pasted text that cannot be told."""
    if sent_by_vendor(letter.envelope):
        return False
    return letter.origin in {"original", "attached"} or (
        letter.origin == "inline" and bool(letter.envelope.senders)
    )
