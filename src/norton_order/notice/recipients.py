"""Which address a notice was sent to: the second value to type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from norton_order.forwards import strip_subject_prefixes
from norton_order.mime import Envelope
from norton_order.mime.addresses import ADDRESS
from norton_order.notice.kinds import report_of_subject
from norton_order.notice.letters import Letter
from norton_order.notice.relays import is_mask
from norton_order.notice.trust import is_foreign
from norton_order.vendor.senders import is_vendor

_FOR: Final = re.compile(r"\bfor\s+<?([^\s<>;()]{1,320})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recipient:
    """The address to type, or None.

    Attributes:
        email: the address, as far as it can be known.
        is_certain: whether nothing speaks for another one.
        candidates: every address that it may be, *email* first; empty where it is certain.
    """

    email: str | None
    is_certain: bool = True
    candidates: tuple[str, ...] = ()


def choose_recipient(letter: Letter, letters: Sequence[Letter] = (), relay: str | None = None) -> Recipient:
    """Return the address the notice in *letter* was sent to.

    Of a forward it is the forwarded block's own: the addresses of the mail around it are a helper's. What a person
    passed on without such a block was sent to the helper, not to the customer.

    Args:
        letter: which holds the notice.
        letters: all of the message, the one around it among them.
        relay: the list or service that the message came through.
    """
    own = letter.envelope
    to = _customers(own.recipients)
    if letter.origin == "pasted":
        return _unknown(())
    if relay is not None:
        return _behind_relay(own, to)
    if is_foreign(letter) and (letter.origin == "inline" or _is_private(own)):
        return _unknown([*own.senders, *to])
    if letter.origin == "inline":
        around = letters[letter.parent].envelope.senders if letter.parent is not None and letters else ()
        return _of(to) if to else _unknown(_customers(around))
    if not to:
        return _from_delivery(own)
    delivered = _kept(own)
    email = next((address for address in to if address.lower() in map(str.lower, delivered)), to[0])
    return _of([email, *to, *delivered])


def _of(addresses: Sequence[str]) -> Recipient:
    """Return the first of *addresses*, certain if there is no other."""
    each = _each_once(addresses)
    return Recipient(each[0], len(each) == 1, each if len(each) > 1 else ())


def _unknown(candidates: Iterable[str]) -> Recipient:
    return Recipient(None, is_certain=False, candidates=_each_once(_customers(candidates)))


def _behind_relay(own: Envelope, to: Sequence[str]) -> Recipient:
    """Return the mask that a service gave out, of a list the address written to."""
    known = [*own.masks, *to, *own.delivered_to]
    masks = [address for address in known if is_mask(address)]
    if masks:
        return _of(masks[:1])
    if own.list_id and to:
        return _of(to)
    return _unknown(known)


def _from_delivery(own: Envelope) -> Recipient:
    """Return the address of the mailbox, which may be that of a helper to whom all mail is passed on."""
    delivered, taken = _kept(own), _taken_for(own)
    if not delivered and not taken:
        return _unknown(own.delivered_to)
    found = _of([*delivered, *taken])
    if own.recipients and found.is_certain:  # it was written to the vendor
        return Recipient(found.email, is_certain=False, candidates=(str(found.email),))
    return found


def _kept(own: Envelope) -> list[str]:
    """Return the addresses of delivery, without those to which the whole mail was passed on."""
    helpers = set(map(str.lower, own.handed_on_to))
    return [address for address in _customers(own.delivered_to) if address.lower() not in helpers]


def _customers(addresses: Iterable[str]) -> list[str]:
    """Leave out the vendor's own: no order is made with such an address."""
    return [address for address in addresses if not is_vendor(address)]


def _taken_for(own: Envelope) -> list[str]:
    """Return for whom servers took the mail, as their Received fields say, the first server's first."""
    takers = (match[1] for name, body in own.trace if name == "received" for match in _FOR.finditer(body))
    return _customers(filter(ADDRESS.fullmatch, reversed(list(takers))))


def _each_once(addresses: Iterable[str]) -> tuple[str, ...]:
    """Return *addresses* without repetition, letter case aside."""
    found: dict[str, str] = {}
    for address in addresses:
        found.setdefault(address.lower(), address)
    return tuple(found.values())


def _is_private(envelope: Envelope) -> bool:
    """Return whether a stranger's mail is one that a person wrote: passed on, or under words of his own."""
    subject = (envelope.subject or "").strip()
    return strip_subject_prefixes(subject) != subject or report_of_subject(subject) is None
