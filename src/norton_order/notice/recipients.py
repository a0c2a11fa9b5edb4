"""Which address a notice was sent to: the second value to type."""

from __future__ import annotations

from dataclasses import dataclass

from norton_order.mail.forwards import strip_subject_prefixes
from norton_order.mail.headers import Envelope
from norton_order.notice.letters import Letter
from norton_order.notice.trust import sent_by_vendor


@dataclass(frozen=True, slots=True)
class Recipient:
    """The address to type, or None, and why it is uncertain, or ""."""

    email: str | None
    uncertain: str = ""


def choose_recipient(letter: Letter) -> Recipient:
    """Return the address the notice in *letter* was sent to.

    Of a forward it is the forwarded block's own: the addresses of the mail around it are a helper's.
    """
    own = letter.envelope
    to = own.recipients
    if letter.origin == "pasted" or (letter.origin == "inline" and not to):
        return Recipient(None, "the mail does not say which address it was sent to")
    if letter.origin == "original" and not sent_by_vendor(own) and _looks_passed_on(own):
        return Recipient(None, "the mail was passed on, and does not say to which address it was first sent")
    if not to:
        return _from_delivery(own)
    delivered = {address.lower() for address in own.delivered_to}
    email = next((address for address in to if address.lower() in delivered), to[0])
    others = _different([*to, *own.delivered_to], email)
    return Recipient(email, f"sent to {email}, and also to {', '.join(others[:4])}" if others else "")


def _from_delivery(own: Envelope) -> Recipient:
    if not own.delivered_to:
        return Recipient(None, "the mail does not say which address it was sent to")
    email = own.delivered_to[0]
    others = _different(own.delivered_to, email)
    return Recipient(email, f"delivered to {email}, and also to {', '.join(others[:4])}" if others else "")


def _different(addresses: tuple[str, ...] | list[str], email: str) -> list[str]:
    seen = {email.lower()}
    found = []
    for address in addresses:
        if address.lower() not in seen:
            seen.add(address.lower())
            found.append(address)
    return found


def _looks_passed_on(envelope: Envelope) -> bool:
    subject = (envelope.subject or "").strip()
    return strip_subject_prefixes(subject) != subject
